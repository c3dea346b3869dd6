"""The words of a document as the grammar of attributions reads them: cut by the surface, told by the parse.

Parsers cut words differently (hyphens, genitives, initials); lexicons and rules see one cut in all languages.
"""

import re
from bisect import bisect_left
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from dateline.lang import table
from dateline.mentions.grammar.phrases import cut, plain
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, Span

# Work on a sentence grows with the square of its length: hostile text is read in pieces.
LONGEST_SENTENCE = 160
OPENING = frozenset("«“„")
CLOSING = frozenset("»”")
QUOTES = OPENING | CLOSING | {'"'}
DASHES = frozenset("–—−-")
COMMAS = frozenset(",") | DASHES
STOPS = frozenset(".!?…;")
NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "DET", "X", "SYM"))


# An Arabic article written small before a name, whatever the language.
_ARTICLE = re.compile(r"(?:al|el|as|ash|ad|an|ar|at|az|аль|эль|ас|аш|ад|ан|ар|ат|аз|ель)-[A-ZА-ЯІЇЄҐ]")


class Word(NamedTuple):
    """One word: its place, itself in lower case and what the parser says of it.

    `head` and `i` are indices of words; `i` is its own. `capital` tells whether it begins with a capital letter, behind
    an article that is part of the name too: "al-Saadi"; `case` is its grammatical case, where the parser knows one.
    """

    i: int
    start: int
    end: int
    low: str
    text: str
    lemma: str
    upos: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    entity: str | None
    capital: bool
    case: str | None

    @property
    def finite(self) -> bool:
        """Whether it is a finite verb."""
        return self.upos in ("VERB", "AUX") and self.feats.get("VerbForm") == "Fin"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document cut into words: sentence `k` holds the words `bounds[k]`, of paragraph `paragraphs[k]`.

    `labels` has the kind of label that sentence `k` stood under ("Details:"), which `bounds` leave out.
    `placed` are the words of place names. `memo` keeps what a function has worked out about these words, under a key
    that begins with its name; `nominals` whether a word can stand inside a noun phrase, once it was asked.
    """

    document: Document
    language: str
    words: tuple[Word, ...]
    lows: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    labels: Mapping[int, str]
    placed: frozenset[int]
    nominals: list[bool | None]
    memo: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def span(self, first: int, last: int) -> Span:
        """The text range of the words `[first, last)`."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def text(self, first: int, last: int) -> str:
        """The text of the words `[first, last)`."""
        return self.document.text[self.words[first].start : self.words[last - 1].end]

    def sentence_of(self, word: int) -> int:
        """The index in `bounds` of the piece that holds a word."""
        return max(0, bisect_left(self.bounds, (word + 1, -1)) - 1)

    def child(self, i: int, *deprels: str) -> list[int]:
        """The dependents of a word of these relations, in text order."""
        return [k for k in self.children[i] if self.words[k].deprel in deprels]


def read_words(document: Document, parse: Parse) -> Reading:
    """The words of a parsed document, sentence by sentence."""
    tree = Tree(parse)
    rows: list[tuple[int, int, int, int]] = []  # start, end, first and last token
    bounds: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    same = {token.start: token.i for token in parse.tokens}
    for sentence in parse.sentences:
        first = len(rows)
        text = document.text[sentence.span.start : sentence.span.end]
        for a, b in cut(text):
            start, end = sentence.span.start + a, sentence.span.start + b
            if text[a:b] == "." and len(rows) > first and _shortened(document, rows[-1], start, b < len(text.rstrip())):
                continue  # "Gov. Ivan Petrov", "Lt. Gen. X": the stop is no word and ends nothing
            alone = same.get(start)
            if alone is not None and tree.tokens[alone].end == end:
                rows.append((start, end, alone, alone))
                continue
            inside = tree.within(Span(start, end))
            covering = tree.at(start)
            low = covering if covering is not None and tree.tokens[covering].start <= start else None
            low = low if low is not None else (inside.start if inside else -1)
            rows.append((start, end, low, inside.stop - 1 if inside else low))
        while len(rows) - first > LONGEST_SENTENCE:
            bounds.append((first, first + LONGEST_SENTENCE))
            paragraphs.append(sentence.paragraph)
            first += LONGEST_SENTENCE
        bounds.append((first, len(rows)))
        paragraphs.append(sentence.paragraph)
    owner: dict[int, int] = {}
    for k, (_, _, a, b) in enumerate(rows):
        for token in range(a, b + 1):
            if token >= 0:
                owner.setdefault(token, k)
    words = tuple(_word(document, tree, k, row, owner) for k, row in enumerate(rows))
    children: list[list[int]] = [[] for _ in words]
    for w in words:
        if w.head != w.i:
            children[w.head].append(w.i)
    return Reading(
        document=document,
        language=document.language,
        words=words,
        lows=tuple(w.low for w in words),
        bounds=tuple(bounds),
        paragraphs=tuple(paragraphs),
        children=tuple(tuple(c) for c in children),
        labels={},
        placed=frozenset(),
        nominals=[None] * len(words),
    )


def _shortened(document: Document, row: tuple[int, int, int, int], at: int, followed: bool) -> bool:
    """Whether the stop at code point `at` belongs to the rank or title before it, which a name follows."""
    ranks = table(document.language, "speakers")["notation"].get("shortened", ())
    return followed and row[1] == at and document.text[row[0] : row[1]] in ranks


def _word(document: Document, tree: Tree, k: int, row: tuple[int, int, int, int], owner: Mapping[int, int]) -> Word:
    """Word `k`: of several tokens the one that governs the others speaks for them."""
    start, end, a, b = row
    text = document.text[start:end]
    low = plain(text)
    capital = text[:1].isupper() or "-" in text and _ARTICLE.match(text) is not None
    if a < 0:
        return Word(k, start, end, low, text, low, "X", {}, k, "dep", None, capital, None)
    if a == b:
        t = tree.tokens[a]
        upos = "X" if t.upos == "PUNCT" and text.isalpha() else t.upos
        head = owner.get(t.head, k)
        lemma, case = plain(t.lemma), t.feats.get("Case")
        return Word(k, start, end, low, text, lemma, upos, t.feats, head, t.deprel, t.entity or None, capital, case)
    tokens = tree.tokens[a : b + 1]
    main = next((t for t in reversed(tokens) if not a <= t.head <= b and t.upos != "PUNCT"), tokens[-1])
    upos = "X" if main.upos == "PUNCT" and text.isalpha() else main.upos
    if len(tokens) > 1 and upos in ("VERB", "AUX", "ADV"):
        upos = "ADJ"  # "Russian-installed"
    if len(tokens) > 1 and text[:1].isupper() and any(t.upos == "PROPN" for t in tokens) and upos != "ADJ":
        upos = "PROPN"
    head = owner.get(main.head, k)
    entity = next((t.entity for t in tokens if t.entity), None)
    lemma, case = plain(main.lemma) if len(tokens) == 1 else low, main.feats.get("Case")
    return Word(k, start, end, low, text, lemma, upos, main.feats, head, main.deprel, entity, capital, case)
