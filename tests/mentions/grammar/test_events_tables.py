"""What sentences of each language tell, by value: types, means and counts; the near-misses tell no physical event."""

from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from dateline.documents import make_document
from dateline.lang import Parser
from dateline.mentions.grammar.events import find_events
from dateline.mentions.grammar.quantities import find_quantities
from dateline.model import EventMention, Mentions

FOLDER = Path(__file__).parent
LANGUAGES = tuple(code for code in ("en", "ru", "uk") if (FOLDER / f"events_{code}.txt").exists())


@cache
def loaded(language: str) -> Parser:
    parser: Parser = import_module(f"dateline.lang.{language}.parser").load(entities=False)
    return parser


def read(sentence: str, language: str) -> tuple[EventMention, ...]:
    document = make_document(sentence, language=language)
    parse = loaded(language)(document)
    quantities = find_quantities(document, parse)
    return find_events(Mentions(document=document, parse=parse, quantities=quantities))


def rows(kind: str) -> list[tuple[str, str]]:
    out = []
    for language in LANGUAGES:
        for line in (FOLDER / f"{kind}_{language}.txt").read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                out.append((language, line))
    return out


def shown(events: tuple[EventMention, ...]) -> str:
    """`strike drone; casualties` and so on, with `denied` where it is; sorted."""
    told = [" ".join(w for w in (e.event_type, e.means, "denied" if e.denied else "") if w) for e in events]
    return "; ".join(sorted(told)) or "-"


def counts(events: tuple[EventMention, ...]) -> str:
    def number(value: float | None) -> str:
        return "" if value is None else f"{value:g}"

    found = {(q.what, q.low, q.high) for e in events for q in e.quantities if q.what not in ("other", "victims")}
    told = [f"{what} {number(low)}..{number(high)}" for what, low, high in found]
    return ", ".join(sorted(told)) or "-"


@pytest.mark.parametrize(("language", "row"), rows("events"))
def test_events(language: str, row: str) -> None:
    sentence, types, quantities = (part.strip() for part in row.split(" | "))
    events = read(sentence, language)
    assert all(e.clause.start <= e.trigger.start < e.clause.end for e in events)
    assert (shown(events), counts(events)) == (
        "; ".join(sorted(types.split("; "))),
        ", ".join(sorted(quantities.split(", "))),
    )


@pytest.mark.parametrize(("language", "sentence"), rows("never"))
def test_near_misses(language: str, sentence: str) -> None:
    assert shown(tuple(e for e in read(sentence, language) if e.event_type != "statement")) == "-"
