"""Article -> Document: clean text with a map back to the source, and the anatomy of a wire item."""

from dateline.documents.build import make_document

__all__ = ["make_document"]
