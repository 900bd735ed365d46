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
            "частки громади, що разом дають 1",
        ),
        (
            "{value} without a row in {table}",
            "{value} uten en rad i {table}",
            "{value} без рядка в {table}",
        ),
        (
            "a municipality that a facility serves",
            "en kommune som et behandlingssted tar imot fra",
            "громада, яку обслуговує заклад",
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
    )
}
