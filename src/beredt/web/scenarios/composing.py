"""Scenarios that happen together, as one text."""

from collections.abc import Sequence

import tomli_w
from django.utils.translation import gettext as _

from beredt.web.scenarios.models import ScenarioVersion
from beredt.web.scenarios.texts import opened


def composed(
    name: str, title: str, parts: Sequence[tuple[ScenarioVersion, int]]
) -> str:
    """Return a text that includes scenarios, each so many days later."""
    include = []
    for number, (version, delay) in enumerate(parts, start=1):
        row = {"scenario": version.name, "delay_days": delay}
        # The same scenario twice needs a name of its own.
        again = [one.name for one, _delay in parts].count(version.name) > 1
        include.append(row | ({"name": f"{version.name}-{number}"} if again else {}))
    content = {
        "name": name,
        "days": max(opened(version).days + delay for version, delay in parts),
        "title": {"nb": title},
        "description": {
            "nb": _("Satt sammen av: %(titles)s.")
            % {"titles": ", ".join(version.title for version, _delay in parts)}
        },
        "include": include,
    }
    return tomli_w.dumps(content)
