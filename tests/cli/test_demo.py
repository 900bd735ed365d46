"""The first thing that a newcomer sees."""

import pytest

from beredt.files.results import DOCUMENT, names_of


@pytest.mark.slow
@pytest.mark.parametrize("words", ["", "--lang en --out elsewhere"])
def test_the_demo_ends_with_where_the_report_is(beredt, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    result = beredt(f"demo --draws 4 {words}")
    assert result.exit_code == 0, result.stderr
    folder = tmp_path / ("elsewhere" if words else "beredt-demo")
    assert {path.name for path in folder.iterdir()} == names_of(DOCUMENT)
    last = result.stdout.splitlines()[-1]
    assert last.endswith(f"{folder.name}/report.html")
    assert len(result.stdout.splitlines()) > 20


def test_the_demo_does_not_write_over_somebody_elses_folder(
    beredt, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "beredt-demo").mkdir()
    (tmp_path / "beredt-demo/thesis.docx").write_text("mine")
    result = beredt("demo --draws 1")
    assert result.exit_code == 2
    assert "thesis.docx" in result.stderr
