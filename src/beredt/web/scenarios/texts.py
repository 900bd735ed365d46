"""A published scenario as files, and read from them."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from beredt.engine.register import Register
from beredt.engine.scenario import Scenario
from beredt.files.scenarios import files_of, read_scenario
from beredt.web.scenarios.models import ScenarioVersion

INCLUDED = "scenario"


@contextmanager
def laid_out(name: str, text: str, files: Mapping[str, str]) -> Iterator[Path]:
    """Lay a scenario and what it includes out in a folder; give the file of it."""
    with tempfile.TemporaryDirectory(prefix="beredt-") as folder:
        home = Path(folder)
        for place, content in {**files, f"{name}.toml": text}.items():
            path = home / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        yield home / f"{name}.toml"


def carried(path: Path) -> dict[str, str]:
    """Return what a sound scenario includes, by its place beside the scenario."""
    return {
        place: content.decode("utf-8-sig")
        for place, content in files_of(path).items()
        if place != path.name
    }


def opened(version: ScenarioVersion) -> Scenario:
    """Return what a published scenario says."""
    return _opened(version.pk)


# What is published never changes, so that nobody needs to read it twice.
@lru_cache(maxsize=32)
def _opened(pk: int) -> Scenario:
    version = ScenarioVersion.objects.get(pk=pk)
    with laid_out(version.name, version.text, version.files) as path:
        # It is known by the fingerprint that it was published with.
        return replace(read_scenario(path), fingerprint=version.fingerprint)


def checked(version: ScenarioVersion, register: Register) -> Scenario:
    """Return what a published scenario says, if it goes with a register.

    Raises `FileError` with everything that the register lacks.
    """
    with laid_out(version.name, version.text, version.files) as path:
        return read_scenario(path, register)
