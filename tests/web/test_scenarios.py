"""Scenarios are read, copied, written, composed, published and shared."""

import pytest

from beredt.files.scenarios import find_scenario
from beredt.files.scenarios.kinds import UNIONS, kinds_of
from beredt.web.audit.models import Event
from beredt.web.scenarios.actions import (
    begin_draft,
    publish_draft,
    publish_file,
    save_draft,
)
from beredt.web.scenarios.models import ScenarioDraft, ScenarioVersion
from beredt.web.scenarios.permissions import readable_scenarios
from beredt.web.scenarios.shown import timeline
from beredt.web.scenarios.texts import opened
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db
KINDS = [(section, kind) for section in UNIONS for kind in kinds_of(section)]


@pytest.fixture
def alice(client, north):
    user = make_user("Alice")
    give(user, "planner", north)
    client.force_login(user)
    return user


@pytest.fixture
def bus():
    return publish_file("tiny-masseskade", find_scenario("tiny-masseskade"))


@pytest.fixture
def draft(bus, alice, north):
    return begin_draft(text=bus.text, organisation=north, by=alice)


def test_the_library_is_searched_by_title(client, alice, bus):
    address = f'"{bus.get_absolute_url()}"'
    assert address in client.get("/scenarios/?q=masseskade").content.decode()
    assert address not in client.get("/scenarios/?q=pandemi").content.decode()


def test_a_scenario_is_read_in_words(client, alice, bus):
    page = client.get(bus.get_absolute_url()).content.decode()
    assert "En buss velter" in page
    assert "Tidslinje" in page
    assert "style=" not in page


def test_the_line_of_time_ends_what_is_short_on_the_day_it_begins(bus):
    rows = timeline(opened(bus)).rows
    assert [(first, last) for *_, first, last in rows] == [(1, 30), (2, 2)]


def test_a_copy_is_written_on(client, alice, bus, north):
    response = client.post(f"/scenarios/{bus.pk}/copy/", {"organisation": north.pk})
    draft = ScenarioDraft.objects.get()
    assert response.url == draft.get_absolute_url()
    assert draft.text == bus.text
    assert "Ingen feil" in client.get(response.url).content.decode()


def test_all_faults_are_told_at_once_beside_their_lines(client, draft):
    text = draft.text.replace("injured = 10", "injured = -1").replace(
        "start = 1", 'start = "x"'
    )
    sent = {"text": text, "revision": 1}
    page = client.post(f"{draft.get_absolute_url()}check/", sent).content.decode()
    for word in ("needs[1].injured", "needs[1].start"):
        assert word in page
    assert page.count('class="wrong"') == 2
    assert 'id="line-39"' in page
    assert 'id="line-1"' not in page, "only what stands near is read again"
    draft.refresh_from_db()
    assert draft.revision == 1


def test_what_is_no_toml_at_all_is_told(client, draft):
    sent = {"text": "name = ", "revision": 1}
    page = client.post(f"{draft.get_absolute_url()}check/", sent).content.decode()
    assert "toml.io" in page


def test_saving_works_and_stands_in_the_log(client, alice, draft):
    sent = {"text": draft.text + "\n# mer\n", "revision": 1}
    response = client.post(draft.get_absolute_url(), sent)
    assert response.status_code == 302
    event = Event.objects.latest("number")
    assert (event.what, event.who) == ("scenario_draft.saved", alice)


def test_nobody_overwrites_what_they_have_not_seen(client, draft):
    mine, theirs = draft.text + "# min\n", draft.text + "# deres\n"
    client.post(draft.get_absolute_url(), {"text": theirs, "revision": 1})
    response = client.post(draft.get_absolute_url(), {"text": mine, "revision": 1})
    assert response.status_code == 409
    page = response.content.decode()
    assert "# min" in page
    assert "# deres" in page
    assert "# deres" in ScenarioDraft.objects.get().text
    client.post(draft.get_absolute_url(), {"text": mine, "revision": 2})
    assert "# min" in ScenarioDraft.objects.get().text


def test_publishing_gives_a_version_with_a_fingerprint(client, draft, north, bus):
    response = client.post(f"{draft.get_absolute_url()}publish/")
    version = ScenarioVersion.objects.get(organisation=north)
    assert response.url == version.get_absolute_url()
    assert version.fingerprint == bus.fingerprint
    client.post(f"{draft.get_absolute_url()}publish/")
    assert ScenarioVersion.objects.filter(organisation=north).count() == 1


@pytest.mark.parametrize(
    ("old", "new"), [("days = 30", "days = 0"), ('name = "tiny', 'name = "../tiny')]
)
def test_what_is_wrong_is_not_published(client, draft, north, old, new):
    ScenarioDraft.objects.update(text=draft.text.replace(old, new, 1))
    client.post(f"{draft.get_absolute_url()}publish/")
    assert not ScenarioVersion.objects.filter(organisation=north).exists()


def test_scenarios_are_composed_with_delays(client, alice, bus, north):
    power = publish_file("tiny-strom", find_scenario("tiny-strom"))
    sent = {"title": "Buss, så strøm", "name": "buss-og-strom"}
    sent |= {"organisation": north.pk, "scenario_1": bus.pk, "scenario_2": power.pk}
    sent |= {f"delay_{n}": 1 for n in range(1, 7)} | {"delay_2": 6}
    response = client.post("/scenarios/compose/", sent)
    draft = ScenarioDraft.objects.get()
    assert response.url == draft.get_absolute_url()
    version = publish_draft(draft, by=alice)
    both = opened(version)
    later = {row.name: row.start for row in both.disruptions}
    before = {row.name: row.start for row in opened(power).disruptions}
    assert later == {f"tiny-strom/{name}": start + 5 for name, start in before.items()}


def test_a_version_stands_alone_when_what_it_includes_is_gone(alice, bus, north):
    text = 'name = "x"\ninclude = ["tiny-masseskade"]\ndays = 30\n'
    text += '[title]\nnb = "X"\n[description]\nnb = "X"\n'
    version = publish_draft(
        begin_draft(text=text, organisation=north, by=alice), by=alice
    )
    assert version.files == {"tiny-masseskade.toml": bus.text}


@pytest.mark.parametrize(("section", "kind"), KINDS)
def test_each_kind_has_its_form(client, draft, section, kind):
    address = f"{draft.get_absolute_url()}{section}/{kind}/"
    assert client.get(address).status_code == 200


def test_what_a_form_adds_is_sound(client, draft):
    address = f"{draft.get_absolute_url()}needs/mass_casualty/"
    page = client.get(address).content.decode()
    assert 'value="6"' in page
    assert "<h1>Masseskade</h1>" in page
    sent = {"name": "tog", "source": "civil", "injured": "40", "mix_K02": "1"}
    response = client.post(address, sent | {"start": "3", "place": "norway"})
    assert response.url == draft.get_absolute_url()
    page = client.get(response.url).content.decode()
    assert "Ingen feil" in page
    wrong = client.post(address, sent | {"injured": "-1", "mix_K02": "?"})
    assert wrong.status_code == 422


def test_measures_are_added_one_after_another(client, draft):
    for name in ("kall-inn", "kall-inn-flere"):
        sent = {"name": name, "share": "0,5", "start": "3", "days": "7"}
        sent |= {"place": "norway", "authority_level": "trust", "professions": "nurse"}
        address = f"{draft.get_absolute_url()}measures/mobilise/"
        assert client.post(address, sent).status_code == 302
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "Ingen feil" in page
    assert "Kall inn flere" in page, "it stands on the line of time"
    draft.refresh_from_db()
    assert draft.text.count("start = 2") == 2, "the third day is two days on"


def test_an_unknown_kind_is_not_there(client, draft):
    for path in ("needs/ufo/", "ufoer/power/"):
        assert client.get(f"{draft.get_absolute_url()}{path}").status_code == 404


def test_sharing_lets_others_read_and_nobody_else(client, alice, draft, north):
    version = publish_draft(draft, by=alice)
    south = make_organisation("sor", below=north.parent)
    west = make_organisation("vest", below=north.parent)
    reader, stranger = make_user(), make_user()
    give(reader, "reader", south)
    give(stranger, "reader", west)
    assert not readable_scenarios(reader).filter(pk=version.pk).exists()
    sent = {"organisation": south.pk}
    client.post(f"{version.get_absolute_url()}share/", sent)
    assert readable_scenarios(reader).filter(pk=version.pk).exists()
    assert not readable_scenarios(stranger).filter(pk=version.pk).exists()
    assert Event.objects.latest("number").what == "scenario.shared"
    client.force_login(reader)
    assert client.post(f"{version.get_absolute_url()}share/", sent).status_code == 403


def test_a_share_is_withdrawn_by_those_who_may_share(client, alice, draft, north):
    version = publish_draft(draft, by=alice)
    south = make_organisation("sor", below=north.parent)
    reader = make_user()
    give(reader, "reader", south)
    client.post(f"{version.get_absolute_url()}share/", {"organisation": south.pk})
    address = f"{version.get_absolute_url()}share/{south.pk}/withdraw/"
    assert "Slutt å dele" in client.get(version.get_absolute_url()).content.decode()
    client.force_login(reader)
    assert client.post(address).status_code == 403
    client.force_login(alice)
    assert client.post(address).url == version.get_absolute_url()
    assert not readable_scenarios(reader).filter(pk=version.pk).exists()
    event = Event.objects.latest("number")
    assert (event.what, event.before) == (
        "scenario.share_withdrawn",
        south.path,
    )
    assert client.post(address).status_code == 404


def test_a_draft_is_thrown_away_and_the_log_keeps_it(client, alice, draft):
    address = f"{draft.get_absolute_url()}discard/"
    seen = {"revision": draft.revision}
    save_draft(draft, text=draft.text + "# ny\n", revision=draft.revision, by=alice)
    # What somebody has written since is not thrown away unseen.
    assert client.post(address, seen).url == draft.get_absolute_url()
    assert ScenarioDraft.objects.exists()
    assert client.post(address, {"revision": 2}).url == "/scenarios/"
    assert not ScenarioDraft.objects.exists()
    event = Event.objects.latest("number")
    assert event.what == "scenario_draft.discarded"
    assert event.before.endswith("# ny\n")


def test_a_reader_writes_nothing(client, draft, bus, north):
    reader = make_user()
    give(reader, "reader", north)
    client.force_login(reader)
    assert client.get("/scenarios/compose/").status_code == 403
    assert client.get(f"/scenarios/{bus.pk}/copy/").status_code == 403
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.post(f"{draft.get_absolute_url()}publish/").status_code == 404
    assert client.post(f"{draft.get_absolute_url()}discard/").status_code == 404


def test_it_asks_strangers_to_sign_in(client):
    assert client.get("/scenarios/").url.startswith("/accounts/login/")


def test_another_region_does_not_see_it(client, draft, north):
    version = publish_draft(draft, by=draft.changed_by)
    other = make_user()
    give(other, "planner", make_organisation("sor", below=north.parent))
    client.force_login(other)
    assert client.get(version.get_absolute_url()).status_code == 404
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert version.get_absolute_url() not in client.get("/scenarios/").content.decode()
