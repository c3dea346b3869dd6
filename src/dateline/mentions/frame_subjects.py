"""Who does the act of a verb: its subject by parse, by coordination and by position, and the agent of a passive."""

import re

from dateline.mentions.frame_words import NOMINAL, in_compound_tense, lower, obliques_of, preposition
from dateline.mentions.lexicon import clause_words, verb_forms
from dateline.mentions.tree import NOMINAL_OPENINGS, Tree

_NEAR = 5  # words from a subject to its verb with two auxiliaries and an adverb
_CLOCK = re.compile(r"\d{1,2}[hH:]\d{0,2}$")


def subject_of(tree: Tree, v: int, depth: int = 0) -> int | None:
    """The surface subject of the verb at `v`, found by parse, then by coordination, then by position."""
    token = tree.tokens[v]
    for t in reversed(tree.tokens[max(v - 6, 0) : v]):
        if t.sentence != token.sentence or t.text in (",", ";", ":", ".") or t.upos == "VERB":
            break
        if lower(t) == "personne" and tree.tokens[t.i - 1].upos not in ("DET", "NUM", "ADJ"):
            return t.i
    found = [t for t in tree.children(v, "nsubj", "csubj") if t.upos in NOMINAL or t.upos in ("ADJ", "DET")]
    # "c'est à dix kilomètres de X qu'un drone s'est écrasé": what a preposition of place leads is no subject
    found = [t for t in found if preposition(tree, t.i) not in clause_words("fr", "agents", "locating")]
    found = [t for t in found if not _before_colon(tree, t.i, v)]
    found = [t for t in found if not _CLOCK.match(t.text)]  # "13h25. Aucun employé n'a été touché": an entry of a log
    if not found and is_misread_auxiliary(tree, v):
        found = [t for t in tree.children(token.head, "nsubj") if t.upos in NOMINAL]
    if not found:  # the subject of the auxiliary is the verb's: "l'aéroport a, lui, été fermé"
        helping = tree.children(v, "aux")
        found = [t for a in helping for t in tree.children(a.i, "nsubj") if t.upos in NOMINAL]
    before = [t for t in found if t.i < v] or found
    if before:
        own = before[
            -1
        ]  # of two the one right before the verb: "l'armée en compte neuf, les autres ayant été détruits"
        late = lower(before[0]) == "-t" or v - own.i < _NEAR and "," in tree.lows[before[0].i : own.i]
        first = own if late else before[0]
        if lower(first) in ("qui", "lequel", "laquelle", "lesquels"):
            if token.deprel.startswith("acl") and tree.tokens[token.head].upos in ("NOUN", "PROPN", "PRON", "NUM"):
                return token.head
            return antecedent(tree, first.i)
        if lower(first) == "l'" and tree.lows[first.i + 1] in ("un", "une", "autre"):
            return first.i + 1  # "l'une a été interceptée"
        return _past_place(tree, _past_bracket(tree, first.i, v), v)
    if (bare := _number_before(tree, v)) is not None:
        return bare
    if depth < 3:
        head = tree.tokens[token.head]
        if token.deprel == "conj" and head.i != v and head.upos in ("VERB", "AUX", "ADJ"):
            told = _content_verb(tree, head.i, v)
            return subject_of(tree, head.i if told is None else told, depth + 1)
        if (
            token.deprel.startswith(("xcomp", "advcl"))
            and head.i != v
            and token.feats.get("VerbForm") in ("Inf", "Part")
            and (
                not in_compound_tense(tree, v)
                or _has_done(tree, v)
                or lower(head) in verb_forms("fr", "raising", "verbs")
            )
        ):
            return subject_of(tree, head.i, depth + 1)
    apposed = _before_apposition(tree, v)
    return _fallback_subject(tree, v) if apposed is None else apposed


def _before_colon(tree: Tree, i: int, v: int) -> bool:
    """Whether a colon with a noun behind it parts token `i` from its verb: "Le maire signale A : B a brûlé"."""
    mark = next((k for k in range(v - 1, i, -1) if tree.lows[k] in (":", ";")), None)
    return mark is not None and any(t.upos in ("NOUN", "PROPN") for t in tree.tokens[mark + 1 : v])


def _past_place(tree: Tree, i: int, v: int) -> int:
    """The subject behind an opening place that `i` only describes: "À X, un village du sud, des obus sont tombés"."""
    first = tree.sentences[tree.tokens[v].sentence].first
    opens = next((k for k in range(i, max(i - 5, first), -1) if tree.lows[k] == ","), None)
    if opens is None or tree.tokens[first].upos != "ADP" or "," in tree.lows[first:opens]:
        return i
    close = next((k for k in range(v - 1, i, -1) if tree.lows[k] == ","), None)
    if close is None or any(t.upos == "VERB" for t in tree.tokens[close + 1 : v]):
        return i
    nouns = [t.i for t in tree.tokens[close + 1 : v] if t.upos == "NOUN"]
    opened = tree.tokens[close + 1].upos in ("DET", "NUM", "NOUN") or tree.lows[close + 1] == "des"
    return nouns[0] if nouns and opened else i


def _has_done(tree: Tree, v: int) -> bool:
    """Whether a participle is what the subject of the verb before says it did: "dit avoir capturé douze soldats"."""
    k = v - 1
    while k > 0 and tree.tokens[k].upos == "ADV":
        k -= 1
    return tree.lows[k] == "avoir" and tree.tokens[v].deprel.startswith("xcomp")


def _before_apposition(tree: Tree, v: int) -> int | None:
    """The subject that an apposition parts from its verb: "Une frappe sur X, ville frontalière, a tué deux hommes"."""
    first = tree.sentences[tree.tokens[v].sentence].first
    start = v
    while start > first and tree.tokens[start - 1].upos in ("AUX", "ADV", "PRON"):
        start -= 1
    close = start - 1
    opened = next((k for k in range(close - 1, first, -1) if tree.lows[k] == ","), None)
    if (
        close <= first
        or tree.lows[close] != ","
        or opened is None
        or tree.tokens[opened + 1].upos not in NOMINAL_OPENINGS
    ):
        return None
    if any(t.upos == "AUX" or t.feats.get("VerbForm") == "Fin" for t in tree.tokens[first:close]):
        return None
    nouns = (k for k in range(first, opened) if tree.tokens[k].upos in ("NOUN", "PROPN"))
    return next(
        (k for k in nouns if preposition(tree, k) is None and tree.tokens[max(k - 1, first)].upos != "ADP"), None
    )


def _number_before(tree: Tree, v: int) -> int | None:
    """The bare number that a joined participle is told of: "trois ont été tués et deux (autres) portés disparus"."""
    k = v - 1
    while k > 0 and tree.lows[k] in clause_words("fr", "bare_number", "passed_over"):
        k -= 1
    joined = k > 0 and tree.lows[k - 1] in clause_words("fr", "bare_number", "joined") and tree.tokens[k].upos == "NUM"
    return k if joined and tree.tokens[k].sentence == tree.tokens[v].sentence else None


def _past_bracket(tree: Tree, subject: int, v: int) -> int:
    """The noun that a bracket explains, where the parser took one of the bracket for the subject of the verb behind it.

    "Une embuscade des GAT (groupes armés terroristes) a visé un convoi": it is the ambush that hit.
    """
    for k in range(subject - 1, max(subject - 8, -1), -1):
        if tree.lows[k] == ")" or tree.tokens[k].sentence != tree.tokens[subject].sentence:
            break
        if tree.lows[k] == "(":
            outer = antecedent(tree, k) if ")" in tree.lows[subject:v] else None
            return subject if outer is None else outer
    return subject


def _content_verb(tree: Tree, saying: int, v: int) -> int | None:
    """The verb of what is said which the verb at `v` goes on from: "a affirmé que A avait fait B et avait été détruit".

    The parser often joins the second to the verb of saying; two verbs in the past before the past go together.
    """
    past = {"avait", "avaient", "était", "étaient"}
    if not past & set(tree.lows[max(v - 3, saying) : v]) or past & set(tree.lows[max(saying - 3, 0) : saying]):
        return None
    if not {"que", "qu'"} & set(tree.lows[saying + 1 : v]):
        return None
    own = (
        k for k in range(v - 1, saying, -1) if tree.children(k, "nsubj") and past & set(tree.lows[max(k - 3, 0) : k])
    )
    return next(own, None)


def _fallback_subject(tree: Tree, v: int) -> int | None:
    """The nearest noun before `v` that no preposition governs, within its stretch of the sentence."""
    for k in range(v - 1, max(v - 25, -1), -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[v].sentence or t.text in (";", ":", "."):
            return None
        if lower(t) in ("qui",):
            return antecedent(tree, k)
        if t.upos in ("NOUN", "PROPN", "NUM") and preposition(tree, k) is None and tree.tokens[k - 1].upos != "ADP":
            return k
        if lower(t) in ("il", "elle", "ils", "elles", "-il", "-elle", "personne", "celui-ci", "celle-ci", "ceux-ci"):
            return k
        if t.upos == "VERB" and t.feats.get("VerbForm") == "Fin":
            return None
    return None


def antecedent(tree: Tree, relative: int) -> int | None:
    """The noun that the relative pronoun at `relative` takes up: the nearest noun phrase head before it."""
    for k in range(relative - 1, max(relative - 12, -1), -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[relative].sentence:
            return None
        if t.upos in ("NOUN", "PROPN", "PRON", "NUM"):
            head = k
            for _ in range(3):
                up = tree.tokens[head]
                if (
                    up.deprel.startswith(("nmod", "appos", "flat"))
                    and tree.tokens[up.head].upos in ("NOUN", "PROPN")
                    and up.head < head
                ):
                    head = up.head
                else:
                    break
            return head
    return None


def is_misread_auxiliary(tree: Tree, v: int) -> bool:
    """Whether the parser took the auxiliary of the participle at `v` for its governor: "un missile y a éventré ..."."""
    head = tree.tokens[tree.tokens[v].head]
    return 0 < v - head.i <= 3 and lower(head) in clause_words("fr", "auxiliary_forms", "words")


def agent_of(tree: Tree, v: int) -> int | None:
    """The noun after "par" that does the act of the passive verb at `v`."""
    for prep, i in obliques_of(tree, v):
        if (
            prep == "par"
            and lower(tree.tokens[i]) not in clause_words("fr", "agents", "none")
            and not tree.lows[i].startswith("présumé")
        ):
            return i
    for k in range(v + 1, min(v + 30, len(tree.tokens))):
        t = tree.tokens[k]
        verb = t.upos == "VERB" and k > v + 1 and tree.lows[k - 1] not in ("de", "d'")  # "un camp de déplacés"
        if t.sentence != tree.tokens[v].sentence or t.text in (";", ":", ".") or verb:
            return None
        if lower(t) == "par":
            for j in range(k + 1, min(k + 5, len(tree.tokens))):
                named = tree.tokens[j].upos in ("NOUN", "PROPN") or tree.lows[j - 1].startswith("présumé")
                if named and not tree.lows[j].startswith("présumé"):  # "par de présumés rebelles"
                    return j if lower(tree.tokens[j]) not in clause_words("fr", "agents", "none") else None
            if not (k + 1 < len(tree.tokens) and lower(tree.tokens[k + 1]) in clause_words("fr", "agents", "none")):
                return None
    return None
