"""The Russian adapter gives what slovnet gives, as one tree a sentence, for any text, batched in any way."""

import random
from importlib.util import find_spec
from pathlib import Path

import pytest

from dateline.documents import make_document
from dateline.errors import DataError
from dateline.lang.ru import networks
from dateline.lang.ru.lemmas import Lemmas
from dateline.lang.ru.parser import LONGEST, RussianParser, _tree, load
from dateline.lang.ru.tokenizer import words
from dateline.model import Document, Parse, Sentence, Span, Token

TEXTS = (
    "В ночь на четверг обломки сбитого беспилотника упали на крышу склада в Сызрани, сообщил глава города Пётр Ершов. "
    "Пострадавших нет, возгорание потушили к 6:40.\n\n«Двое рабочих обратились к врачам», — добавил он.",
    "🔴 Над территорией трёх областей перехвачено 17 БпЛА самолётного типа! Подробнее: https://example.org/x?y=1 #ПВО",
    "Не менее 12 человек погибли при нападении боевиков на деревню близ Сокото. Как передаёт агентство, ранены ещё "
    "до двадцати. По словам очевидцев, дома подожгли.",
)


@pytest.fixture(scope="module")
def russian() -> RussianParser:
    return load(entities=True)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [make_document(text, id=str(i), language="ru") for i, text in enumerate(TEXTS)]


def told(parse: Parse) -> dict[str, Token]:
    return {token.text: token for token in parse.tokens}


def test_same_as_slovnet(russian: RussianParser, documents: list[Document]) -> None:
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    origin = find_spec("natasha")
    assert origin is not None and origin.origin is not None
    folder = Path(origin.origin).parent / "data"
    embedding, *models = (folder / name for name in networks.FILES)
    vectors = Navec.load(embedding)
    morph, syntax = Morph.load(models[0]).navec(vectors), Syntax.load(models[2]).navec(vectors)
    ner = NER.load(models[1]).navec(vectors)
    for document in documents:
        parse = russian(document)
        for sentence in parse.sentences:
            if "менее" in document.text[sentence.span.start : sentence.span.end]:
                continue  # mended
            own = parse.tokens[sentence.first : sentence.last]
            texts = [token.text for token in own]
            for token, said in zip(own, morph(texts).tokens, strict=True):
                assert (token.upos, dict(token.feats)) == (said.pos, said.feats)
            for token, said in zip(own, syntax(texts).tokens, strict=True):
                if said.head_id != "0" and token.deprel != "ROOT":
                    assert (token.head - sentence.first + 1, token.deprel) == (int(said.head_id), said.rel)
        names = {(s.start, s.stop, s.type) for s in ner("Обломки упали в Сызрани, сообщил Пётр Ершов.").spans}
        assert {kind for *_, kind in names} == {"LOC", "PER"}


def test_words_lie_in_the_text_and_make_trees(russian: RussianParser, documents: list[Document]) -> None:
    for document in documents:
        parse = russian(document)
        assert [s.span for s in parse.sentences] == [s.span for s in document.sentences]
        assert all(document.text[t.start : t.end] == t.text for t in parse.tokens)
        covered = {i for t in parse.tokens for i in range(t.start, t.end)}
        read = [i for s in document.sentences for i in range(s.span.start, s.span.end)]
        assert all(i in covered for i in read if not document.text[i].isspace())
        for k, sentence in enumerate(parse.sentences):
            own = parse.tokens[sentence.first : sentence.last]
            assert [t.sentence for t in own] == [k] * len(own)
            assert [t.deprel == "ROOT" for t in own] == [t.head == t.i for t in own]
            assert sum(t.head == t.i for t in own) == 1


def test_what_the_grammar_is_given(russian: RussianParser, documents: list[Document]) -> None:
    first, second, third = (russian(d) for d in documents)
    tokens = told(first)
    assert (tokens["упали"].lemma, tokens["упали"].deprel) == ("упасть", "ROOT")
    assert (tokens["обломки"].deprel, first.tokens[tokens["обломки"].head].text) == ("nsubj", "упали")
    assert (tokens["Сызрани"].lemma, tokens["Сызрани"].entity) == ("Сызрань", "LOC")
    assert (tokens["глава"].deprel, first.tokens[tokens["глава"].head].text) == ("nsubj", "сообщил")
    assert tokens["Ершов"].entity == "PER"
    assert (tokens["Пострадавших"].lemma, tokens["6:40"].upos) == ("пострадавший", "NUM")
    tokens = told(second)
    assert tokens["БпЛА"].lemma == "бпла"
    assert {"https://example.org/x?y=1", "#ПВО"} <= tokens.keys()
    tokens = told(third)
    assert (tokens["человек"].lemma, tokens["деревню"].lemma) == ("человек", "деревня")
    assert third.tokens[tokens["человек"].head].text == "погибли"
    assert third.tokens[tokens["12"].head].text == "человек"


def test_batches_give_what_single_documents_give(russian: RussianParser, documents: list[Document]) -> None:
    assert list(russian.many(documents * 9)) == [russian(d) for d in documents] * 9
    assert list(russian.many([])) == []


def test_without_names(documents: list[Document]) -> None:
    assert not any(t.entity for t in load(entities=False)(documents[0]).tokens)


def test_long_and_empty_sentences(russian: RussianParser) -> None:
    parts = ["Слово " * 400, "", " ", "а" * 5_000 + " ", "Всё."]
    text, sentences = "", []
    for i, part in enumerate(parts):
        sentences.append(Sentence(index=i, paragraph=0, span=Span(len(text), len(text) + len(part))))
        text += part
    document = Document(
        id="-", text=text, source=text, language="ru", paragraphs=(Span(0, len(text)),), sentences=tuple(sentences)
    )
    parse = russian(document)
    assert "".join(t.text for t in parse.tokens) == "".join(text.split())
    first = parse.sentences[0]
    assert sum(t.head == t.i for t in parse.tokens[first.first : first.last]) == -(-400 // LONGEST)
    assert parse.sentences[1].first == parse.sentences[1].last


def test_circles_are_cut() -> None:
    assert _tree([2, 3, 1]) == [0, 2, 0]
    assert _tree([0, 1, 0]) == [0, 0, 0]
    assert _tree([3, 0, 4, 3]) == [2, 1, 1, 2]
    choose = random.Random(4)
    for _ in range(500):
        n = choose.randrange(1, 12)
        heads = _tree([choose.randrange(0, n + 2) for _ in range(n)])
        assert sum(heads[i] == i for i in range(n)) == 1
        for i in range(n):
            steps = 0
            while heads[i] != i:
                i, steps = heads[i], steps + 1
                assert steps <= n


WORDS = {
    "с 20:00 до 7:00 мск": "с|20:00|до|7:00|мск",
    "t.me/kanal, @imya и #Тула.": "t.me/kanal|,|@imya|и|#Тула|.",
    "счёт 2:1, в 100-километровой зоне": "счёт|2|:|1|,|в|100-километровой|зоне",
    "почта: a.b@example.org": "почта|:|a.b@example.org",
    "«Шахед-136» и С-300": "«|Шахед-136|»|и|С-300",
}


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    found = list(words(text))
    assert "|".join(word for _, word in found) == WORDS[text]
    assert all(text[at : at + len(word)] == word for at, word in found)


LEMMAS = {
    ("Белгороде", "PROPN"): "Белгород",
    ("Киеве", "PROPN"): "Киев",
    ("Россией", "PROPN"): "Россия",
    ("Ростове-на-Дону", "PROPN"): "Ростов-На-Дону",
    ("ВСУ", "PROPN"): "ВСУ",
    ("самолётов", "NOUN"): "самолет",
    ("погибших", "NOUN"): "погибший",
    ("раненых", "NOUN"): "раненый",
    ("ранены", "VERB"): "ранить",
    ("уничтожено", "VERB"): "уничтожить",
    ("двенадцати", "NUM"): "двенадцать",
    ("Х-101", "NOUN"): "х-101",
}


@pytest.mark.parametrize(("word", "upos"), LEMMAS)
def test_lemmas(word: str, upos: str) -> None:
    assert Lemmas()(word, upos, {}) == LEMMAS[word, upos]


def test_another_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(networks.FILES, "model/slovnet_syntax_news_v1.tar", "0" * 64)
    with pytest.raises(DataError, match=r"slovnet_syntax_news_v1\.tar is not the file of natasha 1\.6\.0"):
        networks.load_networks(names=False)
    monkeypatch.setattr(networks, "VERSION", "1.7")
    with pytest.raises(DataError, match=r'pip install "natasha==1.6.0"'):
        networks.load_networks(names=False)


@pytest.mark.parametrize("sign", ["▪️", "🔴", "•", "‼️", "✅"])
def test_a_sign_before_an_item_of_a_list_is_a_word_of_its_own(sign: str) -> None:
    document = make_document(f"{sign}Орёл: дом №5, +7 градусов, кто-то ранен.", id="x", language="ru")
    found = [t.text for t in load()(document).tokens]
    assert found[1:3] == ["Орел", ":"] and {"№", "5", "+", "7", "кто-то"} <= set(found)
