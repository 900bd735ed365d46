"""How far each number that is not known exactly moves the result."""

from beredt.engine.influence.assumptions import Assumption, weigh_assumptions

__all__ = ["Assumption", "weigh_assumptions"]
