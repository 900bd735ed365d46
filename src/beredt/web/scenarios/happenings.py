"""One need, disruption or measure as a form: made from what its kind may hold."""

import tomllib
from typing import Any, Literal, get_args, get_origin

import tomli_w
from django import forms
from django.utils.translation import gettext as _

from beredt.files.faults import in_unit
from beredt.files.scenarios.kinds import MISSING, Key, keys_of, kinds_of
from beredt.report.events import EVENTS, QUANTITIES
from beredt.report.language import Term
from beredt.report.words import word
from beredt.web.layout.languages import reading_language, say, say_text
from beredt.web.scenarios.suggesting import Suggesting, suggestions
from beredt.web.scenarios.words import CHOICES, KEYS

# What a planner seldom changes stands last.
LAST = ("reference", "mark")
LONGEST = 2000


class HappeningForm(forms.Form):
    """The keys of one kind, each with its unit and what it holds when left out."""

    def __init__(self, *args: Any, section: str, kind: str) -> None:
        """Make a field for each key."""
        super().__init__(*args)
        self._section, self._kind = section, kind
        self._keys = keys_of(kinds_of(section)[kind])
        wanted = [key for key in self._keys.values() if key.name != "kind"]
        # What must be told stands first.
        wanted.sort(key=lambda key: (key.name in LAST, not key.is_required))
        for key in wanted:
            self.fields[key.name] = _field(key)

    @property
    def title(self) -> str:
        """What the kind is called."""
        said = word(EVENTS, self._kind, reading_language())
        return said[:1].upper() + said[1:]

    def as_toml(self) -> str:
        """Return what was typed as a part of a scenario file."""
        kept = {
            name: _plain(self._keys[name], value)
            for name, value in self.cleaned_data.items()
            if value not in ("", None, [], _as_shown(self._keys[name]))
        }
        tables = {key: value for key, value in kept.items() if isinstance(value, dict)}
        lines = {key: value for key, value in kept.items() if key not in tables}
        # Never as one line: what stands before it would take it for its own.
        text = f"[[{self._section}]]\n{tomli_w.dumps({'kind': self._kind, **lines})}"
        for key, value in tables.items():
            text += f"\n[{self._section}.{key}]\n{tomli_w.dumps(value)}"
        return text


def _field(key: Key) -> forms.Field:
    asked: dict[str, Any] = {
        "label": _label(key),
        "required": key.is_required,
        "initial": _as_shown(key),
        "help_text": _help(key),
    }
    if key.is_quantity:
        least, most = key.within.least, key.within.most
        limits: dict[str, Any] = {"min_value": least} if least > float("-inf") else {}
        limits |= {"max_value": most} if most < float("inf") else {}
        return _number(**asked, **limits)
    if key.hint is int:
        return forms.IntegerField(**asked)
    if key.hint is float:
        return _number(**asked)
    if _is_chosen(key):
        return _chosen(key, asked)
    if get_origin(key.hint) in (tuple, dict):
        is_mix = get_origin(key.hint) is dict
        asked["help_text"] = (
            _("Som K01 = 0.6, K02 = 0.4; andelene skal bli 1 til sammen.")
            if is_mix
            else _("Flere skilles med komma.")
        )
        return _Listed(**asked, is_mix=is_mix)
    if known := suggestions(key.name):
        asked["widget"] = Suggesting(key.name, known)
    return forms.CharField(**asked, max_length=LONGEST)


def _number(**asked: Any) -> forms.FloatField:
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
    if key.name in {"place", "to"}:
        return _("Skriv noe av navnet, og velg.")
    unit = say_text(in_unit(key.unit)) if key.unit else ""
    return "" if unit in _label(key).lower() else unit


class _Listed(forms.CharField):
    """Several values on one line."""

    def __init__(self, *, is_mix: bool, **asked: Any) -> None:
        super().__init__(**asked, max_length=LONGEST)
        self._is_mix = is_mix

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        if not self._is_mix:
            return [_number_or_word(part.strip()) for part in text.split(",")]
        try:
            return tomllib.loads(f"mix = {{{text}}}")["mix"]
        except ValueError:
            message = _("Skriv det som K01 = 0.6, K02 = 0.4.")
            raise forms.ValidationError(message) from None


def _number_or_word(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _label(key: Key) -> str:
    for terms in (QUANTITIES, KEYS):
        if key.name in terms:
            said = str(_said(terms[key.name]))
            return said[:1].upper() + said[1:]
    return key.name


def _said(term: Any) -> Any:
    return say(term) if isinstance(term, Term) else term


def _as_shown(key: Key) -> Any:
    """Return what a key holds when it is left out, as the form shows it."""
    if key.default is MISSING or key.default in (None, (), {}):
        return None
    if isinstance(key.default, tuple):
        is_chosen = _is_chosen(key)
        return [*key.default] if is_chosen else ", ".join(map(str, key.default))
    held = key.default.value if key.is_quantity else key.default
    # Readers count the days of a scenario from 1.
    return _whole(held + 1 if key.name == "start" else held)


def _plain(key: Key, value: Any) -> Any:
    return _whole(value - 1 if key.name == "start" else value)


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
