"""What a reading depends on: the version of the reader, its word lists and its gazetteer."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from dateline.gazetteer import index_path
from dateline.lang.own import own_files

IMPORTED = "dateline-import"  # the name of what maps rows of spreadsheets


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """A reader as it was when it read; readings under the same fingerprint are comparable."""

    name: str
    version: str
    lexicon: str
    gazetteer: str


@cache
def fingerprint(language: str, version: str) -> Fingerprint:
    """The fingerprint of the reader of a language at a version of Dateline."""
    return Fingerprint(
        name=f"dateline-{language}",
        version=version,
        lexicon=_hash_of_words(language),
        gazetteer=hashlib.sha256(index_path().name.encode()).hexdigest(),
    )


def _hash_of_words(language: str) -> str:
    """The hash over every word list that a language is read with, and over the rules that read it."""
    seal = hashlib.sha256()
    for name, data in sorted(_files(resources.files("dateline"), language)):
        seal.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    for path in own_files(language):
        seal.update(f"own/{path.name}".encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return seal.hexdigest()


_READING = ("lang", "documents", "mentions", "claims", "incidents", "gazetteer", "pipeline.py")


def _files(folder: Traversable, language: str, path: str = "") -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for item in folder.iterdir():
        name = f"{path}{item.name}"
        if not path and item.name not in _READING:
            continue
        if item.is_dir():
            other = path == "lang/" and item.name != language
            if not other and item.name != "__pycache__" and name != "gazetteer/data":
                found += _files(item, language, f"{name}/")
        elif item.name.endswith((".toml", ".py")):
            found.append((name, item.read_bytes()))
    return found
