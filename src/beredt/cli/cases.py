"""The cases of the validation, and what they stand on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beredt.engine.register import Register
    from beredt.engine.validation import Event, Line, Record
    from beredt.report.validation import NotRun


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What the cases stand on: register, recorded series, draws and seed."""

    register_name: str = "norway"
    folder: Path | None = None
    draws: int = 200
    seed: int = 1

    @cached_property
    def register(self) -> "Register":
        """Read the register once."""
        from beredt.files.registers import find_register, read_register

        return read_register(find_register(self.register_name))

    def event(self, scenario: str) -> "Event":
        """Return a bundled scenario, ready to be played."""
        from beredt.engine.validation import Event
        from beredt.files.scenarios import find_scenario, read_scenario

        return Event(
            scenario=read_scenario(find_scenario(scenario), self.register),
            register=self.register,
            draws=self.draws,
            seed=self.seed,
        )

    def record(self, case: str) -> "Record":
        """Return what was recorded for a case."""
        from beredt.engine.validation import Record
        from beredt.files.recorded_numbers import read_recorded_numbers

        return Record.of(case, read_recorded_numbers())


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case: its name, the series it needs with their source, how it is run."""

    name: str
    run: Callable[[Ground], "tuple[Line, ...]"]
    series: str = ""
    source: str = ""

    def is_here(self, folder: Path | None) -> bool:
        """Whether the series that the case needs are on this machine."""
        return not self.series or (
            folder is not None and (folder / self.series).exists()
        )


def _askoy(ground: Ground) -> "tuple[Line, ...]":
    from beredt.engine.validation import askoy_2019

    return askoy_2019(ground.event("askoy-2019"), ground.record("askoy-2019"))


def _july(ground: Ground) -> "tuple[Line, ...]":
    from beredt.engine.validation import july_2011

    return july_2011(ground.event("22-juli-2011"), ground.record("22-juli-2011"))


def _medevac(ground: Ground) -> "tuple[Line, ...]":
    from beredt.engine.validation import medevac

    return medevac(ground.event("medevac-inn"), ground.record("medevac-inn"))


CASES = (
    Case(name="askoy-2019", run=_askoy),
    Case(name="22-juli-2011", run=_july),
    Case(name="medevac-inn", run=_medevac),
)


def run_cases(
    cases: Sequence[Case], ground: Ground
) -> "tuple[list[Line], list[NotRun]]":
    """Run each case whose series are here, and say which are not."""
    from beredt.files.compiled import keep_compiled_code

    keep_compiled_code()
    from beredt.report.validation import NotRun

    lines: list[Line] = []
    not_run: list[NotRun] = []
    for case in cases:
        if case.is_here(ground.folder):
            lines += case.run(ground)
        else:
            not_run.append(NotRun(case.name, case.series, case.source))
    return lines, not_run
