"""What may be chosen: each measure of a catalogue where it can be used on its own."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from beredt.engine.demand.places import within
from beredt.engine.network import Network
from beredt.engine.scenario import (
    EVERYWHERE,
    EarlyDischarge,
    Evacuate,
    Measure,
    Mobilise,
    OpenSurge,
    PostponeElective,
    Quantity,
    Ration,
    Redistribute,
    ReleaseStock,
    RelieveAbsence,
    RequestAssistance,
    Reserve,
    Scenario,
    StretchRatio,
)

# These are decided region by region; the others for the whole country at once.
REGIONAL = (
    PostponeElective,
    EarlyDischarge,
    OpenSurge,
    StretchRatio,
    Mobilise,
    RelieveAbsence,
    Reserve,
)
# How much of these is done stands in their share.
WITH_SHARE = (
    PostponeElective,
    EarlyDischarge,
    OpenSurge,
    Mobilise,
    RelieveAbsence,
    ReleaseStock,
    Ration,
)


class Candidate(NamedTuple):
    """One measure at its full size, in the place where it is decided on.

    `region` is empty where it is decided on for the whole country.
    """

    measure: Measure
    region: str


def find_candidates(
    catalogue: Scenario, scenario: Scenario, network: Network
) -> tuple[Candidate, ...]:
    """Return every measure that may be chosen, as long as the scenario lasts at most.

    A measure of the whole country that each region decides on itself becomes one for
    each region that has hospitals. Moves are no candidates: see `bulk_moves`.
    """
    found: list[Candidate] = []
    for measure in catalogue.measures:
        if isinstance(measure, Redistribute | Evacuate):
            continue
        found += _in_regions(_shortened(measure, scenario.days), network)
    return tuple(found)


def bulk_moves(catalogue: Scenario) -> tuple[Redistribute | Evacuate, ...]:
    """Return the moves by bulk transport that may be chosen."""
    return tuple(
        measure
        for measure in catalogue.measures
        if isinstance(measure, Redistribute | Evacuate)
    )


def _shortened(measure: Measure, days: int) -> Measure:
    """Let a measure end with the scenario."""
    left = days - measure.start - measure.lead_days
    return replace(measure, days=max(min(measure.days, left), 0.01))


def _in_regions(measure: Measure, network: Network) -> Iterator[Candidate]:
    if isinstance(measure, RequestAssistance):
        for offer in measure.offers:
            yield Candidate(
                replace(measure, name=f"{measure.name}-{offer}", offers=(offer,)), ""
            )
    elif not isinstance(measure, REGIONAL):
        yield Candidate(measure, "")
    elif measure.place != EVERYWHERE:
        yield Candidate(measure, _region_of(measure.place, network))
    else:
        for region in network.regions:
            name = f"{measure.name}-{region}"
            yield Candidate(replace(measure, name=name, place=region), region)


def _region_of(place: str, network: Network) -> str:
    """Return the region in which a place lies."""
    inside = within(network, place).argmax()
    return network.regions[int(network.facility_region[inside])]


def sized(measure: Measure, size: float) -> Measure:
    """Return a measure at a share of its full size.

    A measure that is done wholly or not at all is returned as it is.
    """
    if isinstance(measure, StretchRatio):
        factor = 1 + size * (measure.factor.value - 1)
        return replace(measure, factor=_scaled(measure.factor, factor))
    if isinstance(measure, WITH_SHARE):
        share = _scaled(measure.share, size * measure.share.value)
        return replace(measure, share=share)
    return measure


def _scaled(quantity: Quantity, value: float) -> Quantity:
    """Return a quantity of another value, its interval scaled with it."""
    value = round(value, 3)
    times = value / quantity.value if quantity.value else 1.0
    return replace(
        quantity,
        value=value,
        low=None if quantity.low is None else min(quantity.low * times, value),
        high=None if quantity.high is None else max(quantity.high * times, value),
    )
