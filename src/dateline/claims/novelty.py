"""Novelty: "c'est la première fois ...", said of which event, and within what scope."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.lang import table
from dateline.mentions.tree import Tree
from dateline.model import Mentions, PlaceMention, Span

_NEAR_DEGREES = 3.0


def _said_new(text: str, language: str) -> Iterator[re.Match[str]]:
    """The words of a text that call something the first of its kind."""
    low = text.lower()
    if any(phrase in low for phrase in table(language, "clauses")["novelty"]["phrases"]):
        yield from _pattern(language).finditer(text)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = sorted(table(language, "clauses")["novelty"]["phrases"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in words) + r")(?!\w)", re.IGNORECASE)


def assign_novelty(
    mentions: Mentions, places: list[PlaceMention | None], old: Sequence[bool]
) -> dict[int, tuple[Span, Span]]:
    """For events that a source calls the first of their kind: the words that say so and their scope.

    Keys are positions in `mentions.events`; `old` says which of those are older context.
    A novelty belongs to the event of its own clause; one said of "un tel
    signalement" takes up an earlier event of the dispatch, the one nearest to the place it names.
    """
    document = mentions.document
    set_off = tuple(table(document.language, "clauses")["novelty"].get("set_off", ()))
    tree = Tree(mentions.parse)
    taken_up = frozenset(table(document.language, "clauses")["novelty"]["such"])
    out: dict[int, tuple[Span, Span]] = {}
    for m in _said_new(document.text, document.language):
        sentence = next((s for s in mentions.parse.sentences if s.span.start <= m.start() < s.span.end), None)
        if sentence is None:
            continue
        end = _clause_end(tree, m.end(), sentence.last)
        scope = Span(m.start(), end)
        words = set(document.text[m.end() : end].lower().replace("'", "' ").split())
        event = None
        if not words & taken_up:
            here = [
                k for k, e in enumerate(mentions.events) if e.sentence == sentence.index and e.event_type != "statement"
            ]
            if m.group().lower().startswith(set_off):  # said of today's news, not of the trend it stands beside
                here = [k for k in here if not old[k]]
            event = min(here, key=lambda k: abs(mentions.events[k].trigger.start - m.start()), default=None)
        if event is None:
            event = _earlier(mentions, places, old, m.start(), scope)
        if event is not None and event not in out:
            out[event] = (Span(m.start(), m.end()), scope)
    return out


def _clause_end(tree: Tree, start: int, last: int) -> int:
    """Where the clause that holds code point `start` ends: at the next strong mark or comma."""
    i = tree.at(start)
    end = start
    while i is not None and i < last and tree.tokens[i].text not in (",", ";", ".", "»", "("):
        end = tree.tokens[i].end
        i += 1
    return end


def _earlier(
    mentions: Mentions, places: list[PlaceMention | None], old: Sequence[bool], before: int, scope: Span
) -> int | None:
    """The earlier event of the day that a novelty takes up: nearest to the place of its scope, else the first told."""
    named = [p for p in mentions.places if scope.start <= p.span.start < scope.end and p.place is not None]
    earlier = [
        k
        for k, e in enumerate(mentions.events)
        if e.trigger.start < before and e.event_type != "statement" and not old[k] and places[k] is not None
    ]
    for p in named:
        near = []
        for k in earlier:
            place = places[k]
            if place is None or place.place is None or p.place is None or place.place.kind == "country":
                continue  # the middle of a country is near no place of it
            far = abs(place.place.latitude - p.place.latitude) + abs(place.place.longitude - p.place.longitude)
            own = mentions.events[k].clause.start <= place.span.start < mentions.events[k].clause.end
            if far < _NEAR_DEGREES:
                near.append((not own, far, k))
        if near:
            return min(near)[2]
    return earlier[0] if earlier and not named else None
