"""Where the sentences of a paragraph begin.

A full stop ends a sentence when a capital, a number or an opening quotation mark follows and the word before
it is no abbreviation or initial. A sentence inside a quotation is a sentence; what follows the closing mark
in small letters or after a comma (", a-t-il dit") stays with the last of them.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.lang import table, written_like
from dateline.model import Span

MOST_WORDS = 300
_END = re.compile(r"[.!?…]++")
_PARENTHESIS = re.compile(r"\([^()]{0,400}\)|\[[^\[\]]{0,400}\]")
_OMISSION = re.compile(r"[(\[]\s?(?:\.{2,3}|…)\s?[)\]]")
_WORD_BEFORE = re.compile(r"[\w°][\w°.'-]{0,11}$")
_INITIAL = re.compile(r"(?:^|[\s(«“\"'-])(?:[^\W\d_][.-]{1,2})*[^\W\d_]$")
_LEAD_IN = re.compile(r"[^\w\s]{1,4}\s{0,2}(?:[^\w\s]{1,2}\s{0,2})?")
_FIRST_WORD = re.compile(r"\w[\w-]*'?\w*")
_CLOCK = re.compile(r"\d{1,2}h\d{0,2}")
_PIECE = re.compile(r"\w+|[^\w\s]")
_CLOSERS = "»”’)]"


@dataclass(frozen=True, slots=True)
class _Rules:
    before_name: frozenset[str]
    before_name_or_end: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str]
    small_starts: tuple[str, ...]


@cache
def _rules(language: str) -> _Rules:
    data = table(written_like(language), "sentences")
    keys = ("before_name", "before_name_or_end", "before_number", "may_end")
    sets = {key: frozenset(w.casefold() for w in data[key]) for key in keys}
    return _Rules(**sets, openers=frozenset(data["openers"]), small_starts=tuple(data["small_starts"]))


def split_sentences(text: str, paragraph: Span, *, language: str) -> tuple[Span, ...]:
    """The sentences of one paragraph; each runs up to the start of the next."""
    piece = text[paragraph.start : paragraph.end]
    starts = [0, *_starts(piece, _rules(language)), len(piece)]
    spans = (Span(a, b) for a, b in itertools.pairwise(starts) if a < b)
    return tuple(
        Span(paragraph.start + part.start, paragraph.start + part.end)
        for span in spans
        for part in _capped(piece, span)
    )


def _starts(piece: str, rules: _Rules) -> Iterator[int]:
    """Where sentences after the first begin."""
    quotes = _straight_quotes(piece)
    begun = 0
    protected = [m.span() for m in _PARENTHESIS.finditer(piece)]
    at = 0
    for match in _END.finditer(piece):
        end = _after_closers(piece, match.end(), quotes)
        while at < len(protected) and protected[at][1] <= match.start():
            at += 1
        if at < len(protected) and protected[at][0] < match.start() and end < protected[at][1]:
            # Inside a parenthesis that is only a part of its sentence nothing ends.
            if not _opens_sentence(piece, begun, protected[at][0]):
                continue
        start = _skip_spaces(piece, end)
        if start == end or start >= len(piece):
            continue
        if _OMISSION.fullmatch(piece, match.start() - 1, match.end() + 1):
            continue
        if _ends_here(piece, begun, match, start, rules):
            begun = start
            yield start


def _opens_sentence(piece: str, begun: int, parenthesis: int) -> bool:
    return not piece[begun:parenthesis].strip() if parenthesis - begun < 8 else False


def _straight_quotes(piece: str) -> frozenset[int]:
    """The positions of straight double quotation marks that close."""
    closing = set()
    is_open = False
    for match in re.finditer('"', piece):
        i = match.start()
        before, after = piece[i - 1 : i], piece[i + 1 : i + 2]
        if after.isalnum() and not before.isalnum():
            is_open = True
        elif before and not before.isspace() and before not in "(«“" and not after.isalnum():
            is_open = False
        else:
            is_open = not is_open
        if not is_open:
            closing.add(i)
    return frozenset(closing)


def _after_closers(piece: str, end: int, quotes: frozenset[int]) -> int:
    """The position behind the quotation marks and brackets that close right after `end`."""
    while end < len(piece):
        at = end + 1 if piece[end].isspace() and end + 1 < len(piece) else end
        closes = piece[at] in _CLOSERS or at in quotes or (piece[at] == "'" and at == end)
        if not closes:
            return end
        end = at + 1
    return end


def _skip_spaces(piece: str, at: int) -> int:
    while at < len(piece) and piece[at].isspace():
        at += 1
    return at


def _ends_here(piece: str, begun: int, match: re.Match[str], start: int, rules: _Rules) -> bool:
    """True when the marks of `match` end a sentence and the next begins at `start`."""
    lead = _LEAD_IN.match(piece, start)
    omission = _OMISSION.match(piece, start)
    at = _skip_spaces(piece, omission.end()) if omission else lead.end() if lead else start
    word = _FIRST_WORD.match(piece, at, at + 40)
    if word is None:
        return lead is None  # only marks follow
    first = word.group()
    if first[0].islower() and not piece.startswith(rules.small_starts, at):
        return False
    if match.group() != "." or start - match.end() > 1 and match.end() < start and piece[match.end()] in _CLOSERS:
        return True
    if len(first) == 1 and piece.startswith(".", word.end()):
        first += "."  # an initial, not the word "A"
    return not _abbreviated(piece, begun, match.start(), first, rules)


def _abbreviated(piece: str, begun: int, stop: int, first: str, rules: _Rules) -> bool:
    """True when the full stop at `stop` belongs to an abbreviation or initial and `first` goes on after it."""
    found = _WORD_BEFORE.search(piece, max(0, stop - 12), stop)
    if found is None:
        return False
    word = found.group()
    short = word.rsplit("'", 1)[-1].casefold()
    title = short.rsplit("-", 1)[-1]  # "lt-col."
    number = first[0].isdigit()
    opener = first in rules.openers or first.split("'")[0] + "'" in rules.openers
    if _CLOCK.fullmatch(short) and found.start() <= begun + 1:
        return True  # "14h30. Le gouverneur ..." in a live page
    if short.isdigit():
        return found.start() <= begun + 1  # the number of a list item
    if short == "m" and found.start() > 1 and piece[found.start() - 2 : found.start() - 1].isdigit():
        return False  # "300 m. Les"
    if short in rules.before_number and number:
        return True
    if short in rules.before_name or title in rules.before_name:
        return True
    if (short in rules.before_name_or_end or title in rules.before_name_or_end) and not opener and not number:
        return True
    if short in rules.may_end:
        return number and short != "etc"
    if piece[stop - 2 : stop - 1] in ("'", "’") and piece[stop - 1].islower():
        return False  # "по Білогір'ю. 35 дронів": a letter behind an apostrophe is no initial
    if _INITIAL.search(piece, max(0, stop - 24), stop):
        head = word.split("-")[0]
        acronym = head.isalpha() and len(head) > 1 and head.isupper()  # "l'EI-K. En octobre"
        return not opener or "-" in word and not acronym
    return False


def _capped(piece: str, span: Span) -> Iterator[Span]:
    """`span` in pieces of at most `MOST_WORDS` words and marks, cut at a semicolon or comma where there is one."""
    if span.end - span.start <= MOST_WORDS:
        yield span
        return
    start = cut = last = span.start
    count = 0
    for match in _PIECE.finditer(piece, span.start, span.end):
        count += 1
        if count > MOST_WORDS:
            edge = cut if cut > start else match.start()
            yield Span(start, edge)
            start = cut = edge
            count = sum(1 for _ in _PIECE.finditer(piece, edge, match.end()))
        if last < match.start() and piece[last - 1 : last] in (";", ","):
            cut = match.start()
        last = match.end()
    yield Span(start, span.end)
