"""The parts that bodies, meetings and cases are written from."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from beredt.engine.council.deciding import VERBS
from beredt.files.council.shape import PapersFile
from beredt.files.faults import FileError
from beredt.web.councils.fields import ClockField, LinesField, UserField
from beredt.web.councils.goals import goal_choices
from beredt.web.councils.models import (
    Absence,
    AgendaItem,
    Amendment,
    Conflict,
    Deputy,
    FollowUp,
    Meeting,
    Member,
    OpenItem,
    Passage,
    Position,
    Proposal,
    Responsibility,
    Seat,
)
from beredt.web.councils.opening import opened
from beredt.web.councils.parts import Owner, Part
from beredt.web.layout.languages import say_fault
from beredt.web.layout.seen import SeenForm

LONG = forms.Textarea(attrs={"rows": 3})
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

VERBS_IN_USE = format_lazy(
    _("Verb som brukes: {verbs}."),
    verbs=", ".join(words[0].strip() for words in VERBS.values()),
)


class PartForm(SeenForm):
    """A part, and who owns it."""

    def __init__(self, *args: Any, owner: Owner, **kwargs: Any) -> None:
        """Ask for a day only in a meeting of several."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        meeting = owner if isinstance(owner, Meeting) else None
        if meeting and meeting.first_day == meeting.last_day:
            fields.pop("day", None)
        elif meeting and "day" in fields:
            length = (meeting.last_day - meeting.first_day).days + 1
            days = [meeting.first_day + timedelta(days=n) for n in range(length)]
            fields["day"] = forms.TypedChoiceField(
                label=_("Dag"),
                choices=[("", _("alle dager")), *((day, day) for day in days)],
                coerce=date.fromisoformat,
                empty_value=None,
                required=False,
            )
        if "user" in fields:
            fields["user"] = UserField(
                label=_("E-postadressen til en bruker"),
                required=False,
                help_text=_("Brukeren får lese møtene."),
            )


class SeatForm(PartForm):
    """Seats of one organisation."""

    class Meta:
        """All that a seat says."""

        model = Seat
        fields = (
            "organisation", "person", "status", "number", "user", "since", "until",
        )  # fmt: skip
        widgets = {"since": DAY, "until": DAY}


class ResponsibilityForm(PartForm):
    """What somebody answers for."""

    class Meta:
        """All that a responsibility says."""

        model = Responsibility
        fields = ("principle", "who", "what")
        widgets = {"what": LONG}


class ItemForm(PartForm):
    """A line of the agenda."""

    presenters = LinesField(
        label=_("Legger frem saken"),
        required=False,
        help_text=_("Én på hver linje: navn, organisasjon."),
    )
    start = ClockField(label=_("Kl."), required=False)
    goals = forms.MultipleChoiceField(
        label=_("Mål den tjener"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        """All that a line says."""

        model = AgendaItem
        fields = (
            "number", "title", "type", "presenters", "day", "start", "minutes",
            "is_break", "goals", "background",
        )  # fmt: skip
        widgets = {"background": LONG}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the goals of the strategy."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["goals"].choices = goal_choices()

    def clean_number(self) -> str:
        """Refuse the number of another case of the meeting."""
        number = str(self.cleaned_data["number"]).strip()
        meeting = self.instance.meeting
        if number and meeting is not None:
            others = meeting.items.filter(number=number).exclude(pk=self.instance.pk)
            if others.exists():
                raise forms.ValidationError(_("En annen sak har dette nummeret."))
        return number


class MemberForm(PartForm):
    """A person in a seat."""

    class Meta:
        """All that a member says."""

        model = Member
        fields = ("person", "organisation", "status", "absent", "user")

    def clean_person(self) -> str:
        """Refuse somebody who sits there already."""
        person = str(self.cleaned_data["person"])
        meeting = self.instance.meeting
        if meeting.member_rows.filter(person=person).exclude(pk=self.instance.pk):
            raise forms.ValidationError(_("Den personen har en plass i møtet."))
        return person


class DeputyForm(PartForm):
    """Who sits for whom, until when."""

    since = ClockField(label=_("Fra kl."), required=False)
    until = ClockField(
        label=_("Til kl."), required=False, help_text=_("Tomt: hele møtet.")
    )

    class Meta:
        """All that a deputy says."""

        model = Deputy
        fields = (
            "person", "organisation", "sits_for", "day", "since", "until", "user",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the members of the meeting."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["sits_for"].queryset = self.instance.meeting.member_rows.all()


class AbsenceForm(PartForm):
    """When a member is away."""

    since = ClockField(label=_("Fra kl."), required=False)
    until = ClockField(label=_("Til kl."), required=False)

    class Meta:
        """All that an absence says."""

        model = Absence
        fields = ("member", "day", "since", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the members of the meeting."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["member"].queryset = self.instance.meeting.member_rows.all()


class ProposalForm(PartForm):
    """A proposed decision, in the verbs that councils decide with."""

    class Meta:
        """All that a proposal says."""

        model = Proposal
        fields = ("text", "where")
        widgets = {"text": LONG}
        help_texts = {"text": VERBS_IN_USE}


class AmendmentForm(PartForm):
    """These words become those."""

    class Meta:
        """All that an amendment says."""

        model = Amendment
        fields = ("by", "old", "new")

    def clean_old(self) -> str:
        """Refuse words that no proposal of the case has."""
        old = str(self.cleaned_data["old"])
        texts = self.instance.item.proposal_rows.values_list("text", flat=True)
        others = self.instance.item.amendment_rows.exclude(pk=self.instance.pk)
        written = [*texts, *others.values_list("new", flat=True)]
        if not any(old in text for text in written):
            raise forms.ValidationError(_("Forslaget har ikke disse ordene."))
        return old


class ConflictForm(PartForm):
    """Who is not impartial."""

    class Meta:
        """All that is said of it."""

        model = Conflict
        fields = ("person", "reason")


class PositionForm(PartForm):
    """A statement, and those who share it."""

    shared_by = LinesField(
        label=_("Deles av"), required=False, help_text=_("Én på hver linje.")
    )

    class Meta:
        """All that a position says."""

        model = Position
        fields = ("text", "shared_by")
        widgets = {"text": LONG}


class OpenItemForm(PartForm):
    """What was left open."""

    class Meta:
        """All that is said of it."""

        model = OpenItem
        fields = ("text",)


class FollowUpForm(PartForm):
    """Who is to do what, by when."""

    class Meta:
        """All that a follow-up says."""

        model = FollowUp
        fields = ("action", "responsible", "due_meeting", "due_day")
        widgets = {"due_day": DAY}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the later meetings of the body."""
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        item = self.instance.item
        later = item.body.meetings.filter(is_example=False).order_by("first_day")
        if item.meeting:
            later = later.filter(first_day__gt=item.meeting.last_day)
        fields["due_meeting"].queryset = later


class PassageForm(PartForm):
    """What the papers say, as the tables of a file have it."""

    class Meta:
        """What it is made of is asked for by its sort."""

        model = Passage
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Ask for what a row of that table of a file holds."""
        super().__init__(*args, **kwargs)
        for name, field in passage_fields(self.instance.kind).items():
            self.fields[name] = field
            content = self.instance.content or {}
            if name in content:
                self.initial[name] = content[name]
        self.note()

    def clean(self) -> dict[str, Any]:
        """Refuse what the file of papers would not take."""
        said = super().clean() or {}
        if not self.errors:
            self.instance.content = {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in said.items()
                if value
            }
            self._refuse_faults()
        return said

    def _refuse_faults(self) -> None:
        row = self.instance
        tables = {row.kind: [row.content]}
        try:
            opened(row.meeting, tables)
        except FileError as error:
            for fault in map(say_fault, error.faults):
                self.add_error(None, f"{fault.where}: {fault.found} ({fault.allowed})")


FORMS: dict[type[Part], type[PartForm]] = {
    form.Meta.model: form
    for form in (
        SeatForm, ResponsibilityForm, ItemForm, MemberForm, DeputyForm, AbsenceForm,
        PassageForm, ProposalForm, AmendmentForm, ConflictForm, PositionForm,
        OpenItemForm, FollowUpForm,
    )
}  # fmt: skip
LABELS = {
    "number": _("Saksnummer"),
    "title": _("Overskrift"),
    "where": _("Hvor det står"),
    "after": _("Etter hvilken pause"),
    "at": _("Oppstart kl."),
    "about": _("Hva det gjelder"),
    "text": _("Ordrett"),
    "first_day": _("Tidligst"),
    "last_day": _("Senest"),
    "body": _("Råd eller utvalg"),
    "organisations": _("Organisasjoner"),
    "table": _("Tabell"),
    "row": _("Rad"),
    "parts": _("Andeler"),
    "total": _("Sum"),
    "unit": _("Enhet"),
    "bands": _("Intervaller"),
}


def passage_fields(kind: str) -> dict[str, forms.Field]:
    """Return a field for each column of a table of the file of papers."""
    (row, *_rest) = PapersFile.model_fields[kind].annotation.__args__  # type: ignore[union-attr]
    made: dict[str, forms.Field] = {}
    for name, column in row.model_fields.items():
        said: dict[str, Any] = {
            "label": LABELS[name],
            "required": column.is_required(),
        }
        if column.annotation is date:
            made[name] = forms.DateField(widget=DAY, **said)
        elif "tuple" in str(column.annotation):
            made[name] = LinesField(help_text=_("Én på hver linje."), **said)
        else:
            made[name] = forms.CharField(max_length=1000, **said)
    return made
