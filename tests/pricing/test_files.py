"""A price model and members of one's own, read with every fault at once."""

import shutil

import pytest

from beredt.files.faults import FileError
from beredt.files.price_models import (
    bundled_folder,
    bundled_models,
    find_price_model,
    fingerprint_of,
    inconsistencies,
    read_members,
    read_price_model,
)


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    shutil.copytree(bundled_folder() / "e-helse", folder)
    return folder


def change(folder, name, old, new):
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults_of(folder):
    with pytest.raises(FileError) as caught:
        read_price_model(folder)
    return [str(fault) for fault in caught.value.faults]


def test_every_bundled_model_can_be_read():
    for folder in bundled_models().values():
        assert read_price_model(folder).tariffs


def test_rounded_thirds_are_a_fault(own):
    for _ in range(3):
        change(own, "shares", "1/3", "0.333")
    (fault,) = faults_of(own)
    assert "shares of grunndata that sum to 999/1000" in fault


def test_all_faults_are_told_at_once(own):
    change(own, "shares", "9/20", "nine twentieths")
    change(own, "categories", "b,turnover,15000000", "b,turnover,14000000")
    change(own, "prices", "2025,0,c,", "2025,0,z,")
    faults = "\n".join(faults_of(own))
    assert "row 6, column share" in faults or "column share" in faults
    assert "14000000 after a band that ends at 15000000" in faults
    assert "prices.csv: row 5, column category: found 'z'" in faults


def test_a_folder_without_tables_is_a_fault(tmp_path):
    assert any("no such file" in fault for fault in faults_of(tmp_path / "none"))


def test_a_bundled_name_comes_before_a_path():
    assert find_price_model("e-helse") == bundled_folder() / "e-helse"
    assert str(find_price_model("my/own")) == "my/own"


def test_members_are_read_with_commas_or_semicolons(tmp_path, model):
    for mark in ",;":
        path = tmp_path / "members.csv"
        path.write_text(f"category{mark}members\na{mark}12000\n\nb{mark}700\n")
        assert read_members(path, model) == {"a": 12_000, "b": 700}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("category,members\nz,1\n", "found 'z'"),
        ("category,members\na,1\na,2\n", "row 3: found 'a'"),
        ("category,members\na,-1\n", "found '-1'"),
        ("category,members\na,1,2\n", "3 cells"),
        ("category,members\na,0\n", "no members"),
        ("kategori,antall\na,1\n", "the columns category, members"),
    ],
)
def test_faults_of_members_are_told(tmp_path, model, text, found):
    path = tmp_path / "members.csv"
    path.write_text(text)
    with pytest.raises(FileError, match=found):
        read_members(path, model)


def found_in(folder):
    found = inconsistencies(read_price_model(folder))
    return {one.rule: [place.found for place in one.places] for one in found}


def test_thirds_and_shared_ends_are_found_in_what_was_printed(own):
    assert found_in(own) == {
        "shares": ["33,3 + 33,3 + 33,3 = 99,9 \N{NOT EQUAL TO} 100"] * 3,
        "band_ends": ["≤ 15 | ≥ 15", "≤ 40 | ≥ 40", "≤ 80 | > 80"],
    }


def test_nothing_is_found_where_what_was_printed_agrees(own):
    for _ in range(9):
        change(own, "shares", "33,3 %", "1/3")
    for old, new in (("0 - 15", "under 15"), ("15 – 40", "15 – under 40")):
        change(own, "categories", old, new)
    change(own, "categories", "40 – 80", "40 – under 80")
    change(own, "categories", ">80", "80 og mer")
    assert found_in(own) == {}


def test_a_model_is_known_by_what_its_tables_say(own):
    before = fingerprint_of(own)
    (own / "README.md").write_text("Ours")
    assert fingerprint_of(own) == before == fingerprint_of(bundled_models()["e-helse"])
    change(own, "prices", "2025,0,a,1202", "2025,0,a,1203")
    assert fingerprint_of(own) != before
