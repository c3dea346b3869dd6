"""Places that a clause names in passing: another attack it recalls, a ship, an armed group, a launch site."""

import re
from dataclasses import dataclass
from functools import cache

from dateline.lang import table

WINDOW = 120
ASIDES = frozenset({"relation.toward", "relation.aside"})  # an event is there only where nothing else is said
_OPENING, _CLOSING = '«"“', '»"”'
_NEVER = r"(?!)"  # a language without articles
_GAP = r"[^,;:.!?()«»\n]{0,70}"  # within one phrase


@dataclass(frozen=True, slots=True)
class _Patterns:
    recalled: re.Pattern[str]
    named: re.Pattern[str]
    group: re.Pattern[str]
    launched: re.Pattern[str]
    upon: re.Pattern[str]
    article: re.Pattern[str]
    located: re.Pattern[str]


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


@cache
def _patterns(language: str) -> _Patterns:
    w = table(language, "places")["asides"]
    of, article, events = _any(w["of"]), _any(w["articles"]), _any(w["recalled_events"])
    after = rf"(?:{_any(w['durations'])})\s(?:{_any(w['after'])})(?:\s|\Z){_GAP}"
    past = rf"(?:{_any(w['after'])})\s(?:{article})\s?(?:{events})\s?(?:\w+\s)?(?:{of})\s?(?:{article})?"
    like = rf"(?:{_any(w['like'])})(?:\s(?:{article})\s?[\w-]+)?(?:\s?(?:{of}))?\s?(?:{article})?"
    placed = rf"(?!(?:{_any(w['placed'])})\s)" if "placed" in w else ""  # "a ship in the Red Sea"
    fired_of = _any(w["launched_of"]) if "launched_of" in w else of  # "fired at a ship" is no launch from it
    return _Patterns(
        recalled=re.compile(rf"(?<!\w)(?:{after}|{past}|{like}|(?:{_any(w['recalling'])}){_GAP})\s?$"),
        named=re.compile(
            rf"(?<!\w)(?:{_any(w['named_things'])})\s{placed}(?:(?:{of})\s?[\w-]+\s)?(?:(?!(?:{of}|{_any(w['predicates'])})\s|\w+(?:{_any(w['verb_ends'])})\s)"
            rf"[\w-]+\s){{0,2}}[«\"“]?\s?$"
        ),
        group=re.compile(rf"(?<!\w)(?:{_any(w['groups'])})\s(?:{_any(w['group_links'])})\s?(?:[\w-]+\s){{0,2}}$"),
        launched=re.compile(
            rf"(?<!\w)(?:{_any(w['launches'])})\s?(?:{fired_of}|{_any(w['from'])})\s?(?:[\w']+\s|l')?(?:[\w-]+\s)?"
            rf"(?:{_any(w['launchers'])})(?:\s(?P<gap>{_GAP}))?$"
            rf"|(?<!\w)(?:{_any(w['from'])})\s(?:\w+\s|l')?(?:[\w-]+\s)?(?:{_any(w['launchers'])})(?:\s(?P<rest>{_GAP}))?$"
        ),
        located=re.compile(rf"(?:{_any(w['located'])})\s" if w.get("located") else _NEVER),
        upon=re.compile(rf"(?<!\w)(?:{_any(w['upon'])})(?!\w)"),
        article=re.compile(
            rf"(?:^|[\s(«\"'])(?:{_any(w['bare_articles'])})\s[«\"“]?\s?$" if w["bare_articles"] else _NEVER
        ),
    )


def aside(
    text: str, start: int, name: tuple[int, int], language: str, *, town: bool, bare: bool, distant: bool = False
) -> str | None:
    """The rule by which a name is said in passing, or None.

    `start` is where its sentence begins, `name` its span, relation words included. `town`: it is one in the
    gazetteer; `bare`: no noun announces it and no relation leads to it; `distant`: only a distance from it is said.
    The rule is
    role.part_of_name, role.origin or relation.aside.
    """
    at, end = name
    prefix = text[max(start, at - WINDOW) : at].lower()
    p = _patterns(language)
    if bare and (quoted(text, at, end) and not _led(prefix, language) or p.named.search(prefix)):
        return "role.part_of_name"
    if not bare and quoted(text, at, end) and p.named.search(prefix):
        return "role.part_of_name"  # "l'opération « Lac Propre »"
    if bare and town and p.article.search(prefix):
        return "role.part_of_name"  # "le Moskva": towns take no article
    if p.group.search(prefix):
        return "role.part_of_name"
    if (found := p.launched.search(prefix)) and not p.upon.search(found["gap"] or found["rest"] or ""):
        return "role.origin"
    if distant and p.located.match(text[at:end].lower()):
        return "relation.aside"  # "the plant, located some 200 km from X, was hit"
    return "relation.aside" if p.recalled.search(prefix) else None


def quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks stand right around a span: the name of a ship, a paper, an operation."""
    before, after = text[max(0, start - 2) : start].rstrip(), text[end : end + 2].lstrip()
    return before[-1:] in tuple(_OPENING) and after[:1] in tuple(_CLOSING)


def _led(prefix: str, language: str) -> bool:
    """Whether "à" or another word of place stands before the quotation mark."""
    words = prefix.rstrip(_OPENING + " ").replace("'", "' ").split()
    return bool(words) and words[-1] in table(language, "places")["asides"]["placing"]
