"""Which verbs tell an event, and which tell none."""

from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_mood import with_means
from dateline.mentions.frame_words import determiner, lower, opens_item, preposition
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_stems, clause_words, lexicon, participle_forms, verb_forms
from dateline.mentions.tree import Tree


def is_told(tree: Tree, frame: Frame, language: str, counted: frozenset[int]) -> bool:
    """Whether a verb tells an event: not a bare infinitive, nor a participle that only describes a noun in passing."""
    v = frame.trigger.token
    token = tree.tokens[v]
    phrase = frame.trigger.entry.kind == "phrase"
    if not_said_to_be(tree, v, language) or _asked(tree, v, language):
        return False
    if frame.trigger.entry.family.id != "remains" and _searched_for(tree, v, language):
        return False
    if _aims_to(tree, v, language):
        return False
    if _after_first_time(tree, v) or (frame.trigger.entry.key == "se battre" and _followed_by_purpose(tree, v)):
        return False
    before = [lower(t) for t in tree.tokens[max(v - 7, 0) : v] if t.sentence == token.sentence]
    spent = clause_words(language, "infinitives", "spent")
    if _says_which(tree, v, language) or _only_cared_for(tree, frame, language):
        return False
    if token.feats.get("VerbForm") == "Inf" and _accused_of(tree, v, language):
        return False
    if token.feats.get("VerbForm") == "Inf" and phrase and _never_does(before):
        return False
    if token.feats.get("VerbForm") == "Inf" and not phrase:
        if _told_to_leave(frame, before, language):
            return False
        if before[-1:] in (["ne"], ["n'"]) and tree.lows[v + 1 : v + 2] in (["que"], ["qu'"]):
            return False  # "assure ne viser que des cibles militaires": a rule of conduct, no event
        led = before[:-1] if before[-1:] in (["se"], ["s'"]) else before
        if _never_does(before):
            return False
        if led[-1:] in (["de"], ["d'"]) and clause_words(language, "untold", "plans") & set(led[-4:-1]):
            return False  # "a affiché sa volonté de conquérir le Donbass": nothing is taken
        if "avoir" in before or "être" in before[-2:]:
            return True
        if before[-1:] and before[-1] in clause_words(language, "untold", "went"):
            return True  # "ils sont venus bombarder le village"
        if before[-1:] == ["sans"] and frame.trigger.entry.family.id in ("kill", "wound", "damage"):
            return "personne" in tree.lows[v + 1 : v + 3]  # "est tombé sans blesser personne"
        if before[-1:] == ["pour"] and frame.trigger.entry.family.id in ("hit", "bombard") and with_means(tree, v):
            return True
        if "avant" in before and before[-1:] in (["de"], ["d'"]) or before[-3:-1] == ["avant", "de"]:
            return not (frame.trigger.entry.family.id == "hit" and _stopped(tree, v, language))
        if (lead := _list_head(tree, v)) is not None:
            # "a permis de saisir des armes et d'arrêter deux suspects": as the first of the list
            before = [lower(t) for t in tree.tokens[max(lead - 7, 0) : lead] if t.sentence == token.sentence]
        return (
            bool(clause_words(language, "infinitives", "told") & set(before))
            and "pour" not in before[-2:]
            and ("à" not in before[-1:] or bool(spent & set(before)))
            or frame.hypothetical
            and (
                _announced_plan(before, language) or bool(clause_words(language, "to_come", "words") & set(before[-2:]))
            )
        )
    if frame.voice == "participle" and not phrase:
        if frame.object is None:
            return False
        noun = tree.tokens[frame.object]
        if clause_words(language, "untold", "besides") & set(tree.lows[max(noun.i - 4, 0) : noun.i]):
            return False  # "outre les neuf personnes enlevées": told before
        if frame.subject is not None or any(led != "selon" for led, _ in frame.obliques):
            return True
        if _names_the_victim(tree, frame, language):
            return False
        if frame.object in counted:
            return True
        if preposition(tree, noun.i) is not None and determiner(tree, noun.i, language) != "indefinite":
            return False  # "dans la ville bombardée" only says which town
        plain = noun.deprel.startswith(("obj", "obl:arg")) and noun.i + 1 == v
        if plain and determiner(tree, noun.i, language) == "definite" and tree.tokens[noun.head].upos == "VERB":
            return False  # "ont quitté les villages bombardés" only says which villages
        return (
            opens_item(tree, noun.i)
            or noun.deprel == "ROOT"
            or noun.deprel.startswith(("nsubj", "obj", "conj", "appos", "obl:arg", "parataxis"))
        )
    if phrase and before[-1:] == ["d'"] and "avant" in before[-3:] and _stopped(tree, v, language):
        return False  # "un kamikaze a été tué avant d'atteindre sa cible"
    if phrase and token.feats.get("VerbForm") == "Inf" and frame.hypothetical and not frame.hedged:
        if not _announced_plan(before, language) and frame.trigger.entry.family.id not in ("alert", "close"):
            return False
    if phrase and token.feats.get("VerbForm") == "Inf" and before[-1:] in (["pour"], ["à"]):
        return before[-1:] == ["à"] and (
            frame.trigger.entry.family.id in ("alert", "close", "nobody") or bool(spent & set(before))
        )
    return True


def _aims_to(tree: Tree, v: int, language: str) -> bool:
    """Whether a verb only tells of a purpose: "une insurrection visant à renverser le régime"."""
    if tree.lows[v] not in verb_forms(language, "untold", "aiming") or tree.lows[v + 1 : v + 2] != ["à"]:
        return False
    return any(t.feats.get("VerbForm") == "Inf" for t in tree.tokens[v + 2 : v + 4])


def _asked(tree: Tree, v: int, language: str) -> bool:
    """Whether a verb stands in what nobody knows: "je ne sais pas s'ils l'ont tué", "ignore si la ville est prise"."""
    first = max(tree.sentences[tree.tokens[v].sentence].first, v - _REACH)
    unknown = clause_words(language, "untold", "unknown")
    return any(
        tree.lows[k] in ("si", "s'") and not unknown.isdisjoint(tree.lows[max(k - 9, 0) : k])
        for k in range(v - 1, first, -1)
    )


def _searched_for(tree: Tree, v: int, language: str) -> bool:
    """Whether a participle only says whom rescuers look for: "recherchent des personnes piégées sous les décombres"."""
    if tree.tokens[v].feats.get("VerbForm") != "Part":
        return False
    first = max(tree.sentences[tree.tokens[v].sentence].first, v - 5)
    return not verb_forms(language, "untold", "searching").isdisjoint(tree.lows[first:v])


def _list_head(tree: Tree, v: int) -> int | None:
    """The first of the infinitives that the one at `v` is listed with, each behind its own "de"."""
    head = v
    while (
        tree.tokens[head].deprel == "conj"
        and (above := tree.tokens[head].head) < head
        and tree.tokens[above].feats.get("VerbForm") == "Inf"
        and tree.lows[head - 1] in ("de", "d'")
        and tree.lows[above - 1] in ("de", "d'")
    ):
        head = above
    return head if head != v else None


def _only_cared_for(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a verb tells of care and counts nobody: "les blessés ont été évacués vers l'hôpital"."""
    entry = frame.trigger.entry
    if entry.family.id != "wound" or not any(w in entry.key for w in clause_words(language, "untold", "cared")):
        return False
    patient = frame.subject if frame.object is None else frame.object
    if patient is None or any(t.upos == "NUM" for t in tree.children(patient)):
        return False
    if tree.lows[patient] in clause_words(language, "untold", "patients"):
        return True
    return determiner(tree, patient, language) in ("definite", "demonstrative")


def _accused_of(tree: Tree, v: int, language: str) -> bool:
    """Whether an infinitive only says of what somebody is accused: "l'armée est accusée de raser des villages"."""
    first = tree.sentences[tree.tokens[v].sentence].first
    words = clause_words(language, "untold", "accused")
    accused = next((k for k in range(v - 1, first, -1) if tree.lows[k] in words), None)
    if accused is None or tree.lows[v - 1] not in ("de", "d'"):
        return False
    return not any(t.upos in ("VERB", "AUX") and t.feats.get("VerbForm") == "Fin" for t in tree.tokens[accused + 1 : v])


def _told_to_leave(frame: Frame, before: list[str], language: str) -> bool:
    """Whether people are only told to leave a place: "a ordonné aux habitants d'évacuer le quartier"."""
    if frame.trigger.entry.key not in ("évacuer", "quitter") or before[-1:] not in (["d'"], ["de"], ["à"]):
        return False
    return bool(set(before) & clause_words(language, "told_to_leave", "words"))


def tells_of_bodies(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a participle tells how those died whose bodies are told of: "les corps de cinq hommes tués par balle"."""
    if frame.trigger.entry.family.id not in ("kill", "ambush", "hit") or frame.voice == "noun":
        return False
    v = frame.trigger.first
    if v < 1 or tree.lows[v] not in participle_forms(language):
        return False
    if tree.lows[v - 1] in clause_words(language, "verb_group", "helpers"):
        return False
    first = max(tree.sentences[tree.tokens[v].sentence].first, v - _REACH)
    for n in range(v - 1, first, -1):
        if tree.tokens[n].upos in ("VERB", "AUX") and tree.lows[n] not in participle_forms(language):
            return False
        if n == v - 1 and "bodies" in classes(tree, n, language):
            return True  # "douze corps décapités"
        k = before_de(tree, n) if tree.tokens[n].upos == "NOUN" else None
        if k is not None and "bodies" in classes(tree, k, language):
            return True
    return False


def _says_which(tree: Tree, v: int, language: str) -> bool:
    """Whether a relative clause only says what one holds all along: "l'armée, qui occupe un cinquième du pays, ..."."""
    if tree.tokens[v].feats.get("Tense") not in ("Pres", "Imp") or tree.tokens[v].feats.get("VerbForm") == "Part":
        return False
    if tree.lows[v] not in verb_forms(language, "holding", "verbs") or "désormais" in tree.lows[v + 1 : v + 4]:
        return False
    near = tree.lows[max(tree.sentences[tree.tokens[v].sentence].first, v - 4) : v]
    return "qui" in near


def _stopped(tree: Tree, v: int, language: str) -> bool:
    """Whether what was to be reached was not: "intercepté avant d'atteindre la ville"."""
    first = tree.sentences[tree.tokens[v].sentence].first
    entries = (e for i in range(max(first, v - 12), v) for e in lexicon(language).verbs.get(tree.lows[i], ()))
    return any(e.family.id in ("down", "repel", "kill", "arrest", "explode_target") for e in entries)


def _after_first_time(tree: Tree, v: int) -> bool:
    """Whether the verb stands in "c'est la première fois que ...", which says how rare the event is."""
    words = tree.lows[max(v - 16, tree.sentences[tree.tokens[v].sentence].first) : v]
    return "première" in words and any(
        words[k : k + 2] == ["première", "fois"] and words[k + 2] in ("que", "qu'") for k in range(len(words) - 2)
    )


def _names_the_victim(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a participle only says which one is spoken of: "l'homme tué était un collaborateur"."""
    v, noun = frame.trigger.token, frame.object
    if noun is None or frame.trigger.entry.family.id not in ("kill", "wound") or noun + 1 != v:
        return False
    plain = determiner(tree, noun, language) == "definite" and tree.tokens[noun].feats.get("Number") != "Plur"
    return plain and tree.lows[v + 1 : v + 2] in (["est"], ["était"], ["serait"], ["avait"], ["a"])


def not_said_to_be(tree: Tree, k: int, language: str) -> bool:
    """Whether the clause at `k` says how rare such a thing is, or what was left unsaid of it.

    "il est rare qu'une frappe touche ...", "il est inacceptable que des écoles soient visées",
    "sans préciser quelles usines ont été visées", "écartant la piste d'un tir".
    """
    words = tree.lows[max(k - 12, tree.sentences[tree.tokens[k].sentence].first) : k]
    rare, supposed = clause_words(language, "untold", "rare"), clause_words(language, "untold", "supposed")
    unrelated = clause_words(language, "untold", "unrelated")
    silent, asking = clause_words(language, "untold", "silent"), clause_words(language, "untold", "asking")
    judged, subjunctive = clause_words(language, "untold", "judged"), clause_words(language, "untold", "subjunctive")
    return any(
        words[n] in rare
        and words[n + 1] in ("que", "qu'")
        or words[n] in judged
        and words[n + 1] in ("que", "qu'")
        and not subjunctive.isdisjoint(words[n + 2 :])
        or words[n] in supposed
        and words[n + 1] in ("de", "d'", "du", "des")
        or words[n] == "pas"
        and words[n + 1] in unrelated
        or words[n] == "sans"
        and words[n + 1] in silent
        and asking & set(words[n + 2 : n + 4])
        for n in range(len(words) - 2)
    )


def _followed_by_purpose(tree: Tree, v: int) -> bool:
    return v + 1 < len(tree.tokens) and lower(tree.tokens[v + 1]) == "pour"


def is_reflexive(tree: Tree, v: int) -> bool:
    """Whether a verb stands with a reflexive pronoun."""
    return any(
        lower(t) in ("se", "s'") for t in tree.tokens[max(v - 3, 0) : v] if t.sentence == tree.tokens[v].sentence
    )


def _announced_plan(before: list[str], language: str) -> bool:
    """Whether a verb of announcing or planning stands before: "menace de fermer"."""
    planned = clause_stems(language, "infinitives", "planned")
    return any(w.startswith(planned) for w in before)


_REACH = 8  # words from "depuis" to what it counts from


def only_dates(tree: Tree, i: int, language: str) -> bool:
    """Whether a verb is what something else is counted from: "depuis que la Russie a envahi l'Ukraine"."""
    if tree.lows[i] not in verb_forms(language, "anchors", "verbs"):
        return False
    first = max(tree.sentences[tree.tokens[i].sentence].first, i - _REACH)
    return any(since in tree.lows[first:i] for since in clause_words(language, "anchors", "since"))


def before_de(tree: Tree, n: int) -> int | None:
    """The token before the "de" that leads to the noun at `n`; None where none does."""
    k = n - 1
    while k > 0 and tree.tokens[k].upos in ("DET", "ADJ", "NUM") and tree.lows[k] not in ("des", "du"):
        k -= 1
    if k < 1 or tree.lows[k] not in ("de", "d'", "des", "du") or tree.tokens[k].sentence != tree.tokens[n].sentence:
        return None
    return k - 1


def _never_does(before: list[str]) -> bool:
    """Whether what stands before an infinitive denies it in general: "assure ne jamais viser d'écoles"."""
    led = [w for w in before[-5:] if w not in ("se", "s'", "en", "y")]
    return led[-2:-1] in (["ne"], ["n'"]) and led[-1] in ("pas", "jamais", "plus")
