"""Where patients turn up: a place of the scenario as shares of hospitals."""

import numpy as np
import numpy.typing as npt

from beredt.engine.distances import kilometres
from beredt.engine.network import KINDS, STATUSES, Network
from beredt.engine.register import Facility, PlaceKind
from beredt.engine.scenario import EVERYWHERE

Floats = npt.NDArray[np.float64]


def shares_of(network: Network, place: str) -> Floats:
    """Return the share of a place's patients that each facility meets first.

    By catchment and population for a country, region, trust or municipality; a
    facility without emergency intake hands over to the nearest that has it.
    Axes: facility; the sum is 1.
    """
    register = network.register
    facility = next((row for row in register.facilities if row.id == place), None)
    if facility is not None:
        return _at(network, facility)
    people = {
        row.id: row.population
        for row in register.municipalities
        if place in (EVERYWHERE, row.id, row.region, row.trust)
    }
    index = {row.id: f for f, row in enumerate(network.facilities)}
    shares = np.zeros(len(index))
    for row in register.catchments:
        if row.municipality in people and row.facility in index:
            shares[index[row.facility]] += row.share * people[row.municipality]
    if not shares.any():
        shares = within(network, place) * staffed(network, "ward")
    if not shares.any():
        raise ValueError(f"No hospital serves {place!r}.")
    return np.asarray(shares / shares.sum())


def within(network: Network, place: str) -> Floats:
    """Return 1.0 for each facility that lies in a place, else 0.0. Axes: facility."""
    return np.array(
        [
            float(
                place in (EVERYWHERE, row.id, row.region, row.trust, row.municipality)
            )
            for row in network.facilities
        ]
    )


def staffed(network: Network, kind: PlaceKind) -> Floats:
    """Return the staffed places of a kind. Axes: facility."""
    count = np.zeros(len(network.facilities))
    of_kind = network.stations["kind"] == KINDS.index(kind)
    facility = network.stations["facility"][of_kind]
    count[facility] = network.places[STATUSES.index("staffed"), of_kind]
    return count


def _at(network: Network, facility: Facility) -> Floats:
    shares = np.zeros(len(network.facilities))
    index = {row.id: f for f, row in enumerate(network.facilities)}
    acute = [f for f, row in enumerate(network.facilities) if row.acute]
    at = index.get(facility.id)
    if at is None or (acute and not network.facilities[at].acute):
        at = min(acute, key=lambda f: distance(facility, network.facilities[f]))
    shares[at] = 1.0
    return shares


def distance(one: Facility, other: Facility) -> float:
    """Return the distance between two facilities as the crow flies, in km."""
    return float(kilometres([one.lat, one.lon], [other.lat, other.lon])[0, 0])
