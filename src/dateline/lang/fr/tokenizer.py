"""The French tokenizer's list of hyphenated words, compiled fast.

spaCy joins some 270 patterns of words kept whole ("porte-avions", "anti-aérien", "Clichy-sous-Bois") into one
expression of 1.4 million characters, nearly all of it the same few character classes written out again and again; to
compile it takes five seconds. Here the patterns that differ only ahead of those classes or between them are joined:
the words that match are the same, each class stands two or three times, and it takes an eighth of a second.
"""

import re
from collections.abc import Callable

# Each of the patterns holds one of these, so most words need no look at the expression.
_JOINTS = re.compile("[-–—‐‑'’]")
_CLASS = re.compile(r"\[[^\]]{200,}\]")
_OPEN, _BETWEEN, _CLOSE = "(?iu)(?:^", "$)|(?:^", "$)"


def token_match(pattern: str) -> Callable[[str], object]:
    """A function that tells whether `pattern`, spaCy's French token_match, matches a word."""
    match = re.compile(factored(pattern)).match
    joint = _JOINTS.search

    def matches(word: str) -> object:
        return joint(word) and match(word)

    return matches


def factored(pattern: str) -> str:
    """An expression that matches the same words as `pattern` with each long character class written out once or twice.

    `pattern` itself where it is not the alternation `(?iu)(?:^...$)|(?:^...$)` that spaCy builds.
    """
    if not (pattern.startswith(_OPEN) and pattern.endswith(_CLOSE)):
        return pattern
    classes: dict[str, str] = {}

    def short(found: re.Match[str]) -> str:
        return classes.setdefault(found.group(), chr(0xE000 + len(classes)))

    brief = _CLASS.sub(short, pattern[len(_OPEN) : -len(_CLOSE)])
    groups: dict[tuple[str, str], list[str]] = {}
    for word in brief.split(_BETWEEN):
        at = [i for i, character in enumerate(word) if "\ue000" <= character < "\uf000"]
        if not at:
            head, middle, tail = "", word, ""
        elif at[0] == 0 and len(at) > 1:
            head, middle, tail = word[:2], word[2 : at[-1]], word[at[-1] :]
        else:
            head, middle, tail = "", word[: at[0]], word[at[0] :]
        groups.setdefault((head, tail), []).append(middle)
    joined = "|".join(f"{head}(?:{'|'.join(middles)}){tail}" for (head, tail), middles in groups.items())
    for written, brief_name in classes.items():
        joined = joined.replace(brief_name, written)
    return f"(?iu)^(?:{joined})$"
