"""What `beredt compare` says about two scenarios with the same patients."""

import json

import pytest

OPTIONS = "--register valley --draws 20"


@pytest.fixture
def twice(valley):
    """Lay a second scenario beside the slide: the same with twice the people."""
    text = (valley / "slide.toml").read_text()
    text = text.replace('name = "slide"', 'name = "twice"')
    text = text.replace("Landslide in", "Two landslides in")
    (valley / "twice.toml").write_text(text.replace("patients = 40", "patients = 80"))
    return valley


@pytest.mark.usefixtures("twice")
def test_more_patients_are_more_unmet_days_in_words(beredt):
    result = beredt(f"compare slide.toml twice.toml {OPTIONS} --lang en")
    assert result.exit_code == 0, result.stderr
    said = " ".join(result.stdout.split())
    assert said.startswith("Two landslides in the valley against Landslide in the")
    assert "more unmet place-days" in said
    assert "no certain change in deaths" in said
    assert "\x1b" not in result.stdout


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_a_scenario_does_not_differ_from_itself(beredt, lang):
    result = beredt(f"compare slide.toml slide.toml {OPTIONS} --lang {lang}")
    assert result.exit_code == 0, result.stderr
    assert "+" not in result.stdout
    assert "−" not in result.stdout


@pytest.mark.usefixtures("twice")
def test_the_document_has_the_change_draw_by_draw(beredt):
    result = beredt(f"compare slide.toml twice.toml {OPTIONS} --json")
    document = json.loads(result.stdout)
    assert document["scenarios"] == ["slide", "twice"]
    assert document["draws"] == 20
    first, *_ = document["unmet_days"]
    assert first["change"] == {"mean": 0.0, "p10": 0.0, "p90": 0.0}
    totals = [line for line in document["unmet_days"] if line["place"] is None]
    one, two = (line["value"]["mean"] for line in totals)
    assert totals[1]["change"]["mean"] == pytest.approx(two - one, abs=0.01)
    assert two > 2 * one


@pytest.mark.usefixtures("valley")
def test_one_scenario_cannot_be_compared(beredt):
    result = beredt(f"compare slide.toml {OPTIONS}")
    assert result.exit_code == 2
    assert "two scenarios" in result.stderr


def test_the_faults_of_all_scenarios_are_told_at_once(valley, beredt):
    (valley / "one.toml").write_text("")
    (valley / "two.toml").write_text("days = 0")
    result = beredt(f"compare one.toml two.toml {OPTIONS}")
    assert result.exit_code == 2
    assert "one.toml" in result.stderr
    assert "two.toml" in result.stderr


@pytest.mark.usefixtures("twice")
def test_draws_stop_when_the_difference_is_known_closely_enough(beredt):
    many = "--register valley --draws 400 --json"
    loose = beredt(f"compare slide.toml twice.toml {many} --precision 10")
    assert json.loads(loose.stdout)["draws"] == 25
    strict = beredt(f"compare slide.toml twice.toml {many} --precision 0.000001")
    assert json.loads(strict.stdout)["draws"] == 400
