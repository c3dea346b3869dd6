"""Lists: one verb, several counts each with its own place ("26 au-dessus de Belgorod, 22 au-dessus de Briansk")."""

from dataclasses import replace

from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, QuantityMention, Span

_COUNTED = frozenset({"downed", "launched", "crashed", "found", "hit", "killed", "wounded"})
_ELSEWHERE = frozenset({"ailleurs", "autres"})


def distribute(tree: Tree, mentions: Mentions, event: EventMention) -> list[EventMention]:
    """The event itself, and one more for each further count that has a place of its own."""
    rows = sorted((q for q in event.quantities if q.what in _COUNTED), key=lambda q: q.span)
    if len(rows) < 2 or event.event_type not in ("interception", "strike", "crash", "debris", "casualties"):
        return [event]
    whats = {q.what for q in rows}
    own: list[tuple[QuantityMention, Span]] = []
    for k, q in enumerate(rows):
        following = rows[k + 1].span.start if k + 1 < len(rows) else _end_of_stretch(tree, mentions, q, event)
        if k == 0:
            continue
        if len(whats) > 1 and event.event_type == "casualties" and q.what != rows[0].what:
            continue
        if _place_between(mentions, q.span.end, following) or _says_elsewhere(mentions, q, following):
            own.append((q, Span(q.span.start, following)))
    if not own:
        return [event]
    taken = {q for q, _ in own}
    first = min(s.start for _, s in own)
    clause = event.clause
    if clause.start < first <= clause.end:
        clause = Span(clause.start, _trim(mentions, clause.start, first))
    out = [replace(event, quantities=tuple(q for q in event.quantities if q not in taken), clause=clause)]
    for q, span in own:
        out.append(
            replace(
                event,
                trigger=q.span,
                token=q.token,
                clause=Span(span.start, _trim(mentions, q.span.end, span.end)),
                quantities=(q,),
                target=None,
                anaphoric=False,
                rules=(*event.rules, "list.place"),
            )
        )
    return out


def _trim(mentions: Mentions, least: int, end: int) -> int:
    text = mentions.document.text
    while end > least and (text[end - 1] in " ,;:." or text[least:end].endswith((" et", " dont", " puis"))):
        end -= 1 if text[end - 1] in " ,;:." else 3
    return max(end, least)


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


def _says_elsewhere(mentions: Mentions, q: QuantityMention, end: int) -> bool:
    words = mentions.document.text[q.span.start : end].lower().replace(",", " ").split()
    return "ailleurs" in words
