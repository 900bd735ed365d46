"""What a comparison says, in every language."""

from collections.abc import Iterator, Sequence

from beredt.engine.bands import Band
from beredt.engine.comparison import Comparison, Difference
from beredt.report.language import Language, Term
from beredt.report.numerals import counted, number, signed
from beredt.report.words import DAYS

SENTENCES = {
    "title": Term("Sammenligning", "Comparison", "Порівняння"),
    "fewer_patients": Term(
        "{amount} færre pasienter",
        "{amount} fewer patients",
        "пацієнтів менше на {amount}",
    ),
    "more_patients": Term(
        "{amount} flere pasienter",
        "{amount} more patients",
        "пацієнтів більше на {amount}",
    ),
    "fewer_unmet": Term(
        "{amount} færre udekkede plassdøgn",
        "{amount} fewer unmet place-days",
        "незабезпечених ліжко-днів менше на {amount}",
    ),
    "more_unmet": Term(
        "{amount} flere udekkede plassdøgn",
        "{amount} more unmet place-days",
        "незабезпечених ліжко-днів більше на {amount}",
    ),
    "same_unmet": Term(
        "ingen sikker endring i udekkede plassdøgn",
        "no certain change in unmet place-days",
        "без певної зміни незабезпечених ліжко-днів",
    ),
    "fewer_first": Term(
        "første brudd {amount} tidligere",
        "the first break {amount} earlier",
        "перший дефіцит раніше на {amount}",
    ),
    "more_first": Term(
        "første brudd {amount} senere",
        "the first break {amount} later",
        "перший дефіцит пізніше на {amount}",
    ),
    "fewer_deaths": Term(
        "{amount} færre dødsfall",
        "{amount} fewer deaths",
        "смертей менше на {amount}",
    ),
    "more_deaths": Term(
        "{amount} flere dødsfall",
        "{amount} more deaths",
        "смертей більше на {amount}",
    ),
    "same_deaths": Term(
        "ingen sikker endring i dødsfall",
        "no certain change in deaths",
        "без певної зміни кількості смертей",
    ),
    "fewer_moved": Term(
        "{amount} færre flyttede pasienter",
        "{amount} fewer patients moved",
        "переміщених пацієнтів менше на {amount}",
    ),
    "more_moved": Term(
        "{amount} flere flyttede pasienter",
        "{amount} more patients moved",
        "переміщених пацієнтів більше на {amount}",
    ),
    "fewer_backlog": Term(
        "{amount} færre utsatte til slutt",
        "{amount} fewer postponed at the end",
        "відкладених наприкінці менше на {amount}",
    ),
    "more_backlog": Term(
        "{amount} flere utsatte til slutt",
        "{amount} more postponed at the end",
        "відкладених наприкінці більше на {amount}",
    ),
    "band": Term(
        " (80\N{NO-BREAK SPACE}% av forløpene: {interval})",
        " (80% of the courses: {interval})",
        " (80\N{NO-BREAK SPACE}% прогонів: {interval})",
    ),
    "to": Term("til", "to", "до"),
    "against": Term(
        "{other} mot {first}: {changes}.",
        "{other} against {first}: {changes}.",
        "{other} проти {first}: {changes}.",
    ),
    "same_patients": Term(
        "Samme pasienter i alle: {draws} forløp, sammenlignet ett for ett.",
        "The same patients in all: {draws} courses, compared one by one.",
        "Ті самі пацієнти в усіх; прогонів: {draws}, порівняно попарно.",
    ),
    "reading": Term(
        "Endringen er regnet ut forløp for forløp; parentesen er intervallet som 80 % "
        "av endringene ligger i. Et tegn på hver side av null betyr at forløpene er "
        "uenige om retningen.",
        "The change is computed course by course; brackets hold the interval of 80% of "
        "the changes. A sign on each side of zero means that the courses disagree "
        "about the direction.",
        "Зміну обчислено для кожного прогону; у дужках — інтервал 80 % змін. Різні "
        "знаки по боках нуля означають, що прогони розходяться щодо напряму.",
    ),
    "missing_chart": Term(
        "Senger som mangler, snitt av forløpene, dag for dag",
        "Beds missing, mean of the courses, day by day",
        "Брак ліжок, середнє за прогонами, день за днем",
    ),
    "change_chart": Term(
        "Endring i udekkede plassdøgn: snitt (punkt) og 80 % av forløpene (strek)",
        "Change in unmet place-days: mean (dot) and 80% of the courses (line)",
        "Зміна незабезпечених ліжко-днів: середнє (точка) та 80 % прогонів (лінія)",
    ),
    "change": Term("Endring", "Change", "Зміна"),
    "day": Term("dag {day}", "day {day}", "день {day}"),
    "holds": Term("holder", "holds", "без дефіциту"),
    "whole": Term("Hvor som helst", "Anywhere", "Будь-де"),
    "patients": Term("Behov: pasienter", "Need: patients", "Потреба: пацієнти"),
    "peak_need": Term("Plasser på det meste", "Places at most", "Місць щонайбільше"),
    "unmet_days": Term(
        "Udekkede plassdøgn", "Unmet place-days", "Незабезпечені ліжко-дні"
    ),
    "first_days": Term(
        "Første brudd (og sannsynlighet)",
        "First break (and probability)",
        "Перший дефіцит (та імовірність)",
    ),
    "deaths": Term("Dødsfall", "Deaths", "Смерті"),
    "others": Term(
        "Flyttet og utsatt", "Moved and postponed", "Переміщені й відкладені"
    ),
    "moved": Term("Flyttede pasienter", "Patients moved", "Переміщені пацієнти"),
    "backlog": Term(
        "Utsatte til slutt, {where}",
        "Postponed at the end, {where}",
        "Відкладені наприкінці, {where}",
    ),
    "days_out": Term(
        "Når varer tar slutt (og sannsynlighet)",
        "When supplies run out (and probability)",
        "Коли закінчуються запаси (та імовірність)",
    ),
    "summary": Term("Forskjellen", "The difference", "Різниця"),
    "changed": Term("Hva som er endret", "What changed", "Що змінилося"),
    "first_changes": Term(
        "De første endringene; alle står i comparison.json:",
        "The first changes; all of them are in comparison.json:",
        "Перші зміни; усі — в comparison.json:",
    ),
    "charts": Term("Dag for dag", "Day by day", "День за днем"),
    "numbers": Term("Tallene", "The numbers", "Числа"),
    "facts": Term("Fakta om beregningene", "Facts of the runs", "Дані про обчислення"),
    "assessment": Term("Beregning", "Assessment", "Оцінка"),
}
# What is said also when it has not changed.
ALWAYS = {"unmet", "deaths"}


def sentence(key: str, lang: Language, **values: object) -> str:
    """Return a sentence in a language, with its blanks filled."""
    return SENTENCES[key].say(lang).format(**values)


def statements(
    comparison: Comparison, titles: Sequence[str], lang: Language
) -> Iterator[str]:
    """Say of each other assessment how it differs from the first."""
    totals = {
        "unmet": comparison.unmet_days,
        "deaths": comparison.deaths,
        "first": comparison.first_days,
        "patients": comparison.patients,
        "moved": comparison.moved,
        "backlog": comparison.backlog,
    }
    for n, other in enumerate(titles[1:], start=1):
        said = [_said(what, wholes(rows)[n], lang) for what, rows in totals.items()]
        changes = "; ".join(filter(None, said))
        yield sentence("against", lang, other=other, first=titles[0], changes=changes)


def wholes(lines: Sequence[Difference]) -> list[Difference]:
    """Return what is about the whole, of each assessment."""
    # The whole stands first, and is the only line about it.
    return [line for line in lines if line.about == lines[0].about]


def change_text(line: Difference, lang: Language) -> str:
    """Write a change with its band, or an equals sign for none."""
    change = line.change
    if not (change.mean or change.p10 or change.p90):
        return "="
    shown = signed(change.mean, lang)
    if _is_one_number(change, lang):
        return shown
    return f"{shown} ({_signed_interval(change, lang)})"


def _said(what: str, line: Difference, lang: Language) -> str:
    if not line.is_certain:
        return sentence(f"same_{what}", lang) if what in ALWAYS else ""
    way = "fewer" if line.change.mean < 0 else "more"
    size = abs(line.change.mean)
    amount = counted(size, DAYS, lang) if what == "first" else number(size, lang)
    said = sentence(f"{way}_{what}", lang, amount=amount)
    if _is_one_number(line.change, lang):
        return said
    shown = _signed_interval(line.change, lang)
    return said + sentence("band", lang, interval=shown)


def _is_one_number(band: Band, lang: Language) -> bool:
    """Whether mean and band are one number, as they are shown."""
    return len({signed(v, lang) for v in (band.p10, band.mean, band.p90)}) == 1


def _signed_interval(band: Band, lang: Language) -> str:
    to = sentence("to", lang)
    return f"{signed(band.p10, lang)} {to} {signed(band.p90, lang)}"
