"""What people type to search texts, parsed once: no search engine sees their punctuation as its own syntax.

drone Koursk            both words, in any order, without regard to accents and case
"dépôt de carburant"    these words side by side
беспилотник*            every word that begins so
drone OR missile        either; AND and NOT as well, and parentheses
"""

import re
from dataclasses import dataclass

from dateline.errors import SettingError

MOST_TERMS, LONGEST, SHORTEST = 32, 1000, 3

_TOKEN = re.compile(r'"([^"]*)"(\*?)|([()])|([^\s()"]+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand side by side; `beginning` lets the last one go on."""

    words: tuple[str, ...]
    beginning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Both:
    """What holds both; `without` turns the right one round."""

    left: "Query"
    right: "Query"
    without: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """What holds one or the other."""

    left: "Query"
    right: "Query"


Query = Term | Both | Either


def query_of(text: str) -> Query:
    """The query that a text asks for; raises SettingError where it can't be understood."""
    if len(text) > LONGEST:
        raise SettingError(f"the text to search for is longer than {LONGEST} characters; search for less")
    if text.count('"') % 2:
        raise SettingError(f"{text!r}: a quotation mark is open; close it, or leave it out")
    tokens = list(_tokens(text))
    if not any(isinstance(token, Term) for token in tokens):
        raise SettingError(f"{text!r}: there is no word in it to search for")
    if sum(isinstance(token, Term) for token in tokens) > MOST_TERMS:
        raise SettingError(f"more than {MOST_TERMS} words to search for; leave some out")
    if tokens.count("(") > MOST_TERMS:
        raise SettingError(f"more than {MOST_TERMS} parentheses in the text to search for; leave some out")
    parsed, rest = _either(tokens, 0, text)
    if rest < len(tokens):
        raise SettingError(f"{text!r}: a parenthesis is closed that was never opened")
    return parsed


def _tokens(text: str) -> "list[Term | str]":
    """Terms, operators and parentheses, in their order."""
    found: list[Term | str] = []
    for phrase, star, parenthesis, word in _TOKEN.findall(text):
        if parenthesis or word in ("AND", "OR", "NOT"):
            found.append(parenthesis or word)
            continue
        said = phrase or word
        beginning = bool(star) or (not phrase and word.endswith("*"))
        if words := tuple(_WORD.findall(said)):
            if beginning and len(words[-1]) < SHORTEST:
                raise SettingError(f"{said!r}: give at least {SHORTEST} letters before the asterisk")
            found.append(Term(words=words, beginning=beginning))
    return found


def _either(tokens: "list[Term | str]", at: int, text: str) -> tuple[Query, int]:
    left, at = _both(tokens, at, text)
    while at < len(tokens) and tokens[at] == "OR":
        right, at = _both(tokens, at + 1, text)
        left = Either(left=left, right=right)
    return left, at


def _both(tokens: "list[Term | str]", at: int, text: str) -> tuple[Query, int]:
    left, at = _one(tokens, at, text)
    while at < len(tokens) and tokens[at] not in ("OR", ")"):
        without = tokens[at] == "NOT"
        if tokens[at] in ("AND", "NOT"):
            at += 1
        if not without and at < len(tokens) and tokens[at] == "NOT":  # "AND NOT"
            without, at = True, at + 1
        right, at = _one(tokens, at, text)
        left = Both(left=left, right=right, without=without)
    return left, at


def _one(tokens: "list[Term | str]", at: int, text: str) -> tuple[Query, int]:
    if at >= len(tokens):
        raise SettingError(f"{text!r}: a word is missing at its end")
    token = tokens[at]
    if isinstance(token, Term):
        return token, at + 1
    if token == "(":
        inner, at = _either(tokens, at + 1, text)
        if at >= len(tokens):
            raise SettingError(f"{text!r}: a parenthesis is open; close it, or leave it out")
        return inner, at + 1
    if token == "NOT":
        raise SettingError(f"{text!r}: NOT leaves something out of what stands before it; put a word there")
    raise SettingError(f"{text!r}: a word is missing before {token!r}")
