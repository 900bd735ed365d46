"""The shape of a scenario file, and of what is written in it."""

import datetime as dt
import json
from typing import Annotated, Any

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from beredt.engine.register import Text
from beredt.engine.scenario import (
    Day,
    Disruption,
    Measure,
    Need,
    Outcome,
    Weekday,
)
from beredt.files.scenarios.kinds import UNIONS, keys_of, kinds_of

SETTINGS = ConfigDict(
    extra="forbid", strict=True, allow_inf_nan=False, frozen=True, title="Scenario"
)
ANY_NEED = Annotated[Need, Field(discriminator="kind")]
ANY_DISRUPTION = Annotated[Disruption, Field(discriminator="kind")]
ANY_MEASURE = Annotated[Measure, Field(discriminator="kind")]


class Words(BaseModel):
    """A text in the languages of the users; Norwegian bokmål is always there."""

    model_config = SETTINGS
    nb: Text
    nn: Text | None = None
    en: Text | None = None
    uk: Text | None = None

    def by_language(self) -> dict[str, str]:
        """Return the texts that are there."""
        return {str(k): str(v) for k, v in self.model_dump(exclude_none=True).items()}


class Include(BaseModel):
    """Another scenario that happens too, so many days later."""

    model_config = SETTINGS
    scenario: Text
    delay_days: Day = 0.0
    name: Annotated[str, MinLen(1), Field(pattern="^[^/]+$")] | None = None


class ScenarioFile(BaseModel):
    """A scenario as a planner writes it: what happens, where, from when."""

    model_config = SETTINGS
    name: Annotated[str, MinLen(1), Field(pattern="^[^/]+$")]
    title: Words
    description: Words
    days: Annotated[int, Ge(1), Le(730)] | None = None
    date: dt.date | None = None
    weekday: Weekday | None = None
    references: tuple[str, ...] = ()
    include: tuple[Include, ...] = ()
    needs: tuple[ANY_NEED, ...] = ()
    disruptions: tuple[ANY_DISRUPTION, ...] = ()
    measures: tuple[ANY_MEASURE, ...] = ()
    recorded: tuple[Outcome, ...] = ()


def spell_out(raw: dict[str, Any]) -> dict[str, Any]:
    """Write short forms in full: a bare quantity as a table, an include by name too."""
    full = dict(raw)
    if isinstance(include := raw.get("include"), list):
        full["include"] = [
            {"scenario": one} if isinstance(one, str) else one for one in include
        ]
    for section in UNIONS:
        if isinstance(items := raw.get(section), list):
            full[section] = [_spell_out_item(section, item) for item in items]
    return full


def _spell_out_item(section: str, item: Any) -> Any:
    if not isinstance(item, dict) or not isinstance(item.get("kind"), str):
        return item
    noun = kinds_of(section).get(item["kind"])
    keys = keys_of(noun) if noun else {}
    return {
        name: {"value": value}
        if name in keys and keys[name].is_quantity and is_number(value)
        else value
        for name, value in item.items()
    }


def is_number(value: Any) -> bool:
    """Tell numbers from everything else; true and false are no numbers."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def read_shape(full: dict[str, Any]) -> tuple[ScenarioFile | None, list[ErrorDetails]]:
    """Return the file as nouns, or what keeps it from being one."""
    try:
        # JSON is validated, not Python objects: strict there still takes a list for
        # a tuple and a table for a noun, and neither takes "15" for 15.
        return ScenarioFile.model_validate_json(as_json(full)), []
    except ValidationError as error:
        return None, error.errors(include_url=False)


def as_json(value: dict[str, Any]) -> str:
    """Return what a TOML file says as JSON; dates become texts."""
    return json.dumps(value, default=str)
