"""Paragraphs: blank lines, single newlines and hard-wrapped text."""

import textwrap

import pytest

from dateline.documents.paragraphs import lay_out

PROSE = (
    "Un drone chargé d'explosifs a frappé dans la nuit de lundi à mardi un dépôt de carburant de la ville "
    "de Koulikoro, au Mali, ont annoncé les autorités locales. Trois gardiens ont péri dans l'incendie. Selon "
    "M. Traoré, maire de la ville, le feu était maîtrisé à 6 heures. Aucun groupe n'a revendiqué l'attaque. "
    "La Minusma avait quitté la zone en décembre 2023."
)


def paragraphs(text: str) -> list[str]:
    laid, spans = lay_out(text)
    assert len(laid) == len(text)
    return [laid[a:b] for a, b in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.\n\nDeux.\n \nTrois.", ["Un.", "Deux.", "Trois."]),
        ("  Un mort à Gao.  \nDeux morts à Kidal.\n", ["Un mort à Gao.", "Deux morts à Kidal."]),
        ("Un obus est tombé sur le marché\ncentral de Goma.", ["Un obus est tombé sur le marché central de Goma."]),
        (
            "Les autorités ont annoncé un bilan de trois morts et\n\nhuit blessés.",
            ["Les autorités ont annoncé un bilan de trois morts et  huit blessés."],
        ),
        (
            "Mali : trois morts dans une attaque à Gao\nTrois civils sont morts.",
            ["Mali : trois morts dans une attaque à Gao", "Trois civils sont morts."],
        ),
        (
            "Bilan de la nuit :\n- trois morts à Gao\n- un blessé à Kidal",
            ["Bilan de la nuit :", "- trois morts à Gao", "- un blessé à Kidal"],
        ),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


@pytest.mark.parametrize("width", [60, 65, 70, 72, 76, 80, 100])
def test_hard_wrapped_text_is_joined(width: int) -> None:
    second = PROSE.replace("Koulikoro", "Bobo-Dioulasso").replace("Mali", "Burkina Faso")

    def wrap(text: str) -> str:
        return textwrap.fill(text, width, break_on_hyphens=False)

    assert paragraphs(f"{wrap(PROSE)}\n\n{wrap(second)}") == [PROSE, second]
    assert paragraphs(f"Mali : un dépôt frappé\n\n{wrap(PROSE)}")[:2] == ["Mali : un dépôt frappé", PROSE]
    assert paragraphs(f"{wrap(PROSE)}\n   {wrap(second)}")[0] == PROSE


def test_long_lines_are_paragraphs_of_their_own() -> None:
    assert paragraphs("\n".join([PROSE] * 4)) == [PROSE] * 4
