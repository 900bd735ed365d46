"""What one more of each resource would be worth after a plan."""

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
            kind = KINDS[KINDS.index(name)]
            for f in range(home):
                worth = allocation.place_worth[f, r]
                of = instance.facilities[f], kind
                yield _priced(("place", kind, *of), worth, choice.periods.step)


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
    """Price vehicles and what passes through hubs, in common places.

    Of vehicles of one mode that differ in load or speed, the best counts.
    """
    rows = allocation.prices.levers.rows
    worth: dict[tuple[Resource, str, str], Floats] = {}
    for limit in choice.limits:
        of: tuple[Resource, str, str] = limit.resource, limit.name, limit.place
        worth[of] = np.maximum(worth.get(of, 0.0), rows[limit.rows])
    penalty = choice.instance.weights.unmet(COMMON)
    for resource, found in worth.items():
        yield _priced((*resource, COMMON), found / penalty, choice.periods.step)
