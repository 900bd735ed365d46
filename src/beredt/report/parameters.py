"""What a parameter is called, read out of its key."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from beredt.engine.assessment import Assessment
from beredt.report.events import QUANTITIES
from beredt.report.language import Language, Term
from beredt.report.names import Names, readable
from beredt.report.tables import AssumptionRow
from beredt.report.words import (
    FACILITIES,
    PLACES,
    PROFESSIONS,
    SOURCES,
    UTILITIES,
    word,
)

ENDURANCE = Term("Reservetid ved bortfall", "Endurance when lost", "Запас часу")
STILL_USABLE = Term(
    "Kan brukes uten", "Usable without", "Можна використовувати, коли немає:"
)
OCCUPANCY = Term("Ordinært belegg", "Ordinary occupancy", "Звичайна зайнятість")
STAY = Term("liggetid", "length of stay", "тривалість перебування")
NTH = Term("{n}. gang", "time {n}", "{n}-й раз")
PER_PLACE = Term("per plass", "per place", "на місце")

Name = Callable[[list[str]], str]


def parameter_names(assessment: Assessment, names: Names) -> Mapping[str, str]:
    """Return the name of every parameter that has one in the reader's language."""
    register, scenario, lang = assessment.register, assessment.scenario, names.lang
    happenings = (*scenario.needs, *scenario.disruptions, *scenario.measures)
    events = {row.name: names.event(row) for row in happenings}
    categories = {row.id: getattr(row, f"name_{lang}") for row in register.categories}
    numbers = {
        row.id: row.name_en if lang in {"en", "uk"} else row.name_nb
        for row in register.parameters
    }
    kinds = {(row.category, str(row.order)): row.kind for row in register.pathways}
    stays = defaultdict(list)
    for row in register.pathways:
        stays[row.category, row.kind].append(str(row.order))

    def stay(parts: list[str]) -> str:
        category, order, _ = parts
        kind = kinds[category, order]
        said = f"{categories[category]}: {STAY.say(lang)}, {word(PLACES, kind, lang)}"
        orders = stays[category, kind]
        number = orders.index(order) + 1
        return f"{said}, {NTH.say(lang).format(n=number)}" if len(orders) > 1 else said

    def ratio(parts: list[str]) -> str:
        kind, profession = parts
        who = word(PROFESSIONS, profession, lang)
        return f"{word(PLACES, kind, lang)}: {who} {PER_PLACE.say(lang)}"

    def activity(parts: list[str]) -> str:
        return f"{word(SOURCES, 'ordinary', lang)}: {categories[parts[0]]}"

    def occupancy(parts: list[str]) -> str:
        kind, facility = parts
        where = word(FACILITIES, facility, lang)
        return f"{OCCUPANCY.say(lang)}: {word(PLACES, kind, lang)}, {where}"

    def left(parts: list[str]) -> str:
        kind, utility = parts
        without = f"{STILL_USABLE.say(lang)} {word(UTILITIES, utility, lang)}"
        return f"{without}: {word(PLACES, kind, lang)}"

    def endurance(parts: list[str]) -> str:
        return f"{ENDURANCE.say(lang)}, {word(UTILITIES, parts[-1], lang)}"

    tables: dict[str, Name] = {
        "occupancy": occupancy,
        "dependencies": left,
        "utilities": endurance,
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


STAYS = Term("liggetider", "lengths of stay", "тривалість перебування")
ALL_PLACES = Term("alle plasstyper", "all kinds of place", "усі типи місць")
OPERATIONS = Term("Operasjonstid", "Time of an operation", "Тривалість операції")


def group_names(
    rows: list[AssumptionRow], assessment: Assessment, names: Names
) -> Mapping[str, str]:
    """Return what readers call the numbers that move together, by their group."""
    lang = names.lang
    register = assessment.register
    categories = {row.id: getattr(row, f"name_{lang}") for row in register.categories}

    utilities = {key: term.say(lang) for key, term in UTILITIES.items()}
    operations = {"theatre": OPERATIONS.say(lang)}
    said: dict[str, tuple[Mapping[str, str], str]] = {
        "stays": (categories, f"{{}}: {STAYS.say(lang)}"),
        "activity": (categories, f"{word(SOURCES, 'ordinary', lang)}: {{}}"),
        "ratios": (
            {key: term.say(lang) for key, term in PROFESSIONS.items()},
            f"{{}} {PER_PLACE.say(lang)}, {ALL_PLACES.say(lang)}",
        ),
        "utilities": (utilities, f"{ENDURANCE.say(lang)}, {{}}"),
        "dependencies": (utilities, f"{STILL_USABLE.say(lang)} {{}}"),
    }
    found: dict[str, str] = {}
    for row in rows:
        kind, _, name = row.together.partition(".")
        members, words = said.get(kind, ({}, ""))
        known = words.format(members[name]) if name in members else row.name
        found.setdefault(row.together, operations.get(name, known))
    return found


def named(rows: list[AssumptionRow], names: Mapping[str, str]) -> list[AssumptionRow]:
    """Give rows the names that readers know the parameters by."""
    return [row._replace(name=names.get(row.key, row.name)) for row in rows]
