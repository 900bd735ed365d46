"""Before the first draw: starting, preparing, other worlds, and many Norways."""

import statistics
import sys
from dataclasses import replace
from itertools import count

from benchmarks.country import WORST, output
from benchmarks.measuring import Results, Row, computed, one_core
from benchmarks.registers import countries
from beredt.engine.capacity import plan_capacity
from beredt.engine.demand import draw_demand
from beredt.engine.expectation import expect
from beredt.engine.network import build_network
from beredt.engine.preparation import prepare, prepare_world
from beredt.engine.register import Register
from beredt.engine.scenario import Scenario
from beredt.files.registers import bundled_registers, read_register
from beredt.files.scenarios import bundled_scenarios, read_scenario

GROUP = "before the first draw"
START = 2.0
WORLD = 0.06
COPIES = (1, 10, 100)
# To the end of the first draw, by the processor's clock: from the call, with imports.
FIRST_DRAW = f"""
import time
from beredt.cli.running import Settings, read_inputs
from beredt.files.compiled import keep_compiled_code
inputs = read_inputs(["{WORST}"], "norway")
keep_compiled_code()
from beredt.engine.assessment import assess
assess(
    inputs.scenarios[0],
    inputs.register,
    draws=1,
    progress=lambda *_: print(time.process_time()),
)
"""


def measure(results: Results) -> None:
    """Measure all that comes before the first draw."""
    first_draw(results)
    register = read_register(bundled_registers()["norway"])
    scenario = read_scenario(bundled_scenarios()[WORST], register)
    with one_core():
        worlds(results, scenario, register)
        growth(results, scenario, register)


def first_draw(results: Results) -> None:
    """Measure the processor's time from the call to the first draw."""
    spent = [float(output(sys.executable, "-c", FIRST_DRAW)) for _ in range(4)]
    results.add(
        Row(
            group=GROUP,
            name="from call to first draw",
            measured=statistics.median(spent[1:]),
            goal=START,
            at_least=False,
            unit="s",
            note="processor time",
        )
    )


def worlds(results: Results, scenario: Scenario, register: Register) -> None:
    """Measure how long the same country with other numbers takes."""
    prepared = prepare(scenario, register, seed=1)
    number = count()
    spent = [
        computed(lambda: prepare_world(prepared, next(number)))[0] for _ in range(20)
    ]
    results.add(
        Row(
            group=GROUP,
            name="another world of numbers",
            measured=statistics.median(spent),
            goal=WORLD,
            at_least=False,
            unit="s",
        )
    )


def growth(results: Results, scenario: Scenario, register: Register) -> None:
    """Measure preparing 1, 10 and 100 Norways; no goal but to grow with their number.

    Scenarios of ten days for all, so that a hundred fit in the memory of a laptop.
    """
    short = replace(scenario, days=10)
    spent: dict[int, float] = {}
    for copies in COPIES:
        if results.quick and copies > 10:
            continue
        many = countries(register, copies)
        rounds = 3 if copies < 100 else 1
        spent[copies] = min(_seconds(short, many) for _ in range(rounds))
        facilities = len(many.facilities)
        results.add(
            Row(
                group=GROUP,
                name=f"preparing, {facilities} facilities",
                measured=spent[copies] / spent[1] / copies,
                goal=1.0 if copies > 1 else None,
                at_least=False,
                note=f"{spent[copies]:.2f} s for all",
            )
        )


def _seconds(scenario: Scenario, register: Register) -> float:
    def make_ready() -> None:
        network = build_network(register)
        plan_capacity(scenario, network)
        expect(draw_demand(scenario, network, seed=1))

    return computed(make_ready)[0]
