"""What price models are called on screen, in every language."""

from beredt.report.language import Language, Term

PAYERS = {
    "rhf": Term("RHF", "Regional health authorities", "Регіональні управління (RHF)"),
    "municipality": Term("Kommune", "Municipalities", "Муніципалітети"),
    "other_actors": Term("Øvrige aktører", "Other actors", "Інші учасники"),
    "pharmacy": Term("Apotek", "Pharmacies", "Аптеки"),
    "private_laboratory": Term(
        "Private laboratorier og radiologi",
        "Private laboratories and radiology",
        "Приватні лабораторії та радіологія",
    ),
}
SOLUTIONS = {
    "helsenorge": Term("Helsenorge", "Helsenorge", "Helsenorge"),
    "kjernejournal": Term("Kjernejournal", "Kjernejournal", "Kjernejournal"),
    "e-resept": Term("E-resept", "E-prescription", "Е-рецепт"),
    "sfm": Term("SFM", "SFM", "SFM"),
    "provesvar": Term(
        "Pasientens prøvesvar", "The patient's test results", "Результати аналізів"
    ),
    "grunndata": Term("Grunndata", "Base registers", "Базові реєстри"),
    "helseid": Term("HelseID", "HelseID", "HelseID"),
    "helsenettet": Term("Helsenettet", "The Health Network", "Мережа Helsenettet"),
    "vkp": Term("VKP", "VKP", "VKP"),
}
# Other keys are told apart by their solution and their year.
KEYS = {
    "steg-1": Term("steg 1", "step 1", "крок 1"),
    "steg-2": Term("steg 2", "step 2", "крок 2"),
    "per-svarrapport": Term("per svarrapport", "per report", "за звіт"),
}
CATEGORIES = {
    "alle": Term("Lik pris for alle", "One price for all", "Одна ціна для всіх"),
    "a": Term("a Små virksomheter", "a Small enterprises", "a Малі підприємства"),
    "b": Term("b Mellomstore", "b Medium", "b Середні"),
    "c": Term("c Store", "c Large", "c Великі"),
    "d": Term("d Ekstra store", "d Extra large", "d Надвеликі"),
    "e": Term("e Kjeder, per filial", "e Chains, a branch", "e Мережі, за філію"),
    "f": Term(
        "f Fylkeskommuner og registerforvaltere",
        "f Counties and register keepers",
        "f Обласні ради та утримувачі реєстрів",
    ),
    "g": Term(
        "g Egne ansatte/beboere",
        "g Own staff or residents",
        "g Власні працівники або мешканці",
    ),
    "partner": Term("Samarbeidspartnere", "Partners", "Партнери"),
}
STATUSES = {
    "in_force": Term("gjelder", "in force", "діє"),
    "proposed": Term("foreslått", "proposed", "запропоновано"),
    "later": Term("senere", "later", "пізніше"),
    "rejected": Term(
        "forkastet, bare sammenligning",
        "rejected, to compare only",
        "відхилено, лише для порівняння",
    ),
}
RULES = {
    "everyone": Term("alle", "everybody", "усі"),
    "turnover": Term("omsetning i mnok", "turnover in NOK million", "оборот, млн крон"),
    "turnover_between": Term(
        "omsetning fra {least} til under {below} mnok",
        "turnover from NOK {least} million to less than {below} million",
        "оборот від {least} до менш ніж {below} млн крон",
    ),
    "turnover_from": Term(
        "omsetning fra {least} mnok",
        "turnover from NOK {least} million",
        "оборот від {least} млн крон",
    ),
    "branches": Term(
        "minst {least} filialer", "{least} branches or more", "від {least} філій"
    ),
    "county": Term("fylkeskommuner", "county councils", "обласні ради"),
    "registry": Term(
        "registerforvaltere", "keepers of health registers", "утримувачі реєстрів"
    ),
    "own_staff": Term(
        "helsehjelp til egne ansatte eller beboere",
        "care for own staff or residents",
        "допомога власним працівникам або мешканцям",
    ),
    "partner": Term("samarbeidspartnere", "partners", "партнери"),
}
MODELS = {
    "e-helse": Term(
        "De nasjonale e-helseløsningene",
        "The national e-health solutions",
        "Національні рішення електронного здоровʼя",
    ),
}
PHRASES = {
    "categories": Term("Priskategorier", "Price categories", "Цінові категорії"),
    "who": Term("Hvem", "Who", "Хто"),
    "in force": Term("Gjelder", "In force", "Діє"),
    "printed": Term("Slik det er trykt", "As printed", "Як надруковано"),
    "figures": Term("Runde tall bak prisene", "Round figures", "Круглі числа"),
    "sources": Term("Kilder", "Sources", "Джерела"),
    "source": Term("Kilde", "Source", "Джерело"),
    "source date": Term("Dato", "Date", "Дата"),
    "mark": Term("Merke", "Mark", "Позначка"),
    "confidence": Term("Sikkerhet", "Confidence", "Достовірність"),
    "where": Term("Hvor", "Where", "Де"),
    "disagrees": Term("Hva som ikke stemmer", "What disagrees", "Що не узгоджено"),
    "findings": Term(
        "Det som ikke stemmer i det trykte",
        "What does not agree in print",
        "Що не узгоджено в надрукованому",
    ),
    "open": Term(
        "Hvor mange som kan betale de andre prisene",
        "How many can pay the other prices",
        "Скільки членів можуть платити інші ціни",
    ),
    "day": Term("Når", "When", "Коли"),
    "what": Term("Hva", "What", "Що"),
    "by": Term("Hvem gjør det", "Who does it", "Хто це робить"),
    "keys": Term("Fordelingsnøkler", "Allocation keys", "Ключі розподілу"),
    "solution": Term("Løsning", "Solution", "Рішення"),
    "year": Term("År", "Year", "Рік"),
    "status": Term("Status", "Status", "Статус"),
    "costs": Term(
        "Kostnader, fordelt (kr)", "Costs, shared (NOK)", "Витрати, розподілені (крон)"
    ),
    "cost": Term("Kostnad", "Cost", "Витрати"),
    "payer": Term("Betaler", "Payer", "Платник"),
    "amount": Term("Beløp", "Amount", "Сума"),
    "prices": Term(
        "Pris per måned (kr uten mva.)",
        "Price a month (NOK without VAT)",
        "Ціна за місяць (крон без ПДВ)",
    ),
    "category": Term("Kategori", "Category", "Категорія"),
    "implied": Term(
        "Hva prisene innebærer for øvrige aktører",
        "What the prices imply for other actors",
        "Що випливає з цін для інших учасників",
    ),
    "if": Term("Forutsatt", "Assuming", "За умови"),
    "members": Term("Små medlemmer i dag", "Small members today", "Малих членів нині"),
    "rest": Term("Resten (mnok)", "The rest (NOK m)", "Решта (млн крон)"),
    "errors": Term(
        "pris ±{price} kr, nye ±{added}",
        "price ±NOK {price}, new ±{added}",
        "ціна ±{price} крон, нові ±{added}",
    ),
    "curve": Term(
        "Pris for små virksomheter etter antall nye medlemmer",
        "Price of small enterprises by number of new members",
        "Ціна для малих підприємств за кількістю нових членів",
    ),
    "added": Term("Nye medlemmer", "New members", "Нові члени"),
    "price": Term("Pris per måned", "Price a month", "Ціна за місяць"),
    "yearly": Term("Pris per år", "Price a year", "Ціна за рік"),
    "cliffs": Term(
        "Sprang ved grensene for omsetning",
        "Cliffs at the edges of turnover",
        "Стрибки на межах обороту",
    ),
    "edge": Term("Grense (mnok)", "Edge (NOK m)", "Межа (млн крон)"),
    "times": Term("Dyrere", "Dearer", "Дорожче"),
    "calendar": Term("Årshjul", "Calendar of the year", "Річний календар"),
    "bill": Term("Min regning", "My bill", "Мій рахунок"),
    "tariff": Term("Priser for", "Prices of", "Ціни за"),
    "alternative": Term("{year} alt. {n}", "{year} alt. {n}", "{year} вар. {n}"),
    "forward": Term(
        "Priser som dekker {cost} kr i året",
        "Prices that cover NOK {cost} a year",
        "Ціни, що покривають {cost} крон на рік",
    ),
    "member count": Term("Medlemmer", "Members", "Члени"),
    "published": Term("Foreslått", "Proposed", "Запропоновано"),
    "needed": Term("Dekker kostnaden", "Covers the cost", "Покриває витрати"),
    "gives": Term(
        "De foreslåtte prisene gir {revenue} kr: {difference} kr mot kostnaden.",
        "The proposed prices bring NOK {revenue}: NOK {difference} against the cost.",
        "Запропоновані ціни дають {revenue} крон: {difference} крон проти витрат.",
    ),
    "step": Term(
        "Kategoriene {categories} stiger fra {earlier} til {later} med en felles "
        "faktor mellom {low} og {high}; den rundeste er {roundest}. Det står "
        "ikke på lysarkene.",
        "Categories {categories} rise from {earlier} to {later} by one factor between "
        "{low} and {high}; the roundest is {roundest}. The slides do not say so.",
        "Категорії {categories} зростають з {earlier} до {later} на один множник від "
        "{low} до {high}; найкругліший — {roundest}. На слайдах цього немає.",
    ),
    "assumption": Term(
        "Forutsatt at begge alternativene gir samme inntekt, at alle nye medlemmer er "
        "små, og at de andre kategoriene er som før. Det står ikke på lysarkene.",
        "Assuming that both alternatives bring in the same, that all new members are "
        "small, and that the other categories stay. The slides do not say so.",
        "За умови, що обидва варіанти дають однаковий дохід, усі нові члени малі, а "
        "інші категорії без змін. На слайдах цього немає.",
    ),
    "bounds": Term(
        "Resten kan ikke fordeles: én ligning, fem ukjente. Betalte én kategori alt, "
        "var det høyst b {b}, c {c}, d og f {d} medlemmer, eller e {e} filialer. "
        "Fylkeskommunene alene betaler {least} kr.",
        "The rest cannot be divided: one equation, five unknowns. If one category paid "
        "it all, that would be at most b {b}, c {c}, d and f {d} members or e {e} "
        "branches. The counties alone pay NOK {least}.",
        "Решту розподілити неможливо: одне рівняння, пʼять невідомих. Якби платила "
        "одна категорія: щонайбільше b {b}, c {c}, d та f {d} членів або e {e} філій. "
        "Самі обласні ради платять {least} крон.",
    ),
    "unknown": Term(
        "Ikke oppgitt: hvorfor kjeder stiger 12,3 %, hvor kategori g går i 2027, "
        "antall samarbeidspartnere, hvilken kategori en grense hører til, og andeler "
        "etter nytte.",
        "Not stated: why chains rise 12.3%, where category g goes in 2027, the number "
        "of partners, which category an edge belongs to, and shares by benefit.",
        "Не зазначено: чому мережі дорожчають на 12,3 %, куди переходить категорія g у "
        "2027 році, кількість партнерів, до якої категорії належить межа, і частки за "
        "користю.",
    ),
    "near": Term(
        "Nær en grense: omsetningen er {distance} kr {side} {edge} mnok. På den andre "
        "siden er kategorien {other}.",
        "Near an edge: turnover is NOK {distance} {side} {edge} million. Beyond it the "
        "category is {other}.",
        "Поблизу межі: оборот на {distance} крон {side} {edge} млн. За нею категорія "
        "{other}.",
    ),
    "below": Term("under", "below", "нижче"),
    "above": Term("over eller på", "above or at", "вище або на межі"),
    "by turnover": Term(
        "* Kategorien fantes ikke det året; omsetning og filialer er brukt (en "
        "forutsetning).",
        "* There was no such category that year; turnover and branches are used (an "
        "assumption).",
        "* Такої категорії того року не було; використано оборот і філії (припущення).",
    ),
    "outside": Term(
        "† Faktureres utenfor forskriften.",
        "† Invoiced outside the regulation.",
        "† Рахунок поза постановою.",
    ),
    "next year": Term(
        "{date} året etter", "{date} the next year", "{date} наступного року"
    ),
    "chain": Term(
        "En kjede betaler som kategori d fra {branches} filialer.",
        "A chain pays as category d from {branches} branches.",
        "Мережа платить як категорія d від {branches} філій.",
    ),
}


def phrase(key: str, lang: Language, **values: object) -> str:
    """Return a phrase with its blanks filled."""
    return PHRASES[key].say(lang).format(**values)


def named(table: dict[str, Term], key: str, lang: Language) -> str:
    """Return the name of a thing, or its id where it has none."""
    return table[key].say(lang) if key in table else key
