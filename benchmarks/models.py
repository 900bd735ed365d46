"""The two models that every peer also runs: a plain network and a rich one.

Plain: 50 hospitals x {ward, intensive}; 2 591 arrivals a day; lognormal stays (6 days,
sigma 0.8; 5 days, sigma 1.0); 10 % intensive care, then ward; a full hospital sends on
to the nearest of 12 with a free place; none free: the patient is lost. 90 days from
empty.
"""

from __future__ import annotations

import math

from beredt.engine.register import (
    Category,
    Catchment,
    Facility,
    Municipality,
    Parameter,
    Places,
    Region,
    Register,
    Stage,
    Trust,
)

WHERE = {
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


def hospitals(count: int) -> list[tuple[float, float]]:
    """Return points on a spiral, so that nearness is not a grid."""
    return [
        (
            60 + 4 * math.sqrt(i / count) * math.cos(2.4 * i),
            10 + 8 * math.sqrt(i / count) * math.sin(2.4 * i),
        )
        for i in range(count)
    ]


def register(
    count: int,
    places: dict[str, list[int]],
    categories: list[Category],
    pathways: list[Stage],
) -> Register:
    """Make a register of so many hospitals in one region."""
    points = hospitals(count)
    return Register(
        name="benchmark",
        title="Benchmark",
        version="1",
        regions=(Region(id="region", name="Region", **WHERE),),
        trusts=(Trust(id="trust", name="Trust", region="region", **WHERE),),
        municipalities=tuple(
            Municipality(
                id=f"{i:04d}", name=f"M{i}", alias="", county="C", region="region",
                trust="trust", lat=lat, lon=lon, population_0_17=0,
                population_18_44=1, population_45_66=0, population_67_79=0,
                population_80_plus=0, nursing_home_places=0, **WHERE,
            )
            for i, (lat, lon) in enumerate(points)
        ),
        catchments=tuple(
            Catchment(municipality=f"{i:04d}", facility=f"h{i}", share=1.0, **WHERE)
            for i in range(count)
        ),
        facilities=tuple(
            Facility(
                id=f"h{i}", name=f"H{i}", kind="hospital", region="region",
                trust="trust", municipality=f"{i:04d}", lat=lat, lon=lon, acute=True,
                trauma="none", note="", **WHERE,
            )
            for i, (lat, lon) in enumerate(points)
        ),
        places=tuple(
            Places(
                facility=f"h{i}", kind=kind, status=status, number=numbers[i],
                isolation=0, definition="benchmark", **WHERE,
            )
            for kind, numbers in places.items()
            for status in (
                "physical", "equipped", "staffed", "surge_realistic",
                "surge_theoretical",
            )
            for i in range(count)
        ),
        staff=(),
        ratios=(),
        categories=tuple(categories),
        pathways=tuple(pathways),
        parameters=tuple(
            Parameter(
                id=key, name_nb=key, name_en=key, value=value, low=value, high=value,
                unit="1", **WHERE,
            )
            for key, value in PARAMETERS.items()
        ),
    )


def category(id: str) -> Category:
    """Return a category that only has a pathway."""
    return Category(
        id=id, name_nb=id, name_nn=id, name_en=id, name_uk=id, death_share=0.0,
        isolation_share=0.0, postponable_share=0.0, bulk_move_hours=None, **WHERE,
    )


def stage(category: str, order: int, kind: str, stay: float, sigma: float, **more) -> Stage:
    """Return a stage with a lognormal stay."""
    values = {
        "share": 1.0, "stay_low": stay, "stay_high": stay, "priority": 1,
        "patience": 0.0, "waiting_death": 0.0, "worsens_to": "", "fallback": None,
        "reach": 1e6, "distribution": "lognormal",
        "variation": math.sqrt(math.expm1(sigma**2)),
    }
    return Stage(category=category, order=order, kind=kind, stay=stay, **values | more, **WHERE)


def plain(count: int = 50) -> Register:
    """Return the register of the plain network."""
    share = [0.5 + (i * 37 % 100) / 100 for i in range(count)]
    total = sum(share)
    return register(
        count,
        {
            "ward": [round(16362 * (count / 50) * s / total) for s in share],
            "intensive": [round(1286 * (count / 50) * s / total) for s in share],
        },
        [category("A"), category("B")],
        [
            stage("A", 1, "ward", 6, 0.8),
            stage("B", 1, "intensive", 5, 1.0),
            stage("B", 2, "ward", 6, 0.8),
        ],
    )
