"""Which measures can be added to an assessment."""

from collections import Counter
from collections.abc import Iterator

from beredt.engine.scenario import Measure
from beredt.files.faults import FileError
from beredt.files.scenarios import find_catalogue, read_catalogue
from beredt.report.events import EVENTS
from beredt.report.names import readable
from beredt.report.words import word
from beredt.web.assessments.models import Assessment
from beredt.web.layout.languages import reading_language
from beredt.web.registers.packages import opened as register_of
from beredt.web.scenarios.texts import opened as scenario_of


def offered_measures(assessment: Assessment) -> Iterator[tuple[Measure, str]]:
    """Yield the measures of the register's catalogue that are not taken yet."""
    taken = {measure.name for measure in scenario_of(assessment.scenario).measures}
    offered = [row for row in _catalogue(assessment) if row.name not in taken]
    kinds = Counter(measure.kind for measure in offered)
    for measure in offered:
        yield measure, _said(measure, is_alone=kinds[measure.kind] == 1)


def _catalogue(assessment: Assessment) -> tuple[Measure, ...]:
    try:
        path = find_catalogue(None, assessment.register.name)
        return read_catalogue(path, register_of(assessment.register)).measures
    except FileError:
        # No catalogue comes with this register, or it names what this version lacks.
        return ()


def _said(measure: Measure, *, is_alone: bool) -> str:
    kind = word(EVENTS, measure.kind, reading_language())
    kind = kind[:1].upper() + kind[1:]
    return kind if is_alone else f"{kind}: {readable(measure.name).lower()}"
