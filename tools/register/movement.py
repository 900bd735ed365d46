"""Transport, partners' offers, utilities, dependencies and loose parameters."""

from collections import defaultdict
from typing import Any, NamedTuple

from beredt.engine.register import (
    Dependency,
    Facility,
    Mode,
    Municipality,
    Offer,
    Parameter,
    PlaceKind,
    Transport,
    Utility,
    UtilityKind,
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
# Mode, id, base, region, point, units, what is known.
BULK: tuple[tuple[Mode, str, str, str, float, float, int, str], ...] = (
    ("evacuation_aeroplane", "evakueringsfly-gardermoen", "Gardermoen",
     "helse-sor-ost", 60.194, 11.1, 2, "two aircraft may be used (contract of 2024)"),
    ("transport_aeroplane", "c130-gardermoen", "Gardermoen", "helse-sor-ost",
     60.194, 11.1, 1, "27 lying of 38 patients carried in February 2023"),
    ("train", "sykehustog-narvik", "Narvik", "helse-nord", 68.441, 17.44, 1,
     "one train as in the exercise of March 2026; 26 lying as in Ukraine"),
    ("fast_ferry", "hurtigbat-tromso", "Tromsø", "helse-nord", 69.648, 18.96, 2,
     "bulk evacuation Alta-Tromsø in the exercise of 2024"),
    ("fast_ferry", "hurtigbat-bodo", "Bodø", "helse-nord", 67.283, 14.37, 1,
     "county fast ferries"),
    ("fast_ferry", "hurtigbat-trondheim", "Trondheim", "helse-midt-norge",
     63.437, 10.4, 1, "county fast ferries"),
    ("fast_ferry", "hurtigbat-bergen", "Bergen", "helse-vest", 60.393, 5.32, 2,
     "county fast ferries"),
    ("bus", "ambulansebuss-oslo", "Oslo", "helse-sor-ost", 59.937, 10.737, 4,
     "stretcher buses of trusts and Civil Defence"),
    ("bus", "ambulansebuss-bergen", "Bergen", "helse-vest", 60.374, 5.354, 2,
     "stretcher buses of trusts and Civil Defence"),
    ("bus", "ambulansebuss-trondheim", "Trondheim", "helse-midt-norge",
     63.42, 10.389, 2, "stretcher buses of trusts and Civil Defence"),
    ("bus", "ambulansebuss-tromso", "Tromsø", "helse-nord", 69.683, 18.98, 2,
     "stretcher buses of trusts and Civil Defence"),
    ("bus", "ambulansebuss-narvik", "Narvik", "helse-nord", 68.442, 17.413, 2,
     "stretcher buses of trusts and Civil Defence"),
)  # fmt: skip


def list_transport(
    facilities: tuple[Facility, ...], municipalities: tuple[Municipality, ...]
) -> tuple[Transport, ...]:
    """List the vehicles of every base."""
    return (
        *_ambulances(facilities, municipalities),
        *_boats(facilities),
        *_aircraft(),
        *(_bulk(*row) for row in BULK),
    )


def _vehicles(
    mode: Mode, *, code: str, base: str, region: str, point: tuple[float, float],
    units: int, origin: dict[str, Any],
) -> Transport:  # fmt: skip
    vehicle = VEHICLES[mode]
    return Transport(
        id=code, mode=mode, base=base, region=region, lat=point[0], lon=point[1],
        units=units, litters=vehicle.litters, seats=vehicle.seats,
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
            found.append(
                _vehicles(
                    "ambulance",
                    id=f"ambulanse-{trust}",
                    base=site.name,
                    region=region,
                    point=(site.lat, site.lon),
                    units=number,
                    origin=origin,
                )
            )
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
        _vehicles("ambulance_boat", id=f"ambulansebat-{region}", base=sites[base].name,
                  region=region, point=(sites[base].lat, sites[base].lon),
                  units=int(row["ambulance_boats"]), origin=origin)
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
            AIR_MODES[row["kind"]],
            id=f"{AIR_MODES[row['kind']].replace('_', '-')}-"
            f"{row['base'].translate(words).lower()}",
            base=row["base"],
            region=AIR_REGIONS.get(row["base"], "helse-nord"),
            point=(float(row["lat"]), float(row["lon"])),
            units=int(row["units"]),
            origin=origin,
        )
        for row in rows_of("air_ambulance_bases")
    ]


def _bulk(
    mode: Mode, code: str, base: str, region: str, lat: float, lon: float, units: int,
    why: str,
) -> Transport:  # fmt: skip
    return _vehicles(mode, id=code, base=base, region=region, point=(lat, lon),
                     units=units, origin=assumed(why))  # fmt: skip


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


# ------------------------------------------------------------------------ utilities

ENDURANCE: dict[UtilityKind, tuple[float, float, float, str]] = {
    "power": (72, 48, 168, "reserve power: fuel for 2-7 days"),
    "water": (12, 4, 48, "water in tanks and pipes"),
    "ecom": (8, 2, 24, "batteries and reserve lines"),
    "ict": (4, 1, 12, "paper routines and reading copies"),
    "oxygen": (72, 36, 168, "tank and cylinders on site"),
}
MUNICIPAL_ENDURANCE: dict[UtilityKind, tuple[float, float, float]] = {
    "power": (8, 0, 48),
    "water": (6, 2, 24),
    "ecom": (4, 1, 12),
    "ict": (8, 2, 24),
}
RESIDUAL: dict[PlaceKind, tuple[float, float, float, float, float]] = {
    # share usable without power, water, ecom, ict, oxygen
    "ward": (0.3, 0.5, 0.9, 0.7, 0.85),
    "observation": (0.1, 0.5, 0.9, 0.75, 0.6),
    "intermediate": (0.0, 0.5, 0.9, 0.8, 0.2),
    "intensive": (0.0, 0.5, 0.9, 0.85, 0.0),
    "theatre": (0.0, 0.2, 0.9, 0.6, 0.0),
    "emergency": (0.2, 0.5, 0.8, 0.8, 0.3),
    "burn": (0.0, 0.2, 0.9, 0.85, 0.2),
    "neonatal": (0.0, 0.4, 0.9, 0.85, 0.1),
    "obstetric": (0.3, 0.4, 0.9, 0.8, 0.9),
    "dialysis": (0.0, 0.0, 0.95, 0.8, 1.0),
    "psychiatric": (0.7, 0.6, 0.95, 0.85, 1.0),
    "rehabilitation": (0.5, 0.5, 0.95, 0.8, 0.95),
    "municipal": (0.5, 0.5, 0.9, 0.9, 0.98),
    "hub": (0.5, 0.7, 0.7, 0.9, 0.5),
}


def list_utilities(facilities: tuple[Facility, ...]) -> tuple[Utility, ...]:
    """List how long each facility manages without each utility."""
    rows: list[Utility] = []
    for facility in facilities:
        if facility.kind == "hospital":
            rows += [
                Utility(
                    facility=facility.id,
                    utility=utility,
                    endurance_hours=hours,
                    low=low,
                    high=high,
                    **assumed(why),
                )
                for utility, (hours, low, high, why) in ENDURANCE.items()
            ]
        elif facility.kind in ("municipal_acute", "nursing_home"):
            rows += [
                Utility(
                    facility=facility.id,
                    utility=utility,
                    endurance_hours=hours,
                    low=low,
                    high=high,
                    **assumed("municipal units have little reserve"),
                )
                for utility, (hours, low, high) in MUNICIPAL_ENDURANCE.items()
            ]
    return tuple(rows)  # fmt: skip


def list_dependencies() -> tuple[Dependency, ...]:
    """List the share of each kind of place that is usable without each utility."""
    return tuple(
        Dependency(
            kind=kind, utility=utility, value=value, low=max(0.0, round(value - 0.2, 3)),
            high=min(1.0, round(value + 0.2, 3)),
            **assumed("wards keep 70 % of their work without records on screen"
                      if utility == "ict" else "what care can go on by hand"),
        )
        for kind, shares in RESIDUAL.items()
        for utility, value in zip(ENDURANCE, shares, strict=True)
    )  # fmt: skip


# ----------------------------------------------------------------------- parameters

PARAMETERS: tuple[tuple[str, str, str, float, float, float, str], ...] = (
    ("road_speed_kmh", "Fart på vei", "Road speed", 65, 50, 80, "km/h"),
    ("detour_factor", "Omveisfaktor", "Detour factor", 1.3, 1.2, 1.6,
     "km by road per km in a straight line"),
    ("operations_per_theatre_day", "Operasjoner per operasjonsstue og døgn",
     "Operations per theatre and day", 5, 4, 6, "operations"),
    ("fatigue_after_days", "Døgn før utmattelse", "Days before fatigue", 21, 14, 42,
     "days"),
    ("fatigue_factor", "Kapasitet ved utmattelse", "Capacity when fatigued",
     0.85, 0.7, 1.0, "share"),
    ("ordinary_absence", "Ordinært fravær", "Ordinary absence", 0.10, 0.08, 0.15,
     "share"),
    ("peak_absence", "Fravær på toppen av en pandemi", "Absence at a pandemic peak",
     0.30, 0.25, 0.35, "share"),
    ("air_speed_kmh", "Fart i luften", "Air speed", 250, 200, 450, "km/h"),
    ("air_overhead_hours", "Tid til og fra fly eller helikopter",
     "Time to and from an aircraft", 1.5, 1.0, 2.5, "hours"),
    ("daytime_share", "Andel ordinære innleggelser kl. 8–20",
     "Share of ordinary admissions between 8 and 20", 0.7, 0.6, 0.8, "share"),
    ("typical_leg_km", "Vanlig avstand ved flytting", "Usual distance of a transfer",
     100, 50, 250, "km"),
    ("move_share", "Andel av ambulansene som kan flytte pasienter mellom sykehus",
     "Share of ambulances free to move patients between hospitals",
     0.3, 0.15, 0.5, "share"),
    ("move_load_factor", "Utnyttelse av transport", "Load factor of transport",
     0.8, 0.6, 0.9, "share"),
    ("early_discharge_ramp_days", "Innfasing av tidlig utskrivning",
     "Ramp of early discharge", 1, 0.25, 1, "days"),
    ("intensive_nurse_persons_per_place",
     "Intensivsykepleiere per intensivplass", "Intensive-care nurses per place",
     7.5, 5, 10, "persons"),
    ("full_time_per_post", "Årsverk per døgnpost", "Full-time equivalents per post",
     5.6, 4.73, 6.0, "FTE"),
    ("hub_stay_hours", "Lengste opphold i knutepunkt", "Longest stay in a hub",
     48, 24, 48, "hours"),
    ("distribution_hospitals", "Fordelingsnøkkel smittevern: sykehus",
     "Distribution key for protective equipment: hospitals", 0.7, 0.6, 0.8, "share"),
    ("distribution_municipalities", "Fordelingsnøkkel smittevern: kommuner",
     "Distribution key for protective equipment: municipalities", 0.2, 0.1, 0.3,
     "share"),
    ("donor_lock_days", "Døgn mellom blodgivninger", "Days between blood donations",
     90, 60, 120, "days"),
    ("delivery_hours", "Leveringsplikt for grossister", "Wholesalers' delivery duty",
     24, 24, 24, "hours"),
)  # fmt: skip
SOURCED: dict[str, tuple[str, str]] = {
    "intensive_nurse_persons_per_place": (
        "2 086 nurses in hospitals (ssb.no) for 278 places (tv2.no/a/13893549)", "2020"
    ),
    "hub_stay_hours": ("pcpm.org.pl: stay at most 48 hours", "2022-09"),
    "distribution_hospitals": ("abcnyheter.no 27 March 2020: 70/20/10", "2020-03"),
    "distribution_municipalities": ("abcnyheter.no 27 March 2020: 70/20/10", "2020-03"),
    "delivery_hours": ("legemiddelverket.no: wholesalers' delivery duty", "2020"),
}  # fmt: skip


def list_parameters() -> tuple[Parameter, ...]:
    """List the numbers that are nobody's column."""
    return tuple(
        Parameter(
            id=code, name_nb=nb, name_en=en, value=value, low=low, high=high, unit=unit,
            **derived(*SOURCED[code], "medium") if code in SOURCED
            else assumed("usual planning value", "medium"),
        )
        for code, nb, en, value, low, high, unit in PARAMETERS
    )  # fmt: skip
