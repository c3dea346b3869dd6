"""The type that a harm has by who or what did it: a weapon, debris, gunmen, a blow."""

from dateline.mentions.event_candidates import Candidate, causing_forms
from dateline.mentions.frame_classes import classes
from dateline.mentions.frame_subjects import subject_of
from dateline.mentions.frame_words import lower
from dateline.mentions.frames import Frame
from dateline.mentions.lexicon import clause_stems, clause_words
from dateline.mentions.numerals import counted_words
from dateline.mentions.tree import Tree


def take_type_of_agent(tree: Tree, harm: Candidate, language: str) -> None:
    """The type of a harm by the weapon, people or blow that its clause says did it: "un drone a causé des dégâts"."""
    frame = harm.frame
    if frame.voice == "noun" and _made_by(tree, harm, language):
        return
    if harm.event_type == "casualties" and _by_gunmen(tree, frame, language):
        harm.event_type = "attack"
        harm.rules.append("agent.gunmen")
        return
    under = frame.voice != "noun" and _under(tree, frame) is not None
    if (
        frame.voice != "noun"
        and (under or _acting(tree, frame, language))
        and harm.event_type in ("casualties", "damage", "fire")
    ):
        _take_type_of_doer(tree, harm, language)


def _made_by(tree: Tree, harm: Candidate, language: str) -> bool:
    """Gives a harm told by a noun its type by what "a fait" it; whether anything did."""
    verb = harm.frame.verb
    reporting = verb is not None and tree.lows[verb + 1 : verb + 2] == ["état"]  # "font état de deux morts"
    if verb is None or reporting or lower(tree.tokens[verb]) not in causing_forms(language):
        return False
    doer = classes(tree, subject_of(tree, verb), language)
    if harm.event_type == "casualties" and "weapon:bomb" in doer and "air_power" not in doer:
        harm.event_type, harm.means = "attack", "bomb"  # "deux voitures piégées ont fait vingt morts"
        harm.rules.append("agent.bomb")
        return True
    if harm.event_type in ("casualties", "damage") and "weapon" in doer and not {"people", "debris"} & doer:
        harm.event_type = "strike"  # "le missile a fait quatre morts", "un drone a causé des dégâts"
        harm.rules.append("agent.weapon")
        return True
    doers = (noun_before_qui(tree, verb), subject_of(tree, verb))
    attacks = clause_words(language, "blows", "attacks")
    if harm.event_type == "casualties" and any(i is not None and tree.lows[i] in attacks for i in doers):
        harm.event_type = "attack"  # "l'auteur de l'attentat qui a fait six morts"
        harm.rules.append("agent.attack")
        return True
    return False


def _acting(tree: Tree, frame: Frame, language: str) -> bool:
    """Whether the subject of a harm is what did it, not who suffered it."""
    acting = frame.voice in ("passive", "participle") or (
        (frame.object is not None or frame.trigger.entry.key in counted_words(language, "harming"))
        and frame.trigger.entry.key not in clause_words(language, "dying", "undergone")
    )
    entry = frame.trigger.entry  # "un drone a causé d'importants dégâts": a phrase has no object of its own
    causing = entry.kind == "phrase" and tree.lows[frame.trigger.first] in causing_forms(language)
    return acting or causing and entry.family.id == "damage" and frame.voice == "active"


def _take_type_of_doer(tree: Tree, harm: Candidate, language: str) -> None:
    """The type of a harm by its doer: a weapon, debris, gunmen, some "they"."""
    frame = harm.frame
    agent = classes(tree, frame.subject, language)
    for f in harm.frames[1:]:
        if f.voice in ("passive", "participle") and frame.voice == "passive" and f.subject is not None:
            agent |= classes(tree, f.subject, language)
    by_event = _agent_event(tree, frame, language)
    if by_event is not None and harm.event_type == "casualties":
        harm.event_type = by_event
        harm.rules.append("agent.event")
        return
    if not _acting(tree, frame, language):
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


_SENT = frozenset(
    {"air_power", "weapon:drone", "weapon:aircraft", "weapon:missile", "weapon:artillery", "weapon:rocket"}
)


def noun_before_qui(tree: Tree, verb: int) -> int | None:
    """The noun right before the relative pronoun that is the subject of a verb: "un bombardement qui a fait ..."."""
    pronoun = next((t.i for t in tree.children(verb, "nsubj") if tree.lows[t.i] == "qui"), None)
    return pronoun - 1 if pronoun else None


def _agent_event(tree: Tree, frame: Frame, language: str) -> str | None:
    """The type of the attack that a harm is told of as its agent, "tués par les raids", or under which it came."""
    under = _under(tree, frame)
    if under is not None and "weapon:small_arms" not in (found := classes(tree, under, language)) and "weapon" in found:
        return "strike"  # "ont péri sous les bombes"
    if under is None and (frame.voice not in ("passive", "participle") or frame.subject is None):
        return None
    told = under if under is not None else frame.subject
    word = lower(tree.tokens[told]) if told is not None else ""
    if word.startswith(clause_stems(language, "blows", "made_from_afar")):
        return "strike"
    return "attack" if word.startswith(clause_stems(language, "blows", "made_at_close_range")) else None


def _under(tree: Tree, frame: Frame) -> int | None:
    """The noun under which somebody died, behind the verb: "sont morts à Gao sous les bombardements"."""
    sentence = tree.sentences[tree.tokens[frame.trigger.token].sentence]
    first = frame.trigger.last + 1
    for k in range(first, min(first + _TO_UNDER, sentence.last - 1)):
        if tree.tokens[k].text in (",", ";", ":", "(") or tree.tokens[k].upos == "VERB":
            return None
        if tree.lows[k] == "sous":
            return next((j for j in range(k + 1, min(k + 4, sentence.last)) if tree.tokens[j].upos == "NOUN"), None)
    return None


_TO_UNDER = 12  # words from the verb


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
