"""How much few measures can close: given up one by one, the least missed first."""

from collections.abc import Collection

from beredt.engine.allocation import Allocation, allocate, eliminate
from beredt.engine.measures.deciding import Terrain, make_choice
from beredt.engine.measures.periods import rough_step
from beredt.engine.measures.plan import FrontierPoint
from beredt.engine.network import KINDS

# Every number of measures is worked out up to this one, and then every fifth.
EVERY, THEN = 12, 5
# A measure is not missed when the loss is less than this share of what can be closed.
NOT_MISSED = 1e-4


class Frontier:
    """The order in which measures are given up, and what is lost with each."""

    def __init__(self, terrain: Terrain) -> None:
        """Find the order, in periods of some days."""
        self._terrain = terrain
        self.step = rough_step(terrain.ground.days)
        choice = make_choice(terrain, step=self.step)
        self._whole = allocate(choice.instance)
        best, lost = self._whole.objective, {}
        for switch, objective in eliminate(self._whole):
            lost[choice.switches[switch]] = self.step * (objective - best)
            best = objective
        least = NOT_MISSED * sum(lost.values())
        # What is missed most comes first: given up last.
        order = list(reversed(lost))
        while order and lost[order[-1]] <= least:
            order.pop()
        self.order = tuple(order)
        self.lost = lost

    def kept(self, most: int | None) -> tuple[str, ...]:
        """Return the measures of the best plan with so many at most."""
        return self.order[:most]

    def points(self) -> tuple[FrontierPoint, ...]:
        """Return what so many measures can do, from none at all."""
        numbers = [
            n
            for n in range(len(self.order) + 1)
            if n <= EVERY or n % THEN == 0 or n == len(self.order)
        ]
        return tuple(self._point(number) for number in numbers)

    def _point(self, number: int) -> FrontierPoint:
        plan = self._best(self.kept(number))
        beds = [n for n, name in enumerate(plan.instance.resources) if name in KINDS]
        return FrontierPoint(
            number=number,
            added=self.order[number - 1] if number else "",
            unmet_days=self.step * float(plan.after[:, beds].sum()),
            counted=self.step * plan.objective,
        )

    def _best(self, only: Collection[str]) -> Allocation:
        choice = make_choice(self._terrain, step=self.step, only=only)
        return allocate(choice.instance, like=self._whole)
