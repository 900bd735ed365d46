"""The languages on screen, and one thing said in each of them."""

from typing import Literal, NamedTuple, get_args

Language = Literal["nb", "nn", "en", "uk"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class Term(NamedTuple):
    """One concept in bokmål, English and Ukrainian."""

    nb: str
    en: str
    uk: str

    def say(self, lang: Language) -> str:
        """Return the term in a language; nynorsk is answered in bokmål."""
        if lang == "en":
            return self.en
        return self.uk if lang == "uk" else self.nb


def spoken(lang: Language) -> Literal["nb", "en", "uk"]:
    """Return the language that texts asked for in `lang` are written in."""
    return "nb" if lang == "nn" else lang
