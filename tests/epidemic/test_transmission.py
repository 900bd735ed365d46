"""What must always hold of an epidemic, draw by draw."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from beredt.engine.epidemic import Chain
from beredt.engine.kernels.binomial import BASE, GUIDE, ROOM, at_rate, fill, looked_up
from epidemic import plain
from epidemic.country import expected, make_country, make_law, run

reproducible = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=40,
    suppress_health_check=list(HealthCheck),
)
TOWN = np.array([90, 70, 120, 150, 100, 120, 95, 40])


@st.composite
def epidemics(draw):
    """Return a country of some municipalities and a law."""
    count = draw(st.integers(1, 5))
    people = draw(arrays(np.int64, (count, 8), elements=st.integers(0, 3000)))
    people[0, 0] += 1
    country, growth = make_country(
        people,
        own_age=draw(st.floats(0, 0.6)),
        travel=draw(st.sampled_from([0.0, 0.3])),
        far=draw(st.sampled_from([0.0, 0.05])),
    )
    days = 60
    chain = Chain(
        latent_days=draw(st.floats(1.0, 6)),
        infectious_days=draw(st.floats(1.0, 8)),
        latent_stages=draw(st.integers(1, 4)),
        infectious_stages=draw(st.integers(1, 4)),
        steps=4,
    )
    doses = np.zeros((0, count, 8))
    if draw(st.booleans()):
        doses = np.full((days, count, 8), draw(st.floats(0, 0.2)))
    law = make_law(
        country, growth, r0=draw(st.floats(0, 8)), chain=chain, days=days,
        seeds=draw(st.integers(0, 200)), control=draw(st.floats(0, 1)),
        immune=draw(st.floats(0, 1)), exposed=draw(st.floats(0, 1)),
        severe=np.full((2, 8), draw(st.floats(0, 1))), doses=doses,
    )  # fmt: skip
    return country, law


@reproducible
@given(epidemics())
def test_nobody_is_lost_or_made(case):
    country, law = case
    (out,) = run(country, law)
    assert (out.state >= 0).all()
    assert (out.state.sum(axis=2) == country.people).all()
    assert (out.ledger >= 0).all()
    assert (out.ledger.sum(axis=1) == country.people.sum()).all()
    assert (out.ledger[-1] == out.state.sum(axis=(0, 1))).all()
    immune = np.floor(country.people * law.immune + 0.5).sum()
    infected = out.infections.sum()
    assert infected == out.by_municipality.sum()
    assert infected == out.ledger[-1, 2:].sum() - immune
    assert out.onsets.sum() == infected - out.ledger[-1, 2]
    severe = out.ward.sum() + out.intensive.sum() + out.died.sum() + out.later.sum()
    assert severe <= infected
    if (law.severe == 1).all():
        assert severe == infected


@reproducible
@given(epidemics())
def test_the_susceptible_only_become_fewer(case):
    (out,) = run(*case)
    assert (np.diff(out.ledger[:, :2].sum(axis=1)) <= 0).all()
    assert (np.diff(out.ledger[:, 4]) >= 0).all()


def test_the_plain_program_says_the_same():
    people = np.array([TOWN, TOWN * 3, TOWN // 2])
    country, growth = make_country(people, own_age=0.3, travel=0.2, far=0.02)
    law = make_law(
        country, growth, r0=1.8, days=80, seeds=20,
        chain=Chain(latent_days=3, infectious_days=4, steps=2),
        delay=np.cumsum([[0.2, 0.5, 0.3]] * 3, axis=1),
        severe=np.tile(np.linspace(0.01, 0.2, 8), (2, 1)),
    )  # fmt: skip
    draws = 300
    ours = run(country, law, draws=draws)
    rng = np.random.default_rng(5)
    theirs = [plain.run(country, law, rng) for _ in range(draws)]
    for mine, other in (
        ([row.infections.sum() for row in ours], [x[0].sum() for x in theirs]),
        ([row.ward.sum() for row in ours], [x[1].sum() for x in theirs]),
        ([row.ward[0, :30].sum() for row in ours], [x[1][:30].sum() for x in theirs]),
        ([row.infections[0, :, 20].sum() for row in ours], [x[0][20] for x in theirs]),
    ):
        error = np.sqrt((np.var(mine) + np.var(other)) / draws)
        assert abs(np.mean(mine) - np.mean(other)) < 4 * error
        assert np.std(mine) == pytest.approx(np.std(other), rel=0.25)


def test_the_same_seed_gives_the_same_bits_for_one_and_two_workers():
    country, growth = make_country(np.array([TOWN * 20, TOWN * 9]), travel=0.2)
    law = make_law(country, growth)
    alone = run(country, law, draws=6)
    with ThreadPoolExecutor(2) as pool:
        halves = pool.map(lambda f: run(country, law, draws=3, first=f), (0, 3))
        together = [row for half in halves for row in half]
    for one, other in zip(alone, together, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(one, other, strict=True))
    assert not np.array_equal(alone[0].infections, alone[1].infections)
    again = run(country, law, seed=2)[0]
    assert not np.array_equal(alone[0].infections, again.infections)


def test_nothing_spreads_between_municipalities_without_contact():
    where = np.array([TOWN, 0 * TOWN])
    country, growth = make_country(np.array([TOWN * 50, TOWN * 50]))
    law = make_law(country, growth, r0=5, where=where, seeds=50)
    (out,) = run(country, law)
    assert out.by_municipality[0].sum() > 10_000
    assert out.by_municipality[1].sum() == 0
    joined, growth = make_country(np.array([TOWN * 50, TOWN * 50]), travel=0.1)
    law = make_law(joined, growth, r0=5, where=where, seeds=50)
    assert run(joined, law)[0].by_municipality[1].sum() > 10_000


def test_it_begins_with_those_who_are_seeded_where_they_are_seeded():
    where = np.array([0 * TOWN, TOWN, 0 * TOWN])
    country, growth = make_country(np.array([TOWN * 50] * 3), travel=0.2)
    law = make_law(country, growth, where=where, seeds=30, days=2)
    (out,) = run(country, law)
    assert out.by_municipality[:, 0].tolist() == [0, 30, 0]
    assert expected(country, law)[:, 0].sum() == pytest.approx(30)


def test_where_nobody_lives_nothing_happens():
    country, growth = make_country(np.array([TOWN, 0 * TOWN]), travel=0.3)
    (out,) = run(country, make_law(country, growth))
    assert out.by_municipality[1].sum() == 0


def test_stronger_infection_control_never_brings_more_infections():
    country, growth = make_country(np.array([TOWN * 30, TOWN * 10]), travel=0.2)
    means = [
        np.mean(
            [
                row.infections.sum()
                for row in run(
                    country,
                    make_law(country, growth, r0=2.2, seeds=20, control=left),
                    draws=40,
                )
            ]
        )
        for left in (1.0, 0.8, 0.6, 0.4, 0.2)
    ]
    assert (np.diff(means) < 0).all()


def test_the_vaccinated_are_infected_less_and_less_severely():
    country, growth = make_country(np.array([TOWN * 100]))
    doses = np.zeros((200, 1, 8))
    doses[0] = 0.5
    severe = np.array([np.full(8, 0.5), np.full(8, 0.05)])
    law = make_law(
        country, growth, r0=2.0, seeds=50, doses=doses, exposed=0.3, severe=severe
    )
    without = make_law(country, growth, r0=2.0, seeds=50, severe=severe)
    with_doses, plainly = run(country, law)[0], run(country, without)[0]
    assert with_doses.infections.sum() < 0.6 * plainly.infections.sum()
    share = [
        (row.ward.sum() + row.intensive.sum() + row.died.sum()) / row.infections.sum()
        for row in (with_doses, plainly)
    ]
    assert share[0] < 0.9 * share[1]
    assert share[1] == pytest.approx(0.5, abs=0.02)


def test_severe_cases_come_after_the_delay_and_in_their_shares():
    country, growth = make_country(np.array([TOWN * 300]))
    delay = np.array([[0, 0, 0, 1.0]] * 3)
    law = make_law(country, growth, seeds=100, days=300, delay=delay)
    (out,) = run(country, law)
    daily = out.infections.sum(axis=(0, 1))
    severe = out.ward.sum() + out.intensive.sum() + out.died.sum() + out.later.sum()
    assert severe == pytest.approx(0.02 * daily.sum(), rel=0.05)
    assert out.ward.sum() / severe == pytest.approx(0.5, abs=0.03)
    came = (out.ward + out.intensive)[0] + out.died[0]
    assert came[:3].sum() == 0
    assert came[3:].sum() == pytest.approx(0.02 * daily[:-3].sum(), rel=0.05)
    assert np.corrcoef(came[3:], daily[:-3])[0, 1] > 0.95


def test_the_mean_of_draws_is_the_expectation_where_many_are_infected():
    country, growth = make_country(np.array([TOWN * 400, TOWN * 100]), travel=0.2)
    law = make_law(country, growth, r0=2.5, seeds=2000, days=120)
    mean = np.mean(
        [row.infections.sum(axis=0) for row in run(country, law, draws=10)], axis=0
    )
    theory = expected(country, law)
    assert mean.sum() == pytest.approx(theory.sum(), rel=0.01)
    assert mean.sum(axis=0) == pytest.approx(theory.sum(axis=0), rel=0.1, abs=150)


# ---------------------------------------------------------------- binomial numbers


def drawn(trials, chance, words):
    """Return numbers by the tables, each from its words."""
    start, low = np.zeros((2, 2 * BASE), np.int32)
    guide = np.zeros((2 * BASE, GUIDE), np.int32)
    below = np.zeros(ROOM, np.uint64)
    fill(chance, start, low, guide, below)
    ones = [
        looked_up(trials & (BASE - 1), w, start, low, guide, below)
        for w in words[: len(words) // 2]
    ]
    many = [
        looked_up(BASE + (trials >> 6), w, start, low, guide, below)
        for w in words[len(words) // 2 :]
    ]
    return np.array(ones) + np.array(many)


@pytest.mark.parametrize("trials", [3, 63, 64, 1000, 4095])
@pytest.mark.parametrize("chance", [0.02, 0.5, 0.9, 1.0])
def test_numbers_from_tables_are_binomial(trials, chance):
    words = np.random.default_rng(1).integers(0, 2**32, 12_000).astype(np.uint64)
    found = drawn(trials, chance, words)
    assert found.mean() == pytest.approx(
        trials * chance, abs=4 * np.sqrt(trials * chance * (1 - chance) / 6000) + 1e-9
    )
    if chance < 1:
        law = stats.binom(trials, chance)
        edges = np.unique(law.ppf([0.1, 0.3, 0.5, 0.7, 0.9]))
        seen = [np.mean(found <= edge) for edge in edges]
        assert seen == pytest.approx(law.cdf(edges), abs=0.025)


@pytest.mark.parametrize(("trials", "rate"), [(5, 0.4), (300, 0.01), (9000, 0.05)])
def test_numbers_by_rate_are_binomial(trials, rate):
    words = np.random.default_rng(2).integers(0, 2**32, 5000).astype(np.uint64)
    found = np.array(
        [at_rate(trials, rate, w, 1, 8, 0, 3, i, 9) for i, w in enumerate(words)]
    )
    law = stats.binom(trials, -np.expm1(-rate))
    edges = np.unique(law.ppf([0.1, 0.3, 0.5, 0.7, 0.9]))
    seen = [np.mean(found <= edge) for edge in edges]
    assert seen == pytest.approx(law.cdf(edges), abs=0.03)


def test_more_trials_never_give_fewer_from_the_same_word():
    words = np.random.default_rng(3).integers(0, 2**32, 200).astype(np.uint64)
    for word in words:
        found = [at_rate(n, 0.03, word, 1, 8, 0, 3, 4, 9) for n in range(0, 600, 20)]
        assert (np.diff(found) >= 0).all()
