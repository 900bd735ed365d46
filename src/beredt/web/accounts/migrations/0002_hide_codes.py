"""Secrets of codes, which allauth keeps as they are, are hidden from here on."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from beredt.web.accounts.hiding import hide, reveal

SECRETS = ("secret", "seed")


def hide_all(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    _change(apps, hide)


def reveal_all(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    _change(apps, reveal)


def _change(apps: StateApps, change: Callable[[str], str]) -> None:
    kept: type[Authenticator] = apps.get_model("mfa", "Authenticator")
    for row in kept.objects.exclude(type=Authenticator.Type.WEBAUTHN):
        changed = {name: change(row.data[name]) for name in SECRETS if name in row.data}
        row.data |= changed
        row.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunPython(hide_all, reveal_all)]
