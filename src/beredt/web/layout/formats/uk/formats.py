"""Dates in Ukrainian, without a zero before the day."""

DATE_FORMAT = "j E Y року"
DATETIME_FORMAT = "j E Y року, H:i"
MONTH_DAY_FORMAT = "j F"
