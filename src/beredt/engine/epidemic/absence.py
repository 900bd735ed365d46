"""Who is missing at work: the ill, and those who look after ill children."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from beredt.engine.epidemic.outbreak import Outbreak
from beredt.engine.epidemic.people import CHILDREN, WORKING
from beredt.engine.register import Register
from beredt.engine.scenario import Quantity, StaffAbsence

Floats = npt.NDArray[np.float64]
WEEK = 7
LEAST = 0.0005  # a share too small to be planned for


def absent_share(outbreak: Outbreak) -> Floats:
    """Return the share of those of working age who are missing. Axes: region, day.

    Mean of the draws. The ill stay away from the day they are infectious, for
    `isolation_days`; so does one adult for the share `carers` of the ill children.
    """
    spread = outbreak.spread
    need = spread.need
    onsets = outbreak.onsets.mean(axis=0)
    workers = np.zeros(len(spread.regions))
    at_work = spread.country.people[:, WORKING].sum(axis=1)
    np.add.at(workers, spread.country.group, at_work)
    new = onsets[:, WORKING].sum(axis=1)
    new = new + need.carers.value * onsets[:, CHILDREN].sum(axis=1)
    away = need.symptomatic.value * _lasting(new, need.isolation_days.value)
    share = away / np.maximum(workers, 1)[:, None]
    return np.asarray(np.clip(share, 0, 1))


def _lasting(new: Floats, length: float) -> Floats:
    """Return how many are away when each is for `length` days. Axes: region, day."""
    total = np.cumsum(np.pad(new, ((0, 0), (1, 0))), axis=1)
    days = np.arange(new.shape[1] + 1.0)
    ends = np.array(
        [np.interp(days - length, days, row, left=0.0) for row in total]
    ).reshape(total.shape)
    return np.asarray((total - ends)[:, 1:])


def staff_absence(
    outbreaks: Sequence[Outbreak], register: Register
) -> tuple[StaffAbsence, ...]:
    """Return what epidemics take away from staff, week by week and region by region.

    Absence adds to the ordinary one of those who would have been there: that of the
    region's hospitals, the largest where professions differ. A person is away once,
    however many epidemics there are.
    """
    if not outbreaks:
        return ()
    ordinary = {
        region: max(
            (
                row.absence
                for row in register.staff
                if (row.region, row.pool) == (region, "hospital")
            ),
            default=0.0,
        )
        for region in outbreaks[0].spread.regions
    }
    here = np.ones_like(absent_share(outbreaks[0]))
    for outbreak in outbreaks:
        here = here * (1 - absent_share(outbreak))
    name = "+".join(outbreak.spread.need.name for outbreak in outbreaks)
    regions = outbreaks[0].spread.regions
    return tuple(
        StaffAbsence(
            name=f"{name}/{region}/{week}",
            place=region,
            start=float(week * WEEK),
            days=float(length),
            absence=Quantity(value=1 - (1 - ordinary[region]) * (1 - share)),
        )
        for region, row in zip(regions, 1 - here, strict=True)
        for week, length, share in _weeks(row)
    )


def _weeks(row: Floats) -> Iterator[tuple[int, int, float]]:
    for week in range(-(-len(row) // WEEK)):
        days = row[week * WEEK : (week + 1) * WEEK]
        if days.mean() > LEAST:
            yield week, len(days), float(days.mean())
