"""Measures written as a file that reads as the same measures."""

from dataclasses import replace
from pathlib import Path

import pytest

from beredt.engine.scenario import Scenario
from beredt.files.scenarios import bundled_scenarios, read_scenario
from beredt.files.scenarios.writing import write_fragment

CATALOGUE = Path(__file__).parents[3] / "data" / "measures" / "norway.toml"


def written(scenario: Scenario, folder: Path, **more) -> Path:
    path = folder / "fragment.toml"
    text = write_fragment(
        "fragment",
        scenario.measures,
        days=scenario.days,
        title={"nb": "Utdrag"},
        description={"nb": "Tiltakene alene."},
        **more,
    )
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "path",
    [CATALOGUE, *bundled_scenarios().values()],
    ids=lambda path: path.stem,
)
def test_measures_are_read_as_they_were_written(path, tmp_path):
    scenario = read_scenario(path)
    # Names of what was included have the name of its scenario before them.
    own = tuple(
        replace(row, name=row.name.replace("/", "-")) for row in scenario.measures
    )
    again = read_scenario(written(replace(scenario, measures=own), tmp_path))
    assert again.measures == own


def test_a_fragment_that_includes_a_scenario_adds_its_measures(tmp_path):
    catalogue = read_scenario(CATALOGUE)
    path = written(catalogue, tmp_path, include=["strid-nord"])
    both = read_scenario(path)
    assert {row.name for row in catalogue.measures} <= {
        row.name for row in both.measures
    }
    alone = read_scenario(bundled_scenarios()["strid-nord"])
    assert [need.kind for need in both.needs] == [need.kind for need in alone.needs]
