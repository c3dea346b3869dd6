"""Bombs, entities, broken and mutated inputs: refused with a reason, and the rest goes on."""

import gzip
import importlib.util
import io
import json
import random
import resource
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from faults import guided
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.test_formats import ATOM, NEWSML, NINJS, PAGE, RSS, warc_of
from dateline.articles.limits import Limits
from dateline.articles.parse import opml_feeds, parse
from dateline.articles.raw import Raw
from dateline.articles.units import Refusal, shown, units, unpacked
from dateline.errors import InputError

ZEROS = bytes(1 << 20)


def packed(megabytes: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb") as stream:
        for _ in range(megabytes):
            stream.write(ZEROS)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name.replace("__", "/"), body)
    return out.getvalue()


BOMB = packed(300)


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        gzip.compress(BOMB),
        packed(5) * 60,
        zipped(a=ZEROS * 40),
        zipped(a=BOMB),
        gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 300000000\r\n\r\n" + ZEROS * 40),
        gzip.compress(b'{"text": "' + ZEROS * 40),
    ],
    ids=["gzip", "gzip in gzip", "many members", "zip", "gzip in zip", "warc", "json lines"],
)
def test_bombs_take_no_memory(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "b.jsonl.gz"
    path.write_bytes(data)
    tracemalloc.start()
    found = list(units(path, limits=Limits(item=16 << 20)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found and all(isinstance(f, Refusal) for f in found)
    assert peak < 66 << 20, peak
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 4 << 20


def test_after_a_bomb_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(bomb=ZEROS * 40, fine__b=b"Bonjour."))
    (tmp_path / "b.txt").write_text("Bonsoir.")
    found = list(units(tmp_path))
    assert [type(f) for f in found] == [Refusal, Raw, Raw]
    assert "bomb" in found[0].reason  # type: ignore[union-attr]


def test_nesting_ends() -> None:
    data = b"Bonjour."
    for _ in range(8):
        data = gzip.compress(data)
    (found,) = unpacked(io.BytesIO(data), name="x")
    assert isinstance(found, Refusal) and "nested" in found.reason


def test_names_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "dir").symlink_to(tmp_path)
    evil = zipped(**{"..__..__etc__passwd": b"a", "/abs": b"b", "C:\\x": b"c", "a\nb\x1b[2J": b"d"})
    (tmp_path / "in" / "a.zip").write_bytes(evil)
    before = set(tmp_path.rglob("*"))
    names = [f.name.removeprefix(f"{tmp_path}/in/") for f in units(tmp_path / "in")]
    assert names == ["a.zip!/../../etc/passwd", "a.zip!//abs", "a.zip!/C:\\x", "a.zip!/a\\nb\\x1b[2J"]
    assert set(tmp_path.rglob("*")) == before


@given(st.text())
def test_names_are_shown_on_one_line(name: str) -> None:
    assert shown(name).isprintable() or not any(c in shown(name) for c in "\n\r\x1b\x00\u2028\u202e")
    shown(name).encode()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY e SYSTEM "file://{}">]>'


@pytest.mark.parametrize("kind", ["rss", "atom", "newsml", "opml"])
def test_no_entity_is_expanded(tmp_path: Path, kind: str) -> None:
    sentinel = tmp_path / "sentinel"
    sentinel.write_text("SENTINEL")
    body = {
        "rss": RSS,
        "atom": ATOM,
        "newsml": NEWSML % ("", "usable"),
        "opml": '<opml><outline xmlUrl="https://a"/></opml>',
    }[kind]
    body = body.removeprefix('<?xml version="1.0" encoding="UTF-8"?>').replace("Trois", "&e; &b; Trois").strip()
    data = (ENTITIES.format(sentinel) + body).encode()
    with pytest.raises(InputError, match="declares"):
        if kind == "opml":
            opml_feeds(data, name="x")
        else:
            print(parse(Raw(body=data, name="x")))


def test_xinclude_is_text(tmp_path: Path) -> None:
    (tmp_path / "s").write_text("SENTINEL")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file://{tmp_path}/s" parse="text"/>'
    for body in (RSS.replace("<guid>", include + "<guid>"), (NEWSML % ("", "usable")).replace("<p>", f"<p>{include}")):
        assert "SENTINEL" not in str(parse(Raw(body=body.encode(), name="x")))


SEEDS = [RSS.encode(), ATOM.encode(), (NEWSML % ("", "usable")).encode(), json.dumps(NINJS).encode(), PAGE.encode()]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), which=st.integers(0, len(SEEDS) - 1))
def test_mutated_inputs_are_read_or_refused(seed: int, which: int) -> None:
    data, rng = bytearray(SEEDS[which]), random.Random(seed)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(data))
        what = rng.randrange(4)
        if what == 0:
            data[at] = rng.randrange(256)
        elif what == 1:
            del data[at : at + rng.randrange(40)]
        elif what == 2:
            data[at:at] = data[at : at + rng.randrange(60)]
        else:
            data[at:at] = rng.choice((b"<", b"&", b"\0", b"]]>", b"<![CDATA[", b"&#x0;", b"\xff\xfe", b"<p>" * 50))
    try:
        found = parse(Raw(body=bytes(data), name="x"))
    except InputError as error:
        assert str(error)
    else:
        assert all(article.text for article in found)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9), gz=st.booleans())
def test_mutated_archives_give_what_is_whole(seed: int, gz: bool) -> None:
    rng = random.Random(seed)
    data = bytearray(warc_of({f"https://a.example/{k}": b"<p>Bonjour.</p>" for k in range(4)}, packed=gz))
    for _ in range(rng.randint(1, 6)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    for found in unpacked(io.BytesIO(bytes(data)), name="x.warc.gz"):
        assert isinstance(found, Raw | Refusal)


@pytest.mark.parametrize("depth", [2_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    with pytest.raises(InputError):
        parse(Raw(body=b'{"a":' * 100_000, name="x.json"))
    item = (NEWSML % ("", "usable")).replace("Suite.", "<b>" * depth + "</b>" * depth)
    with pytest.raises(InputError, match="nested"):
        parse(Raw(body=item.encode(), name="x"))


@pytest.mark.parametrize("name", ["newsml", "warc", "rss"])
def test_inputs_mutated_towards_new_code_are_read_or_refused(name: str) -> None:
    """Ten minutes for each format: `python -m faults.guided 600`."""
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris has no package for this system")
    assert guided.run(3, (name,))[name] > 50
