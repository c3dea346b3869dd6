"""Walking a parse: children, subtrees, the clause of a word."""

from collections.abc import Iterator

from dateline.model import Parse, Span, Token


class Tree:
    """Look-ups over one parse that every stage needs."""

    def __init__(self, parse: Parse) -> None:
        self.tokens = parse.tokens
        self.sentences = parse.sentences
        self._children: list[list[int]] = [[] for _ in parse.tokens]
        for token in parse.tokens:
            if token.head != token.i:
                self._children[token.head].append(token.i)

    def children(self, i: int, *deprels: str) -> list[Token]:
        """The dependents of token `i`, in text order, of these relations (subtypes included) or all."""
        found = [self.tokens[k] for k in self._children[i]]
        if deprels:
            found = [t for t in found if t.deprel in deprels or t.deprel.split(":")[0] in deprels]
        return found

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

    def span(self, indices: list[int]) -> Span:
        """The text range from the first to the last of these tokens."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)

    def at(self, offset: int) -> int | None:
        """The index of the token that covers code point `offset`, or of the next one after it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.tokens) else None
