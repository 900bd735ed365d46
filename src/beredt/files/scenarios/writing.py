"""Measures written as a scenario file, which any command reads again."""

from collections.abc import Sequence
from typing import Any

import tomli_w

from beredt.engine.scenario import Measure, Quantity
from beredt.files.scenarios.kinds import keys_of_item

QUANTITY = ("value", "low", "high", "unit", "reference", "mark", "law", "together")
PLAIN = Quantity(value=0.0)


def write_fragment(
    name: str,
    measures: Sequence[Measure],
    *,
    days: int,
    include: Sequence[str] = (),
    title: dict[str, str],
    description: dict[str, str],
) -> str:
    """Return a scenario file with these measures and what it includes, as TOML.

    Only what differs from what a key holds when it is left out is written.
    """
    content: dict[str, Any] = {"name": name, "days": days}
    if include:
        content["include"] = list(include)
    content |= {"title": title, "description": description}
    content["measures"] = [_item(measure) for measure in measures]
    return tomli_w.dumps(content, multiline_strings=True)


def _item(measure: Measure) -> dict[str, Any]:
    """Return the keys of a measure; tables of quantities last, as TOML reads."""
    keys = {
        name: getattr(measure, name)
        for name, key in keys_of_item(measure)
        if key.is_required or getattr(measure, name) != key.default
    }
    plain = {name: _plain(v) for name, v in keys.items() if not _is_table(v)}
    return plain | {name: _quantity(v) for name, v in keys.items() if _is_table(v)}


def _is_table(value: object) -> bool:
    return isinstance(value, Quantity)


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        name: getattr(quantity, name)
        for name in QUANTITY
        if name == "value" or getattr(quantity, name) != getattr(PLAIN, name)
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
