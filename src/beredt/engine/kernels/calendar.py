"""A calendar of events: pages of notes for each day to come, today in order.

An event is a time and a patient. Events of later days are noted on pages, in any order.
When their day comes they are sorted once, so that the records of the patients can be
asked for from memory before they are needed. What still comes up for today goes into
short lists, one for each small part of the day. An event that no longer holds stays
where it is and is passed over: it holds only while the patient's own time says the
same. Of two events at one moment, that of the patient whose random numbers have the
lower address comes first.
"""

import numpy as np
from numba import njit

from beredt.engine.kernels.prefetching import prefetch
from beredt.engine.kernels.records import (
    CAME_UP,
    FREE_PAGE,
    FULL,
    LEFT_UP,
    PAGE,
    PAGES,
    PART,
)

# So many buckets are one part of the day.
BUCKETS = 4


@njit(cache=True, nogil=True, forceinline=True)
def note(work, p, time, day):
    """Note an event for a day to come. The first line of a page counts its lines."""
    notes = work.notes
    page = work.heads[day]
    lines = np.int64(PAGE)
    if page >= 0:
        lines = np.int64(notes[page * PAGE].patient) + 1
    if lines == PAGE:
        fresh = work.cursor[FREE_PAGE]
        if fresh >= 0:
            work.cursor[FREE_PAGE] = notes[fresh * PAGE].link
        elif (work.cursor[PAGES] + 1) * PAGE <= len(notes):
            fresh = work.cursor[PAGES]
            work.cursor[PAGES] = fresh + 1
        else:
            work.cursor[FULL] = 1
            return
        notes[fresh * PAGE].link = page
        work.heads[day] = fresh
        page = np.int32(fresh)
        lines = np.int64(1)
    notes[page * PAGE].patient = lines
    line = notes[page * PAGE + lines]
    line.time = time
    line.patient = p


@njit(cache=True, nogil=True, forceinline=True)
def schedule(plan, work, p, time, today):
    """Let the next event of patient `p` come at `time`; the one before is void."""
    work.patients[p].time = time
    day = np.int64(time)
    if day >= plan.days:
        return
    if day == today:
        _come_up(work, p, time, np.int64((time - today) * plan.buckets) // BUCKETS)
    else:
        note(work, p, time, day)


@njit(cache=True, nogil=True, forceinline=True)
def void(work, p):
    """Let the event of patient `p` not come."""
    work.patients[p].time = -1.0


@njit(cache=True, nogil=True, forceinline=True)
def is_sooner(work, event, time, p):
    """Say whether an event comes before that of patient `p` at `time`."""
    if event.time != time:
        return event.time < time
    one, other = work.patients[event.patient], work.patients[p]
    if one.stream != other.stream:
        return one.stream < other.stream
    return one.index <= other.index


@njit(cache=True, nogil=True, forceinline=True)
def _come_up(work, p, time, part):
    """Put an event of today into the list of its part of the day, in order of time."""
    late = work.late
    e = work.cursor[CAME_UP]
    if e == len(late):
        work.cursor[FULL] = 1
        return
    work.cursor[CAME_UP] = e + 1
    work.cursor[LEFT_UP] += 1
    before = np.int64(-1)
    after = np.int64(work.parts[part])
    while after >= 0 and is_sooner(work, late[after], time, p):
        before = after
        after = np.int64(late[after].link)
    late[e].time = time
    late[e].patient = p
    late[e].link = after
    if before >= 0:
        late[before].link = e
    else:
        work.parts[part] = e
    first = work.cursor[PART]
    if first < 0 or part < first:
        work.cursor[PART] = part


@njit(cache=True, nogil=True, forceinline=True)
def take_first(work):
    """Take the earliest of the events that came up today; return whose it is.

    The record of the next one is asked for, as that of the events noted before.
    """
    part = work.cursor[PART]
    e = np.int64(work.parts[part])
    after = work.late[e].link
    work.parts[part] = after
    work.cursor[LEFT_UP] -= 1
    if after < 0:
        if work.cursor[LEFT_UP] == 0:
            part = np.int64(-1)
            work.cursor[CAME_UP] = 0
        else:
            while work.parts[part] < 0:
                part += 1
            after = work.parts[part]
        work.cursor[PART] = part
    if after >= 0:
        prefetch(work.patients, np.int64(work.late[after].patient))
    return np.int64(work.late[e].patient)


@njit(cache=True, nogil=True, forceinline=True)
def open_day(work, today, buckets):
    """Sort the events noted for today; return how many there are, -1 if too many."""
    notes = work.notes
    counts = work.counts
    counts[:] = 0
    number = np.int64(0)
    page = work.heads[today]
    while page >= 0:
        lines = np.int64(notes[page * PAGE].patient)
        number += lines
        for i in range(page * PAGE + 1, page * PAGE + 1 + lines):
            counts[np.int64((notes[i].time - today) * buckets) + 1] += 1
        page = notes[page * PAGE].link
    if number > len(work.coming):
        return np.int64(-1)
    for k in range(buckets):
        counts[k + 1] += counts[k]
    _into_buckets(work, today, buckets)
    _in_order(work, number)
    return number


@njit(cache=True, nogil=True, forceinline=True)
def _into_buckets(work, today, buckets):
    """Copy the notes of today to where their bucket begins, and free the pages."""
    notes = work.notes
    page = work.heads[today]
    while page >= 0:
        lines = np.int64(notes[page * PAGE].patient)
        for i in range(page * PAGE + 1, page * PAGE + 1 + lines):
            bucket = np.int64((notes[i].time - today) * buckets)
            at = work.counts[bucket]
            work.counts[bucket] = at + 1
            work.coming[at].time = notes[i].time
            work.coming[at].patient = notes[i].patient
        after = notes[page * PAGE].link
        notes[page * PAGE].link = np.int32(work.cursor[FREE_PAGE])
        work.cursor[FREE_PAGE] = page
        page = after
    work.heads[today] = -1


@njit(cache=True, nogil=True, forceinline=True)
def _in_order(work, number):
    """Put each event in its place; its bucket has brought it near already."""
    coming = work.coming
    for i in range(1, number):
        time = coming[i].time
        if coming[i - 1].time < time:
            continue
        p = np.int64(coming[i].patient)
        j = i
        while j > 0 and not is_sooner(work, coming[j - 1], time, p):
            coming[j].time = coming[j - 1].time
            coming[j].patient = coming[j - 1].patient
            j -= 1
        coming[j].time = time
        coming[j].patient = p
