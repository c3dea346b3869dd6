"""feedparser's own corpus of feeds: none crashes or hangs, each is accepted or said to be bad.

The corpus is in feedparser's source package and is not kept here:
pip download --no-deps --no-binary :all: feedparser==6.0.14
"""

import re
import sys
import tarfile
import time
from collections import Counter
from pathlib import Path

from dateline.articles.parse import parse
from dateline.articles.raw import Raw
from dateline.errors import InputError
from dateline.record.children import Children

_HEADER = re.compile(rb"^(Content-type|Content-Location|Header):?\s*([^\n]*)", re.MULTILINE | re.IGNORECASE)
# What the corpus expects of fields that are ours too; values with markup are not compared, ours is text.
_EXPECTED = re.compile(rb"entries\[0\]\['(title|link|id)'\] == u?'([^'<&\\\\]+)'")
_OURS = {"title": "title", "link": "url", "id": "id"}


def look(task: tuple[str, bytes]) -> tuple[str, str | None]:
    """Whether one feed is accepted or refused, and what is wrong with what it gives."""
    name, body = task
    media = next((v.decode("latin-1") for k, v in _HEADER.findall(body) if k.lower() == b"content-type"), None)
    headers = (("Content-Type", media),) if media else ()
    try:
        found = parse(Raw(body=body, name=name, media="application/xml", headers=headers))
    except InputError as error:
        return "refused", None if str(error) else "no reason given"
    for field, value in _EXPECTED.findall(body) if found else ():
        wanted, got = value.decode("utf-8", "replace").strip(), getattr(found[0], _OURS[field.decode()])
        if got != wanted and (field != b"link" or wanted.startswith("http")):
            return "accepted", f"{field.decode()} is {got!r}, expected {wanted!r}"
    return ("accepted" if found else "accepted, no item with words"), None


def run(archive: Path, *, seconds: float = 5.0) -> tuple[Counter[str], list[str]]:
    """What became of all feeds, and those with something wrong."""
    told, wrong = Counter[str](), []
    with tarfile.open(archive) as package, Children(look, count=1) as children:
        for member in package:
            if not member.isfile() or "/tests/" not in member.name or not member.name.endswith((".xml", ".z", ".gz")):
                continue
            handle = package.extractfile(member)
            assert handle is not None
            ticket = children.finish(children.submit((member.name, handle.read()), seconds=seconds))
            outcome, complaint = ticket.result or ("failed", ticket.failure)
            told[outcome] += 1
            if complaint:
                wrong.append(f"{member.name}: {complaint}")
    return told, wrong


if __name__ == "__main__":
    start = time.monotonic()
    outcomes, complaints = run(Path(sys.argv[1]))
    print(f"{outcomes.total()} feeds in {time.monotonic() - start:.0f} s: {dict(outcomes)}")
    print("\n".join(complaints[:60]))
