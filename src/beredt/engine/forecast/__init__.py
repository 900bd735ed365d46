"""What the next days bring: occupancy from today's census and recent admissions."""

from beredt.engine.forecast.outlook import Forecast, Outlook
from beredt.engine.forecast.reports import LEAST_DAYS, Reports, Site
from beredt.engine.forecast.rolling import forecast
from beredt.engine.forecast.scoring import Score, score
from beredt.engine.forecast.staying import StayLaw, gamma_law

__all__ = [
    "LEAST_DAYS",
    "Forecast",
    "Outlook",
    "Reports",
    "Score",
    "Site",
    "StayLaw",
    "forecast",
    "gamma_law",
    "score",
]
