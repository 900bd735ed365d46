"""What `beredt delays` says about a scenario that includes others."""

import json

import pytest

OPTIONS = "--register valley --draws 10 --step 3 --up-to 6"
BOTH = """name = "both"
days = 40
include = [{scenario = "slide.toml"}, {scenario = "slide.toml", name = "again"}]
[title]
nb = "To skred"
en = "Two landslides"
[description]
nb = "To skred"
en = "Two landslides"
"""


@pytest.fixture
def both(valley):
    """Lay a scenario of two equal landslides beside the slide."""
    (valley / "both.toml").write_text(BOTH)
    return valley


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_it_says_what_is_worst_what_is_expected_and_what_simulated(beredt, lang):
    result = beredt(f"delays both.toml {OPTIONS} --lang {lang}")
    assert result.exit_code == 0, result.stderr
    said = " ".join(result.stdout.split())
    heads = {"en": "The worst", "uk": "Найгірші"}
    assert heads.get(lang, "De verste") in said
    exact = {"en": "computed exactly", "uk": "обчислене точно"}
    assert exact.get(lang, "regnet eksakt") in said
    assert {"en": "Simulated", "uk": "змодельовано"}.get(lang, "Simulert") in said
    assert "\x1b" not in result.stdout


@pytest.mark.usefixtures("both")
def test_the_document_has_every_grid_the_worst_and_what_was_simulated(beredt):
    document = json.loads(beredt(f"delays both.toml {OPTIONS} --json").stdout)
    assert document["parts"] == ["slide", "again"]
    assert document["delays"] == [0, 3, 6]
    (grid,) = document["grids"]
    points = grid["points"]
    assert points[0][0] == document["as_planned"]
    assert points[1][2]["delays"] == {"slide": 3, "again": 6}
    assert points[1][2]["unmet_days"] == points[2][1]["unmet_days"]
    assert document["worst"][0]["unmet_days"] == max(
        point["unmet_days"] for row in points for point in row
    )
    assert len(document["simulated"]["scenarios"]) == 3
    assert document["simulated"]["draws"] == 10


@pytest.mark.usefixtures("both")
def test_nothing_is_simulated_when_nothing_is_to_be_confirmed(beredt):
    line = f"delays both.toml {OPTIONS} --confirm 0 --json"
    assert json.loads(beredt(line).stdout)["simulated"] is None


@pytest.mark.parametrize("lang", ["nb", "en", "uk"])
def test_the_report_has_one_map_a_pair_with_its_numbers(both, beredt, lang):
    line = f"delays both.toml {OPTIONS} --out there --label UGRADERT --lang {lang}"
    result = beredt(line)
    assert result.exit_code == 0, result.stderr
    page = (both / "there" / "report.html").read_text()
    assert page.count("<svg") == 1
    assert page.count("<details>") == 1
    assert page.count("UGRADERT") >= 2
    assert "<script" not in page
    document = json.loads((both / "there" / "delays.json").read_text())
    assert document["label"] == "UGRADERT"
    assert beredt(line).exit_code == 0


@pytest.mark.usefixtures("both")
def test_every_fault_is_told_at_once(beredt):
    line = "delays both.toml --register valley --up-to 60 --step 60 --pair slide nobody"
    result = beredt(line)
    assert result.exit_code == 2
    assert "'nobody'" in result.stderr
    assert "slide 60 days later" in result.stderr


@pytest.mark.usefixtures("both")
def test_a_scenario_that_includes_nothing_is_refused(beredt):
    result = beredt(f"delays slide.toml {OPTIONS}")
    assert result.exit_code == 2
    assert "two included scenarios" in result.stderr
