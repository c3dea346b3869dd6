"""The languages Dateline reads: one folder each, a parser adapter and lexicons as TOML."""

import os
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module, resources
from typing import Any, Protocol, cast

from dateline.errors import SettingError
from dateline.lang.own import merged, own_table
from dateline.model import Document, Parse

LANGUAGES = ("fr", "en", "ru", "uk")

# The matrices of the parsers are small: more threads only wait for each other. numpy looks at this when it is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


class Parser(Protocol):
    """Turns documents into the one token view of all languages."""

    def __call__(self, document: Document) -> Parse:
        """The parse of one document."""
        ...

    def many(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """The parses of documents, in their order; faster than one by one."""
        ...


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The lexicon `lang/<language>/<name>.toml` as nested dictionaries, with what the user adds to it; read once."""
    path = resources.files(f"dateline.lang.{language}") / f"{name}.toml"
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    own = own_table(language, name)
    return merged(words, own, where=f"lexicon/{language}/{name}.toml") if own else words


@cache
def word_set(language: str, name: str, *keys: str) -> frozenset[str]:
    """The words of one list of a lexicon, found under these keys; none where it has no such list."""
    found: Any = table(language, name)
    for key in keys:
        found = found.get(key, {})
    return frozenset(found)


@cache
def word_sets(language: str, name: str, *keys: str) -> dict[str, frozenset[str]]:
    """All lists of one table of a lexicon, found under these keys, by their names."""
    found: Any = table(language, name)
    for key in keys:
        found = found[key]
    return {key: frozenset(words) for key, words in found.items()}


@cache
def has_table(language: str, name: str) -> bool:
    """Whether a language has the lexicon `lang/<language>/<name>.toml`."""
    return (resources.files("dateline.lang") / language / f"{name}.toml").is_file()


@cache
def written_like(language: str) -> str:
    """The language itself where it has a folder, else French, whose rules of layout do for most."""
    return language if (resources.files("dateline.lang") / language / "sentences.toml").is_file() else "fr"


@cache
def recasing(language: str) -> Callable[[str], str] | None:
    """What gives a text in capitals its small letters back, where a language has it."""
    if not (resources.files("dateline.lang") / language / "case.py").is_file():
        return None
    return cast(Callable[[str], str], import_module(f"dateline.lang.{language}.case").restored)


def parser(language: str, *, entities: bool | None = None) -> Parser:
    """The parser of a language, loaded once a process.

    Without `entities` no token carries a name's kind, and parsing takes half the time; None leaves it to the
    environment variable DATELINE_ENTITIES (on or off), and where that is not set to the language: off where names
    are found by grammar and gazetteer as well, on where its parser says ENTITIES.
    """
    if not _has_parser(language):
        raise SettingError(f"no parser for the language {language!r}; Dateline reads {', '.join(LANGUAGES)}")
    if entities is None:
        setting = os.environ.get("DATELINE_ENTITIES") or "unset"
        if setting not in ("on", "off", "unset"):
            raise SettingError(f"DATELINE_ENTITIES is {setting!r}; it can be on or off")
        module = import_module(f"dateline.lang.{language}.parser")
        entities = getattr(module, "ENTITIES", False) if setting == "unset" else setting == "on"
    return _loaded(language, entities)


@cache
def _has_parser(language: str) -> bool:
    return (resources.files("dateline.lang") / language / "parser.py").is_file()


@cache
def _loaded(language: str, entities: bool) -> Parser:
    return cast(Parser, import_module(f"dateline.lang.{language}.parser").load(entities=entities))
