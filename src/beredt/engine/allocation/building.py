"""The linear programme as sparse columns, ready for the solver.

Rows, in this order: places, balance, senders, journeys, budget, regions, rows of the
levers, links of levers and of ways to their switches, the number of switches. Columns:
net inflow, unmet places, the largest relative shortfall, those held for a later day,
levers, switches, moves. No move stands in a row of places: it goes through the net
inflow of its day, and keeps few entries.
"""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import Arcs
from beredt.engine.allocation.instance import Budget, Instance
from beredt.engine.allocation.pricing import Aim, most_by_way, region_shares

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """Columns of a programme: what they cost, their bounds and their entries.

    `starts` has where the entries of each begin, and their number at the end.
    """

    cost: Floats
    lower: Floats
    upper: Floats
    starts: Array
    rows: Array
    values: Floats

    @property
    def number(self) -> int:
        """How many columns there are."""
        return len(self.cost)


class Rows:
    """Where each kind of row begins, and the bounds of all."""

    def __init__(self, instance: Instance, budget: Budget, aim: Aim) -> None:
        """Lay the rows out."""
        facilities, groups, days = instance.movable.shape
        resources = len(instance.resources)
        self.instance, self.budget, self.aim = instance, budget, aim
        self.balance = facilities * resources * days
        self.senders = self.balance + facilities * groups * days
        self.journeys = self.senders + facilities * groups * days
        self.patients = self.journeys + instance.journeys.supply.size
        self.hours = self.patients + (budget.patients is not None)
        self.regions = self.hours + (budget.hours is not None)
        levers = instance.levers
        self.levers = self.regions + len(instance.regions) * aim.fair
        self.links = self.levers + len(levers.rows)
        self.ways = self.links + len(levers.names) * levers.counted
        self.most_on = self.ways + levers.switch_number * days * levers.counted
        self.number = self.most_on + levers.counted

    def bounds(self) -> tuple[Floats, Floats]:
        """Return the least and the most of every row."""
        instance, budget, levers = self.instance, self.budget, self.instance.levers
        upper = [
            (instance.capacity - instance.need).ravel(),
            np.zeros(instance.movable.size),
            instance.movable.ravel(),
            instance.journeys.supply.ravel(),
            np.array([x for x in (budget.patients, budget.hours) if x is not None]),
            np.zeros(self.levers - self.regions),
            levers.row_upper,
            np.zeros(self.most_on - self.links),
            np.array([levers.most_on] if levers.counted else [], float),
        ]
        lower = np.full(self.number, -np.inf)
        lower[self.levers : self.links] = levers.row_lower
        lower[self.balance : self.senders] = 0.0
        return lower, np.concatenate(upper)

    def cell(self, facility: Array, group: Array, day: Array) -> Array:
        """Return the number of a facility, group and day among the balance rows."""
        _, groups, days = self.instance.movable.shape
        return np.asarray((facility * groups + group) * days + day)


class Standing(NamedTuple):
    """The columns that every plan has, and where levers and switches are in them."""

    columns: Columns
    levers: int
    switches: int


def standing_columns(rows: Rows, switches: Floats | None = None) -> Standing:
    """Return the columns that every plan has, with `switches` as decided, or open."""
    parts = [_inflow(rows), _unmet(rows), *_worst(rows), _held(rows)]
    levers = sum(part.number for part in parts)
    parts += [_levers(rows), *_switches(rows, switches)]
    after = levers + len(rows.instance.levers.names)
    return Standing(stack(parts), levers, after)


def _inflow(rows: Rows) -> Columns:
    """Return the net inflow of every facility, group and day, free in sign."""
    instance = rows.instance
    facilities, groups, days = instance.movable.shape
    resources = len(instance.resources)
    entry_rows, entry_values, counts = [], [], []
    for g in range(groups):
        day, resource, lag = _stay_entries(instance.profile[g], days)
        entry_rows.append(resource * days + day + lag)
        entry_values.append(instance.profile[g, resource, lag])
        counts.append(np.bincount(day, minlength=days))
    at = np.arange(facilities)[:, None]
    held = np.concatenate(entry_rows) + at * resources * days
    count = np.concatenate(counts)
    first = np.cumsum(count) - count
    whole = np.insert(held, first, -1, axis=1)
    values = np.insert(np.concatenate(entry_values), first, 1.0)
    cells = groups * days
    own = first + np.arange(cells)
    whole[:, own] = rows.balance + at * cells + np.arange(cells)
    starts = np.concatenate([[0], np.cumsum(np.tile(count + 1, facilities))])
    number = facilities * cells
    return Columns(
        cost=np.zeros(number),
        lower=np.full(number, -np.inf),
        upper=np.full(number, np.inf),
        starts=starts,
        rows=whole.ravel(),
        values=np.tile(values, facilities),
    )


def _stay_entries(profile: Floats, days: int) -> tuple[Array, Array, Array]:
    """Return day of the move, resource and lag of every entry of a group's stays."""
    held = profile[:, :days] > 0
    late = np.arange(days)[:, None] + np.arange(held.shape[1])
    day, resource, lag = np.nonzero(held[None] & (late < days)[:, None])
    return day, resource, lag


def _unmet(rows: Rows) -> Columns:
    """Return the unmet places of every facility, resource and day."""
    instance, aim = rows.instance, rows.aim
    facilities, resources, days = instance.need.shape
    number = instance.need.size
    entries = 1 + aim.fair
    at = np.empty((number, entries), np.int64)
    values = np.full((number, entries), -1.0)
    at[:, 0] = np.arange(number)
    if aim.fair:
        at[:, 1] = rows.regions + np.repeat(instance.region_of, resources * days)
        values[:, 1] = np.repeat(region_shares(instance), days)
    penalty = np.broadcast_to(instance.penalty[:, None], (resources, days)).ravel()
    return Columns(
        cost=aim.unmet * np.tile(penalty, facilities),
        lower=np.zeros(number),
        upper=np.full(number, np.inf),
        starts=np.arange(number + 1) * entries,
        rows=at.ravel(),
        values=values.ravel(),
    )


def _held(rows: Rows) -> Columns:
    """Return those fit to be moved who wait for a later day, as far as they stay."""
    instance = rows.instance
    facility, group, day = np.nonzero(who_waits(instance))
    here = rows.senders + rows.cell(facility, group, day)
    number = len(here)
    return Columns(
        cost=np.zeros(number),
        lower=np.zeros(number),
        upper=np.full(number, np.inf),
        starts=2 * np.arange(number + 1),
        rows=np.stack([here, here + 1], axis=1).ravel(),
        values=np.stack([np.ones(number), -instance.keeps[group]], axis=1).ravel(),
    )


def who_waits(instance: Instance) -> npt.NDArray[np.bool_]:
    """Say where those fit to be moved can wait. Axes: facility, group, day."""
    waits = (instance.pool > 0) & (instance.keeps[:, None] > 0)
    waits[:, :, -1] = False
    return np.asarray(waits)


def _worst(rows: Rows) -> list[Columns]:
    """Return the largest relative shortfall of a region, where it is looked at."""
    aim, regions = rows.aim, len(rows.instance.regions)
    if not aim.fair:
        return []
    return [
        Columns(
            cost=np.array([aim.worst]),
            lower=np.zeros(1),
            upper=np.array([aim.worst_cap]),
            starts=np.array([0, regions]),
            rows=rows.regions + np.arange(regions),
            values=np.full(regions, -1.0),
        )
    ]


def _levers(rows: Rows) -> Columns:
    """Return one column for each lever."""
    instance, levers, aim = rows.instance, rows.instance.levers, rows.aim
    shape, (*place, of_place, value) = instance.need.shape, levers.places
    row, of_row, share = levers.entries
    way, day, of_way, litters = levers.journeys
    at = [
        np.ravel_multi_index(tuple(place), shape),
        rows.levers + row,
        rows.journeys + way * instance.days + day,
    ]
    column, values = [of_place, of_row, of_way], [-value, share, -litters]
    if levers.counted:
        linked = np.flatnonzero(levers.lever_switch >= 0)
        at.append(rows.links + linked)
        column.append(linked)
        values.append(np.ones(len(linked)))
    return _from_entries(
        cost=aim.moves * levers.cost,
        upper=levers.upper,
        entries=(np.concatenate(column), np.concatenate(at), np.concatenate(values)),
    )


def _switches(rows: Rows, decided: Floats | None) -> list[Columns]:
    """Return one column for each switch, where their number is limited."""
    instance, levers = rows.instance, rows.instance.levers
    if not levers.counted:
        return []
    number, days = levers.switch_number, instance.days
    linked = np.flatnonzero(levers.lever_switch >= 0)
    cells = np.arange(number * days)
    column = [levers.lever_switch[linked], cells // days, np.arange(number)]
    at = [rows.links + linked, rows.ways + cells, np.full(number, rows.most_on)]
    values = [-levers.upper[linked], -most_by_way(instance).ravel(), np.ones(number)]
    columns = _from_entries(
        cost=np.zeros(number),
        upper=np.ones(number),
        entries=(np.concatenate(column), np.concatenate(at), np.concatenate(values)),
    )
    if decided is None:
        return [columns]
    return [replace(columns, lower=decided, upper=decided)]


def _from_entries(
    *, cost: Floats, upper: Floats, entries: tuple[Array, Array, Array]
) -> Columns:
    """Return columns from 0 to `upper`; what stands twice in a row is added up."""
    column, row, value = entries
    order = np.lexsort((row, column))
    column, row, value = column[order], row[order], value[order]
    new = np.ones(len(row), bool)
    new[1:] = (np.diff(column) != 0) | (np.diff(row) != 0)
    first = np.flatnonzero(new)
    counts = np.bincount(column[first], minlength=len(cost))
    return Columns(
        cost=cost,
        lower=np.zeros(len(cost)),
        upper=upper,
        starts=np.concatenate([[0], np.cumsum(counts)]),
        rows=row[first],
        values=np.add.reduceat(value, first) if len(first) else value,
    )


def move_columns(rows: Rows, arcs: Arcs) -> Columns:
    """Return one column for each move."""
    instance, budget = rows.instance, rows.budget
    journeys, days = instance.journeys, instance.days
    origin, target, group, day = (values.astype(np.int64) for values in arcs)
    litter = np.array([row.litter for row in instance.groups], np.int64)[group]
    hours = instance.hours[origin, target]
    leaves = rows.cell(origin, group, day)
    one = np.ones(arcs.number)
    entries = [
        (rows.balance + leaves, one),
        (rows.balance + rows.cell(target, group, day), -one),
        (rows.senders + leaves, one),
        *(
            (np.where(row < 0, row, rows.journeys + row * days + day), use)
            for row, use in journeys.drawn(litter, origin, target)
        ),
    ]
    if instance.levers.counted:
        switch = instance.levers.way_switch(origin, target)
        way = np.where(switch < 0, switch, rows.ways + switch * days + day)
        entries.append((way, one))
    if budget.patients is not None:
        entries.append((np.full(arcs.number, rows.patients), one))
    if budget.hours is not None:
        entries.append((np.full(arcs.number, rows.hours), hours))
    at = np.stack([row for row, _ in entries], axis=1)
    values = np.stack([value for _, value in entries], axis=1)
    kept = at >= 0
    starts = np.concatenate([[0], np.cumsum(kept.sum(axis=1))])
    return Columns(
        cost=rows.aim.moves * instance.cost[origin, target],
        lower=np.zeros(arcs.number),
        upper=np.full(arcs.number, np.inf),
        starts=starts,
        rows=at[kept],
        values=values[kept],
    )


def stack(parts: list[Columns]) -> Columns:
    """Put columns side by side."""
    before = np.cumsum([0, *(part.starts[-1] for part in parts)])
    starts = [
        part.starts[:-1] + start for part, start in zip(parts, before[:-1], strict=True)
    ]
    return Columns(
        cost=np.concatenate([part.cost for part in parts]),
        lower=np.concatenate([part.lower for part in parts]),
        upper=np.concatenate([part.upper for part in parts]),
        starts=np.concatenate([*starts, before[-1:]]),
        rows=np.concatenate([part.rows for part in parts]),
        values=np.concatenate([part.values for part in parts]),
    )
