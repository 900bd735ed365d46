"""What a forecast says, in every language."""

from beredt.report.language import Language, Term
from beredt.report.words import PLACES, word

SENTENCES = {
    "title": Term("Prognose for belegg", "Occupancy forecast", "Прогноз зайнятості"),
    "from": Term(
        "Fra rapportene til og med {date}, {days} frem, {draws}",
        "From reports up to {date}, {days} ahead, {draws}",
        "За звітами до {date} включно; горизонт: {days}; {draws}",
    ),
    "now_and_then": Term(
        "{what}: {now} innlagt i dag, {then} om {days} (80 % av forløpene: {band}).",
        "{what}: {now} in places today, {then} in {days} (80% of the courses: {band}).",
        "{what}: сьогодні зайнято {now}, очікується {then}; через {days} "
        "(80 % прогонів: {band}).",
    ),
    "over": Term(
        "Kapasiteten på {capacity} overskrides trolig fra {date}.",
        "The capacity of {capacity} is more likely than not exceeded from {date}.",
        "Спроможність ({capacity}) імовірно буде перевищено з {date}.",
    ),
    "over_today": Term(
        "Kapasiteten på {capacity} er overskredet allerede i dag.",
        "The capacity of {capacity} is exceeded already today.",
        "Спроможність ({capacity}) перевищено вже сьогодні.",
    ),
    "not_over": Term(
        "Kapasiteten på {capacity} holder trolig; størst sjanse for overskridelse er "
        "{chance}, {date}.",
        "The capacity of {capacity} will probably do; the chance to exceed it is at "
        "most {chance}, on {date}.",
        "Спроможності ({capacity}) імовірно вистачить; найбільша ймовірність "
        "перевищення — {chance}, {date}.",
    ),
    "stay_found": Term(
        "{what}: liggetid {mean}, funnet av innleggelser og belegg i rapportene.",
        "{what}: stays of {mean}, found from the admissions and census reported.",
        "{what}: тривалість перебування {mean}, визначена за звітами.",
    ),
    "stay_expected": Term(
        "{what}: liggetid {mean}, fra registerets pasientkategori {category}.",
        "{what}: stays of {mean}, from the register's patient category {category}.",
        "{what}: тривалість перебування {mean}, з категорії пацієнтів {category}.",
    ),
    "looked_back": Term(
        "{what}: båndene er rettet etter feilen i {count} tidligere prognoser.",
        "{what}: the bands are corrected by the errors of {count} earlier forecasts.",
        "{what}: діапазони виправлено за похибками попередніх прогнозів: {count}.",
    ),
    "not_looked_back": Term(
        "{what}: rapportene er for få til å rette båndene etter tidligere feil.",
        "{what}: too few reports to correct the bands by earlier errors.",
        "{what}: звітів замало, щоб виправити діапазони за попередніми похибками.",
    ),
    "late": Term(
        "{place}: belegget er sist rapportert for {days} siden; tallet for i dag er "
        "beregnet.",
        "{place}: the last census is {days} old; today's number is computed.",
        "{place}: останній звіт — {days} тому; сьогоднішнє число обчислено.",
    ),
    "left_out": Term(
        "Utelatt, fordi siste belegg er eldre enn to uker: {places}.",
        "Left out, because the last census is more than two weeks old: {places}.",
        "Пропущено, бо останньому звіту понад два тижні: {places}.",
    ),
    "more_places": Term(
        "{count} steder til står i rapporten (--out) og i --json.",
        "{count} more places are in the report (--out) and in --json.",
        "Ще закладів: {count} — у звіті (--out) та в --json.",
    ),
    "charts": Term("Dag for dag", "Day by day", "День за днем"),
    "numbers": Term("Tallene", "The numbers", "Числа"),
    "method": Term(
        "Slik er prognosen laget", "How the forecast is made", "Як створено прогноз"
    ),
    "method_text": Term(
        "Innleggelsene fremskrives med eksponentiell glatting med dempet trend og "
        "ukedagsmønster. Hver pasient som er innlagt, eller som kommer, får en "
        "liggetid. Til slutt gjøres båndene bredere eller smalere etter hvor mye "
        "tilsvarende prognoser har bommet før. Summen av stedene er regionen, og "
        "summen av regionene er landet, i hvert forløp. Prognosen vet bare det "
        "rapportene sier: den kjenner ikke nye tiltak, utbrudd eller hendelser.",
        "Admissions are carried on by exponential smoothing with a damped trend and a "
        "pattern of weekdays. Each patient who is in a place, or who comes, gets a "
        "length of stay. At last the bands are made wider or narrower by how much such "
        "forecasts have missed before. The places add up to their region, and the "
        "regions to the country, in every course. The forecast knows only what the "
        "reports say: no new measures, outbreaks or events.",
        "Надходження продовжено експоненційним згладжуванням із затухаючим трендом і "
        "тижневим ритмом. Кожному пацієнтові — наявному чи майбутньому — розіграно "
        "тривалість перебування. Насамкінець діапазони розширено або звужено за "
        "похибками попередніх прогнозів. У кожному прогоні сума закладів дорівнює "
        "регіону, а сума регіонів — країні. Прогноз знає лише те, що у звітах: без "
        "нових заходів, спалахів чи подій.",
    ),
    "alt": Term(
        "{what}: belegg rapportert til {date}, deretter midten og båndene (80 og 95 %) "
        "av prognosen; siste dag {then} ({band}).",
        "{what}: census reported until {date}, then the middle and the bands (80 and "
        "95%) of the forecast; on the last day {then} ({band}).",
        "{what}: зайнятість за звітами до {date}, далі середина та діапазони (80 і "
        "95 %) прогнозу; останнього дня {then} ({band}).",
    ),
    "verdict_today": Term("over i dag", "over today", "перевищено сьогодні"),
    "verdict_over": Term(
        "trolig over fra {date}", "likely over from {date}", "імовірно понад із {date}"
    ),
    "verdict_chance": Term(
        "{chance} sjanse for over", "{chance} chance of over", "імовірність: {chance}"
    ),
    "key": Term(
        "Strek: rapportert belegg. Farget strek: midten av prognosen. Mørkt bånd: 80 "
        "%, lyst bånd: 95 %. Stiplet: kapasitet.",
        "Line: census reported. Coloured line: middle of the forecast. Dark band: 80%, "
        "light band: 95%. Dashed: capacity.",
        "Лінія: зайнятість за звітами. Кольорова лінія: середина прогнозу. Темна "
        "смуга: 80 %, світла: 95 %. Пунктир: спроможність.",
    ),
    "score_title": Term(
        "Hvor gode prognosene har vært",
        "How good the forecasts have been",
        "Наскільки точними були прогнози",
    ),
    "score_note": Term(
        "Hver sjuende dag er gjort om til «i dag»; prognosen så bare det som var kjent "
        "da. Lavest feil og CRPS er best; dekningen skal være nær navnet sitt.",
        "Every seventh day was made “today”; the forecast saw only what was known "
        "then. Lowest error and CRPS are best; coverage should be near its name.",
        "Кожен сьомий день ставав «сьогодні»; прогноз бачив лише тодішні дані. Що "
        "менші похибка й CRPS, то краще; покриття має бути близьким до своєї назви.",
    ),
    "no_scores": Term(
        "Rapportene er for få til å prøve prognosen på fortiden ({days} trengs).",
        "Too few reports to try the forecast on the past ({days} are needed).",
        "Звітів замало, щоб перевірити прогноз на минулому (потрібно: {days}).",
    ),
}

HEADS = {
    "place": Term("Sted", "Place", "Заклад"),
    "today": Term("I dag", "Today", "Сьогодні"),
    "capacity": Term("Kapasitet", "Capacity", "Спроможність"),
    "chance": Term("Sjanse for over", "Chance over", "Імовірність перевищення"),
    "first": Term("Trolig over fra", "Likely over from", "Імовірно понад із"),
    "admitted": Term("Nye på 7 dager", "New in 7 days", "Нових за 7 днів"),
    "level": Term("Nivå", "Level", "Рівень"),
    "ahead": Term("Dager frem", "Days ahead", "Днів уперед"),
    "method": Term("Metode", "Method", "Метод"),
    "error": Term("Feil (MAE)", "Error (MAE)", "Похибка (MAE)"),
    "crps": Term("CRPS", "CRPS", "CRPS"),
    "coverage_50": Term("Dekning 50 %", "Coverage 50%", "Покриття 50 %"),
    "coverage_80": Term("Dekning 80 %", "Coverage 80%", "Покриття 80 %"),
    "coverage_95": Term("Dekning 95 %", "Coverage 95%", "Покриття 95 %"),
    "forecasts": Term("Antall", "Count", "Кількість"),
}

LEVELS = {
    "country": Term("Alle samlet", "All together", "Разом"),
    "region": Term("Regioner", "Regions", "Регіони"),
    "place": Term("Steder", "Places", "Заклади"),
}

METHODS = {
    "flow": Term("Beredt", "Beredt", "Beredt"),
    "persistence": Term("Som nå", "As now", "Без змін"),
    "convolution": Term("Enkel fremskriving", "Plain convolution", "Проста згортка"),
}


def sentence(key: str, lang: Language, **values: object) -> str:
    """Return a sentence in a language, with its blanks filled."""
    return SENTENCES[key].say(lang).format(**values)


def head(key: str, lang: Language) -> str:
    """Return the head of a column."""
    return HEADS[key].say(lang)


def kind_text(kind: str, lang: Language) -> str:
    """Return a kind of place as it is called, or as the file calls it."""
    return word(PLACES, kind, lang) if kind else ""


def name_text(level: str, region: str, place: str, lang: Language) -> str:
    """Return what a place, a region or everything together is called."""
    if level == "country" and not place:
        return LEVELS["country"].say(lang)
    return place or region or "–"
