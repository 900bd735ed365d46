"""What people look for among the rows of a table."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from django import forms
from django.utils.translation import gettext_lazy as _

from beredt.files.registers import Cells


class SearchForm(forms.Form):
    """Words to look for."""

    q = forms.CharField(label=_("Søk"), required=False, max_length=100)
    all_optional = True

    def kept(
        self,
        rows: Iterable[Cells],
        table: str = "",
        hidden: Collection[tuple[str, str]] = (),
        names: Mapping[str, str] = MappingProxyType({}),
    ) -> list[Cells]:
        """Keep the rows that have the words in a cell that one may see.

        `names` are shown where the cells have codes, and are found like them.
        """
        asked = self.cleaned_data if self.is_valid() else {}
        wanted = str(asked.get("q") or "").casefold()
        return [
            cells
            for cells in rows
            if any(
                wanted in f"{text} {names.get(text, '')}".casefold()
                for column, text in cells.items()
                if (table, column) not in hidden
            )
        ]
