"""What compared scenarios call what happens in them, and the keys of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from beredt.engine.assessment import Assessment
from beredt.engine.changes import SECTIONS, Change
from beredt.engine.scenario import Happening, Measure
from beredt.report.comparison.fields import FIELDS
from beredt.report.events import EVENTS, QUANTITIES
from beredt.report.language import Language, spoken
from beredt.report.measure_names import MeasureNames, listed, measure_names
from beredt.report.measure_nouns import MODES
from beredt.report.names import readable
from beredt.report.words import PLACES, PROFESSIONS, SOURCES, word

VALUES = {
    "source": SOURCES,
    "mode": MODES,
    "modes": MODES,
    "places": PLACES,
    "professions": PROFESSIONS,
}
PLACED = ("place", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Names in the reader's language; what nobody knows is called by its own name."""

    known: MeasureNames
    happenings: Mapping[tuple[str, str], Happening]

    @property
    def lang(self) -> Language:
        """The language of the names."""
        return self.known.lang

    def name(self, change: Change) -> str:
        """Return what a happening is called, and what it is; or the key of a row.

        Titles are in Norwegian: other readers are told first what it is.
        """
        if change.part not in SECTIONS:
            return change.name
        happening = self.happenings.get((change.part, change.name))
        if happening is None:
            name, what = readable(change.name), word(EVENTS, change.kind, self.lang)
        else:
            name, what = self.known.names.event(happening), self._what(happening)
        if not what or what == name:
            return name
        if spoken(self.lang) == "nb":
            return f"{name} ({what})"
        return f"{what[:1].upper()}{what[1:]} ({name})"

    def field(self, change: Change) -> str:
        """Return what a key is called."""
        name, _, rest = change.field.partition(".")
        known = FIELDS if name in FIELDS else QUANTITIES
        shown = word(known, name, self.lang)
        return f"{shown} ({word(FIELDS, rest, self.lang)})" if rest else shown

    def value(self, change: Change, value: str) -> str:
        """Return a value that is a name or a word, or several of them."""
        if change.part not in SECTIONS:
            return value
        if change.field in PLACED:
            return self.known.where(value)
        parts = value.split(", ")
        if change.field == "items":
            return listed([self.known.names.item(one) for one in parts], self.lang)
        if change.field in VALUES:
            words = VALUES[change.field]
            return listed([word(words, one, self.lang) for one in parts], self.lang)
        return value

    def _what(self, happening: Happening) -> str:
        if isinstance(happening, Measure):
            return self.known.brief(happening)
        return word(EVENTS, getattr(happening, "kind", ""), self.lang)


def called_in(assessments: Sequence[Assessment], lang: Language) -> Called:
    """Return what happens in assessed scenarios by each name that changes give it."""
    return Called(
        known=measure_names(assessments[0].register, lang),
        happenings={
            (section, name): happening
            for one in assessments
            for section in SECTIONS
            for happening in getattr(one.scenario, section)
            for name in (
                happening.name.rsplit("/", 1)[-1],
                one.scenario.address(happening),
            )
        },
    )
