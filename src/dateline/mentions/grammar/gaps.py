"""Clauses that leave their verb out: "В A поврежден дом, в B — автомобиль" tells of B what it tells of A.

So does a log of hours: "В 22:25 выпущены 10 ракет, в 22:33 — ещё 10, в 23:55 — три снаряда".
"""

from dataclasses import replace

from dateline.mentions.grammar.lists import LISTED, trimmed
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.singles import is_part, single
from dateline.mentions.grammar.view import NOMINAL, View
from dateline.model import EventMention, QuantityMention, Span

_DASHES = frozenset({"—", "–"})
_OPENERS = frozenset({",", ";"})
_REACH = 8  # words from a place to the dash behind it: "в хуторе A Ивнянского муниципального округа — дом"
_GAPPED = frozenset({"strike", "attack", "damage", "fire", "casualties", "debris", "crash", "interception", "outage"})


def fill_gaps(view: View, events: list[EventMention]) -> list[EventMention]:
    """The parts of one event, with one more for each place behind them whose clause leaves the verb out."""
    event = events[0]
    if not view.words("dashes") or event.event_type not in _GAPPED or event.denied:
        return events
    out = list(events)
    for first, start, end in _gaps(view, event):
        span = _told(view, first, start, end)
        if span is None or any(e.clause.start == view.tokens[first].start for e in out[1:]):
            continue
        holder = next((k for k in reversed(range(len(out))) if out[k].clause.start < span.start), 0)
        out.insert(holder + 1, _part(view, event, span, start))
        out[: holder + 1] = [_cut(view, e, span) for e in out[: holder + 1]]
    return out


def _gaps(view: View, event: EventMention) -> list[tuple[int, int, int]]:
    """Where a place or hour behind the event begins, what follows its dash, and where that ends."""
    sentence = view.sentence(event.token)
    locative = words_of(view.language, "grammar", "locative")
    out: list[tuple[int, int]] = []
    for span, placed in _leads(view):
        i = view.tree.at(span.start)
        if i is None or not event.token < i < sentence.last:
            continue
        first = _preposition(view, i, event.token, locative) if placed else i if _opens(view, i) else None
        dash = _dash(view, span, sentence.last)
        if first is not None and dash is not None:
            out.append((first, dash + 1))
    out.sort()
    ends = [*(first for first, _ in out[1:]), sentence.last]
    return [(first, start, end) for (first, start), end in zip(out, ends, strict=False) if start < end]


def _leads(view: View) -> list[tuple[Span, bool]]:
    """What may open a clause without a verb: the places of events, and hours; whether it is a place."""
    hours = [t.span for t in view.mentions.times if t.rule.startswith(("clock", "later"))]
    return [(p.span, True) for p in view.mentions.places if p.role == "event"] + [(span, False) for span in hours]


def _opens(view: View, i: int) -> bool:
    """Whether token `i` opens a piece of a sentence."""
    return i > 0 and (view.tokens[i - 1].text in _OPENERS or view.tokens[i - 1].upos == "CCONJ")


def _preposition(view: View, i: int, stop: int, locative: frozenset[str]) -> int | None:
    """The preposition of place that opens a piece of the sentence right before a name: ", в селе A"."""
    for k in range(i, max(i - 4, stop), -1):
        if view.lows[k] in locative:
            return k if _opens(view, k) else None
        if view.is_verb(k) or view.tokens[k].upos == "PUNCT":
            return None
    return None


def _dash(view: View, lead: Span, stop: int) -> int | None:
    """The dash that stands for the verb behind a place or hour."""
    after = view.tree.at(lead.end)
    for k in range(after or stop, min((after or stop) + _REACH, stop)):
        if view.tokens[k].text in _DASHES:
            return k
        if view.is_verb(k) or view.tokens[k].text in (",", ";", ":"):
            return None
    return None


def _told(view: View, first: int, start: int, end: int) -> Span | None:
    """The words of a clause without a verb; None where it has a verb of its own or names nothing."""
    for k in range(start, end):
        if view.tokens[k].start in view.barred or view.is_predicate(k):
            marks = [m for m in range(start + 1, k) if view.tokens[m].text in _OPENERS]
            if not marks:
                return None
            end = marks[-1]
            break
    if not any(view.tokens[k].upos in NOMINAL for k in range(start, end)):
        return None
    begins = view.tokens[first].start
    return Span(begins, trimmed(view, begins, view.tokens[end - 1].end))


def _part(view: View, event: EventMention, span: Span, start: int) -> EventMention:
    """What befell the place of a clause that leaves its verb out."""
    head = next(k for k in view.tree.within(span) if k >= start and view.tokens[k].upos in NOMINAL)
    own = tuple(q for q in event.quantities if span.start <= q.span.start < span.end and q.rule != "quantity.singular")
    counted = own or _alike(view, event, span) or _one(view, event, head)
    return replace(
        event,
        trigger=Span(view.tokens[head].start, view.tokens[head].end),
        token=head,
        clause=span,
        quantities=counted,
        target=None,
        anaphoric=False,
        rules=(*event.rules, "list.gap"),
    )


def _alike(view: View, event: EventMention, span: Span) -> tuple[QuantityMention, ...]:
    """The counts of what the event counts, which its own list leaves out where the number is the same."""
    main = next((q for q in event.quantities if q.what in LISTED and q.rule != "quantity.singular"), None)
    rows = [q for q in view.mentions.quantities if span.start <= q.span.start < span.end and q.unit is not None]
    if main is None:
        return ()
    return tuple(replace(q, what=main.what) for q in rows if view.classes(q.token) & view.classes(main.token))


def _one(view: View, event: EventMention, head: int) -> tuple[QuantityMention, ...]:
    """The one thing or person named: "в B — автомобиль"."""
    t = view.tokens[head]
    if t.feats.get("Number") != "Sing" or view.tree.children(head, "nummod") or view.tree.children(head, "case"):
        return ()
    kinds = {q.what for q in event.quantities}
    if event.event_type == "casualties":
        what = next(iter(kinds)) if len(kinds) == 1 else None
    else:
        burnt = event.event_type == "fire" and "damaged" in kinds
        what = "damaged" if burnt or event.event_type == "damage" else None
    found = view.classes(head)
    people = what is not None and event.event_type == "casualties" and "people" in found
    if people:
        more = [k for k in view.tree.children(head, "conj") if "people" in view.classes(k.i)]
        alone = all(k.feats.get("Number") == "Sing" for k in more)
        return (single(view, head, what or "other", 1 + len(more)),) if alone else ()
    fits = found & {"object", "vehicle", "energy"} and not is_part(view, head) and event.event_type != "casualties"
    return (single(view, head, what, 1),) if what is not None and fits else ()


def _cut(view: View, event: EventMention, span: Span) -> EventMention:
    """An event without the words and counts of a clause that is told apart."""
    if not event.clause.start < span.start < event.clause.end:
        return event
    clause = Span(event.clause.start, trimmed(view, event.clause.start, span.start))
    return replace(event, clause=clause, quantities=tuple(q for q in event.quantities if q.span.start < span.start))
