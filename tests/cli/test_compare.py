"""What `beredt compare` says about two scenarios with the same patients."""

import json
import shutil

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
    assert "Two landslides in the valley against Landslide in the" in said
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
    quantities = {"patients", "peak_need", "first_days", "deaths", "moved", "backlog"}
    assert quantities | {"days_out", "changed"} < document.keys()
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


@pytest.mark.usefixtures("twice")
def test_three_scenarios_are_each_compared_with_the_first(beredt):
    result = beredt(f"compare slide.toml twice.toml slide.toml {OPTIONS} --json")
    document = json.loads(result.stdout)
    totals = [line for line in document["unmet_days"] if line["place"] is None]
    changes = [line["change"]["mean"] for line in totals]
    assert changes[0] == changes[2] == 0 < changes[1]
    assert len(document["changed"]) == 2


@pytest.mark.usefixtures("twice")
def test_what_changed_is_told_above_what_it_changes(beredt):
    result = beredt(f"compare slide.toml twice.toml {OPTIONS} --lang en")
    said = " ".join(result.stdout.split())
    assert said.startswith("What changed: Two landslides in the valley against")
    assert "patients: 40 → 80" in said
    assert said.index("40 → 80") < said.index("more unmet place-days")


def test_two_registers_are_compared_when_a_scenario_names_its_own(valley, beredt):
    shutil.copytree(valley / "valley", valley / "wider")
    staff = valley / "wider" / "staff.csv"
    head, first, *rest = staff.read_text().splitlines()
    columns = head.split(",")
    cells = first.split(",")
    count = columns.index("head_count")
    before = cells[count]
    cells[count] = "99"
    staff.write_text("\n".join([head, ",".join(cells), *rest]) + "\n")
    line = f"compare slide.toml slide.toml@wider {OPTIONS} --lang en"
    result = beredt(line)
    assert result.exit_code == 0, result.stderr
    said = " ".join(result.stdout.split())
    assert "Table staff" in said
    assert f"head count: {before} → 99" in said
    (changed,) = json.loads(beredt(f"{line} --json").stdout)["changed"]
    assert [row["field"] for row in changed["register"]] == ["head_count"]
    assert changed["scenario"] == []


@pytest.mark.usefixtures("twice")
def test_a_register_that_is_not_there_is_a_fault(beredt):
    result = beredt(f"compare slide.toml slide.toml@nowhere {OPTIONS}")
    assert result.exit_code == 2
    assert "nowhere" in result.stderr


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize("lang", ["nb", "en", "uk"])
def test_the_report_has_the_words_the_changes_and_every_number(valley, beredt, lang):
    line = f"compare slide.toml twice.toml {OPTIONS} --out there --lang {lang}"
    result = beredt(f"{line} --label UGRADERT")
    assert result.exit_code == 0, result.stderr
    page = (valley / "there" / "report.html").read_text()
    assert page.count("UGRADERT") >= 2
    assert page.count("<svg") == 2
    assert "<script" not in page
    document = json.loads((valley / "there" / "comparison.json").read_text())
    assert document["label"] == "UGRADERT"
    again = beredt(line)
    assert again.exit_code == 0
