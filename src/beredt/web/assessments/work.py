"""What a worker does for an assessment."""

import os
from dataclasses import replace
from time import perf_counter
from typing import Any

from beredt.files.compiled import keep_compiled_code
from beredt.web.assessments.actions import keep_result, key_of
from beredt.web.orders.working import Advance
from beredt.web.registers.models import RegisterVersion
from beredt.web.registers.packages import opened as register_of
from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.texts import opened as scenario_of


def assess_order(wish: Any, advance: Advance) -> dict[str, Any]:
    """Compute what is wished for, keep it, and return what it says in one sentence."""
    # Compiled code is kept where the command line keeps it, before the engine loads.
    keep_compiled_code()
    from beredt.engine.assessment import assess  # noqa: PLC0415
    from beredt.files.assessments import write_assessment  # noqa: PLC0415
    from beredt.report.document import headlines  # noqa: PLC0415

    scenario = ScenarioVersion.objects.get(pk=wish["scenario"])
    register = RegisterVersion.objects.get(pk=wish["register"])
    asked = {"draws": wish["draws"], "seed": wish["seed"]}
    begun = perf_counter()
    made = assess(
        scenario_of(scenario),
        register_of(register),
        **asked,
        influence=True,
        workers=os.cpu_count() or 1,
        progress=advance,
    )
    made = replace(made, seconds=perf_counter() - begun)
    keep_result(key_of(scenario, register, **asked), write_assessment(made))
    return {"headline": headlines(made), "seconds": made.seconds}
