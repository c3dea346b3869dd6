import pytest

from dateline.gazetteer.spoken import spoken_name, spoken_region
from dateline.model import Place


def place(name: str, kind: str, country: str, admin1: str | None = None) -> Place:
    """A place somewhere."""
    return Place(
        id=name, name=name, kind=kind, latitude=0.0, longitude=0.0, radius_km=1.0, country=country, admin1=admin1
    )


@pytest.mark.parametrize(
    ("at", "english", "french"),
    [
        (place("Oblast de Briansk", "region", "RUS", "RU-BRY"), "Bryansk", "Briansk"),
        (place("Oblast d’Odessa", "region", "UKR", "UA-51"), "Odesa", "Odessa"),
        (place("x", "region", "UKR", "UA-26"), "Ivano-Frankivsk", "Ivano-Frankivsk"),
        (place("x", "region", "RUS", "RU-KDA"), "Krasnodar Krai", "Kraï de Krasnodar"),
        (place("Russie", "country", "RUS"), "Russia", "Russie"),
        (place("mer Noire", "sea", ""), "Black Sea", "mer Noire"),
        (place("Ryazan’", "city", "RUS"), "Ryazan", "Ryazan"),
        (place("Orël", "city", "RUS"), "Oryol", "Oryol"),
        (place("Al Ḩudaydah", "city", "YEM"), "Al Hudaydah", "Al Hudaydah"),
        (place("São Tomé", "city", "STP"), "São Tomé", "São Tomé"),
    ],
)
def test_places_in_two_languages(at: Place, english: str, french: str) -> None:
    assert (spoken_name(at, "en").name, spoken_name(at, "fr").name) == (english, french)


def test_a_town_is_called_as_the_text_calls_it() -> None:
    assert spoken_name(place("Kursk", "city", "RUS"), "fr", said="Koursk").name == "Koursk"
    assert spoken_name(place("Kursk", "city", "RUS"), "fr", said="KOURSK").name == "Koursk"


def test_only_oblasts_are_called_regions_of() -> None:
    bryansk, krai, nowhere = (spoken_region(code, "en") for code in ("RU-BRY", "RU-KDA", "XX-1"))
    assert bryansk is not None and bryansk.region
    assert krai is not None and not krai.region
    assert nowhere is None
