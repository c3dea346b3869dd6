"""Events: what a document says happened, each told once per clause.

Triggers become frames, frames get a type, and neighbours that tell one event together are joined: the toll
in the clause of the attack, the noun and the verb of one clause, the weapon that was launched and shot down.
"""

from dataclasses import dataclass, field, replace

from dateline.mentions.event_quantities import attach_quantities
from dateline.mentions.event_types import Setting, means_of, survey, type_of
from dateline.mentions.frames import Frame, classes, determiner, frame_of, lower, subject_of
from dateline.mentions.lexicon import clause_words, things, verb_forms
from dateline.mentions.event_lists import distribute
from dateline.mentions.quantities import find_quantities
from dateline.mentions.statements import find_statements
from dateline.mentions.tree import Tree
from dateline.mentions.triggers import find_triggers
from dateline.model import EventMention, Mentions, QuantityMention, Sentence, Span

CAUSES = frozenset({"strike", "attack", "clash", "crash", "debris", "explosion", "interception"})
HARMS = frozenset({"casualties", "damage", "fire", "explosion"})


@dataclass(slots=True, kw_only=True)
class Candidate:
    """An event in the making: its frames (first is the main one) and what was decided of it."""

    frame: Frame
    event_type: str
    means: str | None
    frames: list[Frame] = field(default_factory=list)
    anaphoric: bool = False
    takes_up: bool = False
    dropped: str | None = None
    into: "Candidate | None" = None
    rules: list[str] = field(default_factory=list)

    @property
    def token(self) -> int:
        """The parse index of the trigger's head word."""
        return self.frame.trigger.token


def find_events(mentions: Mentions) -> tuple[EventMention, ...]:
    """The events told in a document, in text order, given its other mentions."""
    tree = Tree(mentions.parse)
    language = mentions.document.language
    if not mentions.quantities:
        mentions = replace(mentions, quantities=find_quantities(mentions.document, mentions.parse, mentions.times))
    counted = frozenset(q.token for q in mentions.quantities if q.rule != "quantity.article")
    setting = survey(tree, language)
    barriers = _barriers(mentions)
    events: list[EventMention] = []
    for sentence in mentions.parse.sentences:
        candidates = _candidates(tree, sentence, setting, language, barriers, counted)
        _join(tree, candidates, language)
        kept = [c for c in candidates if c.dropped is None]
        quantities = attach_quantities(tree, mentions, sentence, kept, language)
        for c in kept:
            if c.anaphoric and not _worth_telling(tree, c, quantities.get(id(c), ())):
                continue
            event = _mention(tree, c, kept, barriers, quantities.get(id(c), ()), language)
            events.extend(distribute(tree, mentions, event))
    events.sort(key=lambda e: (e.trigger, e.clause))
    statements, replaced = find_statements(mentions, tuple(events))
    events = [e for e in events if e not in replaced]
    return tuple(sorted([*events, *statements], key=lambda e: (e.trigger, e.clause)))


def _worth_telling(tree: Tree, c: Candidate, quantities: tuple[QuantityMention, ...]) -> bool:
    """Whether an event noun that takes up an earlier event says something new of it."""
    if any(q.what != "other" for q in quantities):
        return True
    if c.frame.role != "subject":
        return False
    verb = c.frame.verb
    if verb is not None and lower(tree.tokens[verb]) in verb_forms("fr", "takes_place", "verbs"):
        return True
    after = [lower(t) for t in tree.tokens[verb + 1 : verb + 3]] if verb is not None else []
    return c.event_type == "fire" or "lieu" in after


def _barriers(mentions: Mentions) -> frozenset[int]:
    """The code points that name a speaker or the act of saying: no event is told there."""
    out: set[int] = set()
    for a in mentions.attributions:
        out.update(range(a.cue.start, a.cue.end))
        if a.source is not None:
            out.update(range(a.source.start, a.source.end))
    return frozenset(out)


def _candidates(
    tree: Tree, sentence: Sentence, setting: Setting, language: str, barriers: frozenset[int], counted: frozenset[int]
) -> list[Candidate]:
    out: list[Candidate] = []
    taken: set[int] = set()
    for trigger in find_triggers(tree, sentence, language):
        if trigger.token in taken or tree.tokens[trigger.token].start in barriers:
            continue
        frame = frame_of(tree, trigger, language)
        event_type, means = type_of(tree, frame, setting, language)
        if event_type is None or event_type == "statement":
            continue
        anaphoric = False
        if frame.voice == "noun":
            verdict = _noun_verdict(tree, frame, event_type, language, counted)
            if verdict == "refuse":
                continue
            anaphoric = verdict == "anaphoric"
        if frame.hypothetical and not frame.hedged and frame.voice != "noun" and event_type in ("fire", "damage", "outage", "casualties"):
            continue
        if event_type == "closure" and not frame.hedged:
            frame.hypothetical = False  # a closure announced for the days to come is decided
        elif not _told(tree, frame, language, counted):
            continue
        if trigger.entry.family.id in ("arrest", "close") and not trigger.entry.reflexive and _reflexive(tree, trigger.token):
            continue
        taken.add(trigger.token)
        means = means or means_of(tree, frame, event_type, setting, language)
        c = Candidate(frame=frame, event_type=event_type, means=means, anaphoric=anaphoric, takes_up=anaphoric)
        c.frames.append(frame)
        c.rules.append(f"{trigger.entry.family.id}.{trigger.entry.kind}:{trigger.entry.key}")
        out.append(c)
    return out


def _has_object_complement(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a definite cause noun names what was hit or blew up: "dans l'explosion d'un engin", "l'assaut de la base"."""
    before = [lower(t) for t in tree.tokens[max(frame.trigger.first - 3, 0) : frame.trigger.first]]
    if not set(before) & {"dans", "par", "lors"}:
        return False
    return any(
        classes(tree, i, language) & {"object", "vehicle_bomb", "territory", "weapon"}
        for p, i in frame.obliques
        if p in ("de", "d'", "du", "des", "contre")
    )


_MODAL = frozenset(
    "a ont avait avaient avoir aurait auraient pu dû peut peuvent pouvait pouvaient réussi réussit parvenu parvenue parvenus"
    " tenté tente tentent tentaient tentait venait vient viennent commencé continue continuent continuait venu fait font faisait"
    " reconnu nié avoué admis dit affirme affirmé assure assuré revendiqué".split()
)


def _told(tree: Tree, frame: Frame, language: str, counted: frozenset[int]) -> bool:
    """Whether a verb tells an event: not a bare infinitive, nor a participle that only describes a noun in passing."""
    v = frame.trigger.token
    token = tree.tokens[v]
    phrase = frame.trigger.entry.kind == "phrase"
    before = [lower(t) for t in tree.tokens[max(v - 5, 0) : v] if t.sentence == token.sentence]
    if token.feats.get("VerbForm") == "Inf" and not phrase:
        if "avoir" in before or "être" in before[-2:]:
            return True
        if "avant" in before and before[-1:] in (["de"], ["d'"]) or before[-3:-1] == ["avant", "de"]:
            return True
        return bool(_MODAL & set(before)) and "pour" not in before[-2:] and "à" not in before[-1:] or frame.hypothetical and _announced_plan(before)
    if frame.voice == "participle" and not phrase:
        if frame.object is None:
            return False
        if frame.subject is not None or frame.obliques:
            return True
        noun = tree.tokens[frame.object]
        if frame.object in counted:
            return True
        return noun.deprel == "ROOT" or noun.deprel.startswith(("nsubj", "obj", "conj", "appos", "obl:arg", "parataxis"))
    if phrase and token.feats.get("VerbForm") == "Inf" and before[-1:] in (["pour"], ["à"]):
        return False
    return True


def _reflexive(tree: Tree, v: int) -> bool:
    return any(lower(t) in ("se", "s'") for t in tree.tokens[max(v - 3, 0) : v] if t.sentence == tree.tokens[v].sentence)


def _announced_plan(before: list[str]) -> bool:
    return any(w.startswith(("menac", "prépar", "promet", "promis", "jur", "projet", "prévoi", "risqu")) for w in before)


def _noun_verdict(tree: Tree, frame: Frame, event_type: str, language: str, counted: frozenset[int]) -> str:
    """Whether an event noun tells an event ("new"), takes one up ("anaphoric") or tells none ("refuse")."""
    n = frame.trigger.token
    token = tree.tokens[n]
    word = lower(token)
    family = frame.trigger.entry.family.id
    modifiers = [lower(t) for t in tree.children(n, "amod", "nummod", "det") if abs(t.i - n) < 4]
    if family == "toll":
        return "new" if n in counted and frame.determiner != "demonstrative" else _toll_verdict(tree, frame, language)
    if word in ("feu", "vague") and frame.trigger.entry.kind == "noun":
        following = [lower(t) for t in tree.tokens[n + 1 : n + 3]]
        if word == "vague" and not any("weapon" in classes(tree, i, language) or "event" in classes(tree, i, language) for _, i in frame.obliques):
            return "refuse"
        if word == "feu" and (following[:1] in (["vert"], ["rouge"]) or tree.tokens[n - 1].text.lower() in ("de", "au", "cessez-le-", "le-") and "à" not in following):
            return "refuse"
    role = frame.role
    if role == "complement":
        head = tree.tokens[token.head]
        if lower(head) in things(language).transparent:
            role = _role_of_head(tree, token.head)
        elif lower(head) in clause_words(language, "hypothetical", "nouns"):
            role = "object"
        elif lower(head) in ("suite", "cours", "cause", "raison", "lieu", "coup"):
            role = "oblique"
        elif lower(head) in ("état", "mention", "cas", "victime", "victimes", "cible", "objet", "théâtre"):
            role = "object"
        elif frame.determiner == "indefinite" and lower(head) not in clause_words(language, "not_of", "words"):
            role = "object"
        else:
            return "refuse"
    if role == "oblique" and frame.trigger.entry.kind == "noun" and (family == "incident" or (frame.determiner == "bare" and not _plural(word))):
        return "refuse"
    if frame.determiner in ("demonstrative", "possessive"):
        return "anaphoric" if role in ("subject", "object", "root") else "refuse"
    restricted = any(p in ("de", "d'", "contre", "sur", "par", "à", "visant", "dans") for p, _ in frame.obliques) or any(
        t.upos in ("VERB", "ADJ") and t.i > n for t in tree.children(n, "acl", "amod")
    )
    ordinal = any(m in clause_words_ordinals(language) for m in modifiers)
    if frame.determiner == "definite" and not ordinal:
        if role == "oblique":
            if family == "fall" and any(determiner(tree, i, language) in ("bare", "indefinite") for p, i in frame.obliques if p in ("de", "d'")):
                return "new"
            if any(i in counted or any(x.i in counted for x in tree.children(i)) for p, i in frame.obliques if p in ("de", "d'")):
                return "new"
            if event_type in CAUSES and event_type != "interception" and _has_object_complement(tree, frame, language):
                return "new"
            return "new" if family == "fight" else "refuse"
        return "new" if restricted and role in ("subject", "object", "root") else "anaphoric"
    if word in ("offensive", "offensives") and frame.determiner == "definite":
        return "refuse"
    return "new"


def _plural(word: str) -> bool:
    return word.endswith(("s", "x"))


def clause_words_ordinals(language: str) -> frozenset[str]:
    """Adjectives that single out one event among several ("la deuxième attaque")."""
    from dateline.lang import table

    return frozenset(table(language, "events")["combine"]["ordinals"])


def _toll_verdict(tree: Tree, frame: Frame, language: str) -> str:
    n = frame.trigger.token
    token = tree.tokens[n]
    word = lower(token)
    if frame.determiner in ("definite", "demonstrative", "possessive"):
        if word == "mort" and any(p in ("de", "d'", "du", "des") for p, _ in frame.obliques):
            verb = lower(tree.tokens[frame.verb]) if frame.verb is not None else ""
            return "new" if frame.role in ("object", "subject") and verb else "refuse"
        before = tree.tokens[n - 1] if n else token
        return "anaphoric" if before.upos == "NUM" else "refuse"
    if word in ("mort", "tués", "blessés", "morts", "victimes", "victime") and frame.determiner == "bare" and not frame.negated:
        verb = frame.verb
        return "new" if verb is not None and lower(tree.tokens[verb]) in _causing(language) and word != "mort" else "refuse"
    verb = lower(tree.tokens[frame.verb]) if frame.verb is not None else ""
    if not frame.negated:
        return "new" if frame.determiner == "indefinite" and verb in _causing(language) and word not in ("blessure", "blessures") else "refuse"
    return "refuse" if verb.startswith(_SILENT) else "new"


# Verbs of not saying: "sans mentionner de victimes" counts nobody.
_SILENT = ("mention", "précis", "donn", "indiqu", "communiqu", "chiffr", "commun", "connu", "connaît", "évoqu")


def _role_of_head(tree: Tree, i: int) -> str:
    token = tree.tokens[i]
    if token.deprel.startswith("nsubj"):
        return "subject"
    if token.deprel.startswith(("obl", "nmod")):
        return "oblique"
    return "object"


def _join(tree: Tree, candidates: list[Candidate], language: str) -> None:
    """Joins the candidates of one sentence that tell one event together."""
    by_token = {c.token: c for c in candidates}
    _join_same_people(tree, candidates)
    _join_same_type(tree, [c for c in candidates if c.event_type == "casualties"])
    for c in candidates:
        for frame in list(c.frames):
            if c.dropped is None:
                _join_with_arguments(tree, c, frame, by_token, language)
    for c in candidates:
        if c.dropped or c.event_type not in HARMS:
            continue
        _join_with_cause(tree, c, candidates, language)
    _join_same_type(tree, candidates)
    _drop_modifiers_of_the_intercepted(tree, candidates, language)
    for c in candidates:
        if c.anaphoric and len(c.frames) > 1:
            c.anaphoric = False


def _absorb(keep: Candidate, other: Candidate, why: str) -> None:
    keep.frames.extend(other.frames)
    keep.rules.extend([*other.rules, why])
    keep.means = keep.means or other.means
    keep.anaphoric = keep.anaphoric and other.anaphoric
    keep.takes_up = keep.takes_up or other.takes_up
    other.dropped = why
    other.into = keep


def _join_with_arguments(
    tree: Tree, c: Candidate, frame: Frame, by_token: dict[int, Candidate], language: str
) -> None:
    """A verb whose subject, object or agent is itself an event noun."""
    if frame.voice == "noun":
        return
    for i in (frame.subject, frame.object, *(i for p, i in frame.obliques if p in ("par", "dans", "lors", "sous", "d'", "de"))):
        if i is None:
            continue
        other = by_token.get(i)
        if other is None:
            inner = next((by_token[t.i] for t in tree.children(i, "nmod") if t.i in by_token), None)
            other = inner if inner is not None and lower(tree.tokens[i]) in things(language).transparent else None
        if other is None or other is c or other.dropped or other.frame.voice != "noun":
            continue
        denied = frame.negated
        if other.event_type in CAUSES and c.event_type in HARMS and c.event_type != other.event_type:
            if denied:
                if other.frame.determiner in ("definite", "demonstrative", "possessive"):
                    other.dropped = "join.cause_of_denied"
            elif other.event_type == "explosion" and c.event_type == "casualties" and _of_a_bomb(tree, other, language):
                c.event_type, c.means = "attack", "bomb"
                _absorb(c, other, "join.killed_by_bomb")
            elif other.event_type == "clash" and _one_definite(tree, other):
                other.dropped = "join.cause_taken_up"
                c.takes_up = True
            else:
                _promote(c, other)
                _absorb(c, other, "join.harm_by_cause")
            return
        if other.event_type in CAUSES and c.event_type in CAUSES:
            if frame.trigger.entry.family.id == "repel":
                _absorb(c, other, "join.repelled")
            else:
                c.event_type = other.event_type if other.event_type != "explosion" else c.event_type
                _absorb(c, other, "join.noun_and_verb")
            return
        if other.event_type == c.event_type:
            _absorb(c, other, "join.same")
            return
        if other.event_type == "fire" and c.event_type in ("damage", "casualties"):
            if denied:
                other.dropped = "join.cause_of_denied"
            elif c.event_type == "damage":
                c.event_type = "fire"
                _absorb(c, other, "join.fire_damages")
            return


def _of_a_bomb(tree: Tree, c: Candidate, language: str) -> bool:
    """Whether an explosion is that of a bomb or a vehicle: "dans l'explosion de sa voiture"."""
    return any("vehicle_bomb" in classes(tree, i, language) or "weapon:bomb" in classes(tree, i, language) for _, i in c.frame.obliques)


def _one_definite(tree: Tree, c: Candidate) -> bool:
    """Whether a fight is one already told ("l'échange de tirs"), not fighting at large ("les combats")."""
    return c.frame.determiner in ("definite", "demonstrative") and tree.tokens[c.token].feats.get("Number") != "Plur"


def _promote(c: Candidate, cause: Candidate) -> None:
    """The harm told by a cause noun is an event of the cause's type."""
    c.event_type = cause.event_type
    c.means = cause.means or c.means


def _join_with_cause(tree: Tree, harm: Candidate, candidates: list[Candidate], language: str) -> None:
    """Harm told by a participle or gerund of the cause's clause, or by a weapon as its agent."""
    frame = harm.frame
    if frame.negated:
        return
    t = tree.tokens
    verb = frame.verb
    for found in candidates:
        if _within_by_position(tree, harm, found, language) and found.dropped is None:
            _promote(harm, found)
            _absorb(harm, found, "join.within")
            return
        other = found
        while other.into is not None:
            other = other.into
        if other is harm or other.dropped or other.event_type not in CAUSES or found.frame.negated:
            continue
        other_verb = found.frame.verb if found.frame.voice == "noun" else found.token
        if _told_where(tree, harm, found) or _subject_by_position(tree, harm, found, language):
            harm_first = harm.token < found.token
            _absorb(other, harm, "join.where" if harm_first else "join.subject")
            return
        if verb is not None and other_verb is not None and verb != other_verb:
            participle = t[verb].feats.get("VerbForm") == "Part" and t[verb].feats.get("Tense") == "Pres"
            if participle and (t[verb].head in (other_verb, other.token) or other.token < verb):
                _absorb(other, harm, "join.gerund")
                return
        if frame.voice == "noun" and verb is not None and lower(t[verb]) in _causing(language):
            subject = subject_of(tree, verb)
            if subject is not None and found.token in (subject, *[x.i for x in tree.children(subject, "nmod")]):
                if not _negated_at(tree, verb, language):
                    _absorb(other, harm, "join.toll_of_cause")
                else:
                    other.dropped = "join.cause_of_denied"
                return
            if verb == other_verb and found.frame.voice != "noun":
                _absorb(other, harm, "join.toll_in_clause")
                return
    acting = frame.voice in ("passive", "participle") or (frame.object is not None and frame.trigger.entry.key not in _UNDERGONE)
    if harm.event_type == "casualties" and _by_gunmen(tree, frame, language):
        harm.event_type = "attack"
        harm.rules.append("agent.gunmen")
        return
    if frame.voice != "noun" and acting and harm.event_type in ("casualties", "damage", "fire"):
        agent = classes(tree, frame.subject, language)
        if "weapon" in agent and harm.event_type != "fire":
            sentence = tree.sentences[tree.tokens[harm.token].sentence]
            planted = "weapon:bomb" in agent and "air_power" not in agent
            afar = any(
                classes(tree, i, language, 3) & {"weapon:drone", "weapon:aircraft", "air_power"} for i in range(sentence.first, sentence.last)
            )
            harm.event_type = "strike" if not planted or afar else "attack"
            harm.rules.append("agent.weapon")
        elif "debris" in agent and harm.event_type != "casualties":
            harm.event_type = "debris"
            harm.rules.append("agent.debris")
        elif "gunmen" in agent and ("forces" not in agent or "attackers" in agent) and harm.event_type == "casualties":
            harm.event_type = "attack"
            harm.rules.append("agent.gunmen")


def _within_by_position(tree: Tree, harm: Candidate, cause: Candidate, language: str) -> bool:
    """A new cause noun after "dans", "lors de", "au cours de", "par" in the clause of the harm, wherever the parser hung it."""
    if cause is harm or cause.frame.voice != "noun" or cause.event_type not in CAUSES or harm.frame.negated or harm.event_type != "casualties":
        return False
    if cause.anaphoric or not 0 < cause.token - harm.token < 24:
        return False
    first = cause.frame.trigger.first
    before = [lower(t) for t in tree.tokens[max(first - 5, harm.token + 1) : first]]
    if not set(before) & {"dans", "lors", "cours", "par"}:
        return False
    between = tree.tokens[harm.token + 1 : first]
    if any(t.text in (";", ":", ".", "«", "»") for t in between):
        return False
    return not any(t.upos == "VERB" and t.feats.get("VerbForm") == "Fin" or lower(t) in ("qui", "que", "dont", "où") for t in between)


def _told_where(tree: Tree, harm: Candidate, cause: Candidate) -> bool:
    """The cause stands in a clause of place or time of the harm: "deux morts à X, où l'armée a largué des bombes"."""
    if cause.token <= harm.token or cause.frame.voice == "noun" or harm.frame.negated:
        return False
    between = tree.tokens[harm.token + 1 : cause.token]
    if any(t.text in (";", ":", ".") for t in between) or len(between) > 30:
        return False
    links = [k for k, t in enumerate(between) if lower(t) in ("où", "lorsque", "lorsqu'", "quand", "après")]
    if not links:
        return False
    rest = between[links[-1] + 1 :]
    if lower(between[links[-1]]) == "après" and not (rest and lower(rest[0]) in ("que", "qu'")):
        return False
    return len(rest) < 14 and not any(t.text == "," for t in rest) and harm.event_type == "casualties"


def _subject_by_position(tree: Tree, harm: Candidate, cause: Candidate, language: str) -> bool:
    """A cause noun that opens the clause of an active verb of harm, though the parser saw no subject in it."""
    frame = harm.frame
    if cause.frame.voice != "noun" or cause.token >= harm.token or frame.voice != "active":
        return False
    if frame.trigger.entry.key not in _HARMING or cause.frame.role in ("oblique", "complement"):
        return False
    if cause.frame.determiner == "bare" or _clause_verb_between(tree, cause.token, frame.trigger.first):
        return False
    subject = classes(tree, frame.subject, language)
    return not subject & {"people", "person", "gunmen", "weapon"}


def _by_gunmen(tree: Tree, frame: Frame, language: str) -> bool:
    """Harm told by a gerund whose doer is a gunman or suicide bomber: "un kamikaze a précipité ..., faisant six morts"."""
    verb = frame.verb
    if verb is None:
        return False
    token = tree.tokens[verb]
    if token.feats.get("VerbForm") != "Part" or token.feats.get("Tense") != "Pres":
        return False
    doer = classes(tree, subject_of(tree, verb), language)
    return "attackers" in doer or "gunmen" in doer and "weapon:drone" not in doer


# Verbs of dying whose subject is the victim, whatever their object.
_UNDERGONE = frozenset({"mourir", "périr", "décéder", "succomber", "perdre la vie", "trouver la mort", "laisser la vie", "perdre"})
_HARMING = frozenset({"coûter la vie", "faire la mort", "tuer", "blesser", "endommager", "provoquer la mort", "causer la mort", "entraîner la mort", "emporter la vie", "détruire"})


def _clause_verb_between(tree: Tree, a: int, b: int) -> bool:
    return any(t.upos == "VERB" and t.feats.get("VerbForm") == "Fin" or t.text in (";", ":", ".") for t in tree.tokens[a + 1 : b - 1])


def _causing(language: str) -> frozenset[str]:
    from dateline.lang import table
    from dateline.mentions.lexicon import _morphology

    m = _morphology(language)
    return frozenset(f for v in table(language, "events")["combine"]["causing"] for f in m.forms(v))


def _negated_at(tree: Tree, v: int, language: str) -> bool:
    return any(lower(t) in clause_words(language, "negation", "particle") for t in tree.children(v)) or any(
        lower(t) in ("n'", "ne") for t in tree.tokens[max(v - 3, 0) : v]
    )


def _join_same_people(tree: Tree, candidates: list[Candidate]) -> None:
    """"la mort de dix soldats, tués dans une embuscade": the toll noun and the participle count the same people."""
    for c in candidates:
        if c.dropped or c.event_type != "casualties" or c.frame.voice != "noun":
            continue
        counted = {i for _, i in c.frame.obliques}
        for k in candidates:
            if k is c or k.dropped or k.token < c.token or k.frame.voice == "noun":
                continue
            if any(f.object in counted for f in k.frames if f.object is not None):
                _absorb(k, c, "join.same_people")
                break


def _join_same_type(tree: Tree, candidates: list[Candidate]) -> None:
    """Casualties told side by side in one sentence are one claim; so are a verb and a noun of one clause."""
    kept: list[Candidate] = []
    for c in candidates:
        if c.dropped:
            continue
        for k in kept:
            if k.event_type != c.event_type or k.frame.negated != c.frame.negated:
                continue
            same_clause = _clause_of(tree, k) == _clause_of(tree, c)
            near = c.event_type == "casualties" and not _separated(tree, k, c)
            if same_clause or near:
                _absorb(k, c, "join.same_type")
                break
        else:
            kept.append(c)


def _clause_of(tree: Tree, c: Candidate) -> int | None:
    verb = c.token if c.frame.voice != "noun" else c.frame.verb
    return verb


def _separated(tree: Tree, a: Candidate, b: Candidate) -> bool:
    """Whether a semicolon or a new finite clause with its own place stands between two candidates."""
    between = tree.tokens[min(a.token, b.token) + 1 : max(a.token, b.token)]
    if any(t.text in (";", ":", ".") for t in between):
        return True
    return len(between) > 25


def _drop_modifiers_of_the_intercepted(tree: Tree, candidates: list[Candidate], language: str) -> None:
    """"abattu deux drones qui visaient ...", "onze roquettes tirées par ...": the modifier tells no event of its own."""
    downed = [c for c in candidates if c.event_type == "interception" and not c.dropped]
    for c in candidates:
        if c.dropped or c.event_type != "strike" or c.frame.voice == "noun":
            continue
        for d in downed:
            same = c.frame.object if c.frame.voice == "participle" else c.frame.subject
            if same is not None and d.frame.object is not None and same == d.frame.object and c.token > d.frame.object:
                governs = tree.tokens[c.token].deprel.startswith(("acl", "amod"))
                if governs or c.frame.voice == "participle":
                    _absorb(d, c, "join.modifier_of_intercepted")
                    break


def _mention(
    tree: Tree,
    c: Candidate,
    kept: list[Candidate],
    barriers: frozenset[int],
    quantities: tuple[QuantityMention, ...],
    language: str,
) -> EventMention:
    frame = c.frame
    trigger = Span(tree.tokens[frame.trigger.first].start, tree.tokens[frame.trigger.last].end)
    clause = _evidence(tree, c, kept, barriers)
    actor, target = _actor_target(tree, c, language)
    return EventMention(
        trigger=trigger,
        token=c.token,
        clause=clause,
        sentence=tree.tokens[c.token].sentence,
        event_type=c.event_type,
        means=c.means,
        actor=actor,
        target=target,
        hedged=any(f.hedged for f in c.frames) or _hedge_words(tree, clause, language),
        denied=frame.negated,
        hypothetical=frame.hypothetical,
        background=frame.habitual,
        quantities=quantities,
        anaphoric=c.takes_up,
        definite=frame.determiner in ("definite", "demonstrative"),
        rules=tuple(c.rules),
    )


def _hedge_words(tree: Tree, clause: Span, language: str) -> bool:
    words = clause_words(language, "hedge", "words")
    return any(lower(t) in words for t in tree.tokens if clause.start <= t.start < clause.end)


def _evidence(tree: Tree, c: Candidate, kept: list[Candidate], barriers: frozenset[int]) -> Span:
    """The stretch of the sentence that tells the event: up to the next event, attribution or strong boundary."""
    sentence = tree.sentences[tree.tokens[c.token].sentence]
    mine = {f.trigger.token for f in c.frames}
    for f in c.frames:
        mine.update(range(f.trigger.first, f.trigger.last + 1))
        mine.update(i for i in (f.subject, f.object) if i is not None and tree.tokens[i].sentence == sentence.index)
    mine = {i for i in mine if sentence.first <= i < sentence.last}
    others = {f.trigger.token for k in kept if k is not c for f in k.frames}
    low, high = min(mine), max(mine)
    cuts = _cuts(tree, sentence, barriers)
    start = max((k for k in cuts if k <= low), default=sentence.first)
    end = min((k for k in cuts if k > high), default=sentence.last)
    # widen to the neighbouring stretch while it tells no other event and says no one speaks
    while True:
        wider = max((k for k in cuts if k < start), default=None)
        if wider is None or others & set(range(wider, start)) or _barred(tree, wider, start, barriers):
            break
        start = wider
    while True:
        wider = min((k for k in cuts if k > end), default=None)
        if end >= sentence.last or wider is None or others & set(range(end, wider)) or _barred(tree, end, wider, barriers):
            break
        end = wider
    while start < low and (tree.tokens[start].upos in ("PUNCT", "CCONJ", "SCONJ", "SPACE") or tree.tokens[start].start in barriers):
        start += 1
    while end - 1 > high and (tree.tokens[end - 1].upos in ("PUNCT", "CCONJ", "SPACE") or tree.tokens[end - 1].start in barriers):
        end -= 1
    return Span(tree.tokens[start].start, tree.tokens[end - 1].end)


def _barred(tree: Tree, first: int, last: int, barriers: frozenset[int]) -> bool:
    return any(tree.tokens[i].start in barriers for i in range(first, last))


def _cuts(tree: Tree, sentence: Sentence, barriers: frozenset[int]) -> list[int]:
    """Token indices where a stretch of the sentence begins: after commas and the like, at conjunctions before verbs."""
    cuts = [sentence.first]
    for i in range(sentence.first, sentence.last):
        t = tree.tokens[i]
        if t.text in (",", ";", ":", "—", "–", "-", "(", ")", "«", "»") and i + 1 < sentence.last:
            cuts.append(i + 1)
        elif lower(t) in ("et", "mais", "que", "qu'", "où", "tandis", "dont", "qui", "lorsque", "lorsqu'", "quand") and i > sentence.first:
            cuts.append(i)
        elif t.start in barriers and (i == sentence.first or tree.tokens[i - 1].start not in barriers):
            cuts.append(i)
        elif t.start not in barriers and i > sentence.first and tree.tokens[i - 1].start in barriers:
            cuts.append(i)
    cuts.append(sentence.last)
    return sorted(set(cuts))


def _actor_target(tree: Tree, c: Candidate, language: str) -> tuple[Span | None, Span | None]:
    """The spans of who did it and of what was hit."""
    actor = target = None
    for f in c.frames:
        if f.subject is not None and actor is None and c.event_type in ("strike", "attack", "interception", "control", "abduction", "arrest", "clash"):
            actor = _phrase(tree, f.subject)
        if f.object is not None and target is None and c.event_type in ("strike", "attack", "fire", "damage", "closure"):
            found = classes(tree, f.object, language)
            if "weapon" not in found and "event" not in found:
                target = _phrase(tree, f.object)
    return actor, target


def _phrase(tree: Tree, i: int) -> Span:
    """The noun phrase around token `i` without its clauses."""
    keep = [i]
    for t in tree.children(i, "det", "amod", "nummod", "nmod", "flat", "case"):
        if t.deprel == "case" or abs(t.i - i) > 8:
            continue
        keep.extend(k for k in tree.subtree(t.i) if abs(k - i) < 9)
    return tree.span(keep)


__all__ = ["Candidate", "find_events", "verb_forms"]
