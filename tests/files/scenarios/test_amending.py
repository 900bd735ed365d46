"""A happening is changed in its text, and every other line stays as it was."""

import tomllib

import pytest

from beredt.files.scenarios import bundled_scenarios
from beredt.files.scenarios.amending import (
    UnchangeableError,
    amended,
    items_in,
    without,
)
from beredt.files.scenarios.kinds import UNIONS

TEXT = """\
# All about it.
name = "x"

# The train.
[[needs]]  # the first
kind = "mass_casualty"
injured = { value = 40, low = 20 }  # counted # twice
  source = "civil"   # who # pays
title = "a # b"
places = [
  "ward",  # first
  "hub",
]

  [needs.mix]
  # Severe
  K01 = 0.6
  K02 = 0.4

# The bus.
[[needs]]
kind = "burns"
"burned" = 3
reference.page = 4

# Measures stand here.

[[measures]]
kind = "mobilise\""""


def change(index, section="needs", text=TEXT, **new):
    said = items_in(text, section)[index]
    return amended(text, section, index, said | new)


def differing(before, after):
    """Return the lines that are not the same, before and after."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    return [pair for pair in pairs if pair[0] != pair[1]]


@pytest.mark.parametrize(
    ("index", "new", "line"),
    [
        (0, {"source": "nato"}, '  source = "nato"   # who # pays'),
        (0, {"title": 'c " d'}, 'title = "c \\" d"'),
        (
            0,
            {"injured": {"value": 4, "low": 2}},
            "injured = { value = 4, low = 2 }  # counted # twice",
        ),
        (0, {"mix": {"K01": 0.5, "K02": 0.4}}, "  K01 = 0.5"),
        (1, {"burned": 7}, '"burned" = 7'),
        (1, {"reference": {"page": 5}}, "reference.page = 5"),
    ],
)
def test_one_line_is_another_and_the_rest_the_same(index, new, line):
    assert [now for _, now in differing(TEXT, change(index, **new))] == [line]


@pytest.mark.parametrize("text", [TEXT, f"{TEXT}\n", TEXT.replace("\n", "\r\n")])
def test_what_says_the_same_is_the_same_to_the_byte(text):
    for section in UNIONS:
        for index, item in items_in(text, section).items():
            assert amended(text, section, index, item) == text


def test_new_keys_stand_below_the_others_of_their_table():
    text = change(0, start=2, mix={"K01": 0.6, "K02": 0.3, "K03": 0.1})
    assert "]\nstart = 2\n\n  [needs.mix]" in text
    assert "  K02 = 0.3\nK03 = 0.1\n\n# The bus." in text
    end = change(0, section="measures", share=0.5)
    assert end == f"{TEXT}\nshare = 0.5"


def test_keys_and_tables_are_taken_out_with_their_lines():
    said = items_in(TEXT, "needs")[0]
    kept = {key: said[key] for key in ("kind", "title")}
    text = amended(TEXT, "needs", 0, kept)
    first = '[[needs]]  # the first\nkind = "mass_casualty"\ntitle = "a # b"\n\n'
    assert f"# The train.\n{first}# The bus.\n[[needs]]" in text


def test_a_happening_goes_with_its_tables_and_its_remark():
    text = without(TEXT, "needs", 0)
    assert text == TEXT[: TEXT.index("# The train")] + TEXT[TEXT.index("# The bus") :]
    text = without(TEXT, "needs", 1)
    assert "The bus" not in text
    assert "# Measures stand here." in text
    assert "measures" not in tomllib.loads(without(TEXT, "measures", 0))


@pytest.mark.parametrize("path", bundled_scenarios().values(), ids=lambda p: p.stem)
def test_every_bundled_happening_can_be_changed_and_taken_out(path):
    text = path.read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    for section in UNIONS:
        items = items_in(text, section)
        assert len(items) == len(raw.get(section, []))
        for index, item in items.items():
            new = amended(text, section, index, item | {"name": "ny"})
            assert len(differing(text, new)) == 1
            left = tomllib.loads(without(text, section, index)).get(section, [])
            assert len(left) == len(items) - 1


@pytest.mark.parametrize(
    "text", ['needs = [{ kind = "burns" }]', "", "needs = 3", "[[needs]]\nkind = "]
)
def test_what_cannot_be_told_apart_is_left_to_its_writer(text):
    assert items_in(text, "needs") == {}
    with pytest.raises(UnchangeableError):
        amended(text, "needs", 0, {})
    with pytest.raises(UnchangeableError):
        without(text, "needs", 0)


def test_a_text_that_would_say_something_else_is_not_given():
    text = '[[needs]]\nkind = "burns"\nmix.K01 = 1.0\n'
    with pytest.raises(UnchangeableError):
        change(0, text=text, mix={"K01": 0.5, "K02": 0.5})
