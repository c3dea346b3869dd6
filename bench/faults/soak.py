"""Whether memory stays flat while very many dispatches go in, once caches are full (after 20,000 dispatches).

python -m faults.soak 100000
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from dateline.articles.raw import Raw
from dateline.record import open_record
from dateline.record.children import Children
from dateline.record.ingest import Ingest
from record.making import FakeReading, text_of


def resident() -> int:
    """The memory of this process, in kB."""
    line = next(v for v in Path("/proc/self/status").read_text("ascii").splitlines() if v.startswith("VmRSS"))
    return int(line.split()[1])


def made(count: int) -> Iterator[Raw]:
    for k in range(count):
        yield Raw(body=text_of(k).encode(), name=f"d{k}.txt")


def run(count: int, folder: Path) -> tuple[int, int]:
    """The memory when caches are full and at the end, in kB."""
    first = 0
    with open_record(folder / "soak.sqlite", create=True) as record, Children(FakeReading(), count=0) as children:
        for n, _ in enumerate(Ingest(record=record, children=children).run(made(count)), 1):
            if n == min(20_000, count // 2):
                first = resident()
        return first, resident()


if __name__ == "__main__":
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 40_000
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        before, after = run(total, Path(place))
    grown = (after - before) / before * 100
    print(f"{total} in {time.monotonic() - start:.0f} s: {before >> 10} MB, then {after >> 10} MB ({grown:+.1f} %)")
