"""What a patient of each category uses."""

from typing import Any, NamedTuple

from beredt.engine.register import Basis, Consumption
from register.provenance import assumed

LITRES_A_MINUTE = 1.44  # m3 a day of one litre a minute
PER_SET = {"gowns": 1, "masks": 1, "gloves": 2}


class Use(NamedTuple):
    """What one category uses: red cells, oxygen share and flow, antibiotics, sets."""

    red: tuple[float, float, float]
    oxygen: tuple[float, float]
    antibiotics: float
    sets: float


USES = {
    "K01": Use((8, 5, 14), (0.40, 6), 2.0, 12),
    "K02": Use((2, 1, 4), (0.10, 3), 1.5, 6),
    "K03": Use((0.1, 0, 0.3), (0, 0), 0.7, 2),
    "K04": Use((0, 0, 0), (0.50, 3), 0, 3),
    "K05": Use((8, 4, 15), (0.40, 5), 2.0, 20),
    "K06": Use((0.2, 0, 0.5), (0.02, 2), 0.2, 2),
    "K07": Use((6, 3, 10), (0.15, 4), 3.0, 25),
    "K08": Use((0, 0, 0), (0.60, 8), 0.5, 15),
    "K09": Use((0, 0, 0), (0.60, 3), 0.5, 15),
    "K10": Use((0.5, 0.2, 1), (0.60, 15), 1.5, 40),
    "K11": Use((0, 0, 0), (0.02, 2), 0.3, 8),
    "K12": Use((0.1, 0, 0.2), (0.03, 2), 0.4, 3),
    "K13": Use((0.3, 0.2, 0.4), (0.10, 2), 0.6, 3),
    "K14": Use((0.4, 0.3, 0.5), (0.05, 2), 0.4, 2),
    "K15": Use((0.008, 0.004, 0.015), (0, 0), 0, 12),
    "K16": Use((0.3, 0.2, 0.5), (0.30, 1), 0.8, 6),
    "K17": Use((0.05, 0.03, 0.1), (0.01, 2), 0.1, 3),
    "K18": Use((0, 0, 0), (0, 0), 0.05, 0.5),
    "K19": Use((0, 0, 0), (0, 0), 0.1, 1),
    "K20": Use((3, 1, 6), (0.03, 2), 0.5, 15),
    "K21": Use((0, 0, 0), (0.03, 2), 0.5, 2),
    "K22": Use((1.5, 0.8, 3), (0.40, 6), 1.2, 12),
}
# Category, item, basis, value, low, high.
OTHER_USES: tuple[tuple[str, str, Basis, float, float, float], ...] = (
    ("K01", "plasma", "admission", 4, 2, 10),
    ("K01", "platelets", "admission", 1.3, 0.5, 3),
    ("K01", "tranexamic_acid", "admission", 2, 1, 2),
    ("K01", "anaesthetics", "admission", 5, 3, 8),
    ("K01", "opioids", "patient_day", 2, 1, 3),
    ("K01", "noradrenaline", "patient_day", 1.5, 0.5, 3),
    ("K01", "iv_fluids", "patient_day", 2.5, 2, 4),
    ("K02", "tranexamic_acid", "admission", 1, 0.5, 2),
    ("K02", "anaesthetics", "admission", 2.5, 1, 4),
    ("K02", "opioids", "patient_day", 1.5, 1, 2),
    ("K02", "iv_fluids", "patient_day", 1.5, 1, 3),
    ("K05", "iv_fluids", "patient_day", 4, 3, 8),
    ("K05", "anaesthetics", "admission", 8, 4, 12),
    ("K05", "opioids", "patient_day", 3, 2, 4),
    ("K05", "plasma", "admission", 3, 1, 6),
    ("K07", "platelets", "admission", 10, 5, 15),
    ("K08", "atropine", "admission", 30, 6, 100),
    ("K09", "respirators", "patient_day", 2, 0, 6),
    ("K10", "respirators", "patient_day", 8, 2, 20),
    ("K10", "eye_protection", "patient_day", 4, 1, 10),
    ("K10", "noradrenaline", "patient_day", 3, 1, 6),
    ("K10", "anaesthetics", "patient_day", 1, 0.6, 1.5),
    ("K10", "iv_fluids", "patient_day", 2, 1, 3),
    ("K11", "iv_fluids", "patient_day", 3, 2, 4),
    ("K15", "dialysis_fluid", "admission", 150, 120, 190),
    ("K20", "reserve_antibiotics", "patient_day", 2, 1, 3),
    ("K20", "anaesthetics", "admission", 6, 3, 13),
    ("K20", "opioids", "patient_day", 1, 0.5, 2),
)


def list_consumption() -> tuple[Consumption, ...]:
    """List what a patient of each category uses, a day or once."""
    rows: list[Consumption] = []
    for category, use in USES.items():
        rows += _uses(category, use)
    origin = assumed("clinical experience; wide interval")
    rows += [
        Consumption(
            category=category,
            item=item,
            basis=basis,
            value=value,
            low=low,
            high=high,
            **origin,
        )
        for category, item, basis, value, low, high in OTHER_USES
    ]
    return tuple(rows)  # fmt: skip


def _uses(category: str, use: Use) -> list[Consumption]:
    share, flow = use.oxygen
    gas = round(share * flow * LITRES_A_MINUTE, 6)
    wanted: list[tuple[str, Basis, float, float, float]] = [
        ("red_cells", "admission", *use.red),
        ("oxygen", "patient_day", gas, gas / 2, gas * 2),
        (
            "antibiotics",
            "patient_day",
            use.antibiotics,
            use.antibiotics / 2,
            use.antibiotics * 1.5,
        ),
    ]
    wanted += [
        (
            item,
            "patient_day",
            use.sets * pieces,
            use.sets * pieces / 2,
            use.sets * pieces * 1.5,
        )
        for item, pieces in PER_SET.items()
    ]
    return [
        Consumption(category=category, item=item, basis=basis, value=value, low=low,
                    high=high, **_origin(item))
        for item, basis, value, low, high in wanted
        if value > 0
    ]  # fmt: skip


def _origin(item: str) -> dict[str, Any]:
    if item == "red_cells":
        return assumed("bounded by 1.4 +/- 0.8 units per evacuated casualty "
                       "(pubmed 19359956)", "medium")  # fmt: skip
    if item == "oxygen":
        return assumed(
            "share of patient-days on oxygen times litres a minute; observed mean 3.0 "
            "(journal.pone.0249984)",
            "medium",
        )
    return assumed("use per patient-day", "medium")
