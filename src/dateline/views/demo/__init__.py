"""Dispatches of our own to show Dateline with: invented outlets, four languages, three weeks.

They are written like wires, with copies, corrections, denials, rival counts, totals and their parts. Each file holds
those of one language: a line `# id | day | outlet | headline`, then the text.
"""

import json
from collections.abc import Iterator
from importlib import resources

from dateline.articles.raw import Raw
from dateline.settings import LANGUAGES

_SAMPLES = {"fr": "fr-01", "en": "en-01", "ru": "ru-01", "uk": "uk-01"}


def dispatches() -> list[dict[str, str]]:
    """All of them in the order in which they came out: id, published, outlet, title, text, language."""
    found = [row for code in LANGUAGES for row in _of(code)]
    return sorted(found, key=lambda row: (row["published"], row["id"]))


def inputs() -> Iterator[Raw]:
    """All of them as an ingest takes them."""
    for row in dispatches():
        body = json.dumps(row, ensure_ascii=False).encode()
        yield Raw(body=body, name=f"demo/{row['id']}.json", channel="demo", media="application/json")


def sample(language: str) -> tuple[str, str]:
    """The text and the day of one of them."""
    row = next(r for r in _of(language) if r["id"] == _SAMPLES[language])
    return f"{row['title']}\n\n{row['text']}", row["published"]


def _of(language: str) -> list[dict[str, str]]:
    text = (resources.files("dateline.views.demo") / f"{language}.txt").read_text(encoding="utf-8")
    found: list[dict[str, str]] = []
    for block in f"\n{text}".split("\n# ")[1:]:
        head, _, body = block.partition("\n")
        name, day, outlet, title = (part.strip() for part in head.split("|"))
        found.append(
            {
                "id": name,
                "published": day,
                "outlet": outlet,
                "title": title,
                "text": body.strip(),
                "language": language,
                "url": f"https://{outlet.lower().replace(' ', '-')}.example/{name}" if outlet.isascii() else "",
            }
        )
    return found
