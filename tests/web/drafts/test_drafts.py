"""A register is changed by several people, and published by two."""

import html
import re

import pytest
from django.db import IntegrityError, transaction

from beredt.files.faults import FileError
from beredt.files.registers import tables
from beredt.web.audit.models import Event
from beredt.web.drafts.actions import (
    RowConflictError,
    StateError,
    edit_row,
    propose_draft,
    publish_draft,
    send_back,
    withdraw_draft,
)
from beredt.web.drafts.contents import checked, row_of, rows_of
from beredt.web.drafts.models import RegisterDraft, RowEdit
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened
from web.nordvik import Nordvik
from web.people import give

pytestmark = pytest.mark.django_db
WARD = "nordvik-sykehus~ward~staffed"


@pytest.fixture
def country():
    return Nordvik()


@pytest.fixture
def draft(country):
    return country.draft()


def change(draft, by, number, *, key=WARD, seen=None, **more):
    cells, revision = row_of(draft, "places", key)
    return edit_row(
        draft,
        table="places",
        key=key,
        after=cells | {"number": str(number), **more},
        revision=revision if seen is None else seen,
        by=by,
    )


def staffed(register, kind="ward"):
    return next(
        row.number
        for row in register.places
        if (row.facility, row.kind, row.status) == ("nordvik-sykehus", kind, "staffed")
    )


def address(draft, key=WARD, table="places"):
    return f"/registers/drafts/{draft.pk}/tables/{table}/rows/{key}/"


def filled(client, draft, key=WARD, table="places", **changed):
    """The row's form as a browser sends it, with some fields changed."""
    form = client.get(address(draft, key, table)).context["form"]
    said = {name: form[name].value() for name in form.fields}
    return {name: "" if text is None else text for name, text in said.items()} | changed


def test_a_changed_row_is_in_the_draft_and_not_in_what_it_began_with(country, draft):
    change(draft, country.owner, 90, source="Telling 2026")
    register, faults = checked(draft)
    assert not faults
    assert staffed(register) == 90
    assert staffed(opened(country.version)) == 100
    assert rows_of(draft, "places")[WARD]["source"] == "Telling 2026"


def test_what_is_written_into_a_row_that_was_read_stays_with_its_reader(draft):
    cells, _ = row_of(draft, "places", WARD)
    rows_of(draft, "places")[WARD] |= {"number": "1"}
    cells |= {"number": "2"}
    assert rows_of(draft, "places")[WARD]["number"] == "100"


def test_each_change_is_kept_with_who_and_what_stood_before(country, draft):
    change(draft, country.owner, 90)
    change(draft, country.planner, 95)
    first, second = RowEdit.objects.all()
    assert (first.before["number"], first.after["number"]) == ("100", "90")
    assert (second.before["number"], second.after["number"]) == ("90", "95")
    assert [first.by, second.by] == [country.owner, country.planner]
    assert Event.objects.filter(what="row.edited").count() == 2


def test_nobody_writes_over_what_they_have_not_read(country, draft):
    change(draft, country.owner, 90)
    with pytest.raises(RowConflictError):
        change(draft, country.planner, 80, seen=0)
    assert rows_of(draft, "places")[WARD]["number"] == "90"
    change(draft, country.planner, 80, seen=1)
    assert rows_of(draft, "places")[WARD]["number"] == "80"


def test_the_database_itself_refuses_a_second_change_of_the_same_revision(
    country, draft
):
    edit = change(draft, country.owner, 90)
    edit.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        edit.save(force_insert=True)


def test_a_row_is_added_and_removed(country, draft):
    cells, _ = row_of(draft, "utilities", "nordvik-sykehus~power")
    new = cells | {"facility": "kad-nordvik"}
    edit_row(draft, table="utilities", after=new, revision=0, by=country.planner)
    edit_row(
        draft,
        table="utilities",
        key="nordvik-sykehus~power",
        after=None,
        revision=0,
        by=country.planner,
    )
    found = rows_of(draft, "utilities")
    assert "kad-nordvik~power" in found
    assert "nordvik-sykehus~power" not in found
    with pytest.raises(RowConflictError):
        edit_row(draft, table="utilities", after=new, revision=0, by=country.planner)


def test_two_people_publish_what_one_proposes(client, country, draft):
    change(draft, country.owner, 90)
    propose_draft(draft, by=country.planner)
    client.force_login(country.approver)
    response = client.post(f"/registers/drafts/{draft.pk}/publish/")
    version = RegisterVersion.objects.get(organisation=country.nation)
    assert response.url == version.get_absolute_url()
    register = opened(version)
    assert (register.version, staffed(register)) == ("2", 90)
    assert register.fingerprint == version.fingerprint != country.version.fingerprint
    events = list(Event.objects.values_list("what", flat=True))
    assert events[-2:] == ["register.published", "draft.published"]


def test_what_a_nation_publishes_its_trusts_read(client, country, draft):
    propose_draft(draft, by=country.planner)
    version = publish_draft(draft, by=country.approver)
    client.force_login(country.owner)
    assert client.get(version.get_absolute_url()).status_code == 200


def test_nobody_publishes_what_they_proposed(client, country, draft):
    both = country.person("Begge", "planner", country.nation)
    give(both, "approver", country.nation)
    propose_draft(draft, by=both)
    client.force_login(both)
    assert client.post(f"/registers/drafts/{draft.pk}/publish/").status_code == 403
    with pytest.raises(IntegrityError), transaction.atomic():
        publish_draft(draft, by=both)


@pytest.mark.parametrize("name", ["planner", "owner", "reader", "stranger"])
def test_only_approvers_publish(client, country, draft, name):
    propose_draft(draft, by=country.planner)
    client.force_login(getattr(country, name))
    expected = 404 if name == "nobody" else 403
    assert client.post(f"/registers/drafts/{draft.pk}/publish/").status_code == expected
    assert RegisterDraft.objects.get().state == "proposed"


def test_a_draft_with_faults_is_not_proposed_and_all_are_listed(client, country, draft):
    change(draft, country.owner, 500)
    change(draft, country.owner, 300, key="sorvik-sykehus~ward~staffed")
    with pytest.raises(FileError):
        propose_draft(draft, by=country.planner)
    client.force_login(country.planner)
    response = client.post(f"/registers/drafts/{draft.pk}/propose/")
    assert response.status_code == 422
    said = html.unescape(response.content.decode())
    assert "nordvik-sykehus, ward" in said
    assert "sorvik-sykehus, ward" in said
    assert RegisterDraft.objects.get().is_open


def test_a_proposed_draft_is_not_changed_before_it_is_sent_back(country, draft):
    propose_draft(draft, by=country.planner)
    with pytest.raises(StateError):
        change(draft, country.owner, 90)
    send_back(draft, reason="Mangler Sørvik.", by=country.approver)
    change(draft, country.owner, 90)
    withdraw_draft(draft, by=country.planner)
    with pytest.raises(StateError):
        propose_draft(draft, by=country.planner)


def test_a_row_is_changed_by_form_and_its_history_told(client, country, draft):
    client.force_login(country.owner)
    said = filled(client, draft, number="90", source="Telling", why="Ny telling")
    assert client.post(address(draft), said).status_code == 302
    page = re.sub(r"<[^>]*>", " ", client.get(address(draft)).content.decode())
    for words in ("Eier", "100", "90", "Ny telling", "Hvem visste hva, og når"):
        assert words in html.unescape(page)


def test_a_wrong_cell_is_told_in_its_place(client, country, draft):
    client.force_login(country.owner)
    response = client.post(address(draft), filled(client, draft, number="mange"))
    assert response.status_code == 422
    assert "Skriv et helt tall, minst 0." in response.content.decode()
    assert not RowEdit.objects.exists()


def test_the_second_sees_the_conflict_and_loses_nothing(client, country, draft):
    client.force_login(country.planner)
    said = filled(client, draft, number="80")
    change(draft, country.owner, 90)
    response = client.post(address(draft), said)
    page = response.content.decode()
    assert response.status_code == 409
    assert "Eier endret raden" in page
    shown = response.context["form"]
    assert shown["number"].value() == "80"
    assert rows_of(draft, "places")[WARD]["number"] == "90"
    again = said | {"revision": shown["revision"].value()}
    assert client.post(address(draft), again).status_code == 302
    assert rows_of(draft, "places")[WARD]["number"] == "80"


@pytest.mark.parametrize(
    ("name", "status"), [("planner", 302), ("owner", 302), ("reader", 403),
                         ("approver", 403), ("stranger", 403)]
)  # fmt: skip
def test_rows_are_changed_by_those_whose_numbers_they_are(
    client, country, draft, name, status
):
    client.force_login(country.planner)
    said = filled(client, draft, number="90")
    client.force_login(getattr(country, name))
    assert client.post(address(draft), said).status_code == status


def test_a_trust_changes_no_numbers_of_the_nation(client, country, draft):
    client.force_login(country.owner)
    path = f"/registers/drafts/{draft.pk}/tables/parameters/rows/move_share/"
    assert client.get(path).status_code == 200
    assert client.post(path, {"revision": 0}).status_code == 403


def test_a_draft_of_elsewhere_is_not_there(client, country, draft):
    other = country.draft(organisation=country.region)
    client.force_login(country.stranger)
    pages = ("", "tables/", "tables/places/", f"tables/places/rows/{WARD}/")
    for page in pages:
        assert client.get(f"/registers/drafts/{other.pk}/{page}").status_code == 404
    client.logout()
    page = client.get(f"/registers/drafts/{draft.pk}/")
    assert page.url.startswith("/accounts/login/")


def test_a_draft_is_started_for_ones_own_place(client, country):
    client.force_login(country.owner)
    said = {"base": country.version.pk, "title": "Vårt", "version": "2"}
    path = "/registers/drafts/start/"
    refused = client.post(path, said | {"organisation": country.nation.pk})
    assert refused.status_code == 422
    made = client.post(path, said | {"organisation": country.trust.pk})
    assert RegisterDraft.objects.get().get_absolute_url() == made.url
    client.force_login(country.reader)
    assert client.get(path).status_code == 403


def test_a_new_row_is_typed(client, country, draft):
    client.force_login(country.planner)
    path = f"/registers/drafts/{draft.pk}/tables/utilities/new/"
    cells, _ = row_of(draft, "utilities", "nordvik-sykehus~power")
    said = cells | {"facility": "kad-nordvik", "revision": 0, "why": ""}
    assert client.post(path, said).status_code == 302
    assert "kad-nordvik~power" in rows_of(draft, "utilities")
    again = client.post(path, said)
    assert again.status_code == 422
    assert "Raden finnes allerede." in again.content.decode()


@pytest.mark.parametrize("name", tables())
def test_a_new_row_begins_with_nothing_chosen(client, country, draft, name):
    client.force_login(country.planner)
    path = f"/registers/drafts/{draft.pk}/tables/{name}/new/"
    fields = client.get(path).context["form"].fields
    chosen = {at: field for at, field in fields.items() if hasattr(field, "choices")}
    assert {"mark", "confidence"} <= chosen.keys()
    for field in chosen.values():
        nothing = ("", "Velg" if field.required else "–")
        assert field.choices[0] == nothing
        assert field.choices.count(nothing) == 1
    refused = client.post(path, dict.fromkeys(chosen, "") | {"revision": 0})
    assert refused.status_code == 422
    errors = refused.context["form"].errors
    for at, field in chosen.items():
        assert errors.get(at) == (["Feltet er påkrevet."] if field.required else None)
    assert not RowEdit.objects.exists()


def test_no_new_row_is_official_by_oversight(client, country, draft):
    client.force_login(country.planner)
    path = f"/registers/drafts/{draft.pk}/tables/utilities/new/"
    cells, _ = row_of(draft, "utilities", "nordvik-sykehus~power")
    said = cells | {"facility": "kad-nordvik", "revision": 0, "mark": ""}
    refused = client.post(path, said)
    assert refused.status_code == 422
    assert refused.context["form"].errors == {"mark": ["Feltet er påkrevet."]}
    assert client.post(path, said | {"mark": "assumption"}).status_code == 302
    assert rows_of(draft, "utilities")["kad-nordvik~power"]["mark"] == "assumption"


def test_the_form_of_a_row_offers_no_way_to_unsay_what_stands_there(
    client, country, draft
):
    client.force_login(country.planner)
    form = client.get(address(draft)).context["form"]
    offered = [code for code, _ in form["mark"].field.choices]
    assert offered == ["official", "derived", "assumption"]
    assert form["mark"].value() == row_of(draft, "places", WARD)[0]["mark"]


def test_a_new_row_is_about_something_that_is_there_by_its_name(client, country, draft):
    client.force_login(country.planner)
    path = f"/registers/drafts/{draft.pk}/tables/utilities/new/"
    offered = dict(client.get(path).context["form"]["facility"].field.choices)
    assert offered["nordvik-sykehus"] == "Nordvik sykehus"
    cells, _ = row_of(draft, "utilities", "nordvik-sykehus~power")
    refused = client.post(path, cells | {"facility": "utopia", "revision": 0})
    assert "facility" in refused.context["form"].errors


def test_numbers_are_typed_as_people_of_the_country_write_them(client, country, draft):
    client.force_login(country.planner)
    power = ("nordvik-sykehus~power", "utilities")
    said = filled(client, draft, *power, endurance_hours="24,5")
    assert client.post(address(draft, *power), said).status_code == 302
    assert rows_of(draft, "utilities")[power[0]]["endurance_hours"] == "24.5"


def test_the_page_tells_what_changes_in_all(client, country, draft):
    change(draft, country.owner, 90)
    client.force_login(country.reader)
    page = html.unescape(client.get(f"/registers/drafts/{draft.pk}/").content.decode())
    assert "Nordvik sykehus, Kategori 0, Bemannet" in page
    assert "1 endring<" in page
    assert "Foreslå for publisering" not in page
