"""The voice and form of a verb: active, passive, an active participle, an infinitive."""

from dateline.mentions.grammar.triggers import Trigger
from dateline.mentions.grammar.view import View

# What drones and bombs do by themselves.
_OF_THEMSELVES = frozenset({"explode", "fall", "crash", "die"})


def voice_of(view: View, trigger: Trigger) -> str:
    """The voice, "active" or "passive", by the form of the verb and by what helps it."""
    i = trigger.token
    t = view.tokens[i]
    if trigger.reflexive:
        return "passive"
    if t.feats.get("Voice") == "Pass":
        return "passive"
    if view.tree.children(i, "aux:pass", "nsubj:pass", "obl:agent"):
        return "passive"
    if _impersonal(view, i):
        return "passive"
    if not view.traits.participles_decline and any(o.i > i for o in view.tree.children(i, "obj")):
        return "active"  # "two bombs killed ten people": the form is that of the participle
    if t.feats.get("VerbForm") == "Part" and t.feats.get("Voice") is None:
        if t.feats.get("Tense") == "Pres" or view.lows[i].endswith("ing"):
            return "active"
        helpers = [view.lemmas[c.i] for c in view.tree.children(i, "aux")]
        if "have" in helpers and "be" not in helpers:
            return "active"
        if not helpers and trigger.entry.family.id in _OF_THEMSELVES and view.tree.children(i, "nsubj"):
            return "active"  # "two drones detonated on a farm"
        if not helpers:
            back = [view.lemmas[x.i] for x in view.before(i, 3)]
            if "have" in back and "be" not in back:
                return "active"
            if t.deprel in ("conj",) and view.tokens[t.head].upos == "VERB" and t.head < i:
                head = view.tokens[t.head]
                if head.feats.get("VerbForm") == "Part" or view.tree.children(t.head, "aux:pass"):
                    return _voice_of_head(view, t.head)
            return "passive"
        return "passive" if "be" in helpers or "get" in helpers else "active"
    return "active"


def _voice_of_head(view: View, i: int) -> str:
    return "passive" if view.tree.children(i, "aux:pass", "nsubj:pass") or _impersonal(view, i) else "active"


def _impersonal(view: View, i: int) -> bool:
    """Whether a form in -но, -то says what was done without saying by whom: "пошкоджено будинок"."""
    t = view.tokens[i]
    return (
        view.traits.impersonal_passive
        and t.upos in ("VERB", "ADJ")
        and view.lows[i].endswith(("но", "то"))
        and len(t.text) > 4
    )


def is_active_participle(view: View, i: int) -> bool:
    """Whether a participle says what its noun does: "сбившие", "striking"."""
    t = view.tokens[i]
    return t.feats.get("VerbForm") == "Part" and (t.feats.get("Voice") == "Act" or view.lows[i].endswith("ing"))


def is_infinitive(view: View, i: int) -> bool:
    """Whether a verb stands in the infinitive, with its particle or in its form."""
    if particles := view.words("infinitive", "particles"):
        return any(view.lows[c.i] in particles for c in view.tree.children(i, "mark", "aux"))
    return view.tokens[i].feats.get("VerbForm") == "Inf"
