"""How far each assumption moves the result."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import Capacity
from beredt.engine.demand import Demand
from beredt.engine.expectation import Expectation
from beredt.engine.gaps import Gaps
from beredt.engine.network import KINDS
from beredt.engine.register import Confidence, Mark, PlaceKind, Sourced
from beredt.engine.scenario import EVERYWHERE, Happening, Quantity, Scenario

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One parameter the result rests on, and how far it moves the result.

    `influence` is the change of the largest need in places (whole country, the kind of
    place of the first break) when the parameter goes from `low` to `high`.
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
    influence: float


def weigh_assumptions(
    scenario: Scenario,
    demand: Demand,
    capacity: Capacity,
    expectation: Expectation,
    gaps: Gaps,
) -> tuple[Assumption, ...]:
    """List every parameter used, the one that moves the result most first.

    The influence of sizes and stays is that of the exact expected need; of staffing it
    is what one ratio changes where that profession binds. Parameters that move
    something else than this gap count 0.
    """
    place, day = _where(expectation, gaps)
    scale = _Scale(demand, capacity, expectation, gaps, place, day)
    rows = [
        *_of_scenario(scenario, scale),
        *_of_register(demand, scale),
    ]
    return tuple(sorted(rows, key=lambda row: (-row.influence, row.key)))


def _where(expectation: Expectation, gaps: Gaps) -> tuple[PlaceKind, int]:
    """Return the kind of place and the day that influence is measured on."""
    need = expectation.need.sum(axis=(1, 3))
    place: PlaceKind = gaps.first_break.place if gaps.first_break else "ward"
    return place, int(need[:, KINDS.index(place)].argmax())


@dataclass(frozen=True, slots=True)
class _Scale:
    """What one unit of a parameter is worth, in places on the chosen day."""

    demand: Demand
    capacity: Capacity
    expectation: Expectation
    gaps: Gaps
    place: PlaceKind
    day: int

    @property
    def usable(self) -> float:
        """Return the usable places of the country."""
        return float(self.gaps.usable[-1, KINDS.index(self.place), self.day])

    @property
    def binding(self) -> set[str]:
        """Return what binds somewhere in the country."""
        numbers = self.capacity.binding[self.day, :, KINDS.index(self.place)]
        return {self.capacity.constraints[n] for n in numbers if n >= 0}

    def of_factor(self, name: str) -> float:
        """Return the change in need when one factor goes from low to high."""
        change = 0.0
        k = KINDS.index(self.place)
        for i, intake in enumerate(self.demand.intakes):
            for factor in intake.factors:
                if factor.name == name:
                    q = factor.quantity
                    mean = (q.least + q.value + q.most) / 3
                    part = self.expectation.by_intake[i, self.day, k]
                    change += part * (q.most - q.least) / mean if mean else 0.0
        return float(change)

    def of_stay(self, category: str, order: int) -> float:
        """Return the need that one stage makes."""
        by_day = self.expectation.by_stage.get((category, order))
        return 0.0 if by_day is None else float(by_day[self.day])


def _of_scenario(scenario: Scenario, scale: _Scale) -> Iterator[Assumption]:
    events: tuple[Happening, ...] = (
        *scenario.needs,
        *scenario.disruptions,
        *scenario.measures,
    )
    for event in events:
        for field in fields(event):
            q = getattr(event, field.name)
            if not isinstance(q, Quantity):
                continue
            key = f"{event.name}.{field.name}"
            influence = scale.of_factor(key)
            if field.name == "absence" and scale.binding & set(_staff(scale)):
                influence = scale.usable * (q.most - q.least)
            if field.name == "lost" and event.place == EVERYWHERE:
                influence = scale.usable * (q.most - q.least)
            yield Assumption(
                key=key,
                name=f"{event.name}: {field.name}",
                value=q.value,
                low=q.least,
                high=q.most,
                unit=q.unit,
                source=q.reference or event.reference,
                source_date="",
                mark=q.mark,
                confidence="medium" if q.mark != "assumption" else "low",
                influence=abs(influence),
            )


def _staff(scale: _Scale) -> tuple[str, ...]:
    return tuple(row.profession for row in scale.demand.network.register.ratios)


def _of_register(demand: Demand, scale: _Scale) -> Iterator[Assumption]:
    register = demand.network.register
    used = {intake.category for intake in demand.intakes}
    for stage in register.pathways:
        if stage.category in used:
            part = scale.of_stay(stage.category, stage.order)
            part *= stage.kind == scale.place
            key = f"pathways.{stage.category}.{stage.order}.stay"
            name = f"{stage.category}: {stage.kind}, stay"
            influence = part * (stage.stay_high - stage.stay_low) / stage.stay
            interval = stage.stay, stage.stay_low, stage.stay_high
            yield _row(stage, key, name, interval, "days", influence)
    for activity in register.activity:
        if activity.category in used and activity.admissions:
            key = f"activity.{activity.category}"
            change = (activity.high - activity.low) / activity.admissions
            influence = change * _of_ordinary(scale, activity.category)
            interval = activity.admissions, activity.low, activity.high
            yield _row(activity, key, key, interval, "patients per day", influence)
    for ratio in register.ratios:
        key = f"ratios.{ratio.kind}.{ratio.profession}"
        binds = ratio.kind == scale.place and ratio.profession in scale.binding
        change = ratio.value / ratio.low - ratio.value / ratio.high
        interval = ratio.value, ratio.low, ratio.high
        yield _row(
            ratio, key, key, interval, "FTE per place", scale.usable * change * binds
        )
    for row in register.parameters:
        interval = row.value, row.low, row.high
        yield _row(row, f"parameters.{row.id}", row.name_en, interval, row.unit, 0.0)


def _of_ordinary(scale: _Scale, category: str) -> float:
    k = KINDS.index(scale.place)
    return float(
        sum(
            scale.expectation.by_intake[i, scale.day, k]
            for i, intake in enumerate(scale.demand.intakes)
            if intake.category == category and intake.source == "ordinary"
        )
    )


def _row(
    row: Sourced,
    key: str,
    name: str,
    interval: tuple[float, float, float],
    unit: str,
    influence: float,
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
        influence=abs(influence),
    )
