"""What was recorded, set beside what the model computes."""

from beredt.engine.validation.attack import july_2011
from beredt.engine.validation.evacuation import medevac
from beredt.engine.validation.judging import Computed, judge
from beredt.engine.validation.line import Line
from beredt.engine.validation.occupancy import (
    norwegian_occupancy,
    norwegian_ventilators,
)
from beredt.engine.validation.own import own_case, too_short
from beredt.engine.validation.playing import Event
from beredt.engine.validation.recorded import Record, RecordedNumber
from beredt.engine.validation.regions import RegionalCounts, norwegian_regions
from beredt.engine.validation.stays import intensive_stays
from beredt.engine.validation.water import askoy_2019

__all__ = [
    "Computed",
    "Event",
    "Line",
    "Record",
    "RecordedNumber",
    "RegionalCounts",
    "askoy_2019",
    "intensive_stays",
    "judge",
    "july_2011",
    "medevac",
    "norwegian_occupancy",
    "norwegian_regions",
    "norwegian_ventilators",
    "own_case",
    "too_short",
]
