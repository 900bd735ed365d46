"""Instances to plan for: hand-sized, and random ones of any size."""

from dataclasses import replace

import numpy as np

from beredt.engine.allocation import (
    AddedJourneys,
    AddedPlaces,
    Instance,
    Journeys,
    Levers,
    PatientGroup,
    RowEntries,
    Weights,
)


def make_instance(
    need,
    capacity,
    movable,
    profile,
    *,
    hours=None,
    supply=1e6,
    reach=100.0,
    region_of=None,
    may_receive=None,
    zone=None,
    weights=None,
    keep=None,
):
    """Return an instance of one kind per resource and one litter class.

    Axes as in `Instance`; `supply` of each region and day.
    """
    need = np.asarray(need, float)
    facilities, resources, days = need.shape
    movable = np.asarray(movable, float)
    groups = movable.shape[1]
    region_of = np.asarray(region_of if region_of is not None else range(facilities))
    regions = int(region_of.max()) + 1
    if hours is None:
        hours = np.abs(np.subtract.outer(np.arange(facilities), np.arange(facilities)))
    if may_receive is None:
        may_receive = np.ones((groups, facilities), bool)
    return Instance(
        regions=tuple(f"region-{r}" for r in range(regions)),
        facilities=tuple(f"hospital-{f}" for f in range(facilities)),
        groups=tuple(PatientGroup(f"K{g}", "ward", reach, 0) for g in range(groups)),
        resources=tuple(["ward", "intensive", "burn"][:resources]),
        region_of=region_of,
        hours=np.asarray(hours, float),
        need=need,
        capacity=np.broadcast_to(np.asarray(capacity, float), need.shape),
        movable=movable,
        profile=np.asarray(profile, float),
        may_receive=np.asarray(may_receive),
        journeys=Journeys(
            rows=tuple(f"region-{r}" for r in range(regions)),
            supply=np.broadcast_to(np.asarray(supply, float), (regions, days)),
            leaving=region_of[None, :],
            arriving=np.full((1, facilities), -1),
            use=np.ones((1, facilities, facilities)),
        ),
        zone=np.zeros((days, facilities), int) if zone is None else np.asarray(zone),
        weights=weights or Weights(),
        keep=keep,
    )


def random_instance(seed, *, facilities=4, groups=2, resources=2, days=5, supply=3.0):
    """Return an instance with too few places here and some to spare there."""
    rng = np.random.default_rng(seed)
    movable = rng.integers(0, 6, (facilities, groups, days)).astype(float)
    decay = rng.uniform(0.4, 0.9, groups)
    profile = np.zeros((groups, resources, days))
    for g in range(groups):
        profile[g, g % resources] = decay[g] ** np.arange(days)
    need = np.zeros((facilities, resources, days))
    for lag in range(days):
        need[:, :, lag:] += np.einsum(
            "gr,fgt->frt", profile[:, :, lag], movable[:, :, : days - lag]
        )
    need += rng.uniform(0, 4, need.shape)
    capacity = need * rng.uniform(0.4, 1.5, (facilities, 1, 1)) + rng.uniform(
        -2, 2, need.shape
    )
    place = rng.uniform(0, 5, (facilities, 2))
    hours = np.linalg.norm(place[:, None] - place, axis=2)
    return make_instance(
        need,
        np.maximum(capacity, 0),
        movable,
        profile,
        hours=hours,
        supply=supply,
        reach=4.0,
        region_of=np.arange(facilities) % min(2, facilities),
        may_receive=rng.random((groups, facilities)) < 0.8,
        # Every other instance has patients who can be moved on a later day.
        keep=decay if seed % 2 else None,
    )


def with_levers(instance, seed, *, levers=4, most_on=None, ways=False):
    """Return an instance with places to open, that take staff there is little of.

    Two of the levers always share a switch; `ways` lets one switch stand for each
    direction between the even and the odd facilities.
    """
    rng = np.random.default_rng(seed)
    facilities, resources, days = instance.need.shape
    entries = 3 * levers
    opened = np.repeat(np.arange(levers), 3)
    return replace(
        instance,
        levers=Levers(
            names=tuple(f"open-{n}" for n in range(levers)),
            cost=rng.uniform(0, 6, levers),
            upper=rng.uniform(1, 6, levers),
            places=AddedPlaces(
                rng.integers(0, facilities, entries),
                rng.integers(0, resources, entries),
                rng.integers(0, days, entries),
                opened,
                rng.uniform(-0.2, 1.5, entries),
            ),
            journeys=AddedJourneys(
                rng.integers(0, len(instance.journeys.rows), levers),
                rng.integers(0, days, levers),
                np.arange(levers),
                rng.uniform(0, 2, levers),
            ),
            rows=("nurses", "shared evenly"),
            row_lower=np.array([-np.inf, -1.0]),
            row_upper=np.array([rng.uniform(1, 5), 1.0]),
            entries=RowEntries(
                np.repeat([0, 1], levers),
                np.tile(np.arange(levers), 2),
                np.append(rng.uniform(0.2, 1, levers), rng.uniform(-1, 1, levers)),
            ),
            switches=np.arange(levers) // 2,
            areas=np.arange(facilities) % 2 if ways else None,
            ways=np.array([[-1, levers], [levers + 1, -1]]) if ways else None,
            most_on=most_on,
        ),
    )
