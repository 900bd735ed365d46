"""A meeting is handed over to a calendar, a word processor and an archive."""

import datetime as dt
import hashlib
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from icalendar import Calendar
from lxml import etree

from beredt.engine.council import attendance_at
from beredt.files.council.archive import ADDML, KIND, NOARK, write_extraction
from beredt.files.council.calendar import calendar_of
from beredt.files.faults import FileError
from beredt.report.council.minutes import draft_minutes

MADE = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


# --------------------------------------------------------------------------- calendar


def events(meeting):
    calendar = Calendar.from_ical(calendar_of(meeting, stamped=MADE))
    return list(calendar.walk("VEVENT"))


def test_the_calendar_has_the_meeting_in_norwegian_time_and_the_next_one(papers):
    now, following = events(papers.meeting)
    start, end = now["dtstart"].dt, now["dtend"].dt
    assert start.astimezone(dt.UTC).isoformat() == "2026-06-11T08:00:00+00:00"
    assert end - start == dt.timedelta(minutes=360)
    assert now["location"] == "Radisson Blu Nydalen"
    assert "11:35 Lunsj" in now["description"]
    assert following["dtstart"].dt == dt.date(2026, 10, 14)
    assert following["dtend"].dt == dt.date(2026, 10, 16)
    assert following["location"] == "Trondheim"


def test_a_new_file_moves_the_event_and_makes_no_second_one(papers):
    moved = replace(papers.meeting, place="Oslo", end=900)
    first = {one["uid"] for one in events(papers.meeting)}
    assert {one["uid"] for one in events(moved)} == first
    assert len(first) == 2


def test_a_day_without_times_takes_the_whole_day(papers):
    bare = replace(papers.meeting, items=(), next=None)
    (event,) = events(bare)
    assert event["dtend"].dt - event["dtstart"].dt == dt.timedelta(days=1)


# ---------------------------------------------------------------------------- minutes


def minutes(meeting, lang="nb", **more):
    attendance = {
        item.name: attendance_at(meeting, item.name)
        for item in meeting.items
        if not item.is_break
    }
    return Document(BytesIO(draft_minutes(meeting, attendance, lang, **more)))


def text_of(document):
    return "\n".join(one.text for one in document.paragraphs)


def test_the_draft_has_every_case_with_its_proposals_and_room_for_decisions(papers):
    document = minutes(papers.meeting)
    text = text_of(document)
    for item in papers.meeting.items:
        assert item.title in text
        for proposal in item.proposals:
            assert proposal.text in text
    cases = [item for item in papers.meeting.items if not item.is_break]
    assert text.count("(føres inn)") == len(cases)
    assert "Neste møte: 2026-10-14–2026-10-15, Trondheim" in text
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "Sak",
        "Oppfølging",
        "Ansvarlig",
        "Frist",
    ]


def test_who_is_present_is_told_again_when_the_deputy_has_left(papers):
    text = text_of(minutes(papers.meeting))
    assert text.count("Til stede:") == 2
    before, after = text.split("16/26", 1)
    assert "Terje Wistner (KS) (for Kristin W. Wieland)" in before
    assert "Kristin W. Wieland (KS)" in after


def test_a_label_stands_on_every_page(papers):
    document = minutes(papers.meeting, label="Unntatt offentlighet")
    header = document.sections[0].header.paragraphs[0].text
    assert header == "Unntatt offentlighet"


@pytest.mark.parametrize(
    ("lang", "word"), [("nn", "Utkast"), ("en", "Draft"), ("uk", "Проєкт")]
)
def test_the_draft_is_in_the_user_s_language(papers, lang, word):
    assert text_of(minutes(papers.meeting, lang)).startswith(word)


# ---------------------------------------------------------------------------- archive


def extract(meeting, folder):
    write_extraction(
        meeting, folder, archive="Helsedirektoratet", made=MADE, by="Sekretariatet"
    )
    return etree.parse(str(folder / "arkivstruktur.xml")).getroot()


def all_of(root, name, space=NOARK):
    return list(root.iter(f"{{{space}}}{name}"))


def test_every_case_is_a_record_with_a_file_of_the_right_size_and_checksum(
    papers, tmp_path
):
    root = extract(papers.meeting, tmp_path / "out")
    cases = [item for item in papers.meeting.items if not item.is_break]
    records = all_of(root, "registrering")
    assert [one.get(KIND) for one in records] == ["moeteregistrering"] * len(cases)
    for one in all_of(root, "dokumentobjekt"):
        known = {child.tag.partition("}")[2]: child.text for child in one}
        content = (tmp_path / "out" / known["referanseDokumentfil"]).read_bytes()
        assert known["sjekksum"] == hashlib.sha256(content).hexdigest()
        assert int(known["filstoerrelse"]) == len(content)
        assert known["sjekksumAlgoritme"] == "SHA-256"


def test_the_description_names_every_file_with_its_checksum(papers, tmp_path):
    extract(papers.meeting, tmp_path / "out")
    root = etree.parse(str(tmp_path / "out/arkivuttrekk.xml")).getroot()
    named = {
        one.get("name"): [value.text for value in all_of(one, "value", ADDML)]
        for one in all_of(root, "dataObject", ADDML)[1:]
    }
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    there = {str(path.relative_to(tmp_path / "out")) for path in files}
    assert set(named) == there - {"arkivuttrekk.xml"}
    for name, values in named.items():
        content = (tmp_path / "out" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() in values


def test_the_same_meeting_makes_the_same_extraction(papers, tmp_path):
    root = extract(papers.meeting, tmp_path / "one")
    extract(papers.meeting, tmp_path / "two")
    for path in (tmp_path / "one").rglob("*.xml"):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()
    identities = [one.text for one in all_of(root, "systemID")]
    assert len(identities) == len(set(identities))


def test_a_folder_that_is_there_is_left_alone(papers, tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(FileError, match="a new folder"):
        extract(papers.meeting, tmp_path / "out")
    with pytest.raises(FileError, match="no folder around it"):
        extract(papers.meeting, tmp_path / "no/out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_characters_that_documents_cannot_hold_are_left_out(papers, tmp_path):
    item = replace(papers.meeting.items[0], title="Sak\x01 <én> & to")
    meeting = replace(papers.meeting, items=(item,))
    root = extract(meeting, tmp_path / "out")
    assert "Sak <én> & to" in [one.text for one in all_of(root, "tittel")]
    assert "Sak <én> & to" in text_of(minutes(meeting))
