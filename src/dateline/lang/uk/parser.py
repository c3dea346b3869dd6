"""Ukrainian by dictionary and rule, in the one token view of all languages: no trained parser of it is published."""

from collections.abc import Iterable, Iterator

from dateline.lang.uk.phrases import Word
from dateline.lang.uk.tokens import cut
from dateline.lang.uk.tree import build
from dateline.lang.uk.words import closed, is_given
from dateline.model import Document, Parse, Sentence, Token

_OPENERS = frozenset('«"“„([-–—:•*')
_PLACING = frozenset("в у на біля поблизу під над неподалік навколо коло довкола".split())
_INTO = frozenset(("в", "у", "на"))
_LONGEST = 400  # words read as one sentence


class UkrainianParser:
    """Parses documents along the sentences they were given; time grows with their length."""

    def __call__(self, document: Document) -> Parse:
        """The parse of one document."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for position, sentence in enumerate(document.sentences):
            base = len(tokens)
            start = sentence.span.start
            pieces = cut(document.text[start : sentence.span.end])
            for begin in range(0, len(pieces), _LONGEST):
                words = _words(pieces[begin : begin + _LONGEST], start)
                build(words)
                persons = _persons(words)
                sites = _sites(words, persons)
                first = base + begin
                for word in words:
                    chosen = word.chosen
                    tokens.append(
                        Token(
                            first + word.i,
                            word.start,
                            word.start + len(word.text),
                            word.text,
                            chosen.lemma,
                            chosen.upos,
                            chosen.feats,
                            first + word.head,
                            word.rel,
                            "PER" if word.i in persons else "LOC" if word.i in sites else None,
                            position,
                        )
                    )
            sentences.append(
                Sentence(
                    index=sentence.index, paragraph=sentence.paragraph, span=sentence.span, first=base, last=len(tokens)
                )
            )
        return Parse(tokens=tuple(tokens), sentences=tuple(sentences))

    def many(self, documents: Iterable[Document]) -> Iterator[Parse]:
        """The parses of documents, in their order."""
        return map(self, documents)


def _words(pieces: list[tuple[str, int]], start: int) -> list[Word]:
    """The pieces of a sentence as words, told apart by whether a capital there means a name."""
    out: list[Word] = []
    opens = True
    for k, (text, at) in enumerate(pieces):
        capital = text[0].isupper()
        if capital and opens:  # "Ігор Терехов ...", but "Станом на", "Сили ППО"
            after = pieces[k + 1][0] if k + 1 < len(pieces) else "."
            capital = after[0].isupper() and not after.isupper() and is_given(text)
        out.append(Word(len(out), text, start + at, capital))
        opens = text in _OPENERS or opens and not text[0].isalnum()
    return out


def _persons(words: list[Word]) -> set[int]:
    """The words of persons' names: first names and surnames of the dictionary, and names beside who bears them."""
    out: set[int] = set()
    for word in words:
        chosen = word.chosen
        if chosen.upos != "PROPN" or not word.text[0].isupper() or "Abbr" in chosen.feats:
            continue
        kind = chosen.feats.get("NameType")
        bearer = words[word.head] if word.rel == "appos" else None
        beside = bearer is not None and bearer.chosen.feats.get("Animacy") == "Anim" and bearer.chosen.upos == "NOUN"
        place = any(r.upos == "PROPN" and "NameType" not in r.feats for r in word.readings)
        if kind in ("Giv", "Pat") or beside or kind == "Sur" and not place:
            out.add(word.i)
    for word in words:
        if word.rel == "flat:name" and (word.head in out or word.i in out):
            out |= {word.head, word.i} if words[word.head].chosen.upos == "PROPN" else {word.i}
    return out


def _sites(words: list[Word], persons: set[int]) -> set[int]:
    """The words of names behind a preposition of place that are no person's: "біля Бокоса"."""
    out: set[int] = set()
    for word in words:
        if word.rel != "case" or word.low not in _PLACING and not _struck(words, word):
            continue
        noun = words[word.head]
        chosen = noun.chosen
        if word.low in _INTO and chosen.case != "Loc" or noun.i in persons or noun.text.isascii():
            continue
        if chosen.upos == "PROPN" and noun.text[0].isupper() and not noun.text.isupper() and noun.i - word.i < 3:
            if "NameType" not in chosen.feats and chosen.feats.get("Animacy") != "Anim":
                out.add(noun.i)
                out |= {w.i for w in words if w.rel == "flat:name" and w.head == noun.i}
    return out


def _struck(words: list[Word], preposition: Word) -> bool:
    """Whether "по" leads to what a blow is struck at: "вдарили по Зоряному"."""
    if preposition.low != "по":
        return False
    above = words[words[preposition.head].head]
    both = above, words[above.head]  # "вдарили з артилерії по Зоряному"
    return any(w.chosen.lemma in closed()["striking"] or w.chosen.lemma in closed()["blows"] for w in both)


def load(*, entities: bool = True) -> UkrainianParser:
    """The Ukrainian parser. It tells persons, with `entities` or without; places come from the gazetteer."""
    return UkrainianParser()
