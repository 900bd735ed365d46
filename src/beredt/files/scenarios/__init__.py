"""Scenario files: TOML in, a checked `Scenario` out, or everything that is wrong."""

from beredt.files.scenarios.bundled import bundled_scenarios, find_scenario
from beredt.files.scenarios.reading import check_scenario, read_scenario
from beredt.files.scenarios.reference import scenario_reference
from beredt.files.scenarios.schema import scenario_schema

__all__ = [
    "bundled_scenarios",
    "check_scenario",
    "find_scenario",
    "read_scenario",
    "scenario_reference",
    "scenario_schema",
]
