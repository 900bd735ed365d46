"""When a computed number passes."""

from typing import NamedTuple

from beredt.engine.bands import Band
from beredt.engine.validation.line import Line

NO_BAND = float("nan")


class Computed(NamedTuple):
    """A computed number with its 80 % band; nan where it has none."""

    value: float
    low: float = NO_BAND
    high: float = NO_BAND


def of_band(band: Band) -> Computed:
    """Take the mean of many draws, and what 80 % of them lie between."""
    return Computed(band.mean, band.p10, band.p90)


def judge(
    case: str,
    metric: str,
    unit: str,
    recorded: float,
    computed: Computed,
    simplest: tuple[str, float],
) -> Line:
    """Set one recorded number beside the computed one and the simplest alternative.

    It passes when it lies in the band, where there is one, and the error is not larger
    than that of the simplest alternative, a name and its value.
    """
    name, alternative = simplest
    error = abs(computed.value - recorded)
    simplest_error = abs(alternative - recorded)
    outside = recorded < computed.low or recorded > computed.high
    return Line(
        case=case,
        metric=metric,
        unit=unit,
        recorded=recorded,
        computed=computed.value,
        low=computed.low,
        high=computed.high,
        error=error,
        simplest_error=simplest_error,
        simplest=name,
        coverage_80=None,
        passed=not outside and error <= simplest_error,
    )
