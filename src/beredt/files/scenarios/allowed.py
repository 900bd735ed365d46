"""What a key may hold, in words."""

import dataclasses
import datetime as dt
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, MinLen

from beredt.engine.scenario import Quantity
from beredt.files.scenarios.kinds import UNIONS, Key, plain_type
from beredt.files.scenarios.shape import Include, Words

SIMPLE: dict[Any, str] = {
    float: "number",
    int: "whole number",
    str: "text",
    dict: "table of categories and shares",
    dt.date: "date",
    Words: "table of texts: `nb`, and `nn`, `en`, `uk` where known",
}
SIGNS: dict[Any, tuple[str, str]] = {
    Ge: (">=", "ge"),
    Gt: (">", "gt"),
    Le: ("<=", "le"),
}


def allowed(key: Key) -> str:
    """Return what may be written for a key, as a few words of Markdown."""
    if key.is_quantity:
        return f"quantity{_range(key.within.least, key.within.most)}"
    limits = " and ".join(
        f"{sign} {number(getattr(limit, name))}"
        for limit in key.metadata
        for sign, name in [SIGNS.get(type(limit), ("", ""))]
        if sign
    )
    return f"{_type(key.hint, key.metadata)} {limits}".rstrip()


def default(key: Key) -> str:
    """Return what a key holds when it is left out."""
    value = key.default
    if value is dataclasses.MISSING:
        return "must be written"
    if isinstance(value, Quantity):
        return f"`{value.value:g}`"
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, dict):
        return ", ".join(f"`{name} = {share:g}`" for name, share in value.items())
    if isinstance(value, tuple):
        return ", ".join(f"`{one}`" for one in value)
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _range(least: float, most: float) -> str:
    words = [f">= {number(least)}"] if least > float("-inf") else []
    words += [f"<= {number(most)}"] if most < float("inf") else []
    return " " + " and ".join(words) if words else ""


def number(value: float) -> str:
    """Write a limit so that no line ends between its thousands.

    >>> number(1_000_000.0).split(), number(0.25)
    (['1', '000', '000'], '0.25')
    """
    return f"{value:,.10g}".replace(",", "\N{NO-BREAK SPACE}")


def _type(hint: Any, metadata: tuple[Any, ...] = ()) -> str:
    origin = get_origin(hint) or hint
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(hint))
    if origin is tuple:
        some = any(isinstance(limit, MinLen) for limit in metadata)
        return f"list of {_many(get_args(hint)[0])}{', at least one' * some}"
    if origin in (Union, UnionType):
        return " or ".join(_type(part) for part in get_args(hint))
    return SIMPLE[origin]


def _many(hint: Any) -> str:
    plain, _ = plain_type(hint)
    if plain is Include:
        return "names, files or tables"
    if plain in (str, float):
        return f"{SIMPLE[plain]}s"
    if get_origin(plain) is Literal:
        return _type(plain)
    return f"tables with `{'kind' if _has_kind(plain) else 'name'}`"


def _has_kind(hint: Any) -> bool:
    return any(hint == union for union in UNIONS.values())
