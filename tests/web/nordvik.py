"""The invented country of the tutorial: its register, organisations and people."""

from datetime import timedelta

from django.utils.timezone import localdate
from django.utils.translation import override

from beredt.files.registers import bundled_registers
from beredt.files.sheets import write_csv
from beredt.web.accounts.models import Organisation, User
from beredt.web.campaigns.actions import open_campaign, upload_answer
from beredt.web.campaigns.asking import template_of
from beredt.web.campaigns.models import Campaign
from beredt.web.drafts.actions import edit_row, propose_draft, start_draft
from beredt.web.drafts.contents import row_of
from beredt.web.drafts.models import RegisterDraft
from beredt.web.registers.actions import publish_package
from beredt.web.registers.models import RegisterVersion
from web.people import give, make_organisation, make_user

WARD = "nordvik-sykehus~ward~staffed"
PEOPLE = {
    "planner": "Planlegger",
    "owner": "Eier",
    "approver": "Godkjenner",
    "reader": "Leser",
}


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

    def campaign_form(self, table):
        """Return what a planner types to ask the trust about a table."""
        return {
            "title": "Vinter",
            "draft": self.draft().pk,
            "table": table,
            "asked": [self.trust.pk],
            "deadline": (localdate() + timedelta(days=9)).isoformat(),
        }

    def draft(self, **fields):
        said = {
            "base": self.version,
            "title": "Nordvik",
            "version": "2",
            "organisation": self.nation,
            "by": self.planner,
        }
        return start_draft(**said | fields)

    def campaign(self, draft):
        return open_campaign(
            title="Kapasitet høsten 2026",
            words="Tell plassene slik de er denne uken.",
            draft=draft,
            deadline=localdate() + timedelta(days=3),
            asked=[self.trust],
            by=self.planner,
        )

    def furnish(self):
        """Let there be one of everything that people look at."""
        draft = self.draft()
        cells, revision = row_of(draft, "places", WARD)
        edit_row(
            draft,
            table="places",
            key=WARD,
            after=cells | {"number": "90", "source": "Telling uke 47"},
            revision=revision,
            note="Ny telling",
            by=self.owner,
        )
        ask = self.campaign(draft).asks.get()
        with override("nb"):
            data = write_csv(template_of(ask))
        wrong = data.replace(b",90,", b",mange,", 1)
        upload_answer(ask, name="svar.csv", data=wrong, by=self.owner)
        upload_answer(ask, name="svar rettet.csv", data=data, by=self.owner)
        proposed = self.draft(title="Nordvik, foreslått", version="3")
        propose_draft(proposed, by=self.planner)

    @classmethod
    def found(cls):
        """The people of the country that a site was furnished with."""
        country = cls.__new__(cls)
        for name, said in PEOPLE.items():
            setattr(country, name, User.objects.get(name=said))
        return country

    @staticmethod
    def campaign_address():
        return Campaign.objects.latest("pk").get_absolute_url()

    @staticmethod
    def row_address():
        draft = RegisterDraft.objects.get(version="2")
        return f"/registers/drafts/{draft.pk}/tables/places/rows/{WARD}/"
