"""Which columns name a row, and which name a row of another table."""

from dataclasses import dataclass

KEYS: dict[str, tuple[str, ...]] = {
    "regions": ("id",),
    "trusts": ("id",),
    "municipalities": ("id",),
    "catchments": ("municipality", "facility"),
    "facilities": ("id",),
    "places": ("facility", "kind", "status"),
    "staff": ("pool", "profession", "region"),
    "roles": ("profession", "region", "pool", "other_pool"),
    "reserves": ("id",),
    "ratios": ("kind", "profession"),
    "utilities": ("facility", "utility"),
    "dependencies": ("kind", "utility"),
    "categories": ("id",),
    "pathways": ("category", "order"),
    "activity": ("category", "kind"),
    "weekdays": ("profile", "weekday"),
    "seasons": ("profile", "month"),
    "ages": ("profile", "age"),
    "occupancy": ("kind", "facility_kind"),
    "items": ("id",),
    "stocks": ("item", "holder_kind", "holder", "region", "lot"),
    "consumption": ("category", "item", "basis"),
    "transport": ("id",),
    "offers": ("id",),
    "parameters": ("id",),
    "intervals": ("table", "rows"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds the id of a row of another table."""

    table: str
    column: str
    target: str


REFERENCES = tuple(
    Reference(table, column, target)
    for table, columns in {
        "trusts": {"region": "regions"},
        "municipalities": {"region": "regions", "trust": "trusts"},
        "catchments": {"municipality": "municipalities", "facility": "facilities"},
        "facilities": {
            "region": "regions",
            "trust": "trusts",
            "municipality": "municipalities",
        },
        "places": {"facility": "facilities"},
        "staff": {"region": "regions"},
        "roles": {"region": "regions"},
        "reserves": {"region": "regions"},
        "utilities": {"facility": "facilities"},
        "pathways": {"category": "categories", "worsens_to": "categories"},
        "activity": {"category": "categories"},
        "stocks": {"item": "items", "region": "regions"},
        "consumption": {"category": "categories", "item": "items"},
        "transport": {"region": "regions"},
        "offers": {"facility": "facilities"},
    }.items()
    for column, target in columns.items()
)

# Tables whose ids a scenario may name as a place: no id may stand in two of them.
PLACES_BY_NAME = ("regions", "trusts", "municipalities", "facilities")
