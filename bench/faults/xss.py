"""feedparser's cases for its cleaning of HTML, as titles, words, names and addresses of dispatches, in a real browser.

pip download --no-deps --no-binary :all: feedparser==6.0.14; tar xf it, then

python -m faults.xss feedparser-6.0.14/tests/wellformed/sanitize

Each file goes in as it is, and as what our reader of feeds makes of it. Tells how many were shown; stops where one
runs.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from dateline.articles.parse import parse
from dateline.articles.raw import Raw
from dateline.documents.clean import printable
from dateline.errors import InputError
from web.hostile import filled_with, inert, watched
from web.test_browser import FLAGS, running

TOGETHER = 60  # payloads on a page
LONGEST = 1500  # characters of one


def payloads(folder: Path) -> Iterator[str]:
    """The cases of a folder, each as it stands in its file and as a reader of feeds hands it on."""
    for file in sorted(folder.glob("*.xml")):
        body = file.read_bytes()
        yield " ".join(printable(body.decode("utf-8", "replace")).split())[-LONGEST:]
        try:
            articles = parse(Raw(body=body, name=file.name, channel="feed", media="application/atom+xml"))
        except InputError:
            continue
        for article in articles:
            for told in (article.title, article.text, article.url):
                if told and told.strip():
                    yield " ".join(printable(told).split())[:LONGEST]


def main(folder: str) -> None:
    said = list(dict.fromkeys(payloads(Path(folder))))
    if not said:
        raise SystemExit(f"{folder}: no case here; give the folder tests/wellformed/sanitize of feedparser's source")
    urls = [word for one in said for word in one.split('"') if ":" in word[:20]][:500] or ["javascript:alert(1)"]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as place:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for first in range(0, len(said), TOGETHER):
            some = said[first : first + TOGETHER]
            record = Path(place) / f"{first}.sqlite"
            key = filled_with(record, some, urls=urls[first // 2 % len(urls) :] or urls)
            for address in running(record):
                tab = browser.new_page(base_url=address)
                tab.set_default_timeout(120_000)
                told = watched(tab, address)
                for page in (f"/incidents/{key}", f"/incidents?id={key}"):
                    tab.goto(page)
                    inert(tab, told, some)
                tab.close()
            print(f"{min(first + TOGETHER, len(said))} of {len(said)}: shown, none came to life", flush=True)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
