"""Lists of phrases by value, matched word by word; a word may stand for all its endings."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

WORD = re.compile(r"(?:[A-Za-zА-Яа-яІЇЄҐ]\.){2,}|\w+(?:[-'.&]\w+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"^(.+?)('s?)$")


class Hit(NamedTuple):
    """A phrase found: the words `[first, last)` and the value it stands for."""

    first: int
    last: int
    value: str


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
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._open: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._shortest = 99
        self._begun: dict[str, list[Sequence[tuple[tuple[str, ...], str]]]] = {}  # the phrases that a word begins
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

    def _beginning(self, word: str) -> list[Sequence[tuple[tuple[str, ...], str]]]:
        """The phrases whose first word a word is, those of the same length together."""
        rows: list[Sequence[tuple[tuple[str, ...], str]]] = []
        if word in self._exact:
            rows.append(self._exact[word])
        for size in range(len(word), max(self._shortest, len(word) - self._endings) - 1, -1):
            if word[:size] in self._open:
                rows.append(self._open[word[:size]])
        if len(self._begun) > 50_000:
            self._begun.clear()
        self._begun[word] = rows
        return rows

    def at(self, words: Sequence[str], k: int) -> Hit | None:
        """The longest phrase that begins at word `k`."""
        word = words[k]
        rows = self._begun.get(word)
        if rows is None:
            rows = self._beginning(word)
        best: Hit | None = None
        for group in rows:
            for phrase, value in group:
                if best is not None and len(phrase) <= best.last - best.first:
                    break
                if k + len(phrase) <= len(words) and all(
                    self._same(p, w) for p, w in zip(phrase, words[k : k + len(phrase)], strict=True)
                ):
                    best = Hit(k, k + len(phrase), value)
                    break
        return best

    def all(self, words: Sequence[str]) -> list[Hit]:
        """Where phrases stand in these words, one after the other."""
        out: list[Hit] = []
        k = 0
        while k < len(words):
            hit = self.at(words, k)
            if hit:
                out.append(hit)
            k = hit.last if hit else k + 1
        return out

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
        return self.whole((word,)) is not None

    def _same(self, pattern: str, word: str) -> bool:
        if pattern.endswith("*"):
            return word.startswith(pattern[:-1]) and len(word) - len(pattern) < self._endings
        return pattern == word


def _elements(phrase: str) -> list[str]:
    """The words of a phrase of the lexicon, the marks for endings kept."""
    out: list[str] = []
    for piece in phrase.split():
        mark = piece.endswith("*")
        words = split(piece.rstrip("*"))
        out += [*words[:-1], words[-1] + "*" if mark else words[-1]]
    return out
