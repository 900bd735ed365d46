"""Days taken together, so that a rough plan is quickly found."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Instance
from beredt.engine.capacity import Headroom
from beredt.engine.measures.effects import Effect

Floats = npt.NDArray[np.float64]


# A rough plan has so many periods at most.
ROUGH = 18


def rough_step(days: int) -> int:
    """Return how many days a period of a rough plan has."""
    return -(-days // ROUGH)


@dataclass(frozen=True, slots=True)
class Periods:
    """Periods of `step` days, the last as long as what is left of `days`.

    What is planned for a period is the same on each of its days: places, staff and
    patients a day are means.
    """

    days: int
    step: int

    @property
    def number(self) -> int:
        """How many periods there are."""
        return -(-self.days // self.step)

    def mean(self, values: Floats, axis: int = 0) -> Floats:
        """Return the mean of each period over the day axis."""
        if self.step == 1:
            return values
        begin = np.arange(0, self.days, self.step)
        length = np.diff(np.append(begin, self.days))
        shape = [1] * values.ndim
        shape[axis] = len(length)
        sums = np.add.reduceat(values, begin, axis=axis)
        return np.asarray(sums / length.reshape(shape))

    def of_headroom(self, headroom: Headroom) -> Headroom:
        """Return what stands open, by period."""
        return replace(
            headroom,
            open=self.mean(headroom.open),
            rooms=self.mean(headroom.rooms),
            at_work=self.mean(headroom.at_work),
            each=self.mean(headroom.each),
        )

    def of_effect(self, effect: Effect) -> Effect:
        """Return what a measure changes, by period."""
        return replace(
            effect,
            rooms=self.mean(effect.rooms),
            staff=self.mean(effect.staff),
            relief=self.mean(effect.relief),
        )

    def of_instance(self, instance: Instance) -> Instance:
        """Return need, places and who may be moved, by period."""
        if self.step == 1:
            return instance
        begin = np.arange(0, self.days, self.step)
        return replace(
            instance,
            need=self.mean(instance.need, 2),
            capacity=self.mean(instance.capacity, 2),
            movable=self.mean(instance.movable, 2),
            profile=self._profile(instance.profile),
            zone=instance.zone[begin],
            keep=instance.keeps**self.step,
            journeys=replace(
                instance.journeys, supply=self.mean(instance.journeys.supply, 1)
            ),
        )

    def _profile(self, profile: Floats) -> Floats:
        """Return the places held by one patient a day through a period, by lag.

        Who is moved on day a of a period is seen on day b of another.
        """
        groups, resources, length = profile.shape
        out = np.zeros((groups, resources, self.number))
        for lag in range(self.number):
            for a in range(self.step):
                for b in range(self.step):
                    seen = lag * self.step + b - a
                    if 0 <= seen < length:
                        out[:, :, lag] += profile[:, :, seen] / self.step
        return out
