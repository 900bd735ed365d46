"""A price model as one file, and out of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from beredt.engine.pricing import TELLS_NOTHING, Conclusions, PriceModel, conclude
from beredt.files.price_models import read_price_model
from beredt.web.prices.models import PriceModelVersion
from beredt.web.registers.packages import unzipped


@contextmanager
def laid_out(data: bytes) -> Iterator[Path]:
    """Lay the tables of a model out, also where a ZIP holds them in one folder."""
    with unzipped(data) as home:
        inside = [one for one in home.iterdir() if not one.name.startswith((".", "__"))]
        alone = len(inside) == 1 and inside[0].is_dir()
        yield inside[0] if alone else home


def opened(version: PriceModelVersion) -> PriceModel:
    """Return what a published model says."""
    return _opened(version.pk, version.fingerprint)


def concluded(version: PriceModelVersion) -> Conclusions | None:
    """Return what follows from a model; nothing where it lacks what that takes."""
    return _concluded(version.pk, version.fingerprint)


# What is published never changes, so that nobody needs to read it twice; but another
# database that is restored here has other versions by the same numbers.
@lru_cache(maxsize=8)
def _opened(pk: int, fingerprint: str) -> PriceModel:
    packages = PriceModelVersion.objects.values_list("package", flat=True)
    with laid_out(bytes(packages.get(pk=pk, fingerprint=fingerprint))) as folder:
        return read_price_model(folder)


@lru_cache(maxsize=8)
def _concluded(pk: int, fingerprint: str) -> Conclusions | None:
    try:
        return conclude(_opened(pk, fingerprint))
    except TELLS_NOTHING:
        return None
