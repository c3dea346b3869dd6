"""How quick the desk is with many readers at once while dispatches are taken in, over loopback only.

    cd bench && PYTHONPATH=../src:.:../tests python desk_load.py RECORD [READERS] [SECONDS] [THINK] [WORST]

The record is copied first. Prints the median and the 95th percentile of the server's answers, how many failed, and how
much of the processor an answer took: that figure is the same on a machine that is busy with other things. Readers look
at a page for THINK seconds (3). WORST of them ask nothing but the worst questions there are, without a pause; their
answers are not counted, those of the others tell whether they suffer.
"""

import os
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
WORST = (
    "/incidents?near=0,0,20000&sort=size",
    "/incidents.json?bbox=-180,-90,180,90&sort=sources&limit=1000",
    "/map.json?zoom=18&window=-180,-90,180,90",
    "/api/v1/timeline?text=drone*%20OR%20said%20OR%20night",
    "/api/v1/stats?bbox=-180,-90,180,90",
)


def reader(base: str, until: float, think: float, took: list[float], failed: list[str], seed: int) -> None:
    """One who looks at pages, with a pause between them."""
    choose = random.Random(seed)
    addresses = ADDRESSES if think else WORST
    time.sleep(choose.uniform(0, think))
    while time.monotonic() < until:
        address = choose.choice(addresses)
        start = time.monotonic()
        try:
            with urllib.request.urlopen(base + address, timeout=20) as answer:
                answer.read()
        except (urllib.error.URLError, OSError) as error:
            failed.append(f"{address}: {error}")
        took.append(time.monotonic() - start)
        time.sleep(choose.uniform(0.5, 1.5) * think)


def processor(number: int) -> float:
    """Seconds of the processor that a process has used; nan where the system does not tell."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return float("nan")
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main(record: str, readers: int = 50, seconds: int = 30, think: float = 3.0, worst: int = 0) -> None:
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
        unkind: list[float] = []
        threads += [
            threading.Thread(target=reader, args=(base, until, 0.0, unkind, [], 1000 + n)) for n in range(worst)
        ]
        before = processor(serve.pid)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        spent = processor(serve.pid) - before
        serve.terminate()
        taking.terminate()
        serve.wait()
        taking.wait()
    took.sort()
    print(f"{readers} readers, {len(took)} questions in {seconds} s, {len(failed)} failed")
    print(f"median {statistics.median(took) * 1000:.0f} ms, p95 {took[int(len(took) * 0.95)] * 1000:.0f} ms")
    print(f"the server used the processor for {spent / max(1, len(took) + len(unkind)) * 1000:.1f} ms a question")
    for told in failed[:5]:
        print(told)


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:6]))
