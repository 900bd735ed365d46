import json

import numpy as np
import pytest
from benchmarks.agreement import Comparison, compare
from benchmarks.measuring import Results, Row, interleaved, line, number
from benchmarks.models import rich_case
from benchmarks.product import Product


def row(measured, **more):
    return Row(group="g", name="n", measured=measured, **{"goal": 2.0} | more)


def test_a_goal_can_be_a_floor_or_a_ceiling():
    assert row(3.0).met is True
    assert row(3.0, at_least=False).met is False
    assert row(3.0, goal=None).met is None
    assert "FAIL" in line(row(1.0))


def test_rounds_are_run_in_turn_and_the_median_counts():
    order = []

    def runner(name):
        def run(r):
            order.append(name + str(r))
            return float(r)

        return run

    assert interleaved({"a": runner("a"), "b": runner("b")}, 3) == {"a": 1.0, "b": 1.0}
    assert order == ["a0", "b0", "a1", "b1", "a2", "b2"]


def test_numbers_are_shown_with_three_figures():
    assert [number(x) for x in (0.7512, 333.3, 12345.6)] == ["0.751", "333", "12 346"]


def test_results_are_one_json_document(tmp_path):
    results = Results(quick=True)
    results.add(row(np.float64(3)))
    results.compare("t", [Comparison(name="x", product=1.0, peer=2.0, errors=0.5)])
    results.write(tmp_path / "r.json")
    document = json.loads((tmp_path / "r.json").read_text())
    assert document["rows"][0]["met"] is True
    assert document["comparisons"]["t"][0]["errors"] == 0.5


def test_outputs_are_compared_in_standard_errors():
    ours = [{"x": 9.0}, {"x": 11.0}]
    (found,) = compare(ours, [{"x": 10.0 + np.sqrt(3)}])
    assert found.errors == pytest.approx(1.0)


def test_a_queue_that_is_mostly_empty_is_compared_only_where_it_is_not():
    empty = [{"x": 0.0}, {"x": 0.0}, {"x": 3.0}]
    assert compare(empty, [{"x": 0.0}, {"x": 0.0}, {"x": 6.0}]) == []
    (found,) = compare(empty, [{"x": 8.0}, {"x": 9.0}])
    assert found.errors > 3


def test_each_copy_of_a_country_is_a_country_of_its_own():
    one = Product(rich_case(8, 9))
    three = Product(rich_case(8, 9), 3)
    assert three.patients == pytest.approx(3 * one.patients)
    region = three.plan.stations["region"] // one.plan.regions
    for start, other in (
        ("near_start", "near_ways"),
        ("from_start", "from_ways"),
    ):
        begin = getattr(three.plan, start)
        lists = len(begin) // 3
        for copy in range(3):
            rows = slice(begin[copy * lists], begin[(copy + 1) * lists])
            assert set(region[getattr(three.plan, other)["station"][rows]]) == {copy}
    assert np.all(np.diff(three.plan.changes["time"]) >= 0)
    days = np.diff(three.plan.day_start)
    assert days.tolist() == (3 * np.diff(one.plan.day_start)).tolist()
    assert len(np.unique(three.plan.arrivals["stream"])) == 3 * len(
        np.unique(one.plan.arrivals["stream"])
    )


def test_the_first_of_many_countries_goes_as_it_would_alone():
    one = Product(rich_case(8, 9)).draw(2)
    three = Product(rich_case(8, 9), 3).draw(2)
    for name in ("occupied", "waiting", "started"):
        np.testing.assert_array_equal(
            getattr(three, name)[: len(getattr(one, name))], getattr(one, name)
        )
    np.testing.assert_array_equal(three.ledger[:, :, : one.ledger.shape[2]], one.ledger)


def test_the_surge_is_regional_and_of_the_size_it_claims():
    case = rich_case(20, 90)
    rates = np.zeros((90, 20))
    day = np.repeat(np.arange(90), np.diff(case.demand.day_start))
    np.add.at(
        rates, (day, case.demand.arrivals["facility"]), case.demand.arrivals["rate"]
    )
    region = case.demand.network.facility_region == case.demand.network.region_index(
        "north"
    )
    during = rates[20:34].sum(axis=0)
    before = rates[:14].sum(axis=0)
    assert during[region].sum() / before[region].sum() == pytest.approx(1.8, rel=1e-3)
    np.testing.assert_allclose(during[~region], before[~region])
