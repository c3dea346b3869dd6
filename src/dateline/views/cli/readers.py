"""The readers that `--reader` names: functions of the command line that return what reads an article."""

import argparse
from typing import TYPE_CHECKING, Protocol, Union

from dateline.errors import SettingError
from dateline.model import Article, Report

if TYPE_CHECKING:
    from dateline.second import SecondReport


class OneReader(Protocol):
    """Reads a dispatch."""

    def read(self, article: Article) -> Union[Report, "SecondReport"]:
        """Its report; InputError where it can't be read."""


class _Rules:
    def __init__(self, language: str | None) -> None:
        from dateline.reader import Reader

        self._reader = Reader(language=language)

    def read(self, article: Article) -> Report:
        """The report of the rules."""
        (report,) = self._reader.read_documents([self._reader.document(article)])
        return report


def rules(arguments: argparse.Namespace) -> OneReader:
    """The reader of this package."""
    return _Rules(arguments.lang)


def llm(arguments: argparse.Namespace) -> OneReader:
    """A language model behind an OpenAI-compatible endpoint."""
    from dateline.second import SecondReader
    from dateline.second.server import ModelServer

    for name, example in (("llm_url", "http://127.0.0.1:8080/v1"), ("llm_model", "mistral-small")):
        if not getattr(arguments, name):
            flag = f"--{name.replace('_', '-')}"
            raise SettingError(f"the reader llm needs {flag} (or {name} in settings.toml), e.g. {flag} {example}")
    server = ModelServer(url=arguments.llm_url, model=arguments.llm_model, key=arguments.llm_key or None)
    return SecondReader(server, language=arguments.lang)
