"""What stands between the places that are open and more of them: rooms and staff."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.capacity import limits, staffing
from beredt.engine.network import KINDS, Network
from beredt.engine.register import Pool, Profession
from beredt.engine.scenario import Scenario

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]
POOL: Pool = "hospital"
NOON = 0.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Headroom:
    """What hospitals have open at noon of every day, and what would let them open more.

    Axes of `open`, the places in use or free, and `rooms`, the places that would be
    open with staff enough: day, region, kind; of `at_work`, full-time equivalents, inf
    where a profession is not counted: day, region, profession; of `each`, what one
    place takes of them: day, region, kind, profession.
    """

    professions: tuple[Profession, ...]
    open: Floats
    rooms: Floats
    at_work: Floats
    each: Floats

    @property
    def busy(self) -> Floats:
        """Those who run the places that are open. Axes: day, region, profession."""
        return np.asarray(np.einsum("trk,trkp->trp", self.open, self.each))


def find_headroom(scenario: Scenario, network: Network) -> Headroom:
    """Work out rooms and staff of hospitals, as the planning of capacity has them."""
    times: Floats = np.arange(float(scenario.days)) + NOON
    of_hospitals = (
        staffing.gather_pools(network).number % len(staffing.NAMES)
    ) == staffing.NAMES.index(POOL)
    found = limits.find_limits(network, scenario, times)
    professions = staffing.professions(network)
    at_work = np.full((len(times), len(network.regions), len(professions)), np.inf)
    roster = staffing.Roster(network.register)
    for r, region in enumerate(network.regions):
        for p, profession in enumerate(professions):
            there = staffing.available(
                network,
                scenario,
                times,
                roster,
                region=region,
                pool=POOL,
                profession=profession,
            )
            if there is not None:
                at_work[:, r, p] = there
    return Headroom(
        professions=professions,
        open=limits.region_sums(found.usable * of_hospitals, network),
        rooms=limits.region_sums(found.rooms * of_hospitals, network),
        at_work=at_work,
        each=_each(network, scenario, times, professions, of_hospitals),
    )


def _each(
    network: Network,
    scenario: Scenario,
    times: Floats,
    professions: tuple[Profession, ...],
    of_hospitals: Array,
) -> Floats:
    """Return what one place of a region takes of a profession, as stretched."""
    stretch = staffing.stretch(network, scenario, times)
    weight = limits.region_sums(
        np.broadcast_to(of_hospitals * 1.0, stretch.shape), network
    )
    eased = limits.region_sums(of_hospitals / stretch, network)
    part = np.divide(eased, weight, out=np.ones_like(eased), where=weight > 0)
    ratio = np.zeros((len(KINDS), len(professions)))
    for row in network.register.ratios:
        ratio[KINDS.index(row.kind), professions.index(row.profession)] = row.value
    return np.asarray(part[..., None] * ratio)
