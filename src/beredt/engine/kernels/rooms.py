"""Patient records given out and taken back, and all room given to the next draw."""

import numpy as np
from numba import njit

from beredt.engine.kernels.prefetching import prefetch
from beredt.engine.kernels.records import FREE, FREE_PAGE, NOBODY, PART, USED

# So many records ahead one that was given back is asked for from memory.
AHEAD = 8


@njit(cache=True, nogil=True, forceinline=True)
def clear(plan, work):
    """Make ready for a draw whatever the draw before has written on."""
    for s in range(len(plan.stations)):
        work.stations[s] = plan.stations[s]
    work.heads[:] = NOBODY
    work.ends[:] = NOBODY
    work.parts[:] = NOBODY
    work.cursor[:] = 0
    work.cursor[FREE_PAGE] = NOBODY
    work.cursor[PART] = NOBODY
    work.waiting[:] = 0
    work.moves[:] = 0
    work.abroad[:] = 0


@njit(cache=True, nogil=True, forceinline=True)
def fresh(plan, work):
    """Return an empty patient record, or NOBODY when there is none left.

    Records that were given back come first: they are still near the processor.
    """
    free = work.cursor[FREE] - 1
    if free >= 0:
        p = np.int64(work.free[free])
        work.cursor[FREE] = free
        if free >= AHEAD:
            ahead = np.int64(work.free[free - AHEAD])
            prefetch(work.patients, ahead)
            prefetch(work.stays, ahead)
    elif work.cursor[USED] < len(work.patients):
        p = work.cursor[USED]
        work.cursor[USED] = p + 1
    else:
        return np.int64(NOBODY)
    patient = work.patients[p]
    patient.state = 0
    patient.station = NOBODY
    patient.worsened = 0
    patient.isolated = 0
    if plan.early_anywhere:
        patient.municipal = 0.0
        patient.early = 1.0
    return p


@njit(cache=True, nogil=True, forceinline=True)
def forget(work, p):
    """Give the record of patient `p` back."""
    work.patients[p].state = 0
    work.free[work.cursor[FREE]] = p
    work.cursor[FREE] += 1
