"""Random numbers with addresses: Philox4x32-10 (Salmon et al. 2011).

A number is found by its address (seed, purpose, draw, stream, index, stage), never by
how many were drawn before it, so nothing that is added elsewhere can change it.
"""

import numpy as np
from numba import njit

from beredt.engine.streams import PURPOSES

(
    COUNT,
    PATIENT,
    TRAITS,
    STAGE,
    LEVEL,
    INTENSITY,
    SEEDING,
    INFECTION,
    PROGRESS,
    FATE,
    VACCINATION,
) = range(1, len(PURPOSES) + 1)

_M0 = np.uint64(0xD2511F53)
_M1 = np.uint64(0xCD9E8D57)
_W0 = np.uint64(0x9E3779B9)
_W1 = np.uint64(0xBB67AE85)
_LOW = np.uint64(0xFFFFFFFF)
_32 = np.uint64(32)
UNIT = 2.0**-32


@njit(cache=True, nogil=True, forceinline=True)
def block(seed, purpose, draw, stream, index, stage):
    """Return the four 32-bit words at one address, as unsigned 64-bit integers."""
    k0 = np.uint64(seed) & _LOW
    k1 = ((np.uint64(seed) >> _32) + np.uint64(purpose) * _W0) & _LOW
    c0 = np.uint64(draw) & _LOW
    c1 = np.uint64(stream) & _LOW
    c2 = np.uint64(index) & _LOW
    c3 = np.uint64(stage) & _LOW
    for _ in range(10):
        p0 = _M0 * c0
        p1 = _M1 * c2
        c0 = (p1 >> _32) ^ c1 ^ k0
        c1 = p1 & _LOW
        c2 = (p0 >> _32) ^ c3 ^ k1
        c3 = p0 & _LOW
        k0 = (k0 + _W0) & _LOW
        k1 = (k1 + _W1) & _LOW
    return c0, c1, c2, c3


@njit(cache=True, nogil=True, forceinline=True)
def unit(word):
    """Turn a 32-bit word into a number strictly between 0 and 1."""
    return (np.float64(word) + 0.5) * UNIT


@njit(cache=True, nogil=True)
def uniforms(seed, purpose, draw, streams, count):
    """Return `count` numbers in (0, 1) for each stream. Axes: stream, index."""
    out = np.empty((len(streams), count))
    for s in range(len(streams)):
        for i in range(count):
            word, _, _, _ = block(seed, purpose, draw, streams[s], i, 0)
            out[s, i] = unit(word)
    return out


@njit(cache=True, nogil=True)
def poisson(seed, draw, stream, index, mean):
    """Return a Poisson number by inversion, so that a larger mean never gives less.

    Means above 32 are sums of independent parts, each from its own address.
    """
    total = 0
    part = 0
    while mean > 0.0:
        piece = min(mean, 32.0)
        mean -= piece
        high, low, _, _ = block(seed, COUNT, draw, stream, index, part)
        u = (np.float64(high) + (np.float64(low) + 0.5) * UNIT) * UNIT
        chance = np.exp(-piece)
        below = chance
        n = 0
        while u > below and n < 200:
            n += 1
            chance *= piece / n
            below += chance
        total += n
        part += 1
    return total
