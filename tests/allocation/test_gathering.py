"""Facilities gathered into clusters."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.instances import random_instance, with_levers
from beredt.engine.allocation import allocate, gather

seeds = st.integers(0, 10_000)
reproducible = settings(derandomize=True, deadline=None, max_examples=15, database=None)


@reproducible
@given(seeds)
def test_clusters_of_one_facility_change_nothing(seed):
    instance = with_levers(random_instance(seed), seed, most_on=2, ways=True)
    alone = gather(instance, instance.facilities)
    assert (alone.need == instance.need).all()
    assert alone.hours == pytest.approx(instance.hours)
    assert allocate(alone).objective == pytest.approx(allocate(instance).objective)


@reproducible
@given(seeds)
def test_a_cluster_lacks_no_more_than_its_facilities_with_free_moves_between(seed):
    instance = random_instance(seed)
    instance = replace(
        with_levers(instance, seed),
        hours=0 * instance.hours,
        region_of=0 * instance.region_of,
    )
    whole = gather(instance, ["all"] * len(instance.facilities))
    assert whole.need.sum() == pytest.approx(instance.need.sum())
    assert allocate(whole).objective <= allocate(instance).objective + 1e-6


def test_clusters_across_regions_are_refused():
    instance = random_instance(1)
    assert len(set(instance.region_of)) > 1
    with pytest.raises(ValueError, match="one region"):
        gather(instance, ["all"] * len(instance.facilities))


def test_clusters_across_areas_are_refused():
    instance = with_levers(random_instance(1, facilities=4), 1, ways=True)
    instance = replace(instance, region_of=0 * instance.region_of)
    with pytest.raises(ValueError, match="one area"):
        gather(instance, ["all"] * 4)
