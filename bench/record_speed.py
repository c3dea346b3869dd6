"""How fast a record of many incidents answers: python bench/record_speed.py [incidents] [file].

Synthetic incidents of four languages over three years and the whole map; the median of each kind of question.
"""

import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from dateline.record import open_record

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


def fill(path: Path, count: int) -> None:
    """Writes so many incidents, ten to a document."""
    rng, first = random.Random(0), date(2022, 2, 24)
    with open_record(path, create=True) as record, record.change() as base:
        base.execute("INSERT INTO evidence VALUES (1, ?, 0, x'')", ("0" * 64,))
        base.execute("INSERT INTO capture VALUES (1, 1, 'x', 'file', NULL, 'x', '[]', 'x')")
        for number in range(count // 10):
            words = WORDS[rng.choice(tuple(WORDS))]
            base.execute(
                "INSERT INTO document (id, uri, channel, version, capture, received, status, text, text_sha256) "
                "VALUES (?, ?, 'file', 1, 1, 'x', 'read', ?, ?)",
                (number + 1, f"d{number}", " ".join(rng.choices(words, k=30)), f"{number:064}"),
            )
            rows = []
            for k in range(10):
                day = first + timedelta(days=rng.randrange(1200))
                where = (rng.uniform(-60, 70), rng.uniform(-180, 180)) if rng.random() < 0.8 else (None, None)
                told = " ".join(rng.choices(words, k=12)) + f" {rng.choice(TOWNS)} {rng.randrange(300)}"
                until = day + timedelta(days=rng.randrange(3))
                what = (rng.choice(TYPES), rng.choice(TOWNS), rng.choice(COUNTRIES))
                when = (day.isoformat(), until.isoformat())
                key = f"{day}-{what[0]}-{number}-{k}"
                rows.append((key, *what, *where, *when, 1, 1, 1, "fr", "", "reported", told, when[0], 0, key, key))
            base.executemany(
                "INSERT INTO incident (key, event_type, place, country, latitude, longitude, earliest, latest, "
                "origins, documents, claims, languages, sides, status, words, changed, background, founder, sha256) "
                f"VALUES ({', '.join('?' * len(rows[0]))})",
                rows,
            )
    with open_record(path) as record:
        record.base.execute("ANALYZE")


QUESTIONS = {
    "newest 100": "SELECT * FROM incidents ORDER BY earliest DESC, id DESC LIMIT 100",
    "100 of a type": "SELECT * FROM incidents WHERE event_type = :type ORDER BY earliest DESC, id DESC LIMIT 100",
    "100 of a type in a country in a month": "SELECT * FROM incidents WHERE event_type = :type AND country = :country "
    "AND earliest BETWEEN :day AND date(:day, '+30 days') ORDER BY earliest, id LIMIT 100",
    "page deep in the list": "SELECT * FROM incidents WHERE (earliest, id) < (:day, 0) ORDER BY earliest DESC, "
    "id DESC LIMIT 100",
    "map window 5 x 5 degrees": "SELECT i.id, i.latitude, i.longitude, i.event_type FROM incident_where AS w "
    "CROSS JOIN incident AS i ON i.id = w.id WHERE w.west >= :x AND w.east <= :x + 5 AND w.south >= :y AND "
    "w.north <= :y + 5 LIMIT 5000",
    "map window in a month": "SELECT i.id, i.latitude, i.longitude, i.event_type FROM incident_where AS w "
    "CROSS JOIN incident AS i ON i.id = w.id WHERE w.west >= :x AND w.east <= :x + 20 AND w.south >= :y AND "
    "w.north <= :y + 20 "
    "AND w.first_day >= CAST(julianday(:day) AS INTEGER) AND w.last_day <= CAST(julianday(:day) AS INTEGER) + "
    "30 LIMIT 5000",
    "world map, thinned": "SELECT i.id, i.latitude, i.longitude FROM incident_where AS w CROSS JOIN incident AS "
    "i ON i.id = w.id "
    "WHERE w.west >= -180 AND w.east <= 180 AND w.south >= -90 AND w.north <= 90 LIMIT 2000",
    "words: one frequent": "SELECT rowid FROM incident_search WHERE incident_search MATCH :word LIMIT 100",
    "words: two frequent": "SELECT rowid FROM incident_search WHERE incident_search MATCH :word || ' AND ' || "
    ":other LIMIT 100",
    "words: a place, newest first": "SELECT i.id FROM incident_search AS s CROSS JOIN incident AS i ON i.id = s.rowid "
    "WHERE incident_search MATCH :town ORDER BY i.earliest DESC LIMIT 100",
    "words: frequent with a place, best first": "SELECT rowid FROM incident_search WHERE incident_search MATCH "
    ":word || ' AND ' || :town ORDER BY rank LIMIT 100",
    "words: the beginning of one": "SELECT rowid FROM incident_search WHERE incident_search MATCH :start || '*' "
    "LIMIT 100",
}


def ask(path: Path, times: int = 30) -> dict[str, float]:
    """The median time of each question, in milliseconds."""
    rng, told = random.Random(1), {}
    with open_record(path) as record:
        for name, query in QUESTIONS.items():
            took = []
            for _ in range(times):
                words = WORDS[rng.choice(tuple(WORDS))]
                town = rng.choice(TOWNS)
                values = {
                    "type": rng.choice(TYPES),
                    "country": rng.choice(COUNTRIES),
                    "day": (date(2022, 3, 1) + timedelta(days=rng.randrange(1000))).isoformat(),
                    "x": rng.uniform(-170, 150),
                    "y": rng.uniform(-55, 50),
                    "word": rng.choice(words),
                    "other": rng.choice(words),
                    "town": town,
                    "start": town[:7],
                }
                start = time.perf_counter()
                record.base.execute(query, values).fetchall()
                took.append((time.perf_counter() - start) * 1000)
            told[name] = statistics.median(took)
    return told


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as place:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(place) / "r.sqlite"
        if not path.exists():
            start = time.monotonic()
            fill(path, count)
            print(f"{count} incidents written in {time.monotonic() - start:.0f} s, {path.stat().st_size >> 20} MB")
        for name, took in ask(path).items():
            print(f"{took:8.1f} ms  {name}")


if __name__ == "__main__":
    main()
