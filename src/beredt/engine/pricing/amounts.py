"""Amounts of money without loss: fractions of a krone, rounded only to be shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TypeVar

MONTHS = 12
MILLION = 1_000_000
Name = TypeVar("Name", bound=str)


@dataclass(frozen=True, slots=True)
class Span:
    """An exact number that is known to lie between two others, both included."""

    low: Fraction
    high: Fraction

    @classmethod
    def over(cls, values: Iterable[Fraction]) -> "Span":
        """Return the smallest span that holds every value."""
        every = list(values)
        return cls(min(every), max(every))

    @property
    def simplest(self) -> Fraction:
        """The roundest number of the span: the fraction of the smallest denominator.

        >>> Span(Fraction("1.019998"), Fraction("1.020039")).simplest
        Fraction(51, 50)
        """
        return _simplest(self.low, self.high)


def _simplest(low: Fraction, high: Fraction) -> Fraction:
    whole = floor(low)
    if whole == low or whole + 1 <= high:
        return Fraction(whole if whole == low else whole + 1)
    return whole + 1 / _simplest(1 / (high - whole), 1 / (low - whole))


def in_kroner(amount: Fraction) -> int:
    """Round to whole kroner, halves upwards, as prices are published.

    >>> in_kroner(Fraction(1495) * Fraction(102, 100))
    1525
    """
    return floor(amount + Fraction(1, 2))


def in_million(amount: Fraction, digits: int = 1) -> Fraction:
    """Round to millions of kroner with so many decimals.

    >>> in_million(Fraction(351_800_000, 3))
    Fraction(1173, 10)
    """
    scale = 10**digits
    return Fraction(in_kroner(amount * scale / MILLION), scale)


def round_to_sum(parts: Mapping[Name, Fraction]) -> dict[Name, int]:
    """Round parts to whole kroner so that they add up to their rounded sum.

    The kroner that are left go to the largest remainders, the first of equals first.

    >>> round_to_sum(dict.fromkeys("abc", Fraction(100, 3)))
    {'a': 34, 'b': 33, 'c': 33}
    """
    rounded = {name: floor(part) for name, part in parts.items()}
    left = in_kroner(sum(parts.values(), Fraction(0))) - sum(rounded.values())
    by_remainder = sorted(parts, key=lambda name: rounded[name] - parts[name])
    for name in by_remainder[:left]:
        rounded[name] += 1
    return rounded
