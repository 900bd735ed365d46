"""How theory and simulation are compared: within the error of the sample itself."""

import numpy as np

from worlds import outcome


def assert_agrees(samples, exact, *, within=0.05, slack=0.0):
    """Hold the mean of independent samples against an exact number.

    It may be four standard errors off. `within` is the largest standard error, as a
    share of the exact number, with which the test still says something; `slack` is the
    share by which the tables of stays may move the exact number.
    """
    samples = np.asarray(samples, float)
    error = samples.std(ddof=1) / np.sqrt(len(samples))
    assert error <= within * abs(exact), "The sample is too small to tell."
    assert abs(samples.mean() - exact) <= 4 * error + slack * abs(exact), (
        f"{samples.mean():.6g} +- {error:.2g}, expected {exact:.6g}"
    )


def between(world_of, first, last, draws):
    """Return what happened from one day to another, draw by draw.

    A run to a later day repeats the run to an earlier one, so the difference is what
    happened between them, and the days of filling up do not disturb the mean.
    """
    early, late = world_of(first), world_of(last)
    return [
        Between(early.draw(number), late.draw(number), first) for number in range(draws)
    ]


class Between:
    """The counts of one draw between two days."""

    def __init__(self, early, late, first):
        self._early, self._late, self._first = early, late, first

    def outcome(self, name):
        """Return how many; axis: region of origin."""
        early, late = (
            outcome(out.ledger, name).sum(axis=(0, 1))
            for out in (self._early, self._late)
        )
        return late - early

    def share(self, name):
        """Return how many of those who came; axis: region of origin."""
        return self.outcome(name) / self.outcome("arrived")

    def per_start(self, station=0):
        """Return the mean wait of those who got a place, in days."""
        days = self._late.wait_days[station] - self._early.wait_days[station]
        return days / (self._late.started[station] - self._early.started[station])

    def by_day(self, name, station=0):
        """Return what was counted at the end of each day."""
        return getattr(self._late, name)[station, self._first :]
