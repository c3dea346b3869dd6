"""Words that only look like an event, and loaded words for plain ones: the record is that of what is told."""

import pytest

from dateline import Reader


def types(text: str) -> list[str]:
    return [claim.event_type for claim in Reader(language="en").read(text, published="2024-05-14").claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Drones had also targeted occupied Crimea overnight, the ministry said.", ["strike"]),
        ("Troops occupied the village of Robotyne on Monday.", ["control"]),
        ("The interceptions took place over four regions, the army said.", []),
        ("The rebels took over the town of Goma on Monday.", ["control"]),
    ],
)
def test_states_and_places_are_no_events(text: str, expected: list[str]) -> None:
    assert types(text) == expected


def test_a_jammed_drone_is_no_casualty() -> None:
    text = "One drone was shot down; two others, jammed by electronic warfare units, fell on an office block in Moscow."
    report = Reader(language="en").read(text, published="2024-05-14")
    assert "casualties" not in types(text)
    assert all(q.what != "killed" for claim in report.claims for q in claim.quantities)


def test_a_kamikaze_drone_is_a_drone_in_russian() -> None:
    for word in ("дронов", "дронов-камикадзе"):
        text = f"Двенадцать {word} сбили во вторник над Одессой, сообщили военные."
        (claim,) = Reader(language="ru").read(text, published="2024-05-15").claims
        assert (claim.event_type, claim.means) == ("interception", "drone")
        assert [(q.what, q.low) for q in claim.quantities] == [("downed", 12)]


def test_loaded_names_of_those_who_kill_change_nothing() -> None:
    for word in ("combattants", "barbares"):
        text = f"Les {word} ont tué quatre villageois mardi à Djibo, selon un élu."
        (claim,) = Reader(language="fr").read(text, published="2024-05-15").claims
        assert claim.event_type == "attack" and claim.actor is not None


def test_a_strike_called_barbaric_or_terrorist_is_a_strike() -> None:
    for word in ("", " barbares", " terroristes"):
        text = f"Des frappes{word} ont tué quatre villageois mardi à Djibo, selon un élu."
        (claim,) = Reader(language="fr").read(text, published="2024-05-15").claims
        assert claim.event_type == "strike"


def test_a_kamikaze_drone_is_a_drone() -> None:
    for word in ("", " kamikazes"):
        text = f"Douze drones{word} ont été abattus mardi au-dessus d'Odessa, selon l'armée."
        (claim,) = Reader(language="fr").read(text, published="2024-05-15").claims
        assert (claim.event_type, claim.means) == ("interception", "drone")
