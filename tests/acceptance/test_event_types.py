"""Every event type in many wordings, of this war and of others; and sentences of other news that tell none."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

import dateline
from acceptance.reading import PHYSICAL, counts, in_short, physical, read, read_anyhow
from dateline import Claim


@dataclass(frozen=True, kw_only=True)
class Case:
    """A sentence and what the claim of this type must hold."""

    number: int
    event_type: str
    text: str
    quantities: frozenset[tuple[str, float | None, float | None]]
    source: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.event_type}-{self.number}"


def quantity(row: str) -> tuple[str, float | None, float | None]:
    """The three parts of "killed 3 -", an open end as None."""
    what, low, high = row.split()
    return what, None if low == "-" else float(low), None if high == "-" else float(high)


def cases() -> list[Case]:
    """The table, in its order."""
    found: list[Case] = []
    event_type, number = "", 0
    for line in (Path(__file__).parent / "event_types.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            event_type, number = line[2:], 0
        elif line and not line.startswith("#"):
            number += 1
            text, told, source = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
            found.append(
                Case(
                    number=number,
                    event_type=event_type,
                    text=text,
                    quantities=frozenset(quantity(row) for row in told.split(";") if row.strip()),
                    source=tuple(source.split()),
                )
            )
    return found


CASES = [case for case in cases() if case.event_type != "never"]
NEVER = [case for case in cases() if case.event_type == "never"]


def each(chosen: list[Case]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", chosen, ids=lambda case: case.id)


def claims(case: Case) -> list[Claim]:
    """The claims of the type that is asked for."""
    report = read_anyhow(case.text)
    found = [c for c in report.claims if c.event_type == case.event_type]
    assert found, f"{case.text}\n{in_short(report)}"
    return found


@each(CASES)
def test_the_type_is_read(case: Case) -> None:
    assert len(claims(case)) == 1, in_short(read_anyhow(case.text))


@each(CASES)
def test_no_other_type_is_read(case: Case) -> None:
    """A toll, a fire or damage told in a clause of its own may stand beside; another cause may not."""
    beside = {"casualties", "damage", "fire", case.event_type}
    if case.event_type in {"alert", "closure", "outage", "fire", "damage", "casualties", "arrest"}:
        beside |= PHYSICAL  # told with what caused it
    report = read_anyhow(case.text)
    assert {c.event_type for c in physical(report)} <= beside, f"{case.text}\n{in_short(report)}"
    assert physical(report)


@each([case for case in CASES if case.quantities])
def test_the_quantities_are_read(case: Case) -> None:
    told = set().union(*(counts(c) for c in physical(read_anyhow(case.text))))
    # "un hôpital", "une salve" may count one thing hit or launched beside what the case asks for
    single = {q for q in told if q[1:] == (1, 1) and q[0] not in {"killed", "wounded", "missing", "arrested"}}
    assert told - (single - case.quantities) == case.quantities, f"{case.text}\n{in_short(read_anyhow(case.text))}"


@each([case for case in CASES if case.source])
def test_the_source_is_read(case: Case) -> None:
    source = claims(case)[0].source
    assert source is not None
    assert (source.kind, source.side or "")[: len(case.source)] == case.source


@each(CASES)
def test_the_gate_lets_it_through(case: Case) -> None:
    """`dateline.read` finds what the reader behind its gate finds."""
    assert read(case.text) == read_anyhow(case.text)


@each(NEVER)
def test_other_news_tells_no_event(case: Case) -> None:
    assert physical(read(case.text)) == [], f"{case.text}\n{in_short(read(case.text))}"


@each(NEVER)
def test_other_news_tells_no_event_where_the_gate_is_open(case: Case) -> None:
    """In a dispatch that also has an event of the domain, only that one is read."""
    text = f"Trois soldats ont été tués lundi dans une embuscade près de Gao.\n\n{case.text}\n"
    report = read(text)
    assert [c.trigger.start < text.index(case.text) for c in physical(report)] == [True], in_short(report)


def test_other_news_is_read_at_all() -> None:
    """What is found in it is nothing, also where it stands in one dispatch; and that is no error."""
    report = dateline.read("\n\n".join(case.text for case in NEVER[:10]), published="2024-05-14", language="fr")
    assert report.document.language == "fr"
    assert not physical(report)


def test_the_table_is_whole() -> None:
    told = Counter(case.event_type for case in CASES)
    assert set(told) == PHYSICAL
    assert min(told.values()) >= 6
    assert len(NEVER) >= 30
