"""One input as the articles it holds."""

import json
from collections.abc import Mapping
from typing import Any

from dateline.articles.dates import local_day
from dateline.articles.decode import decode
from dateline.articles.feed import feed_articles
from dateline.articles.html import html_article
from dateline.articles.kinds import kind_of
from dateline.articles.raw import Raw
from dateline.articles.wire import newsml_articles, ninjs_article
from dateline.articles.xml import local, parse_xml
from dateline.errors import InputError
from dateline.model import Article


def parse(raw: Raw) -> list[Article]:
    """The articles of one input, at least one; InputError says why there are none. Names of files are ids."""
    if not raw.body.strip():
        raise InputError(f"{raw.name}: empty")
    try:
        return _parse(raw, kind_of(raw.body[:8192], name=raw.name, media=raw.media))
    except InputError:
        raise
    except Exception as error:  # whatever libraries come to on bytes that nobody meant
        raise InputError(f"{raw.name}: damaged ({type(error).__name__}: {error})") from error


def _parse(raw: Raw, kind: str) -> list[Article]:
    if kind == "feed":
        return feed_articles(raw)
    if kind == "newsml":
        return newsml_articles(raw)
    if kind == "html":
        return [html_article(raw)]
    if kind in ("json", "jsonl"):
        return _json(raw)
    if kind == "opml":
        raise InputError(f"{raw.name}: a list of feeds, not a dispatch; add them with `dateline feeds add {raw.name}`")
    return [Article(decode(raw.body, name=raw.name), id=raw.name)]


def is_slow(raw: Raw) -> bool:
    """Whether taking an input apart may take long or crash, so that it is done where it can be stopped."""
    return kind_of(raw.body[:8192], name=raw.name, media=raw.media) in ("feed", "newsml", "html")


def opml_feeds(body: bytes, *, name: str) -> list[str]:
    """The addresses of the feeds in an OPML list, in their order."""
    root = parse_xml(body, name=name)
    found = [e.get("xmlUrl") for e in root.iter() if local(e) == "outline" and e.get("xmlUrl")]
    return list(dict.fromkeys(found))


def _json(raw: Raw) -> list[Article]:
    try:
        data = json.loads(decode(raw.body, name=raw.name))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{raw.name}: not JSON ({error})") from None
    if not isinstance(data, dict):
        raise InputError(f"{raw.name}: JSON, but no object with a text")
    if any(k.startswith("body_") or k in ("bodies", "pubstatus", "versioncreated") for k in data):
        return [ninjs_article(data, name=raw.name)]
    return [_object(data, raw.name)]


def _object(data: Mapping[str, Any], name: str) -> Article:
    """The article of a plain object: text, url, title, published or date, language or lang, outlet."""

    def said(*keys: str) -> str | None:
        for key in keys:
            if isinstance(value := data.get(key), str) and value.strip():
                return value
        return None

    text = said("text", "body", "content")
    if text is None:
        raise InputError(f"{name}: a JSON object without a text (keys: {', '.join(map(str, list(data)[:8]))})")
    language = said("language", "lang")
    return Article(
        text,
        id=said("id", "guid", "uri", "url") or name,
        published=local_day(said("published", "date", "published_at", "datetime")),
        title=said("title", "headline"),
        language=language.split("-")[0].lower() if language else None,
        url=said("url", "link"),
        outlet=said("outlet", "source", "publisher"),
        authors=tuple(filter(None, (said("author", "byline"),))),
    )
