"""What stands around a word: the preposition and determiner of a noun, the group and the governor of a verb."""

from dateline.mentions.lexicon import clause_words, verb_forms
from dateline.mentions.tree import Tree
from dateline.model import Token

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


OPENING = frozenset({"«", '"', "“", "'"})


CLOSING = frozenset({"»", '"', "”", "'"})


def lower(token: Token) -> str:
    """The word in lower case."""
    return token.text.lower()


def preposition(tree: Tree, i: int) -> str | None:
    """The preposition that introduces the noun phrase of token `i`, lower case, or None."""
    cases = [t for t in tree.children(i, "case") if t.i < i]
    return lower(cases[0]) if cases else None


def determiner(tree: Tree, i: int, language: str) -> str:
    """How the noun at `i` is introduced: definite, demonstrative, possessive, indefinite or bare."""
    for k in range(i - 1, max(i - 5, -1), -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[i].sentence:
            break
        word = lower(t)
        if word == "au" and lower(tree.tokens[k + 1]) in ("moins", "plus", "minimum", "maximum", "total"):
            continue
        if word in ("moins", "plus", "minimum", "maximum"):
            continue
        if word in ("de", "d'") and not any(x.upos == "NUM" for x in tree.tokens[k + 1 : i]):
            return "bare"
        for kind in ("demonstrative", "possessive", "definite", "indefinite"):
            if word in clause_words(language, "determiners", kind):
                if kind == "definite" and any(x.upos == "NUM" for x in tree.tokens[k + 1 : i]):
                    return "definite"
                return kind
        if t.upos == "NUM":
            continue
        if t.upos not in ("ADJ", "ADV"):
            break
    if any(t.upos == "NUM" or t.deprel.startswith("nummod") for t in tree.children(i) if t.i < i):
        return "indefinite"
    return "bare"


def governing_verb(tree: Tree, i: int) -> int | None:
    """The nearest verb above token `i`."""
    for t in tree.ancestors(i):
        if t.upos in ("VERB", "AUX") or (t.upos == "ADJ" and tree.children(t.i, "cop")):
            return t.i
        if t.i < i and lower(t).endswith("ant") and t.deprel.startswith(("acl", "advcl", "amod")):
            return t.i  # "..., faisant six morts": a gerund the parser takes for something else
    return None


def opens_item(tree: Tree, n: int) -> bool:
    """Whether the noun phrase of token `n` opens an item without a verb: "Kaboul : explosion devant une mosquée"."""
    first = tree.sentences[tree.tokens[n].sentence].first
    k = n - 1
    while k >= first and tree.tokens[k].upos in ("DET", "ADJ", "NUM"):
        k -= 1
    if k > first and tree.tokens[k].text in (":", ";"):
        return not any(t.upos in ("VERB", "AUX") for t in tree.tokens[first:k])
    return False


def noun_role(tree: Tree, n: int) -> str:
    """subject, object, oblique, complement (of a noun), root or other."""
    token = tree.tokens[n]
    rel = token.deprel
    if rel == "conj":
        return noun_role(tree, token.head)
    prep = preposition(tree, n) or (
        lower(tree.tokens[n - 1])
        if n and tree.tokens[n - 1].upos == "ADP" and tree.tokens[n - 1].sentence == token.sentence
        else None
    )
    if rel == "ROOT" or token.head == n:
        return "root"
    if rel.startswith("nsubj"):
        return "subject"
    if opens_item(tree, n):
        return "root"
    if prep is None and rel.startswith(("obj", "obl:arg", "xcomp", "ccomp", "dislocated")):
        return "object"
    head = tree.tokens[token.head]
    if (
        prep is None
        and rel.startswith("nmod")
        and head.i < n
        and lower(head) in clause_words("fr", "time_nouns", "words")
    ):
        return "object"  # "ont annoncé dans la matinée la destruction": no time has a bare complement
    if prep is None and rel.startswith("obl") and head.upos == "VERB" and head.i < n:
        return "object"  # "a revendiqué vendredi la prise de X", whatever the parser made of the day in between
    if rel.startswith("nmod") and tree.tokens[token.head].upos in ("NOUN", "PROPN", "ADJ", "PRON", "NUM"):
        return "complement" if prep in ("de", "d'", "du", "des", None) else "oblique"
    if prep is not None:
        return "oblique"
    return "other"


def in_compound_tense(tree: Tree, i: int) -> bool:
    """Whether an auxiliary stands before token `i`, so that it is a participle whatever the parser took it for."""
    while i > 0 and tree.tokens[i - 1].upos == "ADV":
        i -= 1
    return i > 0 and tree.lows[i - 1] in clause_words("fr", "auxiliary_forms", "words")


def verb_group(tree: Tree, v: int) -> list[Token]:
    """The words of the verb group in front of `v`: auxiliaries, clitics, negation."""
    out: list[Token] = []
    token = tree.tokens[v]
    k = v
    while (k := k - 1) > max(v - 12, -1):
        t = tree.tokens[k]
        if t.text == "," and t.sentence == token.sentence and (before := _aside_opens(tree, k)) is not None:
            k = before
            continue
        if t.sentence == token.sentence and t.text in OPENING and k == v - 1:
            continue  # "avoir « libéré » le quartier"
        if t.sentence != token.sentence or t.text in (",", ";", ":", ".", "«", "»", "(", ")"):
            break
        if t.upos in ("AUX", "PRON", "ADV") or lower(t) in clause_words("fr", "verb_group", "inside"):
            out.append(t)
            continue
        if t.upos == "VERB" and lower(t) in clause_words("fr", "auxiliary_forms", "words"):
            out.append(t)
            continue
        break
    return out


def _aside_opens(tree: Tree, close: int) -> int | None:
    """The comma that opens a short aside without a verb which the comma at `close` ends: "a, lui, été fermé"."""
    for k in range(close - 1, max(close - 6, 0), -1):
        t = tree.tokens[k]
        if t.text == ",":
            auxiliary = tree.tokens[k - 1]
            return (
                k
                if auxiliary.upos == "AUX" or lower(auxiliary) in clause_words("fr", "auxiliary_forms", "words")
                else None
            )
        if t.sentence != tree.tokens[close].sentence or t.upos in ("VERB", "AUX") or t.upos == "PUNCT":
            return None
    return None


def is_passive(tree: Tree, v: int, group: list[Token], language: str) -> bool:
    """Whether the verb at `v`, with this group before it, is in the passive."""
    be = verb_forms(language, "auxiliaries", "be")
    if any(lower(t) in ("se", "s'") for t in group):
        return False
    if lower(tree.tokens[v]) in verb_forms(language, "unaccusative", "verbs"):
        return any(lower(t) == "été" for t in group)
    return any(lower(t) in be for t in group)


def obliques_of(tree: Tree, i: int) -> tuple[tuple[str, int], ...]:
    """The other complements of token `i`: each preposition with the noun it governs."""
    out = []
    for t in tree.children(i, "obl", "nmod", "advcl", "advmod", "dep", "xcomp", "obj"):
        prep = preposition(tree, t.i)
        if prep is not None:
            out.append((prep, t.i))
    return tuple(out)


def past_time(tree: Tree, k: int, last: int, language: str) -> int:
    """The token behind the words of time at `k`, up to a "de": "la destruction au petit matin de deux drones"."""
    times = clause_words(language, "time_nouns", "words")
    for j in range(min(k + _TIME, last - 1), k, -1):
        if tree.lows[j] in ("de", "d'", "des", "du") and tree.lows[j - 1] in times and tree.lows[j + 1] not in times:
            return j
    return k


_TIME = 8  # words of "dans la nuit de lundi à mardi" and a "de"
