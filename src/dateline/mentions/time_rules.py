"""Time rules of a language: compiled from `lang/<code>/times.toml` and run over a text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dateline.lang import table
from dateline.mentions.numerals import lowered
from dateline.mentions.time_starts import LENGTH, plain, starts
from dateline.model.quick import quick

BLANK = r"(?: {1,2}|\n(?!\n))"
_ESCAPE = re.compile(r"\\.|\(\?P<\w+>|[^\W\d_]")
_PLACE = re.compile(r"(?<![\w-])[\s\S]")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """One rule: its pattern, the function that values a match, and that function's arguments.

    The pattern is for text in lower case, unless it is `cased`.
    """

    id: str
    pattern: re.Pattern[str]
    cased: bool
    make: str
    arguments: Mapping[str, Any]
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLexicon:
    """All that a language says about times.

    `classes` leads from a class to its forms and their values ("weekday" -> "mardi" -> "1"), `starts` from the
    beginning of a stretch of text, `time_starts.LENGTH` characters, to the rules that may match there.
    """

    rules: tuple[TimeRule, ...]
    starts: Callable[[str], tuple[TimeRule, ...]]
    classes: Mapping[str, Mapping[str, str]]
    numbers: Mapping[str, float]
    number_words: re.Pattern[str]
    data: Mapping[str, Any]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMatch:
    """A rule's match in a text, with its groups turned into values of their classes."""

    start: int
    end: int
    rule: TimeRule
    groups: Mapping[str, str]


@cache
def time_lexicon(language: str) -> TimeLexicon:
    """The compiled time rules of a language."""
    data = table(language, "times")
    classes = {
        name: {form: value for value, forms in values.items() for form in forms}
        for name, values in data["class"].items()
    }
    numbers: dict[str, float] = {word: float(value) for word, value in data["numbers"].items()}
    rules = []
    for order, rule in enumerate(data["rule"]):
        pattern = _expand(rule["pattern"], data["fragments"], classes, numbers)
        pattern = rf"(?<![\w-])(?:{pattern})(?<!\s)(?!\w)(?!-\w)"
        cased = "(?-i:" in pattern  # a capital tells a name from a word: the text must be as it stands
        arguments = {k: v for k, v in rule.items() if k not in ("id", "pattern", "make", "example", "never")}
        rules.append(
            TimeRule(
                id=rule["id"],
                pattern=re.compile(pattern, re.IGNORECASE) if cased else re.compile(_lowered(pattern)),
                cased=cased,
                make=rule["make"],
                arguments=arguments,
                order=order,
            )
        )
    at: dict[str, list[TimeRule]] = {}
    for rule in rules:
        for start in starts(rule.pattern):
            at.setdefault(start, []).append(rule)

    @lru_cache(maxsize=20_000)
    def rules_at(head: str) -> tuple[TimeRule, ...]:
        found = {rule.id: rule for size in range(len(head) + 1) for rule in at.get(head[:size], ())}
        return tuple(found.values())

    return TimeLexicon(
        rules=tuple(rules),
        starts=rules_at,
        classes=classes,
        numbers=numbers,
        number_words=re.compile(
            rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, numbers), key=len, reverse=True))})(?!\w)"
        ),
        data=data,
    )


def _lowered(pattern: str) -> str:
    """A pattern for text in lower case that matches what this one does in any: escapes and names are left alone."""
    return _ESCAPE.sub(lambda m: m.group().lower() if len(m.group()) == 1 else m.group(), pattern)


def find_matches(text: str, lexicon: TimeLexicon) -> list[TimeMatch]:
    """All matches of all rules, overlapping ones included, in text order."""
    found = []
    low = lowered(text)
    heads = plain(low)
    ends: dict[str, int] = {}
    for place in _PLACE.finditer(text):  # where a word or sign begins: no rule matches within a word
        at = place.start()
        for rule in lexicon.starts(heads[at : at + LENGTH]):
            m = rule.pattern.match(text if rule.cased else low, at)
            if m is None or ends.get(rule.id, 0) > at:
                continue
            ends[rule.id] = m.end()
            groups = {k: _class_value(k, v, lexicon) for k, v in m.groupdict().items() if v is not None}
            start = at + len(m.group()) - len(m.group().lstrip())
            found.append(TimeMatch(start=start, end=m.end(), rule=rule, groups=groups))
    return sorted(found, key=lambda f: (f.start, f.rule.order))


def longest(matches: list[TimeMatch]) -> list[TimeMatch]:
    """The matches that remain when of two that overlap the longer one stays (the earlier rule on a tie)."""
    taken: list[TimeMatch] = []
    covered = bytearray(max((m.end for m in matches), default=0))
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.rule.order, m.start)):
        if not any(covered[match.start : match.end]):
            covered[match.start : match.end] = b"\x01" * (match.end - match.start)
            taken.append(match)
    return sorted(taken, key=lambda m: m.start)


def number(words: str, lexicon: TimeLexicon) -> float | None:
    """The number that `words` say ("vingt-cinq" is 25); None for "quelques" and the like."""
    words = re.sub(r"\s+", " ", words.lower().strip())
    if re.fullmatch(r"\d+(?:[.,]\d+)?", words):
        return float(words.replace(",", "."))
    if words in lexicon.numbers:
        return lexicon.numbers[words]
    total = 0.0
    for word in lexicon.number_words.findall(words):
        value = lexicon.numbers[word]
        total = total * value if value == 100 and total else total + value
    return total or None


def _class_value(group: str, form: str, lexicon: TimeLexicon) -> str:
    """The value of a captured form, or the form itself where the group is no class."""
    name = group.rstrip("0123456789")
    form = re.sub(r"\s+", " ", form.lower())
    return lexicon.classes.get(name, {}).get(form, form)


def _expand(
    pattern: str,
    fragments: Mapping[str, str],
    classes: Mapping[str, Mapping[str, str]],
    numbers: Mapping[str, float],
) -> str:
    """The regular expression a rule's pattern stands for."""
    for _ in range(5):  # fragments may hold fragments
        pattern = re.sub(r"(?<!\(\?P)<([A-Z][A-Z0-9]*)>", lambda m: _fragment(m.group(1), fragments, numbers), pattern)
    pattern = re.sub(
        r"(?<!\(\?P)<([a-z]+)(\d?)>",
        lambda m: f"(?P<{m.group(1)}{m.group(2)}>{_alternatives(classes[m.group(1)])})",
        pattern,
    )
    return re.sub(r"\[[^\]]*\]| ", lambda m: BLANK if m.group() == " " else m.group(), pattern)


def _fragment(name: str, fragments: Mapping[str, str], numbers: Mapping[str, float]) -> str:
    if name == "WORDNUMBER":
        return f"(?:{_alternatives(numbers)})"
    return fragments[name]


def _alternatives(words: Mapping[str, Any]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", " ") for w in ordered)
