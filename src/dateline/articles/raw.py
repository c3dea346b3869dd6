"""Bytes as they came, with what is known of where they came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One input: a file, a member of an archive, an answer of a server.

    `name` is what it is called (a path, an address, `archive.zip!/member.html`), `channel` who hands it in: "file" or
    the address of a feed or site. `media` is the media type where something said it, `fetched` when it came (UTC, ISO
    8601), `headers` those of the answer, in their order.
    """

    body: bytes
    name: str
    channel: str = "file"
    media: str | None = None
    fetched: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
