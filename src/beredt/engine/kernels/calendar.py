"""A calendar of events: pages of notes for each day to come, today in order.

An event is a time and a patient. Events of later days are noted on pages, in any order.
When their day comes they are sorted once, so that the records of the patients can be
asked for from memory before they are needed. What still comes up for today goes into a
heap. An event that no longer holds stays where it is and is passed over: it holds only
while the patient's own time says the same.
"""

import numpy as np
from numba import njit

from beredt.engine.kernels.records import FREE_PAGE, FULL, HEAPED, PAGE, PAGES


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
def schedule(work, p, time, today, days):
    """Let the next event of patient `p` come at `time`; the one before is void."""
    work.patients[p].time = time
    day = np.int64(time)
    if day >= days:
        return
    if day == today:
        _into_heap(work, p, time)
    else:
        note(work, p, time, day)


@njit(cache=True, nogil=True, forceinline=True)
def void(work, p):
    """Let the event of patient `p` not come."""
    work.patients[p].time = -1.0


@njit(cache=True, nogil=True, forceinline=True)
def _into_heap(work, p, time):
    heap = work.heap
    i = work.cursor[HEAPED]
    if i == len(heap):
        work.cursor[FULL] = 1
        return
    work.cursor[HEAPED] = i + 1
    while i > 0:
        above = (i - 1) >> 1
        if heap[above].time <= time:
            break
        heap[i].time = heap[above].time
        heap[i].patient = heap[above].patient
        i = above
    heap[i].time = time
    heap[i].patient = p


@njit(cache=True, nogil=True, forceinline=True)
def leave_heap(work):
    """Take the earliest event out of the heap."""
    heap = work.heap
    last = work.cursor[HEAPED] - 1
    work.cursor[HEAPED] = last
    time = heap[last].time
    p = heap[last].patient
    i = np.int64(0)
    while True:
        below = 2 * i + 1
        if below >= last:
            break
        if below + 1 < last and heap[below + 1].time < heap[below].time:
            below += 1
        if heap[below].time >= time:
            break
        heap[i].time = heap[below].time
        heap[i].patient = heap[below].patient
        i = below
    heap[i].time = time
    heap[i].patient = p


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
    _in_order(work.coming, number)
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
def _in_order(coming, number):
    """Put each event in its place; its bucket has brought it near already."""
    for i in range(1, number):
        time = coming[i].time
        if coming[i - 1].time <= time:
            continue
        p = coming[i].patient
        j = i
        while j > 0 and coming[j - 1].time > time:
            coming[j].time = coming[j - 1].time
            coming[j].patient = coming[j - 1].patient
            j -= 1
        coming[j].time = time
        coming[j].patient = p
