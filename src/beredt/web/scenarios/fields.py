"""Several values typed at once: on one line, or as the share of each category."""

import math
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.formats import localize_input, number_format, sanitize_separators
from django.utils.translation import gettext as _

from beredt.files.scenarios.sense import SUM_TOLERANCE

LONGEST = 2000


class ListField(forms.CharField):
    """Several words or numbers on one line."""

    def __init__(self, *, is_numbers: bool, **asked: Any) -> None:
        """Tell words apart by commas; a comma may stand within a number."""
        super().__init__(**asked, max_length=LONGEST)
        self._is_numbers = is_numbers

    def prepare_value(self, value: Any) -> Any:
        """Write the values as they are typed."""
        if not isinstance(value, list | tuple):
            return value
        said = [str(localize_input(one)) for one in value]
        return ("; " if self._is_numbers else ", ").join(said)

    def to_python(self, value: Any) -> Any:
        """Return the values."""
        if isinstance(value, list):
            return value
        text = super().to_python(value)
        parts = text.split(";" if self._is_numbers else ",") if text else []
        if not self._is_numbers:
            return [part.strip() for part in parts]
        try:
            return [float(sanitize_separators(part.strip())) for part in parts]
        except ValueError:
            message = _("Skriv tall med semikolon mellom.")
            raise forms.ValidationError(message) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether other values were typed than those that stood there."""
        try:
            return bool([*(initial or [])] != self.to_python(data))
        except forms.ValidationError:
            return True


class SharesField(forms.MultiValueField):
    """How much of a whole each category is: a row for each, most of them empty."""

    def __init__(self, *, known: Mapping[str, str], **asked: Any) -> None:
        """Ask for the share of each category, by the name it is known by."""
        self._codes = [*known]
        rows = [
            forms.FloatField(label=said, required=False, min_value=0, localize=True)
            for said in known.values()
        ]
        super().__init__(
            rows,
            **asked,
            localize=True,
            require_all_fields=False,
            widget=_Shares(known),
        )

    def compress(self, data_list: list[float | None]) -> dict[str, float]:
        """Return the shares that were typed; they are the whole."""
        pairs = zip(self._codes, data_list, strict=False)
        shares = {code: share for code, share in pairs if share}
        total = math.fsum(shares.values())
        if shares and abs(total - 1) > SUM_TOLERANCE:
            message = _("Andelene blir %(total)s til sammen; de skal bli 1.")
            raise forms.ValidationError(
                message % {"total": number_format(round(total, 4))}
            )
        return shares


class _Shares(forms.MultiWidget):
    """A line for each category."""

    template_name = "scenarios/shares.html"

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        line = {"inputmode": "decimal"}
        super().__init__({code: forms.TextInput(line) for code in known})

    def decompress(self, value: Any) -> list[Any]:
        shares = value if isinstance(value, dict) else {}
        return [whole(shares.get(code)) for code in self._known]

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        rows = context["widget"]["subwidgets"]
        pairs = zip(self._known.items(), rows, strict=True)
        return {
            **context,
            "rows": [(code, said, row) for (code, said), row in pairs],
        }


def whole(value: Any) -> Any:
    """Return a whole number as one, without a decimal; all else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
