"""One need, disruption or measure as a form: made from what its kind may hold."""

import math
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

import tomli_w
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from beredt.engine.scenario import Quantity
from beredt.files.faults import in_unit
from beredt.files.scenarios.kinds import MISSING, Key, keys_of, kinds_of
from beredt.files.scenarios.shape import is_number
from beredt.report.events import EVENTS, QUANTITIES
from beredt.report.language import Term
from beredt.report.words import word
from beredt.web.layout.languages import reading_language, say, say_text
from beredt.web.scenarios.fields import LONGEST, ListField, SharesField, whole
from beredt.web.scenarios.suggesting import Suggesting, suggestions
from beredt.web.scenarios.words import CHOICES, KEYS

# What a planner seldom changes stands last.
LAST = ("reference", "mark")
# What a quantity with an interval says beside its value.
BOUNDS = {
    "low": gettext_lazy("%(what)s, minst"),
    "high": gettext_lazy("%(what)s, mest"),
}
EMPTY: tuple[Any, ...] = ("", None, [], {}, ())


class HappeningForm(forms.Form):
    """The keys of one kind, each with its unit and what it holds when left out.

    What a happening says already stands in its fields.
    """

    def __init__(
        self,
        *args: Any,
        section: str,
        kind: str,
        said: Mapping[str, Any] | None = None,
    ) -> None:
        """Make a field for each key."""
        super().__init__(*args)
        self._section, self._kind = section, kind
        self._said = said or {"kind": kind}
        self._keys = keys_of(kinds_of(section)[kind])
        wanted = [key for key in self._keys.values() if key.name != "kind"]
        # What must be told stands first.
        wanted.sort(key=lambda key: (key.name in LAST, not key.is_required))
        for key in wanted:
            held = self._said.get(key.name, key.default)
            self.fields[key.name] = _field(key, held)
            for bound in _bounds(held):
                asked = _asked(key, held[bound])
                asked["label"] = BOUNDS[bound] % {"what": asked["label"]}
                asked["required"] = True
                self.fields[f"{key.name}.{bound}"] = _number(key, asked)

    @property
    def title(self) -> str:
        """What the kind is called."""
        said = word(EVENTS, self._kind, reading_language())
        return said[:1].upper() + said[1:]

    def wanted(self) -> dict[str, Any]:
        """Return what the happening says with what was changed on the form."""
        wanted = dict(self._said)
        for field in self.changed_data:
            name, _dot, bound = field.partition(".")
            value = _plain(self._keys[name], self.cleaned_data[field])
            if bound or (_is_toldwhole(self._said.get(name)) and value not in EMPTY):
                value = {**wanted[name], bound or "value": value}
            wanted[name] = value
        return {name: value for name, value in wanted.items() if value not in EMPTY}

    def as_toml(self) -> str:
        """Return what was typed as a part of a scenario file."""
        return happening_as_toml(self._section, self.wanted())


def happening_as_toml(section: str, said: Mapping[str, Any]) -> str:
    """Return what a happening says as a part of a scenario file."""
    tables = {key: value for key, value in said.items() if isinstance(value, dict)}
    lines = {key: value for key, value in said.items() if key not in tables}
    # Never as one line: what stands before it would take it for its own.
    text = f"[[{section}]]\n{tomli_w.dumps(lines)}"
    for key, value in tables.items():
        text += f"\n[{section}.{key}]\n{tomli_w.dumps(value)}"
    return text


def _is_toldwhole(value: Any) -> bool:
    """Tell a quantity with its interval or source from a bare number."""
    return isinstance(value, dict) and "value" in value


def _bounds(held: Any) -> list[str]:
    return [name for name in BOUNDS if _is_toldwhole(held) and name in held]


def _field(key: Key, held: Any) -> forms.Field:
    asked = _asked(key, held)
    if key.is_quantity or key.hint is float:
        return _number(key, asked)
    if key.hint is int:
        return forms.IntegerField(**asked)
    if _is_chosen(key):
        return _chosen(key, asked)
    if get_origin(key.hint) is dict:
        known = suggestions("category")
        more = {code: code for code in asked["initial"] or () if code not in known}
        return SharesField(**asked, known={**known, **more})
    if get_origin(key.hint) is tuple:
        return ListField(**asked, is_numbers=get_args(key.hint)[0] is not str)
    if known := suggestions(key.name):
        asked["widget"] = Suggesting(key.name, known)
    return forms.CharField(**asked, max_length=LONGEST)


def _asked(key: Key, held: Any) -> dict[str, Any]:
    return {
        "label": _label(key),
        "required": key.is_required,
        "initial": _as_shown(key, held),
        "help_text": _help(key),
    }


def _number(key: Key, asked: dict[str, Any]) -> forms.FloatField:
    limits = {"min_value": key.within.least, "max_value": key.within.most}
    asked |= {name: one for name, one in limits.items() if math.isfinite(one)}
    # A decimal comma is typed as it is read.
    widget = forms.TextInput(attrs={"inputmode": "decimal"})
    return forms.FloatField(**asked, localize=True, widget=widget)


def _is_chosen(key: Key) -> bool:
    """Tell whether a key holds one of a few words, or some of them."""
    return Literal in {get_origin(hint) for hint in (key.hint, *get_args(key.hint))}


def _chosen(key: Key, asked: dict[str, Any]) -> forms.ChoiceField:
    is_one = get_origin(key.hint) is Literal
    hint = key.hint if is_one else get_args(key.hint)[0]
    said = CHOICES.get(key.name, {})
    choices = [(one, str(_said(said.get(one, one)))) for one in get_args(hint)]
    if not is_one:
        several = forms.CheckboxSelectMultiple
        return forms.MultipleChoiceField(**asked, choices=choices, widget=several)
    empty = [] if key.is_required or asked["initial"] else [("", "–")]
    return forms.ChoiceField(**asked, choices=[*empty, *choices])


def _help(key: Key) -> str:
    if key.name == "start":
        return _("Dag 1 er scenarioets første dag.")
    if get_origin(key.hint) is dict:
        return _("Andelene skal bli 1 til sammen. La resten stå tomme.")
    if get_origin(key.hint) is tuple and not _is_chosen(key):
        is_words = get_args(key.hint)[0] is str
        return (
            _("Flere skilles med komma.")
            if is_words
            else _("Flere skilles med semikolon.")
        )
    if suggestions(key.name):
        return _("Skriv noe av navnet, og velg.")
    unit = say_text(in_unit(key.unit)) if key.unit else ""
    return "" if unit in _label(key).lower() else unit


def _label(key: Key) -> str:
    for terms in (QUANTITIES, KEYS):
        if key.name in terms:
            said = str(_said(terms[key.name]))
            return said[:1].upper() + said[1:]
    return key.name


def _said(term: Any) -> Any:
    return say(term) if isinstance(term, Term) else term


def _as_shown(key: Key, held: Any) -> Any:
    """Return what a key holds as the form shows it."""
    if held is MISSING or held in EMPTY:
        return None
    if isinstance(held, tuple):
        return [*held]
    if key.is_quantity:
        held = held["value"] if _is_toldwhole(held) else held
        held = held.value if isinstance(held, Quantity) else held
    # Readers count the days of a scenario from 1.
    return whole(held + 1 if key.name == "start" and is_number(held) else held)


def _plain(key: Key, value: Any) -> Any:
    return whole(value - 1 if key.name == "start" and is_number(value) else value)
