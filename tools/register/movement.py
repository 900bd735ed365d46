"""Transport, and what partners abroad might offer."""

from collections import defaultdict
from typing import Any, NamedTuple

from beredt.engine.register import (
    Facility,
    Mode,
    Municipality,
    Offer,
    PlaceKind,
    Transport,
)
from register.names import MAIN_HOSPITALS, REGIONS
from register.provenance import assumed, derived
from register.spread import rows_of, spread


class Vehicle(NamedTuple):
    """What vehicles of a mode are like."""

    litters: int
    seats: int
    intensive: int
    speed: float
    load: float
    turnaround: float
    hours: float
    availability: float
    readiness: float
    crew: int


VEHICLES: dict[Mode, Vehicle] = {
    "ambulance": Vehicle(1, 1, 0, 65, 0.3, 0.5, 24, 0.6, 0.1, 2),
    "ambulance_helicopter": Vehicle(1, 1, 1, 220, 0.4, 0.7, 24, 0.75, 0.25, 3),
    "ambulance_aeroplane": Vehicle(2, 1, 1, 450, 0.6, 1.0, 24, 0.75, 0.75, 3),
    "rescue_helicopter": Vehicle(3, 10, 1, 250, 0.5, 1.0, 24, 0.5, 0.25, 6),
    "evacuation_aeroplane": Vehicle(20, 12, 2, 750, 2, 2, 16, 0.8, 24, 6),
    "transport_aeroplane": Vehicle(27, 11, 2, 540, 2, 2, 16, 0.7, 12, 6),
    "train": Vehicle(26, 30, 2, 70, 4, 4, 24, 0.8, 48, 20),
    "bus": Vehicle(10, 14, 0, 65, 1, 1, 20, 0.8, 6, 4),
    "fast_ferry": Vehicle(30, 100, 1, 55, 1.5, 1.5, 16, 0.7, 12, 10),
    "ambulance_boat": Vehicle(2, 8, 0, 55, 0.4, 0.5, 24, 0.8, 0.25, 3),
}
AIR_REGIONS = {
    "Arendal": "helse-sor-ost", "Lørenskog": "helse-sor-ost", "Ål": "helse-sor-ost",
    "Dombås": "helse-sor-ost", "Gardermoen": "helse-sor-ost", "Rygge": "helse-sor-ost",
    "Stavanger": "helse-vest", "Bergen": "helse-vest", "Førde": "helse-vest",
    "Florø": "helse-vest", "Sola": "helse-vest", "Ålesund": "helse-midt-norge",
    "Trondheim": "helse-midt-norge", "Ørland": "helse-midt-norge",
}  # fmt: skip
AIR_MODES: dict[str, Mode] = {
    "helicopter": "ambulance_helicopter",
    "aeroplane": "ambulance_aeroplane",
    "SAR helicopter": "rescue_helicopter",
}


class Base(NamedTuple):
    """Vehicles of one mode at one place."""

    mode: Mode
    id: str
    name: str
    region: str
    lat: float
    lon: float
    units: int


STRETCHER_BUSES = "stretcher buses of trusts and Civil Defence"
FERRIES = "county fast ferries"
BULK: tuple[tuple[Base, str], ...] = (
    (Base("evacuation_aeroplane", "evakueringsfly-gardermoen", "Gardermoen",
     "helse-sor-ost", 60.194, 11.1, 2),
     "two aircraft may be used (contract of 2024)"),
    (Base("transport_aeroplane", "c130-gardermoen", "Gardermoen",
     "helse-sor-ost", 60.194, 11.1, 1),
     "27 lying of 38 patients carried in February 2023"),
    (Base("train", "sykehustog-narvik", "Narvik", "helse-nord", 68.441, 17.44, 1),
     "one train as in the exercise of March 2026; 26 lying as in Ukraine"),
    (Base("fast_ferry", "hurtigbat-tromso", "Tromsø",
     "helse-nord", 69.648, 18.96, 2),
     "bulk evacuation Alta-Tromsø in the exercise of 2024"),
    (Base("fast_ferry", "hurtigbat-bodo", "Bodø",
     "helse-nord", 67.283, 14.37, 1), FERRIES),
    (Base("fast_ferry", "hurtigbat-trondheim", "Trondheim",
     "helse-midt-norge", 63.437, 10.4, 1), FERRIES),
    (Base("fast_ferry", "hurtigbat-bergen", "Bergen",
     "helse-vest", 60.393, 5.32, 2), FERRIES),
    (Base("bus", "ambulansebuss-oslo", "Oslo",
     "helse-sor-ost", 59.937, 10.737, 4), STRETCHER_BUSES),
    (Base("bus", "ambulansebuss-bergen", "Bergen",
     "helse-vest", 60.374, 5.354, 2), STRETCHER_BUSES),
    (Base("bus", "ambulansebuss-trondheim", "Trondheim",
     "helse-midt-norge", 63.42, 10.389, 2), STRETCHER_BUSES),
    (Base("bus", "ambulansebuss-tromso", "Tromsø",
     "helse-nord", 69.683, 18.98, 2), STRETCHER_BUSES),
    (Base("bus", "ambulansebuss-narvik", "Narvik",
     "helse-nord", 68.442, 17.413, 2), STRETCHER_BUSES),
)  # fmt: skip


def list_transport(
    facilities: tuple[Facility, ...], municipalities: tuple[Municipality, ...]
) -> tuple[Transport, ...]:
    """List the vehicles of every base."""
    return (
        *_ambulances(facilities, municipalities),
        *_boats(facilities),
        *_aircraft(),
        *(_vehicles(base, assumed(why)) for base, why in BULK),
    )


def _vehicles(base: Base, origin: dict[str, Any]) -> Transport:
    vehicle = VEHICLES[base.mode]
    return Transport(
        id=base.id, mode=base.mode, base=base.name, region=base.region, lat=base.lat,
        lon=base.lon, units=base.units, litters=vehicle.litters, seats=vehicle.seats,
        intensive_litters=vehicle.intensive, speed=vehicle.speed,
        load_hours=vehicle.load, turnaround_hours=vehicle.turnaround,
        hours_per_day=vehicle.hours, availability=vehicle.availability,
        readiness_hours=vehicle.readiness, crew=vehicle.crew, **origin,
    )  # fmt: skip


def _ambulances(
    facilities: tuple[Facility, ...], municipalities: tuple[Municipality, ...]
) -> list[Transport]:
    """Divide each region's ambulances of 2008 over the areas of its trusts."""
    sites = {facility.id: facility for facility in facilities}
    people: dict[str, dict[str, float]] = {code: defaultdict(float) for code in REGIONS}
    for municipality in municipalities:
        people[municipality.region][municipality.trust] += municipality.population
    origin = derived(
        "Ambulances on call day and night or part of the day 2008, by region "
        "(Statistics Norway, CC BY 4.0); over trust areas by population; speed, "
        "readiness and share free for evacuation assumed",
        "2008", "low",
    )  # fmt: skip
    found: list[Transport] = []
    for region, row in zip(REGIONS, _by_region(), strict=True):
        units = int(row["24h_ambulances"]) + int(row["part_day_ambulances"])
        for trust, number in spread(units, people[region]).items():
            site = sites[MAIN_HOSPITALS[trust]]
            base = Base(
                "ambulance",
                f"ambulanse-{trust}",
                site.name,
                region,
                site.lat,
                site.lon,
                number,
            )
            found.append(_vehicles(base, origin))
    return found  # fmt: skip


def _by_region() -> list[dict[str, str]]:
    return rows_of("ambulances_by_rhf_2008")[1:]


def _boats(facilities: tuple[Facility, ...]) -> list[Transport]:
    sites = {facility.id: facility for facility in facilities}
    bases = ("sorlandet-arendal", "haukeland", "alesund-sjukehus",
             "nordlandssykehuset-bodo")  # fmt: skip
    origin = derived(
        "Ambulance boats 2008 by region (Statistics Norway, CC BY 4.0); one base a "
        "region, speed and litters assumed",
        "2008", "low",
    )  # fmt: skip
    return [
        _vehicles(
            Base("ambulance_boat", f"ambulansebat-{region}", sites[base].name, region,
                 sites[base].lat, sites[base].lon, int(row["ambulance_boats"])),
            origin,
        )
        for region, row, base in zip(REGIONS, _by_region(), bases, strict=True)
    ]  # fmt: skip


def _aircraft() -> list[Transport]:
    words = str.maketrans({"å": "a", "ø": "o", "æ": "a", "/": "-", "Å": "a", "Ø": "o"})
    origin = derived(
        "Bases and aircraft: luftambulanse.no, 2025; points approximate; speed, load "
        "and availability assumed",
        "2025", "medium",
    )  # fmt: skip
    return [
        _vehicles(
            Base(
                AIR_MODES[row["kind"]],
                f"{AIR_MODES[row['kind']].replace('_', '-')}-"
                f"{row['base'].translate(words).lower()}",
                row["base"],
                AIR_REGIONS.get(row["base"], "helse-nord"),
                float(row["lat"]),
                float(row["lon"]),
                int(row["units"]),
            ),
            origin,
        )
        for row in rows_of("air_ambulance_bases")
    ]


# ------------------------------------------------------------------------- partners

OFFERS: tuple[tuple[str, str, str, PlaceKind, int, float, str], ...] = (
    ("brann-uppsala", "Sverige", "SE", "burn", 6, 1.5, "partner-uppsala"),
    ("brann-linkoping", "Sverige", "SE", "burn", 6, 1.5, "partner-linkoping"),
    ("brann-kobenhavn", "Danmark", "DK", "burn", 5, 1.5, "partner-rigshospitalet"),
    ("brann-helsinki", "Finland", "FI", "burn", 4, 2, "partner-helsinki"),
    ("intensiv-karolinska", "Sverige", "SE", "intensive", 10, 3, "partner-karolinska"),
    ("intensiv-umea", "Sverige", "SE", "intensive", 6, 2, "partner-umea"),
    ("intensiv-oulu", "Finland", "FI", "intensive", 6, 2, "partner-oulu"),
    ("intensiv-kobenhavn", "Danmark", "DK", "intensive", 8, 3,
     "partner-rigshospitalet"),
    ("sengepost-umea", "Sverige", "SE", "ward", 60, 3, "partner-umea"),
    ("sengepost-oulu", "Finland", "FI", "ward", 40, 3, "partner-oulu"),
    ("sengepost-karolinska", "Sverige", "SE", "ward", 80, 4, "partner-karolinska"),
    ("intensiv-hamburg", "Tyskland", "DE", "intensive", 20, 5, "partner-hamburg"),
    ("sengepost-hamburg", "Tyskland", "DE", "ward", 150, 5, "partner-hamburg"),
    ("sengepost-berlin", "Tyskland", "DE", "ward", 150, 6, "partner-berlin"),
    ("knutepunkt-jasionka", "EU", "EU", "hub", 20, 2, "hub-rzeszow-jasionka"),
)  # fmt: skip


def list_offers() -> tuple[Offer, ...]:
    """List what partners abroad might give."""
    return tuple(
        Offer(
            id=code, partner=partner, country=country, kind=kind, places=places,
            activation_days=days, facility=facility,
            note="Illustration for planning; no agreement or promise is implied.",
            **assumed("no public figure; start of evacuation abroad takes 2-7 days"),
        )
        for code, partner, country, kind, places, days, facility in OFFERS
    )  # fmt: skip
