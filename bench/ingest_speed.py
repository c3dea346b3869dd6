"""How fast dispatches go into a record, and whether memory stays flat.

    python bench/ingest_speed.py [dispatches] [workers]


The dispatches are our own with other numbers, days and names: none is a copy, all look alike in families.
"""

import json
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from dateline.articles.fetch import Fetcher
from dateline.record import open_record
from dateline.record.children import Children
from dateline.record.ingest import Ingest, Summary
from dateline.record.reading import Reading
from dateline.record.sources import inputs
from dateline.views.report import report_json
from record.copy_pairs import _another_night, _other_places, dispatches


def write(path: Path, count: int) -> None:
    """So many dispatches as JSON Lines."""
    rng = random.Random(0)
    texts = [text for prefix in "fgx" for text in dispatches(prefix)]
    with path.open("w", encoding="utf-8") as out:
        for k in range(count):
            text = texts[k % len(texts)]
            text = text if k < len(texts) else _other_places(_another_night(text, rng), rng)
            day = f"2024-{k % 12 + 1:02}-{k % 28 + 1:02}"
            out.write(json.dumps({"id": f"d{k}", "text": text, "date": day, "lang": "fr"}, ensure_ascii=False) + "\n")


def resident(pid: int | str = "self") -> int:
    """The memory of a process, in kB."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


def run(path: Path, record: Path, workers: int) -> Summary:
    """Takes them in, with the memory of the parent and the largest child every 500."""
    reading, summary = Reading(report_json), Summary()
    start, cpu = time.monotonic(), time.process_time()
    with open_record(record, create=True) as kept, Children(reading, count=workers, prepare=reading.warm) as children:
        ingest = Ingest(record=kept, children=children, count=workers)
        for event in ingest.run(inputs([str(path)], fetcher=Fetcher())):
            summary.add(event)
            done = sum(summary.counts.values())
            if done % 500 == 0 and summary.of("new"):
                child = max((resident(c.process.pid) for c in children._children), default=0)
                rate = done / (time.monotonic() - start)
                print(f"{done:7} {rate:6.1f}/s  parent {resident() >> 10} MB, child {child >> 10} MB", flush=True)
    seconds = time.monotonic() - start
    print(f"{dict(summary.counts)} in {seconds:.1f} s; {time.process_time() - cpu:.1f} s of it at work in the parent")
    return summary


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 2
    with tempfile.TemporaryDirectory() as place:
        path, record = Path(place) / "dispatches.jsonl", Path(place) / "r.sqlite"
        write(path, count)
        start = time.monotonic()
        run(path, record, workers)
        first = time.monotonic() - start
        start = time.monotonic()
        run(path, record, workers)
        print(f"again: {first / (time.monotonic() - start):.0f} times as fast; {record.stat().st_size >> 20} MB")
        print(f"most memory of the parent: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MB")


if __name__ == "__main__":
    main()
