"""The names that a scenario may use, when a register is there to say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from beredt.engine.register import Register
from beredt.engine.scenario import (
    EVERYWHERE,
    BattleCasualties,
    Epidemic,
    Happening,
)
from beredt.files.faults import Said, plain
from beredt.files.scenarios.sense import Complaint

# Which keys hold names of the register, and names of what.
KEYS = {
    "place": "place",
    "to": "place",
    "mix": "category",
    "category": "category",
    "minor_category": "category",
    "disease_category": "category",
    "ward_category": "category",
    "intensive_category": "category",
    "items": "item",
    "reserves": "reserve",
    "offer": "offer",
    "offers": "offer",
    "places": "kind of place",
}
PHRASES = {
    "place": Said(
        "a region, trust, municipality or facility of the register, or norway"
    ),
    "category": Said("a patient category of the register"),
    "item": Said("an item of the register"),
    "reserve": Said("a reserve of the register"),
    "offer": Said("an offer of the register"),
    "kind of place": Said("a kind of place that the register has"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of one register, by what they name."""

    names: dict[str, frozenset[str]]


def vocabulary_of(register: Register) -> Vocabulary:
    """Return all names that a scenario may use with a register."""
    areas = (
        *(row.id for row in register.regions),
        *(row.id for row in register.trusts),
        *(row.id for row in register.municipalities),
        *(row.id for row in register.facilities),
    )
    return Vocabulary(
        {
            "place": frozenset({EVERYWHERE, *areas}),
            "category": frozenset(row.id for row in register.categories),
            "item": frozenset(row.id for row in register.items),
            "reserve": frozenset(row.id for row in register.reserves),
            "offer": frozenset(row.id for row in register.offers),
            "kind of place": frozenset(row.kind for row in register.places),
        }
    )


def unknown_names(happening: Happening, vocabulary: Vocabulary) -> Iterator[Complaint]:
    """Yield the names in a happening that the register does not have."""
    unused = _unused(happening)
    for key, what in KEYS.items():
        if key in unused:
            continue
        for name in _named(getattr(happening, key, ())):
            if name not in vocabulary.names[what]:
                yield key, plain(repr(name)), _phrase(what, name, vocabulary)


def _named(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, dict | tuple) else ()


def _unused(happening: Happening) -> set[str]:
    """Return the keys whose category gets no patients, so that it need not exist."""
    unused = set()
    if isinstance(happening, BattleCasualties):
        if happening.minor_per_serious.most == 0:
            unused.add("minor_category")
        if happening.disease_per_1000.most == 0:
            unused.add("disease_category")
    if isinstance(happening, Epidemic) and happening.intensive.most == 0:
        unused.add("intensive_category")
    return unused


def _phrase(what: str, name: str, vocabulary: Vocabulary) -> Said:
    known = sorted(vocabulary.names[what])
    near = get_close_matches(name, known, n=1)
    phrase = PHRASES[what]
    if near:
        return Said("{phrase}; did you mean {name}?", phrase=phrase, name=repr(near[0]))
    few = f" ({', '.join(known)})" if known and len(known) <= 40 else ""
    return Said("{phrase}{few}", phrase=phrase, few=few)
