"""French on spaCy's `fr_core_news_md`, in the one token view of all languages."""

from dateline.lang.fr.clitics import mend
from dateline.lang.fr.finite import mend_verbs
from dateline.lang.fr.quotes import without_scare_quotes
from dateline.lang.fr.tokenizer import token_match
from dateline.lang.spacy_adapter import Columns, SpacyParser, morphologized
from dateline.lang.spacy_model import Pin, load_networks, model_folder, permanent

# The model as published; a placeholder of that name, or another release, is refused rather than read with.
MODEL = Pin(
    package="fr_core_news_md",
    version="3.8.0",
    files={
        "morphologizer/model": "4d97793018d10c206ba9862c37906cf50649dcc72d627202ae9b36167edb4199",
        "parser/model": "81fcd12c100eab942576949dc508a8a9cc44aecff9a4722759ae18aeb12ac986",
        "tokenizer": "0c5994780fdf69912547eff13b24e61764efefae670274e56112354430afe0f4",
    },
)

_PARTICIPLES = ("é", "ée", "és", "ées")


def _mend(columns: Columns) -> None:
    """Sets right what the model mistakes in French."""
    mend(columns)
    mend_verbs(columns)
    _mend_sides(columns)
    _mend_openings(columns)


def _mend_openings(columns: Columns) -> None:
    """Takes a participle at the head of a sentence for no name: "Neutralisés par la DCA, deux drones sont tombés"."""
    words, sentences = columns.words, columns.sentences
    for i, (text, _, upos, _) in enumerate(words[:-1]):
        low = text.lower()
        if upos != "PROPN" or words[i + 1][0] != "par" or not low.endswith(_PARTICIPLES):
            continue
        verb = columns.heads[i]
        if (i == 0 or sentences[i - 1] < sentences[i]) and verb > i and words[verb][2] == "VERB":
            lemma = low.rstrip("es").removesuffix("é") + "er"
            words[i] = (text, lemma, "VERB", {"VerbForm": "Part", "Tense": "Past"})
            columns.deprels[i] = "advcl"


def _mend_sides(columns: Columns) -> None:
    """Tells whose side it is from a subject: "Côté russe, des frappes ont fait un mort"."""
    for i, (text, *_) in enumerate(columns.words):
        if text in ("Côté", "côté") and columns.deprels[i].startswith("nsubj"):
            if any(word[0] == "," for word in columns.words[i + 2 : i + 4]):
                columns.deprels[i] = "obl:mod"


def load(*, entities: bool = True) -> SpacyParser:
    """The French parser with its model loaded. Without `entities` it leaves out names and takes half the time."""
    folder = model_folder(MODEL)
    with permanent():
        networks = load_networks(folder, language="fr", entities=entities, token_match=token_match)
        from dateline.lang.fr.lemmas import Lemmas  # imports spaCy, which the networks' loader does first and leaner

        return SpacyParser(
            networks, morphologized(networks, Lemmas(folder / "lemmatizer")), _mend, without_scare_quotes
        )
