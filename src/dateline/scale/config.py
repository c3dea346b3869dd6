"""What a shard is read with: the part of its key that is not the input."""

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache

from dateline import __version__
from dateline.record.fingerprint import fingerprint
from dateline.settings import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """How shards are read.

    `language` None identifies it text by text. `copies` False reads near copies within a shard too, instead of only
    naming what they are copies of. `seconds` is what one document may take before it is set aside, `batch` how many are
    parsed at once, `memory` how many bytes a process may take beyond what it has once the models are loaded.
    """

    language: str | None = None
    copies: bool = True
    seconds: float = 15.0
    batch: int = 16
    memory: int = 3 << 30

    def key(self) -> str:
        """What readings under this configuration have in common: settings, reader, lexicons, gazetteer; a SHA-256."""
        told = {"settings": asdict(self), "readers": readers()}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@cache
def readers() -> dict[str, dict[str, str]]:
    """The fingerprint of the reader of each language."""
    return {language: asdict(fingerprint(language, __version__)) for language in LANGUAGES}
