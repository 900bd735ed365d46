"""What an epidemic is written in: the country, the law, and what came of it."""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels.binomial import BASE, GUIDE, ROOM

Array = npt.NDArray[Any]
BANDS = 8
MOST_STAGES = 8
SUSCEPTIBLE, VACCINATED, LATENT, INFECTIOUS, REMOVED = range(5)
WARD, INTENSIVE, DIED = range(3)


class Country(NamedTuple):
    """People and where they meet; the same in every draw.

    Axes of `people`: municipality, band. Municipality m is at `at[start[m]:start[m+1]]`
    with the shares `share`; `present` by place. Axes of `contacts`: band, band.
    `group[m]` is the row of the results. Patients of m come to
    `home[home_start[m]:home_start[m+1]]`, with `home_below` the shares added up.
    """

    people: Array
    start: Array
    at: Array
    share: Array
    present: Array
    contacts: Array
    group: Array
    home_start: Array
    home: Array
    home_below: Array


class Law(NamedTuple):
    """How the infection behaves and what is done about it, in one draw.

    `force` is the force for one infectious person a contact; `leave_latent` and
    `leave_infectious` are the chances to leave a stage, each per step; `exposed` is
    what a vaccinated person keeps of the force. Axes of `severe`: vaccinated or not,
    band (chance); of `fate`: band, (ward, ward or intensive) of the severe; of `delay`:
    fate, days (distribution function). `immune` is the share removed from the start.
    `control` is the root of what is left of contacts: axes day, municipality. `doses`
    is the chance of the unvaccinated to be vaccinated: axes day, municipality, band;
    empty when nobody is. `seeds` persons by day fall on cells by `seed_below`.
    """

    force: float
    leave_latent: float
    leave_infectious: float
    latent_stages: int
    infectious_stages: int
    steps: int
    exposed: float
    immune: float
    severe: Array
    fate: Array
    delay: Array
    control: Array
    doses: Array
    seeds: Array
    seed_below: Array


class Trajectory(NamedTuple):
    """What one draw leaves.

    Axes of `infections`, `onsets`: group, band, day; of `ward`, `intensive`: home, day;
    of `died`: group, day; of `by_municipality` (infections): municipality, day; of
    `ledger`: day, (susceptible, vaccinated, latent, infectious, removed), at the end
    of the day; of `state`: municipality, band, the same five, at the end; of `later`:
    fate (those whose day comes after the end).
    """

    infections: Array
    onsets: Array
    ward: Array
    intensive: Array
    died: Array
    by_municipality: Array
    ledger: Array
    state: Array
    later: Array


class Work(NamedTuple):
    """What one draw writes on; see `binomial.fill` for the tables (first axis: law)."""

    stages: Array
    infectious: Array
    active: Array
    field: Array
    seen: Array
    force: Array
    moved: Array
    until: Array
    fates: Array
    start: Array
    low: Array
    guide: Array
    below: Array


def new_work(country, places):
    """Return what a draw writes on."""
    municipalities = len(country.people)
    return Work(
        stages=np.zeros((municipalities, BANDS, MOST_STAGES), np.int64),
        infectious=np.zeros((municipalities, BANDS), np.int64),
        active=np.zeros(municipalities, np.int64),
        field=np.zeros((places, BANDS)),
        seen=np.zeros((places, BANDS)),
        force=np.zeros(BANDS),
        moved=np.zeros(MOST_STAGES, np.int64),
        until=np.zeros((2, BANDS), np.int64),
        fates=np.zeros((2, BANDS), np.int64),
        start=np.zeros((2, 2 * BASE), np.int32),
        low=np.zeros((2, 2 * BASE), np.int32),
        guide=np.zeros((2, 2 * BASE, GUIDE), np.int32),
        below=np.zeros((2, ROOM), np.uint64),
    )


def new_trajectory(country, groups, homes, days):
    """Return empty counts for one draw."""
    municipalities = len(country.people)
    return Trajectory(
        infections=np.zeros((groups, BANDS, days), np.int32),
        onsets=np.zeros((groups, BANDS, days), np.int32),
        ward=np.zeros((homes, days), np.int32),
        intensive=np.zeros((homes, days), np.int32),
        died=np.zeros((groups, days), np.int32),
        by_municipality=np.zeros((municipalities, days), np.int32),
        ledger=np.zeros((days, 5), np.int64),
        state=np.zeros((municipalities, BANDS, 5), np.int64),
        later=np.zeros(3, np.int64),
    )
