"""What people type about AI systems."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, asdict, fields
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from beredt.engine.ai_systems import AISystem
from beredt.report.ai_systems.words import DOCUMENTATION, PHASES, RISKS
from beredt.report.language import Term
from beredt.report.words import CONFIDENCE, MARKS
from beredt.web.accounts.models import Organisation
from beredt.web.ai_systems.words import FIELDS, HELP, SECTIONS, SHORT
from beredt.web.layout.languages import say
from beredt.web.registers.uploads import LimitedFileField

CHOSEN: dict[str, Mapping[str, Term]] = {
    "phase": PHASES,
    "documentation": DOCUMENTATION,
    "risk": RISKS,
    "mark": MARKS,
    "confidence": CONFIDENCE,
}
# A list that must be answered begins with no answer: nobody says that a source is
# official, or where a system is, by leaving a list alone.
UNSAID = {"documentation": _("ingen av disse"), "risk": _("ikke oppgitt")}
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?\Z"
LONGEST_LINE, LONGEST_TEXT = 300, 4000
NEEDED = {one.name for one in fields(AISystem) if one.default is MISSING}
NATIONAL = "Nasjonalt"


class RecordForm(forms.Form):
    """A record of a system, field by field."""

    template_name = "ai_systems/fields.html"

    def __init__(
        self,
        *args: Any,
        regions: Iterable[str],
        said: AISystem | None = None,
        seen: int = 0,
        is_public: bool = False,
        among: QuerySet[Organisation] | None = None,
        **kwargs: Any,
    ) -> None:
        """Show what was said before; a new system is asked for its code and owner."""
        initial = _typed(said) if said else {}
        super().__init__(*args, **kwargs | {"initial": initial})
        self._code = said.id if said else ""
        if among is not None:
            self.fields["id"] = forms.SlugField(
                label=FIELDS["id"],
                max_length=80,
                help_text=_("Små bokstaver, tall og bindestrek. Endres aldri."),
            )
            self.fields["organisation"] = forms.ModelChoiceField(
                among, label=_("Organisasjon"), initial=among.first()
            )
        for _title, names in SECTIONS:
            for name in names:
                self.fields[name] = _field(name, regions)
        self.fields["is_public"] = forms.BooleanField(
            label=_("Vis for alle, uten innlogging"),
            required=False,
            initial=is_public,
            help_text=_("Navn på personer og avtaler vises aldri."),
        )
        if said:
            self.fields["note"] = forms.CharField(
                label=_("Hvorfor endres oppføringen?"), max_length=500, required=False
            )
        self.fields["seen"] = forms.IntegerField(
            min_value=0, initial=seen, widget=forms.HiddenInput
        )

    def sections(self) -> Iterator[tuple[Any, list[Any]]]:
        """Yield the fields under their headings."""
        first = [self[name] for name in ("id", "organisation") if name in self.fields]
        for title, names in SECTIONS:
            yield title, first + [self[name] for name in names]
            first = []
        last = [self[name] for name in ("is_public", "note") if name in self.fields]
        yield _("Publisering"), last

    def clean_id(self) -> str:
        """Write the code as addresses are written."""
        return str(self.cleaned_data["id"]).lower()

    def refresh(self, seen: int) -> None:
        """Note that the newest record has been seen now."""
        self.data = {**self.data.dict(), "seen": str(seen)}  # type: ignore[attr-defined]

    def said(self) -> AISystem:
        """Return the record."""
        typed = self.cleaned_data
        names = [name for _title, names in SECTIONS for name in names]
        found: dict[str, Any] = {
            name: typed[name].replace("\r\n", "\n") for name in names if name != "gains"
        }
        for name in ("documentation", "risk"):
            found[name] = found[name] or None
        gains = tuple(filter(None, map(str.strip, typed["gains"].splitlines())))
        return AISystem(id=typed.get("id", self._code), gains=gains, **found)

    def around(self) -> dict[str, Any]:
        """Return what is said about the record beside its content."""
        typed = self.cleaned_data
        return {"is_public": typed["is_public"], "note": typed.get("note", "")}


class FileForm(forms.Form):
    """Records in a file."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisasjon")
    )
    file = LimitedFileField(
        label=_("Systemer som TOML"),
        help_text=_("Den samme filen som kommandoen «beredt ai-systems» leser."),
    )
    is_public = forms.BooleanField(
        label=_("Vis for alle, uten innlogging"),
        required=False,
        help_text=_("Navn på personer og avtaler vises aldri."),
    )

    def __init__(
        self, *args: Any, among: QuerySet[Organisation], **kwargs: Any
    ) -> None:
        """Offer the organisations for whose systems one writes."""
        super().__init__(*args, **kwargs)
        offered: dict[str, Any] = self.fields
        offered["organisation"].queryset = among
        offered["organisation"].initial = among.first()


class SearchForm(forms.Form):
    """Which systems to show."""

    q = forms.CharField(label=_("Navn eller ord"), required=False, max_length=100)
    region = forms.ChoiceField(label=_("Region"), required=False)
    phase = forms.ChoiceField(label=_("Fase"), required=False)
    category = forms.ChoiceField(label=_("Funksjonskategori"), required=False)

    def __init__(self, *args: Any, systems: Iterable[AISystem]) -> None:
        """Offer what the systems have."""
        super().__init__(*args)
        self._systems = list(systems)
        offered: dict[str, Any] = self.fields
        for name in ("region", "phase", "category"):
            found = sorted({getattr(one, name) for one in self._systems} - {""})
            terms = PHASES if name == "phase" else {}
            said = [(key, say(terms[key]) if key in terms else key) for key in found]
            offered[name].choices = [("", gettext("Alle")), *said]

    def kept(self) -> list[AISystem]:
        """Keep what is looked for; all where nothing is."""
        said = self.cleaned_data if self.is_valid() else {}
        words = said.get("q", "").casefold()
        return [
            one
            for one in self._systems
            if all(
                said.get(name, "") in ("", getattr(one, name))
                for name in ("region", "phase", "category")
            )
            and words in f"{one.name} {one.supplier} {one.summary}".casefold()
        ]


class ReasonForm(forms.Form):
    """Say why."""

    reason = forms.CharField(label=_("Begrunnelse"), max_length=500)


def _typed(said: AISystem) -> dict[str, Any]:
    return {**asdict(said), "gains": "\n".join(said.gains)}


def _field(name: str, regions: Iterable[str]) -> forms.Field:
    about: dict[str, Any] = {"label": FIELDS[name], "help_text": HELP.get(name, "")}
    about["required"] = name in NEEDED
    if name in CHOSEN or name == "region":
        offered = [(key, say(term)) for key, term in CHOSEN.get(name, {}).items()]
        offered = offered or [(one, one) for one in regions]
        unsaid = UNSAID.get(name, _("Velg"))
        return forms.ChoiceField(choices=[("", unsaid), *offered], **about)
    if name == "source_date":
        return forms.RegexField(DATE, max_length=10, **about)
    if name in SHORT:
        return forms.CharField(max_length=LONGEST_LINE, **about)
    text = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=LONGEST_TEXT, widget=text, **about)
