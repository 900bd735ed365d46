"""How many patients can be moved a day, and across which borders."""

from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.timeline import is_on
from beredt.engine.demand.places import within
from beredt.engine.network import Network
from beredt.engine.register import Mode, Transport
from beredt.engine.scenario import EVERYWHERE, Scenario, TransportClosed

Array = npt.NDArray[Any]
# Trains, buses, ferries and large aircraft move patients only when a measure calls for
# them; these move patients every day.
EVERYDAY: tuple[Mode, ...] = (
    "ambulance",
    "ambulance_helicopter",
    "ambulance_aeroplane",
    "rescue_helicopter",
    "ambulance_boat",
)


def trips_per_day(row: Transport, leg_km: float) -> float:
    """Return the round trips a vehicle makes a day over a leg of this length."""
    cycle = row.load_hours + 2 * leg_km / row.speed + row.turnaround_hours
    return float(np.floor(row.hours_per_day / cycle))


def move_limits(network: Network, scenario: Scenario) -> Array:
    """Return how many patients can leave each region. Axes: day, region, class.

    Class 1 needs a litter for intensive care, class 0 any other. A vehicle makes
    hours per day / (load + there and back + turn-around) trips.
    """
    register = network.register
    leg = register.parameter("typical_leg_km")
    share = register.parameter("move_load_factor") * register.parameter("move_share")
    days = np.arange(0.5, scenario.days)
    limit = np.zeros((scenario.days, len(network.regions), 2))
    index = {region: r for r, region in enumerate(network.regions)}
    for row in register.transport:
        if row.region not in index or row.mode not in EVERYDAY:
            continue
        r = index[row.region]
        trips = trips_per_day(row, leg) * row.units * row.availability * share
        running = np.ones(scenario.days)
        for event in scenario.disruptions:
            if isinstance(event, TransportClosed) and row.mode in event.modes:
                touched = event.place in (EVERYWHERE, row.region)
                running *= 1 - is_on(event, days) * touched
        limit[:, r, 0] += running * trips * (row.litters - row.intensive_litters)
        limit[:, r, 1] += running * trips * row.intensive_litters
    return np.floor(limit + 1e-9).astype(np.int64)


def closed_zones(network: Network, scenario: Scenario) -> Array:
    """Return zone numbers: patients move inside a zone only. Axes: day, facility."""
    days = np.arange(0.5, scenario.days)
    zone = np.zeros((scenario.days, len(network.facilities)), np.int64)
    closures = [
        event
        for event in scenario.disruptions
        if isinstance(event, TransportClosed) and not event.modes
    ]
    for event in closures:
        here = within(network, event.place)
        if event.place == EVERYWHERE:
            # Closed everywhere: every facility stands alone.
            here = np.arange(1.0, len(here) + 1)
        side = np.outer(is_on(event, days), here).astype(np.int64)
        pairs = zone * (len(here) + 1) + side
        zone = np.unique(pairs, return_inverse=True)[1].reshape(zone.shape)
    return zone.astype(np.int64)
