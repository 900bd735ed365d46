"""An assessment as one self-contained page."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from beredt.engine.assessment import Assessment, Facts
from beredt.report.charts import STACK
from beredt.report.explanations import explain
from beredt.report.frame import render
from beredt.report.language import Language
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
    return render(
        "report.html",
        lang=lang,
        label=label,
        title=title(assessment.scenario, lang),
        description=in_language(assessment.scenario.description, lang),
        headline=headline(assessment, lang),
        total=total_sentence(assessment, lang),
        breaks=assessment.first_break is not None,
        subtitle=_subtitle(assessment, lang),
        legend=_legend(lang),
        sections=list(SECTIONS),
        shown=shown,
        facts=[
            *run_facts(assessment.facts, lang),
            Fact(phrase("fingerprint", lang), assessment.facts.fingerprint),
        ],
        explain=lambda key: explain(key, lang),
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


def run_facts(facts: Facts, lang: Language) -> list[Fact]:
    """Return what a run was made from, so that it can be made again."""
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
    }
    return [Fact(phrase(key, lang), value) for key, value in values.items()]
