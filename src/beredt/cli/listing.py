"""What comes with Beredt: the bundled registers and scenarios, by name and title."""

from pathlib import Path

from beredt.files.registers import bundled_registers, read_register
from beredt.files.scenarios import (
    bundled_catalogues,
    bundled_scenarios,
    read_scenario,
)


def list_registers() -> dict[str, str]:
    """Return the title and version of each bundled register, by name."""
    registers = {
        name: read_register(path) for name, path in bundled_registers().items()
    }
    return {
        name: f"{register.title} ({register.version})"
        for name, register in registers.items()
    }


def list_scenarios(language: str) -> dict[str, str]:
    """Return the title of each bundled scenario in a language, by name."""
    return _titles(bundled_scenarios(), language)


def list_catalogues(language: str) -> dict[str, str]:
    """Return the title of each catalogue of measures, by its register's name."""
    return _titles(bundled_catalogues(), language)


def _titles(paths: dict[str, Path], language: str) -> dict[str, str]:
    scenarios = {name: read_scenario(path) for name, path in paths.items()}
    return {
        name: scenario.title.get(language) or scenario.title.get("nb") or name
        for name, scenario in scenarios.items()
    }
