"""An epidemic from transmission: who is infected, where, when, and what follows."""

from beredt.engine.epidemic.absence import absent_share, staff_absence
from beredt.engine.epidemic.generation import Chain
from beredt.engine.epidemic.outbreak import (
    Outbreak,
    admissions,
    attack_rate,
    expected_outbreak,
    simulate_outbreak,
)
from beredt.engine.epidemic.people import BANDS
from beredt.engine.epidemic.spread import Spread, spread_of
from beredt.engine.epidemic.stays import with_stays

__all__ = [
    "BANDS",
    "Chain",
    "Outbreak",
    "Spread",
    "absent_share",
    "admissions",
    "attack_rate",
    "expected_outbreak",
    "simulate_outbreak",
    "spread_of",
    "staff_absence",
    "with_stays",
]
