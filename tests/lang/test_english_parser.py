"""The English adapter gives what spaCy's own pipeline gives, in Universal Dependencies terms."""

import warnings
from typing import Any

import pytest

from dateline.documents import make_document
from dateline.lang import parser
from dateline.lang.en.parser import MODEL
from dateline.model import Document, Parse, Token

TEXTS = (
    "BAMAKO, March 3 (Agency) - At least twelve soldiers were killed at dawn on Sunday in an attack on an outpost near "
    "Djibo, in northern Burkina Faso, security sources said on Monday.\n\n"
    '"Heavily armed men on motorbikes attacked the detachment," a local official said on condition of anonymity. "The '
    'sweep is continuing," he added; no official toll was available.',
    "Twenty-two kamikaze drones would've been intercepted over the Black Sea, she wrote on X/Telegram: "
    "https://example.org/statement?id=12&v=3. Is it true? Maybe. The spokesman, Mr. Ndiaye (39), didn't rule it out: "
    "1,200 155-mm shells, 3.5% of stocks... And that's all; they're gone, it'll hold.",
    "GANGS SET FIRE TO POLICE STATION IN PORT-AU-PRINCE. Who'd have thought? \"We've taken the airport!\" their leader "
    "exclaimed, according to the U.N., whose peacekeepers denied it. 10:30 a.m. 5°C $3m #Goma @UN",
)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [make_document(text, id=str(i), language="en") for i, text in enumerate(TEXTS)]


def parsed(text: str) -> Parse:
    return parser("en", entities=True)(make_document(text, language="en"))


def arcs(text: str) -> dict[str, tuple[str, str]]:
    """The relation and the head's text of each word; "-" above a root."""
    tokens = parsed(text).tokens
    return {t.text: (t.deprel, tokens[t.head].text if t.head != t.i else "-") for t in tokens}


def test_same_as_spacy(documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stock = spacy.load(MODEL.package)
    english: Any = parser("en", entities=True)
    monkeypatch.setattr(english, "_mend", None)
    for document in documents:
        mine = english(document).tokens
        base = 0
        for paragraph, span in enumerate(document.paragraphs):
            doc = stock.make_doc(document.text[span.start : span.end])
            starts = {s.span.start - span.start for s in document.sentences if s.paragraph == paragraph}
            for token in doc:
                token.is_sent_start = token.idx in starts or token.i == 0
            for _, component in stock.pipeline:
                doc = component(doc)
            for token, ours in zip(doc, mine[base : base + len(doc)], strict=True):
                theirs = (token.text, base + token.head.i, token.dep_, token.ent_type_ or None)
                assert (ours.text, ours.head, ours.deprel, ours.entity) == theirs
                if ours.upos == token.pos_:
                    assert (ours.lemma, ours.text) == (token.lemma_, token.text)
                else:  # told by the relation, in relations.py
                    assert {ours.upos, token.pos_} <= {"AUX", "VERB", "DET", "PRON", "SCONJ", "ADP", "PART"}
            base += len(doc)
        assert base == len(mine)


def test_trees_are_trees(documents: list[Document]) -> None:
    for document in documents:
        parse = parser("en", entities=True)(document)
        for token in parse.tokens:
            seen: list[Token] = []
            while token.head != token.i:
                assert token not in seen
                seen.append(token)
                token = parse.tokens[token.head]
            assert token.deprel in ("ROOT", "dep")
        first_to_last = [(s.first, s.last) for s in parse.sentences]
        assert all(parse.tokens[i].sentence == k for k, (a, b) in enumerate(first_to_last) for i in range(a, b))


ARCS = {
    "Two drones were shot down over the Belgorod region by air defences.": {
        "drones": ("nsubj:pass", "shot"),
        "were": ("aux:pass", "shot"),
        "over": ("case", "region"),
        "region": ("obl", "shot"),
        "by": ("case", "defences"),
        "defences": ("obl:agent", "shot"),
    },
    '"There were no casualties," said Gladkov, according to the agency.': {
        "casualties": ("nsubj", "were"),
        "There": ("expl", "were"),
        "Gladkov": ("nsubj", "said"),
        "according": ("case", "agency"),
        "to": ("case", "agency"),
        "agency": ("obl", "said"),
    },
    "The bridge was closed after the strike on the port of Odesa.": {
        "strike": ("obl", "closed"),
        "port": ("nmod", "strike"),
        "Odesa": ("nmod", "port"),
        "of": ("case", "Odesa"),
    },
    "It is the first attack since February.": {
        "is": ("cop", "attack"),
        "attack": ("ROOT", "-"),
        "It": ("nsubj", "attack"),
    },
    "Ukraine's air force destroyed drones, missiles and rockets.": {
        "Ukraine": ("nmod:poss", "force"),
        "'s": ("case", "Ukraine"),
        "missiles": ("conj", "drones"),
        "rockets": ("conj", "drones"),
        "and": ("cc", "rockets"),
        "drones": ("obj", "destroyed"),
    },
    "The mayor did not say who had fired.": {"not": ("advmod", "say"), "did": ("aux", "say"), "had": ("aux", "fired")},
    "Explosions rocked the city in and around the harbour.": {
        "in": ("case", "harbour"),
        "around": ("case", "harbour"),
        "harbour": ("obl", "rocked"),
    },
    "The depot burned after being hit.": {"after": ("mark", "hit"), "hit": ("advcl", "burned")},
}


@pytest.mark.parametrize("text", ARCS)
def test_relations(text: str) -> None:
    found = arcs(text)
    assert {word: found[word] for word in ARCS[text]} == ARCS[text]


def test_words() -> None:
    tokens = {
        t.text: t for t in parsed("Governor Ana Silva said drones will not have been shot down; she is safe.").tokens
    }
    assert (tokens["shot"].lemma, tokens["shot"].feats["VerbForm"]) == ("shoot", "Part")
    assert tokens["drones"].lemma == "drone"
    assert tokens["will"].feats["Tense"] == "Fut"
    assert (tokens["have"].upos, tokens["been"].upos, tokens["is"].upos) == ("AUX", "AUX", "AUX")
    assert tokens["she"].feats["Gender"] == "Fem"
    assert tokens["Silva"].entity == "PER"
