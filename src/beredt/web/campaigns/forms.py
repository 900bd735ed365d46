"""What people type about campaigns."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beredt.web.accounts.models import Organisation
from beredt.web.campaigns.asking import numbers_asked
from beredt.web.campaigns.models import Campaign
from beredt.web.drafts.models import RegisterDraft
from beredt.web.registers.uploads import LimitedFileField


class CampaignForm(forms.Form):
    """Ask organisations what they have."""

    title = forms.CharField(label=gettext_lazy("Tittel"), max_length=200)
    draft = forms.ModelChoiceField(
        RegisterDraft.objects.none(),
        label=gettext_lazy("Utkastet som svarene tas inn i"),
    )
    table = forms.ChoiceField(
        label=gettext_lazy("Hva det spørres om"),
        choices=[("", gettext_lazy("Velg")), *Campaign.Table.choices],
    )
    asked = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Hvem som spørres"),
        widget=forms.CheckboxSelectMultiple,
    )
    deadline = forms.DateField(
        label=gettext_lazy("Svarfrist"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    words = forms.CharField(
        label=gettext_lazy("Til dem som skal svare"),
        max_length=4000,
        required=False,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, drafts: Any, among: Any, **kwargs: Any) -> None:
        """Offer the open drafts, and the organisations that one may ask."""
        super().__init__(*args, **kwargs)
        self.fields["draft"].queryset = drafts  # type: ignore[attr-defined]
        self.fields["asked"].queryset = among  # type: ignore[attr-defined]

    def clean_deadline(self) -> Any:
        """Refuse a deadline that is over."""
        deadline = self.cleaned_data["deadline"]
        if deadline < localdate():
            raise forms.ValidationError(_("Datoen er passert."))
        return deadline

    def clean(self) -> dict[str, Any]:
        """Refuse to ask somebody who has nothing of it in the register."""
        said = self.cleaned_data
        if {"draft", "table", "asked"} <= said.keys():
            empty = [
                organisation.name
                for organisation in said["asked"]
                if not numbers_asked(said["draft"], said["table"], organisation)
            ]
            if empty:
                text = _("Utkastet har ingen slike tall for: %(names)s.")
                self.add_error("asked", text % {"names": ", ".join(empty)})
        return said


class UploadForm(forms.Form):
    """Send a filled-in template."""

    file = LimitedFileField(
        label=gettext_lazy("Utfylt mal (XLSX eller CSV)"),
        help_text=gettext_lazy("Ingenting endres før du har sett hva som endres."),
    )


class DeclineForm(forms.Form):
    """Say why there is no answer."""

    reason = forms.CharField(
        label=gettext_lazy("Hvorfor kan dere ikke svare?"), max_length=500
    )
