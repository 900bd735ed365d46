"""What `beredt price-model` says."""

import json
import shutil

import pytest

from beredt.files.price_models import bundled_folder


def document(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_the_document_has_every_number(beredt):
    shown = document(beredt("price-model --json"))
    shared = {(one["id"], one["key"]): one["kroner"] for one in shown["costs"]}
    assert sum(shared["helsenettet", "fordeling-2027"].values()) == 351_800_000
    assert shared["provesvar", "steg-1"] == {
        "rhf": 10_800_000,
        "municipality": 7_200_000,
    }
    implied = [one["members"] for one in shown["implied"]]
    assert {one["exact"] for one in implied} == {"326000/33"}
    assert [(round(one["low"]), round(one["high"])) for one in implied] == [
        (9786, 9973),
        (9426, 10359),
        (7934, 11945),
    ]
    curve = {point["added"]: point["price"] for point in shown["curve"]}
    assert [curve[n] for n in (0, 3000, 8000, 10000)] == [769, 590, 425, 382]
    assert {"split_of_rest", "category_g", "benefit"} <= set(shown["under_determined"])


@pytest.mark.parametrize("lang", ["nb", "nn", "en", "uk"])
@pytest.mark.parametrize(
    "words", ["", "bill --turnover 14,9", "inverse", "what-if --step 5000"]
)
def test_every_answer_is_in_every_language(beredt, words, lang):
    result = beredt(f"price-model {words} --lang {lang}")
    assert result.exit_code == 0
    assert "{" not in result.stdout


def test_a_bill_says_how_near_the_edge_is(beredt):
    shown = document(beredt("price-model bill --turnover 14.9 --json"))
    assert [bill["monthly"] for bill in shown["bills"]] == [1633, 1202, 748, 590, 425]
    assert shown["near_edge"] == {"edge": 15_000_000, "further": 100_000, "other": "b"}
    words = beredt("price-model bill --turnover 14.9 --lang en").stdout
    assert "Near an edge" in words
    assert "× 2.6" in words


def test_my_own_members_show_whether_prices_cover_the_cost(beredt, tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("category,members\na,12879\nb,1425\n")
    shown = document(beredt(f"price-model forward {path} --json"))
    assert shown["revenue_at_proposed"] == 12 * (590 * 12_879 + 1525 * 1425)
    needed = shown["needed"]
    covered = 12 * sum(
        shown["members"][name] * needed[name]["value"] for name in ("a", "b")
    )
    assert covered == pytest.approx(351_800_000 / 3)
    alone = document(beredt(f"price-model forward {path} --only a --json"))
    assert alone["needed"]["b"]["value"] == 1525
    assert (
        "The proposed prices bring"
        in beredt(f"price-model forward {path} --lang en").stdout
    )


def test_one_number_of_new_members_gives_one_price(beredt):
    shown = document(beredt("price-model what-if --new 5000 --json"))
    assert [point["price"] for point in shown["curve"]] == [511]


@pytest.mark.parametrize(
    "words",
    [
        "bill --turnover minus",
        "bill --turnover 1 --order turnover,turnover,named",
        "inverse --price-error 100",
        "what-if --new 20000",
    ],
)
def test_what_makes_no_sense_is_refused(beredt, words):
    assert beredt(f"price-model {words}").exit_code == 2


def test_members_who_pay_nothing_cover_nothing(beredt, tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("category,members\ng,5\n")
    result = beredt(f"price-model forward {path}")
    assert result.exit_code == 2
    assert "Nobody pays" in result.output


@pytest.mark.parametrize(
    ("old", "new"),
    [("2027,2,a,425", "2027,2,a,590"), ("2027,1,e,840", "2027,1,e,0")],
)
def test_prices_that_tell_nothing_are_a_fault(beredt, tmp_path, old, new):
    folder = tmp_path / "own"
    shutil.copytree(bundled_folder() / "e-helse", folder)
    text = (folder / "prices.csv").read_text()
    assert old in text
    (folder / "prices.csv").write_text(text.replace(old, new))
    assert beredt(f"price-model --model {folder}").exit_code == 2


def test_a_category_without_members_cannot_carry_the_rest(beredt, tmp_path):
    path = tmp_path / "members.csv"
    path.write_text("category,members\na,1\n")
    assert beredt(f"price-model forward {path} --only b").exit_code == 2


def test_a_model_without_alternatives_says_what_it_lacks(beredt, tmp_path):
    folder = tmp_path / "own"
    shutil.copytree(bundled_folder() / "e-helse", folder)
    prices = (folder / "prices.csv").read_text().splitlines(keepends=True)
    kept = [line for line in prices if not line.startswith("2027,2")]
    (folder / "prices.csv").write_text("".join(kept))
    result = beredt(f"price-model --model {folder} --lang en")
    assert result.exit_code == 2
    assert "No prices for 2027, alternative 2" in result.stderr
