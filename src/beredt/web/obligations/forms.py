"""What people type about obligations."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beredt.report.language import Term
from beredt.report.words import ABILITIES, EVIDENCE, FOOTINGS, OBLIGATION_STATES
from beredt.web.accounts.models import Organisation
from beredt.web.assessments.models import Assessment
from beredt.web.layout.days import DayField, PastDayField
from beredt.web.layout.languages import say
from beredt.web.obligations.models import Framework
from beredt.web.scenarios.models import ScenarioVersion

Choices = list[tuple[str, str]]
NEEDED = {"assessment": "assessment", "scenario": "scenario"}


def offered(words: Mapping[str, Term]) -> Choices:
    """Offer words in the reader's language, by their keys."""
    return [(key, say(term)) for key, term in words.items()]


class FilterForm(forms.Form):
    """Which obligations to see."""

    framework = forms.ModelChoiceField(
        Framework.objects.none(),
        label=gettext_lazy("Rammeverk"),
        required=False,
        empty_label=gettext_lazy("Alle"),
    )
    state = forms.ChoiceField(label=gettext_lazy("Tilstand"), required=False)
    only = forms.ChoiceField(label=gettext_lazy("Vis bare"), required=False)

    def __init__(self, *args: Any, frameworks: Any, **kwargs: Any) -> None:
        """Offer the frameworks that one may read, and the states."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["framework"].queryset = frameworks
        fields["state"].choices = [("", _("Alle")), *offered(OBLIGATION_STATES)]
        fields["only"].choices = [
            ("", _("Alle")),
            ("overdue", _("over fristen")),
            ("ownerless", _("uten ansvarlig")),
            ("mine", _("det jeg svarer for")),
        ]


class FrameworkForm(forms.Form):
    """Keep the obligations of something new."""

    title = forms.CharField(label=gettext_lazy("Rammeverk"), max_length=200)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("For hvem")
    )

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        """Offer the organisations whose obligations one keeps."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = among
        fields["organisation"].initial = among.first()


class ObligationForm(forms.Form):
    """Add an obligation, with where it is from."""

    framework = forms.ModelChoiceField(
        Framework.objects.none(), label=gettext_lazy("Rammeverk")
    )
    title = forms.CharField(label=gettext_lazy("Forpliktelse"), max_length=300)
    text = forms.CharField(
        label=gettext_lazy("Innhold"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    footing = forms.ChoiceField(
        label=gettext_lazy("Slag"), choices=partial(offered, FOOTINGS)
    )
    source = forms.CharField(label=gettext_lazy("Kilde"), max_length=300)
    source_date = PastDayField(label=gettext_lazy("Kildens dato"))
    address = forms.URLField(
        label=gettext_lazy("Adresse"), max_length=500, required=False,
        assume_scheme="https",
    )  # fmt: skip

    def __init__(self, *args: Any, frameworks: Any, **kwargs: Any) -> None:
        """Offer the frameworks that one keeps."""
        super().__init__(*args, **kwargs)
        self.fields["framework"].queryset = frameworks  # type: ignore[attr-defined]

    def clean_source_date(self) -> str:
        """Write the day as sources are dated."""
        return str(self.cleaned_data["source_date"].isoformat())


class SayForm(forms.Form):
    """What is said, why, and after which revision."""

    why = forms.CharField(label=gettext_lazy("Begrunnelse"), max_length=500)
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let two of them stand on one page, each with labels of its own."""
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


class AssignForm(SayForm):
    """Say who answers for it, and by when."""

    owner = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Ansvarlig"), required=False
    )
    due_on = DayField(label=gettext_lazy("Frist"), required=False)
    field_order = ("owner", "due_on", "why", "revision")

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        """Offer the organisations that may answer for it."""
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = among  # type: ignore[attr-defined]


class AnswerForm(SayForm):
    """Say what we can, what is lacking, and what it depends on."""

    ability = forms.ChoiceField(
        label=gettext_lazy("Egen evne"), choices=partial(offered, ABILITIES)
    )
    gap = forms.CharField(
        label=gettext_lazy("Hva som mangler"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    dependency = forms.CharField(
        label=gettext_lazy("Avhengig av"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ("ability", "gap", "dependency", "why", "revision")


class EvidenceForm(forms.Form):
    """Attach something that proves it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Slag"), choices=partial(offered, EVIDENCE)
    )
    assessment = forms.ModelChoiceField(
        Assessment.objects.none(),
        label=gettext_lazy("Beregning"),
        required=False,
    )
    scenario = forms.ModelChoiceField(
        ScenarioVersion.objects.none(),
        label=gettext_lazy("Scenario"),
        required=False,
    )
    title = forms.CharField(
        label=gettext_lazy("Tittel"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("For øvelser, planer og annet."),
    )
    address = forms.URLField(
        label=gettext_lazy("Permanent adresse"), max_length=500, required=False,
        assume_scheme="https",
    )  # fmt: skip
    day = PastDayField(label=gettext_lazy("Dato"), initial=localdate)

    def __init__(
        self, *args: Any, assessments: Any, scenarios: Any, **kwargs: Any
    ) -> None:
        """Offer the assessments and scenarios that one may read."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["assessment"].queryset = assessments
        fields["scenario"].queryset = scenarios

    def clean(self) -> dict[str, Any]:
        """Keep what the kind calls for, and ask for it where it lacks."""
        said = self.cleaned_data
        needed = NEEDED.get(said.get("kind", ""), "title")
        if not said.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Fyll ut dette."))
        for name in ("assessment", "scenario"):
            if name != needed:
                said[name] = None
        return said


class ReasonForm(forms.Form):
    """Say why something proves it no more."""

    reason = forms.CharField(label=gettext_lazy("Begrunnelse"), max_length=500)
