"""What `beredt estimate stay` says."""

import json

import pytest

from beredt.report.language import LANGUAGES
from beredt.report.stay_words import FAMILIES, PHRASES

STAYS = """admitted,discharged
2026-01-01,2026-01-03
2026-01-01,2026-01-06
2026-01-02,2026-01-03
2026-01-03,2026-01-10
2026-01-04,
"""


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stays.csv").write_text(STAYS)
    return tmp_path


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_answers_in_every_language(beredt, lang):
    result = beredt(f"estimate stay stays.csv --lang {lang}")
    assert result.exit_code == 0, result.output
    assert PHRASES["title"].say(lang)[:20] in result.stdout


@pytest.mark.usefixtures("here")
def test_the_document_holds_intervals_around_their_values(beredt):
    shown = json.loads(beredt("estimate stay stays.csv --json").stdout)
    assert shown["unit"] == "days"
    assert shown["still_inside"] == 1
    for fact in ("mean", "median", "p90", "variation"):
        assert shown[fact]["low"] <= shown[fact]["value"] <= shown[fact]["high"]
    assert sum(law["share"] for law in shown["laws"]) == pytest.approx(1)


def test_the_columns_of_a_pathway_are_written(here, beredt):
    result = beredt("estimate stay stays.csv --out row.csv --lang en")
    assert result.exit_code == 0, result.output
    assert (here / "row.csv").read_text().startswith("stay,stay_low,stay_high,")


def test_faults_are_told_and_nothing_is_written(here, beredt):
    (here / "stays.csv").write_text(STAYS + "soon,never\n")
    result = beredt("estimate stay stays.csv --out row.csv --lang en")
    assert result.exit_code == 2
    assert result.stderr.count("row 7") == 2
    assert not (here / "row.csv").exists()


@pytest.mark.usefixtures("here")
def test_a_folder_that_is_not_there_is_a_fault(beredt):
    assert beredt("estimate stay stays.csv --out no/row.csv").exit_code == 2


def test_every_word_is_said_in_three_languages():
    for term in (*PHRASES.values(), *FAMILIES.values()):
        assert all(term)
