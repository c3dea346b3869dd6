"""Lists of phrases by value, matched word by word; a word may stand for all its endings."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

WORD = re.compile(r"(?:[A-Za-zА-Яа-яІЇЄҐ]\.){2,}|\w+(?:[-'.&]\w+)*|[^\w\s]")
# Beyond this many words asked about, they are forgotten.
_KNOWN = 50_000
# The words of a phrase and what it stands for.
_Row = tuple[tuple[str, ...], str]
_T = TypeVar("_T")
_POSSESSIVE = re.compile(r"^(.+?)('s?)$")


class Hit(NamedTuple):
    """A phrase found: the words `[first, last)` and the value it stands for."""

    first: int
    last: int
    value: str


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """A word as the lexicons compare it: lower case, one apostrophe, no ё."""
    return text.lower().replace("ё", "е").replace("’", "'").replace("ʼ", "'")


def cut(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand; the English genitive ending is a word of its own."""
    out: list[tuple[int, int]] = []
    for found in WORD.finditer(text):
        start, end = found.span()
        owner = _POSSESSIVE.match(found.group()) if "'" in found.group() else None
        if owner and owner.group(2) == "'s":
            middle = start + owner.end(1)
            out += [(start, middle), (middle, end)]
        elif found.group() == "'" and out and out[-1][1] == start and text[start - 1] in "sS":
            out.append((start, end))  # "the doctors' union"
        else:
            out.append((start, end))
    return out


def split(text: str) -> tuple[str, ...]:
    """The words of a text or of a phrase of the lexicon, as they are compared."""
    low = plain(text)
    return tuple(low[a:b] for a, b in cut(low))


class Phrases:
    """Phrases and what each stands for; `word*` in a phrase takes up to `endings` letters more.

    The longest phrase at a place wins, and of two as long the one written out.
    """

    def __init__(self, rows: Mapping[str, Iterable[str]], *, endings: int) -> None:
        self._endings = endings
        self._exact: dict[str, list[_Row]] = {}
        self._open: dict[str, list[_Row]] = {}
        self._shortest = 99
        for value, phrases in rows.items():
            for phrase in phrases:
                words = tuple(_elements(phrase))
                if words[0].endswith("*"):
                    self._open.setdefault(words[0][:-1], []).append((words, value))
                    self._shortest = min(self._shortest, len(words[0]) - 1)
                else:
                    self._exact.setdefault(words[0], []).append((words, value))
        for table in (self._exact, self._open):
            for found in table.values():
                found.sort(key=lambda row: (-len(row[0]), row[0]))
        self._begun = _Begun(self._beginning)
        self.alone = _Begun(self._is_alone)

    def _beginning(self, word: str) -> tuple[_Row, ...]:
        """The phrases whose first word a word is, the longest first, and of those as long the ones written out."""
        rows = list(self._exact.get(word, ()))
        for size in range(len(word), max(self._shortest, len(word) - self._endings) - 1, -1):
            rows += self._open.get(word[:size], ())
        return tuple(sorted(rows, key=lambda row: -len(row[0])))

    def _is_alone(self, word: str) -> bool:
        """Whether a word is a whole phrase."""
        rows = self._begun[word]
        return bool(rows) and len(rows[-1][0]) == 1

    def at(self, words: Sequence[str], k: int) -> Hit | None:
        """The longest phrase that begins at word `k`."""
        rows = self._begun[words[k]]
        return self._longest(rows, words, k) if rows else None

    def _longest(self, rows: tuple[_Row, ...], words: Sequence[str], k: int) -> Hit | None:
        """The first of these rows that stands at word `k`, whose first word is known to be theirs."""
        room = len(words) - k
        for phrase, value in rows:
            size = len(phrase)
            if size == 1:
                return Hit(k, k + 1, value)
            if size <= room:
                for n in range(1, size):
                    if not self._same(phrase[n], words[k + n]):
                        break
                else:
                    return Hit(k, k + size, value)
        return None

    def all(self, words: Sequence[str]) -> list[Hit]:
        """Where phrases stand in these words, one after the other."""
        out: list[Hit] = []
        begun = self._begun
        after = 0
        for k, word in enumerate(words):
            rows = begun[word]
            if rows and k >= after and (hit := self._longest(rows, words, k)) is not None:
                out.append(hit)
                after = hit.last
        return out

    def begins(self, word: str) -> bool:
        """Whether any phrase begins with a word."""
        return bool(self._begun[word])

    def whole(self, words: Sequence[str]) -> str | None:
        """The value of the phrase that these words are, from the first to the last."""
        hit = self.at(words, 0) if words else None
        return hit.value if hit and hit.last == len(words) else None

    def values(self, words: Sequence[str]) -> tuple[str, ...]:
        """All values for which these words, from the first to the last, stand."""
        if not words:
            return ()
        rows = [self._exact.get(words[0], ())]
        rows += [self._open.get(words[0][:n], ()) for n in range(len(words[0]), 0, -1)]
        return tuple(
            value
            for group in rows
            for phrase, value in group
            if len(phrase) == len(words) and all(self._same(p, w) for p, w in zip(phrase, words, strict=True))
        )

    def has(self, word: str) -> bool:
        """Whether one word is a phrase of the list."""
        return self.alone[word]

    def _same(self, pattern: str, word: str) -> bool:
        if pattern.endswith("*"):
            return word.startswith(pattern[:-1]) and len(word) - len(pattern) < self._endings
        return pattern == word


class _Begun(dict[str, _T]):
    """What a list says of a word, worked out when it is first asked for."""

    def __init__(self, found: Callable[[str], _T]) -> None:
        super().__init__()
        self._found = found

    def __missing__(self, word: str) -> _T:
        if len(self) > _KNOWN:
            self.clear()
        told = self[word] = self._found(word)
        return told


def _elements(phrase: str) -> list[str]:
    """The words of a phrase of the lexicon, the marks for endings kept."""
    out: list[str] = []
    for piece in phrase.split():
        mark = piece.endswith("*")
        words = split(piece.rstrip("*"))
        out += [*words[:-1], words[-1] + "*" if mark else words[-1]]
    return out
