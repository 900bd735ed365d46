"""A scenario of one's own taken along: every file that it is read from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from beredt.files.bundle import SUFFIX
from beredt.files.scenarios.source import open_source


def files_of(scenario: Path) -> dict[str, bytes]:
    """Return what a sound scenario is read from, by its place beside the scenario.

    What it includes of the bundled scenarios is left out: that is found anywhere.
    """
    found: dict[Path, bytes] = {}
    _gather(scenario.resolve(), found)
    home = scenario.resolve().parent
    return {path.relative_to(home).as_posix(): text for path, text in found.items()}


def _gather(path: Path, found: dict[Path, bytes]) -> None:
    if path in found:
        return
    found[path] = path.read_bytes()
    if path.suffix == SUFFIX:
        for name in _named(open_source(path).raw):
            beside = (path.parent / name).resolve()
            if beside.is_file():
                _gather(beside, found)


def _named(raw: dict[str, Any]) -> Iterator[str]:
    """Yield the files that a scenario names."""
    for include in raw.get("include", ()):
        name = include if isinstance(include, str) else include["scenario"]
        yield name if name.endswith(SUFFIX) else name + SUFFIX
    for need in raw.get("needs", ()):
        if need.get("file"):
            yield need["file"]
