"""Files that people sent: what came of each, and what is wrong in one of them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.files.faults import Fault
from beredt.web.layout.languages import say_fault
from beredt.web.layout.tables import Cell, Column, Table


class SentFile(Protocol):
    """A file as it was read, whichever room it was sent to."""

    name: str
    at: dt.datetime
    by: Any
    faults: Any
    taken_at: Any

    def get_absolute_url(self) -> str:
        """Return the page that says what it would change."""


def files_table(files: Sequence[SentFile]) -> Table:
    """Show the files that were sent, and what came of each."""
    rows = []
    for file in files:
        tone, words = "info", _("ikke tatt inn")
        if file.taken_at:
            tone, words = "success", _("tatt inn")
        elif file.faults:
            tone = "danger"
            words = ngettext("%(count)d feil", "%(count)d feil", len(file.faults))
            words %= {"count": len(file.faults)}
        rows.append(
            (
                Cell(file.name, file.get_absolute_url()),
                date_format(localtime(file.at), "SHORT_DATETIME_FORMAT"),
                file.by.name,
                Cell(words, tone=tone),
            )
        )
    return Table(
        caption=_("Filer som er sendt"),
        columns=[
            Column(key="name", label=_("Fil")),
            Column(key="at", label=_("Lastet opp")),
            Column(key="by", label=_("Hvem")),
            Column(key="state", label=_("Tilstand")),
        ],
        rows=rows,
        empty=_("Ingen filer ennå."),
    )


def faults_table(faults: Iterable[Fault]) -> Table:
    """Show what is wrong with files that were sent, each fault in its place."""
    return Table(
        caption=_("Dette må rettes"),
        columns=[
            Column(key="file", label=_("Fil")),
            Column(key="where", label=_("Hvor")),
            Column(key="found", label=_("Funnet")),
            Column(key="allowed", label=_("Tillatt")),
        ],
        rows=[
            (fault.file.rpartition("/")[2], fault.where, fault.found, fault.allowed)
            for fault in map(say_fault, faults)
        ],
    )


def cell_faults_table(
    faults: Sequence[Mapping[str, Any]],
    head_of: Callable[[str], str],
    problem_words: Callable[[str, str], str],
) -> Table:
    """Show what to put right in a file, line by line.

    `head_of` says what a column is called; `problem_words` what is wrong and what to
    write instead.
    """
    return Table(
        caption=ngettext(
            "%(count)d feil i filen", "%(count)d feil i filen", len(faults)
        )
        % {"count": len(faults)},
        columns=[
            Column(key="line", label=_("Linje"), is_numeric=True),
            Column(key="column", label=_("Kolonne")),
            Column(key="found", label=_("Du skrev")),
            Column(key="problem", label=_("Slik retter du det")),
        ],
        rows=[
            (
                fault["line"],
                head_of(fault["column"]) if fault["column"] else "",
                fault["found"],
                problem_words(fault["problem"], fault["limit"]),
            )
            for fault in faults
        ],
    )
