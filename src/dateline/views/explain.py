"""What was found in each sentence, by which rule, and what was refused and why."""

from typing import Any

from dateline.model import (
    Attribution,
    Claim,
    EventMention,
    Mentions,
    PlaceMention,
    QuantityMention,
    Report,
    Span,
    TimeMention,
)
from dateline.views.placing import place as place_words
from dateline.views.refusals import refusals
from dateline.views.report import (
    SCHEMA,
    claim_json,
    document_json,
    place_json,
    quantity_json,
    span_json,
    speaker_json,
    time_json,
)
from dateline.views.wording import amount, clean, quote, time_of, when

EXPLANATION = "dateline/explanation/1"


def explain_json(mentions: Mentions, report: Report) -> dict[str, Any]:
    """Sentence by sentence: events, attributions, places, times, quantities, refusals; then the claims' rules."""
    document = mentions.document
    sentences = mentions.parse.sentences or document.sentences

    def inside(span: Span, of: Span) -> bool:
        return of.start <= span.start < of.end

    refused = refusals(mentions, report)
    rows = []
    for sentence in sentences:
        at = sentence.span
        rows.append(
            {
                "sentence": sentence.index,
                "paragraph": sentence.paragraph,
                **span_json(document, at),
                "events": [event_json(mentions, e) for e in mentions.events if inside(e.trigger, at)],
                "attributions": [attribution_json(mentions, a) for a in mentions.attributions if inside(a.cue, at)],
                "places": [
                    place_json(document, p) | {"role": p.role, "rule": p.rule}  # type: ignore[operator]
                    for p in mentions.places
                    if inside(p.span, at)
                ],
                "times": [
                    time_json(document, t) | {"kind": t.kind, "rule": t.rule}  # type: ignore[operator]
                    for t in mentions.times
                    if inside(t.span, at)
                ],
                "quantities": [
                    quantity_json(document, q) | {"rule": q.rule} for q in quantities_of(mentions) if inside(q.span, at)
                ],
                "refusals": [
                    span_json(document, span) | {"reason": reason} for span, reason in refused if inside(span, at)
                ],
            }
        )
    return {
        "schema": EXPLANATION,
        "reads": SCHEMA,
        "document": document_json(document),
        "speakers": [span_json(document, s.span) | speaker_json(s) for s in mentions.speakers],
        "sentences": rows,
        "claims": [claim_json(document, c) for c in report.claims],
    }


def quantities_of(mentions: Mentions) -> list[QuantityMention]:
    """The quantities of a document in text order: those found, and those that only an event tells of."""
    known = {q.span: q for e in mentions.events for q in e.quantities}
    return sorted(({q.span: q for q in mentions.quantities} | known).values(), key=lambda q: q.span)


def event_json(mentions: Mentions, event: EventMention) -> dict[str, Any]:
    """One event with the rules that made it."""
    document = mentions.document
    flags = ("hedged", "denied", "hypothetical", "background")
    takes_up = None if event.antecedent is None else mentions.events[event.antecedent].trigger
    return {
        "event_type": event.event_type,
        "means": event.means,
        "trigger": span_json(document, event.trigger),
        "clause": span_json(document, event.clause),
        "flags": [flag for flag in flags if getattr(event, flag)],
        "actor": event.actor and span_json(document, event.actor),
        "target": event.target and span_json(document, event.target),
        "takes_up": takes_up and span_json(document, takes_up),
        "rules": list(event.rules),
    }


def attribution_json(mentions: Mentions, attribution: Attribution) -> dict[str, Any]:
    """One act of saying with the rule that found it."""
    document = mentions.document
    return {
        "cue": span_json(document, attribution.cue),
        "act": attribution.act,
        "source": attribution.source and span_json(document, attribution.source),
        "speaker": speaker_json(attribution.speaker) if attribution.speaker else None,
        "content": [span_json(document, s) for s in attribution.content],
        "relays": [speaker_json(s) for s in attribution.relays],
        "hedged": attribution.hedged,
        "rule": attribution.rule,
    }


def explain_text(mentions: Mentions, report: Report) -> str:
    """The same for people: one block a sentence, sentences in which nothing was found on one line."""
    document = mentions.document
    explained = explain_json(mentions, report)
    refused = refusals(mentions, report)
    lines = [f"{clean(document.id)} · {document.language} · {len(explained['sentences'])} sentences"]
    for s in mentions.speakers:
        side = f" ({s.side})" if s.side else ""
        lines.append(f"speaker      {clean(s.name)}{side}, {s.kind.replace('_', ' ')}")
    for row, sentence in zip(explained["sentences"], mentions.parse.sentences or document.sentences, strict=True):
        lines += ["", f"[{row['sentence']}] {clean(row['quote'])}"]
        lines += [f"  {line}" for line in sentence_lines(mentions, sentence.span, refused)]
    if report.claims:
        lines += ["", "claims"]
        lines += [f"  {claim_words(report, c)}" for c in report.claims]
    return "\n".join(lines) + "\n"


def sentence_lines(mentions: Mentions, at: Span, refused: tuple[tuple[Span, str], ...]) -> list[str]:
    """A line for each thing found or refused in one sentence, in text order."""
    found: list[tuple[int, str]] = []

    def add(span: Span, kind: str, text: str, rule: str) -> None:
        if at.start <= span.start < at.end:
            found.append((span.start, f"{kind:12} {quote(mentions.document, span)} {text}{rule and f'   ← {rule}'}"))

    for event in mentions.events:
        add(event.trigger, "event", event_words(mentions, event), rules(event.rules))
    for attribution in mentions.attributions:
        add(attribution.cue, "says", attribution_words(mentions, attribution), attribution.rule)
    for place in mentions.places:
        add(place.span, "place", place_text(mentions, place), place.rule)
    for time in mentions.times:
        add(time.span, "time", time_text(mentions, time), time.rule)
    for q in quantities_of(mentions):
        add(q.span, "quantity", f"{amount(q.low, q.best, q.high)} {clean(q.unit or '')} [{q.what}]", q.rule)
    shown = {p.span for p in mentions.places if p.place is None and p.latitude is None}
    for span, reason in refused:
        if span in shown and reason.startswith("not placed"):
            continue  # its own line says so
        add(span, "refused", reason, "")
    return [line for _, line in sorted(found)]


def rules(ids: tuple[str, ...]) -> str:
    """The ids of the rules that fired, on one line."""
    return ", ".join(ids)


def event_words(mentions: Mentions, event: EventMention) -> str:
    """What an event is, how it is told and which event it takes up."""
    words = [event.event_type, event.means and f"by {event.means}"]
    words += [flag for flag in ("hedged", "denied", "hypothetical", "background") if getattr(event, flag)]
    if event.antecedent is not None:
        words.append(f"takes up {quote(mentions.document, mentions.events[event.antecedent].trigger)}")
    return ", ".join(filter(None, words))


def attribution_words(mentions: Mentions, attribution: Attribution) -> str:
    """Who says, what the saying does, and which words are said."""
    who = quote(mentions.document, attribution.source) if attribution.source else "no one named"
    if attribution.speaker:
        who += f" = {clean(attribution.speaker.name)}"
    words = [f"{attribution.act} by {who}"]
    words += [f"via {clean(s.name)}" for s in attribution.relays]
    words += ["hedged"] if attribution.hedged else []
    words += [quote(mentions.document, s) for s in attribution.content]
    return ", ".join(words)


def claim_words(report: Report, claim: Claim) -> str:
    """A claim as it was put together: what, who says so, where, when, by which rules."""
    who = clean(claim.source.name) if claim.source else "the outlet itself"
    where = place_words(report.document, claim.place)
    when_said = time_of(report.document, claim.time, claim.announced)
    return f"{claim.id:4} {claim.event_type:13} {who} · {where} · {when_said}   ← {rules(claim.rules)}"


def place_text(mentions: Mentions, place: PlaceMention) -> str:
    """The role of a place name and what it resolves to, or why it is refused."""
    at = place.place
    if at is None and place.latitude is None:
        return f"[{place.role}] not placed: {place.reason or 'no reason given'}"
    more = f" ({at.kind}, {at.country or '-'}, {at.latitude:.2f} {at.longitude:.2f})" if at else ""
    return f"[{place.role}] {place_words(mentions.document, place)}{more}"


def time_text(mentions: Mentions, time: TimeMention) -> str:
    """The value of a time, its days and what they were counted from."""
    anchor = f", counted from {time.anchor}" if time.anchor else ""
    return f"[{time.kind.lower()}] {time.value} {when(mentions.document, time)}{anchor}"
