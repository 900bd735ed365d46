"""The real thing: the worst case on the register of Norway, and on many Norways."""

import json
import statistics
import subprocess
import sys
from dataclasses import replace
from operator import itemgetter
from pathlib import Path

from benchmarks.measuring import Results, Row, interleaved, one_core, timed
from benchmarks.models import ready
from benchmarks.product import Product
from beredt.files.registers import bundled_registers, read_register
from beredt.files.scenarios import bundled_scenarios, read_scenario

GROUP = "Norway"
WORST = "totalforsvar-verst"
ROOT = Path(__file__).parents[1]
SECONDS_OF_DRAWS = {100: 3.0, 1000: 30.0}
LOOKS = {100: 7, 1000: 1}
GIGABYTES = 2.0
START = {"version": 0.3, "assess": 2.0}
TIMES_AS_LONG = {10: 1.7, 100: 3.0}
COPY_DAYS = 14


def measure(results: Results) -> None:
    """Measure start-up, growth, draws and memory."""
    starts(results)
    growth(results)
    assessments(results)


def assessments(results: Results) -> None:
    """Measure whole assessments on two threads."""
    for draws, goal in SECONDS_OF_DRAWS.items():
        if results.quick and draws > 100:
            continue
        # A short one is soon over: one look at it says little on a shared machine.
        looks = [_assessed(draws) for _ in range(LOOKS[draws])]
        found = sorted(looks, key=itemgetter("seconds"))[len(looks) // 2]
        results.add(
            Row(
                group=GROUP,
                name=f"{WORST}, {draws} draws",
                measured=found["seconds"],
                goal=goal,
                at_least=False,
                unit="s",
                note=f"{found['patients']:.0f} patients a draw, two threads"
                + (f", {_range(looks)}" if len(looks) > 1 else ""),
            )
        )
        results.add(
            Row(
                group=GROUP,
                name=f"peak memory, {draws} draws",
                measured=found["gigabytes"],
                goal=GIGABYTES,
                at_least=False,
                unit="GB",
            )
        )


def _range(looks: list[dict[str, float]]) -> str:
    seconds = [look["seconds"] for look in looks]
    return f"{min(seconds):.2f} to {max(seconds):.2f} s in {len(looks)} looks"


def _assessed(draws: int) -> dict[str, float]:
    arguments = "-m", "benchmarks.assessing", WORST, str(draws), "2"
    found: dict[str, float] = json.loads(output(sys.executable, *arguments))
    return found


def starts(results: Results) -> None:
    """Measure how long a command takes from the call to the end."""
    beredt = str(Path(sys.executable).with_name("beredt"))
    commands = {
        "version": (beredt, "version"),
        "assess": (
            beredt,
            "assess",
            "tiny-strom",
            "--register",
            "tiny",
            "--draws",
            "1",
        ),
    }
    for name, command in commands.items():
        output(*command)
        spent = [timed(lambda c=command: output(*c))[0] for _ in range(5)]
        results.add(
            Row(
                group=GROUP,
                name=f"beredt {name}, from call to end",
                measured=statistics.median(spent),
                goal=START[name],
                at_least=False,
                unit="s",
            )
        )


def output(*command: str) -> str:
    """Run a command and return what it says."""
    done = subprocess.run(
        command, cwd=ROOT, check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


def growth(results: Results) -> None:
    """Measure the time of a patient in 1, 10 and 100 Norways."""
    register = read_register(bundled_registers()["norway"])
    scenario = read_scenario(bundled_scenarios()[WORST], register)
    case = ready(register, replace(scenario, days=COPY_DAYS), 1)
    products = {}
    with one_core():
        for copies in (1, *TIMES_AS_LONG):
            if results.quick and copies > 10:
                continue
            products[copies] = Product(case, copies)
        seconds = interleaved(
            {
                str(copies): lambda r, c=copies, p=product: p.kernel_seconds(
                    r * (100 // c), 100 // c
                )
                for copies, product in products.items()
            },
            3,
        )
    each = {
        copies: seconds[str(copies)] / product.patients
        for copies, product in products.items()
    }
    for copies, product in products.items():
        hospitals = len(product.plan.facility_region)
        results.add(
            Row(
                group=GROUP,
                name=f"time of a patient, {hospitals} facilities",
                measured=each[copies] / each[1],
                goal=TIMES_AS_LONG.get(copies),
                at_least=False,
                note=f"{each[copies] * 1e9:.0f} ns, {product.patients:.0f} patients",
            )
        )
