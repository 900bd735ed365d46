"""What is missing: what breaks first, how large, how sure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from beredt.engine.bands import Band, band
from beredt.engine.capacity import Ceilings
from beredt.engine.flow import Course
from beredt.engine.network import KINDS, Network
from beredt.engine.register import PlaceKind
from beredt.engine.scenario import EVERYWHERE, SOURCES, Source

Floats = npt.NDArray[np.float64]
Singles = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
ISOLATION = "isolation"
LIKELY = 0.5
LISTED = 0.05
WHOLE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is missing of one kind of place in one region (`facility` None) or facility.

    A gap counts from one whole place missing; in a facility from a tenth of its usable
    places as well. `region` is a region id, or `norway` for the whole country as if
    every place could be reached from everywhere. `first_day` (1 = the first day) is the
    median over the draws that break; `probability` is the share of draws that break at
    all; `peak` in places; `unmet_days` in place-days; `by_source` divides the mean of
    `unmet_days`. Where `isolation` binds, the gap counts only the patients who need an
    isolation room, against the isolation rooms among the usable places.
    """

    region: str
    facility: str | None
    place: PlaceKind
    first_day: int
    probability: float
    peak: Band
    unmet_days: Band
    binding: str
    by_source: dict[Source, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gaps:
    """Need less usable places, in every draw.

    The region axis has the regions and then the whole country. Axes of `need`: draw,
    region, kind, source, day, with ordinary users who are not followed one by one among
    the ordinary. Axes of `missing`: draw, region, kind, day. Axes of `usable` (mean
    over the draws): region, kind, day. Axes of `unmet_days`: draw, region, kind; of
    `background` (mean over the draws): region, kind. `first_days` is the day of the
    first break in every draw, the day after the last when it never comes.
    """

    need: Singles
    missing: Singles
    usable: Floats
    unmet_days: Singles
    background: Floats
    lines: tuple[Gap, ...]
    first_break: Gap | None
    first_days: Integers | None


def find_gaps(course: Course, ceilings: Ceilings) -> Gaps:
    """Compare need and usable places by day, region and kind of place."""
    network, world = course.network, ceilings.world
    need = _with_country(course.totals.need, axis=1)
    background = ceilings.background.astype(np.float32)[world]
    need[:, :, :, SOURCES.index("ordinary")] += background[..., None]
    usable = ceilings.mean_usable
    places = _shortfall(need, ceilings.usable, world)
    lines = _lines(network, places, lambda *at: _binding(ceilings, places.missing, *at))
    lines += _facility_lines(course, ceilings, lines)
    isolated = _with_country(course.totals.need_isolated, axis=1)
    rooms = _shortfall(isolated, ceilings.rooms, world)
    lines += _lines(network, rooms, lambda *_: ISOLATION)
    likely = [
        gap
        for gap in lines
        if gap.probability >= LIKELY and not gap.facility and gap.region != EVERYWHERE
    ]
    first = min(likely, key=lambda gap: _severity(gap, network, usable), default=None)
    return Gaps(
        need=need,
        missing=places.missing,
        usable=usable,
        unmet_days=places.unmet_days,
        background=ceilings.mean_background,
        lines=tuple(lines),
        first_break=first,
        first_days=None
        if first is None
        else _first_days(first, network, places, rooms),
    )


def _first_days(
    gap: Gap, network: Network, places: "_Shortfall", rooms: "_Shortfall"
) -> Integers:
    """Return the day of a region's gap in every draw, after the last for never."""
    short = rooms if gap.binding == ISOLATION else places
    missing = short.missing[:, network.region_index(gap.region), KINDS.index(gap.place)]
    return first_days(missing)


def first_days(missing: Singles) -> Integers:
    """Return the first day with a whole place missing, the day after the last for none.

    The last axis of `missing` is the day.
    """
    broken = missing >= WHOLE
    never = broken.shape[-1]
    return np.asarray(np.where(broken.any(axis=-1), broken.argmax(axis=-1), never) + 1)


def _order(gap: Gap) -> tuple[int, float, float]:
    """Order by day, then by certainty, then by what is missing most."""
    return gap.first_day, -round(gap.probability, 2), -gap.unmet_days.mean


def _severity(gap: Gap, network: Network, usable: Floats) -> tuple[int, float, float]:
    """Order by day, then by certainty, then by how little of the need is covered."""
    day, certainty, _ = _order(gap)
    places = usable[network.region_index(gap.region), KINDS.index(gap.place)]
    return day, certainty, -gap.peak.mean / max(float(places.mean()), 1.0)


def _with_country(values: Singles, axis: int) -> Singles:
    country = values.sum(axis=axis, keepdims=True, dtype=np.float32)
    return np.concatenate([values, country], axis=axis)


class _Shortfall(NamedTuple):
    """What is missing, as in `Gaps`. Axes of `by_source`: region, kind, source."""

    missing: Singles
    unmet_days: Singles
    by_source: Floats


def _shortfall(need: Singles, usable: Floats, world: Integers) -> _Shortfall:
    total = need.sum(axis=3)
    missing = np.maximum(total - usable.astype(np.float32)[world], 0)
    share = np.divide(missing, total, out=np.zeros_like(missing), where=total > 0)
    by_source = np.einsum("drkt,drkat->rka", share, need, optimize=True) / len(need)
    return _Shortfall(missing, missing.sum(axis=-1), by_source)


def _lines(
    network: Network, short: _Shortfall, binding: Callable[[int, int, int], str]
) -> list[Gap]:
    """Return the gaps of regions and country; `binding` names what binds.

    `binding` is asked with region, kind and day (1 = the first).
    """
    missing, lines = short.missing, []
    places = (*network.regions, EVERYWHERE)
    for r, region in enumerate(places):
        for k, kind in enumerate(KINDS):
            broken = missing[:, r, k].max(axis=-1) >= WHOLE
            if broken.mean() < LISTED:
                continue
            first = np.argmax(missing[broken, r, k] >= WHOLE, axis=-1) + 1
            day = int(np.median(first))
            lines.append(
                Gap(
                    region=region,
                    facility=None,
                    place=kind,
                    first_day=day,
                    probability=float(broken.mean()),
                    peak=band(missing[:, r, k].max(axis=-1)),
                    unmet_days=band(short.unmet_days[:, r, k]),
                    binding=binding(r, k, day),
                    by_source={
                        source: float(short.by_source[r, k, a])
                        for a, source in enumerate(SOURCES)
                    },
                )
            )
    return sorted(lines, key=_order)


def _binding(ceilings: Ceilings, missing: Singles, r: int, k: int, day: int) -> str:
    """Return the name of what binds on a day; of the country, where most is missing.

    Where worlds differ: what binds in most draws with something missing on that day.
    """
    if r == ceilings.binding.shape[2]:
        r = int(missing[:, :r, k, day - 1].mean(axis=0).argmax())
    short = missing[:, r, k, day - 1] > 0
    world = ceilings.world[short] if short.any() else ceilings.world
    return _commonest(ceilings, ceilings.binding[world, day - 1, r, k])


def _commonest(ceilings: Ceilings, numbers: npt.NDArray[np.int16]) -> str:
    named = numbers[numbers >= 0]
    if not len(named):
        return "equipped"
    return ceilings.constraints[int(np.bincount(named).argmax())]


def _facility_lines(course: Course, ceilings: Ceilings, lines: list[Gap]) -> list[Gap]:
    """Return the facilities where a gap that the region also has is likely."""
    network = course.network
    regional = {(gap.region, gap.place) for gap in lines}
    found = []
    for s, row in enumerate(network.stations):
        region, kind = network.regions[row["region"]], KINDS[row["kind"]]
        first, peak, unmet = course.totals.station_gap[:, s].T
        broken = first > 0
        if broken.mean() < LIKELY or (region, kind) not in regional:
            continue
        day = int(np.median(first[broken]))
        numbers = ceilings.station_binding[ceilings.world[broken], day - 1, s]
        found.append(
            Gap(
                region=region,
                facility=network.facilities[row["facility"]].id,
                place=kind,
                first_day=day,
                probability=float(broken.mean()),
                peak=band(peak),
                unmet_days=band(unmet),
                binding=_commonest(ceilings, numbers),
                by_source={
                    source: float(course.totals.unmet_source[s, a] / course.draws)
                    for a, source in enumerate(SOURCES)
                },
            )
        )
    return sorted(found, key=_order)
