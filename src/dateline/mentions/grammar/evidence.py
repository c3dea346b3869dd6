"""The words that tell an event: its clause, who did it, what was hit."""

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.frames import WITHOUT_OBJECT
from dateline.mentions.grammar.view import View
from dateline.model import Span

_TRIMMED = frozenset({",", ";", ":", "—", "–", "-", "."})


def evidence_of(view: View, c: Candidate, kept: list[Candidate]) -> Span:
    """The clauses that tell an event, from the first to the last of its frames, without the words of saying."""
    sentence = view.sentence(c.token)
    low, high = c.frame.clause
    for f in c.frames:
        first, last = f.clause
        if f.absence is not None:
            first, last = min(first, f.absence), max(last, f.absence + 1)
        if sentence.first <= first and last <= sentence.last and abs(first - high) + abs(low - last) < 60:
            low, high = min(low, first), max(high, last)
    low, high = min(low, c.frame.trigger.first), max(high, c.frame.trigger.last + 1)  # "put the toll at 31"
    high = _past_aside(view, c, high, kept)
    while low < c.token and (
        view.tokens[low].text in _TRIMMED
        or view.tokens[low].start in view.barred
        or view.tokens[low].upos in ("CCONJ", "SPACE")
    ):
        low += 1
    while high - 1 > max(c.token, c.frame.trigger.last) and (
        view.tokens[high - 1].text in _TRIMMED
        or view.tokens[high - 1].start in view.barred
        or view.tokens[high - 1].upos in ("CCONJ", "SPACE")
    ):
        high -= 1
    return view.span(low, high)


def _past_aside(view: View, c: Candidate, high: int, kept: list[Candidate]) -> int:
    """Where the clause ends that an aside cuts from its subject: "Бой, по данным министерства, длился час"."""
    verb = c.frame.governor
    if c.frame.voice != "noun" or verb is None or verb < high or verb >= view.sentence(c.token).last:
        return high
    first, last = view.clause_of(verb)
    between = range(high, first)
    if not all(view.tokens[i].start in view.barred or view.tokens[i].text in _TRIMMED for i in between):
        return high
    return high if any(first <= k.token < last for k in kept if k is not c) else last


def actor_of(view: View, c: Candidate) -> Span | None:
    """Who did it, where the event is something done."""
    if c.event_type not in ("strike", "attack", "interception", "control", "abduction", "arrest", "clash"):
        return None
    for f in c.frames:
        if f.subject is None or f.voice == "noun" or f.trigger.entry.family.id in WITHOUT_OBJECT:
            continue  # who dies or falls did nothing
        found = view.classes(f.subject)
        built = view.tokens[f.subject].upos == "NOUN" and found & {"object", "territory"}
        if not found & {"weapon", "event"} and (not built or found & _DOERS):
            return phrase(view, f.subject)  # "two office blocks were damaged when drones attacked": no building does it
    return None


_DOERS = frozenset({"people", "forces", "gunmen", "party"})


def target_of(view: View, c: Candidate) -> Span | None:
    """What was hit or aimed at."""
    if c.event_type not in ("strike", "attack", "fire", "damage", "closure", "debris", "crash"):
        return None
    for f in c.frames:
        i = f.object
        if i is None and c.event_type == "fire" and f.voice == "active":
            i = f.subject
        if i is not None and f.voice != "noun" and not view.classes(i) & {"weapon", "event", "debris"}:
            return phrase(view, i)
        for case, k in f.obliques:
            if case and view.classes(k) & {"thing", "object"}:
                return phrase(view, k)
    return None


def phrase(view: View, i: int) -> Span:
    """The noun phrase around token `i` without its clauses."""
    keep = [i]
    for t in view.tree.children(i, "det", "amod", "nummod", "nmod", "flat", "compound"):
        if abs(t.i - i) < 9:
            keep.extend(
                k
                for k in view.tree.subtree(t.i)
                if abs(k - i) < 9 and view.tokens[k].upos in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PROPN")
            )
    return view.tree.span(keep)
