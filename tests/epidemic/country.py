"""Made-up countries for epidemics, and the country's own as far as it matters."""

import numpy as np

from beredt.engine.epidemic import Chain
from beredt.engine.epidemic.mixing import contacts_by_age, mixing_of
from beredt.engine.kernels import mean_field, transmission
from beredt.engine.kernels.compartments import (
    Country,
    Law,
    new_trajectory,
    new_work,
)

EVEN = np.full(8, 10.0)
NO_DELAY = np.array([[0.0, 1.0]] * 3)


def make_country(people, *, daily=EVEN, own_age=0.0, travel=0.0, far=0.0, points=None):
    """Return municipalities of people by age (axes: municipality, band) and growth."""
    people = np.asarray(people, np.int64).reshape(-1, 8)
    count = len(people)
    if points is None:
        points = np.column_stack([60 + 0.1 * np.arange(count), np.full(count, 10.0)])
    contacts = contacts_by_age(people, daily, own_age=own_age, generation=0.0)
    mixing = mixing_of(
        people, points, contacts=contacts, travel=travel, long_distance=far, half_km=15
    )
    country = Country(
        people=people,
        start=mixing.start,
        at=mixing.at,
        share=mixing.share,
        present=mixing.present,
        contacts=mixing.contacts,
        group=np.zeros(count, np.int64),
        home_start=np.arange(count + 1),
        home=np.zeros(count, np.int64),
        home_below=np.ones(count),
    )
    return country, mixing.growth


def make_law(
    country, growth, *, r0=2.0, chain=None, days=200, seeds=10, control=1.0, **more
):
    """Return the law of an infection that begins everywhere on day 0."""
    chain = chain or Chain(latent_days=3.0, infectious_days=4.0)
    count = len(country.people)
    first = np.zeros(days, np.int64)
    first[0] = seeds
    weights = more.pop("where", country.people).ravel()
    row = {
        "force": r0 / (growth * chain.infectious_days * chain.steps),
        "leave_latent": chain.leave_latent,
        "leave_infectious": chain.leave_infectious,
        "latent_stages": chain.latent_stages,
        "infectious_stages": chain.infectious_stages,
        "steps": chain.steps,
        "exposed": 1.0,
        "immune": 0.0,
        "severe": np.full((2, 8), 0.02),
        "fate": np.tile([0.5, 0.8], (8, 1)),
        "delay": NO_DELAY,
        "control": np.full((days, count), np.sqrt(control)),
        "doses": np.zeros((0, count, 8)),
        "seeds": first,
        "seed_below": np.cumsum(weights).astype(float),
    }
    return Law(**(row | more))


def run(country, law, *, draws=1, seed=1, first=0):
    """Return trajectories of some draws."""
    work = new_work(country, len(country.present))
    rows = []
    for draw in range(first, first + draws):
        out = new_trajectory(country, 1, 1, len(law.seeds))
        transmission.run(country, law, work, out, seed, draw, 7)
        rows.append(out)
    return rows


def expected(country, law):
    """Return infections by band and day when chance is left out."""
    fates = np.zeros((2, 3, 8))
    return mean_field.run(country, law, fates, 1, len(law.seeds))[0][0]
