"""Eight age bands, from the five that a register has."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from beredt.engine.register import Municipality
from beredt.engine.scenario import AGE_BANDS

Integers = npt.NDArray[np.int64]
BANDS = AGE_BANDS
# Each registered band is divided by years of life, as if every year of age in it were
# equally large: derived, and wrong by a few per cent where birth years differ.
_SPLIT: tuple[tuple[str, float], ...] = (
    ("population_0_17", 10 / 18),
    ("population_0_17", 8 / 18),
    ("population_18_44", 12 / 27),
    ("population_18_44", 15 / 27),
    ("population_45_66", 10 / 22),
    ("population_45_66", 12 / 22),
    ("population_67_79", 1.0),
    ("population_80_plus", 1.0),
)
WORKING = slice(2, 6)
CHILDREN = slice(0, 2)


def people_of(municipalities: Sequence[Municipality]) -> Integers:
    """Return whole persons by age; the sums of the registered bands are kept.

    Axes: municipality, band of `BANDS`.
    """
    people = np.zeros((len(municipalities), len(BANDS)), np.int64)
    for m, row in enumerate(municipalities):
        for a, (band, share) in enumerate(_SPLIT):
            whole = getattr(row, band)
            is_second = a > 0 and _SPLIT[a - 1][0] == band
            part = whole - people[m, a - 1] if is_second else round(whole * share)
            people[m, a] = part
    return people
