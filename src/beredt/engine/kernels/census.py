"""Who is inside day by day: those of today and those who come, patient by patient."""

import numpy as np
from numba import njit

from beredt.engine.kernels.philox import PATIENT, block, poisson, unit


@njit(cache=True, nogil=True)
def count_inside(
    seed, streams, inside, left_of, new, known, expected, lag, coming, below
):
    """Return who is inside, and who has come. Axes of both: draw, place, day.

    Day 0 is today; a place that last reported its census `lag` days ago starts there.
    `streams[p]` holds three addresses for each place: those inside, those who came
    since, and (for place 0) those who come. `inside[p]` were counted.
    `left_of[v, p, k]` and `new[v, p, k]` are the chances to be inside `k` days after
    that count, and `k` days after the day of admission, under variant `v` of the law of
    stays (draw `d` has variant `d % len(new)`). `known[p, k]` came on day `k + 1` after
    the count, or about `expected[p, k]` where that is not known (below zero).
    `coming[d, j]` come to all places together on day `j + 1`, and `below[d, j, p]` is
    the share of them that come to places up to `p`.
    """
    draws, days = coming.shape
    places = len(inside)
    present = np.zeros((draws, places, days + 1))
    arrived = np.zeros((draws, places, days + 1))
    for d in range(draws):
        v = d % new.shape[0]
        for p in range(places):
            _count_waited(
                seed, d, streams[p], inside[p], left_of[v, p], new[v, p],
                known[p], expected[p], lag[p], present[d, p], arrived[d, p],
            )  # fmt: skip
        for j in range(days):
            for i in range(0, coming[d, j], 2):
                # Four words are enough for two patients.
                words = block(seed, PATIENT, d, streams[0, 2], i, j)
                for n in range(min(2, coming[d, j] - i)):
                    p = np.searchsorted(below[d, j], unit(words[2 * n]))
                    p = min(p, places - 1)
                    arrived[d, p, j + 1] += 1
                    nights = _nights(new[v, p], unit(words[2 * n + 1]))
                    _stand(present[d, p], j + 1, nights, 1)
        for p in range(places):
            for day in range(1, days + 1):
                present[d, p, day] += present[d, p, day - 1]
    return present, arrived


@njit(cache=True, nogil=True, inline="always")
def _count_waited(
    seed, draw, streams, inside, left_of, new, known, expected, lag, present, arrived
):
    """Add those who were inside at the count, and those who have come since."""
    for i in range(0, inside, 4):
        words = block(seed, PATIENT, draw, streams[0], i, 0)
        for n in range(min(4, inside - i)):
            _stand(present, -lag, _nights(left_of, unit(words[n])), 1)
    for k in range(lag):
        count = np.int64(known[k])
        if known[k] < 0:
            count = poisson(seed, draw, streams[1], k, expected[k])
        day = k + 1 - lag
        if day == 0:
            arrived[0] += count
        for i in range(count):
            word, _, _, _ = block(seed, PATIENT, draw, streams[1], i, k)
            _stand(present, day, _nights(new, unit(word)), 1)


@njit(cache=True, nogil=True, inline="always")
def _nights(alive, u):
    """Return on how many days from the first a patient is counted, for one number."""
    low, high = 0, len(alive)
    while low < high:
        middle = (low + high) // 2
        if alive[middle] > u:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True, nogil=True, inline="always")
def _stand(present, first, nights, amount):
    """Note a patient who is counted on so many days from `first`, as changes."""
    last = first + nights
    if last <= 0 or nights == 0:
        return
    present[max(first, 0)] += amount
    if last < len(present):
        present[last] -= amount
