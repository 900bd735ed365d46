"""A meeting is handed over to a calendar, a word processor and an archive."""

import datetime as dt
import hashlib
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from icalendar import Calendar
from lxml import etree
from pypdf import PdfReader

from beredt.engine.council import (
    Amendment,
    FollowUp,
    Position,
    Record,
    Votes,
    attendance_at,
    decide,
    sign,
)
from beredt.files.council.archive import ADDML, KIND, NOARK, write_extraction
from beredt.files.council.calendar import calendar_of
from beredt.files.faults import FileError
from beredt.report.council.minutes import write_minutes
from beredt.report.council.printed_minutes import minutes_pdf
from beredt.report.council.word_minutes import minutes_docx

MADE = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


RECORDED = Record(
    item="19/26",
    positions=(Position(text="Kommunene trenger tid", shared_by=("KS", "NHN")),),
    amendments=(Amendment(by="KS", old="saken", new="saken grundig"),),
    follow_ups=(FollowUp(item="19/26", owner="KS", action="Kom tilbake"),),
    open_items=("Hvem betaler?",),
)


def recorded(meeting, *against):
    """Return what was recorded of case 19/26, with votes, signed by two."""
    votes = None
    if against:
        every = attendance_at(meeting, "19/26").voters
        favour = tuple(name for name in every if name not in against)
        votes = Votes(in_favour=favour, against=against, dissent="For dyrt")
    attendance = attendance_at(meeting, "19/26")
    decision = decide(attendance, "Strategirådet drøftet saken grundig.", votes)
    for name in ("Kari", "Ola"):
        decision = sign(decision, name)
    return {"19/26": replace(RECORDED, decision=decision)}


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
    return write_minutes(meeting, attendance, lang, **more)


def document_of(meeting, lang="nb", **more):
    return Document(BytesIO(minutes_docx(minutes(meeting, lang, **more))))


def text_of(document):
    return "\n".join(one.text for one in document.paragraphs)


def test_the_draft_has_every_case_with_its_proposals_and_room_for_decisions(papers):
    document = document_of(papers.meeting)
    text = text_of(document)
    for item in papers.meeting.items:
        assert item.title in text
        for proposal in item.proposals:
            assert proposal.text in text
    cases = [item for item in papers.meeting.items if not item.is_break]
    assert text.count("(føres inn)") == len(cases)
    assert "Neste møte: 14.–15. oktober 2026, Trondheim" in text
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "Sak",
        "Oppfølging",
        "Ansvarlig",
        "Frist",
    ]


def test_who_is_present_is_told_again_when_the_deputy_has_left(papers):
    text = text_of(document_of(papers.meeting))
    assert text.count("Til stede:") == 2
    before, after = text.split("16/26", 1)
    assert "Terje Wistner (KS) (for Kristin W. Wieland)" in before
    assert "Kristin W. Wieland (KS)" in after


def test_a_label_stands_on_every_page(papers):
    document = document_of(papers.meeting, label="Unntatt offentlighet")
    header = document.sections[0].header.paragraphs[0].text
    assert header == "Unntatt offentlighet"


@pytest.mark.parametrize(
    ("lang", "word"), [("nn", "Utkast"), ("en", "Draft"), ("uk", "Проєкт")]
)
def test_the_draft_is_in_the_user_s_language(papers, lang, word):
    assert text_of(document_of(papers.meeting, lang)).startswith(word)


# ---------------------------------------------------------------------------- archive


def extract(meeting, folder, **more):
    said = {"archive": "Helsedirektoratet", "made": MADE, "by": "Sekretariatet"}
    write_extraction(meeting, folder, **said, **more)
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
    assert "Sak <én> & to" in text_of(document_of(meeting))


# --------------------------------------------------------------- what was recorded


def test_minutes_tell_what_was_recorded_of_a_case(papers):
    meeting = papers.meeting
    said = text_of(
        document_of(meeting, records=recorded(meeting, "Kristin W. Wieland"))
    )
    for words in (
        "KS: «saken» endres til «saken grundig»",
        "Kommunene trenger tid (KS, NHN)",
        "Strategirådet drøftet saken grundig.",
        "Mot: Kristin W. Wieland",
        "Protokolltilførsel: For dyrt",
        "Hvem betaler?",
        "Godkjent av to: Kari, Ola",
    ):
        assert words in said
    assert "(føres inn)" not in said


def test_what_was_adopted_word_for_word_stands_once(papers):
    meeting = papers.meeting
    (proposal,) = meeting.item("19/26").proposals
    decision = decide(attendance_at(meeting, "19/26"), proposal.text)
    records = {"19/26": Record(item="19/26", decision=decision)}
    written = minutes(meeting, records=records)
    (case,) = (one for one in written.cases if "19/26" in one.head)
    said = [part.heading for part in case.parts]
    assert said == ["Vedtak"]
    assert case.parts[0].paragraphs[0] == proposal.text


def test_minutes_are_a_draft_until_every_proposal_has_a_signed_decision(papers):
    meeting = papers.meeting
    case = meeting.item("19/26")
    only = replace(meeting, items=(case,), end=case.start + 40)
    assert minutes(only).title.startswith("Utkast")
    assert minutes(only, records=recorded(only)).title.startswith("Referat")
    assert minutes(meeting, records=recorded(meeting)).title.startswith("Utkast")


def test_printed_minutes_say_the_same_as_those_for_a_word_processor(papers):
    meeting = papers.meeting
    written = minutes(meeting, records=recorded(meeting), label="Begrenset")
    pages = PdfReader(BytesIO(minutes_pdf(written, made=MADE))).pages
    printed = "".join("".join(page.extract_text() for page in pages).split())
    for case in written.cases:
        for text in (*case.facts, *(p for part in case.parts for p in part.paragraphs)):
            assert "".join(text.split()) in printed
    assert all("Begrenset" in page.extract_text() for page in pages)
    assert minutes_pdf(written, made=MADE) == minutes_pdf(written, made=MADE)


def test_printed_minutes_take_words_as_words_and_not_as_markup(papers):
    item = replace(papers.meeting.items[0], title="#let x = 1 *ikke fet* $1$")
    meeting = replace(papers.meeting, items=(item,))
    (page,) = PdfReader(BytesIO(minutes_pdf(minutes(meeting), made=MADE))).pages
    assert "#let x = 1 *ikke fet* $1$" in page.extract_text()


def test_an_extraction_holds_the_decisions(papers, tmp_path):
    records = recorded(papers.meeting)
    extract(papers.meeting, tmp_path / "out", records=records)
    texts = [path.read_text() for path in (tmp_path / "out").rglob("*.txt")]
    (decided,) = (text for text in texts if "Vedtak:" in text)
    assert "Signert av: Kari, Ola" in decided


def test_an_extraction_holds_the_minutes_as_an_archive_wants_them(papers, tmp_path):
    pages = minutes_pdf(minutes(papers.meeting), made=MADE)
    root = extract(papers.meeting, tmp_path / "out", minutes=pages)
    assert (tmp_path / "out/dokumenter/referat.pdf").read_bytes() == pages
    kinds = [one.text for one in all_of(root, "moeteregistreringstype")]
    assert kinds.count("Møteprotokoll") == 1
    forms = {one.text for one in all_of(root, "format")}
    assert forms == {"x-fmt/111", "fmt/476"}
    identities = [one.text for one in all_of(root, "systemID")]
    assert len(identities) == len(set(identities))
    assert b"pdfaid:part" in pages
