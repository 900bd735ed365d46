"""Every page of the site, found from its addresses."""

import time
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from typing import NamedTuple

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils.timezone import localdate

from beredt.files.ai_systems import read_systems
from beredt.files.registers import bundled_registers
from beredt.files.scenarios import find_scenario
from beredt.web.accounts.actions import invite_person
from beredt.web.accounts.models import Organisation, User
from beredt.web.ai_systems import actions as ai_systems
from beredt.web.assessments.actions import (
    comment_on,
    order_assessment,
    order_variant,
)
from beredt.web.assessments.measures import offered_measures
from beredt.web.assessments.models import Assessment
from beredt.web.audit.models import Event
from beredt.web.campaigns.models import Ask, Campaign, Upload
from beredt.web.drafts.actions import read_import
from beredt.web.drafts.models import Import, RegisterDraft
from beredt.web.orders.actions import place_order
from beredt.web.orders.models import Order
from beredt.web.orders.working import Worker
from beredt.web.prices import actions as prices
from beredt.web.prices.models import PriceModelVersion
from beredt.web.registers.actions import publish_package
from beredt.web.registers.models import RegisterVersion
from beredt.web.scenarios.actions import begin_draft, publish_file
from beredt.web.scenarios.models import ScenarioDraft, ScenarioVersion
from web.followed import follow, obligation_pages, strategy_pages, track
from web.held import council_pages, hold
from web.nordvik import WARD, Nordvik
from web.people import give, make_organisation, make_user

LANGUAGE_COOKIE = "django_language"
# What stands in the hole of an address, where it is not the first of its kind.
EXAMPLES = {
    "accounts:person": lambda site: {"pk": site.planner.pk},
    "accounts:organisation": lambda _: {"code": "helse-nord"},
    "orders:order": lambda _: {"pk": Order.objects.latest("pk").pk},
    "registers:version": lambda _: {"pk": tiny().pk},
    "registers:facility": lambda _: {"pk": tiny().pk, "code": "nordvik-sykehus"},
    "registers:staff": lambda _: {"pk": tiny().pk},
    "registers:tables": lambda _: {"pk": tiny().pk},
    "registers:table": lambda _: {"pk": tiny().pk, "name": "places"},
    "registers:export": lambda _: {"pk": tiny().pk, "form": "xlsx"},
    "registers:table_file": lambda _: {"pk": tiny().pk, "name": "places"},
    "drafts:import": lambda _: {"pk": Import.objects.latest("pk").pk},
    "drafts:start_import": lambda _: {"pk": draft().pk},
    "drafts:row": lambda _: {"pk": draft().pk, "name": "places", "key": WARD},
    "drafts:draft": lambda _: {"pk": draft().pk},
    "drafts:tables": lambda _: {"pk": draft().pk},
    "drafts:table": lambda _: {"pk": draft().pk, "name": "places"},
    "drafts:new_row": lambda _: {"pk": draft().pk, "name": "places"},
    "drafts:known": lambda _: {"pk": tiny().pk},
    "drafts:row_known": lambda _: {"pk": tiny().pk, "name": "places", "key": WARD},
    "campaigns:campaign": lambda _: {"pk": Campaign.objects.latest("pk").pk},
    "campaigns:ask": lambda _: {"pk": Ask.objects.latest("pk").pk},
    "campaigns:template": lambda _: {"pk": Ask.objects.latest("pk").pk, "form": "csv"},
    "campaigns:upload": lambda _: {"pk": Upload.objects.latest("pk").pk},
    "assessments:compare": lambda _: {"pk": assessed().pk, "other": varied().pk},
    "scenarios:version": lambda _: {"pk": ScenarioVersion.objects.earliest("pk").pk},
    "scenarios:text": lambda _: {"pk": ScenarioVersion.objects.earliest("pk").pk},
    "scenarios:copy": lambda _: {"pk": ScenarioVersion.objects.earliest("pk").pk},
    "scenarios:share": lambda _: {"pk": ScenarioVersion.objects.earliest("pk").pk},
    "scenarios:withdraw": lambda _: {
        "pk": ScenarioVersion.objects.earliest("pk").pk,
        "organisation": 1,
    },
    "scenarios:discard": lambda _: {"pk": ScenarioDraft.objects.earliest("pk").pk},
    "scenarios:draft": lambda _: {"pk": ScenarioDraft.objects.earliest("pk").pk},
    "scenarios:check": lambda _: {"pk": ScenarioDraft.objects.earliest("pk").pk},
    "scenarios:publish": lambda _: {"pk": ScenarioDraft.objects.earliest("pk").pk},
    "scenarios:change": lambda _: {
        "pk": ScenarioDraft.objects.earliest("pk").pk,
        "section": "needs",
        "index": 1,
    },
    "scenarios:remove": lambda _: {
        "pk": ScenarioDraft.objects.earliest("pk").pk,
        "section": "needs",
        "index": 1,
    },
    "scenarios:happening": lambda _: {
        "pk": ScenarioDraft.objects.earliest("pk").pk,
        "section": "needs",
        "kind": "battle_casualties",
    },
    "logbook:event": lambda _: {"number": Event.objects.get(what="row.edited").pk},
}
EXAMPLES |= {
    f"assessments:{page}": lambda _: {"pk": assessed().pk}
    for page in (
        "assessment",
        "gaps",
        "outcomes",
        "supplies",
        "assumptions",
        "what_if",
        "comment",
        "report",
        "document",
        "folder",
        "workbook",
    )
}
EXAMPLES |= {
    f"ai_systems:{page}": lambda _: {"code": "beredt-kapasitet"}
    for page in ("system", "atrs", "annex", "public_system")
}
EXAMPLES |= {
    f"ai_systems:{page}": lambda _: {"code": "notat"} for page in ("history", "write")
}
EXAMPLES |= {
    f"ai_systems:{page}": lambda _: {"code": "notat", "number": 1}
    for page in ("publish", "return")
}
EXAMPLES["ai_systems:catalogue"] = lambda _: {"form": "ttl"}
EXAMPLES |= {
    f"prices:{page}": lambda _: {"pk": PriceModelVersion.objects.latest("pk").pk}
    for page in (
        "model",
        "tariffs",
        "bill",
        "what_if",
        "implied",
        "forward",
        "members",
        "package",
        "document",
    )
}
EXAMPLES |= strategy_pages() | obligation_pages()
EXAMPLES |= council_pages()
# A link that is used up says so on a page.
SHOWN = {HTTPStatus.OK, HTTPStatus.GONE}
USUAL = {"int": 1, "slug": "first", "str": "first"}
# Addresses that never answer with a page of their own, and why.
NO_PAGE = {
    "mfa_edit_webauthn": "needs a key that only a browser makes",
    "mfa_remove_webauthn": "needs a key that only a browser makes",
    "api": "answers programs",
    "vitals": "answers monitors",
    "openid": "a way to and from another site's page",
    "account_reauthenticate": "asked of those who signed in long ago",
    "mfa_reauthenticate": "asked of those who signed in long ago",
    "mfa_reauthenticate_webauthn": "asked of those who signed in long ago",
    "mfa_authenticate": "asked in the middle of signing in",
    "mfa_trust": "asked in the middle of signing in",
}


def draft() -> RegisterDraft:
    """Return the draft that is worked on."""
    return RegisterDraft.objects.get(version="2")


def tiny() -> RegisterVersion:
    """Return the register that the site was furnished with."""
    return RegisterVersion.objects.get(name="tiny", organisation=None)


class Address(NamedTuple):
    """A named address, and what stands in its holes."""

    name: str
    holes: dict[str, str]

    @property
    def is_no_page(self) -> bool:
        """Whether it, or the whole space that it is in, never answers with a page."""
        return not {self.name, self.name.partition(":")[0]}.isdisjoint(NO_PAGE)


class Page(NamedTuple):
    """An address that answers with a page, and who sees it; None is a stranger."""

    name: str
    path: str
    reader: User | None


class Site(NamedTuple):
    """A running site with people in it."""

    address: str
    administrator: User
    planner: User

    @classmethod
    def furnished(cls, address: str) -> "Site":
        """Make a small country with an administrator and a planner with two keys."""
        nation = make_organisation("norge")
        north = make_organisation("helse-nord", below=nation)
        make_organisation("helse-vest", below=nation)
        administrator = make_user("Kari Nordmann", email="kari@example.no")
        give(administrator, "administrator", nation)
        administrator.set_password("en lang og god setning")
        administrator.save()
        planner = invite_person(
            email="ola@example.no",
            name="Ola Hansen",
            role="planner",
            organisation=north,
            until=localdate() + timedelta(days=9),
            by=administrator,
        )
        TOTP.activate(planner, generate_totp_secret())
        RecoveryCodes.activate(planner)
        assess(planner, north)
        follow(north, planner)
        track(north, planner, assessed())
        hold(north, planner)
        prices.publish_bundled()
        ai_systems.publish_bundled()
        ai_systems.register_system(
            replace(read_systems()[0], id="notat", name="Notatskriver"),
            organisation=north,
            is_public=True,
            note="Tatt i bruk",
            by=planner,
        )
        Nordvik().furnish()
        read_import(draft(), name="liste.csv", data=b"kode,navn\nx,Y\n", by=planner)
        order = place_order(
            "count", title="Krig i nord, 200 forløp", wish={}, by=administrator
        )
        order.state, order.done, order.total = "running", 84, 200
        order.save()
        return cls(address, administrator, planner)

    @property
    def readers(self) -> tuple[User | None, ...]:
        """Everybody who looks at pages."""
        return (self.administrator, self.planner, None)

    def client(self, user: User | None) -> Client:
        """Return somebody who has just signed in, or a stranger."""
        client = Client(SERVER_NAME="localhost")
        if user is not None:
            client.force_login(user)
            session = client.session
            known = {"method": "password", "at": time.time(), "reauthenticated": True}
            session["account_authentication_methods"] = [known]
            session["account_authentication_methods_user"] = str(user.pk)
            session.save()
        return client

    def cookies(self, user: User | None, language: str) -> list[dict[str, str]]:
        """Return what the browser of that person has kept."""
        kept = {
            name: morsel.value for name, morsel in self.client(user).cookies.items()
        }
        kept[LANGUAGE_COOKIE] = language
        return [
            {"name": name, "value": value, "url": self.address}
            for name, value in kept.items()
        ]

    def pages(self) -> list[Page]:
        """Return every address that answers with a page."""
        clients = {reader: self.client(reader) for reader in self.readers}
        found = [address for address in addresses() if not address.is_no_page]
        shown = (self._page(address, clients) for address in found)
        return [page for page in shown if page]

    def path(self, address: Address) -> str:
        """Return an address with its holes filled."""
        usual = {hole: USUAL[kind] for hole, kind in address.holes.items()}
        example = EXAMPLES.get(address.name, lambda _: usual)(self)
        return reverse(address.name, kwargs=example)

    def _page(self, address: Address, clients: dict) -> Page | None:
        path = self.path(address)
        for reader, client in clients.items():
            answer = client.get(path)
            kind = answer.headers.get("Content-Type", "")
            if answer.status_code not in SHOWN or "text/html" not in kind:
                continue
            # A report is a page too, but is taken along, not shown here.
            if "Content-Disposition" in answer.headers:
                continue
            if b"<html" in answer.content:
                return Page(address.name, path, reader)
        return None


def assess(planner: User, organisation: Organisation) -> None:
    """Compute a small scenario, and again with planned care put off."""
    base = order_assessment(
        scenario=publish_file("tiny-masseskade", find_scenario("tiny-masseskade")),
        register=publish_package("tiny", bundled_registers()["tiny"]),
        draws=2,
        seed=1,
        organisation=organisation,
        by=planner,
    )
    Worker().work_once()
    base.refresh_from_db()
    comment_on(base, text="Er dette nok?", by=planner)
    wrong = base.scenario.text.replace("injured = 10", "injured = -10")
    begin_draft(text=wrong, organisation=organisation, by=planner)
    offered = [row for kind in offered_measures(base) for row, _said in kind.measures]
    postponed = next(row for row in offered if row.kind == "postpone_elective")
    order_variant(base, measures=(postponed,), title="", by=planner)
    Worker().work_once()


def assessed() -> Assessment:
    """Return the assessment with a result."""
    return Assessment.objects.filter(base=None).earliest("pk")


def varied() -> Assessment:
    """Return the same with planned care put off."""
    return Assessment.objects.exclude(base=None).earliest("pk")


def addresses() -> list[Address]:
    """Return every address of the site that has a name."""
    found = {address.name: address for address in _named(get_resolver().url_patterns)}
    return [found[name] for name in sorted(found)]


def _named(patterns: list, spaces: tuple[str, ...] = (), holes: dict | None = None):
    for pattern in patterns:
        there = {**(holes or {}), **_holes(pattern.pattern)}
        if not isinstance(pattern, URLPattern):
            inner = (*spaces, pattern.namespace) if pattern.namespace else spaces
            yield from _named(pattern.url_patterns, inner, there)
        elif pattern.name:
            yield Address(":".join((*spaces, pattern.name)), there)


def _holes(pattern) -> dict[str, str]:
    kinds = {"IntConverter": "int", "SlugConverter": "slug"}
    return {
        name: kinds.get(type(converter).__name__, "str")
        for name, converter in pattern.converters.items()
    }
