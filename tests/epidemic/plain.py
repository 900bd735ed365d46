"""The epidemic in plain Python: the same semantics, person by person, slow and short.

Random numbers come in another order, so the two agree as laws, not as bits.
"""

import numpy as np


def run(country, law, rng):
    """Return infections, and admissions to wards, by day."""
    people = country.people
    days = len(law.seeds)
    stages = law.latent_stages + law.infectious_stages
    leave = np.array(
        [law.leave_latent] * law.latent_stages
        + [law.leave_infectious] * law.infectious_stages
    )
    open_to = people.copy()
    inside = np.zeros((*people.shape, stages), int)
    stay = np.zeros((len(people), len(country.present)))
    for m in range(len(people)):
        rows = slice(country.start[m], country.start[m + 1])
        stay[m, country.at[rows]] = country.share[rows]
    infections, wards = np.zeros(days, int), np.zeros(days, int)
    cells = np.diff(law.seed_below, prepend=0.0) / law.seed_below[-1]
    for day in range(days):
        new = rng.multinomial(law.seeds[day], cells).reshape(people.shape)
        new = np.minimum(new, open_to)
        open_to, infections[day] = open_to - new, new.sum()
        wards += _wards(new, law, day, days, rng)
        inside[:, :, 0] += new
        for _ in range(law.steps):
            kept = law.control[day][:, None]
            ill = inside[:, :, law.latent_stages :].sum(axis=2) * kept
            seen = stay.T @ ill
            room = np.maximum(country.present, 1e-300)[:, None]
            force = law.force * kept * (stay @ (seen / room @ country.contacts.T))
            moved = rng.binomial(inside, leave)
            inside = inside - moved
            inside[:, :, 1:] += moved[:, :, :-1]
            new = rng.binomial(open_to, -np.expm1(-force))
            open_to = open_to - new
            inside[:, :, 0] += new
            infections[day] += new.sum()
            wards += _wards(new, law, day, days, rng)
    return infections, wards


def _wards(new, law, day, days, rng):
    came = np.zeros(days, int)
    severe = rng.binomial(new, law.severe[0])
    count = rng.binomial(severe, law.fate[:, 0]).sum()
    waits = np.diff(law.delay[0], prepend=0.0)
    for wait, number in enumerate(rng.multinomial(count, waits)):
        if day + wait < days:
            came[day + wait] += number
    return came
