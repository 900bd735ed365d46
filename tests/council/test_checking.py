"""The consistency check finds what does not agree, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.engine.council import (
    AgendaItem,
    Body,
    Meeting,
    Mention,
    Papers,
    check,
    compute_times,
)
from beredt.engine.council.checking.content import plain_name


def told(papers):
    return [(finding.rule, finding.about) for finding in check(papers)]


def test_the_bundled_meeting_has_its_ten_inconsistencies(papers):
    assert told(papers) == [
        ("body_name", "Strategirådet"),
        ("case_number", "Eventuelt"),
        ("times", "Lunsj"),
        ("times", "Pause"),
        ("title_type", "17/26"),
        ("proposals", "15/26"),
        ("seat_twice", "Utvalg for sivil/militær helseberedskapssamarbeid"),
        ("dates", "NOU 2"),
        ("shares", "Fordeling aktører"),
        ("band_ends", "Priskategorier for 2027 (mnok)"),
    ]


def test_each_is_told_with_both_sides(papers):
    found = {(one.rule, one.about): one for one in check(papers)}
    sides = {key: {place.found for place in one.places} for key, one in found.items()}
    assert sides["body_name", "Strategirådet"] == {
        "Nasjonalt e-helseråd",
        "Strategirådet",
    }
    assert sides["case_number", "Eventuelt"] == {"21/06", "21/26"}
    assert sides["times", "Lunsj"] == {"12:20", "12:15"}
    assert sides["times", "Pause"] == {"14:30", "14:35"}
    assert sides["shares", "Fordeling aktører"] == {"33,3 + 33,3 + 33,3 = 99,9 ≠ 100"}
    assert found["case_number", "Eventuelt"].expected == "21/26"


def test_the_edge_that_one_band_alone_holds_is_told_as_such(papers):
    (finding,) = (one for one in check(papers) if one.rule == "band_ends")
    assert [place.found for place in finding.places] == [
        "≤ 15 | ≥ 15",
        "≤ 40 | ≥ 40",
        "≤ 80 | > 80",
    ]


def test_the_mended_meeting_has_none(mended):
    assert told(mended()) == []


def numbered(old, new):
    """Give the proposal of a case the number that its agenda line gets."""
    if not old.startswith("number = "):
        return [(old, new)]
    return [(old, new), (old.replace("number", "case"), new.replace("number", "case"))]


@pytest.mark.parametrize(
    ("old", "new", "rule", "about"),
    [
        ('number = "16/26"', 'number = "61/26"', "case_number", "Anbefaling"),
        ('number = "18/26"', 'number = "18/27"', "case_number", "KI Norge"),
        ('number = "18/26"', 'number = "XVIII"', "case_number", "KI Norge"),
        ('start = "13:40"', 'start = "12:40"', "times", "17/26"),
        ('end = "16:00"', 'end = "15:30"', "times", "21/26"),
        (
            'start = "13:00"',
            'minutes = 50\nstart = "13:00"',
            "times",
            "17/26",
        ),
        (
            'start = "13:00"',
            'minutes = 30\nstart = "13:00"',
            "times",
            "17/26",
        ),
        ('at = "12.20"', 'at = "12.30"', "times", "Lunsj"),
        (
            '"Kommunekommisjonens arbeid"',
            '"Orientering om arbeidet"',
            "title_type",
            "19/26",
        ),
        ('until = "12:00"', 'until = "15:00"', "deputies", "Kristin W. Wieland"),
        ('until = "12:00"', 'since = "12:00"', "deputies", "Kristin W. Wieland"),
        ('sits_for = "Bjørn Villa"', 'sits_for = "Ola N."', "deputies", "Ola N."),
        ('  "Norsk vann",', '  "Mattilsynet",', "seat_twice", "Utvalg for vann"),
        ('parts = ["5,00 %",', 'parts = ["6,00 %",', "shares", "Fordeling"),
        ('"15 – under 40"', '"16 – under 40"', "band_ends", "Priskategorier"),
        ('"80 og mer"', '">80"', "band_ends", "Priskategorier"),
        (
            "first_day = 2026-12-01\nlast_day = 2026-12-31",
            "first_day = 2027-03-01\nlast_day = 2027-03-31",
            "dates",
            "NOU 2",
        ),
        (
            'text = "Strategirådet drøftet saken."',
            'text = "Nasjonalt e-helseråd drøftet saken."',
            "body_name",
            "Strategirådet",
        ),
    ],
)
def test_another_planted_fault_is_found_and_no_other(mended, old, new, rule, about):
    findings = check(mended(*numbered(old, new)))
    assert findings
    assert {finding.rule for finding in findings} == {rule}
    assert any(finding.about.startswith(about) for finding in findings)


def test_two_faults_are_two_findings(mended):
    papers = mended(
        ('start = "13:40"', 'start = "12:40"'),
        *numbered('number = "20/26"', 'number = "30/26"'),
    )
    assert told(papers) == [
        ("case_number", "Helseberedskap i totalforsvaret"),
        ("times", "17/26"),
    ]


def body(name, first_day=None, last_day=None, **more):
    return Body(
        id=more.pop("id", name.lower()),
        name=name,
        mandate="",
        first_day=first_day,
        last_day=last_day,
        predecessor=more.pop("predecessor", ""),
        seats=(),
        source="test",
        source_date="2026",
        mark="assumption",
        confidence="low",
    )


def papers_with(*mentions, bodies):
    meeting = Meeting(body="New", year=2026, first_day=100, last_day=100)
    return Papers(
        meeting=meeting,
        bodies=bodies,
        mentions=tuple(Mention(name=n, day=d, where="page") for n, d in mentions),
    )


OLD = body("Old", first_day=10, last_day=50)
NEW = body("New", first_day=51, predecessor="old")


@pytest.mark.parametrize(
    ("mentions", "found"),
    [
        ([("Old", 20), ("New", 60)], []),
        ([("Old", 60)], ["Old"]),
        ([("New", 20)], ["New"]),
        ([("Old", 5)], ["Old"]),
        ([("Old", 50), ("New", 51)], []),
    ],
)
def test_a_name_is_held_against_the_days_it_was_valid(mentions, found):
    findings = check(papers_with(*mentions, bodies=(OLD, NEW)))
    assert [place.found for one in findings for place in one.places] == found


def test_a_name_taken_over_by_a_new_body_is_valid_on_both_sides():
    first = body("Council", last_day=50, id="first")
    second = body("Council", first_day=51, id="second", predecessor="first")
    mentions = [("Council", 20), ("Council", 70)]
    assert not check(papers_with(*mentions, bodies=(first, second)))


def test_two_names_for_one_day_disagree_even_when_nobody_knows_when_it_changed():
    bodies = (body("Old"), body("New", predecessor="old"))
    assert not check(papers_with(("Old", 20), ("New", 60), bodies=bodies))
    (finding,) = check(papers_with(("Old", 20), ("New", 20), bodies=bodies))
    assert finding.rule == "body_name"


@given(
    st.integers(1, 500),
    st.integers(2000, 2099),
    st.lists(st.integers(1, 60), min_size=1, max_size=12),
)
def test_an_agenda_made_from_durations_always_agrees(first, year, lengths):
    items = tuple(
        AgendaItem(
            title=f"Case {n}", number=f"{first + n}/{year % 100:02}", minutes=minutes
        )
        for n, minutes in enumerate(lengths)
    )
    made = compute_times(items, 9 * 60)
    end = 9 * 60 + sum(lengths)
    meeting = Meeting(
        body="New", year=year, first_day=1, last_day=1, items=made, end=end
    )
    assert check(Papers(meeting=meeting)) == ()


@given(st.data())
def test_a_moved_start_is_always_found(data):
    lengths = data.draw(st.lists(st.integers(5, 60), min_size=3, max_size=8))
    items = tuple(
        AgendaItem(title=f"Case {n}", minutes=minutes)
        for n, minutes in enumerate(lengths)
    )
    made = list(compute_times(items, 600))
    moved = data.draw(st.integers(1, len(made) - 1))
    by = data.draw(st.integers(-4, 4).filter(bool))
    made[moved] = replace(made[moved], start=made[moved].start + by)
    meeting = Meeting(body="New", year=2026, first_day=1, last_day=1, items=tuple(made))
    findings = check(Papers(meeting=meeting))
    assert findings[0].about == f"Case {moved - 1}"


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ([12, 13, 14, 15], []),
        ([12, 13, 15, 16], [15]),
        ([12, 31, 14, 15], [31]),
        ([12, 13, 13, 14], [13]),
        ([12, 13, 99], [99]),
        ([7], []),
    ],
)
def test_a_slip_and_a_leap_are_told_once(numbers, wrong):
    items = tuple(
        AgendaItem(title=f"{n}:{number}", number=f"{number}/26")
        for n, number in enumerate(numbers)
    )
    meeting = Meeting(body="New", year=2026, first_day=1, last_day=1, items=items)
    findings = check(Papers(meeting=meeting))
    assert [int(one.about.split(":")[1]) for one in findings] == wrong


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Statsforvalter (2)", "statsforvalter"),
        ("2 kommuner", "kommuner"),
        ("KS observatør", "ks"),
        ("Direktoratet for medisinske produkter (DMP) - leder", None),
    ],
)
def test_roles_and_numbers_are_no_part_of_a_name(printed, name):
    expected = name or "direktoratet for medisinske produkter"
    assert plain_name(printed) == expected
