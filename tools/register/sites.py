"""Facilities: hospitals, municipal units and nursing homes, hubs, partners abroad."""

from collections import defaultdict

from beredt.engine.register import Facility, FacilityKind, Municipality
from register.names import HOSPITAL_IDS, OWNER_IDS, REGION_IDS, TRUSTS
from register.provenance import SET_DATE, assumed, derived
from register.spread import rows_of

TRAUMA = {
    "trauma centre (regional)": "centre",
    "emergency hospital w/ trauma function": "function",
}
NEUROSURGERY = (
    "Oslo universitetssykehus, Ullevål",
    "Oslo universitetssykehus, Rikshospitalet",
    "Haukeland universitetssjukehus",
    "St. Olavs hospital, Øya",
    "UNN Tromsø",
)
WORDS = {
    "beds": "beds",
    "ICU 12 normal: TV2 2021-03 (sourced)": "12 intensive-care places: TV2 March 2021",
}
HUBS = (
    ("hub-narvik", "Evakueringsknutepunkt Narvik", "helse-nord", "1806", 68.438, 17.44),
    ("hub-evenes", "Evakueringsknutepunkt Evenes", "helse-nord", "1853", 68.489, 16.68),
    (
        "hub-bardufoss",
        "Evakueringsknutepunkt Bardufoss",
        "helse-nord",
        "5524",
        69.056,
        18.54,
    ),
    (
        "hub-gardermoen",
        "Evakueringsknutepunkt Gardermoen",
        "helse-sor-ost",
        "3209",
        60.194,
        11.1,
    ),
    (
        "hub-varnes",
        "Evakueringsknutepunkt Værnes",
        "helse-midt-norge",
        "5035",
        63.458,
        10.92,
    ),
    (
        "hub-flesland",
        "Evakueringsknutepunkt Flesland",
        "helse-vest",
        "4601",
        60.29,
        5.22,
    ),
)
PARTNERS = (
    ("partner-karolinska", "Karolinska universitetssjukhuset, Solna", 59.348, 18.031),
    ("partner-uppsala", "Akademiska sjukhuset, Uppsala", 59.849, 17.642),
    ("partner-linkoping", "Universitetssjukhuset i Linköping", 58.401, 15.619),
    ("partner-umea", "Norrlands universitetssjukhus, Umeå", 63.82, 20.299),
    ("partner-rigshospitalet", "Rigshospitalet, København", 55.696, 12.567),
    ("partner-helsinki", "HUS, Helsinki", 60.19, 24.909),
    ("partner-oulu", "Oulun yliopistollinen sairaala", 65.007, 25.517),
    ("partner-hamburg", "Kleeblatt Nord, Hamburg", 53.59, 9.975),
    ("partner-berlin", "Kleeblatt Ost, Berlin", 52.526, 13.377),
)
AREA = {
    "municipal_acute": ("kad", "Kommunal akutt døgnenhet (KAD)"),
    "nursing_home": ("sykehjem", "Sykehjem"),
}


def list_facilities(
    municipalities: tuple[Municipality, ...],
) -> tuple[Facility, ...]:
    """List every facility."""
    return (
        *_hospitals(),
        *_municipal("municipal_acute", municipalities),
        *_municipal("nursing_home", municipalities),
        *_hubs(),
        *_partners(),
    )


def _hospitals() -> list[Facility]:
    origin = derived(
        "Identity and point: national health registers and Eurostat GISCO 2020; "
        "emergency intake, trauma role and neurosurgery: Planning assumption of this "
        "project",
        "2020",
        "medium",
    )
    return [
        Facility(
            id=HOSPITAL_IDS[row["hospital"]],
            name=row["hospital"],
            kind="hospital",
            region=REGION_IDS[row["rhf"]],
            trust=OWNER_IDS[row["hf"]],
            # Svalbard has no municipality.
            municipality=""
            if row["municipality_no"] == "2100"
            else row["municipality_no"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            acute=row["acute"] == "y",
            trauma=TRAUMA.get(row["trauma_level"], "none"),
            neurosurgery=row["hospital"] in NEUROSURGERY,
            note=row["notes"],
            **origin,
        )
        for row in rows_of("hospitals")
    ]


def _municipal(
    kind: FacilityKind, municipalities: tuple[Municipality, ...]
) -> list[Facility]:
    """Gather one kind of municipal facility by the area of each trust."""
    areas: dict[str, list[Municipality]] = defaultdict(list)
    for municipality in municipalities:
        areas[municipality.trust].append(municipality)
    prefix, words = AREA[kind]
    return [
        Facility(
            id=f"{prefix}-{trust}",
            name=f"{words}, området til {TRUSTS[trust][0].removesuffix(' HF')}",
            kind=kind,
            region=TRUSTS[trust][1],
            trust=trust,
            municipality=max(areas[trust], key=lambda m: m.population).id,
            lat=_centre(areas[trust])[0],
            lon=_centre(areas[trust])[1],
            acute=kind == "municipal_acute",
            trauma="none",
            neurosurgery=False,
            note="All units of the municipalities in the area of the trust as one.",
            **derived(
                "Population-weighted point of the municipalities of the area",
                SET_DATE,
                "medium",
            ),
        )
        for trust in TRUSTS
        if trust in areas
    ]


def _centre(area: list[Municipality]) -> tuple[float, float]:
    people = sum(m.population for m in area)
    return (
        round(sum(m.lat * m.population for m in area) / people, 4),
        round(sum(m.lon * m.population for m in area) / people, 4),
    )


def _hubs() -> list[Facility]:
    at_home = [
        Facility(
            id=code,
            name=name,
            kind="hub",
            region=region,
            trust="",
            municipality=municipality,
            lat=lat,
            lon=lon,
            acute=False,
            trauma="none",
            neurosurgery=False,
            note="Place where evacuated patients wait for the next leg.",
            **assumed("likely airhead or railhead; no public plan names it"),
        )
        for code, name, region, municipality, lat, lon in HUBS
    ]
    abroad = Facility(
        id="hub-rzeszow-jasionka",
        name="MEDEVAC-knutepunkt Rzeszów-Jasionka",
        kind="hub",
        region="",
        trust="",
        municipality="",
        lat=50.11,
        lon=22.019,
        acute=False,
        trauma="none",
        neurosurgery=False,
        note="Outbound hall with 20 beds and 30 places for relatives; stay at most "
        "48 hours.",
        **derived("PCPM (pcpm.org.pl), hub opened 1 September 2022", "2022-09", "high"),
    )
    return [*at_home, abroad]


def _partners() -> list[Facility]:
    return [
        Facility(
            id=code,
            name=name,
            kind="partner",
            region="",
            trust="",
            municipality="",
            lat=lat,
            lon=lon,
            acute=False,
            trauma="centre",
            neurosurgery=True,
            note="Stands for a possible receiver; no agreement is implied.",
            **assumed(
                "receiver that a request for assistance could reach, and its units"
            ),
        )
        for code, name, lat, lon in PARTNERS
    ]
