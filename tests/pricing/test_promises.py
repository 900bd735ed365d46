"""What must always hold when costs are shared and prices are set."""

from fractions import Fraction
from itertools import product
from math import ceil

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from beredt.engine.pricing import (
    AllocationKey,
    Alternative,
    Enterprise,
    Span,
    category_of,
    implied_members,
    price_of_one,
    price_with,
    round_to_sum,
    scaled_prices,
)

amounts = st.integers(0, 10**12).map(Fraction)
prices = st.dictionaries(
    st.sampled_from("abcdef"), st.integers(1, 20_000), min_size=1, max_size=6
)


def key(**shares):
    return AllocationKey(
        solution="x", year=2027, name="k", status="proposed", shares=shares
    )


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=5), amounts)
def test_nothing_is_lost_when_a_cost_is_divided(weights, amount):
    payers = ["rhf", "municipality", "other_actors", "pharmacy", "private_laboratory"]
    total = sum(weights)
    shares = dict(zip(payers, (Fraction(w, total) for w in weights), strict=False))
    divided = key(**shares).divide(amount)
    assert sum(divided.exact.values()) == amount
    assert sum(divided.kroner.values()) == amount
    for payer, kroner in divided.kroner.items():
        assert abs(kroner - divided.exact[payer]) < 1


@given(st.lists(st.fractions(0, 1000, max_denominator=60), min_size=1, max_size=8))
def test_rounded_parts_add_up_to_the_rounded_sum(parts):
    named = {str(n): part for n, part in enumerate(parts)}
    rounded = round_to_sum(named)
    assert abs(sum(rounded.values()) - sum(parts)) <= Fraction(1, 2)
    assert all(abs(rounded[name] - part) < 1 for name, part in named.items())


@given(
    st.fractions(Fraction(1, 10), 5, max_denominator=200),
    st.fractions(0, 1, max_denominator=200),
)
def test_the_simplest_number_of_a_span_has_the_smallest_denominator(low, width):
    span = Span(low, low + width)
    found = span.simplest
    assert span.low <= found <= span.high
    for denominator in range(1, found.denominator):
        above = ceil(span.low * denominator)
        assert Fraction(above, denominator) > span.high


def test_thirds_written_as_33_3_per_cent_are_refused():
    share = Fraction(333, 1000)
    with pytest.raises(ValueError, match="999/1000"):
        key(rhf=share, municipality=share, other_actors=share)


def test_negative_shares_are_refused():
    with pytest.raises(ValueError, match="negative"):
        key(rhf=Fraction(3, 2), municipality=Fraction(-1, 2))


@given(prices, amounts, st.data())
def test_scaled_prices_cover_the_cost_exactly_and_keep_their_ratios(
    relative, cost, data
):
    members = {name: data.draw(st.integers(0, 5000)) for name in relative}
    assume(any(members.values()))
    found = scaled_prices(cost, relative, members)
    assert 12 * sum(found[name] * n for name, n in members.items()) == cost
    for one, other in product(relative, repeat=2):
        assert found[one] * relative[other] == found[other] * relative[one]


@given(prices, amounts, st.data())
def test_one_price_can_carry_the_rest(relative, cost, data):
    members = {name: data.draw(st.integers(1, 5000)) for name in relative}
    one = min(relative)
    found = {**relative, one: price_of_one(cost, relative, members, one)}
    assert 12 * sum(found[name] * n for name, n in members.items()) == cost


def test_prices_for_nobody_are_refused():
    with pytest.raises(ValueError, match="Nobody pays"):
        scaled_prices(Fraction(1), {"a": 100}, {"a": 0})
    with pytest.raises(ValueError, match="no members"):
        price_of_one(Fraction(1), {"a": 100}, {}, "a")


alternatives = st.tuples(
    st.integers(100, 1000), st.integers(10, 500), st.integers(0, 9000)
)


@given(alternatives, st.integers(1, 20_000))
def test_members_are_found_again_from_the_prices_they_gave(given_, members):
    base, added, more = given_
    cost = Fraction(base * members * 12)
    first, second = (
        Alternative(price=cost / 12 / (members + new), added=Fraction(new))
        for new in (added, added + more + 100)
    )
    assume(first.price - second.price > Fraction(1, 1000))
    found = implied_members(first, second, cost, price_error=Fraction(0))
    assert found.members == members
    assert found.rest == 0
    assert price_with(first, found.members, int(second.added)) == second.price


@given(st.fractions(0, 50, max_denominator=4), st.fractions(0, 400, max_denominator=2))
def test_less_precision_never_narrows_an_interval(price_error, added_error):
    first = Alternative(price=Fraction(590), added=Fraction(3000))
    second = Alternative(price=Fraction(425), added=Fraction(8000))
    cost = Fraction(351_800_000, 3)

    def spans(more):
        found = implied_members(
            first,
            second,
            cost,
            price_error=price_error + more,
            added_error=added_error + more,
        )
        assert found.members_span.low <= found.members <= found.members_span.high
        assert found.rest_span.low <= found.rest <= found.rest_span.high
        return found

    narrow, wide = spans(0), spans(1)
    assert wide.members_span.low <= narrow.members_span.low
    assert narrow.members_span.high <= wide.members_span.high
    assert wide.rest_span.low <= narrow.rest_span.low
    assert narrow.rest_span.high <= wide.rest_span.high


def test_prices_that_rounding_could_make_equal_tell_of_nothing():
    first = Alternative(price=Fraction(590), added=Fraction(3000))
    second = Alternative(price=Fraction(589), added=Fraction(8000))
    with pytest.raises(ValueError, match="tell of no members"):
        implied_members(first, second, Fraction(1))


@given(
    st.fractions(0, 10**9, max_denominator=100),
    st.integers(0, 50),
    st.sampled_from([2024, 2025, 2026, 2027]),
    st.sampled_from(["ordinary", "county", "registry", "own_staff", "partner"]),
)
def test_everybody_has_exactly_one_category_every_year(
    model, turnover, branches, year, role
):
    who = Enterprise(turnover=turnover, branches=branches, role=role)
    found = category_of(who, model.categories, year)
    assert found is not None
    assert any(found.category in t.prices for t in model.tariffs if t.year == year)
    bands = [
        one
        for one in model.categories
        if one.rule == "turnover" and one.is_in_force(year)
    ]
    assert sum(one.holds(turnover) for one in bands) == (1 if bands else 0)


def test_negative_turnover_is_refused():
    with pytest.raises(ValueError, match="never negative"):
        Enterprise(turnover=Fraction(-1))
