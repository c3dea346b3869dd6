"""French news of the war that words of other news stand in, and the many ways in which it says who tells what."""

from dateline import Reader
from dateline.model import Claim

READER = Reader(language="fr")


def claims(text: str) -> tuple[Claim, ...]:
    return READER.read(text, published="2024-05-14").claims


def said_by(claim: Claim) -> str | None:
    return claim.source.name if claim.source else None


_FLOOD = (
    "L'inondation menace trois villages en aval, où la crue a déjà emporté un pont, selon le maire de Zelenodolsk. "
)


def test_a_flood_behind_a_dam_blown_up_is_news_of_the_war() -> None:
    told = claims(
        _FLOOD
        + "Les troupes d'occupation ont fait sauter lundi le barrage de Karatchoun, affirme l'état-major de Kiev."
        " Près de 400 habitants ont été mis à l'abri, d'après la police. Un sabotage, accuse Kiev."
    )
    assert {"attack", "closure"} <= {c.event_type for c in told}


def test_a_flood_alone_is_none() -> None:
    assert not claims(_FLOOD + "Près de 400 habitants ont été mis à l'abri, d'après la police.")
