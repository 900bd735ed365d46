"""What `beredt obligations` says."""

import json

import pytest


def test_the_document_counts_and_lists(beredt):
    shown = json.loads(beredt("obligations --json --on 2026-11-22").stdout)
    assert shown["day"] == "2026-11-22"
    nato = shown["frameworks"][0]
    assert (nato["total"], nato["without_owner"], nato["overdue"]) == (11, 11, 0)
    casualties = next(
        one for one in shown["obligations"] if one["id"] == "nato-masseskader"
    )
    assert "nato-energi" in casualties["held_back_by"]
    assert casualties["answer"]["state"] == "not_assessed"


@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_the_tables_are_in_every_language(beredt, lang):
    result = beredt(f"obligations --lang {lang}")
    assert result.exit_code == 0
    assert "NATO" in result.stdout


def test_a_file_with_faults_is_wrong_input(beredt, tmp_path):
    path = tmp_path / "o.toml"
    path.write_text('[[frameworks]]\nid = "a"\n')
    result = beredt(f"obligations {path}")
    assert result.exit_code == 2
    assert "obligations" in result.stderr
