"""Single people told to be among those just counted: "12 людей поранено, серед них дитина"."""

from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.singles import calls_one, single
from dateline.mentions.grammar.view import NOMINAL, View
from dateline.model import QuantityMention
from dateline.model.quick import replace

_REACH = 14  # tokens between a count and what opens those among it
_NEAR = 6  # tokens between that and the person
_WHATS = frozenset({"killed", "wounded", "missing", "arrested", "evacuated"})


def among(view: View, rows: list[QuantityMention], here: list[QuantityMention]) -> list[QuantityMention]:
    """The single people told to be among those that rows count, counted as these are; `here`: all of its sentence."""
    opened = words_of(view.language, "among")
    if not opened:
        return []
    out: list[QuantityMention] = []
    for k, q in enumerate(rows):
        first = view.tree.at(q.span.end)
        if q.what not in _WHATS or q.best == 1 or q.low == 0 or first is None:
            continue
        stop = min(view.sentence(q.token).last, first + _REACH)
        behind = [x.span.start for x in (*rows[k + 1 : k + 2], *here) if x.span.start > q.span.start]
        if behind:
            stop = min(stop, view.tree.at(min(behind)) or stop)
        i = next((i for i in range(first, stop) if _opens(view, i, opened)), None)
        person = None if i is None else _person(view, i + 1, rows)
        if person is not None:
            group = [person, *(t.i for t in view.tree.children(person, "conj"))]
            count = len(group) + sum(view.is_in(i, words_of(view.language, "couples")) for i in group)
            out.append(replace(single(view, person, q.what, count), rule="quantity.among"))
    return out


def _opens(view: View, i: int, opened: frozenset[str]) -> bool:
    """Whether the word at `i` is the last of what opens those among others: "серед них", "зокрема"."""
    return view.lows[i] in opened or " ".join(view.lows[i - 1 : i + 1]) in opened


def _person(view: View, i: int, rows: list[QuantityMention]) -> int | None:
    """The one person named from `i` on, with those joined to them where they are single too."""
    stop = min(view.sentence(i - 1).last, i + _NEAR)
    for k in range(i, stop):
        t = view.tokens[k]
        if t.upos in NOMINAL:
            group = [k, *(c.i for c in view.tree.children(k, "conj") if c.upos in NOMINAL)]
            return k if all(calls_one(view, n, rows) for n in group) else None
        if t.upos not in ("PUNCT", "ADJ", "ADV", "DET", "PART", "AUX") and t.lemma != "є":
            return None
    return None
