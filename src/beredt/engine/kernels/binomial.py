"""Binomial numbers by inversion: more trials never give fewer from the same word.

Where the chance stays the same, the law of every number of trials is kept as a table
and found through a guide, so that a number costs a few steps whatever its size. Trials
are split into ones (0 to 63) and sixty-fours (0 to 4 032); larger numbers are sums.
"""

import numpy as np
from numba import njit

from beredt.engine.kernels.philox import UNIT, block

BASE = 64
GUIDE = 64  # entries of the guide of one table
LARGEST = BASE * (BASE - 1)
ROOM = 48_000  # entries of all tables of one chance
TINY = 1e-13
PART = 24.0  # expected number of one part, when there are many


@njit(cache=True, nogil=True)
def fill(chance, start, low, guide, below):
    """Fill the tables of one chance.

    Axes of `start`, `low`: table; of `guide`: table, entry; of `below`: all entries.
    Table t < 64 has t trials, table 64 + t has 64 t. `below` has the distribution
    function in 2**-32, from `low` on.
    """
    at = np.int64(0)
    law = np.empty(LARGEST + 1)
    for table in range(2 * BASE):
        trials = table if table < BASE else (table - BASE) * BASE
        first, last = _law(trials, chance, law)
        start[table] = at
        low[table] = first
        total = 0.0
        for k in range(first, last + 1):
            total += law[k]
        so_far = 0.0
        for k in range(first, last + 1):
            so_far += law[k]
            below[at] = np.uint64(so_far / total * 4294967296.0)
            at += 1
        below[at - 1] = np.uint64(4294967296)
        j = np.int64(start[table])
        for g in range(GUIDE):
            least = np.uint64(g) << np.uint64(26)
            while below[j] <= least:
                j += 1
            guide[table, g] = j - start[table]


@njit(cache=True, nogil=True)
def _law(trials, chance, law):
    """Write the law where it counts, up to a factor; return its first and last."""
    if chance >= 1.0:
        law[trials] = 1.0
        return trials, trials
    top = min(np.int64((trials + 1) * chance), trials)
    odds = chance / (1.0 - chance)
    law[top] = 1.0
    first = last = top
    while first > 0 and law[first] > TINY:
        law[first - 1] = law[first] * first / ((trials - first + 1) * odds)
        first -= 1
    while last < trials and law[last] > TINY:
        law[last + 1] = law[last] * (trials - last) * odds / (last + 1)
        last += 1
    return first, last


@njit(cache=True, nogil=True, forceinline=True)
def looked_up(table, word, start, low, guide, below):
    """Return the number that one 32-bit word stands for in one table."""
    at = start[table]
    j = at + guide[table, np.int64(word >> np.uint64(26))]
    while below[j] <= word:
        j += 1
    return np.int64(low[table]) + j - at


@njit(cache=True, nogil=True)
def at_rate(trials, rate, word, seed, purpose, draw, stream, index, stage):
    """Return how many of `trials` meet what comes with a rate, by `word`.

    The chance of each is 1 - exp(-rate). Large numbers are sums of parts; the parts
    after the first have words of their own from `stage` on.
    """
    limit = np.int64(PART / rate) + 1 if trials * rate > PART else trials
    odds = np.expm1(rate)
    total = np.int64(0)
    part = np.int64(0)
    while trials > 0:
        n = min(trials, limit)
        trials -= n
        if part > 0:
            word, _, _, _ = block(seed, purpose, draw, stream, index, stage + part)
        u = (np.float64(word) + 0.5) * UNIT
        chance = np.exp(-rate * n)
        sum_so_far = chance
        k = np.int64(0)
        while u > sum_so_far and k < n and chance > 0.0:
            chance *= odds * (n - k) / (k + 1)
            sum_so_far += chance
            k += 1
        total += k
        part += 1
    return total
