"""What the report says on screen and paper: headings, column heads, notes."""

from beredt.report.language import Language, Term

PHRASES = {
    # ------------------------------------------------------------------- the frame
    "product": Term("Beredt", "Beredt", "Beredt"),
    "report": Term("Rapport", "Report", "Звіт"),
    "classification": Term("Gradering", "Classification", "Гриф"),
    "no_label": Term(
        "Gradering ikke valgt", "No classification chosen", "Гриф не вибрано"
    ),
    "contents": Term("Innhold", "Contents", "Зміст"),
    "skip": Term("Hopp til innholdet", "Skip to content", "Перейти до змісту"),
    "page": Term("Side", "Page", "Сторінка"),
    "numbers": Term("Tallene i figuren", "The numbers shown", "Числа на рисунку"),
    "show_rest": Term("Vis resten", "Show the rest", "Показати решту"),
    "interval_note": Term(
        "Tall i parentes er intervallet som 80 % av forløpene ligger i.",
        "Numbers in brackets are the interval that holds 80% of the courses.",
        "У дужках — інтервал, у якому лежать 80 % прогонів.",
    ),
    # ---------------------------------------------------------------------- titles
    "summary": Term("Hovedfunn", "Main finding", "Головний висновок"),
    "total_need": Term("Totalt behov", "Total need", "Загальна потреба"),
    "key_figures": Term("Nøkkeltall", "Key figures", "Ключові показники"),
    "happens": Term("Hva som skjer", "What happens", "Що відбувається"),
    "against": Term(
        "Behov mot brukbar kapasitet",
        "Need against usable capacity",
        "Потреба та доступна спроможність",
    ),
    "other_places": Term(
        "Andre plasstyper (landet samlet)",
        "Other kinds of place (whole country)",
        "Інші типи місць (уся країна)",
    ),
    "map": Term("Hvor det brister", "Where it breaks", "Де виникає дефіцит"),
    "gaps": Term(
        "Gap mellom behov og kapasitet",
        "Gap between need and capacity",
        "Розрив між потребою та спроможністю",
    ),
    "gap_overview": Term(
        "Første brudd, per plasstype og region",
        "First break, by kind of place and region",
        "Перший дефіцит за типом місць і регіоном",
    ),
    "gap_regions": Term(
        "Alle gap per region", "All gaps by region", "Усі розриви за регіонами"
    ),
    "gap_facilities": Term(
        "Alle gap per behandlingssted",
        "All gaps by facility",
        "Усі розриви за закладами",
    ),
    "course": Term("Forløpet", "The course", "Перебіг"),
    "deaths": Term("Dødsfall", "Deaths", "Смерті"),
    "deaths_by_region": Term(
        "Dødsfall etter region og opphav (snitt)",
        "Deaths by region and source (mean)",
        "Смерті за регіоном і джерелом (середнє)",
    ),
    "supplies": Term("Forsyning", "Supplies", "Постачання"),
    "backlog": Term(
        "Etterslep: utsatt planlagt behandling",
        "Backlog: postponed planned care",
        "Заборгованість: відкладене планове лікування",
    ),
    "measures": Term("Tiltakene", "The measures", "Заходи"),
    "assumptions": Term(
        "Hva som er forutsatt", "What was assumed", "Що було припущено"
    ),
    "method": Term("Hvordan det er beregnet", "How it was computed", "Як це обчислено"),
    "facts": Term("Fakta om beregningen", "Facts of the run", "Дані про обчислення"),
    "recorded": Term(
        "Registrert mot beregnet",
        "Recorded against computed",
        "Зафіксоване й обчислене",
    ),
    "outside": Term("Utenfor sengene", "Outside the beds", "Поза ліжками"),
    # ----------------------------------------------------------------- column heads
    "region": Term("Region", "Region", "Регіон"),
    "facility": Term("Behandlingssted", "Facility", "Заклад"),
    "kind": Term("Type", "Kind", "Тип"),
    "place": Term("Plasstype", "Kind of place", "Тип місць"),
    "source": Term("Behov fra", "Need from", "Джерело потреби"),
    "day": Term("Dag", "Day", "День"),
    "first_day": Term("Første dag", "First day", "Перший день"),
    "probability": Term("Sannsynlighet", "Probability", "Імовірність"),
    "probability_short": Term("Sanns.", "Prob.", "Імов."),
    "peak": Term("Største gap", "Largest gap", "Найбільший розрив"),
    "peak_places": Term(
        "Største gap (plasser)", "Largest gap (places)", "Найбільший розрив (місць)"
    ),
    "peak_need": Term(
        "Største samtidige behov (plasser)",
        "Largest need at once (places)",
        "Найбільша одночасна потреба (місць)",
    ),
    "peak_day": Term("Toppdag", "Peak day", "День піку"),
    "unmet": Term("Udekkede plassdøgn", "Unmet place-days", "Незабезпечені ліжко-дні"),
    "binding": Term("Bindende", "Binding", "Вузьке місце"),
    "caused_by": Term("Største årsak", "Largest cause", "Найбільша причина"),
    "patients": Term("Pasienter", "Patients", "Пацієнти"),
    "need_mean": Term("Behov, snitt", "Need, mean", "Потреба, середня"),
    "usable": Term("Brukbar kapasitet", "Usable capacity", "Доступна спроможність"),
    "band": Term("80 % av forløpene", "80% of the courses", "80 % прогонів"),
    "total": Term("Totalt", "Total", "Разом"),
    "all_sources": Term("Alle behov", "All need", "Усі потреби"),
    "besides": Term(
        "I tillegg, som eget lag:", "Besides, as a layer of its own:", "Крім того:"
    ),
    "outcome": Term("Utfall", "Outcome", "Результат"),
    "cause": Term("Årsak", "Cause", "Причина"),
    "waited_for": Term("Ventet på", "Waited for", "Чекали на"),
    "item": Term("Vare", "Item", "Виріб"),
    "holder": Term("Holder", "Holder", "Утримувач"),
    "stock": Term("Beholdning", "Stock", "Запас"),
    "daily_use": Term("Forbruk per dag", "Use a day", "Витрата на день"),
    "days_of_supply": Term(
        "Dekningstid (dager)", "Days of supply", "Забезпеченість, днів"
    ),
    "first_out": Term("Tomt dag", "Out on day", "Вичерпано в день"),
    "left": Term("Igjen over tid", "Left over time", "Залишок у часі"),
    "measure": Term("Tiltak", "Measure", "Захід"),
    "works": Term("Virker", "Works", "Діє"),
    "decided_by": Term("Besluttes av", "Decided by", "Вирішує"),
    "ordered": Term("Skulle flyttes", "To be moved", "Мали перемістити"),
    "left_behind": Term("Hvorfor ikke alle", "Why not all", "Чому не всі"),
    "price": Term("Pris andre steder", "Price elsewhere", "Ціна деінде"),
    "waiting": Term(
        "Venter på plass (landet samlet, snitt)",
        "Waiting for a place (whole country, mean)",
        "Чекають на місце (уся країна, середнє)",
    ),
    "ends": Term(
        "Hvordan det gikk, i prosent av pasientene",
        "How it ended, in per cent of the patients",
        "Результат, у відсотках пацієнтів",
    ),
    "at_end": Term("Ved slutten", "At the end", "Наприкінці"),
    "top": Term("topp", "peak", "пік"),
    "at_most": Term("På det meste", "At most", "Щонайбільше"),
    "parameter": Term("Parameter", "Parameter", "Параметр"),
    "value": Term("Verdi", "Value", "Значення"),
    "low_high": Term(
        "Lav\N{EN DASH}høy", "Low\N{EN DASH}high", "Низьке\N{EN DASH}високе"
    ),
    "unit": Term("Enhet", "Unit", "Одиниця"),
    "mark": Term("Merke", "Mark", "Позначка"),
    "confidence": Term("Sikkerhet", "Confidence", "Достовірність"),
    "reference": Term("Kilde", "Source", "Джерело"),
    "influence": Term("Andel av spredningen", "Share of the spread", "Частка розкиду"),
    "influence_percent": Term(
        "Andel av spredningen fra kunnskap (%)",
        "Share of the spread from knowledge (%)",
        "Частка розкиду від знання (%)",
    ),
    "change": Term("Utslag (plassdøgn)", "Change (place-days)", "Зміна (ліжко-днів)"),
    "spread": Term(
        "Hvor spredningen kommer fra",
        "Where the spread comes from",
        "Звідки береться розкид",
    ),
    "spread_of": Term("Spredning i", "Spread of", "Розкид"),
    "knowledge": Term("Kunnskap", "Knowledge", "Знання"),
    "chance": Term("Tilfeldighet", "Chance", "Випадковість"),
    "all_numbers": Term("Alle tall", "All numbers", "Усі числа"),
    "most_influence": Term(
        "Tallene som betyr mest",
        "The numbers that matter most",
        "Числа, що важать найбільше",
    ),
    "what": Term("Hva", "What", "Що"),
    "where": Term("Hvor", "Where", "Де"),
    "start": Term("Fra dag", "From day", "З дня"),
    "number": Term("Antall", "Number", "Кількість"),
    "recorded_number": Term("Registrert", "Recorded", "Зафіксовано"),
    "computed": Term("Beregnet", "Computed", "Обчислено"),
    "deviation": Term("Avvik", "Deviation", "Відхилення"),
    "recorded_lies": Term(
        "Det registrerte ligger", "The recorded number is", "Зафіксоване число"
    ),
    # ----------------------------------------------------------------- small words
    "first_break": Term("Første brudd", "First break", "Перший дефіцит"),
    "none": Term("ingen", "none", "немає"),
    "breaks_day": Term("dag {day}", "day {day}", "день {day}"),
    "holds": Term("holder", "holds", "вистачає"),
    "of_which": Term("hvorav", "of which", "з них"),
    "places": Term("plasser", "places", "місць"),
    "needed": Term("behov", "need", "потреба"),
    "moved": Term("Flyttede pasienter", "Patients moved", "Переміщено пацієнтів"),
    "supply_out": Term("Første vare tom", "First item out", "Перший вичерпаний виріб"),
    "see_page": Term(
        "Hele tabellen står i rapporten og i {file}.",
        "The whole table is in the report and in {file}.",
        "Уся таблиця — у звіті та в {file}.",
    ),
    "below_band": Term("under båndet", "below the band", "нижче смуги"),
    "within_band": Term("innenfor båndet", "within the band", "у межах смуги"),
    "above_band": Term("over båndet", "above the band", "вище смуги"),
    "abroad": Term("Utenfor kartet", "Outside the map", "Поза межами карти"),
    "around_capital": Term(
        "Området rundt Oslofjorden",
        "The area around the Oslo fjord",
        "Район Осло-фіорда",
    ),
    "assumed": Term("forutsetning", "assumption", "припущення"),
    "coastline": Term(
        "Kystlinje: Natural Earth (fri).",
        "Coastline: Natural Earth (public domain).",
        "Берегова лінія: Natural Earth (суспільне надбання).",
    ),
    # ----------------------------------------------------------------------- facts
    "scenario": Term("Scenario", "Scenario", "Сценарій"),
    "register": Term("Register", "Register", "Реєстр"),
    "version": Term("versjon", "version", "версія"),
    "fingerprint": Term(
        "Fingeravtrykk av beregningen", "Fingerprint of the run", "Відбиток обчислення"
    ),
    "scenario_fingerprint": Term(
        "Fingeravtrykk av scenarioet",
        "Fingerprint of the scenario",
        "Відбиток сценарію",
    ),
    "register_fingerprint": Term(
        "Fingeravtrykk av registeret", "Fingerprint of the register", "Відбиток реєстру"
    ),
    "seed": Term("Frø (seed)", "Seed", "Зерно (seed)"),
    "draws": Term("Simulerte forløp", "Simulated courses", "Прогони моделі"),
    "length": Term("Lengde", "Length", "Тривалість"),
    "engine": Term("Programversjon", "Engine version", "Версія програми"),
}


def phrase(key: str, lang: Language, **values: object) -> str:
    """Return a phrase in a language, with its values put in."""
    text = PHRASES[key].say(lang)
    return text.format(**values) if values else text
