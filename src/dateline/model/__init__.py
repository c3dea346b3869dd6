"""What flows through Dateline: frozen records without logic or input and output.

Every span is half-open and counts code points of `Document.text`, the working text.
`Document.offsets` leads from there to the text of the source file.
"""

from dateline.model.article import Article
from dateline.model.claim import Claim, Incident, Parts, Report
from dateline.model.mention import (
    Attribution,
    EventMention,
    Mentions,
    PlaceMention,
    QuantityMention,
    Speaker,
    TimeMention,
)
from dateline.model.place import Place
from dateline.model.text import Document, Parse, Part, Sentence, Span, Token

__all__ = [
    "Article",
    "Attribution",
    "Claim",
    "Document",
    "EventMention",
    "Incident",
    "Mentions",
    "Parse",
    "Part",
    "Parts",
    "Place",
    "PlaceMention",
    "QuantityMention",
    "Report",
    "Sentence",
    "Span",
    "Speaker",
    "TimeMention",
    "Token",
]
