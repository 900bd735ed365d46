"""What is wrong with what is sent to the rooms: agendas, strategies, prices, duties.

Each row is a sentence in English, bokmål and Ukrainian.
"""

ROWS = (
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
    ("the id of another body", "id-en til et annet organ", "id іншого органу"),
    ("a day after the first one", "en dag etter den første", "день після першого"),
    ("a time of day, as 12:15", "et klokkeslett, som 12:15", "час доби, як 12:15"),
    (
        "the number or title of something on the agenda",
        "nummeret eller tittelen på noe i sakslisten",
        "номер або назва чогось із порядку денного",
    ),
    (
        "days after this meeting, in order",
        "dager etter dette møtet, i rekkefølge",
        "дні після цього засідання, за порядком",
    ),
    ("a day of the meeting", "en av møtets dager", "день засідання"),
    (
        "percentages as 33,3 % or 1/3",
        "prosenter som 33,3 % eller 1/3",
        "відсотки, як 33,3 % або 1/3",
    ),
    (
        "bands as 0 – 15, 15 – under 40, >80 or 80 og mer",
        "intervaller som 0 – 15, 15 – under 40, >80 eller 80 og mer",
        "проміжки, як 0 – 15, 15 – under 40, >80 або 80 og mer",
    ),
    ("the id of an obligation", "id-en til en forpliktelse", "id зобовʼязання"),
    (
        "the id of another obligation",
        "id-en til en annen forpliktelse",
        "id іншого зобовʼязання",
    ),
    (
        "a head and a row for each period",
        "et hode og en rad for hver periode",
        "заголовок і рядок для кожного періоду",
    ),
    (
        "a number, since the indicator is a share",
        "et tall, siden indikatoren er en andel",
        "число, бо показник є часткою",
    ),
    (
        "nothing, since the indicator counts and is no share",
        "ingenting, siden indikatoren teller og ikke er en andel",
        "нічого, бо показник лічить, а не є часткою",
    ),
    ("no more than the denominator", "ikke mer enn nevneren", "не більше знаменника"),
    ("a period that has begun", "en periode som har begynt", "період, що вже почався"),
    (
        "one row for each period; the first is row {row}",
        "én rad for hver periode; den første er rad {row}",
        "один рядок на період; перший — рядок {row}",
    ),
    ("no members", "ingen medlemmer", "жодного члена"),
    ("one member at least", "minst ett medlem", "щонайменше один член"),
    (
        "a fraction from 0 to 1 as 1/3, each payer once in a key",
        "en brøk fra 0 til 1 som 1/3, hver betaler én gang i en nøkkel",
        "дріб від 0 до 1, як 1/3, кожен платник раз у ключі",
    ),
    ("a sum of exactly 1", "en sum på nøyaktig 1", "сума рівно 1"),
    (
        "{number} after a band that ends at {end}",
        "{number} etter et intervall som slutter på {end}",
        "{number} після проміжку, що закінчується на {end}",
    ),
    (
        "bands that begin where the one before ends",
        "intervaller som begynner der det forrige slutter",
        "проміжки, що починаються там, де закінчується попередній",
    ),
    (
        "a date from {date}: the oldest promise first",
        "en dato fra {date}: det eldste løftet først",
        "дата від {date}: найдавніша обіцянка перша",
    ),
    ("a day that has been", "en dag som har vært", "день, що вже минув"),
    ("the code of another", "koden til en annen", "код іншого"),
    (
        "systems of this organisation, and new ones",
        "systemer i denne virksomheten, og nye",
        "системи цієї організації та нові",
    ),
)
