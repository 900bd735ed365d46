"""Fields for times of the day and for lists."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from beredt.engine.council.checking.agenda import clock
from beredt.files.council.written import minute_of
from beredt.web.accounts.models import User


class ClockField(forms.CharField):
    """A time of the day, kept as minutes after midnight."""

    def __init__(self, **kwargs: Any) -> None:
        """Be short."""
        kwargs["max_length"] = 9
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write minutes as 12:15."""
        return clock(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """Return minutes, or nothing where nothing is written."""
        text = super().clean(value)
        if not text:
            return None
        minute = minute_of(text)
        if minute is None:
            raise ValidationError(_("Skriv et klokkeslett, for eksempel 12:15."))
        return minute


class UserField(forms.EmailField):
    """A user of the site by e-mail address; nobody is shown who they all are."""

    def prepare_value(self, value: Any) -> Any:
        """Write the address of a user who is known by number."""
        if isinstance(value, int):
            return User.objects.values_list("email", flat=True).get(pk=value)
        return value

    def clean(self, value: Any) -> Any:
        """Return the user, or nothing where nothing is written."""
        email = super().clean(value)
        if not email:
            return None
        user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
        if user is None:
            raise ValidationError(_("Ingen bruker har denne adressen."))
        return user


class LinesField(forms.CharField):
    """A list, one to a line."""

    def __init__(self, **kwargs: Any) -> None:
        """Show as many lines as are usual."""
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write each on its line."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        """Return the lines that hold anything."""
        lines = super().clean(value).splitlines()
        return [line.strip() for line in lines if line.strip()]
