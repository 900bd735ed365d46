"""What people type about people."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beredt.web.accounts.models import Organisation, RoleAssignment


class RoleForm(forms.Form):
    """Give somebody a role for a place and a period."""

    role = forms.ChoiceField(label=_("Rolle"), choices=RoleAssignment.Role.choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisasjon")
    )
    until = forms.DateField(
        label=_("Til og med"),
        required=False,
        help_text=_("Tomt: inntil rollen avsluttes."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, among: Any, **kwargs: Any) -> None:
        """Offer the organisations whose people somebody manages."""
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = among  # type: ignore[attr-defined]

    def clean_until(self) -> Any:
        """Refuse a role that is over before it begins."""
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("Datoen er passert."))
        return until


class InvitationForm(RoleForm):
    """Invite somebody."""

    email = forms.EmailField(label=_("E-postadresse"))
    name = forms.CharField(label=pgettext_lazy("person", "Navn"), max_length=120)
    field_order = ("email", "name", "role", "organisation", "until")


class TokenForm(forms.Form):
    """Name a key for a program."""

    name = forms.CharField(label=_("Hva skal nøkkelen brukes til?"), max_length=80)


class NameForm(forms.Form):
    """Look for something by its name."""

    q = forms.CharField(label=_("Navn"), required=False, max_length=100)


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """Name a passkey that is added; allauth asks in English."""

    name = forms.CharField(label=_("Navn"), required=False, max_length=100)
    # Without it the button on the page where one signs in does not know the key.
    passwordless = forms.BooleanField(
        label=_("Logg inn med denne nøkkelen alene"),
        required=False,
        initial=True,
        help_text=_("Da spør den om fingeravtrykk, ansikt eller PIN-kode."),
    )


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Name a passkey anew."""

    name = forms.CharField(label=_("Navn"), max_length=100)
