"""The report on a period says what to know first, in every language, on paper too."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from beredt.engine.strategy import Milestone, Observation, Period, Promise, standing
from beredt.files.strategies import read_strategy
from beredt.report.language import LANGUAGES
from beredt.report.strategy.paper import period_docx
from beredt.report.strategy.period import period_report


def day(text):
    return date.fromisoformat(text).toordinal()


LATE = Milestone(
    id="m",
    goal="medvirkning",
    title="Fullmakt for alle",
    owner="Norsk helsenett",
    promised=(
        Promise(day=day("2026-01-15"), due_day=day("2026-03-31"), why="Veikartet"),
        Promise(day=day("2026-04-10"), due_day=day("2026-05-31"), why="Lovhjemmel"),
    ),
)


@pytest.fixture(scope="module")
def found():
    strategy = replace(read_strategy(), milestones=(LATE,))
    observed = [
        Observation(
            indicator="representasjon",
            year=2026,
            month=month,
            numerator=10 * month,
            denominator=100 * month,
        )
        for month in (4, 5)
    ]
    second = Period(
        year=2026, quarter=2, first_day=day("2026-04-01"), last_day=day("2026-06-30")
    )
    return standing(strategy, observed, second, day("2026-11-22"))


def test_what_is_late_moved_or_missing_is_said_first(found):
    report = period_report(found, "en")
    assert report.title == "Report on Q2 2026"
    assert "as known on 2026-06-30" in report.as_known
    late, moved, missing = report.first
    assert late == "Late: Fullmakt for alle."
    assert moved == "Given a new date: Fullmakt for alle."
    assert missing.startswith("No value: Bruk av representasjon")


def test_a_quarter_that_lacks_a_month_says_so_and_never_zero(found):
    part = period_report(found, "nb").goals[0]
    [row] = part.values.rows
    assert row[0] == "2. kvartal 2026"
    assert "mangler måned 6" in row[1]
    assert "hittil 10,0" in row[1]
    assert part.milestones.rows[0][2:5] == ("31.05.2026", "+61", "forsinket")
    assert part.milestones.rows[0][5] == "Lovhjemmel"
    assert part.milestones.strong == {0}
    other = period_report(found, "nb").goals[1].values.rows[0]
    assert other[:2] == ("2026", "mangler")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_paper_says_what_the_page_says(found, lang):
    report = period_report(found, lang)
    paper = Document(BytesIO(period_docx(report, lang, label="INTERN")))
    said = [paragraph.text for paragraph in paper.paragraphs]
    for goal in report.goals:
        assert goal.title in said
        assert {*goal.texts} <= {*said}
    assert {*report.first} <= {*said}
    assert len(paper.tables) == 6
    assert paper.sections[0].header.paragraphs[0].text == "INTERN"
    assert "{" not in "".join(said)


def test_what_a_document_cannot_hold_is_left_out(found):
    odd = replace(LATE, title="Full\x01makt", owner="Helse\x0bnett")
    strange = replace(
        found,
        goals=(replace(found.goals[0], milestones=(odd,)), *found.goals[1:]),
    )
    content = period_docx(period_report(strange, "nb"), "nb", label="IN\x02TERN")
    table = Document(BytesIO(content)).tables[1]
    assert [cell.text for cell in table.rows[1].cells][:2] == ["Fullmakt", "Helsenett"]
