"""What tables, columns and values of a register are called on pages."""

from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from beredt.files.registers import Column, tables
from beredt.report import words
from beredt.report.language import Term
from beredt.report.measure_nouns import MODES
from beredt.report.numerals import number
from beredt.report.units import UNITS
from beredt.web.layout.languages import day_word, reading_language, say
from beredt.web.layout.tables import Text

# From what there is the least of to what there is the most of.
STATUSES: dict[str, Text] = {
    "staffed": gettext_lazy("Bemannet"),
    "surge_realistic": gettext_lazy("Realistisk opptrapping"),
    "surge_theoretical": gettext_lazy("Teoretisk opptrapping"),
    "equipped": gettext_lazy("Utstyrt"),
    "physical": gettext_lazy("Fysisk"),
}
TABLES: dict[str, Text] = {
    "regions": gettext_lazy("Helseregioner"),
    "trusts": pgettext_lazy("flere", "Helseforetak"),
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
    "stocks": pgettext_lazy("tabell", "Lagre"),
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
    "alias": gettext_lazy("Navn på flere språk"),
    "population_0_17": gettext_lazy("Folketall 0–17 år"),
    "population_18_44": gettext_lazy("Folketall 18–44 år"),
    "population_45_66": gettext_lazy("Folketall 45–66 år"),
    "population_67_79": gettext_lazy("Folketall 67–79 år"),
    "population_80_plus": gettext_lazy("Folketall 80 år og over"),
    "nursing_home_places": gettext_lazy("Sykehjemsplasser"),
    "population": gettext_lazy("Folketall"),
    "share": gettext_lazy("Andel"),
    "full_time_share": gettext_lazy("Årsverk per person"),
    "lead_days": gettext_lazy("Dager før de kommer"),
    "training_days": gettext_lazy("Dager med opplæring"),
    "name_nb": gettext_lazy("Navn på bokmål"),
    "name_nn": gettext_lazy("Navn på nynorsk"),
    "name_en": gettext_lazy("Navn på engelsk"),
    "name_uk": gettext_lazy("Navn på ukrainsk"),
    "death_share": gettext_lazy("Andel som dør"),
    "isolation_share": gettext_lazy("Andel som må isoleres"),
    "postponable_share": gettext_lazy("Andel som kan utsettes"),
    "bulk_move_hours": gettext_lazy("Timer før massetransport"),
    "special_unit": gettext_lazy("Må flyttes til"),
    "order": gettext_lazy("Steg"),
    "stay": gettext_lazy("Liggetid"),
    "stay_low": gettext_lazy("Liggetid, lav"),
    "stay_high": gettext_lazy("Liggetid, høy"),
    "variation": gettext_lazy("Variasjon"),
    "distribution": gettext_lazy("Fordeling"),
    "priority": gettext_lazy("Hastegrad"),
    "patience": gettext_lazy("Tåler å vente"),
    "waiting_death": gettext_lazy("Andel som dør av å vente"),
    "worsens_to": gettext_lazy("Forverres til"),
    "fallback": gettext_lazy("Plass i reserve"),
    "reach": gettext_lazy("Lengste reise"),
    "acute_only": gettext_lazy("Bare der øyeblikkelig hjelp tas imot"),
    "follows_people": gettext_lazy("Andel som følger folketallet"),
    "profile": gettext_lazy("Profil"),
    "admissions": gettext_lazy("Innleggelser per døgn"),
    "weekday": gettext_lazy("Ukedag"),
    "month": gettext_lazy("Måned"),
    "age": gettext_lazy("Alder"),
    "facility_kind": gettext_lazy("Slag behandlingssted"),
    "atc": gettext_lazy("ATC-kode"),
    "daily_use": gettext_lazy("Forbruk per døgn"),
    "daily_inflow": gettext_lazy("Tilgang per døgn"),
    "shelf_days": gettext_lazy("Holdbar i dager"),
    "holder_kind": gettext_lazy("Slag lagerholder"),
    "lot": gettext_lazy("Parti"),
    "expiry": gettext_lazy("Går ut på dato"),
    "export_ban": gettext_lazy("Eksport kan forbys"),
    "obligation_months": gettext_lazy("Lagerplikt i måneder"),
    "basis": gettext_lazy("Brukes per"),
    "mode": gettext_lazy("Transportmiddel"),
    "base": gettext_lazy("Base"),
    "units": gettext_lazy("Antall enheter"),
    "litters": gettext_lazy("Liggende"),
    "seats": gettext_lazy("Sittende"),
    "intensive_litters": gettext_lazy("Liggende med intensivbehandling"),
    "speed": gettext_lazy("Fart"),
    "load_hours": gettext_lazy("Timer til lasting"),
    "turnaround_hours": gettext_lazy("Timer før neste avgang"),
    "hours_per_day": gettext_lazy("Timer i bruk per døgn"),
    "availability": gettext_lazy("Andel som kan brukes"),
    "readiness_hours": gettext_lazy("Timer til første avgang"),
    "crew": gettext_lazy("Mannskap"),
    "partner": gettext_lazy("Hvem som tilbyr"),
    "country": gettext_lazy("Land"),
    "places": gettext_lazy("Plasser"),
    "activation_days": gettext_lazy("Dager før de kan brukes"),
    "table": gettext_lazy("Tabell"),
    "rows": gettext_lazy("Rader"),
    "law": gettext_lazy("Fordeling"),
    "together": gettext_lazy("Følges av"),
}
TRAUMA: dict[str, Text] = {
    "centre": gettext_lazy("traumesenter"),
    "function": gettext_lazy("akuttsykehus med traumefunksjon"),
    "none": pgettext_lazy("traumesystemet", "ingen"),
}
SPECIAL_UNITS: dict[str, Text] = {
    "trauma_centre": gettext_lazy("traumesenter"),
    "trauma_function": gettext_lazy("akuttsykehus med traumefunksjon"),
    "neurosurgery": gettext_lazy("nevrokirurgisk avdeling"),
}
DISTRIBUTIONS: dict[str, Text] = {
    "fixed": gettext_lazy("fast"),
    "triangle": gettext_lazy("trekantet"),
    "uniform": gettext_lazy("jevn"),
    "pert": "PERT",
    "lognormal": gettext_lazy("lognormal"),
    "gamma": gettext_lazy("gamma"),
    "exponential": gettext_lazy("eksponentiell"),
    "balancing": gettext_lazy("det de andre ikke tar"),
}
AGES: dict[str, Text] = {
    "0_17": "0–17",
    "18_44": "18–44",
    "45_66": "45–66",
    "67_79": "67–79",
    "80_plus": "80+",
}
BASES: dict[str, Text] = {
    "patient_day": gettext_lazy("liggedøgn"),
    "admission": gettext_lazy("innleggelse"),
}
TRUTHS: dict[str, Text] = {"true": gettext_lazy("ja"), "false": gettext_lazy("nei")}
DAYS = {"source_date", "expiry"}
# What rows are called where a table has codes for them, and no names.
CALLED_BY = {"transport": ("mode", "base"), "offers": ("partner", "kind")}
VALUES: Mapping[str, Mapping[str, Any]] = {
    "status": STATUSES,
    "pool": words.POOLS,
    "other_pool": words.POOLS,
    "profession": words.PROFESSIONS,
    "utility": words.UTILITIES,
    "holder_kind": words.HOLDERS,
    "facility_kind": words.FACILITIES,
    "fallback": words.PLACES,
    "trauma": TRAUMA,
    "special_unit": SPECIAL_UNITS,
    "distribution": DISTRIBUTIONS,
    "law": DISTRIBUTIONS,
    "age": AGES,
    "basis": BASES,
    "mode": MODES,
    "unit": UNITS,
    "table": TABLES,
    "weekday": {str(at + 1): day for at, day in WEEKDAYS.items()},
    "month": {str(at): month for at, month in MONTHS.items()},
    "acute": TRUTHS,
    "acute_only": TRUTHS,
    "export_ban": TRUTHS,
    "neurosurgery": TRUTHS,
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
    if column in DAYS:
        return day_word(value)
    if is_number(table, column) and value:
        return number_word(value)
    return said(vocabulary, value)


def row_name(
    table: str, cells: Mapping[str, str], hidden: Collection[tuple[str, str]] = ()
) -> str:
    """Return what a row without a name is called, or nothing where that is withheld."""
    columns = CALLED_BY.get(table, ())
    if not {(table, column) for column in columns}.isdisjoint(hidden):
        return ""
    words = (value_word(table, column, cells[column]) for column in columns)
    return capfirst(", ".join(filter(None, words)))


def is_number(table: str, column: str) -> bool:
    """Tell whether a column holds numbers that are shown as numbers."""
    kinds = {found.name: found.type for found in tables()[table].columns}
    return column not in VALUES and kinds.get(column) in {"integer", "number"}


def number_word(text: str) -> str:
    """Write a number as the page's language does, with the decimals that it has."""
    try:
        exponent = Decimal(text).as_tuple().exponent
    except InvalidOperation:
        return text
    digits = max(0, -exponent) if isinstance(exponent, int) else 0
    return number(float(text), reading_language(), digits)


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
