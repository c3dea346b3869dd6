"""The languages Dateline reads: one folder each, a parser adapter and lexicons as TOML."""

import tomllib
from functools import cache
from importlib import import_module, resources
from typing import Any, Protocol, cast

from dateline.model import Document, Parse

LANGUAGES = ("fr",)


class Parser(Protocol):
    """Turns a document into the one token view of all languages."""

    def __call__(self, document: Document) -> Parse: ...


@cache
def table(language: str, name: str) -> dict[str, Any]:
    """The lexicon `lang/<language>/<name>.toml` as nested dictionaries, read once."""
    path = resources.files(f"dateline.lang.{language}") / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def parser(language: str) -> Parser:
    """The parser of a language, loaded once a process."""
    return cast(Parser, import_module(f"dateline.lang.{language}.parser").load())
