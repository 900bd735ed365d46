"""Many draws: two cores against one, and what common random numbers buy."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks import cores
from benchmarks.measuring import Results, Row, timed
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
ROUNDS = 21
MOVED = OUTCOMES.index("moved")


def measure(results: Results) -> None:
    """Measure both."""
    two_cores(results)
    common_numbers(results)


def two_cores(results: Results) -> None:
    """Measure the same draws on one thread and on two, and compare their bits.

    Two cores are compared with one where there are two: in the rounds in which sums
    gain a whole core just before and just after. All rounds stand beside.
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

    flow.simulate(case.demand, case.capacity, draws=1)
    rounds = []
    for _ in range(3 if results.quick else ROUNDS):
        one, before, two, after = on(1), cores.gain(), on(2), cores.gain()
        rounds.append((one / two, min(before, after)))
    ratios, gains = np.array(rounds).T
    whole = gains >= cores.WHOLE
    results.add(
        Row(
            group=GROUP,
            name="two cores over one",
            measured=float(np.median(ratios[whole])) if whole.any() else 0.0,
            goal=1.9,
            note=f"{draws} draws of the rich model; {whole.sum()} of {len(rounds)}"
            " rounds, in which sums gain that too",
        )
    )
    results.add(
        Row(
            group=GROUP,
            name="two threads over one, all rounds",
            measured=float(np.median(ratios)),
            goal=None,
            note=f"sums gain {np.median(gains):.2f}; {ratios.min():.2f} to"
            f" {ratios.max():.2f} and {gains.min():.2f} to {gains.max():.2f}",
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
