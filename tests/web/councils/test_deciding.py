"""A case is decided by those who are there, signed by two, and followed up."""

import io
import zipfile

import pytest

from beredt.web.audit.models import Event
from beredt.web.councils.actions.deciding import record_decision, sign_decision
from beredt.web.councils.models import AgendaItem, Body, Decision, Meeting
from web.councils.test_meetings import change, item, page_of
from web.people import give, make_user

pytestmark = pytest.mark.django_db
PROPOSED = "Strategirådet drøftet saken."


@pytest.fixture
def seated(client, meeting):
    """The meeting with a leader and two more members; Wieland never comes herself."""
    address = f"{meeting.get_absolute_url()}add/member/"
    leader = {"person": "Mariann Hornnes", "organisation": "Helsedirektoratet"}
    client.post(address, leader | {"status": "leader"})
    for person in ("Ada Dal", "Bo Eik"):
        client.post(
            address, {"person": person, "organisation": "X", "status": "member"}
        )
    meeting.member_rows.filter(person__startswith="Kristin").update(absent=True)
    meeting.items.filter(number="21/06").update(number="21/26")
    texts = {f"item_{row.pk}": PROPOSED for row in meeting.items.exclude(number="")}
    response = client.post(f"{meeting.get_absolute_url()}proposals/", texts)
    assert response.status_code == 302
    return meeting


@pytest.fixture
def approvers(directorate):
    every = [make_user(name) for name in ("Gerd Godkjenner", "Nils Nestleder")]
    for user in every:
        give(user, "approver", directorate)
    return every


def decide(client, row, **sent):
    return client.post(f"{row.get_absolute_url()}decide/", {"text": PROPOSED, **sent})


def sign(client, row, user):
    client.force_login(user)
    return client.post(f"{row.get_absolute_url()}sign/")


def test_votes_are_counted_by_who_is_there_at_that_hour(client, seated):
    for number, count in (("14/26", 6), ("16/26", 5)):
        row = item(seated, number)
        decide(client, row)
        decision = Decision.objects.get(item=row)
        assert len(decision.in_favour) == count
        assert ("Terje Wistner" in decision.in_favour) == (number == "14/26")
        assert decision.carried


def test_who_votes_against_and_why_is_written_down(client, seated):
    row = item(seated, "14/26")
    sent = {"against": ["Ada Dal", "Bo Eik"], "abstained": ["Terje Wistner"]}
    decide(client, row, dissent="Dette koster for mye.", **sent)
    decision = Decision.objects.get(item=row)
    assert decision.against == ["Ada Dal", "Bo Eik"]
    assert len(decision.in_favour) == 3
    assert decision.carried
    page = page_of(client, row.get_absolute_url())
    assert "Dette koster for mye." in page


def test_nobody_votes_who_is_not_there(client, seated):
    row = item(seated, "16/26")
    assert decide(client, row, against=["Terje Wistner"]).status_code == 422
    both = {"against": ["Ada Dal"], "abstained": ["Ada Dal"]}
    assert decide(client, row, **both).status_code == 422
    assert not Decision.objects.exists()


def test_who_is_not_impartial_stands_aside_in_that_case_alone(client, seated):
    row = item(seated, "14/26")
    sent = {"person": "Ada Dal", "reason": "Eier leverandøren"}
    client.post(f"{row.get_absolute_url()}add/conflict/", sent)
    assert "Ada Dal, inhabil" in page_of(client, row.get_absolute_url())
    for number, votes in (("14/26", 5), ("15/26", 6)):
        decide(client, item(seated, number))
        found = Decision.objects.get(item__number=number)
        assert len(found.in_favour) == votes


def test_without_a_quorum_nothing_is_decided(client, seated):
    for person in ("Ada Dal", "Bo Eik", "Asgeir Fagerli Langberg"):
        row = seated.member_rows.get(person=person)
        sent = {"member": row.pk, "since": "14:00"}
        client.post(f"{seated.get_absolute_url()}add/absence/", sent)
    decide(client, item(seated, "14/26"))
    response = client.post(
        f"{item(seated, '19/26').get_absolute_url()}adopt/", follow=True
    )
    assert "For få med stemmerett" in response.content.decode()
    assert [one.item.number for one in Decision.objects.all()] == ["14/26"]
    page = page_of(client, f"{seated.get_absolute_url()}people/")
    assert "nei" in page


def test_a_proposal_is_amended_before_it_is_decided(client, seated):
    row = item(seated, "19/26")
    address = f"{row.get_absolute_url()}add/amendment/"
    wrong = client.post(address, {"by": "KS", "old": "noe annet", "new": "x"})
    assert wrong.status_code == 422
    client.post(address, {"by": "KS", "old": "saken", "new": "saken grundig"})
    client.post(f"{row.get_absolute_url()}adopt/")
    assert Decision.objects.get().text == "Strategirådet drøftet saken grundig."


def test_nothing_is_proposed_or_decided_in_a_break(client, seated):
    page = page_of(client, seated.items.get(title="Lunsj").get_absolute_url())
    assert "/add/" not in page
    assert "decide/" not in page


def test_two_proposals_are_never_adopted_as_one(client, seated):
    row = item(seated, "15/26")
    sent = {"text": "Strategirådet utsatte saken."}
    client.post(f"{row.get_absolute_url()}add/proposal/", sent)
    client.post(f"{row.get_absolute_url()}adopt/")
    assert not Decision.objects.exists()
    page = page_of(client, f"{seated.get_absolute_url()}decisions/")
    assert "flere forslag" in page


def test_a_decision_stands_once_two_have_signed(client, secretary, seated, approvers):
    row = item(seated, "14/26")
    decide(client, row)
    assert sign(client, row, secretary).status_code == 403
    first, second = approvers
    for _again in range(2):
        sign(client, row, first)
        decision = Decision.objects.get()
        assert decision.signatures.count() == 1
        assert not decision.is_final
    sign(client, row, second)
    assert decision.is_final
    client.force_login(secretary)
    decide(client, row, text="Noe helt annet.")
    decision.refresh_from_db()
    assert decision.text == PROPOSED
    signed = Event.objects.filter(what="decision.signed")
    assert {event.who for event in signed} == {first, second}


def test_what_a_signed_decision_rests_on_is_frozen(
    client, seated, secretary, approvers
):
    row = item(seated, "14/26")
    decide(client, row)
    sign(client, row, approvers[0])
    client.force_login(secretary)
    proposal = row.proposal_rows.get()
    assert client.get(f"/councils/parts/proposal/{proposal.pk}/").status_code == 403
    assert client.post(f"{row.get_absolute_url()}add/conflict/").status_code == 403
    removed = client.post(f"/councils/parts/item/{row.pk}/remove/")
    assert removed.status_code == 403
    client.post(
        f"{seated.get_absolute_url()}proposals/", {f"item_{row.pk}": "Noe annet."}
    )
    assert row.proposal_rows.get().text == PROPOSED


def test_who_leads_the_council_signs_without_another_role(client, seated, council):
    leader = make_user("Lise Leder")
    row = item(seated, "14/26")
    decide(client, row)
    assert sign(client, row, leader).status_code == 404
    council.seats.filter(status="leader").update(user=leader)
    assert sign(client, row, leader).status_code == 302
    assert Decision.objects.get().signatures.get().by == leader


def test_a_meeting_is_closed_when_all_is_signed_and_then_nobody_changes_it(
    client, seated, secretary, approvers
):
    address = seated.get_absolute_url()
    for row in seated.items.exclude(number=""):
        client.post(f"{row.get_absolute_url()}adopt/")
    page = client.post(f"{address}close/", follow=True).content.decode()
    assert "ikke vedtatt og signert av to" in page
    for user in approvers:
        client.force_login(user)
        client.post(f"{address}sign/")
    client.force_login(secretary)
    client.post(f"{address}close/")
    seated.refresh_from_db()
    assert seated.closed_at
    for path in ("change/", "proposals/", "add/item/"):
        assert client.get(f"{address}{path}").status_code == 403
    row = item(seated, "14/26")
    assert client.post(f"{row.get_absolute_url()}adopt/").status_code == 403
    page = page_of(client, f"{address}decisions/")
    assert "signert av to" in page
    archive = client.get(f"{address}meeting.zip").content
    assert "dokumenter/referat.pdf" in zipfile.ZipFile(io.BytesIO(archive)).namelist()


# --------------------------------------------------------------------- what follows


def test_follow_ups_have_owners_and_stand_in_the_meeting_that_they_are_due(
    client, seated, council
):
    following = Meeting.objects.create(
        body=council, first_day="2026-10-14", last_day="2026-10-15"
    )
    row = item(seated, "16/26")
    sent = {"action": "Ta med innspill", "responsible": "Norsk helsenett SF"}
    address = f"{row.get_absolute_url()}add/follow-up/"
    client.post(address, sent | {"due_meeting": following.pk})
    assert "Ta med innspill" in page_of(client, "/councils/")
    page = page_of(client, f"{following.get_absolute_url()}decisions/")
    assert "Ta med innspill" in page
    found = row.followup_rows.get()
    sections = client.get(row.get_absolute_url()).context["sections"]
    table = next(one.table for one in sections if one.kind == "follow-up")
    assert "Sak" not in [str(one.label) for one in table.columns]
    client.post(f"/councils/follow-ups/{found.pk}/finish/")
    assert "gjort" in page_of(client, f"{following.get_absolute_url()}decisions/")
    assert "Ta med innspill" not in page_of(client, "/councils/")


def test_an_open_question_becomes_a_case_of_a_later_meeting(client, seated, council):
    row = item(seated, "14/26")
    sent = {"text": "Hvem svarer for egenberedskap?"}
    client.post(f"{row.get_absolute_url()}add/open-item/", sent)
    client.post(f"{row.get_absolute_url()}promote/")
    client.post(f"{row.get_absolute_url()}promote/")
    waiting = AgendaItem.objects.get(meeting=None)
    assert waiting.title == "Hvem svarer for egenberedskap?"
    assert waiting.origin_address == row.get_absolute_url()
    assert waiting.title in page_of(client, "/councils/")
    sent = {"body": council.pk, "first_day": "2026-10-14", "last_day": "2026-10-15"}
    client.post("/councils/meetings/call/", sent)
    later = Meeting.objects.get(first_day="2026-10-14")
    client.post(f"{waiting.get_absolute_url()}place/", {"meeting": later.pk})
    waiting.refresh_from_db()
    assert (waiting.meeting, waiting.number) == (later, "22/26")


def test_numbers_are_counted_by_body_and_by_year(client, seated, council):
    for day, number in (("2026-12-01", "22/26"), ("2027-01-12", "1/27")):
        meeting = Meeting.objects.create(body=council, first_day=day, last_day=day)
        waiting = AgendaItem.objects.create(body=council, title="Ny", type="discussion")
        client.post(f"{waiting.get_absolute_url()}place/", {"meeting": meeting.pk})
        waiting.refresh_from_db()
        assert waiting.number == number
        waiting.delete()
    other = Body.objects.get(code="smittevern")
    meeting = Meeting.objects.create(
        body=other, first_day="2026-12-01", last_day="2026-12-01"
    )
    waiting = AgendaItem.objects.create(body=other, title="Ny", type="discussion")
    client.post(f"{waiting.get_absolute_url()}place/", {"meeting": meeting.pk})
    waiting.refresh_from_db()
    assert waiting.number == "1/26"


def test_home_tells_what_is_to_be_signed_and_what_is_late(client, seated, approvers):
    row = item(seated, "14/26")
    decide(client, row)
    sent = {"action": "Svar KS", "responsible": "NHN", "due_day": "2026-07-01"}
    client.post(f"{row.get_absolute_url()}add/follow-up/", sent)
    page = page_of(client, "/")
    assert "1 oppfølging er over fristen" in page
    assert "Signer 1 vedtak" not in page
    first = approvers[0]
    client.force_login(first)
    assert "Signer 1 vedtak" in page_of(client, "/")
    sign(client, row, first)
    assert "Signer 1 vedtak" not in page_of(client, "/")


def test_positions_and_goals_stand_with_the_case(client, seated):
    row = item(seated, "15/26")
    sent = {"text": "Kommunene trenger tid", "shared_by": "KS\nFHI"}
    client.post(f"{row.get_absolute_url()}add/position/", sent)
    change(client, row, goals=["innovasjon"])
    page = page_of(client, row.get_absolute_url())
    assert "KS, FHI" in page
    assert "Innovasjonskraft" in page


def test_every_action_leaves_one_event(seated, secretary, approvers):
    before = Event.objects.count()
    row = item(seated, "14/26")
    decision = record_decision(row, text=PROPOSED, by=secretary)
    assert Event.objects.count() == before + 1
    sign_decision(decision, by=approvers[0])
    assert Event.objects.count() == before + 2
    event = Event.objects.latest("number")
    assert (event.what, event.who) == ("decision.signed", approvers[0])
    assert event.place == seated.place.path
