"""The shape of the TOML files of councils."""

import datetime as dt
from typing import Annotated

from annotated_types import Ge
from pydantic import BaseModel, Field

from beredt.engine.council import SeatStatus
from beredt.engine.register import Text
from beredt.files.shaping import SETTINGS, SourcedTable

Texts = tuple[Text, ...]


class SeatLine(BaseModel):
    """Seats of one organisation in a body."""

    model_config = SETTINGS
    organisation: Text
    status: SeatStatus = "member"
    number: Annotated[int | None, Ge(1)] = None
    person: str = ""


class BodyTable(SourcedTable):
    """One council or committee."""

    id: Annotated[str, Field(pattern="^[a-z0-9-]+$")]
    name: Text
    mandate: str = ""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    predecessor: str = ""
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
    date: dt.date | None = None
    since: str = ""
    until: str = ""


class AbsenceTable(BaseModel):
    """When a member is away."""

    model_config = SETTINGS
    person: Text
    date: dt.date | None = None
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
    absences: tuple[AbsenceTable, ...] = ()
    proposals: tuple[ProposalTable, ...] = ()
    headings: tuple[HeadingTable, ...] = ()
    restarts: tuple[RestartTable, ...] = ()
    statements: tuple[StatementTable, ...] = ()
    lists: tuple[ListTable, ...] = ()
    shares: tuple[SharesTable, ...] = ()
    bands: tuple[BandsTable, ...] = ()
