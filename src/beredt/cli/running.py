"""One assessment as the command line runs it: inputs, workers, progress."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from beredt.cli.words import say
from beredt.files.compiled import compile_once, keep_bytecode, keep_compiled_code
from beredt.files.faults import Fault, FileError
from beredt.report.language import Language

if TYPE_CHECKING:
    from beredt.engine.assessment import Assessment
    from beredt.engine.register import Register
    from beredt.engine.scenario import Scenario

Progress = Callable[[int, int], None]
FIRST_DRAWS = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How an assessment is run."""

    register: str = "norway"
    draws: int = 200
    seed: int = 1
    workers: int | None = None
    cluster: str | None = None
    precision: float | None = None
    knowledge: bool = True
    influence: bool = False
    lang: Language = "nb"


class Case(NamedTuple):
    """One scenario, and the register in which it is assessed."""

    scenario: "Scenario"
    register: "Register"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What has been read and found good."""

    cases: tuple[Case, ...]
    open_data: bool

    def label(self, chosen: str | None, lang: Language) -> str | None:
        """Return the classification label: the chosen one, or what is known."""
        return chosen or (say("open data", lang) if self.open_data else None)


def read_inputs(
    scenarios: Sequence[str], register: str, *, out: Path | None = None
) -> Inputs:
    """Read everything that a command needs.

    `SCENARIO@REGISTER` names a scenario with a register of its own. Raises one
    `FileError` with the faults of registers, scenarios and result folder.
    """
    keep_bytecode()
    from beredt.files.registers import bundled_registers, find_register, read_register
    from beredt.files.results import check_folder
    from beredt.files.scenarios import find_scenario, read_scenario

    faults: list[Fault] = [] if out is None else check_folder(out)
    known: dict[str, Register | None] = {}
    cases = []
    for name in scenarios:
        scenario, chosen = _apart(name, register)
        if chosen not in known:
            known[chosen] = None
            with gathering(faults):
                known[chosen] = read_register(find_register(chosen))
        with gathering(faults):
            read = read_scenario(find_scenario(scenario), known[chosen])
            cases.append((read, known[chosen]))
    if faults:
        raise FileError(faults)
    bundled = {path.resolve() for path in bundled_registers().values()}
    return Inputs(
        cases=tuple(Case(read, of) for read, of in cases if of is not None),
        open_data=all(find_register(name).resolve() in bundled for name in known),
    )


def _apart(name: str, register: str) -> tuple[str, str]:
    """Divide SCENARIO@REGISTER; the register is the given one when none is named."""
    scenario, at, own = name.rpartition("@")
    # A file may have the sign in its name.
    return (
        (scenario, own) if at and own and not Path(name).exists() else (name, register)
    )


def run(inputs: Inputs, settings: Settings) -> "tuple[Assessment, ...]":
    """Assess every scenario with the same draws and seed."""
    keep_compiled_code()
    from beredt.engine.assessment import assess

    with _executor(settings) as executor:
        if executor is None:
            spreading = [case for case in inputs.cases if _spreads(case.scenario)]
            first = [*spreading, *inputs.cases][0]
            compile_once(
                lambda: assess(*first, draws=1),
                lambda: click.echo(say("compiling", settings.lang), err=True),
                part="-epidemic" if spreading else "",
            )
        assessments = []
        for scenario, register in inputs.cases:
            title = scenario.title.get(settings.lang) or scenario.name
            with progress_bar(
                say("simulating", settings.lang, scenario=title)
            ) as report:
                begun = perf_counter()
                assessment = assess(
                    scenario,
                    register,
                    draws=settings.draws,
                    seed=settings.seed,
                    knowledge=settings.knowledge,
                    influence=settings.influence,
                    executor=executor,
                    workers=settings.workers or _processors(),
                    precision=settings.precision,
                    progress=report,
                )
                took = perf_counter() - begun
                assessments.append(replace(assessment, seconds=took))
    return tuple(assessments)


def _spreads(scenario: "Scenario") -> bool:
    """Whether a scenario has an epidemic from person to person."""
    return any(need.kind == "transmission" for need in scenario.needs)


def run_paired(inputs: Inputs, settings: Settings) -> "tuple[Assessment, ...]":
    """Assess every scenario until their differences are known closely enough.

    All get the same number of draws, doubled from `FIRST_DRAWS` to `draws` while half
    the 95 % interval of a difference in unmet place-days is larger than the share
    `precision` of those of the first scenario.
    """
    if settings.precision is None:
        return run(inputs, settings)
    keep_compiled_code()
    from beredt.engine.comparison import compare

    draws = min(FIRST_DRAWS, settings.draws)
    while True:
        chosen = replace(settings, draws=draws, precision=None)
        assessments = run(inputs, chosen)
        first, *others = [
            row for row in compare(assessments).unmet_days if row.about.place is None
        ]
        widest = max(row.half_width for row in others)
        close = widest <= settings.precision * max(first.value.mean, 1.0)
        if close or draws == settings.draws:
            return assessments
        draws = min(2 * draws, settings.draws)


@contextmanager
def gathering(faults: list[Fault]) -> Iterator[None]:
    """Add the faults of a `FileError` to a list, and go on."""
    try:
        yield
    except FileError as error:
        faults.extend(error.faults)


@contextmanager
def _executor(settings: Settings) -> Iterator[Executor | None]:
    """Give the executor of a cluster; None means threads of this machine."""
    if settings.cluster is None:
        yield None
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise click.UsageError(
            "--cluster needs Dask, which is not installed here. "
            "Install it with: pip install 'beredt[cluster]', "
            "or leave --cluster out to run on this machine."
        ) from error
    try:
        client: Any = Client(settings.cluster)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise click.UsageError(
            f"No cluster answers at {settings.cluster!r}: {error}"
        ) from error
    with client:
        yield client.get_executor()


@contextmanager
def progress_bar(title: str) -> Iterator[Progress | None]:
    """Show a bar on standard error when somebody watches; else show nothing."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Bar(console=console, transient=True) as bar:
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield advance


def _processors() -> int:
    # A container or a batch queue may give fewer processors than the machine has.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
