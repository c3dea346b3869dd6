"""How quick the desk is with many readers at once while dispatches are taken in, over loopback only.

    cd bench && PYTHONPATH=../src:.:../tests python desk_load.py RECORD [READERS] [SECONDS]

The record is copied first. Prints the median and the 95th percentile of the server's answers and how many failed.
"""

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ADDRESSES = (
    "/incidents",
    "/incidents?type=strike",
    "/incidents?from=2025-03-05&to=2025-03-15&sort=sources",
    "/incidents?text=drone",
    "/incidents.json?limit=50",
    "/map.json?zoom=4&window=-20,0,60,65",
    "/map.json?zoom=6&window=25,45,45,55",
    "/api/v1/timeline",
    "/static/desk.css",
)


def reader(base: str, until: float, think: float, took: list[float], failed: list[str], seed: int) -> None:
    """One who looks at pages, with a pause between them."""
    choose = random.Random(seed)
    time.sleep(choose.uniform(0, think))
    while time.monotonic() < until:
        address = choose.choice(ADDRESSES)
        start = time.monotonic()
        try:
            with urllib.request.urlopen(base + address, timeout=20) as answer:
                answer.read()
        except (urllib.error.URLError, OSError) as error:
            failed.append(f"{address}: {error}")
        took.append(time.monotonic() - start)
        time.sleep(choose.uniform(0.5, 1.5) * think)


def main(record: str, readers: int = 50, seconds: int = 30, think: float = 3.0) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(record, Path(folder) / "load.sqlite"))
        command = [sys.executable, "-m", "dateline.views.cli"]
        serve = subprocess.Popen(
            [*command, "serve", "--record", str(copy), "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        assert serve.stdout is not None
        base = serve.stdout.readline().split("/  ")[0]
        inbox = Path(folder) / "inbox"
        inbox.mkdir()
        for n in range(200):
            (inbox / f"{n}.txt").write_text(
                f"Moscow said on Tuesday that {n + 3} drones were shot down over the Kursk region overnight.\n", "utf-8"
            )
        taking = subprocess.Popen(
            [*command, "ingest", str(inbox), "--record", str(copy), "--workers", "1"], stdout=subprocess.DEVNULL
        )
        took: list[float] = []
        failed: list[str] = []
        until = time.monotonic() + seconds
        threads = [threading.Thread(target=reader, args=(base, until, think, took, failed, n)) for n in range(readers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        serve.terminate()
        taking.terminate()
        serve.wait()
        taking.wait()
    took.sort()
    print(f"{readers} readers, {len(took)} questions in {seconds} s, {len(failed)} failed")
    print(f"median {statistics.median(took) * 1000:.0f} ms, p95 {took[int(len(took) * 0.95)] * 1000:.0f} ms")
    for told in failed[:5]:
        print(told)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:]))
