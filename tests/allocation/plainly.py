"""The same choice said again, plainly: every move in the rows of places it changes."""

import numpy as np
from scipy.optimize import linprog


def moves_of(instance):
    """Return every allowed move as (from, to, group, day)."""
    facilities, groups, days = instance.movable.shape
    return [
        (i, j, g, t)
        for i in range(facilities)
        for j in range(facilities)
        for g in range(groups)
        for t in range(days)
        if i != j
        and fit(instance, i, g, t) > 0
        and instance.may_receive[g, j]
        and instance.hours[i, j] <= instance.groups[g].reach
        and instance.zone[t, i] == instance.zone[t, j]
    ]


def fit(instance, facility, group, day):
    """Return who could be moved on a day if nobody had been before."""
    keep = instance.keeps[group]
    return sum(
        instance.movable[facility, group, t] * (keep ** (day - t) if t < day else 1)
        for t in range(day + 1)
    )


def least(instance, *, patients=None, hours=None):
    """Return the least that any plan counts, by another solver."""
    moves, levers = moves_of(instance), instance.levers
    weights = instance.weights
    penalty = np.array([weights.unmet(name) for name in instance.resources])
    shape = instance.need.shape
    cost = [
        *(weights.hour * instance.hours[i, j] + weights.move for i, j, *_ in moves),
        *np.broadcast_to(penalty[:, None], shape).ravel(),
        *levers.cost,
        *np.zeros(levers.switch_number),
    ]
    rows, most = [], []
    for at in np.ndindex(shape):
        rows.append(_place(instance, moves, at, len(cost)))
        most.append(instance.capacity[at] - instance.need[at])
    for f, g, t in np.ndindex(instance.movable.shape):
        gone = [
            (m[0], m[2]) == (f, g) and m[3] <= t and instance.keeps[g] ** (t - m[3])
            for m in moves
        ]
        rows.append(_chosen(cost, gone))
        most.append(fit(instance, f, g, t))
    for at in np.ndindex(instance.journeys.supply.shape):
        row = _chosen(cost, [(instance.region_of[m[0]], m[3]) == at for m in moves])
        for way, day, lever, value in zip(*levers.journeys, strict=True):
            first = len(moves) + instance.need.size
            row[first + lever] -= value * ((way, day) == at)
        rows.append(row)
        most.append(instance.journeys.supply[at])
    if patients is not None:
        rows.append(_chosen(cost, [1.0] * len(moves)))
        most.append(patients)
    if hours is not None:
        rows.append(_chosen(cost, [instance.hours[i, j] for i, j, *_ in moves]))
        most.append(hours)
    for row, limit in _lever_rows(instance, moves, len(cost)):
        rows.append(row)
        most.append(limit)
    first = len(moves) + instance.need.size
    free = len(cost) - levers.switch_number
    found = linprog(
        cost,
        A_ub=np.array(rows),
        b_ub=most,
        bounds=[(0, None)] * first
        + [(0, upper) for upper in levers.upper]
        + [(0, 1)] * levers.switch_number,
        integrality=[0] * free + [1] * levers.switch_number,
        method="highs",
    )
    assert found.status == 0, found.message
    return found.fun


def _place(instance, moves, at, columns):
    f, r, t = at
    row = np.zeros(columns)
    for n, (i, j, g, day) in enumerate(moves):
        if day <= t and f in {i, j}:
            held = instance.profile[g, r, t - day]
            row[n] += held if f == j else -held
    row[len(moves) + np.ravel_multi_index(at, instance.need.shape)] = -1
    first = len(moves) + instance.need.size
    for *place, lever, value in zip(*instance.levers.places, strict=True):
        if tuple(place) == at:
            row[first + lever] -= value
    return row


def _lever_rows(instance, moves, columns):
    """Yield what levers and switches share, and how much there is of it."""
    levers = instance.levers
    first = len(moves) + instance.need.size
    last = first + len(levers.names)
    for k in range(len(levers.rows)):
        row = np.zeros(columns)
        for at, lever, value in zip(*levers.entries, strict=True):
            row[first + lever] += value * (at == k)
        if np.isfinite(levers.row_upper[k]):
            yield row, levers.row_upper[k]
        if np.isfinite(levers.row_lower[k]):
            yield -row, -levers.row_lower[k]
    if levers.most_on is None:
        return
    for lever, switch in enumerate(levers.lever_switch):
        if switch >= 0:
            yield _off(columns, first + lever, last + switch, levers.upper[lever])
    for n, (i, j, g, t) in enumerate(moves):
        switch = levers.way_switch(np.array(i), np.array(j))
        if switch >= 0:
            yield _off(columns, n, last + switch, fit(instance, i, g, t))
    row = np.zeros(columns)
    row[last:] = 1
    yield row, levers.most_on


def _off(columns, column, switch, most):
    row = np.zeros(columns)
    row[column], row[switch] = 1, -most
    return row, 0.0


def _chosen(cost, use):
    row = np.zeros(len(cost))
    row[: len(use)] = use
    return row
