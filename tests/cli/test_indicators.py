"""What `beredt indicators` says."""

import json

import pytest
from docx import Document

ROWS = """indicator,year,month,numerator,denominator
representasjon,2026,1,10,100
representasjon,2026,2,20,200
representasjon,2026,3,90,300
representasjon,2026,4,50,100
epj,2025,,30,100
"""


@pytest.fixture
def observed(tmp_path):
    path = tmp_path / "observed.csv"
    path.write_text(ROWS)
    return path


def test_the_document_has_values_by_the_stated_rule(beredt, observed):
    shown = json.loads(beredt(f"indicators {observed} --json").stdout)
    values = {one["id"]: one["values"] for one in shown["indicators"]}
    first, second = values["representasjon"]
    assert first["value"]["exact"] == "1/6"
    assert first["pooled"]["exact"] == "1/5"
    assert second["value"] is None
    assert second["missing_months"] == [5, 6]
    assert values["tillit"] == []


@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_the_table_is_in_every_language(beredt, observed, lang):
    for words in ("indicators", f"indicators {observed}"):
        result = beredt(f"{words} --lang {lang}")
        assert result.exit_code == 0
        assert "{" not in result.stdout


def test_a_file_with_faults_is_wrong_input(beredt, tmp_path):
    assert beredt(f"indicators {tmp_path / 'none.csv'}").exit_code == 2


def test_a_report_on_a_period_is_written_for_a_word_processor(
    beredt, observed, tmp_path
):
    path = tmp_path / "report.docx"
    words = f"indicators {observed} --report {path} --period 2026-Q2 --lang en"
    result = beredt(f"{words} --label INTERN")
    assert result.exit_code == 0
    said = [paragraph.text for paragraph in Document(path).paragraphs]
    assert "Report on Q2 2026" in said
    assert any("as known on 2026-06-30" in text for text in said)


def test_a_period_that_is_none_and_a_folder_that_is_not_there_are_told(
    beredt, tmp_path
):
    path = tmp_path / "none" / "report.docx"
    result = beredt(f"indicators --report {path} --period 2026-Q7")
    assert result.exit_code == 2
    assert "--period" in result.stderr
    assert "--report" in result.stderr
    assert not path.exists()
