"""What the validation calls its cases, numbers and alternatives, in every language."""

from beredt.report.language import Language, Term
from beredt.report.names import readable
from beredt.report.words import word

CASES = {
    "occupancy-norway-2020": Term(
        "Innlagte med covid-19, Norge 2020–2021",
        "In hospital with COVID-19, Norway 2020-2021",
        "У лікарнях з COVID-19, Норвегія 2020–2021",
    ),
    "ventilators-norway-2020": Term(
        "På respirator med covid-19, Norge 2020–2021",
        "On ventilators with COVID-19, Norway 2020-2021",
        "На апаратах ШВЛ з COVID-19, Норвегія 2020–2021",
    ),
    "regions-norway-2020": Term(
        "Innlagte med covid-19 etter region, 2020–2021",
        "In hospital with COVID-19 by region, 2020-2021",
        "У лікарнях з COVID-19 за регіонами, 2020–2021",
    ),
    "intensive-stays": Term(
        "Liggetid på intensiv",
        "Stays in intensive care",
        "Перебування в інтенсивній терапії",
    ),
    "askoy-2019": Term(
        "Drikkevannet på Askøy 2019",
        "Drinking water in Askøy 2019",
        "Питна вода на Аскеї, 2019 рік",
    ),
    "22-juli-2011": Term("22. juli 2011", "22 July 2011", "22 липня 2011 року"),
    "medevac-inn": Term(
        "Pasienter fra Ukraina", "Patients from Ukraine", "Пацієнти з України"
    ),
    "own": Term("Din egen fil", "Your own file", "Ваш власний файл"),
}

METRICS = {
    "ill_surveyed": Term(
        "syke blant de spurte", "ill among those asked", "захворілі серед опитаних"
    ),
    "ill_reported": Term(
        "syke, meldt", "ill, as reported", "захворілі за повідомленнями"
    ),
    "admitted": Term("innlagte", "admitted", "госпіталізовані"),
    "deaths": Term("dødsfall", "deaths", "смерті"),
    "operations_first_evening": Term(
        "operasjoner første døgn", "operations, first day", "операції першої доби"
    ),
    "operations": Term(
        "operasjoner på fire uker",
        "operations in four weeks",
        "операції за чотири тижні",
    ),
    "operations_held_out": Term(
        "operasjoner, uten tall fra hendelsen",
        "operations, without numbers of the event",
        "операції без чисел цієї події",
    ),
    "patients_per_flight": Term(
        "pasienter per flyvning", "patients a flight", "пацієнтів за рейс"
    ),
    "transported": Term("fløyet av Norge", "flown by Norway", "перевезені Норвегією"),
    "received": Term("mottatt i Norge", "received in Norway", "прийняті в Норвегії"),
    "from_register_stays": Term(
        "fra innleggelser, registerets liggetider",
        "from admissions, the register's stays",
        "за надходженнями, тривалість із реєстру",
    ),
    "from_admissions_alone": Term(
        "fra innleggelser alene", "from admissions alone", "лише за надходженнями"
    ),
    "ahead_1": Term("1 dag fram", "1 day ahead", "на 1 день уперед"),
    "ahead_7": Term("7 dager fram", "7 days ahead", "на 7 днів уперед"),
    "ahead_7_gaps_filled": Term(
        "7 dager fram, hver dag (hull fylt)",
        "7 days ahead, every day (gaps filled)",
        "на 7 днів уперед, щодня (пропуски заповнено)",
    ),
    "ahead_14": Term("14 dager fram", "14 days ahead", "на 14 днів уперед"),
    "days_over_capacity": Term(
        "dager over kapasitet", "days over capacity", "дні понад потужність"
    ),
    "median_stay": Term("median liggetid", "median stay", "медіана тривалості"),
    "stay_90": Term(
        "liggetid, 90 %-kvantil", "stay, 90% quantile", "тривалість, квантиль 90 %"
    ),
    "stay_99": Term(
        "liggetid, 99 %-kvantil", "stay, 99% quantile", "тривалість, квантиль 99 %"
    ),
    "mean_stay": Term("midlere liggetid", "mean stay", "середня тривалість"),
    "median_stay_left_out": Term(
        "median, utelatt i tilpasningen",
        "median, left out of the fit",
        "медіана, вилучена з підгонки",
    ),
    "stay_90_left_out": Term(
        "90 %-kvantil, utelatt i tilpasningen",
        "90% quantile, left out of the fit",
        "квантиль 90 %, вилучений з підгонки",
    ),
    "stay_99_left_out": Term(
        "99 %-kvantil, utelatt i tilpasningen",
        "99% quantile, left out of the fit",
        "квантиль 99 %, вилучений з підгонки",
    ),
    "register_median_stay": Term(
        "registeret: median", "the register: median", "реєстр: медіана"
    ),
    "register_stay_90": Term(
        "registeret: 90 %-kvantil",
        "the register: 90% quantile",
        "реєстр: квантиль 90 %",
    ),
    "register_stay_99": Term(
        "registeret: 99 %-kvantil",
        "the register: 99% quantile",
        "реєстр: квантиль 99 %",
    ),
    "register_mean_stay": Term(
        "registeret: middel", "the register: mean", "реєстр: середнє"
    ),
}

SIMPLEST = {
    "latest_event_scaled": Term(
        "forrige utbrudd, skalert",
        "the latest outbreak, scaled",
        "попередній спалах у масштабі",
    ),
    "london_2005_scaled": Term(
        "London 2005, skalert", "London 2005, scaled", "Лондон-2005 у масштабі"
    ),
    "madrid_2004_scaled": Term(
        "Madrid 2004, skalert", "Madrid 2004, scaled", "Мадрид-2004 у масштабі"
    ),
    "full_aircraft": Term("fullt fly", "a full aircraft", "повний літак"),
    "single_law": Term("én liggetidslov", "one law of stay", "один закон тривалості"),
    "count_lasts": Term(
        "siste telling varer", "the last count lasts", "останній підрахунок триває"
    ),
    "exponential_stay": Term(
        "eksponentiell liggetid", "an exponential stay", "експоненційна тривалість"
    ),
    "straight_line": Term("rett linje", "a straight line", "пряма лінія"),
}

PHRASES = {
    "title": Term(
        "Registrert mot beregnet",
        "Recorded against computed",
        "Зафіксоване й обчислене",
    ),
    "case": Term("Tilfelle", "Case", "Випадок"),
    "metric": Term("Hva", "What", "Що"),
    "recorded": Term("Registrert", "Recorded", "Факт"),
    "computed": Term("Beregnet", "Computed", "Обчислено"),
    "band": Term("80 %-bånd", "80% band", "Діапазон 80 %"),
    "error": Term("Feil", "Error", "Похибка"),
    "simplest_error": Term("Enkleste", "Simplest", "Просте"),
    "coverage": Term("Dekning", "Coverage", "Охоплення"),
    "result": Term("Resultat", "Result", "Результат"),
    "passed": Term("bestått", "passed", "пройдено"),
    "failed": Term("STRØK", "FAILED", "ПРОВАЛ"),
    "not_run": Term(
        "Ikke kjørt: {case}. Serien {series} er ikke her. Legg den i en mappe, og "
        "si hvor den er med --recorded MAPPE eller BEREDT_RECORDED. "
        "Den hentes fra: {source}",
        "Not run: {case}. The series {series} is not here. Put it in a folder, and "
        "name the folder with --recorded DIR or BEREDT_RECORDED. "
        "It is fetched from: {source}",
        "Не виконано: {case}. Ряду {series} тут немає. Покладіть його в теку й "
        "назвіть її: --recorded ТЕКА або BEREDT_RECORDED. Джерело: {source}",
    ),
    "too_short": Term(
        "Utelatt, fordi det er færre enn 60 tellinger eller ingen innleggelser: "
        "{names}",
        "Left out, because there are fewer than 60 counts or no admissions: {names}",
        "Пропущено, бо менше ніж 60 підрахунків або немає надходжень: {names}",
    ),
    "alternatives": Term(
        "Enkleste metode, {case}: {names}.",
        "Simplest alternative, {case}: {names}.",
        "Найпростіший спосіб, {case}: {names}.",
    ),
    "counted": Term(
        "{passed} av {count} tall er bestått. Bestått: det registrerte ligger i "
        "båndet, og feilen er ikke større enn den enkleste metodens. For tall over "
        "mange dager: feilen er mindre, og 70–90 % av dagene ligger i båndet.",
        "{passed} of {count} numbers passed. Passed: what was recorded lies in the "
        "band, and the error is not larger than that of the simplest alternative. Of "
        "many days: the error is smaller, and 70 to 90% of the days lie in the band.",
        "Пройдено {passed} з {count} чисел. Пройдено: зафіксоване лежить у "
        "діапазоні, а похибка не більша, ніж у найпростішого способу. Для багатьох "
        "днів: похибка менша, і 70–90 % днів лежать у діапазоні.",
    ),
}


def case_name(case: str, lang: Language) -> str:
    """Return the name of a case, or its slug as words."""
    return CASES[case].say(lang) if case in CASES else readable(case)


def metric_name(metric: str, lang: Language) -> str:
    """Return the name of a number; what follows a colon is its day or place."""
    name, _, day = metric.partition(":")
    shown = word(METRICS, name, lang)
    return f"{shown}, {day.strip()}" if day else shown


def phrase(key: str, lang: Language, **values: object) -> str:
    """Return a phrase of the validation with its blanks filled."""
    return PHRASES[key].say(lang).format(**values)
