"""Sends what changed in saved searches to those who want to be told, signed by Standard Webhooks.

A message has one id however often it is tried, so a receiver that was told twice can tell. Only public addresses are
connected to, and those the user trusts; no redirect is followed, and of an answer only its status is read.
"""

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from standardwebhooks.webhooks import Webhook as Signer

from dateline.articles.fetch import Fetcher
from dateline.errors import DatelineError, FetchError, SettingError
from dateline.record import KeptRecord
from dateline.record.query import IncidentJson, Tombstone
from dateline.views.export.names import without_names
from dateline.views.following.searches import Search, Searches
from dateline.views.following.webhooks import Webhook, Webhooks, fit

SECONDS = 15.0  # for one try
TYPE = "incidents.changed"
_BATCH = 50  # incidents in a message
_AT_ONCE = 4  # receivers
_LATE = timedelta(hours=1)  # how much later than it says a change may be seen: as long as a transaction may last
_LEFT_OUT = ("claims", "joined", "parts", "history")


@dataclass(slots=True, kw_only=True)
class Told:
    """What a run came to: messages laid down, delivered, failed (they wait for another try) and dead."""

    new: int = 0
    delivered: int = 0
    failed: int = 0
    dead: int = 0


def deliver(record: KeptRecord, path: Path, *, fetcher: Fetcher | None = None, hooks: Webhooks | None = None) -> Told:
    """Lays down what changed for each webhook of a private file, and sends what is due.

    `fetcher` says who is trusted; raises nothing for a receiver that fails.
    """
    hooks = hooks or Webhooks(path)
    told = Told()
    every = hooks.every()
    if not every:
        return told
    searches = {search.id: search for search in Searches(path).every()}
    for hook in every:
        if hook.off is None and hook.search in searches:
            try:
                told.new += lay_down(record, hooks, hook, searches[hook.search])
            except SettingError as error:  # a filter that this version does not know any more
                hooks.stop(hook.id, f"the search cannot be asked: {error}")
    _send_due(hooks, {hook.id: hook for hook in every}, replace(fetcher or Fetcher(), deadline=SECONDS), told)
    hooks.tidy()
    return told


def lay_down(record: KeptRecord, hooks: Webhooks, hook: Webhook, search: Search) -> int:
    """How many messages were laid down for what changed in a search since its webhook was told last."""
    known = hooks.told(hook.id)
    since = max(hook.began, _moment(datetime.fromisoformat(hook.mark) - _LATE))
    listed = {i["id"]: i["changed"] for i in _changed(record, search, since)}
    changed = sorted((at, key) for key, at in listed.items() if known.get(key) != at)
    gone = [t for t in record.tombstones(since) if t.id in known]
    batches = [changed[k : k + _BATCH] for k in range(0, len(changed), _BATCH)] or ([[]] if gone else [])
    count = 0
    for number, some in enumerate(batches, start=1):
        ids = tuple(key for _, key in some)
        now = record.incidents(ids=ids, limit=_BATCH, count=False).items if ids else ()
        found = [i for i in now if known.get(i["id"]) != i["changed"]]  # it may have changed once more
        told = sorted((i["id"], i["changed"]) for i in found)
        given_up = gone if number == len(batches) else []
        mark = max([at for at, _ in some] + [t.changed for t in given_up])
        body, key = message(search, found, given_up, at=mark), message_id(hook, told, given_up)
        count += hooks.put(hook.id, key, body, told=told, gone=[t.id for t in given_up], mark=mark)
    return count


def message(search: Search, found: Iterable[IncidentJson], gone: Iterable[Tombstone], *, at: str) -> str:
    """The body of a message: incidents without their claims and without the names of victims, and ids given up."""
    bare = [{k: v for k, v in without_names(i).items() if k not in _LEFT_OUT} for i in found]
    data: dict[str, Any] = {"search": {"id": search.id, "name": search.name}, "incidents": bare}
    data["given_up"] = [asdict(t) for t in gone]
    return json.dumps({"type": TYPE, "timestamp": at, "data": data}, ensure_ascii=False, separators=(",", ":"))


def message_id(hook: Webhook, told: Iterable[tuple[str, str]], gone: Iterable[Tombstone]) -> str:
    """The id of a message: the same for the same changes to the same webhook."""
    said = json.dumps([hook.id, hook.began, sorted(told), sorted((t.id, t.changed) for t in gone)])
    return "msg_" + sha256(said.encode()).hexdigest()[:32]


def _changed(record: KeptRecord, search: Search, since: str) -> Iterator[IncidentJson]:
    """The incidents of a search that changed since a moment, without their claims."""
    filters, after = replace(search.filters, changed_since=since), None
    while True:
        page = record.incidents(filters, sort="changed", limit=500, after=after, whole=False, count=False, seconds=None)
        yield from page
        after = page.next
        if after is None:
            return


def _send_due(hooks: Webhooks, every: dict[int, Webhook], fetcher: Fetcher, told: Told) -> None:
    """Sends what is due: receivers side by side, what one of them gets in its order, until a try fails."""
    rows: dict[int, list[str]] = {}
    for id, number in hooks.due():
        if number in every and every[number].off is None:
            rows.setdefault(number, []).append(id)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for states in pool.map(lambda number: _send_all(hooks, every[number], rows[number], fetcher), sorted(rows)):
            told.delivered += states.count("delivered")
            told.failed += states.count("waiting")
            told.dead += states.count("dead")


def _send_all(hooks: Webhooks, hook: Webhook, ids: Iterable[str], fetcher: Fetcher) -> list[str]:
    """What became of the messages to one receiver that were tried."""
    states: list[str] = []
    signer = Signer(hooks.secret(hook.id))
    for id in ids:
        body = hooks.take(id)
        if body is None:
            continue
        try:
            status = fetcher.post(
                fit(hook.url, trusted=fetcher.trusted), body.encode(), headers=_signed(signer, id, body)
            )
        except FetchError as error:
            states.append(hooks.went(id, status=error.status, why=str(error), wait=error.wait))
            if error.status == 410:
                hooks.stop(hook.id, "the receiver says that it is gone for good (410)")
                states[-1] = "dead"
            break
        except DatelineError as error:
            states.append(hooks.went(id, status=None, why=str(error)))
            break
        states.append(hooks.went(id, status=status, why=None))
    return states


def _signed(signer: Signer, id: str, body: str) -> dict[str, str]:
    """The headers of one try: its id, the time, and what shows that it is ours and unchanged."""
    now = datetime.now(UTC).replace(microsecond=0)
    return {
        "Content-Type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": signer.sign(id, now, body),
    }


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
