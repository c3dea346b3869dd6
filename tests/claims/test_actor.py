"""Who did it, and on whose side, in verbs and in nouns."""

import pytest

from dateline.model import Article, Claim
from dateline.reader import Reader


def _claim(language: str, text: str) -> Claim:
    (report,) = Reader(language=language).read_many([Article(text)])
    (claim,) = report.claims
    return claim


@pytest.mark.parametrize(
    ("language", "text", "actor", "side"),
    [
        ("fr", "L'armée israélienne a bombardé un camp à Rafah.", "L'armée israélienne", "ISR"),
        ("fr", "Une frappe russe a tué deux civils à Kharkiv.", "russe", "RUS"),
        ("fr", "Des frappes aériennes nocturnes israéliennes ont visé Damas.", "israéliennes", "ISR"),
        ("fr", "Une frappe a tué deux civils à Kharkiv.", None, None),
        ("fr", "Un attentat à Kaboul, la capitale de l'Afghanistan, a coûté la vie à deux passants.", None, None),
        ("en", "Ukrainian forces attacked a depot in Bryansk.", "Ukrainian forces", "UKR"),
        ("en", "Russian shelling of Nikopol killed two.", "Russian", "RUS"),
        ("ru", "Украинские войска атаковали склад в Брянске.", "Украинские войска", "UKR"),
        ("ru", "В результате российского обстрела Никополя погибли двое.", "российского", "RUS"),
        ("uk", "Російські війська вдарили по Харкову.", "Російські війська", "RUS"),
        ("uk", "Через російський обстріл Нікополя загинули двоє.", "російський", "RUS"),
    ],
)
def test_who_did_it_and_on_whose_side(language: str, text: str, actor: str | None, side: str | None) -> None:
    claim = _claim(language, text)
    assert (text[claim.actor.start : claim.actor.end] if claim.actor else None) == actor
    assert claim.actor_side == side


@pytest.mark.parametrize("body", ["Міноборони України", "Генштабі ЗСУ", "ДСНС України", "прокуратурі області"])
def test_a_ukrainian_body_and_whose_it_is_are_one_source(body: str) -> None:
    claim = _claim("uk", f"Війська зайняли село, повідомили в {body}.")
    assert claim.source is not None and claim.source.name == body


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("ru", "Ранены трое при обстреле Никополя.", "Nikopol"),
        ("uk", "Троє поранені під час обстрілу Нікополя.", "Nikopol"),
        ("uk", "У Києві пролунали вибухи.", "Kyiv"),
        ("uk", "Уночі у Львові пролунали вибухи.", "Lviv"),
        ("uk", "Ракета влучила в будинок на околиці міста Миколаїв.", "Mykolayiv"),
        ("uk", "Росіяни атакували Умань.", "Uman"),
    ],
)
def test_a_town_that_looks_like_a_surname_is_a_town_where_it_is_shelled(language: str, text: str, place: str) -> None:
    claim = _claim(language, text)
    assert claim.place is not None and claim.place.place is not None and claim.place.place.name == place
