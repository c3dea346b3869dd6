"""Article -> Document: clean text with a map back to the source, and the anatomy of a wire item."""

from dateline.documents.anatomy import kind_at
from dateline.documents.build import make_document
from dateline.documents.headline import headlines
from dateline.documents.language import identify

__all__ = ["headlines", "identify", "kind_at", "make_document"]
