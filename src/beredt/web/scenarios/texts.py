"""A published scenario as files, and read from them."""

import re
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from beredt.engine.register import Register
from beredt.engine.scenario import Scenario
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.scenarios import files_of, read_scenario
from beredt.web.layout.languages import say_fault
from beredt.web.scenarios.models import ScenarioVersion

INCLUDED = "scenario"
# No scenario is called this: one may include another of its own name.
MAIN = "(scenario).toml"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
LINE = re.compile(r"line (\d+)")
AT_END = re.compile(r"\s*\([^()]*\d\)$")


@contextmanager
def laid_out(text: str, files: Mapping[str, str]) -> Iterator[Path]:
    """Lay a scenario and what it includes out in a folder; give the file of it."""
    with tempfile.TemporaryDirectory(prefix="beredt-") as folder:
        home = Path(folder)
        for place, content in {**files, MAIN: text}.items():
            path = home / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        yield home / MAIN


def carried(path: Path) -> dict[str, str]:
    """Return what a sound scenario includes, by its place beside the scenario."""
    return {
        place: content.decode("utf-8-sig")
        for place, content in files_of(path).items()
        if place != path.name
    }


def opened(version: ScenarioVersion) -> Scenario:
    """Return what a published scenario says."""
    return _opened(version.pk, version.fingerprint)


# What is published never changes, so that nobody needs to read it twice; but another
# database that is restored here has other versions by the same numbers.
@lru_cache(maxsize=32)
def _opened(pk: int, fingerprint: str) -> Scenario:
    version = ScenarioVersion.objects.get(pk=pk, fingerprint=fingerprint)
    with laid_out(version.text, version.files) as path:
        # It is known by the fingerprint that it was published with.
        return replace(read_scenario(path), fingerprint=version.fingerprint)


def checked(version: ScenarioVersion, register: Register) -> Scenario:
    """Return what a published scenario says, if it goes with a register.

    Raises `FileError` with everything that the register lacks.
    """
    with laid_out(version.text, version.files) as path:
        return read_scenario(path, register)


def read_published(path: Path) -> Scenario:
    """Return a scenario if it is sound and its name can stand in addresses.

    Raises `FileError` with everything that is wrong.
    """
    scenario = read_scenario(path)
    if not NAME.fullmatch(scenario.name):
        where, found = plain("name"), plain(repr(scenario.name))
        allowed = Said("letters a-z, digits and -, at most {number}", number=80)
        fault = Fault(file=path.name, where=where, found=found, allowed=allowed)
        raise FileError([fault])
    return scenario


def with_included(
    text: str, files: Mapping[str, str], among: QuerySet[ScenarioVersion]
) -> dict[str, str]:
    """Add the newest versions of what a text includes by name to its files."""
    found = dict(files)
    for name in included_names(text):
        version = among.filter(name=name, base=None).order_by("-published_at").first()
        if f"{name}.toml" not in found and version is not None:
            found = {**version.files, f"{name}.toml": version.text, **found}
    return found


def included_names(text: str) -> list[str]:
    """Return the names of what a text includes, as far as it can be read."""
    include = _raw(text).get("include")
    rows = include if isinstance(include, list) else []
    names = [row.get("scenario") if isinstance(row, dict) else row for row in rows]
    return [name for name in names if isinstance(name, str) and NAME.fullmatch(name)]


def title_of(text: str) -> str:
    """Return the title that a text gives itself, or its name."""
    raw = _raw(text)
    titles = raw.get("title")
    said = titles.get("nb") if isinstance(titles, dict) else None
    return str(said or raw.get("name") or _("Uten tittel"))[:200]


def _raw(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return {}


def read_draft(
    text: str, files: Mapping[str, str]
) -> tuple[Scenario | None, list[tuple[int, Fault]]]:
    """Return what a sound text says, and else what is wrong, by line (0: none)."""
    with laid_out(text, files) as path:
        try:
            return read_published(path), []
        except FileError as error:
            return None, [_told(fault) for fault in error.faults]


def _told(fault: Fault) -> tuple[int, Fault]:
    line, said = _line_of(fault), say_fault(fault)
    # The line stands beside it.
    where = AT_END.sub("", str(said.where))
    return line, replace(said, where=plain(where)) if line else said


def _line_of(fault: Fault) -> int:
    at = LINE.search(fault.where)
    return int(at[1]) if at and fault.file.endswith(MAIN) else 0
