"""Walking a parse: children, subtrees, the clause of a word."""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator
from functools import lru_cache
from typing import Any

from dateline.model import Parse, Span, Token


@lru_cache(maxsize=1_000)
def _relation(deprel: str) -> str:
    """A relation without its subtype."""
    return deprel.partition(":")[0]


# What sets an apposition apart, and what it opens with.
_APART = frozenset((",", ";", ":", "(", ")", "."))
NOMINAL_OPENINGS = frozenset(("NOUN", "DET", "ADJ", "NUM", "PROPN"))


class _Links:
    """What is worked out once for a parse and shared by all trees over it."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.children: list[list[int]] = [[] for _ in parse.tokens]
        for token in parse.tokens:
            if token.head != token.i:
                self.children[token.head].append(token.i)
        self.starts = [token.start for token in parse.tokens]
        self.ends = [token.end for token in parse.tokens]
        self.relations = [_relation(token.deprel) for token in parse.tokens]
        self.lows = [token.text.lower() for token in parse.tokens]
        self.memo: dict[Hashable, Any] = {}


# Every stage makes a tree over the same parse: the links of the last two are kept, of a body and of its headline.
_latest: tuple[_Links, ...] = ()


def _links(parse: Parse) -> _Links:
    global _latest
    kept = _latest
    for links in kept:
        if links.tokens is parse.tokens:
            return links
    links = _Links(parse)
    _latest = (*kept[-1:], links)
    return links


class Tree:
    """Look-ups over one parse that every stage needs.

    `lows` are the words in lower case; `memo` keeps what a function has worked out about this parse, under a key
    that begins with its name.
    """

    def __init__(self, parse: Parse) -> None:
        links = _links(parse)
        self.tokens = parse.tokens
        self.sentences = parse.sentences
        self.lows = links.lows
        self.memo = links.memo
        self._children = links.children
        self._starts, self._ends = links.starts, links.ends
        self._relations = links.relations

    def children(self, i: int, *deprels: str) -> list[Token]:
        """The dependents of token `i`, in text order, of these relations (subtypes included) or all."""
        below = self._children[i]
        if not below:  # as of most words
            return []
        tokens, relations = self.tokens, self._relations
        if not deprels:
            return [tokens[k] for k in below]
        return [tokens[k] for k in below if relations[k] in deprels or tokens[k].deprel in deprels]

    def subtree(self, i: int) -> list[int]:
        """The indices of token `i` and all below it, in text order."""
        out, stack = [], [i]
        while stack:
            k = stack.pop()
            out.append(k)
            stack.extend(self._children[k])
        return sorted(out)

    def ancestors(self, i: int) -> Iterator[Token]:
        """The tokens above `i`, nearest first."""
        seen = {i}
        while self.tokens[i].head not in seen:
            i = self.tokens[i].head
            seen.add(i)
            yield self.tokens[i]

    def apposed(self, i: int, to: int) -> bool:
        """Whether token `i` stands in an apposition that does not hold `to`: "X, ville souvent visée, a été frappé"."""
        sentence = self.sentences[self.tokens[i].sentence]
        first = next((k for k in range(i, sentence.first - 1, -1) if self.lows[k] in _APART), None)
        last = next((k for k in range(i, sentence.last) if self.lows[k] in _APART), sentence.last)
        if first is None or first < to < last or self.tokens[first + 1].upos not in NOMINAL_OPENINGS:
            return False
        inside = self.tokens[first + 1 : last]
        return not any(t.upos == "AUX" or t.feats.get("VerbForm") == "Fin" for t in inside)

    def span(self, indices: list[int]) -> Span:
        """The text range from the first to the last of these tokens."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)

    def within(self, span: Span) -> range:
        """The indices of the tokens that begin in a stretch of text."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def at(self, offset: int) -> int | None:
        """The index of the token that covers code point `offset`, or of the next one after it."""
        k = bisect_right(self._ends, offset)
        return k if k < len(self._ends) else None
