"""Who says each event."""

from dataclasses import dataclass

from dateline.claims.source_account import Accounts
from dateline.claims.source_continued import continued, is_aside, more_precise
from dateline.claims.source_holders import accounts
from dateline.lang import table
from dateline.mentions.attribution_kinds import kind_of, side_of
from dateline.mentions.attribution_words import split
from dateline.model import Attribution, EventMention, Mentions, Span, Speaker
from dateline.model.quick import quick, replace

_WORD = 12  # code points of the word before a name

# Sayings by a line that holds for all below it.
_LABELS = ("label-source", "label-quote")


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOf:
    """Who says an event, by which saying; `speaker` None: the outlet itself.

    `span` is where the speaker is named for this claim, `attribution` the act of saying (None where the
    source was carried over from a neighbouring sentence).
    """

    speaker: Speaker | None = None
    span: Span | None = None
    attribution: Attribution | None = None
    relays: tuple[Speaker, ...] = ()
    hedged: bool = False
    rule: str = ""


def assign_sources(mentions: Mentions) -> list[SourceOf]:
    """The source of each of `mentions.events`, in their order."""
    told = accounts(mentions)
    out: list[SourceOf] = []
    for event in mentions.events:
        own = _source(mentions, event, told)
        if out and own.speaker is None and own.rule in ("", "aside") and "list.line" in event.rules:
            own = replace(out[-1], attribution=None)  # a line of a list is told by whoever tells the list
        out.append(own)
    return out


def _source(mentions: Mentions, event: EventMention, told: Accounts) -> SourceOf:
    """The source of one event: its own saying, the innermost that covers it, or the account it stands in."""
    own = _own_saying(mentions, event)
    if own is not None and own.speaker is not None and _nobody(mentions, own.speaker.name, own.source):
        return SourceOf(rule="nobody")  # "n'a été revendiqué par aucun groupe"
    if own is not None:
        precise = more_precise(told, own) if event.event_type == "statement" else None
        if precise is not None:
            return replace(_of(own, "own-" + own.rule), speaker=precise.speaker, span=precise.naming or precise.source)
        return _of(own, "own-" + own.rule)
    if event.event_type == "statement":
        stated = _stated_by(mentions, event)
        if stated is not None:
            return stated
    found = covering(mentions, event.trigger.start)
    if found is not None and found.rule == "label-source":
        nearer = continued(told, event)
        if nearer is not None and nearer.rule not in _LABELS:
            return replace(_of(nearer, "account"), attribution=None)  # who was named since the label above the text
    if found is not None and _only_taken_upon(mentions, event, found):
        return SourceOf(rule="aside")
    if found is not None:
        precise = more_precise(told, found)
        if precise is not None and any(s.start <= event.trigger.start < s.end for s in precise.content):
            return _of(precise, precise.rule)
        marks = table(mentions.document.language, "attribution")["account"]["asides"]
        if is_aside(mentions, event, found, marks):
            return SourceOf(rule="aside")
        return _of(found, found.rule)
    carried = None if _signed_by_nobody(mentions, event) else continued(told, event)
    if carried is not None:
        return replace(_of(carried, "account"), attribution=None)
    return SourceOf()


def _signed_by_nobody(mentions: Mentions, event: EventMention) -> bool:
    """Whether a report that is nobody's in particular tells it: "Un précédent bilan faisait état de six morts"."""
    return any(
        a.speaker is None
        and a.rule == "subject-verb"
        and a.cue.start - a.source.end < _BESIDE
        and a.source.end - a.source.start > _BESIDE
        and any(span.start <= event.trigger.start < span.end for span in a.content)
        for a in mentions.attributions
        if a.source is not None
    )


_BESIDE = 8  # code points: longer than a pronoun and its verb are apart


def _nobody(mentions: Mentions, name: str, span: Span | None = None) -> bool:
    """Whether a name, or the word before it, says that nobody spoke: "aucun groupe", "ни одна группировка"."""
    language = mentions.document.language
    before = split(mentions.document.text[max(0, span.start - _WORD) : span.start])[-1:] if span is not None else ()
    nobody = table(language, "attribution").get("words", {}).get("nobody", ())
    return any(word in nobody for word in (*split(name)[:1], *before))


def _only_taken_upon(mentions: Mentions, event: EventMention, found: Attribution) -> bool:
    """Whether a speaker takes responsibility for what a clause tells, without telling it himself."""
    words = table(mentions.document.language, "clauses").get("responsibility", {}).get("words", ())
    said = " ".join(mentions.document.text[s.start : s.end].lower() for s in (found.cue, *found.content))
    if event.event_type == "statement" or found.act != "claim" or not any(w in said for w in words):
        return False
    text = mentions.document.text[event.trigger.end : found.cue.start].lower()
    if any(w in text for w in words):
        return True  # "взрыв, ответственность за который взяла на себя X"
    return any(q.what != "other" for q in event.quantities)


def _own_saying(mentions: Mentions, event: EventMention) -> Attribution | None:
    """The saying that the event is itself: a statement, or a trigger that is the cue ("a dénombré 33 drones")."""
    here = [
        a
        for a in mentions.attributions
        if a.speaker and a.cue.start < event.trigger.end and event.trigger.start < a.cue.end
    ]
    if here:
        return here[0]
    if event.event_type != "statement":
        return None
    inside = [
        a
        for a in mentions.attributions
        if a.speaker and event.clause.start <= a.cue.start and a.cue.end <= event.clause.end
    ]
    return inside[0] if inside else None


def _stated_by(mentions: Mentions, event: EventMention) -> SourceOf | None:
    """The party that makes a statement without a saying known as such: the subject of its verb."""
    if event.actor is None or not event.actor.start < event.trigger.start:
        return None
    language, text = mentions.document.language, mentions.document.text
    words = text[event.actor.start : event.actor.end]
    ends = table(language, "attribution")["account"].get("subject_ends", ())
    end = min((i for w in ends if (i := words.find(w)) > 0), default=len(words))
    name = words[:end].rstrip(" ,")
    if not name or len(name.split()) > 16:
        return None
    lows = split(name)
    if _nobody(mentions, name, event.actor):
        return None  # "no group said it was behind the blasts"
    kind = kind_of(language, lows)
    if len(lows) == 1 and not name[:1].isupper():
        return None
    span = Span(event.actor.start, event.actor.start + len(name))
    known = next((s for s in mentions.speakers if name in s.name or s.span == span), None)
    capitals = any(c.isupper() for w in name.split()[1:] for c in w)  # also in "M. al-Mejii"
    if known is None and kind is None and not capitals and len(lows) > 1:
        return None
    speaker = known or Speaker(name=name, kind=kind or "official", span=span, side=side_of(language, lows))
    return SourceOf(speaker=speaker, span=span, rule="stated-by")


def covering(mentions: Mentions, at: int) -> Attribution | None:
    """The innermost attribution whose content holds the code point `at`."""
    best: tuple[int, int, int] | None = None
    found: Attribution | None = None
    for attribution in mentions.attributions:
        if attribution.speaker is None:
            continue
        for span in attribution.content:
            if span.start <= at < span.end:
                distance = min(abs(attribution.cue.start - at), abs(attribution.cue.end - at))
                key = (span.start, -(span.end - span.start), -distance)
                if best is None or key > best:
                    best, found = key, attribution
    return found


def _of(attribution: Attribution, rule: str) -> SourceOf:
    return SourceOf(
        speaker=attribution.speaker,
        span=attribution.naming or attribution.source,
        attribution=attribution,
        relays=attribution.relays,
        hedged=attribution.hedged,
        rule=rule,
    )
