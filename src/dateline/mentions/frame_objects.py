"""What a verb acts on: its object by parse and by position, and its other complements."""

from dateline.mentions.frame_subjects import antecedent, is_misread_auxiliary
from dateline.mentions.frame_words import CLOSING, NOMINAL, OPENING, lower
from dateline.mentions.lexicon import clause_words, participle_forms, things
from dateline.mentions.tree import Tree


def object_of(tree: Tree, v: int) -> int | None:
    """What the verb at `v` acts on, found by parse, by a verb joined to it, then by position."""
    own = tree.children(v, "obj", "iobj")
    if not own and is_misread_auxiliary(tree, v):
        own = [t for t in tree.children(tree.tokens[v].head, "obj") if t.i > v]
    for t in own:
        if lower(t) in clause_words("fr", "time_nouns", "words") or _behind_gerund(tree, v, t.i):
            continue
        if _doubled(tree, t.i):
            return next((k.i for k in tree.tokens[t.i + 3 : t.i + 7] if k.upos == "NOUN"), None)
        if t.upos in NOMINAL and lower(t) not in ("se", "s'", "y"):
            en = v - 1 - (tree.tokens[v - 1].upos == "AUX")  # "en abattre la totalité": of those named before
            if tree.lows[en] == "en" and lower(t) in things("fr").transparent and not tree.children(t.i, "nmod"):
                return en
            if lower(t) in ("que", "qu'"):
                return antecedent(tree, t.i)
            if lower(t) in ("en", "l'", "les", "le", "la"):
                number = next(
                    (x for x in tree.tokens[v + 1 : v + 4] if x.upos == "NUM" and x.sentence == t.sentence), None
                )
                return number.i if number is not None else t.i
            return t.i
    if (second := _joined_verb(tree, v)) is not None:  # "avoir détruit ou brouillé 126 drones": one object for both
        return object_of(tree, second)
    if (clefted := _clefted(tree, v)) is not None:
        return clefted
    limit = v + 10
    times, led = clause_words("fr", "time_nouns", "words"), clause_words("fr", "time_nouns", "led")
    for k in range(v + 1, min(limit, len(tree.tokens))):
        t = tree.tokens[k]
        if lower(t) in times or t.text in OPENING or t.text in CLOSING and k == v + 1:
            continue
        if lower(t) in led and any(lower(x) in times for x in tree.tokens[k + 1 : k + 5]):
            continue
        if lower(t) in ("entre", "près", "plus", "au", "moins", "de", "d'", "environ", "quelque") and any(
            x.upos == "NUM" or lower(x) in ("moins", "dizaine", "centaine") for x in tree.tokens[k + 1 : k + 4]
        ):
            continue
        if (
            t.sentence != tree.tokens[v].sentence
            or t.text in (",", ";", ":", ".", "(", "»")
            or t.upos in ("ADP", "SCONJ", "VERB")
        ):
            # "a détruit au-dessus de X onze roquettes": the parser takes the first half of "au-dessus de" by itself
            near = k == v + 1 or k == v + 2 and tree.tokens[v + 1].upos == "ADV"
            return _behind_adverbial(tree, v, k) if near else None
        if t.upos in ("NOUN", "PROPN", "NUM") or t.feats.get("NumType") == "Card":
            if t.upos == "NUM" and k + 1 < len(tree.tokens) and tree.tokens[k + 1].upos in ("NOUN", "ADJ"):
                continue
            return k
    return None


def _doubled(tree: Tree, i: int) -> bool:
    """Whether a noun is the first half of an adverb: "tour à tour", "coup sur coup"."""
    return tree.lows[i + 1 : i + 2] in (["à"], ["sur"]) and tree.lows[i + 2 : i + 3] == [tree.lows[i]]


def _clefted(tree: Tree, v: int) -> int | None:
    """The noun that "c'est ... que" puts before its verb: "c'est un passeur que les gendarmes ont arrêté"."""
    head = tree.tokens[v].head
    led = tree.tokens[v].deprel.startswith(("acl", "ccomp", "advcl")) and head < v
    if not led or tree.tokens[head].upos not in ("NOUN", "PROPN"):
        return None
    marked = any(lower(t) in ("que", "qu'") for t in tree.children(v, "mark"))
    return head if marked and any(lower(t) in ("c'", "ce") for t in tree.children(head, "nsubj")) else None


def _behind_adverbial(tree: Tree, v: int, k: int) -> int | None:
    """Object behind an adverbial: "a tué à Kiev un général", "a touché, à Lviv, un bus", 'a tué à Tyr "un chef"'."""
    tokens, sentence = tree.tokens, tree.tokens[v].sentence
    comma = tokens[k].text == ","
    if not comma and tokens[k].upos != "ADP" or tokens[k].sentence != sentence:
        return None
    if k == v + 1 and tree.lows[k] in ("de", "d'", "par"):
        return None
    for j in range(k + 1, min(k + 12, len(tokens) - 1)):
        t = tokens[j]
        if t.sentence != sentence or t.upos in ("VERB", "AUX", "SCONJ", "PRON") or t.text in (";", ":", ".", "(", "»"):
            return None
        opens = (
            t.text == ","
            if comma
            else tokens[j - 1].upos in ("NOUN", "PROPN", "ADJ")
            or tokens[j - 1].text in OPENING
            or tokens[j - 1].text[:1].isupper()
        )
        start = j + 1 if comma else j
        if t.text == "," and not comma:
            return None
        if not opens or tree.lows[start] in ("de", "d'", "des", "du") and not comma:
            continue
        if tokens[start].upos not in ("DET", "NUM") and tree.lows[start] not in ("au", "plus", "près", "une", "un"):
            if comma:
                return None
            continue
        people = things("fr").classes
        noun = next(
            (
                i
                for i in range(start, min(start + 6, len(tokens)))
                if tokens[i].upos in ("NOUN", "PROPN") or "people" in people.get(tree.lows[i], ())
            ),
            None,
        )
        if noun is None or tree.lows[noun] in clause_words("fr", "time_nouns", "words"):
            return None
        return noun if tokens[noun].sentence == sentence else None
    return None


def _joined_verb(tree: Tree, v: int) -> int | None:
    """The verb of the same form that "et" or "ou" joins to the one at `v` at once."""
    if v + 2 >= len(tree.tokens) or tree.lows[v + 1] not in ("et", "ou") or tree.tokens[v].upos != "VERB":
        return None
    second = tree.tokens[v + 2]
    form = tree.tokens[v].feats.get("VerbForm")
    same = second.upos == "VERB" and form is not None and second.feats.get("VerbForm") == form
    same = same or form == "Part" and second.upos == "NOUN" and tree.lows[v + 2] in participle_forms("fr")
    return v + 2 if same and second.sentence == tree.tokens[v].sentence else None


def _behind_gerund(tree: Tree, v: int, i: int) -> bool:
    """Whether a gerund set off by a comma stands between a verb and a noun: "est tombée sur X, blessant cinq ..."."""
    return any(
        tree.lows[k].endswith("ant") and tree.lows[k - 1] in (",", "en", "et") and tree.tokens[k].upos != "ADV"
        for k in range(v + 2, i)
    )


def noun_close_before(tree: Tree, v: int) -> bool:
    """Whether the verb's own subject stands right before it: "... et 56 autres blessés"."""
    return v > 0 and tree.tokens[v - 1].upos in ("NOUN", "NUM", "PROPN", "ADJ") and lower(tree.tokens[v - 1]) != "et"


def noun_before(tree: Tree, i: int) -> int | None:
    """The nearest noun before token `i` that names no time."""
    for k in range(i - 1, max(i - 5, -1), -1):
        t = tree.tokens[k]
        if t.sentence != tree.tokens[i].sentence or t.text in (";", ":", "."):
            return None
        if t.upos in ("NOUN", "PROPN", "NUM") and lower(t) not in clause_words("fr", "time_nouns", "words"):
            return k
    return None
