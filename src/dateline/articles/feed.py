"""RSS and Atom."""

import io
import re
from typing import Any

from dateline.articles.dates import local_day
from dateline.articles.html import fragment_text
from dateline.articles.raw import Raw
from dateline.errors import InputError, LimitError
from dateline.model import Article

_ENTITY = re.compile(rb"<!ENTITY\b", re.IGNORECASE)
_ITEMS = 2000


def feed_articles(raw: Raw) -> list[Article]:
    """The items of a feed, in their order; InputError where the bytes are no feed."""
    parsed = _parsed(raw)
    outlet = _text(parsed.feed.get("title")) or None
    items = parsed.entries[:_ITEMS]
    return [article for entry in items if (article := _item(entry, outlet)) is not None]


def feed_title(raw: Raw) -> str | None:
    """What a feed calls itself."""
    return _text(_parsed(raw).feed.get("title")) or None


def _parsed(raw: Raw) -> Any:
    import feedparser

    if _ENTITY.search(raw.body):
        raise LimitError(f"{raw.name}: a feed that declares entities; refused")
    headers = {
        name.lower(): value for name, value in raw.headers if name.lower() in ("content-type", "content-language")
    }
    # A stream: a string could be taken for the name of a file or for an address.
    parsed = feedparser.parse(io.BytesIO(raw.body), response_headers=headers)
    if not parsed.version and not parsed.entries:
        why = parsed.get("bozo_exception")
        raise InputError(f"{raw.name}: no feed, and no other XML that Dateline reads" + (f" ({why})" if why else ""))
    return parsed


def _item(entry: Any, outlet: str | None) -> Article | None:
    """One item; None where it has no words at all."""
    title = _text(entry.get("title"))
    bodies = [c.get("value") or "" for c in entry.get("content") or () if isinstance(c, dict)]
    body = max((fragment_text(b) for b in (*bodies, entry.get("summary") or "")), key=len)
    if not body and not title:
        return None
    link = _address(entry.get("link"))
    source = entry.get("source")
    named = _text(source.get("title")) if isinstance(source, dict) else ""
    return Article(
        body or title,
        id=str(entry.get("id") or link or title),
        published=local_day(entry.get("published") or entry.get("updated") or entry.get("created")),
        title=title or None,
        url=link,
        outlet=named or outlet,
        authors=tuple(name for a in entry.get("authors") or () if (name := _text(a.get("name")))),
    )


def _text(value: object) -> str:
    return " ".join(fragment_text(value).split()) if isinstance(value, str) else ""


def _address(value: object) -> str | None:
    """A web address; nothing else is one."""
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None
