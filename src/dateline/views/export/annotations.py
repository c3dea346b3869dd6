"""W3C Web Annotations: one a claim, pointing at its words in the text of the dispatch.

Positions count code points of the text that the record holds. Where names were left out of the quoted words the quote
selector is left out, too.
"""

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.names import LEFT_OUT
from dateline.views.export.options import Options


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written."""
    count = 0
    out.write(b'{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [')
    first = True
    for incident in incidents:
        count += 1
        for note in _notes(incident):
            out.write(
                (b"\n" if first else b",\n") + json.dumps(note, ensure_ascii=False).encode("utf-8", "backslashreplace")
            )
            first = False
    out.write(b"\n]}\n")
    return count


def _notes(incident: IncidentJson) -> Iterator[dict[str, Any]]:
    for claim in incident["claims"]:
        document = claim["document"]
        tags = [claim["event_type"], claim["means"], claim["certainty"], claim["polarity"], claim["realis"]]
        source = claim["source"] and claim["source"]["name"]
        bodies = [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags if tag]
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": f"said by {source or 'the outlet'}"})
        bodies.append(
            {"type": "SpecificResource", "purpose": "linking", "source": f"urn:dateline:incident:{incident['id']}"}
        )
        yield {
            "id": f"urn:dateline:claim:{claim['id']}",
            "type": "Annotation",
            "motivation": "identifying",
            "created": incident["changed"],
            "generator": {"type": "Software", "name": claim["extractor"]},
            "body": bodies,
            "target": [
                {"source": document["url"] or document["uri"], "selector": _selectors(span)}
                for span in claim["evidence"]
            ],
        }


def _selectors(span: dict[str, Any]) -> list[dict[str, Any]]:
    position = {"type": "TextPositionSelector", "start": span["start"], "end": span["end"]}
    if LEFT_OUT in span["quote"]:
        return [position]
    return [{"type": "TextQuoteSelector", "exact": span["quote"]}, position]
