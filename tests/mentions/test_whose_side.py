"""A general staff speaks for the country that the news comes from, wherever it struck; no day is an actor."""

import pytest

from dateline.reader import Reader


@pytest.mark.parametrize(
    ("language", "text", "side"),
    [
        ("uk", "Сили оборони вразили нафтобазу в Брянській області, повідомив Генеральний штаб.", "UKR"),
        ("en", "KYIV, March 14 (Agence) - A fuel depot in the Bryansk region was hit, the General Staff said.", "UKR"),
        ("en", "MOSCOW, March 14 (Agence) - A fuel depot in the Sumy region was hit, the General Staff said.", "RUS"),
        (
            "uk",
            "Російські війська вразили склад у Сумській області, повідомив Генеральний штаб Збройних сил Росії.",
            "RUS",
        ),
    ],
)
def test_whose_staff_it_is(language: str, text: str, side: str) -> None:
    report = Reader(language=language).read(text, published="2025-03-15")
    sides = {claim.source.side for claim in report.claims if claim.source}
    assert sides == {side}


def test_a_day_is_no_actor() -> None:
    text = "L'armée russe a affirmé mardi avoir abattu douze drones au-dessus de la région de Koursk."
    (claim,) = Reader(language="fr").read(text, published="2025-03-15").claims
    assert claim.actor is None or text[claim.actor.start : claim.actor.end] != "mardi"
