"""English: which day a clause without one takes."""

from datetime import date

from dateline.model import Article, Report
from dateline.reader import Reader


def read(reader: Reader, text: str, published: date) -> Report:
    return next(iter(reader.read_many([Article(text, id="dispatch", published=published)])))


def days(report: Report) -> list[tuple[str, date | None, date | None]]:
    return [
        (c.event_type, c.time.earliest, c.time.latest) if c.time else (c.event_type, None, None) for c in report.claims
    ]


def test_the_heading_of_a_list_dates_its_items(reader: Reader) -> None:
    text = (
        "Summary of the regional headquarters for the past 24 hours:\n\n"
        "▪️ In the Loznovsky district two women were killed when a shell hit their car.\n\n"
        "▪️ In the Krasny district the village of Orlovka came under mortar fire. No one was hurt."
    )
    found = days(read(reader, text, date(2024, 6, 2)))
    assert len(found) == 3
    assert {row[1:] for row in found} == {(date(2024, 6, 1), date(2024, 6, 2))}


def test_a_definite_subject_goes_on_with_the_older_event_of_its_paragraph(reader: Reader) -> None:
    text = (
        "A bomb killed nine people at a market in Maiduguri on Thursday, police said.\n\n"
        "On Monday, armed men overran the town of Damasak. The gunmen shot dead some fifty people, residents said."
    )
    found = days(read(reader, text, date(2024, 11, 29)))
    assert found[-1] == ("attack", date(2024, 11, 25), date(2024, 11, 25))


def test_a_day_inside_a_name_is_none(reader: Reader) -> None:
    text = "A bomb went off inside the Monday Market on Thursday, killing three traders."
    assert days(read(reader, text, date(2024, 11, 29)))[0][1:] == (date(2024, 11, 28), date(2024, 11, 28))


def test_a_day_in_what_is_said_dates_the_event(reader: Reader) -> None:
    text = (
        "Heavy shelling hit Goma for a second day on Tuesday as rebels advanced, aid workers there said on Wednesday."
    )
    found = read(reader, text, date(2025, 1, 29)).claims[0]
    assert found.time is not None and found.time.earliest == date(2025, 1, 28)


def test_what_an_older_blow_did_is_of_its_day_and_place(reader: Reader) -> None:
    text = (
        "A drone hit a bus in Kherson on Thursday, wounding four people, the governor said.\n\n"
        "A glide bomb that fell on a quarter of Zaporizhzhia on 8 January killed 13 people. "
        "A hospital and eleven blocks of flats suffered damage."
    )
    last = read(reader, text, date(2025, 1, 31)).claims[-1]
    assert last.event_type == "damage" and last.background
    assert last.time is not None and last.time.earliest == date(2025, 1, 8)
    assert last.place is not None and last.place.name.startswith("Zapor")


def test_a_paper_named_after_a_part_of_the_day_dates_nothing(reader: Reader) -> None:
    text = "Three people were killed in a strike on Quetta, near the border, on Saturday, the Dawn newspaper reported."
    (claim,) = read(reader, text, date(2024, 5, 16)).claims
    assert claim.time is not None and claim.time.earliest == claim.time.latest == date(2024, 5, 11)


def test_the_attacks_that_a_raid_follows_are_older_and_have_not_its_day(reader: Reader) -> None:
    text = (
        "Drones hit Moscow on Sunday, the mayor said.\n\n"
        "Sunday's raid follows a string of previous missile assaults on northern ports."
    )
    report = read(reader, text, date(2024, 6, 9))
    assert days(report) == [("strike", date(2024, 6, 9), date(2024, 6, 9)), ("strike", None, None)]
    assert [c.background for c in report.claims] == [False, True]


def test_the_month_of_a_truce_dates_nothing_else(reader: Reader) -> None:
    text = "The army has again bombed the town of Tyre despite the November 2024 truce, residents said."
    assert [c.time for c in read(reader, text, date(2025, 3, 9)).claims] == [None]


def test_an_age_between_commas_counts_nobody(reader: Reader) -> None:
    text = "Zara Musa, 82, and Maher Yunis, 43, were killed in air strikes on Tyre."
    assert all((q.low or 0) < 43 for c in read(reader, text, date(2025, 3, 9)).claims for q in c.quantities)
