"""What a plan speaks of: ways, what one more is worth, days of its measures."""

from collections.abc import Mapping
from dataclasses import dataclass

from beredt.engine.measures import Plan, PlannedMeasure, ShadowPrice
from beredt.engine.register import Register
from beredt.engine.scenario import Measure
from beredt.report.events import EVENTS
from beredt.report.language import Language
from beredt.report.measure_names import ARROW, MeasureNames, measure_names
from beredt.report.measure_nouns import MODES
from beredt.report.names import readable
from beredt.report.numerals import HARD_SPACE, number, plural_form
from beredt.report.planning.nouns import (
    CLOSES,
    CLOSES_BY_HUB,
    CLOSES_BY_PLACE,
    NEUTER,
    ONE,
    ONE_EMPLOYEE,
    ONE_NEUTER,
    ONE_PLACE,
    STAND,
    THROUGH_HUB,
)
from beredt.report.words import PLACE_DAYS, word

WAY = ">"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNames(MeasureNames):
    """Names of what a plan is about; an id that the register lacks is its own name."""

    measures: Mapping[str, Measure]

    def switch(self, name: str) -> str:
        """Return what is added at a point of the frontier: a measure or a way."""
        if not name:
            return ""
        if name in self.measures:
            return self.brief(self.measures[name])
        if WAY in name:
            origin, target = name.split(WAY, 1)
            kind = word(EVENTS, "redistribute", self.lang)
            way = self.where(origin) + ARROW + self.where(target)
            return f"{kind[:1].upper()}{kind[1:]}: {way}"
        return readable(name)

    def price(self, row: ShadowPrice) -> str:
        """Say what one more of a resource would close."""
        one = ONE_NEUTER if row.name in NEUTER else ONE
        said = {"place": CLOSES_BY_PLACE, "hub": CLOSES_BY_HUB}
        return (
            said.get(row.resource, CLOSES)
            .say(self.lang)
            .format(
                one=one.say(self.lang),
                thing=self.thing(row),
                where=self.where(row.place),
                day=number(row.day, self.lang, 0),
                unmet=place_days(row.unmet_days, self.lang),
                throughout=amount(row.throughout, self.lang),
                kind=word(ONE_PLACE, row.kind, self.lang),
            )
        )

    def thing(self, row: ShadowPrice) -> str:
        """Return one of a resource."""
        if row.resource == "hub":
            return THROUGH_HUB.say(self.lang)
        if row.resource == "stand":
            return STAND.say(self.lang)
        words = {"place": ONE_PLACE, "staff": ONE_EMPLOYEE, "vehicle": MODES}
        return word(words[row.resource], row.name, self.lang)


def plan_names(plan: Plan, register: Register, lang: Language) -> PlanNames:
    """Look up every name once."""
    known = measure_names(register, lang)
    return PlanNames(
        names=known.names,
        offers=known.offers,
        kinds=known.kinds,
        measures={
            **{row.measure.name: row.measure for row in plan.refused},
            **{row.measure.name: row.measure for row in plan.measures},
        },
    )


def amount(value: float, lang: Language) -> str:
    """Write a number that may be far below one with two decimals."""
    return number(value, lang, 2 if 0 < value < 0.95 else None)


def place_days(value: float, lang: Language) -> str:
    """Write place-days, which may be far below one."""
    shown = amount(value, lang)
    return f"{shown}{HARD_SPACE}{PLACE_DAYS.form(plural_form(shown, lang), lang)}"


def day_of(row: PlannedMeasure) -> int:
    """Return the day on which a measure begins to work; 1 is the first."""
    return int(row.measure.start + row.measure.lead_days) + 1


def last_day_of(row: PlannedMeasure, days: int) -> int:
    """Return the last day on which a measure works, in a scenario of so many days."""
    measure = row.measure
    end = measure.start + measure.lead_days + measure.days
    return max(min(int(-(-end // 1)), days), day_of(row))
