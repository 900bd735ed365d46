"""What is done against an epidemic: fewer contacts, and vaccination, day by day."""

import numpy as np
import numpy.typing as npt

from beredt.engine.register import Municipality, Register
from beredt.engine.scenario import (
    EVERYWHERE,
    Action,
    InfectionControl,
    Scenario,
    Vaccination,
)

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


def lies_in(row: Municipality, place: str, register: Register) -> bool:
    """Whether a municipality lies in a place; a facility stands for where it is."""
    if place in (EVERYWHERE, row.id, row.region, row.trust):
        return True
    return any(f.id == place and f.municipality == row.id for f in register.facilities)


def here(register: Register, place: str) -> Floats:
    """Return 1.0 for each municipality that lies in a place. Axes: municipality."""
    return np.array(
        [float(lies_in(row, place, register)) for row in register.municipalities]
    )


def strength(action: Action, days: int) -> Floats:
    """Return how far an action works on each day, from 0 to 1. Axes: day.

    It begins `lead_days` after its start and grows evenly over `ramp_days`.
    """
    begin = action.start + action.lead_days
    edges = np.clip(np.arange(days + 1.0), begin, begin + action.days)
    on = np.diff(edges)
    if action.ramp_days > 0:
        on = on * np.clip((np.arange(days) + 1 - begin) / action.ramp_days, 0, 1)
    return np.asarray(on)


def contacts_left(scenario: Scenario, register: Register) -> Floats:
    """Return what infection control leaves of contacts. Axes: day, municipality.

    Measures that act at the same time and place multiply.
    """
    left = np.ones((scenario.days, len(register.municipalities)))
    for measure in scenario.measures:
        if isinstance(measure, InfectionControl):
            works = np.outer(
                strength(measure, scenario.days), here(register, measure.place)
            )
            left *= 1 - measure.reduction.value * works
    return left


def vaccinations(scenario: Scenario) -> tuple[Vaccination, ...]:
    """Return the vaccinations of a scenario, the first to begin first."""
    found = [row for row in scenario.measures if isinstance(row, Vaccination)]
    return tuple(sorted(found, key=lambda row: row.start + row.lead_days))


def dose_chances(scenario: Scenario, register: Register, people: Integers) -> Floats:
    """Return the chance of the unvaccinated to be vaccinated.

    Doses go to people whether they have been infected or not. Axes: day, municipality,
    band; empty when nobody is vaccinated.
    """
    every = vaccinations(scenario)
    chance = np.zeros((scenario.days if every else 0, *people.shape))
    without = people.astype(float)
    for t in range(len(chance)):
        for measure in every:
            doses = measure.doses_per_day.value * strength(measure, scenario.days)[t]
            inside = here(register, measure.place)[:, None]
            given = _given(measure, doses, without * inside, people * inside)
            share = np.divide(given, without, where=without > 0, out=0 * without)
            chance[t] = 1 - (1 - chance[t]) * (1 - share)
            without = without - given
    return chance


def _given(
    measure: Vaccination, doses: float, without: Floats, people: Floats
) -> Floats:
    """Return the doses that each municipality and band gets on one day."""
    bands = people.shape[1]
    coverage = np.array(measure.coverage_by_age or [measure.coverage.value] * bands)
    wanted = np.maximum(without - people * (1 - coverage), 0.0)
    by_age = wanted.sum(axis=0)
    order = reversed(range(bands)) if measure.order == "oldest_first" else ()
    part = np.zeros(bands)
    left = doses
    for a in order:
        part[a] = min(left, by_age[a])
        left -= part[a]
    if measure.order == "all_ages" and by_age.sum() > 0:
        part = by_age * min(doses / by_age.sum(), 1.0)
    ratio = np.divide(part, by_age, where=by_age > 0, out=np.zeros(bands))
    return np.asarray(wanted * ratio)
