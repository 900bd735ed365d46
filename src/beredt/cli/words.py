"""What the command line says around the results, in the user's language."""

from beredt.report.language import LANGUAGES, Language

_SENTENCES: dict[str, dict[Language, str]] = {
    "compiling": {
        "nb": "Kompilerer beregningene første gang (et halvt minutt) …",
        "nn": "Kompilerer utrekningane første gong (eit halvt minutt) …",
        "en": "Compiling once (half a minute) …",
        "uk": "Перша компіляція обчислень (пів хвилини) …",
    },
    "simulating": {
        "nb": "Simulerer {scenario}",
        "nn": "Simulerer {scenario}",
        "en": "Simulating {scenario}",
        "uk": "Моделювання {scenario}",
    },
    "forecasting": {
        "nb": "Lager prognosen …",
        "nn": "Lagar prognosen …",
        "en": "Forecasting …",
        "uk": "Створення прогнозу …",
    },
    "choosing": {
        "nb": "Velger tiltak …",
        "nn": "Vel tiltak …",
        "en": "Choosing measures …",
        "uk": "Вибір заходів …",
    },
    "report": {
        "nb": "Rapport: {path}",
        "nn": "Rapport: {path}",
        "en": "Report: {path}",
        "uk": "Звіт: {path}",
    },
    "faults": {
        "nb": "Feil som må rettes: {count}. Ingenting er skrevet.",
        "nn": "Feil som må rettast: {count}. Ingenting er skrive.",
        "en": "Faults to put right: {count}. Nothing was written.",
        "uk": "Помилок, які треба виправити: {count}. Нічого не записано.",
    },
    "counted": {
        "nb": "{path}: {count} feil",
        "nn": "{path}: {count} feil",
        "en": "{path}: {count} faults",
        "uk": "{path}: помилок — {count}",
    },
    "no faults": {
        "nb": "{path}: ingen feil",
        "nn": "{path}: ingen feil",
        "en": "{path}: no faults",
        "uk": "{path}: помилок немає",
    },
    "interrupted": {
        "nb": "Avbrutt. Ingenting er skrevet.",
        "nn": "Avbrote. Ingenting er skrive.",
        "en": "Interrupted. Nothing was written.",
        "uk": "Перервано. Нічого не записано.",
    },
    "failed": {
        "nb": "Noe gikk galt i Beredt: {error}",
        "nn": "Noko gjekk gale i Beredt: {error}",
        "en": "Something went wrong in Beredt: {error}",
        "uk": "Сталася помилка в Beredt: {error}",
    },
    "site": {
        "nb": "Beredt svarer på {address} – stopp med Ctrl+C.",
        "nn": "Beredt svarer på {address} – stopp med Ctrl+C.",
        "en": "Beredt answers at {address} – stop with Ctrl+C.",
        "uk": "Beredt відповідає за адресою {address} – зупинити: Ctrl+C.",
    },
    "first link": {
        "nb": "Logg inn første gang, én gang, innen sju dager:\n{link}",
        "nn": "Logg inn første gong, éin gong, innan sju dagar:\n{link}",
        "en": "Sign in for the first time, once, within seven days:\n{link}",
        "uk": "Перший вхід, одноразово, протягом семи днів:\n{link}",
    },
    "nobody": {
        "nb": "Ingen som kan logge inn, har adressen {email}.",
        "nn": "Ingen som kan logge inn, har adressa {email}.",
        "en": "Nobody who may sign in has the address {email}.",
        "uk": "Немає користувача з правом входу за адресою {email}.",
    },
    "backed up": {
        "nb": "Sikkerhetskopi: {path} ({rows} rader)",
        "nn": "Tryggingskopi: {path} ({rows} rader)",
        "en": "Backup: {path} ({rows} rows)",
        "uk": "Резервна копія: {path} (рядків: {rows})",
    },
    "restored": {
        "nb": "Gjenopprettet fra {path}, slik alt var {made}. Loggen holder.",
        "nn": "Gjenoppretta frå {path}, slik alt var {made}. Loggen held.",
        "en": "Restored from {path}, as all was at {made}. The log holds.",
        "uk": "Відновлено з {path} станом на {made}. Журнал цілий.",
    },
    "log holds": {
        "nb": "Loggen holder: {count} hendelser. Noter slutten et annet sted:",
        "nn": "Loggen held: {count} hendingar. Noter slutten ein annan stad:",
        "en": "The log holds: {count} events. Note its end somewhere else:",
        "uk": "Журнал цілий, подій: {count}. Запишіть його кінець деінде:",
    },
    "open data": {
        "nb": "Åpne data – ikke gradert",
        "nn": "Opne data – ikkje gradert",
        "en": "Open data – not classified",
        "uk": "Відкриті дані – без обмежень доступу",
    },
}


def say(sentence: str, language: str, **values: object) -> str:
    """Return a sentence in a language, with its blanks filled."""
    return _SENTENCES[sentence][as_language(language)].format(**values)


def as_language(code: str) -> Language:
    """Return the language with this code, or bokmål when there is none."""
    return next((lang for lang in LANGUAGES if lang == code), "nb")
