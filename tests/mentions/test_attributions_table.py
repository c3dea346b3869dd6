"""Constructions of attribution, by value, and what only looks like one.

`attribution_said.txt`: text | a word of what is said | words of the speaker's name | kind.
`attribution_never.txt`: text | a word that nobody is said to say.
"""

from pathlib import Path

import pytest

from mentions.attribution_reading import innermost, read

HERE = Path(__file__).parent
SAID = (HERE / "attribution_said.txt").read_text("utf-8").splitlines()
NEVER = (HERE / "attribution_never.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("row", SAID)
def test_said(row: str) -> None:
    text, said, name, kind = (part.strip() for part in row.split(" | "))
    found = innermost(read(text), said)
    assert found is not None, "nobody says it"
    assert found.speaker is not None
    assert name.lower() in found.speaker.name.lower()
    assert found.speaker.kind == kind


@pytest.mark.parametrize("row", NEVER)
def test_never_said(row: str) -> None:
    text, word = (part.strip() for part in row.split(" | "))
    assert innermost(read(text), word) is None


@pytest.mark.parametrize("row", SAID)
def test_spans_lie_in_the_text(row: str) -> None:
    mentions = read(row.split(" | ")[0].strip())
    size = len(mentions.document.text)
    for a in mentions.attributions:
        for span in (a.cue, a.source, a.naming, *a.content):
            assert span is None or 0 <= span.start < span.end <= size
        if a.speaker is not None:
            assert mentions.document.text[a.speaker.span.start : a.speaker.span.end] == a.speaker.name
