"""What numerals of each language say, by value: "low..high", an open end left out; the near-misses are no numeral."""

import pytest

from dateline.mentions.grammar.numerals import WORD, find_numerals

# language | words | values in order
TABLE = """
en | three drones | 3..3
en | twenty-four people | 24..24
en | one hundred and fifty soldiers | 150..150
en | 1,460 civilians | 1460..1460
en | 1.5 million people | 1500000..1500000
en | at least 14 villagers | 14..
en | more than 40 flights | 40..
en | up to 85 men | ..85
en | nearly 100 homes | 90..100
en | about twenty people | 16..24
en | around 200 residents | 180..220
en | between five and seven missiles | 5..7
en | dozens of people | 20..
en | hundreds of thousands of people | 200000..
en | several drones | 2..
en | a dozen rockets | 10..14
en | both aircraft | 2..2
en | on the 3rd floor |
ru | двадцать четыре человека | 24..24
ru | двумя дронами | 2..2
ru | семеро раненых | 7..7
ru | 1 460 жителей | 1460..1460
ru | не менее трёх человек | 3..
ru | свыше 300 человек | 300..
ru | до пяти ракет | ..5
ru | почти 100 домов | 90..100
ru | около двадцати человек | 16..24
ru | от пяти до семи ракет | 5..7
ru | десятки домов | 20..
ru | несколько сотен человек | 200..
ru | пара дронов | 2..2
ru | на 23-м этаже |
uk | двадцять чотири людини | 24..24
uk | п'ятьох поранених | 5..5
uk | щонайменше троє людей | 3..
uk | понад 300 людей | 300..
uk | близько двадцяти людей | 16..24
uk | кілька десятків будинків | 20..
uk | на 23-му поверсі |
"""
ROWS = [tuple(part.strip() for part in row.split("|")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("language", "text", "values"), ROWS)
def test_numerals(language: str, text: str, values: str) -> None:
    def number(value: float | None) -> str:
        return "" if value is None else f"{value:.10g}"

    words = [m.group().lower().replace("ё", "е") for m in WORD.finditer(text)]
    found = [n for n in find_numerals(words, language) if n.rule not in ("article", "none")]
    assert ", ".join(f"{number(n.low)}..{number(n.high)}" for n in found) == values
