"""Numbers of the tutorial register."""

from typing import Any

from beredt.engine.register import PlaceKind, Profession, UtilityKind
from register.provenance import SET_DATE, Origin

INVENTED: dict[str, Any] = Origin(
    source="Invented for the tutorial", date=SET_DATE, mark="assumption",
    confidence="low",
).columns()  # fmt: skip
REGION, TRUST = "nordvik-region", "nordvik-hf"
NORDVIK, SORVIK = "nordvik-sykehus", "sorvik-sykehus"

# Facility, kind, physical, equipped, staffed, realistic, theoretical.
PLACES: tuple[tuple[str, PlaceKind, tuple[int, int, int, int, int]], ...] = (
    (NORDVIK, "ward", (120, 120, 100, 110, 120)),
    (NORDVIK, "intermediate", (14, 12, 10, 12, 14)),
    (NORDVIK, "intensive", (12, 8, 4, 8, 12)),
    (NORDVIK, "theatre", (6, 6, 4, 5, 6)),
    (NORDVIK, "emergency", (4, 4, 2, 3, 4)),
    (SORVIK, "ward", (60, 60, 50, 55, 60)),
    (SORVIK, "intermediate", (7, 6, 5, 6, 7)),
    (SORVIK, "intensive", (6, 4, 2, 4, 6)),
    (SORVIK, "theatre", (3, 3, 2, 2, 3)),
    (SORVIK, "emergency", (2, 2, 1, 2, 2)),
    ("kad-nordvik", "municipal", (12, 12, 10, 11, 12)),
    ("sykehjem-nordvik", "municipal", (100, 100, 100, 100, 100)),
)
RATIOS: dict[PlaceKind, dict[Profession, float]] = {
    "ward": {"nurse": 1, "doctor": 0.2},
    "intermediate": {"nurse": 4, "doctor": 0.4},
    "intensive": {"intensive_care_nurse": 5, "anaesthetist": 1},
    "theatre": {
        "theatre_nurse": 10, "anaesthetic_nurse": 5, "surgeon": 5, "anaesthetist": 1,
    },
    "emergency": {"nurse": 5, "doctor": 2},
    "municipal": {"nurse": 0.5, "assistant_nurse": 0.5},
}  # fmt: skip
# Category: its stages as kind, share, mean stay in days, priority, patience, death.
PATHWAYS: dict[
    str, tuple[tuple[PlaceKind, float, float, int, float | None, float], ...]
] = {
    "K01": (("theatre", 1, 0.2, 0, 4, 0.5), ("intensive", 1, 5, 0, 12, 0.5),
            ("ward", 1, 15, 1, 72, 0.0)),
    "K02": (("theatre", 1, 0.2, 1, 24, 0.1), ("ward", 1, 12, 1, 72, 0.0)),
    "K03": (("ward", 1, 3, 2, 72, 0.0),),
    "K05": (("burn", 1, 10, 0, 36, 0.5), ("ward", 1, 20, 1, 72, 0.0)),
    "K09": (("ward", 1, 6, 1, 48, 0.1),),
    "K10": (("intensive", 1, 10, 0, 12, 0.6), ("ward", 1, 10, 1, 72, 0.0)),
    "K11": (("ward", 1, 2, 2, 72, 0.0),),
    "K13": (("intensive", 0.05, 2, 0, 12, 0.5), ("ward", 1, 5, 1, 48, 0.0)),
    "K14": (("theatre", 1, 0.2, 3, None, 0.0), ("ward", 1, 4, 3, None, 0.0)),
    "K20": (("ward", 1, 50, 2, None, 0.0),),
    "K21": (("ward", 1, 4, 2, 72, 0.0),),
}  # fmt: skip
FALLBACKS: dict[str, PlaceKind] = {"intensive": "intermediate", "burn": "intensive"}
RESIDUAL: dict[PlaceKind, tuple[float, float, float, float, float]] = {
    "ward": (0.5, 0.5, 0.9, 0.7, 1),
    "intermediate": (0, 0.5, 0.9, 0.8, 0.5),
    "intensive": (0, 0.5, 0.9, 0.8, 0),
    "theatre": (0, 0, 0.9, 0.5, 0),
    "emergency": (0.5, 0.5, 0.8, 0.8, 0.5),
    "municipal": (0.5, 0.5, 0.9, 0.9, 1),
}
ENDURANCE: dict[UtilityKind, float] = {
    "power": 24, "water": 12, "ecom": 8, "ict": 4, "oxygen": 48,
}  # fmt: skip
# Item, use and delivery a day, stock.
ITEMS = (
    ("red_cells", 10, 100, 35), ("oxygen", 100, 1000, None), ("masks", 300, 9000, None),
    ("insulin", 500, 30000, 730), ("antibiotics", 100, 6000, 1095),
)  # fmt: skip

NAMES = {
    "red_cells": ("Røde blodceller", "Raude blodceller", "Red cells", "Еритроцити",
                  "", "units"),
    "oxygen": ("Medisinsk oksygen (gass)", "Medisinsk oksygen (gass)",
               "Medical oxygen (gas)", "Медичний кисень (газ)", "V03AN01", "m3"),
    "masks": ("Munnbind", "Munnbind", "Masks", "Медичні маски", "", "pieces"),
    "insulin": ("Insulin", "Insulin", "Insulin", "Інсулін", "A10A", "DDD"),
    "antibiotics": ("Antibiotika", "Antibiotika", "Antibacterials", "Антибіотики",
                    "J01", "DDD"),
}  # fmt: skip
