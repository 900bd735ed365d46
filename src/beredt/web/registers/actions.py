"""Everything that changes registers."""

from django.db import transaction

from beredt.files.registers import bundled_registers, read_register
from beredt.web.audit.actions import record_event
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import zipped


@transaction.atomic
def publish_bundled() -> list[RegisterVersion]:
    """Publish the registers that come with Beredt and are not published yet."""
    published = []
    for name, folder in bundled_registers().items():
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
        if is_new:
            record_event(
                "register.published", version, by=None, after=version.fingerprint
            )
            published.append(version)
    return published
