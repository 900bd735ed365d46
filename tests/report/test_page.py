import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from beredt.engine.assessment import Assessment
from beredt.report.frame import css_string
from beredt.report.language import LANGUAGES, Language
from beredt.report.names import names_of
from beredt.report.numerals import number
from beredt.report.page import report_page
from beredt.report.phrases import phrase
from beredt.report.tables import gap_rows
from beredt.report.words import PLACES, word

HOSTILE = '</style><script>alert("x")</script>'
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """What a page says of itself: every tag, the tags open around it, and texts."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs), tuple(self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes, _ in self.tags if name == tag]


@pytest.fixture(scope="module")
def markup(assessment: Assessment) -> str:
    return report_page(assessment, lang="nb", label="UGRADERT")


@pytest.fixture(scope="module")
def page(markup: str) -> Page:
    return Page(markup)


def test_every_tag_that_is_opened_is_closed(page: Page):
    assert page.open == []


def test_nothing_is_loaded_and_nothing_is_run(page: Page, markup: str):
    assert not {"script", "link", "img", "iframe", "object", "embed"} & {
        tag for tag, _, _ in page.tags
    }
    for tag, attributes, _ in page.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), f"<{tag} {name}>"
            assert name not in {"src", "srcset", "style", "action"}, f"<{tag} {name}>"
            if name in {"href", "xlink:href"}:
                assert str(value).startswith("#")
    assert "http://" not in markup
    assert "https://" not in markup
    assert "url(" not in markup
    assert "@import" not in markup


def test_the_policy_allows_this_style_sheet_and_nothing_else(page: Page, markup: str):
    policy = next(m for m in page.named("meta") if "http-equiv" in m)["content"]
    style = re.search(r"<style>(.*?)</style>", markup, re.DOTALL)
    assert style
    assert policy
    digest = hashlib.sha256(style.group(1).encode()).digest()
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert "unsafe" not in policy


def test_headings_descend_one_step_at_a_time(page: Page):
    levels = [int(tag[1]) for tag, _, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_link_leads_to_a_part_of_the_page(page: Page):
    ids = [a["id"] for _, a, _ in page.tags if "id" in a]
    assert len(ids) == len(set(ids))
    asked = {a["href"] for _, a, _ in page.tags if "href" in a}
    asked |= {
        f"#{a['aria-labelledby']}" for _, a, _ in page.tags if "aria-labelledby" in a
    }
    assert asked <= {f"#{name}" for name in ids}


def test_every_drawing_has_words_in_its_place(page: Page):
    for tag, attributes, _ in page.tags:
        if attributes.get("role") == "img":
            assert attributes.get("aria-label") or attributes.get("aria-labelledby")
        if tag == "svg":
            assert attributes["aria-hidden"] == "true"


def test_every_table_has_a_caption_and_headed_rows_and_columns(page: Page):
    captions = [inside for tag, _, inside in page.tags if tag == "caption"]
    assert len(captions) == len(page.named("table"))
    assert {th["scope"] for th in page.named("th")} == {"row", "col"}


def test_every_gap_is_on_the_page(assessment: Assessment, markup: str):
    names = names_of(assessment.register, "nb")
    rows = re.findall(r"<tr>(.*?)</tr>", markup, re.DOTALL)
    cells = [tuple(re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", r)) for r in rows]
    shown = {row[:3] for row in cells}
    for gap in gap_rows(assessment):
        where = names.facility(gap.facility) or names.region(gap.region)
        day = number(gap.first_day, "nb", 0)
        assert (where, word(PLACES, gap.place, "nb"), day) in shown


def test_what_stands_beside_the_need_is_shown_when_there_is_any(make, markup: str):
    without = report_page(
        make(days=3, draws=2, regions=1, beside=False), lang="nb", label=None
    )
    for key in ("recorded", "outside"):
        assert f"<h3>{phrase(key, 'nb')}</h3>" in markup
        assert phrase(key, "nb") not in without
    assert markup.index("Registrert mot beregnet") < markup.index("Totalt behov</h3>")


def test_every_assumption_is_on_the_page_with_its_source_and_mark(
    assessment: Assessment, markup: str
):
    for assumption in assessment.assumptions:
        assert assumption.name in markup
    assert markup.count("Planning assumption of this project; no public source") == len(
        assessment.assumptions
    )


def test_the_label_stands_on_screen_and_on_every_sheet_of_paper(markup: str):
    assert markup.count("UGRADERT") >= 2
    assert f"@top-left{{content:{css_string('UGRADERT')}}}" in markup


def test_a_page_without_a_label_says_that_none_was_chosen(make):
    page = report_page(make(days=3, draws=2, regions=1), lang="en", label=None)
    assert "No classification chosen" in page


def test_equal_assessments_give_equal_pages(make, markup: str):
    again = replace(make(), seconds=77.0)
    assert report_page(again, lang="nb", label="UGRADERT") == markup


def test_every_edge_makes_a_whole_page(edge: Assessment):
    page = Page(report_page(edge, lang="uk", label="TEST"))
    assert page.open == []
    assert "None" not in "".join(page.texts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_which_language_it_is_written_in(make, lang: Language):
    small = make(days=3, draws=2, regions=1)
    markup = report_page(small, lang=lang, label="TEST")
    assert f'<html lang="{"nb" if lang == "nn" else lang}">' in markup
    assert phrase("against", lang) in markup


def test_hostile_names_are_shown_as_text(make):
    made = make(days=3, draws=2, regions=1)
    register = made.register
    names = {
        "regions": tuple(replace(r, name=HOSTILE) for r in register.regions),
        "facilities": tuple(replace(f, name=HOSTILE) for f in register.facilities),
        "items": tuple(replace(i, name_nb=HOSTILE) for i in register.items),
        "title": HOSTILE,
    }
    hostile = replace(
        made,
        register=replace(register, **names),
        scenario=replace(made.scenario, title={"nb": HOSTILE}),
        assumptions=tuple(replace(a, name=HOSTILE) for a in made.assumptions),
    )
    page = Page(report_page(hostile, lang="nb", label=HOSTILE))
    assert page.open == []
    assert "script" not in {tag for tag, _, _ in page.tags}
    assert any("<script>" in text for text in page.texts)
