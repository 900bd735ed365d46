"""Curves in time: which share of an intake comes on each day, and when in the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from beredt.engine.chance import gamma_below, normal_below

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """Shares by day; those of a day come evenly between `opens` and `closes`.

    Axes of all: day. `opens` and `closes` are shares of the day.
    """

    shares: Floats
    opens: Floats
    closes: Floats

    @classmethod
    def whole_days(cls, shares: Floats, start: float = 0.0) -> Self:
        """Make a curve that is even within each day, with nothing before `start`."""
        return cls(
            shares=shares,
            opens=np.clip(start - np.arange(len(shares)), 0, 1),
            closes=np.ones(len(shares)),
        )

    def times(self, factor: float) -> "Curve":
        """Return the same curve with another area."""
        return Curve(shares=self.shares * factor, opens=self.opens, closes=self.closes)


def hours_of_day(daytime: float) -> tuple[Floats, Floats]:
    """Return moments of the day, and the share of ordinary admissions before each.

    The share `daytime` comes evenly between 8 and 20, the rest evenly at night.

    >>> [x.round(3).tolist() for x in hours_of_day(0.7)]
    [[0.0, 0.333, 0.833, 1.0], [0.0, 0.2, 0.9, 1.0]]
    """
    night = 1 - daytime
    moments = np.array([0, 8, 20, 24]) / 24
    return moments, np.array([0.0, night * 8 / 12, 1 - night * 4 / 12, 1.0])


def evenly(days: int, start: float, length: float) -> Curve:
    """Return one a day from `start` for `length` days.

    >>> evenly(3, 0.5, 2).shares.tolist()
    [0.5, 1.0, 0.5]
    """
    edges = np.arange(days + 1.0)
    opens = np.clip(start, edges[:-1], edges[1:])
    closes = np.clip(start + length, edges[:-1], edges[1:])
    return Curve(
        shares=np.maximum(closes - opens, 0.0),
        opens=opens - edges[:-1],
        closes=np.maximum(closes, opens) - edges[:-1],
    )


def over(days: int, starts: Sequence[float], length: float) -> Curve:
    """Return one whole, again at each start, spread evenly over `length` days.

    >>> over(3, [0.75], 0.5).shares.tolist()
    [0.5, 0.5, 0.0]
    """
    parts = [evenly(days, start, length) for start in starts]
    shares = np.sum([part.shares for part in parts], axis=0) / length
    busy = [part.shares > 0 for part in parts]
    opens = np.min(
        [np.where(b, part.opens, 1.0) for b, part in zip(busy, parts, strict=True)],
        axis=0,
    )
    closes = np.max(
        [np.where(b, part.closes, 0.0) for b, part in zip(busy, parts, strict=True)],
        axis=0,
    )
    idle = ~np.any(busy, axis=0)
    return Curve(
        shares=shares,
        opens=np.where(idle, 0.0, opens),
        closes=np.where(idle, 1.0, closes),
    )


def onset(days: int, start: float, mean: float, variation: float) -> Curve:
    """Return a gamma curve of onset after `start`, with area 1."""
    shape = variation**-2.0
    edges = np.maximum(np.arange(days + 1.0) - start, 0.0)
    below = gamma_below(shape, edges * shape / mean)
    return Curve.whole_days(np.diff(below), start)


def bell(days: int, start: float, width: float) -> Curve:
    """Return a bell with area 1: standard deviation `width`, top 3 widths after start.

    What of the bell comes before `start` is left out.
    """
    edges = np.maximum(np.arange(days + 1.0), start)
    z = (edges - start) / width - 3
    below = normal_below(z)
    whole = normal_below(np.array(3.0))
    return Curve.whole_days(np.diff(below) / whole, start)
