"""The tutorial register: an invented country with numbers for the head."""

from typing import Any

from beredt.engine.register import (
    Activity,
    Catchment,
    Consumption,
    Dependency,
    Facility,
    Item,
    Municipality,
    Occupancy,
    Offer,
    PlaceKind,
    Places,
    Profession,
    Ratio,
    Region,
    Register,
    Reserve,
    Role,
    Staff,
    Stage,
    Stock,
    Transport,
    Trust,
    Utility,
    WeekdayFactor,
)
from register.categories import list_categories
from register.counting import Counted, rows_by_status
from register.parameters import list_parameters
from register.tiny_numbers import (
    ENDURANCE,
    FALLBACKS,
    INVENTED,
    ITEMS,
    NAMES,
    NORDVIK,
    PATHWAYS,
    PLACES,
    RATIOS,
    REGION,
    RESIDUAL,
    SORVIK,
    TRUST,
)


def build_tiny() -> Register:
    """Build the tutorial register."""
    staff = _staff()
    return Register(
        name="tiny",
        title="Nordvik: et oppdiktet land til opplæringen",
        version="1",
        regions=(Region(id=REGION, name="Nordvik region (oppdiktet)", **INVENTED),),
        trusts=(
            Trust(id=TRUST, name="Nordvik HF (oppdiktet)", region=REGION, **INVENTED),
        ),
        municipalities=_municipalities(),
        catchments=_catchments(),
        facilities=_facilities(),
        places=_places(),
        staff=staff,
        roles=_roles(),
        reserves=_reserves(),
        ratios=_ratios(),
        utilities=_utilities(),
        dependencies=_dependencies(),
        categories=tuple(c for c in list_categories() if c.id in PATHWAYS),
        pathways=_pathways(),
        activity=_activity(),
        weekdays=_weekdays(),
        occupancy=_occupancy(),
        items=_items(),
        stocks=_stocks(),
        consumption=_consumption(),
        transport=_transport(),
        offers=_offers(),
        parameters=list_parameters(),
    )


def _municipalities() -> tuple[Municipality, ...]:
    rows = (
        ("nordvik", "Nordvik", 64.5, 9.5, 20),
        ("midtdal", "Midtdal", 64.45, 9.9, 10),
        ("sorvik", "Sørvik", 64.4, 10.3, 10),
    )
    return tuple(
        Municipality(
            id=code, name=name, alias="", county="Oppdiktet fylke", region=REGION,
            trust=TRUST, lat=lat, lon=lon, population_0_17=200 * size,
            population_18_44=350 * size, population_45_66=250 * size,
            population_67_79=150 * size, population_80_plus=50 * size,
            nursing_home_places=round(2.5 * size), **INVENTED,
        )
        for code, name, lat, lon, size in rows
    )  # fmt: skip


def _catchments() -> tuple[Catchment, ...]:
    rows = (
        ("nordvik", NORDVIK, 1.0),
        ("midtdal", NORDVIK, 0.5),
        ("midtdal", SORVIK, 0.5),
        ("sorvik", SORVIK, 1.0),
    )
    return tuple(
        Catchment(municipality=code, facility=facility, share=share, **INVENTED)
        for code, facility, share in rows
    )


def _facilities() -> tuple[Facility, ...]:
    rows: tuple[tuple[str, str, Any, str, float, float], ...] = (
        (NORDVIK, "Nordvik sykehus", "hospital", "nordvik", 64.5, 9.5),
        (SORVIK, "Sørvik sykehus", "hospital", "sorvik", 64.4, 10.3),
        ("kad-nordvik", "Nordvik KAD", "municipal_acute", "nordvik", 64.5, 9.52),
        ("sykehjem-nordvik", "Nordvik sykehjem", "nursing_home", "nordvik", 64.5, 9.54),
        ("nabolandet", "Sykehuset i nabolandet", "partner", "", 64.0, 12.0),
    )
    return tuple(
        Facility(
            id=code, name=name, kind=kind, region=REGION if where else "",
            trust=TRUST if where else "", municipality=where, lat=lat, lon=lon,
            acute=kind == "hospital",
            trauma="none" if code == SORVIK else "function", neurosurgery=False,
            note="Invented",
            **INVENTED,
        )
        for code, name, kind, where, lat, lon in rows
    )  # fmt: skip


def _places() -> tuple[Places, ...]:
    return tuple(
        row
        for facility, kind, numbers in PLACES
        for row in rows_by_status(
            facility, kind, numbers, Counted("Invented", 0.1, INVENTED),
        )
    )  # fmt: skip


def _staff() -> tuple[Staff, ...]:
    """Count exactly the staff that the staffed places need."""
    found: dict[tuple[Any, Profession], float] = {}
    for _, kind, (_, _, staffed, _, _) in PLACES:
        pool = "municipality" if kind == "municipal" else "hospital"
        for profession, ratio in RATIOS[kind].items():
            key = (pool, profession)
            found[key] = found.get(key, 0.0) + staffed * ratio
    rows = [(pool, profession, years) for (pool, profession), years in found.items()]
    rows += [("armed_forces", "surgeon", 3.0), ("armed_forces", "nurse", 10.0)]
    return tuple(
        Staff(
            pool=pool, profession=profession, region=REGION, head_count=round(years),
            full_time_equivalents=round(years, 1),
            absence=0.0 if pool == "armed_forces" else 0.1, **INVENTED,
        )
        for pool, profession, years in rows
    )  # fmt: skip


def _roles() -> tuple[Role, ...]:
    return tuple(
        Role(
            profession=profession, region=REGION, pool="hospital",
            other_pool="armed_forces", persons=persons, **INVENTED,
        )
        for profession, persons in (("surgeon", 3), ("nurse", 10))
    )  # type: ignore[arg-type]  # fmt: skip


def _reserves() -> tuple[Reserve, ...]:
    return (
        Reserve(
            id="pensjonerte-intensiv", name="Pensjonerte intensivsykepleiere",
            profession="intensive_care_nurse", region=REGION, persons=10,
            full_time_share=0.5, lead_days=5, training_days=2, **INVENTED,
        ),
        Reserve(
            id="studenter", name="Sykepleierstudenter", profession="nurse",
            region=REGION, persons=20, full_time_share=0.5, lead_days=3,
            training_days=1, **INVENTED,
        ),
    )  # fmt: skip


def _ratios() -> tuple[Ratio, ...]:
    return tuple(
        Ratio(
            kind=kind, profession=profession, value=value, low=value * 0.8,
            high=value * 1.2, **INVENTED,
        )
        for kind, professions in RATIOS.items()
        for profession, value in professions.items()
    )  # fmt: skip


def _utilities() -> tuple[Utility, ...]:
    return tuple(
        Utility(
            facility=facility, utility=utility, endurance_hours=hours, low=hours / 2,
            high=hours * 2, **INVENTED,
        )
        for facility in (NORDVIK, SORVIK)
        for utility, hours in ENDURANCE.items()
    )  # fmt: skip


def _dependencies() -> tuple[Dependency, ...]:
    return tuple(
        Dependency(
            kind=kind, utility=utility, value=value, low=max(0.0, value - 0.2),
            high=min(1.0, value + 0.2), **INVENTED,
        )
        for kind, shares in RESIDUAL.items()
        for utility, value in zip(ENDURANCE, shares, strict=True)
    )  # fmt: skip


def _pathways() -> tuple[Stage, ...]:
    return tuple(
        Stage(
            category=category, order=order, kind=kind, share=share, stay=stay,
            stay_low=stay / 2, stay_high=stay * 2,
            variation=0.0 if kind == "theatre" else 0.5,
            distribution="fixed" if kind == "theatre" else "gamma", priority=priority,
            patience=patience, waiting_death=death,
            worsens_to="K01" if (category, kind) == ("K02", "theatre") else "",
            fallback=FALLBACKS.get(kind), reach=24 if kind == "burn" else 6,
            **INVENTED,
        )
        for category, steps in PATHWAYS.items()
        for order, (kind, share, stay, priority, patience, death) in enumerate(
            steps, start=1
        )
    )  # fmt: skip


def _activity() -> tuple[Activity, ...]:
    """20 emergencies x 5 days and 5 planned x 4 days fill 120 of 150 ward places."""
    rows = (("K13", 20.0, ""), ("K14", 5.0, "planned"))
    return tuple(
        Activity(
            category=category, kind="ward", acute_only=True, follows_people=0.0,
            profile=profile, admissions=number, low=number * 0.8, high=number * 1.2,
            **INVENTED,
        )
        for category, number, profile in rows
    )  # fmt: skip


def _weekdays() -> tuple[WeekdayFactor, ...]:
    """Half as many planned admissions on weekend days as on others."""
    factors = (*[7 / 6] * 5, *[7 / 12] * 2)
    return tuple(
        WeekdayFactor(
            profile="planned", weekday=weekday, value=round(factor, 4),
            low=round(0.9 * factor, 4), high=round(1.1 * factor, 4), **INVENTED,
        )
        for weekday, factor in enumerate(factors, start=1)
    )  # fmt: skip


def _occupancy() -> tuple[Occupancy, ...]:
    rows: tuple[tuple[Any, float], ...] = (
        ("municipal_acute", 0.5),
        ("nursing_home", 0.9),
    )
    return tuple(
        Occupancy(
            kind="municipal", facility_kind=kind, value=value, low=value - 0.1,
            high=value + 0.1, **INVENTED,
        )
        for kind, value in rows
    )  # fmt: skip


def _items() -> tuple[Item, ...]:
    return tuple(
        Item(
            id=code, name_nb=NAMES[code][0], name_nn=NAMES[code][1],
            name_en=NAMES[code][2], name_uk=NAMES[code][3], atc=NAMES[code][4],
            unit=NAMES[code][5], daily_use=use, daily_inflow=use, shelf_days=shelf,
            **INVENTED,
        )
        for code, use, _, shelf in ITEMS
    )  # fmt: skip


def _stocks() -> tuple[Stock, ...]:
    return tuple(
        Stock(
            item=code, holder_kind="hospital", holder="Lageret i Nordvik",
            region=REGION, quantity=stock, lot="", expiry="", export_ban=False,
            obligation_months=0, **INVENTED,
        )
        for code, _, stock, _ in ITEMS
    )  # fmt: skip


def _consumption() -> tuple[Consumption, ...]:
    rows: tuple[tuple[str, str, Any, float], ...] = (
        ("K01", "red_cells", "admission", 8), ("K02", "red_cells", "admission", 2),
        ("K05", "red_cells", "admission", 8), ("K01", "oxygen", "patient_day", 4),
        ("K10", "oxygen", "patient_day", 10), ("K09", "oxygen", "patient_day", 2),
        ("K09", "masks", "patient_day", 15), ("K10", "masks", "patient_day", 40),
        ("K01", "antibiotics", "patient_day", 2),
        ("K02", "antibiotics", "patient_day", 1),
    )  # fmt: skip
    return tuple(
        Consumption(
            category=category, item=item, basis=basis, value=value, low=value / 2,
            high=value * 2, **INVENTED,
        )
        for category, item, basis, value in rows
    )  # fmt: skip


def _transport() -> tuple[Transport, ...]:
    # Mode, units, litters, intensive litters, speed, readiness in hours, crew.
    rows: tuple[tuple[Any, int, int, int, float, float, int], ...] = (
        ("ambulance", 4, 1, 0, 60, 0.1, 2),
        ("ambulance_helicopter", 1, 1, 1, 200, 0.25, 3),
        ("bus", 1, 10, 0, 60, 6, 4),
    )
    return tuple(
        Transport(
            id=f"{mode.replace('_', '-')}-nordvik", mode=mode, base="Nordvik",
            region=REGION, lat=64.5, lon=9.5, units=units, litters=litters,
            seats=litters, intensive_litters=intensive, speed=speed, load_hours=0.5,
            turnaround_hours=0.5, hours_per_day=24, availability=1.0,
            readiness_hours=readiness, crew=crew, **INVENTED,
        )
        for mode, units, litters, intensive, speed, readiness, crew in rows
    )  # fmt: skip


def _offers() -> tuple[Offer, ...]:
    rows: tuple[tuple[PlaceKind, int, float], ...] = (
        ("burn", 2, 1), ("intensive", 2, 2), ("ward", 20, 3),
    )  # fmt: skip
    return tuple(
        Offer(
            id=f"nabolandet-{kind}", partner="Nabolandet", country="XX", kind=kind,
            places=places, activation_days=days, facility="nabolandet",
            note="Invented", **INVENTED,
        )
        for kind, places, days in rows
    )  # fmt: skip
