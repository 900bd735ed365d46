"""Measures that move patients, by hand: who, how many, by what, and why not more."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from beredt.engine.kernels.records import ENDS_OF_ORDERS
from beredt.engine.register import Places
from beredt.engine.scenario import (
    Evacuate,
    FacilityDamage,
    MassCasualty,
    Quantity,
    Redistribute,
    RequestAssistance,
    TransportClosed,
)
from worlds import (
    SAID,
    Site,
    elsewhere,
    make_register,
    make_scenario,
    offer,
    outcome,
    set_up,
    step,
    vehicle,
)

LONG = {"distribution": "fixed", "variation": 0.0, "patience": None, "reach": 6.0}
FIT = {"A": {"bulk_move_hours": 24.0}}


def casualties(number, place="h1"):
    return MassCasualty(
        name="crash",
        source="civil",
        place=place,
        injured=Quantity(value=number),
        mix={"A": 1.0},
        arrive_hours=1.0,
    )


def redistribute(a_day, **more):
    return Redistribute(
        **{
            "name": "move", "place": "north", "to": "south", "start": 0.0, "days": 99,
            "patients_per_day": Quantity(value=a_day), "mode": "bus",
            "authority_level": "region",
        } | more
    )  # fmt: skip


def evacuate(a_day, **more):
    return Evacuate(
        **{
            "name": "out", "place": "north", "offer": "beds", "start": 0.0, "days": 99,
            "patients_per_day": Quantity(value=a_day), "mode": "bus",
            "authority_level": "ministry",
        } | more
    )  # fmt: skip


def world(
    *measures, here=5, there=100, stay=50.0, days=8, wounded=40, traits=FIT,
    vehicles=None, disruptions=(), kind="ward", trauma="none", mix=None, **tables,
):  # fmt: skip
    """Return a full hospital in the north, an empty one 300 km south, and one bus."""
    sites = [
        Site("h1", {kind: here}),
        Site(
            "h2", {kind: there}, region="south", km=300, people=0, acute=False,
            trauma=trauma,
        ),
    ]  # fmt: skip
    register = make_register(
        sites,
        {name: [step(kind, stay, **LONG)] for name in mix or ("A",)},
        traits=traits,
        moves=0,
        vehicles=(vehicle("bus"),) if vehicles is None else vehicles,
        elsewhere=(elsewhere("abroad", "partner", km=200, trauma=trauma),),
        **tables,
    )
    needs = [replace(casualties(wounded), mix=mix or {"A": 1.0})]
    scenario = make_scenario(
        days, needs=needs, measures=measures, disruptions=disruptions
    )
    return set_up(register, scenario)


def ends(run, name, measure=0):
    return run.orders[measure, :, ENDS_OF_ORDERS.index(name)].tolist()


def total(run, name):
    return int(outcome(run.ledger, name).sum())


def test_as_many_are_moved_a_day_as_are_ordered_once_they_are_fit():
    """They come in the first hour of day 0 and are fit a day later."""
    run = world(redistribute(7)).draw()
    assert ends(run, "moved") == [0, 0, 7, 7, 7, 7, 7, 7]
    assert ends(run, "nobody_fit")[:2] == [7, 7]
    assert run.occupied[0].tolist() == [5] * 8
    assert run.occupied[1].tolist() == [0, 0, 7, 14, 21, 28, 35, 42]
    assert total(run, "moved") == 42


def test_no_more_are_moved_than_there_are_litters():
    """A bus of ten makes one trip a day."""
    run = world(redistribute(30)).draw()
    assert ends(run, "moved")[2:5] == [10, 10, 10]
    assert ends(run, "no_litter")[2] == 20


def test_every_patient_ordered_is_accounted_for():
    run = world(redistribute(30), evacuate(6), offers=[offer("beds", "ward", 4,
                facility="abroad")]).draw()  # fmt: skip
    assert run.orders.sum(axis=-1).tolist() == [[30] * 8, [6] * 8]


def test_no_more_are_moved_than_there_are_places_for():
    run = world(redistribute(30), there=4).draw()
    assert ends(run, "moved") == [0, 0, 4, 0, 0, 0, 0, 0]
    assert ends(run, "no_place")[3] > 0
    assert run.occupied[1].max() == 4


def test_a_category_that_bulk_means_never_move_stays():
    run = world(redistribute(30), traits={}).draw()
    assert total(run, "moved") == 0
    assert set(ends(run, "nobody_fit")) == {30}


def test_nobody_is_taken_further_than_the_category_may_travel():
    """Five hours to the south are too far for patients who may travel four."""
    made = world(redistribute(30))
    near = replace(
        made.network.register,
        pathways=tuple(
            replace(row, reach=4.0) for row in made.network.register.pathways
        ),
    )
    scenario = make_scenario(5, needs=[casualties(40)], measures=[redistribute(30)])
    run = set_up(near, scenario).draw()
    assert total(run, "moved") == 0
    assert ends(run, "no_place")[2] > 0


SEVERE = {"A": {"bulk_move_hours": 24.0, "special_unit": "trauma_centre"}}


@pytest.mark.parametrize(
    ("role", "found"), [("none", 0), ("function", 0), ("centre", 7)]
)
def test_who_needs_a_special_unit_is_moved_only_to_one(role, found):
    run = world(redistribute(7), traits=SEVERE, trauma=role).draw()
    assert ends(run, "moved")[2] == found
    assert ends(run, "no_place")[2] == 7 - found


def test_others_find_room_where_there_is_no_such_unit():
    """A full list for those who need the unit is not full for the others."""
    both = {"A": SEVERE["A"], "B": {"bulk_move_hours": 24.0}}
    run = world(redistribute(40), traits=both, mix={"A": 0.5, "B": 0.5}).draw()
    assert 0 < total(run, "moved") < 40


@pytest.mark.parametrize(("role", "found"), [("none", 0), ("centre", 7)])
def test_a_partner_without_the_unit_does_not_receive_them(role, found):
    beds = [offer("beds", "ward", 50, facility="abroad")]
    run = world(evacuate(7), traits=SEVERE, trauma=role, offers=beds).draw()
    assert ends(run, "moved")[2] == found


def test_the_rest_of_the_stay_is_kept_and_the_journey_added():
    """Eight hours to load and no time to drive: a third of a day on top of three."""
    run = world(redistribute(30), here=40, wounded=1, stay=3.0, days=9).draw(1)
    came = total(run, "arrived")
    assert came == total(run, "moved") == total(run, "discharged") > 0
    assert run.stay_days.sum() == pytest.approx(came * (3 + 8 / 24), abs=1e-3)


def test_nobody_is_moved_twice():
    there_and_back = [
        redistribute(30),
        redistribute(30, name="back", place="south", to="north"),
    ]
    vehicles = (vehicle("bus", litters=100), vehicle("bus", region="south"))
    run = world(*there_and_back, vehicles=vehicles, here=100).draw()
    assert total(run, "moved") == total(run, "arrived")
    assert sum(ends(run, "moved", 1)) == 0


def test_those_who_wait_go_first():
    run = world(redistribute(3)).draw()
    came = total(run, "arrived")
    assert run.waiting[0].tolist()[2:5] == [came - 5 - 3 * n for n in (1, 2, 3)]


def test_a_measure_works_after_its_lead_time_and_readiness():
    late = world(redistribute(7, lead_days=3.0)).draw()
    assert ends(late, "moved")[:5] == [0, 0, 0, 7, 7]
    slow = world(redistribute(7), vehicles=(vehicle("bus", readiness_hours=96.0),))
    assert ends(slow.draw(), "moved")[:6] == [0, 0, 0, 0, 7, 7]


def test_closed_roads_keep_patients_where_they_are():
    snow = TransportClosed(name="snow", place="south", start=2, days=2)
    closed = world(redistribute(7), disruptions=[snow]).draw()
    assert ends(closed, "moved")[:6] == [0, 0, 0, 0, 7, 7]
    buses = replace(snow, modes=("bus",))
    no_bus = world(redistribute(7), disruptions=[buses]).draw()
    assert ends(no_bus, "moved")[:6] == [0, 0, 0, 0, 7, 7]
    assert ends(no_bus, "no_litter")[2] == 7


def test_boats_go_only_where_a_measure_sends_them_by_name():
    ferry = (vehicle("fast_ferry"),)
    anyhow = world(redistribute(7, mode=None), vehicles=ferry).draw()
    assert total(anyhow, "moved") == 0
    named = world(redistribute(7, mode="fast_ferry"), vehicles=ferry).draw()
    assert ends(named, "moved")[2:5] == [7, 7, 7]
    by_road = world(redistribute(7, mode=None)).draw()
    assert ends(by_road, "moved")[2:5] == [7, 7, 7]


def test_the_same_vehicle_is_not_used_by_two_measures():
    """One bus of ten: the first in the file takes seven, three are left."""
    both = [redistribute(7), redistribute(7, name="again")]
    made = world(*both)
    assert made.capacity.bulk.taken.max() == pytest.approx(1.0)
    run = made.draw()
    assert ends(run, "moved", 0)[3] == 7
    assert ends(run, "moved", 1)[3] == 3


def test_what_a_measure_takes_is_missing_for_everyday_moves():
    ambulances = vehicle("ambulance", units=4, load_hours=0.0, turnaround_hours=0.5)
    idle = world(vehicles=(ambulances,)).capacity.move_limit[:, 0, 0]
    taken = world(redistribute(480, mode="ambulance"), vehicles=(ambulances,))
    assert idle[0] == 4 * 10 * 47
    assert taken.capacity.move_limit[:, 0, 0].tolist() == [idle[0] - 480] * 8


def test_intensive_care_needs_its_own_litters():
    plain = world(redistribute(9), kind="intensive").draw()
    assert total(plain, "moved") == 0
    equipped = (vehicle("bus", litters=0, intensive=2),)
    run = world(redistribute(9), kind="intensive", vehicles=equipped).draw()
    assert ends(run, "moved")[2:4] == [2, 2]


def hub(places):
    rows = tuple(
        Places(
            facility="hub", kind="hub", status=status, number=places, isolation=0,
            definition="test", **SAID,
        )
        for status in ("physical", "equipped", "staffed")
    )  # fmt: skip
    return elsewhere("hub", "hub", region="north"), rows


def test_a_hub_lets_through_no_more_than_its_places_divided_by_the_stay():
    """Six places for two days: three patients a day, whatever the train can carry."""
    made = world(redistribute(30, mode="train"), vehicles=(vehicle("train"),))
    register = made.network.register
    facility, rows = hub(6)
    register = replace(
        register,
        facilities=(*register.facilities, facility),
        places=(*register.places, *rows),
    )
    scenario = make_scenario(
        8, needs=[casualties(40)], measures=[redistribute(30, mode="train")]
    )
    run = set_up(register, scenario).draw()
    assert ends(run, "moved")[2:5] == [3, 3, 3]
    assert ends(run, "no_hub")[2] == 27


def test_aircraft_are_held_back_by_the_apron():
    """Two aircraft that fly eight times a day each, and four slots."""
    plane = vehicle(
        "transport_aeroplane", units=2, litters=2, load_hours=1.0, turnaround_hours=2.0
    )
    facility, rows = hub(200)
    made = world(redistribute(30, mode="transport_aeroplane"), vehicles=(plane,),
                 parameters={"apron_slots_per_day": 4.0})  # fmt: skip
    register = made.network.register
    register = replace(
        register,
        facilities=(*register.facilities, facility),
        places=(*register.places, *rows),
    )
    order = redistribute(30, mode="transport_aeroplane")
    scenario = make_scenario(8, needs=[casualties(40)], measures=[order])
    run = set_up(register, scenario).draw()
    assert ends(run, "moved")[2:4] == [8, 8]


def test_who_is_evacuated_leaves_the_census_and_stays_in_the_count():
    offers = [offer("beds", "ward", 12, facility="abroad", activation_days=3.0)]
    run = world(evacuate(10), offers=offers, days=6).draw()
    assert ends(run, "moved") == [0, 0, 0, 10, 2, 0]
    assert total(run, "evacuated") == total(run, "abroad") == 12
    came = total(run, "arrived")
    assert total(run, "inside") + total(run, "waiting") == came - 12


def test_a_place_abroad_is_free_again_when_the_stay_is_over():
    offers = [offer("beds", "ward", 4, facility="abroad")]
    run = world(evacuate(10), offers=offers, stay=2.5, here=100, days=9).draw()
    assert ends(run, "moved")[2] == 4
    assert total(run, "abroad") == 0
    assert total(run, "discharged") == total(run, "arrived")


def test_whoever_falls_fatally_ill_dies_abroad_as_he_would_at_home():
    traits = {"A": {"bulk_move_hours": 24.0, "death_share": 0.4}}
    offers = [offer("beds", "ward", 40, facility="abroad")]
    made = {"stay": 2.5, "here": 100, "days": 9, "traits": traits}
    home = world(**made).draw()
    away = world(evacuate(99), offers=offers, **made).draw()
    assert total(away, "evacuated") > 5
    assert total(home, "died_of_illness") == total(away, "died_of_illness") > 0


def test_asking_beforehand_opens_an_offer_sooner():
    offers = [offer("beds", "ward", 12, facility="abroad", activation_days=4.0)]
    ask = RequestAssistance(
        name="ask", channel="nordic", days=99, authority_level="ministry"
    )
    late = evacuate(10, start=3.0)
    assert ends(world(late, offers=offers).draw(), "moved")[:7] == [0] * 7
    run = world(late, ask, offers=offers).draw()
    assert ends(run, "moved")[3:6] == [0, 10, 2]
    elsewhere_asked = replace(ask, channel="eu")
    asked = [replace(offers[0], country="IS")]
    run = world(late, elsewhere_asked, offers=asked).draw()
    assert sum(ends(run, "moved")) == 10


def test_a_team_from_abroad_staffs_places_at_home():
    """Ten beds, staff for five; a team of three comes on day 2 and stays a week."""
    rooms = {"physical": 10, "equipped": 10, "staffed": 5, "surge_realistic": 10,
             "surge_theoretical": 10}  # fmt: skip
    ask = RequestAssistance(
        name="ask", channel="nordic", days=5, authority_level="ministry"
    )
    offers = [offer("team", "ward", 3, facility="h1", activation_days=2.0)]
    made = world(ask, here=rooms, offers=offers)
    assert made.capacity.usable[:, 0].tolist() == [5, 5, 8, 8, 8, 5, 5, 5]
    many = [replace(offers[0], places=50)]
    assert world(ask, here=rooms, offers=many).capacity.usable[2, 0] == 10


def test_places_that_are_lost_in_the_morning_are_not_given_to_those_who_are_moved():
    fire = FacilityDamage(
        name="fire", place="h2", start=2, days=3, lost=Quantity(value=1.0)
    )
    run = world(redistribute(7), disruptions=[fire]).draw()
    assert ends(run, "moved")[:6] == [0, 0, 0, 0, 0, 7]


@settings(max_examples=25, derandomize=True, database=None, deadline=None)
@given(st.integers(0, 12), st.integers(1, 12), st.integers(1, 20), st.integers(0, 30))
def test_more_journeys_never_strand_anyone(few, more, ordered, there):
    less, full = (
        world(
            redistribute(ordered), there=there, vehicles=(vehicle("bus", litters=n),)
        ).draw()
        for n in (few, few + more)
    )
    assert total(full, "moved") >= total(less, "moved")
    assert full.waiting.sum() <= less.waiting.sum()
    assert total(full, "inside") >= total(less, "inside")


def test_any_number_of_workers_gives_the_same_bits():
    offers = [offer("beds", "ward", 9, facility="abroad")]
    made = world(redistribute(7), evacuate(4), offers=offers)
    alone = made.simulate(12)
    with ThreadPoolExecutor(2) as pool:
        together = made.simulate(12, executor=pool)
    for name, one, other in zip(alone._fields, alone, together, strict=True):
        assert np.array_equal(one, other), name
    assert alone.orders[..., 0].any()


def need_of(run, station):
    """Return the places needed at the end of each day."""
    return run.need[:, station].sum(axis=0).cumsum()


def test_those_who_are_moved_need_a_place_where_they_are_taken():
    run = world(redistribute(7)).draw()
    moved = np.cumsum(ends(run, "moved"))
    assert moved.tolist() == [0, 0, 7, 14, 21, 28, 35, 42]
    assert need_of(run, 1).tolist() == moved.tolist()
    came = need_of(run, 0)[0]
    assert need_of(run, 0).tolist() == (came - moved).tolist()


def test_those_who_are_evacuated_need_no_place_in_the_country():
    run = world(
        evacuate(6), offers=[offer("beds", "ward", 4, facility="abroad")]
    ).draw()
    before, *_, after = need_of(run, 0)
    assert before - after == 4
    assert need_of(run, 1).tolist() == [0] * 8
