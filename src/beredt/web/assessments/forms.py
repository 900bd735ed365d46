"""What people type about assessments."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from beredt.engine.scenario import Measure
from beredt.files.faults import FileError
from beredt.report.names import Names
from beredt.report.tables import GapRow
from beredt.report.words import place_in_full
from beredt.web.accounts.models import Organisation
from beredt.web.assessments.actions import taken
from beredt.web.assessments.measures import Kind
from beredt.web.layout.languages import reading_language, say_fault
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened as register_of
from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.texts import checked

# What most assess against: the newest version of it is chosen at first.
COUNTRY = "norway"
MOST_DRAWS = 2000
LARGEST_SEED = 2**63 - 1


class OrderForm(forms.Form):
    """Which scenario, in which register, how often, for whom."""

    scenario = forms.ModelChoiceField(
        ScenarioVersion.objects.none(), label=_("Scenario")
    )
    register = forms.ModelChoiceField(
        RegisterVersion.objects.none(), label=_("Register")
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisasjon"),
        help_text=_("De som leser for denne organisasjonen, ser beregningen."),
    )
    draws = forms.IntegerField(
        label=_("Antall forløp"),
        min_value=1,
        max_value=MOST_DRAWS,
        initial=200,
        help_text=_("Flere forløp gir smalere intervaller og tar lengre tid."),
    )
    seed = forms.IntegerField(
        label=_("Frø"),
        min_value=0,
        max_value=LARGEST_SEED,
        initial=1,
        help_text=_("Samme frø gir de samme forløpene."),
    )
    title = forms.CharField(
        label=_("Tittel"),
        required=False,
        max_length=200,
        help_text=_("Tomt: scenarioets tittel."),
    )
    label = forms.CharField(
        label=_("Gradering"),
        required=False,
        max_length=120,
        help_text=_("Står på hver side av rapporten."),
    )

    def __init__(
        self,
        *args: Any,
        scenarios: QuerySet[ScenarioVersion],
        registers: QuerySet[RegisterVersion],
        among: QuerySet[Organisation],
        **kwargs: Any,
    ) -> None:
        """Offer what somebody may read, and the organisations they order for."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["scenario"].queryset = scenarios.defer("text", "files")
        fields["register"].queryset = registers.defer("package")
        fields["register"].initial = registers.filter(name=COUNTRY).first()
        fields["organisation"].queryset = among
        fields["organisation"].initial = among.first()
        fields["label"].initial = settings.CLASSIFICATION

    def clean(self) -> dict[str, Any]:
        """Refuse a scenario that does not go with the register, fault by fault."""
        said = super().clean() or {}
        if said.get("scenario") and said.get("register"):
            try:
                checked(said["scenario"], register_of(said["register"]))
            except FileError as error:
                for fault in map(say_fault, error.faults):
                    self.add_error(
                        "scenario", f"{fault.where}: {fault.found} ({fault.allowed})"
                    )
        return said


class VariantForm(forms.Form):
    """Which measures to add, from when, and at what size."""

    measures = forms.MultipleChoiceField(
        label=_("Tiltak"), widget=forms.CheckboxSelectMultiple
    )
    start = forms.IntegerField(
        label=_("Fra dag"),
        min_value=1,
        initial=1,
        help_text=_("Dag 1 er scenarioets første dag."),
    )
    size = forms.IntegerField(
        label=_("Størrelse, %"),
        min_value=5,
        max_value=100,
        step_size=5,
        initial=100,
        help_text=_("Av tiltakets fulle størrelse. Noen tiltak kan bare tas helt."),
    )
    title = forms.CharField(
        label=_("Tittel"),
        required=False,
        max_length=200,
        help_text=_("Tomt: scenarioets tittel."),
    )

    def __init__(
        self,
        *args: Any,
        offered: Iterable[Kind],
        days: int,
        **kwargs: Any,
    ) -> None:
        """Offer the measures of a catalogue by their names."""
        super().__init__(*args, **kwargs)
        self._days = days
        offered = list(offered)
        self._measures = {
            measure.name: measure
            for kind in offered
            for measure, _said in kind.measures
        }
        fields: dict[str, Any] = self.fields
        fields["measures"].choices = [_choice_of(kind) for kind in offered]
        fields["start"].max_value = days
        fields["start"].widget.attrs["max"] = days

    def clean_start(self) -> int:
        """Refuse a day after the last."""
        start: int = self.cleaned_data["start"]
        if start > self._days:
            raise forms.ValidationError(_("Scenarioet er over da."))
        return start

    def chosen(self) -> tuple[Measure, ...]:
        """Return the measures, each from its day to the end of the scenario."""
        start = self.cleaned_data["start"] - 1
        size = self.cleaned_data["size"] / 100
        return tuple(
            taken(self._measures[name], start=start, days=self._days, size=size)
            for name in self.cleaned_data["measures"]
        )


def _choice_of(kind: Kind) -> tuple[str, Any]:
    if len(kind.measures) > 1:
        return kind.name, [(measure.name, said) for measure, said in kind.measures]
    [(measure, _said)] = kind.measures
    return measure.name, kind.name


class CommentForm(forms.Form):
    """Say something."""

    text = forms.CharField(
        label=_("Kommentar"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GapForm(forms.Form):
    """Which gaps to show."""

    region = forms.ChoiceField(label=_("Region"), required=False)
    place = forms.ChoiceField(label=_("Plasstype"), required=False)
    q = forms.CharField(label=_("Behandlingssted"), required=False, max_length=100)

    def __init__(self, *args: Any, rows: Iterable[GapRow], names: Names) -> None:
        """Offer the regions and kinds of place that lack something."""
        super().__init__(*args)
        self._rows, self._names = list(rows), names
        lang = reading_language()
        if not any(row.facility for row in self._rows):
            del self.fields["q"]
        regions = dict.fromkeys(row.region for row in self._rows)
        places = dict.fromkeys(row.place for row in self._rows)
        fields: dict[str, Any] = self.fields
        fields["region"].choices = [
            ("", _("Alle")),
            *((key, names.region(key)) for key in regions),
        ]
        fields["place"].choices = [
            ("", _("Alle")),
            *((key, place_in_full(key, lang)) for key in places),
        ]

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._rows)

    def kept(self) -> list[GapRow]:
        """Keep what is looked for; all where nothing is."""
        said = self.cleaned_data if self.is_valid() else {}
        words = said.get("q", "").lower()
        return [
            row
            for row in self._rows
            if said.get("region", "") in ("", row.region)
            and said.get("place", "") in ("", row.place)
            and words in self._names.facility(row.facility).lower()
        ]
