"""The arrays of a register: the same however they are come by."""

from dataclasses import fields, replace

import numpy as np
import pytest
from benchmarks.registers import countries
from numpy.testing import assert_array_equal

from beredt.engine.capacity import plan_capacity
from beredt.engine.demand import draw_demand
from beredt.engine.expectation import expect
from beredt.engine.network import KINDS, build_network, nearest
from beredt.engine.scenario import Ordinary, Outage, Quantity, StretchRatio
from beredt.files.registers import bundled_registers, read_register
from worlds import Site, make_register, make_scenario, step

PATHWAYS = {
    "A": [step("ward", 3.0, patience=12.0)],
    "B": [step("intensive", 2.0, share=0.4), step("ward", 4.0)],
}


@pytest.fixture(scope="module")
def norway():
    return read_register(bundled_registers()["norway"])


@pytest.fixture(scope="module")
def network(norway):
    return build_network(norway)


def assert_same(one, other):
    for field in fields(one):
        if field.name not in {"register", "ground", "reach"}:
            found = getattr(one, field.name), getattr(other, field.name)
            assert_array_equal(*found, err_msg=field.name)


def longer_stays(register):
    rows = tuple(replace(row, stay=1.1 * row.stay) for row in register.pathways)
    return replace(register, pathways=rows)


def slower_roads(register):
    rows = tuple(
        replace(row, value=0.7 * row.value) if row.id == "road_speed_kmh" else row
        for row in register.parameters
    )
    return replace(register, parameters=rows)


def fewer_places(register):
    rows = tuple(row for row in register.places if row.kind != "burn")
    return replace(register, places=rows)


def other_region(register):
    rows = tuple(
        replace(row, region=register.regions[0].id) if row.region else row
        for row in register.facilities
    )
    return replace(register, facilities=rows)


@pytest.mark.parametrize(
    "change", [longer_stays, slower_roads, fewer_places, other_region]
)
def test_what_another_network_lends_changes_nothing(norway, network, change):
    changed = change(norway)
    alone = build_network(changed)
    assert_same(build_network(changed, like=network), alone)
    with pytest.raises(AssertionError):
        assert_same(alone, network)


def test_only_what_agrees_is_lent(norway, network):
    def lent(change):
        found = build_network(change(norway), like=network)
        return found.ground is network.ground, found.reach is network.reach

    assert lent(longer_stays) == (True, True)
    assert lent(slower_roads) == (True, False)
    assert lent(fewer_places) == (False, False)
    assert lent(other_region) == (False, False)


def near(network, facility, kind):
    slot = facility * len(KINDS) + KINDS.index(kind)
    at = slice(network.near_start[slot], network.near_start[slot + 1])
    ways = network.near_ways[at]
    return ways["station"].tolist(), ways["hours"].tolist()


def taken(network, station):
    at = slice(network.from_start[station], network.from_start[station + 1])
    return network.from_ways["station"][at].tolist()


def test_hospitals_on_a_line_are_near_in_their_order():
    sites = [
        Site("h1", {"ward": 5}),
        Site("h2", {"ward": 5, "intensive": 2}, km=30),
        Site("h3", {"ward": 5}, km=90, region="south"),
    ]
    network = build_network(make_register(sites, PATHWAYS))
    wards = [network.station_of[f, KINDS.index("ward")] for f in range(3)]
    found, hours = near(network, 1, "ward")
    assert found == [wards[1], wards[0], wards[2]]
    assert hours == pytest.approx([0, 0.5, 1.0], abs=1e-5)
    assert near(network, 2, "intensive")[0] == [
        network.station_of[1, KINDS.index("intensive")]
    ]
    assert near(network, 0, "burn") == ([], [])
    first = network.first_ways.reshape(3, len(KINDS))
    assert first["station"][:, KINDS.index("ward")].tolist() == wards
    assert first["hours"][:, KINDS.index("intensive")] == pytest.approx([0.5, 0, 1])
    assert first["station"][0, KINDS.index("burn")] == -1
    # The nearest whose patients it can take comes first.
    assert taken(network, wards[2]) == [wards[1], wards[0]]


def test_a_second_country_far_away_changes_nothing_in_the_first(norway, network):
    both = build_network(countries(norway, 2))
    facilities, stations = len(network.facilities), len(network.stations)
    assert len(both.stations) == 2 * stations
    assert_array_equal(both.places, np.tile(network.places, 2))
    assert_array_equal(both.stages, network.stages)
    for f in range(facilities):
        for kind in KINDS:
            one, hours = near(network, f, kind)
            found, _ = near(both, f, kind)
            copied, away = near(both, facilities + f, kind)
            home = [s for s in found if s < stations]
            assert home == found[: len(home)] == one
            assert [s - stations for s in copied if s >= stations] == one
            assert away[: len(hours)] == pytest.approx(hours, abs=1e-5)


def test_neighbours_found_by_blocks_are_those_found_among_all(norway, monkeypatch):
    register = countries(norway, 3)
    monkeypatch.setattr(nearest, "BLOCK", 20)
    found = build_network(register)
    monkeypatch.setattr(nearest, "BLOCK", 10_000)
    assert_same(found, build_network(register))


def test_two_countries_are_planned_as_each_of_them(norway):
    """The same happens in both, so that every number comes twice."""
    scenario = make_scenario(
        10,
        needs=[Ordinary(name="ordinary")],
        disruptions=[Outage(name="dark", start=3.5, hours=60, kind="power")],
        measures=[
            StretchRatio(
                name="longer",
                authority_level="region",
                start=2,
                days=5,
                places=("ward", "intensive"),
                factor=Quantity(value=1.3),
            )
        ],
    )
    one, two = (build_network(countries(norway, copies)) for copies in (1, 2))
    single, double = plan_capacity(scenario, one), plan_capacity(scenario, two)
    for name in ("usable", "rooms", "binding", "station_binding"):
        twice = np.concatenate([getattr(single, name)] * 2, axis=1)
        assert_array_equal(getattr(double, name), twice, err_msg=name)
    assert len(double.changes) == 2 * len(single.changes) > 0
    here, there = (draw_demand(scenario, n, seed=1) for n in (one, two))
    assert there.arrivals["rate"].sum() == pytest.approx(
        2 * here.arrivals["rate"].sum()
    )
    regions = len(one.regions)
    needs = expect(here).need, expect(there).need
    np.testing.assert_allclose(needs[1][:, :regions], needs[0], atol=1e-9)
    np.testing.assert_allclose(needs[1][:, regions:], needs[0], atol=1e-9)
