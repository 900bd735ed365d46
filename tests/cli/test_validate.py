"""What `beredt validate` says."""

import json

import pytest
from click.testing import CliRunner

from beredt.cli import cases, main
from beredt.engine.validation import Computed, judge
from beredt.report.language import LANGUAGES
from beredt.report.validation_words import CASES, METRICS, PHRASES, SIMPLEST

KEYS = {
    "case",
    "metric",
    "unit",
    "recorded",
    "computed",
    "low",
    "high",
    "error",
    "simplest_error",
    "simplest",
    "coverage_80",
    "passed",
}


@pytest.fixture(scope="module")
def document():
    result = CliRunner().invoke(main, ["validate", "--json", "--draws", "20"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_every_number_has_all_its_keys(document):
    assert document["cases"]
    assert all(set(row) == KEYS for row in document["cases"])


def test_every_case_is_there_or_said_not_to_be_run(document):
    run = {row["case"].rsplit("/")[0] for row in document["cases"]}
    assert {"askoy-2019", "22-juli-2011", "medevac-inn"} <= run
    assert len(document["not_run"]) + len(cases.CASES) >= 3


def test_every_word_that_is_shown_is_said_in_every_language(document):
    for row in document["cases"]:
        assert row["case"] in CASES, row["case"]
        assert row["metric"].partition(":")[0] in METRICS, row["metric"]
        assert row["simplest"] in SIMPLEST, row["simplest"]
    for table in (CASES, METRICS, SIMPLEST, PHRASES):
        for term in table.values():
            assert all(term.say(lang).strip() for lang in LANGUAGES)


def test_a_failure_is_said_in_words(beredt, document):
    failed = [row for row in document["cases"] if not row["passed"]]
    assert failed
    result = beredt("validate medevac-inn --lang en")
    assert result.exit_code == 0
    assert "FAILED" in result.stdout
    assert "passed" in result.stdout


@pytest.mark.parametrize(
    ("lang", "word"), [("nb", "IKKE"), ("en", "FAILED"), ("uk", "НЕ ПРОЙДЕНО")]
)
def test_the_table_is_in_the_language_asked_for(beredt, lang, word):
    assert word in beredt(f"validate medevac-inn --lang {lang}").stdout


def test_strict_ends_with_a_status_when_a_number_fails(beredt):
    assert beredt("validate medevac-inn --strict").exit_code == 1


def test_strict_is_content_when_everything_passes(beredt, monkeypatch):
    line = judge("own", "received", "patients", 1, Computed(1), ("straight_line", 2))
    case = cases.Case(name="easy", run=lambda _: (line,))
    monkeypatch.setattr(cases, "CASES", (case,))
    assert beredt("validate easy --strict").exit_code == 0


def test_a_case_without_its_series_is_said_and_is_no_failure(
    beredt, monkeypatch, tmp_path
):
    def never(_):
        raise AssertionError

    case = cases.Case(
        name="occupancy-norway-2020", run=never, series="beds.csv", source="FHI"
    )
    monkeypatch.setattr(cases, "CASES", (case,))
    result = beredt(f"validate --recorded {tmp_path} --lang en")
    assert result.exit_code == 0
    assert "Not run: In hospital with COVID-19" in result.stdout
    assert "beds.csv" in result.stdout
    assert "FHI" in result.stdout
    assert beredt(f"validate --recorded {tmp_path} --strict").exit_code == 1
    shown = json.loads(beredt(f"validate --recorded {tmp_path} --json").stdout)
    missing = {"case": "occupancy-norway-2020", "series": "beds.csv", "source": "FHI"}
    assert shown == {"cases": [], "not_run": [missing]}


def test_a_folder_of_series_that_is_not_there_is_a_fault(beredt):
    result = beredt("validate --recorded nowhere --lang en")
    assert result.exit_code == 2
    assert "no such folder" in result.stderr


def test_a_case_that_is_not_known_is_answered_with_those_that_are(beredt):
    result = beredt("validate moon-landing")
    assert result.exit_code == 2
    assert "askoy-2019" in result.stderr
