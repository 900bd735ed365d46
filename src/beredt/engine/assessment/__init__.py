"""All of it: one call, one answer, with its provenance."""

from beredt.engine.assessment.answer import (
    Assessment,
    Check,
    DeathLine,
    Facts,
    Flow,
    Headline,
)
from beredt.engine.assessment.composing import fingerprint_of_run
from beredt.engine.assessment.measures import MeasureLine
from beredt.engine.assessment.running import assess
from beredt.engine.bands import Band
from beredt.engine.demand import Outside
from beredt.engine.gaps import Gap
from beredt.engine.influence import Assumption
from beredt.engine.supply import SupplyLine

__all__ = [
    "Assessment",
    "Assumption",
    "Band",
    "Check",
    "DeathLine",
    "Facts",
    "Flow",
    "Gap",
    "Headline",
    "MeasureLine",
    "Outside",
    "SupplyLine",
    "assess",
    "fingerprint_of_run",
]
