"""A forecast and its scores as flat rows of plain values."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import isnan
from typing import NamedTuple

from beredt.engine.forecast import Forecast, Outlook, Score


class ForecastRow(NamedTuple):
    """One day at one place, in one region or all together; `ahead` 0 is today."""

    level: str
    kind: str
    region: str
    place: str
    date: str
    ahead: int
    mean: float
    p2_5: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    p97_5: float
    admitted: float
    capacity: float | None
    over: float | None


class ScoreRow(NamedTuple):
    """How good one method has been at one level, so many days ahead."""

    kind: str
    level: str
    horizon: int
    method: str
    forecasts: int
    mae: float
    crps: float
    coverage_50: float
    coverage_80: float
    coverage_95: float


def forecast_rows(forecast: Forecast) -> Iterator[ForecastRow]:
    """Return every day of every outlook."""
    for outlook in forecast.outlooks:
        yield from outlook_rows(outlook, forecast.last_day)


def outlook_rows(outlook: Outlook, last_day: int) -> Iterator[ForecastRow]:
    """Return every day of one outlook, from today."""
    for ahead in range(len(outlook.mean)):
        yield ForecastRow(
            outlook.level,
            outlook.kind,
            outlook.region,
            outlook.place,
            date.fromordinal(last_day + ahead).isoformat(),
            ahead,
            float(outlook.mean[ahead]),
            *_marks(outlook, ahead),
            float(outlook.admitted[ahead]),
            known(outlook.capacity),
            known(float(outlook.over[ahead])),
        )


def _marks(
    outlook: Outlook, ahead: int
) -> tuple[float, float, float, float, float, float, float]:
    low, p10, p25, p50, p75, p90, high = outlook.marks[:, ahead].tolist()
    return low, p10, p25, p50, p75, p90, high


def score_rows(scores: Sequence[Score]) -> Iterator[ScoreRow]:
    """Return one row for each kind, level, horizon and method, in that order."""
    for one in scores:
        yield ScoreRow(
            kind=one.kind,
            level=one.level,
            horizon=one.horizon,
            method=one.method,
            forecasts=one.forecasts,
            mae=one.absolute_error,
            crps=one.crps,
            coverage_50=one.coverage_50,
            coverage_80=one.coverage_80,
            coverage_95=one.coverage_95,
        )


def known(value: float) -> float | None:
    """Return a number, or None for one that nobody knows."""
    return None if isnan(value) else value
