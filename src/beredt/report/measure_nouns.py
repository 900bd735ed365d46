"""What vehicles, places, partners and days of measures are called."""

from beredt.report.language import Term

MODES = {
    "ambulance": Term("ambulanse", "ambulance", "швидка допомога"),
    "ambulance_helicopter": Term(
        "legehelikopter", "ambulance helicopter", "санітарний гелікоптер"
    ),
    "ambulance_aeroplane": Term(
        "ambulansefly", "ambulance aeroplane", "санітарний літак"
    ),
    "rescue_helicopter": Term(
        "redningshelikopter", "rescue helicopter", "рятувальний гелікоптер"
    ),
    "evacuation_aeroplane": Term(
        "evakueringsfly", "evacuation aeroplane", "евакуаційний літак"
    ),
    "transport_aeroplane": Term(
        "transportfly", "transport aeroplane", "транспортний літак"
    ),
    "train": Term("sykehustog", "hospital train", "санітарний потяг"),
    "bus": Term("ambulansebuss", "ambulance bus", "санітарний автобус"),
    "fast_ferry": Term("hurtigbåt", "fast ferry", "швидкісне судно"),
    "ambulance_boat": Term("ambulansebåt", "ambulance boat", "санітарний катер"),
}
SOME_PLACES = {
    "ward": Term("sengeposter", "wards", "відділення"),
    "observation": Term("observasjonsposter", "observation beds", "спостереження"),
    "intermediate": Term("overvåking", "monitoring beds", "моніторинг"),
    "intensive": Term("intensiv", "intensive care", "інтенсивна терапія"),
    "theatre": Term("operasjonsstuer", "operating theatres", "операційні"),
    "burn": Term("brannskadeplasser", "burn places", "опікові місця"),
    "neonatal": Term("nyfødtplasser", "neonatal places", "неонатальні місця"),
}
AND = Term("og", "and", "і")
COUNTRY = Term("hele landet", "the whole country", "уся країна")
CHANNELS = {
    "nordic": Term("de nordiske landene", "the Nordic countries", "країни Півночі"),
    "eu": Term("EU", "the EU", "ЄС"),
    "nato": Term("NATO", "NATO", "НАТО"),
    "who": Term("WHO", "the WHO", "ВООЗ"),
}
FROM_DAY = Term(
    "fra dag\N{NO-BREAK SPACE}{first}",
    "from day\N{NO-BREAK SPACE}{first}",
    "з дня\N{NO-BREAK SPACE}{first}",
)
SPAN = Term(
    "dag\N{NO-BREAK SPACE}{first}–{last}",
    "on days\N{NO-BREAK SPACE}{first}–{last}",
    "дні\N{NO-BREAK SPACE}{first}–{last}",
)
ONE_DAY = Term(
    "dag\N{NO-BREAK SPACE}{first}",
    "on day\N{NO-BREAK SPACE}{first}",
    "день\N{NO-BREAK SPACE}{first}",
)
