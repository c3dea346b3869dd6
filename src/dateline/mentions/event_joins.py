"""Joins the candidates of a sentence that tell one event: the toll with its attack, the noun with its verb."""

from collections.abc import Sequence
from itertools import pairwise

from dateline.mentions.event_candidates import CAUSES, HARMING, HARMS, Candidate, absorb, causing_forms
from dateline.mentions.event_clauses import (
    clause_verb_between,
    drop_captives_freed,
    join_in_the_fighting,
    join_incident,
    join_modifiers_of_the_intercepted,
    join_relatives_of_causes,
    join_told_where,
    join_what_is_left,
    told_by_relative,
    without_running_totals,
)
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_subjects import subject_of
from dateline.mentions.frame_words import lower
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_words, things, verb_forms
from dateline.mentions.numerals import counted_words
from dateline.mentions.tree import Tree
from dateline.model import Token

# Nouns of close attack: a toll that they make is theirs, also where they are only named in passing.
_ATTACKS = frozenset("attentat attentats attentat-suicide attaque attaques embuscade embuscades assaut".split())


def join_candidates(tree: Tree, candidates: list[Candidate], language: str) -> None:
    """Joins the candidates of one sentence that tell one event together."""
    candidates = without_running_totals(tree, candidates)
    by_token = {c.token: c for c in candidates}
    _join_transparent(tree, by_token, language)
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
    join_relatives_of_causes(tree, candidates)
    _join_gerunds(tree, candidates)
    _drop_fires_taken_up(tree, candidates, language)
    _join_after_colon(tree, candidates)
    _join_repelled(tree, candidates)
    _join_shared_subject(tree, candidates)
    _join_modifiers(tree, candidates)
    _drop_causes_in_passing(tree, candidates, language)
    _join_same_type(tree, candidates)
    _join_victims_of_one_attack(tree, candidates)
    join_modifiers_of_the_intercepted(tree, candidates)
    join_what_is_left(tree, candidates)
    join_told_where(tree, candidates)
    join_incident(tree, candidates)
    join_in_the_fighting(tree, candidates)
    drop_captives_freed(tree, candidates)
    for c in candidates:
        if c.anaphoric and len(c.frames) > 1:
            c.anaphoric = False
        if c.event_type == "explosion" and c.dropped is None and _struck(tree, c, language):
            c.event_type = "strike"


def _join_transparent(tree: Tree, by_token: dict[int, Candidate], language: str) -> None:
    """A noun that only counts the event noun behind it: "une vague d'attaques", "une série de raids"."""
    for c in by_token.values():
        if c.frame.voice != "noun" or lower(tree.tokens[c.token]) not in things(language).transparent:
            continue
        inner = next((by_token[t.i] for t in tree.children(c.token, "nmod") if t.i in by_token), None)
        if inner is not None and inner.frame.voice == "noun" and not inner.dropped and not c.dropped:
            inner.frame.determiner, inner.frame.role = c.frame.determiner, c.frame.role
            inner.frame.verb = c.frame.verb
            absorb(inner, c, "join.counted_noun")


def _join_repelled(tree: Tree, candidates: list[Candidate]) -> None:
    """An attack beaten off by what is shot down: "a repoussé une attaque et abattu neuf drones" is one deed."""
    told = [c for c in candidates if not c.dropped and c.event_type == "interception" and c.frame.voice == "active"]
    for c, other in pairwise(told):
        families = [x.frame.trigger.entry.family.id for x in (c, other)]
        between = tree.lows[c.token + 1 : other.token]
        if families == ["repel", "down"] and {"et", "en"} & set(between) and not {";", "mais", "puis"} & set(between):
            absorb(other, c, "join.repelled")


def _join_with_arguments(tree: Tree, c: Candidate, frame: Frame, by_token: dict[int, Candidate], language: str) -> None:
    """A verb whose subject, object or agent is itself an event noun."""
    if frame.voice == "noun":
        return
    if frame.trigger.last > frame.trigger.first:
        # "ont été la cible de frappes": the noun that ends a phrase names its event
        inside = range(frame.trigger.first, frame.trigger.last + 1)
        for noun in by_token.values():
            hung = tree.tokens[noun.token].head in inside and noun.token > frame.trigger.last
            if noun is not c and not noun.dropped and noun.frame.voice == "noun" and hung:
                if noun.event_type == c.event_type or {noun.event_type, c.event_type} <= CAUSES:
                    if c.event_type != "interception":  # "la défense antiaérienne a repoussé une attaque"
                        c.event_type = noun.event_type
                    absorb(c, noun, "join.noun_of_phrase")
                    return
    for i in (
        frame.subject,
        frame.object,
        *(i for p, i in frame.obliques if p in ("par", "dans", "lors", "sous", "d'", "de")),
    ):
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
                absorb(c, other, "join.killed_by_bomb")
            elif other.event_type == "clash" and _one_definite(tree, other):
                other.dropped = "join.cause_taken_up"
                c.takes_up = True
            else:
                _promote(c, other)
                absorb(c, other, "join.harm_by_cause")
            return
        if other.event_type in CAUSES and c.event_type in CAUSES:
            if frame.trigger.entry.family.id == "repel" or c.event_type == "interception":
                absorb(c, other, "join.repelled")
            else:
                c.event_type = other.event_type if other.event_type != "explosion" else c.event_type
                assault = other.frame.trigger.entry.key == "assauts"
                if assault and "forces" in classes(tree, frame.subject, language):
                    c.event_type = "clash"  # "l'armée a lancé onze assauts": fighting along the front
                absorb(c, other, "join.noun_and_verb")
            return
        if other.event_type == c.event_type:
            absorb(c, other, "join.same")
            return
        if other.event_type == "fire" and c.event_type in ("damage", "casualties"):
            if denied:
                other.dropped = "join.cause_of_denied"
            elif c.event_type == "damage":
                c.event_type = "fire"
                absorb(c, other, "join.fire_damages")
            return


def _of_a_bomb(tree: Tree, c: Candidate, language: str) -> bool:
    """Whether an explosion is that of a bomb or a vehicle: "dans l'explosion de sa voiture"."""
    end = min(c.token + 8, tree.sentences[tree.tokens[c.token].sentence].last)
    return any(
        "vehicle_bomb" in classes(tree, i, language) or "weapon:bomb" in classes(tree, i, language)
        for _, i in c.frame.obliques
    ) or any(w.startswith("piégé") for w in tree.lows[c.token + 1 : end])  # 'd'une "voiture piégée"'


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
        other = found
        while other.into is not None:
            other = other.into
        if (found.dropped is None or other is not found) and _within_by_position(tree, harm, found, language):
            if other is harm:
                continue
            if other is found:
                bombed = found.event_type == "explosion" and harm.event_type == "casualties"
                _promote(harm, found)
                if bombed and _of_a_bomb(tree, found, language):
                    harm.event_type, harm.means = "attack", "bomb"
                absorb(harm, found, "join.within")
            else:  # the other harm of the clause has taken the cause: "ont péri et neuf ont été blessées dans un raid"
                absorb(other, harm, "join.within")
            return
        if other is harm or other.dropped or other.event_type not in CAUSES or found.frame.negated:
            continue
        other_verb = found.frame.verb if found.frame.voice == "noun" else found.token
        if told_by_relative(tree, harm, found, language):
            nearer = [k for k in candidates if found.token < k.token < harm.token and k.dropped is None]
            if any(k.event_type in CAUSES and k.frame.voice == "noun" for k in nearer):
                continue  # "a tiré des roquettes après des frappes qui ont tué trois hommes"
            absorb(other, harm, "join.relative")
            return
        if _told_where(tree, harm, found) or _subject_by_position(tree, harm, found, language):
            harm_first = harm.token < found.token
            absorb(other, harm, "join.where" if harm_first else "join.subject")
            return
        if verb is not None and other_verb is not None and verb != other_verb:
            participle = t[verb].feats.get("VerbForm") == "Part" and t[verb].feats.get("Tense") == "Pres"
            participle = participle or (t[verb].upos != "VERB" and lower(t[verb]).endswith("ant"))
            participle = (
                participle or verb > 0 and lower(t[verb - 1]) == "ayant"
            )  # "a mené une attaque, ayant fait dix morts"
            if participle and (t[verb].head in (other_verb, other.token) or other.token < verb):
                if harm.event_type == "fire" and frame.voice == "noun":
                    return  # "..., provoquant un incendie": told by a clause of its own
                absorb(other, harm, "join.gerund")
                return
        if frame.voice == "noun" and verb is not None and lower(t[verb]) in causing_forms(language):
            subject = subject_of(tree, verb)
            behind = _noun_before_qui(tree, verb)
            if subject is not None and found.token in (subject, behind, *[x.i for x in tree.children(subject, "nmod")]):
                if harm.event_type == "fire" and found.anaphoric and found.frame.determiner != "indefinite":
                    found.dropped = "join.cause_taken_up"  # "l'attaque a provoqué un incendie": the fire is the news
                    harm.means = harm.means or found.means
                elif not _negated_at(tree, verb, language):
                    absorb(other, harm, "join.toll_of_cause")
                else:
                    other.dropped = "join.cause_of_denied"
                return
            if verb == other_verb and found.frame.voice != "noun":
                absorb(other, harm, "join.toll_in_clause")
                return
    reporting = verb is not None and tree.lows[verb + 1 : verb + 2] == ["état"]  # "font état de deux morts"
    if frame.voice == "noun" and verb is not None and not reporting and lower(t[verb]) in causing_forms(language):
        doer = classes(tree, subject_of(tree, verb), language)
        if harm.event_type == "casualties" and "weapon:bomb" in doer and "air_power" not in doer:
            harm.event_type, harm.means = "attack", "bomb"  # "deux voitures piégées ont fait vingt morts"
            harm.rules.append("agent.bomb")
            return
        if harm.event_type in ("casualties", "damage") and "weapon" in doer and not {"people", "debris"} & doer:
            harm.event_type = "strike"  # "le missile a fait quatre morts", "un drone a causé des dégâts"
            harm.rules.append("agent.weapon")
            return
        doers = (_noun_before_qui(tree, verb), subject_of(tree, verb))
        if harm.event_type == "casualties" and any(i is not None and tree.lows[i] in _ATTACKS for i in doers):
            harm.event_type = "attack"  # "l'auteur de l'attentat qui a fait six morts"
            harm.rules.append("agent.attack")
            return
    acting = frame.voice in ("passive", "participle") or (
        (frame.object is not None or frame.trigger.entry.key in counted_words(language, "harming"))
        and frame.trigger.entry.key not in _UNDERGONE
    )
    entry = frame.trigger.entry  # "un drone a causé d'importants dégâts": a phrase has no object of its own
    causing = entry.kind == "phrase" and tree.lows[frame.trigger.first] in causing_forms(language)
    acting = acting or causing and entry.family.id == "damage" and frame.voice == "active"
    if harm.event_type == "casualties" and _by_gunmen(tree, frame, language):
        harm.event_type = "attack"
        harm.rules.append("agent.gunmen")
        return
    if frame.voice != "noun" and acting and harm.event_type in ("casualties", "damage", "fire"):
        agent = classes(tree, frame.subject, language)
        for f in harm.frames[1:]:
            if f.voice in ("passive", "participle") and frame.voice == "passive" and f.subject is not None:
                agent |= classes(tree, f.subject, language)
        by_event = _agent_event(tree, frame)
        if by_event is not None and harm.event_type == "casualties":
            harm.event_type = by_event
            harm.rules.append("agent.event")
            return
        if "weapon" in agent and harm.event_type != "fire":
            sentence = tree.sentences[tree.tokens[harm.token].sentence]
            planted = "weapon:bomb" in agent and "air_power" not in agent
            afar = any(
                classes(tree, i, language, 3) & {"weapon:drone", "weapon:aircraft", "air_power"}
                for i in range(sentence.first, sentence.last)
            )
            by_hand = not agent & _SENT and "weapon:small_arms" in agent  # "tués par armes blanches et par balles"
            harm.event_type = "attack" if by_hand or planted and not afar else "strike"
            harm.rules.append("agent.weapon")
        elif "debris" in agent | _falling(tree, frame.subject, language) and (
            harm.event_type != "casualties" or "shrapnel" not in agent  # "atteints par des éclats"
        ):
            harm.event_type = "debris"
            harm.rules.append("agent.debris")
        elif "gunmen" in agent and ("forces" not in agent or "attackers" in agent) and harm.event_type == "casualties":
            harm.event_type = "attack"
            harm.rules.append("agent.gunmen")
        elif harm.event_type == "casualties" and "forces" not in agent and _they_killed(tree, frame, language):
            harm.event_type = "attack"
            harm.rules.append("agent.they")


def _falling(tree: Tree, subject: int | None, language: str) -> frozenset[str]:
    """The classes of what a fall that does harm is of: "des chutes de débris ont blessé un homme"."""
    if subject is None or not tree.lows[subject].startswith(("chute", "retombée", "pluie")):
        return frozenset()
    return frozenset(c for t in tree.children(subject, "nmod") for c in classes(tree, t.i, language))


def _struck(tree: Tree, c: Candidate, language: str) -> bool:
    """Whether what blew up is a weapon from afar that did harm: "un drone a explosé, tuant le conducteur"."""
    harm = any(f.trigger.entry.family.id in ("kill", "wound", "toll", "damage") for f in c.frames[1:])
    return harm and bool(classes(tree, c.frame.subject, language) & _FLYING)


_SENT = frozenset(
    {"air_power", "weapon:drone", "weapon:aircraft", "weapon:missile", "weapon:artillery", "weapon:rocket"}
)
_FLYING = frozenset({"weapon:drone", "weapon:missile", "weapon:rocket", "weapon:naval_drone", "weapon:artillery"})


def _noun_before_qui(tree: Tree, verb: int) -> int | None:
    """The noun right before the relative pronoun that is the subject of a verb: "un bombardement qui a fait ..."."""
    pronoun = next((t.i for t in tree.children(verb, "nsubj") if tree.lows[t.i] == "qui"), None)
    return pronoun - 1 if pronoun else None


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
    if frame.trigger.entry.key not in HARMING or cause.frame.role in ("oblique", "complement"):
        return False
    if cause.frame.determiner == "bare" or clause_verb_between(tree, cause.token, frame.trigger.first):
        return False
    subject = classes(tree, frame.subject, language)
    return not subject & {"people", "person", "gunmen", "weapon"}


# How the nouns of attacks begin that are made from afar, and at close range.
_FROM_AFAR = ("raid", "frapp", "bombard", "pilonn", "canonn")
_AT_CLOSE_RANGE = ("attentat", "embuscade", "assaut", "fusillade")


def _agent_event(tree: Tree, frame: Frame) -> str | None:
    """The type of the attack that a harm is told of as its agent: "tués par les raids israéliens"."""
    if frame.voice not in ("passive", "participle") or frame.subject is None:
        return None
    word = lower(tree.tokens[frame.subject])
    return "strike" if word.startswith(_FROM_AFAR) else "attack" if word.startswith(_AT_CLOSE_RANGE) else None


def _by_gunmen(tree: Tree, frame: Frame, language: str) -> bool:
    """Harm told by a gerund whose doer is a gunman or bomber: "un kamikaze a précipité ..., faisant six morts"."""
    verb = frame.verb
    if verb is None:
        return False
    token = tree.tokens[verb]
    if token.feats.get("VerbForm") != "Part" or token.feats.get("Tense") != "Pres":
        return False
    doer = classes(tree, subject_of(tree, verb), language)
    return "attackers" in doer or "gunmen" in doer and "weapon:drone" not in doer


def _they_killed(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether some "they" killed people: "Ils ont tué trois villageois"."""
    if frame.voice != "active" or frame.subject is None or frame.trigger.entry.key != "tuer":
        return False
    return lower(tree.tokens[frame.subject]) in ("ils", "-ils") and "people" in classes(tree, frame.object, language)


# Verbs of dying whose subject is the victim, whatever their object.


_UNDERGONE = frozenset(
    {"mourir", "périr", "décéder", "succomber", "perdre la vie", "trouver la mort", "laisser la vie", "perdre"}
)


def _negated_at(tree: Tree, v: int, language: str) -> bool:
    return any(lower(t) in clause_words(language, "negation", "particle") for t in tree.children(v)) or any(
        lower(t) in ("n'", "ne") for t in tree.tokens[max(v - 3, 0) : v]
    )


def _drop_causes_in_passing(tree: Tree, candidates: list[Candidate], language: str) -> None:
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
            _promote(harms[-1], c)
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


def _join_gerunds(tree: Tree, candidates: list[Candidate]) -> None:
    """A gerund goes on with the event before it: "des missiles se sont abattus sur la ville, touchant un centre"."""
    for c in candidates:
        token = tree.tokens[c.token]
        if c.dropped or c.frame.voice == "noun" or c.event_type not in CAUSES | HARMS or c.frame.negated:
            continue
        if token.feats.get("VerbForm") != "Part" or token.feats.get("Tense") != "Pres":
            continue
        before = [k for k in candidates if not k.dropped and k.token < c.token and k.event_type in CAUSES]
        if before and not any(t.text in (";", ":", ".") for t in tree.tokens[before[-1].token : c.token]):
            if c.event_type in ("strike", "attack") and before[-1].event_type == "interception":
                continue
            absorb(before[-1], c, "join.gerund")


def _drop_fires_taken_up(tree: Tree, candidates: list[Candidate], language: str) -> None:
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


def _join_after_colon(tree: Tree, candidates: list[Candidate]) -> None:
    """A toll without a verb after a colon belongs to what stands before: "Frappe sur un marché: deux morts"."""
    for toll in candidates:
        if toll.dropped or toll.event_type != "casualties" or toll.frame.voice not in ("noun", "participle"):
            continue
        if toll.frame.negated:
            continue
        before = [k for k in candidates if not k.dropped and k.token < toll.token and k.event_type in CAUSES | {"fire"}]
        if not before or before[-1].frame.negated:
            continue
        between = tree.tokens[before[-1].token + 1 : toll.token]
        colons = [t for t in between if t.text == ":"]
        if len(colons) != 1 or any(t.text in (";", ".", "»") for t in between):
            continue
        sentence = tree.sentences[tree.tokens[toll.token].sentence]
        rest = tree.tokens[colons[0].i + 1 : sentence.last]
        if not any(t.upos == "AUX" or t.feats.get("VerbForm") == "Fin" for t in rest):
            absorb(before[-1], toll, "join.after_colon")


_SIDE_BY_SIDE = {
    "attack": ("attack", "casualties"),
    "damage": ("damage",),
    "control": ("control",),
    "arrest": ("arrest",),
    "abduction": ("abduction",),
    "closure": ("closure",),
}


def _join_shared_subject(tree: Tree, candidates: list[Candidate]) -> None:
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


def _join_modifiers(tree: Tree, candidates: list[Candidate]) -> None:
    """A participle on an argument of an event adds to it: "des obus tirés depuis les collines ont touché ..."."""
    for c in candidates:
        if c.dropped or c.frame.voice != "participle" or c.frame.object is None or c.frame.negated:
            continue
        for other in candidates:
            if other is c or other.dropped or other.event_type not in CAUSES | HARMS or other.frame.negated:
                continue
            arguments = {i for f in other.frames for i in (f.subject, f.object, *(i for _, i in f.obliques))}
            trigger = other.frame.trigger
            named = c.frame.object in arguments or trigger.last < c.frame.object <= trigger.last + 3
            if not named or not c.frame.object < c.token <= c.frame.object + 5:
                continue
            if c.frame.trigger.entry.family.id in ("launch", "fall") or c.event_type == other.event_type == "damage":
                if c.event_type == "strike" and other.event_type == "attack":
                    other.event_type = "strike"  # "un engin largué d'un drone a touché ..."
                absorb(other, c, "join.modifier")
                break


def _join_same_people(tree: Tree, candidates: list[Candidate]) -> None:
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


def _join_same_type(tree: Tree, candidates: list[Candidate]) -> None:
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
            if same_clause or near:
                absorb(k, c, "join.same_type")
                break
        else:
            kept.append(c)


def _comes_first(tree: Tree, c: Candidate) -> bool:
    """Whether a blow with harm of its own is what another came after: "après des raids qui ont tué trois hommes"."""
    first = c.frame.trigger.first
    return c.frame.voice == "noun" and "après" in tree.lows[max(first - 3, 0) : first]


_BODILY = frozenset({"down", "kill", "wound", "toll"})


def _join_victims_of_one_attack(tree: Tree, candidates: list[Candidate]) -> None:
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
