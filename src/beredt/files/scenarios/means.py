"""Whether there is what the measures of a scenario call for.

Each check yields the key it is about, what was found and what is allowed; those of
several measures yield the number of the measure first.
"""

from collections.abc import Iterator, Sequence

from beredt.engine.register import LARGE_AIRCRAFT, Facility, PlaceKind, Register
from beredt.engine.scenario import (
    EVERYWHERE,
    Action,
    Evacuate,
    Happening,
    InfectionControl,
    Mobilise,
    Redistribute,
    RequestAssistance,
    Scenario,
    Transmission,
    Vaccination,
)
from beredt.files.scenarios.sense import Complaint

NEVER_MOVED: tuple[PlaceKind, ...] = ("theatre", "emergency", "hub")


def missing_means(happening: Happening, register: Register) -> Iterator[Complaint]:
    """Yield what a measure calls for and the register does not have."""
    if isinstance(happening, Redistribute | Evacuate):
        yield from _mode(happening, register)
    if isinstance(happening, Redistribute):
        yield from _kinds(happening)
        yield from _elsewhere(happening, register)
    elif isinstance(happening, Evacuate):
        yield from _partner(happening, register)


def _mode(move: Redistribute | Evacuate, register: Register) -> Iterator[Complaint]:
    regions = {row.region for row in _inside(move.place, register)}
    if move.mode is None or not regions:
        return
    there = {
        row.mode
        for row in register.transport
        if row.units and (row.region in regions or row.mode in LARGE_AIRCRAFT)
    }
    if move.mode not in there:
        known = ", ".join(sorted(there)) or "none"
        yield "mode", repr(move.mode), f"a mode that the register has there ({known})"


def _kinds(move: Redistribute) -> Iterator[Complaint]:
    for kind in move.places:
        if kind in NEVER_MOVED:
            yield "places", repr(kind), "kinds of places that patients lie in"


def _elsewhere(move: Redistribute, register: Register) -> Iterator[Complaint]:
    start = {row.id for row in _inside(move.place, register)}
    end = {row.id for row in _inside(move.to, register)}
    if start and end and not end - start:
        found = f"{move.to!r}, all of it in {move.place!r}"
        yield "to", found, "a place with facilities outside place"


def _partner(move: Evacuate, register: Register) -> Iterator[Complaint]:
    partners = {row.id for row in register.facilities if row.kind == "partner"}
    for offer in register.offers:
        if offer.id != move.offer:
            continue
        if offer.kind in NEVER_MOVED:
            yield "offer", f"{offer.id!r} of kind {offer.kind}", "an offer of beds"
        if offer.facility not in partners:
            found = f"{offer.id!r} at {offer.facility or 'no facility'}"
            yield "offer", found, "an offer at a partner's facility of the register"


def _inside(place: str, register: Register) -> list[Facility]:
    return [
        row
        for row in register.facilities
        if row.region
        and row.kind not in ("hub", "partner")
        and place in (EVERYWHERE, row.id, row.region, row.trust, row.municipality)
    ]


def called_twice(measures: Sequence[Happening]) -> Iterator[tuple[int, Complaint]]:
    """Yield reserves that are called up again while another measure has them."""
    for index, measure in enumerate(measures):
        if not isinstance(measure, Mobilise):
            continue
        twice = [name for name in measure.reserves if measure.reserves.count(name) > 1]
        for name in dict.fromkeys(twice):
            yield index, ("reserves", f"{name!r} twice", "each reserve once")
        for other in measures[:index]:
            if isinstance(other, Mobilise) and _overlap(measure, other):
                for name in sorted({*measure.reserves} & {*other.reserves}):
                    found = f"{name!r}, called up by {other.name!r} as well"
                    yield index, ("reserves", found, "a reserve that is free then")


def _overlap(one: Action, other: Action) -> bool:
    return one.start < other.start + other.days and other.start < one.start + one.days


def too_short(
    measures: Sequence[Happening], register: Register
) -> Iterator[tuple[int, Complaint]]:
    """Yield evacuations that are over before the partner can be ready."""
    if any(isinstance(measure, RequestAssistance) for measure in measures):
        return
    ready = {row.id: row.activation_days for row in register.offers}
    for index, measure in enumerate(measures):
        if isinstance(measure, Evacuate) and measure.offer in ready:
            days = ready[measure.offer]
            if measure.days <= days:
                allowed = f"more than {days:g} days, after which {measure.offer} opens"
                yield index, ("days", f"{measure.days:g} days", allowed)


def without_infection(scenario: Scenario) -> Iterator[tuple[int, Complaint]]:
    """Yield measures against infection where nothing spreads from person to person.

    A file of measures alone, for others to include, may have them.
    """
    kinds = [type(need) for need in scenario.needs]
    if not kinds or Transmission in kinds:
        return
    for index, row in enumerate(scenario.measures):
        if isinstance(row, InfectionControl | Vaccination):
            allowed = "this kind together with a need of kind transmission"
            yield index, ("kind", f"{row.kind!r}", allowed)
