"""The French adapter gives what spaCy's own pipeline gives, for any text, cut and batched in any way."""

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest

from dateline.documents import make_document
from dateline.errors import DataError, SettingError
from dateline.lang import parser, spacy_embedding
from dateline.lang.fr.clitics import mend
from dateline.lang.fr.lemmas import Lemmas
from dateline.lang.fr.parser import MODEL
from dateline.lang.fr.tokenizer import factored
from dateline.lang.spacy_adapter import PIECE, RUN, Columns, cut
from dateline.lang.spacy_model import Pin, fastest_ops, model_folder
from dateline.model import Document, Parse, Sentence, Span

TEXTS = (
    "OUAGADOUGOU, 3 mars (Agence) - Au moins douze soldats ont été tués dimanche à l'aube dans l'attaque d'un poste "
    "avancé près de Djibo, dans le nord du Burkina Faso, a-t-on appris lundi de sources sécuritaires.\n\n"
    "« Des hommes lourdement armés, à moto, s'en sont pris au détachement », a déclaré un élu local sous couvert "
    "d'anonymat. \"Le ratissage se poursuit\", a-t-il ajouté ; aucun bilan officiel n'était disponible.",
    "Vingt-deux drones kamikazes auraient été interceptés au-dessus de la mer Noire, indique-t-elle sur X/Telegram : "
    "https://exemple.org/communique?id=12&v=3. Est-ce vrai ? Peut-être. Le porte-parole, M. Ndiaye (39 ans), ne "
    "l'exclut pas : 1.200 obus de 155 mm, 3,5 % des stocks...  Et c'est tout.",
    "Port-au-Prince-Nord\nDes gangs  ont incendié un commissariat\tmardi ; l'ex-maire de Clichy-sous-Bois, aujourd'hui "
    "réfugié, s'y trouvait-il ? Qu'est-ce à dire ? J.-C. Ba, av. J.-C., n° 12, etc. Les anti-missiles entr'ouverts.",
    "LES REBELLES DU M23 SONT ENTRÉS DANS GOMA. « Nous avons pris l'aéroport ! » s'est exclamé leur chef (vendredi), "
    "selon l'ONU ; les casques bleus, eux, l'ont nié. Σ-сила 3x4 €50 10h30 5°C. :-) #Goma @ONU",
)

HYPHENATED = """
porte-avions Anti-Missiles grand'mère entr'aperçu saut-de-ski pet-en-l'air Saint-Germain-en-Laye États-Unis 12-mars x-y
new-yorkais prud'homme chauve-souris vingt‑deux nord–est a-t-il l'anti-char -anti anti- r'ouvrir La-Chapelle-sur-Erdre
premier-ministre ch'tiise z'yeuter ‐ ' '' sous- sous-- İstanbul-de-ſ à-côté été-hiver
"""


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [make_document(text, id=str(i), language="fr") for i, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def stock() -> Any:
    """The pipeline as spaCy loads it."""
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(MODEL.package)


def stock_rows(nlp: Any, document: Document) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for paragraph, span in enumerate(document.paragraphs):
        doc = nlp.make_doc(document.text[span.start : span.end])
        starts = {s.span.start - span.start for s in document.sentences if s.paragraph == paragraph}
        for token in doc:
            token.is_sent_start = token.idx in starts or token.i == 0
        for _, component in nlp.pipeline:
            doc = component(doc)
        base = len(rows)
        rows += [
            (
                span.start + t.idx,
                t.text,
                t.lemma_,
                t.pos_,
                t.morph.to_dict(),
                base + t.head.i,
                t.dep_,
                t.ent_type_ or None,
            )
            for t in doc
        ]
    return rows


def rows_of(parse: Parse) -> list[tuple[Any, ...]]:
    return [(t.start, t.text, t.lemma, t.upos, t.feats, t.head, t.deprel, t.entity) for t in parse.tokens]


def test_same_as_spacy(documents: list[Document], stock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    french: Any = parser("fr", entities=True)
    monkeypatch.setattr(french, "_mend", None)
    for document in documents:
        expected = stock_rows(stock, document)
        for mine, theirs in zip(rows_of(french(document)), expected, strict=True):
            if mine[3] == "VERB" and theirs[2] == theirs[1].lower():  # "indique": spaCy's lemma of a verb in -e
                assert mine[2] in (theirs[2], theirs[2] + "r")
                mine, theirs = (*mine[:2], *mine[3:]), (*theirs[:2], *theirs[3:])
            assert mine == theirs


def test_tokenizer_matches_the_same_words(stock: Any) -> None:
    pattern = stock.tokenizer.token_match.__self__.pattern
    same = re.compile(factored(pattern))
    words = [word for text in TEXTS for word in text.split()]
    words += HYPHENATED.split()
    for word in words:
        assert bool(same.match(word)) == bool(stock.tokenizer.token_match(word)), word
    assert factored("ab|c") == "ab|c"


def test_batches_give_what_single_documents_give(documents: list[Document]) -> None:
    french = parser("fr", entities=True)
    assert list(french.many(documents * 8)) == [french(d) for d in documents] * 8
    assert list(french.many([])) == []


def test_words_seen_before_change_nothing(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    french: Any = parser("fr", entities=False)
    known, texts = french._encode, [make_document("  ", id="blank", language="fr"), *documents]
    for rows in (0, 60, spacy_embedding.ROWS):  # forgotten at once, now and then, never
        monkeypatch.setattr(spacy_embedding, "ROWS", rows)
        monkeypatch.setattr(french, "_encode", spacy_embedding.Encoder(french._networks.tok2vec, known._vocab))
        first, again = ([french(d) for d in texts] for _ in range(2))
        assert first == again
        monkeypatch.setattr(french, "_encode", known)
        assert [french(d) for d in texts] == first


def test_sentences_are_those_of_the_document(documents: list[Document]) -> None:
    for document in documents:
        parse = parser("fr", entities=True)(document)
        assert [s.span for s in parse.sentences] == [s.span for s in document.sentences]
        for k, sentence in enumerate(parse.sentences):
            tokens = parse.tokens[sentence.first : sentence.last]
            assert tokens and {t.sentence for t in tokens} == {k}
            assert all(sentence.first <= t.head < sentence.last for t in tokens)
            assert all(sentence.span.start <= t.start < sentence.span.end for t in tokens)
        assert [t.i for t in parse.tokens] == list(range(len(parse.tokens)))
        assert all(document.text[t.start : t.end] == t.text for t in parse.tokens)


def test_without_entities_the_rest_is_the_same(documents: list[Document]) -> None:
    with_names, without = parser("fr", entities=True), parser("fr", entities=False)
    for document in documents:
        full, lean = with_names(document), without(document)
        assert lean.tokens == tuple(t._replace(entity=None) for t in full.tokens)
    assert any(t.entity for t in with_names(documents[0]).tokens)


def paragraph_of(*sentences: str) -> Document:
    """A document of one paragraph, its sentences as given."""
    text, spans = "".join(sentences), []
    for sentence in sentences:
        start = spans[-1].end if spans else 0
        spans.append(Span(start, start + len(sentence)))
    return Document(
        id="-",
        text=text,
        source=text,
        language="fr",
        paragraphs=(Span(0, len(text)),),
        sentences=tuple(Sentence(index=i, paragraph=0, span=span) for i, span in enumerate(spans)),
    )


SHORT = "Les secours ont retrouvé trois corps. "
LONG = {
    "many sentences": (SHORT,) * 900,
    "one long run": (SHORT, "(" * 30_000),
    "one long sentence": (SHORT, "mot " * 9_000, SHORT),
    "runs in a sentence": (SHORT, f"Un {'a-' * 4_000} puis {'a-' * 700} fin. ", SHORT),
}


@pytest.mark.parametrize("name", LONG)
def test_long_texts_are_cut(name: str) -> None:
    document = paragraph_of(*LONG[name])
    pieces = list(cut(document))
    assert max(len(p.text) for p in pieces) <= PIECE
    assert max(len(word) for p in pieces for word in p.text.split()) <= RUN
    assert "".join(p.text for p in pieces) == document.text
    parse = parser("fr", entities=False)(document)
    assert all(document.text[t.start : t.end] == t.text for t in parse.tokens)
    covered = {i for t in parse.tokens for i in range(t.start, t.end)}
    assert all(i in covered for i, character in enumerate(document.text) if not character.isspace())
    for k, sentence in enumerate(parse.sentences):
        assert {t.sentence for t in parse.tokens[sentence.first : sentence.last]} == {k}


def test_nothing_to_parse() -> None:
    for document in (paragraph_of(), paragraph_of(" "), paragraph_of("Ici. ", "", "Là.")):
        parse = parser("fr", entities=False)(document)
        assert len(parse.sentences) == len(document.sentences)
        assert "".join(t.text for t in parse.tokens).split() == document.text.replace(" ", "").split()


PHRASES = {
    "Aucune victime, a-t-il poursuivi.": ("-il", "il", "poursuivi"),
    "Le pont est coupé, indique-t-elle.": ("-elle", "elle", "indique"),
    "Les blessés sont-ils hors de danger ?": ("-ils", "il", "sont"),
    "Des bandits, écrit-on ici, ont fui.": ("-on", "on", "écrit"),
    "Y a-t-il des victimes ?": ("-il", "il", "a"),
}


@pytest.mark.parametrize("text", PHRASES)
def test_inverted_pronouns(text: str) -> None:
    word, lemma, verb = PHRASES[text]
    tokens = parser("fr", entities=True)(make_document(text, language="fr")).tokens
    found = next(t for t in tokens if t.text == word)
    assert (found.lemma, found.upos, tokens[found.head].text) == (lemma, "PRON", verb)
    assert found.deprel in ("nsubj", "nsubj:pass", "expl:subj")
    assert all(t.upos == "PART" and t.deprel == "dep" for t in tokens if t.text == "-t")


def test_mending_makes_no_cycle() -> None:
    columns = Columns(
        words=[
            ("dit", "dire", "VERB", {}),
            ("-t", "-t", "PRON", {}),
            ("-il", "-il", "PROPN", {}),
            ("hier", "hier", "ADV", {}),
        ],
        starts=[0, 3, 5, 9],
        heads=[1, 2, 2, 1],
        deprels=["aux", "nsubj", "ROOT", "advmod"],
        entities=[None] * 4,
        sentences=[0] * 4,
    )
    mend(columns)
    assert columns.heads == [0, 0, 0, 0]
    assert columns.deprels == ["ROOT", "dep", "nsubj", "advmod"]


def test_verbs_in_e_have_their_infinitive() -> None:
    lemma = Lemmas(model_folder(MODEL) / "lemmatizer")
    lemmas = {"frappe": "frapper", "indique": "indiquer", "tue": "tuer", "abat": "abattre", "Préside": "présider"}
    assert {word: lemma(word, "VERB") for word in lemmas} == lemmas
    assert lemma("frappe", "NOUN") == "frappe"


def test_a_model_that_is_not_the_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    pin = Pin(package="xx_fake_model", version="1.0", files={"weights": "0" * 64})
    remedy = r'pip install "xx-fake-model==1\.0"'
    with pytest.raises(DataError, match=f"not installed.*{remedy}"):
        model_folder(pin)
    package = tmp_path / "xx_fake_model"
    package.mkdir()
    (package / "__init__.py").touch()
    with pytest.raises(DataError, match=remedy):
        model_folder(pin)
    (package / "meta.json").write_text(json.dumps({"version": "999.9.9"}))
    with pytest.raises(DataError, match=f"999.9.9 is installed.*{remedy}"):
        model_folder(pin)
    (package / "meta.json").write_text(json.dumps({"version": "1.0"}))
    with pytest.raises(DataError, match=f"weights is not the file.*{remedy}"):
        model_folder(pin)


def test_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SettingError, match="reads fr"):
        parser("xx")
    monkeypatch.setenv("DATELINE_ENTITIES", "perhaps")
    with pytest.raises(SettingError, match="on or off"):
        parser("fr")
    monkeypatch.setenv("DATELINE_BLAS", "abacus")
    with pytest.raises(SettingError, match="numpy or blis"):
        fastest_ops()
    assert [fastest_ops(name).use_blis for name in ("numpy", "blis")] == [False, True]
