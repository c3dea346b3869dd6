"""The first layers of a spaCy model's encoder, which see one word at a time, worked out once for each word.

They turn a word's form, prefix, suffix, shape and vector into one row of numbers, and cost as much as all the layers
after them, which see its neighbours. The words of news are the same few thousand, so the rows are kept.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any

# The rows of this many words are kept (some 20 MB), then forgotten all at once.
ROWS = 50_000


class _Words:
    """Words out of any texts, with the two things of a spaCy Doc that the first layers look at."""

    def __init__(self, vocab: Any, columns: Sequence[Any], table: Any) -> None:
        self.vocab = vocab
        self._at = {column: k for k, column in enumerate(columns)}
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    def to_array(self, columns: Any) -> Any:
        """These attributes, a row a word; of one attribute alone, one number a word."""
        if isinstance(columns, int):
            return self._table[:, self._at[columns]]
        return self._table[:, [self._at[column] for column in columns]]


class Encoder:
    """What a tok2vec component predicts, with the rows of its first layers kept."""

    def __init__(self, tok2vec: Any, vocab: Any) -> None:
        from spacy.attrs import NORM, ORTH, SPACY, intify_attr

        self._embed, self._encode = tok2vec.model.layers
        self._vocab = vocab
        extractor = next(node for node in self._embed.walk() if node.name == "extract_features")
        extractor.attrs["columns"] = columns = [intify_attr(column) for column in extractor.attrs["columns"]]
        # A form tells all the rest but for these two, which are the word's own in its text.
        self._key = [ORTH, NORM, SPACY]
        self._columns = [*self._key, *(column for column in columns if column not in self._key)]
        self._known: dict[tuple[int, int, int], int] = {}
        # With room to spare, so that a few new words do not copy all.
        self._rows = self._embed.ops.alloc((1024, self._embed.get_dim("nO")))

    def __call__(self, docs: Sequence[Any]) -> list[Any]:
        """A row for each word of each text."""
        from numpy import fromiter, split

        if len(self._known) > ROWS:
            self._known.clear()
        keys = [list(map(tuple, doc.to_array(self._key).tolist())) for doc in docs]
        known = self._known
        new = [k for k, own in enumerate(keys) if any(key not in known for key in own)]
        if new:
            self._learn([docs[k] for k in new], [keys[k] for k in new])
        at = fromiter(map(known.__getitem__, chain.from_iterable(keys)), dtype="int64")
        rows = self._rows[at]
        ends, end = [], 0
        for own in keys:
            end += len(own)
            ends.append(end)
        return list(self._encode.predict(split(rows, ends[:-1])))

    def _learn(self, docs: Sequence[Any], keys: Sequence[Sequence[tuple[int, int, int]]]) -> None:
        """Works out the rows of the words of these texts that have none."""
        from numpy import concatenate

        first, tables = len(self._known), []
        for doc, own in zip(docs, keys, strict=True):
            fresh = []
            for i, key in enumerate(own):
                if key not in self._known:
                    self._known[key] = len(self._known)
                    fresh.append(i)
            if fresh:
                tables.append(doc.to_array(self._columns)[fresh])
        words = len(self._known)
        while words > len(self._rows):
            self._rows = concatenate([self._rows, self._rows])
        self._rows[first:words] = self._embed.predict([_Words(self._vocab, self._columns, concatenate(tables))])[0]
