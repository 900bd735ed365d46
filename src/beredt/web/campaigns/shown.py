"""Campaigns, how complete they are, and what a file would change, as tables."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from beredt.web.accounts.models import Organisation
from beredt.web.campaigns.asking import head_of
from beredt.web.campaigns.models import Ask, Campaign, Upload
from beredt.web.drafts.contents import rows_of
from beredt.web.layout.sent_files import cell_faults_table
from beredt.web.layout.tables import Cell, Column, Table
from beredt.web.registers.words import STATUSES, said

TONES = {"waiting": "warning", "answered": "success", "no_answer": "neutral"}
STALE = dt.timedelta(days=365)


def campaigns_table(campaigns: Sequence[Campaign]) -> Table:
    """Show campaigns, each with how many have answered."""
    rows = []
    for campaign in campaigns:
        asks = list(campaign.asks.all())
        answered = sum(ask.state != Ask.State.WAITING for ask in asks)
        state = _("åpen") if campaign.is_open else _("avsluttet")
        rows.append(
            (
                Cell(campaign.title, campaign.get_absolute_url()),
                campaign.get_table_display(),
                date_format(campaign.deadline, "SHORT_DATE_FORMAT"),
                _("%(answered)s av %(asked)s")
                % {"answered": answered, "asked": len(asks)},
                Cell(state, tone="info" if campaign.is_open else "neutral"),
            )
        )
    return Table(
        caption=ngettext("%(count)d kampanje", "%(count)d kampanjer", len(rows))
        % {"count": len(rows)},
        columns=[
            Column(key="title", label=_("Kampanje")),
            Column(key="table", label=_("Spør om")),
            Column(key="deadline", label=_("Svarfrist")),
            Column(key="answered", label=_("Har svart")),
            Column(key="state", label=_("Tilstand")),
        ],
        rows=rows,
        empty=_("Ingen blir spurt om noe nå."),
    )


def asks_table(asks: Sequence[Ask]) -> Table:
    """Show who is asked, and what has come of it; late ones stand out."""
    return Table(
        caption=_("Hvem som er spurt"),
        columns=[
            Column(key="organisation", label=_("Organisasjon")),
            Column(key="state", label=_("Tilstand")),
            Column(key="answered", label=_("Tall besvart"), is_numeric=True),
            Column(key="silent", label=_("Uten svar"), is_numeric=True),
            Column(key="asked", label=_("Tall spurt om"), is_numeric=True),
            Column(key="who", label=_("Hvem svarte")),
            Column(key="reminded", label=_("Påminnet")),
        ],
        rows=[
            (
                Cell(ask.organisation.name, ask.get_absolute_url()),
                Cell(ask.get_state_display(), tone=_tone(ask), note=ask.reason),
                ask.answered,
                ask.silent,
                ask.asked,
                ask.by.name if ask.by else "",
                _moment(ask.reminded_at),
            )
            for ask in asks
        ],
    )


def regions_table(
    asks: Iterable[Ask],
    regions: Mapping[str, str],
    dates: Mapping[str, Sequence[dt.date]],
) -> Table:
    """Show how complete and how old the numbers are, region by region.

    `regions` has names by code, `dates` the days of the sources in each.
    """
    counted: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for ask in asks:
        codes = ask.organisation.path.strip("/").split("/")
        region = next((code for code in codes if code in regions), "")
        for at, number in enumerate((ask.asked, ask.answered, ask.silent)):
            counted[region][at] += number
    rows = []
    for region in regions:
        asked, answered, silent = counted[region]
        if asked:
            share = 100 * answered / asked
            rows.append(
                (regions[region], share, asked - answered - silent, silent,
                 *_staleness(dates.get(region, ())))
            )  # fmt: skip
    return Table(
        caption=_("Hvor langt det er kommet"),
        columns=[
            Column(key="region", label=_("Helseregion")),
            Column(key="share", label=_("Besvart, %"), is_numeric=True),
            Column(key="missing", label=_("Mangler"), is_numeric=True),
            Column(key="silent", label=_("Uten svar"), is_numeric=True),
            Column(key="stale", label=_("Eldre enn ett år, %"), is_numeric=True),
            Column(key="oldest", label=_("Eldste tall")),
        ],
        rows=rows,
    )


def dates_by_region(campaign: Campaign) -> dict[str, list[dt.date]]:
    """Return the days of the sources of what is asked about, by region."""
    facilities = rows_of(campaign.draft, "facilities").values()
    region_of = {cells["id"]: cells["region"] for cells in facilities}
    dates: dict[str, list[dt.date]] = defaultdict(list)
    for cells in rows_of(campaign.draft, campaign.table).values():
        region = cells.get("region") or region_of.get(cells.get("facility", ""), "")
        dates[region].append(day_of(cells["source_date"]))
    return dates


def faults_table(upload: Upload) -> Table:
    """Show what to put right in a file, line by line, in the reader's language."""
    head = partial(head_of, upload)
    return cell_faults_table(upload.faults, head, problem_words)


def problem_words(problem: str, limit: str) -> str:
    """Say what is wrong with a cell, and what to write there."""
    status, _space, number = limit.partition(" ")
    words = {
        "empty": _("Filen er tom."),
        "no_head": _("Kolonnen mangler. Bruk malen."),
        "head_twice": _("Kolonnen står der to ganger."),
        "facility": _("Bruk koden til et av stedene deres, slik den står i malen."),
        "kind": _("Bruk en plasstype, slik den står i malen."),
        "number": _("Skriv et helt tall, eller «ikke svar»."),
        "date": _("Skriv en dato som ikke er i framtiden: 2026-11-22."),
        "twice": _("Stedet og plasstypen står også på linje %(limit)s."),
        "growth": _("Kan ikke være færre enn %(status)s: %(number)s."),
        "isolation": _("Kan ikke være flere enn plassene: %(limit)s."),
        "new": _("En ny plasstype trenger et tall her."),
        "row": _("Bruk koden til en av radene i malen."),
        "row_twice": _("Raden står også på linje %(limit)s."),
        "amount": _("Skriv et tall, eller «ikke svar»."),
        "share": _("Skriv en andel fra 0 til 1, eller «ikke svar»."),
    }
    return words[problem] % {
        "limit": limit,
        "status": said(STATUSES, status).lower(),
        "number": number,
    }


def day_of(text: str) -> dt.date:
    """Return the first day that a source's date may mean.

    >>> day_of("2026"), day_of("2026-11-22")
    (datetime.date(2026, 1, 1), datetime.date(2026, 11, 22))
    """
    year, month, day = [*map(int, text.split("-")), 1, 1][:3]
    return dt.date(year, month, day)


def region_names(organisations: Iterable[Organisation]) -> dict[str, str]:
    """Return the names of regions by code."""
    return {row.code: row.name for row in organisations if row.kind == row.Kind.REGION}


def _staleness(dates: Sequence[dt.date]) -> tuple[float | None, str]:
    if not dates:
        return None, ""
    stale = sum(localdate() - day > STALE for day in dates)
    return 100 * stale / len(dates), date_format(min(dates), "SHORT_DATE_FORMAT")


def _tone(ask: Ask) -> str:
    is_late = ask.state == Ask.State.WAITING and ask.campaign.deadline < localdate()
    return "danger" if is_late else TONES[ask.state]


def _moment(at: dt.datetime | None) -> str:
    return date_format(localtime(at), "SHORT_DATETIME_FORMAT") if at else ""
