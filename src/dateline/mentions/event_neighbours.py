"""Joins what one sentence tells side by side: verbs of one subject, casualties, the victims of one attack."""

from itertools import pairwise

from dateline.mentions.event_candidates import CAUSES, Candidate, absorb
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import clause_words, verb_forms
from dateline.mentions.tree import Tree

_SIDE_BY_SIDE = {
    "attack": ("attack", "casualties"),
    "damage": ("damage",),
    "control": ("control",),
    "arrest": ("arrest",),
    "abduction": ("abduction",),
    "closure": ("closure",),
}


def join_shared_subject(tree: Tree, candidates: list[Candidate]) -> None:
    """Verbs of one attack side by side tell one event: "ont fait irruption, ont tiré et ont tué deux clients"."""
    for k, c in enumerate(candidates):
        kinds = _SIDE_BY_SIDE.get(c.event_type, ())
        if c.dropped or c.frame.voice not in ("active", "passive") or c.frame.negated:
            continue
        for other in candidates[k + 1 :]:
            one_object = c.frame.object is not None and c.frame.object == other.frame.object
            if one_object and other.event_type == c.event_type and not other.dropped and _side_by_side(tree, c, other):
                absorb(c, other, "join.shared_object")  # "avoir abattu et neutralisé 126 drones"
                continue
            ruined = c.event_type == "attack" and other.event_type in ("fire", "damage") and not other.dropped
            if ruined and _side_by_side(tree, c, other) and not other.frame.negated:
                absorb(c, other, "join.ruined")  # "ont pillé et incendié l'église"
                continue
            if _to_his_body(tree, c, other):
                absorb(c, other, "join.shared_object")  # "a été abattu et son corps décapité"
                continue
            if _fired_side_by_side(tree, c, other):
                absorb(c, other, "join.shared_subject")  # "a tiré huit missiles et lancé vingt drones"
                continue
            if other.dropped or other.event_type not in kinds or other.frame.negated:
                continue
            passive = c.frame.voice == "passive"  # "ont été arrêtées et placées en garde à vue"
            one, two = (f.object if passive else f.subject for f in (c.frame, other.frame))
            if other.frame.voice != c.frame.voice or one is None or one != two:
                continue
            if not any(t.text in (";", ":", ".") for t in tree.tokens[c.token : other.token]):
                absorb(c, other, "join.shared_subject")


def _to_his_body(tree: Tree, one: Candidate, two: Candidate) -> bool:
    """Whether a verb tells what was done to the body of the one killed before."""
    kinds, body = {"attack", "casualties"}, two.frame.object
    if two.dropped or body is None or not {one.event_type, two.event_type} <= kinds:
        return False
    whose = tree.lows[max(body - 1, 0)] in clause_words("fr", "determiners", "possessive")
    return whose and "bodies" in classes(tree, body, "fr")


def _fired_side_by_side(tree: Tree, one: Candidate, two: Candidate) -> bool:
    """Whether two verbs tell of weapons sent by one party at once, or of what one fire did."""
    pairs = (("strike", "strike"), ("fire", "damage"))
    if two.dropped or (one.event_type, two.event_type) not in pairs or two.frame.negated:
        return False
    families = {c.frame.trigger.entry.family.id for c in (one, two)}
    subject = one.frame.subject
    if one.event_type == "strike" and families != {"launch"} or subject is None or subject != two.frame.subject:
        return False
    between = tree.tokens[one.token + 1 : two.token]
    clauses = {"puis", "mais", "avant", "ensuite", "tandis", ";", ":", "."}
    return one.frame.voice == two.frame.voice == "active" and not clauses & {lower(t) for t in between}


def _side_by_side(tree: Tree, one: Candidate, two: Candidate) -> bool:
    """Whether only "et" or "ou" stands between two verbs."""
    return two.token == one.token + 2 and tree.lows[one.token + 1] in ("et", "ou")


def join_same_people(tree: Tree, candidates: list[Candidate]) -> None:
    """Toll noun and participle may count the same people: "la mort de dix soldats, tués dans une embuscade"."""
    for c in candidates:
        if c.dropped or c.event_type != "casualties" or c.frame.voice != "noun":
            continue
        counted = {i for _, i in c.frame.obliques}
        for k in candidates:
            if k is c or k.dropped or k.token < c.token or k.frame.voice == "noun":
                continue
            if any(f.object in counted for f in k.frames if f.object is not None):
                absorb(k, c, "join.same_people")
                break
    for c in candidates:  # "parmi les morts figurent neuf soignants, abattus dans leur dispensaire"
        if c.dropped or c.event_type not in ("casualties", "attack") or c.frame.voice != "participle":
            continue
        for k in candidates:
            if k is c or k.dropped or k.event_type != "casualties" or k.frame.voice == "noun" or k.token > c.token:
                continue
            if c.frame.object is not None and c.frame.object in (k.frame.subject, k.frame.object):
                k.event_type = c.event_type
                absorb(k, c, "join.same_people")
                break


def join_same_type(tree: Tree, candidates: list[Candidate]) -> None:
    """Casualties told side by side in one sentence are one claim; so are a verb and a noun of one clause."""
    kept: list[Candidate] = []
    for c in candidates:
        if c.dropped:
            continue
        for k in kept:
            if k.event_type != c.event_type or k.frame.negated != c.frame.negated:
                continue
            if c.event_type in CAUSES and len(c.frames) > 1 and _comes_first(tree, c):
                continue
            same_clause = _clause_of(tree, k) == _clause_of(tree, c)
            near = c.event_type == "casualties" and not _separated(tree, k, c)
            near = near or _shares_auxiliary(tree, k, c)
            if same_clause or near:
                absorb(k, c, "join.same_type")
                break
        else:
            kept.append(c)


def _shares_auxiliary(tree: Tree, a: Candidate, b: Candidate) -> bool:
    """Whether two of a kind go by one auxiliary at one place: "60 drones ont été abattus et 26 leurres neutralisés"."""
    if a.event_type != "interception" or a.frame.voice != "passive" or b.frame.voice != "participle":
        return False
    between = tree.tokens[a.token + 1 : b.token]
    if not between or lower(between[0]) != "et" or len(between) > 6 or any(t.upos == "VERB" for t in between):
        return False
    behind = tree.tokens[a.token + 1 : b.token + _WHERE]
    return not any(t.entity == "LOC" for t in behind if t.sentence == tree.tokens[a.token].sentence)


_WHERE = 6  # words behind a participle that may say where


def _comes_first(tree: Tree, c: Candidate) -> bool:
    """Whether a blow with harm of its own is what another came after: "après des raids qui ont tué trois hommes"."""
    first = c.frame.trigger.first
    return c.frame.voice == "noun" and "après" in tree.lows[max(first - 3, 0) : first]


_BODILY = frozenset({"down", "kill", "wound", "toll"})


def join_victims_of_one_attack(tree: Tree, candidates: list[Candidate]) -> None:
    """Those shot and those hurt that one sentence tells side by side: "un garde a été abattu et un maître blessé"."""
    told = [
        c
        for c in candidates
        if not c.dropped
        and c.event_type in ("attack", "casualties")
        and c.frame.voice in ("passive", "participle")
        and c.frame.trigger.entry.family.id in _BODILY
        and not c.frame.negated
    ]
    for first, second in pairwise(told):
        between = tree.tokens[first.token + 1 : second.token]
        verbs = [t for t in between if t.upos == "VERB" or t.text in (",", ";", ":", ".")]
        if len(between) > 10 or verbs or not any(lower(t) == "et" for t in between):
            continue
        absorb(first, second, "join.victims")
        if second.event_type == "attack":
            first.event_type = "attack"
        second.dropped = "join.victims"


def _clause_of(tree: Tree, c: Candidate) -> int | None:
    return c.token if c.frame.voice != "noun" else c.frame.verb


def _separated(tree: Tree, a: Candidate, b: Candidate) -> bool:
    """Whether a semicolon or a new finite clause with its own place stands between two candidates."""
    between = tree.tokens[min(a.token, b.token) + 1 : max(a.token, b.token)]
    if any(t.text in (";", ":", ".") for t in between):
        return True
    return len(between) > 25 or any(_reports_more(tree, t.i) for t in between)


def _reports_more(tree: Tree, k: int) -> bool:
    """Whether "qui" or "et" at token `k` leads to another report: "selon X, qui fait état de huit blessés"."""
    if tree.lows[k] in ("avoir", "être") and k and tree.lows[k - 1] in verb_forms("fr", "reporting", "claims"):
        return True  # "le Pakistan, qui reconnaît 23 morts, dit avoir tué deux cents combattants"
    verbs = verb_forms("fr", "reporting", "verbs")
    nouns = clause_words("fr", "reporting", "words")
    if tree.lows[k] == "," and k + 2 < len(tree.tokens) and tree.lows[k + 1].endswith("ant"):
        said = tree.lows[k + 1] == "faisant" and tree.lows[k + 2] in nouns
        return said or tree.lows[k + 1] in verbs  # "..., a dit le maire, faisant état de seize blessés"
    if tree.lows[k] not in ("qui", "et"):
        return False
    for t in tree.tokens[k + 1 : k + 6]:
        if t.text in (",", ";", ":") or lower(t) in ("qui", "que"):
            return False
        if lower(t) in verbs and t.upos in ("VERB", "AUX") or lower(t) in nouns and t.upos == "NOUN":
            return True
    return False
