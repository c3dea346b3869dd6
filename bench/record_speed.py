"""How fast a record of many incidents answers: python bench/record_speed.py [incidents] [file | address | postgres].

Synthetic incidents of four languages over three years and the whole map, through the calls that the command line and
the browser make; the median of each kind of question, in milliseconds of the processor and of the clock. A file that is
there is asked as it is; "postgres" is a server that is started for this alone (PYTHONPATH=src:bench:tests).
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from filling import alone, filling, megabytes, place, put, serving

from dateline.errors import SlowError
from dateline.record import KeptRecord, open_record

TYPES = ("strike", "interception", "crash", "debris", "explosion", "fire", "casualties", "attack", "clash", "alert")
COUNTRIES = ("RUS", "UKR", "MLI", "SDN", "COD", "HTI", "PSE")
TOWNS = [f"ville{k}" for k in range(5000)]
WORDS = {
    "fr": "drones abattus nuit région gouverneur annoncé blessés incendie dépôt frappe missiles armée attaque "
    "civils".split(),
    "en": "drones downed night region governor said wounded fire depot strike missiles army attack civilians".split(),
    "ru": "беспилотники сбиты ночь область губернатор сообщил раненые пожар склад удар ракеты армия атака "
    "жители".split(),
    "uk": "безпілотники збиті ніч область очільник повідомив поранені пожежа склад удар ракети армія атака "
    "жителі".split(),
}


KINDS = ("military", "governor", "agency", "local_authority", "media")
SOURCES, ACTORS = 20_000, 5_000


def fill(path: Path | str, count: int) -> None:
    """Writes so many incidents, ten to a document, some with two claims."""
    rng, first = random.Random(0), date(2022, 2, 24)
    names = ("gouverneur", "ministère", "armée", "police")
    with open_record(path, create=True) as record, filling(record):
        put(record, "evidence", "id, sha256, size, body", [(1, "0" * 64, 0, b"")])
        put(record, "capture", _CAPTURE, [(1, 1, "x", "file", "x", "[]", "x")])
        sources = [
            (k, f"source numéro {k} {rng.choice(names)}", rng.choice(KINDS), rng.choice(COUNTRIES))
            for k in range(1, SOURCES + 1)
        ]
        put(record, "source", "id, name, kind, side", sources)
        actors = [(k, f"groupe {k} {rng.choice(names)}", rng.choice(COUNTRIES)) for k in range(1, ACTORS + 1)]
        put(record, "actor", "id, name, side", actors)
        claim = 0
        for start in range(0, count // 10, _STEP):
            rows: list[list[Any]] = [[] for _ in _TABLES]
            for number in range(start, min(count // 10, start + _STEP)):
                language = rng.choice(tuple(WORDS))
                rows[0].append(
                    (number + 1, f"d{number}", "file", 1, 1, "x", "read", language, f"outlet {number % 200}",
                     "2024-01-01", "", f"{number:064}")
                )  # fmt: skip
                for k in range(10):
                    key = number * 10 + k + 1
                    rows[1].append(_incident(rng, key, first, language))
                    rows[2].append((key, number + 1, f"i{k}", "strike", 1, "reported", "", key, f"k{key}"))
                    rows[3].append((key, "killed", "people", 1, 2, 3, 0))
                    for j in range(1 + (rng.random() < 0.3)):
                        claim += 1
                        source = min(SOURCES, int(rng.paretovariate(0.5)))  # a few say most
                        actor = rng.randrange(1, ACTORS + 1) if rng.random() < 0.25 else None
                        rows[4].append((claim, number + 1, key, key, f"c{k}_{j}", source, actor, *_SAID))
            for (table, columns), some in zip(_TABLES, rows, strict=True):
                put(record, table, columns, some)


_STEP = 2000  # documents that are written at once
_CAPTURE = "id, evidence, name, channel, fetched, headers, tool"
_SAID = ("strike", 0, 5, "quote", "x", "stated", "affirmed", "actual", 0, "x")
_TABLES = (
    (
        "document",
        "id, uri, channel, version, capture, received, status, language, outlet, published, text, text_sha256",
    ),
    (
        "incident",
        "id, key, event_type, means, place, country, admin1, latitude, longitude, radius_km, where_prec, earliest, "
        "latest, date_prec, origins, documents, claims, languages, sides, status, words, first_reported, "
        "last_reported, changed, background, founder, sha256",
    ),
    ("telling", "id, document, label, event_type, origins, status, words, incident, key"),
    ("incident_quantity", "incident, what, unit, low, best, high, disputed"),
    (
        "claim",
        'id, document, telling, incident, label, source, actor, event_type, start, "end", quote, origin, certainty, '
        "polarity, realis, background, extractor",
    ),
)


def _incident(rng: random.Random, key: int, first: date, language: str) -> tuple[Any, ...]:
    day = first + timedelta(days=rng.randrange(1200))
    until = day + timedelta(days=rng.randrange(3))
    latitude, longitude = (rng.uniform(-60, 70), rng.uniform(-180, 180)) if rng.random() < 0.8 else (None, None)
    country = rng.choice(COUNTRIES)
    told = " ".join(rng.choices(WORDS[language], k=12)) + f" {rng.choice(TOWNS)} {rng.randrange(300)}"
    status = rng.choice(("reported", "reported", "reported", "corroborated", "disputed"))
    kind = (rng.choice(TYPES), rng.choice(("drone", "missile", None)))
    where = (
        rng.choice(TOWNS),
        country,
        f"{country}-{rng.randrange(20)}",
        latitude,
        longitude,
        10,
        rng.choice((1, 2, 4)),
    )
    when = (day.isoformat(), until.isoformat(), 1)
    counts = (rng.randrange(1, 4), 1, 1)
    reported = (day.isoformat(), until.isoformat(), f"2025-01-01T00:00:{key % 60:02d}Z")
    return (
        key, f"{day}-{key}", *kind, *where, *when, *counts, language, country, status, told, *reported,
        int(rng.random() < 0.1), "x", "x",
    )  # fmt: skip


def questions(rng: random.Random) -> dict[str, Callable[[], dict[str, Any]]]:
    """Filters of each kind of question, other values each time."""

    def window(width: float) -> tuple[float, float, float, float]:
        west, south = rng.uniform(-170, 170 - width), rng.uniform(-55, 60 - width)
        return west, south, west + width, south + width

    def month() -> dict[str, Any]:
        day = date(2022, 3, 1) + timedelta(days=rng.randrange(1000))
        return {"since": day, "until": day + timedelta(days=30)}

    def word() -> str:
        return rng.choice(WORDS[rng.choice(tuple(WORDS))])

    def circle(km: float) -> tuple[float, float, float]:
        return rng.uniform(-50, 60), rng.uniform(-170, 170), km

    def kind() -> str:
        return rng.choice(TYPES)

    return {
        "newest": dict,
        "a type": lambda: {"types": kind()},
        "a type, a country, a month": lambda: {"types": kind(), "place": rng.choice(COUNTRIES), **month()},
        "a month": month,
        "within 50 km": lambda: {"near": circle(50)},
        "within 500 km in a month": lambda: {"near": circle(500), **month()},
        "a rare source": lambda: {"source": f"numéro {rng.randrange(100, SOURCES)}"},
        "a frequent source": lambda: {"source": "gouverneur"},
        "a side as source": lambda: {"source": rng.choice(COUNTRIES)},
        "an actor": lambda: {"actor": f"groupe {rng.randrange(ACTORS)}"},
        "a frequent actor": lambda: {"actor": "armée"},
        "an outlet": lambda: {"outlet": f"Outlet {rng.randrange(200)}"},
        "disputed, in Ukrainian": lambda: {"status": "disputed", "language": "uk"},
        "a window of 5 degrees": lambda: {"bbox": window(5)},
        "a window of 60 degrees, a type": lambda: {"bbox": window(60), "types": kind()},
        "a frequent word": lambda: {"text": word()},
        "two frequent words": lambda: {"text": "drones nuit"},
        "a town's name": lambda: {"text": rng.choice(TOWNS)},
        "a number": lambda: {"text": str(rng.randrange(300))},
        "a frequent word or a town's name": lambda: {"text": f"{word()} OR {rng.choice(TOWNS)}"},
        "one word without another": lambda: {"text": "drones NOT nuit"},
        "the beginning of a word": lambda: {"text": word()[:4] + "*"},
        "a frequent word, a country, a month": lambda: {"text": word(), "place": rng.choice(COUNTRIES), **month()},
        "a frequent word, a window of 5 degrees": lambda: {"text": "drones", "bbox": window(5)},
        "map: 5 degrees": lambda: {"bbox": window(5), "zoom": 6},
        "map: 20 degrees": lambda: {"bbox": window(20), "zoom": 4},
        "map: 20 degrees, a type in a month": lambda: {"bbox": window(20), "zoom": 4, "types": kind(), **month()},
        "map: 60 degrees": lambda: {"bbox": window(60), "zoom": 3},
        "map: the world": lambda: {"bbox": (-180, -90, 180, 90), "zoom": 1},
        "map: the world, a type": lambda: {"bbox": (-180, -90, 180, 90), "zoom": 1, "types": kind()},
        "map: the world, a month": lambda: {"bbox": (-180, -90, 180, 90), "zoom": 1, **month()},
        "map: the world, a frequent word": lambda: {"bbox": (-180, -90, 180, 90), "zoom": 1, "text": word()},
    }


def ask(path: Path | str, times: int = 31) -> dict[str, tuple[float, float, float]]:
    """The median time of each question, of the processor and of the clock, and the 95th percentile of the clock (ms).

    The processor's time is that of both sides where the server is on this machine.
    """
    told = {}
    with open_record(path) as record:
        alone(record)
        for name, made in questions(random.Random(1)).items():
            took = [_timed(record, made()) for _ in range(times)]
            clock = sorted(t[1] for t in took)
            told[name] = (
                statistics.median(t[0] for t in took),
                statistics.median(clock),
                clock[min(times - 1, round(0.95 * times))],
            )
    return told


def _timed(record: KeptRecord, asked: dict[str, Any]) -> tuple[float, float]:
    processor, clock = time.process_time() + serving(record), time.perf_counter()
    try:
        if "zoom" in asked:
            record.clusters(**asked)
        else:
            record.incidents(**asked, whole=False)
    except SlowError:
        pass
    return (time.process_time() + serving(record) - processor) * 1000, (time.perf_counter() - clock) * 1000


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with place(sys.argv[2] if len(sys.argv) > 2 else "") as (path, filled):
        if not filled:
            start = time.monotonic()
            fill(path, count)
            with open_record(path) as record:
                print(
                    f"{count} incidents written in {time.monotonic() - start:.0f} s, {megabytes(record)} MB", flush=True
                )
        print("processor    clock      p95")
        for name, (processor, clock, late) in ask(path).items():
            print(f"{processor:6.1f} ms {clock:6.1f} ms {late:6.1f} ms  {name}", flush=True)


if __name__ == "__main__":
    main()
