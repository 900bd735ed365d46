"""The published worked chain: one force in combat, nothing else, in the steady state.

40 000 soldiers, 4.25 seriously wounded per 1 000 a day, immediate to delayed 15 : 25.
"""

from dataclasses import replace

import numpy as np
import pytest

from beredt.engine.assessment import assess
from beredt.engine.demand import draw_demand
from beredt.engine.expectation import expect
from beredt.engine.network import KINDS, build_network
from beredt.engine.scenario import BattleCasualties, Quantity, Scenario
from beredt.files.registers import find_register, read_register

BEDS = [k for k, kind in enumerate(KINDS) if kind not in ("theatre", "emergency")]
INTENSIVE = KINDS.index("intensive")


@pytest.fixture(scope="module")
def register():
    return read_register(find_register("norway"))


def war(days):
    force = BattleCasualties(
        name="force",
        source="norwegian_military",
        place="helse-nord",
        days=days,
        population_at_risk=Quantity(value=40_000),
        serious_per_1000=Quantity(value=4.25),
        mix={"K01": 0.375, "K02": 0.625},
    )
    return Scenario(name="war", title={}, description={}, days=days, needs=(force,))


@pytest.fixture(scope="module")
def steady(register):
    """The last day of two hundred: longer than any stay."""
    demand = draw_demand(war(200), build_network(register), seed=1)
    return expect(demand).need[-1].sum(axis=(0, 2)), demand


def test_170_seriously_wounded_a_day(steady):
    _, demand = steady
    assert sum(intake.rates[-1] for intake in demand.intakes) == pytest.approx(170)


def test_2614_places(steady):
    need, _ = steady
    assert need[BEDS].sum() == pytest.approx(2614, rel=0.002)


def test_360_intensive_care_places(steady):
    need, _ = steady
    assert need[INTENSIVE] == pytest.approx(360, rel=0.002)


def test_2702_nurses(steady, register):
    need, _ = steady
    per_place = next(
        row.value
        for row in register.ratios
        if (row.kind, row.profession) == ("intensive", "intensive_care_nurse")
    )
    assert need[INTENSIVE] * per_place == pytest.approx(2702, rel=0.002)


def test_117_theatres_for_584_operations_a_day(steady, register):
    need, _ = steady
    theatres = need[KINDS.index("theatre")]
    assert theatres == pytest.approx(117, abs=1)
    operations = theatres * register.parameter("operations_per_theatre_day")
    assert operations == pytest.approx(584, abs=4)


@pytest.mark.parametrize(
    ("item", "daily"), [("red_cells", 723), ("oxygen", 5180)], ids=["blood", "oxygen"]
)
def test_what_is_used_a_day(steady, register, item, daily):
    _, demand = steady
    stay = {
        category: sum(
            row.share * row.stay
            for row in register.pathways
            if row.category == category and KINDS.index(row.kind) in BEDS
        )
        for category in ("K01", "K02")
    }
    used = 0.0
    for intake in demand.intakes:
        for row in register.consumption:
            if (row.category, row.item) == (intake.category, item):
                days = stay[intake.category] if row.basis == "patient_day" else 1
                used += intake.rates[-1] * days * row.value
    assert used == pytest.approx(daily, rel=0.001)


def test_half_the_base_is_passed_on_day_3_and_all_of_it_on_day_6(register):
    """Intensive care by day with fixed stays of 7 and 3 days: 61, 121, 182 ... 360."""
    first_steps = tuple(
        replace(row, order=1, distribution="fixed")
        for row in register.pathways
        if row.kind == "intensive" and row.category in ("K01", "K02")
    )
    home = tuple(replace(row, order=2, kind="ward", share=1.0) for row in first_steps)
    only = replace(register, pathways=first_steps + home, activity=())
    demand = draw_demand(war(7), build_network(only), seed=1)
    census = expect(demand).need[:, :, INTENSIVE].sum(axis=(1, 2))
    assert census == pytest.approx([61, 121, 182, 226, 271, 316, 360], abs=0.6)
    base = 278
    assert np.argmax(census > base / 2) + 1 == 3
    assert np.argmax(census > base) + 1 == 6


def test_the_draws_meet_the_same_chain(register):
    """Drawn patients need what is expected, within the error of the draws."""
    alone = replace(register, activity=())
    assessment = assess(war(40), alone, draws=40, knowledge=False)
    drawn = assessment.need_by_source[0, -1, -1, INTENSIVE].sum()
    expected = assessment.expected_need[-1, -1, INTENSIVE].sum()
    assert drawn == pytest.approx(expected, rel=0.03)
    ward = KINDS.index("ward")
    drawn = assessment.need[0, -1, -1, ward]
    assert drawn == pytest.approx(
        assessment.expected_need[-1, -1, ward].sum(), rel=0.02
    )
