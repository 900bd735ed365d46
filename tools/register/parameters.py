"""Numbers that are nobody's column."""

from beredt.engine.register import Parameter
from register.provenance import assumed, derived

PARAMETERS: tuple[tuple[str, str, str, float, float, float, str], ...] = (
    ("road_speed_kmh", "Fart på vei", "Road speed", 65, 50, 80, "km/h"),
    ("detour_factor", "Omveisfaktor", "Detour factor", 1.3, 1.2, 1.6,
     "km by road per km in a straight line"),
    ("operations_per_theatre_day", "Operasjoner per operasjonsstue og døgn",
     "Operations per theatre and day", 5, 4, 6, "operations"),
    ("fatigue_after_days", "Døgn før utmattelse", "Days before fatigue", 21, 14, 42,
     "days"),
    ("fatigue_factor", "Kapasitet ved utmattelse", "Capacity when fatigued",
     0.85, 0.7, 1.0, "share"),
    ("ordinary_absence", "Ordinært fravær", "Ordinary absence", 0.10, 0.08, 0.15,
     "share"),
    ("peak_absence", "Fravær på toppen av en pandemi", "Absence at a pandemic peak",
     0.30, 0.25, 0.35, "share"),
    ("air_speed_kmh", "Fart i luften", "Air speed", 250, 200, 450, "km/h"),
    ("air_overhead_hours", "Tid til og fra fly eller helikopter",
     "Time to and from an aircraft", 1.5, 1.0, 2.5, "hours"),
    ("daytime_share", "Andel ordinære innleggelser kl. 8–20",
     "Share of ordinary admissions between 8 and 20", 0.7, 0.6, 0.8, "share"),
    ("typical_leg_km", "Vanlig avstand ved flytting", "Usual distance of a transfer",
     100, 50, 250, "km"),
    ("move_share", "Andel av ambulansene som kan flytte pasienter mellom sykehus",
     "Share of ambulances free to move patients between hospitals",
     0.3, 0.15, 0.5, "share"),
    ("move_load_factor", "Utnyttelse av transport", "Load factor of transport",
     0.8, 0.6, 0.9, "share"),
    ("early_discharge_ramp_days", "Innfasing av tidlig utskrivning",
     "Ramp of early discharge", 1, 0.25, 1, "days"),
    ("intensive_nurse_persons_per_place",
     "Intensivsykepleiere per intensivplass", "Intensive-care nurses per place",
     7.5, 5, 10, "persons"),
    ("full_time_per_post", "Årsverk per døgnpost", "Full-time equivalents per post",
     5.6, 4.73, 6.0, "FTE"),
    ("hub_stay_hours", "Lengste opphold i knutepunkt", "Longest stay in a hub",
     48, 24, 48, "hours"),
    ("distribution_hospitals", "Fordelingsnøkkel smittevern: sykehus",
     "Distribution key for protective equipment: hospitals", 0.7, 0.6, 0.8, "share"),
    ("distribution_municipalities", "Fordelingsnøkkel smittevern: kommuner",
     "Distribution key for protective equipment: municipalities", 0.2, 0.1, 0.3,
     "share"),
    ("donor_lock_days", "Døgn mellom blodgivninger", "Days between blood donations",
     90, 60, 120, "days"),
    ("delivery_hours", "Leveringsplikt for grossister", "Wholesalers' delivery duty",
     24, 24, 24, "hours"),
    ("companions_per_patient", "Pårørende per evakuert pasient",
     "Companions of each evacuated patient", 0.3, 0, 0.75, "persons"),
    ("apron_slots_per_day", "Store fly som kan lastes i et knutepunkt per døgn",
     "Large aircraft that a hub can load a day", 16, 8, 24, "aircraft"),
    ("parallel_export_share", "Andel av leveransene som parallelleksporteres",
     "Share of deliveries that leaves as parallel export", 0.02, 0, 0.1, "share"),
)  # fmt: skip
SOURCED: dict[str, tuple[str, str]] = {
    "intensive_nurse_persons_per_place": (
        "2 086 nurses in hospitals (ssb.no) for 278 places (tv2.no/a/13893549)", "2020"
    ),
    "hub_stay_hours": ("pcpm.org.pl: stay at most 48 hours", "2022-09"),
    "apron_slots_per_day": (
        "pcpm.org.pl: about one hour on the apron; one stand 16 hours a day assumed",
        "2022-09",
    ),
    "distribution_hospitals": ("abcnyheter.no 27 March 2020: 70/20/10", "2020-03"),
    "distribution_municipalities": ("abcnyheter.no 27 March 2020: 70/20/10", "2020-03"),
    "delivery_hours": ("legemiddelverket.no: wholesalers' delivery duty", "2020"),
}  # fmt: skip
GUESSED = {
    "companions_per_patient": "no public source",
    "parallel_export_share": "no public source",
}


def list_parameters() -> tuple[Parameter, ...]:
    """List the numbers that are nobody's column."""
    return tuple(
        Parameter(
            id=code, name_nb=nb, name_en=en, value=value, low=low, high=high, unit=unit,
            **derived(*SOURCED[code], "medium") if code in SOURCED
            else assumed(GUESSED[code], "low") if code in GUESSED
            else assumed("usual planning value", "medium"),
        )
        for code, nb, en, value, low, high, unit in PARAMETERS
    )  # fmt: skip
