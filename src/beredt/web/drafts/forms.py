"""What people type when they change a register."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beredt.files.faults import in_unit
from beredt.files.registers import (
    KEYS,
    Cells,
    Column,
    ForeignTable,
    Table,
    check_cells,
    row_key,
    tables,
)
from beredt.report.numerals import MINUS
from beredt.web.accounts.models import Organisation
from beredt.web.layout.languages import say_text
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.uploads import LimitedFileField
from beredt.web.registers.words import (
    DAYS,
    allowed_in,
    column_word,
    table_word,
    value_word,
)


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


class DayForm(forms.Form):
    """Which day one looks back to."""

    day = forms.DateField(
        label=gettext_lazy("Slik det var kjent"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def clean_day(self) -> Any:
        """Refuse a day that has not come."""
        day = self.cleaned_data["day"]
        if day > localdate():
            raise ValidationError(_("Datoen er ikke kommet ennå."))
        return day


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
        named: Mapping[str, Mapping[str, str]],
        **kwargs: Any,
    ) -> None:
        """Show what stands there; what names the row is asked for a new row only.

        A new row begins with nothing chosen: no number is official by oversight.
        `named` has, for each column that names rows of another table, their names.
        """
        super().__init__(*args, **kwargs | {"initial": cells})
        self.table, self.cells, self.revision = table, cells, revision
        for column in table.columns:
            if cells is None or column.name not in KEYS[table.name]:
                self.fields[column.name] = (
                    _choice(column, named[column.name], cells)
                    if column.name in named
                    else _field(table.name, column, cells)
                )
        self.fields["why"] = forms.CharField(
            label=_("Hvorfor endres raden?"), max_length=500, required=False
        )
        self.fields["revision"] = forms.IntegerField(
            min_value=0, initial=revision, widget=forms.HiddenInput
        )

    def clean(self) -> dict[str, Any]:
        """Refuse cells that hold what they may not, each in its place."""
        columns = {column.name: column for column in self.table.columns}
        said = {
            name: _plain(str(text or ""), columns.get(name))
            for name, text in self.cleaned_data.items()
        }
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


def _plain(text: str, column: Column | None) -> str:
    """Return a number as files have it, however it was typed."""
    if column is None or column.type not in {"integer", "number"}:
        return text
    return "".join(text.split()).replace(",", ".").replace(MINUS, "-")


def _nothing(column: Column, cells: Cells | None) -> tuple[str, str]:
    """Return the choice of a column that nobody has made."""
    must_be_chosen = cells is None and not column.may_be_empty
    return "", _("Velg") if must_be_chosen else "–"


def _choice(
    column: Column, names: Mapping[str, str], cells: Cells | None
) -> forms.Field:
    """Let people choose a row of another table by its name."""
    now = (cells or {}).get(column.name)
    missing = {now: now} if now and now not in names else {}
    choices = sorted(
        [*names.items(), *missing.items()], key=lambda choice: choice[1].casefold()
    )
    return forms.ChoiceField(
        label=str(column_word(column.name)),
        required=not column.may_be_empty,
        choices=[_nothing(column, cells), *choices],
    )


def _field(table: str, column: Column, cells: Cells | None) -> forms.Field:
    label = str(column_word(column.name))
    required = not column.may_be_empty
    if column.choices or column.type == "boolean":
        codes = column.choices or ("true", "false")
        choices = [(code, value_word(table, column.name, code)) for code in codes]
        if cells is None or not required:
            choices = [_nothing(column, cells), *choices]
        return forms.ChoiceField(label=label, required=required, choices=choices)
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
        help_text=_("År, måned eller dag: 2026, 2026-11 eller 2026-11-22.")
        if column.name in DAYS
        else say_text(in_unit(column.unit))
        if column.unit
        else "",
        widget=forms.Textarea(attrs={"rows": 2}) if long_text else forms.TextInput,
    )


class ImportForm(forms.Form):
    """Send tables that somebody else made."""

    file = LimitedFileField(
        label=gettext_lazy("Datapakke (ZIP), XLSX eller CSV"),
        help_text=gettext_lazy("Ingenting endres før du har sett hva som endres."),
    )


class PairForm(forms.Form):
    """Which foreign table becomes which table of the register."""

    foreign = forms.ChoiceField(label=gettext_lazy("Tabellen i filen"))
    table = forms.ChoiceField(label=gettext_lazy("Tabellen i registeret"))

    def __init__(
        self, *args: Any, found: Sequence[ForeignTable], **kwargs: Any
    ) -> None:
        """Offer what the file has."""
        super().__init__(*args, **kwargs)
        named = [(str(at), table.name) for at, table in enumerate(found)]
        self.fields["foreign"].choices = named  # type: ignore[attr-defined]
        names = [(name, table_word(name)) for name in tables()]
        self.fields["table"].choices = names  # type: ignore[attr-defined]


class ColumnsForm(forms.Form):
    """From which foreign column each column comes, or what stands in it throughout."""

    def __init__(
        self,
        *args: Any,
        table: Table,
        foreign: ForeignTable,
        source: str,
        **kwargs: Any,
    ) -> None:
        """Offer the heads of the foreign table; those of the same name are chosen."""
        super().__init__(*args, **kwargs)
        usual = {
            "source": source,
            "source_date": localdate().isoformat(),
            "mark": "derived",
            "confidence": "low",
        }
        heads = {head.casefold(): head for head in foreign.heads}
        for column in table.columns:
            label = str(column_word(column.name))
            self.fields[f"from_{column.name}"] = forms.ChoiceField(
                label=label,
                choices=[("", _("fast verdi")), *((h, h) for h in foreign.heads)],
                initial=heads.get(column.name, ""),
                required=False,
            )
            self.fields[f"fixed_{column.name}"] = forms.CharField(
                label=_("%(column)s, fast verdi") % {"column": label},
                initial=usual.get(column.name, ""),
                required=False,
                max_length=500,
            )

    def pairs(self, prefix: str) -> dict[str, str]:
        """Return what was answered, by column."""
        return {
            name.removeprefix(prefix): text
            for name, text in self.cleaned_data.items()
            if name.startswith(prefix) and text
        }
