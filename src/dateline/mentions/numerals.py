"""Numerals: what a number says in digits or words, and the patterns that find one."""

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.lang import table

Bounds = tuple[float | None, float | None, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """The compiled patterns and word sets of one language; all but `after` and `repeated` are for text in lower case.

    `main` finds a number with what stands before it, `none` a word of none, `one_of` "l'un des", `ordinal` "la
    troisième", `after` what may follow a number or its noun, `number_of` "le nombre de", `among_them` "d'entre eux",
    `repeated` the same number again in brackets.
    """

    table: dict[str, Any]
    main: re.Pattern[str]
    one_of: re.Pattern[str]
    none: re.Pattern[str]
    ordinal: re.Pattern[str]
    after: re.Pattern[str]
    number_of: re.Pattern[str]
    among_them: re.Pattern[str]
    repeated: re.Pattern[str]
    not_counted: frozenset[str]
    skip: frozenset[str]
    links: frozenset[str]
    residents: frozenset[str]
    peopled: frozenset[str]
    numbered: frozenset[str]


def lowered(text: str) -> str:
    """The text in lower case and of the same length: a few letters, of Turkish above all, become two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[0] for c in text)


def _alternatives(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _begun(words: list[str]) -> str:
    """A pattern of words behind no other letter; it opens with their first letters, which are quickly searched for."""
    first = sorted({word[0] for word in words})
    rest = {c: _alternatives([word[1:] for word in words if word[0] == c]) for c in first}
    return "(?:" + "|".join(rf"{re.escape(c)}(?<!\w{re.escape(c)})(?:{rest[c]})" for c in first) + ")"


@cache
def patterns(language: str) -> Patterns:
    """The compiled patterns and tables of one language."""
    t = table(language, "numbers")
    small = _alternatives([*t["words"], *t["scales"]])
    large = _alternatives([w for w, value in t["scales"].items() if value >= 1000])
    digits, joined = (
        rf"\d{{1,3}}(?:[ .'’]\d{{3}}){{1,4}}(?![\d])|\d+(?:,\d+)?(?: (?:{large})(?!\w))?",
        rf"(?:{small})(?:(?: et |-et-|[ -])(?:{small})){{0,12}}",
    )
    number = rf"(?:{digits}|{joined})(?![\w/-])"
    plural, multiple = _alternatives(list(t["plural_collectives"])), _alternatives(list(t["singulars"]))
    scale = _alternatives(list(t["plural_scales"]))
    before = _alternatives([w for words in t["before"].values() for w in words])
    after = _alternatives([w for words in t["after"].values() for w in words])
    sizes = _alternatives([w for words in t["sizes"].values() for w in words])
    factor = _alternatives(list(t["factors"]))
    lead = _alternatives(t["range"]["between"])
    to = _alternatives(t["range"]["to"])
    main = (
        rf"(?<![\w,./-])(?:(?P<before>{before})(?:\s|(?<='))(?:d'|de\s|les\s)?)?"
        rf"(?:(?:{lead})\s(?P<low1>{number}) et (?P<high1>{number})"
        rf"|(?P<low2>{number}),? (?:{to}) (?P<high2>{number})"
        rf"|(?:une?|cette|la)\s(?:(?P<size>{sizes})\s)?(?P<single>{_alternatives(list(t['collectives']))})(?!\w)"
        rf"(?:\s(?:de\s|d')(?P<scale1>{scale})(?!\w))?"
        rf"|(?P<factor>{factor})\s(?P<multiple>{multiple})(?!\w)(?:\s(?:de\s|d')(?P<scale2>{scale})(?!\w))?"
        rf"|(?:(?:des|de|d'|plusieurs|quelques)\s?)?(?P<plural>{plural})(?!\w)(?:\s(?:de\s|d')(?P<scale3>{scale})(?!\w))?"
        rf"|(?P<half>(?:une?\s)?demi-(?:{_alternatives(list(t['halves']))}))(?!\w)"
        rf"|une?\s(?P<exact>{_alternatives(list(t['exact']))})(?!\w)"
        rf"|(?P<several>{_alternatives(t['several']['words'])})(?!\w)"
        rf"|(?P<number>{number}))"
    )
    ordinals = _alternatives(t["ordinals"]["words"])
    return Patterns(
        table=t,
        main=re.compile(main),
        one_of=re.compile(rf"{_begun(t['one_of']['starts'])}(?:{_alternatives(t['one_of']['links'])})(?=\s|\w)"),
        none=re.compile(rf"{_begun(t['none']['words'])}(?!\w)"),
        ordinal=re.compile(rf"(?:u(?<!\wu)ne?\s|l(?<!\wl)(?:[ea]\s|'))(?P<word>{ordinals})(?![\w-])"),
        after=re.compile(rf"\s?,?\s?(?P<after>{after})(?!\w)(?!\s(?:de\s|d')?(?:\d|(?:{small})(?!\w)))", re.IGNORECASE),
        number_of=re.compile(rf"\s(?:{_alternatives(t['grammar']['number_of'])})"),
        among_them=re.compile(rf"\s(?:{_alternatives(t['grammar']['among_them'])})(?!\w)"),
        repeated=re.compile(r"\s?\(\d{1,6}\)"),
        not_counted=frozenset(t["not_counted"]["units"]),
        skip=frozenset(t["skip"]["words"]),
        links=frozenset(t["skip"]["links"]),
        residents=frozenset(t["residents"]["words"]),
        peopled=frozenset(t["residents"]["after"]),
        numbered=frozenset(t["numbered"]["words"]),
    )


@cache
def counted_words(language: str, key: str) -> frozenset[str]:
    """One list of the `counted` table: words that decide what a number counts."""
    return frozenset(table(language, "numbers")["counted"][key])


@cache
def grammar_words(language: str, key: str) -> frozenset[str]:
    """One list of the `grammar` table: small words around quantities."""
    return frozenset(table(language, "numbers")["grammar"][key])


def value_of(words: str, language: str = "fr") -> float | None:
    """The number that a numeral in digits or words says; None where it is no numeral.

    "1.000", "10 000" and "10'000" are grouped digits, "3,5" has a decimal comma.
    """
    t = table(language, "numbers")
    text = words.strip().lower()
    if text[:1].isdigit():
        text = re.sub(r"[ .'’](?=\d{3})", "", text).replace(",", ".")
        head, _, scale = text.partition(" ")
        try:
            return float(head) * (t["scales"][scale] if scale else 1)
        except (ValueError, KeyError):
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
            times = t["scales"][word]
            if times == 100:
                group = max(group, 1) * 100
            else:
                total += max(group, 1) * times
                group = 0.0
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
        return math.floor(round(number * 0.9, 6)), number, number
    if how == "about":
        return math.floor(round(number * 0.9, 6)), number, math.ceil(round(number * 1.1, 6))
    return number, number, number


def how_of(words: str | None, groups: dict[str, list[str]]) -> str | None:
    """Which group of a table holds `words`, or None."""
    if not words:
        return None
    return next((k for k, ws in groups.items() if words.lower() in ws), None)


def said_number(p: Patterns, m: re.Match[str], language: str) -> tuple[Bounds, str] | None:
    """The bounds and the rule of a match of `Patterns.main`; None where it is no number after all."""
    t = p.table
    how = how_of(m["before"], t["before"])
    if m["single"] or m["multiple"]:
        return _collective(t, m, how), "collective"
    if m["plural"]:
        scale = t["plural_scales"][m["scale3"].lower()] if m["scale3"] else 1
        return (float(t["plural_collectives"][m["plural"].lower()]) * scale, None, None), "plural_collective"
    if m["half"]:
        half = float(t["halves"][m["half"].lower().split("-")[1]])
        return bounds(half, how or "about"), "collective"
    if m["exact"]:
        return bounds(float(t["exact"][m["exact"].lower()]), how), "exact"
    if m["several"]:
        return (2.0, None, None), "several"
    if m["low1"] or m["low2"]:
        low, high = value_of(m["low1"] or m["low2"], language), value_of(m["high1"] or m["high2"], language)
        if low is None or high is None:
            return None
        return ((low, None, high), "range") if low < high else None
    number = value_of(m["number"], language)
    if number is None:
        return None
    plain = m["number"].lower() in t["articles"]["words"] and how is None
    return bounds(number, how), "article" if plain else "number"


def _collective(t: dict[str, Any], m: re.Match[str], how: str | None) -> Bounds:
    """Bounds of "une dizaine", "une bonne centaine", "trois dizaines", "une dizaine de milliers"."""
    word = (m["single"] or t["singulars"][m["multiple"].lower()]).lower()
    factor = t["factors"][m["factor"].lower()] if m["factor"] else 1
    scale = m["scale1"] or m["scale2"]
    factor *= t["plural_scales"][scale.lower()] if scale else 1
    low, best, high = (float(n) * factor for n in t["collectives"][word])
    size = how_of(m["size"], t["sizes"])
    if how == "nearly":
        return low, best, best
    if how is not None and how != "about":
        return bounds(best, how)
    if size == "more":
        return best, best, None
    if size == "less":
        return low, best, best
    return low, best, high
