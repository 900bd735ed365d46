"""Distances as the crow flies."""

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
EARTH_KM = 6371.0


def on_sphere(degrees: npt.ArrayLike) -> Array:
    """Return points on a sphere of radius one. Axes: point, (x, y, z).

    Axes of `degrees`: point, (latitude, longitude).
    """
    lat, lon = np.radians(degrees).reshape(-1, 2).T
    return np.stack(
        [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1
    )


def kilometres(some: npt.ArrayLike, others: npt.ArrayLike) -> Array:
    """Return distances in km. Axes: one of some, one of the others.

    Axes of both: point, (latitude, longitude) in degrees.
    """
    apart = np.linalg.norm(on_sphere(some)[:, None] - on_sphere(others), axis=2)
    return along(apart)


def along(chord: npt.ArrayLike) -> Array:
    """Return the km along the ground of chords through a sphere of radius one."""
    return np.asarray(2 * EARTH_KM * np.arcsin(np.clip(np.asarray(chord) / 2, 0, 1)))
