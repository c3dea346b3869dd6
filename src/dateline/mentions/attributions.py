"""Who says: attributions and the register of speakers."""

from dateline.model import Attribution, Document, Parse, PlaceMention, Speaker


def find_attributions(
    document: Document, parse: Parse, places: tuple[PlaceMention, ...]
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """All acts of saying in text order, and the speakers of the dispatch under their fullest names."""
    return (), ()
