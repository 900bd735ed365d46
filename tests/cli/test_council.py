"""What `beredt council` says."""

import json

import pytest

MEETING = "strategiradet-2026-06-11"


def test_the_check_tells_ten_and_ends_with_0_unless_strict(beredt):
    result = beredt(f"council check {MEETING} --json")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)[MEETING]) == 10
    assert beredt(f"council check {MEETING} --strict").exit_code == 1


@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
@pytest.mark.parametrize("words", [f"check {MEETING}", f"agenda {MEETING}", "bodies"])
def test_every_answer_is_in_every_language(beredt, words, lang):
    result = beredt(f"council {words} --lang {lang}")
    assert result.exit_code == 0
    assert "{" not in result.stdout


def test_the_agenda_says_who_sits_in_each_case(beredt):
    shown = json.loads(beredt(f"council agenda {MEETING} --json").stdout)
    assert shown["minutes"] == 360
    assert shown["first_day"] == "2026-06-11"
    by_case = {one["item"]: one for one in shown["attendance"]}
    assert "Terje Wistner" in by_case["15/26"]["voters"]
    assert "Kristin W. Wieland" in by_case["16/26"]["voters"]


def test_bodies_come_with_their_seats_and_dates(beredt):
    shown = json.loads(beredt("council bodies --json").stdout)["bodies"]
    (council,) = (one for one in shown if one["id"] == "helseberedskapsradet")
    assert council["first_day"] == "2023-11-24"
    assert council["voting_seats"] == 12


def test_an_agenda_without_faults_says_so(beredt, tmp_path):
    path = tmp_path / "agenda.tsv"
    path.write_text(
        "Saksnr\tAgenda Strategirådet 11. juni 2026\tTid\n"
        "1/26\tBudsjett\t10:00\n2/26\tPlan\t10:30\n"
    )
    result = beredt(f"council check {path} --strict --lang en")
    assert result.exit_code == 0
    assert "nothing that does not agree" in " ".join(result.stdout.split())


def test_a_file_that_cannot_be_read_is_wrong_input(beredt, tmp_path):
    path = tmp_path / "agenda.txt"
    path.write_text("ingenting\n")
    assert beredt(f"council check {path}").exit_code == 2
    assert beredt("council check none.toml").exit_code == 2


def test_a_meeting_is_handed_over_in_three_ways(beredt, tmp_path):
    result = beredt(
        f"council export {MEETING} --calendar {tmp_path}/m.ics "
        f"--minutes {tmp_path}/m.docx --archive {tmp_path}/uttrekk "
        "--made 2026-11-22T12:00:00"
    )
    assert result.exit_code == 0, result.output
    assert (tmp_path / "m.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert (tmp_path / "m.docx").read_bytes().startswith(b"PK")
    assert (tmp_path / "uttrekk/arkivuttrekk.xml").exists()


def test_minutes_are_printed_where_the_name_says_so(beredt, tmp_path):
    made = "--made 2026-11-22T12:00:00 --label Begrenset --lang nb"
    for name in ("one", "two"):
        path = tmp_path / f"{name}.PDF"
        result = beredt(f"council export {MEETING} --minutes {path} {made}")
        assert result.exit_code == 0, result.output
        assert path.read_bytes().startswith(b"%PDF-")
    # Made at the same moment, they are the same.
    assert (tmp_path / "one.PDF").read_bytes() == (tmp_path / "two.PDF").read_bytes()


def test_nothing_is_handed_over_when_one_place_is_wrong(beredt, tmp_path):
    (tmp_path / "uttrekk").mkdir()
    result = beredt(
        f"council export {MEETING} --calendar {tmp_path}/m.ics "
        f"--minutes {tmp_path}/no/m.docx --archive {tmp_path}/uttrekk --lang en"
    )
    assert result.exit_code == 2
    assert result.stderr.count("allowed:") == 2
    assert [path.name for path in tmp_path.iterdir()] == ["uttrekk"]
    assert beredt(f"council export {MEETING}").exit_code == 2
