"""The columns of each table, read from the nouns: type, limits, unit."""

import dataclasses
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import Ge, Gt, Le, MinLen, Unit

from beredt.engine.register import Register, Sourced
from beredt.files.faults import Said, in_unit

Type = Literal["text", "integer", "number", "boolean"]
TYPES: dict[type, Type] = {
    str: "text",
    int: "integer",
    float: "number",
    bool: "boolean",
}
LARGEST = 1e15


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: what a cell of it may hold.

    `may_be_empty`: an empty cell is an answer. `is_absent_when_empty`: it then means
    that there is none, not an empty text.
    """

    name: str
    type: Type
    may_be_empty: bool
    is_absent_when_empty: bool
    choices: tuple[str, ...]
    least: float | None
    above: float | None
    most: float | None
    shortest: int
    unit: str

    @property
    def allowed(self) -> Said:
        """Say in words what a cell may hold."""
        said = self._kind()
        for part in filter(None, (self._limits(), self._unit(), self._empty())):
            said = Said("{first} {then}", first=said, then=part)
        return said

    def _kind(self) -> Said:
        if self.choices:
            return Said("one of {names}", names=", ".join(self.choices))
        if self.type == "text" and self.shortest > 1:
            return Said("text of {number} characters or more", number=self.shortest)
        kinds = {
            "text": Said("text"),
            "integer": Said("a whole number"),
            "number": Said("a number"),
            "boolean": Said("true or false"),
        }
        return kinds[self.type]

    def _limits(self) -> Said | None:
        limits = []
        if self.least is not None:
            limits.append(Said("of at least {limit}", limit=f"{self.least:g}"))
        if self.above is not None:
            limits.append(Said("above {limit}", limit=f"{self.above:g}"))
        if self.most is not None:
            limits.append(Said("of at most {limit}", limit=f"{self.most:g}"))
        if len(limits) > 1:
            return Said("{first} and {then}", first=limits[0], then=limits[1])
        return limits[0] if limits else None

    def _unit(self) -> Said | None:
        return Said("({unit})", unit=in_unit(self.unit)) if self.unit else None

    def _empty(self) -> Said | None:
        return Said("or empty") if self.may_be_empty else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its name, the noun of a row, its columns, whether it may be absent."""

    name: str
    row: type[Sourced]
    columns: tuple[Column, ...]
    is_optional: bool

    @property
    def title(self) -> str:
        """Say in one line what a row is."""
        return (self.row.__doc__ or "").strip().splitlines()[0]


@cache
def tables() -> dict[str, Table]:
    """Return the tables of a register in their order."""
    hints = get_type_hints(Register)
    found: dict[str, Table] = {}
    for field in dataclasses.fields(Register):
        if get_origin(hints[field.name]) is tuple:
            row = get_args(hints[field.name])[0]
            optional = field.default is not dataclasses.MISSING
            found[field.name] = table_of(field.name, row, is_optional=optional)
    return found


def table_of(name: str, row: type[Sourced], *, is_optional: bool = False) -> Table:
    """Return the table that holds rows of a noun."""
    return Table(name=name, row=row, columns=_columns_of(row), is_optional=is_optional)


def _columns_of(row: type[Sourced]) -> tuple[Column, ...]:
    """Return the columns of a row, its own first and its provenance last."""
    hints = get_type_hints(row, include_extras=True)
    last = [field.name for field in dataclasses.fields(Sourced)]
    own = [f.name for f in dataclasses.fields(row) if f.name not in last]
    return tuple(_column(name, hints[name]) for name in own + last)


def _column(name: str, hint: Any) -> Column:
    marks, kinds = _open(hint)
    absent = NoneType in kinds
    kind = next(k for k in kinds if k is not NoneType)
    choices = tuple(get_args(kind)) if get_origin(kind) is Literal else ()
    type_ = "text" if choices else TYPES[kind]
    shortest = next((m.min_length for m in marks if isinstance(m, MinLen)), 0)
    return Column(
        name=name,
        type=type_,
        may_be_empty=absent or (type_ == "text" and not choices and shortest == 0),
        is_absent_when_empty=absent,
        choices=choices,
        least=next((_number(m.ge) for m in marks if isinstance(m, Ge)), None),
        above=next((_number(m.gt) for m in marks if isinstance(m, Gt)), None),
        most=next((_number(m.le) for m in marks if isinstance(m, Le)), None),
        shortest=shortest,
        unit=next((str(m.unit) for m in marks if isinstance(m, Unit)), ""),
    )


def _number(limit: Any) -> float:
    return float(limit)


def _open(hint: Any) -> tuple[list[Any], list[Any]]:
    """Split a hint into its annotations and the kinds it may be."""
    if hasattr(hint, "__metadata__"):
        marks, kinds = _open(hint.__origin__)
        return [*marks, *hint.__metadata__], kinds
    if get_origin(hint) not in (None, Literal) and NoneType in get_args(hint):
        opened = [_open(part) for part in get_args(hint)]
        return [m for ms, _ in opened for m in ms], [k for _, ks in opened for k in ks]
    return [], [hint]
