"""Where the spread comes from: numbers that are not known, and chance."""

from beredt.engine.assessment import Assessment, Headline
from beredt.report.language import Language, Term
from beredt.report.names import Names
from beredt.report.numerals import percent
from beredt.report.phrases import phrase
from beredt.report.sheets import Sheet

# Fewer worlds say too little of what differs between worlds to be shown.
FEWEST_WORLDS = 8
NAMES: dict[Headline, Term] = {
    "unmet_days": Term(
        "udekkede plassdøgn", "unmet place-days", "незабезпечені ліжко-дні"
    ),
    "first_day": Term(
        "dagen for første brudd", "the day of the first break", "день першого дефіциту"
    ),
    "deaths": Term("dødsfall", "deaths", "смерті"),
    "peak_need": Term(
        "største samtidige behov for senger",
        "the largest need of beds at once",
        "найбільша одночасна потреба в ліжках",
    ),
}
BOTH = Term(
    "Av spredningen i {name} kommer {knowledge} fra tall vi ikke kjenner sikkert "
    "(kunnskap) og {chance} fra tilfeldigheter.",
    "Of the spread of {name}, {knowledge} comes from numbers that are not known "
    "exactly (knowledge) and {chance} from chance.",
    "Розкид ({name}): {knowledge} — від неточно відомих чисел (знання), {chance} — "
    "від випадковості.",
)
KNOWN = Term(
    "Alle tall er holdt på sin verdi: båndene viser bare tilfeldigheter.",
    "All numbers were kept at their value: the bands show chance alone.",
    "Усі числа взято за їхнім значенням: смуги показують лише випадковість.",
)
TOO_FEW = Term(
    "For få forløp til å si hva i spredningen som er kunnskap, og hva som er "
    "tilfeldigheter.",
    "Too few courses to say what of the spread is knowledge and what is chance.",
    "Замало прогонів, щоб сказати, що в розкиді від знання, а що від випадковості.",
)
ALIKE = Term(
    "Tallene er like i alle forløp.",
    "The numbers are the same in all courses.",
    "Числа однакові в усіх прогонах.",
)


def uncertainty_sentence(assessment: Assessment, lang: Language) -> str:
    """Say which share of the spread comes from which, for the first that varies."""
    if not assessment.facts.unknowns:
        return KNOWN.say(lang)
    if assessment.facts.worlds < FEWEST_WORLDS:
        return TOO_FEW.say(lang)
    for name, division in assessment.uncertainty.items():
        if division.knowledge + division.chance > 0:
            return BOTH.say(lang).format(
                name=NAMES[name].say(lang),
                knowledge=percent(division.knowledge, lang),
                chance=percent(division.chance, lang),
            )
    return ALIKE.say(lang)


def uncertainty_sheet(assessment: Assessment, names: Names) -> Sheet | None:
    """Show the shares of every headline number; nothing when they cannot be told."""
    lang = names.lang
    facts = assessment.facts
    if not facts.unknowns or facts.worlds < FEWEST_WORLDS:
        return None
    rows = [
        (
            NAMES[name].say(lang).capitalize(),
            percent(division.knowledge, lang),
            percent(division.chance, lang),
        )
        for name, division in assessment.uncertainty.items()
        if division.knowledge + division.chance > 0
    ]
    heads = tuple(phrase(key, lang) for key in ("spread_of", "knowledge", "chance"))
    return Sheet(phrase("spread", lang), heads, (1, 2), rows) if rows else None
