"""A plan: what to do, what it closes, and what more would be worth."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Weights
from beredt.engine.measures.planned import PlannedMeasure
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import Measure

Floats = npt.NDArray[np.float64]
Reason = Literal["changes_nothing", "not_missed", "beyond_most", "no_vehicle"]
Resource = Literal["place", "staff", "vehicle", "hub", "stand"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShadowPrice:
    """What one more of a resource would close after the plan.

    `name` is a kind of place, a profession or a mode of transport; `day` (1 = the
    first) is the one on which one more is worth most: then `unmet_days` place-days of
    `kind` fewer would be missing, and `throughout` with one more on every day.
    """

    resource: Resource
    name: str
    place: str
    day: int
    kind: PlaceKind
    unmet_days: float
    throughout: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierPoint:
    """The best that so many different measures can do.

    `added` is the name of the measure that fewer do without; `unmet_days` are all
    expected place-days missing of beds; `counted` is what the plan counts, in weights.
    """

    number: int
    added: str
    unmet_days: float
    counted: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A measure of the catalogue that the plan does not use, and why.

    `missed` is what the plan counts more without it, in weights.
    """

    measure: Measure
    reason: Reason
    missed: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """What it costs on the mean to be ready for futures that differ, and what it saves.

    All in weights. `futures` were looked at; `on_mean` and `on_futures` is what the
    hedged plan counts on the mean and on average over the futures, `unhedged_*` the
    plan that is best on the mean.
    """

    futures: int
    on_mean: float
    on_futures: float
    unhedged_on_mean: float
    unhedged_on_futures: float

    @property
    def cost(self) -> float:
        """What the hedge costs on the mean."""
        return self.on_mean - self.unhedged_on_mean

    @property
    def saving(self) -> float:
        """What the hedge saves on average over the futures."""
        return self.unhedged_on_futures - self.on_futures


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Plan:
    """The measures chosen for a scenario, and what they are expected to do.

    Axes of `before` and `after`, the places missing without and with the plan: region,
    kind, day. What is counted is weighted by `weights`: `unplanned` without the plan,
    `objective` with it, and no plan from the catalogue less than `bound`, however many
    measures it has. The frontier is of periods of `step` days.
    """

    regions: tuple[str, ...]
    kinds: tuple[PlaceKind, ...]
    measures: tuple[PlannedMeasure, ...]
    refused: tuple[Refused, ...]
    before: Floats
    after: Floats
    shadow_prices: tuple[ShadowPrice, ...]
    frontier: tuple[FrontierPoint, ...]
    step: int
    unplanned: float
    objective: float
    bound: float
    weights: Weights
    hedge: Hedge | None = None

    @property
    def gap_to_bound(self) -> float:
        """How much better a plan could be at most, as a share of what it counts."""
        return max(self.objective - self.bound, 0.0) / max(abs(self.objective), 1e-9)

    @property
    def closed(self) -> float:
        """The share of the missing place-days that the plan is expected to close."""
        missing = float(self.before.sum())
        return 1 - float(self.after.sum()) / missing if missing > 0 else 0.0
