"""Numbers and dates as people of each language write them."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from beredt.engine.bands import Band
from beredt.report.language import Language, Term

PluralForm = Literal["one", "few", "many", "other"]
HARD_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
EN_DASH = "\N{EN DASH}"
DECIMAL_MARK = Term(nb=",", en=".", uk=",")
THOUSANDS_MARK = Term(nb=HARD_SPACE, en=",", uk=HARD_SPACE)


class Counted(NamedTuple):
    """The forms of a noun after a number; Ukrainian has four."""

    nb_one: str
    nb_other: str
    en_one: str
    en_other: str
    uk_one: str
    uk_few: str
    uk_many: str
    uk_other: str

    def form(self, form: PluralForm, lang: Language) -> str:
        """Return the form of the noun in a language."""
        if lang == "uk":
            forms = {"one": self.uk_one, "few": self.uk_few, "many": self.uk_many}
            return forms.get(form, self.uk_other)
        if lang == "en":
            return self.en_one if form == "one" else self.en_other
        return self.nb_one if form == "one" else self.nb_other


def number(value: float, lang: Language, digits: int | None = None) -> str:
    """Write a number: whole from 10 upwards, else with at most one decimal.

    >>> number(12345.6, "en"), number(2.5, "nb"), number(3.0, "uk")
    ('12,346', '2,5', '3')
    """
    if digits is None:
        digits = _digits(value)
    text = f"{abs(value):,.{digits}f}"
    negative = value < 0 and any(figure in "123456789" for figure in text)
    whole, _, decimals = text.partition(".")
    whole = whole.replace(",", THOUSANDS_MARK.say(lang))
    text = f"{whole}{DECIMAL_MARK.say(lang)}{decimals}" if decimals else whole
    return MINUS + text if negative else text


def signed(value: float, lang: Language, digits: int | None = None) -> str:
    """Write a difference: a sign before everything but nothing.

    >>> signed(2.5, "nb"), signed(-0.4, "en", 0)
    ('+2,5', '0')
    """
    text = number(value, lang, digits)
    return text if text.startswith(MINUS) or text == "0" else f"+{text}"


def _digits(value: float) -> int:
    if abs(value) >= 9.95:
        return 0
    return 0 if abs(value - round(value)) < 0.05 else 1


def added(values: Iterable[float]) -> float:
    """Return the sum of numbers as they are written, so that a reader's sum agrees.

    >>> needs = [3071.6, 6297.7, 1030.9]
    >>> number(sum(needs), "en"), number(added(needs), "en")
    ('10,400', '10,401')
    """
    return sum(round(value, _digits(value)) for value in values)


def exact(value: float, lang: Language) -> str:
    """Write a parameter with the digits it was given, at most four significant."""
    if value == 0 or abs(value) >= 1000:
        return number(value, lang, 0)
    decimals = f"{value:.4g}"
    if "e" in decimals:
        decimals = f"{value:.10f}".rstrip("0")
    return number(value, lang, len(decimals.partition(".")[2]))


def percent(share: float, lang: Language) -> str:
    """Write a share as a percentage; hardly ever and nearly always are said so.

    >>> percent(0.005, "en"), percent(0.934, "en"), percent(0.999, "en")
    ('<1%', '93%', '>99%')
    """
    sign = "" if 0.005 < share < 0.995 or share in {0.0, 1.0} else "<"
    whole = round(share * 100)
    if sign and share > 0.5:
        sign, whole = ">", 99
    elif sign:
        whole = 1
    gap = "" if lang == "en" else HARD_SPACE
    return f"{sign}{number(whole, lang, 0)}{gap}%"


def interval(band: Band, lang: Language) -> str:
    """Write what 80 % of the draws lie between."""
    return f"{number(band.p10, lang)}{EN_DASH}{number(band.p90, lang)}"


def day_text(day: int, lang: Language) -> str:
    """Write a day number as the date that it is.

    >>> day_text(738156, "nb"), day_text(738156, "en")
    ('01.01.2022', '2022-01-01')
    """
    when = date.fromordinal(day)
    return when.isoformat() if lang == "en" else when.strftime("%d.%m.%Y")


def plural_form(shown: str, lang: Language) -> PluralForm:
    """Return the form a noun takes after a number as it is shown.

    >>> [plural_form(n, "uk") for n in ("1", "3", "5", "11", "21", "2,5")]
    ['one', 'few', 'many', 'many', 'one', 'other']
    """
    text = shown.strip(MINUS)
    if DECIMAL_MARK.say(lang) in text:
        return "other"
    whole = int(text.replace(THOUSANDS_MARK.say(lang), ""))
    if lang != "uk":
        return "one" if whole == 1 else "other"
    last, last_two = whole % 10, whole % 100
    if last == 1 and last_two != 11:
        return "one"
    if 2 <= last <= 4 and not 12 <= last_two <= 14:
        return "few"
    return "many"


def counted(value: float, noun: Counted, lang: Language) -> str:
    """Write a number with its noun in the right form."""
    shown = number(value, lang)
    return f"{shown}{HARD_SPACE}{noun.form(plural_form(shown, lang), lang)}"
