"""Web pages and pieces of HTML as text."""

import logging
import re
from html.parser import HTMLParser

from dateline.articles.dates import local_day
from dateline.articles.decode import decode
from dateline.articles.raw import Raw
from dateline.errors import InputError
from dateline.model import Article

_BLOCKS = frozenset(
    "address article aside blockquote br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr li main nav ol p pre section table td th tr ul".split()
)
_SILENT = frozenset(("script", "style", "template", "noscript", "svg", "iframe", "object"))
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\f\v\r]+")


def html_article(raw: Raw) -> Article:
    """The article of a web page, without its menus and links; InputError where it holds none."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it has to say is in the InputError
    page = page_text(raw)
    found = bare_extraction(
        page,
        url=raw.name if raw.name.startswith(("http://", "https://")) else None,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # Only what the page says of itself: a date that is merely somewhere on it is not the day of publication.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not (found.text or "").strip():
        raise InputError(f"{raw.name}: a web page without an article on it")
    address = found.url or (raw.name if raw.name.startswith("http") else None)
    return Article(
        found.text,
        id=raw.name,
        published=local_day(found.date),
        title=found.title or None,
        url=address,
        outlet=found.sitename or found.hostname or None,
        authors=tuple(a.strip() for a in (found.author or "").split(";") if a.strip()),
    )


def page_text(raw: Raw) -> str:
    """The decoded source of a page, by its headers, its own words or its bytes."""
    for said in (_header_charset(raw), _CHARSET.search(raw.body[:4096])):
        if said is not None:
            name = said[1].decode("ascii") if isinstance(said[1], bytes) else said[1]
            try:
                return raw.body.decode(name)
            except (LookupError, UnicodeDecodeError, ValueError):
                continue
    return decode(raw.body, name=raw.name)


def _header_charset(raw: Raw) -> re.Match[str] | None:
    for name, value in raw.headers:
        if name.lower() == "content-type":
            return re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", value, re.IGNORECASE)
    return None


def fragment_text(fragment: str) -> str:
    """The text of a piece of HTML, a line for each block; markup that is none is text."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    reader = _Text()
    reader.feed(fragment)
    reader.close()
    lines = (line.strip() for line in _SPACES.sub(" ", "".join(reader.pieces)).split("\n"))
    return "\n".join(line for line in lines if line)


class _Text(HTMLParser):
    """Collects the text that a browser would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line."""
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Text counts where it is shown."""
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))
