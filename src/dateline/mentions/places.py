"""PlaceMention: found in the text and resolved."""

from dateline.model import Document, Parse, PlaceMention


def find_places(document: Document, parse: Parse) -> tuple[PlaceMention, ...]:
    """All of them, in text order."""
    return ()
