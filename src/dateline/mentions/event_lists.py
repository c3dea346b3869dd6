"""Lists: one verb, several counts each with its own place ("26 au-dessus de Belgorod, 22 au-dessus de Briansk")."""

from dataclasses import replace

from dateline.mentions.numerals import grammar_words
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, QuantityMention, Span

LISTED = frozenset({"downed", "launched", "crashed", "found", "hit", "damaged", "killed", "wounded"})


# What befalls many at once, counted in homes or people.
FOR_MANY = frozenset({"outage", "closure"})
_TOLD_BY_PLACES = (
    frozenset({"interception", "strike", "crash", "debris", "casualties", "fire", "damage", "explosion"}) | FOR_MANY
)


def distribute(tree: Tree, mentions: Mentions, event: EventMention) -> list[EventMention]:
    """The event itself, and one more for each further count that has a place of its own."""
    wanted = LISTED | {"other", "evacuated"} if event.event_type in FOR_MANY else LISTED
    event = _bare_in_brackets(tree, mentions, event)
    rows = sorted((q for q in event.quantities if q.what in wanted), key=lambda q: q.span)
    if len(rows) < 2 or event.event_type not in _TOLD_BY_PLACES:
        return [event]
    groups = _groups(tree, mentions, rows, event)
    own: list[tuple[tuple[QuantityMention, ...], Span]] = []
    for k, (group, stretch) in enumerate(groups):
        q = group[0]
        placed = (
            stretch.start < q.span.start
            or _place_between(mentions, q.span.end, stretch.end)
            or _elsewhere_between(mentions, q.span.start, stretch.end)
        )
        if (k or stretch.start < q.span.start) and (
            placed or _total(tree, q) or (_rest(tree, q) and _located(tree, q))
        ):
            own.append((group, stretch))
    if not own:
        return [event]
    taken = {q for group, _ in own for q in group}
    first = min(stretch.start for _, stretch in own)
    clause = event.clause
    if clause.start < first <= clause.end:
        clause = Span(clause.start, _trim(mentions, clause.start, first))
    whole = replace(event, quantities=tuple(q for q in event.quantities if q not in taken), clause=clause)
    if _told_in_parts(tree, rows[0], [group[0] for group, _ in own]):
        whole = replace(whole, rules=(*whole.rules, "list.whole"))
    out = [whole]
    for group, span in own:
        q = group[0]
        out.append(
            replace(
                event,
                trigger=q.span,
                token=q.token,
                clause=Span(span.start, _trim(mentions, group[-1].span.end, span.end)),
                quantities=group,
                target=None,
                anaphoric=False,
                rules=(*event.rules, "list.place"),
            )
        )
    return out


def _bare_in_brackets(tree: Tree, mentions: Mentions, event: EventMention) -> EventMention:
    """The event, with the bare numbers behind its places counting what it counts: "12 morts, à Gao (5), Mopti (4)"."""
    main = next((q.what for q in event.quantities if q.what in LISTED), None)
    if main is None or all(q.what != "other" for q in event.quantities):
        return event
    own = (
        replace(q, what=main) if q.what == "other" and q.unit is None and bracketed(tree, mentions, q) else q
        for q in event.quantities
    )
    return replace(event, quantities=tuple(own))


def without_parts(mentions: Mentions, events: list[EventMention]) -> list[EventMention]:
    """The events of a sentence, each told no further than where a part of a list told behind it begins."""
    starts = [e.clause.start for e in events if "list.place" in e.rules]
    out: list[EventMention] = []
    for e in events:
        cut = min((s for s in starts if e.trigger.end <= s < e.clause.end), default=None)
        if cut is not None and "list.place" not in e.rules:
            e = replace(e, clause=Span(e.clause.start, _trim(mentions, e.clause.start, cut)))
        out.append(e)
    return out


def _groups(
    tree: Tree, mentions: Mentions, rows: list[QuantityMention], event: EventMention
) -> list[tuple[tuple[QuantityMention, ...], Span]]:
    """The counts that share one place: each group with its stretch of text, from its first count to the next group.

    "3 morts et 5 blessés à Homs, 2 morts à Hama" is two groups; a subset ("dont un enfant") and a count that
    an "et" joins to one with no place of its own stay with the count before them.
    """
    starts: list[list[QuantityMention]] = [[rows[0]]]
    for q in rows[1:]:
        group = starts[-1]
        if _total(tree, q) or bracketed(tree, mentions, q) is not None:
            starts.append([q])
            continue
        between = group[0].span.end, q.span.start
        placed = _place_between(mentions, *between) or _elsewhere_between(mentions, *between)
        placed = placed or _rest(tree, q) or (q.unit is None and _located(tree, q))
        placed = placed or _part_elsewhere(tree, mentions, q)
        fresh = q.what == group[0].what or any(q.what == g.what for g in group[1:])
        same = fresh or (placed and event.event_type == "casualties" and _separator(tree, q) in (";", ","))
        if placed and same and not _subset_inside(tree, mentions, q, rows):
            starts.append([q])
        else:
            group.append(q)
    out: list[tuple[tuple[QuantityMention, ...], Span]] = []
    for k, group in enumerate(starts):
        place = bracketed(tree, mentions, group[0])
        if place is not None:
            out.append((tuple(group), Span(place.start, group[-1].span.end)))
            continue
        end = starts[k + 1][0].span.start if k + 1 < len(starts) else _end_of_stretch(tree, mentions, group[-1], event)
        out.append((tuple(group), Span(group[0].span.start, max(end, group[-1].span.end))))
    return out


def bracketed(tree: Tree, mentions: Mentions, q: QuantityMention) -> Span | None:
    """The place that a count in brackets stands behind, "Briansk (14)", from its preposition on; None elsewhere."""
    i, behind = tree.at(q.span.start), tree.at(q.span.end)
    if not i or tree.lows[i - 1] != "(" or behind is None or tree.lows[behind] != ")":
        return None
    end = tree.tokens[i - 1].start
    return next((p.span for p in mentions.places if p.role == "event" and 0 <= end - p.span.end <= 1), None)


def _told_in_parts(tree: Tree, first: QuantityMention, rest: list[QuantityMention]) -> bool:
    """Whether the counts of a list are parts of its first: "75 drones, dont 47 dans ...", "33 drones : 12 à ..."."""
    if (separator := _separator(tree, rest[0])) == ":" or separator in grammar_words("fr", "subset"):
        return True
    counts = [q.best for q in rest]
    of_them = tree.at(rest[0].span.end)
    if of_them is not None and past_taking_up(tree, of_them) != of_them:
        return True
    return len(rest) > 1 and first.best is not None and None not in counts and first.best == sum(n for n in counts if n)


def _separator(tree: Tree, q: QuantityMention) -> str:
    """The word right before a count."""
    i = tree.at(q.span.start)
    return tree.tokens[i - 1].text.lower() if i else ""


def _total(tree: Tree, q: QuantityMention) -> bool:
    """Whether a count sums up the list: "soit trente-deux au total"."""
    return _separator(tree, q) in grammar_words("fr", "total")


def _rest(tree: Tree, q: QuantityMention) -> bool:
    """Whether a count is the definite rest of an earlier one: "les deux derniers près de Kertch"."""
    i = tree.at(q.span.start)
    if not i or tree.tokens[i - 1].text.lower() != "les":
        return False
    return any(t.text.lower() in grammar_words("fr", "rest") for t in tree.tokens[i : i + 3])


def _subset_inside(tree: Tree, mentions: Mentions, q: QuantityMention, rows: list[QuantityMention]) -> bool:
    """Whether a count after "dont" only describes the count before it: "sept blessés, dont un grave, à Izmaïl".

    One that names a place at once ("dont vingt-cinq dans la région d'Odessa") is a part told by its place.
    """
    i = tree.at(q.span.start)
    if not i or tree.tokens[i - 1].text.lower() not in grammar_words("fr", "subset") | grammar_words("fr", "pronouns"):
        return False
    stop = tree.tokens[i].sentence
    end = next((t.start for t in tree.tokens[i:] if t.sentence != stop or t.text in (",", ";", ".")), q.span.end)
    return not _place_between(mentions, q.span.end, end)


def _part_elsewhere(tree: Tree, mentions: Mentions, q: QuantityMention) -> bool:
    """Whether a bare count after "dont" has a place of its own: "75 drones, dont 47 rien que dans la région de X"."""
    if q.unit is not None or _separator(tree, q) not in grammar_words("fr", "subset"):
        return False
    return not _subset_inside(tree, mentions, q, [])


def _located(tree: Tree, q: QuantityMention) -> bool:
    """Whether a preposition of place follows a count: "18 au-dessus de celle de Briansk", "30 d'entre eux à Koursk"."""
    i = past_taking_up(tree, tree.at(q.span.end))
    while i is not None and i + 1 < len(tree.tokens) and tree.lows[i] in ("«", '"', "“"):
        i += 1  # "dont un « au-dessus de la région de X »"
    return i is not None and tree.lows[i] in grammar_words("fr", "locative")


def past_taking_up(tree: Tree, i: int | None) -> int | None:
    """The token behind what only takes up the things counted and their verb: "d'entre eux", "l'ont été"."""
    if i is None:
        return None
    for words in (_OF_THEM, _SO_WERE):
        k = i
        for options in words:
            if k < len(tree.tokens) and tree.lows[k] in options:
                k += 1
            elif options is not _OPTIONAL:
                break
        else:
            i = k
    return i if i < len(tree.tokens) else None


_OPTIONAL = frozenset({"chacun", "aussi", "également", "encore"})
_OF_THEM = (frozenset({"d'"}), frozenset({"entre"}), frozenset({"eux", "elles"}))
_SO_WERE = (
    frozenset({"l'", "le"}),
    frozenset({"ont", "a", "avaient", "avait", "sont", "est", "auraient", "aurait"}),
    _OPTIONAL,
    frozenset({"été"}),
)


def _elsewhere_between(mentions: Mentions, start: int, end: int) -> bool:
    words = set(mentions.document.text[start:end].lower().replace(",", " ").split())
    return bool(words & grammar_words("fr", "elsewhere"))


def _trim(mentions: Mentions, least: int, end: int) -> int:
    """Where a stretch of text ends without the marks and joining words behind it."""
    text = mentions.document.text
    while end > least:
        joint = next((j for j in (" et", " dont", " puis") if text.endswith(j, least, end)), "")
        if not joint and text[end - 1] not in " ,;:.":
            break
        end -= len(joint) or 1
    return end


def _end_of_stretch(tree: Tree, mentions: Mentions, q: QuantityMention, event: EventMention) -> int:
    sentence = tree.sentences[tree.tokens[q.token].sentence]
    barriers = [a.cue.start for a in mentions.attributions if a.cue.start >= q.span.end]
    for i in range(q.token + 1, sentence.last):
        t = tree.tokens[i]
        if t.text in (";", ".") or t.start in barriers:
            return t.start
        if t.text == "," and i + 1 < sentence.last and tree.tokens[i + 1].upos not in ("ADP", "PROPN", "NUM", "DET"):
            return t.start
    return tree.tokens[sentence.last - 1].end


def _place_between(mentions: Mentions, start: int, end: int) -> bool:
    return any(start <= p.span.start < end and p.role == "event" for p in mentions.places)
