"""What a well-formed scenario must also say to make sense, with or without a register.

Each check yields the key it is about, what was found and what is allowed.
"""

import math
from collections import Counter
from collections.abc import Iterator

from beredt.engine.scenario import (
    AGE_BANDS,
    Epidemic,
    Happening,
    MedevacIn,
    Observation,
    Ordinary,
    Quantity,
    Transmission,
    Vaccination,
)
from beredt.files.faults import Said, in_unit, plain
from beredt.files.scenarios.allowed import number
from beredt.files.scenarios.kinds import keys_of_item
from beredt.files.scenarios.shape import ScenarioFile

Complaint = tuple[str, Said, Said]
SUM_TOLERANCE = 1e-6
COMPARED: dict[type[Happening], frozenset[str]] = {
    Epidemic: frozenset({"admitted", "intensive", "peak", "peak_intensive"}),
    Observation: frozenset({"file", "admissions"}),
    Transmission: frozenset({"r0", "doubling_days"}),
}
LEAST_VARIATION = 0.001
# What a duration or a share is worked out from cannot be nothing.
DIVISORS: dict[type[Happening], tuple[str, ...]] = {
    Epidemic: ("admitted", "peak"),
    MedevacIn: ("patients_per_week",),
}


def complaints(happening: Happening) -> Iterator[Complaint]:
    """Yield what makes no sense in one need, disruption or measure."""
    yield from _name(happening)
    yield from _ranges(happening)
    yield from _divisors(happening)
    yield from _variation(getattr(happening, "variation", 0.0))
    yield from _mix(getattr(happening, "mix", None))
    match happening:
        case Epidemic():
            yield from _epidemic(happening)
        case Transmission():
            yield from _transmission(happening)
        case Vaccination():
            yield from _by_age(happening, ("coverage_by_age",))
        case Ordinary():
            yield from _ordinary(happening)
        case Observation():
            yield from _observation(happening)


def compared_keys(happening: Happening) -> frozenset[str]:
    """Return the keys that are judged together, so that one alone tells nothing."""
    return COMPARED.get(type(happening), frozenset())


def _name(happening: Happening) -> Iterator[Complaint]:
    # The part before a slash says from which included scenario something comes.
    if "/" in happening.name:
        yield "name", plain(repr(happening.name)), Said("a name without /")


def _ranges(happening: Happening) -> Iterator[Complaint]:
    for name, key in keys_of_item(happening):
        quantity = getattr(happening, name)
        if not isinstance(quantity, Quantity):
            continue
        least, most = key.within.least, key.within.most
        if quantity.least < least or quantity.most > most:
            yield name, _interval(quantity), _between(least, most, key.unit)


def _between(least: float, most: float, unit: str) -> Said:
    limits = plain(f">= {number(least)}")
    if not math.isinf(most):
        upper = plain(f"<= {number(most)}")
        limits = Said("{first} and {then}", first=limits, then=upper)
    return Said("{first} {then}", first=limits, then=in_unit(unit)) if unit else limits


def _interval(quantity: Quantity) -> Said:
    if quantity.least == quantity.most:
        return plain(f"{quantity.value:g}")
    values = (quantity.value, quantity.least, quantity.most)
    value, least, most = (f"{one:g}" for one in values)
    return Said("{value} ({least} to {most})", value=value, least=least, most=most)


def _divisors(happening: Happening) -> Iterator[Complaint]:
    for key in DIVISORS.get(type(happening), ()):
        if getattr(happening, key).value <= 0:
            yield key, plain(f"{getattr(happening, key).value:g}"), plain("> 0")


def _variation(variation: float) -> Iterator[Complaint]:
    if 0 < variation < LEAST_VARIATION:
        yield (
            "variation",
            plain(f"{variation:g}"),
            Said("0, or at least {least}", least=f"{LEAST_VARIATION:g}"),
        )


def _ordinary(ordinary: Ordinary) -> Iterator[Complaint]:
    if ordinary.source != "ordinary":
        allowed = Said("{name}; it may be left out", name="'ordinary'")
        yield "source", plain(repr(ordinary.source)), allowed


def _observation(observed: Observation) -> Iterator[Complaint]:
    if not observed.file and not observed.admissions:
        yield "file", Said("nothing"), Said("file or admissions")
    elif observed.file and observed.admissions:
        yield "admissions", Said("both file and admissions"), Said("one of them")


def _mix(mix: dict[str, float] | None) -> Iterator[Complaint]:
    if mix is None:
        return
    total = math.fsum(mix.values())
    if not mix:
        allowed = Said("at least one category; the shares sum to 1")
        yield "mix", Said("an empty mix"), allowed
    elif abs(total - 1) > SUM_TOLERANCE:
        found = Said("shares that sum to {sum}", sum=f"{total:g}")
        yield "mix", found, Said("shares that sum to 1")


def _epidemic(epidemic: Epidemic) -> Iterator[Complaint]:
    limits: list[tuple[str, Quantity | None, str, Quantity]] = [
        ("intensive", epidemic.intensive, "admitted", epidemic.admitted),
        ("peak", epidemic.peak, "admitted", epidemic.admitted),
        ("peak_intensive", epidemic.peak_intensive, "peak", epidemic.peak),
        ("peak_intensive", epidemic.peak_intensive, "intensive", epidemic.intensive),
    ]
    for name, part, other, whole in limits:
        if part is not None and part.value > whole.value:
            found = plain(f"{part.value:g}")
            most = f"{whole.value:g}"
            yield name, found, Said("at most {key}, which is {number}", key=other,
                                    number=most)  # fmt: skip


def _transmission(need: Transmission) -> Iterator[Complaint]:
    if need.r0 is None and need.doubling_days is None:
        yield "r0", Said("nothing"), Said("r0 or doubling_days")
    elif need.r0 is not None and need.doubling_days is not None:
        found = Said("both r0 and doubling_days")
        yield "doubling_days", found, Said("one of them")
    names = ("admitted_by_age", "died_by_age", "contacts_by_age")
    yield from _by_age(need, names)
    for name in names:
        row = getattr(need, name)
        if row and not any(row):
            yield name, Said("nothing but 0"), Said("a number above 0")
    for name, others in (("own_age", "other_generation"), ("travel", "long_distance")):
        total = getattr(need, name) + getattr(need, others)
        if total > 1:
            found = Said("{number} with {key}", number=f"{total:g}", key=others)
            yield name, found, Said("at most 1 together")


def _by_age(happening: Happening, names: tuple[str, ...]) -> Iterator[Complaint]:
    for name in names:
        row = getattr(happening, name)
        if len(row) != len(AGE_BANDS) and not (name == "coverage_by_age" and not row):
            bands = ", ".join(AGE_BANDS)
            allowed = Said("{number} numbers, one for each of {names}",
                           number=len(AGE_BANDS), names=bands)  # fmt: skip
            yield name, Said("a list of {number}", number=len(row)), allowed


def late(happening: Happening, days: int) -> Iterator[Complaint]:
    """Yield a start that the scenario does not reach."""
    if happening.start >= days:
        found = Said("day {day}", day=f"{happening.start:g}")
        yield "start", found, Said("a day before day {day}, the end", day=days)


def doubled(names: list[str]) -> set[int]:
    """Return the positions of names that stood before."""
    counted = Counter[str]()
    again = set()
    for index, name in enumerate(names):
        counted[name] += 1
        if counted[name] > 1:
            again.add(index)
    return again


def outcome_complaints(shape: ScenarioFile) -> Iterator[tuple[int, Complaint]]:
    """Yield recorded outcomes whose interval does not hold their value."""
    for index, outcome in enumerate(shape.recorded):
        low = outcome.value if outcome.low is None else outcome.low
        high = outcome.value if outcome.high is None else outcome.high
        if not low <= outcome.value <= high:
            found = Said(
                "low {low}, value {value}, high {high}",
                low=f"{low:g}",
                value=f"{outcome.value:g}",
                high=f"{high:g}",
            )
            yield index, ("value", found, plain("low <= value <= high"))
