"""The transmission against what is known exactly of epidemics."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.optimize import brentq, fixed_point

from beredt.engine.epidemic import Chain
from epidemic.country import expected, make_country, make_law, run

MILLION = np.full(8, 125_000)
AGES = np.array([80, 60, 110, 140, 90, 110, 85, 35]) * 1000


def final_size(r0):
    return brentq(lambda z: 1 - np.exp(-r0 * z) - z, 1e-6, 1)


@pytest.mark.parametrize("r0", [1.5, 2.0, 3.0])
def test_one_population_ends_at_the_final_size(r0):
    country, growth = make_country(MILLION)
    law = make_law(country, growth, r0=r0, days=400, seeds=100)
    share = run(country, law)[0].infections.sum() / 1e6
    # The relation of a step, 1 - exp(-force), is that of the final size for any step.
    assert share == pytest.approx(final_size(r0), abs=0.004)


def test_eight_ages_end_at_the_final_size_of_the_next_generation():
    daily = np.array([9.0, 15, 13, 12, 12, 10, 6, 4])
    country, growth = make_country(AGES, daily=daily, own_age=0.4)
    law = make_law(country, growth, r0=2.0, days=400, seeds=200)
    found = run(country, law)[0].infections.sum(axis=(0, 2)) / AGES
    # Force over a whole infection, on a, from one infected of b.
    whole = 2.0 / growth * country.contacts / AGES.sum()
    theory = fixed_point(
        lambda z: 1 - np.exp(-whole @ (z * AGES)), np.full(8, 0.9), maxiter=5000
    )
    assert found == pytest.approx(theory, abs=0.01)


def test_r0_is_the_infections_of_the_first_generation():
    country, growth = make_country(AGES, own_age=0.3)
    whole = 2.5 / growth * country.contacts / AGES.sum()
    operator = whole * AGES[:, None]
    assert max(abs(np.linalg.eigvals(operator))) == pytest.approx(2.5, rel=1e-6)


@pytest.mark.parametrize("steps", [1, 4])
@pytest.mark.parametrize("r0", [1.3, 2.5])
def test_early_growth_is_that_of_the_generation_times(r0, steps):
    chain = Chain(latent_days=3.0, infectious_days=4.0, steps=steps)
    country, growth = make_country(MILLION * 1000)
    law = make_law(country, growth, r0=r0, chain=chain, days=60, seeds=10)
    daily = expected(country, law).sum(axis=0)
    rate = np.log(daily[55] / daily[35]) / 20
    assert rate == pytest.approx(chain.growth(r0), rel=0.01)
    assert chain.reproduction(chain.growth(r0)) == pytest.approx(r0)


def test_whole_steps_keep_the_mean_times():
    chain = Chain(latent_days=3.0, infectious_days=4.0, steps=3)
    share = chain.generation()
    assert share.sum() == pytest.approx(1)
    # In fine steps: latent time plus the mean age of an infectious person.
    fine = Chain(latent_days=3.0, infectious_days=4.0, steps=24)
    stationary = 3 + 4 * (1 + 1 / 2) / 2
    assert fine.generation_days() == pytest.approx(stationary, abs=0.1)


def test_the_limit_of_many_persons_and_short_steps_is_the_differential_equation():
    chain = Chain(latent_days=3.0, infectious_days=4.0, steps=24)
    country, growth = make_country(MILLION)
    law = make_law(country, growth, r0=2.2, chain=chain, days=120, seeds=1000)
    force = 2.2 / 4.0
    a, b = 2 / 3.0, 2 / 4.0

    def flow(_, y):
        s, e1, e2, i1, i2 = y
        new = force * s * (i1 + i2)
        return [-new, new - a * e1, a * (e1 - e2), a * e2 - b * i1, b * (i1 - i2)]

    start = [1 - 0.001, 0.001, 0, 0, 0]
    days = np.arange(121.0)
    solved = solve_ivp(flow, (0, 120), start, t_eval=days, rtol=1e-9, atol=1e-12)
    infected = (1 - solved.y[0][1:]) * 1e6
    mean = expected(country, law).sum(axis=0).cumsum()
    assert mean == pytest.approx(infected, rel=0.02, abs=2000)
    drawn = np.mean(
        [
            row.infections.sum(axis=(0, 1)).cumsum()
            for row in run(country, law, draws=4)
        ],
        axis=0,
    )
    assert drawn == pytest.approx(mean, rel=0.03, abs=2000)


def test_one_case_dies_out_as_the_branching_process_does():
    """Offspring of one: Poisson given the infectious steps, two geometric stages."""
    chain = Chain(latent_days=2.0, infectious_days=4.0)
    country, growth = make_country(MILLION * 8)
    law = make_law(country, growth, r0=1.6, chain=chain, days=120, seeds=1)
    p, rate = chain.leave_infectious, 1.6 / chain.infectious_days

    def offspring(q):
        stay = np.exp(-rate * (1 - q))
        return (p * stay / (1 - (1 - p) * stay)) ** 2

    q = brentq(lambda x: offspring(x) - x, 0, 1 - 1e-6)
    draws = 600
    died_out = np.mean(
        [row.ledger[-1, 2:4].sum() == 0 for row in run(country, law, draws=draws)]
    )
    assert died_out == pytest.approx(q, abs=3.5 * np.sqrt(q * (1 - q) / draws))


def test_doubling_time_is_what_cases_do():
    chain = Chain(latent_days=3.0, infectious_days=4.0)
    r0 = chain.reproduction(np.log(2) / 7)
    country, growth = make_country(MILLION * 1000)
    law = make_law(country, growth, r0=r0, chain=chain, days=70, seeds=100)
    daily = expected(country, law).sum(axis=0)
    assert daily[57] / daily[50] == pytest.approx(2, rel=0.02)
