"""The country of the tutorial, which is small enough to assess in every test."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from beredt.cli import main

TUTORIAL = Path(__file__).parents[2] / "docs/tutorial/first-assessment.md"
FILE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def valley(tmp_path, monkeypatch):
    """Stand in a folder with the register `valley` and the scenario `slide.toml`."""
    folder = tmp_path / "here"
    for name, text in FILE.findall(TUTORIAL.read_text()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def beredt():
    """Run a command line as a user would type it, and return how it ended."""

    def run(line):
        return CliRunner().invoke(main, line.split())

    return run
