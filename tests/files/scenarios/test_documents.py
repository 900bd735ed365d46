"""The reference and the guide say what the reader does."""

import dataclasses
import re
from pathlib import Path

import pytest

from beredt.engine.scenario import Outcome, Quantity
from beredt.files.scenarios import (
    check_scenario,
    read_scenario,
    scenario_reference,
)
from beredt.files.scenarios.kinds import UNIONS, kinds_of
from beredt.files.scenarios.shape import Include, ScenarioFile
from beredt.files.scenarios.words import KEY_WORDS

DOCS = Path(__file__).parents[3] / "docs"
GUIDE = (DOCS / "guide" / "write-a-scenario.md").read_text(encoding="utf-8")


def test_the_reference_is_fresh():
    page = (DOCS / "reference" / "scenario.md").read_text(encoding="utf-8")
    assert page == scenario_reference(), (
        "uv run python tools/write_scenario_reference.py"
    )


def test_every_key_is_explained_and_no_other():
    nouns = {noun for section in UNIONS for noun in kinds_of(section).values()}
    nouns |= {Quantity, Outcome}
    keys = {field.name for noun in nouns for field in dataclasses.fields(noun)}
    keys |= set(ScenarioFile.model_fields) | set(Include.model_fields)
    assert keys == set(KEY_WORDS)


@pytest.fixture
def examples(tmp_path):
    for name, text in re.findall(
        r"^```toml file=(\S+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_the_examples_of_the_guide_are_clean(examples, norway):
    paths = sorted(examples.glob("*.toml"))
    assert len(paths) == 2
    assert [fault for path in paths for fault in check_scenario(path, norway)] == []


def test_the_guide_says_what_comes_out(examples):
    whole = read_scenario(examples / "alt-samtidig.toml")
    assert whole.days == 310
    assert "strom-i-bodo/avsporing" in {need.name for need in whole.needs}


def test_the_guide_shows_the_faults_that_the_reader_tells(examples, norway):
    path = examples / "strom-i-bodo.toml"
    text = path.read_text().replace("K03 = 0.5", "K03 = 0.4")
    head, found, tail = text.partition("[[disruptions]]")
    path.write_text(head + found + tail.replace('"1804"', '"18044"', 1))
    shown = [
        line for line in GUIDE.split("\n") if line.startswith("strom-i-bodo.toml:")
    ]
    faults = [str(f).removeprefix(f"{examples}/") for f in check_scenario(path, norway)]
    assert faults == shown
