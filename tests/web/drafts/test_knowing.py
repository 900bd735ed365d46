"""What was known on a day is found again, and what became known of a row is told."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from beredt.web.audit import keeping
from beredt.web.drafts.actions import edit_row, propose_draft, publish_draft
from beredt.web.drafts.contents import row_of
from beredt.web.drafts.knowing import unpublished_on, version_on, versions_of
from beredt.web.drafts.models import RowEdit
from beredt.web.registers.actions import label_field
from beredt.web.registers.models import RegisterVersion
from web.nordvik import WARD, Nordvik
from web.people import make_user

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def country(today):
    """Published ten days ago; 90 places written five days ago and published now."""
    country = Nordvik()
    ten_days_ago = timezone.now() - 10 * DAY
    with keeping.lifted(connection):
        RegisterVersion.objects.update(published_at=ten_days_ago)
    country.version.refresh_from_db()
    draft = country.draft()
    cells, revision = row_of(draft, "places", WARD)
    edit_row(draft, table="places", key=WARD, after=cells | {"number": "90"},
             revision=revision, by=country.owner)  # fmt: skip
    RowEdit.objects.update(at=timezone.now() - 5 * DAY)
    propose_draft(draft, by=country.planner)
    country.newer = publish_draft(draft, by=country.approver)
    return country


def test_the_version_of_a_day_is_the_last_one_published_by_its_end(country, today):
    versions = versions_of(country.reader, country.newer)
    assert versions == [country.version, country.newer]
    assert version_on(versions, today - 11 * DAY) is None
    assert version_on(versions, today - 10 * DAY) == country.version
    assert version_on(versions, today - DAY) == country.version
    assert version_on(versions, today) == country.newer


def test_what_stood_in_a_draft_was_known_before_it_was_published(country, today):
    def known(days):
        edits = unpublished_on(country.reader, country.newer, today - days * DAY)
        return [edit.after["number"] for edit in edits]

    assert known(6) == []
    assert known(5) == known(1) == ["90"]
    assert known(0) == []


def test_a_page_says_what_held_on_a_day_and_what_is_known_since(client, country, today):
    client.force_login(country.reader)
    address = f"/registers/{country.newer.pk}/known/"
    day = today - 3 * DAY
    page = client.get(address, {"day": day.isoformat()})
    assert page.context["held"] == country.version
    assert "Kjent av noen, men ikke publisert" in page.content.decode()
    assert [str(row[1]) for row in page.context["edits"].rows] == [
        "Plasser: Nordvik sykehus, Kategori 0, Bemannet"
    ]
    assert "1 endring" in page.content.decode()
    assert client.get(address).context["held"] == country.newer
    tomorrow = (today + DAY).isoformat()
    assert client.get(address, {"day": tomorrow}).status_code == 422
    before = client.get(address, {"day": (today - 99 * DAY).isoformat()})
    assert "Registeret var ikke publisert ennå." in before.content.decode()


def row_page(client, country):
    return client.get(f"/registers/{country.newer.pk}/known/places/{WARD}/")


def test_the_story_of_a_row_tells_who_where_and_when(client, country):
    client.force_login(country.reader)
    rows = row_page(client, country).context["story"].rows
    assert [(str(row[1].value), row[2], row[4], row[5]) for row in rows] == [
        ("Publisert: 2", "", "100", "90"),
        ("Nordvik, versjon 2", "Eier", "100", "90"),
        ("Publisert: 1", "", "", "lagt til"),
    ]


def test_what_is_withheld_is_withheld_of_the_past_too(client, country):
    label_field("places", "number", "restricted", by=country.planner)
    client.force_login(country.reader)
    page = row_page(client, country)
    assert "90" not in str(page.context["story"].rows)
    held = client.get(f"/registers/{country.newer.pk}/known/")
    assert held.status_code == 200


def test_strangers_and_unknown_rows_find_nothing(client, country):
    client.force_login(country.reader)
    address = f"/registers/{country.newer.pk}/known"
    assert client.get(f"{address}/places/nowhere~ward~staffed/").status_code == 404
    assert client.get(f"{address}/nothing/{WARD}/").status_code == 404
    client.force_login(make_user())
    assert client.get(f"{address}/").status_code == 404
    client.logout()
    assert client.get(f"{address}/").status_code == 302
