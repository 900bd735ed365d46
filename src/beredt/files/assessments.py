"""An assessment as bytes that give the same assessment back, bit by bit.

Arrays are kept as NumPy writes them, all else as JSON. Scenario and register are not
kept again: whoever reads an assessment brings those that it names.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import count
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import numpy as np

from beredt.engine.register import Register
from beredt.engine.scenario import Scenario

if TYPE_CHECKING:
    from beredt.engine.assessment import Assessment

FORMAT_VERSION = 1
ANSWER = "answer.json"
GIVEN = ("scenario", "register")


class OtherInputsError(ValueError):
    """An assessment was made of another scenario or register than those at hand."""


def write_assessment(assessment: "Assessment") -> bytes:
    """Return an assessment without its scenario and register."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        numbers = count()
        answer = {
            field.name: _plain(getattr(assessment, field.name), archive, numbers)
            for field in fields(assessment)
            if field.name not in GIVEN
        }
        text = json.dumps({"format": FORMAT_VERSION, "answer": answer})
        archive.writestr(ANSWER, text)
    return buffer.getvalue()


def read_assessment(
    content: bytes, scenario: Scenario, register: Register
) -> "Assessment":
    """Return an assessment that was written, with what it was made of.

    Raises `OtherInputsError` when it was made of something else.
    """
    from beredt.engine.assessment import (  # noqa: PLC0415 - loads the compiler
        Assessment,
    )

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        kept = json.loads(archive.read(ANSWER))["answer"]
        answer = {
            name: _read(kept[name], hint, archive)
            for name, hint in _hints(Assessment).items()
            if name not in GIVEN
        }
    found = Assessment(scenario=scenario, register=register, **answer)
    asked = (scenario.fingerprint, register.fingerprint)
    made_of = (found.facts.scenario_fingerprint, found.facts.register_fingerprint)
    if asked != made_of:
        raise OtherInputsError(f"The assessment is of {made_of}, not of {asked}.")
    return found


def _plain(value: Any, archive: zipfile.ZipFile, numbers: Iterator[int]) -> Any:
    """Return a value as JSON can hold it; an array as the number of its file."""
    if isinstance(value, np.ndarray):
        number = next(numbers)
        with archive.open(f"{number}.npy", "w") as file:
            np.lib.format.write_array(file, value, allow_pickle=False)
        return number
    if is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name), archive, numbers)
            for field in fields(value)
        }
    if isinstance(value, dict):
        return {key: _plain(one, archive, numbers) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_plain(one, archive, numbers) for one in value]
    return value.item() if isinstance(value, np.generic) else value


def _read(value: Any, hint: Any, archive: zipfile.ZipFile) -> Any:
    """Return what a type says that a kept value is."""
    origin = get_origin(hint) or hint
    if value is None or origin in (str, int, float, bool):
        return value
    if origin is np.ndarray:
        with archive.open(f"{value}.npy") as file:
            return np.lib.format.read_array(file, allow_pickle=False)
    if is_dataclass(origin) and isinstance(origin, type):
        hints = _hints(origin)
        return origin(**{k: _read(v, hints[k], archive) for k, v in value.items()})
    if origin is dict:
        (_, inner) = get_args(hint)
        return {key: _read(one, inner, archive) for key, one in value.items()}
    if origin is tuple:
        (inner, *_) = get_args(hint)
        return tuple(_read(one, inner, archive) for one in value)
    parts = [part for part in get_args(hint) if part is not NoneType]
    return _read(value, parts[0], archive) if len(parts) == 1 else value


@cache
def _hints(noun: Any) -> dict[str, Any]:
    return get_type_hints(noun)
