"""Read a scenario file with all that it includes; list every fault in any of them."""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from beredt.engine.register import Register
from beredt.engine.scenario import Observation, Scenario
from beredt.files.bundle import SUFFIX
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.scenarios.bundled import bundled_folder, bundled_scenarios
from beredt.files.scenarios.composing import Part, compose
from beredt.files.scenarios.fingerprint import fingerprint_of
from beredt.files.scenarios.items import Item, items_of
from beredt.files.scenarios.kinds import UNIONS
from beredt.files.scenarios.means import (
    called_twice,
    missing_means,
    too_short,
    without_infection,
)
from beredt.files.scenarios.observed import read_admissions
from beredt.files.scenarios.sense import (
    Complaint,
    compared_keys,
    complaints,
    doubled,
    late,
    outcome_complaints,
)
from beredt.files.scenarios.shape import (
    Include,
    ScenarioFile,
    read_shape,
    spell_out,
)
from beredt.files.scenarios.source import SourceFile, open_source
from beredt.files.scenarios.vocabulary import (
    unknown_names,
    vocabulary_of,
)
from beredt.files.scenarios.wording import Misfit

MOST_FILES = 100


def read_scenario(path: Path, register: Register | None = None) -> Scenario:
    """Read a scenario file and the scenarios it includes.

    With a register, every place, category, item, reserve and offer must be in it.
    Raises `FileError` with all faults of all files.
    """
    reading = _Reading(Path(path).parent, register)
    scenario = reading.read(Path(path))
    if scenario is None:
        raise FileError(reading.faults)
    return replace(scenario, fingerprint=fingerprint_of(scenario))


def check_scenario(path: Path, register: Register | None = None) -> list[Fault]:
    """Return every fault of a scenario file and of those it includes."""
    try:
        read_scenario(path, register)
    except FileError as error:
        return list(error.faults)
    return []


class _Reading:
    """One reading of one file and its includes, and the faults met on the way."""

    def __init__(self, home: Path, register: Register | None) -> None:
        self._sources: list[SourceFile] = []
        self._homes = (home.resolve(), bundled_folder())
        self._register = register
        self._vocabulary = vocabulary_of(register) if register else None
        self._opened = 0

    @property
    def faults(self) -> list[Fault]:
        """Every fault once, file by file in the order they were opened."""
        every = (fault for source in self._sources for fault in source.faults)
        return list(dict.fromkeys(every))

    def read(self, path: Path, trail: tuple[Path, ...] = ()) -> Scenario | None:
        """Return the composed scenario, or nothing when there is a fault in it."""
        try:
            source = open_source(path)
        except FileError as error:
            source = SourceFile(path)
            source.note((), *error.faults)
            self._sources.append(source)
            return None
        self._sources.append(source)
        full = spell_out(source.raw)
        shape, errors = read_shape(full)
        for wrong in errors:
            misfit = Misfit(wrong, source.raw)
            source.complain(misfit.path, *misfit.found_and_allowed())
        self._check_items(source, full, shape)
        observed = _read_observations(source, full, shape)
        parts = self._read_parts(source, full, (*trail, path.resolve()))
        if shape is None or source.faults or len(parts) < len(shape.include):
            return None
        scenario = compose(source, shape, observed, parts)
        if scenario is not None and not trail:
            self._check_measures(source, scenario, len(shape.measures))
        return None if source.faults else scenario

    def _check_items(
        self, source: SourceFile, full: dict[str, Any], shape: ScenarioFile | None
    ) -> None:
        """Add a fault for everything that makes no sense in sound items."""
        days = full.get("days")
        names: dict[str, list[tuple[int, str]]] = {section: [] for section in UNIONS}
        for item in items_of(full, shape):
            if "name" not in item.broken:
                names[item.section].append((item.index, item.happening.name))
            for key, found, allowed in self._complaints(item, days):
                source.complain((item.section, item.index, key), found, allowed)
        for section, named in names.items():
            for position in doubled([name for _, name in named]):
                index, name = named[position]
                allowed = Said("a name that no other of the {section} has",
                               section=section)  # fmt: skip
                found_name = Said("{value} again", value=repr(name))
                source.complain((section, index, "name"), found_name, allowed)
        for index, (key, what, allowed) in outcome_complaints(shape) if shape else ():
            source.complain(("recorded", index, key), what, allowed)
        measures = [
            item
            for item in items_of(full, shape)
            if item.section == "measures" and not item.broken
        ]
        for number, (key, found, allowed) in called_twice(
            [item.happening for item in measures]
        ):
            index = measures[number].index
            source.complain(("measures", index, key), found, allowed)

    def _complaints(self, item: Item, days: Any) -> Iterator[Complaint]:
        """Yield what makes no sense about the keys that could be understood."""
        found = [*complaints(item.happening)]
        if isinstance(days, int):
            found += late(item.happening, days)
        if self._vocabulary and self._register:
            found += unknown_names(item.happening, self._vocabulary)
            if not item.broken & {"place", "to"}:
                found += missing_means(item.happening, self._register)
        compared = compared_keys(item.happening)
        hidden = item.broken | (compared if item.broken & compared else frozenset())
        return (complaint for complaint in found if complaint[0] not in hidden)

    def _check_measures(self, source: SourceFile, whole: Scenario, own: int) -> None:
        """Add a fault for measures that do not go with the rest of the scenario."""
        wrong = [*called_twice(whole.measures), *without_infection(whole)]
        if self._register:
            wrong += too_short(whole.measures, self._register)
        for index, (key, found, allowed) in wrong:
            if index < own:
                source.complain(("measures", index, key), found, allowed)
            else:
                name = whole.measures[index].name
                said = Said("{name}: {key} {found}", name=name, key=key, found=found)
                source.complain(("include",), said, allowed)

    def _read_parts(
        self, source: SourceFile, full: dict[str, Any], trail: tuple[Path, ...]
    ) -> list[Part]:
        parts = []
        for index, include in _sound_includes(full):
            path = self._locate(include.scenario, source.path.parent)
            if fault := self._refusal(include.scenario, path, trail):
                source.complain(("include", index), *fault)
            elif path and (scenario := self.read(path, trail)):
                parts.append(Part(index, include, scenario))
        return parts

    def _locate(self, name: str, folder: Path) -> Path | None:
        if "\0" in name:
            return None
        file = name if name.endswith(SUFFIX) else name + SUFFIX
        for candidate in (folder / file, bundled_folder() / file):
            if candidate.is_file():
                return candidate
        return None

    def _refusal(
        self, name: str, path: Path | None, trail: tuple[Path, ...]
    ) -> tuple[Said, Said] | None:
        """Return why an include cannot be read, as what was found and is allowed."""
        if path is None:
            return plain(repr(name)), _known_includes(name)
        real = path.resolve()
        if not any(real.is_relative_to(home) for home in self._homes):
            wanted = Said("a scenario in the folder of this one, or a bundled one")
            return plain(repr(name)), wanted
        if real in trail:
            names = [step.stem for step in (*trail[trail.index(real) :], real)]
            found = Said("a circle: {names}", names=" > ".join(names))
            return found, Said("a scenario that is not under way")
        self._opened += 1
        if self._opened > MOST_FILES:
            found = Said("more than {number} includes", number=MOST_FILES)
            return found, Said("fewer includes")
        return None


def _known_includes(name: str) -> Said:
    near = get_close_matches(name, list(bundled_scenarios()), n=1)
    phrase = Said("a scenario beside this one, or a bundled one")
    if near:
        return Said("{phrase}; did you mean {name}?", phrase=phrase, name=repr(near[0]))
    return phrase


def _read_observations(
    source: SourceFile, full: dict[str, Any], shape: ScenarioFile | None
) -> dict[int, tuple[float, ...]]:
    """Return the recorded admissions by the index of the need that names the file."""
    folder = source.path.parent.resolve()
    observed = {}
    for item in items_of(full, shape):
        need = item.happening
        if not isinstance(need, Observation) or not need.file:
            continue
        where = (item.section, item.index, "file")
        try:
            path = (folder / need.file).resolve()
        except ValueError:  # a name with a zero byte
            path = Path("/")
        if not path.is_relative_to(folder):
            allowed = Said("a file in the folder of the scenario")
            source.complain(where, plain(repr(need.file)), allowed)
            continue
        observed[item.index], faults = read_admissions(path)
        source.note(where, *faults)
    return observed


def _sound_includes(full: dict[str, Any]) -> list[tuple[int, Include]]:
    sound = []
    includes = full.get("include")
    for index, one in enumerate(includes if isinstance(includes, list) else []):
        try:
            sound.append((index, Include.model_validate(one)))
        except ValidationError:
            continue
    return sound
