"""What differs between assessments of the same patients."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from beredt.engine.assessment import Assessment
from beredt.engine.bands import Band, band
from beredt.engine.knowledge import half_width
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import EVERYWHERE, SOURCES, Source

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One number of one assessment, and how it differs from the first.

    `change` is the band of the differences draw by draw: both met the same patients in
    the same worlds. `half_width` is half the 95 % interval of the mean change.
    """

    scenario: str
    region: str
    place: PlaceKind | None
    source: Source | None
    value: Band
    change: Band
    half_width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Assessments side by side; the first is what the others are compared with.

    `unmet_days` in place-days by region and kind of place (and all of them: region
    `norway`, place None), `deaths` by source (and all: source None).
    """

    scenarios: tuple[str, ...]
    draws: int
    unmet_days: tuple[Difference, ...]
    deaths: tuple[Difference, ...]


def compare(assessments: Sequence[Assessment]) -> Comparison:
    """Compare assessments with the first of them, world by world and draw by draw.

    Raises `ValueError` when they were not made with one register, seed and number of
    draws, because their patients then differ.
    """
    if len(assessments) < 2:
        raise ValueError("A comparison needs at least two assessments.")
    facts = [one.facts for one in assessments]
    if len({(f.register_fingerprint, f.seed, f.draws, f.knowledge) for f in facts}) > 1:
        raise ValueError(
            "Only assessments of one register, seed and number of draws, all with "
            "knowledge or all without."
        )
    first = assessments[0]
    unmet: list[Difference] = []
    deaths: list[Difference] = []
    for other in assessments:
        unmet += _unmet(first, other)
        deaths += _deaths(first, other)
    return Comparison(
        scenarios=tuple(f.scenario for f in facts),
        draws=facts[0].draws,
        unmet_days=tuple(unmet),
        deaths=tuple(deaths),
    )


def _difference(
    scenario: str,
    before: Floats,
    after: Floats,
    worlds: Integers,
    *,
    region: str = EVERYWHERE,
    place: PlaceKind | None = None,
    source: Source | None = None,
) -> Difference:
    change = after - before
    return Difference(
        scenario=scenario,
        region=region,
        place=place,
        source=source,
        value=band(after),
        change=band(change),
        half_width=half_width(change, worlds) if len(change) > 1 else 0.0,
    )


def _worlds(first: Assessment, other: Assessment) -> Integers:
    """Return the worlds of the draws: of the one in which something is unknown."""
    return max(first.world_by_draw, other.world_by_draw, key=lambda world: world[-1])


def _unmet(first: Assessment, other: Assessment) -> list[Difference]:
    before, after = first.unmet_days_by_draw, other.unmet_days_by_draw
    worlds = _worlds(first, other)
    name = other.facts.scenario
    rows = [
        _difference(
            name,
            before[:, :-1].sum(axis=(1, 2)),
            after[:, :-1].sum(axis=(1, 2)),
            worlds,
        )
    ]
    for r, region in enumerate(first.regions[:-1]):
        for k, place in enumerate(first.kinds):
            if before[:, r, k].any() or after[:, r, k].any():
                rows.append(
                    _difference(
                        name,
                        before[:, r, k],
                        after[:, r, k],
                        worlds,
                        region=region,
                        place=place,
                    )
                )
    return rows


def _deaths(first: Assessment, other: Assessment) -> list[Difference]:
    before, after = first.deaths_by_draw, other.deaths_by_draw
    worlds = _worlds(first, other)
    name = other.facts.scenario
    rows = [_difference(name, before.sum(axis=1), after.sum(axis=1), worlds)]
    return rows + [
        _difference(name, before[:, a], after[:, a], worlds, source=source)
        for a, source in enumerate(SOURCES)
        if before[:, a].any() or after[:, a].any()
    ]
