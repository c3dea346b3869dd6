"""A dispatch as it comes in, before anything is read out of it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One dispatch: its decoded text and what is known of it from elsewhere.

    `published` is the local day of publication; None lets the dateline of the text speak. `title` is a
    headline that comes apart from the text. `language` None lets the text speak.
    """

    text: str
    id: str = "-"
    published: date | None = None
    title: str | None = None
    language: str | None = None
