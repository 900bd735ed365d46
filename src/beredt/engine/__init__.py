"""The engine: pure functions from a register and a scenario to an assessment."""
