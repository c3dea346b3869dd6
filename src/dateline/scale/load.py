"""A finished output into a record."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.articles.raw import Raw
from dateline.errors import InputError
from dateline.record.fingerprint import Fingerprint
from dateline.record.interface import Added, Incoming, Record
from dateline.scale.config import readers
from dateline.scale.manifest import Manifest, manifests
from dateline.scale.tables import parquet

CHANNEL = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What became of one document of an output."""

    document: str
    outcome: str


def load(out: Path, record: Record, *, watch: Callable[[Manifest], None] = lambda _: None) -> Iterator[Loaded]:
    """What became of each document of the finished shards of an output: new, copy, unread, duplicate, forgotten.

    Shards come in the order of their inputs, so that the record is the same however many workers there were. What the
    record has is passed over: a load that was stopped goes on where it was. `watch` is told of each shard that is done.
    """
    if not (out / "manifests").is_dir():
        raise InputError(f"{out}: no output of `dateline scale read` (it has no manifests)")
    for manifest in manifests(out):
        for row in rows(out, manifest):
            yield _put(row, manifest, record)
        watch(manifest)


def rows(out: Path, manifest: Manifest) -> Iterator[dict[str, Any]]:
    """The documents of a shard; InputError where its file is damaged."""
    path = out / f"documents/{manifest.key}.parquet"
    try:
        with parquet().ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=200):
                yield from batch.to_pylist()
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: damaged ({error}); remove {manifest.key}.json and read the shard again") from None


def _put(row: dict[str, Any], manifest: Manifest, record: Record) -> Loaded:
    document, text = row["document"], row["text"]
    held = record.holds(channel=CHANNEL, uri=document, text=text)
    if held is not None:
        return Loaded(document=document, outcome="forgotten" if held == "forgotten" else "duplicate")
    report = json.loads(row["report"]) if row["report"] is not None else None
    raw = Raw(
        body=text.encode("utf-8", "surrogatepass"),
        name=document,
        channel=CHANNEL,
        media="text/plain; charset=utf-8",
        headers=(("Archive", manifest.uri), ("Archive-SHA256", manifest.input)),
    )
    added: Added = record.add(
        Incoming(
            raw=raw,
            uri=document,
            text=text,
            status=row["status"],
            reason=row["reason"] if row["copy_of"] is None else f"a copy of {row['copy_of']}",
            language=row["language"],
            published=row["published"],
            title=row["title"],
            outlet=row["outlet"],
            url=row["url"],
            report=report,
            reader=None if report is None else _reader(manifest, row["language"]),
        ),
        last=True,
    )
    return Loaded(document=document, outcome=added.outcome)


def _reader(manifest: Manifest, language: str) -> Fingerprint:
    return Fingerprint(**(manifest.readers.get(language) or readers()[language]))
