"""`serve` contacts nobody, and `watch` only the feeds and webhooks that were named: seen in the calls of all processes.

The calls are those that Python makes (an audit hook in each process) and, where strace is, those the system sees.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from articles.servers import answer, serving
from dateline.record import open_record
from dateline.record.feeds import add
from dateline.views.following.searches import Searches
from dateline.views.following.webhooks import Webhooks
from dateline.views.private import private_path
from web.desks import taken_in
from web.receivers import receiving

TEXT = "Deux drones se sont écrasés jeudi près de Koursk, a annoncé le gouverneur Pavel Morozov."
FEED = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Le Fil</title>
<item><title>Deux drones près de Koursk</title><guid>a1</guid><description>{TEXT}</description>
<pubDate>Thu, 20 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>"""
GUARD = """
import json, os, socket, sys
out = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def heard(event, args):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo"):
        told = args[0] if event == "socket.getaddrinfo" else args[-1]
        inside = event == "socket.connect" and args[0].family == socket.AF_UNIX
        if told is not None and not inside:
            os.write(out, (json.dumps([event, told if isinstance(told, str) else list(told)]) + chr(10)).encode())
sys.addaudithook(heard)
from dateline.views.cli import main
sys.exit(main(sys.argv[2:]))
"""
_PATIENCE = 100.0  # seconds for what takes a few


class Running:
    """A command of Dateline in a process of its own, and what it contacts."""

    def __init__(self, folder: Path, words: tuple[str, ...]) -> None:
        self.heard, self.log = folder / "heard", folder / "strace"
        command = [sys.executable, "-c", GUARD, str(self.heard), *words]
        self.traced = _traces(folder)
        if self.traced:  # the tracer is the grandchild: the process that we hold is the command itself
            calls = "trace=connect,sendto,sendmsg,sendmmsg"
            command = ["strace", "-D", "-f", "-q", "-o", str(self.log), "-e", calls, *command]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
        )
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        with self.process.stdout as printed:
            for line in printed:
                self.lines.append(line)

    def says(self, what: str) -> str:
        """The line with some words, once it has been printed."""
        until(lambda: any(what in line for line in self.lines) or self.process.poll() is not None)
        found = [line for line in self.lines if what in line]
        assert found, "".join(self.lines)
        return found[0]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(_PATIENCE)
        self._reader.join(_PATIENCE)
        ended = re.compile(rf"^{self.process.pid} +\+\+\+ ", re.MULTILINE)
        until(lambda: not self.traced or ended.search(self.log.read_text("utf-8", errors="replace")) is not None)

    def contacts(self) -> set[tuple[str, int]]:
        """The addresses and ports that were contacted; port 0 for a name that was looked up."""
        found: set[tuple[str, int]] = set()
        for line in self.heard.read_text("utf-8").splitlines() if self.heard.exists() else ():
            event, told = json.loads(line)
            if event == "socket.getaddrinfo":
                found |= set() if re.fullmatch(r"[\d.]+|[\da-f:]*:[\da-f:]*", told) else {(told, 0)}
            else:
                found.add((told[0], told[1]))
        calls = self.log.read_text("utf-8", errors="replace") if self.log.exists() else ""
        for port, address in re.findall(
            r"sin6?_port=htons\((\d+)\).*?(?:inet_addr|inet_pton)\([^\"]*\"([^\"]+)\"", calls
        ):
            found.add((address, int(port)))
        return found


def _traces(folder: Path) -> bool:
    """Whether the system lets us see the calls of a process."""
    if shutil.which("strace") is None:
        return False
    tried = ["strace", "-f", "-q", "-o", str(folder / "tried"), "-e", "trace=connect", "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def until(done: Callable[[], bool]) -> None:
    """Waits for something that takes a while."""
    end = time.monotonic() + _PATIENCE
    while not done():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.05)


@contextmanager
def running(folder: Path, *words: str) -> Iterator[Running]:
    one = Running(folder, words)
    try:
        yield one
        one.stop()
    finally:
        with suppress(ProcessLookupError):
            os.killpg(one.process.pid, signal.SIGKILL)  # with the processes that read, and the tracer
        one.process.wait()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.sqlite"
    open_record(path, create=True).close()
    return path


def test_serve_contacts_nobody(record: Path, tmp_path: Path) -> None:
    taken_in(record, "first", TEXT, at=datetime.now(UTC))
    searches = Searches(private_path(record))
    search = searches.add("local", "Crashes", "type=crash")
    Webhooks(private_path(record)).add(search.id, "https://hooks.example/in", at="2024-05-14T00:00:00.000000Z")
    with running(tmp_path, "serve", "--port", "0", "--record", str(record)) as desk:
        home = desk.says("http://").split("/  ")[0].strip()

        def ask(path: str, body: bytes | None = None) -> Any:
            asked = urllib.request.Request(home + path, data=body, headers={"sec-fetch-site": "same-origin"})
            with urllib.request.urlopen(asked, timeout=_PATIENCE) as told:
                return told.read().decode("utf-8", errors="replace")

        assert "CRASH" in ask("/incidents").upper()
        for path in ("/incidents.json", "/incidents.csv", "/map.json", "/searches", f"/feeds/{search.feed}.atom"):
            assert ask(path), path
        assert "drones" in ask("/paste", b"text=Deux+drones+se+sont+ecrases+pres+de+Koursk,+a+annonce+le+gouverneur.")
    assert desk.contacts() == set()


def test_watch_contacts_those_who_were_named(record: Path, tmp_path: Path) -> None:
    search = Searches(private_path(record)).add("local", "Everything", "")
    with (
        serving(feed=answer(FEED.encode(), Content_Type="application/rss+xml")) as server,
        receiving() as receiver,
        open_record(record) as base,
    ):
        trusted = frozenset({server.host, receiver.host})
        Webhooks(private_path(record)).add(search.id, receiver.url, at=base.now(), trusted=trusted)
        assert add(base, server.url("/feed"))
        words = ("watch", "--record", str(record), "--trust", ",".join(sorted(trusted)), "--workers", "1")
        with running(tmp_path, *words) as watch:
            watch.says("new: ")
            until(lambda: bool(receiver.got))
        assert watch.contacts() == {("127.0.0.1", server.port), ("127.0.0.1", receiver.server_port)}
    assert b"crash" in receiver.got[0][1]


def test_a_contact_would_be_seen(record: Path, tmp_path: Path) -> None:
    with open_record(record) as base:
        assert add(base, "http://192.0.2.7:9/feed")
    words = ("watch", "--record", str(record), "--trust", "192.0.2.7:9", "--workers", "1")
    with running(tmp_path, *words) as watch:
        until(lambda: ("192.0.2.7", 9) in watch.contacts())
