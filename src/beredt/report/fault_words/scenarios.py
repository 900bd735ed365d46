"""What is wrong with a scenario.

Each row is a sentence in English, bokmål and Ukrainian.
"""

ROWS = (
    (
        "{value} ({least} to {most})",
        "{value} ({least} til {most})",
        "{value} (від {least} до {most})",
    ),
    ("0, or at least {least}", "0, eller minst {least}", "0 або щонайменше {least}"),
    (
        "shares that sum to {sum}",
        "andeler som blir {sum} til sammen",
        "частки, що разом дають {sum}",
    ),
    (
        "shares that sum to 1",
        "andeler som blir 1 til sammen",
        "частки, що разом дають 1",
    ),
    (
        "low {low}, value {value}, high {high}",
        "low {low}, value {value}, high {high}",
        "low {low}, value {value}, high {high}",
    ),
    ("an empty mix", "en tom blanding", "порожня суміш"),
    (
        "at least one category; the shares sum to 1",
        "minst én kategori; andelene blir 1 til sammen",
        "щонайменше одна категорія; частки разом дають 1",
    ),
    (
        "at most {key}, which is {number}",
        "høyst {key}, som er {number}",
        "щонайбільше {key}, тобто {number}",
    ),
    ("{number} with {key}", "{number} sammen med {key}", "{number} разом із {key}"),
    ("at most 1 together", "høyst 1 til sammen", "разом щонайбільше 1"),
    (
        "{number} numbers, one for each of {names}",
        "{number} tall, ett for hver av {names}",
        "{number} чисел, по одному на {names}",
    ),
    ("day {day}", "dag {day}", "день {day}"),
    (
        "a day before day {day}, the end",
        "en dag før dag {day}, som er slutten",
        "день до дня {day}, тобто до кінця",
    ),
    ("one of them", "ett av dem", "одне з них"),
    ("file or admissions", "file eller admissions", "file або admissions"),
    ("both file and admissions", "både file og admissions", "і file, і admissions"),
    ("r0 or doubling_days", "r0 eller doubling_days", "r0 або doubling_days"),
    ("both r0 and doubling_days", "både r0 og doubling_days", "і r0, і doubling_days"),
    ("nothing but 0", "bare 0", "лише 0"),
    ("a number above 0", "et tall over 0", "число понад 0"),
    (
        "{phrase}; did you mean {name}?",
        "{phrase}; mente du {name}?",
        "{phrase}; може, {name}?",
    ),
    ("{phrase}{few}", "{phrase}{few}", "{phrase}{few}"),
    (
        "a region, trust, municipality or facility of the register, or norway",
        (
            "en region, et foretak, en kommune eller et behandlingssted i "
            "registeret, eller norway"
        ),
        "регіон, трест, муніципалітет чи заклад реєстру або norway",
    ),
    (
        "a patient category of the register",
        "en pasientkategori i registeret",
        "категорія пацієнтів реєстру",
    ),
    ("an item of the register", "en vare i registeret", "товар реєстру"),
    ("a reserve of the register", "en reserve i registeret", "резерв реєстру"),
    ("an offer of the register", "et tilbud i registeret", "пропозиція реєстру"),
    (
        "a kind of place that the register has",
        "en plasstype som registeret har",
        "вид місць, що є в реєстрі",
    ),
    ("a circle: {names}", "en sirkel: {names}", "коло: {names}"),
    (
        "a scenario that is not under way",
        "et scenario som ikke alt leses",
        "сценарій, який ще не читається",
    ),
    (
        "more than {number} includes",
        "mer enn {number} innlemmelser",
        "понад {number} включень",
    ),
    ("fewer includes", "færre innlemmelser", "менше включень"),
    (
        "a scenario beside this one, or a bundled one",
        "et scenario ved siden av dette, eller et som følger med",
        "сценарій поруч із цим або з комплекту",
    ),
    (
        "a scenario in the folder of this one, or a bundled one",
        "et scenario i samme mappe, eller et som følger med",
        "сценарій у тій самій теці або з комплекту",
    ),
    (
        "a name that no other of the {section} has",
        "et navn som ingen andre i {section} har",
        "назва, якої не має жодне інше в {section}",
    ),
    (
        "{weekday}, the weekday of {date}, or no weekday",
        "{weekday}, ukedagen til {date}, eller ingen weekday",
        "{weekday}, день тижня {date}, або без weekday",
    ),
    (
        "the number of days, 1 to 730",
        "antallet dager, 1 til 730",
        "кількість днів, від 1 до 730",
    ),
    ("{number} days in all", "{number} dager i alt", "разом {number} днів"),
    ("at most {number} days", "høyst {number} dager", "щонайбільше {number} днів"),
    ("{value} twice", "{value} to ganger", "{value} двічі"),
    (
        'each scenario once, or a name = "..." for the second',
        'hvert scenario én gang, eller name = "..." for det andre',
        'кожен сценарій один раз або name = "..." для другого',
    ),
    ("the key {name}", "nøkkelen {name}", "ключ {name}"),
    ("the key {name} ({meaning})", "nøkkelen {name}", "ключ {name}"),
    ("a scenario file", "en scenariofil", "файл сценарію"),
    (
        "a scenario file with measures alone",
        "en scenariofil med bare tiltak",
        "файл сценарію лише із заходами",
    ),
    (
        "measures alone: plans are chosen for the scenario",
        "bare tiltak: planer velges for scenarioet",
        "лише заходи: плани обирають для сценарію",
    ),
    (
        "one measure or more to choose from",
        "minst ett tiltak å velge blant",
        "щонайменше один захід для вибору",
    ),
    (
        "no catalogue of measures comes with this register",
        "ingen tiltakskatalog følger med dette registeret",
        "до цього реєстру не додано каталогу заходів",
    ),
    (
        "a mode that the register has there ({names})",
        "et transportmiddel som registeret har der ({names})",
        "вид транспорту, який реєстр там має ({names})",
    ),
    (
        "{name}, all of it in {place}",
        "{name}, som i sin helhet ligger i {place}",
        "{name}, що повністю лежить у {place}",
    ),
    (
        "kinds of places that patients lie in",
        "plasstyper som pasienter ligger på",
        "види місць, на яких лежать пацієнти",
    ),
    ("{name} of kind {kind}", "{name} av typen {kind}", "{name} виду {kind}"),
    (
        "an offer at a partner's facility of the register",
        "et tilbud ved et behandlingssted hos en partner i registeret",
        "пропозиція в закладі партнера з реєстру",
    ),
    (
        "this kind together with a need of kind transmission",
        "denne typen sammen med et behov av typen transmission",
        "цей вид разом із потребою виду transmission",
    ),
    (
        "a place with facilities outside place",
        "et sted med behandlingssteder utenfor place",
        "місце із закладами поза place",
    ),
    ("no facility", "intet behandlingssted", "жодного закладу"),
    (
        "more than {number} days, after which {name} opens",
        "mer enn {number} dager, da åpner {name}",
        "понад {number} днів, після яких відкривається {name}",
    ),
    ("{number} days", "{number} dager", "{number} днів"),
    ("an offer of beds", "et tilbud om senger", "пропозиція ліжок"),
    (
        "{name}, called up by {other} as well",
        "{name}, som {other} også kaller inn",
        "{name}, що його скликає також {other}",
    ),
    (
        "a reserve that is free then",
        "en reserve som er ledig da",
        "резерв, що тоді вільний",
    ),
    ("each reserve once", "hver reserve én gang", "кожен резерв один раз"),
    (
        "the columns date or day, and admissions",
        "kolonnene date eller day, og admissions",
        "стовпці date чи day та admissions",
    ),
    ("1 to {number} rows", "1 til {number} rader", "від 1 до {number} рядків"),
    (
        "a CSV file in UTF-8 of at most 1 MB",
        "en CSV-fil i UTF-8 på høyst 1 MB",
        "файл CSV в UTF-8 щонайбільше 1 МБ",
    ),
    ("a date as 2020-03-31", "en dato som 2020-03-31", "дата, як 2020-03-31"),
    ("a day", "en dag", "день"),
    (
        "the day after the row above, one row for every day",
        "dagen etter raden over, én rad for hver dag",
        "день після попереднього рядка, по рядку на кожен день",
    ),
    (
        "a file in the folder of the scenario",
        "en fil i mappen til scenarioet",
        "файл у теці сценарію",
    ),
    (
        "{name}; it may be left out",
        "{name}; det kan utelates",
        "{name}; це можна опустити",
    ),
    ("TOML (see toml.io)", "TOML (se toml.io)", "TOML (див. toml.io)"),
    ("Invalid value", "noe som ikke er en verdi", "щось, що не є значенням"),
    (
        "Invalid statement",
        "en linje som ikke sier noe",
        "рядок, що нічого не каже",
    ),
    (
        "Invalid initial character for a key part",
        "noe som ikke er en nøkkel",
        "щось, що не є ключем",
    ),
    ("Expected '=' after a key in a key/value pair", "en nøkkel uten =", "ключ без ="),
    (
        "Expected newline or end of document after a statement",
        "mer etter slutten av en verdi",
        "щось іще після кінця значення",
    ),
    (
        "Expected ']' at the end of a table declaration",
        "en tabell uten ]",
        "таблиця без ]",
    ),
    (
        "Expected ']]' at the end of an array declaration",
        "en tabell uten ]]",
        "таблиця без ]]",
    ),
    ("Unclosed array", "en liste uten ]", "список без ]"),
    (
        "Unterminated string",
        "en tekst uten anførselstegn til slutt",
        "текст без лапок у кінці",
    ),
    ("Cannot overwrite a value", "samme nøkkel to ganger", "той самий ключ двічі"),
    ("the same table twice", "samme tabell to ganger", "та сама таблиця двічі"),
    ("Unescaped '\\' in a string", "en tekst med en \\ for mye", "текст із зайвим \\"),
    (
        "the byte {byte}, which is not UTF-8",
        "byten {byte}, som ikke er UTF-8",
        "байт {byte}, що не в UTF-8",
    ),
    (
        "too many brackets inside each other",
        "for mange parenteser inni hverandre",
        "забагато вкладених дужок",
    ),
    (
        "letters a-z, digits and -, at most {number}",
        "bokstavene a-z, siffer og -, høyst {number}",
        "літери a-z, цифри та -, щонайбільше {number}",
    ),
)
