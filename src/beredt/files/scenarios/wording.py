"""Faults of shape in the words of the person who wrote the file."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from beredt.engine.scenario import Outcome, Quantity
from beredt.files.faults import Said, plain
from beredt.files.scenarios.kinds import UNIONS, keys_of, kinds_of
from beredt.files.scenarios.lines import KeyPath
from beredt.files.scenarios.shape import Include, ScenarioFile, Words, is_number
from beredt.files.scenarios.words import KEY_WORDS

LONGEST = 60
CHOICE = re.compile(r"'[^']*'|-?\d+")
A_DATE = Said("a date, as 2026-07-01")
TABLES: dict[str, list[str]] = {
    "": list(ScenarioFile.model_fields),
    "title": list(Words.model_fields),
    "description": list(Words.model_fields),
    "include": list(Include.model_fields),
}
TYPES = {
    "float_type": Said("a number"),
    "int_type": Said("a whole number"),
    "int_from_float": Said("a whole number"),
    "string_type": Said("a text in quotes"),
    "bool_type": Said("true or false"),
    "tuple_type": Said("a list in square brackets"),
    "dict_type": Said("a table"),
    "model_type": Said("a table"),
    "finite_number": Said("a number that is not nan or inf"),
    "int_parsing_size": Said("a smaller number"),
    "date_type": A_DATE,
    "date_parsing": A_DATE,
    "date_from_datetime_parsing": A_DATE,
    "date_from_datetime_inexact": A_DATE,
    "recursion_loop": Said("fewer brackets inside each other"),
    "too_short": Said("at least one"),
    "string_too_short": Said("a text"),
    "json_invalid": Said("fewer brackets inside each other"),
}
LIMITS = {
    "greater_than": (">", "gt"),
    "greater_than_equal": (">=", "ge"),
    "less_than": ("<", "lt"),
    "less_than_equal": ("<=", "le"),
}


def shown(value: Any) -> Said:
    """Return a value as it may stand in a message: short, texts in quotes."""
    if isinstance(value, bool):
        return plain("true" if value else "false")
    if isinstance(value, dict | list | tuple):
        return _shown_collection(value)
    if isinstance(value, float):
        return plain(f"{value:g}")
    try:
        text = repr(value) if isinstance(value, str) else str(value)
    except ValueError:  # Python refuses to write out numbers of thousands of digits
        return Said("a very large number")
    return plain(text if len(text) <= LONGEST else text[:LONGEST] + "...")


def _shown_collection(value: dict[str, Any] | list[Any] | tuple[Any, ...]) -> Said:
    if isinstance(value, dict):
        names = ", ".join(map(str, value))[:LONGEST]
        return Said("a table with {names}", names=names) if value else Said("a table")
    return Said("a list of {number}", number=len(value)) if value else (
        Said("an empty list")
    )  # fmt: skip


def one_of(names: list[str], found: str = "") -> Said:
    """Return the names to choose between; the most similar one first."""
    near = get_close_matches(found, names, n=1, cutoff=0.6)
    if near:
        return Said(
            "{name}? One of {names}", name=repr(near[0]), names=", ".join(names)
        )
    return Said("one of {names}", names=", ".join(names))


def found_by(error: ErrorDetails) -> Said:
    """Return what pydantic found, as it may stand in a message."""
    is_empty = error["type"] == "string_too_short" and not error["input"]
    return Said("an empty text") if is_empty else shown(error["input"])


def allowed_by(error: ErrorDetails) -> Said:
    """Return what is allowed where pydantic found something else."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "string_too_short" and context["min_length"] > 1:
        least = context["min_length"]
        return Said("text of {number} characters or more", number=least)
    if kind in TYPES:
        return TYPES[kind]
    if kind in LIMITS:
        sign, name = LIMITS[kind]
        return plain(f"{sign} {context[name]:g}")
    if kind == "literal_error":
        return one_of(CHOICE.findall(str(context["expected"])))
    if kind == "string_pattern_mismatch":
        return Said("a text in the form {pattern}", pattern=context["pattern"])
    return plain(error["msg"])


@dataclass(frozen=True, slots=True)
class Misfit:
    """What pydantic found wrong, and where that is in the file as it was written."""

    error: ErrorDetails
    raw: dict[str, Any]

    @property
    def path(self) -> KeyPath:
        """Return the keys that lead to it.

        pydantic puts the kind into the path of a happening, and a bare quantity was
        spelled out before it was read: neither stands in the file.
        """
        path = tuple(self.error["loc"])
        if len(path) > 2 and path[0] in UNIONS:
            path = (*path[:2], *path[3:])
        if path and path[-1] == "value" and is_number(self.at(path[:-1])):
            path = path[:-1]
        if path[:1] == ("include",) and isinstance(self.at(path[:2]), str):
            path = path[:2]
        return path

    @property
    def key(self) -> str:
        """The last key of the path."""
        return str(self.path[-1])

    @property
    def section(self) -> str:
        """The first key of the path."""
        return str(self.path[0])

    @property
    def value(self) -> Said:
        """What was found, as it may stand in a message."""
        return shown(self.error["input"])

    def at(self, path: KeyPath) -> Any:
        """Return what stands in the file at a path; nothing when there is nothing."""
        place: Any = self.raw
        for step in path:
            try:
                place = place[step]
            except (KeyError, IndexError, TypeError):
                return None
        return place

    def found_and_allowed(self) -> tuple[Said, Said]:
        """Return what was found and what is allowed there."""
        if (special := SPECIAL.get(self.error["type"])) is not None:
            return special(self)
        return found_by(self.error), allowed_by(self.error)


def _missing(misfit: Misfit) -> tuple[Said, Said]:
    meaning = KEY_WORDS.get(misfit.key, "")
    allowed = Said("the key {name}", name=misfit.key)
    if meaning:
        allowed = Said("the key {name} ({meaning})", name=misfit.key, meaning=meaning)
    return Said("nothing"), allowed


def _unknown(misfit: Misfit) -> tuple[Said, Said]:
    known = _known_keys(misfit)
    found = Said("the unknown key {name}", name=repr(misfit.key))
    return found, one_of(known, misfit.key)


def _known_keys(misfit: Misfit) -> list[str]:
    path = misfit.path
    section = misfit.section if len(path) > 1 else ""
    if section in TABLES:
        return TABLES[section]
    if section in UNIONS and len(path) == 3:
        kind = str(misfit.at((*path[:2], "kind")))
        return list(keys_of(kinds_of(section)[kind]))
    return list(keys_of(Outcome if section == "recorded" else Quantity))


def _unknown_kind(misfit: Misfit) -> tuple[Said, Said]:
    tag = str(misfit.error["ctx"]["tag"])
    return Said("kind {name}", name=repr(tag)), one_of(
        list(kinds_of(misfit.section)), tag
    )


def _no_kind(misfit: Misfit) -> tuple[Said, Said]:
    written = misfit.at((*misfit.path, "kind"))
    if written is None:
        return Said("no kind"), one_of(list(kinds_of(misfit.section)))
    found = Said("kind {name}", name=shown(written))
    return found, one_of(list(kinds_of(misfit.section)))


def _sense(misfit: Misfit) -> tuple[Said, Said]:
    message = str(misfit.error["ctx"]["error"])
    allowed, _, found = message.partition(" is wanted, found ")
    return plain(found) if found else misfit.value, plain(allowed)


def _no_table(misfit: Misfit) -> tuple[Said, Said]:
    in_a_happening = misfit.section in UNIONS and len(misfit.path) > 2
    quantity = Said("a number, or a table with value, low and high")
    return misfit.value, quantity if in_a_happening else Said("a table")


SPECIAL: dict[str, Callable[[Misfit], tuple[Said, Said]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "unexpected_keyword_argument": _unknown,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "string_pattern_mismatch": lambda misfit: (
        misfit.value,
        Said("a name without /"),
    ),
    "dataclass_type": _no_table,
    "value_error": _sense,
}
