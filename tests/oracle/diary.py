"""What happened in one draw, written down as it happened and counted afterwards."""

from collections import Counter

import numpy as np

from beredt.engine.kernels.records import OUTCOMES


class Diary:
    """Who was where from when to when, and what became of them."""

    def __init__(self):
        self.ledger, self.died, self.left = Counter(), Counter(), Counter()
        self.admitted, self.arrived, self.operations = Counter(), Counter(), Counter()
        self.started, self.stay_days, self.wait_days = Counter(), Counter(), Counter()
        self.stays, self.needs, self.illnesses = [], [], []
        self.waiting, self.orders = Counter(), Counter()
        self.overfull = 0

    def write(self, patient, outcome):
        """Write down what became of a patient."""
        where = patient.came_as, patient.source, patient.region
        self.ledger[*where, OUTCOMES.index(outcome)] += 1

    def counts(self, plan, shapes):
        """Return what a compiled draw holds, by name, in arrays of these shapes."""
        days = plan.days
        out = {name: np.zeros(shape) for name, shape in shapes.items()}
        for name in (
            "ledger", "died", "left", "admitted", "arrived", "operations", "started",
            "stay_days", "wait_days", "waiting", "orders",
        ):  # fmt: skip
            for where, number in getattr(self, name).items():
                out[name][where] += number
        for s, begin, end in self.stays:
            out["occupied"][s] += _seen(plan, s, begin, end)
        for s, source, begin, end, alone in self.needs:
            seen = _seen(plan, s, begin, end)
            station = plan.stations[s]
            out["need"][source, s] += seen
            if alone and not station["momentary"]:
                where = station["region"], station["kind"], source
                out["need_isolated"][where] += seen
        for region, category, begin, end in self.illnesses:
            out["patient_days"][region, category] += at_ends(days, begin, end)
        return out


def _seen(plan, station, begin, end):
    """Return how a stay counts a day: at its end, or in momentary places in part."""
    if plan.stations[station]["momentary"]:
        return parts(plan.days, begin, end)
    return at_ends(plan.days, begin, end)


def at_ends(days, begin, end):
    """Return 1.0 for the days at whose end it lasts; who goes at that moment counts."""
    ends = np.arange(1.0, days + 1)
    return ((begin < ends) & (ends <= end)).astype(float)


def parts(days, begin, end):
    """Return the share of each day that it lasts."""
    edges = np.clip(np.arange(days + 1.0), begin, max(begin, end))
    return np.diff(edges)
