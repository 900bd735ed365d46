"""What can be done about it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import MinLen, Unit

from beredt.engine.register import Mode, PlaceKind, Profession, Share, Text
from beredt.engine.scenario.quantities import (
    Day,
    Happening,
    Hours,
    Length,
    PatientsPerDay,
    Portion,
    Quantity,
    Within,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Happening):
    """What every measure has: who may decide it, on which ground, how soon it works."""

    days: Length
    lead_days: Day = 0.0
    ramp_days: Day = 0.0
    owner: str = ""
    authority_level: Literal["facility", "trust", "region", "directorate", "ministry"]
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeElective(Action):
    """Planned admissions are put off and kept in a ledger, then caught up.

    `share` of the postponable; afterwards `catch_up` of ordinary volume a day extra.
    """

    kind: Literal["postpone_elective"] = "postpone_elective"
    share: Portion
    catch_up: Share = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyDischarge(Action):
    """A share of ward patients goes home or to a municipal place before time."""

    kind: Literal["early_discharge"] = "early_discharge"
    share: Portion
    kept: Share = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSurge(Action):
    """Extra places are opened, up to the realistic or the theoretical number."""

    kind: Literal["open_surge"] = "open_surge"
    places: Annotated[tuple[PlaceKind, ...], MinLen(1)]
    level: Literal["realistic", "theoretical"] = "realistic"
    share: Portion = Quantity(value=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class StretchRatio(Action):
    """Each employee looks after `factor` times as many places; fatigue follows."""

    kind: Literal["stretch_ratio"] = "stretch_ratio"
    places: Annotated[tuple[PlaceKind, ...], MinLen(1)]
    factor: Annotated[Quantity, Within(1, 4), Unit("times")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mobilise(Action):
    """Reserves are called in: `share` of the named reserves, or of all in the place."""

    kind: Literal["mobilise"] = "mobilise"
    share: Portion = Quantity(value=1)
    reserves: tuple[str, ...] = ()
    professions: tuple[Profession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelieveAbsence(Action):
    """Child care, transport, protection: absence above the ordinary falls."""

    kind: Literal["relieve_absence"] = "relieve_absence"
    share: Portion
    professions: tuple[Profession, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve(Action):
    """Reserve power or water: facilities manage `hours` longer without."""

    kind: Literal["reserve_power", "reserve_water"]
    hours: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Redistribute(Action):
    """Patients are moved from `place` to another place, so many a day.

    Those who wait go first, then those who have become fit last; nobody before
    `bulk_move_hours` of the category. Only from the kinds of places named, or all that
    patients lie in. Large aircraft come from anywhere; other vehicles are those of
    `mode`, or of any mode but boats, with a base in the regions of `place`.
    """

    kind: Literal["redistribute"] = "redistribute"
    to: Text
    patients_per_day: PatientsPerDay
    places: tuple[PlaceKind, ...] = ()
    mode: Mode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evacuate(Action):
    """Patients are moved out of the country to a partner's offer.

    They lie in places of the kind offered. The offer is open from `activation_days`
    after this measure works, or after a `request_assistance` that asks for it.
    """

    kind: Literal["evacuate"] = "evacuate"
    offer: Text
    patients_per_day: PatientsPerDay
    mode: Mode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAssistance(Action):
    """Nordic, EU or NATO partners are asked for what they offer.

    For the `offers` named, or for all of the countries of the channel. Places abroad
    are then open to `evacuate`; an offer at a facility of the country is a team that
    staffs so many places more there, as far as there is room and equipment.
    """

    kind: Literal["request_assistance"] = "request_assistance"
    channel: Literal["nordic", "eu", "nato", "who"]
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseStock(Action):
    """A `share` of national and EU stocks is opened while the measure lasts."""

    kind: Literal["release_stock"] = "release_stock"
    items: Annotated[tuple[str, ...], MinLen(1)]
    share: Portion = Quantity(value=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ration(Action):
    """Use of items is limited to a share of what was asked for."""

    kind: Literal["ration"] = "ration"
    items: Annotated[tuple[str, ...], MinLen(1)]
    share: Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class BanExport(Action):
    """Items may not leave the country.

    Deliveries grow by what else leaves as parallel export (`parallel_export_share` of
    the register), unless export of the item is banned already.
    """

    kind: Literal["ban_export"] = "ban_export"
    items: Annotated[tuple[str, ...], MinLen(1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class InfectionControl(Action):
    """Fewer contacts: transmission in `place` falls by `reduction`.

    Between a place with infection control and one without it falls by the mean
    (geometric) of what is left in the two.
    """

    kind: Literal["infection_control"] = "infection_control"
    reduction: Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class Vaccination(Action):
    """People are vaccinated, `doses_per_day` at most, until `coverage` is reached.

    The oldest come first, or all ages at once (`order`); coverage by age band with
    `coverage_by_age`. Protection begins `lead_days` after the start: against being
    infected by a contact (`against_infection`), and for those infected all the same
    against hospital and death (`against_severe`). Where several vaccinate, protection
    is that of the first.
    """

    kind: Literal["vaccination"] = "vaccination"
    doses_per_day: Annotated[Quantity, Within(0, 10_000_000), Unit("doses per day")]
    coverage: Portion = Quantity(value=0.7)
    coverage_by_age: tuple[Share, ...] = ()
    order: Literal["oldest_first", "all_ages"] = "oldest_first"
    against_infection: Portion
    against_severe: Portion


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivateAgreement(Action):
    """A factory or supplier delivers under a preparedness agreement."""

    kind: Literal["activate_agreement"] = "activate_agreement"
    supplier: Text
    items: Annotated[tuple[str, ...], MinLen(1)]
    daily_volume: Annotated[Quantity, Within(), Unit("units of the item per day")]


Measure = (
    PostponeElective
    | EarlyDischarge
    | OpenSurge
    | StretchRatio
    | Mobilise
    | RelieveAbsence
    | Reserve
    | Redistribute
    | Evacuate
    | RequestAssistance
    | ReleaseStock
    | Ration
    | BanExport
    | InfectionControl
    | Vaccination
    | ActivateAgreement
)
