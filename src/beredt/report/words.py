"""The nouns of the domain in every language: places, sources, constraints, outcomes.

Keys are the words of the engine. A word that is not here is shown as it is written.
"""

from collections.abc import Mapping

from beredt.report.fault_words import FAULTS
from beredt.report.language import Language, Term
from beredt.report.numerals import Counted

WHOLE_COUNTRY = "norway"

SOURCES = {
    "norwegian_military": Term(
        "Norske militære behov",
        "Norwegian military need",
        "Військові потреби Норвегії",
    ),
    "allied": Term(
        "Alliertes behov (MOR)", "Allied need (MOR)", "Потреби союзників (MOR)"
    ),
    "civil": Term("Sivile behov", "Civil need", "Цивільні потреби"),
    "ordinary": Term("Ordinær aktivitet", "Ordinary activity", "Звичайна діяльність"),
}

PLACES = {
    "ward": Term("Kategori 0", "Category 0", "Категорія 0"),
    "observation": Term("Kategori 1", "Category 1", "Категорія 1"),
    "intermediate": Term("Kategori 2", "Category 2", "Категорія 2"),
    "intensive": Term("Kategori 3", "Category 3", "Категорія 3"),
    "theatre": Term("Operasjonsstuer", "Operating theatres", "Операційні"),
    "emergency": Term("Akuttmottak", "Emergency bays", "Місця невідкладної допомоги"),
    "burn": Term("Brannskadeplasser", "Burn places", "Опікові місця"),
    "neonatal": Term("Nyfødtplasser", "Neonatal places", "Неонатальні місця"),
    "obstetric": Term("Føde- og barselplasser", "Maternity places", "Пологові місця"),
    "dialysis": Term("Dialyseplasser", "Dialysis places", "Місця для діалізу"),
    "psychiatric": Term(
        "Psykisk helsevern", "Psychiatric places", "Психіатричні місця"
    ),
    "rehabilitation": Term(
        "Rehabiliteringsplasser", "Rehabilitation places", "Реабілітаційні місця"
    ),
    "municipal": Term("Kommunale plasser", "Municipal places", "Муніципальні місця"),
    "hub": Term("Plasser i knutepunkt", "Hub places", "Місця в хабах"),
}

PLACE_MEANINGS = {
    "ward": Term("seng på post", "ward beds", "ліжка загального відділення"),
    "observation": Term(
        "forsterket observasjon", "enhanced observation", "посилене спостереження"
    ),
    "intermediate": Term("overvåkning", "monitoring beds", "ліжка моніторингу"),
    "intensive": Term("intensiv", "intensive care", "інтенсивна терапія"),
}

PROFESSIONS = {
    "nurse": Term("sykepleiere", "nurses", "медсестри"),
    "intensive_care_nurse": Term(
        "intensivsykepleiere", "intensive-care nurses", "медсестри інтенсивної терапії"
    ),
    "theatre_nurse": Term(
        "operasjonssykepleiere", "theatre nurses", "операційні медсестри"
    ),
    "anaesthetic_nurse": Term(
        "anestesisykepleiere", "anaesthetic nurses", "медсестри-анестезистки"
    ),
    "assistant_nurse": Term(
        "helsefagarbeidere", "assistant nurses", "молодші медсестри"
    ),
    "midwife": Term("jordmødre", "midwives", "акушерки"),
    "doctor": Term("leger", "doctors", "лікарі"),
    "surgeon": Term("kirurger", "surgeons", "хірурги"),
    "anaesthetist": Term("anestesileger", "anaesthetists", "анестезіологи"),
    "physiotherapist": Term("fysioterapeuter", "physiotherapists", "фізіотерапевти"),
    "radiographer": Term("radiografer", "radiographers", "рентгенлаборанти"),
    "biomedical_scientist": Term(
        "bioingeniører", "biomedical scientists", "медичні лаборанти"
    ),
    "ambulance_worker": Term(
        "ambulansearbeidere", "ambulance workers", "працівники швидкої допомоги"
    ),
}

POOLS = {
    "hospital": Term("sykehus", "hospital", "лікарня"),
    "municipality": Term("kommunen", "the municipality", "муніципалітет"),
    "armed_forces": Term("Forsvaret", "Armed Forces", "Збройні сили"),
    "home_guard": Term(
        "Heimevernet", "the Home Guard", "Гвардія оборони (Heimevernet)"
    ),
    "volunteer": Term("frivillige", "volunteers", "волонтери"),
    "other": Term("andre", "others", "інші"),
}

UTILITIES = {
    "power": Term("strøm", "power", "електрика"),
    "water": Term("vann", "water", "вода"),
    "ecom": Term("ekom", "e-com", "електронний звʼязок"),
    "ict": Term("IKT", "ICT", "ІКТ"),
    "oxygen": Term("oksygen", "oxygen", "кисень"),
}

CONSTRAINTS = {
    "physical": Term("fysiske plasser", "physical places", "фізичні місця"),
    "equipped": Term("utstyrte plasser", "equipped places", "обладнані місця"),
    "staffed": Term("bemannede plasser", "staffed places", "укомплектовані місця"),
    "isolation": Term("isolater", "isolation rooms", "ізолятори"),
    "damage": Term("skade på anlegg", "damage to facilities", "пошкодження закладів"),
    **PROFESSIONS,
    **UTILITIES,
}

FACILITIES = {
    "hospital": Term("sykehus", "hospital", "лікарня"),
    "municipal_acute": Term(
        "kommunal akutt døgnenhet",
        "municipal acute unit",
        "муніципальний невідкладний стаціонар",
    ),
    "nursing_home": Term("sykehjem", "nursing home", "будинок догляду"),
    "role_2": Term("Role 2", "Role 2", "Role 2"),
    "role_3": Term("Role 3", "Role 3", "Role 3"),
    "hub": Term("knutepunkt (hub)", "hub", "хаб"),
    "partner": Term(
        "partnersykehus i utlandet",
        "partner hospital abroad",
        "партнерська лікарня за кордоном",
    ),
}

HOLDERS = {
    "ward": Term("sengepost", "ward", "відділення"),
    "hospital": Term("sykehus", "hospital", "лікарня"),
    "wholesaler": Term("grossist", "wholesaler", "оптовий постачальник"),
    "national": Term("nasjonalt lager", "national store", "національний запас"),
    "eu": Term("EU-lager i Norge", "EU store in Norway", "запас ЄС у Норвегії"),
}

MARKS = {
    "official": Term("offisiell", "official", "офіційне"),
    "derived": Term("utledet", "derived", "похідне"),
    "assumption": Term("forutsetning", "assumption", "припущення"),
}

CONFIDENCE = {
    "high": Term("høy", "high", "висока"),
    "medium": Term("middels", "medium", "середня"),
    "low": Term("lav", "low", "низька"),
}

OUTCOMES = {
    "arrived": Term("Kom til behandling", "Arrived", "Надійшли"),
    "treated": Term("Ferdig behandlet", "Treated", "Проліковані"),
    "still_inside": Term("Fortsatt i behandling", "Still in care", "Ще лікуються"),
    "moved": Term("Flyttet", "Moved", "Переміщені"),
    "evacuated": Term(
        "Evakuert til utlandet", "Evacuated abroad", "Евакуйовані за кордон"
    ),
    "worsened": Term(
        "Forverret mens de ventet",
        "Worsened while waiting",
        "Стан погіршився в очікуванні",
    ),
    "left_untreated": Term(
        "Gikk ubehandlet", "Left untreated", "Залишилися без лікування"
    ),
    "died_waiting": Term(
        "Døde mens de ventet", "Died while waiting", "Померли в очікуванні"
    ),
    "died_of_illness": Term(
        "Døde av sykdom eller skade",
        "Died of illness or injury",
        "Померли від хвороби або травми",
    ),
    "postponed": Term("Utsatt", "Postponed", "Відкладені"),
}

OUTSIDE = {
    "killed": Term("Falne", "Killed", "Загиблі"),
    "ill": Term("Syke", "Ill", "Захворілі"),
    "worried": Term("Bekymrede", "Worried", "Стурбовані"),
    "exposed": Term("Utsatte", "Exposed", "Ті, хто зазнав впливу"),
    "presenting": Term("Oppmøtte", "Presenting", "Ті, хто звернувся"),
    "cleaning_hours": Term(
        "Timer til rensing", "Hours of decontamination", "Години деконтамінації"
    ),
    "arrivals": Term("Ankomne", "Arrivals", "Прибулі"),
    "infected": Term("Smittede", "Infected", "Інфіковані"),
    "died_outside": Term(
        "Døde utenfor sykehus", "Deaths outside hospital", "Померлі поза лікарнею"
    ),
}

RECORDED = {
    "patients": Term("Pasienter", "Patients", "Пацієнти"),
    "deaths": Term("Dødsfall", "Deaths", "Смерті"),
    "operations": Term("Operasjoner", "Operations", "Операції"),
    "places_peak": Term("Plasser på det meste", "Places at most", "Місця, щонайбільше"),
}

CAUSES = {
    "waiting": OUTCOMES["died_waiting"],
    "died_waiting": OUTCOMES["died_waiting"],
    "illness": OUTCOMES["died_of_illness"],
    "died_of_illness": OUTCOMES["died_of_illness"],
}

HAPPENINGS = {
    "needs": Term("Behov", "Need", "Потреба"),
    "disruptions": Term("Bortfall", "Disruption", "Порушення"),
    "measures": Term("Tiltak", "Measure", "Захід"),
}

PATIENTS = Counted(
    "pasient", "pasienter", "patient", "patients",
    "пацієнт", "пацієнти", "пацієнтів", "пацієнта",
)  # fmt: skip
DAYS = Counted("dag", "dager", "day", "days", "день", "дні", "днів", "дня")
PLACE_DAYS = Counted(
    "plassdøgn", "plassdøgn", "place-day", "place-days",
    "ліжко-день", "ліжко-дні", "ліжко-днів", "ліжко-дня",
)  # fmt: skip
DRAWS = Counted(
    "simulert forløp", "simulerte forløp", "simulated course", "simulated courses",
    "прогін моделі", "прогони моделі", "прогонів моделі", "прогону моделі",
)  # fmt: skip
ROWS = Counted(
    "rad til", "rader til", "more row", "more rows",
    "рядок", "рядки", "рядків", "рядка",
)  # fmt: skip

# How an indicator becomes the value of a period.
RULES = {
    "mean_of_months": Term(
        "gjennomsnitt av månedene", "mean of the months", "середнє за місяцями"
    ),
    "latest": Term("siste måling", "latest measurement", "останнє вимірювання"),
    "count": Term("antall", "count", "кількість"),
}
FREQUENCIES = {
    "monthly": Term("månedlig", "monthly", "щомісяця"),
    "quarterly": Term("kvartalsvis", "quarterly", "щокварталу"),
    "yearly": Term("årlig", "yearly", "щороку"),
    "not_stated": Term("ikke oppgitt", "not stated", "не зазначено"),
}
TRENDS = {
    "better": Term("bedre", "better", "краще"),
    "worse": Term("dårligere", "worse", "гірше"),
    "unchanged": Term("uendret", "unchanged", "без змін"),
    "unknown": Term("\N{EN DASH}", "\N{EN DASH}", "\N{EN DASH}"),
}
PROGRESS = {
    "open": Term("åpen", "open", "відкрита"),
    "late": Term("forsinket", "late", "запізнюється"),
    "done": Term("gjort", "done", "виконана"),
}

# How binding something that is agreed or required is.
FOOTINGS = {
    "treaty": Term("avtale", "treaty or agreement", "угода"),
    "law": Term("rettsakt", "legal act", "правовий акт"),
    "commitment": Term(
        "politisk forpliktelse", "political commitment", "політичне зобовʼязання"
    ),
    "decision": Term("vedtak", "decision", "рішення"),
    "recommendation": Term("anbefaling", "recommendation", "рекомендація"),
    "negotiation": Term(
        "under forhandling", "being negotiated", "на стадії переговорів"
    ),
}

ABILITIES = {
    "not_assessed": Term("ikke vurdert", "not assessed", "не оцінено"),
    "none": Term("ingen evne", "no ability", "спроможності немає"),
    "partial": Term("delvis", "partial", "часткова"),
    "full": Term("full", "full", "повна"),
}

OBLIGATION_STATES = {
    "not_assessed": Term("ikke vurdert", "not assessed", "не оцінено"),
    "unmet": Term("ikke oppfylt", "not met", "не виконано"),
    "partial": Term("delvis oppfylt", "partly met", "виконано частково"),
    "claimed": Term(
        "oppfylt, ikke dokumentert", "met, without evidence", "виконано, без доказів"
    ),
    "proved": Term(
        "oppfylt og dokumentert", "met, with evidence", "виконано й доведено"
    ),
}

EVIDENCE = {
    "assessment": Term("beregning", "assessment", "оцінювання"),
    "scenario": Term("scenario", "scenario", "сценарій"),
    "exercise": Term("øvelse", "exercise", "навчання"),
    "plan": Term("plan", "plan", "план"),
    "other": Term("annet", "other", "інше"),
}

VOCABULARY: Mapping[str, Mapping[str, Term]] = {
    "faults": FAULTS,
    "sources": SOURCES,
    "places": PLACES,
    "place_meanings": PLACE_MEANINGS,
    "pools": POOLS,
    "constraints": CONSTRAINTS,
    "facilities": FACILITIES,
    "holders": HOLDERS,
    "marks": MARKS,
    "confidence": CONFIDENCE,
    "outcomes": OUTCOMES,
    "outside": OUTSIDE,
    "recorded": RECORDED,
    "causes": CAUSES,
    "happenings": HAPPENINGS,
    "rules": RULES,
    "frequencies": FREQUENCIES,
    "trends": TRENDS,
    "progress": PROGRESS,
    "footings": FOOTINGS,
    "abilities": ABILITIES,
    "obligation_states": OBLIGATION_STATES,
    "evidence": EVIDENCE,
}


def word(vocabulary: Mapping[str, Term], key: str, lang: Language) -> str:
    """Return the word for a key, or the key in plain letters when it has none."""
    term = vocabulary.get(key)
    return term.say(lang) if term else key.replace("_", " ")


def place_in_full(kind: str, lang: Language) -> str:
    """Return a place kind with what its category means."""
    name = word(PLACES, kind, lang)
    meaning = PLACE_MEANINGS.get(kind)
    return f"{name} \N{EN DASH} {meaning.say(lang)}" if meaning else name
