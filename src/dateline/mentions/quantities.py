"""Quantities: numbers said of things, with what the words around them do to the number."""

import math
import re
from functools import cache
from typing import Any

from dateline.lang import table
from dateline.mentions.lexicon import things
from dateline.mentions.tree import Tree
from dateline.model import Document, Parse, QuantityMention, Span, TimeMention

Bounds = tuple[float | None, float | None, float | None]


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _patterns(language: str) -> dict[str, Any]:
    """The compiled patterns and tables of one language."""
    t = table(language, "numbers")
    small = _alternatives([*t["words"], *t["scales"]])
    number = rf"(?:\d{{1,3}}(?:[ .]\d{{3}})+(?![\d])|\d+(?:,\d+)?|(?:{small})(?:(?: et |-et-|[ -])(?:{small}))*)(?![\w-])"
    single = _alternatives(list(t["collectives"]))
    plural = _alternatives(list(t["plural_collectives"]))
    several = _alternatives(t["several"]["words"])
    before = _alternatives([w for words in t["before"].values() for w in words])
    return {
        "table": t,
        "main": re.compile(
            rf"(?<![\w,.-])(?:(?P<before>{before})(?:\s|(?<='))(?:d'|de\s)?)?"
            rf"(?:(?P<between>entre )(?P<low1>{number}) et (?P<high1>{number})"
            rf"|(?P<low2>{number}) (?:à|ou) (?P<high2>{number})"
            rf"|(?:une?|deux|trois|quatre|cette|la|bonne|une bonne|une petite)\s(?P<single>{single})(?!\w)"
            rf"|(?:(?:des|de|plusieurs|quelques|deux|trois)\s)?(?P<plural>{plural})(?!\w)(?:\s(?:de\s|d')(?P<scale>centaines|milliers|millions)(?!\w))?"
            rf"|(?P<half>(?:un\s)?demi-(?:millier|million|milliard))(?!\w)"
            rf"|(?P<several>{several})(?!\w)"
            rf"|(?P<number>{number}))",
            re.IGNORECASE,
        ),
        "one_of": re.compile(r"(?<!\w)(?:l'une?|une?)\s(?:des(?!\w)|d'(?:entre )?(?=\w)|de (?:ces|ses|leurs|nos)(?!\w))", re.IGNORECASE),
        "none": re.compile(rf"(?<!\w)(?:{_alternatives(t['none']['words'])})(?!\w)", re.IGNORECASE),
        "after": re.compile(rf"\s?,?\s?(?P<after>{_alternatives([w for ws in t['after'].values() for w in ws])})(?!\w)", re.IGNORECASE),
        "not_counted": frozenset(t["not_counted"]["units"]),
        "skip": frozenset(t["skip"]["words"]),
    }


def value_of(words: str, language: str = "fr") -> float | None:
    """The number that a numeral in digits or words says; None where it is no numeral.

    "1.000" and "10 000" are grouped digits, "3,5" has a decimal comma.
    """
    t = table(language, "numbers")
    text = words.strip().lower()
    if text[:1].isdigit():
        text = re.sub(r"[ .](?=\d{3})", "", text).replace(",", ".")
        try:
            return float(text)
        except ValueError:
            return None
    total, group, seen = 0.0, 0.0, False
    rest = re.sub(r"(?: et |-et-)", " ", text)
    pieces = [p for p in re.split(r"[ ]", rest) if p]
    flat: list[str] = []
    for piece in pieces:
        flat.extend(_longest_words(piece, t["words"], t["scales"]))
    for word in flat:
        seen = True
        if word in t["words"]:
            n = t["words"][word]
            group = group * 20 if group == 4 and n == 20 else group + n
        elif word in t["scales"]:
            scale = t["scales"][word]
            if scale == 100:
                group = max(group, 1) * 100
            else:
                total += max(group, 1) * scale
                group = 0
        else:
            return None
    return total + group if seen else None


def _longest_words(piece: str, words: dict[str, int], scales: dict[str, int]) -> list[str]:
    """A hyphenated numeral cut into the longest words of the table: "quatre-vingt-dix-sept"."""
    parts = piece.split("-")
    out: list[str] = []
    i = 0
    while i < len(parts):
        for j in range(len(parts), i, -1):
            word = "-".join(parts[i:j])
            if word in words or word in scales:
                out.append(word)
                i = j
                break
        else:
            out.append(parts[i])
            i += 1
    return out


def bounds(number: float, how: str | None) -> Bounds:
    """Low, best and high of a number said with "at_least", "more_than", "up_to", "nearly", "about" or plainly."""
    if how in ("at_least", "more_than"):
        return number, number, None
    if how == "up_to":
        return None, number, number
    if how == "nearly":
        return math.floor(number * 0.9), number, number
    if how == "about":
        return math.floor(number * 0.9), number, math.ceil(number * 1.1)
    return number, number, number


def _how(words: str | None, groups: dict[str, list[str]]) -> str | None:
    if not words:
        return None
    return next((k for k, ws in groups.items() if words.lower() in ws), None)


def find_quantities(
    document: Document, parse: Parse, times: tuple[TimeMention, ...] = ()
) -> tuple[QuantityMention, ...]:
    """All quantities in text order; numbers inside time expressions, ages, distances and money left out."""
    p = _patterns(document.language)
    tree = Tree(parse)
    taken = [t.span for t in times]
    found: list[QuantityMention] = []
    for sentence in parse.sentences:
        text = document.text[sentence.span.start : sentence.span.end]
        base = sentence.span.start
        at = 0
        while m := p["main"].search(text, at):
            at = max(m.end(), at + 1)
            start, end = base + m.start(), base + m.end()
            if any(s.start < end and start < s.end for s in taken):
                continue
            quantity, after = _quantity(p, document, tree, m, base)
            if quantity is not None:
                found.append(quantity)
                at = max(at, after - base)
        for m in p["none"].finditer(text):
            head = _head(p, document, tree, base + m.end(), False)
            token = head if head is not None else tree.at(base + m.start())
            if token is None:
                continue
            span = Span(base + m.start(), tree.tokens[token].end)
            found.append(_made(span, token, tree, (0, 0, 0), "none", head is not None))
        for m in p["one_of"].finditer(text):
            head = _head(p, document, tree, base + m.end(), True)
            token = tree.at(base + m.start())
            if token is None:
                continue
            end = tree.tokens[head].end if head is not None else base + m.end()
            unit_token = head if head is not None else token
            found = [q for q in found if not (base + m.start() <= q.span.start < base + m.end())]
            quantity = _made(Span(base + m.start(), end), token, tree, (1, 1, 1), "one_of", False)
            unit = tree.tokens[unit_token].lemma.lower() if head is not None else None
            found.append(_with_unit(quantity, unit))
    return tuple(sorted(found, key=lambda q: q.span))


def _with_unit(q: QuantityMention, unit: str | None) -> QuantityMention:
    return QuantityMention(
        span=q.span, token=q.token, unit=unit, low=q.low, best=q.best, high=q.high, what=q.what, rule=q.rule
    )


def _quantity(
    p: dict[str, Any], document: Document, tree: Tree, m: re.Match[str], base: int
) -> tuple[QuantityMention | None, int]:
    t = p["table"]
    how = _how(m["before"], t["before"])
    rule = "number"
    low: float | None
    best: float | None
    high: float | None
    collective = False
    if m["single"]:
        low, best, high = t["collectives"][m["single"].lower()]
        lead = m[0].lower()
        factor = next((n for w, n in (("deux ", 2), ("trois ", 3), ("quatre ", 4)) if f"{w}{m['single'].lower()}" in lead), 1)
        low, best, high = low * factor, best * factor, high * factor
        if how is not None:
            low, best, high = bounds(best, how)
            if how == "nearly":
                low = t["collectives"][m["single"].lower()][0] * factor
        rule, collective = "collective", True
    elif m["plural"]:
        low, best, high = float(t["plural_collectives"][m["plural"].lower()]), None, None
        if m["scale"]:
            low *= {"centaines": 100, "milliers": 1000, "millions": 1000000}[m["scale"].lower()]
        rule, collective = "plural_collective", True
    elif m["half"]:
        half = {"millier": 500, "million": 500000, "milliard": 500000000}[m["half"].lower().split("-")[1]]
        low, best, high = bounds(half, how or "about")
        rule, collective = "collective", True
    elif m["several"]:
        low, best, high = 2.0, None, None
        rule = "several"
    elif m["low1"] or m["low2"]:
        a, b = value_of(m["low1"] or m["low2"], document.language), value_of(m["high1"] or m["high2"], document.language)
        if a is None or b is None or a >= b:
            return None, 0
        low, best, high = a, None, b
        rule = "range"
    else:
        number = value_of(m["number"], document.language)
        if number is None:
            return None, 0
        low, best, high = bounds(number, how)
        if m["number"].lower() in ("un", "une"):
            rule = "article"
            if how is not None:
                rule = "number"
    after = base + m.end()
    word = m["number"] or ""
    if rule == "number" and re.fullmatch(r"(?:19|20)\d\d", word):
        following = document.text[after : after + 1]
        if following not in (" ",):
            return None, 0
    tail = p["after"].match(document.text, after)
    if tail and how is None and best is not None and rule != "article":
        low, best, high = bounds(best, _how(tail["after"], t["after"]))
        after = tail.end()
    head = _head(p, document, tree, after, collective)
    token = tree.at(base + m.start("number") if m["number"] else base + m.end() - 1)
    if token is None:
        return None, 0
    if head is not None and tree.tokens[head].text.lower() in p["not_counted"]:
        nearest = tree.at(after)
        if nearest is not None and tree.tokens[nearest].text.lower() not in ("tué", "mort"):
            return None, 0
    here = tree.tokens[token]
    if rule == "article" and (head is None or here.upos not in ("DET", "NUM", "PRON")):
        return None, 0
    if head is None and re.fullmatch(r"(?:19|20)\d\d", word):
        return None, 0
    if head is None and _of_a_unit(p, document, tree, after):
        return None, 0
    if head is None and token + 1 < len(tree.tokens) and tree.tokens[token + 1].text.lower() in p["not_counted"] | {"/"}:
        return None, 0
    start = base + m.start()
    if head is None and rule != "article":
        i = tree.at(after)
        while i is not None and i < len(tree.tokens) and tree.tokens[i].text.lower() in p["skip"] and tree.tokens[i].sentence == here.sentence:
            after = tree.tokens[i].end
            i += 1
    span_end = max(after if head is None else 0, tree.tokens[head].end if head is not None else base + m.end(), base + m.end())
    if head is not None:
        tail = p["after"].match(document.text, span_end)
        if tail and how is None and best is not None and rule == "number":
            low, best, high = bounds(best, _how(tail["after"], t["after"]))
            span_end = tail.end()
    made = _made(Span(start, span_end), head if head is not None else token, tree, (low, best, high), rule, head is not None)
    return made, span_end if rule != "article" else base + m.end()


def _of_a_unit(p: dict[str, Any], document: Document, tree: Tree, after: int) -> bool:
    """Whether the number ending at `after` shares the uncounted unit of a next one: "12 et 13 ans"."""
    i = tree.at(after)
    if i is None or i + 2 >= len(tree.tokens) or tree.tokens[i].text.lower() not in ("et", "ou", "à", ","):
        return False
    return tree.tokens[i + 1].text[:1].isdigit() and tree.tokens[i + 2].text.lower() in p["not_counted"]


def _whole(number: float | None) -> float | None:
    return int(number) if number is not None and number == int(number) else number


def _made(span: Span, token: int, tree: Tree, values: Bounds, rule: str, has_noun: bool) -> QuantityMention:
    low, best, high = values
    unit = tree.tokens[token].lemma.lower() if has_noun else None
    return QuantityMention(span=span, token=token, unit=unit, low=_whole(low), best=_whole(best), high=_whole(high), rule=f"quantity.{rule}")


def _head(p: dict[str, Any], document: Document, tree: Tree, after: int, collective: bool) -> int | None:
    """The token of the noun that a number ending at `after` counts, or None where it stands alone."""
    i = tree.at(after)
    steps = 0
    while i is not None and i < len(tree.tokens) and steps < 7:
        token = tree.tokens[i]
        low = token.text.lower()
        steps += 1
        if low in ("de", "d'", "des", "ces", "ses", "les", "leurs", "entre", "parmi", "nos") and steps <= 3:
            i += 1
            continue
        if low in p["skip"] or low in ("et", "-") and steps > 1 and tree.tokens[i - 1].text.lower() in p["skip"]:
            i += 1
            continue
        if low.replace(".", "").replace(",", "").isdigit() or low in p["table"]["words"]:
            i += 1
            continue
        if low in ("à", "sur"):
            return None
        if token.upos in ("NOUN", "PROPN") or (collective and steps == 2 and token.upos in ("ADJ", "VERB")):
            return i
        if low in p["not_counted"]:
            return i
        if token.upos in ("ADJ", "NUM", "X", "VERB", "ADV") and low in things("fr").classes and not low.isdigit():
            return i
        if token.upos in ("ADJ", "NUM", "X") and i + 1 < len(tree.tokens):
            following = tree.tokens[i + 1]
            if token.upos == "ADJ" and following.upos == "NOUN" and following.start == token.end + 1:
                return i + 1
            return i if token.upos in ("ADJ", "X") and _noun_like(low) else None
        return i if _noun_like(low) else None
    return None


_PEOPLE = re.compile(r"(?:morts?|mortes?|tués?|tuées?|blessés?|blessées?|disparus?|disparues?|victimes?|drones?|shahed\S*|missiles?|civils?|autres|militaires?|djihadistes?|jihadistes?|islamistes?)")


def _noun_like(word: str) -> bool:
    """Whether a word that the parser did not tag as a noun is one after a number: "deux morts", "trois tués"."""
    return _PEOPLE.fullmatch(word) is not None
