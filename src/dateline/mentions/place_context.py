"""What the words around a place name are, for all who tell its role."""

from dataclasses import dataclass

from dateline.mentions.place_names import NameHit
from dateline.mentions.place_words import lowered, role_words
from dateline.mentions.tree import Tree
from dateline.model import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The role of a name and the rule that gave it; a rule in `.governs`: the office named there runs the place."""

    role: str
    rule: str


class NameContext:
    """The words around the names of one parsed document."""

    def __init__(self, tree: Tree, language: str) -> None:
        self.tree, self.tokens = tree, tree.tokens
        self.words = role_words(language)

    def low(self, k: int) -> str:
        """Token `k` in lower case; "A Goma" is "À Goma"."""
        return lowered(self.tokens, k)

    def according(self, k: int, first: int) -> bool:
        """Whether token `k` or it and the one before it mean "according to"."""
        if k < first:
            return False
        said = self.words["clue_according"]
        return self.low(k) in said or (k > first and f"{self.low(k - 1)} {self.low(k)}" in said)

    def reflexive(self, j: int, first: int) -> bool:
        """Whether the verb at token `j` is no saying after all: "un feu s'est déclaré", "a fait"."""
        if self.tokens[j].lemma == "faire":
            return True
        k = j - 1
        while k >= first and (self.tokens[k].upos in ("AUX", "ADV") or self.low(k) in self.words["clue_clitics"]):
            k -= 1
        return k >= first and self.low(k) in self.words["clue_reflexive"]

    def next_verb(self, hit: NameHit) -> Token | None:
        """The verb group that begins right after a name: "Moscou a également annoncé"."""
        k, last = hit.last, self.tree.sentences[self.tokens[hit.first].sentence].last
        steps, seen = 0, False
        while k < last and steps < 6:
            token = self.tokens[k]
            if token.upos == "AUX":
                seen = True
            elif token.upos == "VERB" or (seen and token.upos in ("ADJ", "NOUN")):
                return token
            elif token.upos not in ("ADV", "PRON") and self.low(k) not in self.words["clue_aside"]:
                return None
            k, steps = k + 1, steps + 1
        return None
