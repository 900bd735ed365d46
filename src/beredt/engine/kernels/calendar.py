"""A calendar of events: one list for each day to come, fine buckets for today.

Every patient has at most one event, so the list runs through the patient records and
an event is taken out again in constant time.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, forceinline=True)
def _list_of(time, today, buckets, days):
    """Return which list an event belongs to: a bucket of today or a later day."""
    day = np.int64(time)
    if day == today:
        return np.int64((time - today) * buckets)
    if day >= days:
        return np.int64(-1)
    return buckets + day


@njit(cache=True, nogil=True, forceinline=True)
def schedule(patients, heads, p, time, today, buckets, days):
    """Put the event of patient `p` at `time` into the calendar."""
    patients[p].time = time
    row = _list_of(time, today, buckets, days)
    patients[p].before = -1
    if row < 0:
        patients[p].next = -1
        return
    head = heads[row]
    patients[p].next = head
    if head >= 0:
        patients[head].before = p
    heads[row] = p


@njit(cache=True, nogil=True, forceinline=True)
def cancel(patients, heads, p, today, buckets, days):
    """Take the event of patient `p` out of the calendar."""
    row = _list_of(patients[p].time, today, buckets, days)
    if row < 0:
        return
    before = patients[p].before
    after = patients[p].next
    if before >= 0:
        patients[before].next = after
    else:
        heads[row] = after
    if after >= 0:
        patients[after].before = before


@njit(cache=True, nogil=True)
def open_day(patients, heads, today, buckets):
    """Spread the events of today over its buckets."""
    p = heads[buckets + today]
    heads[buckets + today] = -1
    while p >= 0:
        after = patients[p].next
        row = np.int64((patients[p].time - today) * buckets)
        head = heads[row]
        patients[p].next = head
        patients[p].before = -1
        if head >= 0:
            patients[head].before = p
        heads[row] = p
        p = after


@njit(cache=True, nogil=True, forceinline=True)
def first_of(patients, heads, row):
    """Return the earliest patient of a bucket; equal times by order of arrival."""
    best = heads[row]
    p = patients[best].next
    while p >= 0:
        if patients[p].time < patients[best].time or (
            patients[p].time == patients[best].time
            and patients[p].serial < patients[best].serial
        ):
            best = p
        p = patients[p].next
    return best
