"""A meeting is called from a pasted agenda, checked, mended and handed out."""

import io
import re
import zipfile
from datetime import date

import pytest
from django.utils.translation import override
from docx import Document
from pypdf import PdfReader

from beredt.engine.council import attendance_at, check, timed
from beredt.files.council import find_meeting, read_papers
from beredt.web.audit.models import Event
from beredt.web.councils.models import AgendaItem, Body, Meeting
from beredt.web.councils.opening import opened
from beredt.web.councils.shown.bodies import bodies_table, facts_of
from beredt.web.councils.shown.meetings import findings_in
from beredt.web.layout.tables import Cell
from web.councils.conftest import AGENDA

pytestmark = pytest.mark.django_db


def page_of(client, address):
    return client.get(address).content.decode()


def item(meeting, number):
    return meeting.items.get(number=number)


def change(client, row, kind="item", **said):
    """Send the form of a part as it stands, with something else in it."""
    address = f"/councils/parts/{kind}/{row.pk}/"
    form = client.get(address).context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if value not in (None, False, []):
            sent[field.html_name] = value
    sent.update(said)
    return client.post(address, sent)


def test_a_pasted_agenda_becomes_a_meeting(meeting):
    assert meeting.first_day == date(2026, 6, 11)
    assert [row.number for row in meeting.items.all()][:3] == ["12/26", "13/26", ""]
    assert meeting.items.count() == 13
    assert sum(row.minutes for row in meeting.items.all()) == 360
    people = set(meeting.member_rows.values_list("person", "absent"))
    assert ("Bjørn Villa", True) in people
    assert ("Kristin W. Wieland", False) in people
    deputy = meeting.deputy_rows.get(person="Terje Wistner")
    assert (deputy.sits_for.person, deputy.until) == ("Kristin W. Wieland", 720)
    event = Event.objects.latest("number")
    assert event.what == "meeting.called"
    assert event.key == str(meeting.pk)


def test_the_agenda_and_its_parts_lead_back_to_the_room(client, meeting):
    row = meeting.items.first()
    for address in (
        meeting.body.get_absolute_url(),
        f"/councils/bodies/{meeting.body.pk}/change/",
        row.get_absolute_url(),
        f"/councils/parts/item/{row.pk}/",
        f"/councils/meetings/{meeting.pk}/change/",
    ):
        trail = page_of(client, address).split('<nav class="trail"')[1]
        assert trail.split("</nav>")[0].count('href="/councils/"') == 1


def test_the_tab_of_the_agenda_counts_cases_and_not_breaks(client, meeting):
    tabs = client.get(meeting.get_absolute_url()).context["tabs"]
    assert tabs[0][2] == len([one for one in meeting.items.all() if not one.is_break])


def test_the_page_of_a_body_tells_its_meetings_by_their_days(client, meeting):
    table = client.get(meeting.body.get_absolute_url()).context["meetings"]
    assert [str(one.label) for one in table.columns] == ["Dato", "Sted", "Tilstand"]
    assert table.rows[0][0] == Cell("11. juni 2026", meeting.get_absolute_url())


def test_the_bundled_bodies_have_sources_in_norwegian(council):
    for body in Body.objects.all():
        assert not re.search(r"\b(the|is|only)\b", body.source), body.source


def test_what_cannot_be_read_is_told_line_by_line(client, council, secretary):
    wrong = AGENDA.replace("10:05", "snart").replace("15:55", "senere")
    sent = {"body": council.pk, "agenda": wrong}
    response = client.post("/councils/meetings/call/", sent)
    assert response.status_code == 422
    page = response.content.decode()
    assert "rad 5" in page
    assert "rad 16" in page
    assert "en rad med en tittel og et klokkeslett" in page
    assert not Meeting.objects.exists()


def test_a_file_is_read_as_pasted_text_is(client, council, secretary):
    for name in ("saker.tsv", "saker.txt"):
        file = io.BytesIO(AGENDA.encode())
        file.name = name
        client.post("/councils/meetings/call/", {"body": council.pk, "file": file})
    counts = [meeting.items.count() for meeting in Meeting.objects.all()]
    assert counts == [13, 13]


def test_papers_in_toml_are_taken_in_whole(client, council, secretary):
    with find_meeting("strategiradet-2026-06-11").open("rb") as file:
        client.post("/councils/meetings/call/", {"body": council.pk, "file": file})
    meeting = Meeting.objects.get()
    assert len(check(opened(meeting))) == 10


def test_the_bundled_meeting_is_shown_as_it_was_printed(client, example, secretary):
    papers = read_papers(find_meeting("strategiradet-2026-06-11"))
    kept = opened(example)
    assert kept.meeting.items == timed(papers.meeting).items
    assert kept.meeting.members == papers.meeting.members
    assert kept.meeting.deputies == papers.meeting.deputies
    assert check(kept) == check(papers)
    page = page_of(client, example.get_absolute_url())
    assert "10 inkonsistenser" in page
    for words in ("21/06", "21/26", "12.15"[:2], "Nasjonalt e-helseråd", "33,3"):
        assert words in page
    assert "style=" not in page


def test_what_does_not_agree_is_told_in_nynorsk_too(example):
    with override("nn"):
        found = findings_in(example)
    said = " ".join(one.rule for one in found)
    assert "Tidene passar ikkje saman." in said
    assert not re.search(r"\b(ikke|utenfor|sier|flere)\b", said)
    assert {"Sakliste"} <= {where for one in found for where, _ in one.places}


def test_the_inconsistencies_of_the_paste_are_mended_by_editing(client, meeting):
    page = page_of(client, meeting.get_absolute_url())
    assert "2 inkonsistenser" in page
    assert change(client, item(meeting, "21/06"), number="21/26").status_code == 302
    renamed = change(client, item(meeting, "17/26"), title="Rammeavtale")
    assert renamed.status_code == 302
    assert "Alt stemmer" in page_of(client, meeting.get_absolute_url())


def test_cases_are_numbered_and_timed_at_a_click(client, meeting):
    change(client, item(meeting, "14/26"), minutes="50")
    assert check(opened(meeting))[1].rule == "times"
    client.post(f"{meeting.get_absolute_url()}time/")
    client.post(f"{meeting.get_absolute_url()}number/")
    meeting.refresh_from_db()
    assert meeting.end == 16 * 60 + 10
    assert item(meeting, "21/26").title == "Eventuelt"
    assert item(meeting, "15/26").start == 11 * 60 + 15
    assert {one.rule for one in check(opened(meeting))} == {"title_type"}


def test_a_case_that_is_moved_takes_its_minutes_along(client, meeting):
    row = item(meeting, "19/26")
    client.post(f"/councils/cases/{row.pk}/move/down/")
    order = [one.number for one in meeting.items.all()][-3:]
    assert order == ["20/26", "19/26", "21/06"]
    assert item(meeting, "20/26").start == 14 * 60 + 30
    assert item(meeting, "19/26").start == 15 * 60 + 15
    first = item(meeting, "12/26")
    client.post(f"/councils/cases/{first.pk}/move/up/")
    assert meeting.items.first() == first


def test_two_cases_never_get_the_same_number(client, meeting):
    taken = change(client, item(meeting, "14/26"), number="15/26")
    assert taken.status_code == 422
    assert change(client, item(meeting, "14/26"), number="14/26").status_code == 302


def test_a_line_is_added_last_and_taken_away(client, meeting):
    address = f"{meeting.get_absolute_url()}add/item/"
    client.post(address, {"title": "Referat", "minutes": "5", "type": "information"})
    row = meeting.items.get(title="Referat")
    assert meeting.items.last() == row
    client.post(f"/councils/parts/item/{row.pk}/remove/")
    assert not AgendaItem.objects.filter(pk=row.pk).exists()
    assert Event.objects.latest("number").what == "agendaitem.removed"


@pytest.mark.parametrize(
    ("name", "counts"),
    [("Strategirådet", [5, 0]), ("Nasjonalt e-helseråd", [None] * 2)],
)
def test_the_list_and_the_page_of_a_body_count_its_seats_alike(council, name, counts):
    body = Body.objects.get(name=name)
    assert list(bodies_table([body]).rows[0][2:4]) == counts
    assert [value for _, value in facts_of(body)][2:4] == counts


def test_what_papers_say_elsewhere_is_compared_with_the_agenda(client, meeting):
    address = f"{meeting.get_absolute_url()}add/restarts/"
    sent = {"after": "Lunsj", "at": "12.15", "where": "Lysark"}
    assert client.post(address, sent).status_code == 302
    page = page_of(client, f"{meeting.get_absolute_url()}papers/")
    assert "3 inkonsistenser" in page
    assert "12:15" in page
    wrong = client.post(address, sent | {"at": "noon"})
    assert wrong.status_code == 422
    assert meeting.passage_rows.count() == 1


@pytest.mark.parametrize(
    ("kind", "sent", "rule"),
    [
        (
            "shares",
            {"table": "T", "row": "R", "parts": "33,3 %\n33,3 %\n33,3 %", "total": ""},
            "shares",
        ),
        (
            "bands",
            {"table": "T", "unit": "mnok", "bands": "0 - 15\n15 - 40", "where": "X"},
            "band_ends",
        ),
        (
            "lists",
            {"body": "U", "organisations": "KS\nKS (observatør)", "where": "X"},
            "seat_twice",
        ),
        (
            "headings",
            {"number": "14/26", "title": "Eventuelt", "where": "X"},
            "case_number",
        ),
    ],
)
def test_each_sort_of_passage_is_entered_and_checked(client, meeting, kind, sent, rule):
    assert client.get(f"{meeting.get_absolute_url()}add/{kind}/").status_code == 200
    client.post(f"{meeting.get_absolute_url()}add/{kind}/", sent)
    assert rule in {one.rule for one in check(opened(meeting))}
    row = meeting.passage_rows.get()
    assert change(client, row, kind=kind).status_code == 302


def test_an_example_is_copied_and_never_changed(client, example, secretary, council):
    address = example.get_absolute_url()
    for path in ("time/", "number/", "close/"):
        assert client.post(f"{address}{path}").status_code == 403
    assert client.get(f"{address}change/").status_code == 403
    copy = Meeting.objects.get(
        pk=client.post(f"{address}copy/").url.rstrip("/").rpartition("/")[2]
    )
    assert len(check(opened(copy))) == 10
    change(client, copy.items.get(number="21/06"), number="21/26")
    assert len(check(opened(copy))) == 9
    assert len(check(opened(example))) == 10


def test_days_that_a_meeting_no_longer_has_are_forgotten(client, meeting):
    address = f"{meeting.get_absolute_url()}change/"
    sent = {"first_day": "2026-06-11", "last_day": "2026-06-12", "end": "16:00"}
    assert client.post(address, sent).status_code == 302
    late = item(meeting, "20/26")
    change(client, late, day="2026-06-12", start="9:00")
    late.refresh_from_db()
    assert (late.day, late.start) == (date(2026, 6, 12), 540)
    client.post(address, sent | {"last_day": "2026-06-11"})
    late.refresh_from_db()
    assert late.day is None
    assert client.get(meeting.get_absolute_url()).status_code == 200
    wrong = client.post(address, sent | {"last_day": "2026-06-01"})
    assert wrong.status_code == 422


def test_a_break_may_be_renamed_although_papers_speak_of_it(client, meeting):
    sent = {"after": "Lunsj", "at": "12.15", "where": "Lysark"}
    client.post(f"{meeting.get_absolute_url()}add/restarts/", sent)
    change(client, meeting.items.get(title="Lunsj"), title="Mat")
    assert client.get(meeting.get_absolute_url()).status_code == 200


# -------------------------------------------------------------------------- handed out


def export(client, meeting, form):
    response = client.get(f"{meeting.get_absolute_url()}meeting.{form}")
    assert response.status_code == 200
    assert "attachment" in response.headers["Content-Disposition"]
    return response.content


def test_a_meeting_is_handed_out_in_every_form(client, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(label="Begrenset")
    text = "\n".join(
        one.text
        for one in Document(io.BytesIO(export(client, meeting, "docx"))).paragraphs
    )
    assert "KI Norge" in text
    pages = PdfReader(io.BytesIO(export(client, meeting, "pdf"))).pages
    assert all("Begrenset" in page.extract_text() for page in pages)
    assert b"BEGIN:VEVENT" in export(client, meeting, "ics")
    archive = zipfile.ZipFile(io.BytesIO(export(client, meeting, "zip")))
    assert {"arkivstruktur.xml", "arkivuttrekk.xml"} <= set(archive.namelist())
    event = Event.objects.latest("number")
    assert event.what == "meeting.exported"
    assert '"label":"Begrenset"' in event.change
    assert client.get(f"{meeting.get_absolute_url()}meeting.xlsx").status_code == 404


def test_the_papers_as_a_file_say_the_same_to_the_command_line(
    client, meeting, tmp_path
):
    path = tmp_path / "meeting.toml"
    path.write_bytes(export(client, meeting, "toml"))
    assert check(read_papers(path)) == check(opened(meeting))
    assert read_papers(path).meeting == opened(meeting).meeting


# ------------------------------------------------------------------------ several days


@pytest.fixture
def two_days(client, council, secretary):
    """A meeting of two days with a case each, and the leader away on the second."""
    sent = {"body": council.pk, "first_day": "2026-10-14", "last_day": "2026-10-15"}
    client.post("/councils/meetings/call/", sent)
    found = Meeting.objects.get()
    first, second = "2026-10-14", "2026-10-15"
    for title, day, start in (("A", first, "10:00"), ("B", second, "9:00")):
        said = {"title": title, "day": day, "start": start, "minutes": "60"}
        client.post(f"{found.get_absolute_url()}add/item/", said | {"type": "decision"})
    return found


def test_each_day_has_its_times_and_the_cases_one_series(client, two_days):
    address = two_days.get_absolute_url()
    client.post(f"{address}number/")
    client.post(f"{address}time/")
    rows = two_days.items.all()
    assert [(row.number, row.start) for row in rows] == [("1/26", 600), ("2/26", 540)]
    two_days.refresh_from_db()
    assert two_days.end == 600
    page = page_of(client, address)
    assert "14.–15. oktober 2026" in page
    for day in ("14. oktober 2026", "15. oktober 2026"):
        assert f"<h3>{day}</h3>" in page
    assert b"DTSTART" in export(client, two_days, "ics")


def test_who_sits_is_told_by_the_day(client, two_days):
    member = two_days.member_rows.get(person="Bjørn Villa")
    address = two_days.get_absolute_url()
    said = {"person": "Eli", "organisation": "X", "sits_for": member.pk}
    client.post(f"{address}add/deputy/", said | {"day": "2026-10-15"})
    client.post(f"{address}add/absence/", {"member": member.pk, "day": "2026-10-15"})
    meeting = opened(two_days).meeting
    seated = [
        {one.person for one in attendance_at(meeting, title).present}
        for title in ("A", "B")
    ]
    assert "Bjørn Villa" in seated[0] - seated[1]
    assert "Eli" in seated[1] - seated[0]
    assert "15.10.2026" in page_of(client, f"{address}people/")


def test_what_two_write_at_once_is_not_lost(client, meeting):
    """The second is told what the first wrote, and decides."""
    case = item(meeting, "16/26")
    address = f"/councils/parts/item/{case.pk}/"
    opened_at_first = client.get(address).context["form"]["seen"].value()
    change(client, case, title="Prismodell 2027, slik den første skrev")
    mine = {"title": "Prismodell 2027, slik den andre skrev", "seen": opened_at_first}
    answer = change(client, case, **mine)
    assert answer.status_code == 422
    case.refresh_from_db()
    assert case.title == "Prismodell 2027, slik den første skrev"
    page = answer.content.decode()
    assert "Noen andre har lagret" in page
    assert "slik den første skrev" in page
    assert "slik den andre skrev" in page
    again = answer.context["form"]["seen"].value()
    assert change(client, case, **mine | {"seen": again}).status_code == 302
    case.refresh_from_db()
    assert case.title == mine["title"]


def test_a_meeting_moved_by_another_meanwhile_is_not_moved_back(client, meeting):
    address = f"/councils/meetings/{meeting.pk}/change/"
    form = client.get(address).context["form"]
    sent = {field.html_name: field.value() or "" for field in form}
    assert client.post(address, sent | {"place_name": "Trondheim"}).status_code == 302
    late = client.post(address, sent | {"place_name": "Bodø"})
    assert late.status_code == 422
    assert "Trondheim" in late.content.decode()
    meeting.refresh_from_db()
    assert meeting.place_name == "Trondheim"
