"""Ordinary activity as intakes: how many come, on which days, to which hospitals."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.demand.curves import Curve
from beredt.engine.demand.places import staffed, within
from beredt.engine.demand.rhythm import rhythm
from beredt.engine.network import Network
from beredt.engine.register import Activity, AgeBand, Municipality
from beredt.engine.scenario import Ordinary, Quantity, Scenario

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OrdinaryFlow:
    """The ordinary patients of one row of activity.

    `shares` go to each facility; `curve` has those of each day, with mean 1 a day.
    """

    category: str
    profile: str
    shares: Floats
    curve: Curve
    admissions: Quantity


def ordinary_flows(
    need: Ordinary, scenario: Scenario, network: Network
) -> Iterator[OrdinaryFlow]:
    """Yield the flows of ordinary patients to the place of a need."""
    here = within(network, need.place)
    days = np.arange(scenario.days)
    for row in network.register.activity:
        shares = shares_of_activity(network, row) * here
        if not shares.any():
            continue
        pattern = rhythm(network.register, row.profile, scenario, days)
        yield OrdinaryFlow(
            category=row.category,
            profile=row.profile,
            shares=shares,
            curve=Curve.whole_days(pattern),
            admissions=Quantity(
                value=row.admissions, low=row.admissions, high=row.admissions
            ),
        )


def shares_of_activity(network: Network, row: Activity) -> Floats:
    """Return the share of the country's patients that each facility admits.

    The sum is 1, or 0 when nobody has places of the kind. Axes: facility.
    """
    places = staffed(network, row.kind)
    if row.acute_only:
        places = places * np.array([f.acute for f in network.facilities])
    if not places.sum():
        return np.zeros(len(places))
    by_places = places / places.sum()
    if not row.follows_people:
        return np.asarray(by_places)
    by_people = _treated(_turning_up(network, row.profile), by_places, network)
    part = row.follows_people
    return np.asarray(part * by_people + (1 - part) * by_places)


def _turning_up(network: Network, profile: str) -> Floats:
    """Return the share of patients who live in each catchment. Axes: facility."""
    register = network.register
    index = {row.id: f for f, row in enumerate(network.facilities)}
    use: dict[AgeBand, float] = {
        row.age: row.value for row in register.ages if row.profile == profile
    }
    need = {row.id: _need(row, use) for row in register.municipalities}
    shares = np.zeros(len(index))
    for row in register.catchments:
        if row.facility in index:
            shares[index[row.facility]] += row.share * need[row.municipality]
    return shares / shares.sum() if shares.any() else shares


def _need(municipality: Municipality, use: dict[AgeBand, float]) -> float:
    """Return what the people of a municipality need; without ages all need alike."""
    if not use:
        return float(municipality.population)
    return (
        municipality.population_0_17 * use["0_17"]
        + municipality.population_18_44 * use["18_44"]
        + municipality.population_45_66 * use["45_66"]
        + municipality.population_67_79 * use["67_79"]
        + municipality.population_80_plus * use["80_plus"]
    )


def _treated(need: Floats, places: Floats, network: Network) -> Floats:
    """Return who treats the patients of each catchment; all axes: facility.

    Every hospital treats its own first, as far as its part of the country's places
    goes. The others go to hospitals of their region with room left; what a whole region
    cannot take at that load is spread over its places.
    """
    if not need.any():
        return places
    treated = np.minimum(need, places)
    for r in range(len(network.regions)):
        here = network.facility_region == r
        excess = (need - treated)[here].sum()
        room = (places - treated)[here]
        if excess <= room.sum():
            treated[here] += excess * room / max(room.sum(), 1e-300)
        elif places[here].any():
            treated[here] = need[here].sum() * places[here] / places[here].sum()
    # A region without any place leaves its patients to the others.
    return np.asarray(treated + (1 - treated.sum()) * places)
