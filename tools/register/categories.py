"""Patient categories: who the patient is."""

from typing import NamedTuple

from beredt.engine.register import Category, SpecialUnit
from register.provenance import assumed, derived


class Words(NamedTuple):
    """One category: names, mortality, isolation, postponable, bulk-move hours."""

    id: str
    nb: str
    nn: str
    en: str
    uk: str
    death: float
    isolation: float
    postponable: float
    bulk: float | None


WORDS = (
    Words("K01", "Krigsskade T1", "Krigsskade T1", "War wounded T1",
          "Бойова травма T1", 0.10, 0.1, 0, 36),
    Words("K02", "Krigsskade T2", "Krigsskade T2", "War wounded T2",
          "Бойова травма T2", 0.01, 0.05, 0, 24),
    Words("K03", "Krigsskade T3", "Krigsskade T3", "War wounded T3",
          "Бойова травма T3", 0, 0, 0, 0),
    Words("K04", "Krigsskade T4 (avventende)", "Krigsskade T4 (avventande)",
          "War wounded T4 (expectant)", "Бойова травма T4 (очікувальні)",
          0.90, 0, 0, None),
    Words("K05", "Brannskade, minst 20 % av kroppsflaten",
          "Brannskade, minst 20 % av kroppsflata",
          "Burn, at least 20 % of body surface",
          "Опіки, щонайменше 20 % поверхні тіла", 0.15, 1.0, 0, 36),
    Words("K06", "Eksplosjon: mild hodeskade eller stridsstress",
          "Eksplosjon: mild hovudskade eller stridsstress",
          "Blast: mild head injury or combat stress",
          "Вибух: легка травма голови або бойовий стрес", 0.005, 0, 0, 0),
    Words("K07", "Strålesyke (2–6 Gy)", "Strålesjuke (2–6 Gy)",
          "Radiation sickness (2–6 Gy)", "Променева хвороба (2–6 Гр)",
          0.20, 1.0, 0, 0),
    Words("K08", "Kjemisk skade (nervegass, klor)", "Kjemisk skade (nervegass, klor)",
          "Chemical injury (nerve agent, chlorine)",
          "Хімічне ураження (нервово-паралітичні речовини, хлор)", 0.03, 0, 0, 2),
    Words("K09", "Pandemi, sengepost", "Pandemi, sengepost", "Pandemic, ward",
          "Пандемія, звичайна палата", 0.08, 0.3, 0, 6),
    Words("K10", "Pandemi, intensiv", "Pandemi, intensiv", "Pandemic, intensive care",
          "Пандемія, інтенсивна терапія", 0.20, 0.3, 0, 36),
    Words("K11", "Mage-tarmsykdom fra drikkevann", "Mage-tarmsjukdom frå drikkevatn",
          "Waterborne gastroenteritis", "Гастроентерит від питної води",
          0.003, 0.2, 0, 0),
    Words("K12", "Flyktninger", "Flyktningar", "Displaced people", "Біженці",
          0.005, 0.1, 0.3, 0),
    Words("K13", "Ordinær øyeblikkelig hjelp", "Ordinær akutt hjelp",
          "Ordinary emergency admission", "Звичайна невідкладна госпіталізація",
          0.03, 0.08, 0.025, 24),
    Words("K14", "Planlagt innleggelse (elektiv)", "Planlagd innlegging (elektiv)",
          "Planned admission (elective)", "Планова госпіталізація",
          0.002, 0.03, 0.70, None),
    Words("K15", "Dialyse", "Dialyse", "Dialysis", "Діаліз", 0, 0, 0, None),
    Words("K16", "Nyfødtintensiv", "Nyføddintensiv", "Neonatal care",
          "Інтенсивна терапія новонароджених", 0.02, 0, 0, None),
    Words("K17", "Fødsel og barsel", "Fødsel og barsel", "Childbirth",
          "Пологи", 0, 0, 0, 24),
    Words("K18", "Psykisk helsevern, døgn", "Psykisk helsevern, døgn",
          "Psychiatric inpatient", "Стаціонарна психіатрична допомога",
          0, 0, 0.20, 24),
    Words("K19", "Rehabilitering", "Rehabilitering", "Rehabilitation",
          "Реабілітація", 0, 0, 0.40, 0),
    Words("K20", "MEDEVAC inn (sen krigsskade)", "MEDEVAC inn (sein krigsskade)",
          "MEDEVAC in (late war injury)", "MEDEVAC: прийом (пізня бойова травма)",
          0.01, 0.58, 0, 24),
    Words("K21", "Militær sykdom og ulykke (DNBI)", "Militær sjukdom og ulykke (DNBI)",
          "Military disease and non-battle injury (DNBI)",
          "Військові: хвороби та небойові травми (DNBI)", 0.001, 0.05, 0, 0),
    Words("K22", "Ordinær intensivbehandling", "Ordinær intensivbehandling",
          "Ordinary intensive care", "Звичайна інтенсивна терапія",
          0.099, 0.10, 0, 36),
)  # fmt: skip

# Those who are moved by a measure go where there is such a unit.
UNITS: dict[str, SpecialUnit] = {"K01": "trauma_function"}
BURNED = (
    "Burns: mean 19.5 % of body surface, mortality 10.8 % (tidsskriftet.no 2008/05); "
    "mortality from 20 % and moving by bulk means with a specialised team assumed"
)
REGISTRY = (
    "Intensive-care registry spring 2020: 26 of 127 died (sunnmoringen.no 21 April "
    "2020)"
)
ISOLATED = (
    "Evacuated wounded in German hospitals: 50-65 % isolated (PMC12929360, PMC9817211)"
)
INTENSIVE = (
    "Norwegian intensive care registry 2017: 90.1 % discharged alive "
    "(kvalitetsregistre.no/registers/551/resultater); isolation and moving assumed"
)
SOURCED = {
    "K05": (BURNED, "2008"),
    "K10": (REGISTRY, "2020-04"),
    "K20": (ISOLATED, "2025"),
    "K22": (INTENSIVE, "2017"),
}


def list_categories() -> tuple[Category, ...]:
    """List the categories."""
    return tuple(_category(words) for words in WORDS)


def _category(words: Words) -> Category:
    origin = (
        derived(*SOURCED[words.id], "medium")
        if words.id in SOURCED
        else assumed("mortality, isolation, what can wait, where to be moved", "medium")
    )
    return Category(
        id=words.id, name_nb=words.nb, name_nn=words.nn, name_en=words.en,
        name_uk=words.uk, death_share=words.death, isolation_share=words.isolation,
        postponable_share=words.postponable, bulk_move_hours=words.bulk,
        special_unit=UNITS.get(words.id), **origin,
    )  # fmt: skip
