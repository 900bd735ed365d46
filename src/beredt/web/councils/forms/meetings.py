"""Bodies, and meetings that are called, moved and decided in."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from beredt.engine.council import Attendance, Papers
from beredt.files.council import agenda_papers
from beredt.files.council.papers import read_papers_file
from beredt.files.council.table import read_agenda
from beredt.files.faults import FileError
from beredt.files.scenarios.source import open_source
from beredt.web.accounts.models import Organisation
from beredt.web.councils.fields import ClockField
from beredt.web.councils.forms.parts import DAY, LONG
from beredt.web.councils.models import AgendaItem, Body, Meeting
from beredt.web.councils.opening import known_bodies
from beredt.web.layout.languages import say_fault
from beredt.web.layout.seen import SeenForm
from beredt.web.registers.uploads import LimitedFileField

DIGRAPHS = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


class BodyForm(SeenForm):
    """A council or committee."""

    class Meta:
        """What a secretariat says of it."""

        model = Body
        fields = (
            "name", "mandate", "organisation", "predecessor", "first_day", "last_day",
        )  # fmt: skip
        widgets = {"first_day": DAY, "last_day": DAY, "mandate": LONG}

    def __init__(
        self, *args: Any, among: QuerySet[Organisation], **kwargs: Any
    ) -> None:
        """Offer the organisations whose secretariat one is."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["organisation"].queryset = among
        fields["predecessor"].queryset = Body.objects.exclude(pk=self.instance.pk)

    def clean(self) -> dict[str, Any]:
        """Give a new body its code; refuse an end before the beginning."""
        said = super().clean() or {}
        first, last = said.get("first_day"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("Det slutter før det begynner."))
        if not self.instance.code and (name := said.get("name")):
            code = slugify(name.lower().translate(DIGRAPHS))[:50] or "body"
            taken = Body.objects.filter(code__startswith=code).count()
            self.instance.code = f"{code}-{taken + 1}" if taken else code
        return said


class MeetingForm(SeenForm):
    """Where and when."""

    end = ClockField(label=_("Slutt kl."), required=False)

    class Meta:
        """What is said of a meeting outside its agenda."""

        model = Meeting
        fields = (
            "first_day", "last_day", "place_name", "end", "label",
            "next_first_day", "next_last_day", "next_place",
        )  # fmt: skip
        widgets = dict.fromkeys(
            ("first_day", "last_day", "next_first_day", "next_last_day"), DAY
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let the last day be left out where there is one day only."""
        super().__init__(*args, **kwargs)
        self.fields["last_day"].required = False

    def clean(self) -> dict[str, Any]:
        """Refuse days that are not in order."""
        said = super().clean() or {}
        first = said.get("first_day")
        said["last_day"] = last = said.get("last_day") or first
        if first and last and last < first:
            self.add_error("last_day", _("Det slutter før det begynner."))
        following = said.get("next_first_day")
        said["next_last_day"] = end = said.get("next_last_day") or following
        if following and ((last and following <= last) or (end and end < following)):
            self.add_error("next_first_day", _("Neste møte er etter dette."))
        return said


class CallForm(MeetingForm):
    """A new meeting, with an agenda that is pasted or in a file."""

    agenda = forms.CharField(
        label=_("Saksliste"),
        required=False,
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_(
            "Lim inn tabellen fra en side, et lysark eller et regneark, gjerne med "
            "linjene om hvem som stiller for hvem."
        ),
    )
    file = LimitedFileField(
        label=_("Saksliste som fil"),
        required=False,
        help_text=_("TSV, CSV, tekst eller TOML."),
    )
    body = forms.ModelChoiceField(Body.objects.none(), label=_("Råd eller utvalg"))
    field_order = ("body", "agenda", "file", "first_day", "last_day", "place_name")

    class Meta(MeetingForm.Meta):
        """The body is asked for too; when it ends stands in the agenda."""

        fields = ("body", "first_day", "last_day", "place_name", "label")  # type: ignore[assignment]

    def __init__(self, *args: Any, among: QuerySet[Body], **kwargs: Any) -> None:
        """Offer the bodies whose secretariat one is."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["body"].queryset = among
        fields["body"].initial = among.first()
        fields["first_day"].required = False
        fields["first_day"].help_text = _("Tomt: datoen i sakslisten.")
        fields["label"].initial = settings.CLASSIFICATION
        fields.pop("end", None)
        self.papers: Papers | None = None
        self.passages: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        """Read the agenda; say all that is wrong with it, line by line."""
        said = dict(self.cleaned_data)
        body, day = said.get("body"), said.get("first_day")
        try:
            self._read(said, body, day)
        except FileError as error:
            for fault in map(say_fault, error.faults):
                self.add_error(
                    "agenda", f"{fault.where}: {fault.found} ({fault.allowed})"
                )
        if self.papers is not None and day is None:
            self.cleaned_data["first_day"] = date.fromordinal(
                self.papers.meeting.first_day
            )
        elif day is None and "agenda" not in self.errors:
            self.add_error("first_day", _("Skriv en dato."))
        return super().clean()

    def _read(self, said: dict[str, Any], body: Body | None, day: Any) -> None:
        known: dict[str, Any] = {
            "body": body.name if body else "",
            "day": day.toordinal() if day else None,
        }
        upload, text = said.get("file"), said.get("agenda") or ""
        if upload is not None:
            is_toml = upload.name.lower().endswith(".toml")
            with tempfile.TemporaryDirectory(prefix="beredt-") as folder:
                path = Path(folder) / ("papers.toml" if is_toml else "agenda.txt")
                path.write_bytes(upload.read())
                if is_toml:
                    self.papers = read_papers_file(path, known_bodies())
                    self.passages = open_source(path).raw
                else:
                    self.papers = read_agenda(path, known_bodies(), **known)
        elif text.strip():
            self.papers = agenda_papers(text, known_bodies(), **known)


class ProposalsForm(forms.Form):
    """A proposed decision for every case of a meeting, on one page."""

    def __init__(self, *args: Any, items: list[AgendaItem], **kwargs: Any) -> None:
        """Ask for one text a case; cases with several proposals have their own page."""
        super().__init__(*args, **kwargs)
        for item in items:
            written = item.proposal_rows.first()
            self.fields[f"item_{item.pk}"] = forms.CharField(
                label=str(item),
                required=False,
                max_length=4000,
                initial=written.text if written else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def texts(self) -> dict[int, str]:
        """Return what was written, by case."""
        return {
            int(name.removeprefix("item_")): text
            for name, text in self.cleaned_data.items()
        }


class DecisionForm(forms.Form):
    """What was decided, and who voted how: who is not named voted for."""

    text = forms.CharField(label=_("Vedtak"), max_length=4000, widget=LONG)
    against = forms.MultipleChoiceField(
        label=_("Stemte mot"), required=False, widget=forms.CheckboxSelectMultiple
    )
    abstained = forms.MultipleChoiceField(
        label=_("Stemte ikke"), required=False, widget=forms.CheckboxSelectMultiple
    )
    dissent = forms.CharField(
        label=_("Protokolltilførsel"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, attendance: Attendance, **kwargs: Any) -> None:
        """Offer those who may vote in the case."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name in ("against", "abstained"):
            fields[name].choices = [(one, one) for one in attendance.voters]

    def clean(self) -> dict[str, Any]:
        """Refuse who both votes and does not."""
        said = super().clean() or {}
        if {*said.get("against", ())} & {*said.get("abstained", ())}:
            self.add_error("abstained", _("Ingen kan både stemme og la være."))
        return said


class PlaceForm(forms.Form):
    """To which meeting a case that waits goes."""

    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("Møte"))

    def __init__(self, *args: Any, among: QuerySet[Meeting], **kwargs: Any) -> None:
        """Offer the meetings that are planned."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["meeting"].queryset = among
