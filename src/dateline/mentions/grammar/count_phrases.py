"""How a number stands among the words and numbers around it: of those before, beside them, next in a list."""

import re

from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.view import View
from dateline.model import QuantityMention

_ITEM = re.compile(r"[^;,.:!?\n]*[;,]\s+[-–—•▪●■*]\ufe0f?\s*")
_STATE = 7  # tokens from a number to the state that those counted are in
_ITEM_WORDS = 40  # letters that may go on with what was counted above


def of_those_hurt(view: View, q: QuantityMention) -> bool:
    """Whether a number only tells how badly some are hurt of those just counted: "11 were wounded, two seriously"."""
    after = view.tree.at(q.span.end + 1)
    if q.unit is not None or after is None or not view.is_in(after, words_of(view.language, "gravely")):
        return False
    return after + 1 >= len(view.tokens) or view.tokens[after + 1].upos in ("PUNCT", "CCONJ")


def in_what_state(view: View, q: QuantityMention) -> bool:
    """Whether a number only tells how some of those counted are: "шість поранених, одна особа у тяжкому стані"."""
    words = words_of(view.language, "conditions", "states")
    verbless = view.tokens[min(q.token + 1, len(view.tokens) - 1)].text in ("–", "—")  # "ще один – в тяжкому стані"
    if not words or view.tokens[q.token].deprel.startswith("obj") and not verbless:
        return False
    for i in range(q.token + 1, min(q.token + _STATE, view.sentence(q.token).last)):
        if view.lows[i] in words:
            return not (view.traits.articles and view.is_verb(i + 1))  # "two seriously wounded" are counted
        if view.is_verb(i):
            return False
    return False


def bracketed(view: View, q: QuantityMention) -> bool:
    """Whether a bare number stands in brackets behind a name: "над Курською (2), Брянською (7) областями"."""
    i = q.token
    alone = q.unit is None and 1 < i < len(view.tokens) - 1 and (view.lows[i - 1], view.lows[i + 1]) == ("(", ")")
    return alone and (view.tokens[i - 2].text[:1].isupper() or i - 2 in view.places)


def besides(view: View, q: QuantityMention) -> bool:
    """Whether a number is of those told before: "кроме трёх человек, о которых сообщалось ранее"."""
    first = view.tree.at(q.span.start) or 0
    if " ".join(view.lows[max(0, first - 2) : first]) in words_of(view.language, "grammar", "all_but"):
        return True  # "all but one of them women"
    led = " ".join(view.lows[max(0, first - 4) : first])
    if led.endswith(tuple(words_of(view.language, "grammar", "besides_these"))):
        return True  # "17 people in addition to the two officers"
    return bool(first) and view.lows[first - 1] in words_of(view.language, "grammar", "besides")


def numbering(view: View, q: QuantityMention) -> bool:
    """Whether a number tells how many they were who are named before: "assailants numbering about 100"."""
    first = view.tree.at(q.span.start)
    return bool(first) and q.unit is None and view.lows[(first or 0) - 1] in words_of(view.language, "numbering")


def is_whose(view: View, q: QuantityMention) -> bool:
    """Whether a number only tells whom others belong to: "six members of one family", "трое детей (из) одной семьи"."""
    t = view.tokens[q.token]
    if q.rule == "quantity.whole" or q.unit is None or not t.deprel.startswith("nmod"):
        return False
    if view.traits.cases and not view.is_in(q.token, words_of(view.language, "groups")):
        return False
    led = view.tree.children(q.token, "case")
    bare = view.traits.cases and not led and t.feats.get("Case") == "Gen"  # "семь членов одной семьи"
    if not bare and not any(view.lows[c.i] in view.words("of", "whose") for c in led):
        return False
    above = t.head
    counted = any(x.token == above and x is not q for x in view.mentions.quantities)
    return counted and not view.is_in(above, view.things.transparent)


def of_a_thing(view: View, q: QuantityMention) -> bool:
    """Whether a number only tells whose something is: "на автоколонну одного офицера"."""
    t = view.tokens[q.token]
    whose = view.traits.cases and t.deprel.startswith("nmod") and t.feats.get("Case") == "Gen" and q.unit is not None
    if not whose or "people" not in view.classes(q.token) or view.tree.children(q.token, "case"):
        return False
    held = view.own_classes(t.head)
    return bool(held & {"vehicle", "object"}) and not held & {"people", "event"}


def is_subset(view: View, q: QuantityMention) -> bool:
    """Whether a count is of some of those just counted: "nine wounded, among them two nurses"."""
    first = view.tree.at(q.span.start)
    if not first:
        return False
    return any(view.is_in(t.i, words_of(view.language, "grammar", "subset")) for t in view.before(first, 3))


def told_behind(view: View, q: QuantityMention) -> bool:
    """Whether "among them" stands behind a count of some of those counted: "nine dead, four children among them"."""
    phrases = words_of(view.language, "grammar", "subset_behind")
    first = view.tree.at(q.span.start)
    if not phrases or not first or view.lows[first - 1] not in (",", "and", "–", "—", "("):
        return False
    last = view.sentence(first).last
    stop = next((i for i in range(q.token + 1, last) if view.tokens[i].upos == "PUNCT" or view.is_verb(i)), last)
    return " ".join(view.lows[max(stop - 2, 0) : stop]) in phrases


def goes_on(view: View, q: QuantityMention) -> bool:
    """Whether a bare number goes on a list over places: "26 over Belgorod, 22 over Bryansk"."""
    first = view.tree.at(q.span.start)
    if q.unit is not None or first is None:
        return False
    after = view.tree.at(q.span.end)
    if after is not None and view.is_in(after, words_of(view.language, "grammar", "each_after")):
        after += 1
    ahead = (
        after is not None
        and after < view.sentence(first).last
        and view.is_in(after, words_of(view.language, "grammar", "locative"))
    )
    begun = first > 0 and view.tokens[first - 1].text == ":" or after_separator(view, q)
    return (ahead and begun) or (first > 0 and view.tokens[first - 1].text in ("—", "–", "-"))


def after_separator(view: View, q: QuantityMention) -> bool:
    """Whether a comma, "and" or the like stands before a count."""
    first = view.tree.at(q.span.start)
    if not first:
        return False
    first -= view.is_in(first - 1, words_of(view.language, "grammar", "each"))  # "..., по два над A і B"
    back = view.before(first, 3)
    led = " ".join(view.lows[t.i] for t in back)
    if led.endswith(tuple(words_of(view.language, "grammar", "separating"))):
        return True  # "nine over Tula, in addition to three over Oryol"
    return bool(back) and (
        back[-1].text in (",", ";") or view.lows[back[-1].i] in words_of(view.language, "grammar", "separators")
    )


def joined(view: View, q: QuantityMention, before: QuantityMention) -> bool:
    """Whether only "and" or a comma stands between two counts."""
    first, last = view.tree.at(before.span.end), view.tree.at(q.span.start)
    if _next_line(view, q, before):
        return True
    if first is None or last is None or last - first > 3:
        return False
    allowed = words_of(view.language, "grammar", "separators")
    return all(view.lows[i] in allowed or view.tokens[i].upos == "ADJ" for i in range(first, last)) and last > first


def of_them(view: View, q: QuantityMention) -> bool:
    """Whether a bare number takes some of what was counted: "one of them"."""
    after = view.tree.at(q.span.end)
    if q.unit is not None or after is None or after + 1 >= view.sentence(q.token).last:
        return False
    return " ".join(view.lows[after : after + 2]) in words_of(view.language, "grammar", "of_them")


def _next_line(view: View, q: QuantityMention, before: QuantityMention) -> bool:
    """Whether a count opens the next item of a list: "– 8 cruise missiles X-101;" above it."""
    gap = view.mentions.document.text[before.span.end : q.span.start]
    return len(gap) < _ITEM_WORDS and _ITEM.fullmatch(gap) is not None


def is_former(view: View, q: QuantityMention) -> bool:
    """Whether the words before a count say that it was told earlier or is no longer so: "up from 12"."""
    first = view.tree.at(q.span.start)
    if not first:
        return False
    text = " ".join(t.text.lower() for t in view.before(first, 3))
    return any(text.endswith(w) for w in words_of(view.language, "grammar", "former"))
