"""What people look for in the log."""

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from beredt.web.audit.models import Event


class SearchForm(forms.Form):
    """Words, an action, and a period."""

    q = forms.CharField(label=_("Hvem eller hva"), required=False, max_length=100)
    what = forms.CharField(label=_("Handling"), required=False, max_length=80)
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

    def kept(self, events: QuerySet[Event]) -> QuerySet[Event]:
        """Keep what is looked for; all where nothing is."""
        said = self.cleaned_data if self.is_valid() else {}
        if words := said.get("q"):
            events = events.filter(
                Q(signature__icontains=words) | Q(title__icontains=words)
            )
        if what := said.get("what"):
            events = events.filter(what__startswith=what)
        if since := said.get("since"):
            events = events.filter(at__date__gte=since)
        if until := said.get("until"):
            events = events.filter(at__date__lte=until)
        return events
