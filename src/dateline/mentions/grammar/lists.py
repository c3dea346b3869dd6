"""Lists over places: "26 over Belgorod, 22 over Bryansk" is a claim for each place with its count."""

from dataclasses import replace
from itertools import takewhile

from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.view import View
from dateline.model import EventMention, QuantityMention, Span

# What stands above a place, whatever names it: "над морем", "over the sea".
_OVER = frozenset({"над", "over", "above"})
_JOINS = ("і", "та", "й", "и", "and")
LISTED = frozenset({"downed", "killed", "wounded", "launched", "crashed", "arrested", "damaged", "missing"})


def distribute(view: View, event: EventMention) -> list[EventMention]:
    """The event, or one for each place of a list in which each place has a count."""
    rows = [q for q in event.quantities if q.what in LISTED and q.rule != "quantity.singular"]
    rows.sort(key=lambda q: q.span)
    if len(rows) < 2:
        return _shared(view, event, rows)
    places = [p for p in view.mentions.places if p.role == "event"]
    if any(view.is_in(i, words_of(view.language, "grammar", "respectively")) for i in view.tree.within(event.clause)):
        named = [p.span for p in places if event.clause.start <= p.span.start < event.clause.end]
        spans = named if len(named) == len(rows) else [event.clause] * len(rows)
        return [
            replace(
                event,
                trigger=q.span if k else event.trigger,
                token=q.token if k else event.token,
                clause=span,
                quantities=(q,),
                rules=(*event.rules, "list.each"),
            )
            for k, (q, span) in enumerate(zip(rows, spans, strict=True))
        ]
    groups: list[list[QuantityMention]] = []
    for q in rows:
        first = groups[-1][0] if groups else None
        if first is not None and (
            any(g.what == q.what for g in groups[-1])
            and (q.unit is None or q.unit == first.unit or _same_kind(view, q, first))
            and is_placed(view, q, places)
            and (_lies(view, q) or not _subset(view, q))
            and (
                is_placed(view, groups[-1][-1], places, q.span.start)
                or (len(groups) == 1 and _named_before(view, event.clause.start, first.span.start))
                or _opens_list(view, groups[-1][-1], q)
                or _subset(view, q)
                or _of_them(view, q)
            )
            and not _spells_out(view, q)
        ):
            groups.append([q])
        elif first is None:
            groups.append([q])
        else:
            groups[-1].append(q)
    if len(groups) < 2:
        return [event]
    others = tuple(q for q in event.quantities if q not in rows)
    out: list[EventMention] = []
    for k, group in enumerate(groups):
        start = group[0].span.start if k else min(event.clause.start, group[0].span.start)
        before = leading_place(view, group[0], places)
        if before is not None and k:
            start = before
        last = view.clause_of(group[-1].token)[1]
        end = view.tokens[last - 1].end
        end = groups[k + 1][0].span.start if k + 1 < len(groups) else max(event.clause.end, end)
        if k + 1 < len(groups):
            lead = leading_place(view, groups[k + 1][0], places)
            end = lead if lead is not None else end
        span = Span(start, trimmed(view, start, max(end, group[-1].span.end)))
        token = event.token if k == 0 else group[0].token
        trigger = event.trigger if k == 0 else group[0].span
        whole = k == 0 and not any(span.start <= p.span.start < span.end for p in places)
        out.append(
            replace(
                event,
                clause=span,
                trigger=trigger,
                token=token,
                quantities=(*group, *(others if k == 0 else ())),
                rules=(*event.rules, "list.whole" if whole else "list.place"),
            )
        )
    return [each for one in out for each in _shared(view, one, list(one.quantities))]


def _opens_list(view: View, before: QuantityMention, q: QuantityMention) -> bool:
    """Whether a colon, or a dash right before a count, opens the list of what a whole is made of."""
    between = view.mentions.document.text[before.span.end : q.span.start]
    return ":" in between or between.rstrip().endswith(("–", "—"))


def _same_kind(view: View, q: QuantityMention, first: QuantityMention) -> bool:
    """Whether two counts are of one kind of weapon, called by two names: "12 беспилотников: семь БПЛА над A"."""
    kinds = [{c for c in view.classes(x.token, 2) if c.startswith("weapon:")} for x in (q, first)]
    return all(kinds) and (bool(kinds[0] & kinds[1]) or {"weapon:generic"} in kinds)


def _shared(view: View, event: EventMention, rows: list[QuantityMention]) -> list[EventMention]:
    """The event, or one for each of the places that have the same count each: "по четыре над A и B"."""
    if len(rows) != 1:
        return [event]
    if not _of_each(view, rows[0]):
        return [event]
    places = [
        p
        for p in view.mentions.places
        if p.role == "event" and event.clause.start <= p.span.start < event.clause.end and p.rule != "place.container"
    ]
    if len(places) < 2:
        return [event]
    start = min(event.clause.start, rows[0].span.start)
    return [
        replace(
            event,
            clause=Span(start if k == 0 else p.span.start, p.span.end),
            trigger=event.trigger if k == 0 else p.span,
            token=event.token if k == 0 else view.tree.at(p.span.start) or event.token,
            rules=(*event.rules, "list.shared"),
        )
        for k, p in enumerate(places)
    ]


def _of_each(view: View, q: QuantityMention) -> bool:
    """Whether a count is that of each of several: "по четыре над A и B", "four each over A and B"."""
    first, after = view.tree.at(q.span.start), view.tree.at(q.span.end)
    before = bool(first) and view.is_in((first or 1) - 1, words_of(view.language, "grammar", "each"))
    return before or after is not None and view.is_in(after, words_of(view.language, "grammar", "each_after"))


def _subset(view: View, q: QuantityMention) -> bool:
    first = view.tree.at(q.span.start)
    return bool(first) and any(
        view.is_in(t.i, words_of(view.language, "grammar", "subset")) for t in view.before(first or 0, 2)
    )


def _of_them(view: View, q: QuantityMention) -> bool:
    """Whether a count is of those just counted: "164 drones, 39 of them over Kursk"."""
    first = view.tree.at(q.span.start)
    return first is not None and view.lows[first + 1 : first + 3] in (["of", "them"], ["of", "whom"])


def _spells_out(view: View, q: QuantityMention) -> bool:
    """Whether a count only says who some of them are: "20 people, nine of them children, in Goma"."""
    first = view.tree.at(q.span.start)
    return first is not None and _of_them(view, q) and view.tokens[first + 3].upos in ("NOUN", "ADJ")


def is_placed(view: View, q: QuantityMention, places: list, before: int | None = None) -> bool:  # type: ignore[type-arg]
    """Whether a place follows a count at once, or stands right before it: "над Белгородской — восемь"."""
    i = view.tree.at(q.span.end)
    limit = before if before is not None else q.span.end + 60
    if i is not None and _locative_at(view, i, limit):
        return True
    if any(q.span.end <= p.span.start < min(limit, q.span.end + 60) for p in places):
        return i is not None
    return leading_place(view, q, places) is not None


def _lies(view: View, q: QuantityMention) -> bool:
    """Whether a preposition of place leads right from a count to a name: no "five flying towards Moscow"."""
    i = view.tree.at(q.span.end)
    if i is None or not _locative_at(view, i, q.span.end + 60):
        return False
    words = words_of(view.language, "grammar", "locative")
    between = takewhile(lambda k: view.lows[k] not in words, range(i, i + 4))
    return not any(view.is_verb(k) or view.tokens[k].upos == "PRON" for k in between)


def _locative_at(view: View, i: int, limit: int) -> bool:
    """Whether a preposition of place with a name stands right after a count."""
    words = words_of(view.language, "grammar", "locative")
    for k in range(i, min(i + 4, len(view.tokens) - 1)):
        if view.tokens[k].start >= limit or view.tokens[k].text in (",", ";", "."):
            return False
        if view.lows[k] in words:
            ahead = view.tokens[k + 1 : k + 4]
            return any(t.text[:1].isupper() or "place" in view.classes(t.i) for t in ahead) or view.lows[k] in _OVER
    return False


def _named_before(view: View, start: int, end: int) -> bool:
    """Whether a place is named between the beginning of a clause and its first count."""
    words = words_of(view.language, "grammar", "locative")
    inside = view.tree.within(Span(start, end))
    return any(
        view.lows[i] in words and i + 1 < len(view.tokens) and view.tokens[i + 1].text[:1].isupper() for i in inside
    )


def leading_place(view: View, q: QuantityMention, places: list) -> int | None:  # type: ignore[type-arg]
    """Where what stands before a count as its place begins: "над A — восемь", "над A — ещё три", "A (5)"."""
    first = view.tree.at(q.span.start)
    while first and view.lows[first - 1] in view.words("most", "further") and view.lows[first - 1] not in _JOINS:
        first -= 1
    if not first or view.tokens[first - 1].text not in ("—", "–", "-", ":", "("):
        return None
    stops: tuple[str, ...] = (",", ";", ":")
    if view.tokens[first - 1].text == "(":  # "над Курської (2), Брянської (5) та Орловської (4) областей"
        if q.unit is not None or not view.tokens[first - 2].text[:1].isupper() and not places:
            return None
        stops = (*stops, *_JOINS)
    opens = view.sentence(first).first
    for k in range(first - 2, max(first - 9, opens - 1, -1), -1):
        if view.tokens[k].text in stops:
            return view.tokens[k + 1].start
    if first - opens < 8 and view.lows[opens] in words_of(view.language, "grammar", "locative"):
        return view.tokens[opens].start  # at the beginning of a sentence
    return None


def trimmed(view: View, start: int, end: int) -> int:
    """Where a stretch of text ends without the marks and joining words behind it."""
    text = view.mentions.document.text
    links = words_of(view.language, "grammar", "subset") | words_of(view.language, "grammar", "separating")
    ends = ("and", "и", "та", "й", "і", "а", "по", *links)
    while end > start + 1:
        link = next((w for w in ends if text[start:end].endswith(" " + w)), "")
        if text[end - 1] not in " ,;:." and not link:
            break
        end -= len(link) or 1
        ahead = text[start:end].rstrip() if link else ""
        leads = words_of(view.language, "grammar", "subset_lead")
        led = next((w for w in leads if ahead.endswith(" " + w)), "")
        end = start + len(ahead) - len(led) if led else end  # "..., в том числе 30 над A", "..., из них 30 над A"
    return end
