"""What is wrong with the shape of a file is told in our words, never pydantic's."""

import copy
import datetime as dt
import tomllib

import pytest
from pydantic import ValidationError

from beredt.files.ai_systems import SystemsFile, bundled_systems
from beredt.files.council.bundled import bundled_folder, bundled_meetings
from beredt.files.council.shape import BodiesFile, PapersFile
from beredt.files.obligations import ObligationsFile, bundled_obligations
from beredt.files.scenarios.kinds import UNIONS, keys_of, kinds_of
from beredt.files.scenarios.shape import as_json, read_shape, spell_out
from beredt.files.scenarios.wording import Misfit, allowed_by
from beredt.files.strategies import StrategyFile, bundled_strategy

WRONG = [
    1,
    -1,
    1.5,
    "",
    "x",
    "a/b",
    "2020-02-30",
    True,
    [],
    [1],
    ["x"],
    {},
    {"a": 1},
    {"value": "x"},
    {"value": 5, "low": 9},
    {"nb": ""},
    dt.date(2020, 1, 1),
    float("inf"),
    10**400,
]
WHOLE = {"name": "a", "title": {"nb": "a"}, "description": {"nb": "b"}, "days": 3}
FILES = [
    (StrategyFile, bundled_strategy()),
    (ObligationsFile, bundled_obligations()),
    (SystemsFile, bundled_systems()),
    (BodiesFile, bundled_folder() / "bodies.toml"),
    (PapersFile, next(iter(bundled_meetings().values()))),
]


def happenings():
    for section in UNIONS:
        for kind, noun in kinds_of(section).items():
            for key in keys_of(noun):
                for wrong in WRONG:
                    yield section, {"kind": kind, "name": "a", key: wrong}


def tables(raw, at=()):
    """Every place in a file, the first of each list."""
    yield at
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from tables(value, (*at, key))
    elif isinstance(raw, list) and raw:
        yield from tables(raw[0], (*at, 0))


def with_wrong(raw, at, wrong):
    """A file with something else at one place."""
    changed = copy.deepcopy(raw)
    place = changed
    for step in at[:-1]:
        place = place[step]
    place[at[-1]] = wrong
    return changed


def test_of_scenarios():
    told = 0
    raws = [{**WHOLE, section: [row]} for section, row in happenings()]
    raws += [{**WHOLE, key: wrong} for key in WHOLE for wrong in WRONG]
    raws += [{**WHOLE, "include": [wrong]} for wrong in WRONG]
    raws += [{**WHOLE, "recorded": [{"what": wrong}]} for wrong in WRONG]
    for raw in raws:
        for error in read_shape(spell_out(raw))[1]:
            misfit = Misfit(error, raw)
            assert str(misfit.found_and_allowed()[1]) != error["msg"], error
            told += 1
    assert told > len(raws)


@pytest.mark.parametrize(("shape", "path"), FILES, ids=lambda v: getattr(v, "stem", ""))
def test_of_what_other_rooms_are_sent(shape, path):
    raw = tomllib.loads(path.read_text("utf-8"))
    told = 0
    for at in filter(None, tables(raw)):
        for wrong in WRONG:
            try:
                shape.model_validate_json(as_json(with_wrong(raw, at, wrong)))
            except ValidationError as refused:
                for error in refused.errors(include_url=False):
                    if error["type"] not in {"missing", "extra_forbidden"}:
                        assert str(allowed_by(error)) != error["msg"], (at, error)
                        told += 1
    assert told > 50
