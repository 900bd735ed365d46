"""Everything that changes registers."""

from pathlib import Path

from django.db import transaction

from beredt.engine.register import Register
from beredt.files.registers import bundled_registers, read_register
from beredt.web.accounts.models import Organisation, User
from beredt.web.audit.actions import record_event
from beredt.web.registers.models import FieldLabel, RegisterVersion
from beredt.web.registers.packages import zipped


def publish_bundled() -> list[RegisterVersion]:
    """Publish the registers that come with Beredt and are not published yet."""
    found = [publish_package(*each) for each in bundled_registers().items()]
    return [version for version in found if version is not None]


@transaction.atomic
def publish_package(name: str, folder: Path) -> RegisterVersion | None:
    """Publish a register that comes with Beredt; nothing if it is published already."""
    register = read_register(folder)
    version, is_new = RegisterVersion.objects.get_or_create(
        fingerprint=register.fingerprint,
        defaults={
            "name": name,
            "version": register.version,
            "title": register.title,
            "package": zipped(folder),
        },
    )
    if not is_new:
        return None
    record_event("register.published", version, by=None, after=version.fingerprint)
    return version


@transaction.atomic
def label_field(table: str, column: str, label: str, *, by: User) -> None:
    """Say how sensitive a column is; without a label it is open again."""
    found = FieldLabel.objects.filter(table=table, column=column)
    before = found.values_list("label", flat=True).first() or ""
    if label:
        field, _is_new = FieldLabel.objects.update_or_create(
            table=table, column=column, defaults={"label": label}
        )
    elif (old := found.first()) is not None:
        field = FieldLabel(pk=old.pk, table=table, column=column)
        found.delete()
    else:
        return
    record_event("field.labelled", field, by=by, before=before, after=label)


@transaction.atomic
def note_export(version: RegisterVersion, form: str, label: str, *, by: User) -> None:
    """Note that somebody took a register out of the site, and under which label."""
    place = version.organisation.path if version.organisation else ""
    after = {"form": form, "label": label}
    record_event("register.exported", version, by=by, place=place, after=after)


@transaction.atomic
def publish_version(
    register: Register,
    folder: Path,
    *,
    name: str,
    organisation: Organisation,
    by: User,
) -> RegisterVersion:
    """Publish a register that an organisation has made, as it lies in a folder."""
    version = RegisterVersion.objects.create(
        name=name,
        version=register.version,
        title=register.title,
        fingerprint=register.fingerprint,
        package=zipped(folder),
        organisation=organisation,
    )
    record_event(
        "register.published",
        version,
        by=by,
        place=organisation.path,
        after=version.fingerprint,
    )
    return version
