"""Finite verbs that the model takes for nouns or adjectives, and set phrases that are adverbs.

"Les rebelles contrôlent la ville": no plural noun or adjective ends in -ent, so it is a verb; only verbs end in
-aient or -èrent, and behind "ne" stands a verb. "Sans doute" and its like say how sure one is, not what lacks.
"""

import re

from dateline.lang.spacy_adapter import Columns

_NO_VERBS = frozenset(("NOUN", "ADJ", "PROPN", "ADV", "X"))
_ENDINGS: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile(r"[a-zà-ÿ]{2}(?:er|ir|dr|tr|ur)aient$"), {"Mood": "Cnd", "Number": "Plur", "Tense": "Pres"}),
    (re.compile(r"[a-zà-ÿ]{2}aient$"), {"Mood": "Ind", "Number": "Plur", "Tense": "Imp"}),
    (re.compile(r"[a-zà-ÿ]{2}èrent$"), {"Mood": "Ind", "Number": "Plur", "Tense": "Past"}),
    (re.compile(r"[a-zà-ÿ]{3}(?:er|ir|dr|tr)ont$"), {"Mood": "Ind", "Number": "Plur", "Tense": "Fut"}),
    (re.compile(r"[a-zà-ÿ]{4}(?:er|ndr|ttr)a$"), {"Mood": "Ind", "Number": "Sing", "Tense": "Fut"}),
    (re.compile(r"[a-zà-ÿ]{4}(?:er|ndr|ttr)ait$"), {"Mood": "Cnd", "Number": "Sing", "Tense": "Pres"}),
)
# Forms of the present that end like a future: "les secours font état de deux morts".
_PRESENT = frozenset({"font", "sont", "ont", "vont"})
# What may stand between "ne" and its verb.
_CLITICS = frozenset("y en le la les l' lui leur me m' te t' se s' nous vous".split())
# Adverbs of several words by the first of them: how sure, how, again, besides.
_ADVERBS: dict[str, tuple[tuple[str, ...], ...]] = {
    "sans": (
        *(("sans", w) for w in "doute conteste cesse relâche répit arrêt délai tarder surprise distinction".split()),
        ("sans", "aucun", "doute"),
        ("sans", "nul", "doute"),
    ),
    "selon": (("selon", "toute", "vraisemblance"),),
    "bel": (("bel", "et", "bien"),),
    "de": (("de", "nouveau"),),
    "à": (("à", "nouveau"),),
    "en": (("en", "effet"), ("en", "outre"), ("en", "partie")),
}


def mend_verbs(columns: Columns) -> None:
    """Sets right the part of speech, features, head and relation of verbs, and the part of speech of adverbs."""
    words, heads, deprels = columns.words, columns.heads, columns.deprels
    for i, (text, _, upos, feats) in enumerate(words):
        if text in _ADVERBS:
            _adverb(columns, i)
        if deprels[i] == "acl" and feats.get("VerbForm") == "Part":
            heads[i] = _noun_of_adjective(columns, heads[i], feats)
        if upos == "ADV" and _a_noun(columns, i):
            words[i] = (text, text.removesuffix("s"), "NOUN", {"Number": "Plur"})
            continue
        if feats.get("Tense") == "Fut" and text.endswith(("rait", "raient")):
            words[i] = (text, words[i][1], upos, {**feats, "Mood": "Cnd", "Tense": "Pres"})
            continue
        if feats.get("Tense") == "Fut" and text in _PRESENT:
            words[i] = (text, words[i][1], upos, {**feats, "Tense": "Pres"})
            continue
        if upos not in _NO_VERBS or not text.islower() or i == 0:
            continue
        found = _finite(text, feats) or _behind_ne(columns, i) or _with_object(columns, i) or _remains(columns, i)
        found = found or _harms(columns, i)
        if found is None and (found := _of_them(columns, i)) is not None:
            _partitive(columns, i)
        if found is None:
            continue
        words[i] = (text, _infinitive(text, found), "VERB", {**found, "Person": "3", "VerbForm": "Fin"})
        noun = heads[i]
        if noun < i and deprels[i].startswith(("amod", "nmod", "appos", "acl")) and words[noun][2] in ("NOUN", "PROPN"):
            _govern(columns, i, noun)


def _noun_of_adjective(columns: Columns, head: int, feats: dict[str, str]) -> int:
    """The noun that a participle belongs to which the parser hung on an adjective: "appareils ennemis brouillés"."""
    noun = columns.heads[head]
    of_noun = columns.deprels[head] == "amod" and columns.words[head][2] == "ADJ" and columns.words[noun][2] == "NOUN"
    agrees = feats.get("Number") == columns.words[noun][3].get("Number")
    return noun if of_noun and noun < head and agrees else head


def _a_noun(columns: Columns, i: int) -> bool:
    """Whether what the model calls an adverb is a plural noun with its article or number: "plusieurs drones"."""
    if i == 0 or not columns.words[i][0].endswith("s") or columns.words[i - 1][2] not in ("DET", "NUM"):
        return False
    return columns.deprels[i].startswith(("nsubj", "obj", "nmod", "obl", "conj"))


def _finite(text: str, feats: dict[str, str]) -> dict[str, str] | None:
    """The features of a form that only a finite verb has; none for others."""
    if text.endswith("ent") and feats.get("Number") == "Plur" and len(text) > 5:
        for ending, found in _ENDINGS:
            if ending.search(text):
                return found
        return {"Mood": "Ind", "Number": "Plur", "Tense": "Pres"}
    if not text.endswith(("ont", "ent", "ra", "rait")):
        return None
    return next((found for ending, found in _ENDINGS if ending.search(text)), None)


def _infinitive(text: str, feats: dict[str, str]) -> str:
    """The infinitive of a finite form, taken for one in -er where the form does not tell."""
    if feats["Tense"] == "Fut" or feats["Mood"] == "Cnd":
        stem = re.sub(r"(?:a|ont|ait|aient)$", "", text)
        return stem if stem.endswith(("er", "ir")) else stem + "e"
    return re.sub(r"(?:e|ent|aient|èrent)$", "", text) + "er"


def _behind_ne(columns: Columns, i: int) -> dict[str, str] | None:
    """The features of a verb behind "ne": "ne contrôle plus la ville"."""
    words = columns.words
    k = i - 1
    while k > 0 and words[k][0].lower() in _CLITICS:
        k -= 1
    negated = words[k][0].lower() in ("ne", "n'") and columns.sentences[k] == columns.sentences[i]
    return {"Mood": "Ind", "Number": "Sing", "Tense": "Pres"} if negated and words[i][2] in ("NOUN", "ADJ") else None


def _with_object(columns: Columns, i: int) -> dict[str, str] | None:
    """The features of a verb that the parser gave a subject and an object: "l'armée contrôle la base"."""
    if columns.words[i][2] != "NOUN" or columns.words[i - 1][2] not in ("NOUN", "PROPN", "ADJ", "PRON"):
        return None
    near = range(max(i - 12, 0), min(i + 12, len(columns.words)))
    mine = {columns.deprels[k]: k for k in near if columns.heads[k] == i and k != i}
    if "cop" in mine or mine.get("nsubj", i) >= i or mine.get("obj", i) <= i:
        return None
    return {"Mood": "Ind", "Number": "Sing", "Tense": "Pres"}


def _remains(columns: Columns, i: int) -> dict[str, str] | None:
    """The features of a verb that what its subject remains follows at once: "l'aéroport, occupé, demeure fermé"."""
    words = columns.words
    if words[i][0] not in ("demeure", "reste") or i + 1 >= len(words) or words[i - 1][2] in ("DET", "ADP", "NUM"):
        return None
    state = words[i + 1][2] == "ADJ" or words[i + 1][3].get("VerbForm") == "Part"
    return {"Mood": "Ind", "Number": "Sing", "Tense": "Pres"} if state else None


def _harms(columns: Columns, i: int) -> dict[str, str] | None:
    """The features of a verb of harm before how many it hurts: "une frappe tue entre 40 et 60 soldats"."""
    words = columns.words
    if words[i][0] not in ("tue", "blesse") or words[i - 1][2] in ("DET", "ADP", "NUM"):
        return None
    counted = any(w[2] == "NUM" for w in words[i + 1 : i + 4])
    return {"Mood": "Ind", "Number": "Sing", "Tense": "Pres"} if counted else None


def _of_them(columns: Columns, i: int) -> dict[str, str] | None:
    """The features of a verb between "en" and how many of them: "tue dix civils et en blesse vingt autres"."""
    words = columns.words
    if not 2 <= i < len(words) - 1 or words[i - 1][0] != "en" or words[i + 1][2] != "NUM":
        return None
    joined = words[i - 2][0] in ("et", ",", "puis") and words[i][0].endswith("e")
    verb = any(columns.sentences[k] == columns.sentences[i] and words[k][2] == "VERB" for k in range(max(i - 15, 0), i))
    return {"Mood": "Ind", "Number": "Sing", "Tense": "Pres"} if joined and verb else None


def _partitive(columns: Columns, i: int) -> None:
    """Puts a verb between "en" and a number beside the verb before it, and the number under it."""
    words, heads, deprels = columns.words, columns.heads, columns.deprels
    heads[i], deprels[i] = next(k for k in range(i - 1, -1, -1) if words[k][2] == "VERB"), "conj"
    words[i - 1] = ("en", "en", "PRON", {"Person": "3"})
    heads[i - 1], deprels[i - 1] = i, "iobj"
    counted = i + 2 if i + 2 < len(words) and words[i + 2][2] in ("NOUN", "ADJ") else i + 1
    heads[counted], deprels[counted] = i, "obj"
    if counted > i + 1:
        heads[i + 1], deprels[i + 1] = counted, "nummod"


def _govern(columns: Columns, verb: int, noun: int) -> None:
    """Makes the noun before a verb its subject, and puts what follows the verb under it."""
    heads, deprels = columns.heads, columns.deprels
    heads[verb] = verb if heads[noun] == noun else heads[noun]
    deprels[verb] = deprels[noun]
    for k, head in enumerate(heads):
        if head in (noun, verb) and k > verb:
            heads[k] = verb
            cased = any(h == k and d.startswith("case") for h, d in zip(heads, deprels, strict=True))
            if deprels[k] == "nmod":
                deprels[k] = "obl:mod" if cased else "obj"
    heads[noun], deprels[noun] = verb, "nsubj"


def _adverb(columns: Columns, i: int) -> None:
    """Makes adverbs of the words of a set phrase that begins at `i`."""
    words = columns.words
    for phrase in _ADVERBS[words[i][0]]:
        if [w[0] for w in words[i : i + len(phrase)]] == list(phrase):
            for k in range(i, i + len(phrase)):
                words[k] = (words[k][0], words[k][0], "ADV", {})
            return
