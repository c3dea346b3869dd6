"""Fills templates: dispatches in, the templates that their claims make out."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline import Reader
from dateline.errors import InputError
from dateline.evaluate.muc4.acts import find_acts
from dateline.evaluate.muc4.nouns import Tree
from dateline.evaluate.muc4.slots import SLOTS
from dateline.evaluate.muc4.templates import drafts, slots
from dateline.evaluate.muc4.words import organizations_in, words
from dateline.gazetteer import open_gazetteer
from dateline.lang import parser
from dateline.model import Article, Document, Report
from dateline.pipeline import read_parsed

_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DATELINE = re.compile(
    rf"\b([A-Z][A-Z .'-]{{2,40}}?)(?: \(([A-Z ]+)\))?,? (\d{{1,2}}) ({'|'.join(_MONTHS)})[A-Z]* (\d{{2,4}})\b"
)
_TAG = re.compile(r"\[(?:TEXT|EXCERPTS?|PASSAGE OMITTED|[A-Z ]*REPORT[A-Z ]*|STATEMENT)\]", re.I)


_OUTSIDE = ("UNITED STATES", "SPAIN", "CUBA")  # named as parties more often than as the scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """One dispatch of the task: its text without dateline, its day and where it was sent from."""

    id: str
    text: str
    published: date | None
    sent_from: str | None


def read_dispatches(path: Path) -> list[Dispatch]:
    """The dispatches of a JSON Lines file, each with `docid` and `text`, or of a folder of text files."""
    try:
        if path.is_dir():
            return [dispatch(p.stem, p.read_text("utf-8", errors="replace")) for p in sorted(path.glob("*.txt"))]
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}: name a file of dispatches") from error
    found = []
    for n, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                found.append(dispatch(str(row["docid"]), str(row["text"])))
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{path}: line {n} is no dispatch with docid and text: {error}") from error
    return found


def dispatch(id: str, text: str) -> Dispatch:
    """One dispatch: line ends inside paragraphs made spaces, the dateline taken off and read."""
    text = re.sub(r"(?<!\n)\n(?!\s*\n)[ \t]*", " ", text)
    head = text[:500]
    found = _DATELINE.search(head.upper())
    published = None
    if found:
        year = int(found[5])
        try:
            published = date(year + 1900 if year < 100 else year, _MONTHS.index(found[4]) + 1, int(found[3]))
        except ValueError:
            published = None
    cut = 0
    tags = list(_TAG.finditer(head))
    if tags:
        cut = tags[-1].end()
    elif found:
        mark = head.find("--", found.end())
        cut = mark + 2 if 0 <= mark < found.end() + 120 else found.end()
    sent_from = f"{found[1]}, {found[2]}" if found and found[2] else found[1] if found else None
    return Dispatch(id=id, text=text[cut:].strip() or text, published=published, sent_from=sent_from)


def respond(dispatches: Iterable[Dispatch]) -> Iterator[tuple[str, list[dict[str, list[str]]]]]:
    """The templates of each dispatch, by the names of their slots."""
    reader, parse = Reader(language="en"), parser("en")
    for given in dispatches:
        document = reader.document(Article(given.text, id=given.id, published=given.published))
        parsed = parse(document)
        report = read_parsed(document, parsed)
        country = country_of(document, report, given.sent_from)
        named = Counter(o for _, o in organizations_in(document.text) if not o.state).most_common(1)
        found = drafts(find_acts(Tree(parsed, document.text), report), given.published)
        yield (
            given.id,
            [
                slots(
                    d,
                    message=given.id,
                    number=n,
                    published=given.published,
                    country=country,
                    organization=named[0][0] if named else None,
                )
                for n, d in enumerate(found, 1)
            ],
        )


def country_of(document: Document, report: Report, sent_from: str | None) -> str | None:
    """The country that a dispatch is about: that of most of its places, else where it was sent from."""
    known = words().countries
    said: Counter[str] = Counter()
    for claim in report.claims:
        place = claim.place.place if claim.place else None
        if place and place.country in known:
            said[known[place.country or ""]] += 2
    text = document.text.upper()
    for name in known.values():
        said[name] += text.count(name)
    for word, name in words().nations.items():
        said[name] += len(re.findall(rf"\b{re.escape(word.upper())}S?\b", text))
    if sent_from:
        places = open_gazetteer().lookup(sent_from.split(",")[0].title())
        near = next((p for p in places if p.country in known), None)
        if near:
            said[known[near.country or ""]] += 3
    told = {n: c for n, c in said.items() if c and n in known.values() and n not in _OUTSIDE}
    return max(told, key=lambda n: told[n]) if told else None


def as_json_lines(id: str, templates: list[dict[str, list[str]]]) -> str:
    """One message as a line of JSON."""
    row: dict[str, Any] = {"docid": id, "templates": templates}
    return json.dumps(row, ensure_ascii=False)


def as_archive(id: str, templates: list[dict[str, list[str]]]) -> str:
    """One message in the archive's own format."""
    lines = []
    for filled in templates or [{"MESSAGE: ID": [id], "MESSAGE: TEMPLATE": ["*"]}]:
        for slot in SLOTS:
            fills = filled.get(slot.name, ["*"])
            for n, fill in enumerate(fills):
                start = f"{slot.number}.".ljust(4) + slot.name if n == 0 else ""
                lines.append(f"{start:36}{fill}")
        lines.append("")
    return "\n".join(lines)
