"""The 0..0 of what is denied: "no one was hurt", "no ship was damaged"."""

from functools import cache

from dateline.lang import table
from dateline.mentions.grammar.candidates import Candidate
from dateline.mentions.grammar.view import View
from dateline.model import QuantityMention
from dateline.model.quick import replace

_NONE = {
    "kill": ("killed",),
    "die": ("killed",),
    "dead": ("killed",),
    "wound": ("wounded",),
    "hurt": ("wounded",),
    "hospital": ("wounded",),
    "suffer": ("wounded",),
    "victims": ("killed", "wounded"),
    "unharmed": ("killed", "wounded"),
    "missing": ("missing",),
}


@cache
def _hurt(language: str) -> frozenset[str]:
    """The nouns of a language for those who were hurt."""
    return frozenset(table(language, "events").get("hurt", {}).get("nouns", ()))


@cache
def _casualties(language: str) -> frozenset[str]:
    """The nouns of a language for any who suffered, which deny the wounded too."""
    return frozenset(table(language, "events").get("dead", {}).get("any", ()))


def denied(view: View, c: Candidate, here: list[QuantityMention]) -> list[QuantityMention]:
    """The 0..0 of a denial, of each kind that its words deny."""
    whats = {w for f in c.frames for w in _NONE.get(f.trigger.entry.family.id, ())}
    told = {f.trigger.entry.family.id for f in c.frames}
    if told <= {"unharmed", "hurt"} and any(view.is_in(i, _hurt(view.language)) for i in c.frame.trigger.inside):
        whats -= {"killed"}  # "обійшлося без постраждалих"
    if all(f.trigger.entry.key in view.words("survives") for f in c.frames):
        whats -= {"wounded"}  # who survives may be hurt
    if told <= {"dead"} and any(view.is_in(i, _casualties(view.language)) for i in c.frame.trigger.inside):
        whats |= {"wounded"}  # "жертв немає" denies a toll of any kind
    span = view.span(c.frame.trigger.first, c.frame.trigger.last + 1)
    near = next((q for q in here if q.low == 0 and c.frame.clause[0] <= q.token < c.frame.clause[1]), None)
    return [
        QuantityMention(
            span=near.span if near else span,
            token=c.token,
            unit=None,
            low=0,
            best=0,
            high=0,
            what=what,
            rule="quantity.none",
        )
        for what in sorted(whats or {"killed", "wounded"})
    ]


def unharmed(view: View, c: Candidate, here: list[QuantityMention]) -> list[QuantityMention]:
    """The 0..0 of things of which none was damaged: "no ship was damaged"; that there is no damage counts nothing."""
    told = [view.tokens[i].start for f in c.frames for i in (f.subject, f.object) if i is not None]
    none = (q for q in here if q.rule == "quantity.none" and any(q.span.start <= at < q.span.end for at in told))
    return [replace(q, what="damaged") for q in none][:1]
