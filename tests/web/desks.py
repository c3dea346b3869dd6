"""Desks to test with: one over a record, asked without a socket."""

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from dateline.articles.raw import Raw
from dateline.record import open_record
from dateline.record.children import Children
from dateline.record.ingest import Ingest
from dateline.record.reading import Reading
from dateline.views.demo import inputs
from dateline.views.private import private_path
from dateline.views.report import report_json
from dateline.views.web.accounts import Accounts
from dateline.views.web.app import make_app
from dateline.views.web.desk import Desk

KEY = "the-key-that-was-printed"
HOSTS = frozenset({"localhost", "127.0.0.1"})


def desk_of(path: Path | str, *, reads: Callable[[Any], Any] | None = None, here: bool = True) -> Desk:
    """A desk over a new record; it reads pasted texts in this process."""
    if isinstance(path, Path) and not path.exists():
        open_record(path, create=True).close()
    accounts = Accounts(private_path(path), cost=1)
    children = Children(reads or Reading(report_json), count=0)
    return Desk(
        path=path, hosts=HOSTS, accounts=accounts, open_to_read=here, key=None if not here else KEY, children=children
    )


def client_of(desk: Desk) -> TestClient:
    """What asks a desk as a browser on the same machine does."""
    return TestClient(make_app(desk), base_url="http://localhost", headers={"sec-fetch-site": "same-origin"})


def filled(path: Path, *, languages: tuple[str, ...] = ("fr", "en")) -> Path:
    """A record with the sample dispatches of some languages, read in this process."""
    with open_record(path, create=True) as record:
        children = Children(Reading(report_json), count=0)
        wanted = [raw for raw in inputs() if raw.name.removeprefix("demo/")[:2] in languages]
        for event in Ingest(record=record, children=children).run(wanted):
            assert event.outcome in ("new", "copy"), event
    return path


def taken_in(path: Path, name: str, text: str, *, at: datetime, published: str = "2025-03-20") -> None:
    """Takes a dispatch into a record, as if at a moment."""
    with open_record(path) as record:
        record.clock = lambda: at
        ingest = Ingest(record=record, children=Children(Reading(report_json), count=0))
        line = json.dumps({"id": name, "text": text, "published": published, "outlet": name})
        raw = Raw(body=line.encode(), name=f"{name}.jsonl", channel="test", media="application/jsonl")
        assert [e.outcome for e in ingest.run([raw])] == ["new"]


def entered(client: TestClient, *, name: str = "", password: str = "") -> str:
    """The token of forms, once the client has come in: by name, else by the key."""
    data = {"name": name, "password": password} if name else {"key": KEY}
    answer = client.post("/login", data=data, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/paste").text)
    assert found
    return found[1]
