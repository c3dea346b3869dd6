"""One shard: which documents are read, what stands in its files, and what is not read again."""

import gzip
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.articles.raw import Raw
from dateline.errors import InputError
from dateline.record.canonical import sha256
from dateline.scale import Config, Manifest, care, process_shard, shards
from dateline.scale import shard as shard_module
from dateline.scale.inputs import found
from dateline.scale.manifest import put
from dateline.scale.plan import shard_of
from dateline.scale.prefilter import _candidates, may_tell, page_may_tell
from record.making import FakeReading, text_of

CONFIG = Config(seconds=0.3, batch=4)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards are read without the reader."""
    monkeypatch.setattr(shard_module, "reading", lambda language: FakeReading())


def lines(path: Path, texts: list[str]) -> Path:
    """A file of JSON Lines with these texts."""
    path.write_text("".join(json.dumps({"id": f"d{k}", "text": text}) + "\n" for k, text in enumerate(texts)))
    return path


def rows(out: Path, table: str, manifest: Manifest) -> list[dict[str, Any]]:
    """The rows of a table of a shard."""
    found: list[dict[str, Any]] = pq.read_table(out / table / f"{manifest.key}.parquet").to_pylist()
    return found


@given(st.lists(st.binary(max_size=30).map(lambda b: b'{"' + b.replace(b"\n", b"")), max_size=20), st.integers(1, 40))
def test_each_line_is_in_one_shard(tmp_path_factory: pytest.TempPathFactory, wanted: list[bytes], size: int) -> None:
    path = tmp_path_factory.mktemp("cut") / "a.jsonl"
    path.write_bytes(b"\n".join(wanted))
    taken = [raw.body for uri in shards([path], size=size) for raw in found(shard_of(uri)) if isinstance(raw, Raw)]
    assert [line.strip() for line in taken] == [line.strip() for line in wanted if line.strip()]


def test_rows_of_parquet_are_dispatches(tmp_path: Path, fake: None) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(
        pa.table({"text": [text_of(k) for k in range(7)], "url": [f"https://a.example/{k}" for k in range(7)]}), path
    )
    uris = list(shards([path], rows=3))
    assert [uri.partition("#")[2] for uri in uris] == ["rows=0-3", "rows=3-6", "rows=6-7"]
    made = [process_shard(uri, CONFIG, out=tmp_path / "out") for uri in uris]
    assert [m.counts["read"] for m in made] == [3, 3, 1]
    assert [r["url"] for r in rows(tmp_path / "out", "documents", made[1])] == [
        f"https://a.example/{k}" for k in (3, 4, 5)
    ]


def test_a_parquet_file_without_texts_is_refused(tmp_path: Path, fake: None) -> None:
    pq.write_table(pa.table({"body_html": ["a"]}), tmp_path / "a.parquet")
    with pytest.raises(InputError, match=r"a\.parquet: no column named text \(columns: body_html\)"):
        process_shard(next(shards([tmp_path])), CONFIG, out=tmp_path / "out")


def test_what_is_in_the_files(tmp_path: Path, fake: None) -> None:
    path = lines(tmp_path / "a.jsonl", [text_of(1), "Le marché aux fleurs rouvre samedi.", text_of(2), text_of(1)])
    manifest = process_shard(str(path), CONFIG, out=tmp_path / "out")
    assert manifest.counts == {"claims": 2, "duplicate": 1, "incidents": 2, "out of domain": 1, "read": 2}
    documents, claims = (rows(tmp_path / "out", table, manifest) for table in ("documents", "claims"))
    assert [d["document"] for d in documents] == ["d0", "d2"]
    for document, claim in zip(documents, claims, strict=True):
        assert document["text"][claim["start"] : claim["end"]] == claim["quote"]
        assert json.loads(document["report"])["claims"][0]["id"] == claim["claim"]
    assert claims[0]["quantities"][0]["best"] == 3
    for name, seal in manifest.files.items():
        assert sha256((tmp_path / "out" / name).read_bytes()) == seal
    assert [p.name for p in (tmp_path / "out" / "work").iterdir()] == []


def test_what_is_done_is_not_read_again(tmp_path: Path, fake: None, monkeypatch: pytest.MonkeyPatch) -> None:
    path = lines(tmp_path / "a.jsonl", [text_of(1)])
    first = process_shard(str(path), CONFIG, out=tmp_path / "out")
    monkeypatch.setattr(shard_module, "reading", lambda language: pytest.fail("read again"))
    assert process_shard(str(path), CONFIG, out=tmp_path / "out") == first


@pytest.mark.parametrize("change", ["text", "reader", "file"])
def test_what_has_changed_is_read_again(
    tmp_path: Path, fake: None, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    path = lines(tmp_path / "a.jsonl", [text_of(1)])
    first = process_shard(str(path), CONFIG, out=tmp_path / "out")
    if change == "text":
        lines(path, [text_of(2)])
    elif change == "reader":
        monkeypatch.setattr("dateline.scale.config.readers", lambda: {"fr": {"version": "newer"}})
    else:
        (tmp_path / "out" / "claims" / f"{first.key}.parquet").unlink()
    again = process_shard(str(path), CONFIG, out=tmp_path / "out")
    assert (again.key == first.key) is (change == "file")
    assert rows(tmp_path / "out", "claims", again)


def test_a_near_copy_is_named_and_one_that_says_more_is_read(tmp_path: Path, fake: None) -> None:
    whole = text_of(1)
    more = (
        whole
        + "Le gouverneur ajoute que la gare voisine a fermé, que des trains sont détournés et que " * 3
        + "tout.\n"
    )
    path = lines(tmp_path / "a.jsonl", [whole, "Reprise. " + whole, more])
    manifest = process_shard(str(path), CONFIG, out=tmp_path / "out")
    documents = rows(tmp_path / "out", "documents", manifest)
    assert [(d["document"], d["status"], d["copy_of"]) for d in documents] == [
        ("d1", "copy", "d0"),
        ("d0", "read", None),
        ("d2", "read", None),
    ]
    every = process_shard(str(path), Config(copies=False, batch=4), out=tmp_path / "out")
    assert every.counts["read"] == 3


def test_a_document_that_fails_costs_only_itself(tmp_path: Path, fake: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(care, "_EACH", 0.1)  # what hangs, hangs until the batch is late
    path = lines(tmp_path / "a.jsonl", [text_of(1), text_of(2) + "FAULT", text_of(3) + "HANG", text_of(4)])
    manifest = process_shard(str(path), Config(seconds=0.1, batch=4), out=tmp_path / "out")
    assert manifest.counts["read"] == 2 and manifest.counts["set aside"] == 2
    assert [name for name, _ in manifest.refused] == ["d1", "d2"]
    assert "longer than" in manifest.refused[1][1]


def test_broken_lines_are_named_and_the_rest_is_read(tmp_path: Path, fake: None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": \n{"url": "x"}\n' + json.dumps({"text": text_of(1)}) + "\n")
    manifest = process_shard(str(path), CONFIG, out=tmp_path / "out")
    assert manifest.counts["read"] == 1
    assert [reason.split(" ")[0] for _, reason in manifest.refused] == ["not", "a"]


def test_a_broken_archive_gives_what_comes_before_the_break(tmp_path: Path, fake: None) -> None:
    packed = gzip.compress("".join(json.dumps({"text": text_of(k)}) + "\n" for k in range(400)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) * 2 // 3])
    manifest = process_shard(next(shards([tmp_path])), CONFIG, out=tmp_path / "out")
    assert manifest.counts["read"] > 50
    assert manifest.counts["refused"] == 1


def test_no_such_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file or folder"):
        list(shards([tmp_path / "nowhere"]))


@pytest.mark.parametrize(
    ("page", "language", "told"),
    [
        ('<html lang="fr"><p>Trois drones ont été <b>abattus</b> près de Koursk</p></html>', None, True),
        ('<html lang="fr"><p>Le marché aux fleurs rouvre samedi</p></html>', "fr", False),
        ('<html lang="de"><p>Drei Drohnen abgeschossen: drones abattus, frappe</p></html>', None, False),
    ],
)
def test_pages_are_passed_over_before_they_are_taken_apart(page: str, language: str | None, told: bool) -> None:
    assert page_may_tell(Raw(body=page.encode(), name="a.html"), language=language) is told


def test_the_language_is_no_matter_for_what_is_passed_over() -> None:
    assert may_tell("Deux personnes ont été tuées dans un bombardement.")
    assert not may_tell("Le salon du livre ouvre ses portes jeudi.", language="fr")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le conseil de la ville et le maire ont voté le budget dans la nuit pour les écoles. " * 3, ("fr",)),
        ("The council of the town and the mayor voted for the budget that was to go with the schools. " * 3, ("en",)),
        ("Мы были в городе, и это было давно, в тёмные дни. " * 3, ("ru",)),
        ("Її місто і сьогодні живе, і діти йдуть до школи. " * 3, ("uk",)),
        ("Le Monde, The Times", ("fr", "en")),
    ],
)
def test_only_languages_that_a_text_may_be_in_are_tried(text: str, told: tuple[str, ...]) -> None:
    assert _candidates(text, None) == told


def test_what_a_killed_process_had_begun_is_cleared_away(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f".a.parquet.{platform.node()}.{gone.pid}.part"
    at_work = tmp_path / f".a.parquet.{platform.node()}.{os.getppid()}.part"
    elsewhere = tmp_path / ".a.parquet.another-machine.1.part"
    for path in (left, at_work, elsewhere):
        path.write_bytes(b"half")
    put(tmp_path / "a.parquet", b"whole")
    assert [p.exists() for p in (left, at_work, elsewhere)] == [False, True, True]
    assert (tmp_path / "a.parquet").read_bytes() == b"whole"
