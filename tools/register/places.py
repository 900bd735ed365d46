"""Places of every facility by kind and status."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from beredt.engine.register import Facility, Municipality, PlaceKind, Places
from register.counting import Counted, rows_by_status
from register.municipal import hub_places, municipal_places
from register.names import HOSPITAL_IDS, MAIN_HOSPITALS
from register.ordinary import theatre_load
from register.provenance import assumed, derived
from register.spread import rows_of, spread

# Regional intensive care: intermediate 2019, realistic January 2022, theoretical 2020.
INTERMEDIATE = {
    "helse-sor-ost": 392,
    "helse-vest": 67,
    "helse-midt-norge": 58,
    "helse-nord": 42,
}
REALISTIC = {
    "helse-sor-ost": 343,
    "helse-vest": 106,
    "helse-midt-norge": 118,
    "helse-nord": 80,
}
THEORETICAL = {
    "helse-sor-ost": 678,
    "helse-vest": 292,
    "helse-midt-norge": 195,
    "helse-nord": 80,
}

# National planning totals that no open table gives by hospital.
NEONATAL, OBSTETRIC, DIALYSIS, REHABILITATION, PSYCHIATRIC = 305, 560, 345, 640, 3700
BURN = 8
ONLY_REHABILITATION = ("sunnaas-sykehus", "lhl-gardermoen")
NEONATAL_UNITS = (
    "ous-ulleval", "ous-rikshospitalet", "ahus-nordbyhagen", "ostfold-kalnes",
    "innlandet-lillehammer", "innlandet-elverum", "vestre-viken-drammen",
    "vestfold-tonsberg", "telemark-skien", "sorlandet-kristiansand",
    "sorlandet-arendal", "stavanger-universitetssjukehus", "haugesund-sjukehus",
    "haukeland", "forde-sentralsjukehus", "st-olavs-oya", "alesund-sjukehus",
    "levanger-sykehus", "unn-tromso", "nordlandssykehuset-bodo",
)  # fmt: skip
# Trauma hospitals without births, and hospitals with births that are not.
NO_BIRTHS = ("innlandet-hamar", "st-olavs-orkdal")
MORE_BIRTHS = (
    "ous-rikshospitalet",
    "nordlandssykehuset-lofoten",
    "finnmarkssykehuset-alta",
)
BEDS_SOURCE = (
    "Estimate of beds per hospital by this project, held against trust totals of 2008 "
    "(SINTEF SAMDATA table 14.7) and regional totals of intensive care"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hospital:
    """What the sources say about one hospital."""

    id: str
    region: str
    beds: int
    intensive: int
    acute: bool
    trauma: str


def hospitals(facilities: tuple[Facility, ...]) -> tuple[Hospital, ...]:
    """Join the bed estimates to the facilities."""
    known = {facility.id: facility for facility in facilities}
    return tuple(
        Hospital(
            id=code,
            region=known[code].region,
            beds=int(row["beds_somatic"]),
            intensive=int(row["icu_beds"]),
            acute=known[code].acute,
            trauma=known[code].trauma,
        )
        for row in rows_of("hospitals")
        for code in (HOSPITAL_IDS[row["hospital"]],)
    )


def list_places(
    facilities: tuple[Facility, ...], municipalities: tuple[Municipality, ...]
) -> tuple[Places, ...]:
    """List the places of every facility that holds any."""
    found = hospitals(facilities)
    people = _people_by_trust(municipalities)
    rows: list[Places] = []
    beds = split_beds(found)
    surge = _surge_of_intensive(found)
    stations = spread(DIALYSIS, {h.id: h.beds for h in found if _has_dialysis(h)})
    psychiatric = spread(
        PSYCHIATRIC, {MAIN_HOSPITALS[trust]: n for trust, n in people.items()}
    )
    for hospital in found:
        for kind, number in beds[hospital.id].items():
            rows += (
                _intensive(hospital.id, number, surge[hospital.id])
                if kind == "intensive"
                else _ordinary(hospital.id, kind, number)
            )
        rows += _theatres(hospital, beds[hospital.id]["ward"])
        rows += _emergency(hospital)
        rows += _ordinary(hospital.id, "dialysis", stations.get(hospital.id, 0))
        rows += _ordinary(hospital.id, "psychiatric", psychiatric.get(hospital.id, 0))
    rows += municipal_places(facilities, municipalities, people)
    rows += hub_places(facilities)
    return tuple(rows)


def split_beds(found: tuple[Hospital, ...]) -> dict[str, dict[PlaceKind, int]]:
    """Divide the beds in use of each hospital over the kinds; the rest are ward."""
    intermediate = _by_region(found, INTERMEDIATE)
    neonatal = spread(NEONATAL, _beds(found, lambda h: h.id in NEONATAL_UNITS))
    obstetric = spread(OBSTETRIC, _beds(found, _has_births))
    rehabilitation = spread(
        REHABILITATION, _beds(found, lambda h: h.acute and h.beds >= 100)
    )
    split: dict[str, dict[PlaceKind, int]] = {}
    for h in found:
        kinds: dict[PlaceKind, int] = {
            "observation": _observation(h),
            "intermediate": intermediate.get(h.id, 0),
            "intensive": h.intensive,
            "burn": BURN if h.id == "haukeland" else 0,
            "neonatal": neonatal.get(h.id, 0),
            "obstetric": obstetric.get(h.id, 0),
            "rehabilitation": rehabilitation.get(h.id, 0),
        }
        if h.id in ONLY_REHABILITATION:
            kinds["rehabilitation"] = h.beds
        split[h.id] = {"ward": h.beds - sum(kinds.values()), **kinds}
    return split


def _beds(found: tuple[Hospital, ...], wanted: Any) -> dict[str, float]:
    return {h.id: h.beds for h in found if wanted(h)}


def _by_region(found: tuple[Hospital, ...], totals: dict[str, int]) -> dict[str, int]:
    given: dict[str, int] = {}
    for region, total in totals.items():
        given |= spread(
            total,
            _beds(found, lambda h, r=region: h.region == r and h.intensive > 0),
        )
    return given


def _observation(hospital: Hospital) -> int:
    """Give small hospitals more for their beds: their numbers vary more."""
    if not hospital.acute:
        return 0
    return round(0.02 * hospital.beds + 0.28 * hospital.beds**0.5)


def _has_births(hospital: Hospital) -> bool:
    return hospital.id in MORE_BIRTHS or (
        hospital.trauma != "none" and hospital.id not in NO_BIRTHS
    )


def _has_dialysis(hospital: Hospital) -> bool:
    return hospital.acute and hospital.beds >= 45


def _people_by_trust(municipalities: tuple[Municipality, ...]) -> dict[str, int]:
    people: dict[str, int] = {}
    for municipality in municipalities:
        people[municipality.trust] = (
            people.get(municipality.trust, 0) + municipality.population
        )
    return people


class Growth(NamedTuple):
    """How many places there are for each staffed one."""

    realistic: float
    theoretical: float
    physical: float
    equipped: float


# Closed and extra beds are 5-10 per cent; surge of others stands in rooms of others.
GROWTH: dict[PlaceKind, Growth] = {
    "ward": Growth(1.05, 1.087, 1.087, 1.087),
    "observation": Growth(1.0, 1.1, 1.1, 1.0),
    "intermediate": Growth(1.2, 1.4, 1.4, 1.2),
    "burn": Growth(1.5, 2.0, 2.0, 1.5),
    "neonatal": Growth(1.0, 1.1, 1.1, 1.1),
    "obstetric": Growth(1.05, 1.087, 1.087, 1.087),
    "rehabilitation": Growth(1.0, 1.05, 1.05, 1.05),
    "dialysis": Growth(1.05, 1.1, 1.1, 1.1),
    "psychiatric": Growth(1.0, 1.03, 1.05, 1.05),
}
ISOLATION: dict[PlaceKind, float] = {"ward": 0.08, "intermediate": 0.1, "burn": 1.0}
DEFINITIONS: dict[PlaceKind, str] = {
    "ward": "Category 0 (agreed 2022): ward bed; staffed: the estimate of beds in use; "
    "physical: with closed and extra beds",
    "observation": "Category 1 (agreed 2022): one organ under enhanced observation",
    "intermediate": "Category 2: two organs, day and night; regional count 2019-12",
    "burn": "National burn unit: 8 beds; surge set up in intensive care",
    "rehabilitation": "Staffed: in ordinary use; stands also for private institutions "
    "with an agreement",
    "dialysis": "Station for haemodialysis, about two patients a day",
}
SOURCED_REGION = (
    "Regional total: regional intensive-care review, December 2019 "
    "(ambulanseforum.no/VG 2020-03); split over hospitals by beds: planning assumption"
)


def _ordinary(facility: str, kind: PlaceKind, staffed: int) -> list[Places]:
    growth = GROWTH[kind]
    return rows_by_status(
        facility,
        kind,
        (
            round(growth.physical * staffed),
            round(growth.equipped * staffed),
            staffed,
            round(growth.realistic * staffed),
            round(growth.theoretical * staffed),
        ),
        Counted(
            isolation=ISOLATION.get(kind, 0.0),
            definition=DEFINITIONS.get(
                kind, "Staffed: in ordinary use, open day and night"
            ),
            origin=_origin(kind),
        ),
    )


def _origin(kind: PlaceKind) -> dict[str, Any]:
    if kind == "intermediate":
        return derived(SOURCED_REGION, "2019-12", "low")
    if kind == "burn":
        return derived(
            "National burn unit, 8 beds: helse-bergen.no; surge: planning assumption",
            "2024",
            "medium",
        )
    if kind == "psychiatric":
        return assumed(
            "3 700 places, of 19 303 specialist beds less 13 484 somatic ones in 2016 "
            "(ssb.no) without addiction care; by population to one hospital of a trust"
        )
    return assumed(f"{BEDS_SOURCE}; division over kinds and status assumed")


def _surge_of_intensive(found: tuple[Hospital, ...]) -> dict[str, tuple[int, int]]:
    surge: dict[str, tuple[int, int]] = {}
    for region, likely in REALISTIC.items():
        staffed = {h.id: h.intensive for h in found if h.region == region}
        realistic = spread(likely, staffed)
        theoretical = spread(THEORETICAL[region], staffed)
        for code in staffed:
            surge[code] = (realistic[code], theoretical[code])
    return surge


def _intensive(facility: str, staffed: int, surge: tuple[int, int]) -> list[Places]:
    realistic, theoretical = surge
    return rows_by_status(
        facility,
        "intensive",
        (theoretical, realistic, staffed, realistic, theoretical),
        Counted(
            isolation=0.2,
            definition="staffed routine 2019-12, regional intensivutredning; realistic "
            "surge 2022-01 (status to the ministry); theoretical 2020-10 (plans); "
            "surge places stand in recovery and intermediate rooms",
            origin=derived(
                "Regional totals: intensive-care review December 2019 (144/37/32/30), "
                "surge plans October 2020 (tv2.no/a/13893549), status to the ministry "
                "January 2022 (vg.no); per hospital: estimate of this project",
                "2022-01",
                "low",
            ),
        ),
    )


def _theatres(hospital: Hospital, ward: int) -> list[Places]:
    """Staff theatres (open day and night) for 60 per cent of the load, and one more."""
    if hospital.id in ONLY_REHABILITATION:
        return []
    staffed = 1 + round(theatre_load(ward, acute=hospital.acute) / 0.6)
    physical = round(1.6 * staffed)
    return rows_by_status(
        hospital.id,
        "theatre",
        (physical, physical, staffed, min(physical, round(1.3 * staffed)), physical),
        Counted(
            isolation=0.0,
            definition="Theatre open day and night, or its equivalent by day",
            origin=assumed(
                "about one theatre for 20 beds, staffed to 60 % of round-the-clock use"
            ),
        ),
    )


def _emergency(hospital: Hospital) -> list[Places]:
    if not hospital.acute:
        return []
    if hospital.trauma == "centre":
        staffed = 6 if hospital.beds >= 500 else 4
    else:
        staffed = 2 if hospital.trauma == "function" and hospital.beds >= 150 else 1
    most = 2 * staffed
    return rows_by_status(
        hospital.id,
        "emergency",
        (most, most, staffed, max(staffed, round(1.5 * staffed)), most),
        Counted(
            isolation=0.0,
            definition="Bay where a trauma team receives one patient",
            origin=assumed("4-6 bays in a trauma centre, 1-2 in other acute hospitals"),
        ),
    )
