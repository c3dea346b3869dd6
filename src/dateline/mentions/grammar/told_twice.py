"""What tells one blow twice in a sentence: by its noun and a verb, by its charge, as found and as shot down."""

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.view import View


def one_charge(view: View, candidates: list[Candidate]) -> None:
    """Folds what only says which charge it was: "подорвались на мине, сработавшей у дороги"."""
    for c in candidates:
        if c.event_type == "explosion" and view.tokens[c.token].deprel.startswith("acl") and not c.dropped:
            charge = view.tokens[c.token].head
            home = next(
                (o for o in candidates if not o.dropped and o is not c and charge in o.frame.trigger.inside), None
            )
            if home is not None:
                fold(home, c)


def one_blow(view: View, candidates: list[Candidate]) -> None:
    """Folds what tells a blow twice: "the raid targeted a depot", "two drones, knocked off course, fell on a house"."""
    told = [c for c in candidates if not (view.traits.free_order or c.dropped) and c.frame.voice != "noun"]
    for c in told:
        for o in candidates:
            if o is c or o.dropped or c.dropped or o.frame.negated or c.frame.subject is None:
                continue
            if {o.event_type, c.event_type} == {"attack", "strike"} and o.frame.voice == "noun":
                if o.token == c.frame.subject:
                    if o.event_type == "strike" and c.frame.trigger.entry.family.id in ("hit", "attack"):
                        c.event_type = "strike"  # "the strike targeted a car"
                    elif o.frame.trigger.entry.family.id == "plant":
                        c.event_type = "attack"
                    fold(c, o)
            elif (o.event_type, c.event_type) == ("interception", "crash") and o.frame.object == c.frame.subject:
                if view.tokens[o.token].deprel.startswith(("acl", "advcl")) or view.lows[o.token - 1] == ",":
                    fold(o, c)


def found_and_downed(view: View, candidates: list[Candidate]) -> None:
    """Folds the finding of what was shot down at once: "обнаружены и уничтожены семь беспилотников"."""
    for c in candidates:
        if c.dropped or c.frame.trigger.entry.family.id != "find_weapon" or c.frame.voice == "noun":
            continue
        for o in candidates:
            if o.dropped or o.event_type != "interception" or not coordinate(view, c.token, o.token):
                continue
            if o.frame.object is None or o.frame.object == c.frame.object:
                o.frame.object, c.dropped = c.frame.object, "folded"
                o.frame.subject = c.frame.subject if o.frame.subject is None else o.frame.subject


def fold(home: Candidate, c: Candidate) -> None:
    """Makes a candidate part of another, which keeps its frames."""
    c.dropped = "folded"
    home.frames.extend(f for f in c.frames if f not in home.frames)
    home.rules.extend(c.rules)
    home.means = home.means or c.means


def coordinate(view: View, a: int, b: int) -> bool:
    """Whether two words are joined by "and" or a comma."""
    return (view.tokens[b].deprel == "conj" and view.tokens[b].head == a) or (
        view.tokens[a].deprel == "conj" and view.tokens[a].head == b
    )
