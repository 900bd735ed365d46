"""What one case of the validation says, number by number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One number of one case: what was recorded against what is computed.

    `low` and `high` are the 80 % band of the computed number, nan when it has none.
    `error` is in the unit of the metric; `simplest_error` is the error of the simplest
    alternative, which `simplest` names. `coverage_80` is the share of the recorded
    numbers that lie in their 80 % band, None where there is only one number.
    """

    case: str
    metric: str
    unit: str
    recorded: float
    computed: float
    low: float
    high: float
    error: float
    simplest_error: float
    simplest: str
    coverage_80: float | None
    passed: bool
