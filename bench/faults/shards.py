"""Kills workers and drivers of `dateline scale read` at random, and compares what comes out with a run left alone."""

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path


def run(kills: int, folder: Path, *, texts: Sequence[str], seed: int = 0, workers: int = 2) -> int:
    """How many kills hit a process at work; AssertionError where the output differs by one byte."""
    rng = random.Random(seed)
    path = folder / "archive"
    path.mkdir()
    step = max(1, len(texts) // 12)
    for n in range(0, len(texts), step):
        told = (json.dumps({"id": f"d{n + k}", "text": t}) + "\n" for k, t in enumerate(texts[n : n + step]))
        (path / f"{n:06}.jsonl").write_text("".join(told))
    start = time.monotonic()
    _finish(_driver(path, folder / "alone", workers))
    took = time.monotonic() - start
    hit = 0
    for _ in range(kills):
        driver = _driver(path, folder / "killed", workers)
        time.sleep(took * rng.uniform(0.25, 0.95))
        victims = _children(driver.pid)
        if victims and rng.random() < 0.5:
            hit += _kill(rng.choice(victims))
            _finish(driver)
        else:
            hit += _kill(driver.pid)
            driver.wait()
            for pid in victims:  # at its end a machine takes them along
                _kill(pid)
    _finish(_driver(path, folder / "killed", workers))
    assert _bytes(folder / "alone") == _bytes(folder / "killed"), "killed runs came to another output"
    return hit


def _driver(path: Path, out: Path, workers: int) -> subprocess.Popen[bytes]:
    words = ("scale", "read", str(path), "-o", str(out), "--workers", str(workers), "--json")
    return subprocess.Popen([sys.executable, "-m", "dateline.views.cli", *words], stdout=subprocess.DEVNULL)


def _finish(driver: subprocess.Popen[bytes]) -> None:
    status = driver.wait(timeout=900)
    assert status == 0, f"the run ended with {status}"


def _kill(pid: int) -> int:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


def _children(pid: int) -> list[int]:
    try:
        return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _bytes(out: Path) -> dict[str, str]:
    files = (p for p in sorted(out.rglob("*")) if p.is_file() and p.parent.name != "work")
    return {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    samples = sorted((Path(__file__).parents[1] / "texts").glob("*.txt"))
    many = [f"{text.read_text(encoding='utf-8')}\n\nNuméro {k}.\n" for k in range(20) for text in samples]
    with tempfile.TemporaryDirectory() as made:
        print(f"{run(count, Path(made), texts=many)} of {count} kills hit; the output is the same to the byte")
