"""Choosing moves: building beside modelling layers, sifting beside all at once."""

import gc
import json
import sys

import numpy as np

from benchmarks.country import output
from benchmarks.hospitals import wave
from benchmarks.measuring import Results, Row, computed, interleaved, one_core
from beredt.engine.allocation import (
    Allocation,
    Budget,
    Instance,
    allocate,
    allocate_rolling,
)
from beredt.engine.allocation.arcs import every_arc
from beredt.engine.allocation.building import Rows, move_columns, standing_columns
from beredt.engine.allocation.plan import changed_need
from beredt.engine.allocation.pricing import Aim
from beredt.engine.allocation.rolling import days_of
from beredt.engine.allocation.solver import Programme
from beredt.engine.measures import choose_measures
from beredt.engine.preparation import prepare
from beredt.files.registers import find_register, read_register
from beredt.files.scenarios import (
    find_catalogue,
    find_scenario,
    read_catalogue,
    read_scenario,
)

GROUP = "choosing moves"
# By so much the need reported in the morning differs from what was expected.
REPORTED = 0.02
# Run in a process of its own, so that its highest memory is its own.
ALONE = """
import json, time
from pathlib import Path
from benchmarks.hospitals import wave
from beredt.engine.allocation import allocate
instance = wave({facilities}, {days})
begin = time.process_time()
plan = allocate(instance, sift={sift})
spent = time.process_time() - begin
rows = Path("/proc/self/status").read_text().splitlines()
memory = next(int(row.split()[1]) for row in rows if row.startswith("VmHWM"))
print(json.dumps([spent, memory, plan.objective, plan.gap]))
"""


def measure(results: Results) -> None:
    """Measure building, sifting, a re-plan and a rolling horizon."""
    with one_core():
        layers(results)
        sifting(results)
        replanning(results)
        rolling(results)
        national(results)


def layers(results: Results) -> None:
    """Build and hand over the same programme by arrays, linopy and Pyomo."""
    from benchmarks.peers import linopy_moves, pyomo_moves  # noqa: PLC0415

    instance = wave(20, 24) if results.quick else wave(60, 60)
    arcs = every_arc(instance)

    def direct():
        rows = Rows(instance, Budget(), Aim())
        return Programme(rows, standing_columns(rows), move_columns(rows, arcs))

    runners = {
        "arrays": lambda _: computed(direct)[0],
        "linopy": lambda _: computed(lambda: linopy_moves.build(instance, arcs))[0],
        "pyomo": lambda _: computed(lambda: pyomo_moves.build(instance, arcs))[0],
    }
    gc.collect()
    seconds = interleaved(runners, 3 if results.quick else 1)
    for name, goal in (("linopy", 1.5), ("pyomo", 20.0)):
        results.add(
            Row(
                group=GROUP,
                name=f"build and hand over, {name} / arrays",
                measured=seconds[name] / seconds["arrays"],
                goal=goal,
                note=f"{arcs.number} moves, {seconds['arrays']:.2f} s by arrays",
            )
        )


def sifting(results: Results) -> None:
    """Prove the optimum over all pairs by sifting and by one large programme."""
    facilities, days = (20, 24) if results.quick else (60, 60)
    found = {}
    for sift in (True, False):
        code = ALONE.format(facilities=facilities, days=days, sift=sift)
        found[sift] = json.loads(output(sys.executable, "-c", code))
    (spent, memory, least, gap), (whole, room, best, _) = found[True], found[False]
    size = f"{facilities} hospitals, {days} days"
    note = f"{size}: {spent:.1f} s beside {whole:.1f} s"
    _most(results, "sifting, time of all at once", spent / whole, 0.5, note=note)
    _most(results, "sifting, memory of all at once", memory / room, 0.5, note=size)
    _most(results, "sifting, certified gap", gap, 1e-4, unit="share")
    far = abs(least - best) / best
    _most(results, "sifting, distance to all at once", far, 1e-4, unit="share")


def replanning(results: Results) -> None:
    """Plan two weeks anew for a large country, in quiet times and when it is full."""
    facilities = 40 if results.quick else 300
    for height, when in ((0.2, "quiet"), (0.5, "nearly full")):
        whole = wave(facilities, 15, height=height)
        anew, yesterday = computed(lambda w=whole: allocate(days_of(w, w.need, 0, 14)))
        today = _next_morning(whole, yesterday)
        seconds, plan = computed(
            lambda i=today, y=yesterday: allocate(i, like=y, later=1)
        )
        note = (
            f"{facilities} hospitals, {plan.columns} moves, gap {plan.gap:.0e}; "
            f"the first plan {anew:.1f} s"
        )
        name = f"re-plan of 14 days a day later, {when}"
        _most(results, name, seconds, 3.0, unit="s", note=note)


def _next_morning(whole: Instance, plan: Allocation) -> Instance:
    """Return the days after the first, which is as planned; other need is reported."""
    first = plan.arcs.day == 0
    moved = plan.arcs.take(np.flatnonzero(first)), plan.patients[first]
    need = whole.need.copy()
    need[:, :, :14] = changed_need(plan.instance, *moved)
    rng = np.random.default_rng(5)
    need *= 1 + REPORTED * rng.standard_normal(need.shape[:2])[:, :, None]
    return days_of(whole, need, 1, 15)


def rolling(results: Results) -> None:
    """Compare windows of two weeks with the whole time at once."""
    instance = wave(10, 28) if results.quick else wave(30, 42)
    whole = allocate(instance, gap=1e-6)
    windows = allocate_rolling(instance, window=21, commit=7, gap=1e-6)
    far = windows.objective / whole.objective - 1
    _most(results, "rolling, above the whole", float(np.abs(far)), 1e-4, unit="share")


def national(results: Results) -> None:
    """Choose the measures of the worst case, as `beredt plan` does, with its bound."""
    register = read_register(find_register("norway"))
    scenario = read_scenario(find_scenario("totalforsvar-verst"), register)
    catalogue = read_catalogue(find_catalogue(None, "norway"), register)
    prepared = prepare(scenario, register, seed=1)
    seconds, plan = computed(lambda: choose_measures(prepared, catalogue))
    note = f"{len(plan.measures)} measures, bound {plan.gap_to_bound:.1%} away"
    _most(results, "plan of the worst case", seconds, 20.0, unit="s", note=note)


def _most(results, name, measured, goal, *, unit="times", note=""):
    row = Row(
        group=GROUP,
        name=name,
        measured=measured,
        goal=goal,
        at_least=False,
        unit=unit,
        note=note,
    )
    results.add(row)
