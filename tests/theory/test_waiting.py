"""People who wait: Erlang C and A, priorities, and two wards in a row."""

import numpy as np
import pytest

from theory.estimates import assert_agrees, between
from theory.formulae import census, erlang_a, erlang_c, mean_wait
from worlds import Site, make_register, make_scenario, outcome, set_up, step, stream

FOR_EVER = None
# Tables of 2 048 straight pieces have a second moment that is this much too large.
TABLE = 0.002


def one_ward(places, rate, **stage):
    register = make_register(
        [Site("h", {"ward": places})], {"A": [step("ward", 1 / 24, **stage)]}
    )

    def world_of(days):
        needs = [stream(24 * rate, days, "A")]
        return set_up(register, make_scenario(days, needs=needs))

    return world_of


@pytest.mark.parametrize(("places", "load"), [(10, 8), (20, 16), (50, 45)])
def test_mean_wait_is_that_of_erlang_c(places, load):
    """Stays of one hour on average, so a day is 24 mean stays."""
    world_of = one_ward(places, load, patience=FOR_EVER)
    runs = between(world_of, 20, 320, 20)
    waits = [run.per_start() * 24 for run in runs]
    assert_agrees(waits, mean_wait(places, load), slack=TABLE)
    full = [(run.by_day("occupied") == places).mean() for run in runs]
    assert_agrees(full, erlang_c(places, load), slack=TABLE)


def test_who_runs_out_of_patience_leaves_as_erlang_a_says():
    """50 places, 55 an hour, patience of two hours: a tenth leave."""
    world_of = one_ward(50, 55, patience=2.0)
    runs = between(world_of, 2, 72, 20)
    left, full, queue = erlang_a(50, 55, 0.5)
    assert_agrees([run.share("left_untreated")[0] for run in runs], left)
    assert_agrees([run.by_day("waiting").mean() for run in runs], queue)
    assert_agrees([(run.by_day("occupied") == 50).mean() for run in runs], full)


def test_half_of_those_who_run_out_of_patience_die_when_half_do():
    world_of = one_ward(50, 55, patience=2.0, waiting_death=0.5)
    runs = between(world_of, 2, 42, 20)
    assert_agrees([run.share("died_waiting")[0] for run in runs], 0.1020801946 / 2)
    assert_agrees([run.share("left_untreated")[0] for run in runs], 0.1020801946 / 2)


@pytest.mark.parametrize(
    ("places", "rates", "waits"),
    [(10, (3, 5), (0.05845431, 0.29227154)), (1, (0.2, 0.6), (1.0, 5.0))],
)
def test_urgent_patients_wait_less_but_put_nobody_out(places, rates, waits):
    """Non-preemptive priorities; mean queue = rate x wait, seen at the end of a run.

    Forty hospitals that do not know of each other make forty samples a draw. Stays of
    one hour on average, so two days are 48 mean stays.
    """
    sites = [
        Site(f"h{i}", {"ward": places}, region=f"r{i}", km=float(i)) for i in range(40)
    ]
    ward = {"stay": 1 / 24, "patience": FOR_EVER, "reach": 0.0}
    register = make_register(
        sites,
        {
            "urgent": [step("ward", priority=0, **ward)],
            "other": [step("ward", priority=2, **ward)],
        },
    )
    days = 2 if places > 1 else 5
    mix = {"urgent": rates[0], "other": rates[1]}
    scenario = make_scenario(days, needs=[stream(40 * 24, days, mix)])
    world = set_up(register, scenario)
    queues = np.concatenate(
        [outcome(world.draw(d).ledger, "waiting").sum(axis=1).T for d in range(150)]
    )
    for queue, rate, wait in zip(queues.T, rates, waits, strict=True):
        assert_agrees(queue, rate * wait, slack=TABLE)


def test_two_wards_in_a_row_have_product_form():
    """Jackson: the census of each is that of M/M/c, and they are independent."""
    stay = {"stay": 1 / 24, "patience": FOR_EVER}
    register = make_register(
        [Site("h", {"ward": 10, "intensive": 6})],
        {"A": [step("ward", **stay), step("intensive", **stay | {"stay": 0.5 / 24})]},
    )

    def world_of(days):
        needs = [stream(24 * 8, days, "A")]
        return set_up(register, make_scenario(days, needs=needs))

    runs = between(world_of, 10, 410, 30)
    first, second = (
        np.array([run.by_day("occupied", s) + run.by_day("waiting", s) for run in runs])
        for s in (0, 1)
    )
    for seen, chance in ((first, census(10, 8, 400)), (second, census(6, 4, 400))):
        assert_agrees(seen.mean(axis=1), chance @ np.arange(400), slack=TABLE)
    for i, j in ((6, 2), (8, 4), (12, 5)):
        both = ((first <= i) & (second <= j)).mean(axis=1)
        product = census(10, 8, 400)[: i + 1].sum() * census(6, 4, 400)[: j + 1].sum()
        assert_agrees(both, product, slack=TABLE)
