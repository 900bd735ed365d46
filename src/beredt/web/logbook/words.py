"""What is done on the site, and to what, in words."""

from django.utils.translation import gettext_lazy as _

from beredt.web.layout.tables import Text

OBJECTS: dict[str, Text] = {
    "absence": _("Fravær"),
    "agenda": _("Saksliste"),
    "agendaitem": _("Sak"),
    "ai_system": _("KI-system"),
    "amendment": _("Endringsforslag"),
    "answer": _("Svar på kampanje"),
    "ask": _("Forespørsel"),
    "assessment": _("Beregning"),
    "body": _("Råd"),
    "campaign": _("Kampanje"),
    "case": _("Sak"),
    "conflict": _("Inhabilitet"),
    "decision": _("Vedtak"),
    "deputy": _("Stedfortreder"),
    "draft": _("Utkast til register"),
    "evidence": _("Bevis"),
    "field": _("Felt i register"),
    "follow_up": _("Oppfølging"),
    "followup": _("Oppfølging"),
    "framework": _("Rammeverk"),
    "identity": _("Innlogging fra et annet sted"),
    "import": _("Fil til register"),
    "link": _("Innloggingslenke"),
    "meeting": _("Møte"),
    "member": _("Medlem i møte"),
    "milestone": _("Milepæl"),
    "obligation": _("Forpliktelse"),
    "obligations": _("Forpliktelser"),
    "observations": _("Målinger"),
    "openitem": _("Åpent spørsmål"),
    "order": _("Bestilling"),
    "organisations": _("Organisasjoner"),
    "passage": _("Avsnitt i papirene"),
    "person": _("Person"),
    "position": _("Synspunkt"),
    "price_model": _("Prismodell"),
    "proposal": _("Forslag"),
    "proposals": _("Forslag"),
    "register": _("Register"),
    "responsibility": _("Ansvar"),
    "result": _("Resultat"),
    "role": _("Rolle"),
    "row": _("Rad i register"),
    "rows": _("Rader i register"),
    "scenario": _("Scenario"),
    "scenario_draft": _("Utkast til scenario"),
    "seat": _("Plass i råd"),
    "site": _("Nettstedet"),
    "status": _("Status for mål"),
    "strategy": _("Strategi"),
    "token": _("Nøkkel for programmer"),
}
DEEDS: dict[str, Text] = {
    "added": _("lagt til"),
    "answered": _("besvart"),
    "assigned": _("fordelt"),
    "attached": _("lagt ved"),
    "begun": _("startet"),
    "called": _("innkalt"),
    "cancelled": _("avbrutt"),
    "changed": _("endret"),
    "closed": _("lukket"),
    "commented": _("kommentert"),
    "declined": _("uten svar"),
    "discarded": _("kastet"),
    "done": _("gjort"),
    "edited": _("endret"),
    "ended": _("avsluttet"),
    "exported": _("tatt ut"),
    "failed": _("mislyktes"),
    "finished": _("ferdig"),
    "given": _("gitt"),
    "invited": _("invitert"),
    "kept": _("tatt vare på"),
    "labelled": _("gradert"),
    "let_in": _("sluppet inn igjen"),
    "linked": _("knyttet til"),
    "loaded": _("lest inn"),
    "made": _("laget"),
    "moved": _("flyttet"),
    "numbered": _("nummerert"),
    "opened": _("åpnet"),
    "ordered": _("bestilt"),
    "placed": _("lagt inn"),
    "proposed": _("foreslått"),
    "published": _("publisert"),
    "raised": _("meldt inn"),
    "read": _("lest"),
    "recorded": _("ført inn"),
    "refused": _("avvist"),
    "reminded": _("påminnet"),
    "removed": _("fjernet"),
    "restored": _("gjenopprettet"),
    "returned": _("sendt tilbake"),
    "revoked": _("trukket tilbake"),
    "said": _("satt"),
    "saved": _("lagret"),
    "sent_back": _("sendt tilbake"),
    "set": _("satt"),
    "share_withdrawn": _("ikke lenger delt"),
    "shared": _("delt"),
    "shut_out": _("stengt ute"),
    "signed": _("signert"),
    "signed_in": _("logget inn"),
    "started": _("startet"),
    "taken_in": _("tatt inn"),
    "timed": _("tidfestet"),
    "uploaded": _("lastet opp"),
    "used": _("brukt"),
    "ways_in_forgotten": _("innlogging nullstilt"),
    "withdrawn": _("trukket"),
    "written": _("skrevet"),
}


def action_word(what: str) -> str:
    """Say an action in the reader's language: the object, and what was done to it.

    An action that nobody has named yet is said as it is written.
    """
    thing, _dot, deed = what.partition(".")
    if thing not in OBJECTS or deed not in DEEDS:
        return what
    return f"{OBJECTS[thing]}: {DEEDS[deed]}"


def objects() -> list[tuple[str, str]]:
    """Return what actions are done to, sorted as they are called.

    Things of the same name are one: their codes stand with a comma between them.
    """
    codes: dict[str, list[str]] = {}
    for code, word in OBJECTS.items():
        codes.setdefault(str(word), []).append(code)
    return sorted((",".join(found), word) for word, found in codes.items())
