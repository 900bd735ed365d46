"""What the next days bring: occupancy from today's census and recent admissions."""

from beredt.engine.forecast.drawing import MOST_LAG
from beredt.engine.forecast.outlook import Forecast, Outlook
from beredt.engine.forecast.reports import LEAST_DAYS, Reports, Site
from beredt.engine.forecast.rolling import forecast
from beredt.engine.forecast.scoring import Score, score
from beredt.engine.forecast.staying import StayLaw, gamma_law, law_of_category

__all__ = [
    "LEAST_DAYS",
    "MOST_LAG",
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
