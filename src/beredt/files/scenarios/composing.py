"""Put a scenario together from its own happenings and those of what it includes."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from beredt.engine.register import MONTH_DAYS
from beredt.engine.scenario import (
    EVERYWHERE,
    Happening,
    Measure,
    Need,
    Observation,
    Ordinary,
    Scenario,
)
from beredt.files.faults import Said, plain
from beredt.files.scenarios.fingerprint import fingerprint_of
from beredt.files.scenarios.kinds import UNIONS
from beredt.files.scenarios.sense import doubled, late
from beredt.files.scenarios.shape import Include, ScenarioFile
from beredt.files.scenarios.source import SourceFile

LONGEST = 730
H = TypeVar("H", bound=Happening)


@dataclass(frozen=True, slots=True)
class Part:
    """An included scenario, and how it is included."""

    index: int
    include: Include
    scenario: Scenario

    def is_base_of(self, name: str) -> bool:
        """Whether a file of this name is this scenario with more in it.

        Its happenings then keep their names, and meet the same chance.
        """
        as_it_is = not self.include.name and not self.include.delay_days
        return self.scenario.name == name and as_it_is


def add_measures(
    scenario: Scenario,
    measures: Iterable[Measure],
    *,
    title: dict[str, str],
    description: dict[str, str],
) -> Scenario:
    """Return a scenario with more measures.

    The same as a file reads that has its name, includes it and holds the measures.
    """
    more = replace(
        scenario,
        title=title,
        description=description,
        measures=(*measures, *scenario.measures),
    )
    return replace(more, fingerprint=fingerprint_of(more))


def compose(
    source: SourceFile,
    shape: ScenarioFile,
    observed: dict[int, tuple[float, ...]],
    parts: list[Part],
) -> Scenario | None:
    """Return the whole scenario; add what does not fit together to the faults."""
    needs = tuple(_with_records(shape.needs, observed))
    base = next((p.scenario for p in parts if p.is_base_of(shape.name)), None)
    days = _days(source, shape, parts)
    if days is None:
        return None
    whole = Scenario(
        name=shape.name,
        title=shape.title.by_language(),
        description=shape.description.by_language(),
        days=days,
        weekday=_weekday(source, shape),
        day_of_year=None if shape.date is None else day_of_year(shape.date),
        references=_merged(shape.references, parts),
        needs=_with_one_ordinary(needs, _included("needs", parts, shape.name)),
        disruptions=(
            *shape.disruptions,
            *_included("disruptions", parts, shape.name),
        ),
        measures=(*shape.measures, *_included("measures", parts, shape.name)),
        recorded=shape.recorded,
    )
    if base is not None:
        whole = _on(base, whole, alone=len(parts) == 1 and not needs)
    _check_whole(source, shape, whole, parts)
    return whole


def _on(base: Scenario, whole: Scenario, *, alone: bool) -> Scenario:
    """Let a file that is a scenario with more in it begin on the same day.

    Where nobody else is in need, the needs stay in their order.
    """
    return replace(
        whole,
        weekday=whole.weekday or base.weekday,
        day_of_year=base.day_of_year
        if whole.day_of_year is None
        else whole.day_of_year,
        needs=base.needs if alone else whole.needs,
        recorded=whole.recorded or base.recorded,
    )


def _weekday(source: SourceFile, shape: ScenarioFile) -> int:
    if shape.date is None:
        return shape.weekday or 0
    weekday = shape.date.weekday()
    if shape.weekday not in (None, weekday):
        allowed = Said("{weekday}, the weekday of {date}, or no weekday",
                       weekday=weekday, date=shape.date)  # fmt: skip
        source.complain(("weekday",), plain(shape.weekday), allowed)
    return weekday


def day_of_year(date: dt.date) -> int:
    """Return the day in a year of 365, from 0; 29 February counts as the day before."""
    length = MONTH_DAYS[date.month - 1]
    return sum(MONTH_DAYS[: date.month - 1]) + min(date.day, length) - 1


def _days(source: SourceFile, shape: ScenarioFile, parts: list[Part]) -> int | None:
    if shape.days is not None:
        return shape.days
    if not parts:
        if not source.raw.get("include"):
            allowed = Said("the number of days, 1 to 730")
            source.complain(("days",), Said("nothing"), allowed)
        return None
    ends = [part.scenario.days + part.include.delay_days for part in parts]
    days = math.ceil(max(ends))
    if days <= LONGEST:
        return days
    source.complain(("include",), Said("{number} days in all", number=days),
                    Said("at most {number} days", number=LONGEST))  # fmt: skip
    return None


def _with_records(
    needs: Iterable[Need], observed: dict[int, tuple[float, ...]]
) -> Iterable[Need]:
    for index, need in enumerate(needs):
        if isinstance(need, Observation) and index in observed:
            yield replace(need, admissions=observed[index])
        else:
            yield need


def _merged(own: tuple[str, ...], parts: list[Part]) -> tuple[str, ...]:
    included = (line for part in parts for line in part.scenario.references)
    return tuple(dict.fromkeys([*own, *included]))


def _included(section: str, parts: list[Part], name: str) -> tuple[Any, ...]:
    """Return the happenings of all parts, named by their scenario and put off.

    `name` is that of the file that includes them.
    """
    return tuple(
        _moved(happening, part, name)
        for part in parts
        for happening in getattr(part.scenario, section)
    )


def _moved(happening: H, part: Part, including: str) -> H:
    # Ordinary activity is not something that happens: nobody can put it off.
    if isinstance(happening, Ordinary):
        return happening
    name = happening.name
    # A name keeps the scenario it was written in through any number of includes, so
    # that the same need has the same name, and the same patients, in all of them.
    if part.include.name:
        name = f"{part.include.name}/{name}"
    elif "/" not in name and not part.is_base_of(including):
        name = f"{part.scenario.name}/{name}"
    return replace(
        happening, name=name, start=happening.start + part.include.delay_days
    )


def _with_one_ordinary(
    own: tuple[Need, ...], included: tuple[Need, ...]
) -> tuple[Need, ...]:
    """Return all needs with ordinary activity counted once.

    What the scenario itself says about ordinary activity stands. Else the included
    ones are merged: everywhere before single places, each place once, with the
    earliest start and the largest scale.
    """
    others = tuple(need for need in included if not isinstance(need, Ordinary))
    if any(isinstance(need, Ordinary) for need in own):
        return (*own, *others)
    ordinary = [need for need in included if isinstance(need, Ordinary)]
    places = {need.place for need in ordinary}
    kept = [EVERYWHERE] if EVERYWHERE in places else sorted(places)
    merged = (_largest([n for n in ordinary if n.place == place]) for place in kept)
    return (*_renamed(merged, {need.name for need in own}), *own, *others)


def _largest(ordinary: list[Ordinary]) -> Ordinary:
    largest = max(ordinary, key=lambda need: need.scale.value)
    return replace(largest, start=min(need.start for need in ordinary))


def _renamed(ordinary: Iterable[Ordinary], taken: set[str]) -> Iterable[Ordinary]:
    for need in ordinary:
        name = need.name
        while name in taken:
            name = f"{need.kind}/{name}"
        taken = taken | {name}
        yield replace(need, name=name)


def _check_whole(
    source: SourceFile, shape: ScenarioFile, whole: Scenario, parts: list[Part]
) -> None:
    for section in UNIONS:
        included = [
            (part.index, _moved(happening, part, shape.name))
            for part in parts
            for happening in getattr(part.scenario, section)
            if not isinstance(happening, Ordinary)
        ]
        for index, happening in included:
            for _, found, allowed in late(happening, whole.days):
                where = ("include", index)
                late_one = Said("{name} on {found}", name=happening.name, found=found)
                source.complain(where, late_one, allowed)
        own = getattr(shape, section)
        names = [row.name for row in (*own, *(row for _, row in included))]
        for again in sorted(doubled(names)):
            allowed = Said('each scenario once, or a name = "..." for the second')
            source.complain(
                ("include",), Said("{value} twice", value=repr(names[again])), allowed
            )
