"""No network is needed, and none is asked for but by who names an address."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = str(ROOT / "samples" / "belgorod.txt")
PROGRAM = (sys.executable, "-m", "dateline.views.cli")


def alone() -> list[str]:
    """The command that runs another one where there is no network."""
    for words in (["unshare", "-n"], ["unshare", "-r", "-n"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
        ):
            return words
    pytest.skip("no network namespace may be made here (unshare -n, of util-linux)")


def called(log: Path, *words: str) -> list[str]:
    """Where a command reached out to over the internet protocols, by the system calls that it made."""
    if shutil.which("strace") is None:
        pytest.skip("no strace here; install it (apt-get install strace)")
    traced = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=connect,sendto,sendmsg,sendmmsg"]
    done = subprocess.run([*traced, *words], capture_output=True, text=True, check=False)
    if "ptrace" in done.stderr and not log.stat().st_size:
        pytest.skip("strace may not trace here")
    assert done.returncode == 0, done.stderr
    return re.findall(r"sin6?_addr[^}]*", log.read_text("utf-8", errors="replace"))


def test_it_reads_where_there_is_no_network() -> None:
    cut = alone()
    look = "import socket; print(len([n for _, n in socket.if_nameindex() if n != 'lo']))"
    seen = subprocess.run([*cut, sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert seen.stdout == "0\n"  # there is none indeed
    told = subprocess.run([*cut, *PROGRAM, "--help"], capture_output=True, text=True, check=True)
    assert "usage: dateline" in told.stdout
    words = ("read", SAMPLE, "--published", "2024-05-14", "--json")
    read = subprocess.run([*cut, *PROGRAM, *words], capture_output=True, text=True, check=True)
    assert len(json.loads(read.stdout)["claims"]) >= 3


def test_taking_files_in_calls_nobody(tmp_path: Path) -> None:
    record = str(tmp_path / "r.sqlite")
    assert called(tmp_path / "a", *PROGRAM, "ingest", SAMPLE, "--record", record) == []
    assert os.path.getsize(record) > 0
    assert called(tmp_path / "b", *PROGRAM, "incidents", "--record", record, "--json") == []


def test_a_call_would_be_seen(tmp_path: Path) -> None:
    call = "import socket; s = socket.socket(type=socket.SOCK_DGRAM); s.sendto(b'x', ('127.0.0.1', 9)); s.close()"
    assert len(called(tmp_path / "c", sys.executable, "-c", call)) == 1
