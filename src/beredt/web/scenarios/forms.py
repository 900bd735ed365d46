"""What people type about scenarios."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beredt.web.accounts.models import Organisation
from beredt.web.scenarios.models import ScenarioVersion

MOST_INCLUDED = 6
LONGEST_DELAY = 730


class SearchForm(forms.Form):
    """Look for a scenario by its title."""

    q = forms.CharField(label=_("Tittel"), required=False, max_length=100)


class OwnerForm(forms.Form):
    """For whom a scenario is written, or who is to read it."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisasjon")
    )

    def __init__(
        self, *args: Any, among: QuerySet[Organisation], **kwargs: Any
    ) -> None:
        """Offer organisations."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = among
        fields["organisation"].initial = among.first()


class RevisionForm(forms.Form):
    """Which saving of a draft was read."""

    revision = forms.IntegerField(widget=forms.HiddenInput)


class HappeningReadForm(RevisionForm):
    """Which saving was read, and what the happening was called in it."""

    known_as = forms.CharField(required=False, widget=forms.HiddenInput)


class DraftForm(RevisionForm):
    """The text, and which saving of it was read."""

    text = forms.CharField(
        label=_("Scenarioet som TOML"),
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 32, "spellcheck": "false"}),
    )

    def clean_text(self) -> str:
        """End lines as they ended before a browser sent them."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class ComposeForm(OwnerForm):
    """Which scenarios happen together, each how many days later."""

    title = forms.CharField(label=_("Tittel"), max_length=160)
    name = forms.SlugField(
        label=_("Kort navn"),
        max_length=80,
        help_text=_("Små bokstaver, tall og bindestrek. Brukes i filer."),
    )
    field_order = ("title", "name", "organisation")

    def __init__(
        self, *args: Any, scenarios: QuerySet[ScenarioVersion], **kwargs: Any
    ) -> None:
        """Offer the scenarios of the library."""
        super().__init__(*args, **kwargs)
        offered = scenarios.defer("text", "files")
        for number in range(1, MOST_INCLUDED + 1):
            self.fields[f"scenario_{number}"] = forms.ModelChoiceField(
                offered,
                label=_("Scenario %(number)s") % {"number": number},
                required=number == 1,
            )
            self.fields[f"delay_{number}"] = forms.IntegerField(
                label=_("Begynner på dag"),
                initial=1,
                min_value=1,
                max_value=LONGEST_DELAY + 1,
            )

    def clean_name(self) -> str:
        """Write the name as files are named."""
        return str(self.cleaned_data["name"]).lower()

    def chosen(self) -> list[tuple[ScenarioVersion, int]]:
        """Return the scenarios with the days that pass before each begins."""
        said = self.cleaned_data
        pairs = [
            (said[f"scenario_{number}"], said[f"delay_{number}"] - 1)
            for number in range(1, MOST_INCLUDED + 1)
        ]
        return [(version, delay) for version, delay in pairs if version]
