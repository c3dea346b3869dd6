"""What French sentences tell, by value, in the words reporters choose; sentences of other news tell no event.

`events_told.txt`: types, with "/" for either and "+" for both | counts | sentence; most of its words are rare ones.
`events_never.txt`: a sentence a line.
"""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline.documents import make_document
from dateline.lang import parser
from dateline.model import EventMention
from dateline.pipeline import find_mentions

HERE = Path(__file__).parent
# Of the tables, what is read right: a share, since each is of words met once.
TOLD, NEVER = 0.92, 0.94


def rows(name: str) -> list[str]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


@cache
def events(sentence: str) -> tuple[EventMention, ...]:
    document = make_document(sentence, language="fr", published=date(2024, 6, 12))
    return find_mentions(document, parser("fr")(document)).events


def number(text: str) -> float | None:
    return float(text) if text else None


def tells(row: str) -> bool:
    """Whether the sentence of a row tells its types and counts."""
    types, counts, sentence = row.split("|", 2)
    found = events(sentence)
    got = {e.event_type for e in found}
    quantities = {(q.what, q.low, q.high) for e in found for q in e.quantities}
    for count in filter(None, (part.strip() for part in counts.replace("+", ",").split(","))):
        if count in ("denied", "hypothetical"):
            if not any(getattr(e, count) for e in found):
                return False
            continue
        what, _, bounds = count.partition(" ")
        low, _, high = bounds.partition("..")
        if (what, number(low), number(high)) not in quantities:
            return False
    if types == "none":
        return not got
    return all(got & set(either.split("/")) for either in types.split("+"))


def test_most_wordings_are_read() -> None:
    missed = [row for row in rows("events_told.txt") if not tells(row)]
    assert len(missed) <= (1 - TOLD) * len(rows("events_told.txt")), missed


def test_other_news_tells_hardly_any_event() -> None:
    told = [row for row in rows("events_never.txt") if any(e.event_type != "statement" for e in events(row))]
    assert len(told) <= (1 - NEVER) * len(rows("events_never.txt")), told


@pytest.mark.parametrize("row", [*rows("events_told.txt"), *rows("events_never.txt")])
def test_spans_lie_in_their_clause(row: str) -> None:
    for e in events(row.rsplit("|", 1)[-1]):
        assert e.clause.start <= e.trigger.start < e.clause.end
