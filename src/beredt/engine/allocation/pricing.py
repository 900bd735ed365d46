"""What everything is worth, and from it a bound that no plan can beat."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.arcs import Arcs, arcs_of, join
from beredt.engine.allocation.instance import Booleans, Budget, Instance, Integers
from beredt.engine.allocation.levers import Levers

Floats = npt.NDArray[np.float64]


class Aim(NamedTuple):
    """What is made small: unmet place-days, moves and levers, the largest shortfall.

    The first two are 1.0 or 0.0; `worst_cap` is how large the relative
    shortfall of a region may be, when that is looked at at all (`fair`).
    """

    unmet: float = 1.0
    moves: float = 1.0
    worst: float = 0.0
    fair: bool = False
    worst_cap: float = np.inf


class LeverPrices(NamedTuple):
    """What one more of each limit of the levers would save.

    `rows` is negative where the least of a row binds, as raising that costs. Axes of
    it: row; of `links`, what a lever pays to its switch for each unit: lever; of
    `ways`, what a patient pays to the switch of his way: switch, day. `most_on`
    is what one more switch would save.
    """

    rows: Floats
    links: Floats
    ways: Floats
    most_on: float


class Prices(NamedTuple):
    """What one more of each counts for the aim, none negative.

    Axes of `places`: facility, resource, day; of `journeys`: row, day; of `regions`,
    what the relative shortfall of each counts: region.
    """

    places: Floats
    journeys: Floats
    patients: float
    hours: float
    regions: Floats
    levers: LeverPrices


def free_levers(instance: Instance) -> LeverPrices:
    """Return prices of nothing for all limits of the levers."""
    levers = instance.levers
    return LeverPrices(
        rows=np.zeros(len(levers.rows)),
        links=np.zeros(len(levers.names)),
        ways=np.zeros((levers.switch_number, instance.days)),
        most_on=0.0,
    )


def region_shares(instance: Instance) -> Floats:
    """Return what one unmet place-day adds to a region's relative shortfall.

    The relative shortfall is weighted unmet place-days over weighted need. Axes:
    facility, resource.
    """
    need = instance.penalty * instance.need.sum(axis=2)
    of_region = np.bincount(
        instance.region_of, need.sum(axis=1), len(instance.regions)
    )[instance.region_of]
    share = np.divide(1.0, of_region, out=np.zeros(len(of_region)), where=of_region > 0)
    return share[:, None] * instance.penalty


def stay_worth(instance: Instance, places: Floats) -> Floats:
    """Return what the places of one stay are worth. Axes: facility, group, day."""
    worth = np.zeros(instance.movable.shape)
    days = instance.days
    for lag in range(min(instance.profile.shape[2], days)):
        worth[:, :, : days - lag] += np.einsum(
            "gr,frt->fgt", instance.profile[:, :, lag], places[:, :, lag:]
        )
    return worth


def supported(instance: Instance, prices: Prices, aim: Aim) -> Prices:
    """Return the prices cut so that they are such as the aim allows."""
    places = np.maximum(prices.places, 0.0)
    regions = np.maximum(prices.regions, 0.0) if aim.fair else 0 * prices.regions
    most = aim.unmet * instance.penalty + (
        regions[instance.region_of][:, None] * region_shares(instance)
    )
    return Prices(
        places=np.minimum(places, most[:, :, None]),
        journeys=np.maximum(prices.journeys, 0.0),
        patients=max(prices.patients, 0.0),
        hours=max(prices.hours, 0.0),
        regions=regions,
        levers=_supported_levers(instance.levers, prices.levers),
    )


def half_way(one: Prices, other: Prices) -> Prices:
    """Return the prices in the middle between two."""
    mine, others = one.levers, other.levers
    return Prices(
        places=(one.places + other.places) / 2,
        journeys=(one.journeys + other.journeys) / 2,
        patients=(one.patients + other.patients) / 2,
        hours=(one.hours + other.hours) / 2,
        regions=(one.regions + other.regions) / 2,
        levers=LeverPrices(
            rows=(mine.rows + others.rows) / 2,
            links=(mine.links + others.links) / 2,
            ways=(mine.ways + others.ways) / 2,
            most_on=(mine.most_on + others.most_on) / 2,
        ),
    )


def _supported_levers(levers: Levers, prices: LeverPrices) -> LeverPrices:
    # Where a row has no limit on a side, nothing is paid for that side.
    least = np.where(np.isfinite(levers.row_lower), -np.inf, 0.0)
    most = np.where(np.isfinite(levers.row_upper), np.inf, 0.0)
    linked = levers.counted & (levers.lever_switch >= 0)
    return LeverPrices(
        rows=np.clip(prices.rows, least, most),
        links=np.where(linked, np.maximum(prices.links, 0.0), 0.0),
        ways=np.maximum(prices.ways, 0.0),
        most_on=max(prices.most_on, 0.0),
    )


class Priced(NamedTuple):
    """A bound that no plan can beat, and moves that would pay."""

    bound: float
    paying: Arcs


def price(
    instance: Instance,
    budget: Budget,
    aim: Aim,
    prices: Prices,
    *,
    each: int,
    close: float = 0.0,
    switches: Floats | None = None,
) -> Priced:
    """Price every allowed move at once, as `switches` are decided (None: not yet).

    The bound is Lagrange's: capacity, journeys and budget are paid for at the prices,
    and every patient takes the best way there is. It holds for any prices, exact or
    not. For each origin, group and day up to `each` of the moves that pay most are
    given back; also those that cost more than they save, by up to the share `close` of
    what the stay is worth.
    """
    prices = supported(instance, prices, aim)
    bound = float((prices.places * (instance.need - instance.capacity)).sum())
    bound -= float((prices.journeys * instance.journeys.supply).sum())
    bound -= prices.patients * (budget.patients or 0.0)
    bound -= prices.hours * (budget.hours or 0.0)
    bound += lever_bound(instance, aim, prices, switches)
    spare = aim.worst - prices.regions.sum()
    if aim.fair and spare < 0:
        bound += spare * min(aim.worst_cap, 1e9)
    worth, pool = stay_worth(instance, prices.places), instance.pool
    tolerance = 1e-9 * max(1.0, float(worth.max(initial=0.0)))
    limit = close * worth - tolerance
    parts = []
    for g in range(len(instance.groups)):
        of_group = worth[:, g], limit[:, g], pool[:, g]
        best, paying = _price_group(instance, aim, prices, of_group, g, each)
        # Who is not moved on the best day for it may still be there on a later one.
        for t in range(instance.days - 2, -1, -1):
            best[:, t] = np.minimum(best[:, t], instance.keeps[g] * best[:, t + 1])
        bound += float((instance.movable[:, g] * best).sum())
        parts.append(arcs_of(g, *paying))
    return Priced(bound, join(parts))


class _Paying(NamedTuple):
    """Moves of one group that pay, or come close to it."""

    origin: Integers
    target: Integers
    day: Integers


def _price_group(
    instance: Instance,
    aim: Aim,
    prices: Prices,
    of_group: tuple[Floats, Floats, Floats],
    g: int,
    each: int,
) -> tuple[Floats, _Paying]:
    """Return the best saving of each patient, and the moves that save most.

    `of_group` are what stays are worth, what a move may cost more than it saves, and
    who may be there to be moved. Axes of these, and of the saving, none positive:
    facility, day.
    """
    worth, limit, pool = of_group
    ways = instance.open_ways(g)
    fixed = aim.moves * instance.cost + prices.patients + prices.hours * instance.hours
    fixed = np.where(ways, fixed, np.inf)
    best = np.zeros((len(ways), instance.days))
    each = min(each, len(ways))
    nobody = np.zeros(0, np.int64)
    found = [_Paying(nobody, nobody, nobody)]
    # Who takes nothing of worth away from where he is saves nothing by a move.
    sends: Booleans = (pool > 0) & (worth > 0)
    sends[~ways.any(axis=1)] = False
    for t in np.flatnonzero(sends.any(axis=0)):
        senders = np.flatnonzero(sends[:, t])
        cost = fixed[senders] + worth[None, :, t] - worth[senders, t, None]
        cost += _fares(instance, prices, senders, g, int(t))
        cost += _ways(instance, prices, senders, int(t))
        zone = instance.zone[t]
        cost[zone[senders][:, None] != zone] = np.inf
        best[senders, t] = np.minimum(cost.min(axis=1), 0.0)
        target = np.argpartition(cost, each - 1, axis=1)[:, :each]
        saving = np.take_along_axis(cost, target, axis=1)
        row, column = np.nonzero(saving < limit[senders, t, None])
        day = np.full(len(row), t)
        found.append(_Paying(senders[row], target[row, column], day))
    columns = zip(*found, strict=True)
    return best, _Paying(*(np.concatenate(column) for column in columns))


def _fares(
    instance: Instance, prices: Prices, senders: Integers, g: int, t: int
) -> Floats:
    """Return what the journeys of one day take of transport. Axes: sender, to."""
    # The last one is for those who draw on no row, -1.
    fare = np.append(prices.journeys[:, t], 0.0)
    every = np.arange(len(instance.facilities))
    drawn = instance.journeys.drawn(
        instance.groups[g].litter, senders[:, None], every[None, :]
    )
    return np.asarray(sum(fare[row] * use for row, use in drawn))


def _ways(instance: Instance, prices: Prices, senders: Integers, t: int) -> Any:
    """Return what the moves of one day pay to their switches. Axes: sender, to."""
    levers = instance.levers
    if levers.ways is None or not levers.counted:
        return 0.0
    # The last one is for ways without a switch, -1.
    fare = np.append(prices.levers.ways[:, t], 0.0)
    every = np.arange(len(instance.facilities))
    return fare[levers.way_switch(senders[:, None], every[None, :])]


def lever_worth(instance: Instance, aim: Aim, prices: Prices) -> Floats:
    """Return what one more unit of each lever saves, less its cost. Axes: lever."""
    levers, (*at, lever, value) = instance.levers, instance.levers.places
    number = len(levers.names)
    # Counted in whole numbers where there is nothing to weigh.
    worth = np.bincount(lever, prices.places[tuple(at)] * value, number).astype(float)
    row, lever, value = levers.entries
    worth -= np.bincount(lever, prices.levers.rows[row] * value, number)
    row, day, lever, value = levers.journeys
    worth += np.bincount(lever, prices.journeys[row, day] * value, number)
    return np.asarray(worth - aim.moves * levers.cost - prices.levers.links)


def lever_bound(
    instance: Instance, aim: Aim, prices: Prices, switches: Floats | None
) -> float:
    """Return the least that levers, their rows and switches can add to a bound."""
    levers, paid = instance.levers, prices.levers
    limit = np.where(paid.rows > 0, levers.row_upper, levers.row_lower)
    limit = np.where(paid.rows == 0, 0.0, limit)
    worth = lever_worth(instance, aim, prices)
    least = -float((levers.upper * np.maximum(worth, 0.0)).sum() + paid.rows @ limit)
    if levers.most_on is None:
        return least
    of_switch = (paid.ways * most_by_way(instance)).sum(axis=1)
    linked = levers.lever_switch >= 0
    np.add.at(
        of_switch, levers.lever_switch[linked], (paid.links * levers.upper)[linked]
    )
    saved = of_switch - paid.most_on
    on = saved > 0 if switches is None else switches
    return least - float(saved @ on) - paid.most_on * levers.most_on


def most_by_way(instance: Instance) -> Floats:
    """Return how many patients the ways of a switch may take. Axes: switch, day."""
    levers, days = instance.levers, instance.days
    out = np.zeros((levers.switch_number, days))
    every = np.arange(len(instance.facilities))
    switch = levers.way_switch(every[:, None], every[None, :])
    movable = instance.pool.sum(axis=1)
    for s in np.unique(switch[switch >= 0]):
        out[s] = movable[(switch == s).any(axis=1)].sum(axis=0)
    return out
