"""Ordinary activity, and the load it puts on each kind of place."""

from typing import NamedTuple

from beredt.engine.register import Activity, Occupancy, PlaceKind
from register.provenance import assumed, derived

PUBLISHED = (
    "Calibrated so that the sum is 1 650 admissions a day and about 8 137 occupied "
    "places: ssb.no specialist health service; statista.com/statistics/1105229 (2023); "
    "division over categories within the planning intervals of this project"
)
REGISTRY = (
    "Norwegian intensive care registry 2017: 16 332 stays, 61 843 days "
    "(kvalitetsregistre.no/registers/551/resultater), less planned and birth stays"
)


class Flow(NamedTuple):
    """One category of ordinary patients: where, by which profile, how many a day."""

    category: str
    kind: PlaceKind
    acute_only: bool
    follows_people: float
    profile: str
    admissions: float
    low: float
    high: float


# Intensive care, rehabilitation: what there is of it decides where patients go.
FLOWS = (
    Flow("K13", "ward", True, 0.5, "acute", 875.2, 790, 965),
    Flow("K14", "ward", False, 0.5, "planned", 560, 480, 640),
    Flow("K16", "neonatal", False, 0.5, "birth", 12, 10, 14),
    Flow("K17", "obstetric", False, 0.5, "birth", 150, 140, 165),
    Flow("K19", "rehabilitation", False, 0, "planned", 20, 15, 25),
    Flow("K22", "intensive", False, 0, "acute", 32.8, 28, 40),
)
ADMISSIONS = {
    profile: sum(flow.admissions for flow in FLOWS if flow.profile == profile)
    for profile in ("acute", "planned", "birth")
}
PLANNED_PATIENTS = FLOWS[1].admissions
# Expected theatre passes of an ordinary acute and an ordinary planned patient.
ACUTE_OPERATIONS, PLANNED_OPERATIONS, OPERATION_DAYS = 0.25, 0.8, 0.2
# About what the country's ward places are; only the division over hospitals counts.
WARD_PLACES, ACUTE_WARD_PLACES = 7950, 7350

BACKGROUND: tuple[tuple[PlaceKind, str, float, float, float, str], ...] = (
    (
        "municipal",
        "municipal_acute",
        0.5,
        0.35,
        0.65,
        "32 957 admissions in 688 places",
    ),
    ("municipal", "nursing_home", 0.97, 0.94, 0.99, "nursing homes are nearly full"),
    ("psychiatric", "hospital", 0.9, 0.85, 0.95, "ordinary psychiatric inpatients"),
    ("dialysis", "hospital", 0.75, 0.65, 0.85, "patients on chronic haemodialysis"),
    ("burn", "hospital", 0.6, 0.4, 0.85, "national burn unit outside events"),
    ("emergency", "hospital", 0.1, 0.05, 0.3, "ordinary trauma teams"),
    ("hub", "hub", 0.1, 0.0, 0.5, "MEDEVAC from Ukraine on an average day"),
)


def theatre_load(ward: int, *, acute: bool) -> float:
    """Return the theatres that ordinary patients of so many ward places keep busy."""
    urgent = ADMISSIONS["acute"] * ACUTE_OPERATIONS * ward / ACUTE_WARD_PLACES
    planned = PLANNED_PATIENTS * PLANNED_OPERATIONS * ward / WARD_PLACES
    return OPERATION_DAYS * (planned + (urgent if acute else 0.0))


def list_activity() -> tuple[Activity, ...]:
    """List the ordinary patients of a day in the whole country."""
    return tuple(
        Activity(
            **flow._asdict(),
            **(
                derived(REGISTRY, "2017", "medium")
                if flow.kind == "intensive"
                else derived(PUBLISHED, "2023", "medium")
            ),
        )
        for flow in FLOWS
    )


def list_occupancy() -> tuple[Occupancy, ...]:
    """List how full kinds are whose ordinary users are not followed."""
    return tuple(
        Occupancy(
            kind=kind,
            facility_kind=facility_kind,  # type: ignore[arg-type]
            value=value,
            low=low,
            high=high,
            **assumed(why),
        )
        for kind, facility_kind, value, low, high, why in BACKGROUND
    )
