"""Patients whom measures move in bulk: every morning, before anything else.

A measure orders so many patients a day. Those who wait for a place come first, in the
order of the queues; then those inside, the last to become fit before others, since they
have most of their stay left. Who is moved holds the place that he goes to from now on,
as in every move, so that nobody comes to a place that is taken.
"""

import numpy as np
from numba import njit

from beredt.engine.kernels.calendar import schedule
from beredt.engine.kernels.patients import count_need, stay_of
from beredt.engine.kernels.places import occupy, settle, vacate
from beredt.engine.kernels.queues import dequeue
from beredt.engine.kernels.records import (
    ABROAD,
    BLOCKED,
    CARRIED,
    CLASSES,
    DIED_OF_ILLNESS,
    DISCHARGED,
    EVACUATED,
    INSIDE,
    MOVED,
    NO_HUB,
    NO_LITTER,
    NO_PLACE,
    NOBODY,
    NOBODY_FIT,
    USED,
    WALKED,
)
from beredt.engine.kernels.rooms import forget

# More than the days of any scenario: a class of urgency counts before any wait.
ALL_DAYS = 10_000.0


@njit(cache=True, nogil=True)
def move_in_bulk(plan, work, out, seed, draw, today):
    """Carry out what measures order for today, in the order of the scenario."""
    fit = _look_around(plan, work, out, today)
    for m in range(plan.bulk.measures):
        ordered = plan.bulk.ordered[m, today]
        if ordered > 0:
            number = _gather(plan, work, m, fit, today)
            _carry_out(plan, work, out, seed, draw, today, m, ordered, number)


@njit(cache=True, nogil=True, forceinline=True)
def _look_around(plan, work, out, today):
    """List who may be moved at all, and settle whose stay abroad is over."""
    number = np.int64(0)
    for p in range(work.cursor[USED]):
        patient = work.patients[p]
        if patient.state == ABROAD:
            if patient.time <= today:
                _finish_abroad(plan, work, out, p)
        elif INSIDE <= patient.state <= BLOCKED:
            fit = plan.bulk.fit[patient.category]
            if (
                fit <= today
                and _is_emptied(plan, patient.facility)
                and work.aside[p].came + fit <= today
            ):
                work.fit[number] = p
                number += 1
    return number


@njit(cache=True, nogil=True, forceinline=True)
def _is_emptied(plan, facility):
    """Say whether any measure moves patients from a facility."""
    found = False
    for m in range(plan.bulk.measures):
        found |= plan.bulk.origin[m, facility] == 1
    return found


@njit(cache=True, nogil=True, forceinline=True)
def _finish_abroad(plan, work, out, p):
    """Settle what becomes of patient `p` abroad, and free the place there."""
    patient = work.patients[p]
    dies = patient.dying < plan.categories[patient.category].death
    outcome = DIED_OF_ILLNESS if dies else DISCHARGED
    out.ledger[patient.first_category, patient.source, patient.region, outcome] += 1
    work.abroad[work.aside[p].queue] -= 1
    forget(work, p)


@njit(cache=True, nogil=True, forceinline=True)
def _kind_asked(plan, work, patient):
    """Return the kind of place that a patient waits for, or else is in."""
    if patient.state == INSIDE:
        return work.stations[patient.station].kind
    return plan.stages[patient.stage].kind


@njit(cache=True, nogil=True, forceinline=True)
def _gather(plan, work, m, fit, today):
    """Put those of the fit whom a measure may move in a heap, the first on top.

    The heap is in `work.coming`, which is empty until the day is opened.
    """
    bulk = plan.bulk
    heap = work.coming
    number = np.int64(0)
    for i in range(fit):
        p = np.int64(work.fit[i])
        patient, aside = work.patients[p], work.aside[p]
        # Whom another measure has moved this morning never comes again.
        if aside.came == np.inf or not bulk.origin[m, patient.facility]:
            continue
        kind = _kind_asked(plan, work, patient)
        if not (bulk.kinds[m] >> np.uint32(kind)) & np.uint32(1):
            continue
        if patient.state != INSIDE:
            heap[number].time = aside.klass * ALL_DAYS + aside.queued
        elif patient.time > today:
            since = aside.came + bulk.fit[patient.category]
            heap[number].time = (CLASSES + 1) * ALL_DAYS - since
        else:
            continue
        heap[number].patient = p
        number += 1
    for i in range(number // 2 - 1, -1, -1):
        _sift(work, i, number)
    return number


@njit(cache=True, nogil=True, forceinline=True)
def _comes_first(work, i, j):
    """Say whether entry `i` of the heap comes before `j`; addresses decide ties."""
    one, other = work.coming[i], work.coming[j]
    if one.time != other.time:
        return one.time < other.time
    first, second = work.patients[one.patient], work.patients[other.patient]
    if first.stream != second.stream:
        return first.stream < second.stream
    return first.index < second.index


@njit(cache=True, nogil=True, forceinline=True)
def _sift(work, i, number):
    """Let an entry of the heap sink to where it belongs."""
    heap = work.coming
    while True:
        below = 2 * i + 1
        if below >= number:
            return
        if below + 1 < number and _comes_first(work, below + 1, below):
            below += 1
        if not _comes_first(work, below, i):
            return
        time, p = heap[i].time, heap[i].patient
        heap[i].time, heap[i].patient = heap[below].time, heap[below].patient
        heap[below].time, heap[below].patient = time, p
        i = below


@njit(cache=True, nogil=True, forceinline=True)
def _carry_out(plan, work, out, seed, draw, today, m, ordered, number):
    """Move those in the heap, as far as litters and places reach.

    Every patient ordered is accounted for: moved, or left behind for a reason.
    """
    bulk = plan.bulk
    heap = work.coming
    ends = out.orders[m, today]
    short = NO_HUB if bulk.held_back[m, today] else NO_LITTER
    litters_0, litters_1 = bulk.litters[m, today, 0], bulk.litters[m, today, 1]
    moved, no_litter, no_place = np.int64(0), np.int64(0), np.int64(0)
    full = np.uint32(0)
    while number > 0 and moved < ordered:
        if litters_0 <= 0 and litters_1 <= 0:
            no_litter += number
            break
        p = np.int64(heap[0].patient)
        number -= 1
        heap[0].time = heap[number].time
        heap[0].patient = heap[number].patient
        _sift(work, 0, number)
        patient = work.patients[p]
        kind = _kind_asked(plan, work, patient)
        klass = plan.intensive_class[kind]
        if (litters_1 if klass else litters_0) <= 0:
            no_litter += 1
            continue
        alone = patient.isolated & plan.isolating[kind]
        bit = np.uint32(1) << np.uint32(2 * kind + alone)
        at = np.int64(NOBODY)
        if not full & bit:
            at = _receiver(plan, work, m, patient, kind, alone, today)
            if at < NOBODY:
                full |= bit
        if at < 0:
            no_place += 1
            continue
        if klass:
            litters_1 -= 1
        else:
            litters_0 -= 1
        moved += 1
        if bulk.offer[m] < 0:
            _redistribute(plan, work, out, seed, draw, p, at, today)
        else:
            _evacuate(plan, work, out, seed, draw, p, at, today)
    ends[CARRIED] = moved
    ends[NO_PLACE] = min(no_place, ordered - moved)
    ends[short] = min(no_litter, ordered - moved - ends[NO_PLACE])
    ends[NOBODY_FIT] = ordered - moved - ends[NO_PLACE] - ends[short]


@njit(cache=True, nogil=True, forceinline=True)
def _receiver(plan, work, m, patient, kind, alone, today):
    """Return where in the list the nearest is who can receive a patient.

    NOBODY when none is within reach, less than that when none is free at all.
    """
    bulk = plan.bulk
    unit = bulk.unit[patient.category]
    facilities = len(plan.facility_region)
    slot = (m * plan.kinds + kind) * facilities + patient.facility
    # Where others find room, those who need a special unit may find none.
    found = np.int64(NOBODY) if unit else np.int64(NOBODY - 1)
    for j in range(bulk.start[slot], bulk.start[slot + 1]):
        if unit and not bulk.units[j] & unit:
            continue
        to = bulk.to[j]
        if bulk.offer[m] >= 0:
            free = work.abroad[to] < bulk.places[to, today]
            closed = bulk.shut[patient.facility, today] == 1
        else:
            place = work.stations[to]
            # Those who already wait there come before those who are brought.
            free = place.occupied + place.waiting < place.capacity and (
                not alone or place.isolated < place.isolation
            )
            closed = (
                plan.zone[today, patient.facility] != plan.zone[today, place.facility]
            )
        if free:
            if not closed and bulk.far[j] <= bulk.reach[patient.category]:
                return np.int64(j)
            found = np.int64(NOBODY)
    return found


@njit(cache=True, nogil=True, forceinline=True)
def _follow(plan, work, out, p, now, facility):
    """Let a patient need from now on where he is taken; nothing when that is abroad."""
    patient = work.patients[p]
    for i in range(WALKED):
        step = work.walks[p, i]
        if step.station < 0:
            return
        if step.end <= now:
            continue
        begin = max(step.begin, now)
        whole = step.begin >= now
        station = np.int64(NOBODY)
        if facility >= 0:
            slot = facility * plan.kinds + plan.stations[step.station].kind
            station = np.int64(plan.first_ways[slot].station)
            if station < 0:
                continue
            facility = plan.stations[station].facility
        before = np.int64(step.station)
        count_need(plan, out, patient, before, begin, step.end, whole, -1.0)
        if station >= 0:
            count_need(plan, out, patient, station, begin, step.end, whole, 1.0)


@njit(cache=True, nogil=True, forceinline=True)
def _redistribute(plan, work, out, seed, draw, p, at, today):
    """Move patient `p` to a place of the country, where he goes on as before."""
    now = np.float64(today)
    patient = work.patients[p]
    station = np.int64(plan.bulk.to[at])
    away = np.float64(plan.bulk.hours[at]) / 24.0
    out.ledger[patient.first_category, patient.source, patient.region, MOVED] += 1
    work.aside[p].came = np.inf
    waits = patient.state != INSIDE
    if waits:
        dequeue(plan, work, p, now)
    if patient.station >= 0:
        vacate(plan, work, out, p, now)
    patient.facility = work.stations[station].facility
    _follow(plan, work, out, p, now, patient.facility)
    if waits:
        settle(plan, work, seed, draw, p, station, now + away, now, today)
    else:
        occupy(plan, work, p, station, now)
        schedule(plan, work, p, patient.time + away, today)


@njit(cache=True, nogil=True, forceinline=True)
def _evacuate(plan, work, out, seed, draw, p, at, today):
    """Move patient `p` abroad; the partner's place is his for the rest of this stay."""
    now = np.float64(today)
    patient = work.patients[p]
    offer = np.int64(plan.bulk.to[at])
    out.ledger[patient.first_category, patient.source, patient.region, EVACUATED] += 1
    work.aside[p].came = np.inf
    end = patient.time
    if patient.state != INSIDE:
        dequeue(plan, work, p, now)
        end = now + stay_of(plan, work, seed, draw, p)
    if patient.station >= 0:
        vacate(plan, work, out, p, now)
    _follow(plan, work, out, p, now, np.int32(NOBODY))
    work.abroad[offer] += 1
    work.aside[p].queue = offer
    patient.state = ABROAD
    patient.time = end + np.float64(plan.bulk.hours[at]) / 24.0
