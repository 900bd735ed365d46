"""Days that people type: with the calendar of the browser, and never of tomorrow."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _


class DayField(forms.DateField):
    """A day."""

    def __init__(self, **said: Any) -> None:
        """Let the browser show its calendar."""
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, **said)


class PastDayField(DayField):
    """A day that has been, or is today."""

    def clean(self, value: Any) -> dt.date | None:
        """Return the day; refuse one that has not been."""
        day: dt.date | None = super().clean(value)
        if day is not None and day > localdate():
            raise forms.ValidationError(_("Datoen er ikke kommet ennå."))
        return day
