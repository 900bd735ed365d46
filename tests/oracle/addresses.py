"""Random numbers and quantile tables once more, in plain Python.

Philox4x32-10 written from the paper (Salmon, Moraes, Dror and Shaw, SC11) with Python
integers; nothing here is imported from the engine.
"""

import math
import struct

COUNT, PATIENT, TRAITS, STAGE = 1, 2, 3, 4
MULTIPLIERS = (0xD2511F53, 0xCD9E8D57)
WEYL = (0x9E3779B9, 0xBB67AE85)
WORD = 2**32
CELLS = 1024


def philox(counter, key):
    """Return four words from a counter of four words and a key of two."""
    a, b, c, d = counter
    left, right = key
    for _ in range(10):
        high_a, low_a = divmod(MULTIPLIERS[0] * a, WORD)
        high_c, low_c = divmod(MULTIPLIERS[1] * c, WORD)
        a, b, c, d = high_c ^ b ^ left, low_c, high_a ^ d ^ right, low_a
        left = (left + WEYL[0]) % WORD
        right = (right + WEYL[1]) % WORD
    return a, b, c, d


class Numbers:
    """The random numbers of one draw."""

    def __init__(self, seed, draw):
        self.seed = int(seed)
        self.draw = int(draw)

    def words(self, purpose, stream, index, stage):
        high, low = divmod(self.seed, WORD)
        key = (low, (high + purpose * WEYL[0]) % WORD)
        return philox((self.draw, int(stream), int(index), int(stage)), key)

    def poisson(self, stream, index, mean):
        """Return how many come, by going up the ladder of probabilities."""
        count = part = 0
        while mean > 0:
            piece = min(mean, 32.0)
            mean -= piece
            high, low, _, _ = self.words(COUNT, stream, index, part)
            level = (high + (low + 0.5) / WORD) / WORD
            chance = ladder = math.exp(-piece)
            step = 0
            while level > ladder and step < 200:
                step += 1
                chance *= piece / step
                ladder += chance
            count += step
            part += 1
        return count


def unit(word):
    """Return a number strictly between 0 and 1."""
    return (word + 0.5) / WORD


def read(table, word):
    """Read a quantile table: even points, and even points again in its last cell."""
    u = unit(word)
    if u * CELLS < CELLS - 1:
        return between(table[: CELLS + 1], u * CELLS)
    return between(table[CELLS + 1 :], (u * CELLS - (CELLS - 1)) * CELLS)


def between(points, x):
    """Read a list at the place `x`, straight between its points."""
    before = int(x)
    return points[before] + (x - before) * (points[before + 1] - points[before])


def single(x):
    """Round to single precision, in which patients' records are kept."""
    return struct.unpack("f", struct.pack("f", x))[0]
