"""What queueing theory says, straight from the textbooks."""

import math

import numpy as np


def erlang_b(places, load):
    """Return the share of patients who meet a full house and go (any law of stays)."""
    blocking = 1.0
    for c in range(1, places + 1):
        blocking = load * blocking / (c + load * blocking)
    return blocking


def erlang_c(places, load):
    """Return the share of patients who must wait."""
    blocking = erlang_b(places, load)
    return places * blocking / (places - load * (1 - blocking))


def mean_wait(places, load):
    """Return the mean wait over all patients, in mean stays."""
    return erlang_c(places, load) / (places - load)


def census(places, load, most):
    """Return the probabilities of 0, 1, ... `most` - 1 inside or waiting (M/M/c)."""
    steps = [load / min(n, places) for n in range(1, most)]
    weights = np.concatenate([[1.0], np.cumprod(steps)])
    return weights / weights.sum()


def erlang_a(places, arrivals, leaving, most=2000):
    """Return the shares who leave and who wait, and the mean queue; mean stay 1."""
    steps = [
        arrivals / (min(n, places) + max(n - places, 0) * leaving)
        for n in range(1, most)
    ]
    weights = np.concatenate([[1.0], np.cumprod(steps)])
    chance = weights / weights.sum()
    queue = float(np.maximum(np.arange(most) - places, 0) @ chance)
    return queue * leaving / arrivals, float(chance[places:].sum()), queue


def overflow_lost(places, loads):
    """Return the share lost when two hospitals send on to each other: one big one."""
    return erlang_b(sum(places), sum(loads))


def two_hospitals(places, loads):
    """Return the share of each hospital's patients that the other one receives."""
    rows = [(i, j) for i in range(places[0] + 1) for j in range(places[1] + 1)]
    number = {row: n for n, row in enumerate(rows)}
    rates = np.zeros((len(rows), len(rows)))
    for (i, j), n in number.items():
        for home, load in enumerate(loads):
            to = home if (i, j)[home] < places[home] else 1 - home
            if (i, j)[to] < places[to]:
                rates[n, number[i + (to == 0), j + (to == 1)]] += load
        if i:
            rates[n, number[i - 1, j]] += i
        if j:
            rates[n, number[i, j - 1]] += j
    rates -= np.diag(rates.sum(axis=1))
    system = np.vstack([rates.T, np.ones(len(rows))])
    chance = np.linalg.lstsq(system, np.append(np.zeros(len(rows)), 1), rcond=None)[0]
    full = [
        sum(chance[n] for row, n in number.items() if row[h] == places[h])
        for h in (0, 1)
    ]
    both = chance[number[places]]
    return full[0] - both, full[1] - both


def growing_census(arrivals, mean, sigma, days):
    """Return the mean census of an empty hospital with endless places (lognormal)."""
    grid = np.linspace(0, days, 200_001)[1:]
    mu = math.log(mean) - sigma**2 / 2
    z = (np.log(grid) - mu) / sigma
    survival = np.array([0.5 * math.erfc(x / math.sqrt(2)) for x in z])
    survival = np.concatenate([[1.0], survival])
    return arrivals * float(np.trapezoid(survival, dx=days / 200_000))
