"""Everything that changes scenarios."""

from django.db import transaction

from beredt.files.scenarios import bundled_scenarios, read_scenario
from beredt.web.audit.actions import record_event
from beredt.web.scenarios.models import ScenarioVersion


@transaction.atomic
def publish_bundled() -> list[ScenarioVersion]:
    """Publish the scenarios that come with Beredt and are not published yet."""
    published = []
    for name, path in bundled_scenarios().items():
        scenario = read_scenario(path)
        version, is_new = ScenarioVersion.objects.get_or_create(
            fingerprint=scenario.fingerprint,
            defaults={
                "name": name,
                "titles": dict(scenario.title),
                "text": path.read_text(encoding="utf-8"),
            },
        )
        if is_new:
            record_event(
                "scenario.published", version, by=None, after=version.fingerprint
            )
            published.append(version)
    return published
