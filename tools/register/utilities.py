"""How long facilities manage without power, water, e-com, ICT and oxygen."""

from beredt.engine.register import (
    Dependency,
    Facility,
    PlaceKind,
    Utility,
    UtilityKind,
)
from register.provenance import assumed

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
    "psychiatric": (0.9, 0.9, 1.0, 0.95, 1.0),
    "rehabilitation": (0.5, 0.5, 0.95, 0.8, 0.95),
    # Residents are cared for where they are; a place is lost only when it is not safe.
    "municipal": (0.97, 0.97, 1.0, 1.0, 1.0),
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
            kind=kind, utility=utility, value=value,
            low=max(0.0, round(value - 0.2, 3)),
            high=min(1.0, round(value + 0.2, 3)),
            **assumed("wards keep 70 % of their work without records on screen"
                      if utility == "ict" else "what care can go on by hand"),
        )
        for kind, shares in RESIDUAL.items()
        for utility, value in zip(ENDURANCE, shares, strict=True)
    )  # fmt: skip
