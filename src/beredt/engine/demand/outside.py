"""Those who never ask for a place: killed, ill at home, worried, to be cleaned."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from beredt.engine.demand.intakes import cleaning_hours
from beredt.engine.demand.spreading import NO_EPIDEMICS, Epidemics
from beredt.engine.scenario import (
    BattleCasualties,
    Chemical,
    DisplacedPeople,
    Radiological,
    Scenario,
    Source,
    Waterborne,
)

What = Literal[
    "killed",
    "ill",
    "worried",
    "exposed",
    "presenting",
    "cleaning_hours",
    "arrivals",
    "infected",
    "died_outside",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A number outside the hospitals that one need brings, in persons (or hours)."""

    need: str
    source: Source
    what: What
    number: float


def outside(
    scenario: Scenario, epidemics: Epidemics = NO_EPIDEMICS
) -> tuple[Outside, ...]:
    """List what the needs bring outside the hospitals, at their central values."""
    rows = [
        Outside(need=need.name, source=need.source, what=what, number=number)
        for need in scenario.needs
        for what, number in _numbers(need, scenario.days)
        if number > 0
    ]
    return (*rows, *_of_epidemics(epidemics))


def _of_epidemics(epidemics: Epidemics) -> Iterator[Outside]:
    """List those infected, ill at home and dead outside hospital, as expected."""
    for outbreak in epidemics.expected:
        need = outbreak.spread.need
        infected = float(outbreak.infections.sum())
        numbers: tuple[tuple[What, float], ...] = (
            ("infected", infected),
            ("ill", infected * need.symptomatic.value),
            ("died_outside", float(outbreak.died.sum())),
        )
        for what, number in numbers:
            if number > 0:
                yield Outside(
                    need=need.name, source=need.source, what=what, number=number
                )


def _numbers(need: object, days: int) -> Iterator[tuple[What, float]]:
    match need:
        case BattleCasualties():
            yield "killed", killed(need, days)
        case Waterborne():
            yield "exposed", need.exposed.value
            yield "ill", need.exposed.value * need.attack_rate.value
        case Radiological():
            yield "exposed", need.exposed.value
            yield "worried", need.worried.value
        case Chemical():
            yield "presenting", need.presenting.value
            yield "cleaning_hours", cleaning_hours(need)
        case DisplacedPeople():
            yield "arrivals", need.arrivals.value


def killed(need: BattleCasualties, days: int) -> float:
    """Return those killed: wounded x k / (1 - k), with k the killed of all hit."""
    length = max(min(need.start + need.days, days) - need.start, 0.0)
    serious = need.population_at_risk.value * need.serious_per_1000.value / 1000
    wounded = serious * (1 + need.minor_per_serious.value)
    share = need.killed_share.value
    return wounded * length * share / (1 - share)
