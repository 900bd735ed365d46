"""Forms that never write over what somebody else has written meanwhile."""

from hashlib import sha256
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

Row = TypeVar("Row", bound=Model)


def latest(row: Row) -> Row:
    """Return a row as it stands now, for nobody else to change before one is done."""
    if row.pk is None:
        return row
    rows = type(row)._default_manager  # noqa: SLF001 - Django's way to any table
    return rows.select_for_update().get(pk=row.pk)


class SeenForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that knows what stood in a row when it was opened.

    What others have written since is told; what is sent once more counts.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Note what stands in the row now."""
        super().__init__(*args, **kwargs)
        self.note()

    def note(self) -> None:
        """Note what stands in the row now; again where more of it is asked for."""
        stands = {name: str(one) for name, one in self.initial.items()}
        stands.pop("seen", None)
        now = repr(sorted(stands.items()))
        self.initial["seen"] = sha256(now.encode()).hexdigest()

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what one has not seen."""
        said = super().clean() or {}
        seen, now = said.pop("seen", ""), self.initial["seen"]
        if seen and self.instance.pk and seen != now:
            sent = self.data.copy()  # type: ignore[attr-defined]
            sent["seen"] = now
            self.data = sent
            self.add_error(None, self._told())
        return said

    def _told(self) -> str:
        theirs = "; ".join(
            f"{self[name].label}: {self._shown(name)}"
            for name in self.changed_data
            if name != "seen"
        )
        return _(
            "Noen andre har lagret dette siden du åpnet det. Nå står det: %(theirs)s. "
            "Lagrer du igjen, gjelder det du har skrevet."
        ) % {"theirs": theirs or _("det samme som du har skrevet")}

    def _shown(self, name: str) -> str:
        """Return what stands in a field now, as its reader knows it."""
        field, value = self.fields[name], self.initial.get(name)
        known = {str(key): str(text) for key, text in getattr(field, "choices", ())}
        values = value if isinstance(value, list | tuple) else [value]
        shown = (known.get(str(one), str(one)) for one in values if one is not None)
        return ", ".join(shown) or "\N{EN DASH}"
