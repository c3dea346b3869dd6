"""Adjectives and nouns of nationality and of towns, in all their inflections."""

from functools import cache

from dateline.gazetteer.entries import data
from dateline.gazetteer.names import fold


@cache
def demonym_tables(language: str) -> tuple[dict[str, str], dict[str, str]]:
    """Word in lower case -> ISO3, and word -> name of the place it comes from; also without accents (headlines)."""
    countries: dict[str, str] = {}
    places: dict[str, str] = {}
    for row in data("demonyms.tsv"):
        for word in _words(row, language):
            for form in _INFLECT[language](word):
                for key in (form.casefold(), fold(form)):
                    if row["iso3"]:
                        countries.setdefault(key, row["iso3"])
                    if row["place"]:
                        places.setdefault(key, row["place"])
    return countries, places


LANGUAGES = ("fr", "en", "ru", "uk")


def _words(row: dict[str, str], language: str) -> list[str]:
    """The base forms of a row in one language."""
    return [word for word in row.get(language, "").split("|") if word]


_INVARIABLE = frozenset({"ni-vanuatu", "khmer"})


def french(word: str) -> tuple[str, ...]:
    """Masculine and feminine, singular and plural of a French adjective given in the masculine singular."""
    if word.endswith("e"):
        return word, word + "s"
    if word.endswith("i") or word in _INVARIABLE:
        return (word, word + "s", word + "e", word + "es")
    if word.endswith(("ien", "éen", "yen", "on")):
        feminine = word + "ne"
    elif word.endswith("ec"):
        feminine = word + "que"
    elif word.endswith("c"):
        feminine = word[:-1] + "que"
    else:
        feminine = word + "e"
    plural = word if word.endswith(("s", "x")) else word + "s"
    return word, plural, feminine, feminine + "s"


def english(word: str) -> tuple[str, ...]:
    """Singular and plural of an English adjective or noun."""
    return (word,) if word.endswith(("ese", "ish", "ch", "s")) else (word, word + "s")


_ENDINGS = {
    "ий": "ий ого ому им ом ая ой ую ое ие их ими".split(),
    "ій": "ій".split(),
}


def russian(word: str) -> tuple[str, ...]:
    """The cases of a Russian adjective in -ский, or a noun with its usual endings."""
    if word.endswith(("ский", "цкий")):
        return tuple(word[:-2] + ending for ending in _ENDINGS["ий"])
    if word.endswith("ец"):
        stem = word[:-2] + ("ц" if word[-3] not in "аеиоуыэюя" else "йц")
        return (word, *(stem + ending for ending in ("а", "у", "ем", "е", "ы", "ев", "ам", "ами", "ах")))
    if word.endswith("янин"):
        return (
            word,
            *(word[:-2] + ending for ending in ("е", "", "ам", "ами", "ах")),
            *(word + e for e in ("а", "у", "ом", "е")),
        )
    return (word, *(word + ending for ending in ("а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах")))


def ukrainian(word: str) -> tuple[str, ...]:
    """The cases of a Ukrainian adjective in -ський, or a noun with its usual endings."""
    if word.endswith("ий"):
        return tuple(word[:-2] + e for e in "ий ого ому им а ої ій у ою е і их ими".split())
    if word.endswith("ець"):
        stem = word[:-3] + ("ц" if word[-4] not in "аеєиіїоуюя" else "йц")
        return (word, *(stem + e for e in ("я", "ю", "ем", "і", "ів", "ям", "ями", "ях")))
    return (word, *(word + e for e in ("а", "у", "ом", "и", "ів", "ам", "ами", "ах")))


_INFLECT = {"fr": french, "en": english, "ru": russian, "uk": ukrainian}
