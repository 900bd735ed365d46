"""Everything that changes price models."""

from pathlib import Path

from django.db import transaction

from beredt.files.price_models import bundled_models, fingerprint_of, read_price_model
from beredt.web.accounts.models import Organisation, User
from beredt.web.audit.actions import record_event
from beredt.web.prices.models import PriceModelVersion
from beredt.web.prices.packages import laid_out
from beredt.web.registers.packages import zipped


def publish_bundled() -> list[PriceModelVersion]:
    """Publish the price models that come with Beredt and are not published yet."""
    known = {*PriceModelVersion.objects.filter(organisation=None).values_list("pk")}
    found = [_publish(folder, name=name) for name, folder in bundled_models().items()]
    return [version for version in found if (version.pk,) not in known]


def publish_model(
    data: bytes, *, title: str, name: str, organisation: Organisation, by: User
) -> PriceModelVersion:
    """Publish a model that somebody sends as a ZIP; the same again is known.

    Raises `FileError` with everything that is wrong with it.
    """
    with laid_out(data) as folder:
        return _publish(
            folder, name=name, title=title, organisation=organisation, by=by
        )


@transaction.atomic
def _publish(
    folder: Path,
    *,
    name: str,
    title: str = "",
    organisation: Organisation | None = None,
    by: User | None = None,
) -> PriceModelVersion:
    read_price_model(folder)
    version, is_new = PriceModelVersion.objects.get_or_create(
        fingerprint=fingerprint_of(folder),
        organisation=organisation,
        defaults={"name": name, "called": title, "package": zipped(folder)},
    )
    if is_new:
        record_event(
            "price_model.published",
            version,
            by=by,
            place=organisation.path if organisation else "",
            after=version.fingerprint,
        )
    return version
