"""Places in English: what stands for a place without naming it."""

from functools import cache
from typing import Any

import pytest

from dateline.documents import make_document
from dateline.lang.en.parser import load
from dateline.mentions.places import find_places


@cache
def english() -> Any:
    return load(entities=True)


def named(text: str) -> list[tuple[str, str]]:
    document = make_document(text, language="en")
    return [(m.name, m.role) for m in find_places(document, english()(document))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Two people were killed in Sudan's capital on Monday.", "Khartoum"),
        ("Explosions were heard in Burkina Faso's capital at dawn.", "Ouagadougou"),
        ("A blast shook Ukraine's capital early on Friday.", "Kyiv"),
    ],
)
def test_a_capital_behind_its_country_is_the_town(text: str, place: str) -> None:
    assert named(text) == [(place, "event")]


def test_a_capital_with_its_name_is_told_by_the_name() -> None:
    assert ("Ouagadougou", "event") in named("A bomb went off in Burkina Faso's capital, Ouagadougou.")
    assert ("Kyiv", "event") in named("A drone hit a block in Ukraine's capital Kyiv.")


def test_a_town_with_the_day_in_brackets_opens_a_dispatch() -> None:
    document = make_document("GENEVA (30 January 2025) – Four people were killed in Kherson.", language="en")
    assert [m.role for m in find_places(document, english()(document)) if m.name == "Geneva"] in ([], ["dateline"])


def test_a_relative_clause_holds_no_place() -> None:
    text = "Russia struck a radar in Dnipro, which Kyiv denied."
    document = make_document(text, language="en")
    found = {m.name: m for m in find_places(document, english()(document))}
    assert found["Dnipro"].place is not None and found["Dnipro"].place.country == "UKR"


def test_the_same_district_is_that_of_the_place_just_named() -> None:
    text = (
        "The bombers fled into Khyber district. A mine wounded four soldiers in Lakki Marwat. "
        "Seven workers were kidnapped in the same district."
    )
    last = named(text)[-1]
    assert last[0].startswith("Lakki") and last[1] == "event"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("In Ukraine's second-largest city, a drone hit a clinic.", "Ukraine"),
        ("Within Russia's second largest city, a drone fell on a house.", "Russia"),
        ("The raids have drawn U.S. and British strikes.", "U.S."),
        ("The raids have drawn U.S. retaliatory strikes.", "U.S."),
    ],
)
def test_a_country_that_only_says_whose_is_no_place(text: str, country: str) -> None:
    assert named(text) == [(country, "modifier")]


def test_a_site_that_is_one_of_its_owners_many_is_no_place() -> None:
    text = "Drones struck a Lukoil refinery, the country's fourth largest, in the Samara region."
    assert ("Samara", "event") in named(text) and all("Lukoil" not in name for name, _ in named(text))


def test_a_border_region_is_the_region_told_of() -> None:
    text = "A shell fell in the Belgorod region. Later, troops shelled houses in the Russian border region."
    document = make_document(text, language="en")
    found = [m.place for m in find_places(document, english()(document)) if m.place is not None]
    assert len({place.id for place in found}) == 1


def test_a_village_that_no_list_has_is_the_village_told_again() -> None:
    text = (
        "Gunmen invaded the Neggawa village in Numan district of Adamawa state, police said in the state capital Yola."
        "\n\nThe attackers left the village at dawn."
    )
    assert [name for name, role in named(text) if role == "event"][-1] == "Neggawa"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mayor said in a Telegram post the Russian army had left.", "Russian"),
        ("A shell fell in the coastal zone of the Korabelsky district.", "zone"),
    ],
)
def test_what_follows_a_noun_of_a_place_is_not_always_its_name(text: str, place: str) -> None:
    assert all(place not in name for name, _ in named(text))


def test_whence_people_are_is_not_where_they_are() -> None:
    found = named("Volunteers from Canada and Britain were hurt in the strike on Nikopol.")
    assert found == [("Canada", "origin"), ("Britain", "origin"), ("Nikopol", "event")]


def test_a_river_is_no_region_of_its_name() -> None:
    assert named("Troops shelled a farm on the right bank of the Dnipro River.") == []
