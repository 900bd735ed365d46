"""What is said of an invented system, typed and as the engine knows it."""

from beredt.engine.ai_systems import AISystem
from web.people import give, make_user

TYPED = {
    "id": "notat",
    "name": "Notatskriver",
    "supplier": "Firma AS",
    "region": "Nasjonalt",
    "phase": "in_use",
    "category": "Dokumentasjon",
    "gains": "Mindre tid\r\nBedre dager\r\n",
    "documentation": "speech_to_advice",
    "without_it": "Notatet skrives for hånd.",
    "responsible": "Kari Hemmelig",
    "source": "Eksempel",
    "source_date": "2026-11-22",
    "mark": "assumption",
    "confidence": "low",
    "seen": "0",
}


def said(code="notat", **more):
    known = {
        "name": code.title(),
        "supplier": "Firma AS",
        "region": "Helse Nord",
        "phase": "pilot",
        "source": "test",
        "source_date": "2026",
        "mark": "assumption",
        "confidence": "low",
    }
    return AISystem(id=code, **{**known, **more})


def person(name, role, organisation):
    user = make_user(name)
    give(user, role, organisation)
    return user
