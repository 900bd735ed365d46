"""A choice written as measures, in the language of scenarios."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Allocation
from beredt.engine.measures.candidates import sized
from beredt.engine.measures.deciding import Choice
from beredt.engine.measures.effects import Effect
from beredt.engine.measures.journeys import Trip
from beredt.engine.network import KINDS
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import Evacuate, Measure, OpenSurge, Quantity

Floats = npt.NDArray[np.float64]
# Moves are ordered for so many days at a time, with the same number every day.
PHASE = 28
# A measure at less than this share of its size, or a phase with fewer patients, is
# left out: it would cost more to order than it closes.
LEAST_SIZE = 0.02
LEAST_PATIENTS = 3.0
SMALL = 1e-9
UNIT = "patients per day"
CHOSEN = "Chosen by the optimiser from the catalogue of measures"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMeasure:
    """A measure that the plan uses, and what it gives as far as is expected.

    `size` is a share of the most that could be done; `patients` are moved or put off,
    `place_days` opened or freed, `staff_days` full-time days at work, `supply_days` how
    many days longer an item lasts at its ordinary use.
    """

    measure: Measure
    size: float
    patients: float = 0.0
    place_days: float = 0.0
    staff_days: float = 0.0
    supply_days: float = 0.0


def write_measures(
    choice: Choice, allocation: Allocation, sizes: Mapping[str, float] | None = None
) -> tuple[PlannedMeasure, ...]:
    """Return the measures of a plan: what is used first, then who is moved.

    `sizes` are those of measures by name where they are decided for many futures.
    """
    return (*_used(choice, allocation, sizes or {}), *_moved(choice, allocation))


def _used(
    choice: Choice, allocation: Allocation, sizes: Mapping[str, float]
) -> Iterator[PlannedMeasure]:
    for candidate, effect, lever in zip(
        choice.candidates, choice.effects, choice.used, strict=True
    ):
        size = sizes.get(candidate.measure.name, float(allocation.levers[lever]))
        if isinstance(candidate.measure, OpenSurge) and not sizes:
            size = min(size, _asked_for(choice, allocation, effect))
        if size < LEAST_SIZE:
            continue
        measure = sized(candidate.measure, size)
        if measure is candidate.measure:
            size = 1.0
        yield PlannedMeasure(
            measure=measure,
            size=size,
            patients=size * effect.postponed,
            place_days=size * float((effect.rooms + effect.relief).clip(0).sum()),
            staff_days=size * float(effect.staff.clip(0).sum()),
            supply_days=size
            * float((effect.stock[-1] / choice.daily_use).max(initial=0)),
        )


def _asked_for(choice: Choice, allocation: Allocation, effect: Effect) -> float:
    """Return the size at which extra places are asked for only as far as they open.

    To ask for more would take staff from other kinds of place.
    """
    at = (effect.rooms > LEAST_SIZE) & (choice.opened >= 0)
    if not at.any():
        return 0.0
    opened = allocation.levers[choice.opened[at]]
    return float(np.min([1.0, np.max(opened / effect.rooms[at])]))


class _Way(NamedTuple):
    """Patients taken one way by one fleet, of all kinds of place. Axes: day."""

    trip: Trip
    kinds: tuple[PlaceKind, ...]
    patients: Floats


def _moved(choice: Choice, allocation: Allocation) -> Iterator[PlannedMeasure]:
    for way in _ways(choice, allocation):
        for first, last, a_day in phases(way.patients):
            measure = _ordered(choice, way, first, last - first, a_day)
            patients = float(way.patients[first:last].sum())
            most = way.trip.measure.patients_per_day.value
            yield PlannedMeasure(measure=measure, size=a_day / most, patients=patients)


def _ways(choice: Choice, allocation: Allocation) -> Iterator[_Way]:
    """Divide those moved among the fleets that go the same way, by what each carries.

    Only the litters of a class carry patients of that class.
    """
    instance, arcs = choice.instance, allocation.arcs
    litter = np.array([group.litter for group in instance.groups])[arcs.group]
    kind = np.array([group.kind for group in instance.groups])[arcs.group]
    offered = _offered(choice, allocation)
    for n, trip in enumerate(choice.trips):
        on_way = (arcs.origin == trip.origin) & (arcs.target == trip.target)
        patients = np.zeros(instance.days)
        for c, load in enumerate(trip.fleet.load):
            of_class = on_way & (litter == c)
            carried = np.bincount(
                arcs.day[of_class], allocation.patients[of_class], instance.days
            )
            own = allocation.levers[choice.vehicles[n]] * load * trip.a_day
            whole = offered[c, trip.origin, trip.target]
            patients += np.divide(
                own * carried, whole, out=np.zeros(instance.days), where=whole > SMALL
            )
        here = set(kind[on_way])
        yield _Way(trip, tuple(name for name in KINDS if name in here), patients)


def _offered(choice: Choice, allocation: Allocation) -> Floats:
    """Return the litters that go each way. Axes: class, from, to, day."""
    number, days = len(choice.instance.facilities), choice.instance.days
    offered = np.zeros((2, number, number, days))
    for n, trip in enumerate(choice.trips):
        vehicles = allocation.levers[choice.vehicles[n]] * trip.a_day
        offered[:, trip.origin, trip.target] += np.outer(trip.fleet.load, vehicles)
    return offered


def phases(patients: Floats) -> Iterator[tuple[int, int, int]]:
    """Divide days into phases: first day, the day after the last, patients a day.

    Axes of `patients`: day. Each phase lasts `PHASE` days at most, begins and ends on a
    day with patients, and has room for all of its patients.
    """
    for begin in range(0, len(patients), PHASE):
        part = patients[begin : begin + PHASE]
        some = np.flatnonzero(part > SMALL)
        if part.sum() < LEAST_PATIENTS or not len(some):
            continue
        first, last = int(some[0]), int(some[-1]) + 1
        a_day = int(np.ceil(part[first:last].sum() / (last - first) - 1e-9))
        yield begin + first, begin + last, a_day


def _ordered(choice: Choice, way: _Way, first: int, days: int, a_day: int) -> Measure:
    """Return the order to move so many a day, begun in time to work on the first."""
    template, names = way.trip.measure, choice.instance.facilities
    origin, target = names[way.trip.origin], names[way.trip.target]
    mode = way.trip.fleet.row.mode
    more = [part for part in (origin, target) if part not in template.name]
    more += [] if template.mode else [mode]
    ordered = replace(
        template,
        name="-".join((template.name, *more, str(first))),
        place=origin,
        start=max(first - template.lead_days, 0.0),
        days=float(days),
        patients_per_day=Quantity(value=float(a_day), unit=UNIT, reference=CHOSEN),
        mode=mode,
    )
    if isinstance(ordered, Evacuate):
        return replace(ordered, offer=target)
    return replace(ordered, to=target, places=way.kinds)
