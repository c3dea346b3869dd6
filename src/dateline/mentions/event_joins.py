"""Joins the candidates of a sentence that tell one event: the toll with its attack, the noun with its verb."""

from collections.abc import Collection
from itertools import pairwise

from dateline.mentions.event_candidates import CAUSES, HARMS, Candidate, absorb
from dateline.mentions.event_causes import (
    drop_causes_in_passing,
    drop_fires_taken_up,
    join_with_cause,
    of_a_bomb,
    promote,
)
from dateline.mentions.event_clauses import (
    drop_captives_freed,
    join_debris_of,
    join_fallen,
    join_in_the_fighting,
    join_incident,
    join_modifiers_of_the_intercepted,
    join_relatives_of_causes,
    join_told_together,
    join_told_where,
    join_what_is_left,
    without_running_totals,
)
from dateline.mentions.event_neighbours import (
    join_same_people,
    join_same_type,
    join_shared_subject,
    join_victims_of_one_attack,
)
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_words import lower
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import things
from dateline.mentions.tree import Tree


def join_candidates(tree: Tree, candidates: list[Candidate], language: str, anew: Collection[int] = ()) -> None:
    """Joins the candidates of one sentence that tell one event together; from the tokens of `anew` others tell it."""
    apart = [c for c in candidates if any(c.token > k for k in anew)]
    if apart and len(apart) < len(candidates):
        _join(tree, [c for c in candidates if c not in apart], language)
        _join(tree, apart, language)
    else:
        _join(tree, candidates, language)


def _join(tree: Tree, candidates: list[Candidate], language: str) -> None:
    candidates = without_running_totals(tree, candidates)
    by_token = {c.token: c for c in candidates}
    _join_transparent(tree, by_token, language)
    join_same_people(tree, candidates)
    join_same_type(tree, [c for c in candidates if c.event_type == "casualties"])
    for c in candidates:
        for frame in list(c.frames):
            if c.dropped is None:
                _join_with_arguments(tree, c, frame, by_token, language)
    for c in candidates:
        if c.dropped or c.event_type not in HARMS:
            continue
        join_with_cause(tree, c, candidates, language)
    _join_tolls_of_blows(tree, candidates)
    join_relatives_of_causes(tree, candidates)
    _join_gerunds(tree, candidates)
    drop_fires_taken_up(tree, candidates, language)
    _join_after_colon(tree, candidates)
    _join_repelled(tree, candidates)
    join_shared_subject(tree, candidates)
    _join_modifiers(tree, candidates)
    drop_causes_in_passing(tree, candidates, language)
    join_same_type(tree, candidates)
    join_victims_of_one_attack(tree, candidates)
    join_modifiers_of_the_intercepted(tree, candidates, language)
    join_fallen(tree, candidates)
    join_what_is_left(tree, candidates, language)
    join_told_where(tree, candidates)
    join_told_together(tree, candidates)
    join_debris_of(tree, candidates)
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
    if frame.voice == "noun" or _join_noun_of_phrase(tree, c, frame, by_token):
        return
    led = (i for p, i in frame.obliques if p in ("par", "dans", "lors", "sous", "d'", "de"))
    for i in (frame.subject, frame.object, *led):
        other = _event_noun(tree, i, by_token, language) if i is not None else None
        if other is None or other is c or other.dropped or other.frame.voice != "noun":
            continue
        if frame.voice == "participle" and tree.apposed(c.token, other.token):
            continue  # "une frappe sur X, ville souvent visée, ..."
        if other.event_type in CAUSES and c.event_type in HARMS and c.event_type != other.event_type:
            _join_harm(tree, c, other, frame, language)
            return
        if other.event_type in CAUSES and c.event_type in CAUSES:
            _join_noun_and_verb(tree, c, other, frame, language)
            return
        if other.event_type == c.event_type:
            absorb(c, other, "join.same")
            return
        if other.event_type == "fire" and c.event_type in ("damage", "casualties"):
            if frame.negated:
                other.dropped = "join.cause_of_denied"
            elif c.event_type == "damage":
                c.event_type = "fire"
                absorb(c, other, "join.fire_damages")
            return


def _join_noun_of_phrase(tree: Tree, c: Candidate, frame: Frame, by_token: dict[int, Candidate]) -> bool:
    """Joins a phrase with the noun behind it that names its event, "ont été la cible de frappes"; whether one does."""
    if frame.trigger.last == frame.trigger.first:
        return False
    inside = range(frame.trigger.first, frame.trigger.last + 1)
    for noun in by_token.values():
        hung = tree.tokens[noun.token].head in inside and noun.token > frame.trigger.last
        if noun is not c and not noun.dropped and noun.frame.voice == "noun" and hung:
            if noun.event_type == c.event_type or {noun.event_type, c.event_type} <= CAUSES:
                if c.event_type != "interception":  # "la défense antiaérienne a repoussé une attaque"
                    c.event_type = noun.event_type
                absorb(c, noun, "join.noun_of_phrase")
                return True
    return False


def _event_noun(tree: Tree, i: int, by_token: dict[int, Candidate], language: str) -> Candidate | None:
    """The event that the noun at token `i` names, or that it only counts: "une vague d'attaques"."""
    if i in by_token:
        return by_token[i]
    inner = next((by_token[t.i] for t in tree.children(i, "nmod") if t.i in by_token), None)
    return inner if inner is not None and tree.lows[i] in things(language).transparent else None


def _join_harm(tree: Tree, c: Candidate, other: Candidate, frame: Frame, language: str) -> None:
    """Joins the harm of a verb with the cause that is its subject or agent: "les raids ont tué dix hommes"."""
    if frame.negated:
        if other.frame.determiner in ("definite", "demonstrative", "possessive"):
            other.dropped = "join.cause_of_denied"
    elif other.event_type == "explosion" and c.event_type == "casualties" and of_a_bomb(tree, other, language):
        c.event_type, c.means = "attack", "bomb"
        absorb(c, other, "join.killed_by_bomb")
    elif other.takes_up and c.event_type == "damage" and other.frame.determiner == "definite":
        other.dropped = "join.cause_taken_up"  # "l'attaque a endommagé cinq immeubles": the damage is the news
        c.takes_up = True
    elif other.event_type == "clash" and _one_definite(tree, other):
        other.dropped = "join.cause_taken_up"
        c.takes_up = True
    else:
        promote(c, other)
        absorb(c, other, "join.harm_by_cause")


def _join_noun_and_verb(tree: Tree, c: Candidate, other: Candidate, frame: Frame, language: str) -> None:
    """Joins a verb with the noun that names the same event: "l'armée a mené des frappes", "repoussé une attaque"."""
    if frame.trigger.entry.family.id == "repel" or c.event_type == "interception":
        absorb(c, other, "join.repelled")
        return
    c.event_type = other.event_type if other.event_type != "explosion" else c.event_type
    assault = other.frame.trigger.entry.key == "assauts"
    if assault and "forces" in classes(tree, frame.subject, language):
        c.event_type = "clash"  # "l'armée a lancé onze assauts": fighting along the front
    absorb(c, other, "join.noun_and_verb")


def _one_definite(tree: Tree, c: Candidate) -> bool:
    """Whether a fight is one already told ("l'échange de tirs"), not fighting at large ("les combats")."""
    return c.frame.determiner in ("definite", "demonstrative") and tree.tokens[c.token].feats.get("Number") != "Plur"


def _struck(tree: Tree, c: Candidate, language: str) -> bool:
    """Whether what blew up is a weapon from afar that did harm: "un drone a explosé, tuant le conducteur"."""
    harm = any(f.trigger.entry.family.id in ("kill", "wound", "toll", "damage") for f in c.frames[1:])
    return harm and bool(classes(tree, c.frame.subject, language) & _FLYING)


_FLYING = frozenset({"weapon:drone", "weapon:missile", "weapon:rocket", "weapon:naval_drone", "weapon:artillery"})


def _join_gerunds(tree: Tree, candidates: list[Candidate]) -> None:
    """A gerund goes on with the event before it: "des missiles se sont abattus sur la ville, touchant un centre"."""
    for c in candidates:
        token = tree.tokens[c.token]
        if c.dropped or c.frame.voice == "noun" or c.event_type not in CAUSES | HARMS or c.frame.negated:
            continue
        if token.feats.get("VerbForm") != "Part" or token.feats.get("Tense") != "Pres":
            continue
        before = [k for k in candidates if not k.dropped and k.token < c.token and k.event_type in CAUSES]
        nearest = max(before, key=lambda k: k.token, default=None)
        if nearest and not any(t.text in (";", ":", ".") for t in tree.tokens[nearest.token : c.token]):
            if c.event_type in ("strike", "attack") and nearest.event_type == "interception":
                continue
            absorb(nearest, c, "join.gerund")


def _join_tolls_of_blows(tree: Tree, candidates: list[Candidate]) -> None:
    """What the toll of a blow has come to is that blow's: "le bilan de la frappe de samedi est monté à 28 morts"."""
    for blow in candidates:
        first = blow.frame.trigger.first
        led = tree.lows[max(first - 4, 0) : first]
        if blow.dropped or blow.event_type not in CAUSES or blow.frame.voice != "noun" or "bilan" not in led:
            continue
        toll = next((c for c in candidates if c.token > blow.token and c.event_type == "casualties"), None)
        if toll is None or toll.dropped or toll.frame.negated:
            continue
        if not any(t.text in (";", ":", ".") for t in tree.tokens[blow.token : toll.token]):
            absorb(blow, toll, "join.toll_of_blow")


def _join_after_colon(tree: Tree, candidates: list[Candidate]) -> None:
    """A toll without a verb after a colon or in brackets is of what stands before: "Frappe sur X: deux morts"."""
    for toll in candidates:
        if toll.dropped or toll.event_type != "casualties" or toll.frame.voice not in ("noun", "participle"):
            continue
        if toll.frame.negated:
            continue
        before = [k for k in candidates if not k.dropped and k.token < toll.token and k.event_type in CAUSES | {"fire"}]
        if not before or before[-1].frame.negated:
            continue
        between = tree.tokens[before[-1].token + 1 : toll.token]
        colons = [t for t in between if t.text in (":", "(")]
        if len(colons) != 1 or any(t.text in (";", ".", "»", ")") for t in between):
            continue
        last = tree.sentences[tree.tokens[toll.token].sentence].last
        if colons[0].text == "(":
            last = next((k for k in range(toll.token, last) if tree.lows[k] == ")"), last)
        rest = tree.tokens[colons[0].i + 1 : last]
        if not any(t.upos == "AUX" or t.feats.get("VerbForm") == "Fin" for t in rest):
            absorb(before[-1], toll, "join.after_colon")


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
