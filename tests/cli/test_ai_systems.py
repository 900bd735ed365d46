"""What `beredt ai-systems` says."""

import json

import pytest


@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
def test_systems_and_views_are_shown_in_every_language(beredt, lang):
    for words in ("", "--system beredt-kapasitet --view annex_8_c"):
        result = beredt(f"ai-systems {words} --lang {lang}")
        assert result.exit_code == 0
        assert "{" not in result.stdout


def test_the_documents_have_counts_and_points(beredt):
    shown = json.loads(beredt("ai-systems --json").stdout)
    assert (shown["unique"], shown["undecided"]) == (1, 0)
    view = json.loads(
        beredt("ai-systems --system beredt-kapasitet --view annex_8_a --json").stdout
    )
    assert len(view["points"]) == 13
    assert view["answered"] < view["needed"]


def test_the_catalogue_description_is_written_and_the_same_on_the_same_day(
    beredt, tmp_path
):
    path = tmp_path / "register.ttl"
    beredt(f"ai-systems --dcat {path} --issued 2026-11-22 --json")
    first = path.read_text()
    assert "dcat:Dataset" in first
    beredt(f"ai-systems --dcat {path} --issued 2026-11-22 --json")
    assert path.read_text() == first


@pytest.mark.parametrize(
    "words",
    [
        "--system none",
        "--dcat none.xml",
        "--dcat no/folder.ttl",
        "--dcat a.ttl --address here",
        "--dcat a.ttl --contact nobody",
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    beredt, tmp_path, monkeypatch, words
):
    monkeypatch.chdir(tmp_path)
    assert beredt(f"ai-systems {words}").exit_code == 2
    assert not list(tmp_path.iterdir())
