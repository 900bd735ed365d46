"""What a well-formed scenario must also say to make sense, with or without a register.

Each check yields the key it is about, what was found and what is allowed.
"""

import math
from collections import Counter
from collections.abc import Iterator

from beredt.engine.scenario import (
    Epidemic,
    Happening,
    Observation,
    Ordinary,
    Quantity,
)
from beredt.files.scenarios.kinds import keys_of_item
from beredt.files.scenarios.shape import ScenarioFile

Complaint = tuple[str, str, str]
SUM_TOLERANCE = 1e-6


def complaints(happening: Happening) -> Iterator[Complaint]:
    """Yield what makes no sense in one need, disruption or measure."""
    yield from _name(happening)
    yield from _ranges(happening)
    mix = getattr(happening, "mix", None)
    if isinstance(mix, dict):
        yield from _mix(mix)
    if isinstance(happening, Epidemic):
        yield from _epidemic(happening)
    if isinstance(happening, Ordinary) and happening.source != "ordinary":
        yield "source", repr(happening.source), "'ordinary'; it may be left out"
    if isinstance(happening, Observation) and not happening.file:
        if not happening.admissions:
            yield "file", "nothing", "file or admissions"
    elif isinstance(happening, Observation) and happening.admissions:
        yield "admissions", "both file and admissions", "one of them"


def _name(happening: Happening) -> Iterator[Complaint]:
    # The part before a slash says from which included scenario something comes.
    if "/" in happening.name:
        yield "name", repr(happening.name), "a name without /"


def _ranges(happening: Happening) -> Iterator[Complaint]:
    for name, key in keys_of_item(happening):
        quantity = getattr(happening, name)
        if not isinstance(quantity, Quantity):
            continue
        least, most = key.within.least, key.within.most
        if quantity.least < least or quantity.most > most:
            upper = (
                "" if math.isinf(most) else f" and <= {most:,.10g}".replace(",", " ")
            )
            found = _interval(quantity)
            yield name, found, f">= {least:g}{upper}" + f" {key.unit}".rstrip()


def _interval(quantity: Quantity) -> str:
    if quantity.least == quantity.most:
        return f"{quantity.value:g}"
    return f"{quantity.value:g} ({quantity.least:g} to {quantity.most:g})"


def _mix(mix: dict[str, float]) -> Iterator[Complaint]:
    total = math.fsum(mix.values())
    if not mix:
        yield "mix", "an empty mix", "at least one category; the shares sum to 1"
    elif abs(total - 1) > SUM_TOLERANCE:
        yield "mix", f"shares that sum to {total:g}", "shares that sum to 1"


def _epidemic(epidemic: Epidemic) -> Iterator[Complaint]:
    limits: list[tuple[str, Quantity | None, str, Quantity]] = [
        ("intensive", epidemic.intensive, "admitted", epidemic.admitted),
        ("peak", epidemic.peak, "admitted", epidemic.admitted),
        ("peak_intensive", epidemic.peak_intensive, "peak", epidemic.peak),
        ("peak_intensive", epidemic.peak_intensive, "intensive", epidemic.intensive),
    ]
    for name, part, other, whole in limits:
        if part is not None and part.value > whole.value:
            found = f"{part.value:g}"
            yield name, found, f"at most {other}, which is {whole.value:g}"
    if epidemic.admitted.value > 0 and epidemic.peak.value <= 0:
        yield "peak", f"{epidemic.peak.value:g}", "> 0, as patients are admitted"


def late(happening: Happening, days: int) -> Iterator[Complaint]:
    """Yield a start that the scenario does not reach."""
    if happening.start >= days:
        yield "start", f"day {happening.start:g}", f"a day before day {days}, the end"


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
            found = f"low {low:g}, value {outcome.value:g}, high {high:g}"
            yield index, ("value", found, "low <= value <= high")
