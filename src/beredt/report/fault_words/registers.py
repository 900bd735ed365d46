"""What is wrong with the tables of a register.

Each row is a sentence in English, bokmål and Ukrainian.
"""

ROWS = (
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
    (
        "a folder with {file}, or one of {names}",
        "en mappe med {file}, eller en av {names}",
        "тека з {file} або одне з {names}",
    ),
    ("no such register", "intet slikt register", "немає такого реєстру"),
    (
        "a package that cannot be read ({reason})",
        "en pakke som ikke kan leses ({reason})",
        "пакет, який не можна прочитати ({reason})",
    ),
    (
        "a Data Package with CSV tables",
        "en Data Package med CSV-tabeller",
        "Data Package з таблицями CSV",
    ),
    (
        "all, or pairs such as {column}=value with columns of {table}",
        "all, eller par som {column}=verdi med kolonner fra {table}",
        "all або пари на зразок {column}=значення зі стовпцями {table}",
    ),
    (
        "a name, with columns of {table} in braces, or empty",
        "et navn, med kolonner fra {table} i krøllparenteser, eller tomt",
        "назва зі стовпцями {table} у фігурних дужках або порожньо",
    ),
    (
        "the name of what it balances",
        "navnet på det som den balanserer",
        "назва того, що воно врівноважує",
    ),
    (
        "{value}, which no row fits",
        "{value}, som ingen rad passer til",
        "{value}, до чого не підходить жоден рядок",
    ),
    ("rows that are in {table}", "rader som finnes i {table}", "рядки, що є в {table}"),
    ("resource {number}, {key}", "ressurs {number}, {key}", "ресурс {number}, {key}"),
    ("a JSON object", "et JSON-objekt", "обʼєкт JSON"),
    ("no JSON ({reason})", "ingen JSON ({reason})", "це не JSON ({reason})"),
    ("text on one line", "tekst på én linje", "текст в один рядок"),
    ("no resource {name}", "ingen ressurs {name}", "немає ресурсу {name}"),
    (
        "a resource for each table in the folder",
        "en ressurs for hver tabell i mappen",
        "ресурс для кожної таблиці в теці",
    ),
    (
        "resource {name} without a file {name}.csv",
        "ressursen {name} uten filen {name}.csv",
        "ресурс {name} без файлу {name}.csv",
    ),
    ("a list of tables", "en liste over tabeller", "список таблиць"),
    ("files that are there", "filer som finnes", "наявні файли"),
    (
        "a profile of weekdays.csv, seasons.csv or ages.csv, or empty",
        "en profil fra weekdays.csv, seasons.csv eller ages.csv, eller tomt",
        "профіль із weekdays.csv, seasons.csv чи ages.csv або порожньо",
    ),
    (
        "a profile of activity.csv",
        "en profil fra activity.csv",
        "профіль із activity.csv",
    ),
    (
        "a mean of {number} for {name}",
        "et gjennomsnitt på {number} for {name}",
        "середнє {number} для {name}",
    ),
    (
        "no row for {names} of {profile}",
        "ingen rad for {names} av {profile}",
        "немає рядка для {names} профілю {profile}",
    ),
    (
        "values whose mean over the days of the year is 1",
        "verdier med gjennomsnittet 1 over årets dager",
        "значення, середнє яких за днями року дорівнює 1",
    ),
    (
        "values whose mean is 1",
        "verdier med gjennomsnittet 1",
        "значення із середнім 1",
    ),
    ("nothing but 0 for {name}", "bare 0 for {name}", "лише 0 для {name}"),
    (
        "a number above 0 for one age or more",
        "et tall over 0 for minst én alder",
        "число понад 0 щонайменше для одного віку",
    ),
    ("no such folder", "ingen slik mappe", "немає такої теки"),
    (
        "a folder with {file} and its tables",
        "en mappe med {file} og tabellene",
        "тека з {file} і його таблицями",
    ),
    (
        "{number} or more further faults",
        "minst {number} feil til",
        "ще щонайменше {number} помилок",
    ),
    ("a table without faults", "en tabell uten feil", "таблиця без помилок"),
    (
        "no column that a table of this name has",
        "ingen av kolonnene som en tabell med dette navnet har",
        "жодного стовпця, який має таблиця з такою назвою",
    ),
)
