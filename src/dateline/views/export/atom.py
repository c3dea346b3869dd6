"""An Atom feed (RFC 4287) with GeoRSS; ids that were given up are deleted entries (RFC 6721)."""

import re
from collections.abc import Iterable
from typing import IO
from urllib.parse import quote
from xml.etree import ElementTree as Xml

from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.csv import addresses
from dateline.views.export.options import Options
from dateline.views.export.shapes import shape
from dateline.views.incident_sheet import counts_of, when_of, where_of
from dateline.views.vocabulary import words as words_of

_ATOM, _GEO, _GONE = (
    "http://www.w3.org/2005/Atom",
    "http://www.georss.org/georss",
    "http://purl.org/atompub/tombstones/1.0",
)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_START = "1970-01-01T00:00:00Z"


def write(incidents: Iterable[IncidentJson], gone: Iterable[Tombstone], out: IO[bytes], options: Options) -> int:
    """How many incidents were written."""
    return feed(incidents, gone, out)


def feed(
    incidents: Iterable[IncidentJson],
    gone: Iterable[Tombstone],
    out: IO[bytes],
    *,
    title: str = "Incidents",
    key: str = "urn:dateline:incidents",
    here: str | None = None,
    home: str | None = None,
) -> int:
    """The same under a title and id of its own: `here` is the address of the feed, `home` that of the desk.

    With `home` each entry leads to its page there.
    """
    for prefix, space in (("", _ATOM), ("georss", _GEO), ("at", _GONE)):
        Xml.register_namespace(prefix, space)
    top = Xml.Element(f"{{{_ATOM}}}feed")
    _text(top, "title", title)
    _text(top, "id", key)
    if here:
        _sub(top, "link", rel="self", type="application/atom+xml", href=_clean(here))
    updated = _text(top, "updated", _START)
    _text(_sub(top, "author"), "name", "Dateline")
    count = 0
    for incident in incidents:
        _entry(top, incident, home)
        updated.text = max(updated.text or "", incident["changed"])
        count += 1
    for tombstone in gone:
        Xml.SubElement(top, f"{{{_GONE}}}deleted-entry", {"ref": _id(tombstone.id), "when": tombstone.changed})
        updated.text = max(updated.text or "", tombstone.changed)
    Xml.ElementTree(top).write(out, encoding="utf-8", xml_declaration=True)
    out.write(b"\n")
    return count


def _entry(top: Xml.Element, incident: IncidentJson, home: str | None) -> None:
    words, entry = words_of("en"), _sub(top, "entry")
    kind = words.say("types", incident["event_type"])
    told = [kind, counts_of(incident, words), where_of(incident["place"], words), when_of(incident["time"], words)]
    _text(entry, "title", " · ".join(filter(None, told)))
    _text(entry, "id", _id(incident["id"]))
    _text(entry, "updated", incident["changed"])
    if incident["first_reported"]:
        _text(entry, "published", f"{incident['first_reported'][:10]}T00:00:00Z")
    if home:
        _sub(entry, "link", rel="alternate", type="text/html", href=f"{home}/incidents/{quote(incident['id'])}")
    for address in addresses(incident):
        if address.startswith(("https://", "http://")):
            _sub(entry, "link", rel="related", href=_clean(address))
    for term in (incident["event_type"], incident["means"], incident["status"]):
        if term:
            _sub(entry, "category", term=term)
    for source in incident["sources"]:
        _text(_sub(entry, "contributor"), "name", source["name"] or "-")
    _text(entry, "summary", incident["words"])
    geometry, _ = shape(incident["place"])
    if geometry is not None and len(geometry["coordinates"]) != 1 and geometry["type"] == "Polygon":
        return  # GeoRSS has no shape with a hole, and what is in the hole is not the place
    if geometry is not None:
        point = geometry["type"] == "Point"
        line = [geometry["coordinates"]] if point else geometry["coordinates"][0]
        where = Xml.SubElement(entry, f"{{{_GEO}}}{'point' if point else 'polygon'}")
        where.text = " ".join(f"{latitude} {longitude}" for longitude, latitude in line)


def _id(key: str) -> str:
    return _clean(f"urn:dateline:incident:{key}")


def _sub(parent: Xml.Element, name: str, **attributes: str) -> Xml.Element:
    return Xml.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)


def _text(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    made = _sub(parent, name)
    made.text = _clean(text)
    return made


def _clean(text: str) -> str:
    """The text without what XML 1.0 has no room for."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
