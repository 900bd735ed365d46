"""What the estimate of a stay is called, in every language."""

from beredt.report.language import Language, Term

PHRASES = {
    "title": Term(
        "Liggetid i døgn, anslått fra data",
        "Length of stay in days, estimated from data",
        "Тривалість перебування в днях, оцінена за даними",
    ),
    "what": Term("Hva", "What", "Що"),
    "value": Term("Anslag", "Estimate", "Оцінка"),
    "interval": Term("80 %-intervall", "80% interval", "Інтервал 80 %"),
    "mean": Term("middel", "mean", "середнє"),
    "median": Term("median", "median", "медіана"),
    "p90": Term("90 %-kvantil", "90% quantile", "квантиль 90 %"),
    "variation": Term(
        "variasjonskoeffisient", "coefficient of variation", "коефіцієнт варіації"
    ),
    "law": Term(
        "Fordeling: {family}.", "Distribution: {family}.", "Розподіл: {family}."
    ),
    "line_list": Term(
        "{number} opphold, {inside} ikke avsluttet. Største avvik fra "
        "Kaplan–Meier-kurven: {misfit}.",
        "{number} stays, {inside} not ended. Largest distance from the Kaplan-Meier "
        "curve: {misfit}.",
        "Перебувань: {number}, не завершено: {inside}. Найбільша відстань від кривої "
        "Каплана – Маєра: {misfit}.",
    ),
    "quantiles": Term(
        "Største avvik fra tabellen: {misfit} av oppholdene.",
        "Largest distance from the table: {misfit} of the stays.",
        "Найбільша відстань від таблиці: {misfit} перебувань.",
    ),
    "census": Term(
        "{number} innlagte, {inside} inne ved siste telling. Middelfeil i antall "
        "inneliggende: {misfit} pasienter.",
        "{number} admitted, {inside} inside at the last count. Mean absolute error of "
        "the census: {misfit} patients.",
        "Госпіталізовано: {number}, на останній підрахунок: {inside}. Середня похибка "
        "кількості пацієнтів: {misfit}.",
    ),
    "periods": Term(
        "Middel etter innleggelsesdato",
        "Mean by day of admission",
        "Середнє за днем госпіталізації",
    ),
    "from": Term("Fra", "From", "Від"),
    "admitted": Term("Innlagte", "Admitted", "Госпіталізовано"),
    "left": Term("Fortsatt inne etter", "Still inside after", "Ще в лікарні через"),
    "days": Term("døgn", "d", "дн."),
    "written": Term(
        "Kolonner til pathways.csv: {path}",
        "Columns for pathways.csv: {path}",
        "Стовпці для pathways.csv: {path}",
    ),
}
FAMILIES = {
    "lognormal": Term("lognormal", "lognormal", "логнормальний"),
    "gamma": Term("gamma", "gamma", "гамма"),
    "weibull": Term("Weibull", "Weibull", "Вейбулла"),
    "mixture": Term(
        "blanding av lognormale", "mixture of lognormals", "суміш логнормальних"
    ),
}


def phrase(key: str, lang: Language, **values: object) -> str:
    """Return a phrase with its blanks filled."""
    return PHRASES[key].say(lang).format(**values)
