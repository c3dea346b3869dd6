"""The anatomy of wire items: datelines, bylines, captions, headings, notices and what stands beside the text."""

import time
from datetime import date
from typing import Any

import pytest

from dateline.documents import kind_at, make_document
from dateline.documents.dateline import _SIGNS
from dateline.documents.lexicon import lexicon
from dateline.model import Document

BODY = "Trois civils ont été tués par un obus, a annoncé le gouverneur. Deux maisons ont brûlé."
MORE = "L'armée n'a pas réagi dans l'immédiat. Une enquête est ouverte, selon le parquet."


def made(text: str, **given: Any) -> Document:
    return make_document(text, language="fr", **given)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.span.start : p.span.end]) for p in document.parts]


@pytest.mark.parametrize(
    ("opening", "place", "agency", "day"),
    [
        ("MOSCOU, 28 fév (AFP) - ", "MOSCOU", "AFP", None),
        ("MOSCOU, 28 fév 2023 (AFP) - ", "MOSCOU", "AFP", date(2023, 2, 28)),
        ("GAZA, 12 oct 2023 (AFP) - ", "GAZA", "AFP", date(2023, 10, 12)),
        (
            "Gaza (Territoires palestiniens), 12 oct 2023 (AFP) - ",
            "Gaza (Territoires palestiniens)",
            "AFP",
            date(2023, 10, 12),
        ),
        ("KIEV, 3 mars 2024 (Reuters) — ", "KIEV", "Reuters", date(2024, 3, 3)),
        (
            "SAINT-BENOÎT-DES-OMBRES-SUR-LE-GRAND-RUISSEAU, 3 mars (AFP) - ",
            "SAINT-BENOÎT-DES-OMBRES-SUR-LE-GRAND-RUISSEAU",
            "AFP",
            None,
        ),
        (
            "GOMA, République démocratique du Congo (Reuters) - ",
            "GOMA, République démocratique du Congo",
            "Reuters",
            None,
        ),
        ("PORT-AU-PRINCE (Reuters) - ", "PORT-AU-PRINCE", "Reuters", None),
        ("Port-au-Prince, le 1er avril 2024 (AlterPresse) — ", "Port-au-Prince", "AlterPresse", date(2024, 4, 1)),
        ("KHARKIV (Ukrinform) – ", "KHARKIV", "Ukrinform", None),
        ("Bamako (AP) _ ", "Bamako", "AP", None),
        ("BAMAKO, Mali (AP) — ", "BAMAKO, Mali", "AP", None),
        ("Bruxelles (Belga) ", "Bruxelles", "Belga", None),
        ("Jérusalem/Gaza (dpa) - ", "Jérusalem/Gaza", "dpa", None),
        ("MOSCOU, 28 février. /TASS/. ", "MOSCOU", "Tass", None),
        ("Khartoum, 15 avr. 2023 (Xinhua) -- ", "Khartoum", "Xinhua", date(2023, 4, 15)),
        ("Alger (APS) : ", "Alger", "APS", None),
        ("Kiev, Ukraine | AFP | ", "Kiev, Ukraine", "AFP", None),
        ("Ouagadougou | AFP | 12 mars 2023 | ", "Ouagadougou", "AFP", date(2023, 3, 12)),
        ("(Moscou) ", "Moscou", None, None),
        ("(Kyiv) – ", "Kyiv", None, None),
        ("(Mogadiscio, AFP) - ", "Mogadiscio", "AFP", None),
        ("(AFP) - ", None, "AFP", None),
        ("(AFP) ", None, "AFP", None),
        ("[Reuters] ", None, "Reuters", None),
        ("AFP - ", None, "AFP", None),
        ("AFP, 3 mai 2022 – ", None, "AFP", date(2022, 5, 3)),
        ("16 avril 2018. – ", None, None, date(2018, 4, 16)),
        ("3 juin 2016. — ", None, None, date(2016, 6, 3)),
        ("28/02/2023 - ", None, None, date(2023, 2, 28)),
        ("Bangui, 5 janvier 2021 – ", "Bangui", None, date(2021, 1, 5)),
        ("Bangui, le mardi 5 janvier 2021. ", "Bangui", None, date(2021, 1, 5)),
        ("MOGADISCIO – ", "MOGADISCIO", None, None),
        ("Ouagadougou — ", "Ouagadougou", None, None),
        ("BAMAKO, Mali — ", "BAMAKO, Mali", None, None),
        ("A bord de l'Ocean Viking (AFP) - ", "A bord de l'Ocean Viking", "AFP", None),
        ("Idleb (Syrie), 6 mars (AFP) – ", "Idleb (Syrie)", "AFP", None),
        ("Le Caire (AFP) – ", "Le Caire", "AFP", None),
        ("N'DJAMENA, 2 déc 2021 (AFP) - ", "N'DJAMENA", "AFP", date(2021, 12, 2)),
        ("KIEV/MOSCOU, 7 mai (Reuters) - ", "KIEV/MOSCOU", "Reuters", None),
        ("Kiev (ATS/AFP) - ", "Kiev", "ATS", None),
        ("GOMA (RDC), 3 mai 2024 (EXEMPLE) - ", "GOMA (RDC)", "EXEMPLE", date(2024, 5, 3)),
        ("GAO (EXEMPLE PRESSE) – ", "GAO", "EXEMPLE PRESSE", None),
    ],
)
def test_datelines(opening: str, place: str | None, agency: str | None, day: date | None) -> None:
    document = made(opening + BODY + "\n\n" + MORE)
    assert (document.dateline_place, document.agency, document.published) == (place, agency, day)
    assert kinds(document)[0] == ("dateline", opening.strip())
    assert document.text[document.paragraphs[0].start :].startswith("Trois civils")


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("Москва. 5 марта. INTERFAX.RU - ", "Москва", "Interfax"),
        ("Махачкала. 5 марта. Интерфакс-Юг - ", "Махачкала", "Interfax"),
        ("БАКУ/ Trend/ - ", "БАКУ", "Trend"),
        ("Баку, Азербайджан, 5 марта /Trend/ - ", "Баку, Азербайджан", "Trend"),
        ("Баку. 5 марта. REPORT.AZ/ ", "Баку", "Report"),
        ("ЕРЕВАН, 9 мая. /АРМЕНПРЕСС/. ", "ЕРЕВАН", "Armenpress"),
        ("МОСКВА, 9 авг – ПРАЙМ. ", "МОСКВА", "Prime"),
        ("Анкара. 16 декабря. STEPPE TODAY - ", "Анкара", "STEPPE TODAY"),
        ("Москва. 22 сентября. — ", "Москва", None),
    ],
)
def test_russian_datelines(opening: str, place: str, agency: str | None) -> None:
    told = "Трое военных погибли при нападении на пост."
    document = make_document(f"{opening}{told}\n\nОб этом сообщила полиция провинции.", language="ru")
    assert (document.dateline_place, document.agency) == (place, agency)
    assert kinds(document)[:2] == [("dateline", opening.strip()), ("body", told)]


@pytest.mark.parametrize(
    "text",
    [
        "Moscou a affirmé avoir abattu (selon Reuters) - sans preuve - trois drones.",
        "Volodymyr Zelensky – le président ukrainien – est arrivé à Paris.",
        "Le président Zelensky – Kiev l'a confirmé – est arrivé à Paris.",
        "Le 28 février 2023, un drone est tombé près de Moscou.",
        "Mardi, Moscou a dit avoir abattu trois drones.",
        "À Moscou, trois drones ont été abattus.",
        "(Selon un témoin) Trois drones ont été abattus.",
        "Guerre – Trois drones ont été abattus.",
        "Kiev, Lviv et Odessa ont été visées.",
        "L'AFP - Trois drones a fait savoir.".replace("Trois drones ", ""),
        "Reuters a pu vérifier la vidéo.",
        "Gao (MINUSMA) - Trois civils sont morts.",
    ],
)
def test_no_dateline(text: str) -> None:
    document = made(text + "\n\n" + MORE)
    assert document.dateline_place is None
    assert "dateline" not in [kind for kind, _ in kinds(document)]


@pytest.mark.parametrize("town", ["Al-Qasr-Al-Kabir-", "A-", "A-de ", "A-d'", "A, ", "A/"])
def test_a_run_of_capitals_costs_no_more_than_a_dateline(town: str) -> None:
    begun = time.process_time()
    made(town * (160 // len(town)))
    assert time.process_time() - begun < 1


def test_every_pattern_is_tried_where_its_signs_stand() -> None:
    for language in ("fr", "en", "ru", "uk"):
        assert len(lexicon(language).datelines) == len(_SIGNS)
    unmarked = "MOSCOU AFP Les secours disent que le feu est éteint Ce mardi"
    assert not any(p.match(unmarked) for p, signs in zip(lexicon("fr").datelines, _SIGNS, strict=True) if signs)


def test_a_dateline_on_a_line_of_its_own() -> None:
    document = made("MOSCOU, 28 fév 2023 (AFP)\n\n" + BODY)
    assert kinds(document) == [("dateline", "MOSCOU, 28 fév 2023 (AFP)"), ("body", BODY)]
    assert (document.dateline_place, document.agency, document.published) == ("MOSCOU", "AFP", date(2023, 2, 28))


def test_the_given_day_wins_over_the_dateline() -> None:
    assert made("GAZA, 12 oct 2023 (AFP) - " + BODY, published=date(2023, 10, 13)).published == date(2023, 10, 13)


@pytest.mark.parametrize(
    ("line", "agency", "authors", "outlet"),
    [
        ("Rémi Amalvy, avec AFP", "AFP", ("Rémi Amalvy",), None),
        ("Par Awa Sangaré", None, ("Awa Sangaré",), None),
        ("Par Awa Sangaré et Jean-Paul Mbuyi", None, ("Awa Sangaré", "Jean-Paul Mbuyi"), None),
        ("Awa Sangaré (à Bamako)", None, ("Awa Sangaré",), None),
        ("Awa Sangaré avec Reuters", "Reuters", ("Awa Sangaré",), None),
        ("Awa Sangaré, envoyée spéciale à Goma", None, ("Awa Sangaré",), None),
        ("Propos recueillis par Awa Sangaré", None, ("Awa Sangaré",), None),
        ("Le Monde avec AFP", "AFP", (), "Le Monde"),
        ("(avec AFP)", "AFP", (), None),
        ("Avec AFP et Reuters", "AFP", (), None),
        ("Source : AFP", "AFP", (), None),
        ("Source AFP", "AFP", (), None),
        ("AFP", "AFP", (), None),
        ("(AFP)", "AFP", (), None),
        ("© AFP", "AFP", (), None),
        ("© 2023 AFP", "AFP", (), None),
        ("© Agence France-Presse", "AFP", (), None),
        ("La rédaction avec Belga", "Belga", (), None),
        ("La Rédaction", None, (), None),
        ("(Bureau de Moscou ; version française Service international)", None, (), None),
        (
            "(Reportage de John Okello à Goma, rédigé par Awa Sangaré ; version française Tan Sala, édité par K. Ert)",
            None,
            ("John Okello", "Awa Sangaré"),
            None,
        ),
        ("bur-abc/def/gh", None, (), None),
        ("Par A. S. avec AFP", "AFP", (), None),
        ("De notre correspondante à Bamako, Awa Sangaré", None, ("Awa Sangaré",), None),
        ("Avec notre envoyé spécial à Goma, Jean Mbuyi", None, ("Jean Mbuyi",), None),
        ("Sahel24 avec AFP", "AFP", (), "Sahel24"),
        ("OUEST-FRANCE avec AFP", "AFP", (), "OUEST-FRANCE"),
        ("Reportage de Nidal al-Masri", None, ("Nidal al-Masri",), None),
    ],
)
def test_closing_bylines(line: str, agency: str | None, authors: tuple[str, ...], outlet: str | None) -> None:
    document = made(f"{BODY}\n\n{MORE}\n\n{line}")
    assert (document.agency, document.authors, document.outlet) == (agency, authors, outlet)
    assert kinds(document) == [("body", BODY), ("body", MORE), ("byline", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Par Awa Sangaré",
        "Awa Sangaré",
        "Awa Sangaré (AFP)",
        "Awa Sangaré, avec AFP",
        "Par Awa Sangaré, publié le 3 mai 2022",
    ],
)
def test_opening_bylines(line: str) -> None:
    document = made(f"Mali : trois morts à Gao\n{line}\n\n{BODY}\n\n{MORE}")
    assert kinds(document)[:2] == [("headline", "Mali : trois morts à Gao"), ("byline", line)]
    assert document.authors == ("Awa Sangaré",)
    assert document.published == (date(2022, 5, 3) if "2022" in line else None)


@pytest.mark.parametrize(
    ("credit", "agency"),
    [
        ("(Belga)", "Belga"),
        ("(AFP)", "AFP"),
        ("(avec AFP)", "AFP"),
        ("(ATS/AFP)", "ATS"),
        ("© AFP", "AFP"),
        ("/AFP", "AFP"),
    ],
)
def test_a_credit_behind_the_last_sentence(credit: str, agency: str) -> None:
    document = made(f"{BODY}\n\n{MORE} {credit}")
    assert document.agency == agency
    assert document.text[: document.sentences[-1].span.end].rstrip(" /").endswith("parquet.")


@pytest.mark.parametrize(
    "line",
    [
        "Les sauveteurs cherchent des survivants (AFP)",
        "Un immeuble éventré à Kharkiv, le 3 mars (Photo: Awa Sangaré/AFP)",
        "Un immeuble éventré à Kharkiv, le 3 mars. © Awa Sangaré, AFP",
        "Un immeuble éventré à Kharkiv. © Awa Sangaré / Reuters",
        "Un immeuble éventré à Kharkiv. Photo : Awa Sangaré",
        "Un immeuble éventré à Kharkiv, le 3 mars 2022. Crédit : Awa Sangaré",
        "Photo d'archives",
        "Photo d'illustration : un drone de combat.",
        "Crédit photo : Awa Sangaré",
        "© Awa Sangaré / AFP",
        "Des casques bleus à Gao (archives)",
        "Des casques bleus à Gao / Photo d'archives",
        "Awa Sangaré / AFP",
        "Des déplacés à Kibumba, le 2 mai (REUTERS/Awa Sangaré)",
        "Légende : le marché après l'explosion.",
        "Capture d'écran d'une vidéo du groupe - Telegram".replace("d'une vidéo du groupe - ", ": "),
        "AFP/Awa Sangaré",
        "Des pompiers devant l'immeuble endommagé (EXEMPLE / Awa Sangaré)",
        "PHOTO AWA SANGARÉ, AGENCE FRANCE-PRESSE".replace("PHOTO ", "PHOTO : "),
    ],
)
def test_captions(line: str) -> None:
    document = made(f"{BODY}\n\n{line}\n\n{MORE}")
    assert kinds(document) == [("body", BODY), ("caption", line), ("body", MORE)]
    assert document.agency is None


@pytest.mark.parametrize(
    "line",
    [
        "Le ministère a diffusé des photos du site, selon la presse (AFP et Reuters les ont reprises).",
        "La police a publié une photo.",
        "Les archives ont brûlé.",
        "Deux enfants sont morts, a dit le maire à l'AFP.",
        "Selon le gouverneur, l'usine a brûlé (vidéo à l'appui).",
        "Carte de presse en main, il a été arrêté.",
        "À lire le ministère, rien ne s'est passé.",
        "Alerte aérienne à Kiev et dans tout le pays.",
        "Attention aux mines, prévient le maire.",
        "Urgent besoin d'eau, dit l'ONG.",
        "Deux civils ont été tués à Kherson",
        "Selon la police, trois hommes ont fui",
        "12 drones sur Odessa",
        "Correction infligée au M23 : ses chefs ont fui.",
        "Par deux fois, l'hôpital a été touché.",
        "Lundi, Moscou s'est tue.",
        "Telegram : le gouverneur y annonce trois morts.",
        "Suivant le gouverneur, trois maisons ont brûlé.",
        "Vidéo à l'appui, le Hamas affirme avoir tué cinq soldats.",
        "Sources militaires et civiles s'accordent sur 12 morts.",
        "Publiée lundi, une vidéo montre l'attaque du 3 mai 2023.",
        "Retrait russe de Kherson : l'armée l'a confirmé.",
        "Afrique du Sud : un soldat tué au Congo, dit l'armée.",
        "Texte à l'appui, Kiev accuse Moscou.",
        "Image choquante : un enfant porte son frère mort.",
        "Deux roquettes sont tombées sur Sderot - sans faire de victimes, selon la police.",
    ],
)
def test_body_between_paragraphs(line: str) -> None:
    document = made(f"{BODY}\n\n{line}\n\n{MORE}")
    assert kinds(document) == [("body", BODY), ("body", line), ("body", MORE)]


@pytest.mark.parametrize("mark", ["- ", "– ", "• ", "► ", "🔴 ", "→ "])
def test_a_bullet_is_no_part_of_what_is_read(mark: str) -> None:
    document = made(f"{BODY}\n\n{mark}trois morts à Gao\n\n{MORE}")
    assert kinds(document) == [("body", BODY), ("body", "trois morts à Gao"), ("body", MORE)]


@pytest.mark.parametrize(
    "line",
    ["Gao et Kidal aussi", "Appels au calme", "« Une nuit d'enfer »", "Le bilan s'alourdit", "Que sait-on du M23"],
)
def test_headings_in_the_body(line: str) -> None:
    assert kinds(made(f"{BODY}\n\n{line}\n\n{MORE}")) == [("body", BODY), ("headline", line), ("body", MORE)]


@pytest.mark.parametrize(
    "line",
    [
        "Mali : trois morts dans une attaque à Gao",
        "Trois civils ont été tués à Gao, selon le gouverneur",
        "Qui a tiré sur le marché de Gao ?",
        "Moscou dénonce un « acte de guerre »",
        "CORRIGÉ-Mali : trois morts à Gao".replace("CORRIGÉ-", "LE POINT-"),
    ],
)
def test_the_first_line_is_the_headline(line: str) -> None:
    document = made(f"{line}\n\n{BODY}\n\n{MORE}")
    assert kinds(document) == [("headline", line), ("body", BODY), ("body", MORE)]
    assert document.title == line
    assert made(f"{line}\n{BODY}").title == line


def test_a_title_given_and_repeated_is_no_body() -> None:
    document = made(f"Trois morts à Gao.\n\n{BODY}", title="Trois morts à Gao")
    assert [kind for kind, _ in kinds(document)] == ["headline", "body"]
    assert document.title == "Trois morts à Gao"


@pytest.mark.parametrize(
    "line",
    [
        "CORRECTION",
        "Correction :",
        "(Corrige le bilan au premier paragraphe)",
        "RECTIFICATIF - Bien lire trois morts et non quatre",
        "(Bien lire Gao au 2e paragraphe)",
        "ERRATUM",
    ],
)
def test_corrections(line: str) -> None:
    assert kinds(made(f"{line}\n\n{BODY}")) == [("correction", line), ("body", BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "URGENT",
        "EMBARGO jusqu'au 28 février à 18h00",
        "(Actualisé avec le bilan des secours)",
        "(Répétition sans changement)",
        "Publié le mardi 28 février 2023 à 14h12",
        "Mis à jour le 28/02/2023 à 14h12",
        "14h12",
        "Mardi 28 février 2023",
        "Sous embargo jusqu'à mardi : 6h GMT",
        "Note aux rédactions : une photo suit",
    ],
)
def test_notices(line: str) -> None:
    document = made(f"{line}\n\n{BODY}")
    assert kinds(document) == [("notice", line), ("body", BODY)]
    assert document.published == (date(2023, 2, 28) if "2023" in line else None)


@pytest.mark.parametrize(
    ("line", "agency", "authors"),
    [
        ("Publié le 28 février 2023 | Awa Sangaré", None, ("Awa Sangaré",)),
        ("AFP, publié le mardi 28 février 2023 à 14h12", "AFP", ()),
        ("28.02.2023 14:12", None, ()),
        ("28/02/23 à 9h", None, ()),
        ("Le 28 février 2023 à 14h12, modifié le 1er mars 2023 à 9h03", None, ()),
        ("Mardi 28 février 2023 à 14:12 - Mis à jour le 1er mars 2023", None, ()),
        ("Publié le : 28/02/2023 - 14:12Modifié le : 01/03/2023 - 15:00", None, ()),
    ],
)
def test_dated_lines(line: str, agency: str | None, authors: tuple[str, ...]) -> None:
    document = made(f"Mali : trois morts à Gao\n{line}\n\n{BODY}")
    assert (document.published, document.agency, document.authors) == (date(2023, 2, 28), agency, authors)
    assert [kind for kind, _ in kinds(document)] == ["headline", "notice", "body"]


def test_published_wins_over_updated() -> None:
    assert made(f"Mis à jour le 2 mars 2023, publié le 28 février 2023\n\n{BODY}").published == date(2023, 2, 28)
    assert made(f"Publié le 28 février 2023 - Mis à jour le 2 mars 2023\n\n{BODY}").published == date(2023, 2, 28)
    assert made(f"Publié le 31 février 2023\n\n{BODY}").published is None


@pytest.mark.parametrize("mark", ["URGENT - ", "ALERTE — ", "FLASH : ", "URGENT. "])
def test_news_behind_a_notice_is_read(mark: str) -> None:
    document = made(f"{mark}{BODY}")
    assert kinds(document) == [("notice", mark.strip()), ("body", BODY)]


@pytest.mark.parametrize(
    "line",
    [
        "Lire aussi : Au Mali, une trêve fragile",
        "À lire aussi : Mali",
        ">> À lire : Au Mali, la trêve",
        "Abonnez-vous à notre newsletter",
        "Suivez-nous sur Telegram",
        "Partager",
        "https://example.org/mali",
        "Temps de lecture : 3 min",
        "* * *",
        "La suite après la publicité",
        "Mots-clés : Mali, Gao",
        "Recevez chaque matin nos informations.",
        "@exemple #Mali #Gao",
        "Voir aussi : la carte",
        "Tous droits réservés.",
        "→ Lire aussi | Mali",
        "Vidéo : les images de l'attaque",
    ],
)
def test_debris(line: str) -> None:
    assert kinds(made(f"{BODY}\n\n{line}\n\n{MORE}")) == [("body", BODY), ("debris", line), ("body", MORE)]


@pytest.mark.parametrize("label", ["Sources", "Sur le même sujet :", "À lire aussi", "Références"])
def test_lists_of_links_are_debris(label: str) -> None:
    links = ("« Mali : une attaque à Gao » – Le Monde, 16 avril 2018", "Au Sahel, une trêve fragile")
    document = made("\n\n".join((BODY, MORE, label, *links)))
    assert kinds(document) == [("body", BODY), ("body", MORE), *(("debris", line) for line in (label, *links))]


@pytest.mark.parametrize("line", ["Kiev, le 28 février 2023", "le 28/02/2023 à 14h12"])
def test_a_day_on_a_line_of_its_own(line: str) -> None:
    document = made(f"Trois morts à Gao\n\n{line}\n\n{BODY}")
    assert document.published == date(2023, 2, 28)
    assert document.dateline_place == ("Kiev" if "Kiev" in line else None)
    assert len(document.paragraphs) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Trois morts dans une attaque à Gao",
        "Trois morts dans une attaque à Gao (AFP)",
        "URGENT - Trois morts dans une frappe à Gaza (secours)",
        "12 drones abattus\n3 drones tombés\nAucun blessé",
        "Trois morts à Gao\nDeux morts à Kidal\nUn mort à Ménaka\nAucun à Tombouctou",
    ],
)
def test_a_text_without_a_full_stop_is_still_read(text: str) -> None:
    document = made(text)
    assert document.sentences
    assert len(document.sentences) == len(text.splitlines())


def test_kind_at_finds_the_part() -> None:
    document = made(
        f"Trois morts à Gao\n\nGAO (Reuters) - {BODY}\n\nDes casques bleus (AFP)\n\n{MORE}\n\nPar Awa Sangaré"
    )
    where = {
        "Trois morts": "headline",
        "GAO (": "dateline",
        "Trois civils": "body",
        "casques": "caption",
        "enquête": "body",
        "Awa": "byline",
    }
    assert {w: kind_at(document, document.text.index(w)) for w in where} == where
    assert {kind_at(document, s.span.start) for s in document.sentences} == {"body"}
    assert kind_at(document, 10**9) == "body"
    assert document.agency == "Reuters"


def test_parts_are_in_order_and_apart() -> None:
    document = made(f"URGENT\nTrois morts\nGAO (Reuters) - {BODY}\n\nLire aussi : x\n\n{MORE} (AFP)")
    assert all(a.span.end <= b.span.start for a, b in zip(document.parts, document.parts[1:], strict=False))
