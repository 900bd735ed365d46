"""How many patients can be moved a day, and across which borders."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.fleets import Fleet, trips_per_day
from beredt.engine.capacity.timeline import is_on
from beredt.engine.demand.places import within
from beredt.engine.network import Network
from beredt.engine.scenario import EVERYWHERE, Scenario, TransportClosed

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


def move_limits(network: Network, running: Sequence[Fleet], taken: Floats) -> Array:
    """Return how many patients can leave each region. Axes: day, region, class.

    Class 1 needs a litter for intensive care, class 0 any other. Axes of `taken`, the
    vehicles that measures have called up: fleet, day.
    """
    leg = network.register.parameter("typical_leg_km")
    limit = np.zeros((taken.shape[1], len(network.regions), 2))
    for fleet, away in zip(running, taken, strict=True):
        if fleet.region >= 0 and fleet.is_everyday:
            trips = (fleet.running - away) * trips_per_day(fleet.row, leg)
            limit[:, fleet.region] += np.outer(trips, fleet.load)
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
