"""The course of one draw: patients meet the places that can be used.

Order of one event: the patient's own step, then every place that became free is filled
again, urgent patients first, before time moves on. Each step below is called from one
place only, so that the compiler can make one loop of them.
"""

import numpy as np
from numba import njit

from beredt.engine.kernels.borrowing import lend_draw, lend_plan, lend_work
from beredt.engine.kernels.calendar import first_of, open_day, revoke, schedule, take
from beredt.engine.kernels.patients import (
    admit_day,
    admit_residents,
    route_of,
    sample,
    shortened,
    spread,
    stay_of,
)
from beredt.engine.kernels.philox import STAGE, block, unit
from beredt.engine.kernels.records import (
    ARRIVING,
    BLOCKED,
    CLASSES,
    DEPTH,
    DIED_OF_ILLNESS,
    DIED_WAITING,
    DISCHARGED,
    FOREVER,
    INSIDE,
    LEFT,
    LINE,
    MOVED,
    NEVER,
    STILL_INSIDE,
    STILL_WAITING,
    WAITING,
    WORSENED,
)
from beredt.engine.kernels.rooms import forget

NOBODY = -1
WORSENINGS = 3


@njit(cache=True, nogil=True, forceinline=True)
def _may_move(plan, work, today, start, to, kind):
    """Say whether a patient can be moved between two facilities on this day."""
    if plan.zone[today, start] != plan.zone[today, to]:
        return False
    region = plan.facility_region[start]
    klass = plan.intensive_class[kind]
    return work.moves[today, region, klass] < plan.move_limit[today, region, klass]


@njit(cache=True, nogil=True, forceinline=True)
def _nearest(plan, work, patient, kind, today):
    """Return where in `near_station` the nearest free place is, or -1."""
    slot = patient.facility * plan.kinds + kind
    begin = plan.near_start[slot]
    reach = plan.stages[patient.stage].reach
    isolated = patient.isolated & plan.isolating[kind]
    for j in range(begin, plan.near_start[slot + 1]):
        if j > begin and plan.near_hours[j] > reach:
            return NOBODY
        place = work.stations[plan.near_station[j]]
        if place.occupied < place.capacity and (
            not isolated or place.isolated < place.isolation
        ):
            if place.facility == patient.facility:
                return j
            if _may_move(plan, work, today, patient.facility, place.facility, kind):
                return j
    return NOBODY


@njit(cache=True, nogil=True, forceinline=True)
def _start(plan, work, out, seed, draw, p, station, hours, now, today):
    """Give patient `p` a place at `station`, `hours` of travel away."""
    patient = work.patients[p]
    place = work.stations[station]
    place.occupied += 1
    place.isolated += patient.isolated & plan.isolating[place.kind]
    begin = now
    if place.facility != patient.facility:
        region = plan.facility_region[patient.facility]
        work.moves[today, region, plan.intensive_class[place.kind]] += 1
        out.ledger[patient.first_category, patient.source, patient.region, MOVED] += 1
        patient.facility = place.facility
        begin += hours / 24.0
    stay = stay_of(plan, seed, draw, patient)
    patient.stay = -1.0
    stay, cut = shortened(
        plan, patient.stage, place.facility, patient.early, begin, stay
    )
    if patient.stage == plan.municipal_stage:
        patient.municipal = 0.0
    patient.municipal += cut
    patient.station = station
    patient.since = now
    patient.state = INSIDE
    out.started[station] += 1
    schedule(
        work.patients,
        work.heads,
        p,
        begin + stay,
        today,
        plan.buckets,
        plan.days,
        False,
    )


@njit(cache=True, nogil=True, forceinline=True)
def _release(plan, work, out, p, now):
    """Take patient `p` out of the place it holds, and mark the place as freed."""
    patient = work.patients[p]
    station = patient.station
    place = work.stations[station]
    place.occupied -= 1
    place.isolated -= patient.isolated & plan.isolating[place.kind]
    out.stay_days[station] += now - patient.since
    if place.momentary:
        spread(out.occupied[station], plan.days, patient.since, now)
    patient.station = NOBODY
    work.freed[work.cursor[DEPTH]] = station
    work.cursor[DEPTH] += 1


@njit(cache=True, nogil=True, forceinline=True)
def _enqueue(plan, work, seed, draw, p, station, now, today):
    """Let patient `p` wait at `station`; what it holds it keeps."""
    patient = work.patients[p]
    stage = plan.stages[patient.stage]
    isolated = patient.isolated & plan.isolating[stage.kind]
    klass = stage.priority * 2 + isolated
    row = station * CLASSES + klass
    tail = work.tails[row]
    patient.klass = klass
    patient.queue = station
    patient.queued = now
    patient.behind = NOBODY
    patient.ahead = tail
    if tail >= 0:
        work.patients[tail].behind = p
    else:
        work.fronts[row] = p
        work.stations[station].mask |= np.uint32(1) << np.uint32(klass)
    work.tails[row] = p
    work.stations[station].waiting += 1
    work.waiting[stage.kind] += 1
    if patient.station >= 0:
        patient.state = BLOCKED
        return
    patient.state = WAITING
    end = plan.days + 1.0
    if stage.patience != FOREVER:
        number = stage.number + 64 * patient.worsened
        _, word, _, _ = block(seed, STAGE, draw, patient.stream, patient.index, number)
        end = now + sample(plan.tables, stage.patience, word)
    schedule(work.patients, work.heads, p, end, today, plan.buckets, plan.days, True)


@njit(cache=True, nogil=True, forceinline=True)
def _dequeue(work, out, p, now):
    """Take patient `p` out of the queue."""
    patient = work.patients[p]
    station = patient.queue
    row = station * CLASSES + patient.klass
    ahead = patient.ahead
    behind = patient.behind
    if ahead >= 0:
        work.patients[ahead].behind = behind
    else:
        work.fronts[row] = behind
    if behind >= 0:
        work.patients[behind].ahead = ahead
    else:
        work.tails[row] = ahead
    if work.fronts[row] < 0:
        work.stations[station].mask &= ~(np.uint32(1) << np.uint32(patient.klass))
    work.stations[station].waiting -= 1
    work.waiting[work.stations[station].kind] -= 1
    out.wait_days[station] += now - patient.queued
    patient.queue = NOBODY


@njit(cache=True, nogil=True, forceinline=True)
def _first_class(mask):
    """Return the number of the lowest bit set in `mask` (not 0)."""
    klass = 0
    while not (mask >> np.uint32(klass)) & np.uint32(1):
        klass += 1
    return klass


@njit(cache=True, nogil=True, forceinline=True)
def _next_for(plan, work, station, today):
    """Return who gets a free place at `station` and from how far, or NOBODY."""
    place = work.stations[station]
    if work.waiting[place.kind] == 0:
        return NOBODY, 0.0
    allowed = np.uint32(0xFF)
    if place.isolated >= place.isolation:
        allowed = np.uint32(0x55)
    mask = place.mask & allowed
    if mask:
        return work.fronts[station * CLASSES + _first_class(mask)], 0.0
    best = NOBODY
    best_class = CLASSES
    best_hours = 0.0
    for j in range(plan.from_start[station], plan.from_start[station + 1]):
        other = plan.from_station[j]
        mask = work.stations[other].mask & allowed
        if not mask:
            continue
        klass = _first_class(mask)
        if klass >= best_class:
            continue
        p = work.fronts[other * CLASSES + klass]
        patient = work.patients[p]
        hours = plan.from_hours[j]
        if hours <= plan.stages[patient.stage].reach and _may_move(
            plan, work, today, patient.facility, place.facility, place.kind
        ):
            best = p
            best_class = klass
            best_hours = np.float64(hours)
    return best, best_hours


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
    stage = plan.stages[patient.stage]
    slot = patient.facility * plan.kinds + stage.kind
    at = plan.near_start[slot]
    nowhere = at == plan.near_start[slot + 1]
    leaves = nowhere or stage.patience == NEVER
    held = patient.station
    if held >= 0:
        kind = work.stations[held].kind
        if leaves or plan.rank[stage.kind] >= plan.rank[kind]:
            _release(plan, work, out, p, now)
    if leaves:
        if not nowhere:
            out.left[plan.near_station[at], patient.source] += 1
        _leave(work, out, p, LEFT)
    else:
        _enqueue(plan, work, seed, draw, p, plan.near_station[at], now, today)


@njit(cache=True, nogil=True, forceinline=True)
def _next_stage(plan, work, out, seed, draw, p, now, today):
    """Go on to the next stage, or out; return the patient if it asks for a place."""
    patient = work.patients[p]
    kind = plan.stages[patient.stage].kind
    if patient.stage < patient.last:
        patient.stage += 1
    elif patient.municipal > 0.0 and patient.stage != plan.municipal_stage:
        patient.stage = plan.municipal_stage
        patient.last = plan.municipal_stage
    else:
        dies = patient.dying < plan.categories[patient.category].death
        _release(plan, work, out, p, now)
        _leave(work, out, p, DIED_OF_ILLNESS if dies else DISCHARGED)
        return NOBODY
    place = work.stations[patient.station]
    if plan.stages[patient.stage].kind == place.kind and place.kind == kind:
        stay = stay_of(plan, seed, draw, patient)
        stay, cut = shortened(
            plan, patient.stage, place.facility, patient.early, now, stay
        )
        patient.municipal += cut
        schedule(
            work.patients,
            work.heads,
            p,
            now + stay,
            today,
            plan.buckets,
            plan.days,
            False,
        )
        return NOBODY
    if place.momentary:
        _release(plan, work, out, p, now)
    return p


@njit(cache=True, nogil=True, forceinline=True)
def _lose_patience(plan, work, out, seed, draw, p, now):
    """Patient `p` has waited too long: dies, gets worse and asks again, or leaves."""
    patient = work.patients[p]
    stage = plan.stages[patient.stage]
    station = patient.queue
    _dequeue(work, out, p, now)
    number = stage.number + 64 * patient.worsened
    _, _, fate, turn = block(seed, STAGE, draw, patient.stream, patient.index, number)
    if unit(fate) < stage.waiting_death:
        out.died[station, patient.source] += 1
        _leave(work, out, p, DIED_WAITING)
        return NOBODY
    if stage.worse < 0 or patient.worsened >= WORSENINGS:
        out.left[station, patient.source] += 1
        _leave(work, out, p, LEFT)
        return NOBODY
    route = route_of(plan, stage.worse, unit(turn))
    patient.category = stage.worse
    patient.worsened += 1
    patient.stage = plan.routes[route].begin
    patient.last = plan.routes[route].end - 1
    patient.stay = -1.0
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
            at = NOBODY
            kind = stage.kind
            while kind >= 0 and at < 0:
                at = _nearest(plan, work, work.patients[p], kind, today)
                kind = stage.fallback if kind == stage.kind else NOBODY
            if at >= 0:
                station = plan.near_station[at]
                hours = np.float64(plan.near_hours[at])
            else:
                _wait_or_leave(plan, work, out, seed, draw, p, now, today)
        elif filling >= 0:
            place = work.stations[filling]
            if place.occupied < place.capacity:
                p, hours = _next_for(plan, work, filling, today)
            if p >= 0:
                station = filling
                _dequeue(work, out, p, now)
                if work.patients[p].state == WAITING:
                    revoke(work.patients, work.heads, p, today, plan.buckets, plan.days)
            else:
                filling = NOBODY
        elif work.cursor[DEPTH] > 0:
            work.cursor[DEPTH] -= 1
            filling = work.freed[work.cursor[DEPTH]]
        else:
            return
        if station >= 0:
            if work.patients[p].station >= 0:
                _release(plan, work, out, p, now)
            _start(plan, work, out, seed, draw, p, station, hours, now, today)


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
def _live(plan, work, out, seed, draw, today, c):
    """Live through one day, event by event; return the next change to come."""
    patients = work.patients
    heads = work.heads
    for row in range(plan.buckets):
        end = today + (row + 1.0) / plan.buckets
        while True:
            asking = np.int64(NOBODY)
            p = work.cursor[LINE]
            due = c < len(plan.changes) and plan.changes[c].time < end
            if p >= 0:
                work.cursor[LINE] = patients[p].next
                now = 0.0
                asking = p
            elif heads[row] >= 0 or due:
                now = end
                if heads[row] >= 0:
                    p = first_of(patients, heads, row)
                    now = patients[p].time
                if due and plan.changes[c].time <= now:
                    now = plan.changes[c].time
                    _change(plan, work, c)
                    c += 1
                else:
                    take(patients, heads, p, row)
                    state = patients[p].state
                    if state == INSIDE:
                        asking = _next_stage(plan, work, out, seed, draw, p, now, today)
                    elif state == ARRIVING:
                        asking = p
                    else:
                        asking = _lose_patience(plan, work, out, seed, draw, p, now)
            else:
                break
            _seat(plan, work, out, seed, draw, asking, now, today)
    return c


@njit(cache=True, nogil=True)
def run(plan, work, out, seed, draw, levels):
    """Run one draw from beginning to end; return False when memory was too small.

    Axes of `levels`: intake, day. Times of a day run from `today` to `today + 1`.
    """
    plan = lend_plan(plan)
    work = lend_work(work)
    out = lend_draw(out)
    if not admit_residents(plan, work, out, seed, draw, levels):
        return False
    c = 0
    for today in range(plan.days):
        open_day(work.patients, work.heads, today, plan.buckets, plan.days)
        if not admit_day(plan, work, out, seed, draw, levels, today):
            return False
        c = _live(plan, work, out, seed, draw, today, c)
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
    for p in range(len(work.patients)):
        patient = work.patients[p]
        if patient.state == 0:
            continue
        outcome = STILL_WAITING if patient.state == WAITING else STILL_INSIDE
        out.ledger[patient.first_category, patient.source, patient.region, outcome] += 1
        if patient.station >= 0:
            out.stay_days[patient.station] += end - patient.since
            if plan.stations[patient.station].momentary:
                spread(out.occupied[patient.station], plan.days, patient.since, end)
        if patient.queue >= 0:
            out.wait_days[patient.queue] += end - patient.queued
