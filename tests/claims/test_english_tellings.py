"""English: who tells it when words stand between, what a toll says by itself, and what a put-in saying parts."""

from datetime import date

import pytest

from claims.reading import by, claims
from dateline.reader import Reader

_DAY = date(2025, 3, 12)


def _counts(claim: object) -> set[tuple[str, float | None, float | None]]:
    return {(q.what, q.low, q.high) for q in claim.quantities}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "said",
    [
        "wrote on Telegram before dawn Wednesday",
        "wrote on Telegram before dawn Wednesday without naming it",
        "said shortly after sunset, without elaborating",
        "wrote at daybreak on Tuesday, without saying what had caused it",
    ],
)
def test_when_it_was_written_is_no_speaker(reader: Reader, said: str) -> None:
    found = claims(reader, f'"There is damage to a school in the district," Governor Ivan Petrov {said}.', _DAY)
    assert [by(c) for c in found] == ["Governor Ivan Petrov"]
    assert not found[0].relayed_by


def test_a_newspaper_of_that_name_passes_on(reader: Reader) -> None:
    found = claims(reader, "Gunmen killed four people in Quetta, police told Dawn.", _DAY)
    assert by(found[0]) == "police" and [r.name for r in found[0].relayed_by] == ["Dawn"]


@pytest.mark.parametrize(
    ("aside", "place"),
    [
        ("with officials in Kyiv calling the refinery a military target", "Penza"),
        ("with officials in Kyiv and several Russian channels naming a fuel store", "Penza"),
    ],
)
def test_who_speaks_beside_the_clause_sits_elsewhere(reader: Reader, aside: str, place: str) -> None:
    text = f"A depot in Penza burned after what the mayor described as a massive drone attack, {aside}."
    assert {c.place.name for c in claims(reader, text, _DAY) if c.place} == {place}


def test_residents_beside_the_clause_are_where_it_was(reader: Reader) -> None:
    found = claims(reader, "Shells fell on the district, with residents in Orikhiv fleeing their homes.", _DAY)
    assert {c.place.name for c in found if c.place} == {"Orikhiv"}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The death toll from an air raid on a market in Nyala rose to 31, officials said.", {("killed", 31, 31)}),
        ("The death toll in Tuesday's bombing in Quetta has climbed to 27, medics said.", {("killed", 27, 27)}),
        ("The number of people killed in a missile strike on Ternopil has risen to 14.", {("killed", 14, 14)}),
        ("The number of wounded in the shelling of Nikopol reached nine, he said.", {("wounded", 9, 9)}),
    ],
)
def test_a_toll_that_rises_is_what_is_told(
    reader: Reader, text: str, counts: set[tuple[str, float | None, float | None]]
) -> None:
    found = claims(reader, text, _DAY)
    assert [(c.event_type, _counts(c)) for c in found] == [("casualties", counts)]


def test_the_toll_of_a_blow_itself_is_of_the_blow(reader: Reader) -> None:
    found = claims(reader, "An air raid on Nyala killed 31 people, the ministry said.", _DAY)
    assert [c.event_type for c in found] == ["strike"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "A fire that killed four workers and injured nine broke out at the mill in Sumy.",
            {("killed", 4, 4), ("wounded", 9, 9)},
        ),
        ("A blaze killed four workers at the mill in Sumy.", {("killed", 4, 4)}),
    ],
)
def test_whom_a_fire_kills_is_told_of_the_fire(
    reader: Reader, text: str, counts: set[tuple[str, float | None, float | None]]
) -> None:
    assert [(c.event_type, _counts(c)) for c in claims(reader, text, _DAY)] == [("fire", counts)]


def test_who_died_beside_a_fire_is_told_apart(reader: Reader) -> None:
    found = claims(reader, "A strike on Sumy sparked a fire, and four people were killed.", _DAY)
    assert [c.event_type for c in found] == ["strike", "fire", "casualties"]


def test_a_saying_put_in_does_not_part_a_verb_from_what_it_tells_of(reader: Reader) -> None:
    text = "Iran's army claimed to have foiled a raid by Israel: the drone, it added, was brought down near Tabas."
    assert {c.event_type for c in claims(reader, text, _DAY)} == {"interception"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army said Monday it had pulled out of Kidal, a town in the north.", "control"),
        ("The army said it had withdrawn from Lyman to spare its men.", "control"),
        ("The rebels said they had entered Sake at dawn.", "control"),
        ("The navy said it had been hit by a missile near Odesa.", "strike"),
    ],
)
def test_fighters_tell_what_they_did_themselves(reader: Reader, text: str, kind: str) -> None:
    assert [c.event_type for c in claims(reader, text, _DAY)] == [kind]


def _named(claim: object) -> str | None:
    return claim.place.name if claim.place else None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Pavlohrad bore the brunt of a drone attack on the Dnipropetrovsk region.", "Pavlohrad"),
        ("Sloviansk came under shelling again, the mayor said.", "Sloviansk"),
        ("The Kharkiv region burned. The army used mortars and drones against Chuhuiv.", "Chuhuiv"),
    ],
)
def test_a_town_is_one_by_what_it_goes_through(reader: Reader, text: str, place: str) -> None:
    found = claims(reader, text, _DAY)[-1].place
    assert found is not None and text[found.span.start : found.span.end] == place and found.place is not None


def test_who_comes_under_criticism_is_no_town(reader: Reader) -> None:
    found = claims(reader, "Ivanov came under fire for his remarks about the strike on Izyum.", _DAY)
    assert [_named(c) for c in found] == ["Izyum"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nikopol took the brunt of the shelling.", ["strike"]),
        ("The Sumy, Poltava and Odesa regions were affected, the Air Force said.", ["strike"]),
        ("The Sumy and Odesa regions were affected by the attack, the Air Force said.", ["strike"]),
        ("The Sumy and Odesa regions were affected by blackouts, the operator said.", ["outage"]),
        ("Three regions were affected by flooding after the dam was blown up.", ["damage"]),
        ("The last defenders came under mortar and drone fire on the road.", ["strike"]),
        ("The town of Toretsk is in Russian hands, the army said.", ["control"]),
        ("The town, 20 kilometres from Horlivka, which is in Russian hands, was shelled.", ["strike"]),
        ("The station was left with a single power line, the operator reported.", ["outage"]),
    ],
)
def test_what_befalls_towns_and_plants(reader: Reader, text: str, kinds: list[str]) -> None:
    assert [c.event_type for c in claims(reader, text, _DAY)] == kinds


def test_hits_are_counted_as_hits(reader: Reader) -> None:
    found = claims(reader, "Drones scored at least three direct hits on the plant, the director said.", _DAY)
    assert _counts(found[0]) == {("hit", 3, None)}
