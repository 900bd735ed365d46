"""One self-contained page: no script, no other host, for screen, phone and paper."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from beredt.engine.assessment import Assessment
from beredt.report.charts import SOURCE_COLOURS, STACK
from beredt.report.explanations import explain
from beredt.report.language import Language, spoken
from beredt.report.names import Names, names_of
from beredt.report.numerals import counted
from beredt.report.phrases import phrase
from beredt.report.sections import SECTIONS
from beredt.report.sentences import headline, in_language, title, total_sentence
from beredt.report.words import DAYS, DRAWS, SOURCES, word

Section = Callable[[Assessment, Names], Mapping[str, Any]]


class Fact(NamedTuple):
    """One fact of the run, by name."""

    name: str
    value: str


def report_page(assessment: Assessment, *, lang: Language, label: str | None) -> str:
    """Return an assessment as one HTML page that carries a classification label."""
    names = names_of(assessment.register, lang)
    shown = {name: make(assessment, names) for name, make in SECTIONS.items()}
    style = style_sheet(
        label or phrase("no_label", lang), title(assessment.scenario, lang)
    )
    page = environment().get_template("report.html")
    return page.render(
        lang=spoken(lang),
        label=label or phrase("no_label", lang),
        title=title(assessment.scenario, lang),
        description=in_language(assessment.scenario.description, lang),
        headline=headline(assessment, lang),
        total=total_sentence(assessment, lang),
        breaks=assessment.first_break is not None,
        subtitle=_subtitle(assessment, lang),
        legend=_legend(lang),
        sections=list(SECTIONS),
        shown=shown,
        facts=_facts(assessment, lang),
        style=Markup(style),  # noqa: S704
        style_hash=hash_of(style),
        say=lambda key, **values: phrase(key, lang, **values),
        explain=lambda key: explain(key, lang),
    )


@cache
def environment() -> Environment:
    """Return where the templates of every page come from."""
    return Environment(
        loader=PackageLoader("beredt.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _subtitle(assessment: Assessment, lang: Language) -> str:
    facts = assessment.facts
    register = f"{assessment.register.title}, {phrase('version', lang)}"
    return " · ".join(
        (
            f"{register} {facts.register_version}",
            counted(facts.days, DAYS, lang),
            counted(facts.draws, DRAWS, lang),
        )
    )


def _legend(lang: Language) -> list[tuple[str, str]]:
    """Return class and name of each layer, in the order they are stacked from above."""
    return [(f"layer-{source}", word(SOURCES, source, lang)) for source in STACK[::-1]]


def _facts(assessment: Assessment, lang: Language) -> list[Fact]:
    facts = assessment.facts
    register = f"{facts.register}, {phrase('version', lang)} {facts.register_version}"
    values = {
        "scenario": facts.scenario,
        "scenario_fingerprint": facts.scenario_fingerprint,
        "register": register,
        "register_fingerprint": facts.register_fingerprint,
        "seed": str(facts.seed),
        "draws": str(facts.draws),
        "length": counted(facts.days, DAYS, lang),
        "engine": f"Beredt {facts.engine_version}",
        "fingerprint": facts.fingerprint,
    }
    return [Fact(phrase(key, lang), value) for key, value in values.items()]


def style_sheet(label: str, running_title: str) -> str:
    """Return the style sheet; the label stands on every sheet of paper."""
    sheet = files("beredt.report").joinpath("templates/report.css").read_text("utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    layers = "".join(
        f".layer-{source}{{background:{colour}}}"
        for source, colour in SOURCE_COLOURS.items()
    )
    paper = (
        f"@page{{@top-left{{content:{css_string(label)}}}"
        f"@top-right{{content:{css_string(running_title)}}}}}"
    )
    return sheet + layers + paper


def css_string(text: str) -> str:
    """Quote a text for a style sheet, so that nothing in it can end the quotation."""
    return '"' + "".join(f"\\{ord(letter):06x}" for letter in text) + '"'


def hash_of(style: str) -> str:
    """Return the word by which a page allows this style sheet and no other."""
    digest = hashlib.sha256(style.encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()
