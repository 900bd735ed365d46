"""What transport there is: vehicles, litters and seats, and the hubs they load at.

The one place in which vehicles are counted: what moves patients every day, what
measures call for, and what a choice of moves may use all come from here.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.timeline import is_on, strength
from beredt.engine.network import STATUSES, Network
from beredt.engine.register import (
    BOATS,
    EVERYDAY,
    LARGE_AIRCRAFT,
    Facility,
    Mode,
    Register,
    Transport,
)
from beredt.engine.scenario import (
    EVERYWHERE,
    Evacuate,
    FacilityDamage,
    Happening,
    OpenSurge,
    Redistribute,
    Scenario,
    TransportClosed,
)

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
# Those who travel by these wait for them in a hub.
BY_HUB: tuple[Mode, ...] = ("train", *LARGE_AIRCRAFT)
NOON = 0.5


class Load(NamedTuple):
    """How many patients travel in one trip, by the litter they need."""

    ordinary: float
    intensive: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fleet:
    """The vehicles of one mode at one base.

    `running` are those that can move patients between places of care, on average: what
    is available of the units, of everyday modes only the share that is free for it, on
    days on which the mode is not closed. Axes of `running`: day. `region` is a number
    on the region axis, -1 none; `load` is what one of them carries in a trip.
    """

    row: Transport
    region: int
    running: Floats
    load: Load

    @property
    def is_everyday(self) -> bool:
        """Whether these vehicles move patients without a measure as well."""
        return self.row.mode in EVERYDAY


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hub:
    """Where patients wait for the next leg of a journey in trains or aircraft.

    `patients` can pass through a day, the places divided by the days of a stay. Axes
    of it: day. `slots` large aircraft can load a day. `region` is a number on the
    region axis.
    """

    facility: Facility
    region: int
    patients: Floats
    slots: float


def trips_per_day(row: Transport, leg_km: float) -> float:
    """Return the round trips a vehicle makes a day over a leg of this length.

    Whole trips within the hours of a day; a longer trip takes whole days.
    """
    cycle = row.load_hours + 2 * leg_km / row.speed + row.turnaround_hours
    if cycle > row.hours_per_day:
        return float(1 / np.ceil(cycle / row.hours_per_day))
    return float(np.floor(row.hours_per_day / cycle))


def calls_for(move: Redistribute | Evacuate, mode: Mode) -> bool:
    """Whether a measure calls for vehicles of a mode: its own, or any but boats."""
    return mode == move.mode if move.mode else mode not in BOATS


def fleets(network: Network, scenario: Scenario) -> tuple[Fleet, ...]:
    """Return all vehicles of the register, and how many run on each day."""
    register = network.register
    days: Floats = np.arange(float(scenario.days)) + NOON
    index = {region: r for r, region in enumerate(network.regions)}
    found = []
    for row in register.transport:
        free = register.parameter("move_share") if row.mode in EVERYDAY else 1.0
        ready = row.units * row.availability * free
        found.append(
            Fleet(
                row=row,
                region=index.get(row.region, -1),
                running=ready * _open(row, scenario, days),
                load=_load(row, register),
            )
        )
    return tuple(found)


def _open(row: Transport, scenario: Scenario, days: Floats) -> Floats:
    """Return 1.0 for each day on which a mode is not closed where it is based."""
    running = np.ones(len(days))
    for event in scenario.disruptions:
        if isinstance(event, TransportClosed) and row.mode in event.modes:
            touched = event.place in (EVERYWHERE, row.region)
            running *= 1 - is_on(event, days) * touched
    return running


def _load(row: Transport, register: Register) -> Load:
    """Return what one vehicle carries: litters, less where companions lack a seat."""
    full = register.parameter("move_load_factor")
    if row.mode not in EVERYDAY and row.litters:
        seats = register.parameter("companions_per_patient") * row.litters
        full *= min(1.0, row.seats / seats) if seats > 0 else 1.0
    return Load(
        ordinary=full * (row.litters - row.intensive_litters),
        intensive=full * row.intensive_litters,
    )


def hubs(network: Network, scenario: Scenario) -> tuple[Hub, ...]:
    """Return the hubs of the country, and how many patients each lets through a day."""
    register = network.register
    rows = [
        row
        for row in register.facilities
        if row.kind == "hub" and row.region in network.regions
    ]
    if not rows:
        return ()
    stay = register.parameter("hub_stay_hours") / 24
    slots = register.parameter("apron_slots_per_day")
    days: Floats = np.arange(float(scenario.days)) + NOON
    return tuple(
        Hub(
            facility=row,
            region=network.region_index(row.region),
            patients=np.floor(_hub_places(row, register, scenario, days) / stay + 1e-9),
            slots=slots,
        )
        for row in rows
    )


def _hub_places(
    hub: Facility, register: Register, scenario: Scenario, days: Floats
) -> Floats:
    """Return the places of a hub: those staffed, extra ones opened, less damage."""
    number = dict.fromkeys(STATUSES, 0)
    for row in register.places:
        if row.kind == "hub" and row.facility == hub.id:
            number[row.status] = row.number
    places = np.full(len(days), float(number["staffed"]))
    for measure in scenario.measures:
        if isinstance(measure, OpenSurge) and "hub" in measure.places:
            most = (
                number["surge_theoretical"]
                if measure.level == "theoretical"
                else number["surge_realistic"]
            )
            part = strength(measure, days) * measure.share.value * _is_at(measure, hub)
            more = part * max(most - number["staffed"], 0)
            places = np.maximum(places, number["staffed"] + more)
    for event in scenario.disruptions:
        if isinstance(event, FacilityDamage) and (
            not event.places or "hub" in event.places
        ):
            lost = is_on(event, days) * event.lost.value * _is_at(event, hub)
            places *= 1 - lost
    return places


def _is_at(event: Happening, hub: Facility) -> bool:
    return event.place in (EVERYWHERE, hub.id, hub.region, hub.municipality)
