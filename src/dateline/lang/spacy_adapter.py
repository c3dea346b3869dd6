"""From a spaCy model's networks to the one token view of all languages."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from threading import Lock
from typing import Any, TypeAlias

from dateline.lang.spacy_embedding import Encoder
from dateline.lang.spacy_model import Networks
from dateline.model import Document, Parse, Sentence, Token

# A batch of this many characters (some 1,600 tokens) keeps the matrices large enough for the processor and small
# enough for its cache; larger ones were slower and took more memory.
BATCH = 8_000
# The networks take some 10 kB a token while they run, so no piece of text is longer than this ...
PIECE = 10_000
# ... and nothing longer than this stands without a space: the tokenizer's time grows with the square of it.
RUN = 1_000
# Beyond this many known words, those of a batch are forgotten after it.
WORDS = 400_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document that is parsed by itself: a paragraph, or a part of a very long one.

    `starts` has where its sentences start, counted from the start of the piece, the first at 0; `sentence` is the
    position of the first of them in `Document.sentences`.
    """

    start: int
    text: str
    starts: tuple[int, ...]
    sentence: int


# Text, lemma, UPOS and features.
Word: TypeAlias = tuple[str, str, str, dict[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The tokens of a piece as columns: `heads` counts tokens of the piece, `starts` characters of the document."""

    words: list[Word]
    starts: list[int]
    heads: list[int]
    deprels: list[str]
    entities: list[str | None]
    sentences: list[int]


class SpacyParser:
    """Parses documents paragraph by paragraph along the sentences they were given."""

    def __init__(
        self,
        networks: Networks,
        word: Callable[[str, int], Word],
        mend: Callable[[Columns], None] | None = None,
        pare: Callable[[list[str]], list[int] | None] | None = None,
    ) -> None:
        """`word` makes a word of a text and the index of its tag; `mend` sets right what the model mistakes.

        `mend` also turns the model's relations into those of Universal Dependencies where they are others. `pare`
        tells which tokens of a piece are parsed, None where all are: what only troubles the model is left out.
        """
        self._networks = networks
        self._encode = Encoder(networks.tok2vec, networks.vocab)
        self._word_of = word
        self._mend = mend
        self._pare = pare
        self._words: dict[tuple[int, int], Word] = {}
        self._names: dict[int, str] = {}
        self._lock = Lock()

    def __call__(self, document: Document) -> Parse:
        """The parse of one document."""
        return next(self.many((document,)))

    def many(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """The parses of documents, in their order, batched across them."""
        waiting: list[tuple[Document, list[Piece]]] = []
        size = 0
        for document in documents:
            pieces = list(cut(document))
            waiting.append((document, pieces))
            size += sum(len(piece.text) for piece in pieces)
            if size >= BATCH:
                yield from self._parsed(waiting)
                waiting, size = [], 0
        yield from self._parsed(waiting)

    def _parsed(self, waiting: Sequence[tuple[Document, list[Piece]]]) -> Iterator[Parse]:
        """The parses of a batch of documents."""
        pieces = [piece for _, own in waiting for piece in own]
        done: list[Columns] = []
        with self._lock:
            for batch in _batches(pieces):
                done.extend(self._columns(batch))
        rest = iter(done)
        for document, own in waiting:
            yield _parse(document, [(piece, next(rest)) for piece in own])

    def _columns(self, pieces: Sequence[Piece]) -> list[Columns]:
        """What the networks say of pieces of text."""
        networks = self._networks
        crowded = len(networks.vocab) > WORDS
        if len(self._words) > WORDS:
            self._words.clear()
        if not crowded:
            return self._run(pieces)
        with networks.vocab.memory_zone() as zone, networks.tokenizer.memory_zone(zone):
            return self._run(pieces)

    def _run(self, pieces: Sequence[Piece]) -> list[Columns]:
        from spacy.attrs import IDX

        networks = self._networks
        docs, idxs = [], []
        for piece in pieces:
            doc = networks.tokenizer(piece.text)
            idx = doc.to_array(IDX).astype("int64")
            if self._pare is not None and (kept := self._pare([t.text for t in doc])) is not None:
                doc, idx = _pared(doc, kept), idx[kept]
            _mark_sentences(doc, idx, piece)
            docs.append(doc)
            idxs.append(idx)
        networks.tok2vec.set_annotations(docs, self._encode(docs))
        tags = networks.tagger.predict(docs)
        networks.parser.set_annotations(docs, networks.parser.predict(docs))
        if networks.entities is not None:
            networks.entities.set_annotations(docs, networks.entities.predict(docs))
        return [self._read(doc, idx, tag, piece) for doc, idx, tag, piece in zip(docs, idxs, tags, pieces, strict=True)]

    def _read(self, doc: Any, idx: Any, tags: Any, piece: Piece) -> Columns:
        """The columns of one parsed piece."""
        from numpy import arange, asarray, int64, searchsorted
        from spacy.attrs import DEP, ENT_TYPE, HEAD, ORTH

        table = doc.to_array([ORTH, HEAD, DEP, ENT_TYPE])
        orths, deps, types = (table[:, column].tolist() for column in (0, 2, 3))
        known, names = self._words, self._names
        words = []
        for key in zip(orths, tags.tolist(), strict=True):
            word = known.get(key)
            if word is None:
                word = known[key] = self._word(*key)
            words.append(word)
        for number in {*deps, *types} - names.keys():
            names[number] = self._networks.vocab.strings[number]
        deprels = [names[dep] for dep in deps]
        for i, word in enumerate(words):
            if word[2] == "SPACE" and deps[i]:
                deprels[i] = "dep"
        columns = Columns(
            words=words,
            starts=(idx + piece.start).tolist(),
            heads=(table[:, 1].astype(int64) + arange(len(words))).tolist(),
            deprels=deprels,
            entities=[names[kind] or None for kind in types],
            sentences=(searchsorted(asarray(piece.starts), idx, side="right") - 1 + piece.sentence).tolist(),
        )
        if self._mend is not None:
            self._mend(columns)
        return columns

    def _word(self, orth: int, tag: int) -> Word:
        """The word of a hash under a tag (by its index)."""
        return self._word_of(self._networks.vocab.strings[orth], tag)


def cut(document: Document) -> Iterator[Piece]:
    """The pieces of a document: its paragraphs, cut at sentences (or within one) where they are very long."""
    own: list[tuple[int, Sentence]] = []
    for position, sentence in enumerate(document.sentences):
        if own and sentence.paragraph != own[0][1].paragraph:
            yield from _cut_paragraph(document, own)
            own = []
        own.append((position, sentence))
    if own:
        yield from _cut_paragraph(document, own)


def _cut_paragraph(document: Document, own: Sequence[tuple[int, Sentence]]) -> Iterator[Piece]:
    """The pieces of one paragraph, given its sentences with their positions."""
    first, last = own[0][1], own[-1][1]
    text = document.text[first.span.start : last.span.end]
    if not text:
        return
    if len(text) <= RUN:
        yield Piece(first.span.start, text, tuple(s.span.start - first.span.start for _, s in own), own[0][0])
        return
    cuts: set[int] = set()
    base = first.span.start
    begin = base
    for _, sentence in own:
        if sentence.span.end - begin > PIECE and sentence.span.start > begin:
            begin = sentence.span.start
            cuts.add(begin)
        while sentence.span.end - begin > PIECE:
            space = document.text.rfind(" ", begin + 1, begin + PIECE)
            begin = space + 1 if space > begin else begin + PIECE
            cuts.add(begin)
    run = base
    for word in text.split():
        if len(word) > RUN:
            at = document.text.index(word, run)
            cuts.update(range(at + RUN, at + len(word), RUN))
            run = at + len(word)
    bounds = [base, *sorted(cuts), last.span.end]
    for start, end in pairwise(bounds):
        inside = [(position, s) for position, s in own if s.span.start < end and s.span.end > start]
        if not inside:
            continue
        starts = tuple(max(0, s.span.start - start) for _, s in inside)
        yield Piece(start, document.text[start:end], starts, inside[0][0])


def _batches(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Runs of pieces of some `BATCH` characters."""
    first = size = 0
    for i, piece in enumerate(pieces):
        size += len(piece.text)
        if size >= BATCH:
            yield pieces[first : i + 1]
            first, size = i + 1, 0
    if first < len(pieces):
        yield pieces[first:]


def _pared(doc: Any, kept: list[int]) -> Any:
    """The document of the tokens of `doc` at the indices `kept`."""
    from spacy.tokens import Doc

    return Doc(doc.vocab, words=[doc[i].text for i in kept], spaces=[bool(doc[i].whitespace_) for i in kept])


def _mark_sentences(doc: Any, idx: Any, piece: Piece) -> None:
    """Tells the parser which tokens of `doc`, that start at `idx` in the piece, start a sentence."""
    from numpy import full, searchsorted, uint64
    from spacy.attrs import SENT_START

    marks = full(len(doc), -1, dtype="int64")
    at = searchsorted(idx, piece.starts)
    marks[at[at < len(doc)]] = 1
    doc.from_array([SENT_START], marks.astype(uint64).reshape(-1, 1))


def morphologized(networks: Networks, lemma: Callable[[str, str], str]) -> Callable[[str, int], Word]:
    """What makes a word of a text and a morphologizer's label; `lemma` gives the lemma of a word and its UPOS."""
    labels = _labels(networks)

    def word(text: str, tag: int) -> Word:
        upos, feats = labels[tag]
        # What the model's attribute ruler does: white space is tagged as such, and nothing else is.
        if text.isspace():
            upos, feats = "SPACE", {}
        elif upos == "SPACE":
            upos, feats = "X", {}
        return text, lemma(text, upos), upos, feats

    return word


def _labels(networks: Networks) -> list[tuple[str, dict[str, str]]]:
    """UPOS and features of each label of the morphologizer."""
    from spacy.tokens import MorphAnalysis

    vocab, config = networks.vocab, networks.tagger.cfg
    names = {number: name for name, number in _parts_of_speech().items()}
    return [
        (
            names[config["labels_pos"].get(label, 0)],
            MorphAnalysis(vocab, config["labels_morph"].get(label, 0)).to_dict(),
        )
        for label in networks.tagger.labels
    ]


def _parts_of_speech() -> dict[str, int]:
    from spacy.parts_of_speech import IDS

    return dict(IDS)


def _parse(document: Document, parsed: Sequence[tuple[Piece, Columns]]) -> Parse:
    """The parse of a document out of the columns of its pieces."""
    tokens: list[Token] = []
    firsts: list[int] = []
    for _, columns in parsed:
        base, count = len(tokens), len(columns.words)
        texts, lemmas, upos, feats = zip(*columns.words, strict=True) if count else ((), (), (), ())
        tokens.extend(
            map(
                Token._make,
                zip(
                    range(base, base + count),
                    columns.starts,
                    map(int.__add__, columns.starts, map(len, texts)),
                    texts,
                    lemmas,
                    upos,
                    feats,
                    map(int.__add__, columns.heads, repeat(base)),
                    columns.deprels,
                    columns.entities,
                    columns.sentences,
                    strict=False,
                ),
            )
        )
        for position in columns.sentences:
            while len(firsts) <= position:
                firsts.append(base)
            base += 1
    firsts += [len(tokens)] * (len(document.sentences) + 1 - len(firsts))
    sentences = tuple(
        Sentence(index=s.index, paragraph=s.paragraph, span=s.span, first=firsts[k], last=firsts[k + 1])
        for k, s in enumerate(document.sentences)
    )
    return Parse(tokens=tuple(tokens), sentences=sentences)
