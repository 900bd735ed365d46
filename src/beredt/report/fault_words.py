"""What is wrong with a file, in other languages than the English it is found in.

A fault is one sentence with values in it, or a sentence of sentences; each is looked up
here by its English, and what is not here is left as it is.
"""

from collections.abc import Mapping

from beredt.report.language import Term

FAULTS: Mapping[str, Term] = {
    english: Term(nb, english, uk)
    for english, nb, uk in (
        # Where.
        ("row {row}", "rad {row}", "рядок {row}"),
        (
            "row {row}, column {column}",
            "rad {row}, kolonne {column}",
            "рядок {row}, стовпець {column}",
        ),
        ("column {column}", "kolonne {column}", "стовпець {column}"),
        ("line {line}", "linje {line}", "рядок {line}"),
        # What may stand in a cell or at a key.
        ("one of {names}", "en av {names}", "одне з {names}"),
        (
            "{name}? One of {names}",
            "{name}? En av {names}",
            "{name}? Одне з {names}",
        ),
        ("text", "tekst", "текст"),
        (
            "text of {number} characters or more",
            "tekst på {number} tegn eller mer",
            "текст щонайменше з {number} знаків",
        ),
        ("a text", "en tekst", "текст"),
        ("a text in quotes", "en tekst i anførselstegn", "текст у лапках"),
        ("a number", "et tall", "число"),
        ("a whole number", "et helt tall", "ціле число"),
        ("a smaller number", "et mindre tall", "менше число"),
        (
            "a number that is not nan or inf",
            "et tall som ikke er nan eller inf",
            "число, що не є nan чи inf",
        ),
        (
            "a number, or a table with value, low and high",
            "et tall, eller en tabell med value, low og high",
            "число або таблиця з value, low і high",
        ),
        ("true or false", "true eller false", "true або false"),
        ("a date, as 2026-07-01", "en dato, som 2026-07-01", "дата, як 2026-07-01"),
        (
            "a list in square brackets",
            "en liste i hakeparenteser",
            "список у квадратних дужках",
        ),
        ("a table", "en tabell", "таблиця"),
        (
            "fewer brackets inside each other",
            "færre parenteser inni hverandre",
            "менше вкладених дужок",
        ),
        ("at least one", "minst én", "щонайменше одне"),
        ("a name without /", "et navn uten /", "назва без /"),
        ("the key {name}{note}", "nøkkelen {name}{note}", "ключ {name}{note}"),
        ("of at least {limit}", "på minst {limit}", "не менше {limit}"),
        ("above {limit}", "over {limit}", "понад {limit}"),
        ("of at most {limit}", "på høyst {limit}", "не більше {limit}"),
        (
            "{first} and {then}{unit}",
            "{first} og {then}{unit}",
            "{first} і {then}{unit}",
        ),
        ("or empty", "eller tomt", "або порожньо"),
        # How parts hang together.
        ("{first} {then}", "{first} {then}", "{first} {then}"),
        ("{first}{unit}", "{first}{unit}", "{first}{unit}"),
        ("{key} ({at})", "{key} ({at})", "{key} ({at})"),
        ("kind {name}", "kind {name}", "kind {name}"),
        # What was found.
        ("nothing", "ingenting", "нічого"),
        ("an empty text", "en tom tekst", "порожній текст"),
        ("an empty list", "en tom liste", "порожній список"),
        ("a list of {number}", "en liste med {number}", "список із {number}"),
        ("a table with {names}", "en tabell med {names}", "таблиця з {names}"),
        ("a very large number", "et svært stort tall", "дуже велике число"),
        ("no kind", "ingen kind", "немає kind"),
        (
            "the unknown key {name}",
            "den ukjente nøkkelen {name}",
            "невідомий ключ {name}",
        ),
        # Scenarios.
        (
            "{value} ({least} to {most})",
            "{value} ({least} til {most})",
            "{value} (від {least} до {most})",
        ),
        (
            "0, or at least {least}",
            "0, eller minst {least}",
            "0 або щонайменше {least}",
        ),
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
        (
            "both r0 and doubling_days",
            "både r0 og doubling_days",
            "і r0, і doubling_days",
        ),
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
        # Files and their tables.
        ("no such file", "ingen slik fil", "немає такого файлу"),
        ("a file that is there", "en fil som finnes", "наявний файл"),
        ("{number} bytes", "{number} byte", "{number} байтів"),
        (
            "at most {number} bytes",
            "høyst {number} byte",
            "щонайбільше {number} байтів",
        ),
        (
            "byte {number} that is not UTF-8",
            "byte {number}, som ikke er UTF-8",
            "байт {number} не в UTF-8",
        ),
        (
            "a file that cannot be read ({reason})",
            "en fil som ikke kan leses ({reason})",
            "файл, який не можна прочитати ({reason})",
        ),
        ("a readable file", "en lesbar fil", "придатний для читання файл"),
        ("text in UTF-8", "tekst i UTF-8", "текст у UTF-8"),
        ("{number} cells", "{number} celler", "{number} клітинок"),
        (
            "{number} cells, as in the first row",
            "{number} celler, som i første rad",
            "{number} клітинок, як у першому рядку",
        ),
        ("the columns {names}", "kolonnene {names}", "стовпці {names}"),
        ("no column {name}", "ingen kolonne {name}", "немає стовпця {name}"),
        (
            "the unknown column {name}",
            "den ukjente kolonnen {name}",
            "невідомий стовпець {name}",
        ),
        (
            "the column {name} twice",
            "kolonnen {name} to ganger",
            "стовпець {name} двічі",
        ),
        # Rules between rows.
        ("{value} again", "{value} en gang til", "{value} ще раз"),
        (
            "a row that is not already in row {row}",
            "en rad som ikke alt står i rad {row}",
            "рядок, якого ще немає в рядку {row}",
        ),
        ("an id of {table}", "en id fra {table}", "id із {table}"),
        (
            "an id that does not also name {other}",
            "en id som ikke også er navnet på {other}",
            "id, що не позначає також {other}",
        ),
        ("the whole country", "hele landet", "усю країну"),
        (
            "a year, a month or a date, as 2026, 2026-11 or 2026-11-21",
            "et år, en måned eller en dato, som 2026, 2026-11 eller 2026-11-21",
            "рік, місяць або дата, як 2026, 2026-11 чи 2026-11-21",
        ),
        (
            "a date, as 2026-11-21, or empty",
            "en dato, som 2026-11-21, eller tomt",
            "дата, як 2026-11-21, або порожньо",
        ),
        (
            "at most the number of places, {number}",
            "høyst antallet plasser, {number}",
            "щонайбільше кількість місць, {number}",
        ),
        (
            "no row {name} for {place}",
            "ingen rad {name} for {place}",
            "немає рядка {name} для {place}",
        ),
        (
            "one row for each of {names}",
            "én rad for hver av {names}",
            "по одному рядку на кожне з {names}",
        ),
        ("{value} for {place}", "{value} for {place}", "{value} для {place}"),
        (
            "at least its number {name}, {number}",
            "minst antallet {name}, {number}",
            "щонайменше його кількість {name}, {number}",
        ),
        (
            "shares of {name} that sum to {sum}",
            "andeler for {name} som blir {sum} til sammen",
            "частки {name}, що разом дають {sum}",
        ),
        (
            "shares of a municipality that sum to 1",
            "andeler for en kommune som blir 1 til sammen",
            "частки муніципалітету, що разом дають 1",
        ),
        (
            "{value} without a row in {table}",
            "{value} uten en rad i {table}",
            "{value} без рядка в {table}",
        ),
        (
            "a municipality that a facility serves",
            "en kommune som et behandlingssted tar imot fra",
            "муніципалітет, яку обслуговує заклад",
        ),
        (
            "another kind of place, or empty",
            "en annen plasstype, eller tomt",
            "інший вид місця або порожньо",
        ),
        (
            "stages {numbers} of {name}",
            "trinnene {numbers} for {name}",
            "етапи {numbers} для {name}",
        ),
        (
            "stages numbered 1, 2, 3 without gaps",
            "trinn nummerert 1, 2, 3 uten hull",
            "етапи з номерами 1, 2, 3 без пропусків",
        ),
        (
            "a category that never becomes {name} again",
            "en kategori som aldri blir {name} igjen",
            "категорія, яка ніколи знову не стає {name}",
        ),
        (
            "a category with stages in pathways.csv",
            "en kategori med trinn i pathways.csv",
            "категорія з етапами в pathways.csv",
        ),
        (
            "at most the litters, {number}",
            "høyst antallet bårer, {number}",
            "щонайбільше кількість нош, {number}",
        ),
        (
            "another pool than in column pool",
            "en annen arbeidsgiver enn i kolonnen pool",
            "інший роботодавець, ніж у стовпці pool",
        ),
        ("no row {name}", "ingen rad {name}", "немає рядка {name}"),
        ("a row for it", "en rad for det", "рядок для нього"),
        # The agenda of a meeting.
        (
            "the name of a known body in the head of the table",
            "navnet på et kjent råd eller utvalg i hodet på tabellen",
            "назва відомого органу в заголовку таблиці",
        ),
        (
            "a date in the head of the table, as 11. juni 2026",
            "en dato i hodet på tabellen, som 11. juni 2026",
            "дата в заголовку таблиці, як 11. juni 2026",
        ),
        (
            "a row with a title and a time, as 12/26 | Title | Who | 10:00 | Drøfting",
            "en rad med en tittel og et klokkeslett, som 12/26 | Tittel | Hvem | 10:00",
            "рядок із назвою та часом, як 12/26 | Назва | Хто | 10:00",
        ),
        ("no rows", "ingen rader", "жодного рядка"),
    )
}
