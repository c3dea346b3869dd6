"""One shard, read: Parquet files and the manifest that commits them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import dateline
from dateline.articles.parse import parse
from dateline.articles.raw import Raw
from dateline.articles.units import Refusal, shown
from dateline.documents.clean import printable
from dateline.errors import InputError
from dateline.model import Article
from dateline.record.canonical import plain, sha256
from dateline.record.reading import Outcome, Reading
from dateline.scale.care import Careful
from dateline.scale.config import Config, readers
from dateline.scale.inputs import found, hash_of
from dateline.scale.manifest import Manifest, put, read_manifest
from dateline.scale.plan import shard_of
from dateline.scale.prefilter import may_tell, page_may_tell
from dateline.scale.repeats import Repeats
from dateline.scale.tables import COLUMNS, Rows, encoded, rows_of


def process_shard(uri: str, config: Config, *, out: Path) -> Manifest:
    """Reads a shard and returns its manifest; a shard that is done already is not read again.

    Writes `documents/KEY.parquet`, `claims/KEY.parquet`, `incidents/KEY.parquet`, then `manifests/KEY.json`, each
    whole. Needs no network, no database and no engine. InputError where the shard itself can't be opened.
    """
    shard = shard_of(uri)
    digest = hash_of(shard)
    key = _key(uri, digest, config)
    if (done := read_manifest(out, key)) is not None:
        return done
    careful = Careful(reading(config.language), out=out, key=key, seconds=config.seconds, memory=config.memory)
    made = _Made()
    batch: list[Article] = []
    for article in _worth_reading(found(shard), config, made):
        batch.append(article)
        if len(batch) == config.batch:
            _take(batch, careful.read(batch), made)
            batch = []
    if batch:
        _take(batch, careful.read(batch), made)
    files = {}
    for table in COLUMNS:
        name = f"{table}/{key}.parquet"
        files[name] = put(out / name, encoded(table, made.rows[table]))
    manifest = Manifest(
        key=key,
        uri=uri,
        input=digest,
        readers=readers(),
        settings=asdict(config),
        counts=dict(sorted(made.counts.items())),
        files=files,
        refused=tuple(made.refused),
    )
    manifest.write(out)
    careful.done()
    return manifest


def finished(uri: str, config: Config, *, out: Path) -> Manifest | None:
    """The manifest of a shard that is done already, None of another."""
    return read_manifest(out, _key(uri, hash_of(shard_of(uri)), config))


def _key(uri: str, digest: str, config: Config) -> str:
    return sha256(plain([uri, digest, config.key()]))[:32]


@lru_cache(maxsize=4)
def reading(language: str | None) -> Reading:
    """The reader of this process, loaded once."""
    return Reading(dateline.report_json, language=language)


@dataclass(slots=True)
class _Made:
    """What has come of a shard so far."""

    rows: Rows = field(default_factory=lambda: {table: [] for table in COLUMNS})
    counts: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, name: str, outcome: str, reason: str) -> None:
        self.counts[outcome] += 1
        self.refused.append((name, reason))


def _worth_reading(inputs: Iterator[Raw | Refusal], config: Config, made: _Made) -> Iterator[Article]:
    """The articles that the reader is to see; what became of the others is noted."""
    seen: set[str] = set()
    repeats = Repeats()
    for raw in inputs:
        if isinstance(raw, Refusal):
            made.refuse(raw.name, "refused", raw.reason)
            continue
        if not page_may_tell(raw, language=config.language):
            made.counts["out of domain"] += 1
            continue
        try:
            articles = parse(raw)
        except InputError as error:
            made.refuse(raw.name, "refused", str(error).removeprefix(f"{raw.name}: "))
            continue
        for article in articles:
            text = printable(article.text)
            key = sha256(f"{article.title}\0{text}")
            if article.status != "usable":
                made.counts[article.status] += 1
            elif key in seen:
                made.counts["duplicate"] += 1
            elif not may_tell(f"{article.title or ''}\n{text}", language=article.language or config.language):
                made.counts["out of domain"] += 1
            else:
                seen.add(key)
                copied = repeats.seen(article.id, text) if config.copies else None
                if copied is None:
                    yield article
                else:
                    made.counts["copy"] += 1
                    made.rows["documents"].append(_document(article, text, status="copy") | {"copy_of": copied})


def _take(articles: list[Article], outcomes: list[Outcome], made: _Made) -> None:
    """Notes what reading came to."""
    for article, outcome in zip(articles, outcomes, strict=True):
        if outcome.status in ("refused", "fault"):
            status = "set aside" if outcome.status == "fault" else "refused"
            made.refuse(shown(printable(article.id)), status, outcome.reason or "")
            continue
        made.counts[outcome.status] += 1
        if outcome.status == "out of domain":
            continue
        row = _document(article, outcome.text, status=outcome.status) | {"reason": outcome.reason}
        if outcome.report is not None:
            about = outcome.report["document"]
            said = ("language", "published", "title", "agency", "outlet", "url")
            row |= {name: about[name] for name in said if about[name] is not None}
            row["report"] = plain(outcome.report)
            for table, rows in rows_of(outcome.report).items():
                made.rows[table] += rows
                made.counts[table] += len(rows)
        made.rows["documents"].append(row)


def _document(article: Article, text: str, *, status: str) -> dict[str, Any]:
    """The row of a document, as far as its article tells."""
    said = {name: getattr(article, name) for name in ("url", "title", "outlet", "language")}
    return {
        "document": shown(printable(article.id)),
        "published": article.published.isoformat() if article.published else None,
        "status": status,
        "text": text,
        "text_sha256": sha256(text),
        **{name: None if value is None else printable(value) for name, value in said.items()},
    }
