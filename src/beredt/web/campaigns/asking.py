"""What an organisation is asked, as a sheet; and what a filled-in sheet answers."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from beredt.files.capacity_reports import NUMBERS, read_answers, wanted_rows
from beredt.files.faults import CellFault
from beredt.files.row_reports import NUMBERS_OF, read_row_answers, rows_answered
from beredt.files.sheets import Sheet
from beredt.web.accounts.models import Organisation
from beredt.web.campaigns import asking_places, asking_rows
from beredt.web.campaigns.models import Ask, Campaign, Upload
from beredt.web.drafts.models import RegisterDraft

PLACES = Campaign.Table.PLACES
SECONDS_A_NUMBER = 5
Lines = Sequence[Sequence[str]]
Found = tuple[dict[str, Any], list[CellFault]]


def template_of(ask: Ask) -> Sheet:
    """Return the table that is filled in, with what is known, in the reader's words."""
    if ask.campaign.table == PLACES:
        return asking_places.template_of(ask)
    return asking_rows.template_of(ask)


def numbers_asked(draft: RegisterDraft, table: str, organisation: Organisation) -> int:
    """Return how many numbers an organisation is asked for."""
    if table == PLACES:
        return asking_places.numbers_asked(draft, organisation)
    return asking_rows.numbers_asked(draft, table, organisation)


def minutes_for(ask: Ask) -> int:
    """Return about how long it takes to look through what is asked, in minutes."""
    return max(1, round(ask.asked * SECONDS_A_NUMBER / 60))


def read_answer(ask: Ask, lines: Lines, source: str) -> dict[str, Any]:
    """Return what a filled-in sheet says, as the fields of an `Upload`.

    No row of the register follows from a sheet in which something is wrong.
    """
    read = _read_places if ask.campaign.table == PLACES else _read_rows
    found, faults = read(ask, lines, source)
    if faults:
        found["rows"] = {}
    return found | {"faults": [asdict(fault) for fault in faults]}


def _read_places(ask: Ask, lines: Lines, source: str) -> Found:
    asked = asking_places.asked_of(ask)
    answers, faults = read_answers(lines, asked)
    rows = wanted_rows(answers, asked, source)
    silent = sum(len(set(answer.silent) & set(NUMBERS)) for answer in answers)
    return {"rows": rows, "silent": silent, "answered": len(rows)}, faults


def _read_rows(ask: Ask, lines: Lines, source: str) -> Found:
    asked = asking_rows.asked_of(ask)
    answers, faults = read_row_answers(lines, asked)
    known = [answer for answer in answers if answer.key in asked.known]
    found = {
        "rows": rows_answered(known, asked, source),
        "silent": sum(len(answer.silent) for answer in answers),
        "answered": sum(len(answer.cells) for answer in answers),
    }
    return found, faults


def head_of(upload: Upload, column: str) -> str:
    """Return what a column of a template is called."""
    if upload.ask.campaign.table == PLACES:
        heads = asking_places.heads()
    else:
        heads = asking_rows.heads(upload.ask.campaign.table)
    return {code: head for head, code in heads}.get(column, column)


def counted_columns(table: str) -> frozenset[str]:
    """Return the columns of the register that a campaign asks about.

    Where each number comes from is written beside it, and is no change of its own.
    """
    if table == PLACES:
        return frozenset({"number", "isolation", ""})
    return frozenset(NUMBERS_OF[table])


def digest_of(data: bytes) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256(data).hexdigest()
