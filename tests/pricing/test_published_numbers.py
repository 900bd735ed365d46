"""The published numbers are reproduced, and what they imply is exact."""

from fractions import Fraction

import pytest

from beredt.engine.pricing import (
    Enterprise,
    bills,
    break_even,
    category_of,
    cliffs,
    common_factor,
    in_kroner,
    in_million,
    near_edge,
    price_at,
    segment_cost,
    whole_percentage,
)
from beredt.report.pricing.sheets import categories_sheet

MILLION = 1_000_000


def enterprise(turnover, **more):
    return Enterprise(turnover=Fraction(turnover) * MILLION, **more)


# ------------------------------------------------------------------- keys and costs


def test_nine_solutions_have_a_proposed_key_for_2027(model):
    solutions = [key.solution for key in model.keys_of("proposed")]
    assert solutions == [
        "helsenorge",
        "kjernejournal",
        "e-resept",
        "sfm",
        "provesvar",
        "grunndata",
        "helseid",
        "helsenettet",
        "vkp",
    ]


@pytest.mark.parametrize(
    ("solution", "shares"),
    [
        ("helsenorge", {"rhf": "1/2", "municipality": "1/2"}),
        ("kjernejournal", {"rhf": "1/2", "municipality": "1/2"}),
        ("e-resept", {"rhf": "9/20", "municipality": "9/20", "pharmacy": "1/10"}),
        ("sfm", {"rhf": "1/2", "municipality": "1/2"}),
        ("provesvar", {"rhf": "3/5", "municipality": "2/5"}),
        ("vkp", {"rhf": "1/20", "municipality": "19/20"}),
        (
            "helsenettet",
            {"rhf": "1/3", "municipality": "1/3", "other_actors": "1/3"},
        ),
    ],
)
def test_shares_are_exact(model, solution, shares):
    found = model.key(solution).shares
    assert found == {payer: Fraction(share) for payer, share in shares.items()}


def test_the_electronic_record_was_shared_55_to_45_in_2025(model):
    (key,) = model.keys_of("in_force")
    assert (key.solution, key.year) == ("kjernejournal", 2025)
    assert key.shares == {"rhf": Fraction(55, 100), "municipality": Fraction(45, 100)}


def test_a_third_of_the_network_is_117_3_million_and_not_rounded_away(model):
    third = segment_cost(model)
    assert third == Fraction(351_800_000, 3)
    assert in_million(third) == Fraction("117.3")
    assert 3 * third == 351_800_000
    assert 3 * in_million(third) == Fraction("351.9")


def test_test_results_cost_10_8_and_7_2_million_in_step_1(model):
    divided = model.key("provesvar").divide(18_000_000)
    assert divided.kroner == {"rhf": 10_800_000, "municipality": 7_200_000}


def test_test_results_cost_5_4_and_7_2_and_5_4_million_in_step_2(model):
    divided = model.key("provesvar", "later").divide(18_000_000)
    assert divided.kroner == {
        "private_laboratory": 5_400_000,
        "rhf": 7_200_000,
        "municipality": 5_400_000,
    }


def test_step_2_is_not_step_1_scaled_down(model):
    first = model.key("provesvar").shares
    scaled = {payer: share * Fraction(7, 10) for payer, share in first.items()}
    assert scaled == {"rhf": Fraction(42, 100), "municipality": Fraction(28, 100)}
    second = model.key("provesvar", "later").shares
    assert (second["rhf"], second["municipality"]) == (
        Fraction(40, 100),
        Fraction(30, 100),
    )


def test_rejected_keys_are_there_only_to_compare_with(model):
    (rejected,) = model.keys_of("rejected")
    assert rejected.name == "per-svarrapport"
    assert rejected not in model.keys_of("proposed")
    assert Fraction(model.cost("provesvar").amount, 18_000_000) == 1


# -------------------------------------------------------------------------- prices


def test_prices_of_every_year_are_as_published(model):
    assert model.tariff(2024).prices == {"alle": 1633}
    shown = {
        name: [
            model.tariff(2025).prices.get(name),
            model.tariff(2026).prices.get(name),
            model.tariff(2027, 1).prices.get(name),
            model.tariff(2027, 2).prices.get(name),
        ]
        for name in "abcdefg"
    }
    assert shown == {
        "a": [1202, 748, 590, 425],
        "b": [2575, 1495, 1525, 1525],
        "c": [17167, 8826, 9003, 9003],
        "d": [17167, 13249, 13514, 13514],
        "e": [1888, 748, 840, 840],
        "f": [17167, 13249, 13514, 13514],
        "g": [1888, 1947, None, None],
    }


def test_four_categories_rise_by_two_per_cent_and_no_fifth_does(found):
    assert found.step.categories == ("b", "c", "d", "f")
    factor = found.step.factor
    assert (round(float(factor.low), 6), round(float(factor.high), 6)) == (
        1.019998,
        1.020039,
    )
    assert factor.simplest == Fraction(102, 100)
    for before, after in ((1495, 1525), (8826, 9003), (13249, 13514)):
        assert in_kroner(before * Fraction(102, 100)) == after


def test_prices_of_2025_are_whole_percentages_of_17_167_and_those_of_2026_are_not(
    found,
):
    assert found.weights["2025"] == {
        "a": 7,
        "b": 15,
        "c": 100,
        "d": 100,
        "e": 11,
        "f": 100,
        "g": 11,
    }
    assert [found.weights["2026"][name] for name in "abc"] == [None, None, None]
    assert whole_percentage(748, 13_249) is None


def test_prices_of_2026_may_be_round_figures_times_one_index(found):
    low, high = float(found.index.low), float(found.index.high)
    assert (round(low, 6), round(high, 6)) == (1.031034, 1.031089)
    assert in_kroner(1888 * Fraction("1.031")) == 1947


@pytest.mark.parametrize(
    ("category", "before", "alternative_1", "alternative_2"),
    [
        ("a", -37.8, -21.1, -43.2),
        ("b", -41.9, 2.0, 2.0),
        ("c", -48.6, 2.0, 2.0),
        ("d", -22.8, 2.0, 2.0),
        ("e", -60.4, 12.3, 12.3),
        ("f", -22.8, 2.0, 2.0),
    ],
)
def test_changes_are_as_worked_out(
    model, category, before, alternative_1, alternative_2
):
    last = model.tariff(2026)
    changes = [
        last.change_since(model.tariff(2025), category),
        model.tariff(2027, 1).change_since(last, category),
        model.tariff(2027, 2).change_since(last, category),
    ]
    assert [round(100 * float(change), 1) for change in changes] == [
        before,
        alternative_1,
        alternative_2,
    ]


def test_category_g_rises_3_1_per_cent_and_ends(model):
    last = model.tariff(2026)
    change = last.change_since(model.tariff(2025), "g")
    assert round(100 * float(change), 1) == 3.1
    assert model.tariff(2027, 1).change_since(last, "g") is None


def test_yearly_fees_of_2027_are_twelve_months(model):
    first, second = model.tariff(2027, 1), model.tariff(2027, 2)
    fees = [first.yearly("a"), second.yearly("a"), *map(first.yearly, "bcdfe")]
    assert fees == [7080, 5100, 18_300, 108_036, 162_168, 162_168, 10_080]


def test_a_chain_pays_as_an_extra_large_enterprise_from_16_1_branches(found):
    assert found.chain_branches == break_even(840, 13_514)
    assert round(float(found.chain_branches), 1) == 16.1


# ---------------------------------------------------------------- what is implied


def test_both_alternatives_bring_in_the_same_with_9_878_8_small_members(found):
    implied = found.assumed[0].implied
    assert implied.members == Fraction(1_630_000, 165)
    assert round(float(implied.members), 1) == 9878.8
    assert 12 * 590 * (implied.members + 3000) == implied.revenue
    assert 12 * 425 * (implied.members + 8000) == implied.revenue
    assert in_million(implied.revenue, 2) == Fraction("91.18")
    assert in_million(implied.rest, 2) == Fraction("26.08")
    assert in_million(implied.rest / 12, 3) == Fraction("2.174")


@pytest.mark.parametrize(
    ("assumed", "members", "rest"),
    [
        (1, (9426, 10_359), ("23.1", "28.9")),
        (2, (7934, 11_945), ("13.7", "37.7")),
    ],
)
def test_intervals_follow_from_rounding_and_from_ca(found, assumed, members, rest):
    implied = found.assumed[assumed].implied
    span = implied.members_span
    assert (round(span.low), round(span.high)) == members
    shown = (in_million(implied.rest_span.low), in_million(implied.rest_span.high))
    assert shown == tuple(map(Fraction, rest))


@pytest.mark.parametrize(
    ("added", "price"),
    [(0, 769), (1000, 698), (3000, 590), (5000, 511), (8000, 425), (10_000, 382)],
)
def test_the_price_curve_passes_through_both_alternatives(model, added, price):
    assert in_kroner(price_at(model, added)) == price


def test_the_rest_has_bounds_and_no_split(found):
    assert found.most == {"b": 1425, "c": 241, "d": 160, "e": 2587, "f": 160}
    assert found.known_least == 15 * 13_514 * 12 == 2_432_520


def test_last_years_cost_would_have_been_about_114_million(found):
    assert in_million(found.small_before) == Fraction("88.7")
    assert in_million(found.rest_before.high) == Fraction("25.6")
    assert in_million(found.cost_before.high) == Fraction("114.2")
    rise = Fraction(351_800_000, 3) / found.cost_before.high - 1
    assert round(100 * float(rise), 1) == 2.6


# ------------------------------------------------------------ categories and bills


@pytest.mark.parametrize(
    ("who", "category"),
    [
        (enterprise(0), "a"),
        (enterprise("14.999999"), "a"),
        (enterprise(15), "b"),
        (enterprise("39.999999"), "b"),
        (enterprise(40), "c"),
        (enterprise("79.999999"), "c"),
        (enterprise(80), "d"),
        (enterprise(5000), "d"),
        (enterprise(5000, branches=9), "d"),
        (enterprise(5000, branches=10), "e"),
        (enterprise(1, branches=10), "e"),
        (enterprise(1, role="county"), "f"),
        (enterprise(1, role="county", branches=30), "f"),
        (enterprise(1, role="registry"), "f"),
        (enterprise(1, role="partner"), "partner"),
        (enterprise(1, role="own_staff"), "a"),
    ],
)
def test_bands_hold_their_lower_end_and_roles_come_before_chains(model, who, category):
    assert category_of(who, model.categories, 2027).category == category


def test_the_order_of_the_rules_can_be_changed(model):
    chain = enterprise(100, branches=12)
    order = ("named", "turnover", "branches")
    assert category_of(chain, model.categories, 2027, order=order).category == "d"


def test_categories_change_with_the_year(model):
    def of(year, **more):
        return category_of(enterprise(1, **more), model.categories, year).category

    assert of(2024) == of(2024, role="county") == "alle"
    assert of(2025, role="own_staff") == of(2026, role="own_staff") == "g"
    assert of(2026, role="registry") == "a"
    assert category_of(enterprise(1), model.categories, 2023) is None


def test_a_chain_pays_for_each_branch(model):
    paid = {bill.tariff: bill for bill in bills(enterprise(9, branches=12), model)}
    assert paid["2024"].monthly == 1633
    assert paid["2025"].monthly == 12 * 1888
    assert paid["2027-1"].yearly == 12 * 12 * 840


def test_a_partner_is_invoiced_outside_the_regulation_from_2027(model):
    paid = {b.tariff: b for b in bills(enterprise(1, role="partner"), model)}
    assert paid["2026"].by_turnover
    assert (paid["2027-1"].price, paid["2027-1"].regulated) == (13_514, False)
    assert not paid["2027-1"].by_turnover


def test_cliffs_are_2_6_and_5_9_and_1_5_times(model):
    times = [round(float(c.times), 1) for c in cliffs(model, model.tariff(2027, 1))]
    assert times == [2.6, 5.9, 1.5]


def test_there_is_no_cliff_where_prices_are_equal(model):
    assert [c.edge for c in cliffs(model, model.tariff(2025))] == [
        15 * MILLION,
        40 * MILLION,
    ]


@pytest.mark.parametrize(
    ("turnover", "edge", "other"),
    [
        ("14.85", 15 * MILLION, "b"),
        ("15.15", 15 * MILLION, "a"),
        ("40", 40 * MILLION, "b"),
        ("79.3", 80 * MILLION, "d"),
    ],
)
def test_within_one_per_cent_of_an_edge_there_is_a_warning(
    model, turnover, edge, other
):
    near = near_edge(enterprise(turnover), model, 2027)
    assert (near.edge, near.other) == (edge, other)
    assert near.further == edge - Fraction(turnover) * MILLION


@pytest.mark.parametrize("turnover", ["14.84", "15.16", "100"])
def test_further_away_there_is_none(model, turnover):
    assert near_edge(enterprise(turnover), model, 2027) is None


def test_a_chain_is_near_no_edge(model):
    assert near_edge(enterprise(15, branches=10), model, 2027) is None


def test_the_year_has_the_recommendation_in_may_and_the_price_level_in_august(model):
    dated = {(entry.month, entry.day): entry.by for entry in model.calendar}
    assert dated[5, 1] == "Norsk helsenett SF"
    assert dated[8, None] == "Norsk helsenett SF"
    assert dated[1, 1] == "Helse- og omsorgsdepartementet"


def test_no_common_factor_is_found_where_there_is_none():
    assert common_factor([(100, 102), (1000, 1100)]) is None


def test_a_page_says_in_words_which_turnover_a_category_takes(model):
    said = {row[1] for row in categories_sheet(model, "nb").rows}
    assert "omsetning fra 15 til under 40 mnok" in said
    assert "omsetning fra 80 mnok" in said
