"""Clauses that go on with an event told before them: relatives on what was shot down, or on what did the harm."""

from itertools import pairwise

from dateline.mentions.event_candidates import CAUSES, HARMS, Candidate, absorb, causing_forms
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_words import lower
from dateline.mentions.lexicon import clause_words, verb_forms
from dateline.mentions.tree import Tree

_QUALIFIED = 6  # words from a blow to the relative clause on it, adjectives and a comma between


def told_by_relative(tree: Tree, harm: Candidate, cause: Candidate, language: str) -> bool:
    """Harm told by a relative clause on its cause: "a été visée par un tir, qui a tué deux hommes", "ce qui a tué"."""
    verb = harm.frame.verb
    harming = clause_words(language, "harming", "verbs")
    telling = harm.frame.voice == "active" and harm.frame.trigger.entry.key in harming
    toll = harm.frame.voice == "noun" and verb is not None and lower(tree.tokens[verb]) in causing_forms(language)
    if verb is None or not (telling or toll) or not 0 < harm.token - cause.token < 28:
        return False
    pronoun = next((k for k in range(verb - 1, max(verb - 6, cause.token), -1) if tree.lows[k] == "qui"), None)
    if pronoun is None or clause_verb_between(tree, cause.frame.trigger.last, pronoun):
        return False
    if any(t.text in ("«", "»", '"') for t in tree.tokens[cause.token : pronoun]):
        return False
    if tree.lows[pronoun - 1] == "ce":
        return True
    named = {"people", "person", "gunmen", "forces", "attackers"}
    before = next((k for k in range(pronoun - 1, cause.token, -1) if tree.tokens[k].upos in ("NOUN", "PROPN")), None)
    return not any(classes(tree, i, language) & named for i in (harm.frame.subject, before) if i is not None)


def join_relatives_of_causes(tree: Tree, candidates: list[Candidate]) -> None:
    """What a relative clause says of the blow that did the harm: "tués dans des raids qui ont visé un immeuble"."""
    causes = {c.token: c for c in candidates if c.frame.voice == "noun" and c.into is not None}
    for c in candidates:
        if c.dropped or c.frame.voice != "active" or c.event_type not in CAUSES or c.frame.negated:
            continue
        verb = c.frame.trigger.first
        pronoun = next((k for k in range(verb - 1, max(verb - 5, 0), -1) if tree.lows[k] == "qui"), None)
        if pronoun is None:
            continue
        near = pronoun - 1  # "lors de tirs de nuit ennemis, qui ont touché X"
        while near > max(pronoun - _QUALIFIED, 0) and (tree.tokens[near].upos == "ADJ" or tree.lows[near] == ","):
            near -= 1
        found = next((causes[k] for k in range(near, max(min(near, pronoun - 3) - 1, 0), -1) if k in causes), None)
        while found is not None and found.into is not None:
            found = found.into
        if found is not None and found is not c and not found.dropped and found.event_type in CAUSES:
            absorb(found, c, "join.relative")


def join_what_is_left(tree: Tree, candidates: list[Candidate], language: str) -> None:
    """What a relative clause says is left of what was damaged is that damage: "le pont a sauté, dont il reste ..."."""
    told = [c for c in candidates if not c.dropped and c.event_type == "damage"]
    little = clause_words(language, "clause_links", "left")
    for c, other in pairwise(told):
        end = c.frame.trigger.last
        dont = next((k for k in range(end + 1, other.frame.trigger.last) if tree.lows[k] == "dont"), None)
        if dont is not None and tree.lows[dont + 1] in little and not clause_verb_between(tree, end, dont):
            absorb(c, other, "join.what_is_left")


def without_running_totals(tree: Tree, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without the totals that new deaths bring a toll to, which are claims of their own.

    "Deux civils ont succombé à leurs blessures, portant à 67 le nombre de morts": two of now 67.
    """
    harms = [c for c in candidates if c.event_type in HARMS | {"attack", "strike"}]
    totals = [
        c for c in harms if c.frame.trigger.entry.key.startswith(("porter le", "porter à")) and harms[0].token < c.token
    ]
    for c in totals:
        for other in harms:
            behind = tree.lows[c.token + 1 : other.token]
            told = other.frame.voice in ("noun", "participle")
            if told and other.token > c.token and not {",", ";", "."} & set(behind):
                absorb(c, other, "join.running_total")
    return [c for c in candidates if c not in totals and c.into not in totals] if totals else candidates


def join_told_where(tree: Tree, candidates: list[Candidate]) -> None:
    """A blow named and then told by a clause of place or time is one: "une attaque a eu lieu à X, où on a tué Y"."""
    told = [c for c in candidates if not c.dropped]
    for c, other in pairwise(told):
        if c.frame.voice != "noun" or other.frame.voice == "noun":
            continue
        if c.event_type != other.event_type or c.frame.negated or other.frame.negated or len(c.frames) > 1:
            continue
        between = tree.lows[c.frame.trigger.last + 1 : other.frame.trigger.first]
        leads = clause_words("fr", "told_where", "place" if c.frame.determiner == "indefinite" else "time")
        where = next((k for k, w in enumerate(between) if w in leads), None)
        if where is None or {";", ".", ":", "et", "mais"} & set(between[:where]):
            continue
        if _takes_place(between[:where]):
            absorb(c, other, "join.told_where")


def _takes_place(words: list[str]) -> bool:
    """Whether a clause only says that something happened: "a eu lieu lundi à X"."""
    return "lieu" in words or bool(set(words) & verb_forms("fr", "takes_place", "verbs"))


def join_in_the_fighting(tree: Tree, candidates: list[Candidate]) -> None:
    """Fighting that only says when is what the clause tells: "au cours des combats, l'armée a tué dix rebelles"."""
    told = [c for c in candidates if not c.dropped and c.event_type == "clash"]
    for c, other in pairwise(told):
        definite = c.frame.voice == "noun" and c.frame.determiner in ("definite", "demonstrative")
        if not definite or other.frame.voice == "noun" or c.frame.negated or other.frame.negated:
            continue
        led = tree.lows[max(c.frame.trigger.first - 3, 0) : c.frame.trigger.first]
        between = tree.lows[c.frame.trigger.last + 1 : other.frame.trigger.first]
        if {"cours", "lors", "durant", "pendant"} & set(led) and not {";", ".", ":", "et", "puis"} & set(between):
            absorb(other, c, "join.in_the_fighting")


def join_incident(tree: Tree, candidates: list[Candidate]) -> None:
    """An incident is what a clause behind it tells: "un incident est survenu, lors duquel un cargo a été touché"."""
    told = [c for c in candidates if not c.dropped]
    for c, other in pairwise(told):
        between = tree.lows[c.frame.trigger.last + 1 : other.frame.trigger.first]
        if c.event_type != "other" or c.frame.trigger.entry.family.id != "incident" or other.event_type == "statement":
            continue
        if {"duquel", "laquelle", "desquels"} & set(between) and not {";", ".", ":"} & set(between):
            absorb(other, c, "join.incident")


def join_told_together(tree: Tree, candidates: list[Candidate]) -> None:
    """Nouns side by side that tell one blow: "des frappes ou des tirs", "une attaque suivie de tirs", "fumée" of it."""
    told = [c for c in candidates if not c.dropped]
    for c, other in pairwise(told):
        first = other.frame.trigger.first
        near = max((f for f in c.frames if f.trigger.last < first), key=lambda f: f.trigger.last, default=c.frame)
        between = tree.lows[near.trigger.last + 1 : first]
        followed = any(w.startswith("suivi") for w in tree.lows[max(first - 3, 0) : first])
        if c.frame.negated or other.frame.negated or len(between) > (2 * _NEAR if followed else _NEAR):
            continue
        blows = {c.event_type, other.event_type} <= {"strike", "attack", "clash"}
        nouns = near.voice == other.frame.voice == "noun"
        plural = all(tree.tokens[f.trigger.token].feats.get("Number") == "Plur" for f in (near, other.frame))
        either = nouns and plural and "ou" in between and not _SET_APART & set(between)
        smoke = c.event_type == "fire" and "fumée" in tree.lows[max(c.token - 2, 0) : c.token + 3]
        smoke = smoke and other.frame.voice == "noun" and other.event_type == "explosion" and "par" in between
        if blows and (either or followed):
            absorb(c, other, "join.told_together")
        elif smoke:
            absorb(other, c, "join.told_together")


_NEAR = 6
_SET_APART = frozenset((",", ";", ":", ".", "qui"))


def join_debris_of(tree: Tree, candidates: list[Candidate]) -> None:
    """What a clause on fallen debris says it did: "après la chute de débris d'un drone, qui a incendié un toit"."""
    told = [c for c in candidates if not c.dropped]
    for c, other in pairwise(told):
        between = tree.lows[c.frame.trigger.last + 1 : other.frame.trigger.first]
        if c.event_type == "debris" and c.frame.voice == "noun" and "qui" in between and len(between) < _NEAR + 3:
            if other.event_type in ("strike", "fire", "damage", "crash") and other.frame.voice == "active":
                absorb(c, other, "join.debris_of")


def drop_captives_freed(tree: Tree, candidates: list[Candidate]) -> None:
    """The participle of those who come free tells no abduction: "les policiers enlevés ont été libérés"."""
    freed = [c for c in candidates if not c.dropped and c.event_type == "other"]
    for c in candidates:
        if c.dropped or c.event_type != "abduction" or c.frame.voice != "participle" or c.frame.object is None:
            continue
        for other in freed:
            same = c.frame.object in (other.frame.object, other.frame.subject)
            if same and c.token < other.token and tree.tokens[c.token + 1].upos in ("AUX", "VERB"):
                c.dropped = "join.captives_freed"


def clause_verb_between(tree: Tree, a: int, b: int) -> bool:
    """Whether a finite verb or the end of a clause stands between two tokens."""
    return any(
        t.upos == "VERB" and t.feats.get("VerbForm") == "Fin" or t.text in (";", ":", ".")
        for t in tree.tokens[a + 1 : b - 1]
    )


def join_modifiers_of_the_intercepted(tree: Tree, candidates: list[Candidate], language: str) -> None:
    """The modifier of what was shot down tells no event: "deux drones qui visaient ..."."""
    downed = [c for c in candidates if c.event_type == "interception" and not c.dropped]
    for c in candidates:
        flying = c.event_type == "other" and c.frame.trigger.entry.family.id == "intrusion"
        if c.dropped or not (c.event_type == "strike" or flying) or c.frame.voice == "noun":
            continue
        for d in downed:
            same = c.frame.object if c.frame.voice == "participle" else c.frame.subject
            if c.frame.voice == "participle" and same is not None and _one_list(tree, d, same, c.token):
                absorb(d, c, "join.modifier_of_intercepted")
                break
            if same is not None and _goes_on_with_others(tree, d, same, c.token):
                absorb(d, c, "join.modifier_of_intercepted")
                break
            if same is not None and _meanwhile(tree, d, same, c.token, language):
                absorb(d, c, "join.modifier_of_intercepted")
                break
            if same is not None and _inside_phrase(tree, d.frame.object, same, c.token, d.token):
                absorb(d, c, "join.modifier_of_intercepted")
                break
            if same is not None and d.frame.object is not None and same == d.frame.object and c.token > d.frame.object:
                governs = tree.tokens[c.token].deprel.startswith(("acl", "amod"))
                if governs or c.frame.voice == "participle":
                    absorb(d, c, "join.modifier_of_intercepted")
                    break


def join_fallen(tree: Tree, candidates: list[Candidate]) -> None:
    """What was shot down and fell is one interception: "deux drones, brouillés, se sont écrasés"."""
    downed = [c for c in candidates if c.event_type == "interception" and c.frame.voice != "noun"]
    for c in candidates:
        noun = c.frame.subject
        if c.dropped or c.event_type != "crash" or c.frame.voice != "active" or noun is None:
            continue
        for d in downed:
            if (
                d.dropped is None
                and d.frame.voice in ("passive", "participle")
                and _of_the_same(tree, d, noun, c.token)
            ):
                absorb(d, c, "join.fallen")
                break


def _of_the_same(tree: Tree, downed: Candidate, noun: int, fell: int) -> bool:
    """Whether what was shot down is the subject of what fell, "après avoir été brouillé" included."""
    if downed.frame.object == noun:
        return True
    after = downed.token > fell and "avoir" in tree.lows[max(downed.token - 3, fell) : downed.token]
    return after and downed.frame.object in (None, fell) and ";" not in tree.lows[fell : downed.token]


def _goes_on_with_others(tree: Tree, downed: Candidate, noun: int, token: int) -> bool:
    """Whether a relative is on more of what was shot down: "a abattu un drone à X, et six autres qui visaient Y"."""
    if not downed.token < noun < token or not {"autre", "autres"} & set(tree.lows[noun : noun + 2]):
        return False
    return "et" in tree.lows[max(noun - 3, 0) : noun] and "qui" in tree.lows[noun + 1 : noun + 3]


def _meanwhile(tree: Tree, downed: Candidate, subject: int, token: int, language: str) -> bool:
    """Whether a clause of time says what the craft were doing: "ont été abattus alors qu'ils se dirigeaient vers X"."""
    if not downed.token < subject < token or tree.lows[subject] not in ("ils", "elles", "il", "elle"):
        return False
    between = tree.lows[downed.token + 1 : subject]
    while_ = clause_words(language, "clause_links", "while")
    return bool(while_ & set(between)) and not {";", ".", ":"} & set(between)


def _inside_phrase(tree: Tree, downed: int | None, noun: int, relative: int, verb: int) -> bool:
    """Whether a relative clause hangs on a complement of what was shot down: "appareils sans pilote qui visaient"."""
    if downed is None or not downed < noun < relative < verb or not tree.tokens[relative].deprel.startswith("acl"):
        return False
    return all(t.upos in ("NOUN", "PROPN", "ADJ", "DET", "ADP") for t in tree.tokens[downed:noun])


def _one_list(tree: Tree, downed: Candidate, noun: int, token: int) -> bool:
    """Whether a noun goes on with what was shot down: "70 des 96 drones lancés", "17 drones et deux missiles tirés"."""
    first = downed.frame.object
    if first is None or not downed.token < first <= noun < token:
        return False
    return all(t.upos in ("NUM", "NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ") for t in tree.tokens[first:noun])
