"""Staff that fits the ratios: what is open on an ordinary day, in every world."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from beredt.engine.capacity.staffing import POOLS
from beredt.engine.register import Ratio, Register

Key = tuple[str, str, str]


def keep_staffed(register: Register, plan: Register) -> Register:
    """Return a register in which staff suffice for as many staffed places as planned.

    Staffed places are counted, and open on an ordinary day: a world in which a place
    takes more staff is one in which those places have that staff. Staff that were
    counted too have then nobody to spare for other places. Staff that are assumed,
    as what the places take and some more, keep the share that they have to spare.
    """
    if register.ratios is plan.ratios:
        return register
    places = _staffed(plan)
    before = _asked(places, plan.ratios)
    after = _asked(places, register.ratios)
    staff = []
    for row in register.staff:
        key = row.region, row.pool, row.profession
        times = 1.0
        if row.mark == "assumption" and before[key]:
            times = after[key] / before[key]
        elif enough := max(before[key], row.full_time_equivalents):
            times = max(after[key] / enough, 1.0)
        staff.append(
            row
            if times == 1
            else replace(row, full_time_equivalents=row.full_time_equivalents * times)
        )
    return replace(register, staff=tuple(staff))


def _staffed(register: Register) -> dict[Key, float]:
    """Return the staffed places by region, pool and kind."""
    places: defaultdict[Key, float] = defaultdict(float)
    facilities = {row.id: row for row in register.facilities}
    for row in register.places:
        facility = facilities[row.facility]
        if row.status == "staffed" and facility.kind in POOLS:
            places[facility.region, POOLS[facility.kind], row.kind] += row.number
    return places


def _asked(
    places: Mapping[Key, float], ratios: Sequence[Ratio]
) -> defaultdict[Key, float]:
    """Return the full-time equivalents that these places take, by profession."""
    asked: defaultdict[Key, float] = defaultdict(float)
    for (region, pool, kind), number in places.items():
        for ratio in ratios:
            if ratio.kind == kind:
                asked[region, pool, ratio.profession] += number * ratio.value
    return asked
