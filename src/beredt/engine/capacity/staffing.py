"""How many places the staff can run."""

from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.timeline import begin_of, is_on, strength
from beredt.engine.network import KINDS, Network
from beredt.engine.register import Pool, Profession
from beredt.engine.scenario import (
    EVERYWHERE,
    DualRoleCallUp,
    Mobilise,
    RelieveAbsence,
    Scenario,
    StaffAbsence,
    StretchRatio,
)

Floats = npt.NDArray[np.float64]
POOLS: dict[str, Pool] = {
    "hospital": "hospital",
    "municipal_acute": "municipality",
    "nursing_home": "municipality",
    "role_2": "armed_forces",
    "role_3": "armed_forces",
}


def professions(network: Network) -> tuple[Profession, ...]:
    """Return the professions that run places, in the register's order."""
    return tuple(dict.fromkeys(row.profession for row in network.register.ratios))


def pool_of_station(network: Network) -> npt.NDArray[Any]:
    """Return the name of the staff pool of each station."""
    pools = [POOLS[row.kind] for row in network.facilities]
    return np.asarray(np.array(pools, object)[network.stations["facility"]])


def weight(network: Network, place: str, region: str) -> float:
    """Return the share of a region's staffed places that lies in a place."""
    if place in (EVERYWHERE, region):
        return 1.0
    here = all_places = 0.0
    for f, row in enumerate(network.facilities):
        if row.region != region:
            continue
        rows = network.stations["facility"] == f
        count = float(network.places[2, rows].sum())
        all_places += count
        if place in (row.id, row.trust, row.municipality):
            here += count
    return here / all_places if all_places else 0.0


def available(
    network: Network,
    scenario: Scenario,
    times: Floats,
    *,
    region: str,
    pool: Pool,
    profession: Profession,
) -> Floats | None:
    """Return full-time equivalents at work at each time; None when not counted.

    The register's number staffs the staffed places at ordinary absence, so absence
    counts as what it is above the ordinary.
    """
    rows = [
        row
        for row in network.register.staff
        if (row.region, row.pool, row.profession) == (region, pool, profession)
    ]
    if not rows:
        return None
    total = sum(row.full_time_equivalents for row in rows)
    heads = sum(row.head_count for row in rows)
    ordinary = rows[0].absence
    absence = np.full(len(times), ordinary)
    for event in scenario.disruptions:
        if isinstance(event, StaffAbsence) and _touches(event.professions, profession):
            part = weight(network, event.place, region)
            level = ordinary + part * (event.absence.value - ordinary)
            absence = np.maximum(absence, is_on(event, times) * level)
    for measure in scenario.measures:
        if isinstance(measure, RelieveAbsence) and _touches(
            measure.professions, profession
        ):
            part = weight(network, measure.place, region)
            cut = strength(measure, times) * measure.share.value * part
            absence = ordinary + (absence - ordinary) * (1 - cut)
    called = _called(network, scenario, times, region, pool, profession)
    full = total * (1 - called / heads) if heads else np.full(len(times), total)
    come = _mobilised(network, scenario, times, region, profession)
    if pool != "hospital":
        come = np.zeros(len(times))
    present = full * (1 - absence) / (1 - ordinary) if ordinary < 1 else full * 0
    return np.asarray(np.maximum(present, 0.0) + come)


def _touches(named: tuple[Profession, ...], profession: Profession) -> bool:
    return not named or profession in named


def _called(
    network: Network,
    scenario: Scenario,
    times: Floats,
    region: str,
    pool: Pool,
    profession: Profession,
) -> Floats:
    """Return the persons of a pool who are called to their other role."""
    called = np.zeros(len(times))
    for event in scenario.disruptions:
        if not isinstance(event, DualRoleCallUp):
            continue
        persons = sum(
            row.persons
            for row in network.register.roles
            if (row.region, row.pool, row.profession) == (region, pool, profession)
            and row.other_pool in event.pools
        )
        part = weight(network, event.place, region)
        called = np.maximum(
            called, is_on(event, times) * persons * event.share.value * part
        )
    return called


def _mobilised(
    network: Network,
    scenario: Scenario,
    times: Floats,
    region: str,
    profession: Profession,
) -> Floats:
    """Return the full-time equivalents that reserves add, after their lead time.

    A person is mobilised once: where measures overlap, the largest share counts.
    """
    come = np.zeros(len(times))
    for row in network.register.reserves:
        if (row.region, row.profession) != (region, profession):
            continue
        share = np.zeros(len(times))
        for measure in scenario.measures:
            if not isinstance(measure, Mobilise):
                continue
            if measure.reserves and row.id not in measure.reserves:
                continue
            if not _touches(measure.professions, profession):
                continue
            ready = begin_of(measure) + row.lead_days + row.training_days
            part = weight(network, measure.place, region)
            on = strength(measure, times) * (times >= ready)
            share = np.maximum(share, on * measure.share.value * part)
        come += share * row.persons * row.full_time_share
    return come


def reserve_moments(network: Network, scenario: Scenario) -> set[float]:
    """Return the days on which mobilised reserves begin to work."""
    return {
        measure.start + measure.lead_days + row.lead_days + row.training_days
        for measure in scenario.measures
        if isinstance(measure, Mobilise)
        for row in network.register.reserves
    }


def stretch(network: Network, scenario: Scenario, times: Floats) -> Floats:
    """Return how many times as many places each employee runs. Axes: time, station.

    After `fatigue_after_days` of stretching, work falls to `fatigue_factor`.
    """
    stations = network.stations
    factor = np.ones((len(times), len(stations)))
    register = network.register
    for measure in scenario.measures:
        if not isinstance(measure, StretchRatio):
            continue
        kinds = [KINDS.index(kind) for kind in measure.places]
        here = np.isin(stations["kind"], kinds) & in_place(network, measure.place)
        on = strength(measure, times)
        size = 1 + on * (measure.factor.value - 1)
        tired = times >= measure.start + measure.lead_days + register.parameter(
            "fatigue_after_days"
        )
        size = np.where(
            tired & (on > 0), size * register.parameter("fatigue_factor"), size
        )
        factor = np.where(here, np.maximum(factor, size[:, None]), factor)
    return factor


def in_place(network: Network, place: str) -> npt.NDArray[np.bool_]:
    """Say for each station whether it lies in a place."""
    inside = np.array(
        [
            place in (EVERYWHERE, row.id, row.region, row.trust, row.municipality)
            for row in network.facilities
        ]
    )
    return np.asarray(inside[network.stations["facility"]])
