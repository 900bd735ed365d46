"""What the register calls its regions, facilities, items and other places."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from beredt.engine.register import Category, Item, Register
from beredt.engine.scenario import Happening
from beredt.report.language import Language, Term
from beredt.report.words import WHOLE_COUNTRY

# Everyday speech drops what kind of enterprise a region is.
AUTHORITY = " RHF"
# Names of events are written with these letters alone.
PLAIN_LETTERS = str.maketrans("æøå", "aoa")
WHOLE = Term("Hele landet", "Whole country", "Уся країна")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names by id; an id that the register lacks is its own name."""

    lang: Language
    regions: Mapping[str, str]
    facilities: Mapping[str, str]
    items: Mapping[str, str]
    others: Mapping[str, str]
    towns: Mapping[str, str]

    def region(self, key: str) -> str:
        """Return the name of a region, or of the whole country."""
        if key in {WHOLE_COUNTRY, ""}:
            return WHOLE.say(self.lang)
        return self.regions.get(key, key)

    def facility(self, key: str | None) -> str:
        """Return the name of a facility, or nothing when there is none."""
        return self.facilities.get(key, key) if key else ""

    def item(self, key: str) -> str:
        """Return the name of an item of supply."""
        return self.items.get(key, key)

    def event(self, event: Happening) -> str:
        """Return what an event is called, or its name as words.

        Its place is spelled as it should be.
        """
        spellings = (self.facilities, self.others, self.towns)
        places = [names[event.place] for names in spellings if event.place in names]
        return event.title or readable(event.name, *places)


def readable(slug: str, *places: str) -> str:
    """Write the name of an event as words, without the scenario that it comes from.

    A word out of the name of one of its `places` is spelled as it is there.

    >>> readable("strid-nord/norske-styrker"), readable("angrep-tromso", "Tromsø")
    ('Norske styrker', 'Angrep Tromsø')
    """
    known = [word for place in places for word in re.findall(r"\w+", place)]
    spelled = {word.lower().translate(PLAIN_LETTERS): word for word in known}
    words = slug.rsplit("/", 1)[-1].split("-")
    text = " ".join(spelled.get(word, word) for word in words)
    return text[:1].upper() + text[1:]


def names_of(register: Register, lang: Language) -> Names:
    """Look up every name once."""
    municipalities = {row.id: row.name for row in register.municipalities}
    return Names(
        lang=lang,
        regions={
            region.id: region.name.removesuffix(AUTHORITY)
            for region in register.regions
        },
        facilities={facility.id: facility.name for facility in register.facilities},
        others={
            **municipalities,
            **{row.id: row.name for row in register.trusts},
        },
        towns={
            facility.id: municipalities[facility.municipality]
            for facility in register.facilities
            if facility.municipality in municipalities
        },
        items={item.id: name_in(item, lang) for item in register.items},
    )


def name_in(row: Item | Category, lang: Language) -> str:
    """Return what an item or a category is called in a language."""
    names = {"nb": row.name_nb, "nn": row.name_nn, "en": row.name_en}
    return names.get(lang, row.name_uk)
