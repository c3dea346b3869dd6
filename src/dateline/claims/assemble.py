"""Puts events, sources, places and times together into claims."""

from collections.abc import Callable, Iterable
from functools import cache

from dateline.claims.actor import actor_of
from dateline.claims.headline_blow import with_headline
from dateline.claims.novelty import assign_novelty
from dateline.claims.place import assign_places
from dateline.claims.repeats import merge_repeats
from dateline.claims.source import assign_sources
from dateline.claims.source_whole import with_whole
from dateline.claims.time import assign_times
from dateline.lang import table
from dateline.mentions.lexicon import clause_words
from dateline.model import Claim, EventMention, Mentions, Span
from dateline.model.quick import replace


def make_claims(
    mentions: Mentions, headlines: Callable[[], Iterable[Mentions]] = tuple
) -> tuple[tuple[Claim, ...], dict[str, str]]:
    """The claims of a document in text order, and which earlier claim each takes up (by id).

    `headlines` reads what stands over the text; it is called where the text does not say all.
    """
    heads = cache(lambda: tuple(headlines()))
    sources = assign_sources(mentions)
    places, times = assign_places(mentions, sources, heads), assign_times(mentions)
    old = [e.background or t.background for e, t in zip(mentions.events, times, strict=True)]
    mentions = replace(mentions, events=with_headline(mentions, places, old, heads))
    novelty = assign_novelty(mentions, places, old)
    claims = []
    for k, event in enumerate(mentions.events):
        source, place, time = sources[k], places[k], times[k]
        attribution = source.attribution
        actor, actor_side = actor_of(mentions, event)
        claims.append(
            Claim(
                id=f"c{k + 1}",
                event_type=event.event_type,
                means=event.means,
                trigger=event.trigger,
                evidence=(event.clause,),
                source=source.speaker,
                source_span=source.span,
                cue=attribution.cue if attribution else None,
                act=attribution.act if attribution else None,
                relayed_by=source.relays,
                hedged=event.hedged or source.hedged,
                denied=event.denied,
                hypothetical=event.hypothetical,
                background=old[k],
                quantities=event.quantities,
                place=place,
                time=time.time,
                announced=time.announced,
                target=event.target,
                actor=actor,
                actor_side=actor_side,
                novelty=novelty[k][0] if k in novelty else event.novelty,
                novelty_scope=_quote(mentions, novelty[k][1]) if k in novelty else None,
                rules=event.rules,
            )
        )
    anaphoric = {f"c{k + 1}": e.anaphoric for k, e in enumerate(mentions.events)}
    fresh = {f"c{k + 1}": _another(mentions, e) for k, e in enumerate(mentions.events)}
    adding = {f"c{k + 1}" for k, e in enumerate(mentions.events) if _adds(mentions, e)}
    merged = merge_repeats(mentions, with_whole(claims), anaphoric, fresh, adding)
    ids = {c.id: f"c{k}" for k, c in enumerate(merged, 1)}
    antecedents: dict[str, str] = {}
    for k, claim in enumerate(merged):
        if anaphoric[claim.id]:
            earlier = next((c for c in reversed(merged[:k]) if c.event_type == claim.event_type), None)
            if earlier is not None:
                antecedents[ids[claim.id]] = ids[earlier.id]
    return tuple(c if ids[c.id] == c.id else replace(c, id=ids[c.id]) for c in merged), antecedents


def _quote(mentions: Mentions, span: Span) -> str:
    return mentions.document.text[span.start : span.end]


def _adds(mentions: Mentions, event: EventMention) -> bool:
    """Whether a sentence only adds to the toll of the one before it: "Ещё 30 ранены", "Двое из них скончались"."""
    language = mentions.document.language
    lists = table(language, "clauses").get("adds", {})
    openers, later = lists.get("words", ()), lists.get("later", ())
    if event.event_type != "casualties" or not openers:
        return False
    if _joined(mentions, event):
        return True
    span = mentions.parse.sentences[event.sentence].span
    words = mentions.document.text[span.start : span.end].lower().split()
    if _added_aside(mentions, event, frozenset(openers)):
        return True
    return bool(words) and (words[0] in openers or any(" ".join(words[k : k + 2]) in later for k in range(1, 4)))


def _joined(mentions: Mentions, event: EventMention) -> bool:
    """Whether a toll stands right behind another of its sentence: "погибли 28 человек, 73 получили ранения"."""
    text = mentions.document.text
    ends = [
        e.clause.end
        for e in mentions.events
        if e.sentence == event.sentence and e.clause.end <= event.clause.start and e is not event
    ]
    between = text[max(ends) : event.clause.start].strip() if ends else None
    counted = any(q.what in ("killed", "wounded") for q in event.quantities)
    placed = (p for p in mentions.places if p.role == "event")
    elsewhere = any(event.clause.start <= p.span.start < event.clause.end for p in placed)
    joints = table(mentions.document.language, "clauses").get("adds", {}).get("joints", ())
    return between in joints and counted and not elsewhere


def _added_aside(mentions: Mentions, event: EventMention, openers: frozenset[str]) -> bool:
    """Whether a clause adds hurt people to another toll of its sentence: "..., ещё один мужчина, 72 лет, ранен"."""
    sentence = mentions.parse.sentences[event.sentence]
    told = [q for q in event.quantities if q.what in ("killed", "wounded")]
    before = [e for e in mentions.events if e.sentence == event.sentence and e.clause.end <= event.trigger.start]
    if not told or not any(e.event_type == "casualties" and e is not event for e in before):
        return False
    first = min(q.span.start for q in told)
    ahead = [t.text.lower() for t in mentions.parse.tokens[sentence.first : sentence.last] if t.end <= first]
    return bool(ahead) and ahead[-1] in openers


def _another(mentions: Mentions, event: EventMention) -> bool:
    """Whether the words of an event single it out from those told before: "une deuxième attaque", "un autre drone"."""
    words = set(mentions.document.text[event.clause.start : event.clause.end].lower().replace("'", "' ").split())
    return bool(words & clause_words(mentions.document.language, "another", "words"))
