"""The papers of a meeting: its agenda, and what else they say that can be checked."""

from dataclasses import dataclass
from fractions import Fraction

from beredt.engine.council.bodies import Body
from beredt.engine.council.meetings import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a case is called where it is treated: its number and its title."""

    number: str
    title: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A body called by a name about a day."""

    name: str
    day: int
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Restart:
    """What the papers say about when a break ends."""

    after: str
    at: int
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What the papers say about when something happens: within these days."""

    about: str
    text: str
    first_day: int
    last_day: int
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatList:
    """The members of a body as the papers list them, each line an organisation."""

    body: str
    organisations: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedShares:
    """One row of a table of shares as printed, and the sum printed beside it."""

    table: str
    row: str
    parts: tuple[Fraction, ...]
    total: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedEnd:
    """One end of a band as printed; `held` says whether the band holds it."""

    value: Fraction
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedBands:
    """Bands as printed, each with a lower and an upper end or nothing."""

    table: str
    unit: str
    bands: tuple[tuple[PrintedEnd | None, PrintedEnd | None], ...]
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """A meeting, the bodies that are known, and what else the papers say."""

    meeting: Meeting
    bodies: tuple[Body, ...] = ()
    headings: tuple[Heading, ...] = ()
    mentions: tuple[Mention, ...] = ()
    restarts: tuple[Restart, ...] = ()
    statements: tuple[Statement, ...] = ()
    lists: tuple[SeatList, ...] = ()
    shares: tuple[PrintedShares, ...] = ()
    bands: tuple[PrintedBands, ...] = ()
