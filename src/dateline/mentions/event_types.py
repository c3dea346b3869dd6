"""Which type an event is, and with what means: the cases of its family, weighed by weapons and actors."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from dateline.lang import table
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_words import lower, past_time
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_words, things
from dateline.mentions.tree import Tree

FROM_AFAR = frozenset({"drone", "missile", "rocket", "artillery", "naval_drone", "aircraft"})
# What a pronoun that is shot down or falls can stand for: no knife, no mine.
_FLOWN = FROM_AFAR - {"artillery"}  # what an attack that air defence repels comes with: not the tanks lost in it
_FLYING = FROM_AFAR | {"generic"}


@dataclass(slots=True)
class Setting:
    """What the dispatch has named so far, sentence by sentence, that helps to weigh an ambiguous event.

    `weapons[k]` counts means in sentence k; `close[k]` counts gunmen, small arms and car bombs there.
    """

    weapons: list[Counter[str]] = field(default_factory=list)
    close: list[int] = field(default_factory=list)
    air: list[int] = field(default_factory=list)


def survey(tree: Tree, language: str) -> Setting:
    """The weapons and close-range actors of each sentence."""
    setting = Setting()
    t = things(language)
    from_afar = clause_words(language, "blows", "from_afar")
    close_by = clause_words(language, "blows", "close_by")
    in_the_air = clause_words(language, "blows", "air") | from_afar
    suicide = clause_words(language, "suicide", "words")
    for sentence in tree.sentences:
        weapons: Counter[str] = Counter()
        close = air = 0
        for i in range(sentence.first, sentence.last):
            word = tree.lows[i]
            if word in t.classes or word in t.compounds or "-" in word:
                found = classes(tree, i, language, 3)
            elif word in close_by or word in in_the_air or word.startswith("kamikaze"):
                found = frozenset()
            else:
                continue
            for name in found:
                if name.startswith("weapon:"):
                    weapons[name.removeprefix("weapon:")] += 1
            if (
                word.startswith("kamikaze")
                and i > sentence.first
                and "weapon:drone" in classes(tree, i - 1, language, 3)
            ):
                continue
            if word in suicide:
                weapons["bomb"] += 1
            if word in close_by:
                close += 2
            elif tree.tokens[i].upos == "VERB":
                pass  # "en attaquant des régions"
            elif "attackers" in found or "weapon:small_arms" in found or ("gunmen" in found and "people" not in found):
                close += 1
            if word in in_the_air:
                air += 1
        setting.weapons.append(weapons)
        setting.close.append(close)
        setting.air.append(air)
    return setting


def _arguments(frame: Frame) -> list[int]:
    return [i for i in (frame.subject, frame.object, *(i for _, i in frame.obliques)) if i is not None]


def argument_classes(tree: Tree, frame: Frame, language: str) -> frozenset[str]:
    """The classes of all arguments of a frame and of the words right beside its trigger."""
    found: set[str] = set()
    for i in _arguments(frame):
        found |= classes(tree, i, language)
    for i in range(frame.trigger.first, min(frame.trigger.last + 4, len(tree.tokens))):
        if tree.tokens[i].sentence == tree.tokens[frame.trigger.token].sentence:
            found |= classes(tree, i, language, 3)
    return frozenset(found - {"none"})


def weigh(tree: Tree, frame: Frame, setting: Setting, language: str) -> str:
    """strike or attack, by the weapons and actors of the clause, the sentence, its neighbours, the dispatch."""
    near = _acting_classes(tree, frame, language)
    if "weapon:generic" in classes(tree, frame.subject, language):
        return "strike"
    verdict = _verdict(near)
    if verdict:
        return verdict
    if lower(tree.tokens[frame.trigger.token]) in clause_words(language, "blows", "from_afar"):
        return "strike"  # whoever it hit: "les frappes ont tué sept combattants"
    k = tree.tokens[frame.trigger.token].sentence
    everywhere = range(len(setting.weapons))
    already = "déjà" in tree.lows[max(frame.trigger.first - 4, 0) : frame.trigger.first]
    # "le site avait déjà été frappé": by what the dispatch tells of
    for window in [everywhere] if already else [[k], [k - 1], [k - 2, k - 3], everywhere]:
        afar = sum(n for j in window if j >= 0 for m, n in setting.weapons[j].items() if m in FROM_AFAR)
        close = sum(setting.close[j] for j in window if j >= 0)
        afar += sum(setting.air[j] for j in window if j >= 0)
        if afar > close:
            return "strike"
        if close > afar:
            return "attack"
    word = lower(tree.tokens[frame.trigger.token])
    aimed = {"object", "territory"} & classes(tree, frame.object, language)
    if frame.voice == "active" and _state(tree, frame.subject) and aimed:
        return "strike"  # "la Russie a attaqué un dépôt": a state's army, from afar
    return "strike" if word.startswith(("frapp", "bombard", "pilonn", "cibl", "tirs")) else "attack"


def _state(tree: Tree, i: int | None) -> bool:
    """Whether the doer is a country or its capital by name."""
    return i is not None and tree.tokens[i].upos == "PROPN" and tree.tokens[i].entity == "LOC"


def _acting_classes(tree: Tree, frame: Frame, language: str) -> frozenset[str]:
    """The classes of who or what acts: not of what was hit."""
    if frame.voice == "noun":
        return argument_classes(tree, frame, language)
    found: set[str] = set(classes(tree, frame.subject, language))
    behind = frame.trigger.last + 1
    if frame.trigger.entry.kind == "phrase" and tree.lows[behind : behind + 1] in (["de"], ["d'"]):
        # "a mené une attaque de missiles"
        noun = next((t.i for t in tree.tokens[behind + 1 : behind + 4] if t.upos == "NOUN"), None)
        found |= {c for c in classes(tree, noun, language) if c.removeprefix("weapon:") in FROM_AFAR}
    for prep, i in frame.obliques:
        if prep in ("par", "de", "d'", "avec", "à", "au", "des"):
            found |= classes(tree, i, language)
    return frozenset((found | _by_means(tree, frame, language)) - {"none"})


def _by_means(tree: Tree, frame: Frame, language: str) -> frozenset[str]:
    """The weapons with which it is done, to whatever the parser tied them: "a attaqué X à l'aide de trois drones"."""
    leads, ends = clause_words(language, "by_means", "words"), clause_words(language, "by_means", "ends")
    sentence = tree.sentences[tree.tokens[frame.trigger.token].sentence]
    for k in range(frame.trigger.last + 1, sentence.last):
        if tree.lows[k] in ends:
            break
        if tree.lows[k] in leads:
            noun = next((j for j in range(k + 1, min(k + 5, sentence.last)) if tree.tokens[j].upos == "NOUN"), None)
            of = classes(tree, noun, language)
            return frozenset(c for c in of if c.removeprefix("weapon:") in FROM_AFAR)
    return frozenset()


def _verdict(found: frozenset[str]) -> str | None:
    if found & {f"weapon:{m}" for m in FROM_AFAR}:
        return "strike"
    if "air_power" in found:
        return "strike"
    if "weapon:small_arms" in found or "weapon:bomb" in found or "attackers" in found:
        return "attack"
    if "gunmen" in found and "forces" not in found:
        return "attack"
    return None


def type_of(tree: Tree, frame: Frame, setting: Setting, language: str) -> tuple[str | None, str | None]:
    """The event type of a frame and the means its case names; (None, None) where every case refuses."""
    entry = frame.trigger.entry
    if (
        entry.family.id == "hit"
        and frame.negated
        and frame.object is not None
        and lower(tree.tokens[frame.object]) == "personne"
    ):
        return "casualties", None
    if entry.family.id == "hit" and frame.negated and entry.key.startswith(("atteindre @son", "trouver @son")):
        frame.negated = False  # "62 engins n'ont pas atteint leur cible": lost, and nobody denies it
        return "other", None
    case = _case_of(tree, frame, setting, language)
    if case is None or case.get("refuse"):
        return None, None
    found = case.get("type") or case.get("default")
    if found == "interception" and _broken_beside(tree, frame):
        found = "damage"
    if found in ("weigh", "shoot"):
        found = weigh(tree, frame, setting, language)
    elif found == "kill":
        subject = classes(tree, frame.subject, language)
        found = "attack" if "gunmen" in subject and "forces" not in subject else "casualties"
    elif found == "release":
        found = "other"
    return found, case.get("means")


def _broken_beside(tree: Tree, frame: Frame) -> bool:
    """Whether craft are told to be "détruits ou endommagés": nothing that flies is merely damaged."""
    last = frame.trigger.last
    if last + 2 >= len(tree.tokens) or tree.lows[last + 1] not in ("ou", "et"):
        return False
    return tree.lows[last + 2].startswith(("endommag", "abîm", "détérior"))


def refuses(tree: Tree, frame: Frame, setting: Setting, language: str) -> bool:
    """Whether a case of the family says in so many words that this use tells no event."""
    case = _case_of(tree, frame, setting, language)
    return case is not None and bool(case.get("refuse"))


def _case_of(tree: Tree, frame: Frame, setting: Setting, language: str) -> dict[str, Any] | None:
    """The first case of the family that the arguments of a frame fill."""
    subject, obj = classes(tree, frame.subject, language), classes(tree, frame.object, language)
    if frame.voice == "noun":
        complement: set[str] = set()
        for prep, i in frame.obliques:
            if prep in ("de", "d'", "des", "du", "à"):
                complement |= classes(tree, i, language)
        if not complement:
            complement |= classes(tree, _complement_by_position(tree, frame, language), language) - {"none"}
        for i in range(frame.trigger.first, frame.trigger.last + 1):
            complement |= classes(tree, i, language, 3)
        obj = frozenset(obj | complement) if complement else obj
        subject = frozenset(subject | complement)
    else:
        subject |= _taken_up(tree, frame.subject, setting)
        obj |= _taken_up(tree, frame.object, setting)
    everything = subject | obj | argument_classes(tree, frame, language)
    return next(
        (c for c in frame.trigger.entry.family.cases if _holds(c, frame, subject, obj, everything, tree, setting)), None
    )


def _complement_by_position(tree: Tree, frame: Frame, language: str) -> int | None:
    """The noun behind "de" that an adjective parts from an event noun: "la destruction présumée de 30 drones"."""
    k = frame.trigger.last + 1
    last = tree.sentences[tree.tokens[frame.trigger.token].sentence].last
    if k < last and (tree.tokens[k].upos == "ADJ" or tree.tokens[k].feats.get("VerbForm") == "Part"):
        k += 1
    k = past_time(tree, k, last, language)
    while k < last and tree.lows[k] in ("de", "d'", "des", "du"):
        k += 1
        while k < last and (tree.tokens[k].upos in ("DET", "NUM", "ADV") or tree.lows[k] in ("plus", "près", "moins")):
            k += 1
        if k >= last or tree.tokens[k].upos not in ("NOUN", "PROPN"):
            return None
        if (
            k + 1 >= last
            or tree.lows[k + 1] not in ("de", "d'")
            or tree.lows[k] not in clause_words(language, "counted", "collective")
        ):
            return k
        k += 1  # "de plus de trois douzaines de drones"
    return None


def _taken_up(tree: Tree, i: int | None, setting: Setting) -> frozenset[str]:
    """What a pronoun or a bare number stands for: a weapon where the sentences just before name one."""
    if i is None or (tree.tokens[i].upos not in ("PRON", "NUM") and not _ordinal(lower(tree.tokens[i]))):
        return frozenset()
    if any(lower(t) not in ("dont", "eux", "elles", "entre") for t in tree.children(i, "nmod")):
        return frozenset()
    if lower(tree.tokens[i]) in ("on", "personne", "qui", "ce", "cela", "rien", "tout"):
        return frozenset()
    k = tree.tokens[i].sentence
    if _of_objects(tree, i):
        return frozenset({"object"})
    if any(not _FLYING.isdisjoint(setting.weapons[j]) for j in (k, k - 1, k - 2) if j >= 0) or (
        not any(setting.close) and any(not _FLYING.isdisjoint(setting.weapons[j]) for j in range(k))
    ):
        return frozenset({"weapon", "weapon:generic"})
    return frozenset({"people"})


def _of_objects(tree: Tree, i: int) -> bool:
    """Whether "trois d'entre eux" are of the buildings or vehicles named last, not of weapons or people."""
    if not any(lower(t) in ("eux", "elles") for t in tree.tokens[max(i - 3, 0) : i + 4]):
        return False
    of = things("fr").classes
    for word in reversed(tree.lows[max(i - 40, 0) : i]):
        found = of.get(word, frozenset())
        if any(c.removeprefix("weapon:") in ("bomb", "small_arms") for c in found):
            continue
        if word.endswith(("s", "x")) and found & {"object", "weapon", "people"}:
            return "object" in found and not found & {"weapon", "people"}
    return False


def _ordinal(word: str) -> bool:
    return word.endswith(("ième", "ièmes")) or word in (
        "premier",
        "première",
        "premiers",
        "premières",
        "second",
        "seconde",
        "dernier",
        "dernière",
        "autre",
        "autres",
    )


def _all(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _holds(
    case: dict[str, Any],
    frame: Frame,
    subject: frozenset[str],
    obj: frozenset[str],
    everything: frozenset[str],
    tree: Tree,
    setting: Setting,
) -> bool:
    entry = frame.trigger.entry
    for key in ("verb", "noun"):
        if key in case:
            if entry.kind != key or entry.key not in _all(case[key]):
                return False
    if "phrase" in case and (
        entry.kind != "phrase" or (case["phrase"] != "any" and entry.key not in _all(case["phrase"]))
    ):
        return False
    if "voice" in case and frame.voice not in _all(case["voice"]):
        return False
    for key, found in (("subject", subject), ("object", obj), ("any", everything)):
        if key in case and not found.intersection(_all(case[key])):
            return False
        if f"{key}_not" in case and found.intersection(_all(case[f"{key}_not"])):
            return False
    if "with" in case:
        times = clause_words("fr", "time_nouns", "words")  # "dans la nuit" says when
        led = {
            p for p, i in frame.obliques if i > frame.trigger.first and tree.lows[i] not in times
        }  # "Dans la province, deux hommes se sont rendus"
        if frame.object is not None:  # "a tiré dix roquettes contre la ville": the parser hangs it on the roquettes
            led |= {tree.lows[t.i] for n in tree.children(frame.object, "nmod") for t in tree.children(n.i, "case")}
        if not led & set(case["with"]):
            return False
    if case.get("counted") == "behind":  # "les victimes sont deux étudiants"
        if not any(t.upos == "NUM" or t.lemma == "un" for t in tree.tokens[frame.trigger.last + 1 :][:1]):
            return False
    elif "counted" in case and (frame.object is None or not tree.children(frame.object, "nummod")):
        return False
    if "context" in case:
        k = tree.tokens[frame.trigger.token].sentence
        flown = _FLOWN if case["context"] == "strike" else FROM_AFAR
        afar = sum(n for m, n in setting.weapons[k].items() if m in flown)
        if case["context"] == "strike" and _beaten_off_with(tree, frame):
            return False  # "a repoussé à l'aide de l'artillerie une attaque à la frontière": men, not drones
        if not afar and _told_before(tree, frame):
            afar = sum(n for j in (k - 1, k - 2) if j >= 0 for m, n in setting.weapons[j].items() if m in flown)
        if (case["context"] == "strike") != (afar > 0):
            return False
    return True


def _beaten_off_with(tree: Tree, frame: Frame) -> bool:
    """Whether what came was beaten off with artillery or aircraft, or came as men: "une attaque de combattants"."""
    language = "fr"
    if _by_means(tree, frame, language) & {"weapon:artillery", "weapon:aircraft", "air_power"}:
        return True
    event = frame.object if frame.object is not None else frame.subject
    if event is None:
        return False
    behind = range(event + 1, min(event + _OF_MEN, tree.sentences[tree.tokens[event].sentence].last))
    led = [i for i in behind if tree.lows[i - 1] in ("de", "d'", "des", "par") or tree.tokens[i - 1].upos == "ADJ"]
    return any({"attackers", "gunmen"} & classes(tree, i, language) for i in led)


_OF_MEN = 12  # words from an attack to those who made it


def _by_aircraft(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether the clause calls the blow one from the air: "lors d'une frappe aérienne", "des raids aériens"."""
    t = table(language, "things")["air_raid"]
    around = (*_arguments(frame), *range(frame.trigger.first, frame.trigger.last + 1))
    nouns = [i for i in around if tree.lows[i] in t["words"]]
    return any(w in t["adjectives"] for i in nouns for w in tree.lows[i + 1 : i + 3])


def _by_hand(tree: Tree, frame: Frame, event_type: str, language: str) -> str | None:
    """What an attack or a fight at close range was done with where only its kind tells: "attentat suicide", "tirs"."""
    around = tree.lows[frame.trigger.first : frame.trigger.last + 3]
    if event_type == "attack" and not clause_words(language, "suicide", "words").isdisjoint(around):
        return "bomb"
    told = [*around, *(tree.lows[i] for i in _arguments(frame))]
    return "small_arms" if not clause_words(language, "gunfire", "words").isdisjoint(told) else None


def _known(frame: Frame) -> bool:
    """Whether an attack or a blast is one told before: "la première attaque", "cette explosion"."""
    return frame.determiner in ("definite", "demonstrative")


def _bomb_before(setting: Setting, k: int) -> str | None:
    """The bomb of the attack told just before sentence `k`, where the telling names nothing else."""
    for j in (k, k - 1, k - 2):
        here = [m for m in setting.weapons[j] if m != "generic"] if j >= 0 else []
        if here:
            return "bomb" if here == ["bomb"] else None
    return None


def _told_before(tree: Tree, frame: Frame) -> bool:
    """Whether what is beaten off is an attack told of before: "l'attaque a été déjouée"."""
    i = frame.subject if frame.object is None else frame.object
    return i is not None and any(t.lemma in ("le", "ce") and t.i < i for t in tree.children(i, "det"))


def _turns(tree: Tree, before: int, k: int) -> bool:
    """Whether a paragraph begins between two sentences: what struck elsewhere is not what struck here."""
    return 0 <= before < k and tree.sentences[before].paragraph != tree.sentences[k].paragraph


def means_of(tree: Tree, frame: Frame, event_type: str, setting: Setting, language: str) -> str | None:
    """The weapon of an event: named among its arguments, in its clause, or carried from just before."""
    order = _arguments(frame)
    if frame.voice != "noun" and frame.trigger.entry.family.id in ("down", "launch", "fall", "remains", "repel"):
        order = [i for i in (frame.object, frame.subject) if i is not None] + order
    order = [j for i in order for j in (i, *(t.i for t in tree.children(i, "conj") if t.upos in ("NOUN", "PROPN")))]
    found: list[str] = []
    for i in [*order, *range(frame.trigger.first, frame.trigger.last + 4)]:
        if i >= len(tree.tokens) or tree.tokens[i].sentence != tree.tokens[frame.trigger.token].sentence:
            continue
        for name in sorted(c for c in classes(tree, i, language) if c.startswith("weapon:")):
            if name == "weapon:bomb" and i and "weapon:drone" in classes(tree, i - 1, language):
                continue  # "drones kamikazes": what a drone is called beside its name is no weapon of its own
            if name not in found:
                found.append(name)
    named = [n.removeprefix("weapon:") for n in found if n != "weapon:generic"]
    if named:
        kinds = set(named)
        if kinds == {"aircraft", "bomb"} and event_type == "strike":
            return "bomb"  # "un avion a largué trois bombes"
        return (
            named[0] if len(kinds) == 1 else "mixed" if kinds <= FROM_AFAR | {"bomb"} and len(kinds) > 1 else named[0]
        )
    k = tree.tokens[frame.trigger.token].sentence
    if event_type == "strike" and not setting.weapons[k] and _by_aircraft(tree, frame, language):
        return "aircraft"
    if event_type in ("attack", "clash") and (hand := _by_hand(tree, frame, event_type, language)) is not None:
        return hand
    if event_type in ("attack", "explosion") and frame.voice == "noun" and _known(frame):
        return _bomb_before(setting, k)
    if event_type in ("strike", "interception", "crash", "debris"):
        for j in (k, k - 1, k - 2, k - 3):
            if event_type == "strike" and _turns(tree, j, k):
                break
            if 0 <= j < len(setting.weapons):
                here = [m for m, n in setting.weapons[j].most_common() if m != "generic"]
                if here:
                    return here[0]
        whole: Counter[str] = Counter()
        for counter in setting.weapons:
            whole.update({m: n for m, n in counter.items() if m != "generic"})
        if whole and event_type != "strike":
            return whole.most_common(1)[0][0]
    return None
