"""A strategy is followed: what is said is dated, and no date is moved silently."""

import datetime as dt
import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate

from beredt.files.strategies import bundled_strategy, read_strategy
from beredt.web.audit.models import Event
from beredt.web.strategies.actions import (
    finish_milestone,
    move_milestone,
    publish_bundled,
    say_status,
    set_milestone,
)
from beredt.web.strategies.contents import milestone_of, whole
from beredt.web.strategies.models import Milestone, Promise, Status, Strategy
from web.people import make_user

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def said(response):
    text = re.sub(r"<[^>]*>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.fixture
def milestone(goal, alice, north):
    return set_milestone(
        goal,
        title="Fullmakt for alle",
        owner=north,
        due_on=localdate() - DAY,
        why="Veikartet",
        by=alice,
    )


def test_the_bundled_strategy_is_followed_once(strategy):
    before = Event.objects.count()
    assert publish_bundled() is None
    assert Event.objects.count() == before
    assert strategy.organisation.code == "norge"


def test_what_the_site_holds_is_what_the_file_said(strategy):
    kept, read = whole(strategy), read_strategy()
    assert (kept.vision, kept.goals) == (read.vision, read.goals)
    assert kept.indicators == read.indicators
    assert {one.texts for one in kept.statuses} == {one.texts for one in read.statuses}
    [one], [other] = kept.milestones, read.milestones
    assert one.promised == other.promised


def test_the_first_page_shows_the_vision_and_every_goal(client, alice, strategy):
    page = said(client.get(strategy.get_absolute_url()))
    assert strategy.vision in page
    for goal in strategy.goals.all():
        assert goal.title in page
    assert "mangler" in page


def test_a_status_is_dated_and_the_old_one_stays(client, alice, goal):
    address = f"/strategies/goals/{goal.pk}/status/"
    form = {
        "day": localdate().isoformat(),
        "texts": "- Godt i gang\n\n• Mangler penger",
    }
    assert client.post(address, form).url == goal.get_absolute_url()
    newest, oldest = Status.objects.filter(goal=goal)
    assert newest.texts == ["Godt i gang", "Mangler penger"]
    assert (newest.by, oldest.by) == (alice, None)
    page = said(client.get(goal.get_absolute_url()))
    assert page.index("Godt i gang") < page.index("Satsning på Digital førstelinje")
    assert Event.objects.latest("number").what == "status.said"


def test_nobody_says_how_it_will_stand_tomorrow(client, alice, goal):
    tomorrow = (localdate() + DAY).isoformat()
    address = f"/strategies/goals/{goal.pk}/status/"
    answer = client.post(address, {"day": tomorrow, "texts": "Ferdig"})
    assert answer.status_code == 422
    assert "Datoen er ikke kommet ennå." in said(answer)
    assert Status.objects.filter(goal=goal).count() == 1


def test_a_milestone_that_is_late_says_so(client, alice, goal, milestone):
    page = said(client.get(goal.get_absolute_url()))
    assert re.search(r"Fullmakt for alle Nord .* forsinket", page)
    assert "1 forsinket" in said(client.get(goal.strategy.get_absolute_url()))
    own = client.get(milestone.get_absolute_url()).content.decode()
    assert '<span class="ds-tag" data-color="danger">forsinket</span>' in own


def test_a_new_date_never_removes_the_old_one(client, alice, milestone):
    address = milestone.get_absolute_url()
    later = localdate() + 30 * DAY
    assert client.post(f"{address}move/", {"due_on": later}).status_code == 422
    client.post(f"{address}move/", {"due_on": later, "why": "Lovhjemmel mangler"})
    first, second = Promise.objects.filter(milestone=milestone)
    assert (first.due_on, second.due_on) == (localdate() - DAY, later)
    assert (second.why, second.by) == ("Lovhjemmel mangler", alice)
    page = said(client.get(address))
    assert "Veikartet" in page
    assert re.search(r"31 Lovhjemmel mangler Alice", page)
    event = Event.objects.latest("number")
    assert (event.what, event.before) == ("milestone.moved", first.due_on.isoformat())


def test_what_is_done_is_done_on_a_day_that_has_been(client, alice, milestone):
    address = milestone.get_absolute_url()
    tomorrow = localdate() + DAY
    assert client.post(f"{address}done/", {"done_on": tomorrow}).status_code == 422
    client.post(f"{address}done/", {"done_on": localdate() - 2 * DAY})
    found = milestone_of(Milestone.objects.get(pk=milestone.pk))
    assert found.progress_on(localdate().toordinal()) == "done"
    assert found.slipped_days == -1
    move_milestone(milestone, due_on=tomorrow, why="Ikke ferdig likevel", by=alice)
    milestone.refresh_from_db()
    assert milestone.done_on is None


def test_every_action_is_one_event(goal, alice, milestone):
    before = Event.objects.count()
    say_status(goal, day=localdate(), texts=["Ja"], by=alice)
    move_milestone(milestone, due_on=localdate(), why="Nei", by=alice)
    finish_milestone(milestone, done_on=localdate(), by=alice)
    events = Event.objects.filter(number__gt=before).order_by("number")
    assert [(one.what, one.place) for one in events] == [
        ("status.said", "/norge/"),
        ("milestone.moved", "/norge/"),
        ("milestone.done", "/norge/"),
    ]


def test_the_report_of_a_period_tells_what_was_known_then(client, alice, milestone):
    year = localdate().year
    strategy = milestone.goal.strategy
    shown = said(client.get(f"{strategy.get_absolute_url()}report/{year}/"))
    assert f"Rapport for {year}" in shown
    assert "Forsinket: Fullmakt for alle." in shown
    before = said(client.get(f"{strategy.get_absolute_url()}report/2026-Q1/"))
    assert "slik de var kjent 31.03.2026." in before
    assert "Fullmakt for alle" not in before
    paper = client.get(f"{strategy.get_absolute_url()}report/{year}/report.docx")
    assert paper.content.startswith(b"PK")
    assert "attachment" in paper.headers["Content-Disposition"]


@pytest.mark.parametrize("period", ["2026-Q5", "1066", "9999", "x", "2026-Q"])
def test_there_is_no_report_on_what_is_no_period(client, alice, strategy, period):
    answer = client.get(f"{strategy.get_absolute_url()}report/{period}/")
    assert answer.status_code == 404


def test_what_is_late_waits_for_those_who_follow_it_up(client, alice, nora, milestone):
    waits = "Forsinket: Fullmakt for alle"
    for user, told in ((alice, True), (nora, False)):
        client.force_login(user)
        assert (waits in said(client.get("/"))) is told


def begun(client, place, data, name="egen"):
    file = SimpleUploadedFile("egen.toml", data)
    said = {"organisation": place.pk, "name": name, "file": file}
    return client.post("/strategies/begin/", said)


def test_a_strategy_of_ones_own_is_begun_from_its_file(client, nora, north):
    client.force_login(nora)
    data = bundled_strategy().read_bytes()
    address = begun(client, north, data).url
    made = Strategy.objects.get(organisation=north)
    assert (address, made.name) == (made.get_absolute_url(), "egen")
    assert Event.objects.latest("number").what == "strategy.begun"
    again = begun(client, north, data)
    assert again.status_code == 422
    assert "Organisasjonen har en strategi med det navnet." in said(again)


def test_a_strategy_with_faults_is_not_begun_and_all_are_told(client, nora, north):
    client.force_login(nora)
    text = bundled_strategy().read_text("utf-8")
    text = text.replace('goal = "informasjon"', 'goal = "annet"')
    answer = begun(client, north, text.encode())
    assert answer.status_code == 422
    assert said(answer).count("en av kvalitet") == 2
    assert not Strategy.objects.exists()


def test_what_is_longer_than_the_site_keeps_is_told_too(client, nora, north):
    client.force_login(nora)
    text = bundled_strategy().read_text("utf-8")
    text = text.replace('title = "Enklere arbeidshverdag"', f'title = "{301 * "x"}"')
    answer = begun(client, north, text.encode())
    assert answer.status_code == 422
    assert "300" in said(answer)
    assert not Strategy.objects.exists()


def test_nobody_begins_a_strategy_for_somebody_else(client, nora, nation):
    client.force_login(nora)
    assert begun(client, nation, b"").status_code == 422
    assert not Strategy.objects.exists()
    client.force_login(make_user())
    assert client.get("/strategies/begin/").status_code == 403
