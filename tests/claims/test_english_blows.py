"""English: blows from afar and at close range, and up to when a period tells of what happened."""

from datetime import date

import pytest

from claims.reading import claims
from dateline.reader import Reader


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian forces struck a bus in Nikopol, killing the driver.", "strike"),
        ("Three people were killed in Russian attacks on Nikopol.", "strike"),
        ("A Ukrainian attack on a cafe in Horlivka left four people dead, the mayor said.", "strike"),
        ("Israeli attacks killed four people in Khan Younis.", "strike"),
        ("Russian forces attacked the village of Orlovka, killing two people.", "strike"),
        ("Rebel attacks on Goma killed two people.", "attack"),
        ("Israeli settlers attacked the village of Huwara, killing one man.", "attack"),
        ("Russian forces attacked Ukrainian positions near Nikopol.", "attack"),
        ("The army launched an offensive in Darfur on Monday.", "attack"),
        ("The army launched an air strike on Nyala on Monday.", "strike"),
    ],
)
def test_a_state_strikes_from_afar(reader: Reader, text: str, kind: str) -> None:
    assert [c.event_type for c in claims(reader, text)] == [kind]


@pytest.mark.parametrize("period", ["Earlier this month", "This month", "This year"])
def test_what_happened_did_so_before_the_dispatch(reader: Reader, period: str) -> None:
    time = claims(reader, f"{period}, a drone hit a market in Nikopol, killing two people.")[0].time
    assert time is not None and time.latest == date(2024, 5, 16)
    shut = claims(reader, "Two drones were downed. The airport in Samara will be closed this month.")[-1]
    assert shut.time is None or shut.time.latest == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Police foiled a bomb attack on a mosque in Quetta.", ["attack"]),
        ("Troops thwarted a suicide attack on a camp in Bannu, killing two attackers.", ["attack"]),
        ("Police prevented a terrorist attack on a market in Quetta.", ["attack"]),
        ("A man survived the drone strike on his car in Nikopol.", ["strike"]),
        ("Two drones were downed over Samara, where temporary flight restrictions were in force.", None),
        ("Two drones were downed. The authorities introduced temporary flight restrictions in Samara.", None),
        ("Two drones were downed. Restrictions on arrivals were imposed at Samara airport.", None),
        ("A strike hit a substation, forcing emergency electricity shut-offs in Nikopol.", ["strike", "outage"]),
        ("The grid operator applied emergency cut-offs in Nikopol after shelling.", ["outage", "strike"]),
        ("Two fuel tanks caught fire in Rzhev after an explosion.", ["fire", "explosion"]),
    ],
)
def test_what_is_kept_from_happening_shut_or_cut(reader: Reader, text: str, kinds: list[str] | None) -> None:
    assert [c.event_type for c in claims(reader, text)] == (kinds or ["interception", "closure"])


def test_all_that_flew_and_those_shot_down_are_two_claims(reader: Reader) -> None:
    found = claims(reader, "Air defence shot down 14 of the 19 drones fired on the Sumy region, the air force said.")
    counts = [(c.event_type, [(q.what, q.low) for q in c.quantities]) for c in found]
    assert counts == [("interception", [("downed", 14)]), ("strike", [("launched", 19)])]


def test_the_month_of_may_leaves_no_doubt(reader: Reader) -> None:
    assert not claims(reader, "On May 3, an oil depot in Rzhev was hit by drones.")[0].hedged
    assert claims(reader, "An oil depot in Rzhev may have been hit by drones.")[0].hedged


def test_the_past_day_has_a_date(reader: Reader) -> None:
    time = claims(reader, "Three people were killed by shelling in Nikopol over the past day.")[0].time
    assert time is not None and (time.earliest, time.latest) == (date(2024, 5, 15), date(2024, 5, 16))


def test_a_paragraph_that_opens_with_an_older_time_goes_on_with_it(reader: Reader) -> None:
    text = (
        "A drone hit a bus in Tula on Thursday, killing two people.\n\n"
        "Earlier this month, drones attacked a depot in Ryazan. The army reportedly launched 20 drones."
    )
    last = claims(reader, text)[-1]
    assert last.background and last.place is not None and last.place.name.startswith("Ryazan")
    assert last.time is not None and last.time.earliest == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A strike by the army destroyed a house in Sabha where gunmen hid.", "strike"),
        ("The army said it struck a site in Sabha where gunmen hid.", "strike"),
        ("Rebels hit a convoy near Kidal, killing four soldiers with rifles.", "attack"),
        ("A destroyer successfully engaged two missiles over the Gulf of Aden.", "interception"),
        ("The rebels are engaged in a fierce battle with the army for control of Rakhine.", "clash"),
        ("Rebels have seized swathes of Rakhine.", "control"),
    ],
)
def test_who_is_targeted_does_not_say_from_where(reader: Reader, text: str, kind: str) -> None:
    assert [c.event_type for c in claims(reader, text)] == [kind]


def test_in_march_nobody_marches(reader: Reader) -> None:
    text = (
        "Gunmen abducted nine pupils in Kuriga.\n\nThe kidnapping took place on March 7 in Kuriga, the governor said."
    )
    assert {c.event_type for c in claims(reader, text)} == {"abduction"}


def test_deaths_and_injuries_of_so_many_are_counted(reader: Reader) -> None:
    found = claims(reader, "The shelling of Nikopol led to the deaths of four people and the wounding of nine others.")
    assert {(q.what, q.low) for q in found[0].quantities} == {("killed", 4), ("wounded", 9)}


def test_the_explosion_takes_up_the_bombing(reader: Reader) -> None:
    text = (
        "A bomb blast in Balochistan killed three people on Thursday, police said.\n\n"
        "The explosion occurred near a market in Pishin."
    )
    found = claims(reader, text)
    assert len(found) == 1 and found[0].place is not None and found[0].place.name == "Pishin"


def test_congo_is_the_larger_one_unless_brazzaville_is_told_of(reader: Reader) -> None:
    far = claims(reader, "Rebels seized two towns in eastern Congo on Monday.")[0].place
    near = claims(reader, "Police killed two men in Brazzaville, the capital of Congo. Two died in southern Congo.")
    assert far is not None and far.place is not None and far.place.country == "COD"
    assert {c.place.place.country for c in near if c.place and c.place.place} == {"COG"}


def test_all_that_a_relative_clause_tells_of_a_strike_is_its_toll(reader: Reader) -> None:
    text = "There was a missile strike on Dnipro in which one person was injured and a building was destroyed."
    found = claims(reader, text)
    assert [c.event_type for c in found] == ["strike"]
    assert {(q.what, q.low) for q in found[0].quantities} == {("wounded", 1)}


def test_who_survives_may_be_hurt(reader: Reader) -> None:
    found = claims(reader, "Shells hit two houses in Nikopol. People survived.")[-1]
    assert found.denied and {q.what for q in found.quantities} == {"killed"}
