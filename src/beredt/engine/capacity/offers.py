"""When a partner's offer can be used: asked for, and ready."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity.timeline import begin_of
from beredt.engine.network import KINDS, Network
from beredt.engine.register import Offer
from beredt.engine.scenario import Evacuate, Measure, RequestAssistance, Scenario

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
NORDIC = frozenset({"DK", "FI", "FO", "IS", "SE"})
EU = frozenset(
    {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "EU", "FI", "FR"),
        *("GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT"),
        *("RO", "SE", "SI", "SK"),
    }
)
NATO = EU - {"AT", "CY", "EU", "IE", "MT"} | {
    *("AL", "CA", "GB", "IS", "ME", "MK", "NATO", "TR", "US"),
}
# Whom a request through each channel reaches; teams of WHO come from anywhere.
CHANNELS: dict[str, frozenset[str] | None] = {
    "nordic": NORDIC,
    "eu": EU,
    "nato": NATO,
    "who": None,
}


def asks_for(measure: Measure, offer: Offer) -> bool:
    """Say whether a measure asks for an offer."""
    if isinstance(measure, Evacuate):
        return measure.offer == offer.id
    if not isinstance(measure, RequestAssistance):
        return False
    if measure.offers:
        return offer.id in measure.offers
    countries = CHANNELS[measure.channel]
    return countries is None or offer.country in countries


def windows(offer: Offer, scenario: Scenario) -> Iterator[tuple[float, float]]:
    """Give the times between which an offer can be used, for each who asks for it.

    From `activation_days` after the measure begins to work until it ends.
    """
    for measure in scenario.measures:
        if asks_for(measure, offer):
            begin = begin_of(measure)
            yield begin + offer.activation_days, begin + measure.days


def places_of(offer: Offer, scenario: Scenario, times: Floats) -> Floats:
    """Return the places of an offer that can be used at each time."""
    is_open = np.zeros(len(times), bool)
    for begin, end in windows(offer, scenario):
        is_open |= (times >= begin) & (times < end)
    return np.asarray(is_open * float(offer.places))


def at_home(network: Network) -> list[tuple[int, Offer]]:
    """Return the offers that are teams for a place of the country, by station."""
    index = {row.id: f for f, row in enumerate(network.facilities)}
    found = []
    for offer in network.register.offers:
        if offer.facility in index:
            at = network.station_of[index[offer.facility], KINDS.index(offer.kind)]
            if at >= 0:
                found.append((int(at), offer))
    return found


def teams(network: Network, scenario: Scenario, times: Floats) -> Floats:
    """Return the places that partners' teams staff at home. Axes: time, station."""
    places = np.zeros((len(times), len(network.stations)))
    for station, offer in at_home(network):
        places[:, station] += places_of(offer, scenario, times)
    return places


def moments(network: Network, scenario: Scenario) -> set[float]:
    """Return the times at which teams come and go."""
    return {
        time
        for _, offer in at_home(network)
        for window in windows(offer, scenario)
        for time in window
    }
