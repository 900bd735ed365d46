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
        and instance.movable[i, g, t] > 0
        and instance.may_receive[g, j]
        and instance.hours[i, j] <= instance.groups[g].reach
        and instance.zone[t, i] == instance.zone[t, j]
    ]


def least(instance, *, patients=None, hours=None):
    """Return the least that any plan counts, by another solver."""
    moves = moves_of(instance)
    facilities, resources, days = instance.need.shape
    weights = instance.weights
    penalty = [weights.unmet(name) for name in instance.resources]
    cost = [weights.hour * instance.hours[i, j] + weights.move for i, j, *_ in moves]
    cost += [
        penalty[r]
        for _ in range(facilities)
        for r in range(resources)
        for _ in range(days)
    ]
    rows, most = [], []
    for at in np.ndindex(instance.need.shape):
        rows.append(_place(instance, moves, at, len(cost)))
        most.append(instance.capacity[at] - instance.need[at])
    for f, g, t in np.argwhere(instance.movable > 0):
        rows.append(_chosen(cost, [(m[0], m[2], m[3]) == (f, g, t) for m in moves]))
        most.append(instance.movable[f, g, t])
    for at in np.ndindex(instance.journeys.supply.shape):
        rows.append(
            _chosen(cost, [(instance.region_of[m[0]], m[3]) == at for m in moves])
        )
        most.append(instance.journeys.supply[at])
    if patients is not None:
        rows.append(_chosen(cost, [1.0] * len(moves)))
        most.append(patients)
    if hours is not None:
        rows.append(_chosen(cost, [instance.hours[i, j] for i, j, *_ in moves]))
        most.append(hours)
    found = linprog(cost, A_ub=np.array(rows), b_ub=most, method="highs-ds")
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
    return row


def _chosen(cost, use):
    row = np.zeros(len(cost))
    row[: len(use)] = use
    return row
