"""A happening of a draft is changed and taken out by its form, and nothing else is."""

from html.parser import HTMLParser

import pytest

from beredt.files.scenarios import bundled_scenarios
from beredt.files.scenarios.amending import items_in
from beredt.files.scenarios.kinds import UNIONS
from beredt.web.audit.models import Event
from beredt.web.scenarios.actions import ConflictError, begin_draft, save_draft
from beredt.web.scenarios.models import ScenarioDraft
from web.people import give, make_organisation, make_user

pytestmark = pytest.mark.django_db
TEXT = """\
name = "tog"
days = 30

[title]
nb = "Tog"

[description]
nb = "Et tog sporer av."

# The train.
[[needs]]
kind = "mass_casualty"
name = "toget"  # never another
start = 2
source = "civil"
injured = { value = 40, low = 20, high = 90 }  # guessed
mix = { K01 = 0.25, K02 = 0.75 }

# The power.
[[disruptions]]
kind = "power"
name = "strom"
place = "norway"
start = 4
hours = 72
"""


class Typed(HTMLParser):
    """What a browser would send of the first form that has a field of a happening."""

    def __init__(self, page):
        super().__init__()
        self.sent, self._select = {}, ""
        form = page[page.index('<form class="happening"') :]
        self.feed(form[: form.index("</form>")])

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "select":
            self._select = said["name"]
        elif tag == "option" and "selected" in said:
            self.sent[self._select] = said["value"]
        elif tag == "input" and said["type"] == "checkbox":
            if "checked" in said:
                self.sent.setdefault(said["name"], []).append(said["value"])
        elif tag == "input":
            self.sent[said["name"]] = said.get("value", "")


@pytest.fixture
def alice(client, north):
    user = make_user("Alice")
    give(user, "planner", north)
    client.force_login(user)
    return user


@pytest.fixture
def draft(alice, north):
    return begin_draft(text=TEXT, organisation=north, by=alice)


@pytest.fixture
def form(client):
    """Return what the form of a happening would send, and where."""

    def read(draft, section="needs", index=0):
        address = f"{draft.get_absolute_url()}{section}/{index}/"
        return address, Typed(client.get(address).content.decode()).sent

    return read


def text_of(draft):
    return ScenarioDraft.objects.get(pk=draft.pk).text


def test_a_draft_lists_what_happens_with_the_form_of_each(client, draft):
    page = client.get(draft.get_absolute_url()).content.decode()
    assert f'href="{draft.get_absolute_url()}needs/0/">Toget</a>' in page
    assert f'href="{draft.get_absolute_url()}disruptions/0/">Strom</a>' in page
    assert "Ingen feil" in page


def test_the_form_holds_what_stands_there_as_readers_write_it(form, draft):
    _, typed = form(draft)
    expected = {"start": "3", "injured": "40", "injured.low": "20"}
    expected |= {"mix_K01": "0,25", "mix_K03": "", "place": "norway"}
    assert {name: typed[name] for name in expected} == expected


def test_a_change_is_that_change_alone_and_stands_in_the_log(
    client, alice, form, draft
):
    address, typed = form(draft)
    more = {"injured": "60", "mix_K01": "0,5", "mix_K02": "0,5"}
    assert client.post(address, typed | more).url == draft.get_absolute_url()
    expected = TEXT.replace("{ value = 40,", "{ value = 60,")
    expected = expected.replace(
        "{ K01 = 0.25, K02 = 0.75 }", "{ K01 = 0.5, K02 = 0.5 }"
    )
    assert text_of(draft) == expected
    event = Event.objects.latest("number")
    assert (event.what, event.who) == ("scenario_draft.saved", alice)
    assert (event.before, event.after) == (TEXT, expected)


def test_saving_what_was_not_changed_changes_nothing(client, form, draft):
    before = Event.objects.count()
    for section in ("needs", "disruptions"):
        address, typed = form(draft, section)
        assert client.post(address, typed).status_code == 302
    assert text_of(draft) == TEXT
    assert Event.objects.count() == before


@pytest.mark.parametrize("path", bundled_scenarios().values(), ids=lambda p: p.stem)
def test_every_bundled_happening_comes_back_from_its_form_unchanged(
    client, alice, north, form, path
):
    text = path.read_text(encoding="utf-8")
    draft = begin_draft(text=text, organisation=north, by=alice)
    for section in UNIONS:
        for index in items_in(text, section):
            address, typed = form(draft, section, index)
            response = client.post(address, typed)
            assert response.status_code == 302, response.content.decode()
    assert text_of(draft) == text


def test_what_is_emptied_is_taken_out_and_what_is_new_put_in(client, form, draft):
    address, typed = form(draft, "disruptions")
    client.post(address, typed | {"start": "", "title": "Strømmen går"})
    expected = TEXT.replace("start = 4\n", "").replace(
        "hours = 72\n", 'hours = 72\ntitle = "Strømmen går"\n'
    )
    assert text_of(draft) == expected


def test_shares_that_are_no_whole_are_told_in_the_readers_numbers(client, form, draft):
    address, typed = form(draft)
    response = client.post(address, typed | {"mix_K02": "0,65"})
    assert response.status_code == 422
    assert "Andelene blir 0,9 til sammen" in response.content.decode()
    assert text_of(draft) == TEXT


def test_nobody_overwrites_what_they_have_not_seen(client, alice, form, draft):
    address, typed = form(draft)
    theirs = TEXT.replace("value = 40", "value = 50").replace(
        "# The train.", '[[needs]]\nkind = "ordinary"\nname = "vanlig"\n\n# The train.'
    )
    save_draft(draft, text=theirs, revision=1, by=alice)
    response = client.post(address, typed | {"injured": "60"})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Noen andre har lagret imens" in page
    assert "value = 50" in page
    assert text_of(draft) == theirs
    again = Typed(page).sent
    assert again["injured"] == "60"
    # Another has come before it since: it is the same one that is changed.
    client.post(f"{draft.get_absolute_url()}needs/1/", again)
    assert text_of(draft) == theirs.replace("value = 50", "value = 60")


def test_what_is_added_while_another_saves_is_kept_on_the_form(
    client, monkeypatch, draft
):
    def refuse(*_args, **_said):
        raise ConflictError

    monkeypatch.setattr("beredt.web.scenarios.views.happenings.save_draft", refuse)
    address = f"{draft.get_absolute_url()}disruptions/power/"
    sent = {"name": "mer", "place": "norway", "start": "2", "hours": "5"}
    response = client.post(address, sent)
    assert response.status_code == 422
    page = response.content.decode()
    assert "lagret akkurat nå" in page
    assert Typed(page).sent["name"] == "mer"


def test_what_others_took_out_is_not_changed(client, alice, form, draft):
    address, typed = form(draft)
    theirs = TEXT.replace('name = "toget"', 'name = "et-annet"')
    save_draft(draft, text=theirs, revision=1, by=alice)
    assert client.post(address, typed).url == draft.get_absolute_url()
    assert text_of(draft) == theirs


def test_a_happening_is_taken_out_unless_somebody_else_has_saved(client, alice, draft):
    address = f"{draft.get_absolute_url()}needs/0/remove/"
    later = f"{TEXT}# mer\n"
    save_draft(draft, text=later, revision=1, by=alice)
    client.post(address, {"revision": 1})
    assert text_of(draft) == later
    assert client.post(address, {"revision": 2}).url == draft.get_absolute_url()
    gone = later[: later.index("# The train.")] + later[later.index("# The power.") :]
    assert text_of(draft) == gone
    event = Event.objects.latest("number")
    assert (event.what, event.after) == ("scenario_draft.saved", gone)


def test_what_only_its_writer_can_change_is_left_alone(client, form, draft, alice):
    text = TEXT.replace("mix = { K01 = 0.25, K02 = 0.75 }", "mix.K01 = 1.0")
    save_draft(draft, text=text, revision=1, by=alice)
    address, typed = form(draft)
    response = client.post(
        address, typed | {"mix_K01": "0,5", "mix_K02": "0,5"}, follow=True
    )
    assert "må endres i teksten" in response.content.decode()
    assert text_of(draft) == text


def test_what_is_not_there_has_no_form(client, draft):
    for path in ("needs/1/", "measures/0/", "ufoer/0/"):
        address = f"{draft.get_absolute_url()}{path}"
        assert client.get(address).status_code == 404
        assert client.post(f"{address}remove/", {"revision": 1}).status_code == 404


def test_who_does_not_write_changes_and_removes_nothing(client, draft, north):
    reader, stranger = make_user(), make_user()
    give(reader, "reader", north)
    give(stranger, "planner", make_organisation("sor", below=north.parent))
    for user in (reader, stranger):
        client.force_login(user)
        address = f"{draft.get_absolute_url()}needs/0/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"revision": 1}).status_code == 404
        assert client.post(f"{address}remove/", {"revision": 1}).status_code == 404
    assert text_of(draft) == TEXT
