"""Time in steps: lengths at which Fourier transforms are fast."""

from functools import lru_cache

_FACTORS = (2, 3, 5)


@lru_cache(maxsize=64)
def fast_length(least: int) -> int:
    """Return the smallest number from `least` that has only small factors.

    >>> fast_length(4321), fast_length(1025)
    (4374, 1080)
    """
    while True:
        rest = least
        for factor in _FACTORS:
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return least
        least += 1
