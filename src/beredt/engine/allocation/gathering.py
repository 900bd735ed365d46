"""Facilities gathered into clusters that share their places."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from beredt.engine.allocation.instance import Instance, Journeys
from beredt.engine.allocation.levers import Levers

Array = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def gather(
    instance: Instance, clusters: Sequence[str], order: Sequence[str] = ()
) -> Instance:
    """Return an instance of clusters; `clusters` names the one of each facility.

    They stand in the order given, else in that of their first facilities.

    What is missing of a cluster is what is missing when every place in it can be
    reached from everywhere in it, at no cost: as a region counts in an assessment. Axes
    of `clusters`: facility. Raises `ValueError` when a cluster lies in two regions or
    in two areas of the levers.
    """
    names, of = _numbered(clusters, order)
    weight = instance.capacity.sum(axis=(1, 2)) + 1e-9
    first = np.array([int(np.argmax(of == c)) for c in range(len(names))])
    region = instance.region_of[first]
    if (instance.region_of != region[of]).any():
        raise ValueError("A cluster must lie in one region.")
    largest = np.array(
        [
            int(np.flatnonzero(of == c)[weight[of == c].argmax()])
            for c in range(len(names))
        ]
    )
    return replace(
        instance,
        facilities=names,
        region_of=region,
        hours=_between(instance.hours, of, weight),
        need=_sums(instance.need, of),
        capacity=_sums(instance.capacity, of),
        movable=_sums(instance.movable, of),
        may_receive=_sums(instance.may_receive.T.astype(float), of).T > 0,
        journeys=_journeys(instance.journeys, largest),
        zone=instance.zone[:, largest],
        levers=_levers(instance.levers, of, largest),
    )


def _numbered(
    clusters: Sequence[str], order: Sequence[str]
) -> tuple[tuple[str, ...], Array]:
    present = tuple(dict.fromkeys(clusters))
    names = tuple(name for name in order if name in present) or present
    return names, np.array([names.index(name) for name in clusters], np.int64)


def _sums(values: Floats, of: Array) -> Floats:
    """Add facilities, the first axis, up to clusters."""
    out = np.zeros((of.max() + 1, *values.shape[1:]))
    np.add.at(out, of, values)
    return out


def _between(hours: Floats, of: Array, weight: Floats) -> Floats:
    """Return the mean hours between clusters, weighted by places. Axes: from, to."""
    weighed = _sums(_sums(hours * weight[:, None] * weight, of).T, of).T
    whole = _sums(weight, of)
    mean = weighed / np.outer(whole, whole)
    np.fill_diagonal(mean, 0.0)
    return mean


def _journeys(journeys: Journeys, chosen: Array) -> Journeys:
    """Let the journeys of a cluster be those of its largest facility."""
    ways = np.ix_(np.arange(len(journeys.leaving)), chosen, chosen)
    fleet, use = journeys.fleet, journeys.fleet_use
    return replace(
        journeys,
        leaving=journeys.leaving[:, chosen],
        arriving=journeys.arriving[:, chosen],
        use=journeys.use[ways],
        fleet=None if fleet is None else fleet[ways],
        fleet_use=None if use is None else use[ways],
    )


def _levers(levers: Levers, of: Array, chosen: Array) -> Levers:
    """Let the places of levers be added to the clusters of their facilities."""
    places = levers.places._replace(facility=of[levers.places.facility])
    if levers.areas is None:
        return replace(levers, places=places)
    areas = levers.areas[chosen]
    if (levers.areas != areas[of]).any():
        raise ValueError("A cluster must lie in one area.")
    return replace(levers, places=places, areas=areas)
