"""Copies are told from what only looks like one."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.record import open_record, overlaps
from dateline.record.copies import Overlap, compare, sketch, wording, worth_comparing
from record.copy_pairs import Pair, dispatches, pairs
from record.making import incoming, text_of

PRECISION, RECALL = 0.98, 0.95


def found(pair: Pair) -> Overlap | None:
    """What the record would make of a pair: the sketches first, then the words."""
    a, b = set(sketch(pair.a)), set(sketch(pair.b))
    if not worth_comparing(len(a & b), len(a), len(b)):
        return None
    return compare(wording(pair.a), wording(pair.b))


def test_copies_and_look_alikes() -> None:
    """At least 400 pairs; precision .98 and recall .95. `bench/copies_quality.py` measures all of them."""
    right: Counter[bool] = Counter()
    wrong: Counter[tuple[bool, str]] = Counter()
    for pair in pairs("x", seed=1):
        told = found(pair) is not None
        if told == pair.copies:
            right[pair.copies] += 1
        else:
            wrong[pair.copies, pair.kind] += 1
    missed = sum(n for (copies, _), n in wrong.items() if copies)
    false = sum(n for (copies, _), n in wrong.items() if not copies)
    assert right.total() + wrong.total() >= 400
    assert right[True] / (right[True] + false) >= PRECISION, wrong
    assert right[True] / (right[True] + missed) >= RECALL, wrong


def test_the_pairs_are_what_they_say() -> None:
    kinds = Counter((pair.kind, pair.copies) for pair in pairs("x"))
    assert len({kind for kind, copies in kinds if copies}) >= 10
    assert len({kind for kind, copies in kinds if not copies}) >= 8
    assert all(pair.a != pair.b for pair in pairs("x"))


def test_comparing_does_not_depend_on_the_order() -> None:
    for pair in list(pairs("g"))[::5]:
        assert compare(wording(pair.a), wording(pair.b)) == compare(wording(pair.b), wording(pair.a))


RUSSIAN = (
    "Силы ПВО сбили {} беспилотников над Белгородской областью в ночь на {}, сообщил губернатор Вячеслав Гладков. "
    "Пострадали {} человека, повреждены жилые дома, добавил он в своём канале. На месте работают оперативные службы."
)
ENGLISH = (
    "Air defences shot down {} drones over the Belgorod region on {} night, the governor Vyacheslav Gladkov "
    "said. {} people "
    "were hurt and several houses were damaged, he added in a post on his channel. Emergency services are at the scene."
)
UKRAINIAN = (
    "Сили ППО збили {} безпілотників над Одеською областю в ніч на {}, повідомив голова обласної адміністрації "
    "Олег Кіпер. "
    "Постраждали {} людини, пошкоджено житлові будинки, додав він у своєму каналі. На місці працюють рятувальники."
)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (RUSSIAN, ("вторник", "среду")),
        (ENGLISH, ("Tuesday", "Wednesday")),
        (UKRAINIAN, ("вівторок", "середу")),
    ],
)
def test_other_languages(text: str, days: tuple[str, str]) -> None:
    one = text.format(12, days[0], 3)
    assert found(Pair("", True, one, "Headline\n\n" + one.replace(". ", ".\n\n"))) is not None
    assert found(Pair("", True, one, text.format(31, days[1], 2))) is None
    assert found(Pair("", True, one, text.format(12, days[1], 3))) is None


def test_copies_have_one_origin_and_are_told(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        record.add(incoming(1, published=None))
        cut = text_of(1).split("\n\n")[1]
        added = record.add(incoming(1, uri="cut.txt", text=cut))
        assert (added.outcome, added.copy_of) == ("copy", "d1.txt")
        assert record.add(incoming(2)).outcome == "new"
        assert record.base.execute("SELECT count(DISTINCT origin) FROM document").get == 2
        assert record.base.execute("SELECT count(*) FROM copies").get == 1


def test_whoever_quotes_the_same_source_adds_no_origin(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        for k in (1, 2, 3):
            other = text_of(k).replace(f"numéro {k}", "de Belgorod")
            record.add(incoming(k, text=other))
        assert record.base.execute("SELECT DISTINCT origin FROM claims").fetchall() == [
            ("governor:RUS:gouverneur de belgorod",)
        ]


def test_look_alikes_in_numbers_cost_few_comparisons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(overlaps, "compare", lambda a, b: compared.append(a) or compare(a, b))
    towns = [f"V{a}ln{b}sk" for a in "aeiou" for b in "aeiouy"]
    nights = [
        f"Night over {town}\n\n{k + 5} drones were shot down over the district of {town} in the night, the air force "
        f"said. Debris fell on {k % 9 + 2} houses and {k % 7 + 3} people were hurt, the governor added on his channel."
        for k, town in enumerate(towns)
    ]
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        for k, night in enumerate(nights):
            dispatch = replace(incoming(k), text=night, report=None, status="out of domain")
            assert record.add(dispatch, last=True).copy_of is None
        assert len(compared) <= 6 * len(nights)
        compared.clear()
        reprint = replace(incoming(99), text=f"Other headline\n\n{nights[4]}", report=None, status="out of domain")
        assert record.add(reprint).copy_of == "d4.txt"
        assert len(compared) <= 7


def test_none_of_the_texts_is_held_out() -> None:
    assert len(dispatches("x")) > 20
    folder = Path(__file__).parent.parent / "fixtures" / "fr" / "texts"
    held = {p.name for p in folder.glob("h*.json")}
    assert held and not any(name.startswith(("f", "g", "x")) for name in held)
