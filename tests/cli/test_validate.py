"""What `beredt validate` says."""

import json
from datetime import date, timedelta

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
    run = {row["case"] for row in document["cases"]}
    missing = {row["case"] for row in document["not_run"]}
    assert run | missing == {case.name for case in cases.CASES}
    assert not run & missing
    assert {"askoy-2019", "22-juli-2011", "medevac-inn"} <= run


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
    ("lang", "word"), [("nb", "STRØK"), ("en", "FAILED"), ("uk", "ПРОВАЛ")]
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


# ------------------------------------------------------------------ the user's own


def counts(days=150, capacity=12):
    """Write a hospital whose patients all stay five days, one or two a day."""
    rows = ["date,place,admissions,occupied,capacity"]
    came = [1 + n % 2 for n in range(days)]
    for n in range(days):
        day = date(2026, 1, 1) + timedelta(days=n)
        inside = sum(came[max(n - 4, 0) : n + 1])
        rows.append(f"{day},Fjordby,{came[n]},{inside},{capacity}")
    return "\n".join(rows) + "\n"


def test_a_hospital_of_ones_own_is_scored(beredt, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text(counts())
    rows = json.loads(beredt("validate own mine.csv --json").stdout)["cases"]
    assert {row["case"] for row in rows} == {"own"}
    assert all("Fjordby" in row["metric"] for row in rows)
    by_metric = {row["metric"].partition(":")[0]: row for row in rows}
    # Everybody stays five days: admissions alone say nearly everything.
    assert by_metric["from_admissions_alone"]["error"] < 1


def test_every_fault_of_ones_own_file_is_told_at_once(beredt, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    lines = counts().splitlines()
    lines[3] = lines[3].replace("Fjordby,", "Fjordby,many,").rsplit(",", 1)[0]
    lines[7] = "yesterday" + lines[7][10:]
    (tmp_path / "mine.csv").write_text("\n".join(lines))
    result = beredt("validate own mine.csv --lang en")
    assert result.exit_code == 2
    assert "row 4, admissions" in result.stderr
    assert "row 8, date" in result.stderr


def test_a_hospital_with_few_counts_is_refused(beredt, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text(counts(days=40))
    result = beredt("validate own mine.csv --lang en")
    assert result.exit_code == 2
    assert "Fjordby" in result.stderr


@pytest.mark.parametrize("line", ["validate own", "validate askoy-2019 mine.csv"])
def test_files_and_the_case_own_go_together(beredt, line):
    assert beredt(line).exit_code == 2
