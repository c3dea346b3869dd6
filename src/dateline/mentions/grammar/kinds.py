"""Which type an event is and with what means: the cases of its family, weighed by the weapons and fighters named."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.lexicon import AFAR, FLYING, clause_set
from dateline.mentions.grammar.view import View

_CLOSE = frozenset({"attackers", "weapon:small_arms", "vehicle_bomb"})
_SOMEWHERE = frozenset({"thing", "place", "territory"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The weapons, and the signs of fighting from afar and at close range, of each sentence."""

    weapons: tuple[Counter[str], ...]
    afar: tuple[int, ...]
    close: tuple[int, ...]


def survey(view: View) -> Setting:
    """What each sentence names that weighs an ambiguous blow."""
    weapons, afar, close = [], [], []
    for s in view.tree.sentences:
        counter: Counter[str] = Counter()
        far = near = 0
        for i in range(s.first, s.last):
            if own := view.own_classes(i):
                for c in own:
                    if c.startswith("weapon:"):
                        counter[c.removeprefix("weapon:")] += 1
                far += "afar" in own or "air_power" in own and "people" not in own
                near += not own.isdisjoint(_CLOSE) or ("gunmen" in own and "afar" not in own)
            verb = not view.traits.participles_decline and view.tokens[i].upos == "VERB"  # "killing two" is no killing
            near += not view.lexicon.hand_to_hand.isdisjoint(view.keys(i)[:1] if verb else view.keys(i))
        weapons.append(counter)
        afar.append(far)
        close.append(near)
    return Setting(weapons=tuple(weapons), afar=tuple(afar), close=tuple(close))


def type_of(view: View, frame: Frame, setting: Setting) -> tuple[str | None, str | None]:
    """The event type of a frame and the means that its case names; (None, None) where it tells nothing."""
    subject, obj = view.classes(frame.subject), view.classes(frame.object)
    everything = set(subject | obj)
    for _, i in frame.obliques:
        everything |= view.classes(i)
    for i in frame.trigger.inside:
        if frame.voice == "noun" or i != frame.token:
            everything |= {c for c in view.own_classes(i) if c != "event"}
            if frame.voice != "noun" and view.tokens[i].upos == "NOUN":  # "нанесли ракетный удар"
                everything |= {c for t in view.tree.children(i, "amod") for c in view.own_classes(t.i) if c == "afar"}
    if frame.voice == "noun" and view.classes(_set_off_by(view, frame)) & {"attackers", "gunmen"}:
        everything.add("set_off")
    everything -= {"none", "pronoun"}
    if frame.voice == "noun":
        obj = frozenset(everything | set(obj)) - {"none"} or obj
        subject = obj
    for case in frame.trigger.entry.family.cases:
        if _holds(view, case, frame, subject, obj, frozenset(everything)):
            if case.get("refuse"):
                return None, None
            found = case["type"]
            if found == "weigh":
                found = weigh(view, frame, setting, everything)
            if found == "clash" and frame.trigger.entry.family.id == "repel" and _from_the_air(view, setting):
                found = "interception"
            if _on_the_ground(view, frame, found, everything) or _in_operation(view, frame, found, obj):
                found = "clash"
            if found == "casualties" and view.told[-1:] == ["attack"] and _they_killed(view, frame, subject):
                found = "attack"
            if found == "damage" and view.told[-1:] == ["interception"] and _more_destroyed(view, frame):
                found = "interception"
            return found, case.get("means")
    return None, None


def _more_destroyed(view: View, frame: Frame) -> bool:
    """Whether a bare number of what was just told to be shot down was destroyed: "ещё два уничтожены над морем"."""
    if frame.trigger.entry.family.id not in ("destroy", "neutralise") or frame.voice == "noun":
        return False
    befallen = frame.object if frame.object is not None else frame.subject
    counts = (i for i in range(*frame.clause) if view.tokens[i].upos == "NUM")
    return view.tokens[befallen if befallen is not None else next(counts, frame.token)].upos == "NUM"


def _upon_a_town(view: View, frame: Frame) -> bool:
    """Whether a blow is one upon a town or region as a whole: "атака по городу"."""
    return any(case in view.words("upon") and view.classes(i) & {"place", "territory"} for case, i in frame.obliques)


def _from_the_air(view: View, setting: Setting) -> bool:
    """Whether all that a dispatch tells of came from the air: "отражают атаку на Севастополь", then of drones."""
    return view.traits.cases and sum(setting.afar) > 0 and not sum(setting.close)


def _set_off_by(view: View, frame: Frame) -> int | None:
    """Who made the blast that a noun tells of: "взрыва, устроенного смертником", "взрыв совершил смертник"."""
    doers = clause_set(view.language, "doers")
    if frame.trigger.entry.family.id != "explode":
        return None
    n = frame.token
    made = next((t.i for t in view.tree.children(n) if t.deprel.startswith("acl") and t.lemma in doers), None)
    if made is not None:
        case = (
            "Ins" if view.tokens[made].feats.get("VerbForm") == "Part" else "Nom"
        )  # "взрыв, который устроил смертник"
        by = (t.i for t in view.tree.children(made) if t.feats.get("Case") == case and t.upos in ("NOUN", "PROPN"))
        return next(by, None)
    above = view.tokens[n].head
    if view.tokens[above].lemma not in doers or view.tokens[n].deprel not in ("obj", "nsubj:pass", "nsubj"):
        return None
    kinds = ("nsubj",) if view.tokens[n].deprel == "obj" else ("obl:agent", "obl", "nsubj")
    named = (t.i for t in view.tree.children(above, *kinds) if t.i != n)
    return next((i for i in named if not view.tree.children(i, "case")), None)


def _on_the_ground(view: View, frame: Frame, found: str, everything: set[str]) -> bool:
    """Whether an attack is one of troops on their front, or an advance that they only try: fighting on the ground."""
    if view.tokens[view.tokens[frame.token].head].lemma in clause_set(view.language, "attempts"):
        return found == "control" and frame.token != view.tokens[frame.token].head
    if found not in ("attack", "strike") or frame.trigger.entry.family.id != "attack" or everything & {"afar"}:
        return False
    sentence = view.sentence(frame.token)
    if found == "strike" and view.weapons(view.tokens[frame.token].sentence):
        return False
    fronts = clause_set(view.language, "attempts", "fronts")
    if any(view.tokens[i].lemma in fronts for i in range(sentence.first, frame.token)):
        return True
    behind = clause_set(view.language, "attempts", "fronts_behind") if frame.voice == "noun" else ()
    return any(view.tokens[i].lemma in behind for i in range(frame.token, frame.clause[1]))


def _they_killed(view: View, frame: Frame, subject: frozenset[str]) -> bool:
    """Whether those who were just told to attack kill: "затем они убили еще семерых жителей"."""
    killing = frame.trigger.entry.family.id in ("kill", "wound") and frame.voice == "active" and not frame.negated
    return killing and view.traits.agreement and "pronoun" in subject


def _in_operation(view: View, frame: Frame, found: str, obj: frozenset[str]) -> bool:
    """Whether fighters fell in an operation of those who hunt them: "в ходе спецоперации ликвидированы боевики"."""
    if found != "casualties" or frame.negated or "gunmen" not in obj:
        return False
    if frame.trigger.entry.family.id not in ("destroy", "blow_up", "neutralise", "kill", "shoot_dead"):
        return False
    words, during = clause_set(view.language, "operations"), clause_set(view.language, "operations", "during")
    first, last = frame.clause
    return any(
        view.lemmas[i] in words and not during.isdisjoint(view.lows[max(first, i - 6) : i]) for i in range(first, last)
    )


def _holds(
    view: View,
    case: dict[str, Any],
    frame: Frame,
    subject: frozenset[str],
    obj: frozenset[str],
    everything: frozenset[str],
) -> bool:
    if "kind" in case and frame.trigger.entry.kind != case["kind"]:
        return False
    if "languages" in case and view.language not in case["languages"]:
        return False
    if "voice" in case and frame.voice not in _all(case["voice"]):
        return False
    for key, found in (("subject", subject), ("object", obj), ("any", everything)):
        if key in case and not found.intersection(_all(case[key])):
            return False
        if f"no_{key}" in case and found.intersection(_all(case[f"no_{key}"])):
            return False
    if "sentence" in case:
        k = view.tokens[frame.token].sentence
        named = view.weapons(k) | (view.weapons(k - 1) if k else frozenset())
        if not named.intersection(_all(case["sentence"])):
            return False
    return True


def _all(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def weigh(view: View, frame: Frame, setting: Setting, everything: set[str]) -> str:
    """strike or attack: by the weapons of the clause, else of the sentence, its neighbours, the dispatch."""
    if everything & {"afar"}:
        return "strike"
    if frame.voice == "noun" and view.is_in(frame.token, view.words("attempts", "offensives")):
        return "attack"  # "наступ на місто" is made by troops
    if everything & _CLOSE or (
        "gunmen" in everything and frame.voice != "noun" and "gunmen" in view.classes(frame.subject)
    ):
        return "attack"
    if "air_power" in everything or "weapon:generic" in everything:
        return "strike"
    if frame.voice == "noun" and "gunmen" not in everything and _upon_a_town(view, frame):
        return "strike"  # "атака по Бейруту" comes from afar
    if _hits(view, frame):
        return "strike"  # whoever is targeted: "it struck a site where militants hid"
    if (
        frame.voice != "noun"
        and "pronoun" in view.classes(frame.subject)
        and view.told[-1:] in (["strike"], ["attack"])
    ):
        return view.told[-1]  # "it had targeted ...": the blow just told of
    states = clause_set(view.language, "hitting", "states")
    if frame.trigger.entry.family.id == "hit" and states & view.classes(frame.subject):
        return "strike"  # "США ударили по Ирану"
    k = view.tokens[frame.token].sentence
    for window in ((k,), (k - 1,), (k - 2, k + 1), range(len(setting.afar))):
        inside = [j for j in window if 0 <= j < len(setting.afar)]
        afar, close = sum(setting.afar[j] for j in inside), sum(setting.close[j] for j in inside)
        if afar != close:
            return "strike" if afar > close else "attack"
        if "weapon:bomb" in everything:
            return "attack"
    if _of_a_state(view, frame):
        return "strike"  # a state strikes from afar
    if frame.trigger.entry.family.id == "attack" and _by_an_army(view, frame, everything):
        return "strike"
    family = frame.trigger.entry.family.id
    if family in clause_set(view.language, "told_by_object", "families") and frame.object is not None:
        nouns = {e.family.id for key in view.keys(frame.object) for e in view.lexicon.nouns.get(key, ())}
        family = next(iter(sorted(nouns)), family)  # "launched an offensive" is told by its noun
    return "strike" if family in ("hit", "under_fire", "bombard", "launch", "shell") else "attack"


def _hits(view: View, frame: Frame) -> bool:
    """Whether a force or state, or the one just named, hits or targets something."""
    if frame.trigger.entry.family.id != "hit" or frame.voice != "active":
        return False
    subject = view.classes(frame.subject)
    return bool(subject & clause_set(view.language, "hitting", "from_afar")) and not subject & {"gunmen", "weapon"}


def _of_a_state(view: View, frame: Frame) -> bool:
    """Whether a blow on a place is a state's: "Russia hit a plant"; in English also "Israeli attacks on the town"."""
    if "party" in view.classes(frame.subject) and view.classes(frame.object) & _SOMEWHERE:
        return True
    noun = frame.voice == "noun"
    if noun and view.lemmas[frame.token] not in clause_set(view.language, "blows"):
        return False
    if not noun and ("forces" not in view.classes(frame.subject) or not view.classes(frame.object) & _SOMEWHERE):
        return False
    fronts = clause_set(view.language, "blows", "fronts")
    if any(view.lemmas[i] in fronts for i in range(*frame.clause)):
        return False
    head = frame.token if noun else frame.subject
    return head is not None and any(
        "party" in view.own_classes(t.i) for t in view.tree.children(head, "amod", "compound", "nmod:poss")
    )


def _by_an_army(view: View, frame: Frame, everything: set[str]) -> bool:
    """Whether a state's army attacks a town or a site: "армія РФ атакувала Полтаву", "атака РФ по енергетиці"."""
    if "gunmen" in everything:
        return False
    if frame.voice == "noun":
        return "party" in everything and "forces" not in everything
    if not view.classes(frame.object) & {"thing", "place"} or "people" in view.classes(frame.object):
        return False
    return "forces" in view.classes(frame.subject) and any(
        "party" in view.own_classes(t.i) for t in view.tree.children(frame.subject or 0, "amod", "nmod")
    )


def means_of(view: View, frame: Frame, event_type: str, setting: Setting) -> str | None:
    """The weapon of an event: among its arguments, in its clause, or carried over from just before."""
    if event_type in (
        "control",
        "closure",
        "outage",
        "arrest",
        "abduction",
        "statement",
        "alert",
        "casualties",
        "damage",
    ):
        return None
    order = (
        [frame.object, frame.subject]
        if frame.trigger.entry.family.nature == "interception"
        else [frame.subject, frame.object]
    )
    for i in [*order, *(i for _, i in frame.obliques), *frame.trigger.inside]:
        if i is None:
            continue
        found = _named(view.classes(i) | view.own_classes(i))
        if found:
            return found
    if event_type == "attack" and frame.trigger.entry.family.id in ("shoot", "shoot_dead"):
        return "small_arms"
    first, last = frame.clause
    clause: set[str] = set()
    for i in range(first, last):
        clause |= view.own_classes(i)
    found = _named(frozenset(clause))
    if found:
        return found
    if event_type in ("strike", "interception", "crash", "debris", "other"):
        k = view.tokens[frame.token].sentence
        paragraph = view.tree.sentences[k].paragraph
        for j in (k, k - 1, k - 2, k - 3):
            near = j >= k - 1 and j >= 0 and view.tree.sentences[j].paragraph == paragraph
            if 0 <= j < len(setting.weapons) and (near or event_type != "strike"):
                here = [m for m, _ in setting.weapons[j].most_common() if m != "generic"]
                if event_type == "interception":  # what is shot down flies
                    here = [m for m in here if m in FLYING]
                if here:
                    return here[0]
    flying = any("flying_thing" in view.classes(i) for i in frame.arguments())
    return "aircraft" if flying else None


def _named(found: frozenset[str]) -> str | None:
    kinds = {c.removeprefix("weapon:") for c in found if c.startswith("weapon:")} - {"generic"}
    if "drone" in kinds and "naval_drone" in kinds:
        kinds = {"naval_drone"}
    elif "drone" in kinds:
        kinds -= {"aircraft", "bomb"}  # "a drone dropped a grenade"
    if "rocket" in kinds:
        kinds -= {"artillery"}
    if not kinds:
        return None
    if len(kinds) == 1:
        return next(iter(kinds))
    return "mixed" if kinds & AFAR else min(kinds)
