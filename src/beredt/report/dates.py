"""Dates as people write them."""

from datetime import date

from beredt.report.language import Language, Term
from beredt.report.numerals import EN_DASH, day_text

MONTH_NAMES = (
    Term("januar", "January", "січень"),
    Term("februar", "February", "лютий"),
    Term("mars", "March", "березень"),
    Term("april", "April", "квітень"),
    Term("mai", "May", "травень"),
    Term("juni", "June", "червень"),
    Term("juli", "July", "липень"),
    Term("august", "August", "серпень"),
    Term("september", "September", "вересень"),
    Term("oktober", "October", "жовтень"),
    Term("november", "November", "листопад"),
    Term("desember", "December", "грудень"),
)
OF_MONTHS = tuple(
    Term(f"{{day}}. {name.nb}", f"{{day}} {name.en}", f"{{day}} {genitive}")
    for name, genitive in zip(
        MONTH_NAMES,
        (
            *("січня", "лютого", "березня", "квітня", "травня", "червня"),
            *("липня", "серпня", "вересня", "жовтня", "листопада", "грудня"),
        ),
        strict=True,
    )
)


def day_of_month(month: int, day: int | None, lang: Language) -> str:
    """Write a month, with its day where there is one.

    >>> day_of_month(5, 1, "nb"), day_of_month(8, None, "uk")
    ('1. mai', 'серпень')
    """
    names = MONTH_NAMES if day is None else OF_MONTHS
    return names[month - 1].say(lang).format(day=day)


def date_text(written: str, lang: Language) -> str:
    """Write a date of a file, with or without its day or month; else as it stands.

    >>> [date_text(day, "nb") for day in ("2026-11-21", "2026-11", "2026")]
    ['21.11.2026', 'november 2026', '2026']
    """
    try:
        if len(written) == len("2026-11"):
            first = date.fromisoformat(f"{written}-01")
            return f"{day_of_month(first.month, None, lang)} {first.year}"
        return day_text(date.fromisoformat(written).toordinal(), lang)
    except ValueError:
        return written


def days(first: date, last: date, lang: Language) -> str:
    """Write a day, or the first and the last, with the year.

    >>> days(date(2026, 10, 14), date(2026, 10, 15), "nb")
    '14.\N{EN DASH}15. oktober 2026'
    """
    end = f"{day_of_month(last.month, last.day, lang)} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        point = "." if f"{last.day}." in end else ""
        return f"{first.day}{point}{EN_DASH}{end}"
    begin = day_of_month(first.month, first.day, lang)
    year = "" if first.year == last.year else f" {first.year}"
    return f"{begin}{year} {EN_DASH} {end}"
