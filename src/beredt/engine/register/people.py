"""Who gives care: pools of staff, second roles, reserves, staff per place."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Gt, Unit

from beredt.engine.register.kinds import (
    Amount,
    Count,
    Days,
    Id,
    PlaceKind,
    Pool,
    Profession,
    Share,
    Text,
)
from beredt.engine.register.places import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff(Sourced):
    """A pool of one profession in one region."""

    pool: Pool
    profession: Profession
    region: Id
    head_count: Count
    full_time_equivalents: Amount
    absence: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Sourced):
    """People who are counted in two pools at once."""

    profession: Profession
    region: Id
    pool: Pool
    other_pool: Pool
    persons: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve(Sourced):
    """People who can be mobilised."""

    id: Id
    name: Text
    profession: Profession
    region: Id
    persons: Count
    full_time_share: Share
    lead_days: Days
    training_days: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio(Sourced):
    """Full-time equivalents of a profession for one place open day and night."""

    kind: PlaceKind
    profession: Profession
    value: Annotated[float, Gt(0), Unit("FTE per place")]
    low: Annotated[float, Gt(0)]
    high: Annotated[float, Gt(0)]
