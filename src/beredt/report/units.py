"""Units as the registers and scenarios write them, in every language."""

from beredt.report.language import Language, Term
from beredt.report.words import word

UNITS = {
    "DDD": Term("DDD", "DDD", "DDD"),
    "FTE": Term("årsverk", "FTE", "штатних одиниць"),
    "FTE per place": Term(
        "årsverk per plass", "FTE per place", "штатних одиниць на місце"
    ),
    "admissions per 1 000 and month": Term(
        "innleggelser per 1 000 og måned",
        "admissions per 1,000 and month",
        "госпіталізацій на 1 000 за місяць",
    ),
    "admitted": Term("innlagte", "admitted", "госпіталізованих"),
    "admitted after each attack": Term(
        "innlagte etter hvert angrep",
        "admitted after each attack",
        "госпіталізованих після кожного удару",
    ),
    "aircraft": Term("fly", "aircraft", "літаків"),
    "ampoules": Term("ampuller", "ampoules", "ампул"),
    "beds": Term("senger", "beds", "ліжок"),
    "beds / percent": Term("senger / prosent", "beds / percent", "ліжок / відсотків"),
    "days": Term("dager", "days", "днів"),
    "deaths": Term("dødsfall", "deaths", "смертей"),
    "degrees": Term("grader", "degrees", "градусів"),
    "doses": Term("doser", "doses", "доз"),
    "doses per day": Term("doser per dag", "doses per day", "доз на день"),
    "flights": Term("flyginger", "flights", "рейсів"),
    "grams": Term("gram", "grams", "грамів"),
    "hospitals": Term("sykehus", "hospitals", "лікарень"),
    "hours": Term("timer", "hours", "годин"),
    "km": Term("km", "km", "км"),
    "km by road per km in a straight line": Term(
        "km vei per km luftlinje",
        "km by road per km in a straight line",
        "км дорогою на км по прямій",
    ),
    "km/h": Term("km/t", "km/h", "км/год"),
    "lightly wounded for each seriously wounded": Term(
        "lett skadde per alvorlig skadd",
        "lightly wounded for each seriously wounded",
        "легкопоранених на одного тяжкопораненого",
    ),
    "litres": Term("liter", "litres", "літрів"),
    "m3": Term("m³", "m³", "м³"),
    "man-years": Term("årsverk", "man-years", "людино-років"),
    "mg": Term("mg", "mg", "мг"),
    "mnok": Term("mill. kroner", "NOK million", "млн крон"),
    "operations": Term("operasjoner", "operations", "операцій"),
    "patients": Term("pasienter", "patients", "пацієнтів"),
    "patients at a time": Term(
        "pasienter på én gang", "patients at a time", "пацієнтів одночасно"
    ),
    "patients at once": Term(
        "pasienter samtidig", "patients at once", "пацієнтів одночасно"
    ),
    "patients per day": Term(
        "pasienter per dag", "patients per day", "пацієнтів на день"
    ),
    "patients per week": Term(
        "pasienter per uke", "patients per week", "пацієнтів на тиждень"
    ),
    "per 1 000 and day": Term(
        "per 1 000 og dag", "per 1,000 and day", "на 1 000 за день"
    ),
    "per 1 000 persons and day": Term(
        "per 1 000 personer og dag",
        "per 1,000 persons and day",
        "на 1 000 осіб за день",
    ),
    "per 1 000 persons and month": Term(
        "per 1 000 personer og måned",
        "per 1,000 persons and month",
        "на 1 000 осіб за місяць",
    ),
    "percent": Term("prosent", "percent", "відсотків"),
    "persons": Term("personer", "persons", "осіб"),
    "persons in 90 days": Term(
        "personer på 90 dager", "persons in 90 days", "осіб за 90 днів"
    ),
    "persons on the supply": Term(
        "personer på vannverket", "persons on the supply", "осіб, підʼєднаних до мережі"
    ),
    "pieces": Term("stykker", "pieces", "штук"),
    "places": Term("plasser", "places", "місць"),
    "share": Term("andel", "share", "частка"),
    "share of contacts": Term(
        "andel av kontaktene", "share of contacts", "частка контактів"
    ),
    "share of deliveries": Term(
        "andel av leveransene", "share of deliveries", "частка поставок"
    ),
    "share of killed and wounded": Term(
        "andel av falne og sårede",
        "share of killed and wounded",
        "частка загиблих і поранених",
    ),
    "share of places": Term("andel av plassene", "share of places", "частка місць"),
    "share of staff": Term("andel av de ansatte", "share of staff", "частка персоналу"),
    "share of the exposed": Term(
        "andel av de utsatte", "share of the exposed", "частка уражених"
    ),
    "share of the extra absence": Term(
        "andel av det ekstra fraværet",
        "share of the extra absence",
        "частка додаткової відсутності",
    ),
    "share of the ill": Term("andel av de syke", "share of the ill", "частка хворих"),
    "share of the infected": Term(
        "andel av de smittede", "share of the infected", "частка інфікованих"
    ),
    "share of the population": Term(
        "andel av befolkningen", "share of the population", "частка населення"
    ),
    "share of the realistic extra places": Term(
        "andel av realistiske ekstraplasser",
        "share of the realistic extra places",
        "частка реалістичних додаткових місць",
    ),
    "share of the stock": Term(
        "andel av beholdningen", "share of the stock", "частка запасу"
    ),
    "share of those admitted": Term(
        "andel av de innlagte", "share of those admitted", "частка госпіталізованих"
    ),
    "share of those with a second role": Term(
        "andel av dem med to roller",
        "share of those with a second role",
        "частка тих, хто має другу роль",
    ),
    "share of ward patients": Term(
        "andel av pasientene på post",
        "share of ward patients",
        "частка пацієнтів відділень",
    ),
    "share of what can be postponed": Term(
        "andel av det som kan utsettes",
        "share of what can be postponed",
        "частка того, що можна відкласти",
    ),
    "share of what is asked for": Term(
        "andel av det det bes om", "share of what is asked for", "частка запитаного"
    ),
    "share who come": Term(
        "andel som møter", "share who come", "частка тих, хто прибуде"
    ),
    "share who fall ill": Term(
        "andel som blir syke", "share who fall ill", "частка тих, хто захворіє"
    ),
    "sites": Term("steder", "sites", "місць розташування"),
    "soldiers": Term("soldater", "soldiers", "військових"),
    "stations": Term("stasjoner", "stations", "станцій"),
    "stays/year": Term("opphold per år", "stays per year", "перебувань на рік"),
    "tablets": Term("tabletter", "tablets", "таблеток"),
    "times": Term("ganger", "times", "разів"),
    "times the ordinary": Term(
        "ganger det ordinære", "times the ordinary", "разів від звичайного"
    ),
    "treatments": Term("behandlinger", "treatments", "курсів лікування"),
    "units": Term("enheter", "units", "одиниць"),
    "units of the item per day": Term(
        "enheter av varen per dag",
        "units of the item per day",
        "одиниць товару на день",
    ),
    "vehicles": Term("kjøretøy", "vehicles", "транспортних засобів"),
    "weight per day and item": Term(
        "vekt per dag og vare", "weight per day and item", "вага на день і виріб"
    ),
    "weight per day of ordinary use of the country": Term(
        "vekt per dag med landets ordinære forbruk",
        "weight per day of ordinary use of the country",
        "вага на день звичайного споживання країни",
    ),
    "weight per full-time day": Term(
        "vekt per dagsverk", "weight per full-time day", "вага на робочий день"
    ),
    "weight per measure": Term(
        "vekt per tiltak", "weight per measure", "вага на захід"
    ),
    "weight per patient": Term(
        "vekt per pasient", "weight per patient", "вага на пацієнта"
    ),
    "weight per patient-hour": Term(
        "vekt per pasienttime", "weight per patient-hour", "вага на пацієнто-годину"
    ),
    "weight per place-day": Term(
        "vekt per plassdøgn", "weight per place-day", "вага на ліжко-день"
    ),
    "weight per room-day": Term(
        "vekt per isolatdøgn", "weight per room-day", "вага на день ізолятора"
    ),
}


def unit_in(unit: str, lang: Language) -> str:
    """Return a unit in a language, or as it is written when it has no translation."""
    return word(UNITS, unit, lang)
