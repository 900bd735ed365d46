"""What tables, columns and values of a register are called on pages."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from beredt.files.registers import Column
from beredt.report import words
from beredt.report.language import Term
from beredt.web.layout.languages import say
from beredt.web.layout.tables import Text

# From what there is the least of to what there is the most of.
STATUSES: dict[str, Text] = {
    "staffed": gettext_lazy("Bemannet"),
    "surge_realistic": gettext_lazy("Realistisk opptrapping"),
    "surge_theoretical": gettext_lazy("Teoretisk opptrapping"),
    "equipped": gettext_lazy("Utstyrt"),
    "physical": gettext_lazy("Fysisk"),
}
POOLS: dict[str, Text] = {
    "hospital": gettext_lazy("sykehus"),
    "municipality": pgettext_lazy("arbeidsgiver", "kommunen"),
    "armed_forces": gettext_lazy("Forsvaret"),
    "home_guard": gettext_lazy("Heimevernet"),
    "volunteer": gettext_lazy("frivillige"),
    "other": pgettext_lazy("arbeidsgiver", "andre"),
}
TABLES: dict[str, Text] = {
    "regions": gettext_lazy("Helseregioner"),
    "trusts": gettext_lazy("Helseforetak"),
    "municipalities": gettext_lazy("Kommuner"),
    "catchments": gettext_lazy("Opptaksområder"),
    "facilities": gettext_lazy("Behandlingssteder"),
    "places": gettext_lazy("Plasser"),
    "staff": gettext_lazy("Personell"),
    "roles": gettext_lazy("Dobbeltroller"),
    "reserves": gettext_lazy("Reserver"),
    "ratios": gettext_lazy("Bemanning per plass"),
    "utilities": gettext_lazy("Strøm, vann, IKT og oksygen"),
    "dependencies": gettext_lazy("Hva plassene trenger"),
    "categories": gettext_lazy("Pasientkategorier"),
    "pathways": gettext_lazy("Pasientforløp"),
    "activity": gettext_lazy("Ordinær aktivitet"),
    "weekdays": gettext_lazy("Ukedager"),
    "seasons": gettext_lazy("Årstider"),
    "ages": gettext_lazy("Alder"),
    "occupancy": gettext_lazy("Belegg"),
    "items": gettext_lazy("Forsyningsvarer"),
    "stocks": gettext_lazy("Lagre"),
    "consumption": gettext_lazy("Forbruk"),
    "transport": gettext_lazy("Transport"),
    "offers": gettext_lazy("Tilbud fra utlandet"),
    "parameters": gettext_lazy("Andre tall"),
    "intervals": gettext_lazy("Hvordan intervallene leses"),
}
COLUMNS: dict[str, Text] = {
    "id": gettext_lazy("Kode"),
    "name": gettext_lazy("Navn"),
    "region": gettext_lazy("Helseregion"),
    "trust": gettext_lazy("Helseforetak"),
    "municipality": gettext_lazy("Kommune"),
    "county": gettext_lazy("Fylke"),
    "facility": gettext_lazy("Behandlingssted"),
    "kind": gettext_lazy("Slag"),
    "status": gettext_lazy("Status"),
    "number": gettext_lazy("Antall"),
    "isolation": gettext_lazy("Isolater"),
    "definition": gettext_lazy("Hva som er talt"),
    "lat": gettext_lazy("Breddegrad"),
    "lon": gettext_lazy("Lengdegrad"),
    "acute": gettext_lazy("Tar imot øyeblikkelig hjelp"),
    "trauma": gettext_lazy("Rolle i traumesystemet"),
    "neurosurgery": gettext_lazy("Har nevrokirurgi"),
    "note": gettext_lazy("Merknad"),
    "pool": gettext_lazy("Arbeidsgiver"),
    "other_pool": gettext_lazy("Talt også hos"),
    "profession": gettext_lazy("Yrkesgruppe"),
    "persons": gettext_lazy("Personer"),
    "head_count": gettext_lazy("Personer"),
    "full_time_equivalents": gettext_lazy("Årsverk"),
    "absence": gettext_lazy("Andel fraværende"),
    "utility": gettext_lazy("Forsyning"),
    "endurance_hours": gettext_lazy("Timer uten"),
    "value": gettext_lazy("Verdi"),
    "low": gettext_lazy("Lav"),
    "high": gettext_lazy("Høy"),
    "unit": gettext_lazy("Enhet"),
    "category": gettext_lazy("Pasientkategori"),
    "item": gettext_lazy("Vare"),
    "quantity": gettext_lazy("Mengde"),
    "holder": gettext_lazy("Lagerholder"),
    "source": gettext_lazy("Kilde"),
    "source_date": gettext_lazy("Kildens dato"),
    "mark": gettext_lazy("Merke"),
    "confidence": gettext_lazy("Sikkerhet"),
}
VALUES: Mapping[str, Mapping[str, Any]] = {
    "status": STATUSES,
    "pool": POOLS,
    "other_pool": POOLS,
    "profession": words.PROFESSIONS,
    "utility": words.UTILITIES,
    "holder_kind": words.HOLDERS,
    "facility_kind": words.FACILITIES,
    "mark": words.MARKS,
    "confidence": words.CONFIDENCE,
}


def table_word(table: str) -> Text:
    """Return what a table is called."""
    return TABLES.get(table, table)


def column_word(column: str) -> Text:
    """Return what a column is called; its own name where nobody has said."""
    return COLUMNS.get(column, column)


def value_word(table: str, column: str, value: str) -> str:
    """Return the word for what stands in a cell, or what stands there."""
    vocabulary: Mapping[str, Any] = VALUES.get(column, {})
    if column == "kind":
        vocabulary = words.FACILITIES if table == "facilities" else words.PLACES
    if column in {"acute", "export_ban", "acute_only"}:
        return {"true": _("ja"), "false": _("nei")}.get(value, value)
    return said(vocabulary, value)


def said(vocabulary: Mapping[str, Any], key: str) -> str:
    """Say a word of the site's or the reports' in the reader's language."""
    term = vocabulary.get(key)
    if term is None:
        return key
    return say(term) if isinstance(term, Term) else str(term)


def allowed_in(column: Column) -> str:
    """Say in the reader's language what a cell of a column may hold."""
    kinds = {
        "text": _("tekst"),
        "integer": _("et helt tall"),
        "number": _("et tall"),
        "boolean": "true / false",
    }
    parts = [", ".join(column.choices) or kinds[column.type]]
    if column.least is not None:
        parts.append(_("minst %(limit)s") % {"limit": f"{column.least:g}"})
    if column.above is not None:
        parts.append(_("over %(limit)s") % {"limit": f"{column.above:g}"})
    if column.most is not None:
        parts.append(_("høyst %(limit)s") % {"limit": f"{column.most:g}"})
    if column.may_be_empty:
        parts.append(_("eller tomt"))
    return ", ".join(parts)
