"""When capacity changes: the moments between which everything stands still."""

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from beredt.engine.network import Network
from beredt.engine.scenario import (
    Action,
    FacilityDamage,
    Happening,
    Outage,
    Reserve,
    Scenario,
)

Floats = npt.NDArray[np.float64]


def begin_of(event: Happening) -> float:
    """Return the day an event begins to work."""
    return event.start + (event.lead_days if isinstance(event, Action) else 0.0)


def length_of(event: Happening) -> float:
    """Return how many days an event lasts."""
    if isinstance(event, Outage):
        return event.hours / 24
    return float(getattr(event, "days", 0.0))


def is_on(event: Happening, times: Floats) -> Floats:
    """Return 1.0 at the times when an event is on, else 0.0."""
    begin = begin_of(event)
    return ((times >= begin) & (times < begin + length_of(event))).astype(float)


def strength(event: Action, times: Floats) -> Floats:
    """Return how far a measure works at each time, from 0 to 1, in daily steps."""
    on = is_on(event, times)
    if event.ramp_days <= 0:
        return on
    worked = np.floor(times - begin_of(event) + 1e-9) + 1
    return on * np.clip(worked / event.ramp_days, 0, 1)


def moments(scenario: Scenario, network: Network, fatigue_after: float) -> Floats:
    """Return every time at which anything may change, from 0, in order.

    Not rounded: each is the very number that events are compared with.
    """
    happenings: tuple[Happening, ...] = scenario.disruptions + scenario.measures
    times = {0.0}
    for event in happenings:
        times |= set(_of(event, fatigue_after))
    times |= set(_endurance_ends(scenario, network))
    inside = [t for t in times if 0 <= t < scenario.days]
    return np.unique(inside)


def _of(event: Happening, fatigue_after: float) -> Iterator[float]:
    begin, length = begin_of(event), length_of(event)
    yield begin
    yield begin + length
    slow = 0.0
    if isinstance(event, Action):
        slow = event.ramp_days
        yield begin + fatigue_after
    yield from (begin + day for day in range(int(np.ceil(slow))))
    if isinstance(event, FacilityDamage):
        days = range(int(np.ceil(event.repair_days)) + 1)
        yield from (begin + length + day for day in days)


def _endurance_ends(scenario: Scenario, network: Network) -> Iterator[float]:
    outages = [row for row in scenario.disruptions if isinstance(row, Outage)]
    for outage in outages:
        extra = set(_reserve_hours(scenario.measures, outage))
        for row in network.register.utilities:
            if row.utility == outage.kind:
                for hours in extra:
                    yield outage.start + (row.endurance_hours + hours) / 24


def _reserve_hours(measures: Iterable[object], outage: Outage) -> Iterator[float]:
    """Yield every sum of reserve hours that could apply to an outage."""
    sums = {0.0}
    for measure in measures:
        if isinstance(measure, Reserve) and measure.kind == f"reserve_{outage.kind}":
            sums |= {total + measure.hours for total in sums}
    yield from sums
