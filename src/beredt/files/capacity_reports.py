"""What a hospital answers when it is asked how many places it has.

One row for each facility and kind of place, with a column for each way of counting;
what is known already stands there, and each cell may also say that there is no answer.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from beredt.files.answer_sheets import cell_fault, is_past, said_by_line, wrong_heads
from beredt.files.faults import CellFault
from beredt.files.registers import Cells, row_key
from beredt.files.registers.rules import GROWTH

# From what there is the least of to what there is the most of, as people read them.
STATUSES = ("staffed", "surge_realistic", "surge_theoretical", "equipped", "physical")
NUMBERS = tuple(f"number_{status}" for status in STATUSES)
ISOLATION = tuple(f"isolation_{status}" for status in STATUSES)
FIELDS = ("facility", "name", "kind", *NUMBERS, *ISOLATION, "counted_on")
NEEDED = ("facility", "kind", *NUMBERS)
NUMBER = re.compile(r"\d{1,6}")
Place = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAnswer:
    """What is answered for one kind of place of one facility.

    `numbers` has what was answered by column; `silent` the columns with "no answer".
    """

    facility: str
    kind: str
    numbers: dict[str, int] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    counted_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who is asked about what: the facilities, and the words that may be written.

    `heads`, `kinds` and `no_answer` are in lower case, in every language.
    """

    facilities: Mapping[str, str]
    known: Mapping[Place, Mapping[str, Cells]]
    heads: Mapping[str, str]
    kinds: Mapping[str, str]
    no_answer: frozenset[str]
    today: dt.date


def known_places(
    rows: Mapping[str, Cells], facilities: Mapping[str, str]
) -> dict[Place, dict[str, Cells]]:
    """Return what is known of the places of some facilities, by kind and status."""
    found: dict[Place, dict[str, Cells]] = {}
    for cells in rows.values():
        if cells["facility"] in facilities:
            place = found.setdefault((cells["facility"], cells["kind"]), {})
            place[cells["status"]] = cells
    return found


def prefilled(asked: Asked) -> list[dict[str, str | float | None]]:
    """Return a row for each kind of place that is known, with what is known."""
    rows: list[dict[str, str | float | None]] = []
    for (facility, kind), known in asked.known.items():
        row: dict[str, str | float | None] = {
            "facility": facility,
            "name": asked.facilities[facility],
            "kind": kind,
            "counted_on": None,
        }
        for column in (*NUMBERS, *ISOLATION):
            part, _, status = column.partition("_")
            row[column] = int(known[status][part]) if status in known else None
        rows.append(row)
    return rows


def read_answers(
    lines: Sequence[Sequence[str]], asked: Asked
) -> tuple[list[PlaceAnswer], list[CellFault]]:
    """Read what was answered, or say everything that is wrong with it."""
    if not lines:
        return [], [cell_fault(1, "", "", "empty")]
    columns = [asked.heads.get(head.casefold().strip(), "") for head in lines[0]]
    if faults := list(wrong_heads(lines[0], columns, NEEDED)):
        return [], faults
    answers: list[PlaceAnswer] = []
    seen: dict[Place, int] = {}
    for number, said in said_by_line(lines, columns):
        answer, wrong = _read_line(number, said, asked)
        place = (answer.facility, answer.kind)
        if place in seen and all(place):
            limit = str(seen[place])
            wrong.append(cell_fault(number, "kind", said["kind"], "twice", limit))
        seen.setdefault(place, number)
        faults += wrong
        answers.append(answer)
    return answers, faults


def wanted_rows(
    answers: Sequence[PlaceAnswer], asked: Asked, source: str
) -> dict[str, Cells]:
    """Return the rows of the register that follow from answers, by key.

    A row is there when its number was answered, also if it is as it was: then it has
    been confirmed. What was not answered stays as it is known.
    """
    rows: dict[str, Cells] = {}
    for answer in answers:
        known = asked.known.get((answer.facility, answer.kind), {})
        for status in STATUSES:
            if f"number_{status}" not in answer.numbers:
                continue
            number = answer.numbers[f"number_{status}"]
            before = known.get(status, {})
            isolation = answer.numbers.get(f"isolation_{status}")
            cells = {
                "facility": answer.facility,
                "kind": answer.kind,
                "status": status,
                "number": str(number),
                "isolation": str(before.get("isolation", 0) if isolation is None
                                 else isolation),
                "definition": before.get("definition", ""),
                "source": source,
                "source_date": answer.counted_on or asked.today.isoformat(),
                "mark": "official",
                "confidence": "high",
            }  # fmt: skip
            rows[row_key("places", cells)] = cells
    return rows


def _read_line(
    line: int, said: Mapping[str, str], asked: Asked
) -> tuple[PlaceAnswer, list[CellFault]]:
    faults: list[CellFault] = []
    facility = said.get("facility", "")
    if facility not in asked.facilities:
        faults.append(cell_fault(line, "facility", facility, "facility"))
    kind = asked.kinds.get(said.get("kind", "").casefold(), "")
    if not kind:
        faults.append(cell_fault(line, "kind", said.get("kind", ""), "kind"))
    numbers: dict[str, int] = {}
    silent: list[str] = []
    for column in (*NUMBERS, *ISOLATION):
        text = said.get(column, "")
        if text.casefold() in asked.no_answer:
            silent.append(column)
        elif NUMBER.fullmatch(text):
            numbers[column] = int(text)
        elif text:
            faults.append(cell_fault(line, column, text, "number"))
    counted_on = said.get("counted_on", "")
    if counted_on and not is_past(counted_on, asked.today):
        faults.append(cell_fault(line, "counted_on", counted_on, "date"))
    answer = PlaceAnswer(
        facility=facility,
        kind=kind,
        numbers=numbers,
        silent=tuple(silent),
        counted_on=counted_on,
    )
    known = asked.known.get((facility, kind), {})
    return answer, [*faults, *_contradictions(line, numbers, silent, known, faults)]


def _contradictions(
    line: int,
    numbers: Mapping[str, int],
    silent: Sequence[str],
    known: Mapping[str, Cells],
    faults: Sequence[CellFault],
) -> Iterator[CellFault]:
    """Compare the numbers of a line with each other, and with what stays known."""
    broken = {fault.column for fault in faults}
    whole: dict[str, int] = {}
    for column in (*NUMBERS, *ISOLATION):
        part, _, status = column.partition("_")
        if column in numbers:
            whole[column] = numbers[column]
        elif status in known and column not in broken:
            whole[column] = int(known[status][part])
    yield from _less_than_its_part(line, whole)
    if not known and numbers and not faults:
        for column in NUMBERS:
            if column not in numbers and column not in silent:
                yield cell_fault(line, column, "", "new")


def _less_than_its_part(line: int, whole: Mapping[str, int]) -> Iterator[CellFault]:
    for less, more in GROWTH:
        one, other = f"number_{less}", f"number_{more}"
        if one in whole and other in whole and whole[one] > whole[other]:
            found = str(whole[other])
            yield cell_fault(line, other, found, "growth", f"{less} {whole[one]}")
    for status in STATUSES:
        rooms, places = f"isolation_{status}", f"number_{status}"
        if rooms in whole and places in whole and whole[rooms] > whole[places]:
            limit = str(whole[places])
            yield cell_fault(line, rooms, str(whole[rooms]), "isolation", limit)
