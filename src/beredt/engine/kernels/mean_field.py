"""The epidemic of `transmission` with expected numbers in place of chance."""

import numpy as np
from numba import njit

from beredt.engine.kernels.borrowing import lent
from beredt.engine.kernels.compartments import BANDS
from beredt.engine.kernels.force import expose, spread

POWER_STEPS = 1000
SAME = 1e-10


@njit(cache=True, nogil=True)
def run(country, law, fates, groups, days):
    """Return infections, onsets, severe cases and infections by municipality.

    Axes: group, band, day (twice); fate, municipality, day of infection; municipality,
    day. The steps are those of `transmission.run`, in the same order.
    """
    country, law = lent(country), lent(law)
    municipalities = len(country.people)
    infections = np.zeros((groups, BANDS, days))
    onsets = np.zeros((groups, BANDS, days))
    severe = np.zeros((3, municipalities, days))
    by_municipality = np.zeros((municipalities, days))
    stages = law.latent_stages + law.infectious_stages
    inside = np.zeros((municipalities, BANDS, stages))
    open_to = np.zeros((2, municipalities, BANDS))
    for m in range(municipalities):
        for a in range(BANDS):
            people = country.people[m, a]
            open_to[0, m, a] = people - np.int64(people * law.immune + 0.5)
    infectious = np.zeros((municipalities, BANDS))
    seen = np.zeros((len(country.present), BANDS))
    field = np.zeros_like(seen)
    force = np.zeros(BANDS)
    fresh = np.zeros((2, municipalities, BANDS))
    for day in range(days):
        fresh[:] = 0.0
        _seed(country, law, open_to, inside, fresh, day)
        if len(law.doses) > 0:
            for m in range(municipalities):
                for a in range(BANDS):
                    n = open_to[0, m, a] * law.doses[day, m, a]
                    open_to[0, m, a] -= n
                    open_to[1, m, a] += n
        for _ in range(law.steps):
            _count_infectious(law, inside, infectious)
            anything = spread(country, law, infectious, seen, field, day)
            for m in range(municipalities):
                for a in range(BANDS):
                    onset = _progress(law, inside[m, a])
                    onsets[country.group[m], a, day] += onset
                if anything and expose(country, law, field, force, m, day):
                    _infect(law, open_to, inside, fresh, force, m)
        for m in range(municipalities):
            for a in range(BANDS):
                for v in range(2):
                    n = fresh[v, m, a]
                    infections[country.group[m], a, day] += n
                    by_municipality[m, day] += n
                    for fate in range(3):
                        severe[fate, m, day] += n * fates[v, fate, a]
    return infections, onsets, severe, by_municipality


@njit(cache=True, nogil=True, forceinline=True)
def _seed(country, law, open_to, inside, fresh, day):
    count = law.seeds[day]
    if count == 0 or law.seed_below[len(law.seed_below) - 1] <= 0.0:
        return
    before = 0.0
    for m in range(len(country.people)):
        for a in range(BANDS):
            below = law.seed_below[m * BANDS + a]
            n = min(
                count * (below - before) / law.seed_below[len(law.seed_below) - 1],
                open_to[0, m, a],
            )
            before = below
            open_to[0, m, a] -= n
            inside[m, a, 0] += n
            fresh[0, m, a] += n


@njit(cache=True, nogil=True, forceinline=True)
def _count_infectious(law, inside, infectious):
    """Add up the stages in which people infect others."""
    infectious[:] = 0.0
    for m in range(len(inside)):
        for a in range(BANDS):
            for s in range(law.latent_stages, inside.shape[2]):
                infectious[m, a] += inside[m, a, s]


@njit(cache=True, nogil=True, forceinline=True)
def _progress(law, row):
    """Move people on to their next stage; return how many became infectious."""
    arriving = 0.0
    onset = 0.0
    for s in range(len(row)):
        leave = law.leave_latent if s < law.latent_stages else law.leave_infectious
        gone = row[s] * min(leave, 1.0)
        row[s] += arriving - gone
        arriving = gone
        if s == law.latent_stages - 1:
            onset = gone
    return onset


@njit(cache=True, nogil=True, forceinline=True)
def _infect(law, open_to, inside, fresh, force, m):
    for a in range(BANDS):
        for v in range(2):
            rate = force[a] * (1.0 if v == 0 else law.exposed)
            n = open_to[v, m, a] * -np.expm1(-rate)
            open_to[v, m, a] -= n
            inside[m, a, 0] += n
            fresh[v, m, a] += n


@njit(cache=True, nogil=True)
def growth(people, start, at, share, present, contacts):
    """Return the dominant eigenvalue of who infects whom, by repeated application.

    Of one infectious person of (k, b), people of (m, a) are infected in proportion to
    people[m, a] sum_n share[m, n] contacts[a, b] share[k, n] / present[n].
    """
    municipalities = len(people)
    vector = people / people.sum()
    value = 0.0
    for _ in range(POWER_STEPS):
        seen = np.zeros((len(present), BANDS))
        for m in range(municipalities):
            for i in range(start[m], start[m + 1]):
                for a in range(BANDS):
                    seen[at[i], a] += share[i] * vector[m, a]
        field = np.zeros_like(seen)
        for n in range(len(present)):
            if present[n] > 0.0:
                for a in range(BANDS):
                    for b in range(BANDS):
                        field[n, a] += contacts[a, b] * seen[n, b] / present[n]
        after = np.zeros_like(vector)
        for m in range(municipalities):
            for i in range(start[m], start[m + 1]):
                for a in range(BANDS):
                    after[m, a] += people[m, a] * share[i] * field[at[i], a]
        before = value
        value = after.sum()
        if value <= 0.0:
            return 0.0
        vector = after / value
        if abs(value - before) <= SAME * value:
            break
    return value
