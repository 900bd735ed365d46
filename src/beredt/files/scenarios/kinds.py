"""The kinds of need, disruption and measure, and the keys of each, from the nouns."""

import dataclasses
from collections.abc import ItemsView, Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from annotated_types import Unit

from beredt.engine.scenario import (
    Disruption,
    Measure,
    Need,
    Quantity,
    Within,
)

MISSING = dataclasses.MISSING
UNIONS: dict[str, Any] = {
    "needs": Need,
    "disruptions": Disruption,
    "measures": Measure,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of one kind: what it may hold, and what it holds when left out."""

    name: str
    hint: Any
    metadata: tuple[Any, ...]
    default: Any

    @property
    def is_required(self) -> bool:
        """Whether the key must be written."""
        return self.default is dataclasses.MISSING

    @property
    def is_quantity(self) -> bool:
        """Whether the key holds a quantity: a number, or a table with an interval."""
        return self.hint is Quantity

    @property
    def unit(self) -> str:
        """The unit of the number; empty when it has none."""
        return next((str(m.unit) for m in self.metadata if isinstance(m, Unit)), "")

    @property
    def within(self) -> Within:
        """The least and most of a quantity."""
        wanted = (m for m in self.metadata if isinstance(m, Within))
        return next(wanted, Within(float("-inf")))


@cache
def kinds_of(section: str) -> dict[str, type]:
    """Return the noun of each kind that a section may hold."""
    return {
        kind: noun
        for noun in get_args(UNIONS[section])
        for kind in get_args(get_type_hints(noun)["kind"])
    }


@cache
def keys_of(noun: Any) -> dict[str, Key]:
    """Return the keys of a noun: `kind` and `name` first, then as declared."""
    keys = {key.name: key for key in _declared(noun)}
    first = [name for name in ("kind", "name") if name in keys]
    return {name: keys[name] for name in [*first, *keys]}


def keys_of_item(item: object) -> ItemsView[str, Key]:
    """Return the keys of one need, disruption or measure."""
    noun: Any = type(item)
    return keys_of(noun).items()


def _declared(noun: type) -> Iterator[Key]:
    hints = get_type_hints(noun, include_extras=True)
    for field in dataclasses.fields(noun):
        hint, metadata = plain_type(hints[field.name])
        yield Key(
            name=field.name, hint=hint, metadata=metadata, default=_default(field)
        )


def plain_type(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Split a type from its limits; a type that may be left out counts as itself."""
    if get_origin(hint) in (Union, UnionType):
        wanted = [part for part in get_args(hint) if part is not type(None)]
        if len(wanted) == 1:
            return plain_type(wanted[0])
    if get_origin(hint) is Annotated:
        plain, *metadata = get_args(hint)
        return plain, tuple(metadata)
    return hint, ()


def _default(field: dataclasses.Field[Any]) -> Any:
    # A kind is always written, also where the noun fills it in for Python callers.
    if field.name == "kind":
        return dataclasses.MISSING
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default
