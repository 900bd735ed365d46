"""One draw, added up: by region and kind, and each station's gap."""

import numpy as np
from numba import njit

from beredt.engine.kernels.borrowing import lent

# A facility breaks when this share of its usable places is missing.
NOTABLE = 0.1


@njit(cache=True, nogil=True)
def add_up(plan, out, usable, background, ordinary, total):
    """Turn counts of change into counts, and add stations up to region and kind.

    Axes of `usable`: station, day; less the `background` of each station, users of the
    source `ordinary`. `total` is a `flow.Totals` row of this draw.
    """
    plan, out = lent(plan), lent(out)
    regions, kinds, sources, days = out.need_isolated.shape
    for r in range(regions):
        for k in range(kinds):
            for a in range(sources):
                sofar = np.float32(0.0)
                for t in range(days):
                    sofar += out.need_isolated[r, k, a, t]
                    total.need_isolated[r, k, a, t] = sofar
    for r in range(regions):
        for c in range(out.patient_days.shape[1]):
            sofar = np.float32(0.0)
            for t in range(days):
                sofar += out.patient_days[r, c, t]
                total.patient_days[r, c, t] = sofar
                total.admitted[r, c, t] = out.admitted[r, c, t]
    total.operations[:] = out.operations
    total.arrived[:] = out.arrived
    total.ledger[:] = out.ledger
    total.orders[:] = out.orders
    for s in range(len(plan.stations)):
        _station(plan, out, usable, background[s], ordinary, total, s)


@njit(cache=True, nogil=True)
def _station(plan, out, usable, background, ordinary, total, s):
    place = plan.stations[s]
    sources, _, days = out.need.shape
    need = np.zeros(days, np.float32)
    for a in range(sources):
        _count_up(out.need[a, s], place.momentary == 1)
        row = total.need[place.region, place.kind, a]
        for t in range(days):
            row[t] += out.need[a, s, t]
            need[t] += out.need[a, s, t]
    first = np.float32(0.0)
    peak = np.float32(0.0)
    unmet = np.float32(0.0)
    for t in range(days):
        total.need_station[s, t] += need[t]
        total.occupied[place.region, place.kind, t] += out.occupied[s, t]
        total.waiting[place.region, place.kind, t] += out.waiting[s, t]
        gap = need[t] - usable[s, t]
        if gap > 0.0:
            unmet += gap
            peak = max(peak, gap)
            share = gap / (need[t] + background)
            for a in range(sources):
                total.unmet_source[s, a] += share * out.need[a, s, t]
            total.unmet_source[s, ordinary] += share * background
            if first == 0.0 and gap >= max(1.0, NOTABLE * usable[s, t]):
                first = np.float32(t + 1)
    total.station_gap[s, 0] = first
    total.station_gap[s, 1] = peak
    total.station_gap[s, 2] = unmet
    total.started[s] += out.started[s]
    total.stay_days[s] += out.stay_days[s]
    total.wait_days[s] += out.wait_days[s]
    for a in range(out.died.shape[1]):
        total.died[place.region, place.kind, a] += out.died[s, a]
        total.left[place.region, place.kind, a] += out.left[s, a]


@njit(cache=True, nogil=True)
def _count_up(row, momentary):
    """Turn what is added and taken away each day into what is there."""
    if momentary:
        return
    sofar = np.float32(0.0)
    for t in range(len(row)):
        sofar += row[t]
        row[t] = sofar
