"""A site to load: Norway, a campaign, and somebody at each trust who answers it.

`BEREDT_HOME=… DATABASE_URL=… python -m benchmarks.furnishing TRUST …` prints whom to
send to it, each with the two answers that they give in turn.
"""

import csv
import io
import json
import sys
from datetime import timedelta

from django.test import Client
from django.utils.timezone import localdate
from django.utils.translation import override

from beredt.files.sheets import write_csv
from beredt.web.config.start import open_site, prepare_site

open_site()

from beredt.web.accounts.actions import invite_person  # noqa: E402
from beredt.web.accounts.models import Organisation  # noqa: E402
from beredt.web.campaigns.actions import open_campaign  # noqa: E402
from beredt.web.campaigns.asking import template_of  # noqa: E402
from beredt.web.drafts.actions import start_draft  # noqa: E402
from beredt.web.registers.models import RegisterVersion  # noqa: E402

CHANGED = 5
DELIMITER = ","


def writers_of(trusts):
    """Ask trusts what they have, and give each somebody who answers."""
    nation = Organisation.objects.get(parent=None)
    planner = invited("planner", nation)
    version = RegisterVersion.objects.get(name="norway")
    draft = start_draft(
        base=version, title="Load", version="2", organisation=nation, by=planner
    )
    campaign = open_campaign(
        title="Load",
        words="",
        draft=draft,
        deadline=localdate() + timedelta(days=30),
        asked=list(Organisation.objects.filter(code__in=trusts)),
        by=planner,
    )
    asks = campaign.asks.select_related("organisation", "campaign__draft__base")
    return [writer(ask, version) for ask in asks]


def writer(ask, version):
    """Return who answers, what, and which pages they read."""
    client = Client()
    client.force_login(invited("capacity_owner", ask.organisation))
    return {
        "session": client.cookies["sessionid"].value,
        "ask": ask.get_absolute_url(),
        "answers": answers(ask),
        "places": f"{version.get_absolute_url()}tables/places/",
        "asked": ask.asked,
    }


def invited(role, organisation):
    """Let somebody in."""
    return invite_person(
        email=f"{organisation.code}@example.no",
        name=organisation.name,
        role=role,
        organisation=organisation,
        by=None,
    )


def answers(ask):
    """Return the template with some of its numbers one higher, and as it is."""
    with override("nb"):
        known = write_csv(template_of(ask)).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(known), delimiter=DELIMITER))
    physical = lines[0].index("Fysisk")
    for line in lines[1 : CHANGED + 1]:
        line[physical] = str(int(line[physical]) + 1)
    text = io.StringIO()
    csv.writer(text, delimiter=DELIMITER).writerows(lines)
    return [text.getvalue(), known]


if __name__ == "__main__":
    prepare_site()
    print(json.dumps(writers_of(sys.argv[1:])))
