"""Patient records given out and taken back."""

from numba import njit

from beredt.engine.kernels.records import FREE, SERIAL


@njit(cache=True, nogil=True, forceinline=True)
def fresh(work):
    """Return an empty patient record, or -1 when there is none left."""
    p = work.cursor[FREE]
    if p < 0:
        return p
    patient = work.patients[p]
    work.cursor[FREE] = patient.next
    patient.serial = work.cursor[SERIAL]
    work.cursor[SERIAL] += 1
    patient.station = -1
    patient.queue = -1
    patient.municipal = 0.0
    patient.worsened = 0
    patient.isolated = 0
    patient.early = 1.0
    return p


@njit(cache=True, nogil=True, forceinline=True)
def forget(work, p):
    """Give the record of patient `p` back."""
    work.patients[p].state = 0
    work.patients[p].next = work.cursor[FREE]
    work.cursor[FREE] = p
