"""Scenario files: TOML in, a checked `Scenario` out, or everything that is wrong."""

from beredt.files.scenarios.bundled import (
    bundled_catalogues,
    bundled_scenarios,
    find_scenario,
)
from beredt.files.scenarios.carrying import files_of
from beredt.files.scenarios.catalogues import find_catalogue, read_catalogue
from beredt.files.scenarios.composing import add_measures
from beredt.files.scenarios.reading import check_scenario, read_scenario
from beredt.files.scenarios.reference import scenario_reference
from beredt.files.scenarios.schema import scenario_schema
from beredt.files.scenarios.writing import write_fragment

__all__ = [
    "add_measures",
    "bundled_catalogues",
    "bundled_scenarios",
    "check_scenario",
    "files_of",
    "find_catalogue",
    "find_scenario",
    "read_catalogue",
    "read_scenario",
    "scenario_reference",
    "scenario_schema",
    "write_fragment",
]
