"""Vehicles, litters and hubs: what could move patients, by hand."""

from dataclasses import replace

import pytest

from beredt.engine.capacity.fleets import fleets, hubs, trips_per_day
from beredt.engine.network import STATUSES, build_network
from beredt.engine.register import Facility, Places
from beredt.engine.scenario import (
    FacilityDamage,
    OpenSurge,
    Quantity,
    TransportClosed,
)
from worlds import SAID, Site, make_register, make_scenario, step

DAYS = 6


@pytest.fixture
def register():
    """One hospital and one hub, with ambulances and a train of 26 litters."""
    made = make_register(
        [Site("h", {"ward": 10})],
        {"A": [step("ward")]},
        moves=24,
        parameters={"move_share": 0.25},
    )
    train = replace(
        made.transport[0], id="train", mode="train", units=2, litters=26, seats=4,
        intensive_litters=2, speed=50.0, load_hours=4.0, turnaround_hours=4.0,
        availability=0.5,
    )  # fmt: skip
    hub = Facility(
        id="hub", name="hub", kind="hub", region="north", trust="", municipality="",
        lat=60.0, lon=10.0, acute=False, trauma="none",
        neurosurgery=False, note="", **SAID,
    )  # fmt: skip
    beds = {"staffed": 20, "surge_realistic": 40}
    places = tuple(
        Places(
            facility="hub", kind="hub", status=status, number=beds.get(status, 60),
            isolation=0, definition="test", **SAID,
        )
        for status in STATUSES
    )  # fmt: skip
    return replace(
        made,
        transport=(*made.transport, train),
        facilities=(*made.facilities, hub),
        places=(*made.places, *places),
    )


def found(register, **more):
    scenario = make_scenario(DAYS, **more)
    network = build_network(register)
    return fleets(network, scenario), hubs(network, scenario)


def test_everyday_vehicles_give_a_share_and_the_others_all_that_runs(register):
    (ambulance, train), _ = found(register)
    assert ambulance.is_everyday
    assert not train.is_everyday
    assert ambulance.running.tolist() == [0.25] * DAYS
    assert train.running.tolist() == [1.0] * DAYS


def test_companions_without_a_seat_keep_litters_empty(register):
    """26 patients bring 13 companions, and there are 4 seats: 8 patients travel."""
    train = found(register)[0][1]
    assert sum(train.load) == pytest.approx(8)
    assert train.load.intensive == pytest.approx(8 * 2 / 26)


def test_a_trip_longer_than_a_day_takes_whole_days(register):
    train = register.transport[1]
    assert trips_per_day(train, 200) == 1.0  # 16 of 24 hours
    assert trips_per_day(train, 1000) == 0.5  # 48 hours
    assert trips_per_day(replace(train, hours_per_day=16.0), 1000) == pytest.approx(
        1 / 3
    )


def test_a_closed_mode_does_not_run(register):
    snow = TransportClosed(name="snow", start=1, days=2, modes=("train",))
    (ambulance, train), _ = found(register, disruptions=[snow])
    assert train.running.tolist() == [1, 0, 0, 1, 1, 1]
    assert ambulance.running.tolist() == [0.25] * DAYS


def test_a_hub_lets_through_its_places_divided_by_the_stay(register):
    """Twenty places for two days each: ten patients a day."""
    (hub,) = found(register)[1]
    assert hub.patients.tolist() == [10] * DAYS
    assert hub.slots == 16


def test_a_hub_grows_with_surge_and_shrinks_with_damage(register):
    surge = OpenSurge(
        name="more", start=2, days=2, places=("hub",), authority_level="region"
    )
    fire = FacilityDamage(name="fire", start=4, days=9, lost=Quantity(value=0.5))
    (hub,) = found(register, measures=[surge], disruptions=[fire])[1]
    assert hub.patients.tolist() == [10, 10, 20, 20, 5, 5]
