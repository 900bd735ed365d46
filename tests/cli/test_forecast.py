"""`beredt forecast`: from daily reports to a table, a document and a page."""

import csv
import json
import re

import pytest
from pyarrow import parquet

from beredt.files.daily_reports import bundled_folder

EXAMPLE = bundled_folder() / "eksempel-sykehus.csv"


@pytest.fixture
def short(tmp_path, monkeypatch):
    """Stand beside six weeks of wards of the example, which is fast to forecast."""
    monkeypatch.chdir(tmp_path)
    head, *rows = EXAMPLE.read_text(encoding="utf-8").splitlines()
    wards = [row for row in rows if ",ward," in row and row >= "2025-12-01"]
    (tmp_path / "short.csv").write_text("\n".join([head, *wards]), encoding="utf-8")
    return tmp_path


def test_the_document_has_every_place_and_day(beredt, short):
    assert short.is_dir()
    result = beredt("forecast short.csv --draws 40 --days 10 --json")
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert document["last_day"] == "2026-01-11"
    assert document["earlier_forecasts"] == {"ward": 2}
    levels = [place["level"] for place in document["places"]]
    assert levels == ["country"] + 2 * ["region"] + 6 * ["place"]
    country = document["places"][0]
    assert [day["ahead"] for day in country["days"]] == list(range(11))
    assert country["days"][10]["date"] == "2026-01-21"
    for day in country["days"]:
        marks = [day[name] for name in ("p2_5", "p10", "p50", "p90", "p97_5")]
        assert marks == sorted(marks)
        assert 0 <= day["over"] <= 1
    regions = [place for place in document["places"] if place["level"] == "region"]
    for ahead in range(11):
        whole = sum(place["days"][ahead]["mean"] for place in regions)
        assert whole == pytest.approx(country["days"][ahead]["mean"], abs=0.01)


def test_the_table_names_every_place_and_the_late_one(beredt, short):
    assert short.is_dir()
    result = beredt("forecast short.csv --draws 40")
    assert result.exit_code == 0, result.output
    for word in ("Alle samlet", "Storvik", "Ytterøy", "Kapasitet", "21\xa0dager"):
        assert word in result.stdout
    assert "Lunde, Kategori 0: belegget er sist rapportert" in result.stdout
    assert "fra registerets pasientkategori" not in result.stdout


@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_the_folder_has_tables_page_and_document(beredt, short, lang):
    result = beredt(f"forecast short.csv --draws 40 --out kept --lang {lang}")
    assert result.exit_code == 0, result.output
    kept = short / "kept"
    names = {"forecast.csv", "forecast.parquet", "forecast.json", "report.html"}
    assert {path.name for path in kept.iterdir()} == names
    page = (kept / "report.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 9
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!#)', page)
    with (kept / "forecast.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 9 * 22 == parquet.read_table(kept / "forecast.parquet").num_rows
    # A result that was there before is replaced.
    assert beredt("forecast short.csv --draws 40 --out kept").exit_code == 0


def test_scores_are_a_table_and_a_document(beredt, short):
    rows = EXAMPLE.read_text(encoding="utf-8").splitlines()
    lunde = [row for row in rows if ",Storvik,ward," in row]
    (short / "one.csv").write_text("\n".join([rows[0], *lunde]), encoding="utf-8")
    result = beredt("forecast one.csv --score --draws 40 --json")
    assert result.exit_code == 0, result.output
    scores = json.loads(result.stdout)["scores"]
    assert {one["method"] for one in scores} == {"flow", "persistence", "convolution"}
    assert {one["horizon"] for one in scores} == {1, 7, 14, 21}
    assert all(one["crps"] <= one["mae"] + 1e-9 or one["crps"] > 0 for one in scores)
    shown = beredt("forecast one.csv --score --draws 40 --lang en").stdout
    assert "How good the forecasts have been" in shown
    few = beredt("forecast short.csv --score --draws 40 --lang en").stdout
    assert "Place" in few or "Too few reports" in few


def test_stays_can_be_taken_from_the_register(beredt, short):
    assert short.is_dir()
    result = beredt(
        "forecast short.csv --draws 40 --stay register --category K09 --json"
    )
    law = json.loads(result.stdout)["stays"]["ward"]
    assert law == {"mean": 6.0, "variation": 0.8, "from_reports": False}


def test_everything_that_is_wrong_is_said_and_nothing_is_written(beredt, short):
    (short / "bad.csv").write_text("date,admissions,occupied\n2026-13-01,x,1\n")
    (short / "full").mkdir()
    (short / "full" / "letter.txt").write_text("mine")
    result = beredt("forecast bad.csv none.csv --category K99 --out full --lang en")
    assert result.exit_code == 2
    for part in (
        "row 2, date: found '2026-13-01'",
        "row 2, admissions: found 'x'",
        "none.csv: found no such file",
        "--category: found 'K99'",
        "full: --out: found files that are not results of Beredt",
        "Faults to put right: 5. Nothing was written.",
    ):
        assert part in result.stderr, result.stderr
    assert {path.name for path in (short / "full").iterdir()} == {"letter.txt"}
    assert not result.stdout
