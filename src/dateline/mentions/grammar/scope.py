"""What each saying covers: the spans of its content, quotations over several sentences included."""

from bisect import bisect_left
from collections.abc import Sequence

from dateline.lang import table
from dateline.mentions.grammar.saying import Saying
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.words import COMMAS, DASHES, QUOTES, Reading
from dateline.model import Span

# An account that is announced goes on for a few sentences.
_FOLLOWING = 5
# One that opens the text goes on to its end.
_OPENING = 1


def contents(reading: Reading, sayings: Sequence[Saying], quotes: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The content spans of the sayings of one document, in their order."""
    beside: dict[int, list[Saying]] = {}
    for saying in sayings:
        beside.setdefault(saying.sentence, []).append(saying)
    out = []
    for saying in sayings:
        spans = _spans(reading, saying, beside)
        out.append(_with_quotes(reading, saying, spans, quotes))
    return out


def _spans(reading: Reading, saying: Saying, beside: dict[int, list[Saying]]) -> list[Span]:
    first, last = reading.bounds[saying.sentence]
    mine = beside[saying.sentence]
    earlier = [s for s in mine if s.region[1] <= saying.region[0] and s is not saying]
    later = [s for s in mine if s.region[0] >= saying.region[1] and s is not saying]
    found: list[tuple[int, int]] = []
    if saying.mode == "after":
        start = saying.content if saying.content is not None else saying.region[1]
        found.append((start, _end(reading, start, later, last)))
        if _empty(reading, start, last):
            return _announced(reading, saying, beside)  # "X promised:", and the quotation as a paragraph of its own
    elif saying.mode == "following":
        return _following(reading, saying, beside)
    elif (
        saying.mode == "around" and _empty(reading, saying.region[1], last) and _empty(reading, first, saying.region[0])
    ):
        return _announced(reading, saying, beside)  # "According to the police:"
    elif saying.mode in ("before", "around"):
        begin = _begin(reading, saying, earlier, first)
        found.append((begin, saying.region[0]))
        if saying.mode == "around":
            start = saying.region[1]
            follows = later[0] if later else None
            leads = saying.region[0] == begin  # nothing stands before: all behind is its content
            if leads or not _contrasts(reading, start, last) or follows is None and _still_told(reading, start, last):
                if follows is None or follows.mode in ("after", "none", "previous") or leads:
                    found.append((start, _end(reading, start, later, last)))
    elif saying.mode == "previous":
        front = [reading.span(first, saying.region[0])] if saying.region[0] > first else []
        return [*_previous(reading, saying, beside), *front]
    elif saying.mode == "signed":
        return [s for s in _block(reading, saying, beside) if s.end <= reading.span(*saying.region).start]
    elif saying.mode == "block":
        return _block(reading, saying, beside)
    return [reading.span(a, b) for a, b in found if b > a]


def _previous(reading: Reading, saying: Saying, beside: dict[int, list[Saying]]) -> list[Span]:
    """The account that a sentence like "X said so" closes: its paragraph, and those above that nobody else tells.

    One that opens its own paragraph signs the paragraphs above it, up to one in which somebody speaks; one inside
    a paragraph those above it only where nobody has spoken before.
    """
    k = saying.sentence
    if k == 0:
        return _announced(reading, saying, beside)
    own = reading.paragraphs[k - 1] != reading.paragraphs[k]
    paragraph = reading.paragraphs[k - 1]
    j = k
    while j > 0 and reading.paragraphs[j - 1] == paragraph and not beside.get(j - 1):
        j -= 1
    if j == k:  # the sentence before has a saying of its own, of which this is the source behind it
        j = k - 1
    elif j and reading.paragraphs[j - 1] != paragraph:
        above = _account_above(reading, j, beside)
        j = above if own or above == 0 else j
    first, last = reading.bounds[j][0], reading.bounds[k - 1][1]
    return [reading.span(first, last)] if last > first else []


def _account_above(reading: Reading, k: int, beside: dict[int, list[Saying]]) -> int:
    """The first sentence of the paragraphs above sentence `k` in which nobody speaks and nothing is recalled."""
    recalls = tuple(table(reading.language, "attribution")["account"]["breaks"])
    j = held = k
    while j > 0:
        opens = reading.text(*reading.bounds[j - 1]).lower()
        if beside.get(j - 1) or reading.labels.get(j - 1) == "outlet" or j > 1 and opens.startswith(recalls):
            break
        j -= 1
        if j == 0 or reading.paragraphs[j - 1] != reading.paragraphs[j]:
            held = j
    return held


def _empty(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing but marks stands in `[first, last)`."""
    return all(w.upos == "PUNCT" and w.low not in QUOTES for w in reading.words[first:last])


def _announced(reading: Reading, saying: Saying, beside: dict[int, list[Saying]]) -> list[Span]:
    """What is told behind a sentence that only says who tells it: where it opens the text, all of the text."""
    if saying.sentence > _OPENING:
        return _following(reading, saying, beside)
    return [s for s in _block(reading, saying, beside) if s.start >= reading.span(*saying.region).end]


def _following(reading: Reading, saying: Saying, beside: dict[int, list[Saying]]) -> list[Span]:
    """The sentences behind, up to the next that has a saying of its own; of paragraphs that are longer at most one."""
    k = n = saying.sentence
    while n + 1 < len(reading.bounds) and not beside.get(n + 1) and n - k < _FOLLOWING:
        further = reading.paragraphs[n + 1] - reading.paragraphs[k]
        if further > 1 and further != n + 1 - k:  # unless every paragraph is a sentence
            break
        n += 1
    return [reading.span(reading.bounds[k + 1][0], reading.bounds[n][1])] if n > k else []


def _block(reading: Reading, saying: Saying, beside: dict[int, list[Saying]]) -> list[Span]:
    """All that is told from the block before on, and up to the next one or to what the outlet adds."""
    k = saying.sentence
    j = k
    while j > 0 and not any(s.mode in ("block", "signed") for s in beside.get(j - 1, ())):
        j -= 1
    n = k + 1
    while n < len(reading.bounds):
        if any(s.mode in ("block", "signed") for s in beside.get(n, ())):
            break
        if reading.labels.get(n) == "outlet":
            break
        n += 1
    out = []
    first, last = saying.region[1], reading.bounds[k][1]
    if first < last and not _empty(reading, first, last):
        out.append(reading.span(first, last))
    if j < k:
        out.append(reading.span(reading.bounds[j][0], reading.bounds[k - 1][1]))
    if k + 1 < n:
        out.append(reading.span(reading.bounds[k + 1][0], reading.bounds[n - 1][1]))
    return sorted(out)


def _end(reading: Reading, start: int, later: Sequence[Saying], last: int) -> int:
    """Where content that begins at `start` ends: the sentence, or the contrast that leads to another speaker."""
    joins = cues(reading.language).lists["conjunctions"]
    low = start  # what lies before it has been looked through
    for other in later:
        before = reading.lows[other.region[0] - 1]
        if other.rule in ("subject", "gerund", "joined") and other.region[0] - 1 > start and joins.has(before):
            return other.region[0] - 1
        if other.same:
            continue
        for k in range(other.region[0], low, -1):
            if reading.lows[k] == ";" or _contrast_at(reading, k):
                return k
        low = max(low, other.region[0])
    return last


def _contrast_at(reading: Reading, k: int) -> bool:
    return cues(reading.language).lists["contrast"].at(reading.lows, k) is not None


def _contrasts(reading: Reading, k: int, last: int) -> bool:
    """Whether what follows the region that ends at `k` is set against it."""
    while k < last and reading.lows[k] in COMMAS:
        k += 1
    return k < last and _contrast_at(reading, k)


def _still_told(reading: Reading, first: int, last: int) -> bool:
    """Whether a contrast behind a saying is of the same speaker: "..., he said, but two drones fell"."""
    own = cues(reading.language).lists.get("contrast_of_outlet")
    return own is not None and not any(own.at(reading.lows, k) is not None for k in range(first, last))


def _begin(reading: Reading, saying: Saying, earlier: Sequence[Saying], first: int) -> int:
    """Where the content before a region begins: the sentence, or the end of the saying before it."""
    start = first
    for other in earlier:
        if other.mode in ("before", "around"):
            start = max(start, other.region[1])
        for k in range(saying.region[0] - 1, other.region[1] - 1, -1):
            if reading.lows[k] in (";", ":") or _contrast_at(reading, k) and reading.lows[k - 1] in COMMAS:
                start = max(start, k)
                break
    if saying.rule == "according-to":
        semicolon = next((k for k in range(saying.region[0] - 1, start, -1) if reading.lows[k] == ";"), None)
        start = semicolon + 1 if semicolon is not None else start
        start = max(start, _relative(reading, saying.region[0], first) or start)
    # Nothing stands between the two: both are of the same content.
    return start if saying.region[0] - start > 1 or saying.region[0] == first else first


def _relative(reading: Reading, k: int, first: int) -> int | None:
    """The word that opens a relative clause right before the word `k` put in there: "мастерская, где, по данным X,"."""
    own = cues(reading.language).lists.get("put_into")
    if own is None or k - first < 3 or reading.lows[k - 1] not in COMMAS:
        return None
    opened = reading.lows[k - 3] in COMMAS or reading.words[k - 3].upos == "ADP" and reading.lows[k - 4] in COMMAS
    return k - 2 if opened and own.at(reading.lows, k - 2) is not None else None


def _with_quotes(reading: Reading, saying: Saying, spans: list[Span], quotes: Sequence[Span]) -> tuple[Span, ...]:
    """The spans, with the whole of each quotation that leads out of this sentence."""
    first, last = reading.bounds[saying.sentence]
    if last <= first or saying.mode in ("block", "previous"):
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
        within = quote.start <= region.start and region.end <= quote.end
        # «A, — сказал X. — B»: the saying stands between dashes inside the quotation marks
        dashed = within and saying.region[0] > first and reading.lows[saying.region[0] - 1] in DASHES
        if leads_out and touches and (dashed or not within):
            if quote.start < sentence.start:
                more.append(Span(quote.start, sentence.start))
            if quote.end > sentence.end:
                more.append(Span(sentence.end, quote.end))
    return tuple(sorted([*spans, *more]))
