"""A plan as one self-contained page, in the frame of every report."""

from typing import Any, NamedTuple

from beredt.engine.trial import Trial
from beredt.report.charts import Svg, lines
from beredt.report.frame import render
from beredt.report.language import Language
from beredt.report.numerals import counted, interval, number
from beredt.report.page import Fact, run_facts
from beredt.report.planning.charts import calendar_chart, frontier_chart, place_panels
from beredt.report.planning.lines import plan_lines
from beredt.report.planning.naming import plan_names
from beredt.report.planning.statements import headline, second, verdicts
from beredt.report.planning.tables import (
    before_after_sheet,
    changed,
    chosen_prices,
    failure_lines,
    frontier_sheet,
    measure_sheet,
    price_sheet,
    refused_groups,
    refused_sheet,
    weight_sheet,
)
from beredt.report.planning.words import sentence
from beredt.report.sentences import title
from beredt.report.sheets import Sheet
from beredt.report.words import DAYS, DRAWS

FIRST_LINES = 20
FIRST_PRICES = 15


class Figure(NamedTuple):
    """One number of a plan: its name, what it becomes, what it was."""

    name: str
    value: str
    note: str


class Divided(NamedTuple):
    """A long table: what is shown, and the rest behind a heading."""

    first: Sheet
    rest: Sheet | None


def plan_page(trial: Trial, *, lang: Language, label: str | None) -> str:
    """Return a plan as one HTML page that carries a classification label."""
    plan, facts = trial.plan, trial.before.facts
    names = plan_names(plan, trial.before.register, lang)
    told = plan_lines(plan, names, facts.days)
    scenario = title(trial.before.scenario, lang)
    return render(
        "plan.html",
        lang=lang,
        label=label,
        title=sentence("title", lang, scenario=scenario),
        subtitle=" · ".join(
            (
                trial.before.register.title,
                counted(facts.days, DAYS, lang),
                counted(facts.draws, DRAWS, lang),
            )
        ),
        headline=headline(trial, lang),
        helps=trial.missing.change.p90 < 0,
        second=second(trial, lang),
        same_patients=sentence("same_patients", lang, draws=facts.draws),
        figures=_figures(trial, lang),
        measures=divided(measure_sheet(told, lang), FIRST_LINES),
        calendar=calendar_chart(told, facts.days, lang) if told else None,
        before_after=before_after_sheet(trial, names.names),
        missing=_missing_chart(trial, lang),
        panels=place_panels(trial, names),
        verdicts=list(verdicts(trial, lang)),
        failures=failure_lines(trial, names),
        no_failures=sentence("no_failures", lang) if plan.measures else "",
        frontier=frontier_chart(plan, lang) if len(plan.frontier) > 1 else None,
        frontier_sheet=frontier_sheet(plan, names),
        frontier_note=sentence("frontier_note", lang, step=plan.step),
        prices=divided(price_sheet(plan, names), FIRST_PRICES),
        said_prices=[names.price(row) for row in chosen_prices(plan.shadow_prices)],
        refused=list(refused_groups(plan, names)),
        refused_sheet=refused_sheet(plan, names),
        weights=weight_sheet(plan, lang),
        facts=_facts(trial, lang),
        tell=lambda key: sentence(key, lang),
    )


def divided(sheet: Sheet, most: int) -> Divided:
    """Show the first rows of a table, and keep the rest behind a heading."""
    first = sheet._replace(rows=sheet.rows[:most])
    rest = sheet.rows[most:]
    return Divided(first, sheet._replace(rows=rest) if rest else None)


def _figures(trial: Trial, lang: Language) -> list[Figure]:
    """Return the numbers that a plan is judged by, before they are read in full."""
    banded = (
        ("missing", trial.missing),
        ("worst_tenth_short", trial.worst),
        ("deaths", trial.deaths),
        ("moved", trial.moved),
    )
    figures = [
        Figure(
            sentence(key, lang),
            number(both.after.mean, lang),
            f"{sentence('was', lang)} {number(both.before.mean, lang)}; "
            f"{sentence('change', lang).lower()} {changed(both.change, lang)}",
        )
        for key, both in banded
    ]
    plain = (
        ("waiting", trial.waiting_before, trial.waiting_after),
        ("treated", trial.treated_before, trial.treated_after),
    )
    return [
        *figures,
        *(
            Figure(
                sentence(key, lang),
                number(after, lang),
                f"{sentence('was', lang)} {number(before, lang)}",
            )
            for key, before, after in plain
        ),
    ]


def _missing_chart(trial: Trial, lang: Language) -> Svg:
    """Draw the places missing in all regions, without and with the plan."""
    rows: list[dict[str, Any]] = []
    for key, one in (("without", trial.before), ("with", trial.after)):
        missing = one.gap[0][:, :-1].sum(axis=(1, 2))
        rows += [
            {"day": day, "value": float(value), "name": sentence(key, lang)}
            for day, value in enumerate(missing, start=1)
        ]
    shown = [sentence(key, lang) for key in ("without", "with")]
    return lines(rows, shown, sentence("missing_chart", lang), lang)


def _facts(trial: Trial, lang: Language) -> list[Fact]:
    """Return what the plan was made from, and what it was judged by."""
    numbers = {
        "unplanned": trial.plan.unplanned,
        "objective": trial.plan.objective,
        "lower_bound": trial.plan.bound,
    }
    return [
        *run_facts(trial.before.facts, lang),
        Fact(sentence("missing", lang), interval(trial.missing.before, lang)),
        *(Fact(sentence(key, lang), number(v, lang)) for key, v in numbers.items()),
    ]
