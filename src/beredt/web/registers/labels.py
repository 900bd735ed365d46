"""What is withheld from whom, and the label that an export carries."""

from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _

from beredt.engine.register import Register
from beredt.web.accounts.models import Organisation
from beredt.web.accounts.permissions import Permission, Visitor, may, may_anywhere
from beredt.web.registers.models import FieldLabel

Label = FieldLabel.Label
NEEDED = {
    Label.INTERNAL: Permission.READ_INTERNAL,
    Label.RESTRICTED: Permission.READ_RESTRICTED,
}
# Pages that add numbers up show none of a table where one of these is withheld.
SUMMED = {
    "places": {"facility", "kind", "status", "number", "isolation", "definition"},
    "staff": {"pool", "profession", "region", "head_count", "full_time_equivalents"},
    "roles": {"profession", "region", "pool", "other_pool", "persons"},
    "utilities": {"facility", "utility", "endurance_hours", "low", "high"},
}
PROVENANCE = {"source", "source_date", "mark", "confidence"}


def hidden_from(user: Visitor, at: Organisation | None) -> frozenset[tuple[str, str]]:
    """Return the columns that somebody may not see in a register of an organisation.

    A register that came with Beredt is nobody's: whoever may see such fields anywhere
    may see them there.
    """
    return frozenset(
        (field.table, field.column)
        for field in FieldLabel.objects.all()
        if not (
            may(user, NEEDED[Label(field.label)], at)
            if at
            else may_anywhere(user, NEEDED[Label(field.label)])
        )
    )


def seen(register: Register, hidden: frozenset[tuple[str, str]]) -> Register:
    """Return a register without the tables of which one may not see the numbers."""
    withheld = {
        table: ()
        for table, columns in SUMMED.items()
        if any((table, column) in hidden for column in columns | PROVENANCE)
    }
    return replace(register, **withheld)  # type: ignore[arg-type]


def label_of(hidden: frozenset[tuple[str, str]], *tables: str) -> str:
    """Return the label of an export: the strictest of what is in it, and the site's."""
    fields = FieldLabel.objects.filter(table__in=tables) if tables else (
        FieldLabel.objects.all()
    )  # fmt: skip
    labels = {
        field.label for field in fields if (field.table, field.column) not in hidden
    }
    return ", ".join(filter(None, (str(settings.CLASSIFICATION), _strictest(labels))))


def label_withheld(hidden: frozenset[tuple[str, str]]) -> str:
    """Return the strictest label of the columns that are withheld."""
    fields = FieldLabel.objects.all()
    return _strictest(
        {field.label for field in fields if (field.table, field.column) in hidden}
    )


def _strictest(labels: set[str]) -> str:
    found = [str(label.label) for label in Label if label in labels]
    return found[-1] if found else _("åpen")
