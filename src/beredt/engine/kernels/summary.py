"""One draw, added up: by region and kind, and each station's gap."""

import numpy as np
from numba import njit

# A facility breaks when this share of its usable places is missing.
NOTABLE = 0.1


@njit(cache=True, nogil=True)
def add_up(plan, out, usable, total):
    """Turn counts of change into counts, and add stations up to region and kind.

    Axes of `usable`: station, day. `total` is a `flow.Totals` row of this draw.
    """
    regions, kinds, sources, days = out.need.shape
    momentary = np.zeros(kinds, np.bool_)
    for s in range(len(plan.stations)):
        momentary[plan.stations[s].kind] = plan.stations[s].momentary == 1
    for r in range(regions):
        for k in range(kinds):
            for a in range(sources):
                row = total.need[r, k, a]
                isolated = total.need_isolated[r, k, a]
                sofar = np.float32(0.0)
                alone = np.float32(0.0)
                for t in range(days):
                    sofar += out.need[r, k, a, t]
                    row[t] = out.need[r, k, a, t] if momentary[k] else sofar
                    alone += out.need_isolated[r, k, a, t]
                    isolated[t] = alone
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
    for s in range(len(plan.stations)):
        _station(plan, out, usable, total, s)


@njit(cache=True, nogil=True)
def _station(plan, out, usable, total, s):
    place = plan.stations[s]
    days = usable.shape[1]
    sofar = np.float32(0.0)
    first = np.float32(0.0)
    peak = np.float32(0.0)
    unmet = np.float32(0.0)
    for t in range(days):
        if place.momentary:
            need = out.need_station[s, t]
        else:
            sofar += out.need_station[s, t]
            need = sofar
        total.need_station[s, t] += need
        gap = need - usable[s, t]
        if gap > 0.0:
            unmet += gap
            peak = max(peak, gap)
            if first == 0.0 and gap >= max(1.0, NOTABLE * usable[s, t]):
                first = np.float32(t + 1)
        total.occupied[place.region, place.kind, t] += out.occupied[s, t]
        total.waiting[place.region, place.kind, t] += out.waiting[s, t]
    total.station_gap[s, 0] = first
    total.station_gap[s, 1] = peak
    total.station_gap[s, 2] = unmet
    total.started[s] += out.started[s]
    total.stay_days[s] += out.stay_days[s]
    total.wait_days[s] += out.wait_days[s]
    for a in range(out.died.shape[1]):
        total.died[place.region, place.kind, a] += out.died[s, a]
        total.left[place.region, place.kind, a] += out.left[s, a]
