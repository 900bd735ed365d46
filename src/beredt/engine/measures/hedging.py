"""A plan that is ready for futures that differ, and what that costs."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from beredt.engine.allocation import allocate
from beredt.engine.measures.deciding import Terrain, make_choice
from beredt.engine.measures.futures import side_by_side
from beredt.engine.measures.periods import rough_step
from beredt.engine.measures.plan import Hedge

Sizes = dict[str, float]


def hedge(
    terrain: Terrain, futures: Sequence[Terrain], only: Collection[str]
) -> tuple[Sizes, Hedge]:
    """Return the sizes of measures that are best on average over futures.

    What is decided before the future is known are the measures and their sizes; places
    opened and moves follow when it is. The average is over the futures looked at (a
    sample average), in periods of some days.
    """
    together = side_by_side(futures)
    best, unhedged = _Try(together, only), _Try(terrain, only)
    sizes, mean_sizes = best.sizes, unhedged.sizes
    return sizes, Hedge(
        futures=len(futures),
        on_mean=_Try(terrain, only, sizes).counted,
        on_futures=best.counted,
        unhedged_on_mean=unhedged.counted,
        unhedged_on_futures=_Try(together, only, mean_sizes).counted,
    )


class _Try:
    """The best that follows when measures are used, at sizes decided if given."""

    def __init__(
        self, terrain: Terrain, only: Collection[str], sizes: Sizes | None = None
    ) -> None:
        self._futures, self._step = terrain.futures, rough_step(terrain.ground.days)
        self._choice = make_choice(terrain, step=self._step, only=only, sizes=sizes)
        instance, self._paid = self._choice.instance, 0.0
        if sizes is not None:
            # What is decided is paid for, whether it turns out to be of use or not.
            cost, levers = instance.levers.cost.copy(), instance.levers
            used = self._choice.used
            self._paid = float(cost[used] @ levers.upper[used])
            cost[used] = 0.0
            instance = replace(instance, levers=replace(levers, cost=cost))
        self._found = allocate(instance)

    @property
    def counted(self) -> float:
        """What it counts on average over the futures, in weights."""
        return self._step * (self._found.objective + self._paid) / self._futures

    @property
    def sizes(self) -> Sizes:
        """How large each measure is, as a share of its full size."""
        used = self._found.levers[self._choice.used]
        return {
            candidate.measure.name: float(size)
            for candidate, size in zip(self._choice.candidates, used, strict=True)
        }
