"""How many places the staff can run."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar, get_args

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.groups import Groups
from beredt.engine.capacity.timeline import begin_of, is_on, strength
from beredt.engine.network import KINDS, STATUSES, Ground, Network
from beredt.engine.register import Pool, Profession, Register, Reserve, Role, Staff
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
Key = TypeVar("Key")
Row = TypeVar("Row")
Rows = defaultdict[Key, list[Row]]
NAMES: tuple[Pool, ...] = get_args(Pool)
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


def gather_pools(network: Network) -> Groups:
    """Gather stations by the pool that staffs them: group region x pools + pool."""
    pools = np.array([NAMES.index(POOLS[row.kind]) for row in network.facilities], int)
    number = network.stations["region"].astype(np.int64) * len(NAMES)
    number += pools[network.stations["facility"]]
    return Groups(number, len(network.regions) * len(NAMES))


def region_and_pool(network: Network, number: int) -> tuple[str, Pool]:
    """Return the region and the pool of a group."""
    return network.regions[number // len(NAMES)], NAMES[number % len(NAMES)]


class Roster:
    """The staff of a register, its second roles and its reserves, each by its key."""

    def __init__(self, register: Register) -> None:
        """Sort the rows of a register."""
        self.staff: Rows[tuple[str, Pool, Profession], Staff] = defaultdict(list)
        self.roles: Rows[tuple[str, Pool, Profession], Role] = defaultdict(list)
        self.reserves: Rows[tuple[str, Profession], Reserve] = defaultdict(list)
        for member in register.staff:
            key = member.region, member.pool, member.profession
            self.staff[key].append(member)
        for role in register.roles:
            self.roles[role.region, role.pool, role.profession].append(role)
        for reserve in register.reserves:
            self.reserves[reserve.region, reserve.profession].append(reserve)


def weight(network: Network, place: str, region: str) -> float:
    """Return the share of a region's staffed places that lies in a place."""
    if place in (EVERYWHERE, region):
        return 1.0
    return float(_shares_within(network.ground, place)[network.region_index(region)])


@lru_cache(maxsize=64)
def _shares_within(ground: Ground, place: str) -> Floats:
    """Return the share of each region's staffed places. Axes: region."""
    count = np.bincount(
        ground.stations["facility"],
        ground.places[STATUSES.index("staffed")],
        len(ground.facilities),
    )
    inside = np.array(
        [place in (row.id, row.trust, row.municipality) for row in ground.facilities]
    )
    regions = len(ground.regions)
    whole = np.bincount(ground.facility_region, count, regions)
    here = np.bincount(ground.facility_region, count * inside, regions)
    return np.divide(here, whole, out=np.zeros(regions), where=whole > 0)


def available(
    network: Network,
    scenario: Scenario,
    times: Floats,
    roster: Roster,
    *,
    region: str,
    pool: Pool,
    profession: Profession,
) -> Floats | None:
    """Return full-time equivalents at work at each time; None when not counted.

    The register's number staffs the staffed places at ordinary absence, so absence
    counts as what it is above the ordinary.
    """
    key = region, pool, profession
    if key not in roster.staff:
        return None
    rows = roster.staff[key]
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
    called = _called(network, scenario, times, roster.roles.get(key, ()), region)
    full = total * (1 - called / heads) if heads else np.full(len(times), total)
    reserves = roster.reserves.get((region, profession), ())
    come = _mobilised(network, scenario, times, reserves, region)
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
    roles: Sequence[Role],
    region: str,
) -> Floats:
    """Return the persons of a pool who are called to their other role.

    A person leaves once: where two call-ups ask for the same people, the larger counts.
    """
    called = np.zeros(len(times))
    for row in roles:
        gone = np.zeros(len(times))
        for event in scenario.disruptions:
            if isinstance(event, DualRoleCallUp) and row.other_pool in event.pools:
                part = weight(network, event.place, region)
                on = is_on(event, times)
                gone = np.maximum(gone, on * row.persons * event.share.value * part)
        called += gone
    return called


def _mobilised(
    network: Network,
    scenario: Scenario,
    times: Floats,
    reserves: Sequence[Reserve],
    region: str,
) -> Floats:
    """Return the full-time equivalents that reserves add, after their lead time.

    A person is mobilised once: where measures overlap, the largest share counts.
    """
    come = np.zeros(len(times))
    for row in reserves:
        share = np.zeros(len(times))
        for measure in scenario.measures:
            if not isinstance(measure, Mobilise):
                continue
            if measure.reserves and row.id not in measure.reserves:
                continue
            if not _touches(measure.professions, row.profession):
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
