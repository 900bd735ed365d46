"""What an organisation is asked of its places: how many of each kind are known."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from beredt.files.capacity_reports import (
    FIELDS,
    ISOLATION,
    NUMBERS,
    Asked,
    known_places,
    prefilled,
)
from beredt.files.sheets import Sheet
from beredt.report.words import PLACES
from beredt.web.accounts.models import Organisation
from beredt.web.campaigns.models import Ask
from beredt.web.drafts.contents import rows_of
from beredt.web.drafts.models import RegisterDraft
from beredt.web.layout.languages import in_every_language
from beredt.web.registers.words import STATUSES, said


def asked_of(ask: Ask) -> Asked:
    """Return what an organisation is asked, as its draft stands now."""
    draft = ask.campaign.draft
    facilities = facilities_of(draft, ask.organisation)
    return Asked(
        facilities=facilities,
        known=known_places(rows_of(draft, "places"), facilities),
        heads=in_every_language(heads),
        kinds=in_every_language(_kinds),
        no_answer=frozenset(in_every_language(silence)),
        today=localdate(),
    )


def facilities_of(draft: RegisterDraft, organisation: Organisation) -> dict[str, str]:
    """Return the names of the facilities of an organisation, by code."""
    codes = set(
        Organisation.objects.within(organisation).values_list("code", flat=True)
    )
    rows = rows_of(draft, "facilities").values()
    return {
        cells["id"]: cells["name"]
        for cells in rows
        if {cells["id"], cells["trust"], cells["region"]} & codes
    }


def numbers_asked(draft: RegisterDraft, organisation: Organisation) -> int:
    """Return how many numbers an organisation is asked for."""
    facilities = facilities_of(draft, organisation)
    rows = rows_of(draft, "places").values()
    return sum(cells["facility"] in facilities for cells in rows)


def template_of(ask: Ask) -> Sheet:
    """Return the table that is filled in, with what is known, in the reader's words."""
    called = {code: head for head, code in heads()}
    rows = [
        [
            said(PLACES, str(row[name])) if name == "kind" else row[name]
            for name in FIELDS
        ]
        for row in prefilled(asked_of(ask))
    ]
    return Sheet(
        name=ask.organisation.name,
        heads=[called[name] for name in FIELDS],
        rows=rows,
        choices={FIELDS.index("kind"): [said(PLACES, kind) for kind in PLACES]},
    )


def heads() -> Iterator[tuple[str, str]]:
    """Yield the columns of the template: what each is called, and its code."""
    yield _("Kode"), "facility"
    yield _("Navn"), "name"
    yield _("Plasstype"), "kind"
    for column in NUMBERS:
        yield str(STATUSES[column.removeprefix("number_")]), column
    for column in ISOLATION:
        status = str(STATUSES[column.removeprefix("isolation_")]).lower()
        yield _("Isolater, %(status)s") % {"status": status}, column
    yield _("Talt dato"), "counted_on"


def _kinds() -> Iterator[tuple[str, str]]:
    yield from ((said(PLACES, kind), kind) for kind in PLACES)


def silence() -> Iterator[tuple[str, str]]:
    """Yield what may be written where there is no answer."""
    yield _("ikke svar"), "ikke svar"
    yield _("vet ikke"), "vet ikke"
