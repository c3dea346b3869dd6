"""What an event noun is of, its determiner and the verb above it."""

from dateline.mentions.grammar.frames import Frame
from dateline.mentions.grammar.view import NOMINAL, View


def case_of(view: View, i: int) -> str:
    """The preposition of the noun phrase at `i`, or its morphological case in lower case, or nothing."""
    found = view.tree.children(i, "case")
    if found:
        return view.lows[found[0].i]
    for t in reversed(view.before(i, 4)):
        if t.upos == "ADP":
            return view.lows[t.i]
        if t.upos not in ("DET", "ADJ", "NUM", "PROPN", "NOUN") or t.upos in NOMINAL and t.head != i:
            break
    return view.tokens[i].feats.get("Case", "").lower()


def noun_arguments(view: View, frame: Frame) -> None:
    """Gives a frame of an event noun what the noun is of, its determiner and its governor."""
    n = frame.token
    inside = set(frame.trigger.inside)
    for t in view.tree.children(n):
        if t.i in inside:
            continue
        if t.deprel.startswith(("nmod", "obl", "compound", "amod", "appos", "flat")) and t.upos in (
            "NOUN",
            "PROPN",
            "NUM",
            "ADJ",
            "PRON",
        ):
            frame.obliques.append((case_of(view, t.i), t.i))
    for k in range(n + 1, min(n + 6, frame.clause[1])):  # the parse often hangs "on Moscow" elsewhere
        t = view.tokens[k]
        if t.upos in ("VERB", "AUX", "SCONJ") or t.text in (",", ";"):
            break
        if t.deprel.startswith("nsubj") and t.head > k and view.traits.cases and _nominative(view, k):
            break  # "после удара машина загорелась", "в результате удара три человека погибли"
        if t.upos in NOMINAL and k not in inside and k not in [i for _, i in frame.obliques]:
            frame.obliques.append((case_of(view, k), k))
    for i in frame.trigger.inside:
        if i != n and view.tokens[i].upos in NOMINAL:
            frame.obliques.append(("", i))
    frame.determiner = _determiner(view, frame)
    frame.governor = next((t.i for t in view.tree.ancestors(n) if view.is_verb(t.i)), None)


def _nominative(view: View, i: int) -> bool:
    """Whether a noun, its adjective or its number stands in the nominative: "воздушное сообщение", "три человека"."""
    around = [t for t in view.tree.children(i, "amod", "nummod") if t.i < i]
    return any(t.feats.get("Case") == "Nom" or t.deprel == "nummod:gov" for t in (view.tokens[i], *around))


def _determiner(view: View, frame: Frame) -> str:
    first = min(frame.trigger.inside)
    modifiers = [t.i for t in view.tree.children(frame.token) if t.i < frame.token]
    near = view.before(first, 3)
    comma = max(
        (i for i in range(max(first - 3, 0), first) if view.lows[i] == ","), default=-1
    )  # "кроме того, два ..."
    reach = set(modifiers) | {t.i for t in near if t.i > comma and t.upos in ("DET", "PRON", "ADJ", "NUM")}
    if any(view.is_in(i, view.words("determiners", "earlier")) for i in reach):
        return "indefinite"
    for group in ("demonstrative", "definite", "indefinite"):
        words = view.words("determiners", group)
        if any(view.lows[i] in words or view.lemmas[i] in words for i in reach):
            return group
    return ""
