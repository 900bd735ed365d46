"""What an organisation answers when it is asked about rows of staff or stocks.

One line for each row that is known, named by its key, with a column for each number
that is asked for; each cell may also say that there is no answer.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from beredt.files.answer_sheets import (
    COUNTED_ON,
    cell_fault,
    is_past,
    said_by_line,
    wrong_heads,
)
from beredt.files.faults import CellFault
from beredt.files.registers import Cells, Column, may_hold, tables

# The numbers that are asked for, by table; what names a row is never asked for.
NUMBERS_OF = {
    "staff": ("head_count", "full_time_equivalents", "absence"),
    "stocks": ("quantity",),
}
KEY = "key"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRows:
    """Rows that somebody is asked about, and the words that may be written.

    `heads` and `no_answer` are in lower case, in every language.
    """

    table: str
    known: Mapping[str, Cells]
    heads: Mapping[str, str]
    no_answer: frozenset[str]
    today: dt.date

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that are asked for."""
        return NUMBERS_OF[self.table]


@dataclass(frozen=True, slots=True, kw_only=True)
class RowAnswer:
    """What is answered about one row: cells by column, and the columns without one."""

    key: str
    cells: dict[str, str] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    counted_on: str = ""


def read_row_answers(
    lines: Sequence[Sequence[str]], asked: AskedRows
) -> tuple[list[RowAnswer], list[CellFault]]:
    """Read what was answered, or say everything that is wrong with it."""
    if not lines:
        return [], [cell_fault(1, "", "", "empty")]
    columns = [asked.heads.get(head.casefold().strip(), "") for head in lines[0]]
    if faults := list(wrong_heads(lines[0], columns, (KEY, *asked.numbers))):
        return [], faults
    answers: list[RowAnswer] = []
    seen: dict[str, int] = {}
    for number, said in said_by_line(lines, columns):
        answer, wrong = _read_line(number, said, asked)
        if answer.key in seen:
            limit = str(seen[answer.key])
            wrong.append(cell_fault(number, KEY, answer.key, "row_twice", limit))
        seen.setdefault(answer.key, number)
        faults += wrong
        answers.append(answer)
    return answers, faults


def rows_answered(
    answers: Sequence[RowAnswer], asked: AskedRows, source: str
) -> dict[str, Cells]:
    """Return the rows of the register that follow from answers, by key.

    A row is there when a number of it was answered, also if it is as it was: then it
    has been confirmed. What was not answered stays as it is known.
    """
    return {
        answer.key: asked.known[answer.key]
        | answer.cells
        | {
            "source": source,
            "source_date": answer.counted_on or asked.today.isoformat(),
            "mark": "official",
            "confidence": "high",
        }
        for answer in answers
        if answer.cells
    }


def _read_line(
    line: int, said: Mapping[str, str], asked: AskedRows
) -> tuple[RowAnswer, list[CellFault]]:
    faults: list[CellFault] = []
    key = said.get(KEY, "")
    if key not in asked.known:
        faults.append(cell_fault(line, KEY, key, "row"))
    cells: dict[str, str] = {}
    silent: list[str] = []
    columns = {column.name: column for column in tables()[asked.table].columns}
    for name in asked.numbers:
        text = said.get(name, "")
        number = text.replace(",", ".")
        if text.casefold() in asked.no_answer:
            silent.append(name)
        elif text and may_hold(columns[name], number):
            cells[name] = number
        elif text:
            faults.append(cell_fault(line, name, text, _problem(columns[name])))
    counted_on = said.get(COUNTED_ON, "")
    if counted_on and not is_past(counted_on, asked.today):
        faults.append(cell_fault(line, COUNTED_ON, counted_on, "date"))
    answer = RowAnswer(
        key=key, cells=cells, silent=tuple(silent), counted_on=counted_on
    )
    return answer, faults


def _problem(column: Column) -> str:
    if column.type == "integer":
        return "number"
    return "share" if column.most == 1 else "amount"
