"""Who did it, and on whose side: the words an event names, or the adjective of its noun ("frappe russe")."""

from dateline.mentions.attribution_kinds import side_of
from dateline.model import EventMention, Mentions, Span

_DONE = frozenset({"strike", "attack", "interception", "control", "abduction", "arrest", "clash"})
_APART = 3  # words between a noun and an adjective of it: "frappe aérienne nocturne russe"


def actor_of(mentions: Mentions, event: EventMention) -> tuple[Span | None, str | None]:
    """The words of the actor and the country whose side he is on (ISO 3166-1 alpha-3); None where neither is told.

    An event is not its own actor: of "une frappe a tué" nobody is said to have struck.
    """
    span = event.actor
    if span is not None and span.start <= event.trigger.start < span.end:
        span = None
    if span is None:
        return _adjective(mentions, event) if event.event_type in _DONE else (None, None)
    return span, side_of(mentions.document.language, _words(mentions, span))


def _words(mentions: Mentions, span: Span) -> tuple[str, ...]:
    tokens = mentions.parse.tokens
    return tuple(t.text.lower() for t in tokens if span.start <= t.start < span.end)


def _adjective(mentions: Mentions, event: EventMention) -> tuple[Span | None, str | None]:
    """The adjective of a country beside a noun that tells an event."""
    tokens = mentions.parse.tokens
    noun = tokens[event.token]
    if noun.upos not in ("NOUN", "PROPN"):
        return None, None
    step = 1 if mentions.document.language == "fr" else -1
    for k in range(event.token + step, event.token + step * (_APART + 1), step):
        if not 0 <= k < len(tokens) or tokens[k].sentence != noun.sentence:
            break
        token = tokens[k]
        if token.upos not in ("ADJ", "PROPN", "NOUN", "VERB"):  # parsers take "russe" for any of them
            break
        capital = token.text[:1].isupper()
        if capital == (mentions.document.language == "en") and token.entity != "PER":
            side = side_of(mentions.document.language, (token.text.lower(),))
            if side is not None:
                return Span(token.start, token.end), side
    return None, None
