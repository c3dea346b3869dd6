"""Whether what a trigger tells is denied, in doubt, only planned or feared, or a habit."""

from dateline.mentions.frame_words import lower
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_words, verb_forms
from dateline.mentions.tree import Tree
from dateline.model import Token

_CREW = frozenset({"pilote", "pilotes", "équipage", "conducteur", "chauffeur"})


# What stands before the noun "personne", and never before the pronoun of nobody.
_BEFORE_NOUN = frozenset({"DET", "NUM", "ADJ"})


def none_word(tree: Tree, n: int, language: str) -> bool:
    """Whether a word of none stands right before the noun: "aucun dégât", "ni mort ni blessé", "pas de victimes"."""
    near = [t for t in tree.tokens[max(n - 3, 0) : n] if t.sentence == tree.tokens[n].sentence]
    before = [lower(t) for t in near]
    strong = {lower(t) for t in near if t.upos != "ADV" or lower(t) != "sans"} & (
        clause_words(language, "negation", "strong") - {"personne"}
    )
    if before[:2] == ["pas", "une"] or before[:2] == ["pas", "un"]:
        return True
    return bool(strong) or before[-2:] in (["pas", "de"], ["pas", "d'"], ["plus", "de"]) and "pas" in before


def fill_mood(tree: Tree, frame: Frame, v: int, group: list[Token], language: str) -> None:
    """Fills negated, hedged, hypothetical and habitual from the verb group, its governors and the words nearby."""
    token = tree.tokens[v]
    words = {lower(t) for t in group}
    subject = tree.tokens[frame.subject] if frame.subject is not None else None
    reach = max(v, frame.trigger.last) + 4
    near = [t for t in tree.tokens[max(v - 10, 0) : reach] if t.sentence == token.sentence]
    if words & clause_words(language, "negation", "particle") or any(
        lower(t) in clause_words(language, "negation", "particle") for t in tree.children(v)
    ):
        near_words = {lower(t) for t in near if not _not_only(tree, t.i, language)}
        if near_words & clause_words(language, "negation", "words") and "que" not in {
            lower(t) for t in tree.tokens[v + 1 : v + 2]
        }:
            frame.negated = True
        elif _no_longer(tree, v, words):
            frame.negated = True
    if subject is not None and lower(subject) in clause_words(language, "negation", "strong"):
        person = lower(subject) == "personne" and subject.i > 0 and tree.tokens[subject.i - 1].upos in _BEFORE_NOUN
        frame.negated = frame.negated or not person  # "une personne est morte" denies nothing
    entry = frame.trigger.entry
    if entry.kind != "noun":
        if entry.family.denies:
            frame.negated = True
        elif entry.family.unharmed or "indemne" in entry.key or " sauf" in entry.key:
            frame.negated = not frame.negated
        elif entry.key.startswith(("pas ", "ne ", "n' ", "rien/aucun ", "aucun ")):
            frame.negated = False
        else:
            for t in (frame.trigger.first, v):
                inside = range(frame.trigger.first, frame.trigger.last + 1)  # "restent sans lumière" denies nothing
                # an adverb denies nothing: "a sans doute touché"
                before = [lower(x) for x in tree.tokens[max(t - 2, 0) : t] if x.i not in inside and x.upos != "ADV"]
                crewless = tree.lows[t - 1] in _CREW  # "appareils sans pilote lancés"
                if "sans" in before and not crewless or before[-1:] == ["ni"] or before[-1:] in (["aucun"], ["aucune"]):
                    frame.negated = True
    _irrealis(tree, frame, v, group, near, language)


def _not_only(tree: Tree, k: int, language: str) -> bool:
    """Whether the word at `k` denies only that it was all: "ne détruit pas seulement des ponts"."""
    return bool(clause_words(language, "negation", "only") & set(tree.lows[k + 1 : k + 2]))


def _no_longer(tree: Tree, v: int, group: set[str]) -> bool:
    """Whether "plus" denies the verb at `v` with its "ne": "ne contrôle plus la base", not "ne contrôle plus que"."""
    after = tree.lows[v + 1 : v + 3]
    return after[:1] == ["plus"] and after[1:] not in (["que"], ["qu'"]) or "plus" in group and after[:1] != ["que"]


def _irrealis(tree: Tree, frame: Frame, v: int, group: list[Token], near: list[Token], language: str) -> None:
    """Fills hedged, hypothetical and habitual."""
    token = tree.tokens[v]
    words = {lower(t) for t in group}
    if token.feats.get("Mood") == "Cnd" or words & clause_words(language, "verb_group", "conditional"):
        if _after_if(tree, v) or lower(token).startswith(("pour", "devr")):
            frame.hypothetical = True
        elif words & clause_words(language, "verb_group", "conditional") or _holds_in_conditional(tree, v, language):
            frame.hedged = True
        elif lower(token) not in clause_words(language, "verb_group", "conditional"):
            frame.hypothetical = True
    if _may_have(tree, v, language):
        frame.hedged = True
    if any(t.feats.get("Tense") == "Fut" for t in (token, *group)) and not _future_perfect(tree, v, group, language):
        frame.hypothetical = True
    if _irrealis_governor(tree, v, language) or _must_be(tree, v, language):
        frame.hypothetical = True
    if frame.trigger.token != v and _irrealis_noun(tree, frame.trigger.token, language):
        frame.hypothetical = True
    habitual = clause_words(language, "habitual", "words")
    if any(tree.lows[t.i] in habitual and not tree.apposed(t.i, frame.trigger.token) for t in near):
        frame.habitual = True


def _may_have(tree: Tree, v: int, language: str) -> bool:
    """Whether something may have come about: "pourraient avoir été tués", "peuvent avoir fui"."""
    first = max(v - 5, tree.sentences[tree.tokens[v].sentence].first)
    able = clause_words(language, "verb_group", "able")
    return any(
        tree.lows[k] in able and tree.lows[k + 1] == "avoir" and not {",", ";"} & set(tree.lows[k + 2 : v])
        for k in range(first, v - 1)
    )


def _must_be(tree: Tree, v: int, language: str) -> bool:
    """Whether something only has to be done: "les avions doivent être détruits", not "a dû être fermé"."""
    must = clause_words(language, "verb_group", "must")
    return tree.lows[max(v - 1, 0) : v] == ["être"] and tree.lows[max(v - 2, 0)] in must


def _holds_in_conditional(tree: Tree, v: int, language: str) -> bool:
    """Whether a verb of a lasting state is in the conditional of rumour: "les rebelles contrôleraient la ville"."""
    if tree.lows[v] not in verb_forms(language, "holding", "verbs"):
        return False
    first = tree.sentences[tree.tokens[v].sentence].first
    return not {"que", "qu'", "si", "s'"} & set(tree.lows[first:v])


def _future_perfect(tree: Tree, v: int, group: list[Token], language: str) -> bool:
    """Whether a future is that of what is over: "la bataille aura duré un mois", "la ville sera restée un fief"."""
    if tree.tokens[v].feats.get("VerbForm") != "Part":
        return False
    having = any(t.lemma == "avoir" and t.feats.get("Tense") == "Fut" for t in group)
    return having or tree.lows[v] in verb_forms(language, "unaccusative", "verbs")


def _managed(tree: Tree, k: int) -> bool:
    """Whether token `k` is the "pu" of what was done: "ont pu s'emparer de la ville"."""
    return tree.lows[k] == "pu" and bool({"a", "ont", "avait", "avaient"} & set(tree.lows[max(k - 3, 0) : k]))


def _after_if(tree: Tree, v: int) -> bool:
    return any(
        lower(t) in ("si", "s'") and t.upos == "SCONJ" and lower(tree.tokens[t.i + 1]) not in ("bien", "que")
        for t in tree.children(v, "mark")
    )


def _irrealis_governor(tree: Tree, v: int, language: str) -> bool:
    """Whether a verb or preposition above makes the event only wished, feared, planned or meant."""
    token = tree.tokens[v]
    if _after_if(tree, v):
        return True
    if token.feats.get("VerbForm") == "Inf":
        for k in range(v - 1, max(v - 5, -1), -1):
            t = tree.tokens[k]
            if t.sentence != token.sentence or t.text in (",", ";"):
                break
            if lower(t) in ("pour", "afin"):
                return not with_means(tree, v)
            if t.upos in ("VERB", "AUX", "NOUN") and k < v - 1 and lower(t) not in ("avoir", "être", "été"):
                break
        head = tree.tokens[token.head]
        if (
            token.deprel.startswith(("xcomp", "ccomp", "obj", "obl", "advcl"))
            and lower(head) in verb_forms(language, "hypothetical", "verbs")
            and not _managed(tree, head.i)
        ):
            return True
        if _soon(tree, v, language):
            return True
        previous = tree.tokens[v - 1] if v else token
        two = tree.tokens[v - 2] if v > 1 else token
        for t in (previous, two):
            if (
                t.sentence == token.sentence
                and lower(t) in verb_forms(language, "hypothetical", "verbs")
                and t.upos in ("VERB", "AUX")
                and not _managed(tree, t.i)
            ):
                return True
    return False


def with_means(tree: Tree, v: int) -> bool:
    """Whether a weapon was used for what an infinitive tells: "ont utilisé des roquettes pour attaquer la ville"."""
    first = max(tree.sentences[tree.tokens[v].sentence].first, v - 16)
    past = ("a", "ont", "avait", "avaient", "été", "eu")
    used = (k for k in range(first + 1, v - 1) if tree.lows[k].startswith(("utilisé", "employé", "recours")))
    return any(tree.lows[k - 1] in past for k in used)


def _soon(tree: Tree, v: int, language: str) -> bool:
    """Whether the infinitive at `v` is that of a near future: "va bombarder", "vont-ils frapper"."""
    k = v - 1
    while k > 0 and tree.tokens[k].upos in ("ADV", "PRON"):
        k -= 1
    return k >= 0 and tree.lows[k] in clause_words(language, "to_come", "words")


_FEARED = 8  # words from a verb of fear to what it fears


def is_feared(tree: Tree, n: int, language: str) -> bool:
    """Whether somebody fears what the noun at `n` tells: "craint que d'autres victimes ne soient ensevelies"."""
    first = max(tree.sentences[tree.tokens[n].sentence].first, n - _FEARED)
    verb = next((k for k in range(first, n) if tree.lows[k] in verb_forms(language, "hypothetical", "feared")), None)
    return verb is not None and bool({"que", "qu'"} & set(tree.lows[verb + 1 : n]))


def _irrealis_noun(tree: Tree, n: int, language: str) -> bool:
    nouns = clause_words(language, "hypothetical", "nouns")
    for t in tree.ancestors(n):
        if t.upos not in ("NOUN", "PROPN"):
            break
        if lower(t) in nouns:
            return True
    before = [lower(t) for t in tree.tokens[max(n - 4, 0) : n]]
    return "éventuelle" in before or "éventuelles" in before or "imminente" in before
