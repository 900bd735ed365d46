"""The shape of the TOML files of councils, and what keeps a file from having it."""

import datetime as dt
from typing import Annotated, TypeVar, get_args

from annotated_types import Ge, MinLen
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from beredt.engine.council import SeatStatus
from beredt.engine.register import Confidence, Mark, Text
from beredt.files.scenarios.shape import as_json
from beredt.files.scenarios.source import SourceFile
from beredt.files.scenarios.wording import TYPES, one_of, shown

SETTINGS = ConfigDict(extra="forbid", strict=True, frozen=True)
Texts = tuple[Text, ...]


class SeatLine(BaseModel):
    """Seats of one organisation in a body."""

    model_config = SETTINGS
    organisation: Text
    status: SeatStatus = "member"
    number: Annotated[int | None, Ge(1)] = None
    person: str = ""


class BodyTable(BaseModel):
    """One council or committee."""

    model_config = SETTINGS
    id: Annotated[str, Field(pattern="^[a-z0-9-]+$")]
    name: Text
    mandate: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    predecessor: str = ""
    source: Text
    source_date: Annotated[str, MinLen(4)]
    mark: Mark
    confidence: Confidence
    seats: tuple[SeatLine, ...] = ()


class BodiesFile(BaseModel):
    """The councils and committees that are known."""

    model_config = SETTINGS
    bodies: tuple[BodyTable, ...]


class AgendaTable(BaseModel):
    """One line of the agenda; `start` or `minutes` may be left out."""

    model_config = SETTINGS
    title: Text
    number: str = ""
    presenters: Texts = ()
    date: dt.date | None = None
    start: str = ""
    minutes: Annotated[int | None, Ge(0)] = None
    type: str = ""
    is_break: Annotated[bool, Field(alias="break")] = False


class MemberTable(BaseModel):
    """A person in a seat."""

    model_config = SETTINGS
    person: Text
    organisation: Text
    status: SeatStatus = "member"
    absent: bool = False


class DeputyTable(BaseModel):
    """Somebody who sits for a member."""

    model_config = SETTINGS
    person: Text
    organisation: str = ""
    sits_for: Text
    since: str = ""
    until: str = ""


class ProposalTable(BaseModel):
    """A proposed decision of a case."""

    model_config = SETTINGS
    case: Text
    text: Text
    where: str = ""


class HeadingTable(BaseModel):
    """What a case is called where it is treated."""

    model_config = SETTINGS
    number: str = ""
    title: Text
    where: Text


class RestartTable(BaseModel):
    """When a break ends, as the papers say beside the agenda."""

    model_config = SETTINGS
    after: Text
    at: Text
    where: Text


class StatementTable(BaseModel):
    """When something happens, as the papers say: within these days."""

    model_config = SETTINGS
    about: Text
    text: Text
    first_day: dt.date
    last_day: dt.date
    where: Text


class ListTable(BaseModel):
    """The members of a body as the papers list them."""

    model_config = SETTINGS
    body: Text
    organisations: Texts
    where: Text


class SharesTable(BaseModel):
    """One row of a table of shares as printed."""

    model_config = SETTINGS
    table: Text
    row: Text
    parts: Texts
    total: Text = "100 %"


class BandsTable(BaseModel):
    """Bands as printed, the lowest first."""

    model_config = SETTINGS
    table: Text
    unit: str = ""
    bands: Texts
    where: Text


class NextTable(BaseModel):
    """The next meeting."""

    model_config = SETTINGS
    date: dt.date
    until: dt.date | None = None
    place: str = ""


class PapersFile(BaseModel):
    """The papers of one meeting."""

    model_config = SETTINGS
    body: Text
    date: dt.date
    until: dt.date | None = None
    place: str = ""
    start: str = ""
    end: str = ""
    source: str = ""
    next: NextTable | None = None
    agenda: tuple[AgendaTable, ...]
    members: tuple[MemberTable, ...] = ()
    deputies: tuple[DeputyTable, ...] = ()
    proposals: tuple[ProposalTable, ...] = ()
    headings: tuple[HeadingTable, ...] = ()
    restarts: tuple[RestartTable, ...] = ()
    statements: tuple[StatementTable, ...] = ()
    lists: tuple[ListTable, ...] = ()
    shares: tuple[SharesTable, ...] = ()
    bands: tuple[BandsTable, ...] = ()


Shape = TypeVar("Shape", bound=BaseModel)


def shaped(source: SourceFile, shape: type[Shape]) -> Shape | None:
    """Return the file in its shape; note every fault that keeps it from that."""
    try:
        return shape.model_validate_json(as_json(source.raw))
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            source.complain(tuple(wrong["loc"]), *_words(wrong, shape))
    return None


def _words(wrong: ErrorDetails, shape: type[BaseModel]) -> tuple[str, str]:
    """Return what was found and what is allowed there."""
    kind, key = wrong["type"], str(wrong["loc"][-1])
    if kind == "missing":
        return "nothing", f"the key {key}"
    if kind == "extra_forbidden":
        return f"the unknown key {key!r}", one_of(_keys(shape, wrong["loc"]), key)
    if kind == "literal_error":
        return shown(wrong["input"]), str(wrong["ctx"]["expected"])
    return shown(wrong["input"]), TYPES.get(kind, wrong["msg"])


def _keys(shape: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """Return the keys of the table that a path leads into."""
    for step in path[:-1]:
        if isinstance(step, str) and step in shape.model_fields:
            inner = _models(shape.model_fields[step].annotation)
            shape = next(iter(inner), shape)
    return [field.alias or name for name, field in shape.model_fields.items()]


def _models(hint: object) -> list[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [model for part in get_args(hint) for model in _models(part)]
