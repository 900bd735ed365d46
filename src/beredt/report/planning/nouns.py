"""What one measure, vehicle, place or employee of a plan is called."""

from beredt.report.language import Term
from beredt.report.numerals import Counted

REASONS = {
    "changes_nothing": Term(
        "Endrer ingenting her", "Changes nothing here", "Нічого тут не змінює"
    ),
    "not_missed": Term(
        "Lukker ikke mer enn det koster",
        "Closes no more than it costs",
        "Закриває не більше, ніж коштує",
    ),
    "beyond_most": Term(
        "Flere enn det er bedt om",
        "More than was asked for",
        "Понад замовлену кількість",
    ),
    "no_vehicle": Term(
        "Ingen kjøretøy som kan kjøre", "No vehicles that can go", "Немає транспорту"
    ),
}
# One more of a kind of place, and a place-day of it.
ONE_PLACE = {
    "ward": Term("seng på post", "ward bed", "ліжко відділення"),
    "observation": Term("observasjonsplass", "observation bed", "ліжко спостереження"),
    "intermediate": Term("overvåkingsplass", "monitoring bed", "ліжко моніторингу"),
    "intensive": Term(
        "intensivplass", "intensive-care place", "місце інтенсивної терапії"
    ),
    "theatre": Term("operasjonsstue", "operating theatre", "операційна"),
    "emergency": Term(
        "plass i akuttmottak", "emergency bay", "місце невідкладної допомоги"
    ),
    "burn": Term("brannskadeplass", "burn place", "опікове місце"),
    "neonatal": Term("nyfødtplass", "neonatal place", "неонатальне місце"),
    "obstetric": Term("fødeplass", "maternity place", "пологове місце"),
    "dialysis": Term("dialyseplass", "dialysis place", "місце для діалізу"),
    "psychiatric": Term("psykiatrisk plass", "psychiatric place", "психіатричне місце"),
    "rehabilitation": Term(
        "rehabiliteringsplass", "rehabilitation place", "реабілітаційне місце"
    ),
    "municipal": Term("kommunal plass", "municipal place", "муніципальне місце"),
    "hub": Term("plass i knutepunkt", "hub place", "місце в хабі"),
}
ONE_EMPLOYEE = {
    "nurse": Term("sykepleier", "nurse", "медсестра"),
    "intensive_care_nurse": Term(
        "intensivsykepleier", "intensive-care nurse", "медсестра інтенсивної терапії"
    ),
    "theatre_nurse": Term(
        "operasjonssykepleier", "theatre nurse", "операційна медсестра"
    ),
    "anaesthetic_nurse": Term(
        "anestesisykepleier", "anaesthetic nurse", "медсестра-анестезистка"
    ),
    "assistant_nurse": Term("helsefagarbeider", "assistant nurse", "молодша медсестра"),
    "midwife": Term("jordmor", "midwife", "акушерка"),
    "doctor": Term("lege", "doctor", "лікар"),
    "surgeon": Term("kirurg", "surgeon", "хірург"),
    "anaesthetist": Term("anestesilege", "anaesthetist", "анестезіолог"),
    "physiotherapist": Term("fysioterapeut", "physiotherapist", "фізіотерапевт"),
    "radiographer": Term("radiograf", "radiographer", "рентгенлаборант"),
    "biomedical_scientist": Term(
        "bioingeniør", "biomedical scientist", "медичний лаборант"
    ),
    "ambulance_worker": Term(
        "ambulansearbeider", "ambulance worker", "працівник швидкої допомоги"
    ),
}
THROUGH_HUB = Term(
    "pasient om dagen gjennom knutepunktene",
    "patient a day through the hubs",
    "пацієнт на день через хаби",
)
STAND = Term("oppstillingsplass for fly", "stand for aircraft", "стоянка для літака")
WORKING_DAYS = Counted(
    "dagsverk", "dagsverk", "full-time day", "full-time days",
    "робочий день", "робочі дні", "робочих днів", "робочого дня",
)  # fmt: skip
# In bokmål these are neuter.
NEUTER = frozenset(
    {
        "ambulance_helicopter",
        "rescue_helicopter",
        "ambulance_aeroplane",
        "evacuation_aeroplane",
        "transport_aeroplane",
        "train",
    }
)
ONE = Term("Én", "One more", "Ще один ресурс:")
ONE_NEUTER = Term("Ett", "One more", "Ще один ресурс:")
CLOSES = Term(
    "{one} {thing} til i {where} dag\N{NO-BREAK SPACE}{day}: {unmet} mindre "
    "({kind}); hver dag: {throughout} i alt",
    "{one} {thing} in {where} on day\N{NO-BREAK SPACE}{day}: {unmet} fewer "
    "({kind}); every day: {throughout} in all",
    "{one} {thing}, {where}, день\N{NO-BREAK SPACE}{day}: на {unmet} менше "
    "({kind}); щодня разом: {throughout}",
)
CLOSES_BY_PLACE = Term(
    "{one} {thing} til i {where} hver dag: {throughout} plassdøgn mindre",
    "{one} {thing} in {where} every day: {throughout} place-days fewer",
    "{one} {thing}, {where}, щодня: на {throughout} ліжко-днів менше",
)
CLOSES_BY_HUB = Term(
    "Én pasient til om dagen gjennom knutepunktene i {where}: {throughout} plassdøgn "
    "mindre ({kind})",
    "One more patient a day through the hubs in {where}: {throughout} place-days fewer "
    "({kind})",
    "Ще один пацієнт на день через хаби, {where}: на {throughout} ліжко-днів менше "
    "({kind})",
)
REGIONS = Counted(
    "region",
    "regioner",
    "region",
    "regions",
    "регіон",
    "регіони",
    "регіонів",
    "регіону",
)
# What is done, where and when; a kind that is not here is told by its name.
DONE = {
    "postpone_elective": Term(
        "Utsett planlagt behandling i {where} {when}",
        "Postpone planned care in {where} {when}",
        "Відкласти планове лікування: {where}, {when}",
    ),
    "early_discharge": Term(
        "Skriv ut tidligere fra post i {where} {when}",
        "Discharge earlier from wards in {where} {when}",
        "Виписувати раніше з відділень: {where}, {when}",
    ),
    "open_surge": Term(
        "Åpne ekstra plasser, {what}, i {where} {when}",
        "Open extra places, {what}, in {where} {when}",
        "Відкрити додаткові місця, {what}: {where}, {when}",
    ),
    "stretch_ratio": Term(
        "La hver ansatt ha flere pasienter, {what}, i {where} {when}",
        "Let each employee have more patients, {what}, in {where} {when}",
        "Більше пацієнтів на працівника, {what}: {where}, {when}",
    ),
    "mobilise": Term(
        "Kall inn reserver i {where} {when}",
        "Call in reserves in {where} {when}",
        "Залучити резерви: {where}, {when}",
    ),
    "relieve_absence": Term(
        "Hold flere på jobb i {where} {when}, med barnepass og transport",
        "Keep more at work in {where} {when}, with child care and transport",
        "Утримати більше людей на роботі: {where}, {when}",
    ),
    "reserve_power": Term(
        "Reservestrøm i {where} {when}",
        "Reserve power in {where} {when}",
        "Резервне живлення: {where}, {when}",
    ),
    "reserve_water": Term(
        "Reservevann i {where} {when}",
        "Reserve water in {where} {when}",
        "Резервна вода: {where}, {when}",
    ),
    "request_assistance": Term(
        "Be {who} om plasser {when}: {what}",
        "Ask {who} for places {when}: {what}",
        "Просити {who} про місця {when}: {what}",
    ),
    "release_stock": Term(
        "Frigi beredskapslager {when}: {what}",
        "Release preparedness stock {when}: {what}",
        "Відкрити резервний запас {when}: {what}",
    ),
    "ration": Term(
        "Rasjoner {when}: {what}", "Ration {when}: {what}", "Нормувати {when}: {what}"
    ),
    "ban_export": Term(
        "Forby eksport {when}: {what}",
        "Ban export {when}: {what}",
        "Заборонити експорт {when}: {what}",
    ),
    "redistribute": Term(
        "Flytt pasienter fra {where} til {to} med {mode} {when}",
        "Move patients from {where} to {to} by {mode} {when}",
        "Переміщувати пацієнтів {where} → {to} ({mode}), {when}",
    ),
    "evacuate": Term(
        "Evakuer pasienter fra {where} til {to} med {mode} {when}",
        "Evacuate patients from {where} to {to} by {mode} {when}",
        "Евакуювати пацієнтів {where} → {to} ({mode}), {when}",
    ),
}
OTHERWISE = Term(
    "{event} i {where} {when}", "{event} in {where} {when}", "{event}: {where}, {when}"
)
SHARE = Term(
    "{share} av det som er mulig", "{share} of what is possible", "{share} можливого"
)
A_DAY = Term("inntil {number} om dagen", "up to {number} a day", "до {number} на день")
FREED = Term("frigjør {days}", "frees {days}", "звільняє {days}")
OPENED = Term("åpner {days}", "opens {days}", "відкриває {days}")
AT_WORK = Term("{days} mer på jobb", "{days} more at work", "на роботі більше: {days}")
