"""Inputs as shards: a file, or a piece of a large one."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.articles.kinds import kind_of
from dateline.errors import InputError

SIZE = 1 << 20  # bytes of JSON Lines in a shard: some 500 dispatches, a quarter of a minute where all are read
ROWS = 500  # rows of a Parquet file in a shard
_RANGE = re.compile(r"#(bytes|rows)=(\d{1,18})-(\d{1,18})$")
_SKIPPED = (".part", ".tmp", ".crc")


class Shard(NamedTuple):
    """A file, and which bytes or rows of it; `unit` None is the whole file."""

    path: Path
    unit: str | None = None
    first: int = 0
    last: int = 0


def shard_of(uri: str) -> Shard:
    """The shard that a uri names: PATH, PATH#bytes=0-1048576 or PATH#rows=0-500."""
    found = _RANGE.search(uri)
    if found is None:
        return Shard(Path(uri))
    unit, first, last = found[1], int(found[2]), int(found[3])
    if first >= last:
        raise InputError(f"{uri}: the range is empty")
    return Shard(Path(uri[: found.start()]), unit, first, last)


def shards(inputs: Iterable[str | Path], *, size: int = SIZE, rows: int = ROWS) -> Iterator[str]:
    """The uris of the shards of files and folders, in the order of their names; InputError names what is not there.

    The cut depends on the files alone, never on how many workers there are: the same input gives the same output.
    """
    for path in _files(inputs):
        with path.open("rb") as stream:
            head = stream.read(8192)
        if head.startswith(b"PAR1"):
            yield from _cut(path, "rows", _rows(path), rows)
        elif kind_of(head, name=path.name) == "jsonl":
            yield from _cut(path, "bytes", path.stat().st_size, size)
        else:
            yield str(path)


def _cut(path: Path, unit: str, whole: int, step: int) -> Iterator[str]:
    for first in range(0, whole, step):
        yield f"{path}#{unit}={first}-{min(first + step, whole)}"


def _files(inputs: Iterable[str | Path]) -> Iterator[Path]:
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            found = sorted(p for p in path.rglob("*") if p.is_file() and not p.is_symlink())
            yield from (
                p
                for p in found
                if not p.name.endswith(_SKIPPED) and not any(x.startswith(".") for x in p.relative_to(path).parts)
            )
        elif path.is_file():
            yield path
        else:
            raise InputError(f"{name}: no such file or folder")


def _rows(path: Path) -> int:
    from dateline.scale.tables import parquet

    try:
        return int(parquet().ParquetFile(path).metadata.num_rows)
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: a damaged Parquet file ({error})") from None
