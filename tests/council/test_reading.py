"""Papers are read from TOML, tables and pasted text, with every fault at once."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.engine.council import check
from beredt.files.council import agenda_papers, find_meeting, read_bodies, read_papers
from beredt.files.council.written import band_in, day_in, minute_of, share_in
from beredt.files.faults import FileError

PASTED = (
    "Saksnr\tAgenda Strategirådet 11. juni 2026\tPresenter saken\tTid\tSakstype\n"
    "12/26\tGodkjenning av innkalling og dagsorden\tMariann Hornnes, "
    "<b>Helsedirektoratet</b>\t10:00\tGodkjenning\n"
    "13/26\tGodkjenning av referat fra Nasjonalt e-helseråd 26. mars 2026\t"
    "Mariann Hornnes, <b>Helsedirektoratet</b>\t10:05\tGodkjenning\n"
    "\tDagsaktuelt\tAlle\t10:10\tÅpen sak\n"
    "14/26\tStatus\tSiv Ingebrigtsen, <b>Helsedirektoratet</b>\t10:25\tDrøfting\n"
    "<b>Lunsj</b>\t\t\t<b>11:35</b>\t\n"
    "15/26\tHelseberedskap i totalforsvaret\tMariann Hornnes og Helen Brandstorp, "
    "<b>Helsedirektoratet</b>\t12:20\tDrøfting\n"
    "16/06\tEventuelt\t\t15:55\t\n"
    "<b>Slutt</b>\t\t\t<b>16:00</b>\t\n"
)


def test_a_pasted_agenda_becomes_a_meeting(bodies):
    meeting = agenda_papers(PASTED, bodies).meeting
    assert (meeting.body, meeting.year, meeting.end) == ("Strategirådet", 2026, 960)
    shown = [
        (item.number, item.start, item.type, item.is_break) for item in meeting.items
    ]
    assert shown == [
        ("12/26", 600, "approval", False),
        ("13/26", 605, "approval", False),
        ("", 610, "open", False),
        ("14/26", 625, "discussion", False),
        ("", 695, None, True),
        ("15/26", 740, "discussion", False),
        ("16/06", 955, None, False),
    ]
    both = meeting.item("15/26").presenters
    assert [(one.person, one.organisation) for one in both] == [
        ("Mariann Hornnes", "Helsedirektoratet"),
        ("Helen Brandstorp", "Helsedirektoratet"),
    ]


def test_the_check_works_on_a_pasted_agenda(bodies):
    rules = [finding.rule for finding in check(agenda_papers(PASTED, bodies))]
    assert rules == ["case_number"]


@pytest.mark.parametrize("mark", ["\t", ";", " | ", "   "])
def test_the_same_agenda_with_other_marks_is_the_same_meeting(bodies, mark):
    rows = [
        ["Saksnr", "Agenda Strategirådet 11. juni 2026", "Hvem", "Tid", "Sakstype"],
        ["12/26", "Budsjett", "Ada, HOD", "10:00", "Drøfting"],
        ["13/26", "Plan", "Bo, FHI", "10:30", "Orientering"],
    ]
    text = "\n".join(mark.join(row) for row in rows)
    meeting = agenda_papers(text, bodies).meeting
    assert [(item.title, item.start) for item in meeting.items] == [
        ("Budsjett", 600),
        ("Plan", 630),
    ]
    assert meeting.items[1].presenters[0].organisation == "FHI"


def test_a_file_with_commas_is_read(tmp_path):
    path = tmp_path / "agenda.csv"
    path.write_text(
        'Saksnr,"Agenda Strategirådet 11. juni 2026",Hvem,Tid,Sakstype\n'
        '12/26,Budsjett,"Ada, HOD",10:00,Drøfting\n'
    )
    meeting = read_papers(path).meeting
    assert meeting.items[0].presenters[0].organisation == "HOD"


def test_lines_that_cannot_be_understood_are_told_all_at_once(bodies):
    text = "Saksnr\tAgenda\tTid\n12/26\tBudsjett\tsnart\n13/26\t\t10:00\n"
    with pytest.raises(FileError) as caught:
        agenda_papers(text, bodies, file="pasted")
    faults = [str(fault) for fault in caught.value.faults]
    assert len(faults) == 4
    assert "a known body" in faults[0]
    assert "a date in the head" in faults[1]
    assert "pasted: row 2" in faults[2]
    assert "pasted: row 3" in faults[3]


@given(st.text(max_size=300))
def test_no_text_makes_a_traceback(text):
    with suppress(FileError):
        assert agenda_papers(text, read_bodies()).meeting.items


def test_every_fault_of_a_file_is_told_with_its_line(tmp_path, meeting_text):
    path = tmp_path / "meeting.toml"
    text = (
        meeting_text.replace('start = "10:05"', 'start = "five past ten"', 1)
        .replace('type = "Åpen sak"', 'type = "Annet"', 1)
        .replace('case = "19/26"', 'case = "99/26"', 1)
        .replace('total = "100%"', 'total = "all"', 1)
        .replace('">80"', '"mye"', 1)
        .replace('until = "12:00"', 'until = "noon"', 1)
    )
    path.write_text(text)
    with pytest.raises(FileError) as caught:
        read_papers(path)
    told = "\n".join(map(str, caught.value.faults))
    for word in ("five past ten", "Annet", "99/26", "all", "mye", "noon"):
        assert word in told
    assert told.count("(line ") == 6


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("place = ", "plase = ", "the unknown key 'plase'"),
        ("date = 2026-06-11", "date = 'soon'", "a date"),
        ('status = "leader"', 'status = "boss"', "'boss'"),
        ('sits_for = "Bjørn Villa"', "", "the key sits_for"),
        ("until = 2026-10-15", "untill = 2026-10-15", "'until'? One of"),
    ],
)
def test_what_has_another_shape_is_told(tmp_path, meeting_text, old, new, found):
    assert old in meeting_text
    path = tmp_path / "meeting.toml"
    path.write_text(meeting_text.replace(old, new, 1))
    with pytest.raises(FileError) as caught:
        read_papers(path)
    assert found in str(caught.value)


def test_bodies_of_ones_own_are_read(tmp_path):
    path = tmp_path / "bodies.toml"
    table = (
        '[[bodies]]\nid = "a"\nname = "A"\nsource = "s"\nsource_date = "2026"\n'
        'mark = "official"\nconfidence = "high"\n'
    )
    path.write_text(table + "first_day = 2020-01-01\nlast_day = 2021-01-01\n")
    (body,) = read_bodies(path)
    assert body.exists(body.first_day)
    assert not body.exists(body.last_day + 1)
    path.write_text(
        table + 'predecessor = "b"\nfirst_day = 2020-01-01\nlast_day = 2019-01-01\n'
    )
    with pytest.raises(FileError) as caught:
        read_bodies(path)
    assert len(caught.value.faults) == 2


def test_a_meeting_that_is_not_there_names_those_that_are():
    with pytest.raises(FileError, match="strategiradet-2026-06-11"):
        find_meeting("strategiradet")


def test_times_dates_shares_and_bands_are_read_as_people_write_them():
    assert [minute_of(t) for t in ("10:00", "kl. 12", "12.15", "24", "25:00", "")] == [
        600,
        720,
        735,
        1440,
        None,
        None,
    ]
    assert day_in("29. februar 2026, 1. mars 2026") == day_in("01.03.2026")
    assert day_in("i dag") is None
    assert share_in("1/3") * 3 == 100
    assert share_in("33,3 %") * 10 == 333
    assert share_in("mye") is None
    upper, lower = band_in("0 - 15")[1], band_in(">15")[0]
    assert (upper.held, lower.held) == (True, False)
    assert band_in("80 og mer")[0].held
    assert band_in("under 15")[0] is None
    assert band_in("mye") is None


def test_who_is_away_when_is_read_and_wrong_days_are_told(mended):
    later = '[[absences]]\nperson = "Asgeir Fagerli Langberg"\n'
    line = '[[deputies]]\nperson = "Hanne'
    read = mended((line, f'{later}since = "14.00"\n\n{line}'))
    (absence,) = read.meeting.absences
    assert (absence.day, absence.since, absence.until) == (None, 840, None)
    with pytest.raises(FileError, match="a day of the meeting"):
        mended((line, f"{later}date = 2026-06-12\n\n{line}"))


def test_pasted_lines_tell_who_sits_for_whom_until_when(bodies):
    read = agenda_papers(
        "- Hanne Schanche Önen, Helse Midt RHF, stiller for Bjørn Villa\n"
        "- Terje Wistner, KS, stiller for Kristin W. Wieland fram til kl. 12\n"
        "Siri Moe stiller for Ada Dal fra kl. 13.30\n"
        "Bo Eik stiller for Cy fra 9 til 10:15.\n"
        "Saksnr\tAgenda Strategirådet 11. juni 2026\tTid\n12/26\tInnkalling\t10:00\n",
        bodies,
    )
    found = [
        (d.person, d.organisation, d.sits_for, d.since, d.until)
        for d in read.meeting.deputies
    ]
    assert found == [
        ("Hanne Schanche Önen", "Helse Midt RHF", "Bjørn Villa", None, None),
        ("Terje Wistner", "KS", "Kristin W. Wieland", None, 720),
        ("Siri Moe", "", "Ada Dal", 810, None),
        ("Bo Eik", "", "Cy", 540, 615),
    ]
