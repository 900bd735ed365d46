"""Forecasts as numbers: bands by day for the country, its regions and its places."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from beredt.engine.forecast.correction import region_of
from beredt.engine.forecast.drawing import Drawn
from beredt.engine.forecast.reports import Reports, Site
from beredt.engine.forecast.staying import StayLaw

Floats = npt.NDArray[np.float64]
Level = Literal["country", "region", "place"]
# Of the draws, so many stay below each mark: bands of 95, 80 and 50 %, and the middle.
MARKS = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
LIKELY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlook:
    """What is to be expected at one place, in one region or in the whole country.

    Axes of `marks`: mark, day; of `mean`, `admitted` and `over`: day. Day 0 is the last
    of the reports: `marks` there are a now-cast where the census was reported late.
    `admitted` is the mean number admitted. `over` is the chance that the census is
    larger than `capacity` (nan where that is not known). `history` is the census
    reported before, one number a day, nan where somebody did not report.
    """

    level: Level
    kind: str
    region: str
    place: str
    marks: Floats
    mean: Floats
    admitted: Floats
    capacity: float
    over: Floats
    history: Floats
    late: int

    @property
    def first_day_over(self) -> int | None:
        """The first day on which it is more likely than not that places lack."""
        days = np.flatnonzero(self.over > LIKELY)
        return int(days[0]) if len(days) else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forecast:
    """Occupancy of the next days, and what it was made from.

    `laws` are the stays by kind of place; `left_out` are sites whose census is too old;
    `looked_back` is how many earlier forecasts corrected the bands of each kind.
    """

    last_day: int
    days: int
    draws: int
    seed: int
    outlooks: tuple[Outlook, ...]
    laws: dict[str, StayLaw]
    left_out: tuple[Site, ...]
    looked_back: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Sites that are shown together."""

    level: Level
    region: str
    place: str
    rows: tuple[int, ...]


def groups_of(sites: tuple[Site, ...]) -> list[Group]:
    """Return the country, its regions and its places; only those that differ."""
    every = tuple(range(len(sites)))
    only = sites[0] if len(sites) == 1 else Site(place="")
    groups = [Group(level="country", region=only.region, place=only.place, rows=every)]
    region = region_of(sites)
    named = [site.region for site in sites]
    if region.max() > 0:
        for r in range(region.max() + 1):
            rows = tuple(int(i) for i in np.flatnonzero(region == r))
            groups.append(
                Group(level="region", region=named[rows[0]], place="", rows=rows)
            )
    if len(sites) > 1:
        groups += [
            Group(level="place", region=site.region, place=site.place, rows=(i,))
            for i, site in enumerate(sites)
        ]
    return groups


def outlooks_of(reports: Reports, inside: Floats, drawn: Drawn) -> list[Outlook]:
    """Return the outlook of each group of sites of one kind."""
    lag = reports.days - 1 - reports.last_counts()
    return [
        _outlook(reports, group, inside, drawn, int(lag[list(group.rows)].max()))
        for group in groups_of(reports.sites)
    ]


def _outlook(
    reports: Reports, group: Group, inside: Floats, drawn: Drawn, late: int
) -> Outlook:
    rows = list(group.rows)
    census = inside[:, rows].sum(axis=1)
    capacity = float(reports.last_capacity()[rows].sum())
    over = (census > capacity).mean(axis=0)
    return Outlook(
        level=group.level,
        kind=reports.sites[0].kind,
        region=group.region,
        place=group.place,
        marks=np.quantile(census, MARKS, axis=0),
        mean=census.mean(axis=0),
        admitted=drawn.admitted[:, rows].sum(axis=1).mean(axis=0),
        capacity=capacity,
        over=np.full_like(over, np.nan) if np.isnan(capacity) else over,
        history=reports.occupied[rows].sum(axis=0),
        late=late,
    )
