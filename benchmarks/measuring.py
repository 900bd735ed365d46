"""How time is taken: one core, rounds in turn, medians; and the rows that come out."""

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.agreement import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement beside its goal. `measured` is in the unit of `goal`."""

    group: str
    name: str
    measured: float
    goal: float | None
    at_least: bool = True
    unit: str = "times"
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None when there is none."""
        if self.goal is None:
            return None
        if self.at_least:
            return bool(self.measured >= self.goal)
        return bool(self.measured <= self.goal)


@dataclass(slots=True, kw_only=True)
class Results:
    """Everything that one run found."""

    quick: bool
    rows: list[Row] = field(default_factory=list)
    comparisons: dict[str, list[Comparison]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Keep a row and show it at once."""
        self.rows.append(row)
        print(line(row), flush=True)

    def compare(self, title: str, rows: list[Comparison]) -> None:
        """Keep a comparison of outputs and show it."""
        self.comparisons[title] = rows
        print(f"\n{title}\n{'':34}{'product':>14}{'peer':>14}{'std. errors':>13}")
        for row in rows:
            print(
                f"  {row.name:32}{row.product:14.1f}{row.peer:14.1f}{row.errors:13.2f}"
            )

    def write(self, path: Path) -> None:
        """Write everything as JSON."""
        document = {
            "quick": self.quick,
            "python": platform.python_version(),
            "rows": [asdict(row) | {"met": row.met} for row in self.rows],
            "comparisons": {
                title: [asdict(row) for row in rows]
                for title, rows in self.comparisons.items()
            },
        }
        path.write_text(json.dumps(document, indent=1) + "\n")


VERDICT = {True: "pass", False: "FAIL", None: ""}
HEAD = f"{'':46}{'measured':>12} {'goal':>10}  {'':10}{'':5}"


def line(row: Row) -> str:
    """Return a row as one line of the table."""
    goal = ""
    share = ""
    if row.goal is not None:
        goal = f"{'>=' if row.at_least else '<='} {number(row.goal)}"
        share = f"{row.measured / row.goal:.2f} of it"
    verdict = VERDICT[row.met]
    text = f"{row.name:46}{number(row.measured):>12} {goal:>10}  "
    text += f"{row.unit:10}{verdict:5}"
    return f"{text}{share:13}{row.note}".rstrip()


def number(value: float) -> str:
    """Return a number with three figures that count.

    >>> number(0.7512), number(333.3), number(12345.6)
    ('0.751', '333', '12 346')
    """
    if abs(value) >= 1000:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


@contextmanager
def one_core() -> Iterator[None]:
    """Keep this process, and what it starts, on one core where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def interleaved(
    runners: Mapping[str, Callable[[int], float]], rounds: int
) -> dict[str, float]:
    """Let all run in turn, round after round; return the median seconds of each.

    A runner is told the number of the round and returns its seconds.
    """
    seconds: dict[str, list[float]] = {name: [] for name in runners}
    for r in range(rounds):
        for name, runner in runners.items():
            seconds[name].append(runner(r))
    return {name: statistics.median(values) for name, values in seconds.items()}


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how many seconds some work took by the clock, and what it gave."""
    begin = time.perf_counter()
    found = work()
    return time.perf_counter() - begin, found


def computed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how many seconds the processor worked, and what it gave.

    What runs on one core is measured so: others on the machine then count less.
    """
    begin = time.process_time()
    found = work()
    return time.process_time() - begin, found
