"""How good the forecast has been, beside the simplest alternatives: rolling origin."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from beredt.engine.forecast.alternatives import (
    Said,
    about_point,
    convolution,
    persistence,
)
from beredt.engine.forecast.correction import Past, corrected, widening_from
from beredt.engine.forecast.drawing import draw_census, reporting
from beredt.engine.forecast.outlook import Level, groups_of
from beredt.engine.forecast.reports import Reports
from beredt.engine.forecast.rolling import LEAST_KNOWN, MOST_PASTS, WEEK, past_of
from beredt.engine.forecast.scores import BANDS, crps, holds
from beredt.engine.forecast.staying import StayLaw

Floats = npt.NDArray[np.float64]
HORIZONS = (1, 7, 14, 21)
# Earlier forecasts are learnt from for two weeks before the first is judged.
FIRST_JUDGED = LEAST_KNOWN + 2 * WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How good one method has been at one level, so many days ahead.

    `absolute_error` is that of the median, in patients, as is `crps`; `coverage_*` are
    the shares of what came that lay in the band.
    """

    kind: str
    level: Level
    method: str
    horizon: int
    forecasts: int
    absolute_error: float
    crps: float
    coverage_50: float
    coverage_80: float
    coverage_95: float


@dataclass(slots=True)
class _Results:
    """Results of single forecasts, by level, horizon and method."""

    rows: dict[tuple[Level, int, str], list[list[float]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, key: tuple[Level, int, str], draws: Floats, came: float) -> None:
        told = np.asarray(came)
        held = [float(holds(draws, told, band)) for band in BANDS]
        error = abs(float(np.median(draws)) - came)
        self.rows[key].append([error, float(crps(draws, told)), *held])

    def scores(self, kind: str) -> Iterator[Score]:
        for (level, horizon, method), results in self.rows.items():
            error, ranked, *held = np.mean(results, axis=0).tolist()
            yield Score(
                kind=kind,
                level=level,
                method=method,
                horizon=horizon,
                forecasts=len(results),
                absolute_error=error,
                crps=ranked,
                coverage_50=held[0],
                coverage_80=held[1],
                coverage_95=held[2],
            )


def score(
    reports: Reports,
    *,
    laws: Mapping[str, StayLaw],
    days: int = 21,
    draws: int = 500,
    seed: int = 1,
) -> tuple[Score, ...]:
    """Forecast every seventh day of the past, and compare with what came.

    Each forecast, its correction and each alternative see only what was known then.
    """
    scores: list[Score] = []
    for kind in reports.kinds:
        mine = reports.of_kind(kind).counted_sites()
        if mine.sites:
            rolling = _Rolling(reports=mine, law=laws[kind], days=days)
            results = rolling.judge(draws=draws, seed=seed)
            scores += results.scores(kind)
    return tuple(scores)


@dataclass(slots=True, kw_only=True)
class _Rolling:
    """Forecasts of one kind made again, week after week, with what they learnt."""

    reports: Reports
    law: StayLaw
    days: int
    pasts: list[Past] = field(default_factory=list)
    said: dict[tuple[str, str, str], list[Said]] = field(
        default_factory=lambda: defaultdict(list)
    )
    results: _Results = field(default_factory=_Results)

    def judge(self, *, draws: int, seed: int) -> _Results:
        first = LEAST_KNOWN + (self.reports.days - 1 - LEAST_KNOWN) % WEEK
        for known in range(first, self.reports.days, WEEK):
            now = reporting(self.reports.until(known))
            if now.sites:
                self._forecast(now, draws, seed)
        return self.results

    def _forecast(self, now: Reports, draws: int, seed: int) -> None:
        drawn = draw_census(
            now, days=self.days, draws=draws, seed=seed, expected=self.law
        )
        before = self.reports.until(now.days)
        widening = widening_from(self.pasts[-MOST_PASTS:], before, self.days)
        inside = corrected(drawn.inside, now.sites, widening)
        for group in groups_of(now.sites):
            chosen = list(group.rows)
            one = now.only(chosen)
            said = self.said[group.level, group.region, group.place]
            said.append((now.days, convolution(one, drawn.law.alive, self.days)))
            if now.days >= FIRST_JUDGED:
                census = inside[:, chosen].sum(axis=1)
                self._compare(group.level, one, census, said)
        self.pasts.append(past_of(now, drawn))

    def _compare(
        self, level: Level, one: Reports, census: Floats, said: list[Said]
    ) -> None:
        rows = [self.reports.sites.index(site) for site in one.sites]
        ahead = self.reports.occupied[rows, one.days - 1 : one.days + self.days]
        told = ahead.sum(axis=0)
        for horizon in HORIZONS:
            if horizon >= len(told) or np.isnan(told[horizon]):
                continue
            by_method = {
                "flow": census[:, horizon],
                "persistence": persistence(one, horizon),
                "convolution": about_point(said, one, horizon),
            }
            for method, draws in by_method.items():
                key = (level, horizon, method)
                self.results.add(key, draws, float(told[horizon]))
