"""Mutated inputs of every format for some seconds each: no crash, no more than 2 seconds, no more than 300 MB.

python -m faults.fuzz 600
"""

import io
import json
import random
import sys
import time

from articles.test_formats import ATOM, NEWSML, NINJS, PAGE, RSS, warc_of
from dateline.articles.parse import parse
from dateline.articles.raw import Raw
from dateline.articles.units import unpacked
from dateline.errors import InputError
from dateline.record.children import Children

SEEDS = {
    "rss": RSS.encode(),
    "atom": ATOM.encode(),
    "newsml": (NEWSML % ("", "usable")).encode(),
    "ninjs": json.dumps(NINJS).encode(),
    "html": PAGE.encode(),
    "warc": warc_of({f"https://a.example/{k}": PAGE.encode() for k in range(4)}, packed=False),
    "warc.gz": warc_of({f"https://a.example/{k}": PAGE.encode() for k in range(4)}, packed=True),
}
BITS = (
    b"<",
    b">",
    b"&",
    b"\0",
    b"]]>",
    b"<![CDATA[",
    b"&#x0;",
    b"\xff\xfe",
    b"<p>" * 50,
    b"\r\n\r\n",
    b"-1",
    b"9" * 30,
)


def mutated(data: bytes, rng: random.Random) -> bytes:
    """A changed copy: bytes flipped, removed, repeated, put in."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 16)):
        at = rng.randrange(len(out) + 1)
        what = rng.randrange(4)
        if what == 0 and at < len(out):
            out[at] = rng.randrange(256)
        elif what == 1:
            del out[at : at + rng.randrange(80)]
        elif what == 2:
            out[at:at] = out[at : at + rng.randrange(200)] * rng.randint(1, 4)
        else:
            out[at:at] = rng.choice(BITS)
    return bytes(out)


def look(task: tuple[str, int]) -> int:
    """How many articles a mutated input gives; a refusal is fine, anything else is raised."""
    name, seed = task
    body = mutated(SEEDS[name], random.Random(seed))
    found = [f for f in unpacked(io.BytesIO(body), name=f"x.{name}") if isinstance(f, Raw)]
    count = 0
    for raw in found:
        try:
            count += len(parse(raw))
        except InputError as error:
            assert str(error)
    return count


def run(seconds: float) -> dict[str, tuple[int, int]]:
    """For each format how many mutations were tried and how many articles they gave; AssertionError for a failure."""
    told = {}
    with Children(look, count=1, memory=300 << 20) as children:
        for name in SEEDS:
            until, tried, found = time.monotonic() + seconds, 0, 0
            while time.monotonic() < until:
                ticket = children.finish(children.submit((name, tried), seconds=2.0))
                assert ticket.failure is None, (name, tried, ticket.failure)
                tried, found = tried + 1, found + ticket.result
            told[name] = (tried, found)
    return told


if __name__ == "__main__":
    for kind, (tries, articles) in run(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0).items():
        print(f"{kind}: {tries} mutations, {articles} articles")
