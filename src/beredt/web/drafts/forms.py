"""What people type when they change a register."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beredt.files.registers import KEYS, Cells, Column, Table, check_cells, row_key
from beredt.web.accounts.models import Organisation
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.words import allowed_in, column_word, value_word


class StartForm(forms.Form):
    """Begin a draft."""

    base = forms.ModelChoiceField(
        RegisterVersion.objects.none(), label=gettext_lazy("Bygg på")
    )
    title = forms.CharField(label=gettext_lazy("Tittel"), max_length=200)
    version = forms.CharField(
        label=gettext_lazy("Ny versjon"),
        max_length=40,
        help_text=gettext_lazy("For eksempel 2026.2."),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("For hvem")
    )

    def __init__(self, *args: Any, bases: Any, among: Any, **kwargs: Any) -> None:
        """Offer the registers that one may read, and for whom one may change them."""
        super().__init__(*args, **kwargs)
        self.fields["base"].queryset = bases  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = among  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Say why."""

    reason = forms.CharField(label=gettext_lazy("Begrunnelse"), max_length=500)


class RowForm(forms.Form):
    """The cells of one row, each checked as the command line checks it."""

    def __init__(
        self,
        *args: Any,
        table: Table,
        cells: Cells | None,
        revision: int,
        **kwargs: Any,
    ) -> None:
        """Show what stands there; what names the row is asked for a new row only."""
        super().__init__(*args, **kwargs | {"initial": cells})
        self.table, self.cells, self.revision = table, cells, revision
        for column in table.columns:
            if cells is None or column.name not in KEYS[table.name]:
                self.fields[column.name] = _field(table.name, column)
        self.fields["why"] = forms.CharField(
            label=_("Hvorfor endres raden?"), max_length=500, required=False
        )
        self.fields["revision"] = forms.IntegerField(
            min_value=0, initial=revision, widget=forms.HiddenInput
        )

    def clean(self) -> dict[str, Any]:
        """Refuse cells that hold what they may not, each in its place."""
        said = {name: str(text or "") for name, text in self.cleaned_data.items()}
        columns = {column.name: column for column in self.table.columns}
        after = {
            name: said.get(name, (self.cells or {}).get(name, "")) for name in columns
        }
        for name in check_cells(self.table, after):
            if name in self.fields and name not in self.errors:
                allowed = allowed_in(columns[name])
                self.add_error(name, _("Skriv %(allowed)s.") % {"allowed": allowed})
        if self.cells is None and not self.errors:
            self._refuse_nameless(after)
        return self.cleaned_data | {"after": after}

    def refresh(self, revision: int) -> None:
        """Let the next answer be about the row as it stands now."""
        self.data = {**self.data.dict(), "revision": str(revision)}  # type: ignore[attr-defined]

    def _refuse_nameless(self, after: Cells) -> None:
        if not row_key(self.table.name, after).strip("~"):
            raise ValidationError(_("Raden mangler det som skiller den fra andre."))


def _field(table: str, column: Column) -> forms.Field:
    label = str(column_word(column.name))
    required = not column.may_be_empty
    if column.choices or column.type == "boolean":
        codes = column.choices or ("true", "false")
        choices = [(code, value_word(table, column.name, code)) for code in codes]
        empty = [] if required else [("", "–")]
        return forms.ChoiceField(
            label=label, required=required, choices=[*empty, *choices]
        )
    long_text = column.type == "text" and column.name in {
        "source",
        "definition",
        "note",
    }
    return forms.CharField(
        label=label,
        required=required,
        strip=True,
        max_length=2000,
        help_text=column.unit,
        widget=forms.Textarea(attrs={"rows": 2}) if long_text else forms.TextInput,
    )
