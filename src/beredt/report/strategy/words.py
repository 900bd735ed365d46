"""The words of strategies: rules, frequencies, changes, and what stands where."""

from fractions import Fraction

from beredt.engine.strategy import Indicator, Period, Value
from beredt.report.language import Language, Term
from beredt.report.numerals import HARD_SPACE, number

PHRASES = {
    "overarching": Term("Overordnede mål", "Overarching goals", "Загальні цілі"),
    "goal": Term("Strategisk mål", "Strategic goal", "Стратегічна ціль"),
    "quarter": Term(
        "{quarter}. kvartal {year}", "Q{quarter} {year}", "{quarter} квартал {year}"
    ),
    # A mark below an axis: a line breaks at the space, never after the number.
    "quarter in short": Term(
        f"{{quarter}}.{HARD_SPACE}kv. {{year}}",
        "Q{quarter} {year}",
        f"{{quarter}}{HARD_SPACE}кв. {{year}}",
    ),
    "indicator": Term("Indikator", "Indicator", "Показник"),
    "rule": Term("Regnes som", "Worked out as", "Обчислюється як"),
    "frequency": Term("Hyppighet", "Frequency", "Періодичність"),
    "values": Term("Verdier", "Values", "Значення"),
    "period": Term("Periode", "Period", "Період"),
    "value": Term("Verdi", "Value", "Значення"),
    "pooled": Term(
        "Samlet brøk (kontroll)", "Pooled ratio (check)", "Зведена частка (перевірка)"
    ),
    "trend": Term("Endring", "Change", "Зміна"),
    "missing": Term(
        "mangler måned {months}", "month {months} missing", "немає місяця {months}"
    ),
    "so far": Term("hittil {value}", "so far {value}", "поки що {value}"),
    "no value": Term("mangler", "missing", "немає"),
    "none": Term(
        "Ingen observasjoner. Det som mangler, er ikke null.",
        "No observations. What is missing is not zero.",
        "Спостережень немає. Відсутнє не є нулем.",
    ),
}


def phrase(key: str, lang: Language) -> str:
    """Return a phrase in a language."""
    return PHRASES[key].say(lang)


def period_in(period: Period, lang: Language) -> str:
    """Write a period as people of the language do."""
    if period.quarter is None:
        return str(period.year)
    return phrase("quarter", lang).format(quarter=period.quarter, year=period.year)


def period_word(code: str, lang: Language) -> str:
    """Write the period of a value as people of the language do; a year as it stands.

    >>> period_word("2025-Q4", "nb"), period_word("2025", "nb")
    ('4. kvartal 2025', '2025')
    """
    return _period(code, phrase("quarter", lang))


def short_period(code: str, lang: Language) -> str:
    """Write the period of a value in few letters, for an axis.

    >>> short_period("2025-Q4", "en"), short_period("2025", "nb")
    ('Q4 2025', '2025')
    """
    return _period(code, phrase("quarter in short", lang))


def _period(code: str, words: str) -> str:
    year, _, quarter = code.partition("-Q")
    return words.format(quarter=quarter, year=year) if quarter else code


def value_in_words(value: Fraction | None, indicator: Indicator, lang: Language) -> str:
    """Write a share as a percentage with one decimal, a count as a whole number."""
    if value is None:
        return ""
    if not indicator.is_share:
        return number(float(value), lang, 0)
    gap = "" if lang == "en" else HARD_SPACE
    return f"{number(float(100 * value), lang, 1)}{gap}%"


def shown_value(value: Value, indicator: Indicator, lang: Language) -> str:
    """Write the value of a period, or which months it lacks and what it is so far."""
    if value.value is not None:
        return value_in_words(value.value, indicator, lang)
    if value.so_far is None:
        return phrase("no value", lang)
    months = ", ".join(map(str, value.missing))
    missing = phrase("missing", lang).format(months=months)
    so_far = value_in_words(value.so_far, indicator, lang)
    return f"– ({missing}; {phrase('so far', lang).format(value=so_far)})"
