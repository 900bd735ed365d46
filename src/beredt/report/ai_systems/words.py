"""What AI systems and the points of two standards are called on screen."""

from beredt.report.language import Language, Term

PHASES = {
    "idea": Term("idé", "idea", "ідея"),
    "pilot": Term("pilot", "pilot", "пілот"),
    "in_use": Term("i bruk", "in use", "у використанні"),
    "paused": Term("satt på pause", "paused", "призупинено"),
    "retired": Term("avviklet", "retired", "виведено"),
}
DEVICE_CLASSES = {
    "no_device": Term(
        "ikke medisinsk utstyr", "no medical device", "не медичний виріб"
    ),
    "helsinki_procedure": Term(
        "pågående Helsinki-prosedyre",
        "Helsinki procedure under way",
        "триває Гельсінська процедура",
    ),
    "medical_device": Term("medisinsk utstyr", "medical device", "медичний виріб"),
}
# How far a system goes that documents care.
DOCUMENTATION = {
    "speech_to_text": Term("tale til tekst", "speech to text", "мовлення в текст"),
    "speech_to_draft": Term(
        "tale til utkast", "speech to draft", "мовлення в чернетку"
    ),
    "speech_to_advice": Term(
        "tale til utkast med forslag til diagnose, vurdering eller behandling",
        "speech to draft with proposals for diagnosis, assessment or treatment",
        "мовлення в чернетку з пропозиціями щодо діагнозу, оцінки чи лікування",
    ),
}
RISKS = {
    "not_ai": Term("ikke KI", "not AI", "не ШІ"),
    "minimal": Term("minimal", "minimal", "мінімальний"),
    "limited": Term("begrenset", "limited", "обмежений"),
    "high": Term("høy", "high", "високий"),
    "prohibited": Term("forbudt", "prohibited", "заборонений"),
}
VIEW_NAMES = {
    "atrs_1": Term("ATRS 3.0, nivå 1", "ATRS 3.0, tier 1", "ATRS 3.0, рівень 1"),
    "atrs_2": Term("ATRS 3.0, nivå 2", "ATRS 3.0, tier 2", "ATRS 3.0, рівень 2"),
    "annex_8_a": Term(
        "KI-forordningen, vedlegg VIII A",
        "AI Act, Annex VIII A",
        "Регламент про ШІ, додаток VIII A",
    ),
    "annex_8_b": Term(
        "KI-forordningen, vedlegg VIII B",
        "AI Act, Annex VIII B",
        "Регламент про ШІ, додаток VIII B",
    ),
    "annex_8_c": Term(
        "KI-forordningen, vedlegg VIII C",
        "AI Act, Annex VIII C",
        "Регламент про ШІ, додаток VIII C",
    ),
}
POINTS = {
    "name": Term("navn", "name", "назва"),
    "summary": Term("kort beskrivelse", "short description", "короткий опис"),
    "website": Term("nettsted", "website", "вебсайт"),
    "contact": Term("kontakt", "contact", "контакт"),
    "owner": Term(
        "eier og ansvar", "owner and responsibility", "власник і відповідальність"
    ),
    "rationale": Term(
        "beskrivelse og begrunnelse",
        "description and rationale",
        "опис і обґрунтування",
    ),
    "decision_making": Term(
        "beslutninger og menneskelig kontroll",
        "decisions and human control",
        "рішення та контроль людини",
    ),
    "training_and_appeals": Term(
        "opplæring og klage", "training and appeals", "навчання та оскарження"
    ),
    "tool": Term("verktøyet", "the tool", "інструмент"),
    "data": Term("data", "data", "дані"),
    "assessments": Term("vurderinger", "assessments", "оцінювання"),
    "risks": Term("risiko og tiltak", "risks and mitigations", "ризики та заходи"),
    "provider": Term("leverandør", "provider", "постачальник"),
    "submitter": Term("sendt inn av", "submitted by", "подано ким"),
    "representative": Term("representant", "representative", "представник"),
    "trade_name": Term(
        "handelsnavn og referanse", "trade name and reference", "торгова назва"
    ),
    "intended_purpose": Term("formål", "intended purpose", "призначення"),
    "information_and_logic": Term(
        "opplysninger og virkemåte", "information and logic", "інформація та логіка"
    ),
    "status": Term("status", "status", "статус"),
    "certificate": Term("sertifikat", "certificate", "сертифікат"),
    "certificate_copy": Term(
        "kopi av sertifikat", "copy of certificate", "копія сертифіката"
    ),
    "member_states": Term("land", "countries", "країни"),
    "conformity": Term(
        "samsvarserklæring", "declaration of conformity", "декларація відповідності"
    ),
    "instructions": Term("bruksanvisning", "instructions for use", "інструкція"),
    "exemption": Term("unntak", "exemption", "виняток"),
    "exemption_grounds": Term(
        "begrunnelse for unntak", "grounds for exemption", "підстави винятку"
    ),
    "deployer": Term("bruker av systemet", "deployer", "розгортач"),
    "eu_entry": Term("oppføring i EU-basen", "entry in the EU base", "запис у базі ЄС"),
    "rights_assessment": Term(
        "grunnleggende rettigheter (FRIA)",
        "fundamental rights (FRIA)",
        "основоположні права (FRIA)",
    ),
    "data_protection": Term(
        "personvern (DPIA)", "data protection (DPIA)", "захист даних (DPIA)"
    ),
}
PHRASES = {
    "systems": Term("KI-systemer", "AI systems", "Системи ШІ"),
    "system": Term("System", "System", "Система"),
    "supplier": Term("Leverandør", "Supplier", "Постачальник"),
    "region": Term("Region", "Region", "Регіон"),
    "phase": Term("Fase", "Phase", "Фаза"),
    "device": Term("Medisinsk utstyr", "Medical device", "Медичний виріб"),
    "risk": Term("Risiko (KI-forordningen)", "Risk (AI Act)", "Ризик (Регламент)"),
    "without": Term("Uten systemet", "Without it", "Без системи"),
    "undecided": Term("ikke bestemt", "not decided", "не визначено"),
    "unique": Term(
        "Unike systemer: {unique}. Oppføringer uten bestemt leverandør, som ikke er "
        "talt: {undecided}.",
        "Unique systems: {unique}. Records without a decided supplier, which are not "
        "counted: {undecided}.",
        "Унікальних систем: {unique}. Записів без визначеного постачальника, які не "
        "враховано: {undecided}.",
    ),
    "gains": Term(
        "Forventede gevinster (ett system kan ha flere)",
        "Expected gains (one system may have several)",
        "Очікувані вигоди (система може мати кілька)",
    ),
    "categories": Term(
        "Funksjonskategorier", "Functional categories", "Функціональні категорії"
    ),
    "phases": Term("Region og fase", "Region and phase", "Регіон і фаза"),
    "number": Term("Antall", "Number", "Кількість"),
    "category": Term("Funksjonskategori", "Category", "Категорія"),
    "gain": Term("Gevinst", "Gain", "Вигода"),
    "class": Term(
        "Funksjonen er {does}. Av det følger: {device} (de tre nivåene som ble vist "
        "Strategirådet 11. juni 2026 i sak 17/26).",
        "Its function is {does}. From that follows: {device} (the three levels that "
        "were shown to Strategirådet on 11 June 2026, case 17/26).",
        "Функція: {does}. Звідси випливає: {device} (три рівні, показані "
        "Strategirådet 11 червня 2026 року, питання 17/26).",
    ),
    "no class": Term(
        "Av funksjonen alene følger ingenting: klassen er bare gitt for systemer som "
        "dokumenterer helsehjelp.",
        "Nothing follows from the function alone: a class is given only for systems "
        "that document care.",
        "Із самої функції нічого не випливає: клас визначено лише для систем, що "
        "документують медичну допомогу.",
    ),
    "number of point": Term("Nr.", "No.", "№"),
    "point": Term("Punkt", "Point", "Пункт"),
    "answer": Term("Svar", "Answer", "Відповідь"),
    "complete": Term(
        "Besvart: {answered} av {needed} punkter som må besvares.",
        "Answered: {answered} of the {needed} points that must be answered.",
        "Відповіді дано на {answered} з {needed} обовʼязкових пунктів.",
    ),
}


def phrase(key: str, lang: Language, **values: object) -> str:
    """Return a phrase with its blanks filled."""
    return PHRASES[key].say(lang).format(**values)
