"""What the next days bring: occupancy from today's census and recent admissions."""

from beredt.engine.forecast.drawing import MOST_LAG
from beredt.engine.forecast.outlook import Forecast, Outlook
from beredt.engine.forecast.reports import LEAST_DAYS, Reports, Site
from beredt.engine.forecast.rolling import PAST_DRAWS, forecast
from beredt.engine.forecast.scoring import FIRST_JUDGED, Score, score
from beredt.engine.forecast.staying import StayLaw, gamma_law, law_of_category

__all__ = [
    "FIRST_JUDGED",
    "LEAST_DAYS",
    "MOST_LAG",
    "PAST_DRAWS",
    "Forecast",
    "Outlook",
    "Reports",
    "Score",
    "Site",
    "StayLaw",
    "forecast",
    "gamma_law",
    "law_of_category",
    "score",
]
