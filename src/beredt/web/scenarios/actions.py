"""Everything that changes scenarios."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from beredt.engine.scenario import Measure, Scenario
from beredt.files.scenarios import bundled_scenarios, read_scenario, write_fragment
from beredt.report.events import EVENTS
from beredt.report.language import LANGUAGES
from beredt.report.words import word
from beredt.web.accounts.models import Organisation, User
from beredt.web.audit.actions import record_event
from beredt.web.scenarios.models import ScenarioDraft, ScenarioVersion
from beredt.web.scenarios.permissions import readable_scenarios
from beredt.web.scenarios.texts import (
    INCLUDED,
    carried,
    laid_out,
    opened,
    read_published,
    title_of,
    with_included,
)


@transaction.atomic
def publish_bundled() -> list[ScenarioVersion]:
    """Publish the scenarios that come with Beredt and are not published yet."""
    known = {*ScenarioVersion.objects.filter(organisation=None).values_list("pk")}
    versions = [publish_file(name, path) for name, path in bundled_scenarios().items()]
    return [version for version in versions if (version.pk,) not in known]


@transaction.atomic
def publish_file(name: str, path: Path) -> ScenarioVersion:
    """Publish a scenario that comes with Beredt, unless it is published already."""
    scenario = read_scenario(path)
    version, is_new = ScenarioVersion.objects.get_or_create(
        fingerprint=scenario.fingerprint,
        organisation=None,
        defaults={
            "name": name,
            "titles": dict(scenario.title),
            "text": path.read_text(encoding="utf-8"),
            "files": carried(path),
        },
    )
    if is_new:
        _record_published(version, by=None)
    return version


@transaction.atomic
def publish_variant(
    base: ScenarioVersion,
    *,
    measures: Sequence[Measure],
    organisation: Organisation,
    by: User,
) -> ScenarioVersion:
    """Publish a scenario with more measures; the same measures again are known.

    Raises `FileError` when the measures do not go with the scenario.
    """
    scenario = opened(base)
    text = write_fragment(
        base.name,
        measures,
        days=scenario.days,
        include=[f"{INCLUDED}/{base.name}"],
        title=_with_measures(scenario, measures),
        description=dict(scenario.description),
    )
    files = {f"{INCLUDED}/{base.name}.toml": base.text}
    files |= {f"{INCLUDED}/{place}": text for place, text in base.files.items()}
    with laid_out(text, files) as path:
        read = read_scenario(path)
    version, is_new = ScenarioVersion.objects.get_or_create(
        fingerprint=read.fingerprint,
        organisation=organisation,
        defaults={
            "name": base.name,
            "titles": dict(read.title),
            "text": text,
            "files": files,
            "base": base,
        },
    )
    if is_new:
        _record_published(version, by=by)
    return version


def _with_measures(scenario: Scenario, measures: Sequence[Measure]) -> dict[str, str]:
    return {
        lang: " + ".join(
            [
                scenario.title[lang],
                *(word(EVENTS, measure.kind, lang).lower() for measure in measures),
            ]
        )
        for lang in LANGUAGES
        if lang in scenario.title
    }


class ConflictError(Exception):
    """Somebody else has saved a draft since it was opened."""


@transaction.atomic
def begin_draft(
    *,
    text: str,
    organisation: Organisation,
    files: Mapping[str, str] | None = None,
    by: User,
) -> ScenarioDraft:
    """Begin to write a scenario."""
    draft = ScenarioDraft.objects.create(
        title=title_of(text),
        text=text,
        files=dict(files or {}),
        organisation=organisation,
        changed_by=by,
    )
    record_event(
        "scenario_draft.begun", draft, by=by, place=organisation.path, after=text
    )
    return draft


@transaction.atomic
def save_draft(draft: ScenarioDraft, *, text: str, revision: int, by: User) -> None:
    """Save a draft; raises `ConflictError` when somebody else has, meanwhile."""
    draft = ScenarioDraft.objects.select_for_update().get(pk=draft.pk)
    if draft.revision != revision:
        raise ConflictError
    before = draft.text
    if before == text:
        return
    draft.text, draft.title = text, title_of(text)
    draft.revision, draft.changed_by = revision + 1, by
    draft.changed_at = timezone.now()
    draft.save()
    record_event(
        "scenario_draft.saved",
        draft,
        by=by,
        place=draft.organisation.path,
        before=before,
        after=text,
    )


@transaction.atomic
def discard_draft(draft: ScenarioDraft, *, revision: int, by: User) -> None:
    """Throw a draft away; the log keeps what it said.

    Raises `ConflictError` when somebody else has saved it, meanwhile.
    """
    draft = ScenarioDraft.objects.select_for_update().get(pk=draft.pk)
    if draft.revision != revision:
        raise ConflictError
    record_event(
        "scenario_draft.discarded",
        draft,
        by=by,
        place=draft.organisation.path,
        before=draft.text,
    )
    draft.delete()


@transaction.atomic
def publish_draft(draft: ScenarioDraft, *, by: User) -> ScenarioVersion:
    """Publish a draft as a version that nobody changes; the same again is known.

    Raises `FileError` with everything that is wrong with it.
    """
    files = with_included(draft.text, draft.files, readable_scenarios(by))
    with laid_out(draft.text, files) as path:
        read = read_published(path)
        version, is_new = ScenarioVersion.objects.get_or_create(
            fingerprint=read.fingerprint,
            organisation=draft.organisation,
            defaults={
                "name": read.name,
                "titles": dict(read.title),
                "text": draft.text,
                "files": carried(path),
            },
        )
    if is_new:
        _record_published(version, by=by)
    return version


@transaction.atomic
def share_version(
    version: ScenarioVersion, *, organisation: Organisation, by: User
) -> None:
    """Let an organisation, and all below and above it, read a version."""
    version.shared_with.add(organisation)
    record_event(
        "scenario.shared",
        version,
        by=by,
        place=version.organisation.path if version.organisation else "",
        after=organisation.path,
    )


@transaction.atomic
def withdraw_share(
    version: ScenarioVersion, *, organisation: Organisation, by: User
) -> None:
    """Let an organisation read a version no more; what it has copied is its own."""
    version.shared_with.remove(organisation)
    record_event(
        "scenario.share_withdrawn",
        version,
        by=by,
        place=version.organisation.path if version.organisation else "",
        before=organisation.path,
    )


def _record_published(version: ScenarioVersion, *, by: User | None) -> None:
    record_event(
        "scenario.published",
        version,
        by=by,
        place=version.organisation.path if version.organisation else "",
        after=version.fingerprint,
    )
