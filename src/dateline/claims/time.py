"""When each event happened, and when it was announced."""

from dataclasses import dataclass

from dateline.model import Mentions, TimeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOf:
    """When an event was, when it was said, and whether it is older context."""

    time: TimeMention | None = None
    announced: TimeMention | None = None
    background: bool = False
    rule: str = ""


def assign_times(mentions: Mentions) -> list[TimeOf]:
    """The time of each of `mentions.events`, in their order."""
    return [TimeOf() for _ in mentions.events]
