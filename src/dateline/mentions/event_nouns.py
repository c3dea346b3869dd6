"""Which event nouns tell an event, which take one up, and which tell none."""

from dateline.mentions.event_candidates import CAUSES, causing_forms, ordinals
from dateline.mentions.event_told import before_de, not_said_to_be
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_mood import is_feared
from dateline.mentions.frame_words import determiner, lower, past_time
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_stems, clause_words, things, verb_forms
from dateline.mentions.tree import Tree
from dateline.model import Token


def _ranks(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a clause only says the how manieth attack that one was: "Il s'agit de la deuxième attaque contre X"."""
    n = frame.trigger.first
    before = [lower(t) for t in tree.tokens[max(n - 7, 0) : n] if t.sentence == tree.tokens[n].sentence]
    near = [lower(t) for t in tree.tokens[max(n - 3, 0) : n + 4]]
    ranked = clause_words(language, "untold", "ranks") & set(near)
    extreme = {"une", "un"} & set(before) and clause_words(language, "untold", "extreme") & set(
        tree.lows[n + 1 : n + 4]
    )
    return "agit" in before and (bool(ranked) and frame.determiner == "definite" or bool(extreme))


def _has_object_complement(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a definite cause noun names what was hit or blew up: "l'explosion d'un engin", "l'assaut de la base"."""
    before = [lower(t) for t in tree.tokens[max(frame.trigger.first - 3, 0) : frame.trigger.first]]
    if not set(before) & {"dans", "par", "lors", "cours"}:
        return False
    return any(
        classes(tree, i, language) & {"object", "vehicle_bomb", "territory", "weapon"}
        for p, i in frame.obliques
        if p in ("de", "d'", "du", "des", "contre")
    )


def noun_verdict(tree: Tree, frame: Frame, event_type: str, language: str, counted: frozenset[int]) -> str:
    """Whether an event noun tells an event ("new"), takes one up ("anaphoric") or tells none ("refuse")."""
    n, family = frame.trigger.token, frame.trigger.entry.family.id
    if not_said_to_be(tree, n, language) or _ranks(tree, frame, language):
        return "refuse"
    if event_type in ("casualties", "damage") and _only_possible(tree, n):
        return "refuse"
    if family == "toll":
        body = frame.determiner == "indefinite" and "bodies" in classes(tree, n, language)  # "ont extrait un corps"
        body = body and tree.lows[n + 1 : n + 2] not in (["d'"], ["de"])  # "un corps d'armée", "un corps de garde"
        if is_feared(tree, n, language):
            frame.hypothetical = True
            return "new"
        fresh = (n in counted or body) and frame.determiner != "demonstrative"
        return "new" if fresh else _toll_verdict(tree, frame, language)
    if _of_another_sense(tree, frame, language) or _only_mentioned(tree, frame, language):
        return "refuse"
    role = _role(tree, frame, language)
    if role is None:
        return "new" if event_type in CAUSES and _with_its_toll(tree, n, language) else "refuse"
    if (
        role == "oblique"
        and frame.trigger.entry.kind == "noun"
        and not frame.negated
        and (family == "incident" or (frame.determiner == "bare" and not _plural(tree.lows[n])))
    ):
        return "refuse"
    if family == "damage" and frame.determiner == "definite" and _measured(tree, n, language):
        return "new"
    if frame.determiner in ("definite", "demonstrative") and role == "subject" and _comes_after(tree, frame, language):
        return "refuse"
    if event_type in CAUSES and _stepped_up(tree, n, language):
        return "new"
    if frame.determiner in ("demonstrative", "possessive"):
        return "anaphoric" if role in ("subject", "object", "root") else "refuse"
    if frame.determiner != "definite":
        return "new"
    if role == "oblique" and _agent_of_modifier(tree, n):
        return "refuse"
    modifiers = [lower(t) for t in tree.children(n, "amod", "nummod", "det") if abs(t.i - n) < 4]
    if any(m in ordinals(language) for m in modifiers):
        done_by = role == "oblique" and _by_it(tree, frame)
        return "refuse" if done_by or tree.lows[n] in ("offensive", "offensives") else "new"
    if role == "oblique":
        return "new" if _new_in_passing(tree, frame, event_type, language, counted) else "refuse"
    return "new" if _restricted(tree, frame) and role in ("subject", "object", "root") else "anaphoric"


def _measured(tree: Tree, n: int, language: str) -> bool:
    """Whether a clause says how heavy the damage is: "les dégâts sont insignifiants"."""
    head = tree.tokens[tree.tokens[n].head]
    copula = any(c.deprel == "cop" for c in tree.children(head.i)) and head.i > n
    return copula and tree.lows[head.i].startswith(tuple(clause_stems(language, "damage", "extent")))


def _of_another_sense(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether "feu" or "vague" tells of no fire and no wave of attacks: "feu vert", "cessez-le-feu", "une vague"."""
    n = frame.trigger.token
    if frame.trigger.entry.kind != "noun":
        return False
    if tree.lows[n] == "vague":
        return not any(classes(tree, i, language) & {"weapon", "event"} for _, i in frame.obliques)
    if tree.lows[n] != "feu":
        return False
    following = tree.lows[n + 1 : n + 3]
    if following[:1] in (["vert"], ["rouge"]):
        return True
    return tree.lows[n - 1] in ("de", "au", "cessez-le-", "le-") and "à" not in following


def _only_mentioned(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether what stands before the noun says that none is told of: "chaque frappe", "sans combat"."""
    first, family = frame.trigger.first, frame.trigger.entry.family.id
    if first and tree.lows[first - 1] in ("chaque", "toute", "tout"):
        return True
    if family in ("ambush", "abduct", "hit") and _only_charged(tree, frame.trigger.token, language):
        return True
    if family == "fight" and tree.lows[first - 1 : first] == ["sans"]:
        return True  # "a été prise sans combat"
    if clause_words(language, "untold", "ending") & set(tree.lows[max(first - 3, 0) : first]):
        return True  # "mettre fin aux combats", "que cessent les tirs" tell of no fighting
    if clause_words(language, "untold", "recalling") & set(tree.lows[max(first - 4, 0) : first]):
        return True  # "des images qui rappellent les incursions de la guérilla"
    if _measured_from(tree, first, language) or _left_unsaid(tree, frame, language):
        return True
    if _answered(tree, frame) or _judged(tree, frame, language):
        return True
    return _feared_or_seen(tree, first, language)


def _by_it(tree: Tree, frame: Frame) -> bool:
    """Whether a participle says what that event did: "l'incendie déclenché par la première attaque"."""
    first = max(frame.trigger.first - 5, 0)
    by = next((k for k in range(frame.trigger.first - 1, first, -1) if tree.lows[k] == "par"), None)
    return by is not None and tree.tokens[by - 1].deprel.startswith(("acl", "amod"))


def _answered(tree: Tree, frame: Frame) -> bool:
    """Whether the event is what something is done against: "pour repousser l'incursion, Moscou a envoyé ..."."""
    verb = frame.verb
    if frame.role != "object" or frame.determiner != "definite" or verb is None or verb > frame.trigger.first:
        return False
    purpose = tree.lows[verb - 1 : verb] == ["pour"] or tree.lows[max(verb - 2, 0) : verb] == ["afin", "de"]
    return purpose and tree.tokens[verb].feats.get("VerbForm") == "Inf"


def _judged(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a verb only says what an event means to somebody: "la prise de la ville constitue une étape"."""
    verb = frame.verb
    if frame.role != "subject" or verb is None or verb < frame.trigger.last:
        return False
    judging = frame.determiner == "definite" and tree.lows[verb] in verb_forms(language, "judging", "verbs")
    behind = " ".join(tree.lows[verb + 1 : verb + 3])
    return judging or behind in clause_words(language, "judging", "taken_aback")


def _role(tree: Tree, frame: Frame, language: str) -> str | None:
    """What the noun is in its clause, as a complement by the noun it completes; None where that tells nothing of it."""
    if frame.role != "complement":
        return frame.role
    head = _head_past_days(tree, frame.trigger.token, language)
    word = lower(head)
    told_of = word in clause_words(language, "whose_complement_is_told", "words")
    if word in things(language).transparent:
        if told_of and frame.determiner == "bare":  # "victime d'une tentative d'assassinat", not "la tentative"
            return "object" if determiner(tree, head.i, language) == "indefinite" else None
        return _role_of_head(tree, head.i)
    if word in clause_words(language, "hypothetical", "nouns"):
        known = frame.determiner == "bare" and determiner(tree, head.i, language) == "definite"
        return None if known else "object"  # "prévenus du risque d'attaque"
    lasted = word in ("jours", "heures", "semaines", "mois") and tree.children(head.i, "nummod")
    if lasted and frame.trigger.entry.family.id == "fight":
        return "oblique"  # "après trois jours de combats"
    if word in ("suite", "cours", "cause", "raison", "lieu", "coup"):
        return "oblique"
    if told_of:
        return "object"
    told = frame.determiner == "indefinite" and word not in clause_words(language, "not_of", "words")
    return "object" if told else None


def _with_its_toll(tree: Tree, n: int, language: str) -> bool:
    """Whether a relative clause says what the event at `n` did: "l'auteur de l'attentat, qui a fait six morts"."""
    last = min(n + _TO_ITS_TOLL, tree.sentences[tree.tokens[n].sentence].last)
    which = next((k for k in range(n + 1, last - 2) if tree.lows[k] == "qui"), None)
    if which is None or any(t.upos == "VERB" for t in tree.tokens[n + 1 : which]):
        return False
    did = causing_forms(language).intersection(tree.lows[which + 1 : which + 4])
    return bool(did) and any(w in things(language).casualty for w in tree.lows[which + 2 : which + 9])


_TO_ITS_TOLL = 20  # words from an event to the relative clause that has its toll


def _new_in_passing(tree: Tree, frame: Frame, event_type: str, language: str, counted: frozenset[int]) -> bool:
    """Whether a definite noun that is no argument tells an event: "tués dans la chute d'un drone"."""
    family = frame.trigger.entry.family.id
    of = [i for p, i in frame.obliques if p in ("de", "d'")]
    if family == "fall" and any(determiner(tree, i, language) in ("bare", "indefinite") for i in of):
        return True
    if any(i in counted or any(x.i in counted for x in tree.children(i)) for i in of):
        return True
    if event_type in CAUSES and event_type != "interception" and _has_object_complement(tree, frame, language):
        return True
    return family == "fight"


def _agent_of_modifier(tree: Tree, n: int) -> bool:
    """Whether the noun at `n` only says what caused another thing: "l'incendie provoqué par la première frappe"."""
    first = max(n - 4, tree.sentences[tree.tokens[n].sentence].first + 1)
    by = next((k for k in range(n - 1, first, -1) if tree.lows[k] == "par"), None)
    if by is None:
        return False
    made, thing = tree.tokens[by - 1], tree.tokens[by - 2]
    return made.feats.get("VerbForm") == "Part" and thing.upos == "NOUN"


def _restricted(tree: Tree, frame: Frame) -> bool:
    """Whether it is said which event is meant: of whom, against whom, where, or in a clause of its own."""
    n = frame.trigger.token
    led = ("de", "d'", "des", "du", "contre", "sur", "par", "à", "au", "aux", "visant", "dans")
    last = tree.sentences[tree.tokens[n].sentence].last
    if any(p in led for p, _ in frame.obliques) or past_time(tree, n + 1, last, "fr") > n + 1:
        return True
    return any(t.upos in ("VERB", "ADJ") and t.i > n for t in tree.children(n, "acl", "amod"))


def _only_charged(tree: Tree, n: int, language: str) -> bool:
    """Whether a crime is only what somebody stands charged with: "est inculpé pour 23 meurtres, cinq enlèvements"."""
    first = max(tree.sentences[tree.tokens[n].sentence].first, n - _CHARGES)
    charged = clause_words(language, "charged", "words")
    k = next((k for k in range(n - 1, first - 1, -1) if tree.lows[k] in charged), None)
    if k is None or tree.lows[k + 1] not in ("pour", "de", "d'", "des"):
        return False
    between = tree.tokens[k + 1 : n]
    return not any(t.upos in ("VERB", "AUX") or t.text in (";", ":", ".") for t in between)


_CHARGES = 12  # words from "inculpé" to the crime


def _stepped_up(tree: Tree, n: int, language: str) -> bool:
    """Whether attacks are told of as growing, against somebody named: "multiplie ses frappes contre la ville"."""
    if not _plural(tree.lows[n]):
        return False
    behind = tree.lows[n + 1 : n + 12]
    aimed = {"contre", "sur", "visant", "ciblant", "dans"} & set(
        behind[: behind.index(".")] if "." in behind else behind
    )
    near = tree.lows[max(n - 9, tree.sentences[tree.tokens[n].sentence].first) : n]
    return bool(aimed) and any(w in verb_forms(language, "stepped_up", "verbs") for w in near)


def _comes_after(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether the present only says what the event came after: "la nouvelle attaque survient alors que"."""
    verb = frame.verb
    if verb is None or tree.lows[verb] not in verb_forms(language, "comes_after", "verbs"):
        return False
    behind = tree.lows[verb + 1 : verb + 8]  # "ces attentats sont intervenus quelques semaines après l'arrestation"
    later = frame.determiner == "demonstrative" and bool({"après", "lendemain", "veille"} & set(behind))
    return tree.tokens[verb].feats.get("Tense") == "Pres" or later


def _measured_from(tree: Tree, n: int, language: str) -> bool:
    """Whether the noun at `n` only says where something else is: "loin des combats", "à cent mètres de l'explosion"."""
    k = before_de(tree, n)
    return k is not None and tree.lows[k] in clause_words(language, "measured_from", "words")


def _feared_or_seen(tree: Tree, n: int, language: str) -> bool:
    """Whether the noun at `n` is what somebody fled in fear of, or saw: "par crainte de frappes", "témoin du raid"."""
    k = before_de(tree, n)
    if k is None:
        return False
    if tree.lows[k] in ("témoin", "témoins"):
        return True
    led = k > 0 and tree.lows[k - 1] in ("par", "de", "sous", "dans", "la", "sa", "leur")
    return led and tree.lows[k] in ("crainte", "peur", "menace", "craintes", "menaces")


def _head_past_days(tree: Tree, n: int, language: str) -> Token:
    """The word that the noun at `n` complements; a day put in between is none: "ont fait état mardi de la chute"."""
    head = tree.tokens[tree.tokens[n].head]
    while lower(head) in clause_words(language, "days", "words") and tree.tokens[head.head].i < head.i:
        head = tree.tokens[head.head]
    return head


def _plural(word: str) -> bool:
    return word.endswith(("s", "x"))


def _toll_verdict(tree: Tree, frame: Frame, language: str) -> str:
    n = frame.trigger.token
    token = tree.tokens[n]
    word = lower(token)
    if n > 1 and tree.lows[n - 1] == "des" and tree.lows[n - 2] in clause_words(language, "counted", "most"):
        return "refuse"  # "la plupart des victimes n'étant pas identifiées"
    if frame.determiner in ("definite", "demonstrative", "possessive"):
        if word == "mort" and any(p in ("de", "d'", "du", "des") for p, _ in frame.obliques):
            return "new" if frame.role in ("object", "subject") and frame.verb is not None else "refuse"
        before = tree.tokens[n - 1] if n else token
        return "anaphoric" if before.upos == "NUM" else "refuse"
    verb = lower(tree.tokens[frame.verb]) if frame.verb is not None else ""
    if word in ("mort", "tués", "blessés", "morts", "victimes", "victime") and frame.determiner == "bare":
        if not frame.negated:
            return "new" if verb in causing_forms(language) and word != "mort" else "refuse"
    if not frame.negated:
        return (
            "new"
            if frame.determiner == "indefinite"
            and (verb in causing_forms(language) or _to_deplore(tree, n, language))
            and word not in ("blessure", "blessures")
            else "refuse"
        )
    return "refuse" if verb.startswith(clause_stems(language, "untold", "unsaid")) else "new"


def _to_deplore(tree: Tree, n: int, language: str) -> bool:
    """Whether a toll without its number is to be told of: "des victimes sont à déplorer", "on déplore des morts"."""
    verbs = verb_forms(language, "deplored", "verbs")
    after = tree.lows[n + 1 : n + 5]
    behind = any(w in verbs and "à" in after[:k] for k, w in enumerate(after))
    behind = behind or "été" in after and any(w in verbs for w in after)  # "des blessés ont été signalés"
    there = n > 2 and tree.lows[n - 3] == "y" and tree.lows[n - 2] in ("a", "avait")  # "il y a des blessés"
    behind = behind or there and tree.lows[n - 1] == "des"
    return behind or n > 1 and tree.lows[n - 1] == "des" and tree.lows[n - 2] in verbs


def _only_possible(tree: Tree, n: int) -> bool:
    """Whether victims or damage are those that there may be: "rien sur d'éventuels blessés ou dégâts"."""
    first = max(n - 4, tree.sentences[tree.tokens[n].sentence].first)
    before = tree.lows[first:n]
    at = next((k for k, w in enumerate(before) if w.startswith("éventuel") and w != "éventuellement"), None)
    return at is not None and {"ou", "et", "ni"}.issuperset(
        w
        for w, t in zip(before[at + 1 :], tree.tokens[first + at + 1 : n], strict=True)
        if t.upos not in ("NOUN", "ADJ")
    )


def _left_unsaid(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether nobody speaks of an event: "sans commenter l'incendie", "sans mentionner de dégâts"."""
    before = tree.lows[max(frame.trigger.first - 6, 0) : frame.trigger.first]
    unsaid = clause_stems(language, "untold", "unsaid")
    silent = next((k for k, w in enumerate(before) if w.startswith(unsaid) and not w.endswith("que")), None)
    return silent is not None and bool({"sans", "pas", "n'", "ne"} & set(before[:silent]))


def _role_of_head(tree: Tree, i: int) -> str:
    token = tree.tokens[i]
    if token.deprel.startswith("nsubj"):
        return "subject"
    if token.deprel.startswith(("obl", "nmod")):
        return "oblique"
    return "object"
