"""How the matches of a pattern can begin, so that it is tried only there.

A search tries a pattern at every character; most rules of times can only begin with a few words. What they begin with
is read off the pattern as Python itself parses it. Wherever that is unclear the answer is wider than it must be,
never narrower.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

LENGTH = 6  # characters looked at
_DIGIT = re.compile(r"\d")
# A beginning, and whether nothing is known of what follows it (or it is as long as it need be).
_Head = tuple[str, bool]


def plain(text: str) -> str:
    """The text as beginnings are compared with it: every digit is 0; of the same length."""
    return _DIGIT.sub("0", text)


def starts(pattern: re.Pattern[str]) -> frozenset[str]:
    """The beginnings, lower case and at most `LENGTH` long, one of which every match has; "" is any beginning."""
    try:
        parser = import_module("re._parser")
        parsed = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    except (ImportError, AttributeError):  # this part of Python is not promised to stay: then every place is tried
        return frozenset({""})
    return frozenset(text for text, _ in _heads(parsed, LENGTH))


def _heads(items: Iterable[Any], length: int) -> set[_Head]:
    """How a sequence can begin."""
    found: set[_Head] = {("", False)}
    for item in items:
        if all(done for _, done in found):
            break
        longer: set[_Head] = set()
        for text, done in found:
            if done:
                longer.add((text, True))
                continue
            for more, closed in _item(item, length - len(text)):
                longer.add((text + more, closed or len(text) + len(more) >= length))
        found = longer
    return found


def _item(item: Any, length: int) -> Iterator[_Head]:
    """How one element of a parsed pattern can begin."""
    name, value = str(item[0]), item[1]
    if name == "LITERAL":
        yield _character(value), False
    elif name == "IN":
        for one in _members(value):
            yield one, not one
    elif name == "BRANCH":
        for branch in value[1]:
            yield from _heads(branch, length)
    elif name == "SUBPATTERN":
        yield from _heads(value[3], length)
    elif name == "ATOMIC_GROUP":
        yield from _heads(value, length)
    elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = value
        if not least:
            yield "", False
        if int(most) == 2:  # a blank, or two of them
            yield from _heads([*inner, *inner], length)
        if int(most) != 2 or least < 2:
            for text, done in _heads(inner, length):
                yield text, done or int(most) > 2
    elif name in ("ASSERT", "ASSERT_NOT", "AT"):
        yield "", False
    else:
        yield "", True


def _members(value: Iterable[Any]) -> Iterator[str]:
    """The characters of a class, lower case; "" where they are too many to tell."""
    for kind, what in value:
        if str(kind) == "LITERAL":
            yield _character(what)
        elif str(kind) == "RANGE" and what[1] - what[0] < 64:
            yield from {_character(code) for code in range(what[0], what[1] + 1)}
        elif str(kind) == "CATEGORY" and str(what) == "CATEGORY_DIGIT":
            yield "0"
        else:
            yield ""


@cache
def _character(code: int) -> str:
    return plain(chr(code)).lower()
