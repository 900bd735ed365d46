"""The course of one draw: patients meet the places that can be used.

Order of one event: the patient's own step, then every place that became free is filled
again, urgent patients first, before time moves on. Each step below is called from one
place only, so that the compiler can make one loop of them.
"""

import numpy as np
from numba import njit

from beredt.engine.kernels.borrowing import lent
from beredt.engine.kernels.bulk import move_in_bulk
from beredt.engine.kernels.calendar import (
    is_sooner,
    open_day,
    schedule,
    take_first,
    void,
)
from beredt.engine.kernels.patients import (
    admit_day,
    admit_residents,
    route_of,
    shortened,
    spread,
    stay_of,
)
from beredt.engine.kernels.philox import STAGE, block, unit
from beredt.engine.kernels.places import nearest, release, start
from beredt.engine.kernels.prefetching import prefetch
from beredt.engine.kernels.queues import dequeue, enqueue, next_for
from beredt.engine.kernels.records import (
    ABROAD,
    ARRIVING,
    BLOCKED,
    DEPTH,
    DIED_OF_ILLNESS,
    DIED_WAITING,
    DISCHARGED,
    ENDS,
    FULL,
    INSIDE,
    LEFT,
    LINE,
    NEVER,
    NOBODY,
    PART,
    STILL_ABROAD,
    STILL_INSIDE,
    STILL_WAITING,
    USED,
    WAITING,
    WORSENED,
)
from beredt.engine.kernels.rooms import clear, forget

# So many events ahead a patient record is asked for from memory.
AHEAD = 8
# Who has become worse so often and still waits too long dies.
WORSENINGS = 3


@njit(cache=True, nogil=True, forceinline=True)
def _leave(work, out, p, outcome):
    """Write down what became of patient `p`, and give the record back."""
    patient = work.patients[p]
    out.ledger[patient.first_category, patient.source, patient.region, outcome] += 1
    forget(work, p)


@njit(cache=True, nogil=True, forceinline=True)
def _wait_or_leave(plan, work, out, seed, draw, p, now, today):
    """There is no place for patient `p` now."""
    patient = work.patients[p]
    if patient.stage == plan.municipal_stage and patient.station >= 0:
        # Without a municipal place an early discharge comes to nothing.
        end = now + np.float64(patient.municipal)
        patient.municipal = 0.0
        schedule(plan, work, p, end, today)
        return
    stage = plan.stages[patient.stage]
    slot = patient.facility * plan.kinds + stage.kind
    station = plan.first_ways[slot].station
    nowhere = station < 0
    leaves = nowhere or stage.patience == NEVER
    held = patient.station
    if held >= 0:
        kind = work.stations[held].kind
        if leaves or plan.rank[stage.kind] >= plan.rank[kind]:
            release(plan, work, out, p, now, False)
    if leaves:
        if not nowhere:
            out.left[station, patient.source] += 1
        _leave(work, out, p, LEFT)
    else:
        enqueue(plan, work, seed, draw, p, station, now, today)


@njit(cache=True, nogil=True, forceinline=True)
def _next_stage(plan, work, out, seed, draw, p, now, today):
    """Go on to the next stage, or out; return the patient if it asks for a place."""
    patient = work.patients[p]
    kind = plan.stages[patient.stage].kind
    if patient.stage < patient.last:
        patient.stage += 1
    elif (
        plan.early_anywhere
        and patient.municipal > 0.0
        and patient.stage != plan.municipal_stage
    ):
        patient.stage = plan.municipal_stage
        patient.last = plan.municipal_stage
    else:
        dies = patient.dying < plan.categories[patient.category].death
        release(plan, work, out, p, now, True)
        _leave(work, out, p, DIED_OF_ILLNESS if dies else DISCHARGED)
        return NOBODY
    place = work.stations[patient.station]
    if plan.stages[patient.stage].kind == place.kind and place.kind == kind:
        stay = stay_of(plan, work, seed, draw, p)
        stay, cut = shortened(plan, patient.stage, place.facility, patient, now, stay)
        if plan.early_anywhere:
            patient.municipal += cut
        schedule(plan, work, p, now + stay, today)
        return NOBODY
    if place.momentary:
        release(plan, work, out, p, now, False)
    return p


@njit(cache=True, nogil=True, forceinline=True)
def _lose_patience(plan, work, out, seed, draw, p, now):
    """Patient `p` has waited too long: dies, gets worse and asks again, or leaves."""
    patient = work.patients[p]
    stage = plan.stages[patient.stage]
    station = work.aside[p].queue
    dequeue(plan, work, p, now)
    number = stage.number + 64 * patient.worsened
    _, _, fate, turn = block(seed, STAGE, draw, patient.stream, patient.index, number)
    worst = stage.worse >= 0 and patient.worsened >= WORSENINGS
    if worst or unit(fate) < stage.waiting_death:
        out.died[station, patient.source] += 1
        _leave(work, out, p, DIED_WAITING)
        return NOBODY
    if stage.worse < 0:
        out.left[station, patient.source] += 1
        _leave(work, out, p, LEFT)
        return NOBODY
    route = route_of(plan, stage.worse, unit(turn))
    patient.category = stage.worse
    patient.worsened += 1
    patient.stage = plan.routes[route].begin
    patient.last = plan.routes[route].end - 1
    out.ledger[patient.first_category, patient.source, patient.region, WORSENED] += 1
    return p


@njit(cache=True, nogil=True, forceinline=True)
def _seat(plan, work, out, seed, draw, asking, now, today):
    """Seat the patient who asks, then fill every place that became free."""
    filling = NOBODY
    while True:
        station = NOBODY
        hours = 0.0
        p = asking
        if asking >= 0:
            asking = NOBODY
            stage = plan.stages[work.patients[p].stage]
            kind = stage.kind
            instead = stage.fallback
            while kind >= 0 and station < 0:
                station, hours = nearest(plan, work, work.patients[p], kind, today)
                kind = instead
                instead = NOBODY
            if station < 0:
                _wait_or_leave(plan, work, out, seed, draw, p, now, today)
        elif filling >= 0:
            place = work.stations[filling]
            if place.occupied < place.capacity:
                p, hours = next_for(plan, work, filling, today)
            if p >= 0:
                station = filling
                dequeue(plan, work, p, now)
                if work.patients[p].state == WAITING:
                    void(work, p)
            else:
                filling = NOBODY
        elif work.cursor[DEPTH] > 0:
            work.cursor[DEPTH] -= 1
            filling = work.freed[work.cursor[DEPTH]]
        else:
            return
        if station >= 0:
            if work.patients[p].station >= 0:
                release(plan, work, out, p, now, False)
            start(plan, work, out, seed, draw, p, station, hours, now, today)


@njit(cache=True, nogil=True, forceinline=True)
def _change(plan, work, c):
    """Carry out one change of usable places; nobody is thrown out."""
    change = plan.changes[c]
    place = work.stations[change.station]
    place.capacity = change.capacity
    place.isolation = change.isolation
    work.freed[work.cursor[DEPTH]] = change.station
    work.cursor[DEPTH] += 1


@njit(cache=True, nogil=True, forceinline=True)
def _call_up(plan, work):
    """Offer free places again to those who wait: transport runs anew each day."""
    for s in range(len(work.stations) - 1, -1, -1):
        place = work.stations[s]
        if (
            place.occupied < place.capacity
            and work.waiting[plan.regions, place.kind] > 0
        ):
            work.freed[work.cursor[DEPTH]] = s
            work.cursor[DEPTH] += 1


@njit(cache=True, nogil=True, forceinline=True)
def _next_event(work, today, i, number):
    """Return when the next event of a patient comes, and whether it came up today."""
    part = work.cursor[PART]
    if part >= 0:
        event = work.late[work.parts[part]]
        if i == number:
            return event.time, True
        noted = work.coming[i]
        if is_sooner(work, event, noted.time, np.int64(noted.patient)):
            return event.time, True
    if i < number:
        return work.coming[i].time, False
    return today + 1.0, False


@njit(cache=True, nogil=True, forceinline=True)
def _live(plan, work, out, seed, draw, today, c, number):
    """Live through one day, event by event; return the next change to come."""
    patients = work.patients
    coming = work.coming
    i = np.int64(0)
    while True:
        asking = np.int64(NOBODY)
        p = work.cursor[LINE]
        if p >= 0:
            work.cursor[LINE] = patients[p].next
            now = 0.0
            asking = p
        elif work.cursor[DEPTH] > 0:
            now = np.float64(today)
        else:
            now, late = _next_event(work, today, i, number)
            due = np.inf
            if c < len(plan.changes):
                due = plan.changes[c].time
            if due <= now and due < today + 1.0:
                now = due
                _change(plan, work, c)
                c += 1
            else:
                if late:
                    p = take_first(work)
                elif i < number:
                    p = np.int64(coming[i].patient)
                    i += 1
                    if i + AHEAD < number:
                        ahead = np.int64(coming[i + AHEAD].patient)
                        prefetch(patients, ahead)
                        prefetch(work.stays, ahead)
                else:
                    return c
                if patients[p].time != now:
                    continue
                state = patients[p].state
                if state == INSIDE:
                    # Who leaves makes way for who waits there.
                    prefetch(work.ends, np.int64(patients[p].station) * ENDS)
                    asking = _next_stage(plan, work, out, seed, draw, p, now, today)
                elif state == ARRIVING:
                    asking = p
                else:
                    asking = _lose_patience(plan, work, out, seed, draw, p, now)
        _seat(plan, work, out, seed, draw, asking, now, today)


@njit(cache=True, nogil=True)
def run(plan, work, out, seed, draw, levels):
    """Run one draw from beginning to end; return False when memory was too small.

    What an earlier draw has left in `work` does not matter. Axes of `levels`: intake,
    day. Times of a day run from `today` to `today + 1`.
    """
    plan, work, out = lent(plan), lent(work), lent(out)
    clear(plan, work)
    if not admit_residents(plan, work, out, seed, draw, levels):
        return False
    c = 0
    for today in range(plan.days):
        if not admit_day(plan, work, out, seed, draw, levels, today):
            return False
        if plan.bulk.measures > 0:
            while c < len(plan.changes) and plan.changes[c].time <= today:
                _change(plan, work, c)
                c += 1
            move_in_bulk(plan, work, out, seed, draw, today)
        number = open_day(work, today, plan.buckets)
        if number < 0:
            return False
        _call_up(plan, work)
        c = _live(plan, work, out, seed, draw, today, c, number)
        if work.cursor[FULL]:
            return False
        for s in range(len(work.stations)):
            if not work.stations[s].momentary:
                out.occupied[s, today] = work.stations[s].occupied
            out.waiting[s, today] = work.stations[s].waiting
    _close(plan, work, out)
    return True


@njit(cache=True, nogil=True, forceinline=True)
def _close(plan, work, out):
    """Write down those still there at the end."""
    end = np.float64(plan.days)
    for p in range(work.cursor[USED]):
        patient = work.patients[p]
        if patient.state == 0:
            continue
        outcome = STILL_WAITING if patient.state == WAITING else STILL_INSIDE
        if patient.state == ABROAD:
            outcome = STILL_ABROAD
        out.ledger[patient.first_category, patient.source, patient.region, outcome] += 1
        if patient.station >= 0:
            work.stations[patient.station].stay_days += end - patient.since
            if plan.stations[patient.station].momentary:
                spread(out.occupied[patient.station], plan.days, patient.since, end)
        if patient.state in (WAITING, BLOCKED):
            aside = work.aside[p]
            work.stations[aside.queue].wait_days += end - aside.queued
    for s in range(len(work.stations)):
        out.started[s] = work.stations[s].started
        out.stay_days[s] = work.stations[s].stay_days
        out.wait_days[s] = work.stations[s].wait_days
