"""Intakes as records of arrivals: so many of one kind a day at one facility."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.demand.intakes import Intake
from beredt.engine.demand.postponing import Postponement
from beredt.engine.kernels import records
from beredt.engine.network import Network
from beredt.engine.scenario import SOURCES
from beredt.engine.streams import stream

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


def list_arrivals(
    parts: Sequence[tuple[Intake, Postponement]],
    rates: Sequence[Floats],
    network: Network,
) -> tuple[Array, Array]:
    """Return the day of each record of arrivals, and the records, intake by intake.

    Axes of each of `rates`: day, facility. Who was postponed comes later under another
    address, so that a postponement changes nobody else.
    """
    days, rows = [np.empty(0, np.int64)], [np.empty(0, records.ARRIVALS)]
    for i, ((intake, part), table) in enumerate(zip(parts, rates, strict=True)):
        never = np.broadcast_to(0.0, table.shape)
        for which, came, chance in (
            ("", table, part.chance),
            ("later", part.caught_up, never),
        ):
            if which and part.is_nothing:
                continue
            day, facility = np.nonzero(came > 0)
            found = np.zeros(len(day), records.ARRIVALS)
            found["rate"] = came[day, facility]
            found["opens"] = intake.curve.opens[day]
            found["closes"] = intake.curve.closes[day]
            found["postponed"] = chance[day, facility]
            found["stream"] = _streams(intake, facility, which, network)[facility]
            found["intake"] = i
            found["facility"] = facility
            found["category"] = network.categories.index(intake.category)
            found["source"] = SOURCES.index(intake.source)
            found["daytime"] = intake.daytime
            found["exact"] = intake.exact
            days.append(day)
            rows.append(found)
    return np.concatenate(days), np.concatenate(rows)


def _streams(intake: Intake, facility: Array, which: str, network: Network) -> Array:
    """Return the addresses of random numbers where there are arrivals, else 0."""
    found = np.zeros(len(network.facilities), np.uint32)
    words = intake.need, intake.category, intake.source
    for f in np.flatnonzero(np.bincount(facility, minlength=len(found))):
        found[f] = stream(*words, network.facilities[f].id, which)
    return found
