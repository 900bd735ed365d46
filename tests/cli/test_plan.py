"""What `beredt plan` chooses, says and writes, in the invented country."""

import json
import re

import pytest

SCENARIO = """
name = "storulykke"
days = 20
[title]
nb = "Storulykke"
en = "Major accident"
[description]
nb = "Mange skadde på én gang."
[[needs]]
kind = "ordinary"
name = "ordinaer-drift"
[[needs]]
kind = "mass_casualty"
name = "tog"
source = "civil"
start = 1
injured = 150
mix = {K02 = 1.0}
arrive_hours = 6
"""
OPTIONS = "--register tiny --draws 10"
KEYS = {
    "measures",
    "before",
    "after",
    "shadow_prices",
    "frontier",
    "bound",
    "gap_to_bound",
    "seconds",
    "refused",
    "objective",
    "unplanned",
    "trial",
    "weights",
    "label",
}


@pytest.fixture
def accident(tmp_path, monkeypatch):
    """Stand in a folder with a scenario that nobody has room for."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "storulykke.toml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


def said(result):
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


@pytest.mark.usefixtures("accident")
def test_the_document_has_the_plan_and_what_it_does(beredt):
    result = beredt(f"plan storulykke.toml {OPTIONS} --json")
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert document.keys() >= KEYS
    assert document["measures"]
    missing = document["trial"]["missing"]
    assert missing["after"]["mean"] < missing["before"]["mean"]
    change = missing["after"]["mean"] - missing["before"]["mean"]
    assert missing["change"]["mean"] == pytest.approx(change, abs=0.01)
    before, after = document["before"], document["after"]
    assert before["fingerprint"] != after["fingerprint"]
    assert document["bound"] <= document["objective"] + 1e-6 <= document["unplanned"]
    for row in document["measures"]:
        assert {"owner", "legal_basis", "authority_level"} <= row.keys()
        assert 1 <= row["first_day"] <= row["last_day"] <= document["days"]
    for row in document["weights"]:
        assert row["source"]
        assert row["mark"]


def test_the_plan_is_a_scenario_with_the_very_same_numbers(accident, beredt):
    result = beredt(f"plan {accident.name} {OPTIONS} --out plan --json")
    document = json.loads(result.stdout)
    folder = accident.parent / "plan"
    written = json.loads((folder / "plan.json").read_text())
    assert written == document
    assert {path.name for path in folder.iterdir()} == {
        "plan.json",
        "plan.toml",
        "report.html",
        "scenario",
    }
    again = json.loads(beredt(f"assess plan/plan.toml {OPTIONS} --json").stdout)
    after = document["after"]
    for key in ("fingerprint", "total", "gaps", "deaths", "moved", "flows"):
        assert again[key] == after[key]
    # A second plan takes the place of the first.
    result = beredt(f"plan {accident.name} {OPTIONS} --most 0 --out plan")
    assert result.exit_code == 0, result.stderr


@pytest.mark.usefixtures("accident")
def test_without_measures_the_plan_is_the_assessment(beredt):
    result = beredt(f"plan storulykke.toml {OPTIONS} --most 0 --json")
    document = json.loads(result.stdout)
    assert document["measures"] == []
    assert document["trial"]["missing"]["change"]["mean"] == 0
    alone = json.loads(beredt(f"assess storulykke.toml {OPTIONS} --json").stdout)
    for key in ("total", "gaps", "deaths", "moved", "flows", "first_break"):
        assert document["before"][key] == document["after"][key] == alone[key]
    reasons = {row["reason"] for row in document["refused"]}
    assert "beyond_most" in reasons


@pytest.mark.usefixtures("accident")
@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("nb", ("Planen", "Tiltakene", "Ingen plan fra katalogen", "Uten")),
        ("nn", ("Planen", "Tiltakene", "Uten")),
        ("en", ("The plan", "The measures", "No plan from the catalogue", "Without")),
        ("uk", ("План", "Заходи", "Жоден план", "Без плану")),
    ],
)
def test_a_plan_is_told_in_every_language(beredt, lang, words):
    result = beredt(f"plan storulykke.toml {OPTIONS} --lang {lang}")
    text = said(result)
    for word in words:
        assert word in text
    assert max(map(len, result.stdout.splitlines())) <= 80
    # No id of the register or the catalogue is left in what is read aloud.
    assert not re.search(r"nordvik-region|tidlig-utskriving|nabolandet-ward", text)


@pytest.mark.usefixtures("accident")
def test_the_terminal_names_owner_and_ground(beredt):
    text = said(beredt(f"plan storulykke.toml {OPTIONS} --lang en"))
    assert "(Nordvik" in text
    assert "Invented for the tutorial" in text
    assert "frees" in text or "opens" in text


@pytest.mark.usefixtures("accident")
def test_a_weight_is_changed_by_name(beredt):
    options = f"{OPTIONS} --json --weight move_weight=1000000"
    document = json.loads(beredt(f"plan storulykke.toml {options}").stdout)
    weights = {row["id"]: row for row in document["weights"]}
    assert weights["move_weight"]["value"] == 1000000
    assert weights["move_weight"]["declared"] != 1000000
    kinds = {row["kind"] for row in document["measures"]}
    assert not kinds & {"redistribute", "evacuate"}


@pytest.mark.usefixtures("accident")
@pytest.mark.parametrize(
    "weight", ["move_weight", "move_weight=many", "nothing=1", "move_weight=-1"]
)
def test_a_wrong_weight_is_refused(beredt, weight):
    result = beredt(f"plan storulykke.toml {OPTIONS} --weight {weight}")
    assert result.exit_code == 2
    assert "weight" in result.stderr
    assert result.stdout == ""


def test_all_faults_are_told_at_once_and_nothing_is_written(accident, beredt):
    accident.write_text("days = 0")
    result = beredt(
        f"plan {accident.name} {OPTIONS} --measures tiny-masseskade.toml --out plan"
    )
    assert result.exit_code == 2
    assert "storulykke.toml" in result.stderr
    assert "tiny-masseskade.toml" in result.stderr
    assert not (accident.parent / "plan").exists()


def test_a_scenario_is_no_catalogue(accident, beredt):
    result = beredt(f"plan {accident.name} {OPTIONS} --measures {accident.name}")
    assert result.exit_code == 2
    assert "measures alone" in result.stderr


@pytest.mark.slow
def test_the_worst_case_has_a_plan_that_assess_runs_to_the_bit(
    tmp_path, monkeypatch, beredt
):
    monkeypatch.chdir(tmp_path)
    result = beredt("plan totalforsvar-verst --draws 5 --out plan --json")
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    missing = document["trial"]["missing"]
    assert missing["change"]["p90"] < 0
    assert document["gap_to_bound"] < 0.01
    assert {row["resource"] for row in document["shadow_prices"]} >= {
        "place",
        "staff",
        "vehicle",
    }
    unmet = [point["unmet_days"] for point in document["frontier"]]
    assert unmet[-1] < unmet[0]
    assert 'include = [\n    "totalforsvar-verst",\n]' in (
        tmp_path / "plan" / "plan.toml"
    ).read_text(encoding="utf-8")
    again = json.loads(beredt("assess plan/plan.toml --draws 5 --json").stdout)
    for key in ("fingerprint", "total", "gaps", "deaths", "moved", "flows"):
        assert again[key] == document["after"][key]


def test_a_plan_is_planned_for_again(accident, beredt):
    first = beredt(f"plan {accident.name} {OPTIONS} --most 1 --out plan")
    assert first.exit_code == 0, first.stderr
    second = beredt(f"plan plan/plan.toml {OPTIONS} --out plan --json")
    assert second.exit_code == 0, second.stderr
    document = json.loads(second.stdout)
    again = json.loads(beredt(f"assess plan/plan.toml {OPTIONS} --json").stdout)
    assert again["fingerprint"] == document["after"]["fingerprint"]
    assert again["total"] == document["after"]["total"]
