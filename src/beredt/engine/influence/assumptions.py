"""Every number the result rests on, the one that moves it most first."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from math import isnan, nan
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.demand import Demand
from beredt.engine.expectation import Expectation
from beredt.engine.influence.ranking import total_indices
from beredt.engine.influence.surrogate import Surrogate, fit
from beredt.engine.preparation import Prepared, World
from beredt.engine.register import Confidence, Mark, Register, Sourced
from beredt.engine.scenario import Quantity, Scenario

Floats = npt.NDArray[np.float64]
# So many groups are ranked one by one; those that move the result less, together.
LEADING = 12
# The ends from which to which a number is moved: nearly all of its interval.
EDGE = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One number the result rests on, and how far it moves the result.

    Numbers of one `group` move together. `change` is how unmet place-days change when
    the group goes from its low to its high end, all else in the middle; `influence` the
    share of their spread from knowledge that would go if the group were known (its
    total Sobol index). Both are of expected need against usable places, the same for
    all numbers of a group, and nan when nobody asked for them.
    """

    key: str
    name: str
    value: float
    low: float
    high: float
    unit: str
    source: str
    source_date: str
    mark: Mark
    confidence: Confidence
    group: str
    change: float
    influence: float


def weigh_assumptions(
    prepared: Prepared, middle: World, expectation: Expectation, *, ranked: bool
) -> tuple[Assumption, ...]:
    """List every parameter used, the one that moves the result most first.

    `middle` is the world in which every unknown has its mean, `expectation` its need.
    """
    weights = _weigh(prepared, middle, expectation) if ranked else {}
    unknown = _Weight(0.0, 0.0) if ranked else _Weight(nan, nan)
    group_of = {one.key: one.group for one in prepared.knowledge.unknowns}
    rows = []
    for row in (
        *_of_scenario(prepared.plan.scenario),
        *_of_register(prepared.plan.demand),
    ):
        group = group_of.get(row.key, row.key)
        change, influence = weights.get(group, unknown)
        rows.append(replace(row, group=group, change=change, influence=influence))
    return tuple(sorted(rows, key=_order))


def _order(row: Assumption) -> tuple[float, float, str, str]:
    if isnan(row.influence):
        return 0.0, 0.0, row.group, row.key
    return -row.influence, -abs(row.change), row.group, row.key


class _Weight(NamedTuple):
    """What is said of one group."""

    change: float
    influence: float


def _weigh(
    prepared: Prepared, middle: World, expectation: Expectation
) -> dict[str, _Weight]:
    groups = prepared.knowledge.groups
    if not groups:
        return {}
    surrogate = fit(prepared, middle, expectation)
    change = changes(surrogate)
    influence = _ranked(surrogate, np.abs(change), prepared.seed)
    return {
        group: _Weight(float(change[g]), float(influence[g]))
        for g, group in enumerate(groups)
    }


def changes(surrogate: Surrogate) -> Floats:
    """Return how unmet place-days change from low to high of each group alone."""
    groups = len(surrogate.knowledge.groups)
    shares = np.full((groups, 2 * groups), 0.5)
    each = np.arange(groups)
    shares[each, each] = EDGE
    shares[each, groups + each] = 1 - EDGE
    unmet = surrogate(shares)
    return np.asarray(unmet[groups:] - unmet[:groups])


def _ranked(surrogate: Surrogate, size: Floats, seed: int) -> Floats:
    """Return total indices of the groups that matter alone; the rest is one block.

    What the rest has together is divided between its groups by their own changes.
    """
    order = np.argsort(-size, kind="stable")
    leading, rest = order[:LEADING], order[LEADING:]
    blocks = [np.array([g]) for g in leading]
    if len(rest):
        blocks.append(rest)
    found = total_indices(surrogate, blocks, seed=seed)
    influence = np.zeros(len(size))
    influence[leading] = found[: len(leading)]
    if len(rest) and size[rest].any():
        influence[rest] = found[-1] * size[rest] ** 2 / (size[rest] ** 2).sum()
    return influence


def _of_scenario(scenario: Scenario) -> Iterator[Assumption]:
    for event in (*scenario.needs, *scenario.disruptions, *scenario.measures):
        for field in fields(event):
            q = getattr(event, field.name)
            if isinstance(q, Quantity):
                yield Assumption(
                    key=f"{event.name}.{field.name}",
                    name=f"{event.name}: {field.name}",
                    value=q.value,
                    low=q.least,
                    high=q.most,
                    unit=q.unit,
                    source=q.reference or event.reference,
                    source_date="",
                    mark=q.mark,
                    confidence="medium" if q.mark != "assumption" else "low",
                    group="",
                    change=0.0,
                    influence=0.0,
                )


def _of_register(demand: Demand) -> Iterator[Assumption]:
    register = demand.network.register
    used = {intake.category for intake in demand.intakes}
    for stage in register.pathways:
        if stage.category in used:
            key = f"pathways.{stage.category}.{stage.order}.stay"
            name = f"{stage.category}: {stage.kind}, stay"
            interval = stage.stay, stage.stay_low, stage.stay_high
            yield _row(stage, key, name, interval, "days")
    for activity in register.activity:
        if activity.category in used and activity.admissions:
            key = f"activity.{activity.category}"
            interval = activity.admissions, activity.low, activity.high
            yield _row(activity, key, key, interval, "patients per day")
    for ratio in register.ratios:
        key = f"ratios.{ratio.kind}.{ratio.profession}"
        interval = ratio.value, ratio.low, ratio.high
        yield _row(ratio, key, key, interval, "FTE per place")
    for share in register.occupancy:
        key = f"occupancy.{share.kind}.{share.facility_kind}"
        interval = share.value, share.low, share.high
        yield _row(share, key, key, interval, "share")
    yield from _of_utilities(register)
    for row in register.parameters:
        interval = row.value, row.low, row.high
        yield _row(row, f"parameters.{row.id}", row.name_en, interval, row.unit)


def _of_utilities(register: Register) -> Iterator[Assumption]:
    """List what is left without a utility, and how long it is managed; alike once."""
    for left in register.dependencies:
        key = f"dependencies.{left.kind}.{left.utility}"
        yield _row(left, key, key, (left.value, left.low, left.high), "share")
    said = set()
    for row in register.utilities:
        interval = row.endurance_hours, row.low, row.high
        if (row.utility, *interval) not in said:
            said.add((row.utility, *interval))
            key = f"utilities.{row.facility}.{row.utility}"
            yield _row(row, key, key, interval, "hours")


def _row(
    row: Sourced,
    key: str,
    name: str,
    interval: tuple[float, float, float],
    unit: str,
) -> Assumption:
    value, low, high = interval
    return Assumption(
        key=key,
        name=name,
        value=value,
        low=low,
        high=high,
        unit=unit,
        source=row.source,
        source_date=row.source_date,
        mark=row.mark,
        confidence=row.confidence,
        group="",
        change=0.0,
        influence=0.0,
    )
