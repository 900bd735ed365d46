"""Which measures can be added to an assessment."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from beredt.engine.scenario import Measure
from beredt.files.faults import FileError
from beredt.files.scenarios import find_catalogue, read_catalogue
from beredt.report.events import EVENTS
from beredt.report.measure_names import measure_names
from beredt.report.names import readable
from beredt.report.words import word
from beredt.web.assessments.models import Assessment
from beredt.web.layout.languages import reading_language
from beredt.web.registers.packages import opened as register_of
from beredt.web.scenarios.texts import opened as scenario_of


class Kind(NamedTuple):
    """Measures of one kind that are offered, each with what tells it from the rest."""

    name: str
    measures: tuple[tuple[Measure, str], ...]


def offered_measures(assessment: Assessment) -> list[Kind]:
    """Return the measures of the register's catalogue that are not taken yet.

    The kinds come in the order of the catalogue, but those that hold a choice last.
    """
    taken = {measure.name for measure in scenario_of(assessment.scenario).measures}
    offered = [row for row in _catalogue(assessment) if row.name not in taken]
    first = list(dict.fromkeys(measure.kind for measure in offered))
    offered.sort(key=lambda measure: first.index(measure.kind))
    kinds = [_said(kind, list(rows), assessment) for kind, rows in _by_kind(offered)]
    return sorted(kinds, key=lambda kind: len(kind.measures) > 1)


def _by_kind(measures: list[Measure]) -> Iterator[tuple[str, Iterator[Measure]]]:
    return groupby(measures, key=lambda measure: measure.kind)


def _catalogue(assessment: Assessment) -> tuple[Measure, ...]:
    try:
        path = find_catalogue(None, assessment.register.name)
        return read_catalogue(path, register_of(assessment.register)).measures
    except FileError:
        # No catalogue comes with this register, or it names what this version lacks.
        return ()


def _said(kind: str, measures: list[Measure], assessment: Assessment) -> Kind:
    lang = reading_language()
    names = measure_names(register_of(assessment.register), lang)
    said = word(EVENTS, kind, lang)
    return Kind(
        name=said[:1].upper() + said[1:],
        measures=tuple(
            (measure, names.among_its_kind(measure) or readable(measure.name))
            for measure in measures
        ),
    )
