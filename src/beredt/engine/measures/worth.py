"""What one more of each resource would be worth after a plan."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation import Allocation
from beredt.engine.measures.deciding import Choice
from beredt.engine.measures.plan import Resource, ShadowPrice
from beredt.engine.network import KINDS
from beredt.engine.register import PlaceKind

Floats = npt.NDArray[np.float64]
# Less than this share of a place-day is worth nothing.
SMALL = 0.005
# Who needs no place of a kind of its own is counted in these.
COMMON: PlaceKind = "ward"


def price_resources(choice: Choice, allocation: Allocation) -> tuple[ShadowPrice, ...]:
    """Return what one more of each would close, what closes most first."""
    found = [
        *_places(choice, allocation),
        *_staff(choice, allocation),
        *_transport(choice, allocation),
    ]
    worth = [row for row in found if row.throughout > SMALL]
    return tuple(sorted(worth, key=lambda row: (-row.throughout, row.name, row.place)))


def _priced(
    of: tuple[Resource, str, str, PlaceKind], unmet_days: Floats, step: int
) -> ShadowPrice:
    """Return the price of one resource. Axes of `unmet_days`: day."""
    resource, name, place, kind = of
    best = int(unmet_days.argmax())
    return ShadowPrice(
        resource=resource,
        name=name,
        place=place,
        day=best * step + 1,
        kind=kind,
        unmet_days=float(unmet_days[best]),
        throughout=float(unmet_days.sum() * step),
    )


def _places(choice: Choice, allocation: Allocation) -> Iterator[ShadowPrice]:
    """Price places of regions: more of them with staff and all that belongs to them."""
    instance = choice.instance
    home = len(instance.facilities) - len(choice.offers)
    for r, name in enumerate(instance.resources):
        if name in KINDS:
            for f in range(home):
                of = "place", name, instance.facilities[f], name
                worth = allocation.place_worth[f, r]
                yield _priced(of, worth, choice.periods.step)  # type: ignore[arg-type]


def _staff(choice: Choice, allocation: Allocation) -> Iterator[ShadowPrice]:
    """Price those at work, in places of the kind in which one more closes most."""
    instance, rows = choice.instance, allocation.prices.levers.rows
    for p, profession in enumerate(choice.professions):
        for r, region in enumerate(instance.regions[: choice.staff.shape[1]]):
            numbers = choice.staff[:, r, p]
            if (numbers < 0).any() or not (rows[numbers] > 0).any():
                continue
            kind = _kind_of(choice, allocation, r, p)
            penalty = instance.weights.unmet(kind)
            yield _priced(
                ("staff", profession, region, kind),
                rows[numbers] / penalty,
                choice.periods.step,
            )


def _kind_of(
    choice: Choice, allocation: Allocation, region: int, profession: int
) -> PlaceKind:
    """Return the kind of place in which one more of a profession is worth most."""
    instance, best, most = choice.instance, COMMON, 0.0
    for k, kind in enumerate(KINDS):
        if (
            kind not in instance.resources
            or not (choice.opened[:, region, k] >= 0).any()
        ):
            continue
        each = choice.each[:, region, k, profession]
        price = allocation.prices.places[region, instance.resources.index(kind)]
        worth = float(np.sum(price[each > 0] / each[each > 0]))
        if worth > most:
            best, most = kind, worth
    return best


def _transport(choice: Choice, allocation: Allocation) -> Iterator[ShadowPrice]:
    """Price vehicles and what passes through hubs, in common places."""
    levers, rows = choice.instance.levers, allocation.prices.levers.rows
    series: dict[tuple[Resource, str, str], dict[int, float]] = defaultdict(dict)
    modes = {trip.fleet.row.id: trip.fleet.row for trip in choice.trips}
    named: dict[str, Resource] = {
        "vehicles": "vehicle",
        "hub": "hub",
        "stands": "stand",
    }
    for name, worth in zip(levers.rows, rows, strict=True):
        what, where, *day = name.split("/")
        if what in named and worth > 0:
            mode = modes[where].mode if what == "vehicles" else what
            place = (
                modes[where].region
                if what == "vehicles"
                else choice.instance.facilities[int(where)]
            )
            series[named[what], mode, place][int(day[0])] = worth
    penalty = choice.instance.weights.unmet(COMMON)
    for (resource, mode, place), found in series.items():
        unmet = np.zeros(choice.periods.number)
        unmet[list(found)] = np.array(list(found.values())) / penalty
        yield _priced((resource, mode, place, COMMON), unmet, choice.periods.step)
