"""What comes with Beredt: the bundled registers and scenarios, by name and title."""

from beredt.files.registers import bundled_registers, read_register
from beredt.files.scenarios import bundled_scenarios, read_scenario


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
    scenarios = {
        name: read_scenario(path) for name, path in bundled_scenarios().items()
    }
    return {
        name: scenario.title.get(language) or scenario.title.get("nb") or name
        for name, scenario in scenarios.items()
    }
