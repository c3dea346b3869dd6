"""How fast a dispatch is linked in a large record: python bench/link_speed.py [incidents] [file | address | postgres].

Synthetic tellings of four languages over three years: towns of a few countries, some days and towns much fuller than
others, as in a war. Then dispatches are added one by one, a third of them about events that the record has; the median
time of linking is told, and that of the whole `record.add`.
"""

import json
import random
import statistics
import sys
import time
from bisect import bisect_left
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from filling import filling, megabytes, place, put, serving

from dateline.articles.raw import Raw
from dateline.incidents.across.cells import cells
from dateline.incidents.across.summary import name_of
from dateline.incidents.across.telling import About, as_json, tellings
from dateline.record import Incoming, KeptRecord, linking, open_record
from dateline.record.canonical import plain
from dateline.record.fingerprint import Fingerprint

TYPES = ("strike", "interception", "explosion", "fire", "casualties", "attack", "clash", "damage")
MEANS = ("drone", "missile", "artillery", None)
COUNTRIES = (("RUS", 52.0, 37.0), ("UKR", 49.0, 33.0), ("MLI", 15.0, -2.0), ("SDN", 14.0, 30.0), ("PSE", 31.4, 34.4))
FIRST = date(2022, 2, 24)
READER = Fingerprint(name="bench", version="0", lexicon="a" * 64, gazetteer="b" * 64)
_SHARES = list(accumulate((k + 1) ** -0.7 for k in range(4000)))  # how often each town is told of


def town(rng: random.Random) -> dict[str, Any]:
    """A place: few towns are told of again and again, most seldom."""
    return _town(bisect_left(_SHARES, rng.random() * _SHARES[-1]))


@cache
def _town(k: int) -> dict[str, Any]:
    at = random.Random(k)
    country, latitude, longitude = COUNTRIES[k % len(COUNTRIES)]
    region = f"{country[:2]}-{at.randrange(20)}"
    level = 4 if k % 10 == 9 else 1
    return {
        "start": 0, "end": 1, "quote": "x", "name": f"Town {k}", "relation": None, "distance_km": None, "bearing": None,
        "latitude": latitude + at.uniform(-4, 4), "longitude": longitude + at.uniform(-6, 6),
        "radius_km": 150.0 if level == 4 else 5.0, "where_prec": level, "geonameid": k + 1, "country": country,
        "administered_by": None, "admin1": region, "reason": None,
    }  # fmt: skip


def report(rng: random.Random, number: int, *, like: dict[str, Any] | None = None) -> dict[str, Any]:
    """A report of one claim; `like` another report, told by somebody else."""
    day = FIRST + timedelta(days=rng.randrange(1100))
    kind, means, place = rng.choice(TYPES), rng.choice(MEANS), town(rng)
    if like is not None:
        kind, means, place = (like["claims"][0][name] for name in ("event_type", "means", "place"))
        day = date.fromisoformat(like["claims"][0]["time"]["earliest"])
    time_said = {
        "start": 0, "end": 1, "quote": "x", "earliest": day.isoformat(), "latest": day.isoformat(), "date_prec": 1,
        "timex": day.isoformat(), "anchor": "said",
    }  # fmt: skip
    many = rng.randrange(1, 30)
    claim = {
        "id": "c1", "event_type": kind, "means": means, "place": place, "time": time_said, "announced": None,
        "evidence": [{"start": 0, "end": 20, "quote": f"{number} told of {kind} with {many} killed in the town"}],
        "source": {"start": 0, "end": 1, "quote": "x", "name": f"Person {number % 500}", "kind": "governor",
                   "side": place["country"], "person": f"Person {number % 500}", "role": None},
        "cue": None, "relayed_by": [], "certainty": "stated", "polarity": "affirmed", "realis": "actual",
        "background": False, "actor": None, "novelty": None, "extractor": "bench",
        "quantities": [{"start": 0, "end": 1, "quote": "x", "what": "killed", "unit": "people", "low": many,
                        "best": many, "high": many}],
    }  # fmt: skip
    incident = {
        "id": "i1", "event_type": kind, "means": means, "claims": ["c1"], "quantities": [], "place": place,
        "time": time_said, "sources": [], "origins": 1, "status": "reported",
    }  # fmt: skip
    about = {
        "id": f"d{number}", "language": "en", "published": (day + timedelta(days=1)).isoformat(), "title": None,
        "agency": None, "authors": [], "outlet": f"wire {number % 50}", "url": None, "dateline_place": None,
        "parts": [],
    }  # fmt: skip
    return {"document": about, "claims": [claim], "incidents": [incident], "parts": []}


def fill(path: Path | str, count: int) -> None:
    """Writes so many tellings, each an incident of its own, with the cells and rows that linking leaves."""
    rng = random.Random(0)
    with open_record(path, create=True) as record, filling(record):
        put(record, "evidence", "id, sha256, size, body", [(1, "0" * 64, 0, b"")])
        put(
            record,
            "capture",
            "id, evidence, name, channel, fetched, headers, tool",
            [(1, 1, "x", "file", "x", "[]", "x")],
        )
        put(record, "source", "id, name, kind, side", [(1, "x", "governor", "")])
        # Cells come in no order and stand in one: they are put down first and sorted once.
        record.base.execute("CREATE TABLE met (cell TEXT, telling BIGINT)")
        for start in range(0, count, 20_000):
            _write(record, [(n + 1, report(rng, n)) for n in range(start, min(count, start + 20_000))])
        record.base.execute("INSERT INTO cell SELECT cell, telling FROM met ORDER BY cell, telling")
        record.base.execute("DROP TABLE met")


def _write(record: KeptRecord, rows: list[tuple[int, dict[str, Any]]]) -> None:
    told = [(n, r, next(iter(tellings(r, about_of(n, r["document"]))))) for n, r in rows]
    placed = [(n, t, t.place) for n, _, t in told if t.place is not None]
    put(
        record,
        "document",
        "id, uri, channel, version, capture, received, status, language, published, outlet, text, text_sha256, origin",
        [
            (n, d["id"], "file", 1, 1, "2030-01-01T00:00:00Z", "read", "en", d["published"], d["outlet"], "",
             f"{n:064}", n)
            for n, d in ((n, r["document"]) for n, r, _ in told)
        ],
    )  # fmt: skip
    put(
        record,
        "telling",
        "id, document, label, event_type, means, place, country, admin1, origins, status, words, key, facts, incident",
        [
            (n, n, "i1", t.event_type, t.means, at.name, at.country, at.admin1, 1, "reported", "", t.key,
             plain(as_json(t)), n)
            for n, t, at in placed
        ],
    )  # fmt: skip
    put(
        record,
        "claim",
        'id, document, telling, label, event_type, start, "end", quote, source, origin, certainty, polarity, realis, '
        "background, extractor, incident",
        [
            (n, n, n, "c1", t.event_type, 0, 20, "", 1, "", "stated", "affirmed", "actual", 0, "x", n)
            for n, _, t in told
        ],
    )
    put(record, "met", "cell, telling", [(cell, n) for n, _, t in told for cell in cells(t)])
    put(
        record,
        "incident",
        "id, key, event_type, means, place, country, admin1, latitude, longitude, where_prec, earliest, latest, "
        "origins, documents, claims, languages, sides, status, words, changed, background, founder, sha256",
        [
            (n, name_of(t), t.event_type, t.means, at.name, at.country, at.admin1, at.latitude, at.longitude, at.prec,
             t.earliest, t.latest, 1, 1, 1, "en", "", "reported", "", "2030", 0, t.key, "")
            for n, t, at in placed
        ],
    )  # fmt: skip


def about_of(number: int, about: dict[str, Any]) -> About:
    """A dispatch as the linker reads it back from the rows written here."""
    return About(
        channel="file",
        series=f"file {about['id']}",
        text=f"{number:064}",
        language="en",
        published=about["published"],
        received="2030-01-01",
        outlet=about["outlet"],
    )


def add(path: Path | str, count: int, *, times: int = 200) -> tuple[dict[str, list[float]], list[int]]:
    """Milliseconds of linking and of adding each of some new dispatches, and how many tellings each was joined with.

    By the clock, and of the processor: of both sides where the record is on a server of this machine.
    """
    rng, known = random.Random(0), []
    for number in range(count):
        told = report(rng, number)
        if number % max(1, count // times) == 0:
            known.append(told)
    took: dict[str, list[float]] = {}
    joined: list[int] = []

    def noted(name: str, processor: float, clock: float) -> None:
        took.setdefault(f"{name}, processor", []).append(1000 * (time.process_time() + serving(record) - processor))
        took.setdefault(f"{name}, clock", []).append(1000 * (time.perf_counter() - clock))

    link = linking.link

    def timed(*given: Any, **named: Any) -> None:
        processor, clock = time.process_time() + serving(record), time.perf_counter()
        link(*given, **named)
        noted("linking", processor, clock)

    linking.link = timed  # type: ignore[assignment]
    try:
        with open_record(path) as record:
            for k in range(times):
                number = count + k + 1
                told = report(rng, number, like=known[k % len(known)] if k % 3 == 0 else None)
                text = f"{number} new dispatch {json.dumps(told['claims'][0]['evidence'])}"
                raw = Raw(body=text.encode(), name=f"n{number}", channel="file")
                processor, clock = time.process_time() + serving(record), time.perf_counter()
                added = record.add(
                    Incoming(raw=raw, uri=f"n{number}", text=text, report=told, reader=READER), last=True
                )
                noted("record.add", processor, clock)
                joined.append(
                    record.base.execute(
                        "SELECT count(*) - 1 FROM telling WHERE incident = (SELECT incident FROM telling WHERE "
                        "document = ?)",
                        (added.document,),
                    ).get
                )
    finally:
        linking.link = link
    return took, joined


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with place(sys.argv[2] if len(sys.argv) > 2 else "") as (path, filled):
        if not filled:
            start = time.monotonic()
            fill(path, count)
            with open_record(path) as record:
                print(
                    f"{count} tellings written in {time.monotonic() - start:.0f} s, {megabytes(record)} MB", flush=True
                )
        took, joined = add(path, count)
        for name, rows in sorted(took.items()):
            ordered = sorted(rows)
            print(
                f"{name}: median {statistics.median(rows):.1f} ms, p95 {ordered[int(0.95 * len(rows))]:.1f} ms, "
                f"most {ordered[-1]:.1f} ms"
            )
        print(f"{sum(1 for k in joined if k)} of {len(joined)} joined others, at most {max(joined)}")


if __name__ == "__main__":
    main()
