"""Codes that a planner need not know by heart: suggested by their names."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django import forms

from beredt.engine.register import Register
from beredt.files.registers import find_register, read_register
from beredt.report.language import Language
from beredt.report.names import WHOLE, Names, names_of
from beredt.web.layout.languages import reading_language

WHOLE_COUNTRY = "norway"


class Suggesting(forms.TextInput):
    """A line of text, with codes and their names to choose from."""

    template_name = "scenarios/suggesting.html"

    def __init__(self, name: str, known: Mapping[str, str]) -> None:
        """Suggest codes by their names."""
        super().__init__(attrs={"list": f"known-{name}", "autocomplete": "off"})
        self.known = known

    def get_context(
        self, name: str, value: Any, attrs: dict[str, Any] | None
    ) -> dict[str, Any]:
        """Give the template what is suggested, and what now stands there by name."""
        context = super().get_context(name, value, attrs)
        now = f"{value}: {self.known[value]}" if value in self.known else ""
        return {**context, "known": self.known.items(), "now": now}


def suggestions(key: str) -> Mapping[str, str]:
    """Return the codes that a key of a scenario may hold, by name; none for most."""
    if key in {"place", "to"}:
        return _places(reading_language())
    if key == "category" or key.endswith("_category"):
        return _categories(reading_language())
    return {}


@lru_cache
def country_names(lang: Language) -> Names:
    """Name places as the country's own register does."""
    return names_of(_country(), lang)


@lru_cache
def _country() -> Register:
    return read_register(find_register("norway"))


@lru_cache
def _places(lang: Language) -> Mapping[str, str]:
    names = country_names(lang)
    return {
        WHOLE_COUNTRY: WHOLE.say(lang),
        **names.regions,
        **names.facilities,
        **names.others,
    }


@lru_cache
def _categories(lang: Language) -> Mapping[str, str]:
    return {row.id: getattr(row, f"name_{lang}") for row in _country().categories}
