"""The networks of `natasha`: Russian morphology, syntax and names, run over sentences of any length together.

Natasha's own interface reads one sentence after the other with three copies of the same vocabulary, and takes its
lemmas from pymorphy2, which needs a part of setuptools that is gone. Its data and the networks (slovnet, navec) are
used here directly; a test compares the output with that of slovnet.
"""

import hashlib
import importlib.metadata
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import DataError

VERSION = "1.6.0"
# The models as published: other weights parse otherwise.
FILES = {
    "emb/navec_news_v1_1B_250K_300d_100q.tar": "f07270833d78523edc5781538d67038e95b43975e4a7ae757c693b687f9cbfca",
    "model/slovnet_morph_news_v1.tar": "54812762a641c742dbfa9c950c4b53bbb469301983077ed01b9f074643d540d3",
    "model/slovnet_ner_news_v1.tar": "16c3343a6572ddf0e2b2fc1923113de15a7f5ca5bde90e780dd590418665603e",
    "model/slovnet_syntax_news_v1.tar": "0759ce82eaac4430f5b4ac27b2444aa6e4b6501ca38c2f45d62467265383d85e",
}
REMEDY = f'install it with: pip install "natasha=={VERSION}"'
# Tokens, padding included, that run through a network at once: enough for the processor, little for its cache.
BATCH = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the networks say of the words of one sentence.

    `tags` are positions in `Networks.tags`, `heads` positions in the sentence, counted from 1 (0 is the root),
    `relations` UD relations, `names` B-PER, I-PER, B-LOC, ... or O; None where names were not asked for.
    """

    tags: list[int]
    heads: list[int]
    relations: list[str]
    names: list[str] | None


class Networks:
    """The loaded networks. `names` None: left out."""

    def __init__(self, morph: Any, syntax: Any, names: Any) -> None:
        from slovnet.shape import word_shape

        encoder = morph.infer.encoder
        self.tags: list[str] = morph.infer.decoder.tags_vocab.items
        self._morph, self._syntax = morph.infer.model, syntax.infer.model
        self._names = names.infer.model if names is not None else None
        self._relations: list[str] = syntax.infer.decoder.rels_vocab.items
        self._kinds: list[str] = names.infer.decoder.tags_vocab.items if names is not None else []
        self._words = encoder.words_vocab
        self._shapes = encoder.shapes_vocab
        self._shape: Callable[[str], str] = word_shape
        self._known: dict[str, tuple[int, int]] = {}

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """The analysis of sentences, each a list of words and none of them empty, in their order."""
        done: list[Analysis | None] = [None] * len(sentences)
        for batch in _batches(sentences):
            for position, analysis in zip(batch, self._run([sentences[k] for k in batch]), strict=True):
                done[position] = analysis
        return [analysis for analysis in done if analysis is not None]

    def _run(self, sentences: Sequence[Sequence[str]]) -> Iterator[Analysis]:
        """The analyses of a batch of sentences."""
        import numpy as np

        size = max(map(len, sentences))
        word_id = np.full((len(sentences), size), self._words.pad_id)
        shape_id = np.full((len(sentences), size), self._shapes.pad_id)
        for row, words in enumerate(sentences):
            ids = [self._encoded(word) for word in words]
            word_id[row, : len(ids)] = [word for word, _ in ids]
            shape_id[row, : len(ids)] = [shape for _, shape in ids]
        padded = word_id == self._words.pad_id
        tags = self._morph.head.decode(self._morph(word_id, shape_id, padded))
        syntax = self._syntax(word_id, shape_id, padded)
        heads = self._syntax.head.decode(syntax.head_id, ~padded)
        relations = self._syntax.rel.decode(syntax.rel_id, ~padded)
        names: Any = [None] * len(sentences)
        if self._names is not None:
            names = self._names.head.crf.decode(self._names(word_id, shape_id, padded), ~padded)
        for row, words in enumerate(sentences):
            n = len(words)
            yield Analysis(
                tags=tags[row, :n].tolist(),
                heads=heads[row, :n].tolist(),
                relations=[self._relations[k] for k in relations[row, :n].tolist()],
                names=None if names[row] is None else [self._kinds[k] for k in names[row].tolist()],
            )

    def _encoded(self, word: str) -> tuple[int, int]:
        """The positions of a word and of its shape in the vocabularies."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 400_000:
                self._known.clear()
            found = self._words.encode(word.lower()), self._shapes.encode(self._shape(word))
            self._known[word] = found
        return found


def load_networks(*, names: bool) -> Networks:
    """The networks; a DataError where the package is missing, another version or damaged."""
    folder = _folder(names=names)
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    embedding, morph, ner, syntax = (folder / name for name in FILES)
    vectors = Navec.load(embedding)
    return Networks(
        Morph.load(morph).navec(vectors),
        Syntax.load(syntax).navec(vectors),
        NER.load(ner).navec(vectors) if names else None,
    )


def _folder(*, names: bool) -> Path:
    """The data folder of the installed package, its files checked."""
    found = importlib.util.find_spec("natasha")
    if found is None or found.origin is None:
        raise DataError(f"the Russian models (natasha) are not installed; {REMEDY}")
    version = importlib.metadata.version("natasha")
    if version != VERSION:
        raise DataError(f"natasha {version} is installed, Dateline reads with {VERSION}; {REMEDY}")
    folder = Path(found.origin).parent / "data"
    for name, expected in FILES.items():
        if "ner" in name and not names:
            continue
        try:
            actual = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            actual = "missing"
        if actual != expected:
            raise DataError(f"{folder / name} is not the file of natasha {VERSION}; {REMEDY}")
    return folder


def _batches(sentences: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """Positions of sentences of like length, some `BATCH` tokens at a time."""
    batch: list[int] = []
    for k in sorted(range(len(sentences)), key=lambda k: len(sentences[k])):
        if batch and (len(batch) + 1) * len(sentences[k]) > BATCH:
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch
