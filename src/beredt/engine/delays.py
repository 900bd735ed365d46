"""Which delays between the parts of a scenario hurt most.

The exact expected need and the places that can be used are set against each other for
every combination of delays of two parts, the others being as planned. Chance is left
out: a gap that only bad luck makes is not counted, so that a few of the worst are worth
simulating.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import by_region, plan_capacity
from beredt.engine.demand import draw_demand
from beredt.engine.expectation import expect
from beredt.engine.network import KINDS, MOMENTARY, Network, build_network
from beredt.engine.preparation import prepare
from beredt.engine.register import Register
from beredt.engine.scenario import (
    Epidemic,
    Happening,
    Ordinary,
    Scenario,
    Transmission,
)

Floats = npt.NDArray[np.float64]
Progress = Callable[[int, int], None]
SECTIONS = ("needs", "disruptions", "measures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What is missing of the expected need with some delays.

    `delays` in days by part, beyond those that the scenario has. `unmet_days` in
    place-days of all kinds; `peak` in beds of all regions, on `peak_day` (1 = the
    first).
    """

    delays: dict[str, int]
    unmet_days: float
    peak: float
    peak_day: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Grid:
    """Every combination of delays of two parts.

    Axes of `points`: delay of the first part, delay of the second.
    """

    parts: tuple[str, str]
    points: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scan:
    """All grids of a scenario, and the delays that hurt most, the worst first."""

    scenario: str
    parts: tuple[str, ...]
    days: int
    delays: tuple[int, ...]
    as_planned: Point
    grids: tuple[Grid, ...]
    worst: tuple[Point, ...]


def parts_of(scenario: Scenario) -> tuple[str, ...]:
    """Return the included scenarios whose happenings can be put off, in their order."""
    happenings = (row for section in SECTIONS for row in getattr(scenario, section))
    return tuple(dict.fromkeys(part for row in happenings if (part := _part(row))))


def latest_delay(scenario: Scenario, part: str) -> int:
    """Return how many whole days a part can be put off and still begin in time."""
    last = max(row.start for row in _of(scenario, part))
    return max(0, int(np.ceil(scenario.days - last)) - 1)


def put_off(scenario: Scenario, delays: Mapping[str, float]) -> Scenario:
    """Return a scenario whose parts come so many days later than planned."""
    moved: dict[str, Any] = {
        section: tuple(
            replace(row, start=row.start + delays.get(_part(row), 0))
            if _part(row)
            else row
            for row in getattr(scenario, section)
        )
        for section in SECTIONS
    }
    return replace(scenario, **moved)


def scan_delays(
    scenario: Scenario,
    register: Register,
    *,
    pairs: Sequence[tuple[str, str]] = (),
    delays: Sequence[int],
    progress: Progress | None = None,
) -> Scan:
    """Try every combination of delays of each pair of parts, or of the chosen pairs.

    Raises `ValueError` for a part that the scenario lacks.
    """
    parts = parts_of(scenario)
    chosen = tuple(pairs) or tuple(combinations(parts, 2))
    if unknown := {part for pair in chosen for part in pair} - set(parts):
        raise ValueError(f"No such parts: {', '.join(sorted(unknown))}")
    tried = _Tried(scenario, register)
    total = len(chosen) * len(delays) ** 2
    grids = []
    for n, (one, other) in enumerate(chosen):
        rows = []
        for i, first in enumerate(delays):
            rows.append(
                tuple(tried.point({one: first, other: second}) for second in delays)
            )
            if progress:
                done = (n * len(delays) + i + 1) * len(delays)
                progress(done, total)
        grids.append(Grid(parts=(one, other), points=tuple(rows)))
    known = {tuple(sorted(point.delays.items())): point for point in tried.points()}
    return Scan(
        scenario=scenario.name,
        parts=parts,
        days=scenario.days,
        delays=tuple(delays),
        as_planned=tried.point({}),
        grids=tuple(grids),
        worst=tuple(sorted(known.values(), key=lambda p: (-p.unmet_days, -p.peak))),
    )


class _Tried:
    """Points by their delays, each computed once."""

    def __init__(self, scenario: Scenario, register: Register) -> None:
        """Build the network once: where patients go does not depend on when."""
        self.scenario, self.register = scenario, register
        self.known: dict[tuple[tuple[str, int], ...], Point] = {}
        self.needs: dict[tuple[str, int], Floats] = {}
        self.adds_up = _adds_up(scenario)
        self.network = build_network(register) if self.adds_up else None

    def points(self) -> list[Point]:
        """Return all that was tried."""
        return list(self.known.values())

    def point(self, delays: Mapping[str, int]) -> Point:
        """Return what is missing with these delays."""
        real = {part: delay for part, delay in sorted(delays.items()) if delay}
        key = tuple(real.items())
        if key not in self.known:
            self.known[key] = _point(real, *self._balance(real))
        return self.known[key]

    def _balance(self, delays: dict[str, int]) -> tuple[Floats, Floats]:
        """Return need and usable places. Axes of both: region, kind, day."""
        moved = put_off(self.scenario, delays)
        if self.network is None:
            plan = prepare(moved, self.register, seed=0, knowledge=False).plan
            capacity, network = plan.capacity, plan.demand.network
            need = _need(expect(plan.demand).need)
        else:
            network = self.network
            capacity = plan_capacity(moved, network)
            need = sum(
                (
                    self._need_of(part, delays.get(part, 0), network)
                    for part in ("", *parts_of(self.scenario))
                ),
                start=np.zeros(()),
            )
        usable = by_region(capacity.usable + capacity.background, network)[:-1]
        background = by_region(capacity.background[None, :].astype(float), network)
        return need + background[:-1], usable

    def _need_of(self, part: str, delay: int, network: Network) -> Floats:
        """Return the need of one part alone, of what is no part for ''."""
        if (part, delay) not in self.needs:
            moved = put_off(self.scenario, {part: delay})
            needs = tuple(row for row in moved.needs if _part(row) == part)
            alone = replace(moved, needs=needs, disruptions=())
            demand = draw_demand(alone, network, seed=0)
            self.needs[part, delay] = _need(expect(demand).need)
        return self.needs[part, delay]


def _need(need: Floats) -> Floats:
    """Add sources up. Axes: region, kind, day."""
    return np.moveaxis(need.sum(axis=3), 0, -1)


def _adds_up(scenario: Scenario) -> bool:
    """Whether the need is the sum of the needs of the parts, each by itself.

    A measure may act on patients of other parts, and an epidemic on staff and stays.
    """
    spreading = any(isinstance(n, Epidemic | Transmission) for n in scenario.needs)
    return not scenario.measures and not spreading


def _point(delays: dict[str, int], need: Floats, usable: Floats) -> Point:
    missing = np.maximum(need - usable, 0)
    beds = [k for k, kind in enumerate(KINDS) if kind not in MOMENTARY]
    by_day = missing[:, beds].sum(axis=(0, 1))
    day = int(by_day.argmax())
    return Point(
        delays=delays,
        unmet_days=float(missing.sum()),
        peak=float(by_day[day]),
        peak_day=day + 1,
    )


def _part(row: Happening) -> str:
    """Return the included scenario that a happening comes from; '' for no part."""
    # Nobody can put ordinary activity off.
    return "" if isinstance(row, Ordinary) else row.name.rpartition("/")[0]


def _of(scenario: Scenario, part: str) -> list[Happening]:
    return [
        row
        for section in SECTIONS
        for row in getattr(scenario, section)
        if _part(row) == part
    ]
