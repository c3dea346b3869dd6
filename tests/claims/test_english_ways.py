"""English: where someone was only going, what a name is of, how those counted are, and what denies nothing."""

from datetime import date

import pytest

from claims.reading import by, claims, first_day, told_by
from dateline.reader import Reader

_DAY = date(2025, 6, 3)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bus was hit just outside Bilopillia on its way to the regional capital, Sumy.", "Bilopillia"),
        ("A convoy was attacked near Barsalogho on its way to Djibo.", "Barsalogho"),
        ("A minibus heading for the market town of Djibo hit a mine near Barsalogho.", "Barsalogho"),
        ("A strike hit the regional capital, Sumy.", "Sumy"),
    ],
)
def test_where_one_was_going_is_not_where_it_was(reader: Reader, text: str, place: str) -> None:
    found = claims(reader, text, _DAY)[0].place
    assert found is not None and text[found.span.start : found.span.end].endswith(place)


@pytest.mark.parametrize(
    ("text", "wounded"),
    [
        ("Four passengers were hurt, two of them seriously.", [4]),
        ("One man was killed and two seriously wounded in Sumy.", [2]),
        ("Nine people were injured, one of them gravely, the mayor said.", [9]),
    ],
)
def test_how_some_of_those_hurt_are_is_no_other_count(reader: Reader, text: str, wounded: list[int]) -> None:
    found = claims(reader, text, _DAY)
    assert [q.best for c in found for q in c.quantities if q.what == "wounded"] == wounded


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Villagers came under mortar fire, said Frontmap, a Libyan mapping project close to the army.",
            "Frontmap, a Libyan mapping project close to the army",
        ),
        (
            "Shells hit a house in Nyala, said the town's Relief Room, one of dozens of groups that bring aid.",
            "the town's Relief Room, one of dozens of groups that bring aid",
        ),
        ("Drones hit a depot in Tula, an industrial city, the governor said.", "the governor"),
    ],
)
def test_what_body_a_name_is_of(reader: Reader, text: str, speaker: str) -> None:
    assert by(claims(reader, text, _DAY)[0]) == speaker


def test_what_troops_did_is_not_their_telling(reader: Reader) -> None:
    text = (
        'Mali\'s army said its troops had "reacted firmly" before pulling out of the camp in Gao. '
        '"Many men fought to the end," its statement read.'
    )
    assert {by(c) for c in claims(reader, text, _DAY)} == {"Mali's army"}


def test_who_replies_speaks(reader: Reader) -> None:
    assert by(claims(reader, '"Four men died in Gao," the minister replied.', _DAY)[0]) == "the minister"
    assert by(claims(reader, "The army responded that four men had died in Gao.", _DAY)[0]) == "The army"


def test_a_day_later_than_nothing_has_no_day(reader: Reader) -> None:
    found = claims(reader, "The group says it seized a camp and, a day later, attacked an airport in Gao.", _DAY)
    assert all(c.time is None or c.time.earliest is None for c in found)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Two drones were suppressed by electronic warfare without reaching their targets; there were no "
            "casualties or destruction.",
            ["interception", "casualties", "damage"],
        ),
        ("Air defense crews had also been at work over Feodosia, Petrov wrote.", ["interception"]),
        ("The military crushed a raid, killing 50 attackers in fighting near Kursk.", ["clash"]),
        ("Rockets fell on a camp for the displaced near Nyala.", ["strike"]),
        ("The army attempted to attack the port of Feodosia with two uncrewed boats.", ["strike"]),
    ],
)
def test_one_event_is_told_once(reader: Reader, text: str, kinds: list[str]) -> None:
    assert [c.event_type for c in claims(reader, text, _DAY)] == kinds


def test_what_follows_blows_on_two_places_was_there(reader: Reader) -> None:
    text = (
        '"Our men destroyed nine UAVs over the Kharkiv region," said Oleh Bondar, its governor.\n\n'
        "According to the official, the enemy used drones and mortars against Chuhuiv and the Pechenihy community. "
        "A shop was damaged."
    )
    place = told_by(claims(reader, text, _DAY), text, "A shop").place
    assert place is not None and place.name == "Chuhuiv and the Pechenihy community"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "In March, men slipped across the border into the neighboring Kursk region, where two people were killed.",
            "Kursk region",
        ),
        ("Gunmen killed nine people in neighbouring Mali, the army said.", "Mali"),
        ("Shells hit a depot in the Sumy region, on the border with Russia's Kursk region.", "Sumy region"),
        (
            "Shells hit El-Fasher on Monday.\n\nZamzam has seen little rest this year. On May 11, fighters stormed the "
            "camp and killed 20 civilians.",
            "Zamzam",
        ),
    ],
)
def test_beyond_a_border_and_where_a_paragraph_stands(reader: Reader, text: str, place: str) -> None:
    found = claims(reader, text, _DAY)[-1].place
    assert found is not None and text[found.span.start : found.span.end] == place


def test_who_watches_is_no_place_and_who_tweets_speaks(reader: Reader) -> None:
    text = 'Kyiv was watching the events, tweeted presidential adviser Petro Bondar, but "has nothing to do with it."'
    found = claims(reader, text, _DAY)
    assert [by(c) for c in found] == ["presidential adviser Petro Bondar"] and found[0].place is None


def test_a_group_is_no_army(reader: Reader) -> None:
    text = (
        "The army denied it. The group, Jund al-Sham wal-Hijra (JSH), said its men had killed nine soldiers in Kidal."
    )
    assert [by(c) for c in claims(reader, text, _DAY)] == ["The army", "The group, Jund al-Sham wal-Hijra (JSH)"]


def test_the_management_of_a_plant_speaks(reader: Reader) -> None:
    text = (
        "The plant's foreign-installed management claims that a drone struck the pump house. Nobody was hurt, it says."
    )
    assert {by(c) for c in claims(reader, text, _DAY)} == {"The plant's foreign-installed management"}


def test_as_reported_by_an_agency_tells_what_follows(reader: Reader) -> None:
    text = "A fire broke out in Penza.\n\nAs reported by TASS, a drone hit a depot in Tula."
    assert [by(c) for c in claims(reader, text, _DAY)] == [None, "TASS"]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Artillery fire left 20 people dead in Nyala, five children and a nurse among them, and nine wounded.",
            [("killed", 20), ("killed", 5), ("wounded", 9)],
        ),
        ("A raid on Nyala killed 12 people, three soldiers among them.", [("killed", 12), ("killed", 3)]),
        ("Two of its 12 trucks burned near Nyala.", [("damaged", 2)]),
    ],
)
def test_those_among_others_and_out_of_how_many(reader: Reader, text: str, counts: list[tuple[str, int]]) -> None:
    assert [(q.what, q.best) for q in claims(reader, text, _DAY)[0].quantities] == counts


def test_residents_who_report_blasts_tell_of_new_ones(reader: Reader) -> None:
    text = "Rebels attacked a base in Gao. Residents of Kidal reported gunfire and explosions on Monday."
    found = claims(reader, text, _DAY)
    assert [c.event_type for c in found] == ["attack", "explosion"]


def test_what_was_not_affected_is_whole(reader: Reader) -> None:
    found = claims(reader, "The governor said the port infrastructure in Feodosia had not been affected.", _DAY)
    assert [(c.event_type, c.denied) for c in found] == [("damage", True)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The army crushed one of the biggest cross-border raids of the war near Rylsk.", ["clash"]),
        ("The rest of the group had been pushed back into Ukraine under artillery fire.", ["clash"]),
        ("An elderly man died while being evacuated from Rylsk, the governor said.", ["casualties"]),
        ("Forty people were evacuated from Rylsk while the shelling went on.", ["closure", "strike"]),
    ],
)
def test_what_was_beaten_and_what_only_went_on(reader: Reader, text: str, kinds: list[str]) -> None:
    assert [c.event_type for c in claims(reader, text, _DAY)] == kinds


def test_a_lead_on_two_places_takes_neither_for_the_other(reader: Reader) -> None:
    text = (
        "The group says it has overrun an army base in central Mali and attacked an airport in the city of Gao.\n\n"
        "Residents of Gao heard explosions on Monday."
    )
    found = claims(reader, text, _DAY)
    assert [c.place.name for c in found if c.place][:2] == ["Mali", "Gao"]


def test_a_day_begins_no_naming(reader: Reader) -> None:
    text = "On Friday, the head of the Africa Command, Gen Ivan Bondar, said that militants had seized a town near Gao."
    assert by(claims(reader, text, _DAY)[0]) == "the head of the Africa Command, Gen Ivan Bondar"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A strike on Nyala killed nine people on Sunday. The death toll rose to 12 on Tuesday.", date(2025, 6, 1)),
        ("The death toll in Saturday's bombing in Quetta has climbed to 27, medics said.", date(2025, 5, 31)),
    ],
)
def test_a_toll_rises_on_another_day_than_people_died(reader: Reader, text: str, day: date) -> None:
    assert first_day(claims(reader, text, _DAY)[-1]) == day


def test_the_day_a_toll_rises_is_when_it_was_told(reader: Reader) -> None:
    found = claims(reader, "The death toll from an air raid on Nyala rose to 31 on Monday, medics said.", _DAY)[0]
    assert first_day(found) is None and found.announced is not None
