"""Who sits when, what is decided, and how an agenda gets its times."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beredt.engine.council import (
    Absence,
    AgendaItem,
    Amendment,
    Conflict,
    Deputy,
    FollowUp,
    Meeting,
    Member,
    Proposal,
    Votes,
    amended,
    attendance_at,
    compute_times,
    decide,
    minutes_of,
    next_number,
    number_items,
    seat_count,
    sign,
    timed,
    verbs_in,
)
from beredt.files.council import read_bodies

# ---------------------------------------------------------------------------- bodies


@pytest.mark.parametrize(
    ("body", "voting", "observers"),
    [
        ("digital-sikkerhet", 13, 0),
        ("vannforsyning", 10, 0),
        ("smittevern", 17, 2),
        ("forsyningssikkerhet", 12, 0),
        ("sivil-militaer", 13, 1),
    ],
)
def test_seats_are_counted_and_not_lines(bodies, body, voting, observers):
    (found,) = (one for one in bodies if one.id == body)
    assert seat_count(found) == (voting, observers)


def test_eight_bodies_are_bundled_with_those_that_came_before(bodies):
    before = {body.predecessor for body in bodies} - {""}
    assert len(bodies) - len(before) == 8
    assert before == {"helseberedskapsradet-2004", "nasjonalt-e-helserad"}


def test_the_lists_of_the_papers_are_the_bundled_seats(papers, bodies):
    by_name = {body.name: body for body in bodies}
    for one in papers.lists:
        seats = by_name[one.body].seats
        twice = 1 if one.body.startswith("Utvalg for sivil") else 0
        assert len(one.organisations) == len(seats) + twice


def test_every_bundled_body_has_its_source():
    assert all(body.source and body.mark for body in read_bodies())


# ---------------------------------------------------------------------------- agenda


def test_the_meeting_takes_six_hours_with_its_breaks(papers):
    assert minutes_of(papers.meeting) == 360
    minutes = [item.minutes for item in timed(papers.meeting).items]
    assert minutes == [5, 5, 15, 40, 30, 45, 40, 40, 40, 10, 40, 45, 5]


def test_durations_give_back_the_times(papers):
    known = timed(papers.meeting).items
    bare = tuple(replace(item, start=None) for item in known)
    assert [i.start for i in compute_times(bare, 600)] == [i.start for i in known]


def test_an_agenda_without_durations_has_no_times(papers):
    with pytest.raises(ValueError, match="Without minutes: 12/26, 13/26, Dagsaktuelt"):
        compute_times(papers.meeting.items, 600)


def test_days_are_timed_one_by_one():
    items = tuple(
        AgendaItem(title=f"{day}{n}", day=day, start=540 + 60 * n)
        for day in (1, 2)
        for n in (0, 1)
    )
    meeting = Meeting(
        body="b", year=2026, first_day=1, last_day=2, items=items, end=720
    )
    assert [item.minutes for item in timed(meeting).items] == [60, None, 60, 120]


# ------------------------------------------------------------------------- attendance


def seated(papers, case):
    found = attendance_at(papers.meeting, case)
    return {one.sits_for: one.person for one in found.present}


@pytest.mark.parametrize("case", ["12/26", "13/26", "Dagsaktuelt", "14/26", "15/26"])
def test_until_noon_the_deputy_sits_for_ks(papers, case):
    assert seated(papers, case)["Kristin W. Wieland"] == "Terje Wistner"


@pytest.mark.parametrize("case", ["16/26", "17/26", "18/26", "19/26", "20/26"])
def test_after_lunch_the_member_sits_herself(papers, case):
    assert seated(papers, case)["Kristin W. Wieland"] == "Kristin W. Wieland"


def test_a_deputy_for_the_whole_meeting_sits_in_every_case(papers):
    for item in papers.meeting.items:
        assert seated(papers, item.name)["Bjørn Villa"] == "Hanne Schanche Önen"


MEMBERS = (
    Member(person="Ada", organisation="A", status="leader"),
    Member(person="Bo", organisation="B"),
    Member(person="Cy", organisation="C"),
    Member(person="Di", organisation="D", status="observer"),
)
CASE = AgendaItem(title="Case", number="1/26", start=700, minutes=40)


def meeting(members=MEMBERS, deputies=(), items=(CASE,)):
    return Meeting(
        body="b",
        year=2026,
        first_day=1,
        last_day=1,
        items=items,
        members=members,
        deputies=deputies,
    )


def test_observers_do_not_vote():
    found = attendance_at(meeting(), "1/26")
    assert found.voters == ("Ada", "Bo", "Cy")
    assert (found.voting_seats, found.needed) == (3, 2)


def test_a_seat_that_changes_hands_belongs_to_whoever_holds_it_when_the_case_ends():
    deputy = Deputy(person="Eli", organisation="B", sits_for="Bo", until=720)
    found = attendance_at(meeting(deputies=(deputy,)), "1/26")
    (seat,) = (one for one in found.present if one.sits_for == "Bo")
    assert (seat.person, seat.comes, seat.leaves) == ("Bo", 720, None)


def test_a_deputy_who_leaves_an_absent_member_s_seat_is_still_there_at_the_start():
    members = (replace(MEMBERS[1], absent=True), MEMBERS[0])
    deputy = Deputy(person="Eli", organisation="B", sits_for="Bo", until=720)
    found = attendance_at(meeting(members, (deputy,)), "1/26")
    (seat,) = (one for one in found.present if one.sits_for == "Bo")
    assert (seat.person, seat.leaves) == ("Eli", 720)
    assert "Eli" not in found.voters


@pytest.mark.parametrize(
    ("away", "is_there"),
    [
        ({}, False),
        ({"until": 700}, True),
        ({"since": 745}, True),
        ({"since": 700, "until": 720}, True),
        ({"since": 720}, False),
        ({"day": 2}, True),
        ({"day": 1}, False),
    ],
)
def test_a_member_who_comes_late_or_leaves_votes_in_the_cases_they_are_there_for(
    away, is_there
):
    one = replace(meeting(), absences=(Absence(person="Bo", **away),))
    one = replace(one, items=tuple(replace(item, day=1) for item in one.items))
    assert ("Bo" in attendance_at(one, "1/26").voters) == is_there


def test_a_deputy_for_one_day_sits_that_day_alone():
    deputy = Deputy(person="Eli", organisation="B", sits_for="Bo", day=2)
    for day, expected in ((1, "Bo"), (2, "Eli")):
        items = tuple(replace(item, day=day) for item in meeting().items)
        one = replace(meeting(deputies=(deputy,)), items=items)
        assert expected in attendance_at(one, "1/26").voters


HOURS = st.one_of(st.none(), st.integers(600, 900))


@given(
    stretches=st.lists(
        st.tuples(st.sampled_from(["Ada", "Bo", "Cy"]), HOURS, HOURS, st.booleans()),
        max_size=6,
    )
)
def test_each_seat_is_held_by_one_at_the_most(stretches):
    deputies = tuple(
        Deputy(
            person=f"D{n}", organisation="", sits_for=member, since=since, until=until
        )
        for n, (member, since, until, is_deputy) in enumerate(stretches)
        if is_deputy
    )
    absences = tuple(
        Absence(person=member, since=since, until=until)
        for member, since, until, is_deputy in stretches
        if not is_deputy
    )
    one = replace(meeting(deputies=deputies), absences=absences)
    found = attendance_at(one, "1/26")
    held = [present.sits_for for present in found.present]
    assert sorted([*held, *found.absent]) == sorted(m.person for m in MEMBERS)
    assert len(set(found.voters)) == len(found.voters) <= found.voting_seats
    assert all(p.comes is None or p.leaves is None or p.comes < p.leaves
               for p in found.present)  # fmt: skip


def test_numbers_go_on_within_a_year_and_begin_anew_in_the_next():
    used = ["11/26", "12/2026", "40/25", "x"]
    assert next_number(used, 2026) == "13/26"
    assert next_number(used, 2025) == "41/25"
    assert next_number(used, 2027) == "1/27"


def test_an_absent_member_without_deputy_is_missed():
    members = (*MEMBERS[:2], replace(MEMBERS[2], absent=True))
    found = attendance_at(meeting(members), "1/26")
    assert found.absent == ("Cy",)
    assert found.has_quorum
    assert not attendance_at(meeting(members), "1/26", quorum=Fraction(2, 3)).has_quorum


def test_whoever_is_not_impartial_stands_aside_in_that_case_alone():
    other = replace(CASE, title="Other", number="2/26", start=740)
    both = meeting(items=(CASE, other))
    conflicts = (Conflict(person="Bo", item="1/26", reason="owns it"),)
    assert attendance_at(both, "1/26", conflicts=conflicts).voters == ("Ada", "Cy")
    assert "Bo" in attendance_at(both, "2/26", conflicts=conflicts).voters


def test_a_case_that_is_not_there_or_has_no_time_is_refused():
    with pytest.raises(KeyError):
        attendance_at(meeting(), "9/26")
    with pytest.raises(ValueError, match="no time"):
        attendance_at(meeting(items=(replace(CASE, start=None),)), "1/26")


# --------------------------------------------------------------------------- decisions


def test_a_proposal_is_amended_word_by_word():
    proposal = Proposal(text="The council approves the plan.")
    change = Amendment(by="Bo", old="approves", new="has discussed")
    assert amended(proposal, (change,)) == "The council has discussed the plan."


@pytest.mark.parametrize("old", ["rejects", "plan"])
def test_words_that_are_not_there_once_cannot_be_amended(old):
    change = Amendment(by="Bo", old=old, new="x")
    with pytest.raises(ValueError, match="in the proposal"):
        amended(Proposal(text="A plan for the plan."), (change,))


def test_without_votes_all_who_may_vote_agree():
    decision = decide(attendance_at(meeting(), "1/26"), "Agreed.")
    assert decision.carried
    assert decision.votes.in_favour == ("Ada", "Bo", "Cy")


@pytest.mark.parametrize(
    ("votes", "carried"),
    [
        (Votes(in_favour=("Ada", "Bo"), against=("Cy",)), True),
        (Votes(in_favour=("Ada",), against=("Cy",)), False),
        (Votes(in_favour=("Ada",), against=("Bo", "Cy"), dissent="Too dear."), False),
    ],
)
def test_more_for_than_against_carries(votes, carried):
    assert decide(attendance_at(meeting(), "1/26"), "x", votes).carried is carried


def test_observers_and_those_who_stand_aside_cannot_vote():
    conflicts = (Conflict(person="Bo", item="1/26"),)
    found = attendance_at(meeting(), "1/26", conflicts=conflicts)
    for name in ("Di", "Bo", "Nobody"):
        with pytest.raises(ValueError, match=name):
            decide(found, "x", Votes(in_favour=(name,)))
    with pytest.raises(ValueError, match="Ada"):
        decide(found, "x", Votes(in_favour=("Ada",), against=("Ada",)))


def test_without_a_quorum_nothing_is_decided():
    members = tuple(replace(one, absent=one.person != "Ada") for one in MEMBERS)
    with pytest.raises(ValueError, match="2 are needed"):
        decide(attendance_at(meeting(members), "1/26"), "x")


def test_two_different_persons_sign_and_then_it_stands():
    decision = decide(attendance_at(meeting(), "1/26"), "x")
    assert not decision.is_final
    once = sign(decision, "Ada")
    with pytest.raises(ValueError, match="another must sign"):
        sign(once, "Ada")
    twice = sign(once, "Bo")
    assert twice.is_final
    with pytest.raises(ValueError, match="final"):
        sign(twice, "Cy")


def test_what_is_not_done_by_its_day_is_overdue():
    follow_up = FollowUp(item="14/26", owner="Hdir", action="Return", due_day=10)
    assert not follow_up.is_overdue(10)
    assert follow_up.is_overdue(11)
    assert not replace(follow_up, done_day=9).is_overdue(11)


def test_the_nine_proposals_use_a_small_vocabulary(papers):
    used = {
        item.number: verbs_in(item.proposals[-1].text)
        for item in papers.meeting.items
        if item.proposals
    }
    assert used == {
        "12/26": ("approves",),
        "13/26": ("approves",),
        "14/26": ("discussed", "takes_along"),
        "15/26": ("discussed", "agreed"),
        "16/26": ("discussed", "asked", "takes_along"),
        "17/26": ("discussed",),
        "18/26": ("acknowledges", "takes_along"),
        "19/26": ("discussed",),
        "20/26": ("takes_along",),
    }


def test_cases_are_numbered_from_the_first_number_of_the_agenda(papers):
    items = papers.meeting.items
    numbered = number_items(items, (), 2026)
    numbers = [item.number for item in numbered if item.number]
    assert numbers == [f"{n}/26" for n in range(12, 22)]
    assert [i.title for i in numbered] == [i.title for i in items]


def test_cases_without_numbers_go_on_after_those_of_earlier_meetings():
    items = (
        AgendaItem(title="A", type="approval"),
        AgendaItem(title="Lunsj", is_break=True),
        AgendaItem(title="Dagsaktuelt", type="open"),
        AgendaItem(title="B", type="discussion"),
    )
    numbers = [item.number for item in number_items(items, ["7/26", "9/25"], 2026)]
    assert numbers == ["8/26", "", "", "9/26"]
