"""The pages and texts of a web archive."""

import logging
from collections.abc import Iterator

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dateline.articles.limits import LIMITS, Limits, Pieces
from dateline.articles.raw import Raw
from dateline.articles.units import Refusal, shown

_TEXTUAL = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/json")
_KINDS = ("response", "resource", "conversion")


class _Quiet(ArchiveIterator):  # type: ignore[misc]
    """Tells of damage by what it raises, not on stderr."""

    INC_RECORD = ""


def records(stream: Pieces, *, name: str, limits: Limits = LIMITS) -> Iterator[Raw | Refusal]:
    """The textual answers in a WARC file, with their address, headers and time of capture.

    A file that breaks off or is damaged gives the records before that, and then a Refusal for the rest.
    """
    logging.getLogger("warcio").setLevel(logging.CRITICAL)  # it writes headers of others, unescaped, on the terminal
    number = 0
    try:
        for number, record in enumerate(_Quiet(stream), 1):
            if number > limits.members:
                yield Refusal(name=name, reason=f"more than {limits.members} records")
                return
            found = _record(record, name, number, limits)
            if found is not None:
                yield found
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, TypeError, KeyError, IndexError) as error:
        yield Refusal(name=name, reason=f"damaged or cut off after {number} records ({type(error).__name__}: {error})")


def _record(record: object, name: str, number: int, limits: Limits) -> Raw | Refusal | None:
    """One record; None where it holds no text."""
    headers = record.rec_headers  # type: ignore[attr-defined]
    answer = record.http_headers  # type: ignore[attr-defined]
    if record.rec_type not in _KINDS:  # type: ignore[attr-defined]
        return None
    if answer is not None and answer.get_statuscode() not in ("200", "203"):
        return None
    media = ((answer or headers).get_header("Content-Type") or "").split(";")[0].strip().lower()
    if not media.startswith(_TEXTUAL):
        return None
    address = shown(headers.get_header("WARC-Target-URI") or f"{name}!/{number}")
    body = bytearray()
    stream = record.content_stream()  # type: ignore[attr-defined]
    while piece := stream.read(65536):
        body += piece
        if len(body) > limits.item:
            return Refusal(name=address, reason=f"larger than {limits.item >> 20} MB")
    return Raw(
        body=bytes(body),
        name=address,
        channel="file",
        media=media or None,
        fetched=headers.get_header("WARC-Date"),
        headers=tuple((k, v) for k, v in (answer.headers if answer is not None else ())),
    )
