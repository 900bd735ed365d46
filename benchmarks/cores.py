"""What a second processor gives at the moment: a whole core, or half of one.

Two processors of a rented machine are now and then two threads of one core, by and by
as its host shares them out. Products that each wait for the one before leave half of a
core idle, and two of them seem to gain a second core even then. Sums that wait for
nothing fill a core, and read no memory: they gain only what there is.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numba import njit

from benchmarks.measuring import timed

PARTS = 4
STEPS = 20_000_000  # for each part: a twentieth of a second or less
# A second core is there when sums gain as much as the product shall.
WHOLE = 1.9


def gain() -> float:
    """Return how many times as fast sums are on two threads as on one."""

    def on(workers: int) -> float:
        with ThreadPoolExecutor(workers) as pool:
            return timed(lambda: list(pool.map(sums, [STEPS] * PARTS)))[0]

    sums(1)
    return on(1) / on(2)


@njit(nogil=True)
def sums(steps):  # type: ignore[no-untyped-def]
    """Go on so often with eight numbers that do not wait for each other."""
    a, b, c, d = np.uint64(1), np.uint64(2), np.uint64(3), np.uint64(4)
    e, f, g, h = np.uint64(5), np.uint64(6), np.uint64(7), np.uint64(8)
    for i in range(steps):
        step = np.uint64(i)
        a = (a ^ (a << np.uint64(13))) + step
        b = (b ^ (b >> np.uint64(7))) + step
        c = (c ^ (c << np.uint64(17))) + step
        d = (d ^ (d >> np.uint64(5))) + step
        e = (e ^ (e << np.uint64(13))) + step
        f = (f ^ (f >> np.uint64(7))) + step
        g = (g ^ (g << np.uint64(17))) + step
        h = (h ^ (h >> np.uint64(5))) + step
    return a ^ b ^ c ^ d ^ e ^ f ^ g ^ h
