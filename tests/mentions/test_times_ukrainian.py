"""Ukrainian time expressions by value, in a dispatch of Tuesday 28 February 2023."""

from datetime import date

import pytest

from dateline.documents import make_document
from dateline.lang import parser
from dateline.mentions.time_rules import TimeRule, find_matches, time_lexicon
from dateline.mentions.times import find_times
from dateline.model import TimeMention

TUESDAY = date(2023, 2, 28)
LEXICON = time_lexicon("uk")
RULES = LEXICON.rules


def times_of(text: str, published: date | None = TUESDAY) -> tuple[TimeMention, ...]:
    document = make_document(text, published=published, language="uk")
    return find_times(document, parser("uk")(document))


# sentence with the expression in [brackets] | TIMEX3 value | first day | last day ("-": no interval)
BY_VALUE = """
Дрон упав біля міста [у вівторок]. | 2023-02-28 | 2023-02-28 | 2023-02-28
[У понеділок] на складі сталася пожежа. | 2023-02-27 | 2023-02-27 | 2023-02-27
[У неділю] загинули троє військових. | 2023-02-26 | 2023-02-26 | 2023-02-26
Колону атакували [минулого четверга]. | 2023-02-23 | 2023-02-23 | 2023-02-23
Вибух стався [28 лютого]. | 2023-02-28 | 2023-02-28 | 2023-02-28
Вибух стався [у неділю, 26 лютого]. | 2023-02-26 | 2023-02-26 | 2023-02-26
Вибух стався [12 березня 2022 року]. | 2022-03-12 | 2022-03-12 | 2022-03-12
Звіт датовано [12.03.2022]. | 2022-03-12 | 2022-03-12 | 2022-03-12
Місто обстріляли [учора]. | 2023-02-27 | 2023-02-27 | 2023-02-27
Унаслідок [вчорашнього] удару загинули двоє. | 2023-02-27 | 2023-02-27 | 2023-02-27
[Сьогоднішній] обстріл забрав життя жінки. | 2023-02-28 | 2023-02-28 | 2023-02-28
Місто обстріляли [учора ввечері]. | 2023-02-27TEV | 2023-02-27 | 2023-02-27
Місто обстріляли [позавчора]. | 2023-02-26 | 2023-02-26 | 2023-02-26
Місто обстріляли [вранці]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
Місто обстріляли [цього ранку]. | 2023-02-28TMO | 2023-02-28 | 2023-02-28
Місто обстріляли [вранці 27 лютого]. | 2023-02-27TMO | 2023-02-27 | 2023-02-27
Місто обстріляли [увечері в суботу]. | 2023-02-25TEV | 2023-02-25 | 2023-02-25
Місто обстріляли [вночі]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
[За ніч] збито 12 дронів. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
[Нічна] атака пошкодила склад. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Місто обстріляли [минулої ночі]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Місто обстріляли [цієї ночі]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Місто обстріляли [у ніч на 28 лютого]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Місто обстріляли [в ніч на вівторок]. | 2023-02-27TNI | 2023-02-27 | 2023-02-28
Місто обстріляли [уночі на 26 лютого]. | 2023-02-25TNI | 2023-02-25 | 2023-02-26
Місто обстріляли [в ніч із 25 на 26 лютого]. | 2023-02-25TNI | 2023-02-25 | 2023-02-26
Місто обстріляли [у ніч з неділі на понеділок]. | 2023-02-26TNI | 2023-02-26 | 2023-02-27
Вибухи пролунали [о 14:30]. | 2023-02-28T14:30 | 2023-02-28 | 2023-02-28
[Станом на 08:00] збито 12 дронів. | 2023-02-28T08:00 | 2023-02-28 | 2023-02-28
Вибухи пролунали [о 7:15 за Києвом]. | 2023-02-28T07:15 | 2023-02-28 | 2023-02-28
Вибухи пролунали [близько 5 години ранку]. | 2023-02-28T05:00 | 2023-02-28 | 2023-02-28
Це сталося [у лютому 2022 року]. | 2022-02 | 2022-02-01 | 2022-02-28
Це сталося [наприкінці жовтня]. | 2022-10 | 2022-10-21 | 2022-10-31
Це сталося [минулого тижня]. | 2023-W08 | 2023-02-20 | 2023-02-26
Це сталося [торік]. | 2022 | 2022-01-01 | 2022-12-31
Це сталося [три дні тому]. | 2023-02-25 | 2023-02-25 | 2023-02-25
Війна триває [з лютого 2022 року]. | 2022-02 | 2022-02-01 | 2023-02-28
Обстріли тривали [з 3 до 5 лютого]. | 2023-02-03/2023-02-05 | 2023-02-03 | 2023-02-05
[За добу] ворог випустив 40 дронів. | P1D | 2023-02-27 | 2023-02-28
"""


@pytest.mark.parametrize("row", BY_VALUE.strip().splitlines())
def test_value(row: str) -> None:
    marked, value, first, last = (part.strip() for part in row.split(" | "))
    before, said = marked.split("[")
    said, after = said.split("]")
    (time,) = [t for t in times_of(before + said + after) if t.span.start <= len(before) < t.span.end]
    text = before + said + after
    assert (text[time.span.start : time.span.end], time.value) == (said, value)
    assert (str(time.earliest or "-"), str(time.latest or "-")) == (first, last)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_has_its_example_and_not_its_near_miss(rule: TimeRule) -> None:
    assert any(m.rule.id == rule.id for m in find_matches(str(rule_row(rule)["example"]), LEXICON))
    if "never" in rule_row(rule):
        assert not any(m.rule.id == rule.id for m in find_matches(str(rule_row(rule)["never"]), LEXICON))


def rule_row(rule: TimeRule) -> dict[str, object]:
    return next(row for row in LEXICON.data["rule"] if row["id"] == rule.id)


@pytest.mark.parametrize(
    "text",
    [
        "Вибухи пролунали на півночі країни.",
        "Жінка віком 54 роки отримала поранення.",
        "Збито 24 дрони.",
        "Пошкоджено 12 будинків.",
    ],
)
def test_no_time(text: str) -> None:
    assert times_of(text) == ()
