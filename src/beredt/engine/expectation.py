"""The exact expected census with unlimited capacity: M_t/G/infinity by convolution.

The same arrivals, pathways and nearest places as the draws, without their chance. Early
discharge is left out: it depends on when each stay began.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.demand import Demand
from beredt.engine.demand.curves import hours_of_day
from beredt.engine.network import KINDS
from beredt.engine.presence import STEPS, Asked, Part, Presence, rows_by_intake
from beredt.engine.scenario import SOURCES

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Expectation:
    """Expected places needed, and what they consist of.

    Axes of `need`: day, region, kind, source. `parts[(intake, order, kind)]` has the
    need that one stage of one intake makes; axes: day, region.
    """

    need: Floats
    parts: dict[tuple[int, int, int], Floats]


class Inflow(NamedTuple):
    """The arrivals of one intake, as few flows as differ in their course over days.

    Axes of `shares`: flow, facility; of `by_day`: flow, day; of `hours`, the ways in
    which a day's arrivals are spread over it: way, step; of `hours_of_day`: day.
    """

    shares: Floats
    by_day: Floats
    hours: Floats
    hours_of_day: Array


def expect(demand: Demand) -> Expectation:
    """Return the expected need of a demand."""
    network = demand.network
    days, regions = demand.days, len(network.regions)
    need = np.zeros((days, regions, len(KINDS), len(SOURCES)))
    parts: dict[tuple[int, int, int], Floats] = {}
    presence, rows = Presence(demand), rows_by_intake(demand.arrivals, demand)
    for i, intake in enumerate(demand.intakes):
        category = network.categories.index(intake.category)
        source = SOURCES.index(intake.source)
        level = demand.mean_level(intake)
        coming = laid_over(
            presence.parts(category), inflow(demand, i, rows[i]), regions
        )
        for part in [*coming, *presence.residents(i, category)]:
            key = i, part.order, part.kind
            here = level * part.by_region
            need[:, :, part.kind, source] += here
            parts[key] = parts[key] + here if key in parts else here
    return Expectation(need=need, parts=parts)


def laid_over(parts: Sequence[Part], flow: Inflow, regions: int) -> list[Asked]:
    """Return what the arrivals of an intake ask for in each stage.

    `regions` is how many numbers `Part.region` has.
    """
    days = flow.by_day.shape[1]
    seen = np.array([part.seen for part in parts])
    lag = np.arange(days) - np.arange(days)[:, None]
    by_day = np.zeros((len(flow.by_day), len(parts), days))
    for number, hours in enumerate(flow.hours):
        coming = np.where(flow.hours_of_day == number, flow.by_day, 0.0)
        later = np.where(lag >= 0, coming[:, lag], 0.0)
        by_day += (seen @ hours) @ later
    by_day = np.moveaxis(by_day, 0, 2)
    found = by_day @ _by_region(parts, flow, regions)
    return [
        Asked(part.order, part.kind, by_region)
        for part, by_region in zip(parts, found, strict=True)
    ]


def _by_region(parts: Sequence[Part], flow: Inflow, regions: int) -> Floats:
    """Return where each stage of each flow is spent. Axes: part, flow, region."""
    of_flow, facility = np.nonzero(flow.shares)
    region = np.array([part.region for part in parts])[:, facility]
    cell = (np.arange(len(parts))[:, None] * len(flow.shares) + of_flow) * regions
    weight = np.where(region >= 0, flow.shares[of_flow, facility], 0.0)
    shape = len(parts), len(flow.shares), regions
    spent = np.bincount(
        (cell + np.maximum(region, 0)).ravel(), weight.ravel(), int(np.prod(shape))
    )
    return spent.reshape(shape).astype(float)


def inflow(demand: Demand, i: int, rows: Array) -> Inflow:
    """Return the arrivals of an intake.

    Regions of origin are kept apart where they have courses of their own.
    """
    network, days = demand.network, demand.days
    of_intake = demand.arrivals[rows]
    day = np.searchsorted(demand.day_start, rows, side="right") - 1
    rate = of_intake["rate"] * (1 - of_intake["postponed"])
    facility = of_intake["facility"]
    regions = len(network.regions)
    region = network.facility_region[facility]
    cells = np.bincount(region * days + day, rate, regions * days)
    by_region = cells.reshape(regions, days)
    some = np.flatnonzero(by_region.any(axis=1))
    course = (by_region[some] / by_region[some].sum(axis=1, keepdims=True)).round(12)
    kinds, group = course[:1], np.zeros(len(course), np.int64)
    if (course != kinds).any():
        kinds, group = np.unique(course, axis=0, return_inverse=True)
    flow_of = np.zeros(regions, np.int64)
    flow_of[some] = group.ravel()
    flows, facilities = len(kinds), len(network.facilities)
    by_day = np.bincount(flow_of[region] * days + day, rate, flows * days)
    shares = np.bincount(
        flow_of[region] * facilities + facility, rate, flows * facilities
    ).reshape(flows, facilities)
    hours, of_day = _within_day(demand, i, daytime=bool(of_intake["daytime"].any()))
    return Inflow(
        shares=shares / shares.sum(axis=1, keepdims=True),
        by_day=by_day.reshape(flows, days).astype(float),
        hours=hours,
        hours_of_day=of_day,
    )


def _within_day(demand: Demand, i: int, *, daytime: bool) -> tuple[Floats, Array]:
    """Return the ways in which arrivals spread over a day, and the way of each day.

    Axes of the ways: way, step.
    """
    edges = np.arange(STEPS + 1) / STEPS
    if daytime:
        share = demand.network.register.parameter("daytime_share")
        moments, before = hours_of_day(share)
        hours = np.diff(np.interp(edges, moments, before))
        return hours[None], np.zeros(demand.days, np.int64)
    curve = demand.intakes[i].curve
    # One number for two, so that equal pairs are found in one go.
    open_hours, of_day = np.unique(curve.opens + 1j * curve.closes, return_inverse=True)
    opens, closes = open_hours.real[:, None], open_hours.imag[:, None]
    below = (edges - opens) / np.maximum(closes - opens, 1e-12)
    return np.diff(np.clip(below, 0, 1), axis=1), of_day
