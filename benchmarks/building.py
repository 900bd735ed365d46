"""Registers made up for measuring: hospitals on a spiral, and only what is asked."""

import math
from collections.abc import Sequence
from typing import Any

from beredt.engine.register import (
    Activity,
    Catchment,
    Category,
    Facility,
    Municipality,
    Parameter,
    Places,
    Region,
    Register,
    Stage,
    Transport,
    Trust,
    WeekdayFactor,
)

SOURCED: dict[str, Any] = {
    "source": "benchmark",
    "source_date": "2026",
    "mark": "assumption",
    "confidence": "low",
}
PARAMETERS = {
    "road_speed_kmh": 65.0,
    "detour_factor": 1.3,
    "air_speed_kmh": 250.0,
    "air_overhead_hours": 1.5,
    "daytime_share": 0.7,
    "fatigue_after_days": 21.0,
    "fatigue_factor": 0.85,
    "typical_leg_km": 100.0,
    "move_load_factor": 0.8,
    "move_share": 0.3,
    "early_discharge_ramp_days": 1.0,
}


def points(count: int) -> list[tuple[float, float]]:
    """Return points on a spiral, so that nearness is not a grid."""
    return [
        (
            60 + 4 * math.sqrt(i / count) * math.cos(2.4 * i),
            10 + 8 * math.sqrt(i / count) * math.sin(2.4 * i),
        )
        for i in range(count)
    ]


def sizes(count: int) -> list[float]:
    """Return the relative size of each hospital; the sum is 1."""
    share = [0.5 + (i * 37 % 100) / 100 for i in range(count)]
    total = sum(share)
    return [one / total for one in share]


def register(
    places: dict[str, list[int]],
    *,
    regions: Sequence[str],
    categories: Sequence[Category],
    pathways: Sequence[Stage],
    activity: tuple[Activity, ...] = (),
    weekdays: tuple[WeekdayFactor, ...] = (),
) -> Register:
    """Make a register of one hospital for each entry of `regions`."""
    count = len(regions)
    where = list(enumerate(zip(points(count), regions, strict=True)))
    people = [round(1_000_000 * share) for share in sizes(count)]
    names = tuple(dict.fromkeys(regions))
    return Register(
        name="benchmark",
        title="Benchmark",
        version="1",
        regions=tuple(Region(id=name, name=name, **SOURCED) for name in names),
        trusts=tuple(
            Trust(id=f"trust-{name}", name=name, region=name, **SOURCED)
            for name in names
        ),
        municipalities=tuple(
            Municipality(
                id=f"{i:04d}",
                name=f"M{i}",
                alias="",
                county="C",
                region=region,
                trust=f"trust-{region}",
                lat=lat,
                lon=lon,
                population_0_17=0,
                population_18_44=people[i],
                population_45_66=0,
                population_67_79=0,
                population_80_plus=0,
                nursing_home_places=0,
                **SOURCED,
            )
            for i, ((lat, lon), region) in where
        ),
        catchments=tuple(
            Catchment(municipality=f"{i:04d}", facility=f"h{i}", share=1.0, **SOURCED)
            for i in range(count)
        ),
        facilities=tuple(
            Facility(
                id=f"h{i}",
                name=f"H{i}",
                kind="hospital",
                region=region,
                trust=f"trust-{region}",
                municipality=f"{i:04d}",
                lat=lat,
                lon=lon,
                acute=True,
                trauma="none",
                neurosurgery=False,
                note="",
                **SOURCED,
            )
            for i, ((lat, lon), region) in where
        ),
        places=tuple(
            Places(
                facility=f"h{i}",
                kind=kind,
                status=status,
                number=numbers[i],
                isolation=0,
                definition="benchmark",
                **SOURCED,
            )
            for kind, numbers in places.items()
            for status in (
                "physical",
                "equipped",
                "staffed",
                "surge_realistic",
                "surge_theoretical",
            )
            for i in range(count)
        ),
        staff=(),
        ratios=(),
        categories=tuple(categories),
        pathways=tuple(pathways),
        activity=activity,
        weekdays=weekdays,
        transport=tuple(ample_transport(name) for name in names),
        parameters=tuple(
            Parameter(
                id=key,
                name_nb=key,
                name_en=key,
                value=value,
                low=value,
                high=value,
                unit="1",
                **SOURCED,
            )
            for key, value in PARAMETERS.items()
        ),
    )


def ample_transport(region: str) -> Transport:
    """Return vehicles enough to move everybody."""
    return Transport(
        id=f"ample-{region}",
        mode="ambulance",
        base="everywhere",
        region=region,
        lat=60.0,
        lon=10.0,
        units=100_000,
        litters=2,
        seats=0,
        intensive_litters=1,
        speed=65.0,
        load_hours=0.5,
        turnaround_hours=0.5,
        hours_per_day=24.0,
        availability=1.0,
        readiness_hours=0.0,
        crew=0,
        **SOURCED,
    )


def category(name: str, death: float = 0.0) -> Category:
    """Return a category that has a pathway and a share that dies at its end."""
    return Category(
        id=name,
        name_nb=name,
        name_nn=name,
        name_en=name,
        name_uk=name,
        death_share=death,
        isolation_share=0.0,
        postponable_share=0.0,
        bulk_move_hours=None,
        special_unit=None,
        **SOURCED,
    )


def stage(
    category: str, order: int, kind: str, stay: float, sigma: float, **more: Any
) -> Stage:
    """Return a stage with a lognormal stay; who finds no place does not wait."""
    values: dict[str, Any] = {
        "category": category,
        "order": order,
        "kind": kind,
        "stay": stay,
        "share": 1.0,
        "stay_low": stay,
        "stay_high": stay,
        "priority": 1,
        "patience": 0.0,
        "waiting_death": 0.0,
        "worsens_to": "",
        "fallback": None,
        "reach": 1e6,
        "distribution": "lognormal",
        "variation": math.sqrt(math.expm1(sigma**2)),
    }
    return Stage(**values | more, **SOURCED)
