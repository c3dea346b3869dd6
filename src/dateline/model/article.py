"""A dispatch as it comes in, before anything is read out of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One dispatch: its decoded text and what is known of it from elsewhere.

    `published` is the local day of publication; None lets the dateline of the text speak. `title` is a
    headline that comes apart from the text. `language` None lets the text speak. `id` is what its source calls
    it: a file name, the guid of a feed item. `status` is usable, cancelled (by its publisher) or withheld (not to be
    published before `embargo`, a time in UTC).
    """

    text: str
    id: str = "-"
    published: date | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    status: str = "usable"
    embargo: str | None = None
