"""English: blows from afar and at close range, and up to when a period tells of what happened."""

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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian forces struck a bus in Nikopol, killing the driver.", "strike"),
        ("Three people were killed in Russian attacks on Nikopol.", "strike"),
        ("A Ukrainian attack on a cafe in Horlivka left four people dead, the mayor said.", "strike"),
        ("Israeli attacks killed four people in Khan Younis.", "strike"),
        ("Russian forces attacked the village of Orlovka, killing two people.", "strike"),
        ("Rebel attacks on Goma killed two people.", "attack"),
        ("Israeli settlers attacked the village of Huwara, killing one man.", "attack"),
        ("Russian forces attacked Ukrainian positions near Nikopol.", "attack"),
        ("The army launched an offensive in Darfur on Monday.", "attack"),
        ("The army launched an air strike on Nyala on Monday.", "strike"),
    ],
)
def test_a_state_strikes_from_afar(reader: Reader, text: str, kind: str) -> None:
    assert [c.event_type for c in claims(reader, text)] == [kind]


@pytest.mark.parametrize("period", ["Earlier this month", "This month", "This year"])
def test_what_happened_did_so_before_the_dispatch(reader: Reader, period: str) -> None:
    time = claims(reader, f"{period}, a drone hit a market in Nikopol, killing two people.")[0].time
    assert time is not None and time.latest == date(2024, 5, 16)
    shut = claims(reader, "Two drones were downed. The airport in Samara will be closed this month.")[-1]
    assert shut.time is None or shut.time.latest == date(2024, 5, 31)
