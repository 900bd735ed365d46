"""What people look for in a register, and what they type into it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from beredt.engine.register import Facility, Register
from beredt.files.registers import tables
from beredt.report import words
from beredt.web.layout.tables import Text
from beredt.web.registers.models import FieldLabel
from beredt.web.registers.search import SearchForm
from beredt.web.registers.words import column_word, said, table_word

ALL = ("", _("Alle"))


class FacilityForm(SearchForm):
    """Which facilities, and which kind of places is counted."""

    region = forms.ChoiceField(label=_("Helseregion"), required=False)
    kind = forms.ChoiceField(label=_("Slag"), required=False)
    places = forms.ChoiceField(label=_("Plasser som telles"), required=False)

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        """Offer what the register has."""
        super().__init__(*args, **kwargs)
        regions = [(row.id, row.name) for row in register.regions]
        offer(self, "region", [ALL, *regions])
        kinds = dict.fromkeys(row.kind for row in register.facilities)
        offer(self, "kind", [ALL, *((k, said(words.FACILITIES, k)) for k in kinds)])
        places = dict.fromkeys(row.kind for row in register.places)
        offer(self, "places", [ALL, *((k, said(words.PLACES, k)) for k in places)])

    def chosen(self, facilities: tuple[Facility, ...]) -> list[Facility]:
        """Keep what is looked for; all where nothing is."""
        asked = self.cleaned_data if self.is_valid() else {}
        wanted = str(asked.get("q") or "").casefold()
        region, kind = asked.get("region"), asked.get("kind")
        return [
            row
            for row in facilities
            if wanted in row.name.casefold()
            and region in {"", None, row.region}
            and kind in {"", None, row.kind}
        ]


class StaffForm(forms.Form):
    """Which region and which employer."""

    region = forms.ChoiceField(label=_("Helseregion"), required=False)
    pool = forms.ChoiceField(label=_("Arbeidsgiver"), required=False)
    all_optional = True

    def __init__(self, *args: Any, register: Register, **kwargs: Any) -> None:
        """Offer what the register has."""
        super().__init__(*args, **kwargs)
        regions = [(row.id, row.name) for row in register.regions]
        offer(self, "region", [ALL, *regions])
        pools = dict.fromkeys(row.pool for row in register.staff)
        offer(self, "pool", [ALL, *((pool, said(words.POOLS, pool)) for pool in pools)])

    def keeps(self, region: str, *pools: str) -> bool:
        """Tell whether what stands in a region and with employers is looked for."""
        asked = self.cleaned_data if self.is_valid() else {}
        pool = asked.get("pool")
        return asked.get("region") in {"", None, region} and (not pool or pool in pools)


def offer(form: forms.Form, field: str, choices: Sequence[tuple[str, Text]]) -> None:
    """Let a field be answered with some choices."""
    form.fields[field].choices = choices  # type: ignore[attr-defined]


class LabelForm(forms.Form):
    """How sensitive a column is."""

    field = forms.ChoiceField(label=_("Felt"))
    label = forms.ChoiceField(
        label=_("Gradering"),
        choices=[("", _("åpen")), *FieldLabel.Label.choices],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every column of every table."""
        super().__init__(*args, **kwargs)
        fields = [
            (
                f"{table.name}.{column.name}",
                f"{table_word(table.name)}: {column_word(column.name)}",
            )
            for table in tables().values()
            for column in table.columns
        ]
        offer(self, "field", fields)
