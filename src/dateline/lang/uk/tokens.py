"""Ukrainian text as words and marks."""

import re

# A number with its ending ("23-му", "5-ти"), a clock or a number with separators, a word with apostrophes and hyphens,
# a handle or hashtag, a mark. No part repeats another's letters, so time grows with the length only.
_PIECE = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:-[^\W\d_]+)*"
    r"|[#@]\w+"
    r"|[^\W\d_]+\d*(?:['-][^\W_]+)*"
    r"|\w+"
    r"|\.{2,}|[^\w\s]"
)
# Abbreviations that keep their full stop.
_STOPPED = frozenset(
    "вул просп пр обл р рр ст м с смт р-н км тис млн млрд грн т д п н е ін напр див ім кв буд хв год сек гр".split()
)


def cut(text: str) -> list[tuple[str, int]]:
    """The words and marks of a stretch of text, each with its offset."""
    out: list[tuple[str, int]] = []
    for match in _PIECE.finditer(text):
        piece, start = match.group(), match.start()
        if piece == "." and out and out[-1][1] + len(out[-1][0]) == start and _keeps_stop(text, out[-1][0], start):
            word, at = out[-1]
            out[-1] = (word + ".", at)
            continue
        out.append((piece, start))
    return out


def _keeps_stop(text: str, word: str, stop: int) -> bool:
    """Whether the full stop after a word belongs to it: an abbreviation or an initial with more behind it."""
    if stop + 1 >= len(text):
        return False
    if len(word) == 1 and word.isupper():
        return True
    return word.lower() in _STOPPED and text[stop + 1 : stop + 2] != "\n"
