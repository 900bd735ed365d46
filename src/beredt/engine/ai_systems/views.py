"""The same record as two standards ask for it: ATRS 3.0 and AI Act Annex VIII."""

from dataclasses import dataclass
from typing import Literal

from beredt.engine.ai_systems.records import AISystem

View = Literal["atrs_1", "atrs_2", "annex_8_a", "annex_8_b", "annex_8_c"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a standard: its number there, and the fields that answer it.

    `optional` points may be left open: the standard says *where applicable*, or they
    cannot be asked of everybody.
    """

    number: str
    name: str
    fields: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a record says to one point; empty where it says nothing."""

    point: Point
    text: str


def _point(number: str, name: str, *fields: str, optional: bool = False) -> Point:
    return Point(number=number, name=name, fields=fields, optional=optional)


_PROVIDER = _point("1", "provider", "supplier", "address", "contact")
_SUBMITTER = _point("2", "submitter", "submitted_by", optional=True)
_REPRESENTATIVE = _point("3", "representative", "representative", optional=True)
_TRADE_NAME = _point("4", "trade_name", "name", "reference", "version")
_PURPOSE = _point("5", "intended_purpose", "purpose", "category")

VIEWS: dict[View, tuple[Point, ...]] = {
    "atrs_1": (
        _point("1.1", "name", "name"),
        _point("1.2", "summary", "summary"),
        _point("1.3", "website", "url", optional=True),
        _point("1.4", "contact", "contact"),
    ),
    "atrs_2": (
        _point("2.1", "owner", "owner", "team", "responsible", "supplier", "contract"),
        _point("2.2", "rationale", "description", "benefits", "before", "alternatives"),
        _point("2.3", "decision_making", "decision", "human_in_charge"),
        _point("2.4", "training_and_appeals", "training", "appeals"),
        _point("2.5", "tool", "how_it_works", "phase", "version", "monitoring"),
        _point("2.6", "data", "inputs", "data_sources"),
        _point("2.7", "assessments", "rights_assessment", "data_protection"),
        _point("2.8", "risks", "risks", "without_it"),
    ),
    "annex_8_a": (
        _PROVIDER,
        _SUBMITTER,
        _REPRESENTATIVE,
        _TRADE_NAME,
        _PURPOSE,
        _point("6", "information_and_logic", "inputs", "how_it_works"),
        _point("7", "status", "phase"),
        _point("8", "certificate", "certificate", optional=True),
        _point("9", "certificate_copy", "certificate", optional=True),
        _point("10", "member_states", "countries"),
        _point("11", "conformity", "conformity"),
        _point("12", "instructions", "instructions"),
        _point("13", "website", "url", optional=True),
    ),
    "annex_8_b": (
        _PROVIDER,
        _SUBMITTER,
        _REPRESENTATIVE,
        _TRADE_NAME,
        _PURPOSE,
        _point("6", "exemption", "risk"),
        _point("7", "exemption_grounds", "risk_reasons"),
        _point("8", "status", "phase"),
        _point("9", "member_states", "countries"),
    ),
    "annex_8_c": (
        _point("1", "deployer", "owner", "contact"),
        _point("2", "submitter", "submitted_by"),
        _point("3", "eu_entry", "eu_entry"),
        _point("4", "rights_assessment", "rights_assessment"),
        _point("5", "data_protection", "data_protection", optional=True),
    ),
}


def view_of(system: AISystem, view: View) -> tuple[Answer, ...]:
    """Return what a record says to every point of a standard."""
    return tuple(
        Answer(
            point=point,
            text="; ".join(
                str(value) for name in point.fields if (value := getattr(system, name))
            ),
        )
        for point in VIEWS[view]
    )


def completeness(system: AISystem, view: View) -> tuple[int, int]:
    """Return how many of the points that must be answered are, and how many there are.

    A point is answered when each of its fields is.
    """
    needed = [point for point in VIEWS[view] if not point.optional]
    answered = sum(
        all(getattr(system, name) for name in point.fields) for point in needed
    )
    return answered, len(needed)
