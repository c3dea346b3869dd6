"""Ukrainian by dictionary and rule: readings, phrases, clauses and relations."""

import time

import pytest

from dateline.lang import parser
from dateline.lang.uk.tokens import cut
from dateline.lang.uk.words import readings
from dateline.model import Document, Parse, Sentence, Span, Token


def parsed(text: str) -> Parse:
    sentence = Sentence(index=0, paragraph=0, span=Span(0, len(text)))
    document = Document(id="x", text=text, source=text, language="uk", sentences=(sentence,))
    return parser("uk")(document)


def relations(text: str) -> set[tuple[str, str, str]]:
    """(word, relation, head) of each token that is no mark; a root is its own head."""
    parse = parsed(text)
    return {(t.text, t.deprel, parse.tokens[t.head].text) for t in parse.tokens if t.upos != "PUNCT"}


def token(text: str, word: str) -> Token:
    return next(t for t in parsed(text).tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("о 8:00 збито 5-ти", ["о", "8:00", "збито", "5-ти"]),
        ("п'ятеро дронів-камікадзе.", ["п'ятеро", "дронів-камікадзе", "."]),
        ("на вул. Шевченка", ["на", "вул.", "Шевченка"]),
        ("#Суми @gova", ["#Суми", "@gova"]),
        ("«Азот»...", ["«", "Азот", "»", "..."]),
    ],
)
def test_words_and_marks(text: str, words: list[str]) -> None:
    pieces = cut(text)
    assert [piece for piece, _ in pieces] == words
    assert all(text[at : at + len(piece)] == piece for piece, at in pieces)


@pytest.mark.parametrize(
    ("word", "capital", "lemma", "upos", "feats"),
    [
        ("збито", False, "збити", "VERB", {"VerbForm": "Fin", "Person": "0", "Voice": "Pass"}),
        ("Петренкова", True, "Петренков", "PROPN", {"Case": "Gen"}),
        ("Зарічненському", True, "зарічненський", "ADJ", {"Case": "Dat"}),
        ("немає", False, "немає", "VERB", {"Polarity": "Neg"}),
        ("п'яти", False, "п'ять", "NUM", {"NumType": "Card"}),
        ("кількох", False, "кілька", "NUM", {"Case": "Gen"}),
        ("БпЛА", True, "бпла", "NOUN", {"Abbr": "Yes"}),
        ("який", False, "який", "PRON", {"PronType": "Rel"}),
        ("збивши", False, "збити", "VERB", {"VerbForm": "Conv"}),
        ("вогонь", False, "вогонь", "NOUN", {"Case": "Nom"}),
        ("яка", False, "який", "PRON", {"Case": "Nom", "PronType": "Rel"}),
        ("яку", False, "який", "PRON", {"Case": "Acc", "PronType": "Rel"}),
        ("заводі", False, "завод", "NOUN", {"Case": "Loc"}),
    ],
)
def test_reading(word: str, capital: bool, lemma: str, upos: str, feats: dict[str, str]) -> None:
    reading = readings(word, capital)[0]
    assert (reading.lemma, reading.upos) == (lemma, upos)
    assert feats.items() <= reading.feats.items()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Уночі над Сумською та Полтавською областями сили ППО збили 45 ударних дронів.",
            {
                ("сили", "nsubj", "збили"),
                ("дронів", "obj", "збили"),
                ("45", "nummod:gov", "дронів"),
                ("областями", "obl", "збили"),
                ("Сумською", "amod", "областями"),
                ("Полтавською", "amod", "областями"),
                ("над", "case", "областями"),
                ("ППО", "nmod", "сили"),
                ("Уночі", "advmod", "збили"),
            },
        ),
        (
            "Губернатор Сергій Петренко повідомив, що внаслідок атаки загинули двоє людей, ще п'ятеро поранені.",
            {
                ("Губернатор", "nsubj", "повідомив"),
                ("Сергій", "appos", "Губернатор"),
                ("Петренко", "flat:name", "Сергій"),
                ("загинули", "ccomp", "повідомив"),
                ("людей", "nsubj", "загинули"),
                ("атаки", "obl", "загинули"),
                ("п'ятеро", "nsubj:pass", "поранені"),
                ("поранені", "conj", "загинули"),
            },
        ),
        (
            "За словами голови Харківської ОВА Олега Петренка, ворог ударив по місту двома ракетами.",
            {
                ("словами", "obl", "ударив"),
                ("голови", "nmod", "словами"),
                ("ОВА", "nmod", "голови"),
                ("Олега", "appos", "голови"),
                ("ворог", "nsubj", "ударив"),
                ("ракетами", "obl", "ударив"),
            },
        ),
        (
            "Дрон, який упав на склад, спричинив пожежу, стверджує управління поліції.",
            {
                ("Дрон", "nsubj", "спричинив"),
                ("упав", "acl:relcl", "Дрон"),
                ("який", "nsubj", "упав"),
                ("пожежу", "obj", "спричинив"),
                ("стверджує", "parataxis", "спричинив"),
                ("управління", "nsubj", "стверджує"),
            },
        ),
        (
            "У місті було пошкоджено три будинки, постраждалих немає.",
            {
                ("було", "aux", "пошкоджено"),
                ("будинки", "nsubj:pass", "пошкоджено"),
                ("постраждалих", "nsubj", "немає"),
            },
        ),
        (
            "Про це повідомляє агентство з посиланням на Генштаб.",
            {("це", "obl", "повідомляє"), ("агентство", "nsubj", "повідомляє"), ("Генштаб", "nmod", "посиланням")},
        ),
        (
            "Двоє рятувальників були поранені уламками ракети.",
            {("рятувальників", "nsubj:pass", "поранені"), ("уламками", "obl:agent", "поранені")},
        ),
        (
            "Рятувальники не змогли загасити пожежу на складі.",
            {("загасити", "xcomp", "змогли"), ("не", "advmod", "змогли"), ("Рятувальники", "nsubj", "змогли")},
        ),
        (
            "Деталі розповіли ДСНС України та міський голова Ігор Коваль.",
            {("ДСНС", "nsubj", "розповіли"), ("Деталі", "obj", "розповіли"), ("голова", "conj", "ДСНС")},
        ),
    ],
)
def test_relations(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= relations(text)


@pytest.mark.parametrize(
    ("text", "word", "case"),
    [
        ("Дрон упав на склад.", "склад", "Acc"),
        ("Пожежа сталася на складі.", "складі", "Loc"),
        ("Вибухи пролунали в Одесі.", "Одесі", "Loc"),
        ("Мешканці Одеси чули вибухи.", "Одеси", "Gen"),
        ("Мешканці Одеси чули вибухи.", "вибухи", "Acc"),
    ],
)
def test_case_by_context(text: str, word: str, case: str) -> None:
    assert token(text, word).feats["Case"] == case


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "!!! ... «»",
        "Та й що?",
        "який який який",
        "що " * 300,
        "і, " * 300,
        "в на під " * 200,
        "Суми, " * 500,
        "1 2 3 " * 300,
        "🔥🔥 Харків! #новини",
        "ПОЖЕЖА НА СКЛАДІ: ЩО ВІДОМО",
    ],
)
def test_every_text_makes_trees(text: str) -> None:
    parse = parsed(text)
    for t in parse.tokens:
        assert text[t.start : t.end] == t.text
        seen = set()
        k = t.i
        while parse.tokens[k].head != k:
            assert k not in seen, f"a circle through {parse.tokens[k].text!r}"
            seen.add(k)
            k = parse.tokens[k].head


def test_time_grows_with_length() -> None:
    """Ten times the text takes about ten times as long: no part of the grammar looks back over all of it."""
    text = "Голова області повідомив, що над Сумською та Полтавською областями сили ППО збили 45 дронів, "

    def seconds(times: int) -> float:
        started = time.process_time()
        parsed(text * times)
        return time.process_time() - started

    seconds(5)
    short = min(seconds(20) for _ in range(3))
    assert min(seconds(200) for _ in range(3)) < 40 * short


def test_pronouns_are_no_rare_nouns() -> None:
    assert ("дрон", "nsubj", "упав") in relations("Того ж дня дрон упав.")
    assert ("окупована", "acl:relcl", "територію") in relations("Він перетнув територію, яка досі окупована.")


def test_what_is_done_is_no_subject() -> None:
    assert ("пожежі", "nmod", "гасіння") in relations("Під час гасіння пожежі рятувальників обстріляли.")


def test_a_leaning_particle_stands_inside_a_phrase() -> None:
    assert {("Ізраїльські", "amod", "війська"), ("війська", "nsubj", "кажуть")} <= relations(
        "Ізраїльські ж війська кажуть про це."
    )
