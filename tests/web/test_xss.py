"""Markup that wants to be run, in every field that comes from outside: no page runs it, none asks anybody else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from web.desks import client_of, desk_of, entered
from web.hostile import PAYLOADS, filled_with, inert, watched
from web.test_browser import browser, running

__all__ = ["browser"]  # a fixture


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A record of hostile dispatches with what hostile reviewers said of them, and the id of its one incident."""
    path = tmp_path_factory.mktemp("hostile") / "r.sqlite"
    key = filled_with(path, PAYLOADS)
    client = client_of(desk_of(path))
    csrf = entered(client)
    claims = client.get(f"/incidents/{key}.json").json()["claims"]
    for claim, payload in zip(claims, PAYLOADS, strict=False):
        data = {"csrf": csrf, "incident": key, "claim": claim["id"], "act": "comment", "why": payload}
        if not payload.isprintable():
            data["why"] = re.sub(r"[^\x20-\uffff]", " ", payload)
        assert client.post("/review/judge", data=data, follow_redirects=False).status_code == 303, payload
    for payload in PAYLOADS[:20]:
        client.post("/searches", data={"csrf": csrf, "name": payload[:80], "query": f"text={payload}"})
    return path, key


@pytest.fixture(scope="module")
def address(hostile: tuple[Path, str]) -> Iterator[str]:
    yield from running(hostile[0])


PAGES = ("/incidents", "/incidents?id={key}", "/incidents/{key}", "/review?what=decided&id={key}", "/searches")


@pytest.mark.parametrize("page", PAGES)
def test_no_markup_of_others_comes_to_life(browser: Any, address: str, hostile: tuple[Path, str], page: str) -> None:
    key = hostile[1]
    context = browser.new_context(base_url=address)
    tab = context.new_page()
    tab.set_default_timeout(60_000)
    told = watched(tab, address)
    tab.goto("/login?key=the-key-that-was-printed&back=/paste")
    tab.click("button.primary")
    tab.wait_for_url("**/paste")
    tab.goto(page.replace("{key}", key), wait_until="load")
    if page.startswith("/incidents?") or page == "/incidents":
        tab.wait_for_selector("#map[data-ready]")
    inert(tab, told, PAYLOADS if "{key}" in page else ())
    context.close()


def test_what_is_asked_is_only_shown(hostile: tuple[Path, str]) -> None:
    """Words of an address come back in pages: always as words."""
    client = client_of(desk_of(hostile[0]))
    entered(client)
    for payload in PAYLOADS:
        for path, name in (("/incidents", "text"), ("/incidents", "in"), ("/login", "back"), ("/login", "key"),
                           ("/review", "what"), ("/review", "other"), ("/paste", "sample_in")):  # fmt: skip
            sound(client, path, {name: payload})


def sound(client: TestClient, path: str, asked: dict[str, str]) -> None:
    page = client.get(path, params=asked).text
    main = page[page.index("<main") :]
    assert not re.search(
        r"<(?:script|img|iframe|svg(?! class=\"bars)|object|embed|base|meta|style|math|body|xss)\b", main
    ), asked
    assert not re.search(r"<[^>]*\son[a-z]+\s*=[^>]*>", re.sub(r'"[^"]*"', '""', main)), asked
    assert not re.search(r'(?:href|src|action)="\s*(?:javascript|data|vbscript|//|\\)', page, re.IGNORECASE), asked
