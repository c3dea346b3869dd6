"""What kind of input bytes are, told by the bytes first and by name and media type where they do not say."""

import re

_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]{1,40}:)?([\w.-]{1,40})")
_COMMENT = re.compile(rb"<!--(?:[^-]|-(?!->))*+-->")
_FEEDS = {b"rss", b"feed", b"rdf", b"channel"}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|title)\b", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def kind_of(head: bytes, *, name: str = "", media: str | None = None) -> str:
    """One of gzip, zip, warc, opml, newsml, feed, html, jsonl, json, text for the first bytes of an input."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"WARC/"):
        return "warc"
    plain = _plain(head)
    if plain.startswith(b"<"):
        found = _markup(plain, name, media)
        if found:
            return found
    low = name.lower()
    if low.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    if media == "application/json":
        return "json"
    if plain.startswith(b"{"):
        if low.endswith((".json", ".ninjs")) or (media or "").endswith(("/json", "+json")):
            return "json"
        first, newline, rest = plain.partition(b"\n")
        whole = first.rstrip().endswith(b"}") and len(first) > 2
        return "jsonl" if whole and newline and rest.lstrip().startswith(b"{") else "json"
    if media in ("text/html", "application/xhtml+xml") or low.endswith((".html", ".htm", ".xhtml")):
        return "html"
    return "text"


def _plain(head: bytes) -> bytes:
    """The head with its byte order mark and the NULs of UTF-16 left out, without leading space."""
    for mark in _MARKS:
        if head.startswith(mark):
            head = head[len(mark) :].replace(b"\0", b"") if mark != _MARKS[0] else head[3:]
            break
    return head[:8192].lstrip()


def _markup(plain: bytes, name: str, media: str | None) -> str | None:
    plain = _COMMENT.sub(b"", plain)
    root = _ROOT.search(plain)
    tag = root[1].lower() if root else b""
    if tag == b"opml":
        return "opml"
    if tag in (b"newsitem", b"newsmessage", b"packageitem"):
        return "newsml"
    if tag in _FEEDS:
        return "feed"
    if _HTML.search(plain) or media == "text/html" or name.lower().endswith((".html", ".htm")):
        return "html"
    if plain.startswith(b"<?xml") or (media or "").endswith(("/xml", "+xml")):
        return "feed"  # damaged or unknown XML: the feed parser says what it is
    return None
