"""What people type about strategies."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beredt.web.accounts.models import Organisation
from beredt.web.layout.days import DayField, PastDayField
from beredt.web.registers.uploads import LimitedFileField
from beredt.web.strategies.models import Strategy


class StatusForm(forms.Form):
    """Say how a goal stands."""

    day = PastDayField(label=gettext_lazy("Dato"), initial=localdate)
    texts = forms.CharField(
        label=gettext_lazy("Status og utfordringer"),
        help_text=gettext_lazy("Ett punkt på hver linje."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_texts(self) -> list[str]:
        """Make each line one point."""
        lines = (
            line.strip(" -•\t") for line in self.cleaned_data["texts"].splitlines()
        )
        return [line for line in lines if line]


class DateForm(forms.Form):
    """Promise a date, and say why."""

    due_on = DayField(label=gettext_lazy("Frist"))
    why = forms.CharField(label=gettext_lazy("Begrunnelse"), max_length=500)


class MilestoneForm(DateForm):
    """Promise that something will be done."""

    title = forms.CharField(label=gettext_lazy("Milepæl"), max_length=200)
    owner = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Ansvarlig"), required=False
    )
    field_order = ("title", "owner", "due_on", "why")

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        """Offer the organisations that may answer for it."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = among  # type: ignore[attr-defined]


class DoneForm(forms.Form):
    """Say on which day a milestone was done."""

    done_on = PastDayField(label=gettext_lazy("Gjort dato"), initial=localdate)


class StrategyForm(forms.Form):
    """Begin to follow a strategy of one's own."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("For hvem")
    )
    name = forms.SlugField(
        label=gettext_lazy("Navn"),
        max_length=80,
        help_text=gettext_lazy("Små bokstaver, tall og bindestrek. Brukes i filer."),
    )
    file = LimitedFileField(label=gettext_lazy("Strategien som TOML"))

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        """Offer the organisations whose strategies one follows up."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = among
        fields["organisation"].initial = among.first()

    def clean(self) -> dict[str, Any]:
        """Refuse a name that the organisation has used."""
        said = self.cleaned_data
        found = Strategy.objects.filter(
            name=said.get("name"), organisation=said.get("organisation")
        )
        if found.exists():
            self.add_error("name", _("Organisasjonen har en strategi med det navnet."))
        return said


class FileForm(forms.Form):
    """Send observations."""

    file = LimitedFileField(
        label=gettext_lazy("Utfylt mal (XLSX eller CSV)"),
        help_text=gettext_lazy("Ingenting endres før du har sett hva som endres."),
    )
