"""Russian and Ukrainian: villages in no gazetteer, namesakes and "the regional capital" in the news of one region."""

import pytest

from dateline.model import Article
from dateline.reader import Reader


def _places(language: str, text: str) -> list[tuple[str, str | None, str | None]]:
    """Type, region and name of the place of each claim."""
    (report,) = Reader(language=language).read_many([Article(text)])
    out = []
    for claim in report.claims:
        place = claim.place
        held = (place.place or place.within) if place is not None else None
        out.append((claim.event_type, held.admin1 if held else None, place.name if place else None))
    return out


def test_an_unknown_village_lies_in_the_one_region_that_is_told_of() -> None:
    text = "Обстановка в Курской области. На хуторе Дальний Яр дрон атаковал трактор, пострадавших нет."
    assert {(region, name) for _, region, name in _places("ru", text)} == {("RU-KRS", "Дальний Яр")}


def test_a_district_behind_a_village_and_a_drone_behind_a_district_are_no_part_of_its_name() -> None:
    ((_, region, name),) = _places("ru", "В селе Песчанка Шебекинского района FPV-дрон атаковал автомобиль.")
    assert (region, name) == ("RU-BEL", "Песчанка")


def test_the_town_in_a_district_that_heads_the_paragraph_is_not_its_namesake_elsewhere() -> None:
    text = "Губернатор Белгородской области рассказал об атаках.\n\nШебекинский округ. В Муроме дрон поджёг сарай."
    assert [(r, n) for kind, r, n in _places("ru", text) if kind in ("fire", "strike")][-1] == ("RU-BEL", "Муром")


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ru", "Ракетная опасность в Воронежской области. Над областной столицей сбиты два дрона.", "Voronezh"),
        ("uk", "Тривога в Полтавській області. Над обласною столицею збито два дрони.", "Poltava"),
    ],
)
def test_the_capital_of_the_region_is_its_chief_town(language: str, text: str, name: str) -> None:
    told = [place for kind, _, place in _places(language, text) if kind == "interception"]
    assert told == [name]
