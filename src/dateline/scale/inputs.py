"""A shard as the inputs in it, and what it is known by."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline.articles.raw import Raw
from dateline.articles.units import Refusal, units
from dateline.errors import InputError
from dateline.record.canonical import plain
from dateline.scale.plan import Shard

_LINE = 16 << 20
_COLUMNS = ("id", "url", "title", "text", "published", "date", "language", "lang", "outlet", "author")


def found(shard: Shard) -> Iterator[Raw | Refusal]:
    """The inputs of a shard, in their order."""
    if shard.unit == "bytes":
        for start, line in _lines(shard):
            name = f"{shard.path}!/@{start}"
            if len(line) > _LINE:
                yield Refusal(name=name, reason=f"a line larger than {_LINE >> 20} MB")
            elif line.strip():
                yield Raw(body=line, name=name, media="application/json")
    elif shard.unit == "rows":
        for number, row in enumerate(_rows(shard), shard.first):
            yield Raw(body=plain(row).encode(), name=f"{shard.path}!/{number}", media="application/json")
    else:
        yield from units(shard.path)


def hash_of(shard: Shard) -> str:
    """The SHA-256 of what is in a shard; rows of a Parquet file count with the whole file."""
    seal = hashlib.sha256()
    try:
        if shard.unit == "bytes":
            for _, line in _lines(shard):
                seal.update(line)
        else:
            with shard.path.open("rb") as stream:
                while piece := stream.read(1 << 20):
                    seal.update(piece)
    except OSError as error:
        raise InputError(f"{shard.path}: {error.strerror or error}") from None
    return seal.hexdigest()


def _lines(shard: Shard) -> Iterator[tuple[int, bytes]]:
    """The lines that begin in the shard's bytes, with where they begin: each line of a file is in one shard."""
    with shard.path.open("rb") as stream:
        if shard.first:
            stream.seek(shard.first - 1)
            _to_line_end(stream)
        while (start := stream.tell()) < shard.last:
            line = stream.readline(_LINE + 1)
            if not line:
                return
            if len(line) > _LINE and not line.endswith(b"\n"):
                _to_line_end(stream)
            yield start, line


def _to_line_end(stream: Any) -> None:
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass


def _rows(shard: Shard) -> Iterator[dict[str, str]]:
    from dateline.scale.tables import parquet

    number = 0
    with parquet().ParquetFile(Path(shard.path)) as file:
        columns = [name for name in _COLUMNS if name in file.schema_arrow.names]
        if "text" not in columns:
            raise InputError(f"{shard.path}: no column named text (columns: {', '.join(file.schema_arrow.names[:12])})")
        for batch in file.iter_batches(batch_size=500, columns=columns):
            if number + len(batch) > shard.first:
                for k, row in enumerate(batch.to_pylist(), number):
                    if shard.first <= k < shard.last:
                        yield {name: str(value) for name, value in row.items() if value is not None}
            number += len(batch)
            if number >= shard.last:
                return
