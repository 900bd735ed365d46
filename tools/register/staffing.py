"""Staff by pool, profession and region; second roles; reserves; ratios."""

from collections import defaultdict
from typing import Any

from beredt.engine.register import (
    Facility,
    Municipality,
    PlaceKind,
    Places,
    Profession,
    Ratio,
    Reserve,
    Role,
    Staff,
)
from register.names import REGIONS
from register.provenance import assumed, derived
from register.spread import rows_of, spread

INTENSIVE_NURSES, ALL_INTENSIVE_NURSES = 2086, 2481
MARGIN = 1.04
# Professions with more to spare: nurses, not doctors or assistants, are to be scarce.
WIDER_MARGINS: dict[Profession, float] = {
    "anaesthetist": 1.25,
    "surgeon": 1.25,
    "anaesthetic_nurse": 1.1,
    "assistant_nurse": 1.2,
    "doctor": 1.2,
}
ABSENCE = 0.10
FULL_TIME = 0.85
AMBULANCE_WORKERS = 2897

# Full-time equivalents for one place open day and night: value, low, high.
RATIOS: dict[PlaceKind, dict[Profession, tuple[float, float, float]]] = {
    "ward": {
        "nurse": (0.8, 0.7, 0.9),
        "assistant_nurse": (0.35, 0.3, 0.4),
        "doctor": (0.2, 0.15, 0.25),
    },
    "observation": {
        "nurse": (1.9, 1.6, 2.2),
        "assistant_nurse": (0.25, 0.2, 0.3),
        "doctor": (0.3, 0.25, 0.35),
    },
    "intermediate": {"nurse": (4.0, 3.5, 4.5), "doctor": (0.5, 0.4, 0.6)},
    "intensive": {
        "intensive_care_nurse": (7.5, 5.0, 10.0),
        "anaesthetist": (0.85, 0.7, 1.0),
    },
    "theatre": {
        "theatre_nurse": (11.2, 9.5, 12.0),
        "anaesthetic_nurse": (5.6, 4.7, 6.0),
        "anaesthetist": (2.8, 1.9, 5.6),
        "surgeon": (8.0, 5.6, 11.2),
    },
    "emergency": {"nurse": (5.6, 4.7, 11.2), "doctor": (2.8, 1.4, 5.6)},
    "burn": {
        "intensive_care_nurse": (3.0, 2.0, 4.0),
        "nurse": (6.0, 6.0, 6.5),
        "doctor": (1.0, 0.8, 1.2),
    },
    "neonatal": {"nurse": (6.0, 5.0, 8.0), "doctor": (0.7, 0.6, 0.8)},
    "obstetric": {
        "midwife": (2.0, 1.5, 2.5),
        "assistant_nurse": (0.5, 0.3, 0.7),
        "doctor": (0.3, 0.2, 0.4),
    },
    "dialysis": {"nurse": (0.7, 0.6, 0.9), "doctor": (0.05, 0.03, 0.1)},
    "psychiatric": {
        "nurse": (1.2, 0.8, 1.6),
        "assistant_nurse": (1.0, 0.7, 1.4),
        "doctor": (0.3, 0.2, 0.4),
    },
    "rehabilitation": {
        "nurse": (0.6, 0.5, 0.7),
        "assistant_nurse": (0.4, 0.3, 0.5),
        "physiotherapist": (0.4, 0.3, 0.5),
        "doctor": (0.1, 0.05, 0.15),
    },
    "municipal": {
        "nurse": (0.35, 0.3, 1.4),
        "assistant_nurse": (0.65, 0.6, 0.75),
        "doctor": (0.015, 0.01, 0.03),
    },
    "hub": {"nurse": (1.0, 0.8, 1.5), "doctor": (0.2, 0.1, 0.3)},
}
# Places that municipalities staff; hospitals staff all others.
MUNICIPAL_KINDS = ("municipal",)

# Specialists that the man-year table counts among nurses and physicians.
WITHOUT_STATISTICS: tuple[Profession, ...] = (
    "theatre_nurse",
    "anaesthetic_nurse",
    "surgeon",
    "anaesthetist",
)
# The words of the man-year table, and the share of its people in a narrower trade.
MAN_YEARS: dict[Profession, str] = {
    "nurse": "Nurses",
    "assistant_nurse": "Assistant nurses",
    "midwife": "Midwives",
    "doctor": "Physicians",
    "physiotherapist": "Physiotherapists",
    "radiographer": "Radiographers",
    "biomedical_scientist": "Biomedical scientists",
}
YEARS_BY_REGION = {
    "helse-sor-ost": ("ost_2003", "sor_2003"),
    "helse-vest": ("vest_2003",),
    "helse-midt-norge": ("midt_2003",),
    "helse-nord": ("nord_2003",),
}
# Persons counted again in a second pool, as a share of those in hospital.
SECOND_ROLES: dict[Profession, tuple[float, float]] = {
    "surgeon": (0.05, 0.03),
    "anaesthetist": (0.05, 0.03),
    "intensive_care_nurse": (0.03, 0.02),
    "anaesthetic_nurse": (0.04, 0.03),
    "theatre_nurse": (0.03, 0.02),
    "nurse": (0.02, 0.02),
    "doctor": (0.03, 0.02),
    "ambulance_worker": (0.04, 0.04),
}
MILITARY_ONLY = 0.1
Amounts = dict[tuple[Profession, str], float]


def list_ratios() -> tuple[Ratio, ...]:
    """List what it takes to keep one place open day and night."""
    return tuple(
        Ratio(kind=kind, profession=profession, value=value, low=low, high=high,
              **_ratio_origin(kind))
        for kind, professions in RATIOS.items()
        for profession, (value, low, high) in professions.items()
    )  # fmt: skip


def _ratio_origin(kind: PlaceKind) -> dict[str, Any]:
    if kind == "intensive":
        return derived(
            "2 086 intensive-care nurses in hospitals 2019 (ssb.no) for 278 standing "
            "places 2020 (tv2.no/a/13893549): 7.5 persons a place",
            "2020-10",
            "medium",
        )
    return assumed("one post day and night = 5.6 full-time equivalents", "medium")


def needed(
    facilities: tuple[Facility, ...], places: tuple[Places, ...], *, municipal: bool
) -> Amounts:
    """Add up what the staffed places of one employer need, by profession and region."""
    regions = {facility.id: facility.region for facility in facilities}
    amounts: Amounts = defaultdict(float)
    for row in places:
        region = regions[row.facility]
        mine = (row.kind in MUNICIPAL_KINDS) == municipal
        if mine and region and row.status == "staffed":
            for profession, (value, _, _) in RATIOS[row.kind].items():
                amounts[profession, region] += row.number * value
    return amounts


def list_staff(
    facilities: tuple[Facility, ...], places: tuple[Places, ...]
) -> tuple[Staff, ...]:
    """List the staff of hospitals, municipalities, Armed Forces and Home Guard."""
    hospital = _hospital_staff(facilities, places)
    return (*hospital, *_municipal_staff(facilities, places), *_military(hospital))


def _hospital_staff(
    facilities: tuple[Facility, ...], places: tuple[Places, ...]
) -> list[Staff]:
    wanted = needed(facilities, places, municipal=False)
    staff: list[Staff] = _intensive_nurses(facilities, places)
    for profession in WITHOUT_STATISTICS:
        staff += [
            _hospital_row(profession, region, _least(profession, region, wanted))
            for region in REGIONS
        ]
    narrower = {
        "nurse": _sum(staff, "nurse"),
        "doctor": _sum(staff, "surgeon", "anaesthetist"),
    }
    for profession, word in MAN_YEARS.items():
        for region, years in _man_years(word).items():
            left = years - narrower.get(profession, {}).get(region, 0.0)
            least = _least(profession, region, wanted)
            staff.append(_hospital_row(profession, region, max(left, least)))
    return staff + _ambulance_workers()


def _least(profession: Profession, region: str, wanted: Amounts) -> float:
    return WIDER_MARGINS.get(profession, MARGIN) * wanted[profession, region]


def _sum(staff: list[Staff], *words: str) -> dict[str, float]:
    """Add up by region the staff whose profession ends in one of the words."""
    amounts: dict[str, float] = defaultdict(float)
    for row in staff:
        if row.profession.endswith(words):
            amounts[row.region] += row.full_time_equivalents
    return amounts


def _intensive_nurses(
    facilities: tuple[Facility, ...], places: tuple[Places, ...]
) -> list[Staff]:
    regions = {facility.id: facility.region for facility in facilities}
    beds: dict[str, float] = dict.fromkeys(REGIONS, 0.0)
    for row in places:
        if row.kind == "intensive" and row.status == "staffed":
            beds[regions[row.facility]] += row.number
    return [
        Staff(
            pool="hospital", profession="intensive_care_nurse", region=region,
            head_count=persons, full_time_equivalents=persons, absence=ABSENCE,
            **derived(
                "2 086 intensive-care nurses in hospitals 2019 "
                "(ssb.no, så mange intensivsykepleiere), by intensive-care places; "
                "persons, as the ratio per place counts persons",
                "2019", "medium",
            ),
        )
        for region, persons in spread(INTENSIVE_NURSES, beds).items()
    ]  # fmt: skip


def _man_years(word: str) -> dict[str, float]:
    """Divide the man-years of 2008 by the regions' shares of 2003."""
    row = next(r for r in rows_of("staff_manyears_somatic_hospitals")
               if r["profession"] == word)  # fmt: skip
    shares = {
        region: sum(float(row[column]) for column in columns)
        for region, columns in YEARS_BY_REGION.items()
    }
    whole = sum(shares.values())
    return {
        region: float(row["norway_2008"]) * share / whole
        for region, share in shares.items()
    }


def _hospital_row(profession: Profession, region: str, years: float) -> Staff:
    if profession in MAN_YEARS:
        origin = derived(
            "Man-years in somatic hospitals 2008 and regional shares 2003 (Statistics "
            "Norway, CC BY 4.0), or what the staffed places need where that is more",
            "2008", "low",
        )  # fmt: skip
    else:
        origin = assumed("what the staffed places need, and 4-25 % more")
    return Staff(
        pool="hospital", profession=profession, region=region,
        head_count=round(years / FULL_TIME), full_time_equivalents=round(years, 1),
        absence=ABSENCE, **origin,
    )  # fmt: skip


def _ambulance_workers() -> list[Staff]:
    shares = {
        region: float(row["24h_ambulances"])
        for region, row in zip(REGIONS, rows_of("ambulances_by_rhf_2008")[1:],
                               strict=True)
    }  # fmt: skip
    return [
        Staff(
            pool="hospital", profession="ambulance_worker", region=region,
            head_count=persons, full_time_equivalents=round(persons * FULL_TIME, 1),
            absence=ABSENCE,
            **derived(
                "2 897 ambulance workers in work 2008 (Statistics Norway, CC BY 4.0), "
                "by ambulances on call day and night",
                "2008", "low",
            ),
        )
        for region, persons in spread(AMBULANCE_WORKERS, shares).items()
    ]  # fmt: skip


def _municipal_staff(
    facilities: tuple[Facility, ...], places: tuple[Places, ...]
) -> list[Staff]:
    return [
        Staff(
            pool="municipality", profession=profession, region=region,
            head_count=round(MARGIN * years / 0.75),
            full_time_equivalents=round(MARGIN * years, 1), absence=ABSENCE,
            **assumed("what nursing homes and acute units need, and 4 % more"),
        )
        for (profession, region), years in needed(
            facilities, places, municipal=True
        ).items()
    ]  # fmt: skip


def _military(hospital: list[Staff]) -> list[Staff]:
    """Count Armed Forces and Home Guard: second roles, and one in ten with no other."""
    return [
        Staff(
            pool=role.other_pool, profession=role.profession, region=role.region,
            head_count=round(role.persons / (1 - MILITARY_ONLY)),
            full_time_equivalents=round(role.persons / (1 - MILITARY_ONLY), 1),
            absence=0.0,
            **assumed("nine in ten also work in a hospital; strengths are not public"),
        )
        for role in list_roles(tuple(hospital))
    ]  # fmt: skip


def list_roles(staff: tuple[Staff, ...]) -> tuple[Role, ...]:
    """List who is counted both in hospital and in the Armed Forces or Home Guard."""
    return tuple(
        Role(
            profession=row.profession, region=row.region, pool="hospital",
            other_pool=pool, persons=round(share * row.head_count),
            **assumed("5-10 % of specialists have a place in the Armed Forces or "
                      "Home Guard, 4 % of other nurses"),
        )
        for row in staff
        if row.pool == "hospital" and row.profession in SECOND_ROLES
        for pool, share in zip(
            ("armed_forces", "home_guard"), SECOND_ROLES[row.profession], strict=True
        )
    )  # fmt: skip


# Id, name, profession, persons, full-time share, days of lead and of training.
RESERVES: tuple[tuple[str, str, Profession, int, float, float, float], ...] = (
    ("intensiv-kommune", "Intensivsykepleiere i kommunene",
     "intensive_care_nurse", 197, 0.8, 5, 2),
    ("intensiv-annet", "Intensivsykepleiere i andre yrker",
     "intensive_care_nurse", 198, 0.7, 7, 4),
    ("kombinert-utdannet", "Sykepleiere med kombinert videreutdanning",
     "intensive_care_nurse", 690, 0.3, 7, 3),
    ("pensjonerte-sykepleiere", "Pensjonerte sykepleiere", "nurse", 2500, 0.4, 7, 3),
    ("pensjonerte-leger", "Pensjonerte leger", "doctor", 600, 0.4, 7, 2),
    ("sykepleierstudenter", "Sykepleierstudenter i siste år",
     "assistant_nurse", 4000, 0.5, 4, 2),
    ("medisinstudenter", "Medisinstudenter med lisens", "doctor", 900, 0.5, 4, 1),
    ("frivillige", "Frivillige i Røde Kors og Norsk Folkehjelp",
     "assistant_nurse", 1500, 0.3, 2, 1),
    ("sivilforsvaret", "Sivilforsvarets sanitetsgrupper",
     "ambulance_worker", 600, 0.5, 1, 0),
)  # fmt: skip


def list_reserves(municipalities: tuple[Municipality, ...]) -> tuple[Reserve, ...]:
    """List who can be mobilised, divided over the regions by population."""
    people: dict[str, float] = dict.fromkeys(REGIONS, 0.0)
    for municipality in municipalities:
        people[municipality.region] += municipality.population
    return tuple(
        Reserve(
            id=f"{code}-{region}", name=name, profession=profession, region=region,
            persons=persons, full_time_share=share, lead_days=lead,
            training_days=training, **_reserve_origin(profession),
        )
        for code, name, profession, total, share, lead, training in RESERVES
        for region, persons in spread(total, people).items()
    )  # fmt: skip


def _reserve_origin(profession: Profession) -> dict[str, Any]:
    if profession == "intensive_care_nurse":
        return derived(
            "2 481 active intensive-care nurses less 2 086 in hospitals, and 690 with "
            "combined training, 2019 (ssb.no); lead time 3-10 days assumed; by "
            "population",
            "2019", "medium",
        )  # fmt: skip
    return assumed("size of the group and share that can come")
