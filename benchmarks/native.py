"""The plain network as a C++ program, run on the product's own arrays."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from beredt.engine.kernels import records
from beredt.engine.kernels.records import Plan
from beredt.engine.scenario import SOURCES

Array = npt.NDArray[Any]
HERE = Path(__file__).parent
SOURCE = HERE / "cpp" / "network.cpp"
BUILD = HERE / "build"
# Without contraction into fused operations sums round as the product's do, and every
# count can be compared bit by bit.
FLAGS = ("-O3", "-march=native", "-std=c++17", "-ffp-contract=off")
OUTCOMES = ("arrived", "discharged", "left_untreated", "moved", "inside")
CIVIL = SOURCES.index("civil")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Native:
    """The program with its plan. `seconds` runs draws and returns the time of each."""

    program: Path
    plan: Plan
    folder: Path

    def seconds(self, seed: int, first: int, draws: int) -> list[float]:
        """Run draws and return the seconds of each; the last one's counts are kept."""
        done = subprocess.run(
            [
                self.program,
                self.folder / "plan",
                self.folder / "counts",
                str(seed),
                str(first),
                str(draws),
            ],
            check=True,
            capture_output=True,
            text=True,
        )
        return [float(line) for line in done.stdout.split()]

    def counts(self) -> dict[str, Array]:
        """Return the counts of the last draw that was run."""
        raw = (self.folder / "counts").read_bytes()
        found = {}
        at = 0
        for name, dtype, shape in shapes(self.plan):
            size = int(np.prod(shape)) * np.dtype(dtype).itemsize
            found[name] = np.frombuffer(raw[at : at + size], dtype).reshape(shape)
            at += size
        return found


def compiler() -> str | None:
    """Return the machine's C++ compiler, if it has one."""
    return shutil.which("g++")


def build() -> Path:
    """Build the program, unless it is newer than its source."""
    program = BUILD / "network"
    if program.exists() and program.stat().st_mtime > SOURCE.stat().st_mtime:
        return program
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        fresh = Path(folder) / "network"
        subprocess.run([str(compiler()), *FLAGS, SOURCE, "-o", fresh], check=True)
        fresh.replace(program)
    return program


def prepare(plan: Plan, folder: Path) -> Native:
    """Write the plan where the program reads it."""
    with (folder / "plan").open("wb") as file:
        for array in exported(plan):
            file.write(np.int64(len(array)).tobytes())
            file.write(array.tobytes())
    return Native(program=build(), plan=plan, folder=folder)


def exported(plan: Plan) -> list[Array]:
    """Return the arrays of the plan as the program's records, in its order."""
    if len(plan.changes) or len(plan.residents) or plan.stages["fallback"].max() >= 0:
        raise ValueError("The program knows the plain network only.")
    stages = np.zeros(len(plan.stages), "i4,i4,i4,i4")
    for i, name in enumerate(("kind", "table", "number")):
        stages[f"f{i}"] = plan.stages[name]
    routes = np.zeros(len(plan.routes), "f8,i4,i4")
    for i, name in enumerate(("below", "begin", "end")):
        routes[f"f{i}"] = plan.routes[name]
    stations = np.zeros(len(plan.stations), "i4,i4,i4,i4")
    for i, name in enumerate(("occupied", "capacity", "facility", "region")):
        stations[f"f{i}"] = plan.stations[name]
    arrivals = np.zeros(len(plan.arrivals), "f8,f8,f8,u4,i4,i4,i4")
    for i, name in enumerate(
        ("rate", "opens", "closes", "stream", "facility", "category")
    ):
        arrivals[f"f{i}"] = plan.arrivals[name]
    arrivals["f6"] = plan.facility_region[plan.arrivals["facility"]]
    sizes = (
        plan.days,
        plan.kinds,
        plan.regions,
        len(plan.categories),
        len(plan.facility_region),
        plan.buckets,
    )
    return [
        np.array(sizes, np.int32),
        np.asarray(plan.tables, np.float32).ravel(),
        stages,
        np.asarray(plan.categories["first"], np.int32),
        np.asarray(plan.categories["routes"], np.int32),
        routes,
        stations,
        np.asarray(plan.near_start, np.int32),
        np.asarray(plan.near_ways["station"], np.int32),
        np.asarray(plan.near_ways["hours"], np.float32),
        arrivals,
        np.asarray(plan.day_start, np.int32),
    ]


def shapes(plan: Plan) -> list[tuple[str, str, tuple[int, ...]]]:
    """Return name, type and shape of each array of counts, in the program's order."""
    by_station = (len(plan.stations), plan.days)
    by_category = (plan.regions, len(plan.categories), plan.days)
    return [
        ("need", "f4", by_station),
        ("occupied", "f4", by_station),
        ("patient_days", "f4", by_category),
        ("admitted", "f4", by_category),
        ("ledger", "i8", (plan.regions, len(plan.categories), len(OUTCOMES))),
        ("left", "i8", (len(plan.stations),)),
        ("started", "i8", (len(plan.stations),)),
        ("stay_days", "f8", (len(plan.stations),)),
    ]


def same_counts(draw: records.Draw) -> dict[str, Array]:
    """Return a draw of the product in the shapes of the program's counts."""
    chosen = [records.OUTCOMES.index(name) for name in OUTCOMES]
    return {
        "need": draw.need[CIVIL],
        "occupied": draw.occupied,
        "patient_days": draw.patient_days,
        "admitted": draw.admitted,
        "ledger": draw.ledger[:, CIVIL].transpose(1, 0, 2)[..., chosen],
        "left": draw.left[:, CIVIL],
        "started": draw.started,
        "stay_days": draw.stay_days,
    }
