"""Lists in lines of their own: "уничтожены 46 дронов:", below it "18 — над A;", "12 — над B."

Each line has a count and a place and no verb: it tells of its place what the sentence above the list tells.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.mentions.grammar.lists import LISTED, distribute, is_placed, leading_place
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.view import View
from dateline.model import EventMention, Mentions, QuantityMention, Sentence, Span
from dateline.model.quick import replace

_ABOVE = "list.headline"  # of a list whose head is the headline
_OPENERS = frozenset({"-", "—", "–", "•", "*", "▪", "·", "●", "◾", "▫", "«", '"', "“", "„"})
_BESIDE = frozenset({",", ":", "-", "—", "–"})
_CLOSERS = frozenset({";", ",", ".", "-", "—", "–", "»", '"', "”", "“"})


@dataclass(frozen=True, slots=True)
class ListHead:
    """The event above a list, what it counts, and the last sentence of the list so far."""

    event: EventMention
    count: QuantityMention
    sentence: int


def list_head(events: list[EventMention], before: ListHead | None) -> ListHead | None:
    """What a list in the next lines would be of: the event told last, where it counts something; else `before`."""
    if not events or before is not None and events[-1].sentence <= before.sentence:
        return before
    event = events[-1]
    rows = [q for q in event.quantities if q.what in LISTED and q.rule not in ("quantity.singular", "quantity.none")]
    if event.denied or event.hypothetical or len(rows) != 1:
        return None
    if before is not None and _one_more(event, rows[0], before):
        return replace(before, sentence=event.sentence)  # "Два уничтожены над A.", amid the list
    return ListHead(event, rows[0], event.sentence)


def _one_more(event: EventMention, count: QuantityMention, head: ListHead) -> bool:
    """Whether an event is one more part of a list, told with its verb: of the same kind, a bare smaller number."""
    whole = head.count.low
    return event.event_type == head.event.event_type and count.unit is None and (count.low or 0) < (whole or 0)


def headline_list(view: View, sentence: Sentence, above: Callable[[], Iterable[Mentions]]) -> ListHead | None:
    """What a list that opens the text is of: the one blow or toll with a count that the headline tells; else None."""
    opens = view.tokens[_first_count(view, sentence)]
    if not opens.text[:1].isdigit() and opens.upos != "NUM" and view.lows[opens.i] not in _leads(view):
        return None
    for mentions in above():
        told = [e for e in mentions.events if not e.denied and not e.hypothetical]
        head = list_head(told, None) if len(told) == 1 else None
        if head is None:
            continue
        event, k = told[0], sentence.index - 1
        event = replace(event, actor=None, target=None, sentence=k, rules=(*event.rules, _ABOVE))
        return ListHead(event, head.count, k)
    return None


def _leads(view: View) -> frozenset[str]:
    """The words that may stand before a list's first count: "по два — над A", "над A — восемь"."""
    grammar = (words_of(view.language, "grammar", name) for name in ("each", "locative"))
    return frozenset[str]().union(*grammar)


def listed_in(view: View, sentence: Sentence, head: ListHead | None) -> list[EventMention]:
    """The events of a line of a list, in text order; empty where the sentence is no such line."""
    if head is None:
        return []
    rows = [q for q in view.mentions.quantities if sentence.span.start <= q.span.start < sentence.span.end]
    rows = [q for q in rows if q.rule not in ("quantity.article", "quantity.none", "quantity.singular")]
    places = [p for p in view.mentions.places if p.role == "event"]
    first = _first_count(view, sentence)
    led = leading_place(view, rows[0], places) if rows else None
    if led is not None and led == view.tokens[first].start:
        begins = True  # "Над A — восемь, над B — пять"
    else:
        begins = bool(rows) and rows[0].span.start == view.tokens[_past_each(view, first)].start
    if not begins or not _follows(view, sentence, head, rows):
        return []
    if any(view.is_predicate(i) and view.tokens[i].start not in view.barred for i in range(first, sentence.last)):
        return []
    if not all(_counts_the_same(view, q, head) and is_placed(view, q, places) for q in rows):
        return []
    counts = tuple(replace(q, what=head.count.what) for q in rows)
    line = replace(
        head.event,
        trigger=counts[0].span,
        token=counts[0].token,
        clause=view.span(first, _end(view, first, sentence.last)),
        sentence=sentence.index,
        quantities=counts,
        target=None,
        anaphoric=False,
        rules=(*(r for r in head.event.rules if not r.startswith("list.")), "list.line"),
    )
    told = distribute(view, line)
    return [replace(e, clause=Span(e.clause.start, min(e.clause.end, line.clause.end))) for e in told]


def _past_each(view: View, k: int) -> int:
    """The token of a number behind "each" and "another" at token `k`: "по два — над A и B", "ещё три — над B"."""
    while k < len(view.lows) - 1 and (
        view.lows[k] in words_of(view.language, "grammar", "each") or view.lows[k] in view.words("most", "further")
    ):
        k += 1
    return k


def _first_count(view: View, sentence: Sentence) -> int:
    """Where a line begins behind its bullet and behind "most of them": "больше всего — 18 — над A"."""
    first = sentence.first
    while first < sentence.last - 1 and view.tokens[first].text.strip() in _OPENERS:
        first += 1
    colon = next((i for i in range(first, sentence.last - 1) if view.tokens[i].text == ":"), None)
    told = range(first, colon) if colon is not None else range(0)
    subset = words_of(view.language, "grammar", "subset")
    leads = any(view.is_predicate(i) or view.lows[i] in subset for i in told)
    if colon is not None and leads and not any(_is_number(view, i) for i in told):
        return colon + 1  # "Распределились они так: 18 — над A, ..."
    if view.lows[first] not in view.words("most"):
        return first
    behind = view.words("most", "behind")
    while first < sentence.last - 1 and not view.tokens[first].text[:1].isdigit():
        if view.lows[first] not in behind | view.words("most") and view.tokens[first].text not in _BESIDE:
            break
        first += 1
    return first


def _is_number(view: View, i: int) -> bool:
    return view.tokens[i].upos == "NUM" or view.tokens[i].text[:1].isdigit()


def _follows(view: View, sentence: Sentence, head: ListHead, rows: list[QuantityMention]) -> bool:
    """Whether a sentence stands right below the list so far, or below a line that opens it with a colon.

    Of people a list is told without a colon where its bare numbers are no more than the whole.
    """
    if _ABOVE in head.event.rules and head.sentence == head.event.sentence:
        return sentence.index == head.sentence + 1
    near = view.tree.sentences[head.sentence : sentence.index]
    parts = [q.low for q in rows if q.unit is None and q.low is not None]
    bare = len(parts) == len(rows) > 1 and head.count.high is not None and sum(parts) <= head.count.high
    downed = head.event.event_type == "interception" or bare  # of what else is a list told without its verb or a colon
    below = head.sentence != head.event.sentence
    if len(near) == 1:
        return downed or below or _opens_list(view, near[0])
    return len(near) == 2 and not below and (downed or _opens_list(view, near[1]))


def _opens_list(view: View, sentence: Sentence) -> bool:
    return view.tokens[sentence.last - 1].text == ":"


def _counts_the_same(view: View, q: QuantityMention, head: ListHead) -> bool:
    """Whether a count can be a part of the whole: no greater, and of nothing else."""
    whole = head.count
    if q.low is None or whole.high is not None and q.low > whole.high:
        return False
    if q.unit is None or q.unit == whole.unit:
        return True
    if _ABOVE in head.event.rules:
        return False  # the headline's words are no words of this text
    kinds = [{c for c in view.classes(x.token, 2) if c.startswith(("weapon", "people"))} for x in (q, whole)]
    return bool(kinds[0] & kinds[1])


def _end(view: View, first: int, stop: int) -> int:
    """The token behind the last word of a line, without who says it and the marks that close it."""
    last = next((k for k in range(first + 1, stop) if view.tokens[k].start in view.barred), stop)
    while last > first + 1 and view.tokens[last - 1].text.strip() in _CLOSERS:
        last -= 1
    return last
