"""Who needs care: patient categories, their pathways, what they use."""

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Gt, Le, Unit

from beredt.engine.register.kinds import (
    Amount,
    Basis,
    Distribution,
    Hours,
    Id,
    PlaceKind,
    Share,
    SpecialUnit,
    Text,
)
from beredt.engine.register.places import Sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Category(Sourced):
    """A patient category: who the patient is, not where he comes from.

    Who is moved by a measure goes to a facility with the `special_unit`, if any.
    """

    id: Id
    name_nb: Text
    name_nn: Text
    name_en: Text
    name_uk: Text
    death_share: Share
    isolation_share: Share
    postponable_share: Share
    bulk_move_hours: Hours | None
    special_unit: SpecialUnit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Sourced):
    """One step of a category's pathway.

    A patient passes the stage with probability `share` and holds one place of `kind`
    for a stay with mean `stay` and coefficient of variation `variation`. A patient
    who has waited `patience` hours (mean of an exponential; none = waits for ever, 0 =
    does not wait) dies with probability `waiting_death`, else becomes `worsens_to`
    (another category), or leaves untreated when that is empty. `fallback` is the kind
    of place used when no place of `kind` is free within `reach` hours of travel.
    """

    category: Id
    order: Annotated[int, Ge(1)]
    kind: PlaceKind
    share: Annotated[float, Gt(0), Le(1)]
    stay: Annotated[float, Gt(0), Unit("days")]
    stay_low: Annotated[float, Ge(0), Unit("days")]
    stay_high: Annotated[float, Gt(0), Unit("days")]
    variation: Amount
    distribution: Distribution
    priority: Annotated[int, Ge(0), Le(3)]
    patience: Hours | None
    waiting_death: Share
    worsens_to: str
    fallback: PlaceKind | None
    reach: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Consumption(Sourced):
    """What a patient of a category uses, a day or once."""

    category: Id
    item: Id
    basis: Basis
    value: Amount
    low: Amount
    high: Amount
