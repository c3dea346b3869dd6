"""Small letters for a dispatch that came in capitals, so that names stand out again.

A word is a name where no dictionary has it, where the lists of `case.toml` do, or where it stands inside a name. What
stands in brackets behind its long form, and other words without vowels, are initials and stay as they are. Nothing
changes its length. What this gets wrong: common words used as names ("Hope", "Rose"), names of parties and offices that
no list has.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from dateline.lang import table
from dateline.lang.en.lemmas import Lemmas
from dateline.lang.en.parser import MODEL
from dateline.lang.spacy_model import model_folder

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_INITIALS = re.compile(r"[\[(]([A-Z][A-Z0-9-]{1,8})[\])]|\b((?:[A-Z]\.){2,})")
# Asked of the ten characters before a word: no run is longer.
_START = re.compile(
    r"(?:[.!?:]['\"”\])]{0,2}\s{1,9}|\n\s{0,8}\n\s{0,8}|(?:TEXT|REPORT)\]\s{1,9}|--\s{1,9}|^\s{0,10})['\"“(\[]{0,2}$"
)
_VOWEL = re.compile("[AEIOUY]")


def restored(text: str) -> str:
    """A text in capitals as it would be printed, character for character."""
    known = _lexicon()
    initials = {m[1] for m in _INITIALS.finditer(text) if m[1]}
    words = list(_WORD.finditer(text))
    named = [_is_name(m.group(), known) or _is_month(text, m) for m in words]
    for i in range(len(words)):
        if not named[i]:
            named[i] = _beside(i, words, named, text, known)
    for start, end in _phrases(text, known.phrases):
        for i, m in enumerate(words):
            if start <= m.start() and m.end() <= end and m.group() not in ("OF", "THE", "AND"):
                named[i] = True
    pieces, done = [], 0
    for i, m in enumerate(words):
        word = m.group()
        pieces.append(text[done : m.start()])
        done = m.end()
        bare = word.split("'")[0]
        if bare in initials or (len(bare) > 1 and not _VOWEL.search(bare)) or _dotted(text, m) or bare == "I":
            pieces.append(bare + word[len(bare) :].lower())
        elif named[i] or _START.search(text[max(0, m.start() - 10) : m.start()]):
            pieces.append(_title(word))
        else:
            pieces.append(word.lower())
    pieces.append(text[done:])
    return "".join(pieces)


def _title(word: str) -> str:
    """A name with its capital, also behind the apostrophe of D'Aubuisson, not of Cristiani's."""
    head, mark, tail = word.partition("'")
    if mark and len(head) == 1 and len(tail) > 2:
        return head + mark + tail.capitalize()
    return head.capitalize() + mark + tail.lower()


def _dotted(text: str, m: re.Match[str]) -> bool:
    """True for one letter before a full stop: an initial."""
    return len(m.group()) == 1 and text[m.end() : m.end() + 1] == "."


class _Lexicon:
    """The words and names of case.toml, with the dictionary of the parser's lemmas."""

    def __init__(self) -> None:
        lists = table("en", "case")
        self.small = frozenset(lists["small"].split())
        self.names = frozenset(lists["names"].split())
        self.titles = frozenset(lists["titles"].split())
        self.behind = frozenset(lists["behind"].split())
        self.joined = frozenset(lists["joined"].split())
        self.phrases = tuple(lists["phrases"])
        self._lemmas = Lemmas(Path(model_folder(MODEL)) / "lemmatizer")

    def has(self, word: str) -> bool:
        """True where the dictionary has a word or its base form."""
        return self._lemmas.knows(word)


@cache
def _lexicon() -> _Lexicon:
    return _Lexicon()


_DAY_BEFORE, _DAY_AFTER = re.compile(r"\d\s$"), re.compile(r"\s\d")


def _is_month(text: str, m: re.Match[str]) -> bool:
    """True for March, May and their short forms beside a number."""
    if m.group() not in ("MAY", "MARCH", "MAR", "APR", "DEC", "NOV", "SEPT"):
        return False
    return bool(
        _DAY_BEFORE.search(text[max(0, m.start() - 2) : m.start()]) or _DAY_AFTER.match(text[m.end() : m.end() + 2])
    )


def _is_name(word: str, known: _Lexicon) -> bool:
    low = word.lower()
    bare = low.removesuffix("'s").removesuffix("s'")
    if low in known.names or bare in known.names:
        return True
    if low in known.small or bare in known.small or low.endswith(("n't", "'re", "'ll", "'ve")):
        return False
    return not (known.has(low) or known.has(bare))


def _beside(i: int, words: list[re.Match[str]], named: list[bool], text: str, known: _Lexicon) -> bool:
    """True for a title before a name, a kind of place behind one and the small words inside Spanish names."""
    word = words[i].group().lower()
    after = i + 1 < len(words) and text[words[i].end() : words[i + 1].start()].strip() in ("", ".")
    if word in known.joined and after:
        following = words[i + 1].group().lower()
        if word in ("san", "santa", "santo"):
            return True
        return named[i + 1] or (following in known.joined and i + 2 < len(words) and named[i + 2])
    if i and words[i - 1].group().lower() in ("san", "santa", "santo", "los", "las", "el", "puerto", "villa"):
        return text[words[i - 1].end() : words[i].start()].isspace() and word not in known.small
    if word in known.titles and after:
        return named[i + 1]
    if word in known.behind and i and text[words[i - 1].end() : words[i].start()].isspace():
        return named[i - 1]
    return False


def _phrases(text: str, phrases: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the names of several words stand, across line ends."""
    for found in _pattern(phrases).finditer(text):
        yield found.span()


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(r"\s+".join(map(re.escape, p.upper().split())) for p in longest_first) + r")\b"
    )
