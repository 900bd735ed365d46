"""Where care is given: regions, trusts, municipalities, facilities and places."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import MinLen

from beredt.engine.register.kinds import (
    Confidence,
    Count,
    FacilityKind,
    Hours,
    Id,
    Latitude,
    Longitude,
    Mark,
    PlaceKind,
    Share,
    SpecialUnit,
    Status,
    Text,
    UtilityKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """What every row says about itself."""

    source: Text
    source_date: Annotated[str, MinLen(4)]
    mark: Mark
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Sourced):
    """A regional health authority (RHF)."""

    id: Id
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust(Sourced):
    """A hospital trust (HF), or a private owner with an agreement."""

    id: Id
    name: Text
    region: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Sourced):
    """A municipality: people by age band, a point, nursing-home places."""

    id: Id
    name: Text
    alias: str
    county: Text
    region: Id
    trust: str
    lat: Latitude
    lon: Longitude
    population_0_17: Count
    population_18_44: Count
    population_45_66: Count
    population_67_79: Count
    population_80_plus: Count
    nursing_home_places: Count

    @property
    def population(self) -> int:
        """Everybody who lives here."""
        return (
            self.population_0_17
            + self.population_18_44
            + self.population_45_66
            + self.population_67_79
            + self.population_80_plus
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Catchment(Sourced):
    """Which hospital serves which share of a municipality."""

    municipality: Id
    facility: Id
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility(Sourced):
    """Where care is given: a hospital, a municipal unit, a hub, a partner abroad."""

    id: Id
    name: Text
    kind: FacilityKind
    region: str
    trust: str
    municipality: str
    lat: Latitude
    lon: Longitude
    acute: bool
    trauma: Literal["centre", "function", "none"]
    neurosurgery: bool
    note: str

    @property
    def special_units(self) -> frozenset[SpecialUnit]:
        """The special units that it has."""
        found: set[SpecialUnit] = set()
        if self.trauma == "centre":
            found.add("trauma_centre")
        if self.trauma != "none":
            found.add("trauma_function")
        if self.neurosurgery:
            found.add("neurosurgery")
        return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places(Sourced):
    """How many places of a kind a facility has, counted one way.

    `isolation` of them are isolation rooms; `definition` says what was counted.
    """

    facility: Id
    kind: PlaceKind
    status: Status
    number: Count
    isolation: Count
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Utility(Sourced):
    """How long a facility manages without a utility."""

    facility: Id
    utility: UtilityKind
    endurance_hours: Hours
    low: Hours
    high: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Sourced):
    """The share of places of a kind still usable when a utility is gone."""

    kind: PlaceKind
    utility: UtilityKind
    value: Share
    low: Share
    high: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy(Sourced):
    """Share of staffed places of a kind that ordinary users always fill.

    For kinds whose ordinary users are not followed one by one.
    """

    kind: PlaceKind
    facility_kind: FacilityKind
    value: Share
    low: Share
    high: Share
