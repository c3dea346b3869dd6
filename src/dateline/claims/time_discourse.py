"""Discourse: what every step of dating events looks up in a document, worked out once."""

from dataclasses import dataclass
from typing import Any

from dateline.lang import table
from dateline.mentions.time_governor import is_verb
from dateline.mentions.time_saying import Dating, date_verbs
from dateline.mentions.tree import Tree
from dateline.model import Document, EventMention, Mentions, TimeMention, Token
from dateline.model.quick import quick

_REACH = 6  # words from where the wounded are brought to the verb that says so


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOf:
    """When an event was, when it was said, and whether it is older context."""

    time: TimeMention | None = None
    announced: TimeMention | None = None
    background: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discourse:
    """A document's events and times, and where they stand.

    `datings` by sentence; `inside` lists, by where a time starts, the events of its sentence whose clause holds it;
    `headers` are the times of sentences that only announce what follows ("Summary for the past 24 hours:"), with
    their sentence; `spoken` the sentences in which someone speaks; `places` are the names and ids of the
    places of events in each sentence, with the region that each is ("has:") or lies in ("in:"); `paragraphs` the
    paragraph of each sentence.
    """

    document: Document
    tree: Tree
    events: tuple[EventMention, ...]
    datings: dict[int, list[Dating]]
    inside: dict[int, list[int]]
    places: dict[int, set[str]]
    paragraphs: dict[int, int]
    words: dict[str, Any]
    headers: tuple[tuple[int, TimeMention], ...]
    spoken: frozenset[int]


def make_discourse(mentions: Mentions) -> Discourse:
    """The discourse of a document whose events are known."""
    document, tree = mentions.document, Tree(mentions.parse)
    by_sentence: dict[int, list[Dating]] = {}
    inside: dict[int, list[int]] = {}
    of_sentence: dict[int, list[int]] = {}
    for k, event in enumerate(mentions.events):
        of_sentence.setdefault(event.sentence, []).append(k)
    for dating in date_verbs(document, tree, mentions.times, mentions.attributions):
        by_sentence.setdefault(dating.sentence, []).append(dating)
        start, end = dating.time.span
        near = of_sentence.get(dating.sentence, [])
        clauses = [(k, mentions.events[k].clause) for k in near]
        inside[start] = [k for k, clause in clauses if clause.start <= start and end <= clause.end]
    places: dict[int, set[str]] = {}
    care = tuple(table(document.language, "places")["scene"].get("care_stems", ()))
    for place in mentions.places:
        token = tree.at(place.span.start)
        if token is None or place.role not in ("event", "seat"):
            continue
        before = tree.lows[max(tree.sentences[tree.tokens[token].sentence].first, token - _REACH) : token]
        if any(w.startswith(care) for w in before):
            continue  # "admitted to the hospital of X": no new scene
        names = places.setdefault(tree.tokens[token].sentence, set())
        names.add(place.place.id if place.place else place.name)
        if place.within:
            names.add(place.within.id)
        if place.place and place.place.admin1:
            names.add(("has:" if place.place.kind == "region" else "in:") + place.place.admin1)
    return Discourse(
        document=document,
        tree=tree,
        events=mentions.events,
        datings=by_sentence,
        inside=inside,
        places=places,
        paragraphs={s.index: s.paragraph for s in mentions.parse.sentences},
        words=table(document.language, "times")["discourse"],
        headers=_headers(mentions, tree, by_sentence),
        spoken=frozenset(
            tree.tokens[i].sentence
            for a in mentions.attributions
            if a.speaker is not None and (i := tree.at(a.cue.start)) is not None
        ),
    )


def _headers(mentions: Mentions, tree: Tree, datings: dict[int, list[Dating]]) -> tuple[tuple[int, TimeMention], ...]:
    """The times of the sentences that end with a colon, end their paragraph and tell no event themselves."""
    eventful = {e.sentence for e in mentions.events}
    out = []
    for s in tree.sentences:
        last = s.index + 1 >= len(tree.sentences) or tree.sentences[s.index + 1].paragraph != s.paragraph
        text = mentions.document.text[s.span.start : s.span.end].rstrip()
        if not last or not text.endswith(":") or s.index in eventful:
            continue
        dated = [d.time for d in datings.get(s.index, ()) if d.time.earliest is not None and d.time.latest is not None]
        if dated:
            out.append((s.index, dated[-1]))
    return tuple(out)


def same_scene(here: set[str], there: set[str]) -> bool:
    """Whether two sentences share a place, or one names the region of what the other names."""
    if any(name in there for name in here if not name.startswith("in:")):
        return True
    inner, other = ({n[3:] for n in names if n.startswith("in:")} for names in (here, there))
    return any("has:" + code in there for code in inner) or any("has:" + code in here for code in other)


def verb_of(tree: Tree, i: int) -> Token | None:
    """The verb whose clause holds token `i`: itself, or the nearest one above it in its sentence."""
    token = tree.tokens[i]
    if is_verb(token, tree):
        return token
    return next((t for t in tree.ancestors(i) if t.sentence == token.sentence and is_verb(t, tree)), None)
