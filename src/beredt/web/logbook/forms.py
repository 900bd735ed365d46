"""What people look for in the log."""

from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beredt.web.audit.models import Event
from beredt.web.logbook.words import objects


class SearchForm(forms.Form):
    """Words, an action, and a period."""

    q = forms.CharField(label=_("Hvem eller hva"), required=False, max_length=100)
    what = forms.ChoiceField(label=_("Hva det gjelder"), required=False)
    since = forms.DateField(
        label=_("Fra og med"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    until = forms.DateField(
        label=_("Til og med"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    all_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what actions are done to, in the reader's language."""
        super().__init__(*args, **kwargs)
        choices = [("", gettext("Alle")), *objects()]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    def kept(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """Keep what is looked for; all where nothing is."""
        said = self.cleaned_data if self.is_valid() else {}
        if words := said.get("q"):
            events = events.filter(
                Q(signature__icontains=words) | Q(title__icontains=words)
            )
        if what := said.get("what"):
            codes = (Q(what__startswith=f"{code}.") for code in what.split(","))
            events = events.filter(reduce(or_, codes))
        if since := said.get("since"):
            events = events.filter(at__date__gte=since)
        if until := said.get("until"):
            events = events.filter(at__date__lte=until)
        return events
