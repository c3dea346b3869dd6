"""Numerals: the numbers said in a stretch of words, in digits or words, with what approximates or bounds them."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from dateline.lang import table
from dateline.model.quick import quick

Bounds = tuple[float | None, float | None, float | None]

# A word, a number with its grouping, or a mark. Linear: no nested repeats over the same characters.
WORD = re.compile(r"\d+(?:[.,]\d+)*(?:-?[^\W\d_]\w*)?|[^\W\d_](?:['’ʼ]?\w)*(?:-\w+)*|\d\w*|[^\w\s]")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_FIGURE = re.compile(r"\d")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


# "about twenty" in words is as wide as a collective ("une vingtaine").
_ROUND: dict[float | None, tuple[float, float]] = {
    10: (8, 12),
    12: (10, 14),
    15: (12, 18),
    20: (16, 24),
    30: (25, 35),
    40: (35, 45),
    50: (45, 55),
    60: (54, 66),
}


_GROWN = 8  # words between what has grown and to how much


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number found in words `[first, last)`: its bounds and the rule that read it."""

    first: int
    last: int
    low: float | None
    best: float | None
    high: float | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The number words of a language, compiled."""

    table: dict[str, Any]
    words: dict[str, float]
    scales: dict[str, float]
    collectives: dict[str, tuple[float, float, float]]
    exact: dict[str, float]
    plurals: "_Phrases[float]"
    several: "_Phrases[None]"
    none: "_Phrases[None]"
    before: "_Phrases[str]"
    after: "_Phrases[str]"
    grown: tuple[str, ...]


# Phrases by their first word, the longest first, and what each stands for.
_Value = TypeVar("_Value")
_Phrases = dict[str, tuple[tuple[tuple[str, ...], _Value], ...]]


def _phrases(rows: dict[str, _Value]) -> "_Phrases[_Value]":
    found: dict[str, list[tuple[tuple[str, ...], _Value]]] = {}
    for phrase, value in rows.items():
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, value))
    return {first: tuple(sorted(those, key=lambda r: -len(r[0]))) for first, those in found.items()}


def _phrase_at(phrases: "_Phrases[_Value]", words: list[str], i: int) -> tuple[tuple[str, ...], _Value] | None:
    """The longest of these phrases that stands at word `i`, and its value."""
    if i < len(words):
        for phrase, value in phrases.get(words[i], ()):
            if len(phrase) == 1 or tuple(words[i : i + len(phrase)]) == phrase:
                return phrase, value
    return None


@cache
def numbers(language: str) -> Numbers:
    """The number words of a language."""
    t = table(language, "numbers")
    forms = t.get("forms", {})
    words: dict[str, float] = dict(t["words"])
    scales: dict[str, float] = dict(t["scales"])
    for base, extra in forms.items():
        for form in extra:
            if base in words:
                words[form] = words[base]
            elif base in scales:
                scales[form] = scales[base]
    return Numbers(
        table=t,
        words=words,
        scales=scales,
        collectives={k: tuple(v) for k, v in t["collectives"].items()},
        exact=t["exact"],
        plurals=_phrases(t["plurals"]),
        several=_phrases(dict.fromkeys(t["several"]["words"])),
        none=_phrases(dict.fromkeys(t["none"]["words"])),
        before=_phrases({w: how for how, ws in t["before"].items() for w in ws}),
        grown=tuple(t.get("grown", {}).get("stems", ())),
        after=_phrases({w: how for how, ws in t["after"].items() for w in ws}),
    )


def find_numerals(words: list[str], language: str) -> list[Numeral]:
    """The numerals of a stretch of lower-case words, in order."""
    n = numbers(language)
    out: list[Numeral] = []
    i = 0
    while i < len(words):
        found = _at(n, words, i) if _begins(language, words[i]) else None
        if found is None:
            i += 1
            continue
        out.append(found)
        i = max(found.last, i + 1)
    return out


@cache
def _openers(language: str) -> frozenset[str]:
    """All words that a numeral may begin with; figures begin one too."""
    n = numbers(language)
    found = n.before.keys() | n.plurals.keys() | n.several.keys() | n.none.keys()
    found |= n.words.keys() | n.scales.keys() | n.collectives.keys() | n.exact.keys()
    found |= {opener.split()[0] for opener in n.table["articles"]["openers"] if opener}
    articles = n.table["articles"]
    return frozenset(found | {*articles["words"], *articles.get("further", ())} | set(n.table["range"]["between"]))


def _begins(language: str, word: str) -> bool:
    """Whether a numeral may begin with a word: one of the lexicon, one with a figure or a hyphen in it."""
    return word in _openers(language) or "-" in word or _FIGURE.search(word) is not None


def _at(n: Numbers, words: list[str], i: int) -> Numeral | None:
    start, how = i, None
    if led := _phrase_at(n.before, words, i):
        start, how = i + len(led[0]), led[1]
        if words[start : start + 1] == [","] and i and words[i - 1] == ",":
            start += 1  # "погибли, по меньшей мере, семеро"
        if start < len(words) and words[start] in n.table.get("links", {}).get("words", ()):
            start += 1  # "щонайменше про 639"
        if how == "up_to" and n.grown and any(w.startswith(n.grown) for w in words[max(0, i - _GROWN) : i]):
            how = None  # "rose to five", "возросло количество пострадавших до 11"
        elif (
            how == "up_to"
            and led[0] == ("до",)
            and any(w.startswith(n.grown) for w in words[start + 1 : start + _GROWN])
        ):
            how = None  # "до 30 человек возросло число"
    if start >= len(words):
        return None
    found = _range(n, words, start, how is None) or _one_of_scale(n, words, start, how) or _bare(n, words, start)
    if found is None:
        return None
    if how is None:
        return Numeral(first=i, last=found.last, low=found.low, best=found.best, high=found.high, rule=found.rule)
    if found.best is None and found.low is not None:
        if found.rule == "several":
            return None if how == "about" else found
        return Numeral(first=i, last=found.last, low=found.low, best=None, high=found.high, rule=found.rule)
    low, best, high = bounds(found.best or 0, how)
    if how == "about" and not words[start][:1].isdigit() and found.best in _ROUND:
        low, high = _ROUND[found.best]
    return Numeral(first=i, last=found.last, low=low, best=best, high=high, rule=found.rule)


def _one_of_scale(n: Numbers, words: list[str], i: int, how: str | None) -> Numeral | None:
    """A hundred or a thousand in the genitive behind a bound: "более тысячи", which alone would be thousands."""
    one = n.table.get("one_of", {}).get(words[i]) if how is not None else None
    if one is None:
        return None
    value, at = plain(n, words, i) or (one, i + 1)
    return Numeral(first=i, last=at, low=value, best=value, high=value, rule="number")


def _range(n: Numbers, words: list[str], i: int, free: bool) -> Numeral | None:
    """A range: "between 5 and 7", "5 to 7", "5-7"."""
    r = n.table["range"]
    between = words[i] in r["between"]
    first = plain(n, words, i + 1 if between else i)
    if first is None or not free:
        return None
    value, at = first
    if at < len(words) and (words[at] in (r["and"] if between else r["to"]) or words[at] in ("-", "–", "—")):
        second = plain(n, words, at + 1)
        if (
            second is not None
            and second[0] > value
            and (between or words[at] not in r.get("or", ()) or second[0] - value < 10)
        ):
            if value < 1900 or second[0] > 2100:
                return Numeral(first=i, last=second[1], low=value, best=None, high=second[0], rule="range")
    return None


def _bare(n: Numbers, words: list[str], i: int) -> Numeral | None:
    if plural := _phrase_at(n.plurals, words, i):
        return Numeral(first=i, last=i + len(plural[0]), low=plural[1], best=None, high=None, rule="plural")
    openers = n.table["articles"]["openers"]
    for k in (1, 2):
        opener = " ".join(words[i : i + k])
        if opener in n.words and i + k < len(words) and words[i + k] in n.scales:
            break  # "one hundred" is exactly so many
        if opener in openers and i + k < len(words) and words[i + k] in n.collectives:
            low, best, high = n.collectives[words[i + k]]
            if opener.startswith("half"):
                low, best, high = best / 2 - 1, best / 2, best / 2 + 1
            at = i + k + 1
            if at < len(words) and words[at] in n.scales and words[i + k] not in n.scales:
                low, best, high = (x * n.scales[words[at]] for x in (low, best, high))
                at += 1
            return Numeral(first=i, last=at, low=low, best=best, high=high, rule="collective")
        if opener in openers and i + k < len(words) and words[i + k] in n.exact:
            value = n.exact[words[i + k]]
            return Numeral(first=i, last=i + k + 1, low=value, best=value, high=value, rule="exact")
    if words[i] in n.table.get("bare_collectives", {}).get("words", ()):
        low, best, high = n.collectives[words[i]]
        return Numeral(first=i, last=i + 1, low=low, best=best, high=high, rule="collective")
    if several := _phrase_at(n.several, words, i):
        return Numeral(first=i, last=i + len(several[0]), low=2, best=None, high=None, rule="several")
    if words[i] in n.exact:
        value = n.exact[words[i]]
        return Numeral(first=i, last=i + 1, low=value, best=value, high=value, rule="exact")
    if none := _phrase_at(n.none, words, i):
        return Numeral(first=i, last=i + len(none[0]), low=0, best=0, high=0, rule="none")
    found = plain(n, words, i)
    if found is not None:
        value, at = found
        if at < len(words) and words[at] in n.collectives and words[at] not in n.scales:
            value, at = value * n.collectives[words[at]][1], at + 1
        if after := _phrase_at(n.after, words, at):
            lower, said, upper = bounds(value, after[1])
            return Numeral(first=i, last=at + len(after[0]), low=lower, best=said, high=upper, rule="number")
        return Numeral(first=i, last=at, low=value, best=value, high=value, rule="number")
    if words[i] in n.table["articles"]["words"]:
        return Numeral(first=i, last=i + 1, low=1, best=1, high=1, rule="article")
    if words[i] in n.table["articles"].get("further", ()) and not _numeral_ahead(n, words, i + 1):
        return Numeral(first=i, last=i + 1, low=1, best=1, high=1, rule="further")
    return None


def _numeral_ahead(n: Numbers, words: list[str], i: int) -> bool:
    """Whether a numeral begins at word `i`, with what blurs or bounds it: "another twelve", "another few dozen"."""
    return i < len(words) and (words[i] in ("few", "of") or _at(n, words, i) is not None)


def plain(n: Numbers, words: list[str], i: int) -> tuple[float, int] | None:
    """The cardinal that begins at word `i` and where it ends."""
    if i >= len(words):
        return None
    if _DIGITS.fullmatch(words[i]):
        return _digits(n, words, i)
    total, group, seen, at = 0.0, 0.0, False, i
    joined = n.table.get("joiners", {}).get("words", ("and",))
    while at < len(words):
        word = words[at]
        parts = word.split("-") if "-" in word else [word]
        if all(p in n.words for p in parts):
            value = sum(n.words[p] for p in parts)
            if seen and group % 100 and (value >= 10 or group % 10) or (seen and value >= 100 and group):
                if value >= 100 or group % 100 and not (group % 100 >= 20 and group % 10 == 0 and value < 10):
                    break
            group += value
            seen = True
        elif word in n.scales and (
            seen or n.scales[word] >= 1000 and word in n.table.get("lone_scales", {}).get("words", ())
        ):
            scale = n.scales[word]
            if scale == 100:
                group = (group or 1) * 100
            else:
                total += (group or 1) * scale
                group = 0.0
            seen = True
        elif (
            seen
            and word in joined
            and at + 1 < len(words)
            and (group >= 100 and group % 100 == 0 or not group and total)
            and words[at + 1].split("-")[0] in n.words
        ):
            pass
        else:
            break
        at += 1
    return (total + group, at) if seen else None


def _digits(n: Numbers, words: list[str], i: int) -> tuple[float, int] | None:
    word, at = words[i], i + 1
    english = n.table.get("grouping", {}).get("decimal", ".") == "."
    if _GROUPED.fullmatch(word) and (("," in word) == english or word.count(".") > 1):
        text = word.replace(",", "").replace(".", "")
    elif english:
        text = word.replace(",", "")
    else:
        text = word.replace(",", ".")
        while at < len(words) and re.fullmatch(r"\d{3}", words[at]) and len(text) <= 3 * (at - i) and "." not in text:
            text += words[at]
            at += 1
    try:
        value = float(text)
    except ValueError:
        return None
    if at < len(words) and words[at] in n.scales and words[at] not in ("hundred",):
        value *= n.scales[words[at]]
        at += 1
        if at < len(words) and words[at] == ".":
            at += 1
    return value, at


def bounds(value: float, how: str | None) -> Bounds:
    """low, best, high of a number that a word before or after it bounds or blurs."""
    if how == "at_least" or how == "more_than":
        return value, value, None
    if how == "up_to":
        return None, value, value
    if how == "nearly":
        return round(0.9 * value), value, value
    if how == "about":
        return _rounded(0.9 * value), value, _rounded(1.1 * value, up=True)
    return value, value, value


def _rounded(value: float, up: bool = False) -> float:
    value = round(value, 6)
    whole = int(value)
    return float(whole + 1 if up and value > whole else whole)
