"""One dispatch in four languages: how many of its claims each language gives as the record wants them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import dateline
from dateline.evaluate.languages import LANGUAGES, compare, differing, main, table

FOUR = Path(__file__).parent.parent / "fixtures" / "four"
# Claims, out of 57, that must be equal in every field that is compared; raised when a language gets better.
FLOORS = {"fr": 57, "en": 57, "ru": 57, "uk": 57}

SAID = "Trois drones ont été abattus lundi au-dessus de Belgorod, a annoncé l'armée russe."
WANT = {
    "event_type": "interception",
    "means": "drone",
    "source": {"kind": "military", "side": "RUS"},
    "place": {"name": "Belgorod", "lat": 50.6, "lon": 36.6, "radius_km": 10},
    "dates": [date(2024, 5, 13), date(2024, 5, 13)],
    "quantities": [{"what": "downed", "low": 3, "high": 3}],
}


def test_each_language_keeps_what_it_gives() -> None:
    differences, wanted = compare(FOUR)
    assert set(wanted) == set(LANGUAGES)
    for language, floor in FLOORS.items():
        equal = wanted[language] - sum(d.language == language for d in differences)
        assert equal >= floor, f"{language}: {equal} claims are equal\n{table(differences, wanted)}"


def test_a_claim_as_wanted_differs_in_nothing() -> None:
    (claim,) = dateline.read(SAID, published="2024-05-14", language="fr").claims
    assert differing(WANT, claim) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"event_type": "strike"}, "type"),
        ({"means": "missile"}, "means"),
        ({"source": None}, "kind"),
        ({"place": None}, "place"),
        ({"time": None}, "dates"),
        ({"quantities": ()}, "quantities"),
        ({"hedged": True}, "flags"),
    ],
)
def test_what_differs_is_named(change: dict[str, object], field: str) -> None:
    (claim,) = dateline.read(SAID, published="2024-05-14", language="fr").claims
    assert field in differing(WANT, replace(claim, **change))


def test_a_folder_without_records_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err
