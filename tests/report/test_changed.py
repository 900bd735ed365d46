"""What changed between scenarios is told in words of the reader's language."""

from dataclasses import replace

import pytest

from beredt.engine.changes import scenario_changes
from beredt.engine.scenario import PatientStream, PostponeElective, Quantity
from beredt.files.scenarios.kinds import UNIONS, keys_of, kinds_of
from beredt.report.comparison.called import called_in
from beredt.report.comparison.changed import Changed, changed_lines, changed_sheet
from beredt.report.comparison.fields import FIELDS
from beredt.report.events import QUANTITIES

TEXTS = {"kind", "name", "title", "reference", "mark", "unit", "file"}


@pytest.fixture
def compared(assessment):
    """An assessment, and one whose scenario has other patients and a measure."""
    stream = PatientStream(
        name="norske-styrker",
        title="Norske styrker fra nord",
        place="helse-nord",
        source="norwegian_military",
        days=5,
        mix={"K1": 1.0},
        patients=Quantity(value=10),
    )
    later = PostponeElective(
        name="utsett-planlagt",
        place="helse-vest",
        days=3,
        authority_level="trust",
        share=Quantity(value=0.5),
    )
    first = replace(assessment.scenario, needs=(stream,), measures=())
    moved = replace(stream, place="helse-vest", title="Norske styrker fra vest")
    second = replace(first, needs=(moved,), measures=(later,))
    return tuple(replace(assessment, scenario=one) for one in (first, second))


def told(compared, lang):
    changes = scenario_changes(*(one.scenario for one in compared))
    called = called_in(compared, lang)
    return Changed(scenario=changes), called


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "nb",
            [
                (
                    "Behov endret: Norske styrker fra vest (pasientstrøm), sted: "
                    "Helse Nord → Helse Vest"
                ),
                (
                    "Tiltak lagt til: Utsett planlagt "
                    "(Utsette planlagt behandling, Helse Vest)"
                ),
            ],
        ),
        (
            "uk",
            [
                (
                    "Потреба змінено: Потік пацієнтів (Norske styrker fra vest), "
                    "місце: Helse Nord → Helse Vest"
                ),
                (
                    "Захід додано: Відкласти планове лікування, Helse Vest "
                    "(Utsett planlagt)"
                ),
            ],
        ),
    ],
)
def test_what_happens_is_called_by_its_title_and_its_place(compared, lang, lines):
    changed, called = told(compared, lang)
    assert [*changed_lines(changed, called)] == lines
    rows = changed_sheet(changed, "", called).rows
    assert not [cell for row in rows for cell in row if "helse-" in cell]


def test_another_title_is_no_change(compared):
    _, second = compared
    needs = tuple(replace(need, title="Annet") for need in second.scenario.needs)
    renamed = replace(second.scenario, needs=needs)
    assert scenario_changes(second.scenario, renamed) == ()


def test_every_key_that_may_change_has_words():
    keys = {
        key
        for section in UNIONS
        for noun in kinds_of(section).values()
        for key in keys_of(noun)
    }
    assert keys - TEXTS <= {*FIELDS, *QUANTITIES}
