"""What a plan is judged by: declared numbers, each with its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from beredt.engine.register import Parameter

ISOLATION = "/isolation"
_OWN = "Planning assumption of this project (ref-2026.1); no public source"


def _weight(name: str, text: tuple[str, str], value: float, unit: str) -> Parameter:
    return Parameter(
        id=name,
        name_nb=text[0],
        name_en=text[1],
        value=value,
        low=value / 2,
        high=value * 2,
        unit=unit,
        source=_OWN,
        source_date="2026-11-22",
        mark="assumption",
        confidence="low",
    )


_UNMET = ("Vekt av et manglende plassdøgn", "Weight of an unmet place-day")
DECLARED: tuple[Parameter, ...] = (
    _weight("unmet_weight", _UNMET, 10, "weight per place-day"),
    _weight("unmet_weight_intensive", _UNMET, 100, "weight per place-day"),
    _weight("unmet_weight_burn", _UNMET, 100, "weight per place-day"),
    _weight("unmet_weight_neonatal", _UNMET, 100, "weight per place-day"),
    _weight("unmet_weight_intermediate", _UNMET, 40, "weight per place-day"),
    _weight("unmet_weight_observation", _UNMET, 25, "weight per place-day"),
    _weight(
        "unmet_weight_isolation",
        ("Vekt av et manglende isolatdøgn", "Weight of an unmet isolation-day"),
        5,
        "weight per room-day",
    ),
    _weight(
        "unmet_weight_item",
        ("Vekt av et døgns forbruk som mangler", "Weight of a day of use not met"),
        200,
        "weight per day of ordinary use of the country",
    ),
    _weight(
        "ration_weight",
        ("Vekt av et døgns rasjonering", "Weight of a day of rationing"),
        20,
        "weight per day and item",
    ),
    _weight(
        "travel_weight",
        ("Vekt av en times reise", "Weight of an hour of travel"),
        0.5,
        "weight per patient-hour",
    ),
    _weight(
        "move_weight",
        ("Vekt av en flytting", "Weight of a move"),
        1,
        "weight per patient",
    ),
    _weight(
        "opened_weight",
        ("Vekt av et ekstra plassdøgn", "Weight of an extra place-day"),
        0.5,
        "weight per place-day",
    ),
    _weight(
        "postponed_weight",
        ("Vekt av en utsatt pasient", "Weight of a postponed patient"),
        2,
        "weight per patient",
    ),
    _weight(
        "early_discharge_weight",
        ("Vekt av et plassdøgn kortere opphold", "Weight of a place-day cut short"),
        1,
        "weight per place-day",
    ),
    _weight(
        "stretch_weight",
        ("Vekt av et døgn i hardere drift", "Weight of a day of stretched work"),
        0.2,
        "weight per full-time day",
    ),
    _weight(
        "mobilise_weight",
        ("Vekt av et døgn i reserve", "Weight of a day of a reserve"),
        0.2,
        "weight per full-time day",
    ),
    _weight(
        "relief_weight",
        ("Vekt av et døgn fravær mindre", "Weight of a day less of absence"),
        0.05,
        "weight per full-time day",
    ),
    _weight(
        "measure_weight",
        ("Vekt av et tiltak i seg selv", "Weight of a measure in itself"),
        5,
        "weight per measure",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What counts how much: unmet place-days, moves, and what measures do elsewhere.

    `declared` has the numbers with their sources; `changed` those of the planner, by
    the same names, which count instead.
    """

    declared: tuple[Parameter, ...] = DECLARED
    changed: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        """Refuse names that no weight has, and negative numbers."""
        known = {row.id for row in self.declared}
        for name, value in self.changed.items():
            if name not in known and not name.startswith("unmet_weight_"):
                raise ValueError(f"{name!r} is no weight; known: {sorted(known)}")
            if value < 0:
                raise ValueError(f"The weight {name!r} is negative: {value}")

    def value(self, name: str) -> float:
        """Return one weight; `KeyError` when it is not declared."""
        if name in self.changed:
            return self.changed[name]
        for row in self.declared:
            if row.id == name:
                return row.value
        raise KeyError(f"No weight {name!r} is declared.")

    def unmet(self, resource: str) -> float:
        """Return what one unmet place-day of a resource counts."""
        name = "isolation" if resource.endswith(ISOLATION) else resource
        try:
            return self.value(f"unmet_weight_{name}")
        except KeyError:
            return self.value("unmet_weight")

    @property
    def hour(self) -> float:
        """What one patient's hour of travel counts."""
        return self.value("travel_weight")

    @property
    def move(self) -> float:
        """What one move counts, however short."""
        return self.value("move_weight")
