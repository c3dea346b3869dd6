"""The scorer of time expressions."""

from dateline.evaluate.timex import Timex, TimexScore, score_corpus, score_document, trim
from dateline.model import Span

OPENERS = ["depuis", "dans", "du", "d'"]


def timex(text: str, quote: str, value: str, kind: str = "DATE") -> Timex:
    start = text.index(quote)
    return Timex(span=Span(start, start + len(quote)), kind=kind, value=value)


def score(text: str, gold: list[Timex], found: list[Timex]) -> TimexScore:
    result = TimexScore()
    score_document(text, gold, found, OPENERS, result)
    return result


def test_function_words_do_not_count() -> None:
    text = "fermé depuis lundi."
    result = score(text, [timex(text, "lundi", "2023-02-27")], [timex(text, "depuis lundi", "2023-02-27")])
    assert result.figures() == {
        "strict_p": 1.0, "strict_r": 1.0, "strict_f1": 1.0,
        "relaxed_p": 1.0, "relaxed_r": 1.0, "relaxed_f1": 1.0,
        "type": 1.0, "value": 1.0,
    }  # fmt: skip


def test_overlap_is_relaxed_only() -> None:
    text = "fermé mardi soir."
    result = score(text, [timex(text, "mardi soir", "2023-02-28TEV", "TIME")], [timex(text, "mardi", "2023-02-28")])
    figures = result.figures()
    assert (figures["strict_f1"], figures["relaxed_f1"], figures["value"], figures["type"]) == (0.0, 1.0, 0.0, 0.0)


def test_a_range_finds_both_ends_but_pairs_with_one() -> None:
    text = "du 3 au 5 mai"
    gold = [timex(text, "3", "2023-05-03"), timex(text, "5 mai", "2023-05-05")]
    result = score(text, gold, [timex(text, text, "2023-05-03/2023-05-05")])
    assert result.figures()["relaxed_r"] == 1.0 and result.counts["pairs"] == 1


def test_missed_and_extra() -> None:
    text = "hier et demain"
    result = score(text, [timex(text, "hier", "2023-02-27")], [timex(text, "demain", "2023-03-01")])
    assert result.figures()["relaxed_f1"] == 0.0
    assert [line.split()[0] for line in result.wrong] == ["missed", "extra"]


def test_nothing_to_score_is_zero() -> None:
    assert set(TimexScore().figures().values()) == {0.0}


def test_trim_keeps_whole_words() -> None:
    text = "dans la nuit, durant"
    assert trim(text, Span(0, 13), OPENERS) == Span(5, 12)
    assert trim(text, Span(14, 20), OPENERS) == Span(14, 20)


def test_a_corpus() -> None:
    row = {"id": "a", "dct": "2023-02-28", "text": "Un pont a sauté hier.", "timexes": [[16, 20, "DATE", "2023-02-27"]]}
    assert score_corpus([row]).figures()["value"] == 1.0
