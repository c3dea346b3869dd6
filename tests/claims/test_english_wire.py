"""English wire copy: totals and their parts, what follows a saying, and what lies where."""

from datetime import date

import pytest

from dateline.model import Article, Claim
from dateline.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(language="en")


def claims(reader: Reader, text: str) -> list[Claim]:
    article = Article(text, id="dispatch", published=date(2024, 5, 16))
    return list(next(iter(reader.read_many([article]))).claims)


def counts(claim: Claim) -> set[tuple[str, float | None, float | None]]:
    return {(q.what, q.low, q.high) for q in claim.quantities if q.what != "other"}


def where(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


def by(claim: Claim) -> str | None:
    return claim.source.name if claim.source else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "One man was killed in Nikopol and six more injured across the district.",
            {("killed", 1, 1), ("wounded", 6, 6)},
        ),
        ("Two women were killed and another wounded in Nikopol.", {("killed", 2, 2), ("wounded", 1, 1)}),
        ("Mortar fire killed a farmer in Nikopol and wounded another.", {("killed", 1, 1), ("wounded", 1, 1)}),
        ("Another drone was shot down over the Tver region.", {("downed", 1, 1)}),
        ("Another 14 people were wounded in Nikopol.", {("wounded", 14, 14)}),
        ("Houses burned one after another in Nikopol.", set()),
    ],
)
def test_one_more_counts(reader: Reader, text: str, wanted: set[tuple[str, float, float]]) -> None:
    assert counts(claims(reader, text)[0]) == wanted


def test_a_total_and_the_parts_it_includes_are_claims_of_their_own(reader: Reader) -> None:
    text = (
        "The ministry said 41 drones had been downed over Russia overnight, "
        "including 17 in the Tver region and six in the Tula region."
    )
    found = claims(reader, text)
    assert [counts(c) for c in found] == [{("downed", n, n)} for n in (41, 17, 6)]
    assert len({where(c) for c in found}) == 3


def test_those_in_a_total_who_only_flew_somewhere_are_no_part_of_their_own(reader: Reader) -> None:
    text = "The ministry said 11 drones were shot down over the Tver region, including four flying towards Moscow."
    assert len(claims(reader, text)) == 1


def test_so_many_each_hold_for_each_place(reader: Reader) -> None:
    text = (
        "The ministry said it had destroyed 11 drones in the Tver region, "
        "in addition to two each in the Oryol region and annexed Crimea."
    )
    found = claims(reader, text)
    assert [counts(c) for c in found] == [{("downed", n, n)} for n in (11, 2, 2)]
    assert where(found[-1]) == "Crimea"


def test_a_compass_point_from_a_town_only_shows_the_way(reader: Reader) -> None:
    near = claims(reader, "Five drones were destroyed over a depot in Smolensk, west of Moscow, the ministry said.")[0]
    assert where(near) == "Smolensk" and near.place is not None and near.place.place is not None
    region = claims(reader, "A drone hit a plant in the Tambov region, southeast of Moscow, the governor said.")[0]
    assert (where(region) or "").startswith("Tambov")
    inside = claims(reader, "Two people were killed in Bohodukhiv, in the north of the Kharkiv region, police said.")[0]
    assert where(inside) == "Bohodukhiv"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Ukraine's air force said Russia launched 77 drones against the country overnight.", "UKR"),
        ("Iran said Israel fired 12 missiles at the country on Tuesday.", "IRN"),
        ("Russia said it shot down 77 drones over the country overnight.", "RUS"),
    ],
)
def test_the_country_is_not_that_of_the_attacker(reader: Reader, text: str, country: str) -> None:
    found = claims(reader, text)[0].place
    assert found is not None and found.place is not None and found.place.country == country


def test_a_contrast_behind_a_saying_is_of_the_same_speaker(reader: Reader) -> None:
    text = "Russia fired six missiles overnight, Ukraine's military said on Thursday, but the air force shot down five."
    assert {by(c) for c in claims(reader, text)} == {"Ukraine's military"}
    other = "Two people were killed in Nikopol, the mayor said, but residents counted five bodies."
    assert by(claims(reader, other)[-1]) == "residents"
