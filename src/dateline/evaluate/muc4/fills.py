"""What a slot says, parsed: its fills, the alternatives of each and the strings they refer to.

A fill of a key may be several alternatives (`"FMLN" / "FARABUNDO MARTI ..."`), may be optional (`? "TERRORISTS"`) and
may say which target or perpetrator it is about (`DEATH: "JESUITS" / "PRIESTS"`: a value and the strings it refers to).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.evaluate.muc4.slots import Slot

BLANK = frozenset({"", "-", "*", '"-"', '""'})
_QUOTED = re.compile(r'"((?:\\.|[^"\\])*)"')


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to fill a slot: its value, without quotes, and the strings it refers to (`-`: to none that is named)."""

    value: str
    refers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: any of its alternatives is right; an optional one need not be given."""

    alternatives: tuple[Alternative, ...]
    optional: bool = False


def parse_fills(slot: Slot, texts: Iterable[str]) -> tuple[Fill, ...]:
    """The fills of a slot, blank ones (`-`, `*`, nothing) left out."""
    return tuple(fill for text in texts if (fill := parse_fill(slot, text)) is not None)


def parse_fill(slot: Slot, text: str) -> Fill | None:
    """One fill, or None for a blank."""
    text = " ".join(text.split())
    optional = text.startswith("?")
    text = text.lstrip("? ")
    if text in BLANK:
        return None
    if slot.kind in ("date", "location"):
        found = tuple(Alternative(piece) for piece in _alternatives(text) if piece not in BLANK)
    else:
        found = tuple(_referring(slot, text))
    return Fill(found, optional) if found else None


def _alternatives(text: str) -> Iterator[str]:
    """The alternatives of a date or a location, out of the brackets that may hold each."""
    for piece in split_outside(text, "/"):
        piece = piece.strip().lstrip("? ")
        if piece.startswith("(") and piece.endswith(")") and _closes(piece) == len(piece) - 1:
            piece = piece[1:-1].strip()
        yield piece


def _closes(text: str) -> int:
    """Where the bracket that opens a text is closed."""
    depth = 0
    for i, c in enumerate(text):
        depth += (c == "(") - (c == ")")
        if depth == 0:
            return i
    return -1


def split_outside(text: str, mark: str) -> list[str]:
    """A text cut at a mark that stands outside quotes and brackets."""
    pieces, start, depth, quoted = [], 0, 0, False
    for i, c in enumerate(text):
        if c == '"' and (i == 0 or text[i - 1] != "\\"):
            quoted = not quoted
        elif not quoted:
            depth = max(0, depth + (c == "(") - (c == ")"))
            if c == mark and depth == 0:
                pieces.append(text[start:i])
                start = i + 1
    pieces.append(text[start:])
    return pieces


def _referring(slot: Slot, text: str) -> Iterator[Alternative]:
    """The alternatives of a set, string or number fill with what each refers to.

    In `A / B: "x" / "y"` both A and B refer to x or y; a piece with a colon of its own begins anew.
    """
    values: list[str] = []
    refers: list[str] = []
    for piece in split_outside(text, "/"):
        head, colon, tail = _at_colon(piece)
        if colon or not slot.refers or not values:
            if refers:
                yield from (Alternative(v, tuple(refers)) for v in values)
                values, refers = [], []
            values.append(unquoted(head))
            if colon:
                refers.append(unquoted(tail))
        elif refers:
            refers.append(unquoted(head))
        else:
            values.append(unquoted(head))
    yield from (Alternative(v, tuple(refers)) for v in values if v not in BLANK)


def _at_colon(piece: str) -> tuple[str, bool, str]:
    """A piece cut at the first colon outside quotes."""
    parts = split_outside(piece, ":")
    if len(parts) == 1:
        return piece.strip(), False, ""
    return parts[0].strip(), True, ":".join(parts[1:]).strip()


def unquoted(text: str) -> str:
    """A value without its quotes and the backslashes inside."""
    text = text.strip().lstrip("? ")
    found = _QUOTED.match(text)
    if found is not None:
        text = found[1]
    return text.replace('\\"', '"').strip()
