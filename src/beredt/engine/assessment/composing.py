"""The answer put together from the stages."""

from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.assessment.answer import (
    Assessment,
    Check,
    DeathLine,
    Facts,
    Flow,
    Headline,
)
from beredt.engine.assessment.measures import measure_lines
from beredt.engine.bands import band, band_over_draws
from beredt.engine.capacity import Capacity, Ceilings
from beredt.engine.demand import Outside, outside
from beredt.engine.expectation import Expectation
from beredt.engine.flow import Course, Totals
from beredt.engine.gaps import Gaps, first_days
from beredt.engine.influence import Assumption
from beredt.engine.kernels.records import OUTCOMES
from beredt.engine.knowledge import Division, divide
from beredt.engine.network import KINDS, MOMENTARY, Network
from beredt.engine.preparation import Prepared
from beredt.engine.register import Register
from beredt.engine.scenario import EVERYWHERE, SOURCES, Scenario
from beredt.engine.supply import SupplyLine

ENGINE_VERSION = "0.1.0"
Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def fingerprint_of_run(
    scenario: Scenario,
    register: Register,
    *,
    draws: int,
    seed: int,
    knowledge: bool = True,
) -> str:
    """Return the fingerprint of an assessment, before or after it is made."""
    words = (
        scenario.fingerprint,
        register.fingerprint,
        seed,
        draws,
        knowledge,
        ENGINE_VERSION,
    )
    return sha256("\x1f".join(map(str, words)).encode()).hexdigest()


def _facts(prepared: Prepared, draws: int, worlds: int) -> Facts:
    scenario, register = prepared.plan.scenario, prepared.plan.register
    return Facts(
        scenario=scenario.name,
        scenario_fingerprint=scenario.fingerprint,
        register=register.name,
        register_version=register.version,
        register_fingerprint=register.fingerprint,
        seed=prepared.seed,
        draws=draws,
        knowledge=prepared.with_knowledge,
        worlds=worlds,
        unknowns=len(prepared.knowledge.unknowns),
        days=scenario.days,
        engine_version=ENGINE_VERSION,
        fingerprint=fingerprint_of_run(
            scenario,
            register,
            draws=draws,
            seed=prepared.seed,
            knowledge=prepared.with_knowledge,
        ),
    )


def _days_first(values: Array) -> Floats:
    """Move day, the last axis, to stand after the band axis."""
    return np.moveaxis(values, -1, 1).astype(float)


def _with_country(values: Array) -> Array:
    country = values.sum(axis=1, keepdims=True)
    return np.concatenate([values, country], axis=1)


def compose(
    prepared: Prepared,
    expectation: Expectation,
    course: Course,
    ceilings: Ceilings,
    gaps: Gaps,
    supplies: tuple[SupplyLine, ...],
    assumptions: tuple[Assumption, ...],
) -> Assessment:
    """Put the answer together."""
    scenario, capacity = prepared.plan.scenario, prepared.plan.capacity
    demand = prepared.plan.demand
    network, totals = demand.network, course.totals
    background = np.zeros((scenario.days, len(network.facilities), len(KINDS)))
    place = network.stations["facility"], network.stations["kind"]
    usable, need = background.copy(), background.copy()
    usable[:, *place] = capacity.usable + capacity.background
    need[:, *place] = totals.need_station.T / course.draws + capacity.background
    deaths = _deaths_by_draw(totals)
    beside = outside(scenario, demand.epidemics)
    moved = totals.ledger[..., OUTCOMES.index("moved")].sum(axis=(1, 2, 3))
    peaks = gaps.need[:, -1].max(axis=-1)
    curve = gaps.need[:, -1].mean(axis=0)
    return Assessment(
        facts=_facts(prepared, course.draws, len(ceilings.usable)),
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
        deaths_by_draw=deaths,
        patients_by_draw=totals.arrived.sum(axis=-1).astype(float),
        peaks_by_draw=gaps.need.sum(axis=3).max(axis=-1).astype(float),
        first_days_by_draw=first_days(gaps.missing),
        moved_by_draw=moved.astype(float),
        world_by_draw=ceilings.world,
        uncertainty=_uncertainty(prepared, gaps, deaths, ceilings.world),
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
        outside=beside,
        measures=measure_lines(prepared.plan, totals),
        checks=_checks(scenario, totals, gaps, beside),
        supplies=supplies,
        assumptions=assumptions,
    )


def _uncertainty(
    prepared: Prepared, gaps: Gaps, deaths: Floats, worlds: Integers
) -> dict[Headline, Division]:
    """Divide the spread of each headline number between knowledge and chance.

    Nothing is said when something is unknown and all draws are of one world.
    """
    if not prepared.knowledge.is_complete and worlds[-1] == 0:
        return {}
    beds = [k for k, kind in enumerate(KINDS) if kind not in MOMENTARY]
    need = gaps.need[:, -1][:, beds].sum(axis=(1, 2))
    found: dict[Headline, Division] = {
        "unmet_days": divide(gaps.unmet_days[:, :-1].sum(axis=(1, 2)), worlds),
        "deaths": divide(deaths.sum(axis=1), worlds),
        "peak_need": divide(need.max(axis=-1), worlds),
    }
    if gaps.first_days is not None:
        found["first_day"] = divide(gaps.first_days, worlds)
    return found


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


def _checks(
    scenario: Scenario, totals: Totals, gaps: Gaps, beside: tuple[Outside, ...]
) -> tuple[Check, ...]:
    """Compare with what was recorded, where the scenario says what that was."""
    if not scenario.recorded:
        return ()
    events = [a for a, source in enumerate(SOURCES) if source != "ordinary"]
    beds = [k for k, kind in enumerate(KINDS) if kind not in MOMENTARY]
    need = gaps.need[:, -1][:, beds][:, :, events].sum(axis=(1, 2))
    elsewhere = sum(row.number for row in beside if row.what == "died_outside")
    computed = {
        "patients": totals.arrived[:, events].sum(axis=(1, 2)),
        "deaths": _deaths_by_draw(totals)[:, events].sum(axis=1) + elsewhere,
        "operations": totals.operations.sum(axis=(1, 2)),
        "places_peak": need.max(axis=-1),
    }
    return tuple(
        Check(recorded=row, computed=band(computed[row.quantity]))
        for row in scenario.recorded
    )


def _flows(totals: Totals) -> tuple[Flow, ...]:
    """Say what became of the patients of each source."""
    by_source = totals.ledger.sum(axis=(1, 3))
    count = {name: by_source[..., i] for i, name in enumerate(OUTCOMES)}
    count["treated"] = count["discharged"]
    count["still_inside"] = count["inside"] + count["waiting"] + count["abroad"]
    names = (
        "arrived",
        "treated",
        "moved",
        "evacuated",
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
