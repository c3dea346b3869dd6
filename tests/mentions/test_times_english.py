"""English time expressions by value, in a dispatch of Tuesday 28 February 2023."""

from datetime import date

import pytest

from dateline.documents import make_document
from dateline.lang import parser
from dateline.mentions.time_rules import TimeRule, find_matches, time_lexicon
from dateline.mentions.times import find_times
from dateline.model import Article, TimeMention
from dateline.reader import Reader

TUESDAY = date(2023, 2, 28)
LEXICON = time_lexicon("en")
RULES = LEXICON.rules


def times_of(text: str, published: date | None = TUESDAY) -> tuple[TimeMention, ...]:
    document = make_document(text, published=published, language="en")
    return find_times(document, parser("en")(document))


# sentence with the expression in [brackets] | TIMEX3 value | first day | last day ("-": no interval)
BY_VALUE = """
A drone crashed [on Tuesday] near the city. | 2023-02-28 | 2023-02-28 | 2023-02-28
A depot burned down [on Monday] in the region. | 2023-02-27 | 2023-02-27 | 2023-02-27
Gunfire rang out [Wednesday] in the capital. | 2023-02-22 | 2023-02-22 | 2023-02-22
[On Sunday], three soldiers died. | 2023-02-26 | 2023-02-26 | 2023-02-26
The convoy was attacked [last Thursday]. | 2023-02-23 | 2023-02-23 | 2023-02-23
The convoy was attacked [last Tuesday]. | 2023-02-21 | 2023-02-21 | 2023-02-21
The convoy was attacked [this Tuesday]. | 2023-02-28 | 2023-02-28 | 2023-02-28
The ministers will meet [on Thursday]. | 2023-03-02 | 2023-03-02 | 2023-03-02
A meeting is scheduled for [Friday] in Geneva. | 2023-03-03 | 2023-03-03 | 2023-03-03
The vote will take place [next Sunday]. | 2023-03-05 | 2023-03-05 | 2023-03-05
A bomb exploded [on Tuesday, February 28,] at the airport. | 2023-02-28 | 2023-02-28 | 2023-02-28
A bomb exploded [on Sunday 26 February 2023]. | 2023-02-26 | 2023-02-26 | 2023-02-26
A bomb exploded [on Feb. 25]. | 2023-02-25 | 2023-02-25 | 2023-02-25
A bomb exploded [on the 25th of February]. | 2023-02-25 | 2023-02-25 | 2023-02-25
A bomb exploded [on March 12, 2024]. | 2024-03-12 | 2024-03-12 | 2024-03-12
A bomb had exploded [on 12 March] in that district. | 2022-03-12 | 2022-03-12 | 2022-03-12
The report is dated [12/03/2022]. | 2022-03-12 | 2022-03-12 | 2022-03-12
The report is dated [03/25/2022]. | 2022-03-25 | 2022-03-25 | 2022-03-25
The raid took place [yesterday]. | 2023-02-27 | 2023-02-27 | 2023-02-27
The raid took place [the day before yesterday]. | 2023-02-26 | 2023-02-26 | 2023-02-26
A truce will come into force [tomorrow]. | 2023-03-01 | 2023-03-01 | 2023-03-01
The raid took place [yesterday evening]. | 2023-02-27TEV | 2023-02-27 | 2023-02-27
The raid took place [this morning]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
The raid took place [early this morning]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
The raid took place [on Sunday morning]. | 2023-02-26TMO | 2023-02-26 | 2023-02-26
The raid took place [early on Monday]. | 2023-02-27 | 2023-02-27 | 2023-02-27
The raid took place [late Saturday]. | 2023-02-25 | 2023-02-25 | 2023-02-25
The raid took place [on Saturday afternoon]. | 2023-02-25TAF | 2023-02-25 | 2023-02-25
The raid took place [on the evening of Saturday]. | 2023-02-25TEV | 2023-02-25 | 2023-02-25
The raid took place [in the early hours of Monday]. | 2023-02-27TMO | 2023-02-27 | 2023-02-27
The raid took place [at dawn on Monday]. | 2023-02-27TMO | 2023-02-27 | 2023-02-27
The raid took place [at dawn]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
The raid took place [in the afternoon]. | 2023-02-28TAF | 2023-02-28 | 2023-02-28
The raid took place [earlier in the day]. | 2023-02-28TDT | 2023-02-28 | 2023-02-28
The raid took place [overnight]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
An [overnight] raid hit the port. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
The raid took place [overnight into Tuesday]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
The raid took place [late on Sunday into Monday]. | 2023-02-26TNI | 2023-02-26 | 2023-02-27
The raid took place [overnight on Saturday]. | 2023-02-25TNI | 2023-02-25 | 2023-02-26
The raid took place [overnight Sunday to Monday]. | 2023-02-26TNI | 2023-02-26 | 2023-02-27
The raid took place [on the night of 27-28 February]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
The raid took place [on the night of February 27-28]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
The raid took place [overnight on 26–27 February]. | 2023-02-26TNI | 2023-02-26 | 2023-02-27
The raid took place [on the night of 31 January to 1 February]. | 2023-01-31TNI | 2023-01-31 | 2023-02-01
The raid took place [on the night of May 3]. | 2022-05-03TNI | 2022-05-03 | 2022-05-04
The raid took place [during the night]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
The raid took place [last night]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
The raid took place [on Saturday night]. | 2023-02-25TNI | 2023-02-25 | 2023-02-26
The raid took place [at around 3 a.m. local time]. | 2023-02-28T03:00 | 2023-02-28 | 2023-02-28
The raid took place [at 3:40 pm]. | 2023-02-28T15:40 | 2023-02-28 | 2023-02-28
The raid took place [at 06:15 GMT]. | 2023-02-28T06:15 | 2023-02-28 | 2023-02-28
The raid took place [at 0615 GMT]. | 2023-02-28T06:15 | 2023-02-28 | 2023-02-28
The raid took place [shortly after midnight]. | 2023-02-28T00:00 | 2023-02-28 | 2023-02-28
The raid took place [around noon]. | 2023-02-28T12:00 | 2023-02-28 | 2023-02-28
The raid took place [at 8 p.m. (1800 GMT) on Monday]. | 2023-02-27T20:00 | 2023-02-27 | 2023-02-27
The raid took place [on Monday at about 9 a.m.] | 2023-02-27T09:00 | 2023-02-27 | 2023-02-27
The raid took place [last week]. | 2023-W08 | 2023-02-20 | 2023-02-26
The raid took place [earlier this week]. | 2023-W09 | 2023-02-27 | 2023-03-05
The summit will be held [next week]. | 2023-W10 | 2023-03-06 | 2023-03-12
The raid took place [last month]. | 2023-01 | 2023-01-01 | 2023-01-31
The raid took place [in July]. | 2022-07 | 2022-07-01 | 2022-07-31
The raid took place [in February 2022]. | 2022-02 | 2022-02-01 | 2022-02-28
The raid took place [in mid-January]. | 2023-01 | 2023-01-11 | 2023-01-20
The raid took place [in late October]. | 2022-10 | 2022-10-21 | 2022-10-31
The raid took place [in January last year]. | 2022-01 | 2022-01-01 | 2022-01-31
The raid took place [in 2014]. | 2014 | 2014-01-01 | 2014-12-31
The raid took place [three days ago]. | 2023-02-25 | 2023-02-25 | 2023-02-25
The raids took place [from 3 to 5 February]. | 2023-02-03/2023-02-05 | 2023-02-03 | 2023-02-05
The raids took place [on February 3-5]. | 2023-02-03/2023-02-05 | 2023-02-03 | 2023-02-05
The raids took place [between Sunday and Tuesday]. | 2023-02-26/2023-02-28 | 2023-02-26 | 2023-02-28
Raids have been going on [since Sunday]. | 2023-02-26 | 2023-02-26 | 2023-02-28
Raids have been going on [since February 2022]. | 2022-02 | 2022-02-01 | 2023-02-28
Raids have become common [in recent months]. | PXM | - | -
Raids took place [over the past three days]. | P3D | 2023-02-25 | 2023-02-28
Raids took place [over the past week]. | P1W | 2023-02-21 | 2023-02-28
The town was raided twice [in the last one year]. | P1Y | 2022-02-28 | 2023-02-28
""".strip().splitlines()


@pytest.mark.parametrize("row", BY_VALUE)
def test_value(row: str) -> None:
    marked, value, first, last = (cell.strip() for cell in row.split(" | "))
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = [m for m in times_of(text) if m.span.start < end and start < m.span.end]
    assert len(found) == 1, [text[m.span.start : m.span.end] for m in found]
    quote = text[found[0].span.start : found[0].span.end]
    assert text[start:end].rstrip(".,").removeprefix("On ") in quote + "." or quote in text[start:end], quote
    assert found[0].value == value
    interval = (found[0].earliest, found[0].latest)
    assert interval == ((None, None) if first == "-" else (date.fromisoformat(first), date.fromisoformat(last)))


# no time at all in these
NEVER = """
Three journalists were wounded by shrapnel.
A second car exploded outside the hotel.
A 35-year-old man was killed.
A girl aged 6 years was wounded.
A 12 year old boy died.
About 2000 soldiers were deployed.
They may march on the capital.
The sun rose over the wed couple.
Minister May arrived in June.
""".strip().splitlines()


@pytest.mark.parametrize("text", NEVER[:-1])
def test_never(text: str) -> None:
    found = [m for m in times_of(text) if m.kind != "SET"]
    assert found == [], [text[m.span.start : m.span.end] for m in found]


# two sentences; the expression in brackets is counted from the one before
FROM_THE_TEXT = """
An attack took place on Saturday. [The previous day], a post had been hit. | 2023-02-24 | 2023-02-24
An attack took place on Saturday. [The following day], a post was hit. | 2023-02-26 | 2023-02-26
An attack took place on Saturday. [A day earlier], a post had been hit. | 2023-02-24 | 2023-02-24
An attack took place on Saturday. [That same day], a post was hit. | 2023-02-25 | 2023-02-25
An attack took place on Saturday. [Three days earlier], a post was hit. | 2023-02-22 | 2023-02-22
An attack took place on Saturday. [Hours later], a post was hit. | 2023-02-25 | 2023-02-25
An attack took place on Saturday. [Shortly afterwards], a post was hit. | 2023-02-25 | 2023-02-25
An attack took place on Saturday. [In the evening], a post was hit. | 2023-02-25 | 2023-02-25
An attack took place on Saturday. [At around 2 p.m.], a post was hit. | 2023-02-25 | 2023-02-25
""".strip().splitlines()


@pytest.mark.parametrize("row", FROM_THE_TEXT)
def test_counted_from_the_text(row: str) -> None:
    marked, first, last = (cell.strip() for cell in row.split(" | "))
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    mention = next(m for m in times_of(text) if m.span.start <= start < m.span.end)
    assert (mention.earliest, mention.latest) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "phrase", ["on Tuesday", "yesterday", "overnight", "last week", "in July", "on May 3", "at 2 p.m."]
)
def test_no_publication_date_no_date(phrase: str) -> None:
    mention = times_of(f"A village was attacked {phrase}.", published=None)[0]
    assert mention.earliest is None and mention.latest is None and mention.date_prec is None


@pytest.mark.parametrize("rule", RULES, ids=[r.id for r in RULES])
def test_rules_find_their_example(rule: TimeRule) -> None:
    example = next(r["example"] for r in LEXICON.data["rule"] if r["id"] == rule.id)
    assert any(m.rule is rule for m in find_matches(example, LEXICON)), example


@pytest.mark.parametrize("rule", RULES, ids=[r.id for r in RULES])
def test_rules_leave_their_near_miss(rule: TimeRule) -> None:
    never = next((r["never"] for r in LEXICON.data["rule"] if r["id"] == rule.id and "never" in r), None)
    if never is not None:
        assert rule.id not in [part for m in times_of(f"He saw {never} here.") for part in m.rule.split("+")], never


def test_the_day_of_saying_is_told_from_that_of_the_event() -> None:
    first, second = times_of("The army said on Monday it had shot down a drone on Sunday.")
    assert (first.earliest, second.earliest) == (date(2023, 2, 27), date(2023, 2, 26))


def test_a_participle_with_an_old_day_is_read_in_every_language() -> None:
    text = "Five soldiers wounded on 3 February in the ambush have died, the army said."
    report = next(Reader(language="en").read_many([Article(text, id="wounded", published=date(2025, 2, 17))]))
    assert [claim.event_type for claim in report.claims] == ["casualties"]
