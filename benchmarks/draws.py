"""Many draws: two cores against one, and what common random numbers buy."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
from numba import njit

from benchmarks.measuring import Results, Row, interleaved, timed
from benchmarks.models import (
    HOSPITALS,
    Case,
    plain,
    plain_case,
    plain_scenario,
    ready,
    rich_case,
)
from beredt.engine import flow
from beredt.engine.kernels.records import OUTCOMES

Array = npt.NDArray[Any]
GROUP = "many draws"
MORE = 0.01
MOVED = OUTCOMES.index("moved")


def measure(results: Results) -> None:
    """Measure both."""
    two_cores(results)
    common_numbers(results)


def two_cores(results: Results) -> None:
    """Measure the same draws on one thread and on two, and compare their bits.

    What arithmetic alone gains in the same rounds tells how much of a second processor
    the machine had to give just then.
    """
    size = (20, 30) if results.quick else (HOSPITALS, 90)
    case = rich_case(*size)
    draws = 40
    found: dict[str, Any] = {}

    def on(workers: int) -> float:
        with ThreadPoolExecutor(workers) as pool:
            spent, course = timed(
                lambda: flow.simulate(
                    case.demand, case.capacity, draws=draws, executor=pool
                )
            )
        found[str(workers)] = course.totals
        return spent

    def multiply_on(workers: int) -> float:
        with ThreadPoolExecutor(workers) as pool:
            return timed(lambda: list(pool.map(multiply, [steps] * 8)))[0]

    flow.simulate(case.demand, case.capacity, draws=1)
    multiply(1)
    steps = 10_000_000 if results.quick else 100_000_000
    seconds = interleaved(
        {
            "one": lambda _: on(1),
            "two": lambda _: on(2),
            "arithmetic on one": lambda _: multiply_on(1),
            "arithmetic on two": lambda _: multiply_on(2),
        },
        3 if results.quick else 9,
    )
    results.add(
        Row(
            group=GROUP,
            name="two threads over one",
            measured=seconds["one"] / seconds["two"],
            goal=1.9,
            note=f"{draws} draws of the rich model",
        )
    )
    results.add(
        Row(
            group=GROUP,
            name="arithmetic alone, two threads over one",
            measured=seconds["arithmetic on one"] / seconds["arithmetic on two"],
            goal=None,
            note="what the machine can give",
        )
    )
    same = [
        one.tobytes() == two.tobytes()
        for one, two in zip(found["1"], found["2"], strict=True)
    ]
    results.add(
        Row(
            group=GROUP,
            name="arrays of totals the same byte by byte",
            measured=sum(same),
            goal=len(same),
            unit="arrays",
        )
    )


@njit(nogil=True)
def multiply(steps):  # type: ignore[no-untyped-def]
    """Multiply so often, each product after the other; no memory is read."""
    number = np.uint64(1)
    for _ in range(steps):
        number = number * np.uint64(6364136223846793005) + np.uint64(1)
    return number


def common_numbers(results: Results) -> None:
    """Measure the variance of a difference: the same numbers against other numbers.

    The difference is what 1 % more ward places everywhere do to patients moved.
    """
    size = (20, 60) if results.quick else (HOSPITALS, 90)
    draws = 60 if results.quick else 100
    one = moved(plain_case(*size, seed=1), draws)
    more = moved(enlarged(*size, seed=1), draws)
    other = moved(enlarged(*size, seed=2), draws)
    common = (more - one).var(ddof=1)
    independent = (other - one).var(ddof=1)
    results.add(
        Row(
            group=GROUP,
            name="variance of a difference, other over common",
            measured=independent / common,
            goal=20.0,
            note=f"{(more - one).mean():.0f} moved of {one.mean():.0f}, {draws} draws",
        )
    )


def enlarged(count: int, days: int, seed: int) -> Case:
    """Return the plain network with 1 % more ward places everywhere."""
    return ready(plain(count, MORE), plain_scenario(count, days), seed)


def moved(case: Case, draws: int) -> Array:
    """Return the patients moved in each draw."""
    course = flow.simulate(case.demand, case.capacity, draws=draws)
    ledger = course.totals.ledger.sum(axis=(1, 2, 3))
    return np.asarray(ledger[:, MOVED], float)
