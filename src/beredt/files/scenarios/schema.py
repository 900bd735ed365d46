"""The JSON Schema of scenario files, published for editors."""

from typing import Any

from beredt.files.scenarios.kinds import UNIONS, Key, keys_of, kinds_of
from beredt.files.scenarios.shape import ScenarioFile
from beredt.files.scenarios.words import KEY_WORDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def scenario_schema() -> dict[str, Any]:
    """Return the JSON Schema of a scenario file."""
    schema = ScenarioFile.model_json_schema()
    definitions = schema["$defs"]
    for section in UNIONS:
        for noun in set(kinds_of(section).values()):
            _refine(definitions[noun.__name__], noun)
    _allow_short_forms(schema)
    _explain(schema)
    for definition in definitions.values():
        _explain(definition)
    return {"$schema": DIALECT, **schema}


def _refine(definition: dict[str, Any], noun: type) -> None:
    """Ask for the kind, and give each quantity its own range and unit."""
    definition["required"] = list(
        dict.fromkeys(["kind", *definition.get("required", [])])
    )
    properties = definition["properties"]
    for name, key in keys_of(noun).items():
        if name == "kind":
            properties[name].pop("default", None)
        elif key.is_quantity:
            properties[name] = _quantity(key, properties[name].get("default"))
        elif name == "mix":
            properties[name]["minProperties"] = 1


def _quantity(key: Key, default: Any) -> dict[str, Any]:
    number: dict[str, Any] = {"type": "number"}
    if key.within.least > float("-inf"):
        number["minimum"] = key.within.least
    if key.within.most < float("inf"):
        number["maximum"] = key.within.most
    table = {
        "allOf": [{"$ref": "#/$defs/Quantity"}],
        "properties": dict.fromkeys(("value", "low", "high"), number),
    }
    words = KEY_WORDS[key.name]
    quantity: dict[str, Any] = {
        "anyOf": [number, table],
        "description": f"{words} ({key.unit})" if key.unit else words,
    }
    if isinstance(default, dict) and "value" in default:
        quantity["default"] = default["value"]
    return quantity


def _allow_short_forms(schema: dict[str, Any]) -> None:
    include = schema["properties"]["include"]
    include["items"] = {
        "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/Include"}]
    }
    # A TOML file has no null: what is not known is left out.
    for definition in (schema, *schema["$defs"].values()):
        for name, entry in definition.get("properties", {}).items():
            choices = entry.get("anyOf", [])
            kept = [choice for choice in choices if choice != {"type": "null"}]
            if len(kept) == 1 and len(choices) == 2:
                rest = {k: v for k, v in entry.items() if k not in {"anyOf", "default"}}
                definition["properties"][name] = {**kept[0], **rest}


def _explain(definition: dict[str, Any]) -> None:
    for name, entry in definition.get("properties", {}).items():
        entry.pop("title", None)
        if name in KEY_WORDS:
            entry.setdefault("description", KEY_WORDS[name])
