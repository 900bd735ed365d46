"""Needs, disruptions and measures one by one, each as far as it can be understood."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from beredt.engine.scenario import Disruption, Happening, Measure, Need
from beredt.files.scenarios.kinds import UNIONS, Key, keys_of, kinds_of
from beredt.files.scenarios.shape import SETTINGS, ScenarioFile, as_json

PLACEHOLDER = "-"


class _Item(BaseModel):
    """One happening by itself, so that its neighbours' faults do not hide its own."""

    # Built when a file has a fault: it takes as long as the whole file's.
    model_config = ConfigDict(**SETTINGS, defer_build=True)
    item: Annotated[Need | Disruption | Measure, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class Item:
    """A happening, where it stands, and the keys that could not be understood.

    Those keys hold stand-ins: nothing can be said about them.
    """

    section: str
    index: int
    happening: Happening
    broken: frozenset[str]


def items_of(full: dict[str, Any], shape: ScenarioFile | None) -> Iterator[Item]:
    """Yield every need, disruption and measure of a known kind.

    `shape` is the whole file when every key of it is sound.
    """
    for section in UNIONS:
        if shape is not None:
            for index, happening in enumerate(getattr(shape, section)):
                yield Item(section, index, happening, frozenset())
            continue
        tables = full.get(section)
        for index, table in enumerate(tables if isinstance(tables, list) else []):
            if item := _item(section, index, table):
                yield item


def _item(section: str, index: int, table: Any) -> Item | None:
    kind = table.get("kind") if isinstance(table, dict) else None
    if not isinstance(kind, str) or kind not in kinds_of(section):
        return None
    broken = _broken_keys(table)
    keys = keys_of(kinds_of(section)[kind])
    sound = {name: value for name, value in table.items() if name not in broken}
    needed = {name for name in broken if name in keys and keys[name].is_required}
    sound |= {name: _stand_in(keys[name]) for name in needed}
    try:
        happening = _Item.model_validate_json(as_json({"item": sound})).item
    except ValidationError:
        return None
    return Item(section, index, happening, frozenset(broken))


def _broken_keys(table: dict[str, Any]) -> set[str]:
    try:
        _Item.model_validate_json(as_json({"item": table}))
    except ValidationError as error:
        paths = (wrong["loc"] for wrong in error.errors())
        # The path is the word item, the kind, and then the key.
        return {str(path[2]) for path in paths if len(path) > 2}
    return set()


def _stand_in(key: Key) -> Any:
    """Return something that the key may hold."""
    if key.is_quantity:
        return {"value": min(max(1.0, key.within.least), key.within.most)}
    origin = get_origin(key.hint) or key.hint
    if origin is Literal:
        return get_args(key.hint)[0]
    if origin is tuple:
        (inner, *_) = get_args(key.hint)
        return [get_args(inner)[0] if get_origin(inner) is Literal else PLACEHOLDER]
    if origin is dict:
        return {PLACEHOLDER: 1.0}
    return PLACEHOLDER if origin is str else 1
