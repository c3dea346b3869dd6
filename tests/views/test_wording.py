from datetime import date

import pytest

from dateline.model import Document, PlaceMention, Span, TimeMention
from dateline.views import placing, wording
from dateline.views.vocabulary import words
from views.made import APRIL, BRYANSK, DONETSK, KURSK, REPORT, TUESDAY, at, place

DOCUMENT = REPORT.document


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        (2, 2, 2, "2"),
        (3, 3, None, "≥ 3"),
        (2, None, None, "≥ 2"),
        (None, None, 5, "≤ 5"),
        (8, 10, 12, "~10"),
        (2, None, 4, "2–4"),
        (90, 100, 100, "90–100"),
        (12000, 12000, 12000, "12,000"),
        (2.5, 2.5, 2.5, "2.5"),
        (None, None, None, "some"),
    ],
)
def test_amounts(low: float | None, best: float | None, high: float | None, expected: str) -> None:
    assert wording.amount(low, best, high) == expected


@pytest.mark.parametrize(
    ("what", "unit", "n", "event_type", "expected"),
    [
        ("downed", "drone", 3, "interception", "3 drones"),
        ("downed", "drone", 1, "interception", "1 drone"),
        ("launched", "missile", 9, "interception", "9 missiles launched"),
        ("found", "bateau", 2, "debris", "2 boats"),
        ("found", "moulin", 2, "debris", "2 moulins"),
        ("downed", "shahed-136", 2, "interception", "2 Shahed-136"),
        ("hit", "appareil", 2, "strike", "2 aircraft hit"),
        ("damaged", "maison", 0, "damage", "0 houses damaged"),
        ("killed", "soldat", 2, "attack", "2 killed"),
        ("killed", None, 0, "casualties", "no one killed"),
        ("other", None, 4, "other", "4"),
    ],
)
def test_counts(what: str, unit: str | None, n: float, event_type: str, expected: str) -> None:
    assert wording.counted(what, unit, n, n, n, event_type=event_type) == expected


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (None, "place not said"),
        (KURSK, "~30 km from Kursk"),
        (BRYANSK, "Bryansk Oblast (region only)"),
        (DONETSK, "Donetsk (UKR, run by RUS)"),
        (place("Koursk", "Kursk", "city", "RUS", relation="near"), "near Kursk"),
        (place("Koursk", "Kursk", "city", "RUS", relation="direction", bearing="SW"), "south-west of Kursk"),
        (place("Koursk", "Kursk", "city", "RUS", relation="direction", bearing="nord"), "north of Kursk"),
        (
            PlaceMention(span=at("Koursk"), name="Koursk", place=None, reason="two towns of that name"),
            "“Koursk” (not placed: two towns of that name)",
        ),
    ],
)
def test_places(mention: PlaceMention | None, expected: str) -> None:
    assert placing.place(DOCUMENT, mention) == expected


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (KURSK, "à ~30 km de Koursk"),
        (place("Koursk", "Kursk", "city", "RUS", relation="direction", bearing="sud-ouest"), "Koursk (sud-ouest)"),
        (place("région de Briansk", "x", "region", "RUS", admin1="RU-BRY", where_prec=4), "région de Briansk"),
        (
            place("région de Briansk", "x", "region", "UKR", admin1="UA-51", where_prec=4, relation="over"),
            "au-dessus de la région d'Odessa",
        ),
        (place("Koursk", "Russie", "country", "RUS", where_prec=6), "Russie (pays seulement)"),
    ],
)
def test_places_in_french(mention: PlaceMention, expected: str) -> None:
    assert placing.place(DOCUMENT, mention, words("fr")) == expected


def test_a_town_is_shown_with_its_region() -> None:
    klintsy = place("Koursk", "Klintsy", "city", "RUS", admin1="RU-BRY")
    assert placing.place(DOCUMENT, klintsy, around=True) == "Klintsy, Bryansk region"
    kursk = place("Koursk", "Kursk", "city", "RUS", admin1="RU-KRS")
    assert placing.place(DOCUMENT, kursk, around=True) == "Kursk"


def test_no_one_killed_or_wounded_is_said_once() -> None:
    assert wording.unharmed(["no one killed", "1 house damaged", "no one wounded"]) == [
        "no one killed or wounded",
        "1 house damaged",
    ]
    assert wording.unharmed(["no one killed", "2 wounded"]) == ["no one killed", "2 wounded"]


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "expected"),
    [
        ("2024-05-14", date(2024, 5, 14), date(2024, 5, 14), "Tue 14 May"),
        ("2024-05-14TMO", date(2024, 5, 14), date(2024, 5, 14), "Tue 14 May, morning"),
        ("2024-05-13TNI", date(2024, 5, 13), date(2024, 5, 14), "night of 13–14 May"),
        ("2024-04", date(2024, 4, 1), date(2024, 4, 30), "Apr 2024"),
        ("2023-04", date(2023, 4, 1), date(2023, 4, 30), "Apr 2023"),
        ("P1W", date(2024, 4, 29), date(2024, 5, 3), "29 Apr – 3 May"),
        ("P1W", date(2023, 12, 29), date(2024, 1, 3), "29 Dec 2023 – 3 Jan"),
        ("PXM", None, None, "“mardi” (no date)"),
        ("PXM", date(2024, 5, 1), None, "since Wed 1 May"),
    ],
)
def test_times(value: str, earliest: date | None, latest: date | None, expected: str) -> None:
    time = TimeMention(span=at("mardi"), kind="DATE", value=value, earliest=earliest, latest=latest, date_prec=None)
    assert wording.when(DOCUMENT, time) == expected


def test_the_day_of_the_announcement_is_not_the_day_of_the_event() -> None:
    assert wording.time_of(DOCUMENT, None, TUESDAY) == "day not said, announced Tue 14 May"
    assert wording.time_of(DOCUMENT, None, None) == "day not said"
    assert wording.time_of(DOCUMENT, APRIL, TUESDAY) == "Apr 2024"


@pytest.mark.parametrize("hostile", ["a\x1b[2Jb", "a\u202eb", "a\r\nb", "a\x9b31mb", "a\ud800b"])
def test_nothing_in_a_text_reaches_the_terminal_as_a_command(hostile: str) -> None:
    shown = wording.clean(hostile)
    assert not set(shown) & set("\x1b\u202e\r\n\x9b\ud800")


def test_words_in_quotation_marks_get_no_others() -> None:
    def quoted(text: str) -> str:
        return wording.quote(Document(id="-", text=text, source=text, language="fr"), Span(0, len(text)))

    assert [quoted(t) for t in ('"Rien"', "« Rien »", 'Un "rien"', '"A" et "B"')] == [
        '"Rien"',
        "« Rien »",
        '“Un "rien"”',
        '“"A" et "B"”',
    ]
