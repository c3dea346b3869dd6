"""The one page that wires the stages: Document -> Mentions -> Claims -> Incidents -> Report."""

from dataclasses import replace

from dateline.claims.assemble import make_claims
from dateline.incidents.group import group_claims
from dateline.lang import parser
from dateline.mentions.attributions import find_attributions
from dateline.mentions.events import find_events
from dateline.mentions.places import find_places
from dateline.mentions.times import find_times
from dateline.model import Document, Mentions, Parse, Report


def find_mentions(document: Document, parse: Parse) -> Mentions:
    """All mentions of a parsed document."""
    places = find_places(document, parse)
    times = find_times(document, parse)
    attributions, speakers = find_attributions(document, parse, places)
    mentions = Mentions(
        document=document, parse=parse, places=places, times=times, attributions=attributions, speakers=speakers
    )
    return replace(mentions, events=find_events(mentions))


def read_document(document: Document) -> Report:
    """The report of one document."""
    mentions = find_mentions(document, parser(document.language)(document))
    claims, antecedents = make_claims(mentions)
    incidents, parts = group_claims(document, claims, antecedents)
    return Report(document=document, claims=claims, incidents=incidents, parts=parts)
