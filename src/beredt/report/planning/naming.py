"""The measures of a plan in plain language: what, where, when, what it gives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from beredt.engine.measures import Plan, PlannedMeasure, ShadowPrice
from beredt.engine.register import Register
from beredt.engine.scenario import (
    EVERYWHERE,
    Evacuate,
    Measure,
    Redistribute,
    RequestAssistance,
)
from beredt.report.events import EVENTS
from beredt.report.language import Language
from beredt.report.names import Names, names_of, readable
from beredt.report.numerals import HARD_SPACE, number, plural_form
from beredt.report.planning.nouns import (
    AND,
    CHANNELS,
    CLOSES,
    CLOSES_BY_HUB,
    CLOSES_BY_PLACE,
    COUNTRY,
    MODES,
    NEUTER,
    ONE,
    ONE_EMPLOYEE,
    ONE_NEUTER,
    ONE_PLACE,
    SOME_PLACES,
    STAND,
    THROUGH_HUB,
)
from beredt.report.words import PLACE_DAYS, word

ARROW = " \N{RIGHTWARDS ARROW} "
WAY = ">"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNames:
    """Names of what a plan is about; an id that the register lacks is its own name."""

    names: Names
    offers: Mapping[str, str]
    kinds: Mapping[str, str]
    measures: Mapping[str, Measure]

    @property
    def lang(self) -> Language:
        """The language of the names."""
        return self.names.lang

    def where(self, place: str) -> str:
        """Return a place as it is called in the middle of a sentence."""
        if place == EVERYWHERE:
            return COUNTRY.say(self.lang)
        if place in self.names.facilities:
            return self.names.facility(place)
        return self.names.others.get(place) or self.names.region(place)

    def all_of(self, places: Iterable[str]) -> str:
        """Return places as a list in words."""
        return listed([self.where(place) for place in places], self.lang)

    def end(self, measure: Redistribute | Evacuate) -> str:
        """Return where those who are moved come to."""
        if isinstance(measure, Evacuate):
            return self.offers.get(measure.offer, measure.offer)
        return self.where(measure.to)

    def about(self, measure: Measure) -> str:
        """Return which places, items or partners a measure is about; often none."""
        if isinstance(measure, RequestAssistance):
            return listed([self._offer(offer) for offer in measure.offers], self.lang)
        items = getattr(measure, "items", ())
        if items:
            return listed([self.names.item(item) for item in items], self.lang)
        if isinstance(measure, Redistribute):
            return ""
        return listed(
            [
                word(SOME_PLACES, kind, self.lang)
                for kind in getattr(measure, "places", ())
            ],
            self.lang,
        )

    def _offer(self, offer: str) -> str:
        what = word(SOME_PLACES, self.kinds.get(offer, offer), self.lang)
        where = self.offers.get(offer)
        return f"{what} ({where})" if where else what

    def label(self, measure: Measure) -> str:
        """Return a measure in a few words, without its place."""
        kind = word(EVENTS, measure.kind, self.lang)
        kind = kind[:1].upper() + kind[1:]
        if isinstance(measure, RequestAssistance):
            return f"{kind}: {self.about(measure)}"
        if isinstance(measure, Redistribute | Evacuate):
            mode = word(MODES, measure.mode or "", self.lang)
            target = f" ({self.end(measure)})" if isinstance(measure, Evacuate) else ""
            return f"{kind}{target}, {mode}" if mode else kind + target
        about = self.about(measure)
        return f"{kind}: {about}" if about else kind

    def brief(self, measure: Measure) -> str:
        """Return a measure in a few words, with its place."""
        if measure.place == EVERYWHERE:
            return self.label(measure)
        if isinstance(measure, Redistribute):
            mode = word(MODES, measure.mode or "", self.lang)
            way = self.where(measure.place) + ARROW + self.where(measure.to)
            return f"{way}, {mode}" if mode else way
        return f"{self.label(measure)}, {self.where(measure.place)}"

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

    def asked(self, measure: RequestAssistance) -> str:
        """Return whom a measure asks."""
        return word(CHANNELS, measure.channel, self.lang)


def plan_names(plan: Plan, register: Register, lang: Language) -> PlanNames:
    """Look up every name once."""
    names = names_of(register, lang)
    return PlanNames(
        names=names,
        offers={
            row.id: names.facility(row.facility) or row.partner
            for row in register.offers
        },
        kinds={row.id: row.kind for row in register.offers},
        measures={
            **{row.measure.name: row.measure for row in plan.refused},
            **{row.measure.name: row.measure for row in plan.measures},
        },
    )


def listed(parts: Sequence[str], lang: Language) -> str:
    """Write parts as a list in words, each once.

    >>> listed(["Nord", "Vest", "Øst"], "nb")
    'Nord, Vest og Øst'
    """
    parts = list(dict.fromkeys(parts))
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {AND.say(lang)} {parts[-1]}"


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
