"""The verb that a time expression dates, found by parse and surface together, and that verb's tense."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from dateline.mentions.tree import Tree
from dateline.model import Span, Token

BREAK = 3.0  # what a comma or a clause border between time and verb costs, in units of four words
CLOSED = 10.0  # what a comma between a time and the saying put in behind it costs
PARSE = 3.0  # how far the parse's word counts
REACH = 60  # how many words away a verb is looked for: what is farther has no bearing


def is_verb(token: Token, tree: Tree) -> bool:
    """Whether a token can carry a time of its own: a full verb, or a copula."""
    if token.upos == "VERB":
        return True
    return token.upos == "AUX" and (token.deprel == "cop" or not token.deprel.startswith("aux"))


def bare_participle(tree: Tree, verb: Token) -> bool:
    """Whether a verb is a participle without an auxiliary ("blessés vendredi", "attribuées à")."""
    return verb.feats.get("VerbForm") == "Part" and not tree.children(verb.i, "aux", "cop")


def head_of(tree: Tree, span: Span) -> Token | None:
    """The token of a span that depends on something outside it."""
    first = tree.at(span.start)
    if first is None:
        return None
    inside = tree.tokens[first : max(first, tree.within(span).stop)]
    if not inside:
        return None
    ids = {t.i for t in inside}
    return next((t for t in inside if t.head not in ids), inside[-1])


def governor(tree: Tree, span: Span, saying: Sequence[str] = ()) -> Token | None:
    """The verb that the time at `span` dates, or None where its sentence has no verb.

    The verbs to the left and right and the one the parse names are weighed: words and clause borders
    between count against a verb, the parse's word for it. A saying verb put between commas right after
    a fronted time ("Mardi, a annonce l'armee, un drone ...") is passed over.
    """
    head = head_of(tree, span)
    if head is None:
        return None
    sentence = tree.sentences[head.sentence]
    tokens = tree.tokens[max(sentence.first, head.i - REACH) : min(sentence.last, head.i + REACH)]
    named = next((t for t in tree.ancestors(head.i) if t.sentence == head.sentence and is_verb(t, tree)), None)
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]
    before = tokens[: bisect_right(ends, span.start)]
    after = tokens[bisect_left(starts, span.end) :]
    left = next((t for t in reversed(before) if is_verb(t, tree) and not _reminds(tree, t)), None)
    right, passed = _right_verb(tree, after, saying)
    main = _before_relative(tree, before, left)
    if main is not None:
        named, left = (None if named is left else named), main
    if named is not None and (named.i == passed or _reminds(tree, named)):
        named = None
    opens = not before or before[-1].upos in ("PUNCT", "CCONJ", "SCONJ", "AUX", "PRON") or before[-1].text in '«"(–—-'
    closed = bool(before) and bool(after) and after[0].text == ","
    best: tuple[float, int, Token] | None = None
    for rank, verb in enumerate(v for v in (named, left, right) if v is not None):
        first, last = min(verb.end, span.end), max(verb.start, span.start)
        between = tokens[bisect_left(starts, first) : bisect_right(ends, last)]
        cost = len(between) / 4 + BREAK * sum(_is_border(t) for t in between)
        if verb.start > span.start and not opens:
            cost += 4.0
        if verb.start > span.start and closed and is_saying(verb, saying):
            cost += CLOSED  # "... was hit, on Monday, residents said"
        if named is not None and verb.i == named.i:
            cost -= PARSE
        if best is None or (cost, rank) < best[:2]:
            best = (cost, rank, verb)
    return best[2] if best else None


def _reminds(tree: Tree, verb: Token) -> bool:
    """Whether a verb only addresses the reader, set off by a comma: "Напомним, 3 мая ...", "Нагадаємо, ..."."""
    first = tree.sentences[verb.sentence].first
    alone = verb.i == first and verb.i + 1 < len(tree.tokens) and tree.tokens[verb.i + 1].text == ","
    return alone and verb.feats.get("Tense") == "Fut" and verb.feats.get("Number") == "Plur"


def _is_border(token: Token) -> bool:
    if token.upos == "SCONJ" or token.text in (",", ";", ":", "–", "—", "(", ")", "«", "»"):
        return True
    return _is_relative(token)


def _is_relative(token: Token) -> bool:
    return token.upos == "PRON" and token.feats.get("PronType") == "Rel"


def _before_relative(tree: Tree, before: Sequence[Token], left: Token | None) -> Token | None:
    """The verb before a relative clause that a comma closes, which a time goes on with: "pris par X, qui .., mardi"."""
    if left is None or len(before) < 2 or before[-1].text != ",":
        return None
    opened = next((k for k in range(len(before) - 2, 0, -1) if before[k].text == ","), None)
    if opened is None or not _is_relative(before[opened + 1]) or left.i < before[opened].i:
        return None
    return next((t for t in reversed(before[:opened]) if is_verb(t, tree)), None)


def _right_verb(tree: Tree, after: Sequence[Token], saying: Sequence[str]) -> tuple[Token | None, int]:
    """The first verb to the right that is not the verb of an inserted saying, and the index of one passed over."""
    skipping, passed = False, -1
    for k, token in enumerate(after):
        if skipping:
            skipping = token.text != ","
            continue
        if k and _is_relative(token) and after[k - 1].text == "," and "," in [t.text for t in after[k:]]:
            skipping = True  # "Fin octobre, la flotte, qui mouille ici, a subi"
            continue
        if not is_verb(token, tree):
            continue
        start = k
        while (
            start
            and after[start - 1].upos in ("AUX", "ADV", "PRON")
            or (start and after[start - 1].text.startswith("-"))
        ):
            start -= 1
        inserted = start and after[start - 1].text == "," and is_saying(token, saying)
        rest = [t.text for t in after[k:]]
        claimed = token.i and tree.tokens[token.i - 1].upos in ("NOUN", "ADJ") and is_saying(token, saying)
        if claimed and bare_participle(tree, token) and any(t.upos == "AUX" for t in after[k:]):
            continue  # "En janvier, un attentat revendiqué par les rebelles a fait cinq morts"
        if inserted and "," in rest and any(is_verb(t, tree) for t in after[k + rest.index(",") :]):
            skipping, passed = True, token.i
            continue
        return token, passed
    return None, passed


def is_saying(token: Token, lemmas: Sequence[str]) -> bool:
    """Whether a token is a form of one of these verbs; the parser's lemma or the stem decides."""
    return _is_form(token.lemma.lower(), token.text.lower(), token.upos in ("VERB", "AUX", "ADJ"), tuple(lemmas))


@lru_cache(maxsize=20_000)  # the same few verbs are asked about again and again
def _is_form(own: str, form: str, verbal: bool, lemmas: tuple[str, ...]) -> bool:
    """Whether a word is a form of one of these verbs: by the parser's lemma, or if `verbal` by its stem."""
    if own in lemmas or not verbal:
        return own in lemmas
    return any(
        lemma.endswith("er") and form.startswith(lemma[:-2]) and len(form) <= len(lemma) + 3
        for lemma in lemmas
        if lemma[:3] == form[:3]
    )


def tense_at(tree: Tree, span: Span, data: Mapping[str, Any]) -> str | None:
    """The tense of the verb that the time at `span` dates: "future", "past" or None."""
    verb = governor(tree, span)
    if verb is None:
        return None
    words = data["tense"]
    helpers = [t for t in tree.children(verb.i) if t.upos in ("AUX", "VERB") and t.i < verb.i]
    helpers = [t for t in helpers if not _reminds(tree, t)]
    above = next(tree.ancestors(verb.i), None)
    group = [verb, *helpers]
    if verb.feats.get("VerbForm") == "Inf" and above is not None and above.i < verb.i and above.upos in ("VERB", "AUX"):
        group.append(above)
    if any(t.feats.get("Tense") == "Fut" for t in group):
        return "future"
    for token in group:
        if is_saying(token, words["future_verbs"]) and _still_to_come(token, group):
            return "future"
    if any(t.feats.get("Mood") == "Cnd" for t in group):
        return None
    if any(t.feats.get("Mood") == "Sub" for t in group) and _after_words(tree, verb, words["future_words"]):
        return "future"
    if any(t.feats.get("Tense") in ("Past", "Imp") for t in group):
        # "est attendu" was handled above; a participle alone ("menee mardi") is past
        return "past"
    return None


def _still_to_come(token: Token, group: Sequence[Token]) -> bool:
    """Whether a verb of planning looks ahead from now: "doit", "est prevue", not "devait", "a prevu"."""
    tense = token.feats.get("Tense")
    if token.feats.get("VerbForm") != "Part" and tense != "Past":
        return tense != "Imp"
    helpers = [t for t in group if t.i != token.i and t.i < token.i]
    if not helpers:
        return True
    return all(t.feats.get("Tense") not in ("Imp", "Past") and t.lemma != "avoir" for t in helpers)


def _after_words(tree: Tree, verb: Token, words: Sequence[str]) -> bool:
    first = tree.sentences[verb.sentence].first
    left = " ".join(t.text for t in tree.tokens[first : verb.i]).lower()
    return any(w in left for w in words)
