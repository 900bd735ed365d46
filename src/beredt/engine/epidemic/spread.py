"""Everything about one epidemic that is the same in every draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from beredt.engine.epidemic.control import (
    contacts_left,
    dose_chances,
    here,
    vaccinations,
)
from beredt.engine.epidemic.generation import Chain, steps_for
from beredt.engine.epidemic.mixing import Mixing, contacts_by_age, mixing_of
from beredt.engine.epidemic.people import people_of
from beredt.engine.epidemic.severity import chances, delays
from beredt.engine.kernels.compartments import Country, Law
from beredt.engine.register import Municipality, Register
from beredt.engine.scenario import Scenario, Transmission
from beredt.engine.streams import stream

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Homes = Mapping[str, Sequence[tuple[int, float]]]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spread:
    """One epidemic in one country: who meets whom, how it infects, what is done.

    `regions` names the groups of the results, `homes` the facilities (by number) that
    patients come to. `reproduction` is the number of persons that one infects at first
    in a country where nobody is immune and nothing is done. Axes of `fates`: vaccinated
    or not, fate, band; of `waits`: fate, days. Random numbers are found by `address`.
    """

    need: Transmission
    address: str
    days: int
    regions: tuple[str, ...]
    homes: tuple[int, ...]
    chain: Chain
    reproduction: float
    country: Country
    law: Law
    fates: Floats
    waits: Floats

    @property
    def stream(self) -> int:
        """The address as a number."""
        return stream(self.address)


def spread_of(
    need: Transmission, scenario: Scenario, register: Register, homes: Homes
) -> Spread:
    """Put one epidemic together.

    `homes` has for each municipality (by id) the facilities that its patients come to
    and their shares.
    """
    people = people_of(register.municipalities)
    mixing, growth = meetings(need, register)
    chain = chain_of(need)
    numbers = sorted({f for rows in homes.values() for f, _ in rows})
    regions = tuple(row.id for row in register.regions)
    fates = chances(need, people, _protection(scenario)[1])
    reproduction = reproduction_of(need, chain)
    return Spread(
        need=need,
        address=scenario.address(need),
        days=scenario.days,
        regions=regions,
        homes=tuple(numbers),
        chain=chain,
        reproduction=reproduction,
        country=_country(mixing, register, homes, numbers),
        law=_law(need, scenario, register, mixing, growth, chain, reproduction, fates),
        fates=fates,
        waits=delays(need),
    )


def meetings(need: Transmission, register: Register) -> tuple[Mixing, float]:
    """Return who meets whom in an epidemic, and `Mixing.growth`."""
    return _meetings(
        register.municipalities,
        need.contacts_by_age,
        need.own_age,
        need.other_generation,
        need.travel,
        need.long_distance,
        need.half_km,
    )


# One country is asked for again in every world of an assessment.
@lru_cache(maxsize=8)
def _meetings(
    municipalities: tuple[Municipality, ...],
    daily: tuple[float, ...],
    own_age: float,
    generation: float,
    travel: float,
    long_distance: float,
    half_km: float,
) -> tuple[Mixing, float]:
    people = people_of(municipalities)
    mixing = mixing_of(
        people,
        np.array([(row.lat, row.lon) for row in municipalities]),
        contacts=contacts_by_age(
            people, np.array(daily), own_age=own_age, generation=generation
        ),
        travel=travel,
        long_distance=long_distance,
        half_km=half_km,
    )
    return mixing, mixing.growth


def chain_of(need: Transmission) -> Chain:
    """Return the stages of an infection; steps are so short that each can be left."""
    latent, infectious = need.latent_days, need.infectious_days
    shortest = min(
        min(latent.least, latent.value) / need.latent_stages,
        min(infectious.least, infectious.value) / need.infectious_stages,
    )
    return Chain(
        latent_days=latent.value,
        infectious_days=infectious.value,
        latent_stages=need.latent_stages,
        infectious_stages=need.infectious_stages,
        steps=steps_for(shortest),
    )


def reproduction_of(need: Transmission, chain: Chain) -> float:
    """Return how many one infects at first, also where the need says how fast it grows.

    The doubling time is that of the start: what is immune then is part of it.
    """
    if need.r0 is not None:
        return need.r0.value
    if need.doubling_days is None:
        raise ValueError(f"{need.name!r} has neither r0 nor doubling_days.")
    growing = chain.reproduction(float(np.log(2)) / need.doubling_days.value)
    return growing / max(1 - need.immune.value, 1e-9)


def _protection(scenario: Scenario) -> tuple[float, float]:
    """Return the protection of the vaccinated against infection and severe illness."""
    for measure in vaccinations(scenario):
        return measure.against_infection.value, measure.against_severe.value
    return 0.0, 0.0


def _country(
    mixing: Mixing, register: Register, homes: Homes, numbers: list[int]
) -> Country:
    place = {number: h for h, number in enumerate(numbers)}
    regions = [row.id for row in register.regions]
    start, home, below = [0], [], []
    for row in register.municipalities:
        rows = homes.get(row.id, ())
        home += [place[f] for f, _ in rows]
        below += np.cumsum([share for _, share in rows]).tolist()
        start.append(len(home))
    return Country(
        people=mixing.people,
        start=mixing.start,
        at=mixing.at,
        share=mixing.share,
        present=mixing.present,
        contacts=mixing.contacts,
        group=np.array([regions.index(row.region) for row in register.municipalities]),
        home_start=np.array(start, np.int64),
        home=np.array(home, np.int64),
        home_below=np.array(below, float),
    )


def _law(
    need: Transmission,
    scenario: Scenario,
    register: Register,
    mixing: Mixing,
    growth: float,
    chain: Chain,
    reproduction: float,
    fates: Floats,
) -> Law:
    infectious_steps = chain.infectious_days * chain.steps
    severe = fates.sum(axis=1)
    below = np.cumsum(fates[0], axis=0)[:2]
    whole = np.maximum(severe[0], 1e-300)
    inside = here(register, need.place)[:, None] * mixing.people
    return Law(
        force=reproduction / (growth * infectious_steps) if growth > 0 else 0.0,
        leave_latent=chain.leave_latent,
        leave_infectious=chain.leave_infectious,
        latent_stages=chain.latent_stages,
        infectious_stages=chain.infectious_stages,
        steps=chain.steps,
        exposed=1 - _protection(scenario)[0],
        immune=need.immune.value,
        severe=severe,
        fate=np.ascontiguousarray((below / whole).T),
        delay=np.cumsum(delays(need), axis=1),
        control=np.sqrt(contacts_left(scenario, register)),
        doses=dose_chances(scenario, register, mixing.people),
        seeds=seeds_by_day(need, scenario.days),
        seed_below=np.cumsum(inside.ravel()).astype(float),
    )


def seeds_by_day(need: Transmission, days: int) -> Integers:
    """Return whole persons infected from outside on each day. Axes: day."""
    edges = np.clip((np.arange(days + 1.0) - need.start) / need.seed_days, 0, 1)
    if need.seed_days < 1:
        edges = np.clip(np.arange(days + 1.0) - np.floor(need.start), 0, 1)
    return np.diff(np.floor(edges * need.seeded.value + 0.5)).astype(np.int64)
