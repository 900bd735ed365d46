"""How many places can be used, and what binds them."""

from dataclasses import replace

import numpy as np
import pytest

from beredt.engine.capacity.fleets import trips_per_day
from beredt.engine.scenario import (
    DualRoleCallUp,
    FacilityDamage,
    Mobilise,
    OpenSurge,
    Outage,
    Quantity,
    RelieveAbsence,
    Reserve,
    StaffAbsence,
    StretchRatio,
    TransportClosed,
)
from worlds import (
    Site,
    dependency,
    endurance,
    filled,
    make_register,
    make_scenario,
    ratio,
    reserve,
    role,
    set_up,
    staff,
    step,
    stream,
)

NURSE = "nurse"
DECIDED = {"authority_level": "region", "legal_basis": "made up"}


def q(value):
    return Quantity(value=value)


def world(*happenings, days=6, sites=None, **tables):
    """Return one hospital with 100 wards and 20 intensive places under some events."""
    sites = sites or [Site("h", {"ward": 100, "intensive": 20})]
    measures = [row for row in happenings if hasattr(row, "authority_level")]
    disruptions = [row for row in happenings if row not in measures]
    scenario = make_scenario(
        days,
        needs=[stream(1, days, "A")],
        disruptions=disruptions,
        measures=measures,
    )
    pathways = {"A": [step("ward")], "B": [step("intensive")]}
    return set_up(make_register(sites, pathways, **tables), scenario)


def wards(made):
    """Return usable places of the first station by day."""
    return made.capacity.usable[:, 0].tolist()


def binding(made, day, kind=0):
    return made.capacity.constraints[made.capacity.binding[day, 0, kind]]


def test_usable_is_what_is_staffed_when_nothing_happens():
    beds = {
        "physical": 30, "equipped": 25, "staffed": 20, "surge_realistic": 28,
        "surge_theoretical": 40,
    }  # fmt: skip
    made = world(sites=[Site("h", {"ward": beds})])
    assert wards(made) == [20] * 6


def test_surge_opens_more_up_to_what_is_equipped():
    """20 staffed, 28 in a realistic surge, 25 equipped: equipment binds."""
    beds = {
        "physical": 30, "equipped": 25, "staffed": 20, "surge_realistic": 28,
        "surge_theoretical": 40,
    }  # fmt: skip
    surge = OpenSurge(
        name="s", places=("ward",), start=1, days=3, lead_days=1, **DECIDED
    )
    made = world(surge, sites=[Site("h", {"ward": beds})])
    assert wards(made) == [20, 20, 25, 25, 25, 20]
    assert binding(made, 2) == "equipped"


def test_a_surge_with_a_ramp_opens_in_daily_steps():
    """Twelve more in four days: three a day."""
    beds = {
        "physical": 40, "equipped": 40, "staffed": 20, "surge_realistic": 32,
        "surge_theoretical": 40,
    }  # fmt: skip
    surge = OpenSurge(
        name="s", places=("ward",), start=1, days=9, ramp_days=4, **DECIDED
    )
    made = world(surge, sites=[Site("h", {"ward": beds})])
    assert wards(made) == [20, 23, 26, 29, 32, 32]


def test_staff_runs_as_many_places_as_the_ratio_allows():
    """45 nurses at half a nurse a place: 90 of 100 places, and nurses bind."""
    made = world(staff=[staff(NURSE, 45)], ratios=[ratio("ward", NURSE, 0.5)])
    assert wards(made) == [90] * 6
    assert binding(made, 0) == NURSE


def test_scarce_staff_is_shared_out_in_proportion_and_in_whole_places():
    """Nine nurses for 7 + 3 + 3 places of one each: 9/13 of each, nine in all."""
    sites = [
        Site(name, {"ward": number}, km=i)
        for i, (name, number) in enumerate((("a", 7), ("b", 3), ("c", 3)))
    ]
    made = world(
        sites=sites, staff=[staff(NURSE, 9)], ratios=[ratio("ward", NURSE, 1.0)]
    )
    assert made.capacity.usable[0].tolist() == [5, 2, 2]


def test_absence_counts_as_what_it_is_above_the_ordinary():
    """100 nurses staff 100 places at 10 % absence; at 28 % away there are 72/90."""
    ill = StaffAbsence(name="flu", start=1, days=2, absence=q(0.28))
    tables = {
        "staff": [staff(NURSE, 100, absence=0.10)],
        "ratios": [ratio("ward", NURSE, 1.0)],
    }
    assert wards(world(ill, **tables)) == [100, 80, 80, 100, 100, 100]
    relief = RelieveAbsence(name="r", start=2, days=9, share=q(0.5), **DECIDED)
    assert wards(world(ill, relief, **tables)) == [100, 80, 90, 100, 100, 100]


def test_who_is_called_up_is_gone_from_the_hospital():
    """30 of 100 nurses have a second role; half of these are called up."""
    call = DualRoleCallUp(name="call", start=2, days=2, share=q(0.5))
    made = world(
        call,
        staff=[staff(NURSE, 100)],
        ratios=[ratio("ward", NURSE, 1.0)],
        roles=[role(NURSE, 30), role(NURSE, 40, other_pool="volunteer")],
    )
    assert wards(made) == [100, 100, 85, 85, 100, 100]
    assert binding(made, 2) == NURSE


def test_a_person_is_called_up_once_and_each_pool_has_its_own_people():
    """Two calls for the same thirty take the larger half; the Home Guard takes ten."""
    calls = [
        DualRoleCallUp(
            name="a", start=1, days=9, share=q(0.5), pools=("armed_forces",)
        ),
        DualRoleCallUp(
            name="b", start=2, days=9, share=q(0.2), pools=("armed_forces",)
        ),
        DualRoleCallUp(name="c", start=3, days=9, share=q(1.0), pools=("home_guard",)),
    ]
    made = world(
        *calls,
        staff=[staff(NURSE, 100)],
        ratios=[ratio("ward", NURSE, 1.0)],
        roles=[role(NURSE, 30), role(NURSE, 10, other_pool="home_guard")],
    )
    assert wards(made) == [100, 85, 85, 75, 75, 75]


def test_reserves_do_not_bring_back_those_who_are_called_up():
    """Thirty leave for the Armed Forces, ten others come from the reserve."""
    call = DualRoleCallUp(name="call", start=1, days=9, share=q(1.0))
    come = Mobilise(name="m", start=1, days=9, **DECIDED)
    made = world(
        call,
        come,
        staff=[staff(NURSE, 100)],
        ratios=[ratio("ward", NURSE, 1.0)],
        roles=[role(NURSE, 30)],
        reserves=[reserve("r", NURSE, 10, lead_days=1)],
    )
    assert wards(made) == [100, 70, 80, 80, 80, 80]


def test_a_reserve_that_is_mobilised_already_is_not_there_twice():
    first = Mobilise(name="a", start=0, days=9, share=q(0.5), **DECIDED)
    second = Mobilise(
        name="b", start=2, days=2, share=q(0.8), reserves=("r",), **DECIDED
    )
    other = Mobilise(name="c", start=2, days=2, reserves=("another",), **DECIDED)
    made = world(
        first,
        second,
        other,
        staff=[staff(NURSE, 50)],
        ratios=[ratio("ward", NURSE, 1.0)],
        reserves=[reserve("r", NURSE, 20, lead_days=0)],
    )
    assert wards(made) == [60, 60, 66, 66, 60, 60]


def test_reserves_come_after_lead_time_and_training():
    """80 nurses; 20 in reserve at half time, two days' notice and one of training."""
    call = Mobilise(name="m", start=1, days=9, **DECIDED)
    made = world(
        call,
        staff=[staff(NURSE, 80)],
        ratios=[ratio("ward", NURSE, 1.0)],
        reserves=[reserve("r", NURSE, 20, lead_days=2, training_days=1, share=0.5)],
    )
    assert wards(made) == [80, 80, 80, 80, 90, 90]


def test_stretching_lets_each_nurse_look_after_more_until_they_tire():
    """30 nurses run 60 places; half as many again is 90, and 72 when they are tired."""
    more = StretchRatio(
        name="s", places=("ward",), start=1, days=9, factor=q(1.5), **DECIDED
    )
    made = world(
        more,
        staff=[staff(NURSE, 30)],
        ratios=[ratio("ward", NURSE, 0.5)],
        parameters={"fatigue_after_days": 2.0, "fatigue_factor": 0.8},
    )
    assert wards(made) == [60, 90, 90, 72, 72, 72]


@pytest.mark.parametrize("hours", [20, 24, 30])
def test_an_outage_begins_when_endurance_ends_and_ends_when_power_is_back(hours):
    """Eight hours of own power; a tenth of the places can be used without."""
    dark = Outage(name="dark", kind="power", start=1, hours=hours)
    made = world(
        dark,
        utilities=[endurance("h", "power", 8)],
        dependencies=[dependency("ward", "power", 0.1)],
    )
    changes = [(row["time"], row["capacity"]) for row in made.capacity.changes]
    assert changes == [
        (pytest.approx(1 + 8 / 24), 10),
        (pytest.approx(1 + hours / 24), 100),
    ]
    assert binding(made, 1) == "power"
    assert wards(made)[0] == 100
    assert wards(made)[1] == 10


def test_reserve_power_puts_the_outage_off():
    """8 + 12 hours: gone after 20 of 24 hours. With 16 more nothing happens at all."""
    dark = Outage(name="dark", kind="power", start=1, hours=24)
    tables = {
        "utilities": [endurance("h", "power", 8)],
        "dependencies": [dependency("ward", "power", 0.1)],
    }

    def lost(hours):
        measure = Reserve(
            name="r", kind="reserve_power", start=0, days=9, hours=hours, **DECIDED
        )
        return world(dark, measure, **tables).capacity.changes["time"].tolist()

    assert lost(12) == [pytest.approx(1 + 20 / 24), 2.0]
    assert lost(16) == []


def test_damage_is_repaired_evenly_day_by_day():
    """Forty of a hundred lost for two days, then repaired over two."""
    fire = FacilityDamage(
        name="fire", place="h", start=1, days=2, lost=q(0.4), repair_days=2
    )
    made = world(fire)
    assert wards(made) == [100, 60, 60, 60, 80, 100]
    assert binding(made, 1) == "damage"
    assert binding(made, 0) != "damage"


def test_damage_to_one_kind_leaves_the_others():
    fire = FacilityDamage(name="fire", days=9, lost=q(0.5), places=("intensive",))
    made = world(fire)
    assert made.capacity.usable[0].tolist() == [100, 10]


def test_ordinary_users_who_are_not_followed_keep_their_places():
    """A hundred places, ninety always filled: ten can be used."""
    made = world(occupancy=[filled("ward", 0.9)])
    assert wards(made) == [10] * 6
    assert made.capacity.stations["capacity"][0] == 10


def test_a_place_that_is_lost_within_a_day_counts_as_lost_that_day():
    """Wards count by the worst moment; theatres, used in turn, by the mean."""
    fire = FacilityDamage(name="fire", start=1.25, days=0.5, lost=q(1.0))
    made = world(fire, sites=[Site("h", {"ward": 10, "theatre": 4})])
    assert made.capacity.usable[:3].tolist() == [[10, 4], [0, 2], [10, 4]]


def test_vehicles_make_whole_trips():
    """Two hours to load and turn round, four there and back: four trips in a day."""
    made = world().network.register.transport[0]
    bus = replace(
        made, load_hours=1.0, turnaround_hours=1.0, speed=50.0, hours_per_day=24.0
    )
    assert trips_per_day(bus, 100) == 4
    assert trips_per_day(replace(bus, hours_per_day=23.0), 100) == 3


def test_as_many_can_be_moved_as_litters_and_trips_allow():
    assert (world(moves=240).capacity.move_limit == 240).all()
    assert world(moves=0).capacity.move_limit.sum() == 0


def test_closed_transport_parts_a_place_from_the_rest():
    sites = [Site(name, {"ward": 9}, km=i) for i, name in enumerate("abc")]
    snow = TransportClosed(name="snow", place="b", start=1, days=2)
    zone = world(snow, sites=sites).capacity.zone
    assert np.ptp(zone[0]) == np.ptp(zone[3]) == 0
    assert zone[1, 0] == zone[1, 2] != zone[1, 1]
    everywhere = TransportClosed(name="storm", start=1, days=2)
    zone = world(everywhere, sites=sites).capacity.zone
    assert len(set(zone[1].tolist())) == 3
