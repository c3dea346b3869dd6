"""Where the paragraphs of a working text begin and end.

A blank line ends a paragraph. A single newline ends one too, unless the text is hard-wrapped (broken at a
fixed width) or the line plainly runs on: then it is only a space.
"""

import re
from itertools import pairwise

from dateline.model import Span

_LINE = re.compile(r"[^\n]+")
_WIDTHS = range(40, 121)
_FIRST_WORD = re.compile(r"\S+")
_FINISHED = re.compile(r"[.!?…:;][\s\"»”')\]]{0,4}$")
_ITEM = re.compile(r"[-–—•*·▪●■>→]\s|\d{1,2}[.)]\s|\S{0,3}\d{1,2}h\d\d\b")
# An item that is only a count of things: "– 8 cruise missiles;"
_COUNTED = re.compile(r"[-–—•*·▪●■]\s?\d[\d ]{0,6}[^\W\d][^-–—:.!?\n]{2,44}(?:-[^-–—:.!?\n]{1,12})?[;,.]?")
_EDGE_WORD = re.compile(r"[\w,-]$")


def lay_out(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text with the newlines inside paragraphs made spaces, and its paragraphs without outer spaces."""
    lines = [m.span() for m in _LINE.finditer(text) if not m.group().isspace()]
    if not lines:
        return text, ()
    width = _wrap_width(text, lines)
    spans: list[Span] = []
    joins: list[tuple[int, int]] = []
    start, end = lines[0]
    for (above, below), gap in zip(pairwise(lines), _gaps(text, lines), strict=True):
        if _runs_on(text, above, below, gap=gap, width=width):
            joins.append((above[1], below[0]))
        else:
            spans.append(_trim(text, start, end))
            start = below[0]
        end = below[1]
    spans.append(_trim(text, start, end))
    return _with_spaces(text, joins), tuple(spans)


def _gaps(text: str, lines: list[tuple[int, int]]) -> list[int]:
    """How many newlines stand between each line and the next."""
    return [text.count("\n", above[1], below[0]) for above, below in pairwise(lines)]


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int | None:
    """The width at which the text was broken, or None when its newlines are its own.

    In wrapped text the first word of a line would not have fitted on the line above, and many lines end in
    the middle of a sentence.
    """
    inner = [
        (text[above[0] : above[1]].rstrip(), text[below[0] : below[1]])
        for (above, below), gap in zip(pairwise(lines), _gaps(text, lines), strict=True)
        if gap == 1
    ]
    lengths = [len(line.strip()) for line, _ in inner if len(line) in range(_WIDTHS.stop)]
    if not lengths or len(lengths) * 10 < len(inner) * 9 or max(lengths) not in _WIDTHS:
        return None
    width = max(lengths)
    if not any(not _FINISHED.search(line) and below.lstrip()[:1].islower() for line, below in inner):
        return None
    full = sum(len(line) + 1 + _first_word(below) > width for line, below in inner)
    running = sum(not _FINISHED.search(line) for line, _ in inner)
    return width if full * 2 >= len(inner) and running * 2 >= len(inner) else None


def _first_word(line: str) -> int:
    match = _FIRST_WORD.search(line)
    return match.end() - match.start() if match else 0


def _runs_on(text: str, above: tuple[int, int], below: tuple[int, int], *, gap: int, width: int | None) -> bool:
    """True when the line `below` goes on with the sentence of the line `above`."""
    head, tail = text[above[0] : above[1]].rstrip(), text[below[0] : below[1]].lstrip()
    if gap == 1 and _COUNTED.fullmatch(tail) and (head.endswith(":") or head[-1:] in ";," and _COUNTED.fullmatch(head)):
        return True  # "Downed:", then line by line what and how many
    if gap > 2 or _ITEM.match(tail):
        return False
    finished = bool(_FINISHED.search(head[-8:]))
    if finished and text[below[0] : below[0] + 2].isspace() and not text[above[0] : above[0] + 2].isspace():
        return False  # an indented line opens a paragraph
    if gap == 1 and width is not None and len(head) + 1 + _first_word(tail) > width:
        return True
    long_enough = len(head) >= 40 or (gap == 1 and len(head) >= 25)
    return not finished and long_enough and tail[:1].islower() and bool(_EDGE_WORD.search(head))


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip())))


def _with_spaces(text: str, joins: list[tuple[int, int]]) -> str:
    """`text` with every character of the joins made a space."""
    pieces: list[str] = []
    done = 0
    for start, end in joins:
        pieces += (text[done:start], " " * (end - start))
        done = end
    return "".join((*pieces, text[done:]))
