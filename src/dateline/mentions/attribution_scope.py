"""What each saying covers: the spans of its content, quotations over several sentences included."""

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from collections.abc import Set as AbstractSet

from dateline.mentions.attribution_saying import Saying
from dateline.mentions.attribution_words import COMMAS, Reading, cues
from dateline.model import Document, Span

_OPEN, _CLOSE = "«“„", "»”"
_MARKS = re.compile(f'[{_OPEN}{_CLOSE}"]')
_PAIRS = frozenset(("«»", "“”", "„”", '""'))


def quotations(document: Document) -> list[Span]:
    """The quotations of the document, marks left out, in text order; one left open runs to the end of its paragraph."""
    text = document.text
    out: list[Span] = []
    for paragraph in document.paragraphs:
        whole = _balanced(text, paragraph)
        if whole is not None:
            out += whole
            continue
        start: int | None = None
        for found in _MARKS.finditer(text, paragraph.start, paragraph.end):
            at, mark = found.start(), found.group()
            if mark in _OPEN or (mark == '"' and start is None):
                start = at + 1 if start is None else start
            elif start is not None and (mark in _CLOSE or mark == '"'):
                out.append(Span(start, at))
                start = None
        if start is not None:
            out.append(Span(start, paragraph.end))
    return [s for s in out if s.end > s.start]


def _balanced(text: str, paragraph: Span) -> list[Span] | None:
    """The outermost quotations of a paragraph in which each mark opened is closed again, names inside them included."""
    out: list[Span] = []
    opened: list[int] = []
    for found in _MARKS.finditer(text, paragraph.start, paragraph.end):
        at, mark = found.start(), found.group()
        before, after = text[at - 1 : at] if at > paragraph.start else " ", text[at + 1 : at + 2] or " "
        opens = mark in _OPEN or mark == '"' and (before.isspace() or before in "([") and not after.isspace()
        if opens:
            opened.append(at)
        elif not opened or before.isspace():
            return None
        else:
            begin = opened.pop()
            if text[begin] + mark not in _PAIRS:
                return None
            if not opened:
                out.append(Span(begin + 1, at))
    return None if opened else out


def contents(
    reading: Reading, sayings: Sequence[Saying], quotes: Sequence[Span], nobody: AbstractSet[Saying] = frozenset()
) -> list[tuple[Span, ...]]:
    """The content spans of the sayings of one document, in their order; those of `nobody` bound no other's."""
    beside: dict[int, list[Saying]] = {}
    for saying in sayings:
        if saying in nobody:
            beside.setdefault(saying.sentence, [])
            continue
        beside.setdefault(saying.sentence, []).append(saying)
    out = []
    for saying in sayings:
        spans = _spans(reading, saying, beside[saying.sentence])
        if saying.mode == "above":
            spans = _above(reading, saying.sentence, beside)
        out.append(_with_quotes(reading, saying, spans, quotes))
    return out


def _spans(reading: Reading, saying: Saying, mine: Sequence[Saying]) -> list[Span]:
    first, last = reading.bounds[saying.sentence]
    earlier = [s for s in mine if s.region[1] <= saying.region[0] and s is not saying]
    later = [s for s in mine if s.region[0] >= saying.region[1] and s is not saying]
    found: list[tuple[int, int]] = []
    if saying.mode == "after":
        start = saying.content if saying.content is not None else saying.region[1]
        found.append((start, min(_end(reading, start, later, last), saying.stop or last)))
        if not earlier and saying.region[0] > first + 1 and reading.words[saying.region[0] - 1].low == ":":
            found.insert(0, (first, saying.region[0] - 1))
    elif saying.mode in ("before", "around"):
        found.append((_begin(reading, saying, earlier, first), saying.region[0]))
        if saying.mode == "around":
            start = saying.region[1]
            follows = later[0] if later else None
            if (not _contrasts(reading, start, last) or follows is None and _adds(reading, start, last)) and (
                follows is None or follows.mode in ("after", "none", "previous")
            ):
                found.append((start, _end(reading, start, later, last)))
    elif saying.mode == "previous" and saying.sentence:
        found.append(reading.bounds[saying.sentence - 1])
    return [reading.span(a, b) for a, b in found if b > a]


def _above(reading: Reading, sentence: int, spoken: Container[int]) -> list[Span]:
    """The sentences above one that signs them, up to one in which somebody speaks: of its paragraph, if it has any."""

    def paragraph(k: int) -> int:
        tree = reading.tree
        return tree.sentences[tree.tokens[reading.words[reading.bounds[k][0]].token].sentence].paragraph

    out: list[Span] = []
    here = paragraph(sentence)
    alone = not sentence or paragraph(sentence - 1) != here
    for k in range(sentence - 1, -1, -1):
        if k in spoken or not alone and paragraph(k) != here:
            break
        out.append(reading.span(*reading.bounds[k]))
    return out[::-1]


def _end(reading: Reading, start: int, later: Sequence[Saying], last: int) -> int:
    """Where content that begins at `start` ends: the sentence, or the contrast that leads to another speaker."""
    for other in later:
        if other.same:
            continue
        for k in range(other.region[0], start, -1):
            if reading.words[k].low == ";":
                return k
            if k <= other.region[0] and _contrast_at(reading, k):
                return k
    return last


def _contrast_at(reading: Reading, k: int) -> bool:
    c = cues(reading.language)
    return reading.match(k, c.lists["contrast"]) is not None


def _contrasts(reading: Reading, k: int, last: int) -> bool:
    """Whether what follows the region that ends at `k` is set against it."""
    if k < last and reading.words[k].low in COMMAS:
        k += 1
    return k < last and _contrast_at(reading, k)


def _adds(reading: Reading, k: int, last: int) -> bool:
    """Whether what follows the region that ends at `k` is the same speaker's reserve: "mais nul n'est mort"."""
    k += k < last and reading.words[k].low in COMMAS
    return k < last and reading.words[k].low in cues(reading.language).sets["mild_contrasts"]


def _begin(reading: Reading, saying: Saying, earlier: Sequence[Saying], first: int) -> int:
    """Where the content before a region begins: the sentence, or the end of the saying before it."""
    start = first
    for other in earlier:
        if other.mode in ("before", "around"):
            start = max(start, other.region[1])
        for k in range(saying.region[0] - 1, other.region[1] - 1, -1):
            if reading.words[k].low in (";", ":") or _contrast_at(reading, k) and reading.words[k - 1].low in COMMAS:
                start = max(start, k)
                break
    # Nothing stands between the two: both are of the same content ("A, a dit X, ce que Y dément").
    return start if saying.region[0] - start > 1 else first


def _with_quotes(reading: Reading, saying: Saying, spans: list[Span], quotes: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, with the whole of each quotation that leads out of this sentence."""
    first, last = reading.bounds[saying.sentence]
    if last <= first:
        return tuple(spans)
    sentence = reading.span(first, last)
    region = reading.span(*saying.region)
    more: list[Span] = []
    begin = bisect_left(quotes, sentence.start, key=lambda q: q.end)
    for quote in quotes[begin:]:
        if quote.start > sentence.end:
            break
        leads_out = quote.start < sentence.start or quote.end > sentence.end
        touches = any(quote.start < s.end and s.start < quote.end for s in spans)
        if leads_out and touches and not (quote.start <= region.start and region.end <= quote.end):
            if quote.start < sentence.start:
                more.append(Span(quote.start, sentence.start))
            if quote.end > sentence.end:
                more.append(Span(sentence.end, quote.end))
    return tuple(sorted([*spans, *more]))
