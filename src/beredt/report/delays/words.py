"""What a scan of delays says, in every language."""

from collections.abc import Iterator

from beredt.engine.delays import Point, Scan
from beredt.report.language import Language, Term
from beredt.report.names import readable
from beredt.report.numerals import counted, number, signed
from beredt.report.words import DAYS

SENTENCES = {
    "title": Term("Verste utsettelse", "Worst delay", "Найгірша затримка"),
    "planned": Term("Som planlagt", "As planned", "За планом"),
    "late": Term("{part} {days} senere", "{part} {days} later", "{part}: +{days}"),
    "is_worst": Term(
        "Verst: {point}. Da mangler {unmet} plassdøgn av det forventede behovet, "
        "{change} mot som planlagt; på det meste {peak} senger, dag {day}.",
        "Worst: {point}. Then {unmet} place-days of the expected need are missing, "
        "{change} against as planned; at most {peak} beds, on day {day}.",
        "Найгірше: {point}. Тоді бракує {unmet} ліжко-днів очікуваної потреби, "
        "{change} проти плану; щонайбільше {peak} ліжок, день {day}.",
    ),
    "planned_is_worst": Term(
        "Ingen av utsettelsene gjør det verre enn som planlagt: da mangler {unmet} "
        "plassdøgn av det forventede behovet; på det meste {peak} senger, dag {day}.",
        "No delay makes it worse than as planned: then {unmet} place-days of the "
        "expected need are missing; at most {peak} beds, on day {day}.",
        "Жодна затримка не гірша за план: тоді бракує {unmet} ліжко-днів очікуваної "
        "потреби; щонайбільше {peak} ліжок, день {day}.",
    ),
    "relief": Term(
        "Best: {point}, {change} plassdøgn mot som planlagt.",
        "Best: {point}, {change} place-days against as planned.",
        "Найкраще: {point}, {change} ліжко-днів проти плану.",
    ),
    "expected": Term(
        "Rutenettet er forventning, regnet eksakt og uten tilfeldigheter: forventet "
        "behov mot brukbare plasser i {days}, hver kombinasjon for seg. Gap som bare "
        "uflaks gir, er ikke med, og det som kommer etter siste dag, telles ikke.",
        "The grid is expectation, computed exactly and without chance: expected need "
        "against usable places over {days}, each combination by itself. Gaps that only "
        "bad luck makes are not in it, and what comes after the last day is not "
        "counted.",
        "Сітка — це очікування, обчислене точно й без випадковості: очікувана потреба "
        "проти доступних місць за {days}, кожна комбінація окремо. Дефіцит лише через "
        "невезіння не враховано; те, що після останнього дня, не рахується.",
    ),
    "simulated": Term(
        "Simulert etterpå, {draws} forløp av hver:",
        "Simulated afterwards, {draws} courses of each:",
        "Після того змодельовано, по {draws} прогонів:",
    ),
    "not_simulated": Term(
        "Ingen av dem er simulert.", "None of them is simulated.", "Без моделювання."
    ),
    "ranking": Term("De verste", "The worst", "Найгірші"),
    "grids": Term("Rutenettene", "The grids", "Сітки"),
    "grid": Term(
        "Endring i plassdøgn som mangler, mot som planlagt: {one} og {other}",
        "Change in missing place-days against as planned: {one} and {other}",
        "Зміна браку ліжко-днів проти плану: {one} та {other}",
    ),
    "axis": Term("{part}, dager senere", "{part}, days later", "{part}, днів пізніше"),
    "numbers": Term("Tallene", "The numbers", "Числа"),
    "delays": Term("Utsettelse", "Delay", "Затримка"),
    "unmet": Term("Plassdøgn som mangler", "Missing place-days", "Брак ліжко-днів"),
    "change": Term("Mot som planlagt", "Against as planned", "Проти плану"),
    "peak": Term(
        "Senger på det meste (dag)", "Beds at most (day)", "Ліжок щонайбільше (день)"
    ),
    "confirmed": Term("Simulert", "Simulated", "Змодельовано"),
}


def sentence(key: str, lang: Language, **values: object) -> str:
    """Return a sentence in a language, with its blanks filled."""
    return SENTENCES[key].say(lang).format(**values)


def delays_title(point: Point, lang: Language) -> str:
    """Say what is late, and how late."""
    if not point.delays:
        return sentence("planned", lang)
    late = (
        sentence("late", lang, part=readable(part), days=counted(days, DAYS, lang))
        for part, days in point.delays.items()
    )
    return ", ".join(late)


def findings(scan: Scan, lang: Language) -> Iterator[str]:
    """Say which delays are worst and best."""
    worst, best, planned = scan.worst[0], scan.worst[-1], scan.as_planned
    said = {
        "point": delays_title(worst, lang),
        "unmet": number(worst.unmet_days, lang),
        "change": change_text(worst, scan, lang),
        "peak": number(worst.peak, lang),
        "day": worst.peak_day,
    }
    is_worse = worst.unmet_days > planned.unmet_days
    yield sentence("is_worst" if is_worse else "planned_is_worst", lang, **said)
    if best.unmet_days < planned.unmet_days:
        change = change_text(best, scan, lang)
        yield sentence("relief", lang, point=delays_title(best, lang), change=change)


def change_text(point: Point, scan: Scan, lang: Language) -> str:
    """Write how many place-days more are missing than as planned."""
    return signed(point.unmet_days - scan.as_planned.unmet_days, lang, 0)
