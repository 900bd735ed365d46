"""What a plan says around its measures, in every language."""

from beredt.report.language import Language, Term

SENTENCES = {
    # ------------------------------------------------------------- what it does
    "closes": Term(
        "Planen lukker {share} av plassdøgnene som mangler: fra {before} til {after} "
        "(80\N{NO-BREAK SPACE}% av forløpene: {interval} færre).",
        "The plan closes {share} of the place-days that are missing: from {before} to "
        "{after} (80% of the courses: {interval} fewer).",
        "План закриває {share} ліжко-днів, яких бракує: з {before} до {after} "
        "(80\N{NO-BREAK SPACE}% прогонів: на {interval} менше).",
    ),
    "closes_unsurely": Term(
        "Planen hjelper ikke sikkert: det mangler {before} uten og {after} med den.",
        "The plan does not surely help: {before} are missing without it and {after} "
        "with it.",
        "План не дає певної користі: без нього бракує {before}, з ним — {after}.",
    ),
    "nothing_missing": Term(
        "Det mangler ingen plassdøgn; planen har ingenting å lukke.",
        "No place-days are missing; the plan has nothing to close.",
        "Ліжко-днів не бракує; плану нема чого закривати.",
    ),
    "nothing_done": Term(
        "Planen er tom: det mangler {before}, og ingen tiltak er valgt.",
        "The plan is empty: {before} are missing, and no measures were chosen.",
        "План порожній: бракує {before}, заходів не вибрано.",
    ),
    "fewer_deaths": Term(
        "{amount} færre dødsfall i snitt.",
        "{amount} fewer deaths on average.",
        "Смертей у середньому менше на {amount}.",
    ),
    "more_deaths": Term(
        "{amount} flere dødsfall i snitt.",
        "{amount} more deaths on average.",
        "Смертей у середньому більше на {amount}.",
    ),
    # --------------------------------------------------------------- the honest part
    "kept": Term(
        "På forventningen lovet planen {promised} færre; i forløpene ble det "
        "{closed} færre ({share} av løftet).",
        "On the expectation the plan promised {promised} fewer; in the courses it was "
        "{closed} fewer ({share} of the promise).",
        "За очікуванням план обіцяв на {promised} менше; у прогонах вийшло на "
        "{closed} менше ({share} обіцяного).",
    ),
    "kept_not": Term(
        "På forventningen lovet planen {promised} færre; i forløpene ble det "
        "{closed} flere.",
        "On the expectation the plan promised {promised} fewer; in the courses it was "
        "{closed} more.",
        "За очікуванням план обіцяв на {promised} менше; у прогонах вийшло на "
        "{closed} більше.",
    ),
    "worst": Term(
        "I den verste tidelen av forløpene mangler {before} uten planen og {after} "
        "med den.",
        "In the worst tenth of the courses {before} are missing without the plan and "
        "{after} with it.",
        "У найгіршій десятій частині прогонів без плану бракує {before}, з ним — "
        "{after}.",
    ),
    "deaths_more": Term(
        "I {share} av forløpene dør flere med planen enn uten.",
        "In {share} of the courses more people die with the plan than without.",
        "У {share} прогонів із планом помирає більше людей, ніж без нього.",
    ),
    "deaths_never_more": Term(
        "I ingen av forløpene dør flere med planen enn uten.",
        "In none of the courses more people die with the plan than without.",
        "У жодному прогоні з планом не помирає більше людей, ніж без нього.",
    ),
    "failure": Term(
        "{place}, {where}: i {share} av forløpene mangler det mer med planen, i snitt "
        "{more} mer.",
        "{place}, {where}: in {share} of the courses more is missing with the plan, "
        "{more} more on average.",
        "{place}, {where}: у {share} прогонів із планом бракує більше, у середньому "
        "на {more}.",
    ),
    "no_failures": Term(
        "Ingen region får det ofte verre med planen.",
        "No region is often worse off with the plan.",
        "Жодному регіону з планом не стає часто гірше.",
    ),
    "bound": Term(
        "Ingen plan fra katalogen kan bli mer enn {gap} bedre, regnet på "
        "forventningen.",
        "No plan from the catalogue can be more than {gap} better, on the expectation.",
        "Жоден план із каталогу не може бути кращим більш ніж на {gap} за очікуванням.",
    ),
    "hedge": Term(
        "Planen er sikret mot {futures} framtider: det koster {cost} i vekt på "
        "forventningen og sparer {saving} i snitt over framtidene.",
        "The plan is hedged against {futures} futures: it costs {cost} in weight on "
        "the expectation and saves {saving} on average over the futures.",
        "План застраховано від {futures} варіантів майбутнього: це коштує {cost} ваги "
        "за очікуванням і заощаджує {saving} у середньому за варіантами.",
    ),
    "same_patients": Term(
        "Samme pasienter uten og med planen: {draws} forløp.",
        "The same patients without and with the plan: {draws} courses.",
        "Ті самі пацієнти без плану та з ним: прогонів — {draws}.",
    ),
    "more_moves": Term(
        "+ {ways} mindre flyttinger, {patients} i alt.",
        "+ {ways} smaller moves, {patients} in all.",
        "+ менших переміщень: {ways}, разом {patients}.",
    ),
    "more_rows": Term("+ {count} til.", "+ {count} more.", "+ ще {count}."),
    "in_report": Term(
        "Alt står i rapporten (--out) og i --json.",
        "All of it is in the report (--out) and in --json.",
        "Усе — у звіті (--out) та в --json.",
    ),
    # --------------------------------------------------------------------- headings
    "title": Term("Tiltaksplan: {scenario}", "Plan: {scenario}", "План: {scenario}"),
    "does": Term("Hva planen gjør", "What the plan does", "Що робить план"),
    "measures": Term(
        "Tiltakene, det som betyr mest først",
        "The measures, what matters most first",
        "Заходи, найважливіші спочатку",
    ),
    "before_after": Term(
        "Uten og med planen", "Without and with the plan", "Без плану та з планом"
    ),
    "honestly": Term(
        "Hva planen tåler", "How the plan holds", "Наскільки план витримує"
    ),
    "prices": Term(
        "Hva én til ville lukket, etter planen",
        "What one more would close, after the plan",
        "Що закрив би ще один, після плану",
    ),
    "frontier": Term(
        "Hvor langt få tiltak rekker",
        "How far few measures reach",
        "Як далеко сягають кілька заходів",
    ),
    "unused": Term(
        "Ikke brukt, og hvorfor", "Not used, and why", "Не використано, і чому"
    ),
    "weights": Term(
        "Hva som teller hvor mye", "What counts how much", "Що скільки важить"
    ),
    "calendar": Term(
        "Tiltakene dag for dag", "The measures day by day", "Заходи по днях"
    ),
    "places": Term(
        "Behov og brukbare plasser, uten og med planen",
        "Need and usable places, without and with the plan",
        "Потреба та доступні місця без плану та з планом",
    ),
    "facts": Term("Fakta om beregningen", "Facts of the run", "Дані про обчислення"),
    "summary": Term("Planen kort", "The plan in short", "План коротко"),
    # ----------------------------------------------------------------- column heads
    "measure": Term("Tiltak", "Measure", "Захід"),
    "what": Term("Hva", "What", "Що"),
    "when": Term("Når", "When", "Коли"),
    "gives": Term("Gir", "Gives", "Дає"),
    "decides": Term(
        "Bestemmer og hjemmel", "Decides, on what ground", "Вирішує, підстава"
    ),
    "without": Term("Uten", "Without", "Без плану"),
    "with": Term("Med", "With", "З планом"),
    "change": Term("Endring", "Change", "Зміна"),
    "number": Term("Antall", "Number", "Кількість"),
    "added": Term("Tiltaket som kommer til", "The measure added", "Доданий захід"),
    "missing_left": Term(
        "Plassdøgn som mangler", "Place-days missing", "Бракує ліжко-днів"
    ),
    "resource": Term("Én til av", "One more of", "Ще один"),
    "where": Term("Hvor", "Where", "Де"),
    "best_day": Term("Best dag", "Best day", "Найкращий день"),
    "that_day": Term("Lukker den dagen", "Closes that day", "Закриває того дня"),
    "throughout": Term(
        "Lukker hver dag i alt", "Closes on every day in all", "Закриває щодня разом"
    ),
    "of_kind": Term("Plasstype", "Kind of place", "Тип місць"),
    "reason": Term("Hvorfor", "Why", "Чому"),
    "weight": Term("Vekt", "Weight", "Вага"),
    # -------------------------------------------------------------------- quantities
    "missing": Term("Plassdøgn som mangler", "Place-days missing", "Бракує ліжко-днів"),
    "worst_tenth": Term(
        "  i verste tidel av forløpene",
        "  in the worst tenth of courses",
        "  у найгіршій десятій прогонів",
    ),
    "deaths": Term("Dødsfall", "Deaths", "Смерті"),
    "moved": Term("Flyttede pasienter", "Patients moved", "Переміщені пацієнти"),
    "treated": Term(
        "Ferdig behandlede i krise og krig",
        "Treated of crisis and war",
        "Проліковані в кризі та війні",
    ),
    "waiting": Term(
        "Ventedøgn på plass", "Days waited for a place", "Дні очікування місця"
    ),
    "none": Term("ingen", "none", "немає"),
    "no_measures": Term("Ingen tiltak.", "No measures.", "Заходів немає."),
    "need": Term("behov", "need", "потреба"),
    "usable": Term("brukbare plasser", "usable places", "доступні місця"),
    # -------------------------------------------------------------- what to know
    "reading": Term(
        "Planen er valgt på det gjennomsnittlige forløpet og deretter prøvd på de "
        "samme simulerte pasientene uten og med. Tallene «uten» og «med» er fra "
        "simuleringen; det et tiltak gir, er det som ventes av det. Regionen regnes "
        "som ett sykehus, og små flyttinger er avrundet opp til hele pasienter om "
        "dagen.",
        "The plan is chosen on the mean course and then tried on the same simulated "
        "patients without and with it. The numbers without and with are from the "
        "simulation; what a measure gives is what is expected of it. A region counts "
        "as one hospital, and small moves are rounded up to whole patients a day.",
        "План вибрано за середнім перебігом, а потім випробувано на тих самих "
        "змодельованих пацієнтах без нього та з ним. Числа «без» і «з» — з "
        "моделювання; те, що дає захід, — очікуване. Регіон рахується як одна лікарня, "
        "малі переміщення округлено вгору до цілих пацієнтів на день.",
    ),
    "prices_note": Term(
        "Regnet på forventningen, for små endringer: to til lukker ikke alltid dobbelt "
        "så mye. Plasser er med bemanning og alt som hører til.",
        "Computed on the expectation, for small changes: two more do not always close "
        "twice as much. Places come with staff and all that belongs to them.",
        "Обчислено за очікуванням для малих змін: ще два не завжди закривають удвічі "
        "більше. Місця — з персоналом і всім належним.",
    ),
    "frontier_note": Term(
        "Tiltak gis opp ett for ett, det som savnes minst først. Regnet på "
        "forventningen, i perioder på {step} dager.",
        "Measures are given up one by one, what is missed least first. Computed on the "
        "expectation, in periods of {step} days.",
        "Від заходів відмовляються по одному, спершу від найменш потрібних. Обчислено "
        "за очікуванням, періодами по {step} днів.",
    ),
    "weights_note": Term(
        "Planen gjør summen av det som teller, så liten som mulig. Vektene er "
        "forutsetninger som kan endres med --weight.",
        "The plan makes the sum of what counts as small as it can be. The weights are "
        "assumptions that --weight changes.",
        "План робить суму того, що важить, якнайменшою. Ваги — припущення, їх змінює "
        "--weight.",
    ),
    "calendar_note": Term(
        "Streken går fra dagen tiltaket virker, til det slutter.",
        "The bar goes from the day on which the measure works until it ends.",
        "Смуга — від дня, коли захід починає діяти, до його кінця.",
    ),
    "places_note": Term(
        "Snitt av forløpene, der planen endrer mest. Stiplet er uten planen, "
        "heltrukket med. Tallene over hver figur er plassdøgn som mangler, uten og "
        "med planen.",
        "Mean of the courses, where the plan changes most. Dashed is without the "
        "plan, solid with it. The numbers above each picture are place-days missing, "
        "without and with the plan.",
        "Середнє за прогонами там, де план змінює найбільше. Пунктир — без плану, "
        "суцільна — з планом. Числа над рисунком — ліжко-дні, яких бракує, без "
        "плану та з ним.",
    ),
    "panel": Term(
        "{place}, {where}: behov og brukbare plasser dag for dag. Det mangler {before} "
        "plassdøgn uten planen og {after} med den.",
        "{place}, {where}: need and usable places day by day. {before} place-days are "
        "missing without the plan and {after} with it.",
        "{place}, {where}: потреба й доступні місця день за днем. Без плану бракує "
        "{before} ліжко-днів, з ним — {after}.",
    ),
    "frontier_chart": Term(
        "Plassdøgn som ventes å mangle, etter antall ulike tiltak",
        "Place-days expected to be missing, by the number of different measures",
        "Очікувана нестача ліжко-днів за кількістю різних заходів",
    ),
    "worse": Term(
        "Der planen ofte gjør det verre",
        "Where the plan often makes it worse",
        "Де з планом часто стає гірше",
    ),
    "was": Term("uten planen", "without the plan", "без плану"),
    "worst_tenth_short": Term(
        "I verste tidel av forløpene", "In the worst tenth", "У найгіршій десятій"
    ),
    "more_capacity": Term(
        "mer kapasitet eller mindre behov",
        "more capacity or less need",
        "більше спроможності або менше потреби",
    ),
    "moves": Term("flytting", "moves", "переміщення"),
    "unplanned": Term("Vekt uten planen", "Weight without the plan", "Вага без плану"),
    "objective": Term("Vekt med planen", "Weight with the plan", "Вага з планом"),
    "lower_bound": Term(
        "Nedre grense for vekten", "Lower bound of the weight", "Нижня межа ваги"
    ),
    "missing_chart": Term(
        "Plasser som mangler, snitt av forløpene, dag for dag",
        "Places missing, mean of the courses, day by day",
        "Брак місць, середнє за прогонами, день за днем",
    ),
}


def sentence(key: str, lang: Language, **values: object) -> str:
    """Return a sentence in a language, with its blanks filled."""
    return SENTENCES[key].say(lang).format(**values)
