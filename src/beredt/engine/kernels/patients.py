"""Who comes: patients of one day, and the places they need whatever there is."""

import numpy as np
from numba import njit

from beredt.engine.kernels.calendar import note
from beredt.engine.kernels.philox import (
    PATIENT,
    STAGE,
    TRAITS,
    UNIT,
    block,
    poisson,
    unit,
)
from beredt.engine.kernels.records import (
    ARRIVED,
    ARRIVING,
    CELLS,
    COUNTED,
    LINE,
    NOBODY,
    POSTPONED,
    WALKED,
)
from beredt.engine.kernels.rooms import forget, fresh


@njit(cache=True, nogil=True, forceinline=True)
def sample(tables, table, word):
    """Read a quantile table at the 32-bit number `word`."""
    x = (np.float64(word) + 0.5) * (UNIT * CELLS)
    cell = np.int64(x)
    if cell >= CELLS - 1:
        x = (x - cell) * CELLS
        cell = np.int64(x) + CELLS + 1
        x += CELLS + 1
    low = np.float64(tables[table, cell])
    return low + (x - cell) * (np.float64(tables[table, cell + 1]) - low)


@njit(cache=True, nogil=True, forceinline=True)
def route_of(plan, category, u):
    """Return the route of a patient of this category whose number is `u`."""
    route = plan.categories[category].first
    last = route + plan.categories[category].routes - 1
    while route < last and u >= plan.routes[route].below:
        route += 1
    return route


@njit(cache=True, nogil=True, forceinline=True)
def shortened(plan, stage, facility, patient, begin, stay):
    """Return the stay in this stage after early discharge, and the days cut off."""
    if not plan.early_anywhere:
        return stay, 0.0
    early = patient.early
    rule = plan.early[facility]
    if early < rule.share and plan.stages[stage].kind == plan.ward:
        if rule.on <= begin < rule.off:
            return stay * rule.kept, stay * (1.0 - rule.kept)
        if begin < rule.on < begin + stay:
            out = rule.on + rule.ramp * (early / rule.share) - begin
            if out < stay:
                return out, stay - out
    return stay, 0.0


@njit(cache=True, nogil=True, forceinline=True)
def drawn_stay(plan, stage, word):
    """Return the stay in a stage, in the single precision in which stays are kept."""
    return np.float32(sample(plan.tables, plan.stages[stage].table, word))


@njit(cache=True, nogil=True, forceinline=True)
def stay_of(plan, work, seed, draw, p):
    """Return the stay of patient `p` in the present stage, in days."""
    patient = work.patients[p]
    if patient.stage == plan.municipal_stage:
        return np.float64(patient.municipal)
    left = patient.last - patient.stage
    if patient.worsened == 0 and work.stays[p, left] >= 0.0:
        return np.float64(work.stays[p, left])
    number = plan.stages[patient.stage].number + 64 * patient.worsened
    word, _, _, _ = block(seed, STAGE, draw, patient.stream, patient.index, number)
    return np.float64(drawn_stay(plan, patient.stage, word))


@njit(cache=True, nogil=True, forceinline=True)
def begin_with(work, p, stay):
    """Note the stay in the first stage of patient `p`; no other is drawn yet."""
    patient, stays = work.patients[p], work.stays[p]
    left = patient.last - patient.stage
    for k in range(left):
        stays[k] = -1.0
    stays[left] = stay


@njit(cache=True, nogil=True, forceinline=True)
def describe(plan, work, seed, draw, p, arrival, day, i):
    """Fill in a new patient: address, route, first stay, traits. Return the time."""
    patient = work.patients[p]
    index = (day << 20) | i
    w0, w1, w2, w3 = block(seed, PATIENT, draw, arrival.stream, index, 0)
    patient.stream = arrival.stream
    patient.index = index
    patient.category = arrival.category
    patient.first_category = arrival.category
    patient.source = arrival.source
    patient.facility = arrival.facility
    patient.region = plan.facility_region[arrival.facility]
    route = route_of(plan, arrival.category, unit(w1))
    patient.stage = plan.routes[route].begin
    patient.last = plan.routes[route].end - 1
    begin_with(work, p, drawn_stay(plan, patient.stage, w3))
    patient.dying = unit(w2)
    share = unit(w0)
    if arrival.daytime:
        x = share * 24.0
        hour = np.int64(x)
        share = plan.hours[hour] + (x - hour) * (
            plan.hours[hour + 1] - plan.hours[hour]
        )
    return day + arrival.opens + share * (arrival.closes - arrival.opens)


@njit(cache=True, nogil=True, forceinline=True)
def traits(plan, seed, draw, patient):
    """Draw isolation and early discharge; return the number that decides on delay."""
    w0, w1, w2, _ = block(seed, TRAITS, draw, patient.stream, patient.index, 0)
    patient.isolated = unit(w0) < plan.categories[patient.category].isolation
    patient.early = unit(w1)
    return unit(w2)


@njit(cache=True, nogil=True, forceinline=True)
def _count(row, days, begin, end, number=1.0):
    """Add to the ends of day that lie in (begin, end]; ends beyond count too."""
    first = np.int64(begin)
    if first < days:
        row[first] += number
        last = np.int64(end)
        if last < days:
            row[last] -= number


@njit(cache=True, nogil=True, forceinline=True)
def spread(row, days, begin, end, number=1.0):
    """Add the time from `begin` to `end` to the days in which it lies, as days."""
    day = np.int64(begin)
    while begin < end and day < days:
        stop = min(end, day + 1.0)
        row[day] += number * (stop - begin)
        begin = stop
        day += 1


@njit(cache=True, nogil=True, forceinline=True)
def count_need(plan, out, patient, station, begin, end, first, number):
    """Count a stay at the station where it would be, `number` times.

    `first` says whether it begins there, with what is done at the beginning.
    """
    place = plan.stations[station]
    row = out.need[patient.source, station]
    if place.momentary:
        spread(row, plan.days, begin, end, number)
        if first and place.kind == plan.theatre and 0.0 <= begin < plan.days:
            out.operations[place.region, np.int64(begin)] += number
        return
    _count(row, plan.days, begin, end, number)
    if patient.isolated & plan.isolating[place.kind]:
        isolated = out.need_isolated[place.region, place.kind, patient.source]
        _count(isolated, plan.days, begin, end, number)


@njit(cache=True, nogil=True, forceinline=True)
def need_places(plan, work, seed, draw, p, begin, out):
    """Record the places this patient needs from `begin` on if all were free at once."""
    patient = work.patients[p]
    stays = work.stays[p]
    facility = patient.facility
    stage = patient.stage
    owed = 0.0
    walked = np.int64(0)
    time = begin
    while time < plan.days:
        if stage == plan.municipal_stage:
            stay = owed
            owed = 0.0
        else:
            left = patient.last - stage
            if stays[left] < 0.0:
                number = plan.stages[stage].number
                word, _, _, _ = block(
                    seed, STAGE, draw, patient.stream, patient.index, number
                )
                stays[left] = drawn_stay(plan, stage, word)
            stay = np.float64(stays[left])
        kind = plan.stages[stage].kind
        slot = facility * plan.kinds + kind
        station = plan.first_ways[slot].station
        if station < 0:
            break
        facility = plan.stations[station].facility
        stay, cut = shortened(plan, stage, facility, patient, time, stay)
        owed += cut
        until = time + stay
        count_need(plan, out, patient, station, time, until, True, 1.0)
        if plan.bulk.measures > 0 and walked < WALKED:
            step = work.walks[p, walked]
            step.station, step.begin, step.end = station, time, until
            walked += 1
        time = until
        if stage < patient.last:
            stage += 1
        elif owed > 0.0:
            stage = plan.municipal_stage
        else:
            break
    if plan.bulk.measures > 0 and walked < WALKED:
        work.walks[p, walked].station = NOBODY
    _count(out.patient_days[patient.region, patient.category], plan.days, begin, time)


@njit(cache=True, nogil=True, forceinline=True)
def admit_day(plan, work, out, seed, draw, levels, today):
    """Draw the patients of one day; return False when there is no room for them."""
    for a in range(plan.day_start[today], plan.day_start[today + 1]):
        arrival = plan.arrivals[a]
        mean = arrival.rate * levels[arrival.intake, today]
        if arrival.exact == COUNTED:
            count = np.int64(mean + 0.5)
        elif arrival.exact:
            count = np.int64(arrival.rate)
        else:
            count = poisson(seed, draw, arrival.stream, today, mean)
        category = plan.categories[arrival.category]
        region = plan.facility_region[arrival.facility]
        ledger = out.ledger[arrival.category, arrival.source, region]
        postponed = 0
        for i in range(count):
            p = fresh(plan, work)
            if p < 0:
                return False
            patient = work.patients[p]
            time = describe(plan, work, seed, draw, p, arrival, today, i)
            if (
                arrival.postponed > 0.0
                or category.isolation > 0.0
                or plan.early_anywhere
            ):
                delay = traits(plan, seed, draw, patient)
                if delay < arrival.postponed:
                    postponed += 1
                    forget(work, p)
                    continue
            need_places(plan, work, seed, draw, p, time, out)
            if plan.bulk.measures > 0:
                work.aside[p].came = time
            patient.state = ARRIVING
            patient.time = time
            note(work, p, time, today)
        came = count - postponed
        ledger[POSTPONED] += postponed
        ledger[ARRIVED] += came
        out.admitted[region, arrival.category, today] += came
        out.arrived[arrival.source, today] += came
    return True


@njit(cache=True, nogil=True, forceinline=True)
def admit_residents(plan, work, out, seed, draw, levels):
    """Line up those who were there when the scenario began, in the middle of stays."""
    last = np.int64(-1)
    work.cursor[LINE] = -1
    for a in range(len(plan.residents)):
        group = plan.residents[a]
        index = np.uint32(0xFFF00000)
        mean = group.mean * levels[group.intake, 0]
        count = poisson(seed, draw, group.stream, index + group.number, mean)
        category = plan.categories[group.category]
        region = plan.facility_region[group.facility]
        for i in range(count):
            p = fresh(plan, work)
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
            word, _, dying, _ = block(
                seed, STAGE, draw, patient.stream, patient.index, 63
            )
            begin_with(work, p, sample(plan.residual, group.table, word))
            patient.dying = unit(dying)
            if category.isolation > 0.0 or plan.early_anywhere:
                traits(plan, seed, draw, patient)
            need_places(plan, work, seed, draw, p, 0.0, out)
            # When residents came is not known; they are fit as if they came today.
            work.aside[p].came = 0.0
            out.ledger[group.category, group.source, region, ARRIVED] += 1
            if last < 0:
                work.cursor[LINE] = p
            else:
                work.patients[last].next = p
            last = p
    if last >= 0:
        work.patients[last].next = -1
    return True
