"""Everything that changes scenarios."""

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction

from beredt.engine.scenario import Measure, Scenario
from beredt.files.scenarios import bundled_scenarios, read_scenario, write_fragment
from beredt.report.events import EVENTS
from beredt.report.language import LANGUAGES
from beredt.report.words import word
from beredt.web.accounts.models import Organisation, User
from beredt.web.audit.actions import record_event
from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.texts import INCLUDED, carried, laid_out, opened


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
        record_event("scenario.published", version, by=None, after=version.fingerprint)
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
    with laid_out(base.name, text, files) as path:
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
        record_event(
            "scenario.published",
            version,
            by=by,
            place=organisation.path,
            after=version.fingerprint,
        )
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
