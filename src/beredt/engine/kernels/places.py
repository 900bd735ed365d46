"""Places taken and given back."""

import numpy as np
from numba import njit

from beredt.engine.kernels.calendar import schedule
from beredt.engine.kernels.patients import shortened, spread, stay_of
from beredt.engine.kernels.records import DEPTH, INSIDE, MOVED, NOBODY


@njit(cache=True, nogil=True, forceinline=True)
def may_move(plan, work, today, start, to, kind):
    """Say whether a patient can be moved between two facilities on this day."""
    if plan.zone[today, start] != plan.zone[today, to]:
        return False
    region = plan.facility_region[start]
    klass = plan.intensive_class[kind]
    return work.moves[today, region, klass] < plan.move_limit[today, region, klass]


@njit(cache=True, nogil=True, forceinline=True)
def nearest(plan, work, patient, kind, today):
    """Return the nearest station with a free place and how far it is, or NOBODY."""
    slot = patient.facility * plan.kinds + kind
    way = plan.first_ways[slot]
    if way.station < 0:
        return NOBODY, 0.0
    region = plan.facility_region[patient.facility]
    klass = plan.intensive_class[kind]
    stays = work.moves[today, region, klass] >= plan.move_limit[today, region, klass]
    isolated = patient.isolated & plan.isolating[kind]
    reach = plan.stages[patient.stage].reach
    j = plan.near_start[slot]
    end = plan.near_start[slot + 1]
    station, hours = way.station, way.hours
    while not stays or hours <= 0.0:
        place = work.stations[station]
        if (
            place.occupied < place.capacity
            and (not isolated or place.isolated < place.isolation)
            and (
                place.facility == patient.facility
                or may_move(plan, work, today, patient.facility, place.facility, kind)
            )
        ):
            return np.int64(station), np.float64(hours)
        j += 1
        if j == end:
            break
        station, hours = plan.near_ways[j].station, plan.near_ways[j].hours
        if hours > reach:
            break
    return NOBODY, 0.0


@njit(cache=True, nogil=True, forceinline=True)
def start(plan, work, out, seed, draw, p, station, hours, now, today):
    """Give patient `p` a place at `station`, `hours` of travel away."""
    patient = work.patients[p]
    place = work.stations[station]
    begin = now
    if place.facility != patient.facility:
        region = plan.facility_region[patient.facility]
        work.moves[today, region, plan.intensive_class[place.kind]] += 1
        out.ledger[patient.first_category, patient.source, patient.region, MOVED] += 1
        patient.facility = place.facility
        begin += hours / 24.0
    settle(plan, work, seed, draw, p, station, begin, now, today)


@njit(cache=True, nogil=True, forceinline=True)
def settle(plan, work, seed, draw, p, station, begin, now, today):
    """Let patient `p` hold a place from now on, and stay in it from `begin`."""
    patient = work.patients[p]
    place = work.stations[station]
    occupy(plan, work, p, station, now)
    stay = stay_of(plan, work, seed, draw, p)
    stay, cut = shortened(plan, patient.stage, place.facility, patient, begin, stay)
    if plan.early_anywhere:
        if patient.stage == plan.municipal_stage:
            patient.municipal = 0.0
        patient.municipal += cut
    schedule(plan, work, p, begin + stay, today)


@njit(cache=True, nogil=True, forceinline=True)
def occupy(plan, work, p, station, now):
    """Let patient `p` hold a place at `station`."""
    patient = work.patients[p]
    place = work.stations[station]
    place.occupied += 1
    place.isolated += patient.isolated & plan.isolating[place.kind]
    patient.station = station
    patient.since = now
    patient.state = INSIDE
    place.started += 1


@njit(cache=True, nogil=True, forceinline=True)
def vacate(plan, work, out, p, now):
    """Take patient `p` out of the place it holds; return which it was."""
    patient = work.patients[p]
    station = patient.station
    place = work.stations[station]
    place.occupied -= 1
    place.isolated -= patient.isolated & plan.isolating[place.kind]
    place.stay_days += now - patient.since
    if place.momentary:
        spread(out.occupied[station], plan.days, patient.since, now)
    patient.station = NOBODY
    return station


@njit(cache=True, nogil=True, forceinline=True)
def release(plan, work, out, p, now, leaves):
    """Take patient `p` out of the place it holds, and mark the place as freed."""
    station = vacate(plan, work, out, p, now)
    place = work.stations[station]
    # Nobody can take the place when nobody waits, but who releases it may come to.
    if not leaves or work.waiting[plan.regions, place.kind] > 0:
        work.freed[work.cursor[DEPTH]] = station
        work.cursor[DEPTH] += 1
