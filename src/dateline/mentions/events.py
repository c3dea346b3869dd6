"""Events: triggers, clauses, arguments."""

from dateline.model import EventMention, Mentions


def find_events(mentions: Mentions) -> tuple[EventMention, ...]:
    """The events told in a document, given its other mentions."""
    return ()
