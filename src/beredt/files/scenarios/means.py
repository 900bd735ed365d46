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
from beredt.files.faults import Said, plain
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
        known = plain(", ".join(sorted(there))) if there else Said("none")
        allowed = Said("a mode that the register has there ({names})", names=known)
        yield "mode", plain(repr(move.mode)), allowed


def _kinds(move: Redistribute) -> Iterator[Complaint]:
    for kind in move.places:
        if kind in NEVER_MOVED:
            allowed = Said("kinds of places that patients lie in")
            yield "places", plain(repr(kind)), allowed


def _elsewhere(move: Redistribute, register: Register) -> Iterator[Complaint]:
    start = {row.id for row in _inside(move.place, register)}
    end = {row.id for row in _inside(move.to, register)}
    if start and end and not end - start:
        found = Said(
            "{name}, all of it in {place}", name=repr(move.to), place=repr(move.place)
        )
        yield "to", found, Said("a place with facilities outside place")


def _partner(move: Evacuate, register: Register) -> Iterator[Complaint]:
    partners = {row.id for row in register.facilities if row.kind == "partner"}
    for offer in register.offers:
        if offer.id != move.offer:
            continue
        if offer.kind in NEVER_MOVED:
            found = Said("{name} of kind {kind}", name=repr(offer.id), kind=offer.kind)
            yield "offer", found, Said("an offer of beds")
        if offer.facility not in partners:
            place = plain(offer.facility) if offer.facility else Said("no facility")
            found = Said("{name} at {place}", name=repr(offer.id), place=place)
            allowed = Said("an offer at a partner's facility of the register")
            yield "offer", found, allowed


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
            found = Said("{value} twice", value=repr(name))
            yield index, ("reserves", found, Said("each reserve once"))
        for other in measures[:index]:
            if isinstance(other, Mobilise) and _overlap(measure, other):
                for name in sorted({*measure.reserves} & {*other.reserves}):
                    found = Said(
                        "{name}, called up by {other} as well",
                        name=repr(name),
                        other=repr(other.name),
                    )
                    allowed = Said("a reserve that is free then")
                    yield index, ("reserves", found, allowed)


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
                allowed = Said(
                    "more than {number} days, after which {name} opens",
                    number=f"{days:g}",
                    name=measure.offer,
                )
                found = Said("{number} days", number=f"{measure.days:g}")
                yield index, ("days", found, allowed)


def without_infection(scenario: Scenario) -> Iterator[tuple[int, Complaint]]:
    """Yield measures against infection where nothing spreads from person to person.

    A file of measures alone, for others to include, may have them.
    """
    kinds = [type(need) for need in scenario.needs]
    if not kinds or Transmission in kinds:
        return
    for index, row in enumerate(scenario.measures):
        if isinstance(row, InfectionControl | Vaccination):
            allowed = Said("this kind together with a need of kind transmission")
            yield index, ("kind", plain(repr(row.kind)), allowed)
