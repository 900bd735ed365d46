"""The invented country of the tutorial: its register, organisations and people."""

from beredt.files.registers import bundled_registers
from beredt.web.accounts.models import Organisation
from beredt.web.drafts.actions import start_draft
from beredt.web.registers.actions import publish_package
from beredt.web.registers.models import RegisterVersion
from web.people import give, make_organisation, make_user


class Nordvik:
    """One nation with one trust of two hospitals, and somebody for each role."""

    def __init__(self):
        publish_package("tiny", bundled_registers()["tiny"])
        self.version = RegisterVersion.objects.get(name="tiny", organisation=None)
        self.nation = Organisation.objects.filter(
            parent=None
        ).first() or make_organisation("norge")
        self.region = make_organisation("nordvik-region", below=self.nation)
        self.trust = make_organisation("nordvik-hf", below=self.region, kind="trust")
        self.hospital = make_organisation(
            "nordvik-sykehus", below=self.trust, kind="facility"
        )
        self.elsewhere = make_organisation("elsewhere", below=self.nation)
        self.planner = self.person("Planlegger", "planner", self.nation)
        self.owner = self.person("Eier", "capacity_owner", self.trust)
        self.approver = self.person("Godkjenner", "approver", self.nation)
        self.reader = self.person("Leser", "reader", self.nation)
        self.stranger = self.person("Fremmed", "planner", self.elsewhere)

    def person(self, name, role, organisation):
        user = make_user(name)
        give(user, role, organisation)
        return user

    def draft(self, **fields):
        said = {
            "base": self.version,
            "title": "Nordvik",
            "version": "2",
            "organisation": self.nation,
            "by": self.planner,
        }
        return start_draft(**said | fields)
