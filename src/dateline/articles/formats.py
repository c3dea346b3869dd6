"""The formats an input can be in, each with how it is known and how it is taken apart."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.articles.dates import local_day
from dateline.articles.decode import decode
from dateline.articles.feed import feed_articles
from dateline.articles.html import html_article
from dateline.articles.raw import Raw
from dateline.articles.wire import newsml_articles, ninjs_article
from dateline.errors import InputError
from dateline.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of input.

    `parse` makes its articles or raises InputError. `knows` tells from the first 8 kB, the name and the
    media type whether an input is of this kind; None for ours, which `kinds.kind_of` tells apart. `slow` inputs are
    taken apart where they can be stopped.
    """

    parse: Callable[[Raw], list[Article]]
    knows: Callable[[bytes, str, str | None], bool] | None = None
    slow: bool = False


def _opml(raw: Raw) -> list[Article]:
    raise InputError(f"{raw.name}: a list of feeds, not a dispatch; add them with `dateline feeds add {raw.name}`")


def _text(raw: Raw) -> list[Article]:
    return [Article(decode(raw.body, name=raw.name), id=raw.name)]


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


FEED = Format(parse=feed_articles, slow=True)
NEWSML = Format(parse=newsml_articles, slow=True)
HTML = Format(parse=lambda raw: [html_article(raw)], slow=True)
OPML = Format(parse=_opml)
JSON = Format(parse=_json)
TEXT = Format(parse=_text)
