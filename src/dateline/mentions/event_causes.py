"""Joins a harm with the cause that its clause, or the one beside it, tells."""

from collections.abc import Sequence

from dateline.mentions.event_agents import noun_before_qui, take_type_of_agent
from dateline.mentions.event_candidates import CAUSES, HARMS, Candidate, absorb, causing_forms
from dateline.mentions.event_clauses import (
    clause_verb_between,
    told_by_relative,
)
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_subjects import subject_of
from dateline.mentions.frame_words import lower
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_words
from dateline.mentions.tree import Tree
from dateline.model import Token


def of_a_bomb(tree: Tree, c: Candidate, language: str) -> bool:
    """Whether an explosion is that of a bomb or a vehicle: "dans l'explosion de sa voiture"."""
    end = min(c.token + 8, tree.sentences[tree.tokens[c.token].sentence].last)
    return any(
        "vehicle_bomb" in classes(tree, i, language) or "weapon:bomb" in classes(tree, i, language)
        for _, i in c.frame.obliques
    ) or any(w.startswith("piégé") for w in tree.lows[c.token + 1 : end])  # 'd'une "voiture piégée"'


def promote(c: Candidate, cause: Candidate) -> None:
    """The harm told by a cause noun is an event of the cause's type."""
    c.event_type = cause.event_type
    c.means = cause.means or c.means


def join_with_cause(tree: Tree, harm: Candidate, candidates: list[Candidate], language: str) -> None:
    """Joins a harm with the cause that its sentence tells; where it tells none, the type is that of its agent."""
    if harm.frame.negated:
        return
    if not any(_joined(tree, harm, found, candidates, language) for found in candidates):
        take_type_of_agent(tree, harm, language)


def _joined(tree: Tree, harm: Candidate, found: Candidate, candidates: list[Candidate], language: str) -> bool:
    """Joins a harm with the candidate `found` where that is its cause; whether the harm is settled so."""
    other = found
    while other.into is not None:
        other = other.into
    if (found.dropped is None or other is not found) and _within_by_position(tree, harm, found, language):
        if other is harm:
            return False
        if other is found:
            bombed = found.event_type == "explosion" and harm.event_type == "casualties"
            promote(harm, found)
            if bombed and of_a_bomb(tree, found, language):
                harm.event_type, harm.means = "attack", "bomb"
            absorb(harm, found, "join.within")
        else:  # the other harm of the clause has taken the cause: "ont péri et neuf ont été blessées dans un raid"
            absorb(other, harm, "join.within")
        return True
    if other is harm or other.dropped or other.event_type not in CAUSES or found.frame.negated:
        return False
    if told_by_relative(tree, harm, found, language):
        nearer = [k for k in candidates if found.token < k.token < harm.token and k.dropped is None]
        if any(k.event_type in CAUSES and k.frame.voice == "noun" for k in nearer):
            return False  # "a tiré des roquettes après des frappes qui ont tué trois hommes"
        absorb(other, harm, "join.relative")
        return True
    if _told_where(tree, harm, found) or _subject_by_position(tree, harm, found, language):
        absorb(other, harm, "join.where" if harm.token < found.token else "join.subject")
        return True
    if _by_participle(tree, harm, found, other):
        if harm.event_type != "fire" or harm.frame.voice != "noun":  # "..., provoquant un incendie": of its own
            absorb(other, harm, "join.gerund")
        return True
    return _toll_of(tree, harm, found, other, language)


def _verb_of(cause: Candidate) -> int | None:
    """The verb that tells a cause: itself, or that of a noun's clause."""
    return cause.frame.verb if cause.frame.voice == "noun" else cause.token


_BESIDE = 3  # words from a noun to the participle that it governs


def _by_participle(tree: Tree, harm: Candidate, found: Candidate, other: Candidate) -> bool:
    """Whether a harm is told by a participle on the verb of its cause: "a mené une attaque, ayant fait dix morts"."""
    t, verb, other_verb = tree.tokens, harm.frame.verb, _verb_of(found)
    if verb is None or other_verb is None or verb == other_verb:
        return False
    own = t[verb].head  # "a abattu 58 drones, les attaques ayant fait deux morts": the attacks did
    if t[verb].deprel.startswith("acl") and own != found.token and t[own].upos == "NOUN":
        if 0 < verb - own <= _BESIDE and not any(x.text == "," for x in t[own:verb]):
            return False
    participle = t[verb].feats.get("VerbForm") == "Part" and t[verb].feats.get("Tense") == "Pres"
    participle = participle or (t[verb].upos != "VERB" and lower(t[verb]).endswith("ant"))
    participle = participle or verb > 0 and lower(t[verb - 1]) == "ayant"
    return participle and (t[verb].head in (other_verb, other.token) or other.token < verb)


def _toll_of(tree: Tree, harm: Candidate, found: Candidate, other: Candidate, language: str) -> bool:
    """Joins a harm told by a noun with the cause that "a fait" it; whether it did."""
    verb = harm.frame.verb
    if harm.frame.voice != "noun" or verb is None or tree.lows[verb] not in causing_forms(language):
        return False
    subject = subject_of(tree, verb)
    behind = noun_before_qui(tree, verb)
    if subject is not None and found.token in {subject, behind}.union(x.i for x in tree.children(subject, "nmod")):
        if harm.event_type == "fire" and found.anaphoric and found.frame.determiner != "indefinite":
            found.dropped = "join.cause_taken_up"  # "l'attaque a provoqué un incendie": the fire is the news
            harm.means = harm.means or found.means
        elif not _negated_at(tree, verb, language):
            absorb(other, harm, "join.toll_of_cause")
        else:
            other.dropped = "join.cause_of_denied"
        return True
    if verb == _verb_of(found) and found.frame.voice != "noun":
        absorb(other, harm, "join.toll_in_clause")
        return True
    return False


def _within_by_position(tree: Tree, harm: Candidate, cause: Candidate, language: str) -> bool:
    """A new cause noun after "dans", "lors de", "par" in the clause of the harm, wherever the parser hung it."""
    if (
        cause is harm
        or cause.frame.voice != "noun"
        or cause.event_type not in CAUSES
        or harm.frame.negated
        or harm.event_type not in ("casualties", "damage")
    ):
        return False
    if cause.anaphoric or not 0 < cause.token - harm.token < 24:
        return False
    first = cause.frame.trigger.first
    before = [lower(t) for t in tree.tokens[max(first - 5, harm.token + 1) : first]]
    days = "en" in before and set(before) & {"jours", "heures", "semaines"}  # "tués en cinq jours de combats"
    if not set(before) & {"dans", "lors", "cours", "par"} and not days:
        return False
    between = tree.tokens[harm.token + 1 : first]
    if any(t.text in (";", ":", ".", "«", "»") for t in between) or _of_others(tree, harm, first):
        return False
    return not any(
        t.upos == "VERB"
        and t.feats.get("VerbForm") == "Fin"
        or lower(t) in ("qui", "que", "où")
        or lower(t) == "dont"
        and tree.tokens[t.i + 1].upos != "NUM"  # "..., dont treize grièvement, dans l'attaque"
        for t in between
    )


def _of_others(tree: Tree, harm: Candidate, end: int) -> bool:
    """Whether others are counted with a place or cause of their own: "tués à X, trois autres dans un raid sur Y"."""
    lows = tree.lows
    return any(
        lows[k] in ("autres", "encore")
        and tree.tokens[k - 1].upos == "NUM"
        and lows[k - 2] in (",", "et", "puis")
        and lows[k + 1] in ("dans", "lors", "par", "à", "près", "au", "aux")
        for k in range(harm.token + 3, end)
    )


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
    if frame.trigger.entry.key not in clause_words(language, "harming", "verbs"):
        return False
    if cause.frame.role in ("oblique", "complement"):
        return False
    if cause.frame.determiner == "bare" or clause_verb_between(tree, cause.token, frame.trigger.first):
        return False
    subject = classes(tree, frame.subject, language)
    return not subject & {"people", "person", "gunmen", "weapon"}


def _negated_at(tree: Tree, v: int, language: str) -> bool:
    return any(lower(t) in clause_words(language, "negation", "particle") for t in tree.children(v)) or any(
        lower(t) in ("n'", "ne") for t in tree.tokens[max(v - 3, 0) : v]
    )


def drop_causes_in_passing(tree: Tree, candidates: list[Candidate], language: str) -> None:
    """A strike named only as what came before a harm ("a pris feu après une attaque de drones") gives it its means."""
    for c in candidates:
        noun = _cause_noun(tree, c)
        if c.dropped or noun is None or c.event_type not in ("strike", "attack"):
            continue
        before = [lower(t) for t in tree.tokens[max(noun.trigger.first - 4, 0) : noun.trigger.first]]
        if not set(before) & {"après", "suite"} or _counts_weapons(tree, noun, language):
            continue
        harms = [
            k for k in candidates if k is not c and not k.dropped and k.event_type in HARMS | {"closure", "outage"}
        ]
        harms = [k for k in harms if k.token < c.token and not k.frame.negated]
        if harms and harms[-1].event_type == "casualties" and _named_as_cause(tree, harms[-1], noun):
            promote(harms[-1], c)
            absorb(harms[-1], c, "join.within")
        elif harms and noun is c.frame:
            harms[-1].means = harms[-1].means or c.means
            c.dropped = "join.cause_in_passing"


def _counts_weapons(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether a strike is told with so many weapons, which nothing else says: "après une attaque de six drones"."""
    for prep, i in frame.obliques:
        counted = tree.children(i, "nummod")
        if prep in ("de", "d'", "par", "avec") and any(t.i < i and lower(t) not in ("un", "une") for t in counted):
            return any(
                c.removeprefix("weapon:") in {"drone", "missile", "rocket", "naval_drone"}
                for c in classes(tree, i, language)
            )
    return False


def _cause_noun(tree: Tree, c: Candidate) -> Frame | None:
    """The noun that names a blow, alone or before the clause that tells of it: "à la suite de raids qui ont visé X"."""
    if len(c.frames) == 1:
        return c.frame if c.frame.voice == "noun" else None
    noun = next((f for f in c.frames if f.voice == "noun"), None)
    verb = c.frame.trigger.first
    if noun is None or c.frame.voice != "active" or not noun.trigger.last < verb:
        return None
    return noun if "qui" in tree.lows[noun.trigger.last + 1 : verb] else None


def _named_as_cause(tree: Tree, harm: Candidate, noun: Frame) -> bool:
    """Whether a toll's own clause names a new attack as what did it: "a été blessée à la suite d'une frappe sur X"."""
    between = _without_asides(tree.tokens[harm.token + 1 : noun.trigger.first])
    told = any(t.upos == "VERB" and t.feats.get("VerbForm") == "Fin" or t.text in (",", ";", ":") for t in between)
    behind = tree.lows[noun.trigger.last + 1 : noun.trigger.last + 5]
    older = any(t.feats.get("VerbForm") == "Part" for t in tree.children(noun.trigger.token, "acl"))
    older = older and "qui" not in behind
    suite = any(lower(t) == "suite" for t in between)
    fresh = noun.determiner == "indefinite" or "qui" in behind
    fresh = fresh or any(p in ("par", "de", "d'", "sur") for p, _ in noun.obliques)
    return suite and fresh and not told and not older


def _without_asides(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without an aside that names a source: "ont été blessés, selon un premier bilan, à la suite de"."""
    commas = [k for k, t in enumerate(tokens) if t.text == ","]
    if len(commas) == 2 and lower(tokens[commas[0] + 1]) in ("selon", "d'"):
        return [*tokens[: commas[0]], *tokens[commas[1] + 1 :]]
    return list(tokens)


def drop_fires_taken_up(tree: Tree, candidates: list[Candidate], language: str) -> None:
    """A fire told before is only what did the harm told now: "L'incendie a fait deux blessés"."""
    for harm in candidates:
        verb = harm.frame.verb
        if harm.dropped or harm.event_type != "casualties" or harm.frame.voice != "noun" or verb is None:
            continue
        if lower(tree.tokens[verb]) not in causing_forms(language):
            continue
        subject = subject_of(tree, verb)
        for c in candidates:
            aside = "," in tree.lows[c.token : verb]  # "Ce feu-là, désormais éteint, ..."
            if c.event_type == "fire" and c.token == subject and c.anaphoric and not c.dropped and not aside:
                c.dropped = "join.cause_taken_up"
