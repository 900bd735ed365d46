"""What `beredt assess` hands over, and what it leaves when it is stopped."""

import csv
import json
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from beredt.cli import running
from beredt.files.results import DOCUMENT, names_of
from beredt.report import page

SLIDE = "assess slide.toml --register valley --draws 5"
PROMISED = {
    "scenario",
    "register",
    "fingerprint",
    "seed",
    "draws",
    "days",
    "need",
    "gaps",
    "first_break",
    "deaths",
    "moved",
    "supplies",
    "seconds",
}


def here(folder):
    return sorted(path.name for path in folder.iterdir())


def stopped(*_, **__):
    raise KeyboardInterrupt


def broken(*_, **__):
    raise RuntimeError("a bolt came loose")


@pytest.mark.usefixtures("valley")
def test_json_is_all_there_is_on_standard_output(beredt):
    result = beredt(f"{SLIDE} --json")
    assert result.exit_code == 0, result.stderr
    document = json.loads(result.stdout)
    assert set(document) >= PROMISED
    assert (document["draws"], document["seed"], document["days"]) == (5, 1, 14)
    assert 30 <= document["need"]["civil"]["patients"]["mean"] <= 50


@pytest.mark.usefixtures("valley")
@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_the_summary_is_plain_text_when_nobody_watches(beredt, lang):
    result = beredt(f"{SLIDE} --lang {lang}")
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) > 5
    assert "\x1b" not in result.output


def test_the_folder_holds_tables_report_and_document(valley, beredt):
    result = beredt(f"{SLIDE} --out out --json")
    assert result.exit_code == 0, result.stderr
    assert set(here(valley / "out")) == names_of(DOCUMENT)
    kept = json.loads((valley / "out/assessment.json").read_text())
    assert kept == json.loads(result.stdout)
    assert "report.html" in result.stderr


def test_the_tables_agree_with_the_document(valley, beredt):
    beredt(f"{SLIDE} --out out")
    document = json.loads((valley / "out/assessment.json").read_text())
    with (valley / "out/gaps.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(document["gaps"])
    with (valley / "out/capacity.csv").open() as file:
        usable = {
            row["usable"] for row in csv.DictReader(file) if row["place"] == "ward"
        }
    # Ten nurses at 1.25 a place: the tutorial says so.
    assert {float(value) for value in usable} == {8.0}


def test_the_answer_does_not_depend_on_the_workers(valley, beredt):
    for workers in (1, 3):
        result = beredt(f"{SLIDE} --workers {workers} --out {workers}")
        assert result.exit_code == 0, result.stderr
    for name in names_of(DOCUMENT) - {"assessment.json", "report.html"}:
        assert (valley / "1" / name).read_bytes() == (valley / "3" / name).read_bytes()


def test_another_seed_gives_another_answer(valley, beredt):
    one = beredt(f"{SLIDE} --json --seed 1").stdout
    two = beredt(f"{SLIDE} --json --seed 2").stdout
    assert json.loads(one)["need"] != json.loads(two)["need"]
    assert valley


def test_the_label_stands_on_the_report_and_in_the_document(valley, beredt):
    beredt(f"{SLIDE} --out out --label BEGRENSET")
    assert "BEGRENSET" in (valley / "out/report.html").read_text()
    assert json.loads((valley / "out/assessment.json").read_text())["label"] == (
        "BEGRENSET"
    )


def test_every_fault_is_told_at_once_and_nothing_is_written(valley, beredt):
    slide = (valley / "slide.toml").read_text()
    (valley / "slide.toml").write_text(slide.replace("days = 10", "days = -10"))
    staff = (valley / "valley/staff.csv").read_text()
    (valley / "valley/staff.csv").write_text(staff.replace(",12,", ",many,"))
    (valley / "out").mkdir()
    (valley / "out/thesis.docx").write_text("mine")
    result = beredt(f"{SLIDE} --out out --json")
    assert result.exit_code == 2
    assert result.stdout == ""
    for word in ("slide.toml", "staff.csv", "thesis.docx"):
        assert word in result.stderr
    assert here(valley / "out") == ["thesis.docx"]


@pytest.mark.usefixtures("valley")
@pytest.mark.parametrize("line", ["assess sliide.toml", "assess slide.toml --draws 0"])
def test_a_mistyped_command_is_wrong_input(beredt, line):
    result = beredt(line)
    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize(("stop", "status"), [(stopped, 130), (broken, 1)])
@pytest.mark.parametrize("where", [(running, "run"), (page, "report_page")])
def test_a_stop_leaves_no_folder(valley, beredt, monkeypatch, stop, status, where):
    before = here(valley)
    monkeypatch.setattr(*where, stop)
    result = beredt(f"{SLIDE} --out out")
    assert result.exit_code == status
    assert here(valley) == before
    assert "Traceback" not in result.output


def test_a_stop_leaves_the_previous_result_whole(valley, beredt, monkeypatch):
    beredt(f"{SLIDE} --out out --seed 1")
    before = {path.name: path.read_bytes() for path in (valley / "out").iterdir()}
    monkeypatch.setattr(page, "report_page", stopped)
    assert beredt(f"{SLIDE} --out out --seed 2").exit_code == 130
    after = {path.name: path.read_bytes() for path in (valley / "out").iterdir()}
    assert after == before


@pytest.mark.usefixtures("valley")
def test_a_cluster_without_dask_is_said_plainly(beredt, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = beredt(f"{SLIDE} --cluster tcp://nowhere:8786")
    assert result.exit_code == 2
    assert "beredt[cluster]" in result.stderr


class Cluster(SimpleNamespace):
    """A Dask client whose workers are threads here."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def get_executor(self):
        return ThreadPoolExecutor(2)


@pytest.mark.usefixtures("valley")
def test_a_cluster_gives_the_same_answer(beredt, monkeypatch):
    asked = []

    def client(address):
        asked.append(address)
        return Cluster()

    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=client))
    there = json.loads(beredt(f"{SLIDE} --json --cluster tcp://there:8786").stdout)
    local = json.loads(beredt(f"{SLIDE} --json").stdout)
    assert asked == ["tcp://there:8786"]
    assert there | {"seconds": 0} == local | {"seconds": 0}


@pytest.mark.usefixtures("valley")
def test_a_cluster_that_does_not_answer_is_said_plainly(beredt, monkeypatch):
    def client(_):
        raise OSError("no route")

    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=client))
    result = beredt(f"{SLIDE} --cluster tcp://nowhere:8786")
    assert result.exit_code == 2
    assert "tcp://nowhere:8786" in result.stderr


@pytest.mark.usefixtures("valley")
def test_no_connection_is_opened(beredt, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", broken)
    monkeypatch.setattr(socket, "getaddrinfo", broken)
    result = beredt(f"{SLIDE} --out out")
    assert result.exit_code == 0, result.stderr


def test_what_measures_did_stands_in_the_document(beredt):
    line = "assess tiny-masseskade --register tiny --draws 2 --json --lang en"
    document = json.loads(beredt(line).stdout)
    for measure in document["measures"]:
        assert measure["authority_level"]
        assert measure["moved"] is None
