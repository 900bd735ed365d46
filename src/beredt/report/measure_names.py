"""What measures are called: what they are about, where they act, when."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
from beredt.report.measure_nouns import (
    AND,
    CHANNELS,
    COUNTRY,
    FROM_DAY,
    MODES,
    ONE_DAY,
    SOME_PLACES,
    SPAN,
)
from beredt.report.names import Names, names_of
from beredt.report.numerals import HARD_SPACE, number
from beredt.report.words import word

ARROW = " \N{RIGHTWARDS ARROW} "


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureNames:
    """Names of what measures are about; an id that nobody knows is its own name."""

    names: Names
    offers: Mapping[str, str]
    kinds: Mapping[str, str]

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

    def among_its_kind(self, measure: Measure) -> str:
        """Return what tells a measure from others of its kind; often nothing."""
        if isinstance(measure, RequestAssistance):
            said = self.asked(measure)
        elif isinstance(measure, Evacuate):
            said = self._offer(measure.offer)
        elif isinstance(measure, Redistribute):
            said = self.brief(measure)
        else:
            place = measure.place
            where = "" if place == EVERYWHERE else self.where(place)
            said = ", ".join(filter(None, (self.about(measure), where)))
        return said[:1].upper() + said[1:]

    def brief(self, measure: Measure) -> str:
        """Return a measure in a few words, with its place."""
        if measure.place == EVERYWHERE:
            return self.label(measure)
        if isinstance(measure, Redistribute):
            mode = word(MODES, measure.mode or "", self.lang)
            way = self.where(measure.place) + ARROW + self.where(measure.to)
            return f"{way}, {mode}" if mode else way
        return f"{self.label(measure)}, {self.where(measure.place)}"

    def asked(self, measure: RequestAssistance) -> str:
        """Return whom a measure asks."""
        return word(CHANNELS, measure.channel, self.lang)

    def when(self, first: int, last: int, days: int) -> str:
        """Say on which days of a scenario of so many days something works."""
        template = FROM_DAY if last >= days else ONE_DAY if first == last else SPAN
        return template.say(self.lang).format(
            first=number(first, self.lang, 0), last=number(last, self.lang, 0)
        )


def measure_names(register: Register, lang: Language) -> MeasureNames:
    """Look up every name once."""
    names = names_of(register, lang)
    return MeasureNames(
        names=names,
        offers={
            row.id: names.facility(row.facility) or row.partner
            for row in register.offers
        },
        kinds={row.id: row.kind for row in register.offers},
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


def decided_by(owner: str, legal_basis: str) -> str:
    """Return who decides a measure and on what ground, in short."""
    ground = re.sub(r"\s*\([^)]*\)\s*$", "", legal_basis)
    ground = ground.replace("§ ", f"§{HARD_SPACE}")
    return "; ".join(filter(None, (owner, ground)))
