"""Triggers: the words of a sentence that may tell an event, before the grammar decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.mentions.grammar.lexicon import REFLEXIVE, Entry
from dateline.mentions.grammar.view import NOMINAL, View
from dateline.model import Sentence
from dateline.model.quick import quick


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A lexicon entry found in a sentence: its tokens, its head word, whether as a noun or in a reflexive form."""

    entry: Entry
    inside: tuple[int, ...]
    token: int
    noun: bool
    reflexive: bool = False

    @property
    def first(self) -> int:
        """The first token."""
        return self.inside[0]

    @property
    def last(self) -> int:
        """The last token."""
        return self.inside[-1]


def find_triggers(view: View, sentence: Sentence) -> list[list[Trigger]]:
    """The triggers of a sentence, in text order: for each place in it the readings to try, phrases first."""
    key = ("triggers", sentence.index)
    if key not in view.memo:
        view.memo[key] = _find_triggers(view, sentence)
    return [list(row) for row in view.memo[key]]


def _find_triggers(view: View, sentence: Sentence) -> list[list[Trigger]]:
    rows: dict[int, list[Trigger]] = {}
    lexicon = view.lexicon
    said = {*view.lows[sentence.first : sentence.last], *view.lemmas[sentence.first : sentence.last]}
    words = [(i, view.keys(i)) for i in range(sentence.first, sentence.last)]
    phrases, singles = lexicon.phrases, lexicon.singles
    for i, keys in words:
        for key in keys:
            for entry in phrases.get(key, ()):
                if entry.elements and entry.elements[0][0].isdisjoint(said):
                    continue
                inside = _phrase_at(view, sentence, i, entry)
                if inside is None or _noun_for_verb(view, inside, entry):
                    continue
                token = _head(view, inside)
                found = Trigger(entry=entry, inside=inside, token=token, noun=not _any_verb(view, inside))
                row = rows.setdefault(token, [])
                if found not in row:
                    row.append(found)
    for row in rows.values():
        row.sort(key=lambda t: (-len(t.inside), t.entry.family.id != "down"))  # "shot down at 300 metres"
    for i, keys in words:
        if not singles.isdisjoint(keys):
            for trigger in _single(view, i):
                rows.setdefault(i, []).append(trigger)
    return [rows[i] for i in sorted(rows)]


def _single(view: View, i: int) -> list[Trigger]:
    out: list[Trigger] = []
    token = view.tokens[i]
    if noun_like(view, i):
        return _as_noun(view, i)
    if token.upos in ("VERB", "AUX") or (token.upos == "ADJ" and token.feats.get("VerbForm") == "Part"):
        lemma = next((key for key in view.keys(i) if key in view.lexicon.verbs), view.lemmas[i])
        entries = view.lexicon.verbs.get(lemma, ())
        reflexive = False
        if not entries and lemma.endswith(REFLEXIVE):
            entries, reflexive = view.lexicon.verbs.get(lemma[:-2], ()), True
        out += [Trigger(entry=e, inside=(i,), token=i, noun=False, reflexive=reflexive) for e in entries]
        if out:
            return out
    if token.upos in NOMINAL or (token.upos in ("ADJ", "VERB", "X", "ADV", "DET", "NUM") and not out):
        for key in view.keys(i):
            for e in view.lexicon.nouns.get(key, ()):
                if token.upos in NOMINAL or key == view.lows[i] and e.family.nature == "harm":
                    out.append(Trigger(entry=e, inside=(i,), token=i, noun=True))
            if out:
                break
    if (
        not out
        and token.upos in ("NOUN", "PROPN", "ADJ")
        and view.lemmas[i] in view.lexicon.verbs
        and _verb_here(view, i)
    ):
        out += [Trigger(entry=e, inside=(i,), token=i, noun=False) for e in view.lexicon.verbs[view.lemmas[i]]]
    return out


_ASIDE = 7  # words of who says it between those of a phrase
_PREPOSITIONS = frozenset({"on", "upon", "at", "into"})
_NOUNS = frozenset({"fire", "crash"})


def _noun_for_verb(view: View, inside: tuple[int, ...], entry: Entry) -> bool:
    """Whether a phrase meets the other part of speech: "a fire on the roof", "a missile fired", "a plane crashed"."""
    if not entry.elements:
        return False
    if view.lows[inside[0]] == "march" and view.tokens[inside[0]].upos == "PROPN":
        return True  # "on March 7 in Goma" nobody marches
    if view.tokens[inside[-1]].upos == "VERB" and entry.elements[-1][0] & _NOUNS:
        return True
    if view.tokens[inside[0]].upos not in NOMINAL:
        return False
    turned = entry.key.startswith("force ")  # "its air force had brought it down"
    return turned or entry.elements[0][0] <= _PREPOSITIONS


def noun_like(view: View, i: int) -> bool:
    """Whether a participle stands as a noun: "погибших нет", "трое нападавших"."""
    t = view.tokens[i]
    if not view.traits.participles_decline:  # "two of the wounded"
        named = (
            t.upos in ("VERB", "ADJ")
            and view.lows[i] in view.lexicon.nouns
            and i > 0
            and view.lows[i - 1] in view.words("determiners", "article")
        )
        return named and not _before_noun(view, i)
    if t.feats.get("VerbForm") != "Part" or t.feats.get("Variant") == "Short":
        return False
    if view.is_predicative(i) and view.tokens[i].feats.get("Case") != "Gen":
        return False
    return not t.deprel.startswith(("amod", "acl", "conj", "root", "advcl", "parataxis", "ccomp", "xcomp")) or (
        view.lows[i] in view.lexicon.nouns and not _before_noun(view, i)
    )


def _before_noun(view: View, i: int) -> bool:
    return i + 1 < len(view.tokens) and view.tokens[i + 1].upos in ("NOUN", "PROPN", "ADJ")


def _as_noun(view: View, i: int) -> list[Trigger]:
    return [
        Trigger(entry=e, inside=(i,), token=i, noun=True)
        for key in view.keys(i)
        for e in view.lexicon.nouns.get(key, ())
    ]


def _verb_here(view: View, i: int) -> bool:
    """Whether a word that the tagger took for a noun is a verb: no verb in its clause, a noun right before it."""
    first, last = view.clause_of(i)
    if any(view.is_verb(k) for k in range(first, last)) or i == first:
        return False
    return (
        view.tokens[i - 1].upos in NOMINAL
        and i + 1 < last
        and view.tokens[i + 1].upos in ("DET", "NUM", "PROPN", "ADP")
    )


def _phrase_at(view: View, sentence: Sentence, i: int, entry: Entry) -> tuple[int, ...] | None:
    if view.traits.free_order and entry.elements and i > sentence.first:
        behind = _turned(view, sentence, i, entry)
        if behind is not None:
            return behind
    inside = [i]
    at = i
    for choices, gap in entry.elements:
        for j in _ahead(view, at, gap, sentence.last):
            if view.lows[j] in choices or view.lemmas[j] in choices:
                if view.traits.cases and _came_of(view, j):
                    return None  # "зазнали поранень унаслідок обстрілу": of wounds, not of shelling
                inside.append(j)
                at = j
                break
            if view.lows[j] in (";", ":", ".", ","):
                return None
        else:
            return None
    return None if not view.traits.cases and _parted_by_a_verb(view, inside) else tuple(inside)


def _parted_by_a_verb(view: View, inside: list[int]) -> bool:
    """Whether a verb stands between the nouns of a phrase that has none: "a tank caught fire" is no tank fire."""
    if any(view.tokens[i].upos not in NOMINAL for i in inside):
        return False
    return any(view.tokens[i].upos == "VERB" for i in range(inside[0], inside[-1]) if i not in inside)


def _ahead(view: View, at: int, gap: int, last: int) -> Sequence[int]:
    """The words behind `at` that a phrase may go on with, what is said by whom left out with its commas."""
    near = range(at + 1, min(at + 2 + gap, last))
    if at in view.saying or view.saying.isdisjoint(near):
        return near  # "claimed the bombing" is all words of saying
    beside = {j + d for j in range(at, last) if j in view.saying for d in (-1, 1)}
    return [j for j in range(at + 1, last) if j not in view.saying and not (view.lows[j] == "," and j in beside)][
        : gap + 1
    ]


def _turned(view: View, sentence: Sentence, i: int, entry: Entry) -> tuple[int, ...] | None:
    """A phrase of a verb whose other words stand before it, as word order is free: "під ударом опинився"."""
    if not view.is_verb(i) or any(len(w) < 4 for choices, _ in entry.elements for w in choices):
        return None
    inside = [i]
    for choices, gap in entry.elements:
        back = _behind(view, i, sentence.first)
        found = next((j for j in back[: gap + 1] if view.lows[j] in choices or view.lemmas[j] in choices), None)
        if found is None or any(view.lows[k] in (",", ";", ":") for k in back if k >= found):
            return None
        inside.append(found)
    if any(c.i not in inside for j in inside[1:] for c in view.tree.children(j, "case")):
        return None  # "внаслідок атаки зазнали поранень": the attack is the cause, not what was suffered
    return tuple(sorted(inside))


def _behind(view: View, i: int, first: int) -> list[int]:
    """The words before `i`, nearest first, who says it left out: "під вогнем, за даними ОВА, перебували 12 сіл"."""
    near = list(range(i - 1, first - 1, -1))
    if view.saying.isdisjoint(near[: 2 * _ASIDE]):
        return near
    said = {j for j in near if j in view.saying}
    beside = {j for j in near if view.lows[j] == "," and (j - 1 in said or j + 1 in said)}
    return [j for j in near if j not in said and j not in beside]


def _came_of(view: View, i: int) -> bool:
    """Whether a noun is the cause of what is told: "унаслідок обстрілу"."""
    results = view.words("results")
    return any(view.lows[c.i] in results for c in view.tree.children(i, "case"))


def _any_verb(view: View, inside: tuple[int, ...]) -> bool:
    return any(view.is_verb(i) for i in inside)


def _head(view: View, inside: tuple[int, ...]) -> int:
    """The token of a phrase that governs the rest: verbs first, then one whose head lies outside."""
    verbs = [i for i in inside if view.tokens[i].upos == "VERB"] or [i for i in inside if view.is_verb(i)]
    if verbs:  # "заминированный автомобиль был взорван"
        told = [i for i in verbs if view.tokens[i].deprel != "amod"]
        return (told or verbs)[0]
    tops = [i for i in inside if view.tokens[i].head not in inside or view.tokens[i].head == i]
    return (tops or list(inside))[0]
