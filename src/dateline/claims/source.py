"""Who says each event."""

from dataclasses import dataclass

from dateline.model import Attribution, Mentions, Span, Speaker


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
    return [SourceOf() for _ in mentions.events]
