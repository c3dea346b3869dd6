"""The manifest of a shard: what came of it, and the commit that makes it count."""

import glob
import hashlib
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dateline.errors import InputError

SCHEMA = "dateline/shard/1"
FOLDER = "manifests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What came of one shard.

    `key` names input, reader and settings. `input` is its SHA-256. `counts` says how many documents ended how, and how
    many claims and incidents there are. `files` gives the SHA-256 of each file by its path below the output folder.
    `refused` names what could not be read, with the reason: nothing of time or machine is in here, so that the same
    input gives the same bytes.
    """

    key: str
    uri: str
    input: str
    readers: dict[str, dict[str, str]]
    settings: dict[str, Any]
    counts: dict[str, int]
    files: dict[str, str]
    refused: tuple[tuple[str, str], ...] = ()
    schema: str = SCHEMA

    def write(self, out: Path) -> None:
        """Puts the manifest in its place, after which the shard counts as done."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        put(path_of(out, self.key), text.encode())


def path_of(out: Path, key: str) -> Path:
    """Where the manifest of a shard stands."""
    return out / FOLDER / f"{key}.json"


def read_manifest(out: Path, key: str) -> Manifest | None:
    """The manifest of a finished shard whose files are all there, None where it is not finished."""
    path = path_of(out, key)
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        refused = tuple((name, reason) for name, reason in told.pop("refused"))
        manifest = Manifest(refused=refused, **told)
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise InputError(f"{path}: no manifest of a shard ({error}); remove it to have the shard read again") from None
    return manifest if all((out / name).is_file() for name in manifest.files) else None


def manifests(out: Path) -> Iterator[Manifest]:
    """The manifests of all finished shards, in the order of their inputs."""
    found = [read_manifest(out, path.stem) for path in (out / FOLDER).glob("*.json")]
    yield from sorted((m for m in found if m is not None), key=lambda m: (m.uri, m.key))


def put(path: Path, data: bytes) -> str:
    """Writes a file whole or not at all; returns its SHA-256."""
    path.parent.mkdir(parents=True, exist_ok=True)
    host = platform.node()
    part = path.with_name(f".{path.name}.{host}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    finally:
        part.unlink(missing_ok=True)
    for left in path.parent.glob(f".{glob.escape(path.name)}.{glob.escape(host)}.*.part"):
        if not _runs(left.name.split(".")[-2]):  # what a process that was killed had begun
            left.unlink(missing_ok=True)
    return hashlib.sha256(data).hexdigest()


def _runs(pid: str) -> bool:
    """Whether a process of this machine is there."""
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True
