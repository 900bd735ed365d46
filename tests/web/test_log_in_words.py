"""The log tells what was done in words that people know, and withholds what it must."""

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from beredt.web.accounts.actions import give_role
from beredt.web.accounts.models import Organisation
from beredt.web.audit.actions import record_event
from beredt.web.audit.models import Event
from beredt.web.councils.models.bodies import Body, Responsibility, Seat
from beredt.web.councils.models.cases import OfItem
from beredt.web.councils.models.meetings import OfMeeting
from beredt.web.drafts.actions import RowWish, edit_row, edit_rows
from beredt.web.drafts.contents import row_of
from beredt.web.logbook.changes import change_lines
from beredt.web.logbook.parts import PARTS
from beredt.web.logbook.titles import titles_of
from beredt.web.registers.actions import label_field
from web.nordvik import WARD, Nordvik
from web.people import make_organisation, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return Nordvik()


@pytest.fixture
def draft(country):
    return country.draft()


def count_again(draft, by, **cells):
    before, revision = row_of(draft, "places", WARD)
    edit_row(
        draft,
        table="places",
        key=WARD,
        after=before | cells,
        revision=revision,
        by=by,
    )
    return newest()


def newest():
    return Event.objects.latest("number")


def told(what, **sides):
    """Return what the log says of a change of the nation."""
    nation = Organisation.objects.get(code="norge")
    return change_lines(record_event(what, nation, by=None, **sides), make_user())


def title(event):
    return titles_of([event])[event.number]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", "Plasser: Nordvik sykehus, Kategori 0, Bemannet"),
        ("uk", "Місця: Nordvik sykehus, Категорія 0, Укомплектовані"),
    ],
)
def test_a_row_is_called_what_people_call_it(draft, country, language, expected):
    event = count_again(draft, country.owner, number="90")
    with override(language):
        assert title(event) == expected


def test_only_the_cells_that_changed_are_told_and_in_words(draft, country):
    event = count_again(draft, country.owner, number="1090", mark="official")
    assert change_lines(event, country.planner) == [
        ("Antall", "100", "1\u00a0090"),
        ("Merke", "forutsetning", "offisiell"),
    ]


def test_a_cell_that_one_may_not_see_is_not_told(draft, country):
    label_field("places", "number", "restricted", by=country.planner)
    event = count_again(draft, country.owner, number="90", source="Telling")
    assert [line[0] for line in change_lines(event, country.stranger)] == ["Kilde"]


def test_programs_do_not_get_it_either(draft, country, client):
    label_field("places", "number", "restricted", by=country.planner)
    event = count_again(draft, country.owner, number="90", source="Telling")
    client.force_login(country.person("Sjefen", "administrator", country.nation))
    said = client.get(f"/api/events/{event.number}").json()
    assert "number" not in said["before"] | said["after"]
    assert said["after"]["source"] == "Telling"


def test_many_rows_are_each_named(draft, country):
    before, revision = row_of(draft, "places", WARD)
    wish = RowWish(
        table="places", key=WARD, after=before | {"number": "90"}, revision=revision
    )
    edit_rows(draft, [wish], by=country.owner)
    assert change_lines(newest(), country.planner) == [
        ("Endrede rader", "–", "Plasser: Nordvik sykehus, Kategori 0, Bemannet")
    ]


def test_a_new_row_is_called_by_the_name_it_was_given(draft, country):
    known, _ = row_of(draft, "facilities", "nordvik-sykehus")
    after = known | {"id": "nytt", "name": "Nytt sykehus"}
    edit_row(draft, table="facilities", after=after, revision=0, by=country.planner)
    assert title(newest()) == "Behandlingssteder: Nytt sykehus"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("nb", "Nordvik, versjon 2"),
        ("nn", "Nordvik, versjon 2"),
        ("en", "Nordvik, version 2"),
        ("uk", "Nordvik, версія 2"),
    ],
)
def test_a_draft_is_told_from_other_versions_in_words(draft, language, expected):
    with override(language):
        assert title(newest()) == str(draft) == expected


def test_whole_packages_are_not_read_to_name_them(country):
    version = country.version
    event = record_event("register.published", version, by=None)
    with CaptureQueriesContext(connection) as asked:
        assert title(event) == str(version)
    assert not any('."package"' in query["sql"] for query in asked.captured_queries)


def test_a_field_is_named_even_when_it_is_open_again(country):
    label_field("places", "number", "restricted", by=country.planner)
    label_field("places", "number", "", by=country.planner)
    event = newest()
    assert title(event) == "Plasser: Antall"
    assert change_lines(event, country.planner) == [("Gradering", "begrenset", "–")]


def test_a_role_is_told_in_the_language_of_the_reader(country):
    give_role(user=country.reader, role="planner", organisation=country.trust, by=None)
    event = newest()
    with override("uk"):
        assert title(event).startswith("планувальник")
        assert ("Роль", "–", "планувальник") in change_lines(event, country.planner)


@pytest.mark.usefixtures("nation")
class TestParts:
    """What was changed is told part by part."""

    def test_parts_stay_out_where_nothing_changed(self):
        before = {"number": 3, "why": {"oddity": "x"}, "title": "y"}
        after = {"number": 4, "why": {}, "title": "y"}
        assert told("x.y", before=before, after=after) == [
            ("Saksnummer", "3", "4"),
            ("Begrunnelse / Oddity", "x", "–"),
        ]

    def test_an_action_that_tells_one_thing_says_what_it_is(self):
        after = {"due": "2026-11-12", "why": "z"}
        assert told("milestone.moved", before="2026-10-13", after=after) == [
            ("Frist", "13.10.2026", "12.11.2026"),
            ("Begrunnelse", "–", "z"),
        ]

    def test_codes_and_paths_are_said_by_name(self):
        below = Organisation.objects.get(code="norge")
        make_organisation("helse-nord", below=below)
        after = {"asked": ["helse-nord", "ukjent"], "organisation": "/norge/"}
        assert told("x.y", after=after) == [
            ("Hvem som er spurt", "–", "Helse-Nord, ukjent"),
            ("Organisasjon", "–", "Norge"),
        ]

    def test_yes_and_no_numbers_moments_and_fingerprints_are_written_as_people_do(self):
        after = {
            "absent": True,
            "rows": 12345,
            "made_at": "2026-11-22T12:00:00+00:00",
            "digest": "ab" * 32,
            "start": 605,
        }
        assert [line[2] for line in told("x.y", after=after)] == [
            "ja",
            "abababababab",
            "22.11.2026 13:00",
            "12\u00a0345",
            "10:05",
        ]

    def test_of_a_new_table_its_length_is_told_and_of_a_changed_one_its_changes(self):
        then, now = [{"minutes": 5}, {"minutes": 5}], [{"minutes": 5}, {"minutes": 9}]
        assert told("x.y", after={"agenda": now}) == [("Saksliste", "–", "2")]
        assert told("x.y", before={"agenda": then}, after={"agenda": now}) == [
            ("Saksliste / 2 / Minutter", "5", "9")
        ]

    def test_of_a_long_text_the_lines_that_changed_are_told(self):
        assert told("x.y", after="a\nb") == [("Tekst", "–", "2 linjer")]
        assert told("x.y", before="a\nb", after="a\nc") == [("Tekst", "b", "c")]

    def test_what_only_programs_need_is_not_told(self):
        assert told("x.y", after={"id": 7, "tables": {"title": "z"}}) == [
            ("Tittel", "–", "z")
        ]


def test_what_is_gone_is_still_told(nation):
    event = record_event("x.y", nation, by=None, after={"title": "z"})
    event.kind, event.key = "gone.thing", "1"
    assert title(event) == "Norge"
    assert change_lines(event, make_user()) == [("Tittel", "–", "z")]


@pytest.mark.parametrize(
    "model",
    [*OfMeeting.__subclasses__(), *OfItem.__subclasses__(), Body, Seat, Responsibility],
)
def test_each_field_that_a_council_changes_is_named(model):
    unnamed = {
        field.name
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField)
        and field.verbose_name == field.name.replace("_", " ")
    }
    assert unnamed <= PARTS.keys()
