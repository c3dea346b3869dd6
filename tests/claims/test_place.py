"""Where events are: short dispatches about many conflicts, an expected place for each event."""

import re
from functools import cache
from pathlib import Path

import pytest

from dateline.claims.place import assign_places
from dateline.documents import make_document
from dateline.gazetteer import fold, open_gazetteer
from dateline.lang import parser
from dateline.mentions.entities import with_entities
from dateline.mentions.places import find_places
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, PlaceMention, Span

_MARK = re.compile(r"\[\[([^|\]]+)\|\|([^|\]]+)(?:\|\|([^|\]]+))?\]\]")
# Expected names that the gazetteer spells another way.
_SPELLINGS = {"mogadiscio": "mogadishu"}


def blocks() -> dict[str, str]:
    """The marked dispatches by name."""
    raw = (Path(__file__).parent / "place_dispatches.txt").read_text("utf-8")
    parts = re.split(r"^== (\S+)\n", raw, flags=re.M)[1:]
    return {name: body.strip() for name, body in zip(parts[::2], parts[1::2], strict=True)}


def unmark(marked: str) -> tuple[str, list[tuple[Span, str, str]]]:
    """The plain text and its events: clause, expected place, type."""
    text, events, at = "", [], 0
    for m in _MARK.finditer(marked):
        text += marked[at : m.start()]
        events.append((Span(len(text), len(text) + len(m[1])), m[2], m[3] or "strike"))
        text += m[1]
        at = m.end()
    return text + marked[at:], events


@cache
def read(marked: str) -> tuple[Mentions, tuple[PlaceMention | None, ...], tuple[str, ...]]:
    """Mentions, predicted and expected places of a marked dispatch."""
    text, wanted = unmark(marked)
    document = make_document(text, id="t", language="fr")
    parse = with_entities(document, parser("fr")(document), open_gazetteer())
    tree = Tree(parse)
    events = []
    for clause, _, kind in wanted:
        inside = [t for t in tree.tokens if t.start >= clause.start and t.end <= clause.end and t.upos != "PUNCT"]
        ids = {t.i for t in inside}
        heads = [t for t in inside if t.head not in ids or t.head == t.i] or inside
        head = max([t for t in heads if t.upos in ("VERB", "NOUN")] or heads, key=lambda t: len(tree.subtree(t.i)))
        events.append(
            EventMention(
                trigger=Span(head.start, head.end),
                token=head.i,
                clause=clause,
                sentence=head.sentence,
                event_type=kind.rstrip("!"),
                background=kind.endswith("!"),
            )
        )
    mentions = Mentions(document=document, parse=parse, events=tuple(events), places=find_places(document, parse))
    return mentions, tuple(assign_places(mentions)), tuple(w for _, w, _ in wanted)


def right(text: str, want: str, got: PlaceMention | None) -> bool:
    """Whether a place is the one wanted."""
    if want == "-" or got is None:
        return want == "-" and got is None
    relation, _, name = want.rpartition(":")
    if relation and got.relation != relation:
        return False
    names = [
        got.name,
        text[got.span.start : got.span.end],
        got.place.name if got.place else "",
        got.within.name if got.within else "",
    ]
    return any(fold(name) in fold(n) for n in names) and (got.place is not None or got.latitude is not None)


def verdicts() -> list[tuple[str, str, str, PlaceMention | None, bool]]:
    """Every event of every dispatch with its verdict."""
    rows = []
    for name, marked in blocks().items():
        mentions, got, wanted = read(marked)
        text = mentions.document.text
        for event, want, place in zip(mentions.events, wanted, got, strict=True):
            rows.append((name, text[event.clause.start : event.clause.end], want, place, right(text, want, place)))
    return rows


@pytest.mark.parametrize("name", blocks())
def test_places_of_a_dispatch(name: str) -> None:
    mentions, got, wanted = read(blocks()[name])
    text = mentions.document.text
    wrong = [
        (w, g and text[g.span.start : g.span.end]) for w, g in zip(wanted, got, strict=True) if not right(text, w, g)
    ]
    assert not wrong


@pytest.mark.parametrize("name", blocks())
def test_spans_quote_the_text(name: str) -> None:
    mentions, got, _ = read(blocks()[name])
    text = mentions.document.text
    for place in (*mentions.places, *filter(None, got)):
        assert 0 <= place.span.start < place.span.end <= len(text)
        assert text[place.span.start : place.span.end].strip()
