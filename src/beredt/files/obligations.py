"""Obligations from TOML, with what is said of them."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from annotated_types import MinLen
from pydantic import BaseModel

from beredt.engine.obligations import (
    Ability,
    Answer,
    Evidence,
    EvidenceKind,
    Footing,
    Framework,
    Obligation,
    Obligations,
)
from beredt.engine.register import Text
from beredt.files.bundle import bundled_data
from beredt.files.faults import FileError, Said, plain
from beredt.files.scenarios.source import open_source
from beredt.files.shaping import SETTINGS, SourcedTable, shaped

KeyPath = tuple[str | int, ...]


class FrameworkTable(BaseModel):
    """What obligations belong to."""

    model_config = SETTINGS
    id: Text
    title: Text


class ObligationTable(SourcedTable):
    """One thing that is agreed, required or recommended."""

    id: Text
    framework: Text
    title: Text
    text: str = ""
    footing: Footing
    address: str = ""
    depends_on: tuple[Text, ...] = ()


class EvidenceTable(BaseModel):
    """Something that proves an ability."""

    model_config = SETTINGS
    kind: EvidenceKind
    title: Text
    date: dt.date
    address: str = ""


class AnswerTable(BaseModel):
    """What is said of an obligation."""

    model_config = SETTINGS
    obligation: Text
    owner: str = ""
    due: dt.date | None = None
    ability: Ability = "not_assessed"
    gap: str = ""
    dependency: str = ""
    evidence: tuple[EvidenceTable, ...] = ()


class ObligationsFile(BaseModel):
    """Frameworks, obligations, and what is said of them."""

    model_config = SETTINGS
    frameworks: Annotated[tuple[FrameworkTable, ...], MinLen(1)]
    obligations: Annotated[tuple[ObligationTable, ...], MinLen(1)]
    answers: tuple[AnswerTable, ...] = ()


def bundled_obligations() -> Path:
    """Return the file of the bundled obligations."""
    return bundled_data("obligations") / "norge.toml"


def read_obligations(path: Path | None = None) -> Obligations:
    """Read obligations; raises `FileError` with everything that is wrong in them."""
    source = open_source(path or bundled_obligations())
    file = shaped(source, ObligationsFile)
    if file is not None:
        for at, found, allowed in _wrong(file):
            source.complain(at, plain(repr(found)), allowed)
    if file is None or source.faults:
        raise FileError(source.faults)
    return Obligations(
        frameworks=tuple(Framework(**one.model_dump()) for one in file.frameworks),
        obligations=tuple(Obligation(**one.model_dump()) for one in file.obligations),
        answers=tuple(_answer(one) for one in file.answers),
    )


def _wrong(file: ObligationsFile) -> Iterator[tuple[KeyPath, str, Said]]:
    frameworks = [one.id for one in file.frameworks]
    ids = [one.id for one in file.obligations]
    yield from _twice("frameworks", "id", frameworks)
    yield from _twice("obligations", "id", ids)
    answered = [one.obligation for one in file.answers]
    yield from _twice("answers", "obligation", answered)
    for n, one in enumerate(file.obligations):
        if one.framework not in frameworks:
            allowed = Said("one of {names}", names=", ".join(frameworks))
            yield ("obligations", n, "framework"), one.framework, allowed
        for name in one.depends_on:
            if name not in ids or name == one.id:
                at = ("obligations", n, "depends_on")
                yield at, name, Said("the id of another obligation")
    for n, name in enumerate(answered):
        if name not in ids:
            yield ("answers", n, "obligation"), name, Said("the id of an obligation")


def _twice(
    section: str, key: str, names: list[str]
) -> Iterator[tuple[KeyPath, str, Said]]:
    for n, name in enumerate(names):
        if name in names[:n]:
            yield (section, n, key), name, Said("each {key} once", key=key)


def _answer(table: AnswerTable) -> Answer:
    return Answer(
        obligation=table.obligation,
        owner=table.owner,
        due_day=table.due.toordinal() if table.due else None,
        ability=table.ability,
        gap=table.gap,
        dependency=table.dependency,
        evidence=tuple(
            Evidence(
                kind=one.kind,
                title=one.title,
                day=one.date.toordinal(),
                address=one.address,
            )
            for one in table.evidence
        ),
    )
