"""Measures chosen by hand-sized examples: what closes most, and nothing twice."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.engine.allocation import Budget, Weights, allocate
from beredt.engine.measures import Wish, choose_measures
from beredt.engine.measures.deciding import find_terrain, make_choice
from beredt.engine.measures.hedging import hedge
from beredt.engine.preparation import middle, prepare
from beredt.engine.register import Item, Places, Stock
from beredt.engine.scenario import (
    EarlyDischarge,
    Evacuate,
    MassCasualty,
    Mobilise,
    OpenSurge,
    Quantity,
    Redistribute,
    ReleaseStock,
    RequestAssistance,
)
from worlds import (
    SAID,
    Site,
    elsewhere,
    make_register,
    make_scenario,
    offer,
    ratio,
    reserve,
    staff,
    step,
    vehicle,
)

LONG = {"distribution": "fixed", "variation": 0.0, "patience": None, "reach": 6.0}
ANY = {"days": 99.0, "authority_level": "region"}
REDISTRIBUTE = Redistribute(
    name="bus", to="norway", mode="bus", patients_per_day=Quantity(value=99), **ANY
)
SURGE = OpenSurge(name="surge", places=("ward",), **ANY)
MOBILISE = Mobilise(name="call", **ANY)
ASK = RequestAssistance(name="ask", channel="nordic", offers=("beds",), **ANY)
OUT = Evacuate(name="out", offer="beds", patients_per_day=Quantity(value=99), **ANY)


def surge(facility, number):
    return Places(
        facility=facility, kind="ward", status="surge_realistic", number=number,
        isolation=0, **SAID,
    )  # fmt: skip


def prepared(*, wounded=40, days=8, nurses=5.0, fit=24.0):
    """Return forty wounded at five places in the north; the south is empty, far away.

    Five nurses run five places; ten more places have no nurse, four reserves wait.
    """
    sites = [
        Site("h1", {"ward": 5}),
        Site("h2", {"ward": 100}, region="south", km=300, people=0, acute=False),
    ]
    register = make_register(
        sites,
        {"A": [step("ward", 50.0, **LONG)]},
        traits={"A": {"bulk_move_hours": fit}},
        moves=0,
        vehicles=(vehicle("bus"),),
        elsewhere=(elsewhere("abroad", "partner", km=200),),
        offers=(offer("beds", "ward", 12, facility="abroad", activation_days=2.0),),
        staff=(staff("nurse", nurses), staff("nurse", 100, region="south")),
        ratios=(ratio("ward", "nurse", 1.0),),
        reserves=(reserve("old", "nurse", 4, lead_days=3),),
    )
    register = replace(register, places=with_surge(register.places))
    needs = [
        MassCasualty(
            name="crash", source="civil", place="h1", mix={"A": 1.0},
            injured=Quantity(value=wounded), arrive_hours=1.0,
        )
    ]  # fmt: skip
    scenario = make_scenario(days, needs=needs)
    return prepare(scenario, register, seed=1, knowledge=False)


def with_surge(places):
    """Return places of the north with ten more that are equipped and not staffed."""
    more = {"surge_realistic": 15, "equipped": 15, "physical": 15}
    return tuple(
        replace(row, number=more.get(row.status, row.number))
        if row.facility == "h1"
        else row
        for row in places
    )


def plan(*measures, wish=None, **world):
    catalogue = make_scenario(99, measures=measures)
    return choose_measures(prepared(**world), catalogue, wish)


def missing(found):
    """Return what is missing in the north by day, with the plan."""
    return found.after[0, 0].round(6).tolist()


def kinds(found):
    return {row.measure.kind for row in found.measures}


def test_without_measures_the_plan_is_the_assessment():
    found = plan(REDISTRIBUTE, SURGE, wish=Wish(most=0))
    assert found.measures == ()
    assert (found.before == found.after).all()
    assert found.before[0, 0].tolist() == [35] * 8
    assert found.objective == found.unplanned


def test_ten_a_day_leave_by_a_bus_of_ten_from_the_day_they_are_fit():
    """They are fit a day after they came, around the end of the first day."""
    found = plan(REDISTRIBUTE)
    assert missing(found)[:7] == [25, 15, 5, 0, 0, 0, 0]
    moves = [row for row in found.measures if row.measure.kind == "redistribute"]
    assert sum(row.patients for row in moves) >= 35
    assert {(row.measure.place, row.measure.to) for row in moves} == {
        ("north", "south")
    }


def test_those_who_may_not_be_moved_stay():
    assert plan(REDISTRIBUTE, fit=None).measures == ()


def test_rooms_without_staff_and_staff_without_rooms_close_nothing_alone():
    assert plan(SURGE).measures == ()
    assert plan(MOBILISE).measures == ()


def test_rooms_with_staff_are_opened_as_far_as_staff_come():
    found = plan(SURGE, MOBILISE)
    assert kinds(found) == {"open_surge", "mobilise"}
    assert missing(found) == [35, 35, 35, *[31] * 5]
    opened = next(row for row in found.measures if row.measure.kind == "open_surge")
    # Ten rooms could be opened, four are asked for: there is staff for no more.
    assert opened.size == pytest.approx(0.4)
    assert opened.measure.share.value == pytest.approx(0.4)


def test_partners_receive_from_the_day_they_are_ready_and_no_more_than_they_offer():
    found = plan(ASK, OUT)
    assert missing(found)[:2] == [35, 35]
    assert missing(found)[-1] == 23
    assert kinds(found) == {"request_assistance", "evacuate"}


def test_nobody_is_evacuated_to_whom_is_not_asked():
    assert plan(OUT).measures == ()


def test_vehicles_go_to_one_place_at_a_time():
    """Two ways share one bus of ten: together they carry no more than ten a day."""
    world = prepared()
    catalogue = make_scenario(99, measures=[REDISTRIBUTE, ASK, OUT])
    terrain = find_terrain(middle(world), catalogue, seed=1, weights=Weights())
    choice = make_choice(terrain)
    found = allocate(choice.instance)
    assert (found.levers[choice.vehicles].sum(axis=0) <= 1 + 1e-9).all()
    by_day = np.bincount(found.arcs.day, found.patients, 8)
    assert by_day.max() == pytest.approx(10)


@settings(derandomize=True, deadline=None, max_examples=12, database=None)
@given(wounded=st.integers(0, 60), nurses=st.integers(0, 8))
def test_more_measures_never_close_less(wounded, nurses):
    catalogue = (REDISTRIBUTE, SURGE, MOBILISE, ASK, OUT)
    world = {"wounded": wounded, "nurses": float(nurses)}
    counted = [
        plan(*catalogue, wish=Wish(most=most), **world).objective
        for most in (0, 1, 2, None)
    ]
    assert (np.diff(counted) <= 1e-6).all()


def test_more_budget_never_closes_less():
    counted = [
        plan(REDISTRIBUTE, wish=Wish(budget=Budget(patients=most))).objective
        for most in (0, 2, 8, None)
    ]
    assert (np.diff(counted) < 0).all()


def test_no_plan_counts_less_than_the_bound():
    for most in (0, 1, 2, None):
        found = plan(REDISTRIBUTE, SURGE, MOBILISE, ASK, OUT, wish=Wish(most=most))
        assert found.bound <= found.objective + 1e-9
    # Measures are picked in periods of days: little may be lost by that.
    assert found.gap_to_bound < 0.02


def test_the_frontier_falls_and_names_what_each_step_adds():
    found = plan(REDISTRIBUTE, SURGE, MOBILISE)
    counted = [point.counted for point in found.frontier]
    assert (np.diff(counted) <= 1e-6).all()
    added = {point.added for point in found.frontier}
    assert {"", "north>south"} <= added
    assert [point.number for point in found.frontier] == list(range(len(added)))


def test_a_nurse_is_worth_what_one_nurse_more_closes():
    world = {"nurses": 6.0}
    few = plan(SURGE, MOBILISE, nurses=5.0)
    more = plan(SURGE, MOBILISE, **world)
    priced = next(row for row in few.shadow_prices if row.name == "nurse")
    assert priced.place == "north"
    assert priced.unmet_days == pytest.approx(1, rel=0.1)
    closed = few.after.sum() - more.after.sum()
    assert priced.throughout == pytest.approx(closed, rel=0.1)


def test_what_is_not_used_is_named_with_the_reason():
    found = plan(
        REDISTRIBUTE,
        SURGE,
        EarlyDischarge(name="home", share=Quantity(value=0.0), **ANY),
        replace(REDISTRIBUTE, name="train", mode="train"),
        wish=Wish(most=1),
    )
    reasons = {row.measure.name: row.reason for row in found.refused}
    assert reasons["home-north"] == "changes_nothing"
    assert reasons["surge-north"] == "not_missed"
    assert reasons["train"] == "no_vehicle"


def test_the_fair_plan_lets_no_region_lack_more_than_the_efficient_one_does():
    efficient = plan(REDISTRIBUTE, SURGE, MOBILISE)
    fair = plan(REDISTRIBUTE, SURGE, MOBILISE, wish=Wish(fair=True))

    def worst(found):
        return max(found.after.sum(axis=(1, 2)) / (found.before.sum() + 1e-9))

    assert worst(fair) <= worst(efficient) + 1e-6


def test_a_plan_hedged_on_one_and_the_same_future_is_the_plan_itself():
    """Every number is known: all futures are the mean, and a hedge costs nothing."""
    catalogue = (REDISTRIBUTE, SURGE, MOBILISE, ASK, OUT)
    plain, hedged = plan(*catalogue), plan(*catalogue, wish=Wish(hedge=2))
    assert hedged.hedge.futures == 2
    assert hedged.hedge.cost == pytest.approx(0, abs=1e-6)
    assert hedged.hedge.saving == pytest.approx(0, abs=1e-6)
    assert hedged.objective == pytest.approx(plain.objective)


def test_a_hedge_never_costs_less_on_the_mean_nor_saves_less_on_the_futures():
    world = prepared()
    terrain = find_terrain(
        middle(world), make_scenario(99, measures=[SURGE, MOBILISE]), seed=1,
        weights=Weights(),
    )  # fmt: skip
    worse = prepared(nurses=1.0)
    other = find_terrain(
        middle(worse), make_scenario(99, measures=[SURGE, MOBILISE]), seed=1,
        weights=Weights(),
    )  # fmt: skip
    only = ["surge-north", "call-north"]
    _, found = hedge(terrain, [terrain, other], only)
    assert found.cost >= -1e-6
    assert found.saving >= -1e-6
    assert found.on_futures >= found.unhedged_on_mean


def test_a_stock_is_released_when_it_would_run_out_and_not_before():
    """Twenty units a day are used and none come; there are 100, and 100 locked away."""
    pills = Item(
        id="pills", name_nb="p", name_nn="p", name_en="p", name_uk="p", atc="",
        unit="packs", daily_use=20.0, daily_inflow=0.0, shelf_days=None, **SAID,
    )  # fmt: skip
    stocks = [
        Stock(
            item="pills", holder_kind=kind, holder=kind, region="", quantity=100,
            lot="", expiry="", export_ban=False, obligation_months=0, **SAID,
        )
        for kind in ("wholesaler", "national")
    ]  # fmt: skip
    register = prepared(wounded=0).plan.register
    register = replace(register, items=(pills,), stocks=tuple(stocks))
    release = ReleaseStock(name="open", items=("pills",), **ANY)

    def found(days):
        world = prepare(make_scenario(days), register, seed=1, knowledge=False)
        return choose_measures(world, make_scenario(99, measures=[release]))

    assert found(5).measures == ()
    (opened,) = found(8).measures
    assert opened.measure.share.value == pytest.approx(0.6)
    assert opened.supply_days == pytest.approx(3)


def test_what_one_more_is_worth_is_said_of_places_that_the_register_knows():
    found = plan(REDISTRIBUTE, SURGE, MOBILISE, ASK, OUT, wounded=120)
    assert {row.place for row in found.shadow_prices} <= {"north", "south"}
    assert {row.resource for row in found.shadow_prices} >= {"place", "vehicle"}
