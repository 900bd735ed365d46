"""The cases of the validation, and what they stand on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from beredt.files.faults import FileError, english_fault

if TYPE_CHECKING:
    from beredt.engine.register import Register
    from beredt.engine.validation import Event, Line, Record
    from beredt.files.recorded_series import NorwegianSeries
    from beredt.report.language import Language
    from beredt.report.validation import NotRun

OWN = "own"


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

    @property
    def series(self) -> Path:
        """Return the folder of recorded series, which is there."""
        if self.folder is None:
            raise FileNotFoundError("no folder of recorded series")
        return self.folder

    @cached_property
    def norway(self) -> "NorwegianSeries":
        """Read the Norwegian series once."""
        from beredt.files.recorded_series import read_norwegian_series

        return read_norwegian_series(self.series)

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


def _occupancy(ground: Ground) -> "tuple[Line, ...]":
    from beredt.engine.validation.occupancy import norwegian_occupancy
    from beredt.engine.validation.planned_stays import planned_occupancy

    series, record = ground.norway, ground.record("occupancy-norway-2020")
    return (
        *planned_occupancy(series.hospital, series.fitted, ground.register, record),
        *norwegian_occupancy(series.hospital, series.fitted),
    )


def _ventilators(ground: Ground) -> "tuple[Line, ...]":
    from beredt.engine.validation.occupancy import norwegian_ventilators

    series = ground.norway
    return norwegian_ventilators(series.ventilators, series.fitted)


def _regions(ground: Ground) -> "tuple[Line, ...]":
    from beredt.engine.validation.regions import norwegian_regions

    series = ground.norway
    return norwegian_regions(series.hospital, series.regions, series.fitted)


def _stays(ground: Ground) -> "tuple[Line, ...]":
    from beredt.engine.validation.stays import intensive_stays
    from beredt.files.recorded_series import STAYS_MEAN, read_stay_quantiles

    table = read_stay_quantiles(ground.series)
    return intensive_stays(table, STAYS_MEAN, ground.register)


_NORWAY = "norway_covid_hospital"
_NORWAY_FROM = (
    "github.com/folkehelseinstituttet/covid19_trend, github.com/frefrik/"
    "covid19norge-api, github.com/thohan88/covid19-nor-data"
)
CASES = (
    Case(
        name="occupancy-norway-2020",
        run=_occupancy,
        series=_NORWAY,
        source=_NORWAY_FROM,
    ),
    Case(
        name="ventilators-norway-2020",
        run=_ventilators,
        series=_NORWAY,
        source=_NORWAY_FROM,
    ),
    Case(name="regions-norway-2020", run=_regions, series=_NORWAY, source=_NORWAY_FROM),
    Case(name="askoy-2019", run=_askoy),
    Case(name="22-juli-2011", run=_july),
    Case(name="medevac-inn", run=_medevac),
    Case(
        name="intensive-stays",
        run=_stays,
        series="nir_icu_aggregates",
        source="github.com/Rapporteket/intensiv",
    ),
)


def own(files: Sequence[Path], lang: "Language") -> Case:
    """Return the case that scores the hospitals of a user's own files."""
    return Case(name=OWN, run=lambda _: _own(files, lang))


def _own(files: Sequence[Path], lang: "Language") -> "tuple[Line, ...]":
    from beredt.engine.validation import own_case, too_short
    from beredt.files.daily_reports import find_reports, read_reports
    from beredt.report.validation_words import phrase

    reports = read_reports([find_reports(file) for file in files])
    left_out = too_short(reports)
    lines = own_case(reports)
    if not lines:
        allowed = "a place with 60 days counted or more, and admissions among the first"
        where, found = "occupied", f"too little of {', '.join(left_out)}"
        names = ", ".join(map(str, files))
        raise FileError([english_fault(names, where, found, allowed)])
    if left_out:
        click.echo(phrase("too_short", lang, names=", ".join(left_out)), err=True)
    return lines


def run_cases(
    cases: Sequence[Case], ground: Ground
) -> "tuple[list[Line], list[NotRun]]":
    """Run each case whose series are here, and say which are not."""
    from beredt.cli.threads import single_thread
    from beredt.files.compiled import keep_compiled_code

    keep_compiled_code()
    from beredt.report.validation import NotRun

    lines: list[Line] = []
    not_run: list[NotRun] = []
    with single_thread():
        for case in cases:
            if case.is_here(ground.folder):
                lines += case.run(ground)
            else:
                not_run.append(NotRun(case.name, case.series, case.source))
    return lines, not_run
