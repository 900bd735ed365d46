"""What `beredt indicators` says."""

import json

import pytest

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
