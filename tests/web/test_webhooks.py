"""Webhooks: signed, told once of each change, tried again with patience, and never led into one's own network."""

import json
import re
import socket
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook as Verifier
from standardwebhooks.webhooks import WebhookVerificationError

from articles.servers import answer, endless, serving, slowly
from dateline.articles.fetch import Fetcher
from dateline.errors import RecordError, SettingError
from dateline.record import open_record
from dateline.views.cli import main
from dateline.views.following import deliver as delivering
from dateline.views.following.deliver import Told, deliver
from dateline.views.following.searches import Searches
from dateline.views.following.webhooks import BACKOFF, TRIES, Webhooks, fit
from dateline.views.private import private_path
from web.desks import client_of, desk_of, entered, taken_in
from web.receivers import receiving

NEWS = "Deux drones se sont écrasés jeudi près de Koursk, a annoncé le gouverneur Pavel Morozov."
MORE = "Deux drones sont tombés jeudi près de Koursk, selon les services de secours régionaux."


class Following:
    """A saved search of a record with one webhook, and a clock that is moved by hand."""

    def __init__(self, path: Path, url: str, *trusted: str, query: str = "type=crash") -> None:
        self.path, self.private, self.at = path, private_path(path), 1_800_000_000.0
        self.fetcher = Fetcher(trusted=frozenset(trusted))
        self.hooks = Webhooks(self.private, now=lambda: self.at)
        self.search = Searches(self.private).add("local", "Crashes", query)
        with open_record(path) as record:
            self.hook, self.secret = self.hooks.add(self.search.id, url, at=record.now(), trusted=self.fetcher.trusted)

    def news(self, name: str = "first", text: str = NEWS) -> None:
        taken_in(self.path, name, text, at=datetime.now(UTC))

    def run(self) -> Told:
        with open_record(self.path) as record:
            return deliver(record, self.private, fetcher=self.fetcher, hooks=self.hooks)

    def last(self) -> Any:
        return self.hooks.deliveries(self.hook.id)[0]


def test_what_changes_is_told_once_and_signed(own: Path) -> None:
    with receiving() as server:
        one = Following(own, server.url, server.host)
        assert one.run() == Told()  # what was there before is not told
        one.news()
        assert one.run() == Told(new=1, delivered=1)
        assert one.run() == Told()
        (headers, body) = server.got[0]
        told = Verifier(one.secret).verify(body, headers)
        assert told["type"] == "incidents.changed"
        assert told["data"]["search"] == {"id": one.search.id, "name": "Crashes"}
        (incident,) = told["data"]["incidents"]
        assert (incident["event_type"], incident["documents"]) == ("crash", 1)
        assert "claims" not in incident and told["data"]["given_up"] == []
        with pytest.raises(WebhookVerificationError):
            Verifier(one.secret).verify(body.replace(b"crash", b"clash"), headers)
        one.news("second", MORE)  # the same incident says more
        assert one.run() == Told(new=1, delivered=1)
        again = json.loads(server.got[1][1])["data"]["incidents"][0]
        assert (again["id"], again["documents"]) == (incident["id"], 2)
        assert server.got[1][0]["webhook-id"] != headers["webhook-id"]


def test_an_id_that_was_given_up_is_told_with_its_successor(own: Path) -> None:
    with receiving() as server:
        one = Following(own, server.url, server.host, query="")
        one.news()
        one.run()
        mine = json.loads(server.got[0][1])["data"]["incidents"][0]["id"]
        with open_record(own) as record:
            other = next(i["id"] for i in record.incidents(types="crash") if i["id"] != mine)
            record.merge(mine, other, reason="one event")
            gone = record.incident(mine)["id"]
        one.run()
        told = json.loads(server.got[1][1])["data"]
        given_up = {t["id"]: t["merged_into"] for t in told["given_up"]}
        assert given_up == ({mine: gone} if gone != mine else {})
        assert gone in [i["id"] for i in told["incidents"]]


def test_names_of_victims_are_not_told(own: Path) -> None:
    with receiving() as server:
        one = Following(own, server.url, server.host, query="")
        one.news("victims", "Une frappe a tué mercredi Ivan Petrenko et Olga Bondar à Kharkiv, a annoncé le maire.")
        one.run()
        assert server.got and b"Petrenko" not in server.got[0][1] and b"Bondar" not in server.got[0][1]


def test_a_receiver_that_fails_is_tried_again_under_the_same_id_later_and_later(own: Path) -> None:
    with receiving(500, 503, 200) as server:
        one = Following(own, server.url, server.host)
        one.news()
        assert one.run() == Told(new=1, failed=1)
        assert one.run() == Told()  # not yet
        assert (one.last().state, one.last().tries, one.last().status) == ("waiting", 1, 500)
        assert one.last().due - one.at >= 3000  # the receiver asked for as much
        one.at = one.last().due
        assert one.run() == Told(failed=1)
        one.at = one.last().due
        assert one.run() == Told(delivered=1)
        assert len({headers["webhook-id"] for headers, _ in server.got}) == 1
        assert len({body for _, body in server.got}) == 1
        for headers, body in server.got:
            Verifier(one.secret).verify(body, headers)


def test_after_so_many_tries_it_is_dead_and_can_be_sent_by_hand(own: Path) -> None:
    with receiving(*[500] * TRIES) as server:
        one = Following(own, server.url, server.host)
        one.news()
        waits = []
        for _ in range(TRIES):
            one.run()
            waits.append(one.last().due - one.at)
            one.at = one.last().due
        assert one.last().state == "dead" and len(server.got) == TRIES
        assert all(wait >= rest for wait, rest in zip(waits, BACKOFF, strict=False))
        assert one.run() == Told()
        one.news("second", MORE)
        assert one.run() == Told(new=1, delivered=1)  # the next message goes its own way
        dead = one.hooks.deliveries(one.hook.id)[1]
        one.hooks.again(one.hook.id, dead.id)
        assert one.run() == Told(delivered=1)
        with pytest.raises(RecordError, match="no dead message"):
            one.hooks.again(one.hook.id, dead.id)


def test_gone_for_good_ends_it(own: Path) -> None:
    with receiving(410) as server:
        one = Following(own, server.url, server.host)
        one.news()
        assert one.run().dead == 1
        one.news("second", MORE)
        assert one.run() == Told()
        assert "410" in (one.hooks.one(one.hook.id).off or "") and len(server.got) == 1


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("private", "sends us elsewhere"),
        ("own", "sends us elsewhere"),
        ("endless_head", r"bytes|header|line|longer"),
        ("slow", "longer than 1 seconds"),
        ("cut", r"closed|reset|response"),
    ],
)
def test_receivers_that_misbehave(own: Path, monkeypatch: pytest.MonkeyPatch, how: str, why: str) -> None:
    monkeypatch.setattr(delivering, "SECONDS", 1.0)
    routes = {
        "private": answer(status="302 Found", Location="http://169.254.169.254/latest/meta-data"),
        "own": answer(status="308 Permanent Redirect", Location="/other"),
        "endless_head": endless(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 60_000 + b"\r\n"),
        "slow": slowly(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100, pause=0.05),
        "cut": b"",
        "other": answer(),
    }
    with serving(**routes) as server:
        one = Following(own, server.url(f"/{how}"), server.host)
        one.news()
        assert one.run() == Told(new=1, failed=1)
        assert re.search(why, one.last().why or ""), one.last().why
        assert [r.path for r in server.seen] == [f"/{how}"]


def test_an_endless_answer_is_not_read(own: Path) -> None:
    with serving(hook=endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 65536)) as server:
        one = Following(own, server.url("/hook"), server.host)
        one.news()
        assert one.run() == Told(new=1, delivered=1)


def test_one_that_hangs_does_not_keep_others_waiting(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "SECONDS", 2.0)
    with receiving() as good, serving(hook=slowly(b"HTTP/1.1 200" + b" " * 1000, pause=0.05)) as bad:
        one = Following(own, bad.url("/hook"), bad.host, good.host)
        with open_record(own) as record:
            trusted = one.fetcher.trusted
            one.hooks.add(one.search.id, good.url, at=record.now(), trusted=trusted)
        one.news()
        assert one.run() == Told(new=2, delivered=1, failed=1)
        assert len(good.got) == 1


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1"])
def test_a_name_that_leads_into_ones_own_network_is_not_connected_to(
    own: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    one = Following(own, "https://hooks.example/in")
    one.fetcher.resolve = lambda host, port: ["93.184.216.34", address]  # as a rebinding resolver would

    def connect(*_: object, **__: object) -> socket.socket:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "create_connection", connect)
    one.news()
    assert one.run() == Told(new=1, failed=1)
    assert "not on the public internet" in one.last().why


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.example/in",
        "file:///etc/passwd",
        "gopher://hooks.example/",
        "https://user:pw@hooks.example/",
        "https://hooks.example/#x",
        "hooks.example",
        "",
        "https://hooks.example/" + "x" * 2000,
        "https://hooks.example/\nx",
    ],
)
def test_addresses_that_will_not_do(url: str) -> None:
    with pytest.raises(SettingError):
        fit(url)


def test_two_that_deliver_at_once_send_once(own: Path) -> None:
    with receiving() as server:
        one = Following(own, server.url, server.host)
        one.news()
        runs: list[Told] = []
        threads = [threading.Thread(target=lambda: runs.append(one.run())) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sum(run.delivered for run in runs) == 1 and len(server.got) == 1


def test_a_search_or_person_that_goes_takes_them_along(own: Path) -> None:
    with receiving() as server:
        one = Following(own, server.url, server.host)
        one.news()
        Searches(one.private).delete("local", one.search.id)
        assert one.run() == Told() and one.hooks.every() == []
        again = Following(own, server.url, server.host)
        assert again.hook.id != one.hook.id  # no number is given twice: neither is the id of a message
        assert server.got == []


def test_on_the_page_for_admins_alone(own: Path) -> None:
    desk = desk_of(own, here=False)
    for role in ("reviewer", "admin"):
        desk.accounts.add(role, role, "a long enough password")
    client, other = client_of(desk), client_of(desk)
    csrf = entered(client, name="admin", password="a long enough password")
    theirs = entered(other, name="reviewer", password="a long enough password")
    client.post("/searches", data={"csrf": csrf, "name": "Crashes", "query": "type=crash"})
    data = {"csrf": csrf, "number": "1", "url": "https://hooks.example/in?<b>"}
    page = client.post("/searches/webhooks", data=data).text
    secret = re.search(r"whsec_[A-Za-z0-9+/=]{40,}", page)
    assert secret and "in?&lt;b&gt;" in page
    assert "whsec_" not in client.get("/searches").text
    assert client.post("/searches/webhooks", data=data).status_code == 400  # told already
    assert client.post("/searches/webhooks", data=data | {"url": "http://127.0.0.1/"}).status_code == 400
    assert other.post("/searches/webhooks", data=data | {"csrf": theirs}).status_code == 403
    with open_record(own) as record:
        taken_in(own, "first", NEWS, at=datetime.now(UTC))
        fetcher = Fetcher(resolve=lambda host, port: ["127.0.0.1"])
        hooks = Webhooks(private_path(own), now=lambda: 0.0)
        assert deliver(record, private_path(own), fetcher=fetcher, hooks=hooks).failed == 1
    page = client.get("/searches").text
    assert "waiting" in page and "not on the public internet" in page
    assert (
        client.post("/searches/webhooks/again", data={"csrf": csrf, "number": "1", "message": "x"}).status_code == 404
    )
    assert client.post("/searches/webhooks/remove", data={"csrf": csrf, "number": "1"}).status_code == 200
    assert Webhooks(private_path(own)).every() == []


def test_on_the_command_line(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = ["--record", str(own)]
    assert main(["webhooks", "list", *record]) == 0
    assert "no search is saved" in capsys.readouterr().out
    Searches(private_path(own)).add("local", "Crashes", "type=crash")
    with receiving() as server:
        trust = ["--trust", server.host]
        assert main(["webhooks", "add", "1", server.url, *record]) == 2
        assert "in the clear" in capsys.readouterr().err
        assert main(["webhooks", "add", "7", server.url, *record, *trust]) == 2
        assert main(["webhooks", "add", "1", server.url, *record, *trust]) == 0
        secret = capsys.readouterr().out.strip()
        taken_in(own, "first", NEWS, at=datetime.now(UTC))
        assert main(["webhooks", "deliver", *record, *trust]) == 0
        assert capsys.readouterr().out == "1 new, 1 delivered, 0 failed, 0 dead\n"
        Verifier(secret).verify(server.got[0][1], server.got[0][0])
    assert main(["webhooks", "list", "--json", *record]) == 0
    listed = capsys.readouterr().out
    assert json.loads(listed)["webhooks"][0]["url"] == server.url and secret not in listed
    assert main(["webhooks", "deliveries", "1", *record]) == 0
    assert "delivered  1 tries  msg_" in capsys.readouterr().out
    assert main(["webhooks", "remove", "1", *record]) == 0
    assert main(["webhooks", "remove", "1", *record]) == 2
    assert main(["webhooks", "deliveries", *record]) == 2
