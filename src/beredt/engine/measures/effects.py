"""What a measure changes, worked out by the planning that the simulation uses."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import Headroom, find_headroom
from beredt.engine.capacity.timeline import strength
from beredt.engine.demand import draw_demand
from beredt.engine.expectation import expect
from beredt.engine.flow import simulate
from beredt.engine.measures.candidates import Candidate
from beredt.engine.network import KINDS
from beredt.engine.preparation import World
from beredt.engine.scenario import (
    ActivateAgreement,
    BanExport,
    EarlyDischarge,
    Measure,
    PostponeElective,
    Ration,
    ReleaseStock,
    Scenario,
)
from beredt.engine.supply import Variants, expected_balance

Floats = npt.NDArray[np.float64]
NOON = 0.5
WARD = KINDS.index("ward")
DRAWS = 5
OF_STOCK = (ReleaseStock, Ration, BanExport, ActivateAgreement)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Effect:
    """What a measure at its full size changes on each day.

    `rooms` more places that staff could open, and `relief`, places that are needed no
    more: day, region, kind; `staff` more full-time equivalents: day, region,
    profession; `stock`, what is there more of an item up to then: day, item.
    `postponed` patients in all.
    """

    rooms: Floats
    staff: Floats
    relief: Floats
    stock: Floats
    postponed: float = 0.0

    @property
    def is_nothing(self) -> bool:
        """Whether the measure changes neither rooms nor staff nor need nor stock."""
        parts = (self.rooms, self.staff, self.relief, self.stock)
        return not any((np.abs(values) > 1e-9).any() for values in parts)

    def nothing(self) -> "Effect":
        """Return an effect of the same shape that changes nothing."""
        return Effect(
            rooms=0 * self.rooms,
            staff=0 * self.staff,
            relief=0 * self.relief,
            stock=0 * self.stock,
        )


class Effects:
    """What each measure changes in a scenario, before any other is used."""

    def __init__(self, world: World, seed: int) -> None:
        """Work out how things stand without measures."""
        self.scenario, self.demand, self.seed = world.scenario, world.demand, seed
        scenario, demand = world.scenario, world.demand
        # Few futures: only use is read from them, and most of it is ordinary.
        self._course = simulate(demand, world.capacity, draws=DRAWS)
        self.stocks = self._balance(scenario)
        self.headroom = find_headroom(scenario, demand.network)
        # Axes: day, region, kind.
        self.need = expect(demand).need.sum(axis=3)

    def of(self, candidate: Candidate) -> Effect:
        """Return what one measure changes."""
        measure = candidate.measure
        with_it = replace(self.scenario, measures=(*self.scenario.measures, measure))
        before = after = self.headroom
        if not isinstance(measure, OF_STOCK):
            after = find_headroom(with_it, self.demand.network)
        relief, postponed = np.zeros_like(before.rooms), 0.0
        if isinstance(measure, PostponeElective):
            relief, postponed = self._postponed(with_it)
        elif isinstance(measure, EarlyDischarge):
            relief = self._discharged(measure, candidate.region)
        return Effect(
            rooms=after.rooms - before.rooms,
            staff=_more_staff(before, after),
            relief=relief,
            stock=self._stocked(measure, with_it),
            postponed=postponed,
        )

    def _stocked(self, measure: Measure, with_it: Scenario) -> Floats:
        """Return what is there more of each item. Axes: day, item."""
        if not isinstance(measure, OF_STOCK):
            return 0 * self.stocks
        return self._balance(with_it) - self.stocks

    def _balance(self, scenario: Scenario) -> Floats:
        """Return what is left in stock, less than nothing where it ran out."""
        known = [(scenario, self.demand.network.register)]
        variants = Variants(world=np.zeros(DRAWS, np.int64), known=known)
        return expected_balance(self._course, variants).T

    def _postponed(self, with_it: Scenario) -> tuple[Floats, float]:
        """Return the need that falls away, and the patients who wait for it."""
        demand = draw_demand(with_it, self.demand.network, seed=self.seed)
        relief = self.need - expect(demand).need.sum(axis=3)
        arrivals = demand.arrivals
        postponed = arrivals["rate"] * arrivals["postponed"]
        return relief, float(postponed.sum())

    def _discharged(self, measure: EarlyDischarge, region: str) -> Floats:
        """Return the ward places that early discharge frees, of those who are there.

        A share of the patients stays only for a part of the stay.
        """
        network = self.demand.network
        days: Floats = np.arange(float(self.scenario.days)) + NOON
        part = strength(measure, days) * measure.share.value * (1 - measure.kept)
        relief: Floats = np.zeros(self.need.shape)
        r = network.region_index(region)
        relief[:, r, WARD] = part * self.need[:, r, WARD]
        return relief


def _more_staff(before: Headroom, after: Headroom) -> Floats:
    """Return who comes to work, and who is set free when each runs more places."""
    counted = np.isfinite(before.at_work)
    come = np.where(counted, after.at_work, 0.0) - np.where(
        counted, before.at_work, 0.0
    )
    eased = np.einsum("trk,trkp->trp", before.open, before.each - after.each)
    return np.asarray(come + eased * counted, float)
