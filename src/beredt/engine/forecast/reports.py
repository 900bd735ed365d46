"""What places have reported day by day: admissions, census, capacity."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
LEAST_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One kind of place at one place: what a census counts."""

    place: str
    kind: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reports:
    """Reported numbers. Axes of all arrays: site, day; nan where nothing is reported.

    Days are numbered on, `first_day` is the number of the first; every seventh day is
    the same day of the week.
    """

    sites: tuple[Site, ...]
    first_day: int
    admissions: Floats
    occupied: Floats
    capacity: Floats

    @property
    def days(self) -> int:
        """Number of days from the first reported to the last."""
        return int(self.admissions.shape[1])

    @property
    def last_day(self) -> int:
        """Number of the last day."""
        return self.first_day + self.days - 1

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of place, in the order in which they were met."""
        return tuple(dict.fromkeys(site.kind for site in self.sites))

    def until(self, days: int) -> "Reports":
        """Return what was known after so many days."""
        return replace(
            self,
            admissions=self.admissions[:, :days],
            occupied=self.occupied[:, :days],
            capacity=self.capacity[:, :days],
        )

    def of_kind(self, kind: str) -> "Reports":
        """Return the sites of one kind."""
        return self.only([i for i, site in enumerate(self.sites) if site.kind == kind])

    def counted_sites(self) -> "Reports":
        """Return the sites that have reported a census at least once."""
        return self.only(np.flatnonzero(~np.isnan(self.occupied).all(axis=1)))

    def only(self, chosen: Sequence[int] | npt.NDArray[np.intp]) -> "Reports":
        """Return some of the sites."""
        rows = np.asarray(chosen, np.intp)
        return replace(
            self,
            sites=tuple(self.sites[i] for i in rows),
            admissions=self.admissions[rows],
            occupied=self.occupied[rows],
            capacity=self.capacity[rows],
        )

    def last_counts(self) -> npt.NDArray[np.int64]:
        """Return the index of the last day with a census. Axes: site."""
        known = ~np.isnan(self.occupied)
        return np.asarray(self.days - 1 - known[:, ::-1].argmax(axis=1))

    def last_capacity(self) -> Floats:
        """Return the capacity last reported, nan where it never was. Axes: site."""
        known = ~np.isnan(self.capacity)
        last = self.days - 1 - known[:, ::-1].argmax(axis=1)
        return np.asarray(self.capacity[np.arange(len(last)), last])


def filled(admissions: Floats) -> Floats:
    """Put the mean of the week before where admissions are missing; 0 at the start.

    Only days before a day decide about it, so later reports change nothing.
    """
    whole = admissions.copy()
    for day in range(whole.shape[1]):
        gone = np.isnan(whole[:, day])
        if not gone.any():
            continue
        before = whole[gone, max(0, day - 7) : day]
        whole[gone, day] = before.mean(axis=1) if day else 0.0
    return whole


def bridged(occupied: Floats) -> Floats:
    """Put a straight line where a census is missing between two others."""
    whole = occupied.copy()
    for row in whole:
        told = np.flatnonzero(~np.isnan(row))
        if len(told):
            inside = np.arange(told[0], told[-1] + 1)
            row[inside] = np.interp(inside, told, row[told])
    return whole


def carried(occupied: Floats) -> Floats:
    """Repeat the census last reported until there is a new one."""
    known = ~np.isnan(occupied)
    last = np.where(known, np.arange(occupied.shape[1]), 0)
    return np.asarray(
        np.take_along_axis(occupied, np.maximum.accumulate(last, axis=1), axis=1)
    )
