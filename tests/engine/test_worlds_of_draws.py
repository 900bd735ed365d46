"""Draws in worlds: what an assessment says of chance and knowledge."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from beredt.engine.assessment import assess
from beredt.engine.comparison import compare
from beredt.engine.expectation import expect
from beredt.engine.flow import CHUNK, simulate
from beredt.engine.influence.assumptions import EDGE, changes
from beredt.engine.influence.surrogate import fit
from beredt.engine.knowledge import values_at
from beredt.engine.preparation import middle, prepare, world_at
from beredt.engine.scenario import EarlyDischarge, Quantity
from worlds import Site, make_register, make_scenario, step, stream

SITES = [Site("h", {"ward": 40, "intensive": 6}), Site("i", {"ward": 25}, km=30)]
PATHWAYS = {
    "A": [
        step("intensive", 2.0, share=0.3, stay_low=1.0, stay_high=4.0, patience=24.0),
        step("ward", 4.0, stay_low=3.5, stay_high=4.5, patience=48.0),
    ],
    "B": [step("ward", 6.0, stay_low=2.0, stay_high=12.0, patience=48.0)],
}


def sized(found, low, high):
    value = found.patients.value
    return replace(
        found, patients=Quantity(value=value, low=low * value, high=high * value)
    )


@pytest.fixture(scope="module")
def register():
    return make_register(SITES, PATHWAYS)


@pytest.fixture(scope="module")
def scenario():
    return make_scenario(
        20,
        needs=[
            sized(stream(9, 20, "A", name="many"), 0.5, 1.5),
            sized(stream(4, 20, "B", name="few"), 0.95, 1.05),
        ],
    )


@pytest.fixture(scope="module")
def both(scenario, register):
    """The same draws with knowledge and without."""
    return [assess(scenario, register, draws=200, knowledge=k) for k in (True, False)]


def unmet(assessment):
    return assessment.unmet_days_by_draw[:, :-1].sum(axis=(1, 2))


def test_the_same_bits_for_any_number_of_workers(scenario, register):
    one, two = (assess(scenario, register, draws=30, workers=w) for w in (1, 2))
    assert_array_equal(one.unmet_days_by_draw, two.unmet_days_by_draw)
    assert_array_equal(one.need, two.need)
    assert one.uncertainty == two.uncertainty
    assert one.gaps == two.gaps


def test_more_draws_leave_the_first_as_they_were(scenario, register, both):
    fewer = assess(scenario, register, draws=40)
    assert_array_equal(unmet(fewer), unmet(both[0])[:40])


def test_every_chunk_of_draws_has_a_world_of_its_own(both):
    known, plain = both
    assert_array_equal(known.world_by_draw, np.arange(200) // CHUNK)
    assert (known.facts.worlds, plain.facts.worlds) == (40, 1)


def test_without_knowledge_the_draws_are_those_of_the_plan(scenario, register, both):
    plan = prepare(scenario, register, seed=1, knowledge=False).plan
    totals = simulate(plan.demand, plan.capacity, draws=200).totals
    assert_array_equal(both[1].deaths_by_draw.sum(), totals.died.sum())
    assert (plan.demand.levels(0) == 1).all()


def test_knowledge_widens_the_bands(both):
    known, plain = both
    assert unmet(known).std() > 2 * unmet(plain).std()
    one, other = (answer.peak["civil"]["ward"] for answer in both)
    assert one.p90 - one.p10 > other.p90 - other.p10


def test_both_have_a_share_with_knowledge_and_chance_has_all_without(both):
    known, plain = both
    assert known.uncertainty["peak_need"].knowledge > 0.5
    assert 0.1 < known.uncertainty["unmet_days"].chance < 0.9
    assert {row.knowledge for row in plain.uncertainty.values()} == {0}


def test_nothing_is_said_when_all_draws_are_of_one_world(scenario, register):
    assert assess(scenario, register, draws=CHUNK).uncertainty == {}


def test_precision_stops_early_with_knowledge(scenario, register):
    found = assess(scenario, register, draws=2000, precision=0.3)
    assert found.facts.draws < 2000
    assert found.facts.worlds == found.facts.draws // CHUNK


def test_a_comparison_pairs_world_by_world(scenario, register, both):
    """The difference of a measure is known better than from draws of other worlds."""
    home = EarlyDischarge(
        name="home", share=Quantity(value=0.2), days=20, authority_level="facility"
    )
    other = assess(replace(scenario, measures=(home,)), register, draws=200)
    assert_array_equal(other.world_by_draw, both[0].world_by_draw)
    paired = unmet(other) - unmet(both[0])
    unpaired = unmet(other) - np.roll(unmet(both[0]), CHUNK)
    assert paired.std() < unpaired.std() / 2
    total = next(
        row
        for row in compare([both[0], other]).unmet_days
        if row.change.mean and row.about.place is None
    )
    assert total.change.mean == pytest.approx(paired.mean())
    by_world = paired.reshape(-1, CHUNK).mean(axis=1)
    assert total.half_width == pytest.approx(1.96 * by_world.std(ddof=1) / np.sqrt(40))


def test_with_and_without_knowledge_cannot_be_compared(both):
    with pytest.raises(ValueError, match="knowledge"):
        compare(both)


def test_the_quick_ranking_agrees_with_whole_assessments(scenario, register):
    """From low to high of each group alone, all else in the middle."""
    prepared = prepare(scenario, register, seed=1)
    center = middle(prepared)
    quick = changes(fit(prepared, center, expect(center.demand)))
    known = prepared.knowledge
    slow = []
    for g in range(len(known.groups)):
        ends = []
        for share in (EDGE, 1 - EDGE):
            shares = np.full((len(known.groups), 1), 0.5)
            shares[g] = share
            world = world_at(prepared, values_at(known, shares)[:, 0])
            at = assess(world.scenario, world.register, draws=40, knowledge=False)
            ends.append(unmet(at).mean())
        slow.append(ends[1] - ends[0])
    ranks = [np.argsort(np.argsort(np.abs(x))) for x in (quick, np.array(slow))]
    assert np.corrcoef(*ranks)[0, 1] >= 0.79
    largest = np.argmax(np.abs(slow))
    assert quick[largest] == pytest.approx(slow[largest], rel=0.25)


def test_numbers_are_ranked_when_asked(scenario, register):
    found = assess(scenario, register, draws=10, influence=True).assumptions
    ranked = [row for row in found if row.influence > 0.02]
    assert {row.group for row in ranked[:3]} >= {"stays.B", "many.patients"}
    assert [row.influence for row in found] == sorted(
        (row.influence for row in found), reverse=True
    )
    assert all(0 <= row.influence <= 1 for row in found)
    unasked = assess(scenario, register, draws=5).assumptions
    assert np.isnan([row.influence for row in unasked]).all()
