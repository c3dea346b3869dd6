"""News in the wire formats of the IPTC: NewsML-G2 and ninjs."""

from collections.abc import Iterator, Mapping
from typing import Any

from dateline.articles.dates import local_day, moment
from dateline.articles.html import fragment_text
from dateline.articles.raw import Raw
from dateline.articles.xml import local, parse_xml, text_of
from dateline.errors import InputError
from dateline.model import Article

_CANCELLED = ("canceled", "cancelled")


def newsml_articles(raw: Raw) -> list[Article]:
    """The text items of a NewsML-G2 document: a news item, or all those of a message.

    `id` is the guid, which all versions of an item share. Cancelled and withheld items say so in `status`; an embargo
    is carried along.
    """
    root = parse_xml(raw.body, name=raw.name)
    items = [root] if local(root) == "newsItem" else [e for e in root.iter() if local(e) == "newsItem"]
    found = [article for item in items if (article := _news_item(item)) is not None]
    if not found:
        raise InputError(f"{raw.name}: NewsML-G2 without a text item")
    return found


def _news_item(item: Any) -> Article | None:
    """A news item; None where it is a picture or holds no text."""
    guid = item.get("guid")
    about = {local(e): e for e in _children(item, "itemMeta")}
    content = list(_children(item, "contentMeta"))
    status = _code(about.get("pubStatus"))
    title = next((text_of(e) for e in content if local(e) == "headline"), None)
    body = next((t for e in _children(item, "contentSet") if (t := _body(e))), "")
    if not body and status not in _CANCELLED:
        return None
    embargo = about.get("embargoed")
    until = moment(embargo.text) if embargo is not None else None
    dated = [e for e in content if local(e) in ("contentCreated", "contentModified")]
    version = about.get("versionCreated")
    day = next((e.text for e in dated), version.text if version is not None else None)
    language = next((e.get("tag") for e in content if local(e) == "language"), None)
    provider = about.get("provider")
    return Article(
        body or title or guid or "-",
        id=guid or "-",
        published=local_day(day),
        title=title,
        language=_language(language),
        outlet=_name(provider) if provider is not None else None,
        authors=tuple(filter(None, (_name(e) or text_of(e) for e in content if local(e) in ("creator", "by")))),
        status="cancelled" if status in _CANCELLED else "withheld" if status == "withheld" or until else "usable",
        embargo=until.isoformat() if until else None,
    )


def _children(item: Any, name: str) -> Iterator[Any]:
    for child in item:
        if local(child) == name:
            yield from child


def _body(content: Any) -> str:
    """The text of one rendition: NITF or XHTML inline, or plain text."""
    if local(content) == "inlineData":
        kind = content.get("contenttype") or ""
        return fragment_text(content.text or "") if "html" in kind else (content.text or "").strip()
    if local(content) != "inlineXML":
        return ""
    for wanted in ("body.content", "body", "html", "nitf"):
        for element in content.iter():
            if local(element) == wanted:
                return text_of(element)
    return text_of(content)


def _code(element: Any) -> str:
    """The code of a qualified name: "usable" of "stat:usable"."""
    return (
        ""
        if element is None
        else (element.get("qcode") or element.get("uri") or "").rsplit(":", 1)[-1].rsplit("/", 1)[-1].lower()
    )


def _name(element: Any) -> str:
    named = next((text_of(e) for e in element if local(e) == "name"), "")
    return named or element.get("literal") or _code(element)


def ninjs_article(data: Mapping[str, Any], *, name: str) -> Article:
    """The article of a ninjs object (version 1, 2 or 3)."""
    bodies = [
        (str(b.get("contenttype") or ""), str(b.get("value") or ""))
        for b in data.get("bodies") or ()
        if isinstance(b, Mapping)
    ]
    bodies += [
        ("html" if "xhtml" in k or "html" in k else "", str(v)) for k, v in data.items() if k.startswith("body_") and v
    ]
    body = max((fragment_text(v) if "html" in kind else v.strip() for kind, v in bodies), key=len, default="")
    titles = [str(h.get("value")) for h in data.get("headlines") or () if isinstance(h, Mapping) and h.get("value")]
    title = str(data["headline"]) if data.get("headline") else next(iter(titles), None)
    status = str(data.get("pubstatus") or "usable").lower()
    until = moment(str(data["embargoed"])) if data.get("embargoed") else None
    if not body and status not in _CANCELLED:
        raise InputError(f"{name}: ninjs without a text body")
    day = data.get("contentcreated") or data.get("firstcreated") or data.get("versioncreated")
    provider = data.get("provider")
    outlet = provider.get("name") if isinstance(provider, Mapping) else data.get("copyrightholder")
    return Article(
        body or title or "-",
        id=str(data.get("uri") or name),
        published=local_day(str(day) if day else None),
        title=title,
        language=_language(data.get("language")),
        outlet=str(outlet) if outlet else None,
        authors=(str(data["byline"]),) if data.get("byline") else (),
        status="cancelled" if status in _CANCELLED else "withheld" if status == "withheld" or until else "usable",
        embargo=until.isoformat() if until else None,
    )


def _language(tag: object) -> str | None:
    """The language of a tag such as fr-CH."""
    return tag.split("-")[0].split("_")[0].lower() or None if isinstance(tag, str) else None
