"""The moves of patients in Pyomo: one expression for each row."""

import numpy as np
import pyomo.environ as pyo
from pyomo.contrib.appsi.solvers import Highs

from beredt.engine.allocation.arcs import Arcs
from beredt.engine.allocation.instance import Instance


def build(instance: Instance, arcs: Arcs):
    """Build the programme and hand it over; return the solver's own object."""
    facilities, groups, days = instance.movable.shape
    resources, journeys = len(instance.resources), instance.journeys
    moves = list(zip(*(values.tolist() for values in arcs), strict=True))
    litter = [row.litter for row in instance.groups]
    leaving, coming, drawing = {}, {}, {}
    for n, (i, j, g, t) in enumerate(moves):
        leaving.setdefault((i, g, t), []).append(n)
        coming.setdefault((j, g, t), []).append(n)
        row = int(journeys.leaving[litter[g], i])
        drawing.setdefault((row, t), []).append(n)
    model = pyo.ConcreteModel()
    cells = list(np.ndindex(facilities, groups, days))
    places = list(np.ndindex(facilities, resources, days))
    model.x = pyo.Var(range(len(moves)), domain=pyo.NonNegativeReals)
    model.net = pyo.Var(cells, domain=pyo.Reals)
    model.unmet = pyo.Var(places, domain=pyo.NonNegativeReals)
    model.balance = pyo.Constraint(
        cells,
        rule=lambda m, f, g, t: (
            m.net[f, g, t]
            + pyo.quicksum(m.x[n] for n in leaving.get((f, g, t), ()))
            - pyo.quicksum(m.x[n] for n in coming.get((f, g, t), ()))
            == 0
        ),
    )
    model.senders = pyo.Constraint(
        list(leaving),
        rule=lambda m, f, g, t: (
            pyo.quicksum(m.x[n] for n in leaving[f, g, t])
            <= float(instance.movable[f, g, t])
        ),
    )
    profile = instance.profile.tolist()
    room = instance.capacity - instance.need
    model.places = pyo.Constraint(
        places,
        rule=lambda m, f, r, t: (
            pyo.quicksum(
                profile[g][r][t - day] * m.net[f, g, day]
                for g in range(groups)
                for day in range(t + 1)
                if profile[g][r][t - day] > 0
            )
            - m.unmet[f, r, t]
            <= float(room[f, r, t])
        ),
    )
    use = [float(journeys.use[litter[g], i, j]) for i, j, g, _ in moves]
    model.journeys = pyo.Constraint(
        list(drawing),
        rule=lambda m, row, t: (
            pyo.quicksum(use[n] * m.x[n] for n in drawing[row, t])
            <= float(journeys.supply[row, t])
        ),
    )
    cost = [float(instance.cost[i, j]) for i, j, *_ in moves]
    model.counted = pyo.Objective(
        expr=pyo.quicksum(cost[n] * model.x[n] for n in range(len(moves)))
        + pyo.quicksum(instance.penalty[at[1]] * model.unmet[at] for at in places)
    )
    solver = Highs()
    solver.set_instance(model)
    return solver
