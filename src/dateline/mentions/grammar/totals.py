"""Tolls told as a total that rises or stands: "the number of dead in the blast rose to 28"."""

from dataclasses import replace

from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.view import View
from dateline.model import EventMention, QuantityMention, Sentence

_REACH = 4  # words between the verb and the number: "to the mark of"


def of_total(view: View, q: QuantityMention, kept: list[Candidate]) -> tuple[Candidate, str] | None:
    """The toll whose total a number gives behind a verb of growing, and what it counts there."""
    first = view.tree.at(q.span.start)
    if first is None or q.rule in ("quantity.article", "quantity.none"):
        return None
    verb = next((t.i for t in reversed(view.before(first, _REACH)) if _grows(view, t.i)), None)
    if verb is None or "," in view.lows[verb:first] and view.tokens[first - 1].upos != "ADP":
        return None  # "зросла до п'яти, одна людина загинула"
    tolls = [(abs(f.token - verb), k, c, f) for k, c in enumerate(kept) for f in c.frames if _is_total(view, f)]
    if not tolls:
        return None
    _, _, c, f = min(tolls, key=lambda row: row[:2])
    counted = "weapon" if f.trigger.entry.family.nature == "interception" else "people"
    what = next((w for wanted, _, w in f.trigger.entry.family.what if wanted == counted), None)
    return None if what is None else (c, what)


def is_main_fact(view: View, f: Frame) -> bool:
    """Whether a toll is itself what a sentence tells, as the subject of a verb of growing."""
    return _said_by(view, f) is not None


def stands_at(view: View, f: Frame) -> int:
    """The verb of growing whose subject a toll is; its own word where there is none."""
    found = _said_by(view, f)
    return f.token if found is None else found


def _said_by(view: View, f: Frame) -> int | None:
    """The verb that says how high a total stands whose subject a toll is; None where there is none."""
    total = _total_above(view, f)
    if total is not None:
        return view.tokens[total].head
    if not _is_total(view, f):
        return None
    above = next((view.tokens[i].head for i in f.trigger.inside if view.tokens[i].deprel.startswith("nsubj")), None)
    return above if above is not None and _grows(view, above) else None


def _is_total(view: View, f: Frame) -> bool:
    totals = words_of(view.language, "grown", "totals")
    return any(view.is_in(i, totals) for i in f.trigger.inside) or _total_above(view, f) is not None


def _total_above(view: View, f: Frame) -> int | None:
    """The total that grows of those whom a participle tells to be hurt: "число солдат, убитых с мая, достигло 40"."""
    if not view.tokens[f.token].deprel.startswith("acl"):
        return None
    totals = words_of(view.language, "grown", "totals")
    for t in view.tree.ancestors(f.token):
        if view.is_in(t.i, totals):
            return t.i if t.deprel == "nsubj" and _grows(view, t.head) else None
        if not t.deprel.startswith("nmod"):
            return None
    return None


def counts_up(view: View, i: int) -> bool:
    """Whether a verb only says how high a total stands: "число убитых достигло 40"."""
    totals = words_of(view.language, "grown", "totals")
    return _grows(view, i) and any(view.is_in(t.i, totals) for t in view.tree.children(i, "nsubj"))


def _grows(view: View, i: int) -> bool:
    return view.is_in(i, words_of(view.language, "grown", "verbs"))


_SUMMED = frozenset({"damage", "casualties", "strike", "fire"})


def sums_up(view: View, sentence: Sentence, before: EventMention | None) -> EventMention | None:
    """The event right before a sentence that only counts what it did: "Повреждены дома. Всего 9 домов и школа"."""
    if before is None or before.sentence != sentence.index - 1 or before.event_type not in _SUMMED or before.denied:
        return None
    if view.tree.sentences[before.sentence].paragraph != sentence.paragraph:
        return None
    words = [i for i in range(sentence.first, sentence.last) if view.tokens[i].upos != "PUNCT"]
    if not words or not view.is_in(words[0], words_of(view.language, "grammar", "total")):
        return None
    if any(view.is_predicate(i) and view.tokens[i].start not in view.barred for i in words):
        return None
    rows = [q for q in view.mentions.quantities if sentence.span.start <= q.span.start < sentence.span.end]
    counts = tuple(replace(q, what=what) for q in rows if (what := _summed(view, q, before)) is not None)
    if not counts:
        return None
    return replace(
        before,
        trigger=counts[0].span,
        token=counts[0].token,
        clause=view.span(words[0], words[-1] + 1),
        sentence=sentence.index,
        quantities=counts,
        target=None,
        anaphoric=True,
        rules=(*before.rules, "list.total"),
    )


def _summed(view: View, q: QuantityMention, before: EventMention) -> str | None:
    """What a number counts of an event told before."""
    classes = view.classes(q.token)
    if q.unit is None or q.rule in ("quantity.article", "quantity.none"):
        return None
    if "people" in classes and before.event_type in ("casualties", "strike"):
        kinds = {x.what for x in before.quantities} & {"killed", "wounded"}
        return next(iter(kinds)) if len(kinds) == 1 else None
    if not classes & {"object", "vehicle", "energy"} or before.event_type == "casualties":
        return None
    return "hit" if before.event_type == "strike" else "damaged"
