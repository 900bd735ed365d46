"""One call, one answer: every stage once, in order."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np

from beredt.engine.assessment.answer import Assessment
from beredt.engine.assessment.composing import compose
from beredt.engine.capacity import Capacity, plan_capacity
from beredt.engine.demand import Demand, draw_demand
from beredt.engine.expectation import Expectation, expect
from beredt.engine.flow import CHUNK, Course, Totals, join, simulate
from beredt.engine.gaps import find_gaps
from beredt.engine.network import build_network
from beredt.engine.register import Register
from beredt.engine.scenario import Scenario
from beredt.engine.supply import draw_down

BATCH = 4 * CHUNK


def assess(
    scenario: Scenario,
    register: Register,
    *,
    draws: int = 200,
    seed: int = 1,
    executor: Executor | None = None,
    workers: int = 1,
    precision: float | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Assessment:
    """Compare what a scenario asks for with what a register can really do.

    `precision` stops the draws, at most `draws`, when half the 95 % interval of the
    mean of unmet place-days is below this share of it. `progress` is told draws done
    and draws in all. The result has the same bits whatever the workers.
    """
    network = build_network(register)
    demand = draw_demand(scenario, network, seed=seed)
    capacity = plan_capacity(scenario, network)
    expectation = expect(demand)
    with _workers(executor, workers) as pool:
        course = _run(demand, capacity, expectation, draws, pool, precision, progress)
    gaps = find_gaps(course, capacity)
    supplies = draw_down(course, scenario)
    return compose(scenario, demand, capacity, expectation, course, gaps, supplies)


@contextmanager
def _workers(executor: Executor | None, workers: int) -> Iterator[Executor | None]:
    if executor is not None or workers <= 1:
        yield executor
        return
    with ThreadPoolExecutor(workers) as pool:
        yield pool


def _run(
    demand: Demand,
    capacity: Capacity,
    expectation: Expectation,
    draws: int,
    executor: Executor | None,
    precision: float | None,
    progress: Callable[[int, int], None] | None,
) -> Course:
    """Run all draws, or batches of them until the headline is precise enough."""
    parts: list[Totals] = []
    done = 0
    while done < draws:
        batch = draws - done if precision is None else min(BATCH, draws - done)
        course = simulate(
            demand,
            capacity,
            draws=batch,
            first=done,
            executor=executor,
            progress=_reporter(progress, done, draws),
        )
        parts.append(course.totals)
        done += batch
        if precision is not None:
            joined = Course(network=demand.network, draws=done, totals=join(parts))
            mean, half = headline(joined, capacity, expectation)
            if half <= precision * max(mean, 1.0):
                break
    return Course(network=demand.network, draws=done, totals=join(parts))


def _reporter(
    progress: Callable[[int, int], None] | None, done: int, draws: int
) -> Callable[[int], None] | None:
    if progress is None:
        return None
    return lambda n: progress(done + n, draws)


def headline(
    course: Course, capacity: Capacity, expectation: Expectation
) -> tuple[float, float]:
    """Return the mean of unmet place-days and half its 95 % interval.

    The exact expected need serves as control variate: draws with more patients than
    expected are corrected by what that is worth.
    """
    unmet = find_gaps(course, capacity).unmet_days[:, :-1].sum(axis=(1, 2))
    need = course.totals.need.sum(axis=(1, 2, 3, 4), dtype=np.float64)
    slope = 0.0
    if need.var() > 0:
        slope = float(np.cov(unmet, need)[0, 1] / need.var(ddof=1))
    corrected = unmet - slope * (need - expectation.need.sum())
    half = (
        1.96 * corrected.std(ddof=1) / np.sqrt(len(unmet)) if len(unmet) > 1 else np.inf
    )
    return float(corrected.mean()), float(half)
