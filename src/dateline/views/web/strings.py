"""The words of the interface in the reader's language: English in the templates, French in `locale/fr.po`."""

import io
import re
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from babel import Locale, negotiate_locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

LANGUAGES = ("en", "fr")


def N_(phrase: str) -> str:
    """The phrase itself, marked for translation."""
    return phrase


@cache
def translations(language: str) -> NullTranslations:
    """What turns an English phrase of ours into a language."""
    if language == "en":
        return NullTranslations()
    text = (resources.files("dateline.views.web") / "locale" / f"{language}.po").read_bytes()
    made, catalog = io.BytesIO(), read_po(io.BytesIO(text), locale=language)
    for message in catalog:
        if message.id:  # the first is the header
            said = message.string
            message.string = _set(said) if isinstance(said, str) else tuple(map(_set, said or ()))
    write_mo(made, catalog)
    made.seek(0)
    return Translations(made)


def _set(text: str) -> str:
    """A French phrase with the spaces that no line breaks at, before its high marks and inside its quotes."""
    return re.sub(r"(?<=«) | (?=[:;?!»](?:\W|$))", "\u202f", text)


def language_of(chosen: str | None, accepted: str | None) -> str:
    """The language to speak: the one chosen, else the first that the browser accepts and we have, else English."""
    if chosen in LANGUAGES:
        return str(chosen)
    wanted = [part.split(";")[0].strip().replace("-", "_") for part in (accepted or "").split(",")]
    found = negotiate_locale([w for w in wanted if w and w.replace("_", "").isalnum()][:20], LANGUAGES)
    return found.split("_")[0] if found else "en"


@lru_cache(maxsize=4000)
def percent(value: float, language: str) -> str:
    """A share of one as the language writes it: "58 %"."""
    return format_percent(value, locale=language)


def number(value: float, language: str) -> str:
    """A number as the language writes it."""
    return format_decimal(value, locale=language)


@lru_cache(maxsize=4000)
def day(value: str | date | None, language: str, *, shape: str = "d MMM y") -> str:
    """A day as the language writes it; what is no day stays as it is."""
    if value is None:
        return ""
    try:
        moment = value if isinstance(value, date) else date.fromisoformat(value[:10])
    except ValueError:
        return str(value)
    return str(format_date(moment, format=shape, locale=language))


def days(earliest: str | None, latest: str | None, language: str) -> str:
    """An interval of days, as short as it can be said."""
    if earliest is None or latest is None or earliest == latest:
        return day(earliest or latest, language)
    if earliest[:7] == latest[:7]:
        first, last = day(earliest, language, shape="d"), day(latest, language)
        return f"{first}–{last}"
    if earliest[:4] == latest[:4]:
        return f"{day(earliest, language, shape='d MMM')} – {day(latest, language)}"
    return f"{day(earliest, language)} – {day(latest, language)}"


@cache
def language_name(code: str, language: str) -> str:
    """What a language is called in another."""
    return str(Locale(language).languages.get(code, code))
