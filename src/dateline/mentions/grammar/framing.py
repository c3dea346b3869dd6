"""The frame of a trigger, and what is set right in it where the parse mistook one part for another."""

from dateline.mentions.grammar.frames import WITHOUT_OBJECT, Frame
from dateline.mentions.grammar.noun_arguments import noun_arguments
from dateline.mentions.grammar.triggers import Trigger
from dateline.mentions.grammar.verb_arguments import by_position, verb_arguments
from dateline.mentions.grammar.view import NOMINAL, View
from dateline.mentions.grammar.voices import voice_of


def frame_of(view: View, trigger: Trigger) -> Frame:
    """The frame of a trigger, by the parse where it knows, by the order and case of words where it does not."""
    frame = Frame(trigger=trigger, voice="noun" if trigger.noun else voice_of(view, trigger))
    frame.clause = view.clause_of(trigger.token)
    if frame.voice == "noun":
        noun_arguments(view, frame)
    else:
        verb_arguments(view, frame)
        by_position(view, frame)
        if frame.voice == "active":
            _two_objects(view, frame)
            _disagreeing(view, frame)
            _numbered(view, frame)
        if frame.voice == "active" and trigger.entry.family.nature == "interception":
            _defence_acts(view, frame)
            _downed(view, frame)
        if frame.voice == "active" and trigger.entry.family.id in ("destroy", "blow_up"):
            _number_downed(view, frame)
        if frame.voice == "active" and trigger.entry.family.id in WITHOUT_OBJECT:
            _only_subject(view, frame)
    return frame


def _number_downed(view: View, frame: Frame) -> None:
    """Makes a bare number of what flies the object of those unnamed: "сбили 17 дронов, ещё 15 уничтожили над морем"."""
    i = frame.subject
    if i is None or frame.object is not None or view.tokens[i].upos != "NUM" or not view.traits.agreement:
        return
    if view.tokens[frame.token].feats.get("Number") == "Plur" and "flying" in view.taken_up(i):
        frame.turn()


def _only_subject(view: View, frame: Frame) -> None:
    """Makes the counted noun the subject of a verb that has no object: "погибли пять человек"."""
    people = frame.trigger.entry.family.nature == "harm" and frame.object is not None
    if frame.subject is None or (
        people and "people" in view.classes(frame.object) and "people" not in view.classes(frame.subject)
    ):
        frame.subject, frame.object = frame.object, None


def _two_objects(view: View, frame: Frame) -> None:
    """Makes the first of two objects of a verb its subject: "системы ПВО уничтожили семь дронов"."""
    both = [t.i for t in view.tree.children(frame.token, "obj") if t.upos in NOMINAL]
    if not view.traits.agreement or len(both) != 2 or not both[0] < frame.token < both[1] or frame.negated:
        return
    noun, verb = view.tokens[both[0]].feats, view.tokens[frame.token].feats
    taken = frame.subject not in (None, both[0]) and frame.subject not in view.tree.subtree(both[1])
    several = verb.get("Number") == "Plur" and bool(view.tree.children(both[0], "nummod"))  # "две машины убили"
    if not taken and (several or noun.get("Number") == verb.get("Number")):
        frame.subject, frame.object = both


def _disagreeing(view: View, frame: Frame) -> None:
    """Makes a subject that does not agree with its verb the object: "(ведомство) поразило склады"."""
    i = frame.subject
    if not view.traits.agreement or i is None or frame.object is not None or view.tree.children(i, "nummod", "conj"):
        return
    noun, verb = view.tokens[i].feats, view.tokens[frame.token].feats
    if verb.get("Number") == "Sing" and noun.get("Number") == "Plur" and noun.get("Animacy") != "Anim":
        frame.turn()


def _numbered(view: View, frame: Frame) -> None:
    """Makes a bare number behind a verb of harm its object: "вбили 40 людей і поранили ще 33"."""
    i, above = frame.subject, view.tokens[frame.token].head
    harms = frame.trigger.entry.family.id in ("kill", "wound") and view.traits.free_order
    if not harms or i is None or frame.object is not None or view.tokens[i].upos != "NUM" or i < frame.token:
        return
    shared = next((t.i for t in view.tree.children(above, "nsubj") if t.i != i), None) if above != frame.token else None
    frame.object = i
    frame.subject = shared


def _downed(view: View, frame: Frame) -> None:
    """Makes what flies the object where no helping verb says so: "reported nine drones shot down"."""
    if frame.subject is not None and frame.object is None and "flying" in view.classes(frame.subject):
        frame.turn()
        frame.voice = "passive"


def _defence_acts(view: View, frame: Frame) -> None:
    """Makes air defence the doer where the parse took its name for the object: "ППО знешкодила 86 дронів"."""
    i = frame.object
    if i is not None and frame.subject is not None and view.traits.free_order:
        # "вісім дронів «приземлили» сили РЕБ": what flies does nothing to who shoots
        flying, people = view.classes(frame.subject), view.classes(i)
        if "flying" in flying and "people" in people and "flying" not in people:
            frame.turn()
            frame.subject = i
            return
    if i is None or frame.subject is not None or "flying" in view.classes(i) or "air_defence" not in view.classes(i):
        return
    frame.subject = i
    bare = ("", "nom", "acc", "gen")  # "ППО знешкодила 86 дронів": what stands without a preposition
    frame.object = next((k for case, k in frame.obliques if case in bare and "flying" in view.classes(k)), None)
