"""A TOML file in its shape, or every fault that keeps it from having it."""

from typing import Annotated, TypeVar, get_args

from annotated_types import MinLen
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from beredt.engine.register import Confidence, Mark, Text
from beredt.files.faults import Said
from beredt.files.scenarios.shape import as_json
from beredt.files.scenarios.source import SourceFile
from beredt.files.scenarios.wording import allowed_by, found_by, one_of

EACH_ONCE = Said("each {key} once", key="id")
SETTINGS = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourcedTable(BaseModel):
    """What every table that holds facts says about itself."""

    model_config = SETTINGS
    source: Text
    source_date: Annotated[str, MinLen(4)]
    mark: Mark
    confidence: Confidence


Shape = TypeVar("Shape", bound=BaseModel)


def shaped(source: SourceFile, shape: type[Shape]) -> Shape | None:
    """Return the file in its shape; note every fault that keeps it from that."""
    try:
        return shape.model_validate_json(as_json(source.raw))
    except ValidationError as error:
        for wrong in error.errors(include_url=False):
            source.complain(tuple(wrong["loc"]), *_words(wrong, shape))
    return None


def _words(wrong: ErrorDetails, shape: type[BaseModel]) -> tuple[Said, Said]:
    """Return what was found and what is allowed there."""
    kind, key = wrong["type"], str(wrong["loc"][-1])
    if kind == "missing":
        return Said("nothing"), Said("the key {name}", name=key)
    if kind == "extra_forbidden":
        found = Said("the unknown key {name}", name=repr(key))
        return found, one_of(_keys(shape, wrong["loc"]), key)
    return found_by(wrong), allowed_by(wrong)


def _keys(shape: type[BaseModel], path: tuple[int | str, ...]) -> list[str]:
    """Return the keys of the table that a path leads into."""
    for step in path[:-1]:
        if isinstance(step, str) and step in shape.model_fields:
            inner = _models(shape.model_fields[step].annotation)
            shape = next(iter(inner), shape)
    return [field.alias or name for name, field in shape.model_fields.items()]


def _models(hint: object) -> list[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [model for part in get_args(hint) for model in _models(part)]
