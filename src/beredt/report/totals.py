"""The few numbers that stand for the whole."""

from typing import NamedTuple

import numpy as np

from beredt.engine.assessment import Assessment
from beredt.engine.bands import Band, band
from beredt.engine.scenario import Source
from beredt.report.numerals import added
from beredt.report.words import WHOLE_COUNTRY

CRISIS_SOURCES: tuple[Source, ...] = ("norwegian_military", "allied", "civil")
NOTHING = Band(mean=0.0, p10=0.0, p50=0.0, p90=0.0)


class Totals(NamedTuple):
    """Total need in patients, unmet need in place-days, and deaths."""

    patients: dict[Source, Band]
    unmet_days: Band
    deaths: Band
    deaths_by_source: dict[Source, Band]

    @property
    def total_patients(self) -> float:
        """Patients of the three needs."""
        return sum(self._needs())

    @property
    def total_written(self) -> float:
        """The same, as the sum of the three numbers as they are written beside it."""
        return added(self._needs())

    def _needs(self) -> list[float]:
        return [self.patients[source].mean for source in CRISIS_SOURCES]


def totals_of(assessment: Assessment) -> Totals:
    """Add up over regions, places and sources, draw by draw."""
    patients = {
        source: assessment.patients.get(source, NOTHING)
        for source in (*CRISIS_SOURCES, "ordinary")
    }
    deaths = {
        source: band(assessment.deaths_by_draw[:, s])
        for s, source in enumerate(assessment.sources)
    }
    return Totals(
        patients=patients,
        unmet_days=band(
            assessment.unmet_days_by_draw[:, parts(assessment)].sum((1, 2))
        ),
        deaths=band(assessment.deaths_by_draw.sum(axis=1)),
        deaths_by_source=deaths,
    )


def parts(assessment: Assessment) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Tell which entries of the region axis are regions, not the whole country."""
    return np.array([region != WHOLE_COUNTRY for region in assessment.regions])
