"""The rich model in SimPy: one process for each patient, on the product's own arrays.

A station keeps a queue for each priority. A patient who finds no place leaves a request
with an event at the nearest station and waits for the event or for the end of patience,
whichever comes first. A freed place takes its own queue first, then the most urgent who
waits at a station that lists it, the nearest first.
"""

import random
from collections import deque
from collections.abc import Generator, Iterator
from typing import Any, NamedTuple

import numpy as np
import simpy

from benchmarks.agreement import Seen
from beredt.engine.kernels.records import CELLS, FOREVER, Plan
from beredt.engine.network import KINDS, RANK

PRIORITIES = 4
Journey = Generator[simpy.Event, Any, None]


class Step(NamedTuple):
    """One stage of a pathway."""

    kind: int
    rank: int
    priority: int
    reach: float
    stay: list[float]
    patience: list[float] | None
    waiting_death: float


class Request:
    """A patient who waits."""

    __slots__ = ("granted", "held", "since", "step")

    def __init__(
        self, granted: simpy.Event, held: "Station | None", step: Step, since: float
    ) -> None:
        self.granted = granted
        self.held = held
        self.step = step
        self.since = since


class Station:
    """Places of one kind at one hospital, and who waits for them."""

    __slots__ = ("capacity", "facility", "kind", "occupied", "others", "queues", "rank")

    def __init__(self, facility: int, kind: int, capacity: int) -> None:
        self.facility = facility
        self.kind = kind
        self.rank = RANK[KINDS[kind]]
        self.capacity = capacity
        self.occupied = 0
        self.queues: list[deque[Request]] = [deque() for _ in range(PRIORITIES)]
        self.others: list[tuple[Station, float]] = []

    def first(self) -> Request | None:
        """Return the most urgent who waits here."""
        for queue in self.queues:
            if queue:
                return queue[0]
        return None

    def waiting(self) -> int:
        """Count those who wait here."""
        return sum(map(len, self.queues))


class Country:
    """All stations and everybody in them."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.plan = plan
        self.env = simpy.Environment()
        self.numbers = np.random.default_rng(seed)
        self.random = random.Random(seed).random
        self.seen = Seen(plan.days)
        self.stations = [
            Station(int(row["facility"]), int(row["kind"]), int(row["capacity"]))
            for row in plan.stations
        ]
        self.near = self._near()
        for s, station in enumerate(self.stations):
            station.others = [
                (
                    self.stations[plan.from_ways["station"][j]],
                    float(plan.from_ways["hours"][j]),
                )
                for j in range(plan.from_start[s], plan.from_start[s + 1])
            ]
        tables = plan.tables.tolist()
        self.residual = plan.residual.tolist()
        self.steps = [
            Step(
                kind=int(row["kind"]),
                rank=RANK[KINDS[row["kind"]]],
                priority=int(row["priority"]),
                reach=float(row["reach"]),
                stay=tables[row["table"]],
                patience=None
                if row["patience"] == FOREVER
                else tables[row["patience"]],
                waiting_death=float(row["waiting_death"]),
            )
            for row in plan.stages
        ]
        self.deaths = plan.categories["death"].tolist()

    def _near(self) -> list[list[tuple[Station, float]]]:
        starts = self.plan.near_start
        return [
            [
                (
                    self.stations[self.plan.near_ways["station"][j]],
                    float(self.plan.near_ways["hours"][j]),
                )
                for j in range(starts[slot], starts[slot + 1])
            ]
            for slot in range(len(starts) - 1)
        ]

    def run(self) -> Seen:
        """Run from the first day to the last."""
        for category, facility, first, end, stay in self.residents():
            self.admit(category, facility, first, end, stay)
        self.env.process(self.arrivals())
        self.env.process(self.changes())
        for day in range(self.plan.days):
            self.env.run(until=day + 1)
            for station in self.stations:
                self.seen.occupied[station.kind, day] += station.occupied
                self.seen.waiting[station.kind, day] += station.waiting()
        self.close()
        return self.seen

    def admit(
        self, category: int, facility: int, first: int, end: int, stay: float | None
    ) -> None:
        """Let one patient begin the journey."""
        steps = self.steps[first:end]
        self.seen.count["arrived"] += 1
        self.env.process(self.patient(self.deaths[category], facility, steps, stay))

    def patient(
        self, death: float, facility: int, steps: list[Step], stay: float | None
    ) -> Journey:
        """Go through the stages of a pathway, and out."""
        env = self.env
        held: Station | None = None
        for step in steps:
            if held is not None and held.kind == step.kind:
                yield env.timeout(self.quantile(step.stay))
                continue
            place = self.free_place(facility, step)
            if place is not None:
                station, hours = place
                station.occupied += 1
                if held is not None:
                    self.release(held)
            else:
                if held is not None and step.rank >= held.rank:
                    left, held = held, None
                else:
                    left = None
                request = Request(env.event(), held, step, env.now)
                here = self.near[facility * self.plan.kinds + step.kind][0][0]
                queue = here.queues[step.priority]
                queue.append(request)
                if left is not None:
                    self.release(left)
                if held is not None or step.patience is None:
                    yield request.granted
                else:
                    patience = self.quantile(step.patience)
                    yield request.granted | env.timeout(patience)
                    if not request.granted.triggered:
                        queue.remove(request)
                        self.seen.wait_days[step.kind] += env.now - request.since
                        dies = self.random() < step.waiting_death
                        self.seen.count["died_waiting" if dies else "left"] += 1
                        return
                station, hours = request.granted.value
            self.seen.started[step.kind] += 1
            if station.facility != facility:
                self.seen.count["moved"] += 1
                facility = station.facility
            held = station
            if stay is None:
                stay = self.quantile(step.stay)
            yield env.timeout(hours / 24 + stay)
            stay = None
        dies = self.random() < death
        self.seen.count["died_of_illness" if dies else "discharged"] += 1
        if held is not None:
            self.release(held)

    def free_place(self, facility: int, step: Step) -> tuple[Station, float] | None:
        """Return the nearest station with a free place within reach."""
        candidates = self.near[facility * self.plan.kinds + step.kind]
        for station, hours in candidates:
            if hours > step.reach and station.facility != facility:
                return None
            if station.occupied < station.capacity:
                return station, hours
        return None

    def release(self, station: Station) -> None:
        """Free a place, and fill it and every place that this frees in turn."""
        station.occupied -= 1
        self.refill(station)

    def refill(self, station: Station) -> None:
        """Give free places of a station to those who wait."""
        freed = [station]
        while freed:
            place = freed.pop()
            while place.occupied < place.capacity:
                found = self.next_for(place)
                if found is None:
                    break
                request, queue, hours = found
                queue.popleft()
                self.seen.wait_days[request.step.kind] += self.env.now - request.since
                if request.held is not None:
                    request.held.occupied -= 1
                    freed.append(request.held)
                place.occupied += 1
                request.granted.succeed((place, hours))

    def next_for(self, place: Station) -> tuple[Request, deque[Request], float] | None:
        """Return who gets a free place: own queue, else the most urgent elsewhere."""
        own = place.first()
        if own is not None:
            return own, place.queues[own.step.priority], 0.0
        best = None
        for other, hours in place.others:
            request = other.first()
            if request is None or hours > request.step.reach:
                continue
            if best is None or request.step.priority < best[0].step.priority:
                best = request, other.queues[request.step.priority], hours
        return best

    def quantile(self, table: list[float]) -> float:
        """Draw from a quantile table."""
        return read(table, self.random())

    def arrivals(self) -> Journey:
        """Draw the patients of each day, and let them come in the order of time."""
        env = self.env
        for day in range(self.plan.days):
            for time, row, first, end in self.day(day):
                yield env.timeout(time - env.now)
                self.admit(int(row["category"]), int(row["facility"]), first, end, None)
            yield env.timeout(day + 1 - env.now)

    def day(self, day: int) -> list[tuple[float, Any, int, int]]:
        """Return time, kind of arrival and route of each patient of one day."""
        plan = self.plan
        rows = plan.arrivals[plan.day_start[day] : plan.day_start[day + 1]]
        rows = np.repeat(rows, self.numbers.poisson(rows["rate"]))
        share = self.numbers.random(len(rows))
        by_hour = np.interp(share * 24, np.arange(25), plan.hours)
        share = np.where(rows["daytime"] == 1, by_hour, share)
        times = day + rows["opens"] + share * (rows["closes"] - rows["opens"])
        order = np.argsort(times)
        return [
            (float(times[i]), rows[i], *self.route(int(rows["category"][i])))
            for i in order
        ]

    def route(self, category: int) -> tuple[int, int]:
        """Draw the route of a patient: its first stage and where it ends."""
        plan = self.plan
        begin = int(plan.categories["first"][category])
        last = begin + int(plan.categories["routes"][category]) - 1
        route = begin
        if begin < last:
            u = self.random()
            while route < last and u >= plan.routes["below"][route]:
                route += 1
        return int(plan.routes["begin"][route]), int(plan.routes["end"][route])

    def residents(self) -> Iterator[tuple[int, int, int, int, float]]:
        """Yield those who are there at the start, in the middle of stays."""
        for row in self.plan.residents:
            table = self.residual[row["table"]]
            for _ in range(self.numbers.poisson(row["mean"])):
                yield (
                    int(row["category"]),
                    int(row["facility"]),
                    int(row["stage"]),
                    int(row["end"]),
                    read(table, self.random()),
                )

    def changes(self) -> Journey:
        """Change capacity when it is time."""
        for change in self.plan.changes:
            yield self.env.timeout(float(change["time"]) - self.env.now)
            station = self.stations[change["station"]]
            station.capacity = int(change["capacity"])
            self.refill(station)

    def close(self) -> None:
        """Count those still there at the end."""
        for station in self.stations:
            for queue in station.queues:
                for request in queue:
                    waited = self.env.now - request.since
                    self.seen.wait_days[request.step.kind] += waited


def read(table: list[float], u: float) -> float:
    """Read a quantile table: linear between its points, finer in the last cell."""
    x = u * CELLS
    cell = int(x)
    if cell >= CELLS - 1:
        x = (x - cell) * CELLS
        cell = int(x) + CELLS + 1
        x += CELLS + 1
    low = table[cell]
    return low + (x - cell) * (table[cell + 1] - low)


def run(plan: Plan, seed: int) -> Seen:
    """Run one replication."""
    return Country(plan, seed).run()
