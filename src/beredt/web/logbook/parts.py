"""What the parts of a change are called, and the words for what stands in them."""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import models
from django.utils.translation import gettext_lazy as _

from beredt.report import words
from beredt.report.ai_systems.words import DOCUMENTATION, PHASES, RISKS
from beredt.web.accounts.models import Organisation, RoleAssignment
from beredt.web.assessments.models import Assessment
from beredt.web.councils.models.bodies import SeatStatus
from beredt.web.councils.models.cases import AgendaItem
from beredt.web.layout.tables import Text
from beredt.web.obligations.models import Obligation
from beredt.web.registers.models import FieldLabel, RegisterVersion
from beredt.web.registers.words import TABLES
from beredt.web.scenarios.models import ScenarioVersion

PARTS: Mapping[str, Text] = {
    "ability": _("egen evne"),
    "about": _("hva det gjelder"),
    "absences": _("fravær"),
    "absent": _("forfall hele møtet"),
    "address": _("adresse"),
    "against": _("mot"),
    "agenda": _("Saksliste"),
    "asked": _("hvem som er spurt"),
    "assessment": _("beregning"),
    "bands": _("intervaller slik de er trykt"),
    "base": _("bygger på"),
    "became": _("sak"),
    "body": _("råd eller utvalg"),
    "break": _("pause"),
    "by": _("hvem"),
    "case": _("sak"),
    "changed": _("endret"),
    "comment": _("kommentar"),
    "date": _("dato"),
    "day": _("dato"),
    "dependency": _("avhengig av"),
    "deputies": _("stedfortredere"),
    "digest": _("fingeravtrykk"),
    "done_on": _("gjort"),
    "draws": _("antall forløp"),
    "due": _("frist"),
    "due_on": _("frist"),
    "edited": _("endrede rader"),
    "end": _("slutt"),
    "faults": _("antall feil"),
    "fingerprint": _("fingeravtrykk"),
    "footing": _("slag"),
    "for": _("for"),
    "form": _("filtype"),
    "gap": _("hva som mangler"),
    "headings": _("overskrift på saken"),
    "issuer": _("innlogging hos"),
    "item": _("sak"),
    "kind": _("slag"),
    "known": _("fingeravtrykk"),
    "label": _("gradering"),
    "lists": _("medlemsliste"),
    "log": _("antall hendelser i loggen"),
    "made_at": _("laget"),
    "meeting": _("møte"),
    "members": _("medlemmer"),
    "minutes": _("minutter"),
    "name": _("navn"),
    "next": _("neste møte"),
    "number": _("saksnummer"),
    "obligation": _("forpliktelse"),
    "obligations": _("forpliktelser"),
    "organisation": _("organisasjon"),
    "organisations": _("organisasjoner"),
    "origin": _("laget av"),
    "own": _("forseglet av dette nettstedet"),
    "owner": _("ansvarlig"),
    "person": _("person"),
    "place": _("sted"),
    "position": _("nummer på sakslisten"),
    "presenters": _("legger frem saken"),
    "previous": _("het før"),
    "proposals": _("forslag til vedtak"),
    "reason": _("begrunnelse"),
    "register": _("register"),
    "restarts": _("oppstart etter pause"),
    "role": _("rolle"),
    "rows": _("antall rader"),
    "scenario": _("scenario"),
    "seed": _("frø"),
    "shares": _("andeler slik de er trykt"),
    "since": _("fra og med"),
    "sits_for": _("stiller for"),
    "source": _("kilde"),
    "start": _("kl."),
    "statements": _("utsagn om tid"),
    "status": _("plass"),
    "table": _("tabell"),
    "text": _("tekst"),
    "texts": _("status og utfordringer"),
    "title": _("tittel"),
    "type": _("sakstype"),
    "until": _("til og med"),
    "user": _("person"),
    "ways_in": _("innlogging"),
    "where": _("hvor det står"),
    "why": _("begrunnelse"),
}
# Steps on the way to a part that tell people nothing.
UNSAID = {"tables"}
# Parts that only programs need.
UNTOLD = {"id", "upload"}
# What it is that an action tells, where it tells one thing alone.
BARE: Mapping[str, str] = {
    "ai_system.returned": "reason",
    "ask.declined": "reason",
    "assessment.commented": "comment",
    "body.loaded": "id",
    "campaign.reminded": "asked",
    "draft.proposed": "fingerprint",
    "draft.published": "fingerprint",
    "draft.sent_back": "reason",
    "evidence.withdrawn": "reason",
    "field.labelled": "label",
    "milestone.done": "done_on",
    "milestone.moved": "due",
    "obligations.loaded": "obligations",
    "organisations.loaded": "organisations",
    "person.ways_in_forgotten": "ways_in",
    "price_model.published": "fingerprint",
    "register.published": "fingerprint",
    "rows.edited": "edited",
    "scenario.published": "fingerprint",
    "scenario.share_withdrawn": "organisation",
    "scenario.shared": "organisation",
}
WAYS_IN: Mapping[str, Text] = {
    Authenticator.Type.TOTP: _("kode fra mobilen"),
    Authenticator.Type.RECOVERY_CODES: _("gjenopprettingskoder"),
    Authenticator.Type.WEBAUTHN: _("tilgangsnøkkel"),
}
VALUES: Mapping[str, Mapping[str, Any]] = {
    "ability": words.ABILITIES,
    "confidence": words.CONFIDENCE,
    "documentation": DOCUMENTATION,
    "footing": words.FOOTINGS,
    "form": {form: form.upper() for form in ("csv", "docx", "html", "pdf", "xlsx")},
    "kind": words.EVIDENCE,
    "label": dict(FieldLabel.Label.choices),
    "mark": words.MARKS,
    "phase": PHASES,
    "risk": RISKS,
    "role": dict(RoleAssignment.Role.choices),
    "status": dict(SeatStatus.choices),
    "table": TABLES,
    "type": dict(AgendaItem.Type.choices),
    "ways_in": WAYS_IN,
}
# Parts that name other rows: by their number, their code or their fingerprint.
NAMED: Mapping[str, type[models.Model]] = {
    "asked": Organisation,
    "assessment": Assessment,
    "obligation": Obligation,
    "obligations": Obligation,
    "organisation": Organisation,
    "organisations": Organisation,
    "owner": Organisation,
    "register": RegisterVersion,
    "scenario": ScenarioVersion,
}
NAMES = ("code", "fingerprint")
# Minutes after midnight.
CLOCKS = {"start", "since", "until", "end"}
