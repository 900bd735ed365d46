"""The course of one draw: patients meet the places that can be used.

Order of one event: the patient's own step, then every place that became free is
filled again, urgent patients first, before time moves on.
"""

import numpy as np
from numba import njit

from beredt.engine.kernels.borrowing import borrowed
from beredt.engine.kernels.records import Plan, Work, Draw
from beredt.engine.kernels.calendar import cancel, first_of, open_day, schedule
from beredt.engine.kernels.patients import (
    describe,
    need_places,
    route_of,
    sample,
    shortened,
    spread,
    stay_of,
    traits,
)
from beredt.engine.kernels.philox import STAGE, block, poisson, unit
from beredt.engine.kernels.records import (
    ARRIVED,
    ARRIVING,
    BLOCKED,
    CLASSES,
    DIED_OF_ILLNESS,
    DIED_WAITING,
    DISCHARGED,
    FOREVER,
    INSIDE,
    LEFT,
    MOVED,
    NEVER,
    POSTPONED,
    STILL_INSIDE,
    STILL_WAITING,
    WAITING,
    WORSENED,
)

FREE, SERIAL, DEPTH = 0, 1, 2


@njit(cache=True, nogil=True, forceinline=True)
def _may_move(plan, work, day, start, to, kind):
    """Say whether a patient can be moved between two facilities on this day."""
    if plan.zone[day, start] != plan.zone[day, to]:
        return False
    region = plan.facility_region[start]
    klass = plan.intensive_class[kind]
    return work.moves[day, region, klass] < plan.move_limit[day, region, klass]


@njit(cache=True, nogil=True, forceinline=True)
def _near(plan, work, patient, kind, reach, day):
    """Return where in `near_station` the nearest free place is, or -1."""
    slot = patient.facility * plan.kinds + kind
    begin = plan.near_start[slot]
    for j in range(begin, plan.near_start[slot + 1]):
        hours = plan.near_hours[j]
        if j > begin and hours > reach:
            return -1
        place = work.stations[plan.near_station[j]]
        if place.occupied < place.capacity and (
            not patient.isolated or place.isolated < place.isolation
        ):
            if place.facility == patient.facility:
                return j
            if _may_move(plan, work, day, patient.facility, place.facility, kind):
                return j
    return -1


@njit(cache=True, nogil=True, forceinline=True)
def _start(plan, work, out, seed, draw, p, station, hours, now, today):
    """Give patient `p` a place at `station`, `hours` of travel away."""
    patient = work.patients[p]
    place = work.stations[station]
    place.occupied += 1
    place.isolated += patient.isolated
    begin = now
    if place.facility != patient.facility:
        region = plan.facility_region[patient.facility]
        work.moves[today, region, plan.intensive_class[place.kind]] += 1
        patient.moved = 1
        out.ledger[
            patient.first_category, patient.source, patient.region, MOVED
        ] += 1
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
        work.patients, work.heads, p, begin + stay, today, plan.buckets, plan.days
    )


@njit(cache=True, nogil=True, forceinline=True)
def _release(plan, work, out, p, now):
    """Take patient `p` out of the place it holds, and mark the place as freed."""
    patient = work.patients[p]
    station = patient.station
    place = work.stations[station]
    place.occupied -= 1
    place.isolated -= patient.isolated
    out.stay_days[station] += now - patient.since
    if place.momentary:
        spread(out.occupied[station], plan.days, patient.since, now)
    patient.station = -1
    work.freed[work.cursor[DEPTH]] = station
    work.cursor[DEPTH] += 1


@njit(cache=True, nogil=True, forceinline=True)
def _forget(work, p):
    """Give the record of patient `p` back."""
    work.patients[p].state = 0
    work.patients[p].next = np.int32(work.cursor[FREE])
    work.cursor[FREE] = p


@njit(cache=True, nogil=True, forceinline=True)
def _enqueue(plan, work, out, seed, draw, p, now, today):
    """Let patient `p` wait at the nearest station that could ever take it."""
    patient = work.patients[p]
    stage = plan.stages[patient.stage]
    at = plan.near_start[patient.facility * plan.kinds + stage.kind]
    station = plan.near_station[at]
    klass = stage.priority * 2 + patient.isolated
    row = station * CLASSES + klass
    tail = work.tails[row]
    patient.klass = klass
    patient.queue = station
    patient.queued = now
    patient.behind = -1
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
        _, word, _, _ = block(
            seed, STAGE, draw, patient.stream, patient.index, number
        )
        end = now + sample(plan.tables, stage.patience, word)
    schedule(work.patients, work.heads, p, end, today, plan.buckets, plan.days)


@njit(cache=True, nogil=True, forceinline=True)
def _dequeue(plan, work, out, p, now):
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
    patient.queue = -1


@njit(cache=True, nogil=True, forceinline=True)
def _first_class(mask):
    """Return the number of the lowest bit set in `mask` (not 0)."""
    klass = 0
    while not (mask >> np.uint32(klass)) & np.uint32(1):
        klass += 1
    return klass


@njit(cache=True, nogil=True, forceinline=True)
def _next_for(plan, work, station, today):
    """Return who gets a free place at `station` and from how far, or -1."""
    place = work.stations[station]
    allowed = np.uint32(0xFF)
    if place.isolated >= place.isolation:
        allowed = np.uint32(0x55)
    mask = place.mask & allowed
    if mask:
        return work.fronts[station * CLASSES + _first_class(mask)], 0.0
    if work.waiting[place.kind] == 0:
        return -1, 0.0
    best = -1
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
            best_hours = hours
    return best, best_hours


@njit(cache=True, nogil=True, forceinline=True)
def _refill(plan, work, out, seed, draw, now, today):
    """Fill every freed place, and the places that this frees in turn."""
    while work.cursor[DEPTH] > 0:
        work.cursor[DEPTH] -= 1
        station = work.freed[work.cursor[DEPTH]]
        place = work.stations[station]
        while place.occupied < place.capacity:
            p, hours = _next_for(plan, work, station, today)
            if p < 0:
                break
            _dequeue(plan, work, out, p, now)
            if work.patients[p].state == WAITING:
                cancel(work.patients, work.heads, p, today, plan.buckets, plan.days)
            else:
                _release(plan, work, out, p, now)
            _start(plan, work, out, seed, draw, p, station, hours, now, today)


@njit(cache=True, nogil=True, forceinline=True)
def _leave(work, out, p, outcome):
    """Write down what became of patient `p`, and give the record back."""
    patient = work.patients[p]
    out.ledger[patient.first_category, patient.source, patient.region, outcome] += 1
    _forget(work, p)


@njit(cache=True, nogil=True, forceinline=True)
def _ask(plan, work, out, seed, draw, p, now, today):
    """Seek a place for the present stage of patient `p`, or let it wait."""
    patient = work.patients[p]
    stage = plan.stages[patient.stage]
    slot = patient.facility * plan.kinds + stage.kind
    nowhere = plan.near_start[slot] == plan.near_start[slot + 1]
    at = -1
    if not nowhere:
        at = _near(plan, work, patient, stage.kind, stage.reach, today)
    if at < 0 and stage.fallback >= 0:
        at = _near(plan, work, patient, stage.fallback, stage.reach, today)
    held = patient.station
    if at >= 0:
        if held >= 0:
            _release(plan, work, out, p, now)
        station = plan.near_station[at]
        hours = np.float64(plan.near_hours[at])
        _start(plan, work, out, seed, draw, p, station, hours, now, today)
        return
    if held >= 0:
        kind = work.stations[held].kind
        if nowhere or plan.rank[stage.kind] >= plan.rank[kind]:
            _release(plan, work, out, p, now)
    if nowhere or stage.patience == NEVER:
        if patient.station >= 0:
            _release(plan, work, out, p, now)
        if not nowhere:
            first = plan.near_station[plan.near_start[slot]]
            out.left[first, patient.source] += 1
        _leave(work, out, p, LEFT)
        return
    _enqueue(plan, work, out, seed, draw, p, now, today)


@njit(cache=True, nogil=True, forceinline=True)
def _finish_stage(plan, work, out, seed, draw, p, now, today):
    """Go on to the next stage, or out."""
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
        return
    station = patient.station
    if plan.stages[patient.stage].kind == work.stations[station].kind == kind:
        stay = stay_of(plan, seed, draw, patient)
        stay, cut = shortened(
            plan,
            patient.stage,
            patient.facility,
            patient.early,
            now,
            stay,
        )
        patient.municipal += cut
        schedule(
            work.patients, work.heads, p, now + stay, today, plan.buckets, plan.days
        )
        return
    if work.stations[station].momentary:
        _release(plan, work, out, p, now)
    _ask(plan, work, out, seed, draw, p, now, today)


@njit(cache=True, nogil=True, forceinline=True)
def _lose_patience(plan, work, out, seed, draw, p, now, today):
    """A patient has waited too long: dies, becomes worse, or leaves."""
    patient = work.patients[p]
    stage = plan.stages[patient.stage]
    station = patient.queue
    _dequeue(plan, work, out, p, now)
    number = stage.number + 64 * patient.worsened
    _, _, fate, turn = block(
        seed, STAGE, draw, patient.stream, patient.index, number
    )
    if unit(fate) < stage.waiting_death:
        out.died[station, patient.source] += 1
        _leave(work, out, p, DIED_WAITING)
    elif stage.worse >= 0 and patient.worsened < 3:
        route = route_of(plan, stage.worse, unit(turn))
        patient.category = stage.worse
        patient.worsened += 1
        patient.stage = plan.routes[route].begin
        patient.last = plan.routes[route].end - 1
        patient.stay = -1.0
        out.ledger[
            patient.first_category, patient.source, patient.region, WORSENED
        ] += 1
        _ask(plan, work, out, seed, draw, p, now, today)
    else:
        out.left[station, patient.source] += 1
        _leave(work, out, p, LEFT)


@njit(cache=True, nogil=True, forceinline=True)
def _new(work):
    """Return a fresh patient record."""
    p = work.cursor[FREE]
    if p >= 0:
        work.cursor[FREE] = work.patients[p].next
    patient = work.patients[p]
    patient.serial = work.cursor[SERIAL]
    work.cursor[SERIAL] += 1
    patient.station = -1
    patient.queue = -1
    patient.municipal = 0.0
    patient.worsened = 0
    patient.isolated = 0
    patient.moved = 0
    patient.early = 1.0
    return p


@njit(cache=True, nogil=True, forceinline=True)
def admit_day(plan, work, out, seed, draw, levels, today):
    """Draw the patients of one day; return False when there is no room for them."""
    for a in range(plan.day_start[today], plan.day_start[today + 1]):
        arrival = plan.arrivals[a]
        mean = arrival.rate * levels[arrival.intake, today]
        if arrival.exact:
            count = np.int64(arrival.rate)
        else:
            count = poisson(seed, draw, arrival.stream, today, mean)
        category = plan.categories[arrival.category]
        region = plan.facility_region[arrival.facility]
        ledger = out.ledger[arrival.category, arrival.source, region]
        for i in range(count):
            p = _new(work)
            if p < 0:
                return False
            patient = work.patients[p]
            time = describe(plan, seed, draw, patient, arrival, today, i)
            if (
                arrival.postponed > 0.0
                or category.isolation > 0.0
                or plan.early[arrival.facility].share > 0.0
            ):
                delay = traits(plan, seed, draw, patient)
                if delay < arrival.postponed:
                    ledger[POSTPONED] += 1
                    _forget(work, p)
                    continue
            need_places(plan, seed, draw, patient, time, out)
            ledger[ARRIVED] += 1
            out.admitted[region, arrival.category, today] += 1.0
            out.arrived[arrival.source, today] += 1.0
            patient.state = ARRIVING
            schedule(
                work.patients, work.heads, p, time, today, plan.buckets, plan.days
            )
    return True


@njit(cache=True, nogil=True, forceinline=True)
def admit_residents(plan, work, out, seed, draw, levels):
    """Place those who were there before the scenario began, in the middle of stays."""
    for a in range(len(plan.residents)):
        group = plan.residents[a]
        index = np.uint32(0xFFF00000)
        mean = group.mean * levels[group.intake, 0]
        count = poisson(seed, draw, group.stream, index + group.number, mean)
        category = plan.categories[group.category]
        region = plan.facility_region[group.facility]
        for i in range(count):
            p = _new(work)
            if p < 0:
                return False
            patient = work.patients[p]
            patient.stream = group.stream
            patient.index = index | np.uint32((group.number << 12) + i)
            patient.category = group.category
            patient.first_category = group.category
            patient.source = group.source
            patient.facility = group.facility
            patient.region = region
            patient.stage = group.stage
            patient.last = group.end - 1
            word, _, dying, _ = block(seed, STAGE, draw, patient.stream, patient.index, 63)
            patient.stay = sample(
                plan.residual, plan.stages[group.stage].table, word
            )
            patient.dying = unit(dying)
            if category.isolation > 0.0 or plan.early[group.facility].share > 0.0:
                traits(plan, seed, draw, patient)
            need_places(plan, seed, draw, patient, 0.0, out)
            out.ledger[group.category, group.source, region, ARRIVED] += 1
            _ask(plan, work, out, seed, draw, p, 0.0, 0)
            _refill(plan, work, out, seed, draw, 0.0, 0)
    return True


@njit(cache=True, nogil=True, forceinline=True)
def change_capacity(plan, work, out, seed, draw, c, today):
    """Carry out one change of usable places; nobody is thrown out."""
    change = plan.changes[c]
    place = work.stations[change.station]
    place.capacity = change.capacity
    place.isolation = change.isolation
    work.freed[work.cursor[DEPTH]] = change.station
    work.cursor[DEPTH] += 1
    _refill(plan, work, out, seed, draw, change.time, today)


@njit(cache=True, nogil=True, forceinline=True)
def _step(plan, work, out, seed, draw, p, now, today):
    """Carry out the event of patient `p`, then fill what it freed."""
    state = work.patients[p].state
    if state == INSIDE:
        _finish_stage(plan, work, out, seed, draw, p, now, today)
    elif state == ARRIVING:
        _ask(plan, work, out, seed, draw, p, now, today)
    else:
        _lose_patience(plan, work, out, seed, draw, p, now, today)
    _refill(plan, work, out, seed, draw, now, today)


@njit(cache=True, nogil=True)
def run(plan, work, out, seed, draw, levels):
    """Run one draw from beginning to end; return False when memory was too small.

    Axes of `levels`: intake, day. Times of day run from `today` to `today + 1`.
    """
    plan = Plan(
        tables=borrowed(plan.tables),
        residual=borrowed(plan.residual),
        hours=borrowed(plan.hours),
        stages=borrowed(plan.stages),
        routes=borrowed(plan.routes),
        categories=borrowed(plan.categories),
        stations=borrowed(plan.stations),
        near_start=borrowed(plan.near_start),
        near_station=borrowed(plan.near_station),
        near_hours=borrowed(plan.near_hours),
        from_start=borrowed(plan.from_start),
        from_station=borrowed(plan.from_station),
        from_hours=borrowed(plan.from_hours),
        facility_region=borrowed(plan.facility_region),
        rank=borrowed(plan.rank),
        arrivals=borrowed(plan.arrivals),
        day_start=borrowed(plan.day_start),
        residents=borrowed(plan.residents),
        changes=borrowed(plan.changes),
        early=borrowed(plan.early),
        move_limit=borrowed(plan.move_limit),
        zone=borrowed(plan.zone),
        kinds=plan.kinds,
        regions=plan.regions,
        days=plan.days,
        ward=plan.ward,
        intensive_class=borrowed(plan.intensive_class),
        municipal_stage=plan.municipal_stage,
        theatre=plan.theatre,
        buckets=plan.buckets,
    )
    work = Work(
        patients=borrowed(work.patients),
        stations=borrowed(work.stations),
        heads=borrowed(work.heads),
        fronts=borrowed(work.fronts),
        tails=borrowed(work.tails),
        freed=borrowed(work.freed),
        cursor=borrowed(work.cursor),
        waiting=borrowed(work.waiting),
        moves=borrowed(work.moves),
    )
    out = Draw(
        need=borrowed(out.need),
        need_station=borrowed(out.need_station),
        occupied=borrowed(out.occupied),
        waiting=borrowed(out.waiting),
        patient_days=borrowed(out.patient_days),
        admitted=borrowed(out.admitted),
        arrived=borrowed(out.arrived),
        ledger=borrowed(out.ledger),
        died=borrowed(out.died),
        left=borrowed(out.left),
        operations=borrowed(out.operations),
        started=borrowed(out.started),
        stay_days=borrowed(out.stay_days),
        wait_days=borrowed(out.wait_days),
    )
    if not admit_residents(plan, work, out, seed, draw, levels):
        return False
    patients = work.patients
    c = 0
    for today in range(plan.days):
        open_day(patients, work.heads, today, plan.buckets)
        if not admit_day(plan, work, out, seed, draw, levels, today):
            return False
        for row in range(plan.buckets):
            end = today + (row + 1.0) / plan.buckets
            while True:
                due = c < len(plan.changes) and plan.changes[c].time < end
                if work.heads[row] < 0:
                    if not due:
                        break
                    change_capacity(plan, work, out, seed, draw, c, today)
                    c += 1
                    continue
                p = first_of(patients, work.heads, row)
                now = patients[p].time
                if due and plan.changes[c].time <= now:
                    change_capacity(plan, work, out, seed, draw, c, today)
                    c += 1
                    continue
                cancel(patients, work.heads, p, today, plan.buckets, plan.days)
                _step(plan, work, out, seed, draw, p, now, today)
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
        out.ledger[
            patient.first_category, patient.source, patient.region, outcome
        ] += 1
        if patient.station >= 0:
            out.stay_days[patient.station] += end - patient.since
            if plan.stations[patient.station].momentary:
                spread(out.occupied[patient.station], plan.days, patient.since, end)
        if patient.queue >= 0:
            out.wait_days[patient.queue] += end - patient.queued
