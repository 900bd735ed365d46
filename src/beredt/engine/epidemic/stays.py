"""How long the patients of an epidemic stay, where the scenario says so."""

from dataclasses import replace

from beredt.engine.register import Register, Stage
from beredt.engine.scenario import Scenario, Transmission


def with_stays(scenario: Scenario, register: Register) -> Register:
    """Return a register in which stays are those of the epidemics of a scenario.

    The stays of the ward category on a ward, and of the intensive category in intensive
    care; the planning interval is moved with them. Where two epidemics use one
    category, the last counts.
    """
    stays: dict[tuple[str, str], float] = {}
    for need in scenario.needs:
        if isinstance(need, Transmission):
            if need.ward_stay is not None:
                stays[need.ward_category, "ward"] = need.ward_stay.value
            if need.intensive_stay is not None:
                stays[need.intensive_category, "intensive"] = need.intensive_stay.value
    if not stays:
        return register
    return replace(
        register,
        pathways=tuple(
            _lasting(row, stays.get((row.category, row.kind)))
            for row in register.pathways
        ),
    )


def _lasting(row: Stage, stay: float | None) -> Stage:
    if stay is None:
        return row
    times = stay / row.stay
    return replace(
        row,
        stay=stay,
        stay_low=row.stay_low * times,
        stay_high=row.stay_high * times,
    )
