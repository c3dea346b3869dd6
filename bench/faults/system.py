"""A call of the system that fails, put in by strace, at every call in turn: what is acknowledged is kept, nothing half.

python -m faults.system          every call of every kind (some minutes)
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import RecordError
from dateline.record import open_record
from record.making import incoming

CALLS = ("pwrite64", "fdatasync", "fsync", "ftruncate")
ERRORS = ("EIO", "ENOSPC", "EINTR")
DOCUMENTS = 3


def victim(path: Path) -> None:
    """Takes dispatches in, says which are kept, and whether it wrote after it was told that a write failed."""
    failed = False
    with open_record(path) as record:
        record.base.execute("PRAGMA wal_autocheckpoint = 30").fetchall()
        for k in range(DOCUMENTS):
            try:
                record.add(incoming(k), last=True)
            except RecordError:
                failed = True
                print("failed", flush=True)
            else:
                print("after failure" if failed else "kept", f"d{k}.txt", flush=True)


def command(call: str, error: str, when: str, path: Path, log: Path) -> list[str]:
    """The victim under strace; only calls on the record's own files fail."""
    files = [v for end in ("", "-wal", "-shm", "-journal") for v in ("-P", f"{path}{end}")]
    inject = f"inject={call}:error={error}:when={when}"
    strace = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={call}", "-e", inject, *files]
    return [*strace, sys.executable, "-m", "faults.system", "victim", str(path)]


def once(folder: Path, call: str, error: str, when: str) -> bool:
    """Whether the failure came to pass; AssertionError where it did harm."""
    path, log = folder / f"{call}{error}{when}.sqlite", folder / "strace.log"
    open_record(path, create=True).close()
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command(call, error, when, path, log), capture_output=True, text=True, check=False, env=env)
    struck = "(INJECTED)" in log.read_text("utf-8")
    told = done.stdout.splitlines()
    name = (call, error, when)
    assert done.returncode == 0 or "RecordError" in done.stderr, (name, done.stderr[-500:])
    if error == "EIO":
        assert not any(line.startswith("after") for line in told), (name, "it went on writing after a failing write")
    if error == "EINTR" and call == "pwrite64":
        assert "failed" not in told and done.returncode == 0, (name, "an interrupted write was not tried again")
    kept = {line.split()[-1] for line in told if line.startswith(("kept", "after"))}
    with open_record(path) as record:
        held = {uri for (uri,) in record.base.execute("SELECT uri FROM document")}
        assert kept <= held, (name, kept - held)
        faults = list(record.verify())
        assert not faults, (name, faults)
        for k in range(DOCUMENTS):
            record.add(incoming(k), last=True)
        assert record.base.execute("SELECT count(*) FROM document").get == DOCUMENTS
    for file in folder.glob(f"{path.name}*"):
        file.unlink()
    return struck


def whens(error: str, *, most: int, step: int) -> Iterator[tuple[int, str]]:
    """Which calls fail: one alone, and one with all after it (a call that is interrupted for ever would not end)."""
    for at in range(1, most, step):
        yield at, str(at)
        if error != "EINTR":
            yield at, f"{at}+"


def run(folder: Path, *, most: int = 10_000, step: int = 1) -> dict[str, int]:
    """How many failing calls of each kind were put in, until there is no such call any more."""
    told: dict[str, int] = {}
    for call in CALLS:
        for error in ERRORS:
            for _, when in whens(error, most=most, step=step):
                if not once(folder, call, error, when):
                    break
                told[f"{call} {error}"] = told.get(f"{call} {error}", 0) + 1
    return told


def works() -> bool:
    """Whether strace is here and may trace."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["victim"]:
        victim(Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as place:
            print(run(Path(place), step=int(sys.argv[1]) if len(sys.argv) > 1 else 1))
