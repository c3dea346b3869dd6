"""Files, folders and archives as the single inputs they hold, one at a time, whatever their size."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from dateline.articles.kinds import kind_of
from dateline.articles.limits import LIMITS, Limits, Pieces, Readable, gunzip, read_capped
from dateline.articles.raw import Raw
from dateline.errors import InputError, LimitError

_HEAD = 8192
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SKIPPED = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".part", ".tmp")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An input, or the rest of one, that is not taken in, and why; `raw` where its bytes are at hand."""

    name: str
    reason: str
    raw: Raw | None = None


def shown(name: str) -> str:
    """A name fit for one line of a terminal or log: control characters and direction marks are written as escapes."""
    return _CONTROL.sub(lambda m: m[0].encode("unicode_escape", "surrogatepass").decode("ascii"), name)


def units(path: Path, *, limits: Limits = LIMITS) -> Iterator[Raw | Refusal]:
    """The inputs in a file or, in the order of their names, in a folder and the folders below it.

    Symbolic links inside a folder are not followed. An input that can't be read is a Refusal, and the rest go on.
    """
    if not path.is_dir():
        yield from _file(path, shown(str(path)), limits)
        return
    for found in sorted(path.rglob("*")):
        if found.is_symlink() or not found.is_file():
            continue
        relative = found.relative_to(path)
        if any(part.startswith(".") for part in relative.parts) or found.name.endswith(_SKIPPED):
            continue
        yield from _file(found, shown(str(found)), limits)


def _file(path: Path, name: str, limits: Limits) -> Iterator[Raw | Refusal]:
    try:
        if not path.exists():
            raise InputError(f"{name}: no such file")
        if not path.is_file():
            raise InputError(f"{name}: not a file")
        with path.open("rb") as stream:
            yield from unpacked(stream, name=name, limits=limits)
    except (InputError, OSError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield Refusal(name=name, reason=told.removeprefix(f"{name}: "))


def unpacked(
    stream: Readable,
    *,
    name: str,
    media: str | None = None,
    like: Raw | None = None,
    depth: int = 0,
    limits: Limits = LIMITS,
) -> Iterator[Raw | Refusal]:
    """The inputs in a stream: itself, or those of the archive it is, and of the archives in that.

    `like` gives channel, time and headers to what is found.
    """
    head, rest = _head(stream)
    whole = Pieces(chain((head,), rest))
    kind = kind_of(head, name=name, media=media)
    if depth > limits.depth and kind in ("gzip", "zip", "warc"):
        yield Refusal(name=name, reason=f"archives nested more than {limits.depth} deep")
        return
    try:
        if kind == "gzip":
            inner = name[:-3] if name.lower().endswith(".gz") else name
            pieces = Pieces(gunzip(whole, name=name, limits=limits))
            yield from unpacked(pieces, name=inner, like=like, depth=depth + 1, limits=limits)
        elif kind == "zip":
            yield from _zip(whole, name, like, depth, limits)
        elif kind == "warc":
            from dateline.articles.warc import records

            yield from records(whole, name=name, limits=limits)
        elif kind == "jsonl":
            yield from _lines(whole, name, like, limits)
        else:
            yield _raw(read_capped(whole, limits.item, name=name), name, media, like)
    except (InputError, EOFError, OSError, zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError) as error:
        yield Refusal(name=name, reason=_told(error, name))
    except Exception as error:  # zlib.error and what hostile archives bring out in libraries
        yield Refusal(name=name, reason=f"damaged ({type(error).__name__}: {error})")


def _head(stream: Readable) -> tuple[bytes, Iterator[bytes]]:
    """The first bytes of a stream, and the pieces after them; what goes wrong at the head is raised behind it."""
    head, failed = b"", None
    try:
        while len(head) < _HEAD and (more := stream.read(_HEAD - len(head))):
            head += more
    except Exception as error:
        failed = error

    def rest() -> Iterator[bytes]:
        if failed is not None:
            raise failed
        while piece := stream.read(65536):
            yield piece

    return head, rest()


def _told(error: BaseException, name: str) -> str:
    return (str(error) or type(error).__name__).removeprefix(f"{name}: ")


def _raw(body: bytes, name: str, media: str | None, like: Raw | None) -> Raw:
    if like is None:
        return Raw(body=body, name=name, media=media)
    return Raw(body=body, name=name, media=media, channel=like.channel, fetched=like.fetched, headers=like.headers)


def _lines(stream: Pieces, name: str, like: Raw | None, limits: Limits) -> Iterator[Raw | Refusal]:
    """The lines of JSON Lines, each an input of its own."""
    for number, line in enumerate(stream.lines(limits.item, name=name), 1):
        if line.strip():
            if number > limits.members:
                raise LimitError(f"{name}: more than {limits.members} lines")
            yield _raw(line, f"{name}!/{number}", "application/json", like)


def _zip(stream: Pieces, name: str, like: Raw | None, depth: int, limits: Limits) -> Iterator[Raw | Refusal]:
    """The members of a zip archive; nothing is written to disk, so no name can lead out of a folder."""
    data = read_capped(stream, 512 << 20, name=name)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > limits.members:
            raise LimitError(f"{name}: {len(entries)} members, more than {limits.members}")
        made = 0
        for entry in entries:
            label = f"{name}!/{shown(entry.filename)}"
            if entry.is_dir():
                continue
            if entry.flag_bits & 1:
                yield Refusal(name=label, reason="encrypted")
                continue
            try:
                with archive.open(entry) as member:
                    counted = _Counted(member, label, used=max(entry.compress_size, 1), made=made, limits=limits)
                    yield from unpacked(counted, name=label, like=like, depth=depth + 1, limits=limits)
                    made = counted.made
            except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError) as error:
                yield Refusal(name=label, reason=_told(error, label))


class _Counted:
    """A member of an archive that stops where too much comes out of it."""

    def __init__(self, stream: Readable, name: str, *, used: int, made: int, limits: Limits) -> None:
        self._stream, self._name, self._used, self._limits = stream, name, used, limits
        self._mine, self.made = 0, made

    def read(self, size: int, /) -> bytes:
        piece = self._stream.read(size)
        self._mine += len(piece)
        self.made += len(piece)
        if self.made > self._limits.total or (
            self._mine > self._limits.free and self._mine > self._limits.ratio * self._used
        ):
            raise LimitError(f"{self._name}: unpacks to {self._mine >> 20} MB and more: a bomb, refused")
        return bytes(piece)
