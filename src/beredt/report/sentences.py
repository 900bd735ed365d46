"""The result in sentences."""

from beredt.engine.assessment import Assessment, Gap
from beredt.engine.scenario import Scenario
from beredt.report.language import Language, Term
from beredt.report.names import Names, names_of
from beredt.report.numerals import counted, interval, number, percent
from beredt.report.totals import totals_of
from beredt.report.words import (
    CONSTRAINTS,
    DAYS,
    DRAWS,
    PATIENTS,
    PLACE_DAYS,
    PLACES,
    WHOLE_COUNTRY,
    word,
)

SENTENCES = {
    "breaks_in_region": Term(
        "{place} i {where} brytes dag\N{NO-BREAK SPACE}{day}; bindende: {binding}; "
        "sannsynlighet {probability}.",
        "{place} in {where}: need passes capacity on day\N{NO-BREAK SPACE}{day}; "
        "binding: {binding}; probability {probability}.",
        "{place}, {where}: дефіцит із {day}-го дня; вузьке місце: {binding}; "
        "імовірність {probability}.",
    ),
    "breaks_at_facility": Term(
        "{place} ved {where} brytes dag\N{NO-BREAK SPACE}{day}; bindende: {binding}; "
        "sannsynlighet {probability}.",
        "{place} at {where}: need passes capacity on day\N{NO-BREAK SPACE}{day}; "
        "binding: {binding}; probability {probability}.",
        "{place}, {where}: дефіцит із {day}-го дня; вузьке місце: {binding}; "
        "імовірність {probability}.",
    ),
    "breaks_everywhere": Term(
        "{place} brytes dag\N{NO-BREAK SPACE}{day} for landet samlet; "
        "bindende: {binding}; sannsynlighet {probability}.",
        "{place} in the whole country: need passes capacity "
        "on day\N{NO-BREAK SPACE}{day}; binding: {binding}; probability {probability}.",
        "{place}, уся країна: дефіцит із {day}-го дня; вузьке місце: {binding}; "
        "імовірність {probability}.",
    ),
    "unlikely": Term(
        "Helsetjenesten holder i de fleste forløpene; størst risiko: {risk}",
        "The health service holds in most courses; largest risk: {risk}",
        "Системи вистачає в більшості прогонів; найбільший ризик: {risk}",
    ),
    "calm": Term(
        "Ingen plasstype brytes: brukbar kapasitet dekker behovet i {days} og {draws}.",
        "No kind of place breaks: usable capacity covers the need for {days} in "
        "{draws}.",
        "Дефіциту місць немає: спроможність покриває потребу; тривалість: {days}; "
        "{draws}.",
    ),
    "total": Term(
        "Totalt behov er {total} på {days}: {military} norske militære + {allied} "
        "allierte (MOR) + {civil} sivile.",
        "Total need is {total} in {days}: {military} Norwegian military + {allied} "
        "allied (MOR) + {civil} civil.",
        "Загальна потреба: {total} за {days}: {military} військових Норвегії + "
        "{allied} союзників (MOR) + {civil} цивільних.",
    ),
    "unmet": Term(
        "Det mangler {unmet} (80\N{NO-BREAK SPACE}% av forløpene: {interval}).",
        "{unmet} are missing (80% of the courses: {interval}).",
        "Незабезпечено: {unmet} (80\N{NO-BREAK SPACE}% прогонів: {interval}).",
    ),
    "unmet_exactly": Term(
        "Det mangler {unmet}.", "{unmet} are missing.", "Незабезпечено: {unmet}."
    ),
    "all_met": Term(
        "Ingen plassdøgn mangler.",
        "No place-days are missing.",
        "Усі ліжко-дні забезпечено.",
    ),
}


def headline(assessment: Assessment, lang: Language) -> str:
    """Say what breaks first, where, when and on what; or that nothing does."""
    names = names_of(assessment.register, lang)
    if assessment.first_break:
        return break_sentence(assessment.first_break, names)
    if assessment.gaps:
        risk = max(assessment.gaps, key=lambda gap: (gap.probability, -gap.first_day))
        sentence = break_sentence(risk, names)
        return SENTENCES["unlikely"].say(lang).format(risk=sentence)
    return (
        SENTENCES["calm"]
        .say(lang)
        .format(
            days=counted(assessment.facts.days, DAYS, lang),
            draws=counted(assessment.facts.draws, DRAWS, lang),
        )
    )


def break_sentence(gap: Gap, names: Names) -> str:
    """Say where and when one gap opens."""
    lang = names.lang
    where = names.region(gap.region)
    key = "breaks_everywhere" if gap.region == WHOLE_COUNTRY else "breaks_in_region"
    if gap.facility:
        key, where = "breaks_at_facility", names.facility(gap.facility)
    return (
        SENTENCES[key]
        .say(lang)
        .format(
            place=word(PLACES, gap.place, lang),
            where=where,
            day=number(gap.first_day, lang, 0),
            binding=word(CONSTRAINTS, gap.binding, lang),
            probability=percent(gap.probability, lang),
        )
    )


def total_sentence(assessment: Assessment, lang: Language) -> str:
    """Say the total need as the sum of its three sources, and what stays unmet."""
    totals = totals_of(assessment)
    patients = totals.patients
    total = (
        SENTENCES["total"]
        .say(lang)
        .format(
            total=counted(totals.total_written, PATIENTS, lang),
            days=counted(assessment.facts.days, DAYS, lang),
            military=number(patients["norwegian_military"].mean, lang),
            allied=number(patients["allied"].mean, lang),
            civil=number(patients["civil"].mean, lang),
        )
    )
    return f"{total} {_unmet(assessment, lang)}"


def _unmet(assessment: Assessment, lang: Language) -> str:
    unmet = totals_of(assessment).unmet_days
    if unmet.mean < 0.05:
        return SENTENCES["all_met"].say(lang)
    shown = interval(unmet, lang)
    sentence = SENTENCES["unmet_exactly" if unmet.p10 == unmet.p90 else "unmet"]
    return sentence.say(lang).format(
        unmet=counted(unmet.mean, PLACE_DAYS, lang), interval=shown
    )


def in_language(texts: dict[str, str], lang: Language) -> str:
    """Return a text of a scenario in a language, or in one that it has."""
    for choice in (lang, "nb", "en"):
        if texts.get(choice):
            return texts[choice]
    return next(iter(texts.values()), "")


def title(scenario: Scenario, lang: Language) -> str:
    """Return what the scenario is called."""
    return in_language(scenario.title, lang) or scenario.name
