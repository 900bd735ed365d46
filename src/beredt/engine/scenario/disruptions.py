"""What takes capacity away."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import MinLen

from beredt.engine.register import Mode, PlaceKind, Pool, Profession
from beredt.engine.scenario.quantities import Day, Happening, Hours, Length, Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage(Happening):
    """Loss of power, water, e-com or ICT; each facility manages for its endurance."""

    kind: Literal["power", "water", "ecom", "ict"]
    hours: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilityDamage(Happening):
    """A share of the places is lost, and repaired evenly over `repair_days`."""

    kind: Literal["facility_damage"] = "facility_damage"
    lost: Portion
    days: Length
    repair_days: Day = 0.0
    places: tuple[PlaceKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAbsence(Happening):
    """The share of staff away, in place of the ordinary absence."""

    kind: Literal["staff_absence"] = "staff_absence"
    days: Length
    absence: Portion
    professions: tuple[Profession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DualRoleCallUp(Happening):
    """People with a second role are called to it: `share` of those in the register."""

    kind: Literal["dual_role_call_up"] = "dual_role_call_up"
    days: Length
    share: Portion
    pools: tuple[Pool, ...] = ("armed_forces", "home_guard")


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyInterruption(Happening):
    """Deliveries of items fall by the share `lost`."""

    kind: Literal["supply_interruption"] = "supply_interruption"
    days: Length
    items: Annotated[tuple[str, ...], MinLen(1)]
    lost: Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportClosed(Happening):
    """No patient can be moved into or out of `place` by these modes (none = all)."""

    kind: Literal["transport_closed"] = "transport_closed"
    days: Length
    modes: tuple[Mode, ...] = ()


Disruption = (
    Outage
    | FacilityDamage
    | StaffAbsence
    | DualRoleCallUp
    | SupplyInterruption
    | TransportClosed
)
