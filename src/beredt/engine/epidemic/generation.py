"""From one infected to the next: generation times, and growth against reproduction."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
MOST_STEPS_A_DAY = 24
NEGLIGIBLE = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The stages of an infection, each left with one chance a step.

    The mean times in days are exact whatever the steps; their spread is that of the
    number of stages, made a little smaller by whole steps.
    """

    latent_days: float
    infectious_days: float
    latent_stages: int = 2
    infectious_stages: int = 2
    steps: int = 1

    @property
    def leave_latent(self) -> float:
        """The chance to leave a latent stage in one step."""
        return self.latent_stages / (self.latent_days * self.steps)

    @property
    def leave_infectious(self) -> float:
        """The chance to leave an infectious stage in one step."""
        return self.infectious_stages / (self.infectious_days * self.steps)

    def generation(self) -> Floats:
        """Return the share of all contacts that are made so many steps after infection.

        Index 0 is the step after the one of infection: the first in which a person can
        do anything. The sum is 1.
        """
        stages = self.latent_stages + self.infectious_stages
        leave = [self.leave_latent] * self.latent_stages
        leave += [self.leave_infectious] * self.infectious_stages
        inside = np.zeros(stages)
        inside[0] = 1.0
        infectious = []
        while inside.sum() > NEGLIGIBLE:
            infectious.append(inside[self.latent_stages :].sum())
            moved = inside * leave
            inside = inside - moved
            inside[1:] += moved[:-1]
        present = np.array(infectious)
        return np.asarray(present / present.sum())

    def generation_days(self) -> float:
        """Return the mean days from one infection to those it causes."""
        share = self.generation()
        return float(share @ np.arange(1, len(share) + 1)) / self.steps

    def reproduction(self, growth: float) -> float:
        """Return the infections by one infected that make cases grow so much a day.

        The Euler-Lotka equation of the chain: 1 = R sum_k g(k) exp(-growth k).
        """
        share = self.generation()
        steps = np.arange(1, len(share) + 1)
        return float(1 / (share @ np.exp(-growth * steps / self.steps)))

    def growth(self, reproduction: float) -> float:
        """Return the growth a day that a reproduction number makes: the reverse."""
        low, high = -5.0, 5.0
        for _ in range(80):
            middle = (low + high) / 2
            if self.reproduction(middle) < reproduction:
                low = middle
            else:
                high = middle
        return (low + high) / 2


def steps_for(shortest_stage_days: float) -> int:
    """Return the steps a day with which a stage so long has a chance of 1 at most."""
    steps = 1
    while steps * shortest_stage_days < 1.0 and steps < MOST_STEPS_A_DAY:
        steps += 1
    return steps
