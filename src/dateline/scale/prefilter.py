"""What is not worth a closer look, told as cheaply as can be: before the language is identified, before HTML is taken
apart, before the document is made.
"""

import re

from dateline.articles.kinds import kind_of
from dateline.articles.raw import Raw
from dateline.mentions.gate import in_domain
from dateline.settings import LANGUAGES

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
# Words and letters that are common in one language and hardly met in its neighbour.
_MARKS = {
    "fr": re.compile(r"\b(?:le|la|les|des|du|et|est|une|dans|sur|qui|pour|par|au)\b"),
    "en": re.compile(r"\b(?:the|of|and|to|is|was|that|with|for|by|has|from)\b"),
    "ru": re.compile("[ыэъё]"),
    "uk": re.compile("[іїєґ]"),
}
_PLAIN = str.maketrans({"\u2019": "'", "\u00a0": " ", "\u202f": " ", "\u00ad": None})
_TAG = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_HTML_LANGUAGE = re.compile(r"<html\b[^<>]{0,400}?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)


def may_tell(text: str, *, language: str | None = None) -> bool:
    """Whether a text may hold anything for the reader; False is certain, in whichever of the languages it is."""
    plain = text.translate(_PLAIN)
    return any(in_domain(plain, candidate) for candidate in _candidates(plain, language))


def page_may_tell(raw: Raw, *, language: str | None = None) -> bool:
    """The same for an input that has yet to be taken apart: a page of HTML is seen as the text between its tags.

    The text that is taken out of a page later is a part of what is looked at here, so nothing is lost. A page that
    names a language that is not read is passed over.
    """
    if kind_of(raw.body[:8192], name=raw.name, media=raw.media) != "html":
        return True
    page = _decoded(raw.body)
    if page is None:
        return True
    named = _HTML_LANGUAGE.search(page[:20_000])
    if language is None and named is not None and named[1].lower() not in LANGUAGES:
        return False
    return may_tell(_ENTITY.sub(" ", _TAG.sub(" ", page)), language=language)


def _candidates(text: str, language: str | None) -> tuple[str, ...]:
    """The languages a text may be in: those of its script, but for one that its commonest words leave no room for."""
    if language is not None:
        return (language,)
    head = text[:3000].lower()
    cyrillic, latin = len(_CYRILLIC.findall(head)), len(_LATIN.findall(head))
    found: tuple[str, ...] = ()
    if latin * 4 >= cyrillic:
        found += _of(head, ("fr", "en"))
    if cyrillic * 4 >= latin:
        found += _of(head, ("ru", "uk"))
    return found


def _of(text: str, pair: tuple[str, str]) -> tuple[str, ...]:
    """One of two languages where its marks outnumber those of the other five to one, else both."""
    first, second = (len(_MARKS[language].findall(text)) for language in pair)
    if first > 5 * second + 4:
        return pair[:1]
    if second > 5 * first + 4:
        return pair[1:]
    return pair


def _decoded(body: bytes) -> str | None:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None
