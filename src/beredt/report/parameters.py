"""What a parameter is called, read out of its key."""

from collections.abc import Callable, Mapping

from beredt.engine.assessment import Assessment
from beredt.report.events import QUANTITIES
from beredt.report.language import Language, Term
from beredt.report.names import Names, readable
from beredt.report.tables import AssumptionRow
from beredt.report.words import PLACES, PROFESSIONS, SOURCES, word

STAY = Term("liggetid", "length of stay", "тривалість перебування")
PER_PLACE = Term("per plass", "per place", "на місце")

Name = Callable[[list[str]], str]


def parameter_names(assessment: Assessment, names: Names) -> Mapping[str, str]:
    """Return the name of every parameter that has one in the reader's language."""
    register, scenario, lang = assessment.register, assessment.scenario, names.lang
    happenings = (*scenario.needs, *scenario.disruptions, *scenario.measures)
    events = {row.name: names.event(row.name, row.place) for row in happenings}
    categories = {row.id: getattr(row, f"name_{lang}") for row in register.categories}
    numbers = {
        row.id: row.name_en if lang in {"en", "uk"} else row.name_nb
        for row in register.parameters
    }
    kinds = {(row.category, str(row.order)): row.kind for row in register.pathways}

    def stay(parts: list[str]) -> str:
        category, order, _ = parts
        place = word(PLACES, kinds[category, order], lang)
        return f"{categories[category]}: {STAY.say(lang)}, {place}"

    def ratio(parts: list[str]) -> str:
        kind, profession = parts
        who = word(PROFESSIONS, profession, lang)
        return f"{word(PLACES, kind, lang)}: {who} {PER_PLACE.say(lang)}"

    def activity(parts: list[str]) -> str:
        return f"{word(SOURCES, 'ordinary', lang)}: {categories[parts[0]]}"

    tables: dict[str, Name] = {
        "pathways": stay,
        "ratios": ratio,
        "activity": activity,
        "parameters": lambda parts: numbers[parts[0]],
    }
    return {
        row.key: _name(row.key, row.name, tables, events, lang)
        for row in assessment.assumptions
    }


def _name(
    key: str,
    name: str,
    tables: Mapping[str, Name],
    events: Mapping[str, str],
    lang: Language,
) -> str:
    table, *parts = key.split(".")
    if table in tables:
        try:
            return tables[table](parts)
        except (KeyError, ValueError, IndexError):
            return name
    if len(parts) == 1 and parts[0] in QUANTITIES:
        event = events.get(table, readable(table))
        return f"{event}: {word(QUANTITIES, parts[0], lang)}"
    return name


def named(rows: list[AssumptionRow], names: Mapping[str, str]) -> list[AssumptionRow]:
    """Give rows the names that readers know the parameters by."""
    return [row._replace(name=names.get(row.key, row.name)) for row in rows]
