"""What a plan does and how it holds, in sentences."""

from collections.abc import Iterator

from beredt.engine.trial import Trial
from beredt.report.language import Language
from beredt.report.numerals import HARD_SPACE, counted, number, percent
from beredt.report.planning.words import sentence
from beredt.report.words import PLACE_DAYS

LEAST = 0.5
# A change is sure when it goes the same way in at least 80 % of the futures.
SMALLEST_GAP = 0.05


def headline(trial: Trial, lang: Language) -> str:
    """Say in one sentence what a plan does."""
    before, after = trial.missing.before.mean, trial.missing.after.mean
    change = trial.missing.change
    shown = counted(before, PLACE_DAYS, lang)
    if before < LEAST:
        return sentence("nothing_missing", lang)
    if not trial.plan.measures:
        return sentence("nothing_done", lang, before=shown)
    if change.p90 >= 0:
        return sentence(
            "closes_unsurely", lang, before=shown, after=number(after, lang)
        )
    return sentence(
        "closes",
        lang,
        share=percent(-change.mean / before, lang),
        before=number(before, lang),
        after=number(after, lang),
        interval=f"{number(-change.p90, lang)}–{number(-change.p10, lang)}",
    )


def second(trial: Trial, lang: Language) -> str:
    """Say what a plan does to deaths, where it does anything."""
    change = trial.deaths.change.mean
    if abs(change) < LEAST:
        return ""
    key = "fewer_deaths" if change < 0 else "more_deaths"
    return sentence(key, lang, amount=number(abs(change), lang))


def verdicts(trial: Trial, lang: Language) -> Iterator[str]:
    """Say how a plan holds: what it promised, the worst futures, and how good it is."""
    if trial.plan.measures:
        yield from _kept(trial, lang)
        yield sentence(
            "worst",
            lang,
            before=counted(trial.worst.before.mean, PLACE_DAYS, lang),
            after=number(trial.worst.after.mean, lang),
        )
        share = trial.deaths_more_share
        key = "deaths_more" if share else "deaths_never_more"
        yield sentence(key, lang, share=percent(share, lang))
    yield sentence("bound", lang, gap=_gap(trial.plan.gap_to_bound, lang))
    if trial.plan.hedge is not None:
        hedge = trial.plan.hedge
        yield sentence(
            "hedge",
            lang,
            futures=hedge.futures,
            cost=number(hedge.cost, lang),
            saving=number(hedge.saving, lang),
        )


def _kept(trial: Trial, lang: Language) -> Iterator[str]:
    if trial.promised < LEAST:
        return
    closed = -trial.missing.change.mean
    yield sentence(
        "kept" if closed >= 0 else "kept_not",
        lang,
        promised=counted(trial.promised, PLACE_DAYS, lang),
        closed=number(abs(closed), lang),
        share=percent(max(closed, 0.0) / trial.promised, lang),
    )


def _gap(share: float, lang: Language) -> str:
    """Write a small share with one decimal."""
    sign = "" if lang == "en" else HARD_SPACE
    if 100 * share < SMALLEST_GAP:
        return f"{number(0.1, lang)}{sign}%"
    return f"{number(100 * share, lang, 1)}{sign}%"
