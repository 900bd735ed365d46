"""The answer: need, capacity, course and gap, with their provenance."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from beredt.engine.assessment.measures import MeasureLine
from beredt.engine.bands import Band
from beredt.engine.demand import Outside
from beredt.engine.gaps import Gap
from beredt.engine.influence import Assumption
from beredt.engine.knowledge import Division
from beredt.engine.register import PlaceKind, Register
from beredt.engine.scenario import Outcome, Scenario, Source
from beredt.engine.supply import SupplyLine

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
# Numbers whose spread is divided: unmet place-days, the first day of the first break,
# deaths, the largest need in beds of the whole country.
Headline = Literal["unmet_days", "first_day", "deaths", "peak_need"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathLine:
    """Deaths of one source in one region: while waiting for a place, or of the illness.

    `place` is the kind of place waited for (empty for deaths of the illness).
    """

    source: Source
    region: str
    place: str
    cause: str
    deaths: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What became of the patients of one source, as numbers of patients.

    `arrived` = `treated` (and discharged alive) + `left_untreated` + `died_waiting` +
    `died_of_illness` + `still_inside`; it counts those who were there at the start.
    Those `evacuated` are in one of these too; still treated abroad is still inside.
    """

    source: Source
    arrived: Band
    treated: Band
    moved: Band
    evacuated: Band
    worsened: Band
    left_untreated: Band
    died_waiting: Band
    died_of_illness: Band
    still_inside: Band
    postponed: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A recorded number beside what was computed, ordinary activity left out.

    Patients are those who came, deaths all of them, operations those of everybody in
    the scenario, `places_peak` the largest need in beds of the whole country.
    """

    recorded: Outcome
    computed: Band


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What was asked, of which data, by which engine.

    `knowledge` says whether numbers with an interval could differ from their value,
    `worlds` how many ways they were in all draws, `unknowns` how many of them.
    """

    scenario: str
    scenario_fingerprint: str
    register: str
    register_version: str
    register_fingerprint: str
    seed: int
    draws: int
    knowledge: bool
    worlds: int
    unknowns: int
    days: int
    engine_version: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Assessment:
    """Need, capacity, course and gap of one scenario in one register.

    Day axis: index t is the end of day t + 1 of the scenario. Region axis: the
    regions in the register's order, then the whole country as the last entry
    (`places` names it `norway`). Band axis: mean, p10, p50, p90 (`bands.LEVELS`).
    Theatre and emergency places are counted as the mean over the day, all other kinds
    at the end of the day; `usable` is the lowest of the day.

    Axes of `need_by_source`: band, day, region, kind, source.
    Axes of `need`, `gap`, `occupied`, `waiting`: band, day, region, kind.
    Axes of `expected_need`: day, region, kind, source (exact, unlimited capacity, every
    number at its mean).
    Axes of `usable`: day, region, kind. Axes of `binding`: day, region, kind, as
    indices into `constraints`. Axes of `patients_per_day`: band, day, source.
    Axes of `backlog`: day, region (postponed planned patients, expected).
    `seconds` is how long it took, filled in by whoever has a clock.
    Axes of `facility_usable`, `facility_need` (mean): day, facility, kind.
    One value a draw, for paired comparisons. Axes of `unmet_days_by_draw`: draw,
    region, kind (place-days), as of `peaks_by_draw` (the largest need) and
    `first_days_by_draw` (when a whole place is missing; the day after the last for
    never); of `patients_by_draw`, `deaths_by_draw`: draw, source. Draws with
    the same `world_by_draw` have the same numbers and differ by chance alone;
    `uncertainty` says which share of the spread comes from which.
    """

    facts: Facts
    scenario: Scenario
    register: Register
    regions: tuple[str, ...]
    facilities: tuple[str, ...]
    kinds: tuple[PlaceKind, ...]
    sources: tuple[Source, ...]
    constraints: tuple[str, ...]
    need_by_source: Floats
    need: Floats
    expected_need: Floats
    usable: Floats
    binding: Integers
    gap: Floats
    occupied: Floats
    waiting: Floats
    patients_per_day: Floats
    facility_need: Floats
    facility_usable: Floats
    backlog: Floats
    unmet_days_by_draw: Floats
    deaths_by_draw: Floats
    patients_by_draw: Floats
    peaks_by_draw: Floats
    first_days_by_draw: Integers
    moved_by_draw: Floats
    world_by_draw: Integers
    uncertainty: dict[Headline, Division]
    patients: dict[Source, Band]
    peak_day: dict[Source, dict[PlaceKind, int]]
    peak: dict[Source, dict[PlaceKind, Band]]
    gaps: tuple[Gap, ...]
    first_break: Gap | None
    flows: tuple[Flow, ...]
    deaths: tuple[DeathLine, ...]
    moved: Band
    outside: tuple[Outside, ...]
    checks: tuple[Check, ...]
    measures: tuple[MeasureLine, ...] = ()
    supplies: tuple[SupplyLine, ...]
    assumptions: tuple[Assumption, ...]
    seconds: float = 0.0
