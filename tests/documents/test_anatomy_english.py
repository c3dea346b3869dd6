"""The parts of an English wire item."""

from datetime import date

import pytest

from dateline.documents import make_document


def kinds(text: str) -> list[str]:
    return [p.kind for p in make_document(text, language="en").parts]


@pytest.mark.parametrize(
    ("opening", "agency", "place"),
    [
        ("KYIV, Feb 28 (Reuters) - ", "Reuters", "KYIV"),
        ("KYIV, Ukraine (AP) — ", "AP", "KYIV, Ukraine"),
        ("GAZA CITY, Gaza Strip (AP) — ", "AP", "GAZA CITY, Gaza Strip"),
        ("PORT-AU-PRINCE, March 3 (AFP) - ", "AFP", "PORT-AU-PRINCE"),
        ("Sept 17 (Reuters) - ", "Reuters", None),
        ("MOGADISHU, Somalia — ", None, "MOGADISHU, Somalia"),
        ("MOSCOW, February 28. /TASS/. ", "Tass", "MOSCOW"),
        ("ZAPORIZHZHIA, March 23, 2025 (Steppe News) - ", "Steppe News", "ZAPORIZHZHIA"),
        ("", None, None),
    ],
)
def test_datelines(opening: str, agency: str | None, place: str | None) -> None:
    body = "Two drones were shot down overnight, the army said. Nobody was hurt."
    document = make_document(opening + body, language="en")
    assert (document.agency, document.dateline_place) == (agency, place)
    assert [document.text[p.span.start : p.span.end] for p in document.parts if p.kind == "body"] == [body]


def test_labels_are_part_of_what_is_told() -> None:
    text = (
        "Drones hit refinery in the south\nOlena Shevchenko — Tuesday, 28 February 2023, 09:31\n\n"
        "Drones hit a refinery in the south of the country on the night of 27-28 February, and a fire broke out at the "
        "site. Rescuers were at work there until the morning, and one road was closed.\n\n"
        "Source: the regional governor on Telegram\n\n"
        'Quote: "Three people were hurt."\n\nDetails: A fire broke out.\n\nBackground: It was hit before.\n\n'
        "Read also: Something else"
    )
    document = make_document(text, language="en")
    assert kinds(text) == ["headline", "byline", "body", "body", "body", "body", "body", "debris"]
    assert (document.authors, document.published) == (("Olena Shevchenko",), date(2023, 2, 28))


def test_credits_notices_and_corrections() -> None:
    text = (
        "Correction: an earlier version named another town.\n\nUpdated: 28 February 2023, 14:05\n\nBy Ana Silva\n\n"
        "Photo: Getty Images\n\nThree people were killed on Tuesday, police said. Two were hurt.\n\n"
        "(Reporting by Ana Silva; Editing by Tom Jones)"
    )
    assert kinds(text) == ["correction", "notice", "byline", "caption", "body", "byline"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Lt. Gen. Petrov spoke at 3 p.m. on Monday. He left.", 2),
        ("The U.S. said so. Gov. Silva agreed at 3 a.m. The raid was over.", 3),
        ("It hit No. 5 on Feb. 28 and killed Dr. Ba. Two fled.", 2),
        ('"We fled," she said. "It burned." Nobody came.', 3),
        ("Drones hit Kyiv, Odesa, etc. Rescuers came.", 2),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(make_document(text, language="en").sentences) == sentences
