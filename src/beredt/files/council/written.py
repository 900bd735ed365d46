"""What people write in papers in Norwegian: times of day, dates, shares, bands."""

import re
from datetime import date
from fractions import Fraction

from beredt.engine.council import PrintedEnd
from beredt.engine.council.meetings import CaseType

MONTHS = {
    "januar": 1,
    "februar": 2,
    "mars": 3,
    "april": 4,
    "mai": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "desember": 12,
}
CLOCK = re.compile(r"(?:kl\.?\s*)?([01]?\d|2[0-4])(?:[:.]([0-5]\d))?")
LONG_DATE = re.compile(
    rf"\b(\d{{1,2}})\.\s*({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE
)
SHORT_DATE = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
NUMBER = r"(\d+(?:[.,]\d+)?)"
FROM_TO = re.compile(rf"{NUMBER}\s*[-–]\s*(under\s+|<\s*)?{NUMBER}")
ABOVE = re.compile(rf"(?:>|over\s)\s*{NUMBER}")
AT_LEAST = re.compile(rf"(?:>=|≥|fra\s)?\s*{NUMBER}\s*(?:og mer|\+)?")
BELOW = re.compile(rf"(?:<|under\s)\s*{NUMBER}")
TYPES: dict[str, CaseType] = {
    "godkjenning": "approval",
    "drøfting": "discussion",
    "åpen sak": "open",
    "dagsaktuelt": "open",
    "orientering": "information",
    "beslutning": "decision",
    "vedtak": "decision",
    "approval": "approval",
    "discussion": "discussion",
    "open": "open",
    "information": "information",
    "decision": "decision",
}
Ends = tuple[PrintedEnd | None, PrintedEnd | None]


def minute_of(text: str) -> int | None:
    """Read a time of day as minutes after midnight, or nothing.

    >>> minute_of("kl. 12.15"), minute_of("9"), minute_of("noon")
    (735, 540, None)
    """
    found = CLOCK.fullmatch(text.strip())
    if not found:
        return None
    minute = int(found[1]) * 60 + int(found[2] or 0)
    return minute if minute <= 24 * 60 else None


def day_in(text: str) -> int | None:
    """Return the number of the first day that a text names, or nothing.

    >>> date.fromordinal(day_in("referat 26. mars 2026")).isoformat()
    '2026-03-26'
    """
    found = [*LONG_DATE.finditer(text), *SHORT_DATE.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        day, month, year = match.groups()
        number = MONTHS.get(month.lower()) or int(month)
        try:
            return date(int(year), number, int(day)).toordinal()
        except ValueError:
            continue
    return None


def share_in(text: str) -> Fraction | None:
    """Read a percentage exactly as it is printed, or a fraction as 1/3.

    >>> share_in("33,3 %"), share_in("1/3")
    (Fraction(333, 10), Fraction(100, 3))
    """
    bare = text.replace("%", "").replace(",", ".").strip()
    try:
        number = Fraction(bare)
    except (ValueError, ZeroDivisionError):
        return None
    return number * 100 if "/" in bare else number


def band_in(text: str) -> Ends | None:
    """Read a band as printed: `15 – 40` holds both its ends, `>80` none.

    `15 – under 40` holds only the lower one, `80 og mer` its lower one.
    """
    bare = text.strip().lower()
    if found := FROM_TO.fullmatch(bare):
        return _end(found[1], held=True), _end(found[3], held=not found[2])
    if found := ABOVE.fullmatch(bare):
        return _end(found[1], held=False), None
    if found := BELOW.fullmatch(bare):
        return None, _end(found[1], held=False)
    if found := AT_LEAST.fullmatch(bare):
        return _end(found[1], held=True), None
    return None


def type_of(text: str) -> CaseType | None:
    """Return the type of a case from the word in the agenda, or nothing."""
    return TYPES.get(" ".join(text.lower().split()))


def _end(text: str, *, held: bool) -> PrintedEnd:
    return PrintedEnd(value=Fraction(text.replace(",", ".")), held=held)
