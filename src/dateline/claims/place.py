"""Where each event happened."""

from dateline.model import Mentions, PlaceMention


def assign_places(mentions: Mentions) -> list[PlaceMention | None]:
    """The place of each of `mentions.events`, in their order; None where the dispatch does not say."""
    return [None for _ in mentions.events]
