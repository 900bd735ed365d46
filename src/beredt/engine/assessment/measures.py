"""What each measure did, and what it costs elsewhere."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.bands import Band, band
from beredt.engine.capacity.bulk_moves import BulkMoves
from beredt.engine.capacity.timeline import begin_of
from beredt.engine.flow import Totals
from beredt.engine.kernels.records import ENDS_OF_ORDERS
from beredt.engine.preparation import World
from beredt.engine.scenario import Action, PostponeElective, StretchRatio

Floats = npt.NDArray[np.float64]
MOVED, *REASONS = ENDS_OF_ORDERS


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MeasureLine:
    """One measure: who decides it on which ground, and what came of it.

    Of measures that move patients, means over the draws: patients `ordered`, `moved`
    and `moved_by_day` (axes: day), `left_behind` for each reason, so that moved and
    left behind make those ordered; `vehicle_days` called up by mode. `backlog` is the
    most that waits because of a measure that postpones (patients of the whole country);
    `tired_from` the day on which staff who are stretched begin to tire.
    """

    measure: str
    kind: str
    place: str
    to: str
    first_day: int
    days: float
    authority_level: str
    legal_basis: str
    owner: str
    ordered: float = 0.0
    moved: Band | None = None
    moved_by_day: Floats = field(default_factory=lambda: np.zeros(0))
    left_behind: dict[str, float] = field(default_factory=dict)
    vehicle_days: dict[str, float] = field(default_factory=dict)
    backlog: float | None = None
    tired_from: int | None = None


def measure_lines(plan: World, totals: Totals) -> tuple[MeasureLine, ...]:
    """Say of every measure what it did."""
    return tuple(_lines(plan, totals))


def _lines(plan: World, totals: Totals) -> Iterator[MeasureLine]:
    scenario, bulk = plan.scenario, plan.capacity.bulk
    tiring = plan.register.parameter("fatigue_after_days")
    for m, measure in enumerate(scenario.measures):
        said = _said(measure)
        if m in bulk.measures:
            n = bulk.measures.index(m)
            yield MeasureLine(
                **said,
                **_counted(totals.orders[:, n]),
                vehicle_days=_vehicle_days(plan, bulk, n),
            )
        elif isinstance(measure, PostponeElective):
            most = float(plan.demand.backlog.sum(axis=1).max(initial=0.0))
            yield MeasureLine(**said, backlog=most)
        elif isinstance(measure, StretchRatio) and tiring < measure.days:
            tired = int(begin_of(measure) + tiring) + 1
            yield MeasureLine(**said, tired_from=tired)
        else:
            yield MeasureLine(**said)


def _said(measure: Action) -> dict[str, Any]:
    return {
        "measure": measure.name,
        "kind": getattr(measure, "kind", ""),
        "place": measure.place,
        "to": getattr(measure, "to", getattr(measure, "offer", "")),
        "first_day": int(begin_of(measure)) + 1,
        "days": measure.days,
        "authority_level": measure.authority_level,
        "legal_basis": measure.legal_basis,
        "owner": measure.owner,
    }


def _counted(orders: npt.NDArray[np.int32]) -> dict[str, Any]:
    """Count what became of orders. Axes of `orders`: draw, day, end of an order."""
    mean = orders.sum(axis=1).mean(axis=0)
    return {
        "ordered": float(mean.sum()),
        "moved": band(orders[..., ENDS_OF_ORDERS.index(MOVED)].sum(axis=1)),
        "moved_by_day": orders[..., ENDS_OF_ORDERS.index(MOVED)].mean(axis=0),
        "left_behind": {
            name: float(mean[ENDS_OF_ORDERS.index(name)]) for name in REASONS
        },
    }


def _vehicle_days(plan: World, bulk: BulkMoves, number: int) -> dict[str, float]:
    days: defaultdict[str, float] = defaultdict(float)
    for row, used in zip(plan.register.transport, bulk.vehicles[number], strict=True):
        if used.any():
            days[row.mode] += float(used.sum())
    return dict(days)
