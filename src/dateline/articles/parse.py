"""One input as the articles it holds."""

from functools import cache

from dateline import plugins
from dateline.articles.formats import Format
from dateline.articles.kinds import kind_of
from dateline.articles.raw import Raw
from dateline.articles.xml import local, parse_xml
from dateline.errors import InputError
from dateline.model import Article

_GROUP = "dateline.formats"
_NAMES = {"jsonl": "json"}  # a line of JSON Lines is an object


def parse(raw: Raw) -> list[Article]:
    """The articles of one input, none only for a feed without items; InputError says why it can't be read."""
    if not raw.body.strip():
        raise InputError(f"{raw.name}: empty")
    try:
        return _format(raw).parse(raw)
    except InputError:
        raise
    except Exception as error:  # whatever libraries come to on bytes that nobody meant
        raise InputError(f"{raw.name}: damaged ({type(error).__name__}: {error})") from error


def is_slow(raw: Raw) -> bool:
    """Whether taking an input apart may take long or crash, so that it is done where it can be stopped."""
    return _format(raw).slow


def opml_feeds(body: bytes, *, name: str) -> list[str]:
    """The addresses of the feeds in an OPML list, in their order."""
    root = parse_xml(body, name=name)
    found = [e.get("xmlUrl") for e in root.iter() if local(e) == "outline" and e.get("xmlUrl")]
    return list(dict.fromkeys(found))


def _format(raw: Raw) -> Format:
    """The format of an input: one that another package knows it by, else ours."""
    head = raw.body[:8192]
    for other in _others():
        if other.knows is not None and other.knows(head, raw.name, raw.media):
            return other
    kind = kind_of(head, name=raw.name, media=raw.media)
    return _ours(_NAMES.get(kind, kind))


@cache
def _ours(kind: str) -> Format:
    known: Format = plugins.load(_GROUP, kind if kind in plugins.OURS[_GROUP] else "text")
    return known


@cache
def _others() -> tuple[Format, ...]:
    """The formats of other packages; what they parse is of unknown make, so it is done where it can be stopped."""
    names = [name for name in plugins.names(_GROUP) if name not in plugins.OURS[_GROUP]]
    return tuple(
        Format(parse=made.parse, knows=made.knows, slow=True) for made in (plugins.load(_GROUP, name) for name in names)
    )
