"""Who says what in sentences of each language, by value; where nobody speaks, nobody is found."""

from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from dateline.claims.source import covering
from dateline.documents import make_document
from dateline.lang import Parser
from dateline.mentions.attributions import find_attributions
from dateline.model import Mentions

FOLDER = Path(__file__).parent
LANGUAGES = tuple(code for code in ("en", "ru", "uk") if (FOLDER / f"said_{code}.txt").exists())


@cache
def loaded(language: str) -> Parser:
    parser: Parser = import_module(f"dateline.lang.{language}.parser").load(entities=False)
    return parser


def rows() -> list[tuple[str, str]]:
    out = []
    for language in LANGUAGES:
        for line in (FOLDER / f"said_{language}.txt").read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                out.append((language, line))
    return out


@pytest.mark.parametrize(("language", "row"), rows())
def test_said(language: str, row: str) -> None:
    text, word, source, kind, side = (part.strip() for part in row.split(" | "))
    document = make_document(text, language=language)
    parse = loaded(language)(document)
    attributions, speakers = find_attributions(document, parse, ())
    mentions = Mentions(document=document, parse=parse, attributions=attributions, speakers=speakers)
    found = covering(mentions, document.text.rindex(word))
    if source == "-":
        assert found is None
        return
    assert found is not None
    assert found.speaker is not None
    assert found.source is not None
    assert source in document.text[found.source.start : found.source.end]
    assert kind in ("*", found.speaker.kind)
    assert side in ("*", str(found.speaker.side))
