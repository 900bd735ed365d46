"""Every limit on places by its name, and which of them binds."""

from dataclasses import dataclass
from typing import get_args

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import offers, staffing
from beredt.engine.capacity.groups import Groups, by_region_and_kind
from beredt.engine.capacity.staffing import in_place
from beredt.engine.capacity.timeline import is_on, strength
from beredt.engine.network import KINDS, STATUSES, Network
from beredt.engine.register import UtilityKind
from beredt.engine.scenario import (
    FacilityDamage,
    OpenSurge,
    Outage,
    Reserve,
    Scenario,
    SupplyInterruption,
)

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
UTILITIES: tuple[UtilityKind, ...] = get_args(UtilityKind)
OXYGEN = "oxygen"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Limits:
    """Usable places before rounding, and what binds them.

    Axes of `usable`, `rooms`, the places that would be usable with staff enough,
    `binding`: time, station. Axes of `region_usable`, `region_binding`: time, region,
    kind. What binds is an index into `constraints`.
    """

    usable: Floats
    rooms: Floats
    region_usable: Floats
    binding: Integers
    region_binding: Integers
    constraints: tuple[str, ...]


def with_reserves(times: Floats, network: Network, scenario: Scenario) -> Floats:
    """Add the moments at which reserves and partners come, and oxygen runs out."""
    more = staffing.reserve_moments(network, scenario)
    more |= offers.moments(network, scenario)
    for event in scenario.disruptions:
        if isinstance(event, SupplyInterruption) and OXYGEN in event.items:
            more |= {
                event.start + row.endurance_hours / 24
                for row in network.register.utilities
                if row.utility == OXYGEN
            }
            more |= {event.start + event.days}
    inside = [t for t in more if 0 <= t < scenario.days]
    return np.unique(np.concatenate([times, inside]))


def find_limits(network: Network, scenario: Scenario, times: Floats) -> Limits:
    """Work out every limit at every time."""
    intact = _intact(network, scenario, times)
    status = {name: network.places[s] for s, name in enumerate(STATUSES)}
    physical = status["physical"] * intact
    equipped = status["equipped"] * intact
    wanted = _wanted(network, scenario, times)
    staff, tightest = _staff(network, scenario, times, wanted)
    staff += offers.teams(network, scenario, times)
    factors = _utilities(network, scenario, times)
    damaged = intact < 1
    rooms = np.minimum(physical, equipped)
    supplied = np.prod(list(factors.values()), axis=0)
    usable = np.minimum(rooms, staff) * supplied
    names = ("physical", "equipped", "damage", *UTILITIES)
    names += staffing.professions(network)
    named = {
        "physical": np.where(damaged, np.inf, physical),
        "equipped": np.where(damaged, np.inf, equipped),
        "damage": np.where(damaged, rooms, np.inf),
    }
    for utility, factor in factors.items():
        if (short := factor < 1).any():
            named[utility] = np.where(short, np.minimum(rooms, wanted) * factor, np.inf)
    binding = _binding(names, named, staff, tightest)
    return Limits(
        usable=usable,
        rooms=np.minimum(rooms, wanted) * supplied,
        region_usable=region_sums(usable, network),
        binding=binding,
        region_binding=of_regions(binding, wanted, network),
        constraints=names,
    )


def _intact(network: Network, scenario: Scenario, times: Floats) -> Floats:
    """Return the share of places that is not damaged. Axes: time, station."""
    intact = np.ones((len(times), len(network.stations)))
    for event in scenario.disruptions:
        if not isinstance(event, FacilityDamage):
            continue
        kinds = [KINDS.index(kind) for kind in event.places or KINDS]
        here = in_place(network, event.place) & np.isin(network.stations["kind"], kinds)
        end = event.start + event.days
        repaired = np.zeros(len(times))
        if event.repair_days:
            repaired = np.clip((times - end) / event.repair_days, 0, 1)
        lost = np.where(times < end, 1.0, 1 - repaired)
        if not event.repair_days:
            lost = is_on(event, times)
        lost = np.where(times < event.start, 0.0, lost) * event.lost.value
        intact *= np.where(here, 1 - lost[:, None], 1.0)
    return intact


def _wanted(network: Network, scenario: Scenario, times: Floats) -> Floats:
    """Return the places that are to be open, staff permitting. Axes: time, station."""
    staffed = network.places[STATUSES.index("staffed")].astype(float)
    wanted = np.tile(staffed, (len(times), 1))
    for measure in scenario.measures:
        if not isinstance(measure, OpenSurge):
            continue
        kinds = [KINDS.index(kind) for kind in measure.places]
        here = np.isin(network.stations["kind"], kinds)
        here &= in_place(network, measure.place)
        level = STATUSES.index(
            "surge_theoretical" if measure.level == "theoretical" else "surge_realistic"
        )
        extra = np.maximum(network.places[level] - staffed, 0) * here
        part = strength(measure, times) * measure.share.value
        wanted = np.maximum(wanted, staffed + np.outer(part, extra))
    return wanted


def _staff(
    network: Network, scenario: Scenario, times: Floats, wanted: Floats
) -> tuple[Floats, Integers]:
    """Return the places that can be staffed, and the scarcest profession of each.

    Each profession of a region keeps the staffed places open first and opens extra
    places with what is left, in proportion to what is asked for: to open more never
    closes what was open. Axes of both: time, station; the second indexes
    `staffing.professions`, -1 none.
    """
    stretch = staffing.stretch(network, scenario, times)
    pools = staffing.gather_pools(network)
    roster = staffing.Roster(network.register)
    usual = np.minimum(wanted, network.places[STATUSES.index("staffed")])
    extra = wanted - usual
    staffed = wanted.copy()
    worst = np.zeros_like(wanted)
    tightest = np.full(wanted.shape, -1)
    for p, profession in enumerate(staffing.professions(network)):
        ratio = _ratio(network, profession)
        at_work = np.full((len(times), pools.count), np.inf)
        for number in np.unique(pools.number[ratio > 0]):
            region, pool = staffing.region_and_pool(network, int(number))
            found = staffing.available(
                network,
                scenario,
                times,
                roster,
                region=region,
                pool=pool,
                profession=profession,
            )
            if found is not None:
                at_work[:, number] = found
        rows = np.flatnonzero((ratio > 0) & np.isfinite(at_work[0])[pools.number])
        group = Groups(pools.number[rows], pools.count)
        each = ratio[rows] / stretch[:, rows]
        kept = group.sums(usual[:, rows] * each)
        asked = group.sums(extra[:, rows] * each)
        open_now = usual[:, rows] * _part(at_work, kept)[:, group.number]
        open_now += extra[:, rows] * _part(at_work - kept, asked)[:, group.number]
        staffed[:, rows] = np.minimum(staffed[:, rows], open_now)
        load = ((kept + asked) / np.maximum(at_work, 1e-9))[:, group.number]
        tightest[:, rows] = np.where(load > worst[:, rows], p, tightest[:, rows])
        worst[:, rows] = np.maximum(worst[:, rows], load)
    return staffed, tightest


def _part(at_work: Floats, asked: Floats) -> Floats:
    """Return the share of what is asked for that those at work can do."""
    part = np.clip(at_work, 0, None) / np.maximum(asked, 1e-9)
    return np.minimum(part, 1.0)


def _ratio(network: Network, profession: str) -> Floats:
    by_kind = np.zeros(len(KINDS))
    for row in network.register.ratios:
        if row.profession == profession:
            by_kind[KINDS.index(row.kind)] = row.value
    return np.asarray(by_kind[network.stations["kind"]])


def _utilities(
    network: Network, scenario: Scenario, times: Floats
) -> dict[UtilityKind, Floats]:
    """Return the share of places that each utility leaves. Axes: time, station."""
    factors = {name: np.ones((len(times), len(network.stations))) for name in UTILITIES}
    for event in scenario.disruptions:
        if isinstance(event, Outage):
            name: UtilityKind = event.kind
            length = event.hours / 24
        elif isinstance(event, SupplyInterruption) and OXYGEN in event.items:
            name = "oxygen"
            length = event.days
        else:
            continue
        left = _residual(network, name)
        lasts = _endurance(network, name)
        lasts += _reserve(network, scenario, name, event.start + lasts / 24)
        ends = event.start + lasts / 24
        out = (times[:, None] >= ends) & (times[:, None] < event.start + length)
        out &= in_place(network, event.place)
        lost = 1.0 if isinstance(event, Outage) else event.lost.value
        factors[name] = np.minimum(
            factors[name], np.where(out, 1 - lost * (1 - left), 1.0)
        )
    return factors


def _residual(network: Network, utility: UtilityKind) -> Floats:
    by_kind = np.ones(len(KINDS))
    for row in network.register.dependencies:
        if row.utility == utility:
            by_kind[KINDS.index(row.kind)] = row.value
    return np.asarray(by_kind[network.stations["kind"]])


def _endurance(network: Network, utility: UtilityKind) -> Floats:
    index = {row.id: f for f, row in enumerate(network.facilities)}
    hours = np.zeros(len(index))
    for row in network.register.utilities:
        if row.utility == utility and row.facility in index:
            hours[index[row.facility]] = row.endurance_hours
    return np.asarray(hours[network.stations["facility"]])


def _reserve(
    network: Network, scenario: Scenario, utility: UtilityKind, ends: Floats
) -> Floats:
    """Return the hours that reserve measures add where they are ready in time.

    `ends` is when the station's own endurance ends. Axes: station.
    """
    hours = np.zeros(len(network.stations))
    for measure in scenario.measures:
        if isinstance(measure, Reserve) and measure.kind == f"reserve_{utility}":
            ready = measure.start + measure.lead_days
            in_time = (ready <= ends) & (ends < ready + measure.days)
            hours += in_place(network, measure.place) * in_time * measure.hours
    return hours


def region_sums(values: Floats, network: Network) -> Floats:
    """Add stations up. Axes: time, region, kind."""
    sums = by_region_and_kind(network).sums(values)
    return sums.reshape(len(values), len(network.regions), len(KINDS))


def _binding(
    names: tuple[str, ...], named: dict[str, Floats], staff: Floats, tightest: Integers
) -> Integers:
    """Return the lowest limit of each station, as an index into the names, -1 none.

    Between equal limits, damage and a lost utility are named before staff, and staff
    before equipment, since that is what a measure can change first. Axes: time,
    station.
    """
    order = ("damage", *UTILITIES, "staff", "equipped", "physical")
    first_profession = names.index(UTILITIES[-1]) + 1
    lowest = np.full(staff.shape, np.inf)
    number = np.full(staff.shape, names.index("damage"))
    for name in order:
        if name == "staff":
            limit = np.where(tightest < 0, np.inf, staff)
        elif name in named:
            limit = named[name]
        else:
            continue
        limit = np.round(limit, 9)
        lower = limit < lowest
        lowest = np.where(lower, limit, lowest)
        found = first_profession + tightest if name == "staff" else names.index(name)
        number = np.where(lower, found, number)
    return number


def of_regions(binding: Integers, wanted: Floats, network: Network) -> Integers:
    """Return what binds most places of each region and kind, -1 where there are none.

    Axes of `binding`, `wanted`: time, station. Axes of the result: time, region, kind.
    """
    group = by_region_and_kind(network)
    # One more than the numbers, since -1 is one of them.
    count = int(binding.max(initial=0)) + 2
    time = np.arange(len(binding))[:, None]
    cell = (time * group.count + group.number) * count + binding + 1
    size = len(binding) * group.count * count
    votes = np.bincount(cell.ravel(), wanted.ravel(), size)
    votes = votes.reshape(len(binding), len(network.regions), len(KINDS), count)
    most = votes[..., 1:]
    return np.where(most.max(axis=-1) > 0, np.argmax(most, axis=-1), -1)
