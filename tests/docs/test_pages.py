"""What the documentation shows is what happens.

A page is played from top to bottom in an empty folder. A fenced block with `file=NAME`
is written there; in a `console` block each line after `$ ` is run, and the lines below
it must be among the lines printed, whatever the numbers in them.
"""

import doctest
import re
import runpy
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from beredt.cli import main
from beredt.files.scenarios import check_scenario

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*.md"))]
FENCE = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"\d+(?:[\u00a0\u202f ]\d{3})*(?:[.,]\d+)?")


class Block(NamedTuple):
    """A fenced block: its language, what stands after it, its text."""

    language: str
    notes: str
    text: str

    @property
    def file(self):
        found = re.search(r"file=(\S+)", self.notes)
        return found[1] if found else None


def blocks(page):
    return [Block(*found) for found in FENCE.findall(page.read_text())]


def pages_with(wanted):
    return [page for page in PAGES if any(map(wanted, blocks(page)))]


def name(page):
    return str(page.relative_to(ROOT))


def is_session(block):
    return block.language == "console" and block.text.startswith("$ ")


@pytest.mark.parametrize("page", pages_with(is_session), ids=name)
def test_commands_do_what_the_page_shows(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    for block in blocks(page):
        if block.file:
            write(tmp_path / block.file, block.text)
        elif is_session(block):
            for command, shown in steps(block.text):
                play(command, shown)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def steps(session):
    """Split a session into commands, each with the lines shown below it."""
    for part in session.removeprefix("$ ").split("\n$ "):
        command, *shown = part.strip().split("\n")
        yield command, [line for line in shown if line.strip() not in {"", "..."}]


def play(command, shown):
    program, *words = shlex.split(command)
    assert program == "beredt", command
    result = CliRunner().invoke(main, words)
    printed = {blurred(line) for line in result.output.splitlines()}
    missing = [line for line in shown if blurred(line) not in printed]
    assert not missing, f"{command}\n{result.output}"
    assert result.exit_code == (2 if words[0] == "check" and shown_faults(shown) else 0)


def shown_faults(shown):
    return any("allowed:" in line for line in shown)


def blurred(line):
    """Put # for every number and one space for many."""
    return re.sub(r"\s+", " ", NUMBER.sub("#", line)).strip()


def is_scenario(block):
    return block.language == "toml" and "[title]" in block.text


@pytest.mark.parametrize("page", pages_with(is_scenario), ids=name)
def test_scenarios_on_the_page_can_be_read(page, tmp_path):
    for block in filter(is_scenario, blocks(page)):
        file = tmp_path / (block.file or "scenario.toml")
        write(file, block.text)
        assert check_scenario(file) == []


@pytest.mark.parametrize(
    "page", [p for p in PAGES if ">>> " in p.read_text()], ids=name
)
def test_python_on_the_page_answers_as_shown(page):
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert tried
    assert not failed


def test_the_reference_is_fresh():
    writer = runpy.run_path(str(ROOT / "tools/write_reference.py"))
    for file, text in writer["pages"]().items():
        stale = f"{file}: run `uv run python tools/write_reference.py`"
        assert (ROOT / "docs/reference" / file).read_text() == text, stale
