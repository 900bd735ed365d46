"""What was recorded, set beside what the model computes."""

from beredt.engine.validation.attack import july_2011
from beredt.engine.validation.evacuation import medevac
from beredt.engine.validation.judging import Computed, judge
from beredt.engine.validation.line import Line
from beredt.engine.validation.playing import Event
from beredt.engine.validation.recorded import Record, RecordedNumber
from beredt.engine.validation.water import askoy_2019

__all__ = [
    "Computed",
    "Event",
    "Line",
    "Record",
    "RecordedNumber",
    "askoy_2019",
    "judge",
    "july_2011",
    "medevac",
]
