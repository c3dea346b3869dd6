"""Russian words: razdel's, with clock times, addresses, hashtags and numbers in one piece."""

import re
from collections.abc import Iterator

# What razdel cuts up: "20:00", "https://...", "t.me/...", "#тег", "@имя", "1.200", "т.д.", "М23".
_WHOLE = re.compile(
    r"(?:https?://|www\.|t\.me/)[^\s<>«»\"]{1,500}"
    r"|[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{1,60}"
    r"|[#@]\w{1,80}"
    r"|(?<![\d:])\d{1,2}:\d{2}(?![\d:])"
    r"|\b[^\W\d_]{1,3}\d{1,4}\b"
)
_MARK = re.compile(r"[#@:/]|www\.|[^\W\d_]\d")
# Signs that open an item of a list and are no part of its first word: "▪Орёл", "🔴Взрывы".
_SIGNS = re.compile(r"[\u2022\u203c\u2049\u2190-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]+(?=\w)")
# No word is longer than this: the rest of it is a word of its own.
LONGEST = 200


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a sentence, each with where it starts."""
    from razdel import tokenize

    at = 0
    wholes = _WHOLE.finditer(text) if _MARK.search(text) else ()
    for whole in wholes:
        stop = whole.end()
        while stop > whole.start() and text[stop - 1] in ".,;:!?)":
            stop -= 1
        if stop <= whole.start():
            continue
        yield from _cut(tokenize, text, at, whole.start())
        yield from _bounded(whole.start(), text[whole.start() : stop])
        at = stop
    yield from _cut(tokenize, text, at, len(text))


def _cut(tokenize, text: str, start: int, end: int) -> Iterator[tuple[int, str]]:  # type: ignore[no-untyped-def]
    """Razdel's words of a stretch."""
    if start < end:
        for token in tokenize(text[start:end]):
            signs = _SIGNS.match(token.text)
            if signs is not None:
                yield start + token.start, signs.group()
            cut = signs.end() if signs is not None else 0
            yield from _bounded(start + token.start + cut, token.text[cut:])


def _bounded(start: int, word: str) -> Iterator[tuple[int, str]]:
    """A word, in pieces where it is endless."""
    for k in range(0, len(word), LONGEST):
        yield start + k, word[k : k + LONGEST]
