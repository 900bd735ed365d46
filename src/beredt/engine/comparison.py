"""What differs between assessments of the same patients."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.assessment import Assessment
from beredt.engine.bands import Band, band
from beredt.engine.knowledge import half_width
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import EVERYWHERE, SOURCES, Source

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
# A row is told when it happens in so many draws of one of the assessments.
LISTED = 0.05


class Subject(NamedTuple):
    """What a number is about, as far as it is about a part of the whole."""

    region: str = EVERYWHERE
    place: PlaceKind | None = None
    source: Source | None = None
    item: str | None = None
    holder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One number of one assessment, and how it differs from the first.

    `change` is the band of the differences draw by draw: both met the same patients in
    the same worlds. `half_width` is half the 95 % interval of the mean change.
    `probability`, of days: the share of draws in which that day comes at all.
    """

    scenario: str
    about: Subject
    value: Band
    change: Band
    half_width: float
    probability: float | None = None

    @property
    def is_certain(self) -> bool:
        """Whether the mean has changed, as far as the draws can tell."""
        return abs(self.change.mean) > self.half_width


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Assessments side by side; the first is what the others are compared with.

    Each number stands assessment by assessment, what is about the whole before its
    parts. `patients` and `deaths` by source (the need of crisis and war is the whole
    of the patients); `peak_need` (places at most), `unmet_days` (place-days) and
    `first_days` (of the first whole place missing anywhere) by region and kind of
    place; `moved` patients; `backlog` (postponed patients at the end, expected) by
    region; `days_out` on which stocks run out. A day that never comes counts as the
    day after the last of the longest scenario.
    """

    scenarios: tuple[str, ...]
    draws: int
    patients: tuple[Difference, ...]
    peak_need: tuple[Difference, ...]
    unmet_days: tuple[Difference, ...]
    first_days: tuple[Difference, ...]
    deaths: tuple[Difference, ...]
    moved: tuple[Difference, ...]
    backlog: tuple[Difference, ...]
    days_out: tuple[Difference, ...]


def compare(assessments: Sequence[Assessment], names: Sequence[str] = ()) -> Comparison:
    """Compare assessments with the first of them, world by world and draw by draw.

    `names` stand for the assessments, else the names of their scenarios. Registers may
    differ: what only one of them has counts as nothing in the other. Raises
    `ValueError` when assessments were not made with one seed and number of draws,
    because their patients then differ.
    """
    if len(assessments) < 2:
        raise ValueError("A comparison needs at least two assessments.")
    facts = [one.facts for one in assessments]
    if len({(f.seed, f.draws, f.knowledge) for f in facts}) > 1:
        raise ValueError(
            "Only assessments of one seed and number of draws, all with knowledge or "
            "all without."
        )
    pairs = [
        _Pair(assessments[0], one, name)
        for one, name in zip(
            assessments, names or [f.scenario for f in facts], strict=True
        )
    ]
    return Comparison(
        scenarios=tuple(pair.name for pair in pairs),
        draws=facts[0].draws,
        patients=tuple(row for pair in pairs for row in pair.patients()),
        peak_need=tuple(row for pair in pairs for row in pair.peak_need()),
        unmet_days=tuple(row for pair in pairs for row in pair.unmet_days()),
        first_days=tuple(row for pair in pairs for row in pair.first_days()),
        deaths=tuple(row for pair in pairs for row in pair.deaths()),
        moved=tuple(pair.moved() for pair in pairs),
        backlog=tuple(row for pair in pairs for row in pair.backlog()),
        days_out=tuple(row for pair in pairs for row in pair.days_out()),
    )


class _Pair:
    """The first assessment and another one, number by number."""

    def __init__(self, first: Assessment, other: Assessment, name: str) -> None:
        """Find the regions of both."""
        self.both = first, other
        self.name = name
        regions = dict.fromkeys([*first.regions, *other.regions])
        self.regions = [region for region in regions if region != EVERYWHERE]
        self.never = 1 + max(one.facts.days for one in self.both)
        # The worlds of the one in which something is unknown.
        self.worlds = max((one.world_by_draw for one in self.both), key=lambda w: w[-1])

    def patients(self) -> Iterator[Difference]:
        crisis = [a for a, source in enumerate(SOURCES) if source != "ordinary"]
        values = [one.patients_by_draw for one in self.both]
        yield self._row(Subject(), *(value[:, crisis].sum(axis=1) for value in values))
        yield from self._by_source(*values)

    def deaths(self) -> Iterator[Difference]:
        values = [one.deaths_by_draw for one in self.both]
        yield self._row(Subject(), *(value.sum(axis=1) for value in values))
        yield from self._by_source(*values)

    def peak_need(self) -> Iterator[Difference]:
        yield from self._by_place(
            *(one.peaks_by_draw for one in self.both), country=True
        )

    def unmet_days(self) -> Iterator[Difference]:
        values = [one.unmet_days_by_draw for one in self.both]
        yield self._row(
            Subject(), *(value[:, :-1].sum(axis=(1, 2)) for value in values)
        )
        yield from self._by_place(*values)

    def first_days(self) -> Iterator[Difference]:
        values = [self._days(one) for one in self.both]
        yield self._day(
            Subject(), *(value[:, :-1].min(axis=(1, 2)) for value in values)
        )
        for about, before, after in self._places(*values, missing=self.never):
            listed = [(days < self.never).mean() >= LISTED for days in (before, after)]
            if any(listed):
                yield self._day(about, before, after)

    def moved(self) -> Difference:
        return self._row(Subject(), *(one.moved_by_draw for one in self.both))

    def backlog(self) -> Iterator[Difference]:
        ends = [
            dict(zip(one.regions, one.backlog[-1], strict=False)) for one in self.both
        ]
        draws = self.both[0].facts.draws
        yield self._row(Subject(), *(np.full(draws, sum(end.values())) for end in ends))
        for region in self.regions:
            before, after = (np.full(draws, end.get(region, 0.0)) for end in ends)
            if before.any() or after.any():
                yield self._row(Subject(region=region), before, after)

    def days_out(self) -> Iterator[Difference]:
        lines = [
            {
                Subject(
                    line.region or EVERYWHERE, item=line.item, holder=line.holder
                ): np.minimum(line.out_by_draw, self.never)
                for line in one.supplies
            }
            for one in self.both
        ]
        never = np.full(self.both[0].facts.draws, float(self.never))
        for about in dict.fromkeys([*lines[0], *lines[1]]):
            before, after = (line.get(about, never) for line in lines)
            if (before < self.never).any() or (after < self.never).any():
                yield self._day(about, before, after)

    def _days(self, one: Assessment) -> Floats:
        days = one.first_days_by_draw.astype(float)
        days[days > one.facts.days] = self.never
        return days

    def _by_source(self, before: Floats, after: Floats) -> Iterator[Difference]:
        for a, source in enumerate(SOURCES):
            if before[:, a].any() or after[:, a].any():
                yield self._row(Subject(source=source), before[:, a], after[:, a])

    def _by_place(
        self, before: Floats, after: Floats, *, country: bool = False
    ) -> Iterator[Difference]:
        for about, one, other in self._places(before, after, country=country):
            if one.any() or other.any():
                yield self._row(about, one, other)

    def _places(
        self,
        before: Floats,
        after: Floats,
        *,
        missing: float = 0.0,
        country: bool = False,
    ) -> Iterator[tuple[Subject, Floats, Floats]]:
        """Give what has the axes draw, region, kind, one region and kind at a time."""
        first, other = self.both
        absent = np.full(len(before), missing)
        for region in [*([EVERYWHERE] if country else []), *self.regions]:
            for k, place in enumerate(first.kinds):
                one, two = (
                    values[:, of.regions.index(region), k]
                    if region in of.regions
                    else absent
                    for values, of in ((before, first), (after, other))
                )
                yield Subject(region=region, place=place), one, two

    def _day(self, about: Subject, before: Floats, after: Floats) -> Difference:
        probability = float((after < self.never).mean())
        return self._row(about, before, after, probability=probability)

    def _row(
        self,
        about: Subject,
        before: Floats,
        after: Floats,
        *,
        probability: float | None = None,
    ) -> Difference:
        change = after - before
        return Difference(
            scenario=self.name,
            about=about,
            value=band(after),
            change=band(change),
            half_width=half_width(change, self.worlds) if len(change) > 1 else 0.0,
            probability=probability,
        )
