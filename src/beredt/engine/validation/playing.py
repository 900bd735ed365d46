"""An event played through the whole model, as a user would play it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from beredt.engine.assessment import assess
from beredt.engine.bands import Band
from beredt.engine.register import Register
from beredt.engine.scenario import Need, Outcome, Scenario

Asked = Literal["patients", "deaths", "operations", "places_peak"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event to be played: its scenario, the register, how many draws, the seed."""

    scenario: Scenario
    register: Register
    draws: int
    seed: int

    def play(
        self, needs: Sequence[Need], asked: Sequence[Asked], days: int | None = None
    ) -> dict[Asked, Band]:
        """Return the bands of what is asked when these needs are what happens."""
        questions = tuple(
            Outcome(name=name, quantity=name, value=0, unit=name, reference=name)
            for name in asked
        )
        played = replace(
            self.scenario,
            needs=tuple(needs),
            recorded=questions,
            days=days or self.scenario.days,
        )
        answer = assess(played, self.register, draws=self.draws, seed=self.seed)
        return {check.recorded.quantity: check.computed for check in answer.checks}
