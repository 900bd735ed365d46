"""Regions, trusts, municipalities and who serves whom."""

from collections import Counter, defaultdict

from beredt.engine.register import Catchment, Municipality, Region, Trust
from register.names import (
    AREA_TRUSTS,
    LOCAL_HOSPITALS,
    NORWEGIAN_NAMES,
    PRIVATE_OWNERS,
    REGION_IDS,
    REGIONS,
    TRUSTS,
)
from register.provenance import assumed, derived, official
from register.spread import rows_of

STRUCTURE = "https://www.regjeringen.no/id528110 (hospital trusts by region)"
PEOPLE = (
    "Population 1 January 2026: Statistics Norway table 07459 (CC BY 4.0); "
    "nursing-home places 2018: Statistics Norway table 11875 (CC BY 4.0), on 2024 "
    "borders; point: population-weighted mean of postcode points, Erik Bolstad, "
    "www.erikbolstad.no/postnummer (CC BY 3.0), in boundaries of Kartverket (CC BY 4.0)"
)
SKDE = "SKDE catchment table boomr.csv, April 2026"
# Districts that are not places where people live under a name of their own.
NO_DISTRICT = ("Uoppgitt", "Sentrum", "Marka")
SHARED_OUT = ("0301", "4601")


def norwegian(name: str) -> str:
    """Return the Norwegian name of a place that has several."""
    return NORWEGIAN_NAMES.get(name, name)


def list_regions() -> tuple[Region, ...]:
    """List the four regional health authorities."""
    return tuple(
        Region(id=code, name=name, **official(STRUCTURE, "2025"))
        for code, name in REGIONS.items()
    )


def list_trusts() -> tuple[Trust, ...]:
    """List the twenty hospital trusts, then private owners with an agreement."""
    trusts = [
        Trust(id=code, name=name, region=region, **official(STRUCTURE, "2025"))
        for code, (name, region) in TRUSTS.items()
    ]
    owners = [
        Trust(
            id=code,
            name=f"{name} (privat, driftsavtale)",
            region=region,
            **derived(
                f"Private non-profit owner with an agreement with the region: "
                f"{STRUCTURE}; hospital list of this project",
                "2025",
                "medium",
            ),
        )
        for code, (name, region) in PRIVATE_OWNERS.items()
    ]
    return tuple(trusts + owners)


def list_municipalities() -> tuple[Municipality, ...]:
    """List the 357 municipalities of 2024."""
    return tuple(_municipality(row) for row in rows_of("municipalities"))


def _municipality(row: dict[str, str]) -> Municipality:
    name = norwegian(row["municipality"])
    return Municipality(
        id=row["municipality_no"],
        name=name,
        alias="" if name == row["municipality"] else row["municipality"],
        county=norwegian(row["county"]),
        region=REGION_IDS[row["rhf"]],
        trust=AREA_TRUSTS.get(row["hf_catchment"], "ous"),
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        population_0_17=int(row["pop2026_0_17"]),
        population_18_44=int(row["pop2026_18_44"]),
        population_45_66=int(row["pop2026_45_66"]),
        population_67_79=int(row["pop2026_67_79"]),
        population_80_plus=int(row["pop2026_80p"]),
        nursing_home_places=int(float(row["nursing_home_beds_2018"] or 0)),
        **derived(PEOPLE, "2026-01-01", "high"),
    )


def list_catchments() -> tuple[Catchment, ...]:
    """List which hospital serves which share of each municipality."""
    shares = _city_shares()
    found: list[Catchment] = []
    for row in rows_of("municipalities"):
        code = row["municipality_no"]
        if code in SHARED_OUT:
            found += _shared_by_district(code, shares[code])
        else:
            found += _served(code, LOCAL_HOSPITALS[row["local_hospital_catchment"]])
    return tuple(found)


def _served(code: str, hospitals: tuple[str, ...]) -> list[Catchment]:
    origin = (
        derived(SKDE, "2026-04", "high")
        if len(hospitals) == 1
        else assumed(f"two hospitals with one catchment in {SKDE} share it evenly")
    )
    share = round(1 / len(hospitals), 6)
    return [
        Catchment(municipality=code, facility=hospital, share=share, **origin)
        for hospital in hospitals
    ]


def _city_shares() -> dict[str, Counter[str]]:
    shares: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows_of("city_districts"):
        if not any(word in row["bydel_navn"] for word in NO_DISTRICT):
            shares[row["komnr"]][LOCAL_HOSPITALS[row["bosh_navn"]][0]] += 1
    return shares


def _shared_by_district(code: str, districts: Counter[str]) -> list[Catchment]:
    why = f"share of the city's districts that the hospital serves in {SKDE}"
    return [
        Catchment(
            municipality=code,
            facility=hospital,
            share=round(count / districts.total(), 6),
            **assumed(why, "medium"),
        )
        for hospital, count in sorted(districts.items())
    ]
