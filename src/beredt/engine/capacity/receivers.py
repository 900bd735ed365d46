"""Who may be moved in bulk, and who can receive them."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.offers import places_of
from beredt.engine.capacity.timeline import is_on
from beredt.engine.demand.places import within
from beredt.engine.distances import kilometres
from beredt.engine.network import (
    KINDS,
    MOMENTARY,
    STATUSES,
    Network,
    travel_hours,
)
from beredt.engine.register import Facility, Offer, PlaceKind, SpecialUnit
from beredt.engine.scenario import Evacuate, Redistribute, Scenario, TransportClosed

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
Move = Redistribute | Evacuate
NOON = 0.5
# Nobody is under way for no time at all.
LEAST_HOURS = 0.1
UNITS: tuple[SpecialUnit, ...] = get_args(SpecialUnit)
STILL: tuple[PlaceKind, ...] = tuple(
    kind for kind in KINDS if kind not in (*MOMENTARY, "municipal", "hub")
)


class Receivers(NamedTuple):
    """Who may be moved and to where: fields of `kernels.records.Bulk`."""

    kinds: Array
    offer: Array
    origin: Array
    start: Array
    to: Array
    far: Array
    hours: Array
    units: Array
    fit: Array
    reach: Array
    unit: Array
    places: Array
    shut: Array


def kinds_of(network: Network, move: Move) -> tuple[PlaceKind, ...]:
    """Return the kinds of places that a measure moves patients from."""
    if isinstance(move, Redistribute):
        return move.places or STILL
    offer = _offer(network, move)
    return () if offer is None else (offer.kind,)


def middle_km(network: Network, move: Move) -> float:
    """Return the distance between the middles of two places; inf when there is none."""
    start = _middle(network, within(network, move.place) > 0)
    end = _middle(network, _outside(network, move))
    if isinstance(move, Evacuate):
        end = _points(_partner(network, move))
    if not len(start) or not len(end):
        return np.inf
    return float(kilometres(start, end)[0, 0])


def find_receivers(
    network: Network,
    scenario: Scenario,
    moves: Sequence[Move],
    journeys: Sequence[tuple[float, float]],
) -> Receivers:
    """Say who may be moved by each measure, and list who is near enough to receive.

    `journeys` has the hours to load and the hours for each km, by measure.
    """
    days: Floats = np.arange(float(scenario.days))
    offers = {row.id: o for o, row in enumerate(network.register.offers)}
    lists = [
        one
        for m, move in enumerate(moves)
        for one in _lists(network, move, m, journeys[m])
    ]
    slot, to, far, hours, units = (
        np.concatenate(parts) if parts else np.empty(0)
        for parts in (zip(*lists, strict=True) if lists else ((),) * 5)
    )
    slots = len(moves) * len(KINDS) * len(network.facilities)
    order = np.lexsort((to, far, slot))
    masks = [
        sum(1 << KINDS.index(kind) for kind in kinds_of(network, move))
        for move in moves
    ]
    return Receivers(
        kinds=np.array(masks, np.uint32),
        offer=np.array(
            [offers.get(getattr(move, "offer", ""), -1) for move in moves], np.int32
        ),
        origin=np.array(
            [within(network, move.place) > 0 for move in moves], np.int8
        ).reshape(len(moves), len(network.facilities)),
        start=np.searchsorted(slot[order], np.arange(slots + 1)).astype(np.int32),
        to=to[order].astype(np.int32),
        far=far[order].astype(np.float32),
        hours=hours[order].astype(np.float32),
        units=units[order].astype(np.uint8),
        fit=_fit(network),
        reach=_reach(network),
        unit=np.array(
            [_bits([row.special_unit]) for row in network.register.categories], np.uint8
        ),
        places=np.array(
            [
                places_of(row, scenario, days) if moves else 0 * days
                for row in network.register.offers
            ],
            np.int32,
        ).reshape(len(offers), len(days)),
        shut=_shut(network, scenario),
    )


def _lists(
    network: Network, move: Move, number: int, journey: tuple[float, float]
) -> list[tuple[Array, Array, Array, Array, Array]]:
    """Return slot, receiver, hours door to door, hours under way and units, by kind.

    A slot is (measure x kinds + kind) x facilities + facility.
    """
    start = np.flatnonzero(within(network, move.place))
    found = []
    for kind in kinds_of(network, move):
        k = KINDS.index(kind)
        if isinstance(move, Evacuate):
            receivers = np.array([network.register.offers.index(_offer(network, move))])
            there = _partner(network, move)
            receivers = receivers[: len(there)]
        else:
            of_kind = network.stations["kind"] == k
            outside = _outside(network, move)[network.stations["facility"]]
            receivers = np.flatnonzero(of_kind & outside)
            there = [
                network.facilities[f] for f in network.stations["facility"][receivers]
            ]
        km = kilometres(_points(network.facilities)[start], _points(there))
        load, per_km = journey
        slot = (number * len(KINDS) + k) * len(network.facilities) + start
        found.append(
            (
                np.repeat(slot, len(receivers)),
                np.tile(receivers, len(start)),
                travel_hours(network.register, km).ravel(),
                np.maximum(load + per_km * km, LEAST_HOURS).ravel(),
                np.tile([_bits(row.special_units) for row in there], len(start)),
            )
        )
    return found


def _offer(network: Network, move: Move) -> Offer | None:
    name = getattr(move, "offer", "")
    return next((row for row in network.register.offers if row.id == name), None)


def _partner(network: Network, move: Move) -> list[Facility]:
    """Return where the offer of a measure is; nothing when that is not known."""
    offer = _offer(network, move)
    return [
        row
        for row in network.register.facilities
        if offer is not None and row.id == offer.facility
    ]


def _bits(units: Iterable[SpecialUnit | None]) -> int:
    """Return special units as bits of one number."""
    return sum(1 << UNITS.index(unit) for unit in units if unit is not None)


def _outside(network: Network, move: Move) -> Array:
    """Say which facilities lie where patients go, and not where they come from."""
    if isinstance(move, Evacuate):
        return np.zeros(len(network.facilities), bool)
    there = (within(network, move.to) > 0) & (within(network, move.place) == 0)
    return np.asarray(there)


def _points(facilities: Sequence[Facility]) -> Floats:
    return np.array([(row.lat, row.lon) for row in facilities]).reshape(-1, 2)


def _middle(network: Network, inside: Array) -> Floats:
    """Return the middle of the staffed places of some facilities, none of none."""
    staffed = np.bincount(
        network.stations["facility"],
        network.places[STATUSES.index("staffed")],
        len(network.facilities),
    )
    weight = staffed * inside
    if not weight.any():
        return np.empty((0, 2))
    return np.average(_points(network.facilities), axis=0, weights=weight)[None]


def _fit(network: Network) -> Floats:
    """Return the days from arrival until a category may be moved in bulk, inf never."""
    hours = [row.bulk_move_hours for row in network.register.categories]
    return np.array([np.inf if one is None else one / 24 for one in hours])


def _reach(network: Network) -> Array:
    """Return how many hours away a category may be taken: the most of its stages."""
    reach = np.zeros(len(network.categories), np.float32)
    for row in network.register.pathways:
        c = network.categories.index(row.category)
        reach[c] = max(reach[c], row.reach)
    return reach


def _shut(network: Network, scenario: Scenario) -> Array:
    """Say which facilities nobody can leave the country from. Axes: facility, day."""
    days: Floats = np.arange(float(scenario.days)) + NOON
    shut = np.zeros((len(network.facilities), scenario.days), np.int8)
    for event in scenario.disruptions:
        if isinstance(event, TransportClosed) and not event.modes:
            closed = np.outer(within(network, event.place) > 0, is_on(event, days) > 0)
            shut |= closed.astype(np.int8)
    return shut
