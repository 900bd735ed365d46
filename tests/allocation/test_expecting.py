"""The instance of a scenario sees what an assessment sees."""

from dataclasses import replace

import numpy as np
import pytest

from beredt.engine.allocation import PLANNED, allocate, instance_of
from beredt.engine.allocation.rolling import days_of
from beredt.engine.capacity.ceilings import by_region
from beredt.engine.expectation import expect
from beredt.engine.network import KINDS
from beredt.engine.preparation import prepare
from beredt.files.registers import bundled_registers, read_register
from beredt.files.scenarios import bundled_scenarios, read_scenario


@pytest.fixture(scope="module")
def world():
    register = read_register(bundled_registers()["norway"])
    scenario = read_scenario(bundled_scenarios()["totalforsvar-verst"], register)
    short = replace(scenario, days=12)
    return prepare(short, register, seed=1, knowledge=False).plan


@pytest.fixture(scope="module")
def instance(world):
    return instance_of(world.demand, world.capacity)


def regional(instance, values):
    out = np.zeros((len(instance.regions), *values.shape[1:]))
    np.add.at(out, instance.region_of, values)
    return out


def test_need_is_the_expected_need(world, instance):
    expected = expect(world.demand).need.sum(axis=3)
    found = regional(instance, instance.need)
    for r, kind in enumerate(PLANNED):
        asked = expected[:, :, KINDS.index(kind)].T
        assert np.allclose(found[:, r], asked, atol=1e-9)


def test_places_and_rooms_are_those_that_can_be_used(world, instance):
    network, found = world.demand.network, regional(instance, instance.capacity)
    usable = by_region(world.capacity.usable, network)
    rooms = by_region(world.capacity.rooms, network)
    for r, name in enumerate(instance.resources):
        kind, _, isolated = name.partition("/")
        wanted = (rooms if isolated else usable)[:-1, KINDS.index(kind)]
        assert np.array_equal(found[:, r], wanted)


def test_those_who_may_be_moved_are_part_of_the_need(instance):
    held = np.zeros(instance.need.shape)
    for lag in range(instance.days):
        held[:, :, lag:] += np.einsum(
            "gr,fgt->frt",
            instance.profile[:, :, lag],
            instance.movable[:, :, : instance.days - lag],
        )
    assert (held <= instance.need + 1e-6).all()
    # After some days most of them are, of those who came since day 0.
    assert held[..., -1].sum() > 0.4 * instance.need[..., -1].sum()


def test_the_same_share_is_there_after_a_move_as_without_one(instance):
    assert (instance.profile <= 1).all()
    assert (np.diff(instance.profile, axis=2) <= 1e-9).all()


def test_categories_that_no_bulk_means_may_move_are_not_moved(world, instance):
    never = {row.id for row in world.register.categories if row.bulk_move_hours is None}
    assert never
    assert not never & {group.category for group in instance.groups}


def test_who_needs_a_special_unit_may_only_be_received_by_one(world, instance):
    register = world.register
    units = {row.id: row.special_unit for row in register.categories}
    has = {row.id: row.special_units for row in register.facilities}
    severe = [g for g, group in enumerate(instance.groups) if units[group.category]]
    assert severe
    for g, group in enumerate(instance.groups):
        r = instance.resources.index(group.kind)
        open_ = (instance.capacity[:, r] > 0).any(axis=1)
        wanted = [
            units[group.category] in (None, *has[facility])
            for facility in instance.facilities
        ]
        assert (instance.may_receive[g] == (open_ & np.array(wanted))).all()
    assert not instance.may_receive[severe].all()


def test_a_planned_country_is_better_off_and_within_its_litters(instance):
    instance = days_of(instance, instance.need, 8, 12)
    plan = allocate(instance, gap=1e-3)
    assert plan.gap <= 1e-3
    assert plan.moves
    weight = instance.penalty[:, None]
    assert (weight * plan.after).sum() < (weight * plan.before).sum()
    row = instance.journeys.leaving[
        np.array([group.litter for group in instance.groups])[plan.arcs.group],
        plan.arcs.origin,
    ]
    used = np.zeros(instance.journeys.supply.shape)
    np.add.at(used, (row, plan.arcs.day), plan.patients)
    assert (used <= instance.journeys.supply + 1e-6).all()
