"""What people ask of price models, and the file that they send."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from beredt.engine.pricing import NAMED_FIRST, Enterprise, Role
from beredt.files.price_models import MOST_MEMBERS
from beredt.report.pricing.words import CATEGORIES, named
from beredt.web.accounts.models import Organisation
from beredt.web.layout.languages import reading_language
from beredt.web.registers.uploads import LimitedFileField

MILLION = 1_000_000
MOST_TURNOVER = 1_000_000
ROLES = [
    ("ordinary", _("ingen av disse")),
    ("county", _("fylkeskommune")),
    ("registry", _("forvalter av helseregistre")),
    ("own_staff", _("helsehjelp til egne ansatte eller beboere")),
    ("partner", _("samarbeidspartner")),
]
ORDERS = [
    (",".join(NAMED_FIRST), _("kjede først, så omsetning")),
    ("named,turnover,branches", _("omsetning først, så kjede")),
]


class AmountField(forms.DecimalField):
    """A number typed with the comma that it is read with, or with a point."""

    widget = forms.TextInput(attrs={"inputmode": "decimal"})

    def __init__(self, **asked: Any) -> None:
        """Write what stands there already as the language does."""
        super().__init__(**asked, localize=True)


class UploadForm(forms.Form):
    """Publish a model of one's own."""

    title = forms.CharField(label=_("Tittel"), max_length=200)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisasjon"),
        help_text=_("De som leser for eller under den, ser modellen."),
    )
    file = LimitedFileField(
        label=_("Tabellene som ZIP"),
        help_text=_("De samme tabellene som du får når du laster ned en modell."),
    )

    def __init__(
        self, *args: Any, among: QuerySet[Organisation], **kwargs: Any
    ) -> None:
        """Offer the organisations for which one publishes."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = among
        fields["organisation"].initial = among.first()

    def wish(self) -> dict[str, Any]:
        """Return what the action is to be told."""
        said = self.cleaned_data
        return {
            "data": said["file"].read(),
            "title": said["title"],
            "name": slugify(said["title"])[:80] or "prismodell",
            "organisation": said["organisation"],
        }


class BillForm(forms.Form):
    """Who is to pay."""

    turnover = AmountField(
        label=_("Omsetning i året, millioner kroner"),
        min_value=0,
        max_value=MOST_TURNOVER,
        decimal_places=6,
    )
    branches = forms.IntegerField(
        label=_("Filialer som yter helsehjelp"),
        min_value=0,
        max_value=100_000,
        initial=1,
    )
    role = forms.ChoiceField(
        label=_("Virksomheten er"), choices=ROLES, initial="ordinary"
    )
    order = forms.ChoiceField(
        label=_("Hva som avgjør kategorien"),
        choices=ORDERS,
        initial=ORDERS[0][0],
        help_text=_("Rekkefølgen er ikke oppgitt i det publiserte."),
    )

    def enterprise(self) -> Enterprise:
        """Return who is to pay."""
        said = self.cleaned_data
        return Enterprise(
            turnover=Fraction(said["turnover"]) * MILLION,
            branches=said["branches"],
            role=cast("Role", said["role"]),
        )

    def steps(self) -> Any:
        """Return what decides the category first."""
        return tuple(self.cleaned_data["order"].split(","))


class PrecisionForm(forms.Form):
    """How far the published numbers may be from the exact ones."""

    price_error = AmountField(
        label=_("Prisene kan avvike med (kr)"),
        min_value=0,
        max_value=1000,
        decimal_places=3,
        initial=Decimal("0.5"),
        help_text=_("En halv krone er avrundingen."),
    )
    added_error = AmountField(
        label=_("Antall nye medlemmer kan avvike med"),
        min_value=0,
        max_value=10_000,
        decimal_places=3,
        initial=0,
        help_text=_("«Ca.» på lysarket sier ikke hvor mye."),
    )

    def errors_allowed(self) -> dict[str, Fraction]:
        """Return both errors exactly."""
        return {name: Fraction(value) for name, value in self.cleaned_data.items()}


class NewMembersForm(forms.Form):
    """How many join."""

    new = forms.IntegerField(
        label=_("Nye medlemmer"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=_("Fra 0 til 10 000. Kurven viser alle."),
    )


class MembersForm(forms.Form):
    """How many pay each price, and which cost they are to cover."""

    alternative = forms.ChoiceField(label=_("Foreslåtte priser"))
    cost = AmountField(
        label=_("Kostnad som skal dekkes (kr i året)"),
        min_value=0,
        max_value=10**12,
        decimal_places=2,
        required=False,
        help_text=_("Tomt: tredelen som øvrige aktører skal dekke."),
    )
    only = forms.ChoiceField(
        label=_("Hvem som bærer forskjellen"),
        required=False,
        help_text=_("Alle: forholdet mellom prisene er som foreslått."),
    )

    def __init__(
        self, *args: Any, tariffs: Mapping[int, str], categories: Iterable[str]
    ) -> None:
        """Ask for the members of each category."""
        super().__init__(*args)
        lang, names = reading_language(), list(categories)
        fields: dict[str, Any] = self.fields
        said = [(name, named(CATEGORIES, name, lang)) for name in names]
        fields["alternative"].choices = list(tariffs.items())
        fields["only"].choices = [("", _("Alle")), *said]
        for name, label in said:
            fields[name] = forms.IntegerField(
                label=label, min_value=0, max_value=MOST_MEMBERS, required=False
            )
        self.categories = names

    def clean(self) -> dict[str, Any]:
        """Refuse that nobody pays."""
        said = super().clean() or {}
        only = said.get("only")
        if not any(said.get(name) for name in self.categories):
            self.add_error(None, _("Fyll ut minst ett medlem."))
        elif only and not said.get(only):
            self.add_error("only", _("Kategorien har ingen medlemmer."))
        return said

    def members(self) -> dict[str, int]:
        """Return the members of each category that is filled in."""
        said = self.cleaned_data
        return {n: said[n] for n in self.categories if said.get(n) is not None}


class MembersFileForm(forms.Form):
    """Members as a table."""

    file = LimitedFileField(
        label=_("Medlemmer fra en fil (CSV)"),
        help_text=_(
            "Kolonnene category og members; for kjeder er members antall filialer."
        ),
    )
