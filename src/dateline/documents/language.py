"""Which language a text is in, among those Dateline reads or will read."""

import re
import tomllib
from functools import cache
from importlib import resources

from dateline.errors import InputError

IDENTIFIED = ("fr", "en", "ru", "uk")
_SAMPLE = 4000
_NEIGHBOURS = ("de", "es", "it", "pt", "nl", "ca", "ro", "pl", "la", "sv")
_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+")


def identify(text: str) -> str | None:
    """The language of `text` (fr, en, ru or uk), or None where it is another one or no language at all."""
    sample = text[: 4 * _SAMPLE]
    words = _LETTERS.findall(sample)[:800]
    letters = sum(map(len, words))
    if letters < 3:
        return None
    cyrillic = sum(map(len, _CYRILLIC.findall(" ".join(words))))
    latin = sum(map(len, _LATIN.findall(" ".join(words))))
    if cyrillic * 2 > letters:
        return _of_cyrillic(" ".join(words))
    if latin * 2 > letters:
        return _of_latin(" ".join(w.lower() for w in words), words)
    return None


def require_language(text: str, *, id: str) -> str:
    """The language of `text`; InputError where it is none of those Dateline knows."""
    language = identify(text)
    if language is None:
        raise InputError(
            f"{id}: the text is in no language Dateline knows ({', '.join(IDENTIFIED)}), or too short to tell; "
            "if that is wrong, name its language (--lang fr)"
        )
    return language


def _of_cyrillic(text: str) -> str | None:
    """ru or uk by the letters that only one of them has; None for their neighbours."""
    low = text.lower()
    letters = _tables()["cyrillic"]
    uk, ru, other = (sum(map(low.count, letters[k])) for k in ("uk", "ru", "other"))
    if other * 60 > len(low) and other * 3 > uk + ru:
        return None
    if low.count("ў") > 0 and "щ" not in low and "и" not in low:
        return None  # Belarusian
    if uk * 2 > ru * 3 or (uk > 0 and ru == 0):
        return "uk"
    if ru > low.count("ъ"):
        return "ru"
    if ru == 0 and len(low) < 60:
        return _rank(low, ("ru", "uk"))
    # Bulgarian has ъ but neither ы nor э.
    best = _rank(low, ("ru", "uk", "bg", "mk", "sr", "be"))
    return best if best in IDENTIFIED else None


def _of_latin(text: str, words: list[str]) -> str | None:
    """fr or en where both the letter statistics and the small words say so."""
    shares = {
        language: sum(w.lower() in known for w in words) / len(words) for language, known in _function_words().items()
    }
    likely = max(shares, key=lambda language: shares[language])
    best = _rank(text)
    if best in shares:
        enough = 0.0 if len(words) < 12 else 0.06
        return best if shares[best] > enough or (len(words) < 6 and len(text) > 12) else None
    # A neighbour (Walloon, Occitan, Scots) may win on a text full of names: then the small words decide.
    return likely if shares[likely] >= 0.12 and _rank(text, (*shares, *_NEIGHBOURS)) == likely else None


def _rank(text: str, among: tuple[str, ...] | None = None) -> str:
    """The most likely language by letter statistics, of all or of those given."""
    import py3langid

    ranked = py3langid.rank(text)
    return str(next(code for code, _ in ranked if among is None or code in among))


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((resources.files("dateline.documents") / "languages.toml").read_text(encoding="utf-8"))


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _tables()["function_words"].items()}
