"""Why something that looks like a value is none: what `dateline explain` says beside the rules that fired."""

from collections.abc import Iterator

from dateline.gazetteer import Gazetteer, open_gazetteer
from dateline.model import Claim, EventMention, Mentions, PlaceMention, Report, Span, TimeMention

_ROLES = {
    "seat": "where a speaker sits or whom it governs, not where the event was",
    "actor": "a party to the event, not its place",
    "origin": "where something came from, not where the event was",
    "modifier": "part of another name",
    "dateline": "where the dispatch was written",
}


def refusals(mentions: Mentions, report: Report) -> tuple[tuple[Span, str], ...]:
    """What was found and not taken, each with its reason, in text order."""
    found = [
        *((p.span, why) for p in mentions.places if (why := of_place(p)) is not None),
        *of_names(mentions, open_gazetteer()),
        *((t.span, why) for t in mentions.times if (why := of_time(mentions, t)) is not None),
        *((e.trigger, why) for e in mentions.events if (why := of_event(e, report.claims)) is not None),
    ]
    return tuple(sorted(dict.fromkeys(found)))


def of_place(place: PlaceMention) -> str | None:
    """Why a place name is no event's place or has no coordinates; None where it is one and has."""
    if place.role in _ROLES:
        return _ROLES[place.role]
    if place.place is None and place.latitude is None:
        return f"not placed: {place.reason or 'no reason given'}"
    return None


def of_names(mentions: Mentions, gazetteer: Gazetteer) -> Iterator[tuple[Span, str]]:
    """The names taken for places by grammar or gazetteer that no place was made of, and why."""
    taken = [p.span for p in mentions.places] + [s.span for s in mentions.speakers]
    run: list[int] = []
    tokens = mentions.parse.tokens
    for i in range(len(tokens) + 1):
        if i < len(tokens) and tokens[i].entity == "LOC":
            run.append(i)
            continue
        if run:
            span = Span(tokens[run[0]].start, tokens[run[-1]].end)
            if not any(span.start < other.end and other.start < span.end for other in taken):
                name = mentions.document.text[span.start : span.end]
                place, reason = gazetteer.resolve(name)
                yield span, f"not placed: {reason}" if place is None else "a name, but nothing tells it as a place here"
        run = []


def of_time(mentions: Mentions, time: TimeMention) -> str | None:
    """Why a time has no days; None where it has, and for lengths of time, which have none."""
    if time.earliest or time.latest or time.kind in ("DURATION", "SET"):
        return None
    if mentions.document.published is None:
        return "no day: it is counted from the day of publication, which is not known (--published)"
    return "no day: nothing says which one"


def of_event(event: EventMention, claims: tuple[Claim, ...]) -> str | None:
    """Why an event makes no claim of its own: another one has its words as evidence; None where it makes one."""
    if any(c.trigger == event.trigger for c in claims):
        return None
    home = next((c for c in claims if event.clause in c.evidence), None)
    return f"no claim of its own: told again, evidence of {home.id}" if home else "no claim of its own"
