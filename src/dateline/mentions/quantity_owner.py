"""Which event a quantity belongs to, and which argument of it the quantity fills."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_words import lower
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_words, lexicon, participle_forms, things
from dateline.mentions.numerals import counted_words, grammar_words
from dateline.mentions.tree import Tree
from dateline.mentions.triggers import Trigger
from dateline.model import QuantityMention
from dateline.model.quick import quick

if TYPE_CHECKING:
    from dateline.mentions.event_candidates import Candidate
    from dateline.mentions.frames import Frame

_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET")
_AUXILIARIES = clause_words("fr", "auxiliary_forms", "words")
_EFFECTS = frozenset({"kill", "wound", "damage"})
_BODILY = frozenset({"kill", "wound"})
_STOPS = frozenset({";", ":", ".", "(", ")", "—", "–"})


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """The event that owns a quantity, the frame in it, and how it stands to that frame.

    `role` is trigger (the counted noun tells the event: "dix morts"), object, subject, within (a complement of the
    object: "les vitres de trois maisons") or None for a looser bond; `preposition` is what introduces the quantity,
    lower case. `sure` where the order of the words shows the bond, which outweighs the parse.
    """

    owner: "Candidate"
    frame: Frame
    role: str | None
    preposition: str | None
    sure: bool = False


def hold_all(
    tree: Tree, quantities: list[QuantityMention], candidates: list["Candidate"], language: str
) -> list[Hold | None]:
    """The hold of each quantity of one sentence, in order; None where no event owns it."""
    holds = [
        None if _told_otherwise(tree, q, candidates, language) else _hold(tree, q, candidates, language)
        for q in quantities
    ]
    for chain in _chains(tree, quantities, language):
        _share(quantities, chain, holds, tree)
    return holds


def _told_otherwise(tree: Tree, q: QuantityMention, candidates: list["Candidate"], language: str) -> bool:
    """Whether a clause of its own says what those counted are: "42 ont été abattus et 23 étaient des leurres"."""
    i = tree.at(q.span.end) if q.unit is None else None
    token = tree.tokens[i] if i is not None else None
    if token is None or token.deprel != "cop" or token.sentence != tree.tokens[q.token].sentence:
        return False
    told = (f.trigger for c in candidates for f in c.frames)
    if any(t.first <= token.head <= t.last for t in told):
        return False
    return tree.tokens[token.head].upos == "NOUN" and "people" not in classes(tree, token.head, language)


def _share(quantities: list[QuantityMention], chain: list[int], holds: list[Hold | None], tree: Tree) -> None:
    """Gives the members of a list the bond of the member that the verb stands next to."""
    sure = [k for k in chain if (h := holds[k]) is not None and h.sure and h.role != "trigger"]
    anchors = sure or [k for k in chain if (h := holds[k]) is not None and h.role in ("object", "subject")]
    for k in chain:
        hold = holds[k]
        if k in anchors or (hold is not None and hold.role == "trigger") or not anchors:
            continue
        if hold is not None and hold.preposition not in (None, "de", "d'", "des"):
            continue
        if quantities[k].unit is None and not _says_others(tree, quantities[k]):
            continue
        if hold is not None and hold.role in ("object", "subject") and (hold.sure or not sure):
            continue
        anchor = holds[min(anchors, key=lambda a: abs(a - k))]
        if anchor is not None:
            holds[k] = replace(anchor)


def introduced_by(tree: Tree, q: QuantityMention) -> str | None:
    """The preposition right before a quantity, past articles ("dans les deux villages"), or None."""
    i = tree.at(q.span.start)
    first = tree.tokens[i] if i is not None else None
    if i is None or first is None:
        return None
    for k in range(i - 1, max(i - 3, -1), -1):
        token = tree.tokens[k]
        if token.sentence != first.sentence:
            return None
        if lower(token) in grammar_words("fr", "articles"):
            continue
        return lower(token) if token.upos == "ADP" or lower(token) in grammar_words("fr", "prepositions") else None
    return None


def own_participle(tree: Tree, q: QuantityMention, language: str) -> int | None:
    """The index of the participle that qualifies a quantity at once: "deux engins abattus", "treize stoppés"."""
    i = tree.at(q.span.end)
    if i is None:
        return None
    for k in range(i, min(i + 2, len(tree.tokens))):
        token = tree.tokens[k]
        if token.sentence != tree.tokens[q.token].sentence:
            return None
        if lower(token) in participle_forms(language) and token.upos in ("VERB", "ADJ", "NOUN", "AUX"):
            return k
        if lower(token) == "sans" and k == i and k + 2 < len(tree.tokens):  # "appareils sans pilote lancés"
            return k + 2 if lower(tree.tokens[k + 2]) in participle_forms(language) else None
        if token.upos not in ("ADJ", "PROPN", "ADV") and token.text not in ("»", '"', "”"):
            return None
    return None


def _hold(tree: Tree, q: QuantityMention, candidates: list["Candidate"], language: str) -> Hold | None:
    preposition = introduced_by(tree, q)

    def held(c: "Candidate", f: Frame, role: str | None) -> Hold:
        return Hold(owner=c, frame=f, role=role, preposition=preposition)

    triggers: dict[int, tuple[Candidate, Frame]] = {}
    for c in candidates:
        for f in c.frames:
            for i in range(f.trigger.first, f.trigger.last + 1):
                triggers[i] = (c, f)
    if q.token in triggers:
        return held(*triggers[q.token], "trigger")
    first = tree.at(q.span.start) or 0
    dead = triggers.get(first - 2) if preposition in ("de", "d'") else None
    if dead is not None and dead[1].trigger.entry.family.id == "kill" and tree.tokens[first - 2].upos == "NOUN":
        return replace(held(*dead, None), sure=True)  # "la mort d'un homme et blessant cinq autres"
    beside = _beside_verb(tree, q, triggers, language)
    participle = own_participle(tree, q, language)
    told = participle is not None and participle in triggers  # "a recensé dix civils tués"
    if beside is None and not told and _object_of_other_verb(tree, q, triggers, language):
        return _under_shared_auxiliary(tree, q, candidates, language)
    if beside is not None:
        c, f, role = beside
        return Hold(owner=c, frame=f, role=role, preposition=preposition, sure=True)
    if participle is not None and participle in triggers and triggers[participle][1].voice in ("participle", "passive"):
        if not tree.tokens[q.token].deprel.startswith("nsubj") or tree.tokens[q.token].head == participle:
            return replace(held(*triggers[participle], "object"), sure=True)
    arguments = _arguments(tree, q, candidates)
    if arguments:
        direct = [(c, f, role) for c, f, role in arguments if _governs(tree, f, q.token)]
        if participle is not None and participle not in triggers and not direct:
            return None
        c, f, role = min(
            direct or arguments, key=lambda a: (a[1].voice == "participle", abs(a[1].trigger.token - q.token))
        )
        return held(c, f, role)
    if participle is not None and participle in triggers:
        return held(*triggers[participle], "object")
    if participle is not None:
        return None
    found = _above(tree, q, candidates, triggers)
    if found == "foreign":
        return _second_toll(tree, q, candidates, preposition, language)
    if isinstance(found, tuple):
        inside = q.token not in (found[1].object, found[1].subject) and preposition in ("de", "d'", "des", "du")
        return held(
            *found, "within" if inside and found[1].voice != "noun" and _below(tree, q.token, found[1].object) else None
        )
    near = [c for c in candidates if not _cut_between(tree, c.token, q.token)]
    if near:
        nearest = min(near, key=lambda c: abs(c.token - q.token))
        return held(nearest, nearest.frame, None)
    return None


def _second_toll(
    tree: Tree, q: QuantityMention, candidates: list["Candidate"], preposition: str | None, language: str
) -> Hold | None:
    """The hold of a toll that leaves its auxiliary out, wherever the parser hung it.

    "Trois personnes ont été tuées et une quinzaine d'autres blessées par une frappe, a annoncé ..."
    """
    first = tree.at(q.span.start)
    joined = bool(first) and first is not None and tree.lows[first - 1] in ("et", ",", "puis")
    if not joined or preposition is not None or tree.lows[q.token] not in things(language).casualty:
        return None
    earlier = [
        (c, f)
        for c in candidates
        for f in c.frames
        if f.voice == "passive" and f.trigger.token < q.token < f.trigger.token + 12
    ]
    harm = [(c, f) for c, f in earlier if f.trigger.entry.family.id in _BODILY]
    return Hold(owner=harm[-1][0], frame=harm[-1][1], role=None, preposition=None, sure=True) if harm else None


def _beside_verb(
    tree: Tree, q: QuantityMention, triggers: dict[int, tuple["Candidate", Frame]], language: str
) -> "tuple[Candidate, Frame, str] | None":
    """The verb that follows a quantity as its predicate ("deux engins russes ont été abattus") or goes before it."""
    first = tree.at(q.span.start)
    if first is None or introduced_by(tree, q) is not None:
        return None
    if first and first - 1 in triggers:
        c, f = triggers[first - 1]
        if f.voice == "active" and f.trigger.last == first - 1 and tree.tokens[first - 1].upos in ("VERB", "AUX"):
            return c, f, "object"
        joined = first > 1 and lower(tree.tokens[first - 2]) in grammar_words("fr", "separators")
        if f.voice == "participle" and joined and f.trigger.last == first - 1:
            return c, f, "object"  # "a tué trois gendarmes, blessé deux autres"
    k = _predicate(tree, tree.at(q.span.end), tree.tokens[q.token].sentence, language)
    if k is None or k not in triggers:
        return None
    c, f = triggers[k]
    if f.voice == "noun" or f.voice == "participle":
        return None
    return c, f, "object" if f.voice == "passive" else "subject"


def _object_of_other_verb(
    tree: Tree, q: QuantityMention, triggers: dict[int, tuple["Candidate", Frame]], language: str
) -> bool:
    """Whether the quantity is the object of a verb of events that tells none here: "et arrêté sept autres"."""
    first = tree.at(q.span.start)
    if not first or first - 1 in triggers:
        return False
    before = tree.tokens[first - 1]
    if before.sentence != tree.tokens[first].sentence or lower(before) in counted_words(language, "amounting"):
        return False
    if first > 2 and tree.lows[first - 2] in ("et", "ou") and first - 3 in triggers:
        return False  # "avoir détruit ou brouillé 126 drones"
    return lower(before) in participle_forms(language) or (
        before.upos == "VERB" and lower(before) in lexicon(language).verbs
    )


def _under_shared_auxiliary(
    tree: Tree, q: QuantityMention, candidates: list["Candidate"], language: str
) -> Hold | None:
    """The hold of the object of a second participle: "les tirs ont blessé un homme et endommagé trois maisons"."""
    v = (tree.at(q.span.start) or 1) - 1
    if lower(tree.tokens[v - 1]) not in ("et", ",", "puis"):
        return None
    entries = [e for e in lexicon(language).verbs.get(lower(tree.tokens[v]), ()) if not e.reflexive]
    if any(e.family.id not in _EFFECTS for e in entries):
        return None  # "emporté cinq véhicules" may be no harm at all
    earlier = [c for c in candidates for f in c.frames if f.voice == "active" and f.trigger.token < v]
    if not entries or not earlier:
        return None
    owner = max(earlier, key=lambda c: c.token)
    if entries[0].family.id == "damage" and owner.event_type == "casualties":
        return None
    trigger = Trigger(entry=entries[0], first=v, last=v, token=v)
    frame = Frame(trigger=trigger, voice="active", verb=v, subject=owner.frame.subject, object=q.token)
    return Hold(owner=owner, frame=frame, role="object", preposition=None, sure=True)


def _predicate(tree: Tree, i: int | None, sentence: int, language: str) -> int | None:
    """The verb after a noun phrase that ends before token `i`, past its modifiers and one clause between commas."""
    steps = 0
    while i is not None and i < len(tree.tokens) and tree.tokens[i].sentence == sentence and steps < 10:
        token = tree.tokens[i]
        steps += 1
        if lower(token) in ("y", "en"):  # "vingt-deux y ont péri"
            i += 1
            continue
        if token.text == "," and steps <= 7:
            i = _past_comma(tree, i, sentence)
            continue
        if token.upos == "AUX" or lower(token) in _AUXILIARIES:
            if token.feats.get("VerbForm") == "Inf":
                return None
            return _participle_after(tree, i, sentence)
        if token.upos == "VERB" and token.feats.get("VerbForm") == "Fin":
            return i
        modifier = token.upos == "VERB" and lower(token) in participle_forms(language)
        if lower(token) in grammar_words("fr", "pronouns"):
            i += 1
            continue
        if (modifier or token.upos in ("ADJ", "ADP", "NOUN", "PROPN", "DET", "NUM")) and lower(token) not in (
            "et",
            "ou",
        ):
            i += 1
            continue
        if (
            lower(token) == "et"
            and i + 1 < len(tree.tokens)
            and lower(tree.tokens[i + 1]) in grammar_words("fr", "own")
        ):
            i += 2
            continue
        return None
    return None


def _past_comma(tree: Tree, i: int, sentence: int) -> int | None:
    """The token after the second of two commas, where a verb stands at once; None where none does."""
    for k in range(i + 1, min(i + 16, len(tree.tokens) - 1)):
        token = tree.tokens[k]
        if token.sentence != sentence or token.text in _STOPS or token.upos == "AUX":
            return None
        if token.text == ",":
            following = tree.tokens[k + 1]
            finite = (
                following.upos == "AUX" or following.feats.get("VerbForm") == "Fin" or lower(following) in _AUXILIARIES
            )
            return k + 1 if finite else None
    return None


def _participle_after(tree: Tree, i: int, sentence: int) -> int | None:
    for k in range(i, min(i + 6, len(tree.tokens))):
        token = tree.tokens[k]
        if token.sentence != sentence:
            return None
        if (
            token.upos in ("AUX", "ADV")
            or lower(token) in _AUXILIARIES
            or lower(token) in ("pas", "y", "d'", "ores", "et", "déjà", "pu", "dû", "être")
        ):
            continue
        return k
    return None


def _below(tree: Tree, i: int, top: int | None) -> bool:
    return top is not None and any(t.i == top for t in tree.ancestors(i))


def _arguments(tree: Tree, q: QuantityMention, candidates: list["Candidate"]) -> list[tuple["Candidate", Frame, str]]:
    """The frames whose subject or object is the counted noun or one it is coordinated with."""
    exact: list[tuple[Candidate, Frame, str]] = []
    loose: list[tuple[Candidate, Frame, str]] = []
    for c in candidates:
        for f in c.frames:
            for role, i in (("object", f.object), ("subject", f.subject)):
                if i is None:
                    continue
                if i == q.token or q.span.start <= tree.tokens[i].start < q.span.end:
                    exact.append((c, f, role))
                elif _coordinated(tree, i, q.token) or _coordinated(tree, q.token, i) or _complements(tree, i, q.token):
                    loose.append((c, f, role))
    return exact or loose


def _governs(tree: Tree, frame: Frame, i: int) -> bool:
    """Whether the parser hangs the noun at `i`, or its number, on the verb of the frame."""
    inside = range(frame.trigger.first, frame.trigger.last + 1)
    head = tree.tokens[i].head
    return head in inside or tree.tokens[head].head in inside


def _coordinated(tree: Tree, i: int, first: int) -> bool:
    """Whether the noun at `i` is coordinated with an earlier one: "cinq chars et un blindé détruits"."""
    for _ in range(4):
        token = tree.tokens[i]
        if not token.deprel.startswith("conj") or token.head == i:
            return False
        i = token.head
        if i == first:
            return True
    return False


def _complements(tree: Tree, i: int, top: int) -> bool:
    """Whether the noun at `i` only completes the one at `top`: "une cuve de produits pétroliers"."""
    for _ in range(2):
        token = tree.tokens[i]
        if not token.deprel.startswith("nmod") or token.head >= i:
            return False
        i = token.head
        if i == top:
            return True
    return False


def _above(
    tree: Tree, q: QuantityMention, candidates: list["Candidate"], triggers: dict[int, tuple["Candidate", Frame]]
) -> "tuple[Candidate, Frame] | str | None":
    """The event that governs the quantity from above in the parse; "foreign" where another verb has it as subject."""
    below = q.token
    for above in tree.ancestors(q.token):
        if above.i in triggers:
            return triggers[above.i]
        verbs = {c.frame.verb for c in candidates}
        if above.upos == "VERB" and above.i not in verbs:
            role = tree.tokens[below].deprel
            if role.startswith("nsubj") or (role.startswith(("obj", "iobj", "obl")) and _of_relative(tree, above.i)):
                return "foreign"
        below = above.i
        for c in candidates:
            for f in c.frames:
                if above.i in (f.subject, f.object) and above.upos in _NOMINAL:
                    return c, f
        if above.upos == "VERB" and above.deprel not in ("acl", "amod"):
            inside = [c for c in candidates if c.frame.voice == "noun" and c.frame.verb == above.i]
            if inside:
                nearest = min(inside, key=lambda c: abs(c.token - q.token))
                return nearest, nearest.frame
    return None


def _of_relative(tree: Tree, i: int) -> bool:
    """Whether a verb stands in a relative clause: what it acts on is no part of the event outside."""
    for _ in range(3):
        token = tree.tokens[i]
        if token.deprel.startswith("acl:relcl"):
            return True
        if not token.deprel.startswith(("xcomp", "advcl", "conj")) or token.head == i:
            return False
        i = token.head
    return False


def _cut_between(tree: Tree, a: int, b: int) -> bool:
    low, high = min(a, b), max(a, b)
    return high - low > 14 or any(t.text == "," or t.text in _STOPS for t in tree.tokens[low:high])


def _says_others(tree: Tree, q: QuantityMention) -> bool:
    return any(
        lower(t) in grammar_words("fr", "others") for t in tree.tokens[q.token : q.token + 3] if t.start < q.span.end
    )


def _chains(tree: Tree, quantities: list[QuantityMention], language: str) -> list[list[int]]:
    """Quantities that one list holds: "sept maisons, un lycée et deux bus", as lists of positions."""
    chains: list[list[int]] = []
    for k, q in enumerate(quantities):
        if k and _listed(tree, quantities[k - 1], q, language):
            chains[-1].append(k)
        else:
            chains.append([k])
    return [c for c in chains if len(c) > 1]


def _listed(tree: Tree, a: QuantityMention, b: QuantityMention, language: str) -> bool:
    """Whether only modifiers and a comma or an "et" stand between two quantities."""
    between = [t for t in tree.tokens[a.token : b.token + 1] if a.span.end <= t.start < b.span.start]
    while between and lower(between[-1]) in grammar_words("fr", "leading"):
        between.pop()
    words = [lower(t) for t in between]
    if not words or len(words) > 14 or any(w in _STOPS for w in words):
        return False
    if " ".join(words[-2:]) in grammar_words("fr", "also"):
        return True
    if words[-1] not in grammar_words("fr", "separators"):
        return False
    inner = between[:-1]
    if inner and inner[-1].text == ",":
        inner = inner[:-1]
    return all(
        t.upos in ("ADJ", "ADP", "DET", "NOUN", "PROPN", "NUM", "ADV", "SYM")
        and lower(t) not in participle_forms(language)
        for t in inner
    )


__all__ = ["Hold", "hold_all", "introduced_by", "own_participle"]
