"""How an epidemic went, draw by draw, and how it goes when chance is left out."""

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.epidemic.people import BANDS
from beredt.engine.epidemic.spread import Spread
from beredt.engine.kernels import mean_field, transmission
from beredt.engine.kernels.compartments import (
    Trajectory,
    new_trajectory,
    new_work,
)

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
CHUNK = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outbreak:
    """Daily numbers of one epidemic in each draw; regions and homes as in `Spread`.

    Axes of `infections`, `onsets` (of being infectious): draw, region, band, day; of
    `ward`, `intensive` (admissions): draw, home, day; of `died` (outside hospital):
    draw, region, day; of `by_municipality`, the mean of infections: municipality, day.
    """

    spread: Spread
    infections: Floats
    onsets: Floats
    ward: Floats
    intensive: Floats
    died: Floats
    by_municipality: Floats


def simulate_outbreak(
    spread: Spread,
    *,
    seed: int,
    draws: int,
    first: int = 0,
    executor: Executor | None = None,
) -> Outbreak:
    """Let an epidemic run its course `draws` times; same bits whatever the workers."""
    numbers = [
        range(begin, min(begin + CHUNK, first + draws))
        for begin in range(first, first + draws, CHUNK)
    ]
    if executor is None:
        parts = [run_draws(spread, seed, part) for part in numbers]
    else:
        waiting = [executor.submit(run_draws, spread, seed, p) for p in numbers]
        parts = [future.result() for future in waiting]
    rows = [row for part in parts for row in part[0]]
    total = np.sum([part[1] for part in parts], axis=0)
    return Outbreak(
        spread=spread,
        infections=np.array([row.infections for row in rows], float),
        onsets=np.array([row.onsets for row in rows], float),
        ward=np.array([row.ward for row in rows], float),
        intensive=np.array([row.intensive for row in rows], float),
        died=np.array([row.died for row in rows], float),
        by_municipality=total / draws,
    )


def run_draws(
    spread: Spread, seed: int, draws: Sequence[int]
) -> tuple[list[Trajectory], Integers]:
    """Run some draws; return their trajectories and infections by municipality."""
    work = new_work(spread.country, len(spread.country.present))
    rows = []
    total = np.zeros((len(spread.country.people), spread.days), np.int64)
    for draw in draws:
        out = new_draw(spread)
        transmission.run(
            spread.country, spread.law, work, out, seed, draw, spread.stream
        )
        total += out.by_municipality
        rows.append(out)
    return rows, total


def new_draw(spread: Spread) -> Trajectory:
    """Return empty counts for one draw."""
    out: Trajectory = new_trajectory(
        spread.country, len(spread.regions), len(spread.homes), spread.days
    )
    return out


def admissions(spread: Spread, seed: int, draw: int) -> Floats:
    """Return the admissions of one draw. Axes: ward or intensive, home, day."""
    (row,), _ = run_draws(spread, seed, [draw])
    return np.array([row.ward, row.intensive], float)


def expected_outbreak(spread: Spread) -> Outbreak:
    """Return the course with expected numbers in place of chance, as one draw.

    What a large epidemic does on average; a small one may die out instead.
    """
    infections, onsets, severe, by_municipality = mean_field.run(
        spread.country, spread.law, spread.fates, len(spread.regions), spread.days
    )
    ill = _by_home(spread, severe[:2])
    died = np.zeros((len(spread.regions), spread.days))
    np.add.at(died, spread.country.group, severe[2])
    ward, intensive, dead = (
        _later(rows, wait)
        for rows, wait in zip((*ill, died), spread.waits, strict=True)
    )
    return Outbreak(
        spread=spread,
        infections=infections[None],
        onsets=onsets[None],
        ward=ward[None],
        intensive=intensive[None],
        died=dead[None],
        by_municipality=by_municipality,
    )


def _later(rows: Floats, waits: Floats) -> Floats:
    """Put what begins on a day off by so many days. Axes: row, day."""
    days = rows.shape[1]
    out = np.zeros_like(rows)
    for wait, share in enumerate(waits[:days]):
        out[:, wait:] += rows[:, : days - wait] * share
    return out


def _by_home(spread: Spread, severe: Floats) -> Floats:
    """Send the patients of each municipality to its hospitals.

    Axes of `severe`: fate, municipality, day; of the result: fate, home, day.
    """
    country = spread.country
    homes = np.zeros((len(severe), len(spread.homes), spread.days))
    for m in range(len(country.people)):
        before = 0.0
        for i in range(country.home_start[m], country.home_start[m + 1]):
            share = country.home_below[i] - before
            before = float(country.home_below[i])
            homes[:, country.home[i]] += share * severe[:, m]
    return homes


def attack_rate(outbreak: Outbreak) -> Floats:
    """Return the share of each age band that was infected. Axes: draw, band."""
    people = outbreak.spread.country.people.sum(axis=0)
    infected = outbreak.infections.sum(axis=(1, 3))
    return np.asarray(infected / np.maximum(people[: len(BANDS)], 1))
