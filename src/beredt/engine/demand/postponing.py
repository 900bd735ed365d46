"""Planned care put off: who is asked to wait, and the ledger of what is owed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.demand.intakes import Intake
from beredt.engine.demand.places import within
from beredt.engine.network import Network
from beredt.engine.scenario import PostponeElective, Scenario

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Postponement:
    """Of one intake: the chance to be postponed, and the patients caught up.

    Axes of both: day, facility.
    """

    chance: Floats
    caught_up: Floats
    is_nothing: bool = False


def postpone(intake: Intake, scenario: Scenario, network: Network) -> Postponement:
    """Apply the scenario's postponements to one intake.

    Only the postponable share of the category is put off. When a postponement ends,
    at most `catch_up` of the ordinary volume a day is made good, until nothing is owed.
    """
    days, facilities = scenario.days, len(network.facilities)
    possible = _postponable(intake, network) * (intake.source == "ordinary")
    measures = [row for row in scenario.measures if isinstance(row, PostponeElective)]
    if not possible or not measures:
        # One zero for all days and facilities.
        nothing = np.broadcast_to(0.0, (days, facilities))
        return Postponement(chance=nothing, caught_up=nothing, is_nothing=True)
    chance = np.zeros((days, facilities))
    speed = np.zeros((days, facilities))
    for measure in measures:
        here = within(network, measure.place)
        share = strength(measure, days) * measure.share.value * possible
        chance = np.maximum(chance, np.outer(share, here))
        after = np.arange(days) >= measure.start + measure.lead_days + measure.days
        speed = np.maximum(speed, np.outer(after * measure.catch_up, here))
    rates = np.outer(intake.rates, intake.shares)
    return Postponement(
        chance=chance, caught_up=_catch_up(rates * chance, rates * speed)
    )


def strength(measure: PostponeElective, days: int) -> Floats:
    """Return how far a measure works on each day, from 0 to 1. Axes: day."""
    begin = measure.start + measure.lead_days
    edges = np.arange(days + 1.0)
    covered = np.clip(edges[1:], begin, begin + measure.days) - np.clip(
        edges[:-1], begin, begin + measure.days
    )
    if measure.ramp_days > 0:
        covered = covered * np.clip((edges[1:] - begin) / measure.ramp_days, 0, 1)
    return np.asarray(covered)


def _postponable(intake: Intake, network: Network) -> float:
    for row in network.register.categories:
        if row.id == intake.category:
            return row.postponable_share
    return 0.0


def _catch_up(postponed: Floats, speed: Floats) -> Floats:
    caught_up = np.zeros_like(postponed)
    owed = np.zeros(postponed.shape[1])
    for t in range(len(postponed)):
        caught_up[t] = np.minimum(owed, speed[t])
        owed += postponed[t] - caught_up[t]
    return caught_up


def ledger(
    parts: Sequence[tuple[Intake, Postponement]], network: Network, days: int
) -> Floats:
    """Return the patients owed at the end of each day. Axes: day, region."""
    owed = np.zeros((days, len(network.regions)))
    for intake, part in parts:
        if part.is_nothing:
            continue
        rates = np.outer(intake.rates, intake.shares)
        change = np.cumsum(rates * part.chance - part.caught_up, axis=0)
        np.add.at(owed.T, network.facility_region, change.T)
    return owed
