"""The unknowns of an assessment: every number it uses that has an interval."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from beredt.engine.register import (
    IntervalLaw,
    IntervalTable,
    LawName,
    Register,
    Sourced,
)
from beredt.engine.scenario import (
    BanExport,
    EarlyDischarge,
    Evacuate,
    Happening,
    Ordinary,
    Outage,
    Quantity,
    Redistribute,
    Scenario,
    StretchRatio,
    SupplyInterruption,
    Transmission,
)

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
# Which columns of a table hold the key, and which the low end, value and high end.
COLUMNS: dict[IntervalTable, tuple[tuple[str, ...], tuple[str, str, str]]] = {
    "pathways": (("category", "order"), ("stay_low", "stay", "stay_high")),
    "activity": (("category",), ("low", "admissions", "high")),
    "ratios": (("kind", "profession"), ("low", "value", "high")),
    "occupancy": (("kind", "facility_kind"), ("low", "value", "high")),
    "utilities": (("facility", "utility"), ("low", "endurance_hours", "high")),
    "dependencies": (("kind", "utility"), ("low", "value", "high")),
    "consumption": (("category", "item", "basis"), ("low", "value", "high")),
    "parameters": (("id",), ("low", "value", "high")),
}
# What moves together where a register says nothing else; other rows stand alone.
TOGETHER: dict[str, str] = {
    "pathways": "stays.{category}",
    "ratios": "ratios.{profession}",
    "utilities": "utilities.{utility}",
    "dependencies": "dependencies.{utility}",
    "consumption": "consumption.{item}",
}
# Parameters that the computation asks for whatever happens.
ALWAYS_USED = frozenset(
    {
        "air_overhead_hours",
        "air_speed_kmh",
        "daytime_share",
        "detour_factor",
        "move_load_factor",
        "move_share",
        "road_speed_kmh",
        "typical_leg_km",
    }
)
SECTIONS = ("needs", "disruptions", "measures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """One number that is not known exactly.

    `table` and `row` say where it stands: a table of the register, or a section of
    the scenario; `column` is its column or field. Unknowns of one `group` move
    together.
    """

    key: str
    table: str
    row: int
    column: str
    value: float
    low: float
    high: float
    law: LawName
    group: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Knowledge:
    """All unknowns of an assessment, and the groups that move together.

    Axes of `bounds`: low, value, high; unknown. Axes of `group` (its number) and
    `leader` (the unknown that a balancing one balances, -1 none): unknown.
    """

    unknowns: tuple[Unknown, ...]
    groups: tuple[str, ...]
    bounds: Floats
    group: Integers
    leader: Integers

    @classmethod
    def of(cls, unknowns: Sequence[Unknown]) -> "Knowledge":
        """Put unknowns side by side."""
        groups = {name: g for g, name in enumerate({one.group: 0 for one in unknowns})}
        leading: dict[str, int] = {}
        for i, one in enumerate(unknowns):
            if one.law != "balancing" and one.value:
                leading.setdefault(one.group, i)
        bounds = np.array([(one.low, one.value, one.high) for one in unknowns], float)
        return cls(
            unknowns=tuple(unknowns),
            groups=tuple(groups),
            bounds=bounds.reshape(-1, 3).T,
            group=np.array([groups[one.group] for one in unknowns], int),
            leader=np.array(
                [
                    leading.get(one.group, -1) if one.law == "balancing" else -1
                    for one in unknowns
                ],
                int,
            ),
        )

    def of_law(self, law: LawName) -> Integers:
        """Return the numbers of the unknowns of one law."""
        return np.array(
            [i for i, one in enumerate(self.unknowns) if one.law == law], int
        )

    @property
    def is_complete(self) -> bool:
        """Whether nothing is unknown: all worlds are then the same."""
        return not self.unknowns


def find_unknowns(
    scenario: Scenario, register: Register, categories: Collection[str]
) -> Knowledge:
    """List every number with an interval that an assessment uses.

    `categories` are those of the patients who come.
    """
    found = [*_of_scenario(scenario), *_of_register(scenario, register, categories)]
    return Knowledge.of([one for one in found if one.law != "fixed"])


def _of_scenario(scenario: Scenario) -> Iterator[Unknown]:
    for section in SECTIONS:
        events: tuple[Happening, ...] = getattr(scenario, section)
        for row, event in enumerate(events):
            for field in fields(event):
                q = getattr(event, field.name)
                if not isinstance(q, Quantity) or q.least == q.most:
                    continue
                key = f"{event.name}.{field.name}"
                yield Unknown(
                    key=key,
                    table=section,
                    row=row,
                    column=field.name,
                    value=q.value,
                    low=q.least,
                    high=q.most,
                    law=_safe(q.law, q.least),
                    group=q.together or _group(scenario, event, field.name),
                )


def _group(scenario: Scenario, event: Happening, field: str) -> str:
    """Return what the values of one number are found by in every world."""
    if isinstance(event, Transmission):
        return f"{scenario.address(event)}.{field}"
    return f"{event.name}.{field}"


def _of_register(
    scenario: Scenario, register: Register, categories: Collection[str]
) -> Iterator[Unknown]:
    for table, (names, (low, value, high)) in COLUMNS.items():
        lines = [line for line in register.intervals if line.table == table]
        for number, row in enumerate(getattr(register, table)):
            least, planned, most = (getattr(row, name) for name in (low, value, high))
            if least == most or not _is_used(table, row, scenario, categories):
                continue
            key = ".".join([table, *(str(getattr(row, name)) for name in names)])
            law, group = _read(table, lines, row, key)
            yield Unknown(
                key=f"{key}.stay" if table == "pathways" else key,
                table=table,
                row=number,
                column=value,
                value=planned,
                low=least,
                high=most,
                law=_safe(law, least),
                group=group,
            )


def _read(
    table: str, lines: list[IntervalLaw], row: Sourced, key: str
) -> tuple[LawName, str]:
    """Return the law and the group of a row: those of the last line that it fits."""
    law: LawName = "triangle"
    together = TOGETHER.get(table, "")
    for line in lines:
        if line.fits(row):
            law, together = line.law, line.together
    return law, (together and together.format(**_columns(row))) or key


def _columns(row: Sourced) -> dict[str, object]:
    return {column.name: getattr(row, column.name) for column in fields(row)}


def _safe(law: LawName, low: float) -> LawName:
    """Read an interval from 0 as a triangle where a lognormal is asked for."""
    return "triangle" if law == "lognormal" and low <= 0 else law


def _is_used(
    table: str, row: Sourced, scenario: Scenario, categories: Collection[str]
) -> bool:
    """Whether a number of the register acts in this scenario."""
    match table:
        case "pathways" | "consumption":
            return getattr(row, "category", "") in categories
        case "activity":
            return any(isinstance(need, Ordinary) for need in scenario.needs)
        case "utilities" | "dependencies":
            return getattr(row, "utility", "") in _lost(scenario)
        case "parameters":
            return getattr(row, "id", "") in _asked_for(scenario)
    return True


def _lost(scenario: Scenario) -> set[str]:
    """Return the utilities that a scenario takes away."""
    lost: set[str] = {
        row.kind for row in scenario.disruptions if isinstance(row, Outage)
    }
    for row in scenario.disruptions:
        if isinstance(row, SupplyInterruption) and "oxygen" in row.items:
            lost |= {"oxygen"}
    return lost


def _asked_for(scenario: Scenario) -> set[str]:
    """Return the parameters that the computation asks for in a scenario."""
    asked = set(ALWAYS_USED)
    for measure in scenario.measures:
        if isinstance(measure, StretchRatio):
            asked |= {"fatigue_after_days", "fatigue_factor"}
        if isinstance(measure, EarlyDischarge) and not measure.ramp_days:
            asked |= {"early_discharge_ramp_days"}
        if isinstance(measure, Redistribute | Evacuate):
            asked |= {"companions_per_patient", "hub_stay_hours", "apron_slots_per_day"}
        if isinstance(measure, BanExport):
            asked |= {"parallel_export_share"}
    return asked
