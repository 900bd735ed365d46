"""What is used up: how many days each holder's stock of each item lasts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.bands import Band, band
from beredt.engine.capacity.timeline import is_on, strength
from beredt.engine.demand.places import within
from beredt.engine.flow import Course
from beredt.engine.kernels.stocks import empty_stocks
from beredt.engine.network import Network
from beredt.engine.register import HolderKind, Item, Register, Stock
from beredt.engine.scenario import (
    ActivateAgreement,
    BanExport,
    Ration,
    ReleaseStock,
    Scenario,
    SupplyInterruption,
)

Floats = npt.NDArray[np.float64]
# Stock is taken from the nearest holder first.
ORDER: tuple[HolderKind, ...] = ("ward", "hospital", "wholesaler", "national", "eu")
LOCKED: tuple[HolderKind, ...] = ("national", "eu")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyLine:
    """How long one holder's stock of one item lasts.

    `days_of_supply` counts from day 0 under the scenario and is capped at the length
    of the scenario; `first_day_out` is the median over draws that run out, or None;
    `probability` is the share of draws that run out. `left` is the mean quantity left
    at the end of each day. Axes of `left`: day; of `out_by_draw` (the day on which it
    runs out, infinite for never): draw.
    """

    item: str
    holder: str
    region: str
    unit: str
    stock: float
    daily_use: float
    days_of_supply: Band
    first_day_out: int | None
    probability: float
    left: Floats
    out_by_draw: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Variants:
    """What is known of supplies in each draw: scenario and register of its world."""

    world: npt.NDArray[np.int64]
    known: Sequence[tuple[Scenario, Register]]

    def of_scenario(self, section: str, row: int, column: str) -> Floats:
        """Return a quantity of the scenario in each draw. Axes: draw."""
        rows = [getattr(scenario, section)[row] for scenario, _ in self.known]
        return np.array([getattr(one, column).value for one in rows])[self.world]

    def parameter(self, name: str) -> Floats:
        """Return a parameter of the register in each draw. Axes: draw."""
        values = [register.parameter(name) for _, register in self.known]
        return np.array(values)[self.world]

    def consumption(self, row: int) -> Floats:
        """Return what a row of the register says is used, in each draw. Axes: draw."""
        values = [register.consumption[row].value for _, register in self.known]
        return np.array(values)[self.world]


def draw_down(course: Course, variants: Variants) -> tuple[SupplyLine, ...]:
    """Let every item be used day by day, in every draw.

    Ordinary use is the register's; patients of the scenario's sources use more by
    patient-day and admission. Deliveries come every day, less what is interrupted. A
    region takes from its own holders first, then from those of the whole country.
    """
    network = course.network
    lines: list[SupplyLine] = []
    for item in network.register.items:
        stocks = [row for row in network.register.stocks if row.item == item.id]
        if stocks:
            lines += _draw_down_item(item, stocks, course, variants)
    return tuple(lines)


def expected_balance(course: Course, variants: Variants) -> Floats:
    """Return what the open stocks of the whole country hold at the end of each day.

    As if every stock could be reached from everywhere; negative is what has been asked
    for in vain so far. Axes: item, day, in units of the item.
    """
    network, days = course.network, course.totals.admitted.shape[-1]
    balance = np.zeros((len(network.register.items), days))
    for i, item in enumerate(network.register.items):
        use = use_of(item, course, variants)
        inflow = _inflow(item, variants, network, days)
        drawn = np.maximum(use - inflow, 0.0).sum(axis=1).mean(axis=0)
        balance[i] = -np.cumsum(drawn)
        for row in network.register.stocks:
            if row.item == item.id:
                balance[i] += row.quantity * _released(row, variants, days).mean(axis=0)
    return balance


def use_of(item: Item, course: Course, variants: Variants) -> Floats:
    """Return the use of an item. Axes: draw, region, day."""
    network = course.network
    totals = course.totals
    days = totals.admitted.shape[-1]
    ordinary = {row.category for row in network.register.activity}
    use = np.zeros((course.draws, len(network.regions), days))
    for i, row in enumerate(network.register.consumption):
        if row.item != item.id or row.category in ordinary:
            continue
        c = network.categories.index(row.category)
        counted = totals.patient_days if row.basis == "patient_day" else totals.admitted
        use += variants.consumption(i)[:, None, None] * counted[:, :, c]
    use += (item.daily_use * _people(network))[None, :, None]
    times = np.arange(0.5, days)
    for i, measure in enumerate(variants.known[0][0].measures):
        if isinstance(measure, Ration) and item.id in measure.items:
            share = variants.of_scenario("measures", i, "share")
            cut = np.multiply.outer(1 - share, strength(measure, times))
            here = _regions_in(network, measure.place)
            use *= 1 - cut[:, None] * here[:, None]
    return use


def _people(network: Network) -> Floats:
    people = np.zeros(len(network.regions))
    for row in network.register.municipalities:
        if row.region in network.regions:
            people[network.region_index(row.region)] += row.population
    return np.asarray(people / max(people.sum(), 1))


def _regions_in(network: Network, place: str) -> Floats:
    inside = within(network, place)
    touched = np.zeros(len(network.regions))
    np.maximum.at(touched, network.facility_region, inside)
    return touched


def _inflow(item: Item, variants: Variants, network: Network, days: int) -> Floats:
    """Return deliveries to each region. Axes: draw, region, day."""
    times = np.arange(0.5, days)
    scenario = variants.known[0][0]
    daily = np.outer(item.daily_inflow * _people(network), np.ones(days))
    inflow = np.repeat(daily[None], len(variants.world), axis=0)
    for i, event in enumerate(scenario.disruptions):
        if isinstance(event, SupplyInterruption) and item.id in event.items:
            lost = variants.of_scenario("disruptions", i, "lost")
            touched = np.outer(_regions_in(network, event.place), is_on(event, times))
            inflow *= 1 - lost[:, None, None] * touched
    kept = _kept_at_home(item, variants, times)
    if kept is not None:
        inflow *= kept[:, None, :]
    for i, measure in enumerate(scenario.measures):
        if isinstance(measure, ActivateAgreement) and item.id in measure.items:
            volume = variants.of_scenario("measures", i, "daily_volume")
            added = np.outer(_people(network), strength(measure, times))
            inflow += volume[:, None, None] * added
    return inflow


def _kept_at_home(item: Item, variants: Variants, times: Floats) -> Floats | None:
    """Return how many times as much is delivered under a ban on export.

    Deliveries are what is left after parallel export; a ban keeps that too, where
    export is not banned already. Axes: draw, day.
    """
    scenario, register = variants.known[0]
    stocks = [row for row in register.stocks if row.item == item.id]
    banned = np.zeros(len(times))
    for measure in scenario.measures:
        if isinstance(measure, BanExport) and item.id in measure.items:
            banned = np.maximum(banned, strength(measure, times))
    if not banned.any() or (stocks and all(row.export_ban for row in stocks)):
        return None
    share = variants.parameter("parallel_export_share")
    return np.asarray(1 + np.multiply.outer(share / (1 - share), banned))


def _draw_down_item(
    item: Item, stocks: Sequence[Stock], course: Course, variants: Variants
) -> list[SupplyLine]:
    network = course.network
    use = use_of(item, course, variants)
    days = use.shape[-1]
    inflow = _inflow(item, variants, network, days)
    holders = sorted(stocks, key=lambda row: (ORDER.index(row.holder_kind), row.holder))
    released = np.array([_released(row, variants, days) for row in holders])
    left, out = empty_stocks(
        use,
        inflow,
        np.array([row.quantity for row in holders], float),
        released,
        released.any(axis=1),
        np.array([_served(row, network) for row in holders]),
    )
    still = left.mean(axis=-1)
    return [
        _line(item, row, out[h], still[h], _daily_use(row, network, use))
        for h, row in enumerate(holders)
    ]


def _daily_use(row: Stock, network: Network, use: Floats) -> float:
    return float(use[:, _served(row, network)].sum(axis=1).mean())


def _served(row: Stock, network: Network) -> npt.NDArray[np.bool_]:
    """Say of each region whether it takes from a stock."""
    here = np.array([region == row.region for region in network.regions])
    return here if here.any() else ~here


def _released(row: Stock, variants: Variants, days: int) -> Floats:
    """Return the share of a stock that may be used; national ones need a release.

    Axes: draw, day.
    """
    share = np.zeros((len(variants.world), days))
    if row.holder_kind not in LOCKED:
        return share + 1.0
    for i, measure in enumerate(variants.known[0][0].measures):
        if isinstance(measure, ReleaseStock) and row.item in measure.items:
            part = variants.of_scenario("measures", i, "share")
            on = strength(measure, np.arange(float(days)))
            share = np.maximum(share, np.multiply.outer(part, on))
    return share


def _line(
    item: Item, row: Stock, out: Floats, left: Floats, daily_use: float
) -> SupplyLine:
    days = len(left)
    ran_out = np.isfinite(out)
    return SupplyLine(
        item=item.id,
        holder=row.holder,
        region=row.region,
        unit=item.unit,
        stock=row.quantity,
        daily_use=daily_use,
        days_of_supply=band(np.minimum(out - 1, days)),
        first_day_out=int(np.median(out[ran_out])) if ran_out.any() else None,
        probability=float(ran_out.mean()),
        left=left,
        out_by_draw=out,
    )
