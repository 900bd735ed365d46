"""What councils, their meetings and their inconsistencies are called on screen."""

from beredt.report.language import Language, Term
from beredt.report.numerals import Counted

TYPES = {
    "approval": Term("Godkjenning", "Approval", "Затвердження"),
    "discussion": Term("Drøfting", "Discussion", "Обговорення"),
    "information": Term("Orientering", "Information", "Інформування"),
    "open": Term("Åpen sak", "Open", "Відкрите питання"),
    "decision": Term("Beslutning", "Decision", "Рішення"),
}
RULES = {
    "body_name": Term(
        "Navnet på organet passer ikke med datoen, eller to navn står om samme dag.",
        "The body's name does not fit the date, or two names stand for one day.",
        "Назва органу не відповідає даті, або для одного дня є дві назви.",
    ),
    "case_number": Term(
        "Saksnummeret er utenfor rekken.",
        "The case number is out of series.",
        "Номер питання поза послідовністю.",
    ),
    "times": Term(
        "Tidene passer ikke sammen.", "Times do not agree.", "Час не узгоджено."
    ),
    "title_type": Term(
        "Tittelen sier en annen sakstype enn den saken har.",
        "The title names another case type than the case has.",
        "Назва вказує на інший тип питання.",
    ),
    "proposals": Term(
        "Saken har flere ulike forslag til vedtak.",
        "The case has more than one proposed decision.",
        "Питання має кілька різних проєктів рішення.",
    ),
    "deputies": Term(
        "Stedfortrederen passer ikke med medlemmene eller tidene.",
        "The deputy does not fit the members or the times.",
        "Заступник не відповідає членам або часу.",
    ),
    "seat_twice": Term(
        "Samme plass er ført opp to ganger.",
        "One seat is listed twice.",
        "Одне місце зазначено двічі.",
    ),
    "dates": Term(
        "Utsagnene om når det skjer, kan ikke alle stemme.",
        "The statements about when it happens cannot all be true.",
        "Твердження про час не можуть усі бути правильними.",
    ),
    "shares": Term(
        "Andelene summerer seg ikke nøyaktig.",
        "The shares do not add up exactly.",
        "Частки не дають точної суми.",
    ),
    "band_ends": Term(
        "Grensene tilhører to intervaller, eller ingen av dem.",
        "Ends belong to two bands, or to none of them.",
        "Межі належать двом інтервалам або жодному.",
    ),
}
PHRASES = {
    "expected": Term("Ventet: {text}", "Expected: {text}", "Очікувано: {text}"),
    "agenda": Term("Saksliste", "Agenda", "Порядок денний"),
    "nothing": Term(
        "{path}: ingen inkonsistenser",
        "{path}: nothing that does not agree",
        "{path}: неузгодженостей немає",
    ),
    "case": Term("Sak", "Case", "Питання"),
    "time": Term("Tid", "Time", "Час"),
    "minutes": Term("Min.", "Min.", "Хв"),
    "type": Term("Sakstype", "Type", "Тип"),
    "seated": Term("Til stede", "Present", "Присутні"),
    "for": Term(
        "{person} (for {member})", "{person} (for {member})", "{person} (за {member})"
    ),
    "comes": Term("fra kl. {time}", "from {time}", "з {time}"),
    "leaves": Term("til kl. {time}", "until {time}", "до {time}"),
    "amendment": Term(
        "{by}: «{old}» endres til «{new}»",
        "{by}: “{old}” becomes “{new}”",
        "{by}: «{old}» замінити на «{new}»",
    ),
    "unanimous": Term(
        "Enstemmig, {count} stemmer",
        "Unanimous, votes: {count}",
        "Одноголосно, голосів: {count}",
    ),
    "quorum": Term(
        "{votes} av {seats} kan stemme; {needed} trengs",
        "{votes} of {seats} may vote; {needed} are needed",
        "голосують {votes} з {seats}; потрібно {needed}",
    ),
    "no quorum": Term("ikke vedtaksfør", "no quorum", "немає кворуму"),
    "length": Term(
        "Møtet varer {minutes} minutter.",
        "The meeting takes {minutes} minutes.",
        "Засідання триває {minutes} хв.",
    ),
    "assumed quorum": Term(
        "Mer enn halvparten av plassene med stemmerett er en forutsetning; papirene "
        "sier ikke hva som kreves.",
        "More than half of the voting seats is an assumption; the papers do not say "
        "what is needed.",
        "Більше половини місць із правом голосу — припущення; у матеріалах не "
        "зазначено, скільки потрібно.",
    ),
    "body": Term("Organ", "Body", "Орган"),
    "leader": Term("Leder", "Leader", "Голова"),
    "seats": Term("Plasser", "Seats", "Місця"),
    "observers": Term("Observatører", "Observers", "Спостерігачі"),
    "period": Term("Fra–til", "From–to", "Від–до"),
}
MINUTES = {
    "draft": Term("Utkast til referat", "Draft minutes", "Проєкт протоколу"),
    "minutes": Term("Referat", "Minutes", "Протокол"),
    "where": Term("Dato og sted", "Date and place", "Дата і місце"),
    "present": Term("Til stede", "Present", "Присутні"),
    "absent": Term("Forfall", "Absent", "Відсутні"),
    "aside": Term("Inhabil", "Stands aside", "Конфлікт інтересів"),
    "proposal": Term("Forslag til vedtak", "Proposed decision", "Проєкт рішення"),
    "amendments": Term("Endringsforslag", "Amendments", "Поправки"),
    "positions": Term("Synspunkter", "Positions", "Позиції"),
    "decision": Term("Vedtak", "Decision", "Рішення"),
    "for": Term("For", "In favour", "За"),
    "against": Term("Mot", "Against", "Проти"),
    "not carried": Term("Forkastet", "Not carried", "Відхилено"),
    "dissent": Term("Protokolltilførsel", "Dissent", "Окрема думка"),
    "later": Term("Til senere møter", "For later meetings", "На наступні засідання"),
    "to write": Term("(føres inn)", "(to be entered)", "(внести)"),
    "follow-up": Term("Oppfølging", "Follow-up", "Подальші дії"),
    "owner": Term("Ansvarlig", "Owner", "Відповідальний"),
    "due": Term("Frist", "Due", "Строк"),
    "next": Term("Neste møte", "Next meeting", "Наступне засідання"),
    "signed": Term("Godkjent av to", "Signed by two", "Підписали двоє"),
}
FOUND = Counted(
    "inkonsistens",
    "inkonsistenser",
    "inconsistency",
    "inconsistencies",
    "неузгодженість",
    "неузгодженості",
    "неузгодженостей",
    "неузгодженості",
)


def phrase(key: str, lang: Language, **values: object) -> str:
    """Return a phrase with its blanks filled."""
    return PHRASES[key].say(lang).format(**values)


def said(table: dict[str, Term], key: str, lang: Language) -> str:
    """Return a word of the engine in a language, or as it stands."""
    return table[key].say(lang) if key in table else key
