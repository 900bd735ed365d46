"""All of it: one call, one answer, with its provenance."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from time import perf_counter
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.bands import Band, band, band_over_draws
from beredt.engine.capacity import Capacity, plan_capacity
from beredt.engine.demand import Demand, draw_demand
from beredt.engine.expectation import Expectation, expect
from beredt.engine.flow import CHUNK, Course, Totals, join, simulate
from beredt.engine.gaps import Gap, Gaps, find_gaps
from beredt.engine.influence import Assumption, weigh_assumptions
from beredt.engine.kernels.records import OUTCOMES
from beredt.engine.network import KINDS, Network, build_network
from beredt.engine.register import PlaceKind, Register
from beredt.engine.scenario import EVERYWHERE, SOURCES, Scenario, Source
from beredt.engine.supply import SupplyLine, draw_down

__all__ = [
    "Assessment",
    "Assumption",
    "Band",
    "DeathLine",
    "Facts",
    "Flow",
    "Gap",
    "SupplyLine",
    "assess",
]
ENGINE_VERSION = "0.1.0"
BATCH = 4 * CHUNK
Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathLine:
    """Deaths of one source in one region: while waiting for a place, or of the illness.

    `place` is the kind of place waited for (empty for deaths of the illness).
    """

    source: Source
    region: str
    place: str
    cause: str
    deaths: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What became of the patients of one source, as numbers of patients."""

    source: Source
    arrived: Band
    treated: Band
    moved: Band
    worsened: Band
    left_untreated: Band
    died_waiting: Band
    died_of_illness: Band
    still_inside: Band
    postponed: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was asked, of which data, by which engine."""

    scenario: str
    scenario_fingerprint: str
    register: str
    register_version: str
    register_fingerprint: str
    seed: int
    draws: int
    days: int
    engine_version: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Assessment:
    """Need, capacity, course and gap of one scenario in one register.

    Day axis: index t is the end of day t + 1 of the scenario. Region axis: the
    regions in the register's order, then the whole country as the last entry
    (`places` names it `norway`). Band axis: mean, p10, p50, p90 (`bands.LEVELS`).
    Theatre and emergency places are counted as the mean over the day, all other kinds
    at the end of the day; `usable` is the lowest of the day.

    Axes of `need_by_source`: band, day, region, kind, source.
    Axes of `need`, `gap`, `occupied`, `waiting`: band, day, region, kind.
    Axes of `expected_need`: day, region, kind, source (exact, unlimited capacity).
    Axes of `usable`: day, region, kind. Axes of `binding`: day, region, kind, as
    indices into `constraints`. Axes of `patients_per_day`: band, day, source.
    Axes of `backlog`: day, region (postponed planned patients, expected).
    Axes of `facility_usable`, `facility_need` (mean): day, facility, kind.
    One value a draw, for paired comparisons. Axes of `unmet_days_by_draw`: draw,
    region, kind (place-days); of `deaths_by_draw`: draw, source (patients).
    """

    facts: Facts
    scenario: Scenario
    register: Register
    regions: tuple[str, ...]
    facilities: tuple[str, ...]
    kinds: tuple[PlaceKind, ...]
    sources: tuple[Source, ...]
    constraints: tuple[str, ...]
    need_by_source: Floats
    need: Floats
    expected_need: Floats
    usable: Floats
    binding: Integers
    gap: Floats
    occupied: Floats
    waiting: Floats
    patients_per_day: Floats
    facility_need: Floats
    facility_usable: Floats
    backlog: Floats
    unmet_days_by_draw: Floats
    deaths_by_draw: Floats
    patients: dict[Source, Band]
    peak_day: dict[Source, dict[PlaceKind, int]]
    peak: dict[Source, dict[PlaceKind, Band]]
    gaps: tuple[Gap, ...]
    first_break: Gap | None
    flows: tuple[Flow, ...]
    deaths: tuple[DeathLine, ...]
    moved: Band
    supplies: tuple[SupplyLine, ...]
    assumptions: tuple[Assumption, ...]
    seconds: float


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
    begin = perf_counter()
    network = build_network(register)
    demand = draw_demand(scenario, network, seed=seed)
    capacity = plan_capacity(scenario, network)
    expectation = expect(demand)
    with _workers(executor, workers) as pool:
        course = _run(demand, capacity, expectation, draws, pool, precision, progress)
    gaps = find_gaps(course, capacity)
    supplies = draw_down(course, scenario)
    return _assessment(
        scenario, demand, capacity, expectation, course, gaps, supplies, begin
    )


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


def _fingerprint(*words: object) -> str:
    return sha256("\x1f".join(map(str, words)).encode()).hexdigest()


def _facts(scenario: Scenario, register: Register, seed: int, draws: int) -> Facts:
    return Facts(
        scenario=scenario.name,
        scenario_fingerprint=scenario.fingerprint,
        register=register.name,
        register_version=register.version,
        register_fingerprint=register.fingerprint,
        seed=seed,
        draws=draws,
        days=scenario.days,
        engine_version=ENGINE_VERSION,
        fingerprint=_fingerprint(
            scenario.fingerprint, register.fingerprint, seed, draws, ENGINE_VERSION
        ),
    )


def _days_first(values: Array) -> Floats:
    """Move day, the last axis, to stand after the band axis."""
    return np.moveaxis(values, -1, 1).astype(float)


def _with_country(values: Array) -> Array:
    country = values.sum(axis=1, keepdims=True)
    return np.concatenate([values, country], axis=1)


def _assessment(
    scenario: Scenario,
    demand: Demand,
    capacity: Capacity,
    expectation: Expectation,
    course: Course,
    gaps: Gaps,
    supplies: tuple[SupplyLine, ...],
    begin: float,
) -> Assessment:
    network, totals = demand.network, course.totals
    background = np.zeros((scenario.days, len(network.facilities), len(KINDS)))
    place = network.stations["facility"], network.stations["kind"]
    usable, need = background.copy(), background.copy()
    usable[:, *place] = capacity.usable + capacity.background
    need[:, *place] = totals.need_station.T / course.draws + capacity.background
    moved = totals.ledger[..., OUTCOMES.index("moved")].sum(axis=(1, 2, 3))
    peaks = gaps.need[:, -1].max(axis=-1)
    curve = gaps.need[:, -1].mean(axis=0)
    return Assessment(
        facts=_facts(scenario, network.register, demand.seed, course.draws),
        scenario=scenario,
        register=network.register,
        regions=(*network.regions, EVERYWHERE),
        facilities=tuple(row.id for row in network.facilities),
        kinds=KINDS,
        sources=SOURCES,
        constraints=capacity.constraints,
        need_by_source=_days_first(band_over_draws(gaps.need)),
        need=_days_first(band_over_draws(gaps.need.sum(axis=3))),
        expected_need=_expected(expectation, gaps),
        usable=np.moveaxis(gaps.usable, -1, 0),
        binding=_country_binding(capacity, gaps),
        gap=_days_first(band_over_draws(gaps.missing)),
        occupied=_days_first(band_over_draws(_with_country(totals.occupied))),
        waiting=_days_first(band_over_draws(_with_country(totals.waiting))),
        patients_per_day=_days_first(band_over_draws(totals.arrived)),
        facility_need=need,
        facility_usable=usable,
        backlog=demand.backlog,
        unmet_days_by_draw=gaps.unmet_days.astype(float),
        deaths_by_draw=_deaths_by_draw(totals),
        patients={
            source: band(totals.arrived[:, a].sum(axis=-1))
            for a, source in enumerate(SOURCES)
        },
        peak_day={
            source: {
                kind: int(curve[k, a].argmax()) + 1 for k, kind in enumerate(KINDS)
            }
            for a, source in enumerate(SOURCES)
        },
        peak={
            source: {kind: band(peaks[:, k, a]) for k, kind in enumerate(KINDS)}
            for a, source in enumerate(SOURCES)
        },
        gaps=gaps.lines,
        first_break=gaps.first_break,
        flows=_flows(totals),
        deaths=_deaths(network, totals),
        moved=band(moved),
        supplies=supplies,
        assumptions=weigh_assumptions(scenario, demand, capacity, expectation, gaps),
        seconds=perf_counter() - begin,
    )


def _expected(expectation: Expectation, gaps: Gaps) -> Floats:
    """Add the country, and the ordinary users who are not followed one by one."""
    need = np.concatenate(
        [expectation.need, expectation.need.sum(axis=1, keepdims=True)], axis=1
    )
    need[..., SOURCES.index("ordinary")] += gaps.background[None]
    return need


def _country_binding(capacity: Capacity, gaps: Gaps) -> Integers:
    """Add the country: what binds where the need is largest against what is usable."""
    need = gaps.need.mean(axis=0).sum(axis=2)[:-1]
    tight = need - gaps.usable[:-1]
    worst = np.moveaxis(tight.argmax(axis=0), -1, 0)
    country = np.take_along_axis(capacity.binding, worst[:, None], axis=1)
    return np.concatenate([capacity.binding, country], axis=1)


def _deaths_by_draw(totals: Totals) -> Floats:
    waiting = totals.died.sum(axis=(1, 2))
    illness = totals.ledger[..., OUTCOMES.index("died_of_illness")].sum(axis=(1, 3))
    return np.asarray((waiting + illness).astype(float))


def _flows(totals: Totals) -> tuple[Flow, ...]:
    """Say what became of the patients of each source."""
    by_source = totals.ledger.sum(axis=(1, 3))
    count = {name: by_source[..., i] for i, name in enumerate(OUTCOMES)}
    count["treated"] = (
        count["arrived"]
        - count["left_untreated"]
        - count["died_waiting"]
        - count["waiting"]
    )
    count["still_inside"] = count["inside"] + count["waiting"]
    names = (
        "arrived",
        "treated",
        "moved",
        "worsened",
        "left_untreated",
        "died_waiting",
        "died_of_illness",
        "still_inside",
        "postponed",
    )
    return tuple(
        Flow(source=source, **{name: band(count[name][:, a]) for name in names})
        for a, source in enumerate(SOURCES)
    )


def _deaths(network: Network, totals: Totals) -> tuple[DeathLine, ...]:
    """Divide deaths over source, region, and the kind of place waited for."""
    lines = []
    illness = totals.ledger[..., OUTCOMES.index("died_of_illness")].sum(axis=1)
    for a, source in enumerate(SOURCES):
        for r, region in enumerate(network.regions):
            rows = [("", "illness", illness[:, a, r])]
            rows += [
                (kind, "waiting", totals.died[:, r, k, a])
                for k, kind in enumerate(KINDS)
            ]
            lines += [
                DeathLine(
                    source=source,
                    region=region,
                    place=place,
                    cause=cause,
                    deaths=band(deaths),
                )
                for place, cause, deaths in rows
                if deaths.any()
            ]
    return tuple(lines)
