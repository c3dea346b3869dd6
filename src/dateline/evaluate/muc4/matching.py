"""When a fill is right, partly right or wrong, by kind of slot.

Set fills were scored by the program of 1992 alone. Strings that were not equal after their premodifiers were put to a
person, who followed guidelines; what stands here for that person is told rule by rule and in METHODOLOGY.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import product

from dateline.evaluate.muc4.fills import BLANK, Alternative, Fill
from dateline.evaluate.muc4.slots import Slot, above


class Match(IntEnum):
    """How right a fill is."""

    WRONG = 0
    PARTIAL = 1
    RIGHT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What can be read in two ways.

    `narrower_is_partial`: a set fill narrower than the key's is partly right too (BOMBING where the key has ATTACK),
    not only a wider one.
    """

    narrower_is_partial: bool = False


AS_DOCUMENTED = Rules()

PREMODIFIERS = frozenset(
    """A THE AN THIS THAT THESE THOSE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN 1 2 3 4 5 6 7 8 9 10 MORE MOST
    MANY SEVERAL SOME ALL FEW ANY ANOTHER OTHER CERTAIN OF""".split()
)
"""Words that the scoring program took off the front of a string before it compared."""
_TITLES = frozenset(
    """MR MRS MS MISS DR MSGR MONSIGNOR FATHER FR REVEREND BISHOP ARCHBISHOP GENERAL GEN COLONEL COL LIEUTENANT LT MAJOR
    MAJ CAPTAIN CAPT SERGEANT SGT CORPORAL PRIVATE PRESIDENT MINISTER SENATOR DEPUTY MAYOR GOVERNOR JUDGE ATTORNEY
    LAWYER PROFESSOR DON DONA RETIRED FORMER VICE AMBASSADOR CONGRESSMAN JOURNALIST""".split()
)
_AFTER_HEAD = frozenset("OF IN AT WHO WHICH THAT FROM BY ON WITH FOR TO NEAR WHERE BELONGING WHOSE AND DURING".split())
_EMPTY = frozenset("THE A AN OF IN AT AND TO FROM BY ON WITH FOR HIS HER THEIR ITS".split())
_WORD = re.compile(r"[A-Z0-9][A-Z0-9']*")
_BRACKETS = re.compile(r"[\[(][^\])]*[\])]")


def match_fill(slot: Slot, key: Fill, response: Fill, rules: Rules) -> Match:
    """The best match of the response with any alternative of the key."""
    pairs = product(key.alternatives, response.alternatives)
    return max((_match(slot, k, r, rules) for k, r in pairs), default=Match.WRONG)


def _match(slot: Slot, key: Alternative, response: Alternative, rules: Rules) -> Match:
    """One alternative with one: the value, then what it refers to.

    A right value about the wrong target is partly right; a partly right value stays so whatever it is about.
    """
    if slot.kind == "set":
        value = match_set(slot, key.value, response.value, rules)
    elif slot.kind == "number":
        value = match_number(key.value, response.value, total=slot.row.endswith("total-num"))
    elif slot.kind == "date":
        value = match_date(key.value, response.value)
    elif slot.kind == "location":
        value = match_location(key.value, response.value)
    else:
        value = match_string(key.value, response.value)
    if value is Match.RIGHT and slot.refers and key.refers and not _same_reference(key, response):
        return Match.PARTIAL
    return value


def _same_reference(key: Alternative, response: Alternative) -> bool:
    """True where both are about the same string, or both about none that is named."""
    wanted = [r for r in key.refers if r not in BLANK]
    given = [r for r in response.refers if r not in BLANK]
    if not wanted or not given:
        return not wanted and not given
    return any(match_string(k, r) > Match.WRONG for k in wanted for r in given)


def match_set(slot: Slot, key: str, response: str, rules: Rules) -> Match:
    """Right where equal, partly where the response is wider than the key in the slot's tree."""
    key, response = key.upper(), response.upper()
    if key == response:
        return Match.RIGHT
    if response in above(key, slot.tree) or (rules.narrower_is_partial and key in above(response, slot.tree)):
        return Match.PARTIAL
    return Match.WRONG


def words(text: str) -> list[str]:
    """The words of a string in upper case, without the premodifiers before it."""
    found = _WORD.findall(text.upper())
    first = next((i for i, w in enumerate(found) if w not in PREMODIFIERS), len(found))
    return found[first:] or found


def match_string(key: str, response: str) -> Match:
    """Right where equal without premodifiers, brackets, titles; partly where head or all words of one are shared."""
    forms_key, forms_response = _forms(key), _forms(response)
    if forms_key & forms_response:
        return Match.RIGHT
    for a, b in product(forms_key, forms_response):
        told_a, told_b = _content(a), _content(b)
        if not told_a or not told_b:
            continue
        if told_a <= told_b or told_b <= told_a or _head(a) == _head(b):
            return Match.PARTIAL
    return Match.WRONG


def _forms(text: str) -> set[tuple[str, ...]]:
    """A string's words, also without what stands in brackets and without titles before a name."""
    forms = {tuple(words(text)), tuple(words(_BRACKETS.sub(" ", text)))}
    for form in tuple(forms):
        bare = list(form)
        while len(bare) > 1 and bare[0] in _TITLES:
            bare.pop(0)
        forms.add(tuple(bare))
    return {form for form in forms if form}


def _stem(word: str) -> str:
    """A word without the ending of a plural or genitive."""
    word = word.split("'")[0] or word
    if len(word) > 4 and word.endswith("IES"):
        return word[:-3] + "Y"
    if len(word) > 3 and word.endswith("S") and not word.endswith("SS"):
        return word[:-1]
    return {"MEN": "MAN", "WOMEN": "WOMAN", "CHILDREN": "CHILD", "PEOPLE": "PERSON"}.get(word, word)


def _content(form: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words that say something."""
    return frozenset(_stem(w) for w in form if w not in _EMPTY and w not in PREMODIFIERS)


def _head(form: tuple[str, ...]) -> str:
    """The stem of the head: the last word before a preposition or clause."""
    end = next((i for i, w in enumerate(form) if i and w in _AFTER_HEAD), len(form))
    return _stem(form[end - 1])


_NUMBER = re.compile(r"^(~?)\s*(\d[\d,]*)?\s*(-?)\s*(\d[\d,]*)?$")


def number(text: str) -> tuple[int, int | None, bool] | None:
    """A number as written: lowest, highest (None: open) and whether it is rough; `PLURAL` is two or more."""
    text = text.upper().strip()
    if text == "PLURAL":
        return 2, None, True
    found = _NUMBER.match(text)
    if found is None or not (found[2] or found[4]):
        return None
    low = int(found[2].replace(",", "")) if found[2] else None
    high = int(found[4].replace(",", "")) if found[4] else None
    if not found[3]:
        return low or 0, low, bool(found[1])
    return low or 0, high, bool(found[1])


def match_number(key: str, response: str, *, total: bool = False) -> Match:
    """Right where equal; partly where a range or rough number holds the other, in a total also PLURAL for a number."""
    if key.upper().strip() == response.upper().strip():
        return Match.RIGHT
    k, r = number(key), number(response)
    if k is None or r is None:
        return Match.WRONG
    if k == r:
        return Match.RIGHT
    plural = "PLURAL" in (key.upper().strip(), response.upper().strip())
    if plural:
        told = k if response.upper().strip() == "PLURAL" else None
        return Match.PARTIAL if total and told is not None and (told[1] or 2) >= 2 else Match.WRONG
    overlap = max(k[0], r[0]) <= min(k[1] if k[1] is not None else 10**9, r[1] if r[1] is not None else 10**9)
    return Match.PARTIAL if overlap else Match.WRONG


_MONTHS = {m: i for i, m in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), 1)}
_DAY = re.compile(r"(?:(\d{1,2})\s+)?([A-Z]{3})[A-Z]*\.?(?:\s+(\d{2,4}))?")
_EVER = date(1900, 1, 1)


def days(text: str) -> tuple[date, date] | None:
    """The days that a date fill means, both ends; `- 04 MAR 90` is some day up to that one."""
    text = text.upper().strip()
    found = [_day(*m.groups()) for m in _DAY.finditer(text) if m[2] in _MONTHS]
    spans = [span for span in found if span is not None]
    if not spans:
        return None
    if len(spans) == 1:
        return (_EVER if text.startswith("-") else spans[0][0]), spans[0][1]
    return spans[0][0], spans[-1][1]


def _day(day: str | None, month: str, year: str | None) -> tuple[date, date] | None:
    """A day, or all the days of a month."""
    number = int(year) if year else 0
    number += 1900 if year and number < 100 else 0
    try:
        first = date(number or 1900, _MONTHS[month], int(day) if day else 1)
    except ValueError:
        return None
    if day:
        return first, first
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, after - timedelta(days=1)


def match_date(key: str, response: str) -> Match:
    """Right where both mean the same days, partly where the days of one lie among those of the other."""
    k, r = days(key), days(response)
    if k is None or r is None:
        return Match.RIGHT if key.upper() == response.upper() else Match.WRONG
    if k == r:
        return Match.RIGHT
    if k[0] == _EVER and r[0] == _EVER:
        return Match.PARTIAL
    return Match.PARTIAL if k[0] <= r[1] and r[0] <= k[1] else Match.WRONG


_KIND = re.compile(r"\(([^)]*)\)")
_TOWNS = frozenset("CITY TOWN VILLAGE MUNICIPALITY CAPITAL PORT CANTON HAMLET".split())


def match_location(key: str, response: str) -> Match:
    """Right where all the places named are the same, partly where only the country or some of them are."""
    k, r = _places(key), _places(response)
    if not k or not r or k[0][0] != r[0][0]:
        return Match.WRONG
    if len(k) == len(r) and all(a[0] == b[0] and a[1] == b[1] for a, b in zip(k, r, strict=True)):
        return Match.RIGHT
    return Match.PARTIAL


def _places(text: str) -> list[tuple[str, str]]:
    """Each place of a location with its kind, towns of all sizes as one kind."""
    found = []
    for piece in re.split(r":|\s-\s", text.upper()):
        kind = _KIND.search(piece)
        name = " ".join(_WORD.findall(_KIND.sub(" ", piece)))
        if name:
            told = kind[1].strip() if kind else ""
            found.append((name, "TOWN" if told in _TOWNS else told))
    return found
