"""An agenda as a table: TSV, CSV, or text pasted from a page or a slide."""

import csv
import html
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from beredt.engine.council import AgendaItem, Body, Deputy, Meeting, Papers
from beredt.files.council.papers import mentions_of, presenter
from beredt.files.council.written import day_in, minute_of, type_of
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.registers.rows import read_text

TAG = re.compile(r"</?\w+[^>]*>")
NUMBER = re.compile(r"\d+\s*/\s*\d+")
BREAKS = {"lunsj", "pause", "middag", "kaffe", "lunch", "break", "dinner"}
ENDS = {"slutt", "avslutning", "møtet slutter", "end"}
HEADS = {"saksnr", "sak", "nr", "tid", "sakstype", "kl", "number", "time", "type"}
AND = re.compile(r"\s+og\s+")
MARKS = ("\t", "|", ";", ",", " ")
SITS_FOR = "stiller for"
AT = r"((?:kl\.?\s*)?\d[\d.:]*?)"
DEPUTY = re.compile(
    r"[-•\s]*([^,]+?)(?:,\s*(.+?))?,?\s+stiller for\s+(.+?)"
    rf"(?:\s+fra(?: og med)?\s+{AT})?(?:\s+(?:fram|frem)?\s*til\s+{AT})?[.\s]*",
    re.IGNORECASE,
)
LONGEST_LINE = 400  # characters; who sits for whom is said in fewer
ROW = Said("a row with a title and a time, as 12/26 | Title | Who | 10:00 | Drøfting")
FIRST = Said("row {row}", row=1)


class Line(NamedTuple):
    """One line of a table: where it stands, and its cells."""

    number: int
    cells: list[str]

    @property
    def times(self) -> list[int]:
        """The cells that are a time of day, as minutes."""
        at = [minute_of(cell) for cell in self.cells if ":" in cell or "." in cell]
        return [minute for minute in at if minute is not None]


def read_agenda(
    path: Path, bodies: tuple[Body, ...], *, body: str = "", day: int | None = None
) -> Papers:
    """Read an agenda from a table; body and date stand in its head unless given.

    Raises `FileError` with every line that cannot be understood.
    """
    faults: list[Fault] = []
    text = read_text(path, faults)
    if text is None:
        raise FileError(faults)
    return agenda_papers(text, bodies, file=str(path), body=body, day=day)


def agenda_papers(
    text: str,
    bodies: tuple[Body, ...],
    *,
    file: str = "",
    body: str = "",
    day: int | None = None,
) -> Papers:
    """Return the papers that pasted text makes: an agenda, and who sits for whom.

    Raises `FileError` with every line that cannot be understood.
    """
    text, deputies = _deputies(text)
    lines = _lines(text)
    head = next((line for line in lines if _is_head(line)), None)
    title = " ".join(head.cells) if head else ""
    body = body or next((b.name for b in bodies if b.name in title), "")
    day = day or day_in(title) or day_in(text)
    faults = []
    found = plain(title) if title else Said("nothing")
    if not body:
        allowed = Said("the name of a known body in the head of the table")
        faults.append(_fault(file, FIRST, found, allowed))
    if day is None:
        allowed = Said("a date in the head of the table, as 11. juni 2026")
        faults.append(_fault(file, FIRST, found, allowed))
    rows = [line for line in lines if line is not head]
    items, end = _items(rows, day or 0, file, faults)
    if faults:
        raise FileError(faults)
    first_day = day or 0
    meeting = Meeting(
        body=body,
        year=date.fromordinal(first_day).year,
        first_day=first_day,
        last_day=first_day,
        items=tuple(items),
        deputies=deputies,
        end=end,
    )
    mentions = mentions_of(meeting, (), bodies)
    return Papers(meeting=meeting, bodies=bodies, mentions=mentions)


def _items(
    rows: list[Line], day: int, file: str, faults: list[Fault]
) -> tuple[list[AgendaItem], int | None]:
    items: list[AgendaItem] = []
    end = None
    for line in rows:
        item = _item(line, day)
        if item is None:
            found = " | ".join(line.cells)[:60]
            where = Said("row {row}", row=line.number)
            faults.append(_fault(file, where, plain(repr(found)), ROW))
        elif item.title.lower() in ENDS:
            end = item.start
        else:
            items.append(item)
    if not items and not faults:
        faults.append(_fault(file, plain(""), Said("no rows"), ROW))
    return items, end


def _item(line: Line, day: int) -> AgendaItem | None:
    """Return what a line says: its cells are told apart by what is in them."""
    numbers = [cell for cell in line.cells if NUMBER.fullmatch(cell)]
    kinds = [kind for cell in line.cells[1:] if (kind := type_of(cell))]
    texts = [
        cell
        for n, cell in enumerate(line.cells)
        if cell
        and cell not in numbers
        and not (n and type_of(cell))
        and (minute_of(cell) is None or not re.search("[:.]", cell))
    ]
    if len(line.times) != 1 or not texts or len(numbers) > 1:
        return None
    title, *who = texts
    is_break = not numbers and title.lower() in BREAKS
    return AgendaItem(
        title=title,
        number=numbers[0].replace(" ", "") if numbers else "",
        type=kinds[0] if kinds else None,
        presenters=tuple(
            presenter(one) for one in _people(", ".join(who)) if who and one
        ),
        day=day,
        start=line.times[0],
        is_break=is_break,
    )


def _deputies(text: str) -> tuple[str, tuple[Deputy, ...]]:
    """Take lines as `Kari, KS, stiller for Ola fram til kl. 12` out of a text."""
    found = []
    kept = []
    for line in text.splitlines():
        may_say = SITS_FOR in line.casefold() and len(line) <= LONGEST_LINE
        match = DEPUTY.fullmatch(line) if may_say else None
        if match is not None:
            person, organisation, member, since, until = match.groups(default="")
            found.append(
                Deputy(
                    person=person.strip(),
                    organisation=organisation.strip(),
                    sits_for=member.strip(),
                    since=minute_of(since),
                    until=minute_of(until),
                )
            )
        # Lines keep their numbers: faults are told by them.
        kept.append("" if match else line)
    return "\n".join(kept), tuple(found)


def _people(text: str) -> list[str]:
    """Divide `A og B, Office` into A and B, both of the same office."""
    names, _, office = text.partition(",")
    return [f"{name},{office}" if office else name for name in AND.split(names)]


def _lines(text: str) -> list[Line]:
    """Return the lines that hold anything, by the mark that divides most of them."""
    plain = [
        (number, html.unescape(TAG.sub("", line)))
        for number, line in enumerate(text.splitlines(), 1)
    ]
    full = [(number, line) for number, line in plain if line.strip(" \t|;,-:+=")]
    divided = [
        [Line(number, _cells(line, mark)) for number, line in full] for mark in MARKS
    ]
    return max(divided, key=lambda lines: sum(len(one.times) == 1 for one in lines))


def _cells(line: str, mark: str) -> list[str]:
    if mark == " ":
        cells = re.split(r"\s{2,}", line.strip())
    else:
        edges = " |" if mark == "|" else " "
        cells = next(csv.reader([line.strip(edges)], delimiter=mark), [])
    return [" ".join(cell.split()) for cell in cells]


def _is_head(line: Line) -> bool:
    words = {cell.lower().rstrip(".") for cell in line.cells}
    return bool(words & HEADS) and not line.times


def _fault(file: str, where: Said, found: Said, allowed: Said) -> Fault:
    return Fault(file=file, where=where, found=found, allowed=allowed)
