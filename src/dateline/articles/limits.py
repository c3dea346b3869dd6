"""How large an input may be, and bytes read no further than that."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from dateline.errors import LimitError

_PIECE = 64 * 1024


class Readable(Protocol):
    """Bytes, some at a time."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; b"" at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What an input may take: bytes of one item, of a whole unpacked archive, its members, how deep they nest.

    `ratio` is how many bytes may come out of one, once `free` bytes have come out: text packs 3 to 20 times.
    """

    item: int = 16 << 20
    total: int = 64 << 30
    members: int = 5_000_000
    depth: int = 3
    ratio: int = 200
    free: int = 8 << 20


LIMITS = Limits()


def read_capped(stream: Readable, most: int, *, name: str) -> bytes:
    """All bytes of a stream; LimitError where there are more than `most`."""
    pieces, size = [], 0
    while piece := stream.read(_PIECE):
        size += len(piece)
        if size > most:
            raise LimitError(f"{name}: larger than {most >> 20} MB; split it or raise the limit")
        pieces.append(piece)
    return b"".join(pieces)


def gunzip(stream: Readable, *, name: str, limits: Limits = LIMITS) -> Iterator[bytes]:
    """The pieces of a gzip stream of one or many members, never much more than 64 kB at once.

    LimitError for a bomb; EOFError where the end is missing, after all pieces before it.
    """
    used = made = 0
    while True:
        unpacker = zlib.decompressobj(wbits=31)
        started = False
        rest = b""
        while not unpacker.eof:
            packed = rest or stream.read(_PIECE)
            if not packed:
                if not started and used:
                    return
                raise EOFError(f"{name}: the end of the gzip data is missing")
            if not started and not packed.strip(b"\0"):
                rest = b""
                continue  # padding between members
            started = True
            used += 0 if rest else len(packed)
            piece = unpacker.decompress(packed, _PIECE)
            rest = unpacker.unconsumed_tail
            made += len(piece)
            if made > limits.total or (made > limits.free and made > limits.ratio * max(used, 1)):
                raise LimitError(f"{name}: unpacks to {made >> 20} MB and more out of {used >> 10} kB: a bomb, refused")
            if piece:
                yield piece
        stream = _Ahead(unpacker.unused_data, stream)


class _Ahead:
    """A stream with some bytes put back in front of it."""

    def __init__(self, ahead: bytes, stream: Readable) -> None:
        while isinstance(stream, _Ahead) and not stream.ahead:
            stream = stream.stream
        self.ahead: bytes = ahead
        self.stream: Readable = stream

    def read(self, size: int, /) -> bytes:
        if self.ahead:
            piece, self.ahead = self.ahead[:size], self.ahead[size:]
            return piece
        return self.stream.read(size)


class Pieces:
    """An iterator of pieces as a readable stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, b""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes; b"" at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._left = piece
        if size < 0:
            size = len(self._left)
        piece, self._left = self._left[:size], self._left[size:]
        return piece

    def lines(self, most: int, *, name: str) -> Iterator[bytes]:
        """The lines of the stream without their ends; LimitError where one is longer than `most`."""
        pending: list[bytes] = []
        size = 0
        while piece := self.read(_PIECE):
            *whole, rest = piece.split(b"\n")
            for line in whole:
                yield b"".join((*pending, line)).rstrip(b"\r")
                pending, size = [], 0
            if rest:
                pending.append(rest)
                size += len(rest)
                if size > most:
                    raise LimitError(f"{name}: a line of more than {most >> 20} MB")
        if pending:
            yield b"".join(pending).rstrip(b"\r")
