"""One call, one answer: every stage once, in order."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

from beredt.engine.assessment.answer import Assessment
from beredt.engine.assessment.composing import compose
from beredt.engine.capacity import Ceiling, Ceilings, ceiling_of, gather
from beredt.engine.expectation import Expectation, expect
from beredt.engine.flow import (
    CHUNK,
    Course,
    Order,
    Totals,
    join,
    make_order,
    run_orders,
)
from beredt.engine.gaps import find_gaps
from beredt.engine.influence import weigh_assumptions
from beredt.engine.knowledge import STRATA, half_width
from beredt.engine.preparation import Prepared, World, middle, prepare, prepare_world
from beredt.engine.register import Register
from beredt.engine.scenario import Scenario
from beredt.engine.supply import Variants, draw_down

BATCH = 4 * CHUNK


def assess(  # noqa: PLR0913 - every choice of a run, with its default
    scenario: Scenario,
    register: Register,
    *,
    draws: int = 200,
    seed: int = 1,
    knowledge: bool = True,
    influence: bool = False,
    executor: Executor | None = None,
    workers: int = 1,
    precision: float | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Assessment:
    """Compare what a scenario asks for with what a register can really do.

    With `knowledge` every run of `CHUNK` draws is made in a world of its own, where
    every number with an interval has another value; without it all have their value.
    `influence` asks which of them the spread comes from (takes a second or two).
    `precision` stops the draws, at most `draws`, when half the 95 % interval of the
    mean of unmet place-days is below this share of it. `progress` is told draws done
    and draws in all. The result has the same bits whatever the workers.
    """
    prepared = prepare(scenario, register, seed=seed, knowledge=knowledge)
    center = middle(prepared)
    expectation = expect(center.demand)
    with _workers(executor, workers) as pool:
        run = _run(prepared, expectation, draws, pool, precision, progress)
    ceilings = run.ceilings(prepared)
    course = run.course()
    return compose(
        prepared,
        expectation,
        course,
        ceilings,
        find_gaps(course, ceilings),
        draw_down(course, run.variants(ceilings)),
        weigh_assumptions(prepared, center, expectation, ranked=influence),
    )


@contextmanager
def _workers(executor: Executor | None, workers: int) -> Iterator[Executor | None]:
    if executor is not None or workers <= 1:
        yield executor
        return
    with ThreadPoolExecutor(workers) as pool:
        yield pool


@dataclass(slots=True, kw_only=True, eq=False)
class _Run:
    """Draws already made, and the worlds they were made in."""

    prepared: Prepared
    parts: list[Totals] = field(default_factory=list)
    found: list[Ceiling] = field(default_factory=list)
    known: list[tuple[Scenario, Register]] = field(default_factory=list)
    draws: int = 0

    def course(self) -> Course:
        """Return how it went in all draws."""
        network = self.prepared.plan.demand.network
        return Course(network=network, draws=self.draws, totals=join(self.parts))

    def ceilings(self, prepared: Prepared) -> Ceilings:
        """Return what could be used in all draws."""
        return gather(self.found, prepared.plan.capacity.constraints)

    def variants(self, ceilings: Ceilings) -> Variants:
        """Return what was known of supplies in all draws."""
        return Variants(world=ceilings.world, known=self.known)

    def orders(self, draws: int) -> Iterator[Order]:
        """Give the next orders, each with the draws of one world."""
        last = self.draws + draws
        for begin in range(self.draws, last, CHUNK):
            numbers = range(begin, min(begin + CHUNK, last))
            world = prepare_world(self.prepared, begin // CHUNK)
            self._note(world, len(numbers))
            yield make_order(world.demand, world.capacity, numbers)

    def _note(self, world: World, draws: int) -> None:
        if self.prepared.knowledge.is_complete and self.found:
            # All draws belong to one world, the plan.
            self.found[0] = self.found[0]._replace(draws=self.found[0].draws + draws)
            return
        network = world.demand.network
        self.found.append(ceiling_of(world.capacity, network, draws))
        self.known.append((world.scenario, world.register))


def _run(
    prepared: Prepared,
    expectation: Expectation,
    draws: int,
    executor: Executor | None,
    precision: float | None,
    progress: Callable[[int, int], None] | None,
) -> _Run:
    """Run all draws, or batches of them until the headline is precise enough."""
    run = _Run(prepared=prepared)
    whole = BATCH if prepared.knowledge.is_complete else STRATA * CHUNK
    while run.draws < draws:
        batch = draws - run.draws
        if precision is not None:
            batch = min(whole, batch)
        run.parts += run_orders(
            run.orders(batch),
            executor=executor,
            progress=_reporter(progress, run.draws, draws),
        )
        run.draws += batch
        if precision is not None:
            ceilings = run.ceilings(prepared)
            mean, half = headline(run.course(), ceilings, expectation)
            if half <= precision * max(mean, 1.0):
                break
    return run


def _reporter(
    progress: Callable[[int, int], None] | None, done: int, draws: int
) -> Callable[[int], None] | None:
    if progress is None:
        return None
    return lambda n: progress(done + n, draws)


def headline(
    course: Course, ceilings: Ceilings, expectation: Expectation
) -> tuple[float, float]:
    """Return the mean of unmet place-days and half its 95 % interval.

    The exact expected need serves as control variate: draws with more patients than
    expected are corrected by what that is worth. Draws of one world count as one.
    """
    unmet = find_gaps(course, ceilings).unmet_days[:, :-1].sum(axis=(1, 2))
    need = course.totals.need.sum(axis=(1, 2, 3, 4), dtype=np.float64)
    slope = 0.0
    if need.var() > 0:
        slope = float(np.cov(unmet, need)[0, 1] / need.var(ddof=1))
    corrected = unmet - slope * (need - expectation.need.sum())
    return float(corrected.mean()), half_width(corrected, ceilings.world)
