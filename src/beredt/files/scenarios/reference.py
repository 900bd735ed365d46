"""The reference of the scenario format, written from the nouns themselves."""

import inspect
from collections.abc import Iterable, Iterator
from typing import Any, get_type_hints

from beredt.engine.scenario import Action, Happening, Outcome, Quantity
from beredt.files.scenarios.allowed import allowed, default
from beredt.files.scenarios.kinds import (
    MISSING,
    Key,
    keys_of,
    kinds_of,
    plain_type,
)
from beredt.files.scenarios.shape import Include, ScenarioFile
from beredt.files.scenarios.words import KEY_WORDS

INTRODUCTION = """\
# The scenario file

<!-- Written by tools/write_scenario_reference.py from the code. Do not edit. -->

A scenario is one TOML file. How to write one is told in
[Write a scenario](../guide/write-a-scenario.md); here is every key. A JSON Schema for
editors lies beside the bundled scenarios: `data/scenarios/scenario.schema.json`.
"""
LEFT_OUT = """\
`days` may be left out when something is included; the scenario then lasts as long as
the last of them.
"""
INCLUDE = """\
`include` is a list of names (`"strid-nord"`), files in this folder (`"mine.toml"`), or
tables with a delay (`{scenario = "strid-nord", delay_days = 3}`):
"""
COMPOSITION = """\
What is included keeps its place and length, begins `delay_days` later and gets the
name of its scenario in front: `strid-nord/norske-styrker`. Two scenarios with the same
name, or one included twice, need a `name` each. References are merged; what was
recorded is not. A file with the same `name` as a scenario that it includes without
delay is that scenario with more in it: names, first day and what was recorded stay.

Ordinary activity is never counted twice. What the file itself says about it stands;
else the included `ordinary` needs become one, with the earliest start and the largest
scale, and everywhere (`norway`) goes before single places. It is not delayed, as
nobody can put it off.
"""
QUANTITY = """\
Where the tables below say *quantity*, write a number, or a table with the planning
interval and the source. What is not known is drawn from the interval, once for all
draws of a world: as a triangle with its top at `value` unless `law` says otherwise, so
an interval that is longer on one side moves the mean to that side:
"""
SECTIONS = {
    "needs": "## Needs: `[[needs]]`\n\nWho needs care. Every need has a source:"
    " `norwegian_military`, `allied`, `civil` or `ordinary`.",
    "disruptions": "## Disruptions: `[[disruptions]]`\n\nWhat takes capacity away.",
    "measures": "## Measures: `[[measures]]`\n\nWhat is done about it.",
}
KIND = Key(name="kind", hint=str, metadata=(), default=MISSING)


def scenario_reference() -> str:
    """Return the reference as Markdown."""
    parts = [
        INTRODUCTION,
        "## The file\n",
        _table(_model_keys(ScenarioFile)),
        LEFT_OUT,
        "### An included scenario\n",
        INCLUDE,
        _table(_model_keys(Include)),
        COMPOSITION,
        "## A quantity\n",
        QUANTITY,
        _table(keys_of(Quantity).values()),
        _common("## What every need, disruption and measure has", Happening, ()),
        *_sections(),
        "## What was recorded: `[[recorded]]`\n",
        f"{inspect.getdoc(Outcome)}\n",
        _table(keys_of(Outcome).values()),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _sections() -> Iterator[str]:
    for section, heading in SECTIONS.items():
        yield heading + "\n"
        common: tuple[type, ...] = (Happening,)
        if section == "measures":
            yield _common("### What every measure has", Action, common)
            common = (Happening, Action)
        nouns = dict.fromkeys(kinds_of(section).values())
        for noun in nouns:
            yield _kind(section, noun, common)


def _common(heading: str, noun: type, already: tuple[type, ...]) -> str:
    first = [] if already else [KIND]
    keys = [*first, *_own_keys(noun, already)]
    return f"{heading}\n\n{_table(keys)}"


def _kind(section: str, noun: type, common: tuple[type, ...]) -> str:
    kinds = [kind for kind, other in kinds_of(section).items() if other is noun]
    heading = ", ".join(f"`{kind}`" for kind in kinds)
    text = inspect.getdoc(noun) or ""
    keys = [key for key in _own_keys(noun, common) if key.name != "kind"]
    table = _table(keys) if keys else "No keys of its own.\n"
    return f"### {heading}\n\n{text}\n\n{table}"


def _own_keys(noun: type, common: tuple[type, ...]) -> list[Key]:
    shared = {name for other in common for name in keys_of(other)}
    return [key for name, key in keys_of(noun).items() if name not in shared]


def _model_keys(model: type[Any]) -> list[Key]:
    hints = get_type_hints(model, include_extras=True)
    return [
        Key(
            name=name,
            hint=plain_type(hints[name])[0],
            metadata=plain_type(hints[name])[1],
            default=MISSING if field.is_required() else field.default,
        )
        for name, field in model.model_fields.items()
    ]


def _table(keys: Iterable[Key]) -> str:
    rows = [
        "| key | meaning | allowed | unit | when left out |",
        "|---|---|---|---|---|",
    ]
    rows += [
        f"| `{key.name}` | {KEY_WORDS[key.name]} | {allowed(key)} | {key.unit} "
        f"| {default(key)} |"
        for key in keys
    ]
    return "\n".join(rows) + "\n"
