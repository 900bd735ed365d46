"""Pictures of a plan: its days, its frontier, need and places without and with it."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from beredt.engine.assessment import Assessment
from beredt.engine.measures import Plan
from beredt.engine.scenario import EVERYWHERE
from beredt.engine.trial import Trial
from beredt.report.charts import (
    ALARM,
    INK,
    LABELS,
    LINE_COLOURS,
    PANEL_SIZE,
    ROOM_FOR_LABELS,
    Svg,
    at_least_two,
    draw,
    thinned,
)
from beredt.report.language import Language
from beredt.report.numerals import number
from beredt.report.panels import Panel
from beredt.report.planning.lines import Line
from beredt.report.planning.naming import PlanNames
from beredt.report.planning.words import sentence
from beredt.report.words import PLACES, place_in_full, word

MOST_PANELS = 9
MOST_BARS = 24
LEAST = 1.0
NEED, USABLE = ALARM, LINE_COLOURS[0]
MOVES = ("redistribute", "evacuate")
ARROW = "\N{RIGHTWARDS ARROW}"


def frontier_chart(plan: Plan, lang: Language) -> Svg:
    """Draw the place-days that stay missing with so many different measures."""
    import altair as alt  # noqa: PLC0415

    rows = [{"n": p.number, "value": p.unmet_days} for p in plan.frontier]
    x = alt.X("n:Q", title=None, axis=alt.Axis(tickMinStep=1, grid=False))
    y = alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=5))
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y)
    chart = alt.layer(
        base.mark_line(color=USABLE, strokeWidth=2.2),
        base.mark_point(color=USABLE, filled=True, size=45, opacity=1),
    ).properties(width=680, height=230)
    return draw(chart.to_dict(), sentence("frontier_chart", lang), lang)


def calendar_chart(lines: Sequence[Line], days: int, lang: Language) -> Svg:
    """Draw from which day until which each line of the plan is carried out."""
    import altair as alt  # noqa: PLC0415

    shown = list({line.label: line for line in lines}.values())[:MOST_BARS]
    rows = [
        {
            "name": line.label,
            "first": line.first_day,
            "last": line.last_day + 1,
            "move": line.kind in MOVES,
        }
        for line in shown
    ]
    colour = alt.condition(
        "datum.move", alt.value(LINE_COLOURS[1]), alt.value(LINE_COLOURS[0])
    )
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(height={"band": 0.62})
        .encode(
            x=alt.X(
                "first:Q",
                title=None,
                scale=alt.Scale(domain=[1, days + 1]),
                axis=alt.Axis(tickMinStep=1, tickCount=8),
            ),
            x2="last:Q",
            y=alt.Y(
                "name:N",
                title=None,
                sort=[line.label for line in shown],
                axis={**LABELS, "labelLimit": 420},
            ),
            color=colour,
        )
        .properties(width=400, height={"step": 22}, padding=ROOM_FOR_LABELS)
    )
    return draw(chart.to_dict(), sentence("calendar", lang), lang)


def place_panels(trial: Trial, names: PlanNames) -> list[Panel]:
    """Draw need and usable places where the plan changes most of what is missing."""
    missing = trial.before.unmet_days_by_draw.mean(axis=0)
    after = trial.after.unmet_days_by_draw.mean(axis=0)
    places = [
        (r, k)
        for r, region in enumerate(trial.before.regions)
        for k in range(len(trial.before.kinds))
        if region != EVERYWHERE and max(missing[r, k], after[r, k]) >= LEAST
    ]
    places.sort(key=lambda at: -abs(missing[at] - after[at]))
    return [_panel(trial, r, k, names) for r, k in places[:MOST_PANELS]]


def _panel(trial: Trial, r: int, k: int, names: PlanNames) -> Panel:
    lang = names.lang
    kind = trial.before.kinds[k]
    region = names.where(trial.before.regions[r])
    before, after = (
        float(one.unmet_days_by_draw[:, r, k].mean())
        for one in (trial.before, trial.after)
    )
    verdict = f"{number(before, lang)} {ARROW} {number(after, lang)}"
    rows = [
        *_series(trial.before, r, k, "before"),
        *_series(trial.after, r, k, "after"),
    ]
    said = sentence(
        "panel",
        lang,
        place=place_in_full(kind, lang),
        where=region,
        before=number(before, lang),
        after=number(after, lang),
    )
    title = f"{word(PLACES, kind, lang)}, {region}"
    return Panel(title, verdict, after >= before + LEAST, _drawn(rows, said, lang))


def _series(one: Assessment, r: int, k: int, when: str) -> list[dict[str, Any]]:
    found = {"need": one.need[0, :, r, k], "usable": one.usable[:, r, k]}
    return [
        {"day": row["day"], "value": row["value"], "what": what, "when": when}
        for what, values in found.items()
        for row in at_least_two(
            thinned(
                [
                    {"day": day, "value": round(float(value), 2)}
                    for day, value in enumerate(np.asarray(values), start=1)
                ]
            )
        )
    ]


def _drawn(rows: list[dict[str, Any]], said: str, lang: Language) -> Svg:
    import altair as alt  # noqa: PLC0415

    width, height = PANEL_SIZE
    scale = alt.Scale(domain=["need", "usable"], range=[NEED, INK])
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_line(strokeWidth=2.2, interpolate="step-before")
        .encode(
            x=alt.X("day:Q", title=None, axis=alt.Axis(tickMinStep=1, grid=False)),
            y=alt.Y("value:Q", title=None, axis=alt.Axis(tickCount=4)),
            color=alt.Color("what:N", scale=scale, legend=None),
            strokeDash=alt.StrokeDash(
                "when:N",
                scale=alt.Scale(domain=["before", "after"], range=[[3, 3], [1, 0]]),
                legend=None,
            ),
        )
        .properties(width=width, height=height)
    )
    return draw(chart.to_dict(), said, lang)
