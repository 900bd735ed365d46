"""What an organisation is asked of its staff and its stocks: each row that is known."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from beredt.files.answer_sheets import COUNTED_ON
from beredt.files.registers import KEYS, Cells
from beredt.files.row_reports import KEY, NUMBERS_OF, AskedRows
from beredt.files.sheets import Sheet
from beredt.web.accounts.models import Organisation
from beredt.web.campaigns.asking_places import silence
from beredt.web.campaigns.models import Ask
from beredt.web.drafts.contents import rows_of
from beredt.web.drafts.models import RegisterDraft
from beredt.web.layout.languages import in_every_language
from beredt.web.registers.words import column_word, value_word

# Whose numbers these are, wherever in the country the people live.
MILITARY = {"armed_forces", "home_guard"}
NATIONAL = (Organisation.Kind.NATION, Organisation.Kind.DIRECTORATE)


def asked_of(ask: Ask) -> AskedRows:
    """Return what an organisation is asked, as its draft stands now."""
    table = ask.campaign.table
    return AskedRows(
        table=table,
        known=rows_asked(ask.campaign.draft, table, ask.organisation),
        heads=in_every_language(lambda: heads(table)),
        no_answer=frozenset(in_every_language(silence)),
        today=localdate(),
    )


def rows_asked(
    draft: RegisterDraft, table: str, organisation: Organisation
) -> dict[str, Cells]:
    """Return the rows whose numbers an organisation knows, by key."""
    rows = rows_of(draft, table)
    if organisation.kind == organisation.Kind.ARMED_FORCES:
        return {key: row for key, row in rows.items() if _is_military(row)}
    below = Organisation.objects.within(organisation)
    regions = {*below.values_list("code", flat=True)}
    if organisation.kind in NATIONAL:
        regions = {""}
    return {
        key: row
        for key, row in rows.items()
        if row["region"] in regions and not _is_military(row)
    }


def numbers_asked(draft: RegisterDraft, table: str, organisation: Organisation) -> int:
    """Return how many numbers an organisation is asked for."""
    return len(rows_asked(draft, table, organisation)) * len(NUMBERS_OF[table])


def template_of(ask: Ask) -> Sheet:
    """Return the table that is filled in, with what is known, in the reader's words."""
    asked = asked_of(ask)
    named = KEYS[asked.table]
    rows = [
        [
            key,
            *(value_word(asked.table, column, cells[column]) for column in named),
            *(_number(cells[column]) for column in asked.numbers),
            None,
        ]
        for key, cells in asked.known.items()
    ]
    return Sheet(
        name=ask.organisation.name,
        heads=[head for head, _code in heads(asked.table)],
        rows=rows,
    )


def heads(table: str) -> Iterator[tuple[str, str]]:
    """Yield the columns of the template: what each is called, and its code."""
    yield _("Kode"), KEY
    for column in (*KEYS[table], *NUMBERS_OF[table]):
        yield str(column_word(column)), column
    yield _("Talt dato"), COUNTED_ON


def _is_military(row: Cells) -> bool:
    return row.get("pool", row.get("holder_kind")) in MILITARY


def _number(text: str) -> float | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else float(text)
