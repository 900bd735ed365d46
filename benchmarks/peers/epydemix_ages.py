"""The transmission of one municipality in epydemix: stages, ages, daily steps."""

import datetime as dt
from typing import Any

import numpy as np
import numpy.typing as npt
from epydemix import EpiModel
from epydemix.population import Population

from beredt.engine.kernels.compartments import Country, Law

FIRST_DAY = dt.date(2026, 1, 1)
STAGES = ("E1", "E2", "I1", "I2")


def build(country: Country, law: Law) -> EpiModel:
    """Return the same model: chances become the rates that make them in a step."""
    people = country.people[0]
    population = Population(name="made-up")
    population.add_population(people, [str(a) for a in range(len(people))])
    population.add_contact_matrix(country.contacts * people / people.sum())
    model = EpiModel(
        compartments=["S", *STAGES, "R"],
        parameters={
            "force": law.force,
            "latent": -np.log1p(-law.leave_latent),
            "infectious": -np.log1p(-law.leave_infectious),
        },
    )
    model.set_population(population)
    for stage in STAGES[2:]:
        model.add_transition("S", "E1", kind="mediated", params=("force", stage))
    for source, target in zip(STAGES, [*STAGES[1:], "R"], strict=True):
        rate = "latent" if source[0] == "E" else "infectious"
        model.add_transition(source, target, kind="spontaneous", params=rate)
    return model


def run(
    model: EpiModel, seeds: npt.NDArray[np.int64], days: int, seed: int
) -> dict[str, float]:
    """Run one draw; return the outputs that are compared."""
    people = model.population.Nk
    start = {
        "S": people - seeds,
        "E1": seeds,
        **{name: np.zeros(len(people)) for name in (*STAGES[1:], "R")},
    }
    found = model.run_simulations(
        start_date=FIRST_DAY.isoformat(),
        end_date=(FIRST_DAY + dt.timedelta(days - 1)).isoformat(),
        initial_conditions_dict=start,
        Nsim=1,
        rng=seed,
    )
    (trajectory,) = found.trajectories
    left: Any = trajectory.compartments["S_total"]
    daily = -np.diff(np.concatenate([[people.sum() - seeds.sum()], left]))
    return outputs(daily)


def outputs(daily: npt.NDArray[Any]) -> dict[str, float]:
    """Return what is compared of infections by day."""
    total = np.cumsum(daily)
    return {
        "infected in all": float(total[-1]),
        "infected by day 40": float(total[39]),
        "infected by day 60": float(total[59]),
        "most infected on a day": float(daily.max()),
        "day of most infections": float(daily.argmax()),
        "day of half of all": float(np.searchsorted(total, total[-1] / 2)),
    }
