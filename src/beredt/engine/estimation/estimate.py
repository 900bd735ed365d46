"""What is found about a length of stay, and how closely it is known."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from beredt.engine.estimation.laws import Law, Mixture

LEVEL = 0.8
EvidenceKind = Literal["line_list", "quantiles", "census"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A number with the 80 % interval in which it is known."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StayPeriod:
    """The mean stay of those admitted from `first` up to but not including `after`."""

    first: int
    after: int
    admissions: float
    mean: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class StayEstimate:
    """A length of stay in days, estimated from one kind of evidence.

    `misfit` is the largest distance between what was recorded and the law: in share of
    stays for lists and quantiles, in mean absolute patients for a census. `tried` has
    how well each family did, the lowest being best.
    """

    kind: EvidenceKind
    law: Law | Mixture
    mean: Interval
    median: Interval
    p90: Interval
    variation: Interval
    misfit: float
    number: float
    still_inside: int
    tried: tuple[tuple[str, float], ...]
    periods: tuple[StayPeriod, ...] = ()

    @property
    def family(self) -> str:
        """Return the name of the family, `mixture` when one law is not enough."""
        return self.law.family if isinstance(self.law, Law) else "mixture"


def facts_of(law: Law | Mixture) -> tuple[float, float, float, float]:
    """Return mean, median, 90th percentile and coefficient of variation of a law."""
    median, p90 = law.quantiles(np.array([0.5, 0.9]))
    return law.mean, float(median), float(p90), law.variation
