"""AI systems, their counts, and their answers to a standard, as tables."""

from collections.abc import Iterable, Mapping

from beredt.engine.ai_systems import (
    AISystem,
    Answer,
    Counts,
    View,
    completeness,
    device_class,
    view_of,
)
from beredt.report.ai_systems.words import (
    DEVICE_CLASSES,
    DOCUMENTATION,
    PHASES,
    POINTS,
    RISKS,
    phrase,
)
from beredt.report.language import Language
from beredt.report.numerals import EN_DASH, number
from beredt.report.sheets import Sheet


def systems_sheet(systems: Iterable[AISystem], lang: Language) -> Sheet:
    """Show each system: what and where it is, its class, what is done without."""
    keys = ("system", "supplier", "region", "phase", "device", "risk", "without")
    rows = [
        (
            one.name,
            one.supplier or phrase("undecided", lang),
            one.region,
            PHASES[one.phase].say(lang),
            class_word(one, lang),
            RISKS[one.risk].say(lang) if one.risk else "",
            one.without_it,
        )
        for one in systems
    ]
    return Sheet(phrase("systems", lang), _heads(lang, *keys), (), rows)


def phases_sheet(counts: Counts, lang: Language) -> Sheet:
    """Show how many unique systems there are in each region and phase."""
    rows = [
        (region, PHASES[phase].say(lang), number(count, lang))
        for (region, phase), count in counts.by_region_and_phase.items()
    ]
    heads = _heads(lang, "region", "phase", "number")
    return Sheet(phrase("phases", lang), heads, (2,), rows)


def categories_sheet(counts: Counts, lang: Language) -> Sheet:
    """Show how many unique systems there are in each main functional category."""
    return _counted("categories", "category", counts.by_category, lang)


def gains_sheet(counts: Counts, lang: Language) -> Sheet:
    """Show how many unique systems are expected to bring each gain."""
    return _counted("gains", "gain", counts.by_gain, lang)


def view_sheet(system: AISystem, view: View, lang: Language) -> Sheet:
    """Show what a record says to each point of a standard."""
    rows = [
        (
            answer.point.number,
            POINTS[answer.point.name].say(lang),
            _said(system, answer, lang) or ("" if answer.point.optional else EN_DASH),
        )
        for answer in view_of(system, view)
    ]
    return Sheet("", _heads(lang, "number of point", "point", "answer"), (), rows)


def counted_sentence(counts: Counts, lang: Language) -> str:
    """Say how many systems there are, and how many records are not counted."""
    return phrase("unique", lang, unique=counts.unique, undecided=counts.undecided)


def complete_sentence(system: AISystem, view: View, lang: Language) -> str:
    """Say how many of the points that must be answered are."""
    answered, needed = completeness(system, view)
    return phrase("complete", lang, answered=answered, needed=needed)


def class_word(system: AISystem, lang: Language) -> str:
    """Name the class of medical device that follows from what a system does."""
    found = device_class(system)
    return DEVICE_CLASSES[found].say(lang) if found else ""


def class_sentence(system: AISystem, lang: Language) -> str:
    """Say which class follows, and from what."""
    if system.documentation is None:
        return phrase("no class", lang)
    does = DOCUMENTATION[system.documentation].say(lang)
    return phrase("class", lang, does=does, device=class_word(system, lang))


def _said(system: AISystem, answer: Answer, lang: Language) -> str:
    """Write an answer in words, where the record holds keys."""
    words = {"phase": PHASES, "risk": RISKS}
    said = []
    for name in answer.point.fields:
        value = getattr(system, name)
        said.append(words[name][value].say(lang) if value and name in words else value)
    # A sentence ends by itself.
    return "; ".join(filter(None, said)).replace(".; ", ". ")


def _counted(
    caption: str, head: str, counts: Mapping[str, int], lang: Language
) -> Sheet:
    rows = [(name, number(count, lang)) for name, count in counts.items()]
    return Sheet(phrase(caption, lang), _heads(lang, head, "number"), (1,), rows)


def _heads(lang: Language, *keys: str) -> tuple[str, ...]:
    return tuple(phrase(key, lang) for key in keys)
