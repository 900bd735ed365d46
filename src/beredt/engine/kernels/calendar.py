"""A calendar of events: lists for each day to come, fine buckets for today.

Every patient has at most one event, so the lists run through the patient records. Only
the end of somebody's patience is ever taken out again before its time: such events
have lists of their own, linked both ways. The others are linked one way until their
day comes, so that to put one in touches no other patient.
"""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, forceinline=True)
def schedule(patients, heads, p, time, today, buckets, days, revocable):
    """Put the event of patient `p` at `time` into the calendar."""
    patients[p].time = time
    day = np.int64(time)
    if day >= days:
        return
    if day == today:
        _into_bucket(patients, heads, p, time, today, buckets)
        return
    row = buckets + day
    if revocable:
        _push(patients, heads, p, row + days)
    else:
        patients[p].next = heads[row]
        heads[row] = p


@njit(cache=True, nogil=True, forceinline=True)
def _into_bucket(patients, heads, p, time, today, buckets):
    _push(patients, heads, p, np.int64((time - today) * buckets))


@njit(cache=True, nogil=True, forceinline=True)
def _push(patients, heads, p, row):
    """Put patient `p` in front of a list linked both ways."""
    head = heads[row]
    patients[p].before = -1
    patients[p].next = head
    if head >= 0:
        patients[head].before = p
    heads[row] = p


@njit(cache=True, nogil=True, forceinline=True)
def _unlink(patients, heads, p, row):
    before = patients[p].before
    after = patients[p].next
    if before >= 0:
        patients[before].next = after
    else:
        heads[row] = after
    if after >= 0:
        patients[after].before = before


@njit(cache=True, nogil=True, forceinline=True)
def take(patients, heads, p, row):
    """Take patient `p` out of a bucket of today."""
    _unlink(patients, heads, p, row)


@njit(cache=True, nogil=True, forceinline=True)
def revoke(patients, heads, p, today, buckets, days):
    """Take the revocable event of patient `p` out of the calendar."""
    time = patients[p].time
    day = np.int64(time)
    if day == today:
        _unlink(patients, heads, p, np.int64((time - today) * buckets))
    elif day < days:
        _unlink(patients, heads, p, buckets + days + day)


@njit(cache=True, nogil=True, forceinline=True)
def open_day(patients, heads, today, buckets, days):
    """Spread the events of today over its buckets."""
    for row in (buckets + today, buckets + days + today):
        p = heads[row]
        heads[row] = -1
        while p >= 0:
            after = patients[p].next
            _into_bucket(patients, heads, p, patients[p].time, today, buckets)
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
