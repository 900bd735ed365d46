"""An epidemic from person to person, day by day, in whole persons.

Everybody is of one municipality and one age band, and either susceptible, vaccinated
and still susceptible, latent in one of some stages, infectious in one of some stages,
or removed. In each step each person in a stage leaves it with one chance, and each
susceptible is infected with the chance 1 - exp(-force). Persons are only moved from one
count to another, so each municipality and band keeps its number.

The force is mass-action at the places where people are: residents of m spend the share
s[m, n] of their time at place n, where `present[n]` persons are on average. Contacts of
(m, a) with (k, b) there are in proportion to people[m, a] s[m, n] contacts[a, b]
s[k, n] people[k, b] / present[n]: the same seen from both sides.

What becomes of the k-th infected of an age band is found by that number, not by the
day: the same person has the same fate however fast the epidemic is.
"""

import numpy as np
from numba import njit

from beredt.engine.kernels.binomial import BASE, LARGEST, at_rate, fill, looked_up
from beredt.engine.kernels.borrowing import lent
from beredt.engine.kernels.compartments import (
    BANDS,
    DIED,
    INFECTIOUS,
    INTENSIVE,
    LATENT,
    REMOVED,
    SUSCEPTIBLE,
    VACCINATED,
    WARD,
)
from beredt.engine.kernels.force import expose, spread
from beredt.engine.kernels.philox import (
    FATE,
    INFECTION,
    PROGRESS,
    SEEDING,
    VACCINATION,
    block,
    unit,
)


@njit(cache=True, nogil=True)
def run(country, law, work, out, seed, draw, stream):
    """Run one draw into `out`, which must be empty."""
    country, law = lent(country), lent(law)
    out, work = lent(out), lent(work)
    _begin(country, law, work, out, seed, draw, stream)
    days = len(out.ledger)
    municipalities = len(country.people)
    total = np.zeros(5, np.int64)
    for m in range(municipalities):
        for a in range(BANDS):
            for c in range(5):
                total[c] += out.state[m, a, c]
    for day in range(days):
        _seed(country, law, work, out, total, seed, draw, stream, day)
        if len(law.doses) > 0:
            _vaccinate(law, out, total, seed, draw, stream, day)
        for step in range(law.steps):
            anything = spread(country, law, work.infectious, work.seen, work.field, day)
            if not anything and total[LATENT] == 0:
                break
            moment = day * law.steps + step
            for m in range(municipalities):
                exposed = anything and expose(
                    country, law, work.field, work.force, m, day
                )
                if work.active[m] > 0:
                    _progress(
                        country, law, work, out, total, seed, draw, stream, moment, m
                    )
                if exposed:
                    _infect(
                        country, law, work, out, total, seed, draw, stream, moment, m
                    )
        for c in range(5):
            out.ledger[day, c] = total[c]


@njit(cache=True, nogil=True)
def _begin(country, law, work, out, seed, draw, stream):
    """Put everybody where they start and fill the tables."""
    work.stages[:] = 0
    work.infectious[:] = 0
    work.active[:] = 0
    work.fates[:] = 0
    fill(law.leave_latent, work.start[0], work.low[0], work.guide[0], work.below[0])
    fill(law.leave_infectious, work.start[1], work.low[1], work.guide[1], work.below[1])
    for m in range(len(country.people)):
        for a in range(BANDS):
            people = country.people[m, a]
            immune = np.int64(people * law.immune + 0.5)
            out.state[m, a, SUSCEPTIBLE] = people - immune
            out.state[m, a, REMOVED] = immune
    for v in range(2):
        for a in range(BANDS):
            _, _, _, word = block(seed, FATE, draw, stream, 0, a + v * BANDS)
            work.until[v, a] = _gap(law.severe[v, a], word)


@njit(cache=True, nogil=True)
def _gap(chance, word):
    """Return how many are infected until, and with, the next severe case."""
    if chance <= 0.0:
        return np.int64(1) << np.int64(60)
    if chance >= 1.0:
        return np.int64(1)
    gap = np.log(unit(word)) / np.log1p(-chance)
    return np.int64(min(gap, 2.0**60)) + 1


@njit(cache=True, nogil=True, forceinline=True)
def _seed(country, law, work, out, total, seed, draw, stream, day):
    """Bring the infection in: each person by an address of its own."""
    last = law.seed_below[len(law.seed_below) - 1]
    for i in range(law.seeds[day]):
        word, _, _, _ = block(seed, SEEDING, draw, stream, i, day)
        cell = np.searchsorted(law.seed_below, unit(word) * last, side="right")
        m, a = cell // BANDS, cell % BANDS
        if out.state[m, a, SUSCEPTIBLE] > 0:
            out.state[m, a, SUSCEPTIBLE] -= 1
            total[SUSCEPTIBLE] -= 1
            _take_in(country, work, out, total, day, m, a, 1)
            _decide(country, law, work, out, seed, draw, stream, day, m, a, 0, 1)


@njit(cache=True, nogil=True, forceinline=True)
def _vaccinate(law, out, total, seed, draw, stream, day):
    for m in range(len(out.state)):
        for a in range(BANDS):
            chance = law.doses[day, m, a]
            waiting = out.state[m, a, SUSCEPTIBLE]
            if chance <= 0.0 or waiting == 0:
                continue
            n = waiting
            if chance < 1.0:
                index = day * len(out.state) + m
                word, _, _, _ = block(seed, VACCINATION, draw, stream, index, a << 16)
                n = at_rate(
                    waiting, -np.log1p(-chance), word,
                    seed, VACCINATION, draw, stream, index, a << 16,
                )  # fmt: skip
            out.state[m, a, SUSCEPTIBLE] -= n
            out.state[m, a, VACCINATED] += n
            total[SUSCEPTIBLE] -= n
            total[VACCINATED] += n


@njit(cache=True, nogil=True, forceinline=True)
def _progress(country, law, work, out, total, seed, draw, stream, moment, m):
    """Let each person in a stage leave it or stay."""
    index = moment * len(country.people) + m
    latent = law.latent_stages
    stages = latent + law.infectious_stages
    moved = work.moved
    left = np.int64(0)
    for a in range(BANDS):
        row = work.stages[m, a]
        busy = np.int64(0)
        for s in range(stages):
            busy += row[s]
        if busy == 0:
            continue
        for s in range(stages):
            if s & 3 == 0:
                words = block(seed, PROGRESS, draw, stream, index, (a << 24) + (s >> 2))
            n = row[s]
            if n == 0:
                moved[s] = 0
                continue
            word = words[s & 3]
            which = 0 if s < latent else 1
            start, low = work.start[which], work.low[which]
            guide, below = work.guide[which], work.below[which]
            k = np.int64(0)
            part = (s + 1) << 20
            while n > LARGEST:
                more, _, _, _ = block(
                    seed, PROGRESS, draw, stream, index, (a << 24) + part
                )
                k += looked_up(2 * BASE - 1, more, start, low, guide, below)
                n -= LARGEST
                part += 1
            k += looked_up(n & (BASE - 1), word, start, low, guide, below)
            if n >= BASE:
                more, _, _, _ = block(
                    seed, PROGRESS, draw, stream, index, (a << 24) + part
                )
                k += looked_up(BASE + (n >> 6), more, start, low, guide, below)
            moved[s] = k
        for s in range(stages):
            row[s] -= moved[s]
            if s + 1 < stages:
                row[s + 1] += moved[s]
        onset, gone = moved[latent - 1], moved[stages - 1]
        work.infectious[m, a] += onset - gone
        state = out.state[m, a]
        state[LATENT] -= onset
        state[INFECTIOUS] += onset - gone
        state[REMOVED] += gone
        total[LATENT] -= onset
        total[INFECTIOUS] += onset - gone
        total[REMOVED] += gone
        left += gone
        out.onsets[country.group[m], a, moment // law.steps] += onset
    work.active[m] -= left


@njit(cache=True, nogil=True, forceinline=True)
def _infect(country, law, work, out, total, seed, draw, stream, moment, m):
    """Let susceptibles be infected, the vaccinated by a weaker force."""
    index = moment * len(country.people) + m
    day = moment // law.steps
    for v in range(2):
        scale = 1.0 if v == 0 else law.exposed
        for a in range(BANDS):
            if a & 3 == 0:
                words = block(seed, INFECTION, draw, stream, index, v * 2 + (a >> 2))
            n = out.state[m, a, v]
            rate = work.force[a] * scale
            # exp(-x) > 1 - x, so most of those without an infection are known at once.
            word = words[a & 3]
            if unit(word) < 1.0 - n * rate or rate <= 0.0:
                continue
            first = 4 + ((v * BANDS + a) << 20)
            k = at_rate(n, rate, word, seed, INFECTION, draw, stream, index, first)
            if k == 0:
                continue
            out.state[m, a, v] -= k
            total[v] -= k
            _take_in(country, work, out, total, day, m, a, k)
            _decide(country, law, work, out, seed, draw, stream, day, m, a, v, k)
        if total[VACCINATED] == 0:
            break


@njit(cache=True, nogil=True, forceinline=True)
def _take_in(country, work, out, total, day, m, a, k):
    """Count `k` newly infected."""
    work.stages[m, a, 0] += k
    work.active[m] += k
    out.state[m, a, LATENT] += k
    total[LATENT] += k
    out.infections[country.group[m], a, day] += k
    out.by_municipality[m, day] += k


@njit(cache=True, nogil=True, forceinline=True)
def _decide(country, law, work, out, seed, draw, stream, day, m, a, v, k):
    """Pass over `k` infected to the next who is severely ill, and settle the fate."""
    work.until[v, a] -= k
    while work.until[v, a] <= 0:
        work.fates[v, a] += 1
        number = work.fates[v, a]
        which, when, where, gap = block(seed, FATE, draw, stream, number, a + v * BANDS)
        work.until[v, a] += _gap(law.severe[v, a], gap)
        u = unit(which)
        fate = WARD if u < law.fate[a, 0] else INTENSIVE if u < law.fate[a, 1] else DIED
        u = unit(when)
        date = day
        wait = 0
        last = law.delay.shape[1] - 1
        while wait < last and u >= law.delay[fate, wait]:
            wait += 1
        date += wait
        if date >= len(out.ledger):
            out.later[fate] += 1
        elif fate == DIED:
            out.died[country.group[m], date] += 1
        else:
            i = country.home_start[m]
            end = country.home_start[m + 1] - 1
            u = unit(where)
            while i < end and u >= country.home_below[i]:
                i += 1
            if fate == WARD:
                out.ward[country.home[i], date] += 1
            else:
                out.intensive[country.home[i], date] += 1
