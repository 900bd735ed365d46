"""Obligations and how far one has come, for the terminal and as a document."""

from dataclasses import asdict
from datetime import date
from typing import Any

from rich.console import Group, RenderableType

from beredt.engine.obligations import (
    Answer,
    Obligation,
    Obligations,
    held_back_by,
    overview,
)
from beredt.report.language import Language, Term
from beredt.report.numerals import EN_DASH, day_text
from beredt.report.plain_table import plain_table
from beredt.report.words import FOOTINGS, OBLIGATION_STATES

HEADS = {
    "frameworks": Term("Rammeverk", "Framework", "Рамка"),
    "total": Term("Antall", "Count", "Кількість"),
    "with_evidence": Term("Dokumentert", "Evidence", "З доказами"),
    "proved": Term("Oppfylt", "Met", "Виконано"),
    "overdue": Term("Forfalt", "Overdue", "Прострочено"),
    "without_owner": Term("Uten ansvarlig", "Without owner", "Без відповідального"),
    "obligation": Term("Forpliktelse", "Obligation", "Зобовʼязання"),
    "footing": Term("Slag", "Kind", "Вид"),
    "state": Term("Tilstand", "State", "Стан"),
    "owner": Term("Ansvarlig", "Owner", "Відповідальний"),
    "due": Term("Frist", "Due", "Строк"),
}
COUNTS = ("total", "proved", "with_evidence", "overdue", "without_owner")


def obligations_document(every: Obligations, day: int) -> dict[str, Any]:
    """Return frameworks with their counts, and obligations with what is said."""
    return {
        "day": date.fromordinal(day).isoformat(),
        "frameworks": [
            {
                **asdict(one.framework),
                "not_assessed": one.not_assessed,
                **{key: getattr(one, key) for key in COUNTS},
            }
            for one in overview(every, day)
        ],
        "obligations": [
            {
                **asdict(one),
                "answer": _plain(every.answer_to(one.id), day),
                "held_back_by": [weak.id for weak in held_back_by(every, one.id)],
            }
            for one in every.obligations
        ],
    }


def obligations_summary(every: Obligations, day: int, lang: Language) -> RenderableType:
    """Lay out the counts of each framework, and then each obligation."""
    keys = ("frameworks", *COUNTS)
    counts = plain_table("", *(_say(key, lang) for key in keys))
    for one in overview(every, day):
        numbers = (str(getattr(one, key)) for key in COUNTS)
        counts.add_row(one.framework.title, *numbers)
    return Group(counts, _listed(every, day, lang))


def _listed(every: Obligations, day: int, lang: Language) -> RenderableType:
    keys = ("obligation", "footing", "state", "owner", "due")
    table = plain_table("", *(_say(key, lang) for key in keys))
    for framework in every.frameworks:
        for one in every.obligations:
            if one.framework == framework.id:
                table.add_row(*_row(one, every.answer_to(one.id), day, lang))
    return table


def _row(one: Obligation, answer: Answer, day: int, lang: Language) -> list[str]:
    due = EN_DASH if answer.due_day is None else day_text(answer.due_day, lang)
    late = f" ({_say('overdue', lang).lower()})" if answer.is_overdue(day) else ""
    return [
        one.title,
        FOOTINGS[one.footing].say(lang),
        OBLIGATION_STATES[answer.state].say(lang),
        answer.owner or EN_DASH,
        due + late,
    ]


def _plain(answer: Answer, day: int) -> dict[str, Any]:
    due = answer.due_day
    return {
        "owner": answer.owner,
        "due": None if due is None else date.fromordinal(due).isoformat(),
        "ability": answer.ability,
        "state": answer.state,
        "is_overdue": answer.is_overdue(day),
        "gap": answer.gap,
        "dependency": answer.dependency,
        "evidence": [
            {**asdict(one), "day": date.fromordinal(one.day).isoformat()}
            for one in answer.evidence
        ],
    }


def _say(key: str, lang: Language) -> str:
    return HEADS[key].say(lang)
