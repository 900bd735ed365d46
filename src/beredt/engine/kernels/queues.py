"""Who waits where, and who is next."""

import numpy as np
from numba import njit

from beredt.engine.kernels.calendar import schedule
from beredt.engine.kernels.patients import sample
from beredt.engine.kernels.philox import STAGE, block
from beredt.engine.kernels.places import may_move
from beredt.engine.kernels.prefetching import prefetch
from beredt.engine.kernels.records import (
    BLOCKED,
    CLASSES,
    ENDS,
    FOREVER,
    NOBODY,
    TAIL,
    WAITING,
)


@njit(cache=True, nogil=True, forceinline=True)
def enqueue(plan, work, seed, draw, p, station, now, today):
    """Let patient `p` wait at `station`; what it holds it keeps."""
    patient = work.patients[p]
    stage = plan.stages[patient.stage]
    isolated = patient.isolated & plan.isolating[stage.kind]
    klass = stage.priority * 2 + isolated
    front = station * ENDS + klass
    tail = work.ends[front + TAIL]
    aside = work.aside[p]
    aside.klass = klass
    aside.queue = station
    aside.queued = now
    aside.behind = NOBODY
    aside.ahead = tail
    if tail >= 0:
        work.aside[tail].behind = p
    else:
        work.ends[front] = p
        work.stations[station].mask |= np.uint32(1) << np.uint32(klass)
    work.ends[front + TAIL] = p
    work.stations[station].waiting += 1
    work.waiting[plan.facility_region[patient.facility], stage.kind] += 1
    work.waiting[plan.regions, stage.kind] += 1
    if patient.station >= 0:
        patient.state = BLOCKED
        return
    patient.state = WAITING
    end = plan.days + 1.0
    if stage.patience != FOREVER:
        number = stage.number + 64 * patient.worsened
        _, word, _, _ = block(seed, STAGE, draw, patient.stream, patient.index, number)
        end = now + sample(plan.tables, stage.patience, word)
    schedule(plan, work, p, end, today)


@njit(cache=True, nogil=True, forceinline=True)
def dequeue(plan, work, p, now):
    """Take patient `p` out of the queue."""
    aside = work.aside[p]
    station = aside.queue
    front = station * ENDS + aside.klass
    ahead = aside.ahead
    behind = aside.behind
    if ahead >= 0:
        work.aside[ahead].behind = behind
    else:
        work.ends[front] = behind
    if behind >= 0:
        work.aside[behind].ahead = ahead
    else:
        work.ends[front + TAIL] = ahead
    place = work.stations[station]
    if work.ends[front] < 0:
        place.mask &= ~(np.uint32(1) << np.uint32(aside.klass))
    place.waiting -= 1
    place.wait_days += now - aside.queued
    kind = place.kind
    work.waiting[plan.facility_region[work.patients[p].facility], kind] -= 1
    work.waiting[plan.regions, kind] -= 1
    aside.queue = NOBODY


@njit(cache=True, nogil=True, forceinline=True)
def _first_class(mask):
    """Return the number of the lowest bit set in `mask` (not 0)."""
    klass = 0
    while not (mask >> np.uint32(klass)) & np.uint32(1):
        klass += 1
    return klass


@njit(cache=True, nogil=True, forceinline=True)
def _of_own(plan, work, station, mask, today):
    """Return who of the station's own queue can come, and from how far, or NOBODY.

    Those who wait at a facility without such places stand in the queue of the nearest
    that has some; they must be moved.
    """
    place = work.stations[station]
    for klass in range(CLASSES):
        if not (mask >> np.uint32(klass)) & np.uint32(1):
            continue
        p = work.ends[station * ENDS + klass]
        while p >= 0:
            # Whoever comes is read here and there: all of it is asked for at once.
            prefetch(work.aside, np.int64(p))
            prefetch(work.stays, np.int64(p))
            start = work.patients[p].facility
            if start == place.facility:
                return p, 0.0
            if may_move(plan, work, today, start, place.facility, place.kind):
                way = plan.first_ways[start * plan.kinds + place.kind]
                return p, np.float64(way.hours)
            p = work.aside[p].behind
    return NOBODY, 0.0


@njit(cache=True, nogil=True, forceinline=True)
def _hours_from(plan, start, station, kind, otherwise):
    """Return the hours from a facility to a station, if that is one of the nearest."""
    slot = start * plan.kinds + kind
    for j in range(plan.near_start[slot], plan.near_start[slot + 1]):
        if plan.near_ways[j].station == station:
            return plan.near_ways[j].hours
    return otherwise


@njit(cache=True, nogil=True, forceinline=True)
def _anybody_to_fetch(plan, work, station, kind, today):
    """Say whether somebody waits in a region from which patients can still be moved."""
    klass = plan.intensive_class[kind]
    for j in range(plan.region_start[station], plan.region_start[station + 1]):
        region = plan.region_of[j]
        if (
            work.waiting[region, kind] > 0
            and work.moves[today, region, klass] < plan.move_limit[today, region, klass]
        ):
            return True
    return False


@njit(cache=True, nogil=True, forceinline=True)
def next_for(plan, work, station, today):
    """Return who gets a free place at `station` and from how far, or NOBODY."""
    place = work.stations[station]
    if work.waiting[plan.regions, place.kind] == 0:
        return NOBODY, 0.0
    allowed = np.uint32(0xFF)
    if place.isolated >= place.isolation:
        allowed = np.uint32(0x55)
    best, best_hours = _of_own(plan, work, station, place.mask & allowed, today)
    if best >= 0:
        return best, best_hours
    if not _anybody_to_fetch(plan, work, station, place.kind, today):
        return NOBODY, 0.0
    best_class = CLASSES
    for j in range(plan.from_start[station], plan.from_start[station + 1]):
        other = plan.from_ways[j].station
        mask = work.stations[other].mask & allowed
        if not mask:
            continue
        klass = _first_class(mask)
        if klass >= best_class:
            continue
        p = work.ends[other * ENDS + klass]
        patient = work.patients[p]
        hours = plan.from_ways[j].hours
        if patient.facility != work.stations[other].facility:
            hours = _hours_from(plan, patient.facility, station, place.kind, hours)
        if hours <= plan.stages[patient.stage].reach and may_move(
            plan, work, today, patient.facility, place.facility, place.kind
        ):
            best = p
            best_class = klass
            best_hours = np.float64(hours)
    return best, best_hours
