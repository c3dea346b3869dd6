"""From the ClearNLP relations of the English model to Universal Dependencies.

The two differ in what governs what: ClearNLP hangs a noun under its preposition, a predicate under "be", each
conjunct under the one before it and "and" under the first. Here the noun governs its preposition (`case`), the
predicate its copula, the first conjunct all the others, and each conjunct the "and" before it.
"""

from dateline.lang.spacy_adapter import Columns

# Labels that only change their name.
_NAMES = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "dative": "iobj",
    "auxpass": "aux:pass",
    "neg": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "npadvmod": "obl:npmod",
    "relcl": "acl:relcl",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "attr": "xcomp",
    "pcomp": "advcl",
    "agent": "obl:agent",
    "pobj": "obl",
    "prep": "advmod",
    "meta": "dep",
    "intj": "discourse",
}
_PREPOSITIONS = frozenset(("prep", "agent", "dative", "pcomp"))
_PREDICATES = frozenset(("VERB", "AUX", "ADJ", "ADV"))
_CLAUSES = frozenset(("VERB", "AUX"))
_SUBJECTS = frozenset(("nsubj", "csubj", "expl"))
_KINDS = {"PERSON": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG"}
_NO_NAMES = frozenset(("CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"))


def to_universal(columns: Columns) -> None:
    """Turns heads, relations, parts of speech and kinds of names of a piece into those of the one token view."""
    tree = _Tree(columns)
    tokens = range(len(columns.words))
    for i in tokens:
        if columns.deprels[i] in _PREPOSITIONS and columns.words[i][2] in (
            "ADP",
            "SCONJ",
            "PART",
            "VERB",
            "ADV",
            "ADJ",
        ):
            _raise_object(tree, i)
    for i in tokens:
        if columns.words[i][1] == "be":
            _raise_predicate(tree, i)
    for i in tokens:
        if columns.deprels[i] == "conj":
            _join(tree, i)
    for i in tokens:
        _rename(tree, i)
    for i, kind in enumerate(columns.entities):
        if kind is not None:
            columns.entities[i] = None if kind in _NO_NAMES else _KINDS.get(kind, "MISC")


class _Tree:
    """The columns of a piece with the dependents of each token, kept up as tokens are hung elsewhere."""

    def __init__(self, columns: Columns) -> None:
        self.words, self.heads, self.deprels = columns.words, columns.heads, columns.deprels
        self.dependents: list[list[int]] = [[] for _ in columns.words]
        for i, head in enumerate(columns.heads):
            if head != i:
                self.dependents[head].append(i)

    def upos(self, i: int) -> str:
        return self.words[i][2]

    def first(self, i: int, *deprels: str) -> int | None:
        """The first dependent of `i` under one of these relations."""
        return next((k for k in self.dependents[i] if self.deprels[k] in deprels), None)

    def hang(self, i: int, head: int, deprel: str) -> None:
        """Puts `i` under `head`."""
        if self.heads[i] != i:
            self.dependents[self.heads[i]].remove(i)
        self.heads[i], self.deprels[i] = head, deprel
        if head != i:
            self.dependents[head].append(i)
            self.dependents[head].sort()

    def swap(self, i: int, below: int, deprel: str) -> None:
        """Puts `below`, which hangs somewhere under `i`, in the place of `i`, and `i` under it as `deprel`.

        All that hung under `i` goes under `below`.
        """
        head, own = self.heads[i], self.deprels[i]
        self.hang(below, below if head == i else head, own)
        self.hang(i, below, deprel)
        for k in list(self.dependents[i]):
            self.hang(k, below, self.deprels[k])

    def retag(self, i: int, upos: str) -> None:
        text, lemma, _, feats = self.words[i]
        self.words[i] = (text, lemma, upos, feats)


def _raise_object(tree: _Tree, i: int) -> None:
    """Puts the object of the preposition `i` above it: "in Kharkiv", "because of rain", "in and around Kupiansk"."""
    inner, chain = i, []
    while True:
        chain.append(inner)
        found = tree.first(inner, "pobj")
        if found is not None:
            break
        clause = tree.first(inner, "pcomp")
        if clause is not None and tree.upos(clause) not in ("ADP", "SCONJ", "ADV"):
            _raise_clause(tree, i, clause)
            return
        below = tree.first(inner, "prep", "pcomp", "conj")
        if below is None or tree.upos(below) not in ("ADP", "SCONJ", "PART") and tree.deprels[below] != "conj":
            if clause is not None:
                _raise_clause(tree, i, clause)
            return
        inner = below
    deprel, nominal = tree.deprels[i], tree.upos(tree.heads[i]) not in _PREDICATES
    tree.hang(found, inner, "pobj")
    for k in reversed(chain):
        tree.swap(k, found, "case")
        if tree.upos(k) in ("SCONJ", "VERB"):
            tree.retag(k, "ADP")
    tree.deprels[found] = "obl:agent" if deprel == "agent" else "nmod" if nominal else "obl"


def _raise_clause(tree: _Tree, i: int, clause: int) -> None:
    """Puts the clause that a preposition governs above it: "after being hit", "in targeting the depot"."""
    verbal = tree.upos(tree.heads[i]) in _PREDICATES
    tree.swap(i, clause, "mark")
    tree.deprels[clause] = "advcl" if verbal else "acl"


def _raise_predicate(tree: _Tree, i: int) -> None:
    """Puts the predicate of the copula `i` above it: "two of them were soldiers", "the bridge is closed"."""
    if tree.deprels[i] in ("aux", "auxpass", "cop"):
        return
    predicate = tree.first(i, "attr", "acomp")
    expletive = tree.first(i, "expl")
    subject = tree.first(i, "nsubj", "csubj")
    if predicate is None:
        if tree.upos(i) == "AUX" and (subject is not None or expletive is not None):
            tree.retag(i, "VERB")
        return
    there = expletive is not None and tree.words[expletive][1] == "there"
    if subject is None and tree.deprels[predicate] == "attr" and (there or expletive is None and predicate > i):
        # "there were no casualties", "among the dead are two children": what there is is the subject.
        tree.deprels[predicate] = "nsubj"
        tree.retag(i, "VERB")
        return
    tree.swap(i, predicate, "cop")
    tree.retag(i, "AUX")


def _join(tree: _Tree, i: int) -> None:
    """Puts the conjunct `i` under the first of its series, and the "and" before it under it."""
    above = tree.heads[i]
    for k in [k for k in tree.dependents[above] if tree.deprels[k] in ("cc", "punct") and above < k < i]:
        if tree.deprels[k] == "cc" or tree.words[k][0] in (",", ";"):
            tree.hang(k, i, tree.deprels[k])
    while tree.deprels[above] == "conj":
        above = tree.heads[above]
    if above != tree.heads[i]:
        tree.hang(i, above, "conj")


def _rename(tree: _Tree, i: int) -> None:
    """Gives the relation of `i` its universal name, and auxiliaries their part of speech."""
    deprel, upos = tree.deprels[i], tree.upos(i)
    if deprel in ("aux", "auxpass"):
        if upos == "PART":
            tree.deprels[i] = "mark"
            return
        tree.retag(i, "AUX")
    elif upos == "AUX" and deprel != "cop" and tree.words[i][1] in ("have", "do"):
        tree.retag(i, "VERB")
    elif upos == "DET" and deprel not in ("det", "predet", "quantmod"):
        tree.retag(i, "PRON")
    elif upos == "ADP" and deprel == "mark":
        tree.retag(i, "SCONJ")
    tree.deprels[i] = _NAMES.get(deprel, deprel)
