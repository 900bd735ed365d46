"""Obligations are tracked: who answers, by when, what we can, and what proves it."""

import csv
import datetime as dt
import html
import io
import re

import pytest
from django.utils.timezone import localdate
from openpyxl import load_workbook

from beredt.files.obligations import read_obligations
from beredt.web.audit.models import Event
from beredt.web.obligations.actions import (
    ConflictError,
    answer,
    assign,
    attach,
    publish_bundled,
    withdraw,
)
from beredt.web.obligations.contents import answer_of
from beredt.web.obligations.models import Entry, Evidence, Framework, Obligation
from web.people import give, make_user

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def said(response):
    text = re.sub(r"<[^>]*>", " ", response.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


def assigned(obligation, by, revision=0, **words):
    said = {"owner": None, "due_on": None, "why": "Vedtatt"}
    return assign(obligation, **said | words, revision=revision, by=by)


def answered(obligation, by, revision=0, **words):
    said = {"ability": "full", "gap": "", "dependency": "", "why": "Øvd"}
    return answer(obligation, **said | words, revision=revision, by=by)


def fresh(obligation):
    return Obligation.objects.get(pk=obligation.pk)


def test_the_bundled_obligations_are_kept_once(obligations):
    read = read_obligations()
    assert {*obligations} == {one.id for one in read.obligations}
    assert [row.title for row in Framework.objects.all()] == [
        one.title for one in read.frameworks
    ]
    events = Event.objects.count()
    assert publish_bundled() == []
    assert Event.objects.count() == events


def test_what_is_bundled_later_is_added_and_the_rest_stays(obligations, alice):
    answered(obligations["who-ihr"], alice)
    Obligation.objects.get(code="iaea-kontroll").delete()
    [added] = publish_bundled()
    assert added.code == "iaea-kontroll"
    assert fresh(obligations["who-ihr"]).now.ability == "full"


def test_what_each_depends_on_is_kept(obligations):
    needs = {row.code for row in obligations["nato-masseskader"].depends_on.all()}
    assert "nato-energi" in needs
    seven = obligations["nato-artikkel-3"].depends_on.count()
    assert seven == 7


def test_the_first_page_counts_by_framework(client, alice, obligations, north):
    ihr = obligations["who-ihr"]
    assigned(ihr, alice, owner=north, due_on=localdate() - DAY)
    page = said(client.get("/obligations/"))
    assert re.search(r"WHO 2 0 0 2 1 1 ", page)
    assert re.search(r"NATO 11 0 0 11 0 11 ", page)
    late = said(client.get("/obligations/?only=overdue"))
    assert re.search(r"Det internasjonale helsereglementet .* over fristen", late)
    answered(ihr, alice, revision=1)
    attach(ihr, kind="plan", title="Plan", day=localdate(), by=alice)
    page = said(client.get("/obligations/"))
    assert re.search(r"WHO 2 1 1 1 0 1 ", page)


def test_taking_evidence_back_leads_to_the_room_too(client, alice, casualties):
    answered(casualties, alice)
    one = attach(casualties, kind="plan", title="P", day=localdate(), by=alice)
    trail = client.get(f"/obligations/evidence/{one.pk}/").content.decode()
    trail = trail.split('<nav class="trail"')[1].split("</nav>")[0]
    assert 'href="/obligations/"' in trail
    assert f'href="{casualties.get_absolute_url()}"' in trail


def test_the_list_keeps_what_is_asked_for(client, alice, obligations, nation):
    assigned(obligations["who-ihr"], alice, owner=nation, due_on=localdate() - DAY)
    answered(obligations["eu-nis"], alice, ability="partial")

    def listed(query):
        page = client.get(f"/obligations/?{query}").content.decode()
        table = page[page.index('id="obligations-caption"') :] if (
            'id="obligations-caption"' in page
        ) else ""  # fmt: skip
        return set(re.findall(r'href="/obligations/(\d+)/"', table))

    def pks(*codes):
        return {str(obligations[code].pk) for code in codes}

    assert listed("only=overdue") == pks("who-ihr")
    assert listed("only=mine") == pks("who-ihr")
    assert listed("state=partial") == pks("eu-nis")
    assert len(listed("only=ownerless")) == 20
    rest = listed("only=ownerless&page=2") | listed("only=ownerless&page=3")
    assert len(rest) == len(obligations) - 1 - 20
    who = Framework.objects.get(code="who").pk
    assert listed(f"framework={who}") == pks("who-ihr", "who-pandemiavtalen")
    assert listed("state=proved") == set()
    assert f"{len(obligations)} forpliktelser" in said(client.get("/obligations/"))


def test_an_answer_is_a_new_entry_and_keeps_the_rest(client, alice, casualties, north):
    address = casualties.get_absolute_url()
    form = {"owner": north.pk, "due_on": "2027-01-31", "why": "Tildelt", "revision": 0}
    assert client.post(f"{address}assign/", form).url == address
    form = {
        "ability": "partial",
        "gap": "Brannskadeplasser",
        "dependency": "Transport",
        "why": "Beregnet",
        "revision": 1,
    }
    assert client.post(f"{address}answer/", form).url == address
    first, second = Entry.objects.filter(obligation=casualties)
    assert (first.ability, second.ability) == ("not_assessed", "partial")
    assert (second.owner, second.due_on) == (north, dt.date(2027, 1, 31))
    page = said(client.get(address))
    for words in ("Brannskadeplasser", "Transport", "Beregnet", "Tildelt", "Nord"):
        assert words in page


def test_a_reason_is_always_asked_for(client, alice, casualties):
    address = f"{casualties.get_absolute_url()}answer/"
    response = client.post(address, {"ability": "full", "revision": 0})
    assert response.status_code == 422
    assert not Entry.objects.exists()


def test_nobody_overwrites_what_they_have_not_seen(client, alice, casualties, nora):
    answered(casualties, alice, ability="none", why="Først")
    with pytest.raises(ConflictError):
        assigned(casualties, alice, revision=0)
    address = f"{casualties.get_absolute_url()}answer/"
    form = {"ability": "full", "why": "Sist", "revision": 0}
    page = client.post(address, form)
    assert page.status_code == 409
    assert "Noen andre har sagt noe imens." in said(page)
    assert b'value="Sist"' in page.content
    assert 'name="revision" value="1"' in page.content.decode()
    assert client.post(address, form | {"revision": 1}).status_code == 302
    assert fresh(casualties).now.ability == "full"


def test_full_ability_is_met_only_with_evidence(client, alice, casualties):
    answered(casualties, alice)
    assert answer_of(fresh(casualties)).state == "claimed"
    address = casualties.get_absolute_url()
    form = {"kind": "exercise", "title": "Cold Response", "day": "2026-03-12"}
    assert client.post(f"{address}evidence/", form).url == address
    page = said(client.get(address))
    assert "oppfylt og dokumentert" in page
    assert "Cold Response" in page


def test_evidence_that_no_longer_holds_is_withdrawn_and_stays(
    client, alice, casualties
):
    answered(casualties, alice)
    proof = attach(casualties, kind="plan", title="P", day=localdate(), by=alice)
    address = f"/obligations/evidence/{proof.pk}/"
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "Utløpt"}).status_code == 302
    page = said(client.get(casualties.get_absolute_url()))
    assert "oppfylt, ikke dokumentert" in page
    assert "trukket tilbake Utløpt" in page
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "assessment"},
        {"kind": "scenario", "title": "Uten"},
        {"kind": "exercise", "title": ""},
        {"kind": "plan", "title": "P", "day": "2999-01-01"},
        {"kind": "other", "title": "P", "address": "javascript:alert(1)"},
    ],
)
def test_evidence_has_what_its_kind_calls_for(client, alice, casualties, form):
    address = f"{casualties.get_absolute_url()}evidence/"
    answer = client.post(address, {"day": "2026-03-12"} | form)
    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_an_assessment_and_a_scenario_on_the_site_are_evidence(
    client, alice, casualties, assessment, scenario
):
    address = f"{casualties.get_absolute_url()}evidence/"
    day = localdate().isoformat()
    form = {"kind": "assessment", "assessment": assessment.pk, "day": day}
    assert client.post(address, form).status_code == 302
    form = {"kind": "scenario", "scenario": scenario.pk, "day": day}
    assert client.post(address, form).status_code == 302
    page = client.get(casualties.get_absolute_url()).content.decode()
    assert assessment.get_absolute_url() in page
    assert scenario.get_absolute_url() in page
    assert "Hva vi klarer i nord" in page


def test_what_holds_an_obligation_back_is_shown(client, alice, obligations, casualties):
    page = said(client.get(casualties.get_absolute_url()))
    back = page[page.index("Dette holder den tilbake") :]
    assert "Robust energiforsyning" in back
    answered(obligations["nato-energi"], alice)
    page = said(client.get(casualties.get_absolute_url()))
    back = page[page.index("Dette holder den tilbake") :]
    assert "Robust energiforsyning" not in back


def test_one_may_keep_obligations_of_ones_own(client, alice, nation):
    form = {"title": "Avtale med Åland", "organisation": nation.pk}
    address = client.post("/obligations/frameworks/add/", form).url
    made = Framework.objects.get()
    assert address == f"/obligations/add/?framework={made.pk}"
    form = {
        "framework": made.pk,
        "title": "Gi bistand",
        "footing": "treaty",
        "source": "Avtalen, punkt 3",
        "source_date": "2026-01-02",
    }
    obligation = Obligation.objects.get(
        pk=client.post(address, form).url.rstrip("/").split("/")[-1]
    )
    assert (obligation.source_date, obligation.mark) == ("2026-01-02", "official")
    without = client.post(address, form | {"source": ""})
    assert without.status_code == 422


def test_every_action_is_one_event(alice, casualties):
    before = Event.objects.count()
    assigned(casualties, alice)
    answered(casualties, alice, revision=1)
    proof = attach(casualties, kind="plan", title="P", day=localdate(), by=alice)
    withdraw(proof, reason="Utløpt", by=alice)
    events = Event.objects.filter(number__gt=before).order_by("number")
    assert [(one.what, one.place) for one in events] == [
        ("obligation.assigned", "/norge/"),
        ("obligation.answered", "/norge/"),
        ("evidence.attached", "/norge/"),
        ("evidence.withdrawn", "/norge/"),
    ]
    assert events[1].before["ability"] == "not_assessed"
    assert events[1].after["ability"] == "full"


def test_what_is_overdue_waits_for_those_who_answer_for_it(
    client, alice, nora, north, south, casualties
):
    assigned(casualties, alice, owner=north, due_on=localdate() - DAY)
    waits = "Over fristen: Evne til å håndtere masseskader"
    neighbour = make_user()
    give(neighbour, "planner", south)
    for user, told in ((alice, True), (nora, True), (neighbour, False)):
        client.force_login(user)
        assert (waits in said(client.get("/"))) is told


def test_the_list_that_is_asked_for_can_be_taken_along(client, alice, obligations):
    answered(obligations["eu-nis"], alice, ability="partial", gap="=1+1")
    response = client.get("/obligations/table.xlsx?state=partial")
    book = load_workbook(io.BytesIO(response.content))
    head, row = book.active.values
    assert dict(zip(head, row, strict=True))["Hva som mangler"] == "=1+1"
    assert "obligations-" in response.headers["Content-Disposition"]
    lines = client.get("/obligations/table.csv").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(lines)))) == len(obligations) + 1
    assert "'=1+1" in lines
    assert client.get("/obligations/table.pdf").status_code == 404


def test_a_list_to_take_along_holds_what_one_may_read(client, obligations):
    client.force_login(make_user())
    lines = client.get("/obligations/table.csv").content.decode("utf-8-sig")
    assert len(lines.splitlines()) == 1


def test_every_label_leads_to_a_field_of_its_own(client, alice, casualties):
    page = client.get(casualties.get_absolute_url()).content.decode()
    ids = re.findall(r'<(?:input|select|textarea)[^>]* id="([^"]+)"', page)
    assert len(ids) == len({*ids})
    assert {*re.findall(r'<label[^>]* for="([^"]+)"', page)} <= {*ids}
