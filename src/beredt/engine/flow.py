"""What follows: patients meet the places that can be used, draw by draw."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import Capacity
from beredt.engine.demand import Demand
from beredt.engine.demand.curves import hours_of_day
from beredt.engine.kernels import calendar, course, records, summary
from beredt.engine.network import INTENSIVE_MOVES, KINDS, RANK, Network
from beredt.engine.scenario import SOURCES

Array = npt.NDArray[Any]
# Draws are run and added up in chunks of this size, whatever the number of workers,
# so that sums are made in one order and have the same bits.
CHUNK = 5
# So many orders are made ahead of those that run: enough for a cluster to be busy.
AHEAD = 64
LINE_BYTES = 64
ORDINARY = SOURCES.index("ordinary")


class Totals(NamedTuple):
    """What is kept of draws.

    The first axis of these is draw. Axes of `need`, and of `need_isolated` for those of
    it who need an isolation room: draw, region, kind, source, day; of `occupied`,
    `waiting`: draw, region, kind, day; of `patient_days`, `admitted`: draw, region of
    origin, category, day; of `arrived`: draw, source, day; of `ledger`: draw, category,
    source, region, outcome; of `died`, `left`: draw, region, kind, source; of
    `operations`: draw, region, day; of `station_gap`: draw, station, (first day, peak,
    place-days); of `orders`: draw, measure that moves in bulk, day, end of an order.
    Sums over draws: `need_station` with axes station, day; `unmet_source`, the
    place-days that each source lacks, with axes station, source; `started`,
    `stay_days`, `wait_days` with axis station.
    """

    need: Array
    need_isolated: Array
    occupied: Array
    waiting: Array
    patient_days: Array
    admitted: Array
    arrived: Array
    ledger: Array
    died: Array
    left: Array
    operations: Array
    station_gap: Array
    orders: Array
    need_station: Array
    unmet_source: Array
    started: Array
    stay_days: Array
    wait_days: Array


SUMMED = ("need_station", "unmet_source", "started", "stay_days", "wait_days")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Course:
    """How it went in every draw: see `Totals` for the axes."""

    network: Network
    draws: int
    totals: Totals


class Order(NamedTuple):
    """One chunk of draws to run: everything a worker needs, by value.

    Axes of `levels`: draw, intake, day; of `usable`: station, day; of `background`:
    station.
    """

    plan: records.Plan
    usable: Array
    background: Array
    levels: Array
    seed: int
    first: int
    room: int


def simulate(
    demand: Demand,
    capacity: Capacity,
    *,
    draws: int,
    first: int = 0,
    executor: Executor | None = None,
    progress: Callable[[int], None] | None = None,
) -> Course:
    """Let the patients of each draw meet the capacity.

    `first` is the number of the first draw; `progress` is told after each chunk how
    many draws are done.
    """
    orders = _orders(demand, capacity, first, draws)
    parts = list(run_orders(orders, executor=executor, progress=progress))
    return Course(network=demand.network, draws=draws, totals=join(parts))


def run_orders(
    orders: Iterable[Order],
    *,
    executor: Executor | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Totals]:
    """Run orders and give what they total, in their order; they are made when needed.

    `progress` is told after each order how many draws are done.
    """
    done = 0
    for part in _results(orders, executor):
        done += len(part.arrived)
        if progress is not None:
            progress(done)
        yield part


def join(parts: list[Totals]) -> Totals:
    """Put chunks together in the order of their draws."""
    joined = {
        name: (
            np.sum([getattr(part, name) for part in parts], axis=0)
            if name in SUMMED
            else np.concatenate([getattr(part, name) for part in parts])
        )
        for name in Totals._fields
    }
    return Totals(**joined)


def _orders(
    demand: Demand, capacity: Capacity, first: int, draws: int
) -> Iterator[Order]:
    whole = make_order(demand, capacity, range(first, first + draws))
    for begin in range(0, draws, CHUNK):
        levels = whole.levels[begin : begin + CHUNK]
        yield whole._replace(levels=levels, first=first + begin)


def make_order(demand: Demand, capacity: Capacity, draws: range) -> Order:
    """Return the order to run these draws."""
    arriving = demand.arrivals["rate"].sum() / demand.days
    return Order(
        plan=make_plan(demand, capacity),
        usable=np.ascontiguousarray(capacity.usable.T.astype(np.float32)),
        background=capacity.background.astype(np.float32),
        levels=np.array([demand.levels(draw) for draw in draws]),
        seed=demand.seed,
        first=draws.start,
        room=int(2 * demand.residents["mean"].sum() + 12 * arriving) + 1024,
    )


def _results(orders: Iterable[Order], executor: Executor | None) -> Iterator[Totals]:
    if executor is None:
        yield from map(run_chunk, orders)
        return
    waiting: deque[Future[Totals]] = deque()
    try:
        for order in orders:
            waiting.append(executor.submit(run_chunk, order))
            if len(waiting) >= AHEAD or waiting[0].done():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def make_plan(demand: Demand, capacity: Capacity) -> records.Plan:
    """Put everything that is the same in every draw side by side."""
    network = demand.network
    arriving = demand.arrivals["rate"].sum() / demand.days
    buckets = 1 << int(np.clip(np.ceil(np.log2(3 * arriving + 1)), 6, 20))
    return records.Plan(
        tables=network.tables,
        residual=demand.residual,
        hours=_hours(network),
        stages=network.stages,
        routes=network.routes,
        categories=network.category_table,
        stations=capacity.stations,
        first_ways=network.first_ways,
        near_start=network.near_start,
        near_ways=network.near_ways,
        from_start=network.from_start,
        from_ways=network.from_ways,
        region_start=network.region_start,
        region_of=network.region_of,
        facility_region=network.facility_region,
        rank=np.array([RANK[kind] for kind in KINDS], np.int32),
        arrivals=demand.arrivals,
        day_start=demand.day_start,
        residents=demand.residents,
        changes=capacity.changes,
        early=capacity.early,
        move_limit=capacity.move_limit,
        zone=capacity.zone,
        kinds=len(KINDS),
        regions=len(network.regions),
        days=demand.days,
        ward=KINDS.index("ward"),
        intensive_class=np.array(
            [int(kind in INTENSIVE_MOVES) for kind in KINDS], np.int32
        ),
        isolating=_isolating(network),
        municipal_stage=network.municipal_stage,
        theatre=KINDS.index("theatre"),
        early_anywhere=int(capacity.early["share"].any()),
        buckets=buckets,
        bulk=capacity.bulk.table,
    )


def _isolating(network: Network) -> Array:
    """Say of each kind of place whether any has isolation rooms."""
    rooms = np.bincount(
        network.stations["kind"], network.isolation, minlength=len(KINDS)
    )
    return (rooms > 0).astype(np.int8)


def _hours(network: Network) -> Array:
    """Return quantiles of the hour of ordinary admissions, as shares of the day."""
    moments, before = hours_of_day(network.register.parameter("daytime_share"))
    return np.interp(np.arange(25) / 24, before, moments)


def run_chunk(order: Order) -> Totals:
    """Run the draws of one order."""
    plan = order.plan
    draws = len(order.levels)
    totals = _empty(plan, draws)
    room = order.room
    work = new_work(plan, room)
    for d in range(draws):
        row = Totals(
            *(
                array if name in SUMMED else array[d]
                for name, array in zip(Totals._fields, totals, strict=True)
            )
        )
        while True:
            out = new_draw(plan)
            draw = order.first + d
            if course.run(plan, work, out, order.seed, draw, order.levels[d]):
                break
            room *= 2
            work = new_work(plan, room)
        summary.add_up(plan, out, order.usable, order.background, ORDINARY, row)
    return totals


def _empty(plan: records.Plan, draws: int) -> Totals:
    regions, kinds, days = plan.regions, plan.kinds, plan.days
    categories, stations = len(plan.categories), len(plan.stations)
    sources, outcomes = len(SOURCES), len(records.OUTCOMES)
    return Totals(
        need=np.zeros((draws, regions, kinds, sources, days), np.float32),
        need_isolated=np.zeros((draws, regions, kinds, sources, days), np.float32),
        occupied=np.zeros((draws, regions, kinds, days), np.float32),
        waiting=np.zeros((draws, regions, kinds, days), np.float32),
        patient_days=np.zeros((draws, regions, categories, days), np.float32),
        admitted=np.zeros((draws, regions, categories, days), np.float32),
        arrived=np.zeros((draws, sources, days), np.float32),
        ledger=np.zeros((draws, categories, sources, regions, outcomes), np.int32),
        died=np.zeros((draws, regions, kinds, sources), np.int32),
        left=np.zeros((draws, regions, kinds, sources), np.int32),
        operations=np.zeros((draws, regions, days), np.float32),
        station_gap=np.zeros((draws, stations, 3), np.float32),
        orders=np.zeros((draws, *_orders_shape(plan)), np.int32),
        need_station=np.zeros((stations, days)),
        unmet_source=np.zeros((stations, sources)),
        started=np.zeros(stations, np.int64),
        stay_days=np.zeros(stations),
        wait_days=np.zeros(stations),
    )


def new_draw(plan: records.Plan) -> records.Draw:
    """Return empty counts for one draw."""
    regions, kinds, days = plan.regions, plan.kinds, plan.days
    categories, stations = len(plan.categories), len(plan.stations)
    sources, outcomes = len(SOURCES), len(records.OUTCOMES)
    return records.Draw(
        need=np.zeros((sources, stations, days), np.float32),
        need_isolated=np.zeros((regions, kinds, sources, days), np.float32),
        occupied=np.zeros((stations, days), np.float32),
        waiting=np.zeros((stations, days), np.float32),
        patient_days=np.zeros((regions, categories, days), np.float32),
        admitted=np.zeros((regions, categories, days), np.float32),
        arrived=np.zeros((sources, days), np.float32),
        ledger=np.zeros((categories, sources, regions, outcomes), np.int32),
        died=np.zeros((stations, sources), np.int32),
        left=np.zeros((stations, sources), np.int32),
        operations=np.zeros((regions, days), np.float32),
        started=np.zeros(stations, np.int64),
        stay_days=np.zeros(stations),
        wait_days=np.zeros(stations),
        orders=np.zeros(_orders_shape(plan), np.int32),
    )


def _orders_shape(plan: records.Plan) -> tuple[int, int, int]:
    return plan.bulk.measures, plan.days, len(records.ENDS_OF_ORDERS)


def _longest(plan: records.Plan) -> int:
    """Return how many stages the longest route has."""
    routes: Array = plan.routes
    return int((routes["end"] - routes["begin"]).max(initial=1))


def _in_lines(count: int, record: np.dtype[Any]) -> Array:
    """Return room for so many records that begins where a line of the cache does.

    A record of one line else lies across two, and only one of them is asked for ahead.
    """
    size = count * record.itemsize
    room = np.empty(size + LINE_BYTES, np.uint8)
    begin = -room.ctypes.data % LINE_BYTES
    return room[begin : begin + size].view(record)


def new_work(plan: records.Plan, room: int) -> records.Work:
    """Return what draws write on in turn, with room for so many patients at once."""
    stations, moved = len(plan.stations), plan.bulk.measures > 0
    pages = room // (records.PAGE // 2) + 2 * plan.days + 64
    return records.Work(
        patients=_in_lines(room, records.PATIENT),
        aside=_in_lines(room, records.ASIDE),
        stays=np.empty((room, _longest(plan)), np.float32),
        walks=np.empty((room if moved else 1, records.WALKED), records.STEP),
        stations=_in_lines(stations, records.STATION),
        heads=np.empty(plan.days, np.int32),
        ends=_in_lines(stations * records.ENDS, np.dtype(np.int32)),
        freed=np.empty(2 * stations + 4096, np.int32),
        cursor=np.empty(records.CURSORS, np.int64),
        waiting=np.empty((plan.regions + 1, plan.kinds), np.int64),
        moves=np.empty((plan.days, plan.regions, 2), np.int64),
        notes=np.empty(pages * records.PAGE, records.EVENT),
        coming=np.empty(room, records.EVENT),
        late=np.empty(room, records.EVENT),
        parts=np.empty(plan.buckets // calendar.BUCKETS, np.int32),
        counts=np.empty(plan.buckets + 1, np.int32),
        abroad=np.empty(len(plan.bulk.places), np.int64),
        fit=np.empty(room if moved else 1, np.int32),
        free=np.empty(room, np.int32),
    )
