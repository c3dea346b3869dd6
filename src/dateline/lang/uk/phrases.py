"""The noun phrases of a Ukrainian sentence: preposition, numerals, adjectives, noun and name, agreeing in case."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.lang.uk.words import Reading, closed, readings

Cell = tuple[str, str, str]
_AND = frozenset(("і", "й", "та", "або", "чи"))
_STOPS = frozenset((",", ";", ":", "–", "—", "(", ")", ".", "!", "?", "…"))
_LEANING = ("ж", "же")
_CAUSES = frozenset(("внаслідок", "унаслідок", "через", "результаті"))
_LIST = 30  # adjectives before one noun, phrases in one list
_ALL = frozenset(("Nom", "Gen", "Dat", "Acc", "Ins", "Loc"))


class Kinds(NamedTuple):
    """What a word can be in a phrase: the cells of its adjective, noun and numeral readings."""

    adjective: frozenset[Cell]
    noun: frozenset[Cell]
    numeral: frozenset[str]
    predicative: bool  # a passive participle in the nominative


class Word:
    """One word of a sentence while it is being read: its readings, then what was chosen of them."""

    __slots__ = ("capital", "chosen", "head", "i", "kinds", "low", "readings", "rel", "start", "text", "verb")

    def __init__(self, i: int, text: str, start: int, capital: bool) -> None:
        self.i, self.text, self.start, self.capital = i, text, start, capital
        self.low, self.readings, self.kinds = _told(text, capital)
        self.chosen: Reading = self.readings[0]
        self.verb: Reading | None = None
        self.head = -1
        self.rel = ""

    def choose(self, upos: Iterable[str], cell: Cell | None = None) -> None:
        """Settles on the first reading of these parts of speech, in this cell where there is one."""
        best: Reading | None = None
        for reading in self.readings:
            if reading.upos in upos:
                if cell is None or reading.cell == cell:
                    self.chosen = reading
                    return
                if best is None or reading.case == cell[0] and best.case != cell[0]:
                    best = reading
        if best is not None:
            self.chosen = best

    def link(self, head: int, rel: str) -> None:
        """Hangs the word under another."""
        self.head, self.rel = head, rel


class Phrase:
    """A noun phrase `[first, last)`: `cells` are what its head may be, `cases` what the whole may be."""

    __slots__ = ("after", "cases", "cells", "counted", "first", "head", "last", "parts", "prep", "role")

    def __init__(self, first: int, last: int, head: int, cells: frozenset[Cell], cases: frozenset[str]) -> None:
        self.first, self.last, self.head = first, last, head
        self.cells, self.cases = cells, cases
        self.prep = -1
        self.counted = False
        self.parts: list[tuple[int, str]] = []
        self.after: Phrase | None = None
        self.role = ""


@lru_cache(maxsize=200_000)
def _told(text: str, capital: bool) -> tuple[str, tuple[Reading, ...], Kinds]:
    """What is the same of a form wherever it stands: it in lower case, its readings and its kinds."""
    return text.lower(), readings(text, capital), _kinds(text, capital)


def _kinds(text: str, capital: bool) -> Kinds:
    adjective: set[Cell] = set()
    noun: set[Cell] = set()
    numeral: set[str] = set()
    predicative = False
    for r in readings(text, capital):
        if r.upos in ("ADJ", "DET") or r.upos == "NUM" and r.lemma == "один":
            adjective.add(r.cell)
            predicative = predicative or r.case == "Nom" and r.feats.get("VerbForm") == "Part" and r.upos == "ADJ"
        elif r.upos in ("NOUN", "PROPN", "PRON") or r.upos == "X" and r.case:
            noun.add(r.cell)
        elif r.upos == "NUM":
            numeral |= {r.case} if r.case else _ALL
    return Kinds(frozenset(adjective), frozenset(noun), frozenset(numeral), predicative)


def find(words: Sequence[Word]) -> list[Phrase]:
    """The phrases of a sentence, in text order; verbs are settled before."""
    prepositions = closed()["prepositions"]
    out: list[Phrase] = []
    i, count = 0, len(words)
    while i < count:
        word = words[i]
        if word.verb is not None or word.low == "що":  # a conjunction, but after a preposition
            i += 1
            continue
        found = None
        if word.low in prepositions and word.readings[0].upos == "ADP":
            found = _led(words, i, prepositions[word.low])
        elif word.kinds.noun or word.kinds.adjective or word.kinds.numeral:
            found = _phrase(words, i, _ALL)
        if found is None:
            i += 1
            continue
        if out and found.prep < 0 and out[-1].last == found.first:
            if _counts(words, out[-1], found):  # "поранених восьмеро"
                _count(out[-1], found)
                i = found.last
                continue
            found.after = out[-1]
        out.append(found)
        i = found.last
    return out


def _counts(words: Sequence[Word], noun: Phrase, number: Phrase) -> bool:
    """Whether a bare number behind a noun in the genitive plural counts it."""
    if noun.prep >= 0 or noun.counted or not number.counted or words[number.head].kinds.noun:
        return False
    if any(c[:2] == ("Nom", "Sing") for c in noun.cells):
        return False  # "чоловік 33 років"
    follows = words[number.last] if number.last < len(words) else None
    free = follows is None or not any(follows.kinds[:2]) or follows.verb is not None
    return free and ":" not in words[number.head].text and any(c[:2] == ("Gen", "Plur") for c in noun.cells)


def _count(noun: Phrase, number: Phrase) -> None:
    """Makes the number a part of the phrase of the noun that it counts."""
    noun.last, noun.counted = number.last, True
    noun.parts += [(k, "nummod") for k in range(number.first, number.last)]
    noun.cells = frozenset(c for c in noun.cells if c[:2] == ("Gen", "Plur"))
    noun.cases = frozenset(("Nom", "Acc", "Gen"))


def _led(words: Sequence[Word], i: int, cases: tuple[str, ...]) -> Phrase | None:
    """The phrase after a preposition; None where the word is an adverb ("близько 20 дронів", "поруч стояв")."""
    k = i + 1
    while k < len(words) and k - i < 4 and _passed(words[k]):
        k += 1
    while k < len(words) and k - i < 3 and words[k].text in '«"“„':
        k += 1
    if k >= len(words) or words[k].verb is not None:
        words[i].choose(("ADV", "ADP"))
        return None
    if words[i].low in ("понад", "близько") and words[k].kinds.numeral:
        words[i].chosen = Reading(words[i].low, "ADV", {})
        return None
    for case in (frozenset(cases), *((frozenset((c,))) for c in cases)):
        found = _phrase(words, k, case)
        if found is not None:
            words[i].choose(("ADP",))
            found.prep, found.first = i, i
            return found
    words[i].choose(("ADV", "ADP"))
    return None


def _passed(word: Word) -> bool:
    """Whether a word may stand between a preposition and its noun: "на щонайменше 5 осіб"."""
    return word.readings[0].upos in ("ADV", "PART") and not any(word.kinds[:3])


def _phrase(words: Sequence[Word], i: int, allowed: frozenset[str]) -> Phrase | None:
    """The phrase that begins at word `i` in one of the cases allowed."""
    count = len(words)
    k = i
    numbers: list[int] = []
    while k < count and words[k].kinds.numeral and words[k].verb is None and (not numbers or k - numbers[-1] < 3):
        numbers.append(k)
        k += 1
        if ":" in words[k - 1].text:  # a clock counts nothing
            break
        if k + 1 < count and words[k].text in ("-", "–") and words[k + 1].kinds.numeral:
            k += 1  # "10-15"
    parts: list[tuple[int, str]] = [(n, "nummod") for n in numbers]
    cells: frozenset[Cell] | None = None
    wanted = allowed | {"Gen"} if numbers and allowed & {"Nom", "Acc"} else allowed
    modifiers = 0
    clock = bool(numbers) and ":" in words[numbers[-1]].text
    while k < count and words[k].verb is None and not clock:
        if modifiers and words[k].low in _LEANING and k + 1 < count:
            k += 1  # "ізраїльські ж війська"
            continue
        kinds = words[k].kinds
        counted = bool(numbers) and k + 1 < count and _before_its_noun(words, k)
        if numbers and kinds.predicative and not counted and all(c[0] != "Gen" for c in kinds.noun):
            break  # "ще п'ятеро поранені"
        own = _within(kinds.adjective, cells, wanted)
        if own and kinds.predicative and not counted and _splits(words, k):
            break
        if own and (after := _agreeing(words, k, own)):
            listed, step = after
            parts += [(k, "amod"), *listed]
            cells, k, modifiers = step, (listed[-1][0] if listed else k) + 1, modifiers + 1
            continue
        nouns = _within(kinds.noun, cells, wanted)
        if nouns:
            return _ended(words, i, k, nouns, parts, numbers, allowed)
        if own and not numbers or own and modifiers:
            return _ended(words, i, k, own, parts, numbers, allowed)
        break
    if modifiers:  # the last adjective stands for a noun
        last = max(n for n, _ in parts)
        rest = [p for p in parts if p[0] != last]
        own = _within(words[last].kinds.adjective, cells, wanted) or words[last].kinds.adjective
        return _ended(words, i, last, own, rest, [n for n in numbers if n != last], allowed)
    if numbers:
        last = numbers[-1]
        cases = frozenset(c for n in numbers for c in words[n].kinds.numeral) & allowed
        if not cases:
            return None
        found = Phrase(i, last + 1, last, frozenset((c, "", "") for c in cases), cases)
        found.parts = [(n, "nummod") for n in numbers[:-1]]
        found.counted = True
        return found
    return None


def _before_its_noun(words: Sequence[Word], k: int) -> bool:
    """Whether a participle stands right before the noun that it qualifies: "дві недобудовані багатоповерхівки"."""
    after = words[k + 1]
    return after.verb is None and not after.kinds.adjective and bool(words[k].kinds.adjective & after.kinds.noun)


def _splits(words: Sequence[Word], k: int) -> bool:
    """Whether a participle at `k` is said of the phrase behind it: "пошкоджені три будинки", "були поранені люди"."""
    after = words[k + 1] if k + 1 < len(words) else None
    if after is not None and after.kinds.numeral:
        return True
    if (
        after is not None
        and not _has_verb(words, k)
        and words[k].low.endswith(("ені", "ані", "ена", "ана", "ено", "ите", "ита", "иті"))
    ):
        return True  # "унаслідок удару пошкоджені житлові будинки"
    if after is not None and caused(words, k) and not _has_verb(words, k):
        return True
    if after is not None and k > 1 and words[k - 1].text == "," and _ends_at(words, k + 2) and not _has_verb(words, k):
        return True  # "вдарили по автівці, поранений чоловік."
    return k > 0 and words[k - 1].verb is not None and words[k - 1].chosen.lemma == "бути"


def caused(words: Sequence[Word], k: int) -> bool:
    """Whether a participle of one man stands behind its cause: "внаслідок удару поранений місцевий мешканець"."""
    if not words[k].low.endswith(("ений", "аний", "итий")):
        return False
    return any(words[n].low in _CAUSES for n in range(max(k - 8, 0), k))


def _ends_at(words: Sequence[Word], k: int) -> bool:
    """Whether a stretch between stops ends before the word at `k`."""
    return k >= len(words) or words[k].text in _STOPS


def _has_verb(words: Sequence[Word], k: int) -> bool:
    """Whether a verb stands between the stops around the word at `k`."""
    for step in (-1, 1):
        n = k + step
        while 0 <= n < len(words) and words[n].text not in _STOPS:
            if words[n].verb is not None:
                return True
            n += step
    return False


def _within(own: frozenset[Cell], cells: frozenset[Cell] | None, cases: frozenset[str]) -> frozenset[Cell]:
    return _of_cases(own, cases) if cells is None else own & cells


@lru_cache(maxsize=20_000)  # the cells of a form, and those that a preposition takes
def _of_cases(own: frozenset[Cell], cases: frozenset[str]) -> frozenset[Cell]:
    """The cells of these cases."""
    return frozenset(c for c in own if c[0] in cases)


def _agreeing(
    words: Sequence[Word], k: int, own: frozenset[Cell]
) -> tuple[list[tuple[int, str]], frozenset[Cell]] | None:
    """Where an adjective at `k` stands before a word that agrees: the adjectives listed with it, and the cells."""
    count = len(words)
    if k + 1 >= count:
        return None
    nearest = words[k + 1]
    if nearest.verb is None:
        both = nearest.kinds.adjective | nearest.kinds.noun
        if own & both:
            return [], own
        if (
            nearest.low in ("-", "–")
            or nearest.low in _LEANING
            or nearest.kinds.numeral
            and not nearest.text[0].isdigit()
        ):
            if k + 2 < count and own & words[k + 2].kinds.noun:
                return [], own
    # "у Сумській, Полтавській та Київській областях"
    listed: list[tuple[int, str]] = []
    cases = {c[0] for c in own}
    n = k + 1
    while n + 1 < count and len(listed) < _LIST and (words[n].text == "," or words[n].low in _AND):
        if words[n].text == "," and words[n + 1].low in _AND:
            n += 1
        beside = words[n + 1] if n + 1 < count else None
        if beside is None or beside.verb is not None:
            return None
        shared = {c[0] for c in beside.kinds.adjective} & cases
        if not shared:
            return None
        listed.append((n + 1, "conj"))
        cases, n = shared, n + 2
        if n < count and words[n].verb is None:
            nouns = frozenset(c for c in words[n].kinds.noun if c[0] in cases and (c[1] == "Plur" or c in own))
            if nouns:
                return listed, nouns
    return None


def _ended(
    words: Sequence[Word],
    first: int,
    head: int,
    cells: frozenset[Cell],
    parts: list[tuple[int, str]],
    numbers: list[int],
    allowed: frozenset[str],
) -> Phrase:
    """The phrase with this head, and the rest of its name."""
    cases = frozenset(c[0] for c in cells)
    counted = bool(numbers)
    if counted:
        said = frozenset(c for n in numbers[-1:] for c in words[n].kinds.numeral)
        cases = _counted(cells, said) & allowed or cases
    k = head + 1
    while k < len(words) and _goes_on(words, head, k, cases):
        shared = cases & {c[0] for c in words[k].kinds.noun}
        if not counted:
            cases = shared
            cells = frozenset(c for c in cells if c[0] in cases)
        parts.append((k, "flat:name"))
        k += 1
    found = Phrase(first, k, head, cells, cases)
    found.parts, found.counted = parts, counted
    return found


def _counted(cells: frozenset[Cell], said: frozenset[str]) -> frozenset[str]:
    """The cases of a counted phrase, whose noun stands in the genitive where the whole is nominative or accusative."""
    out = set()
    for case, number, _ in cells:
        if case == "Gen":
            out |= {"Nom", "Acc", "Gen"} & said
        elif case in ("Nom", "Acc"):
            out |= ({"Nom", "Acc"} if number == "Plur" or case == "Nom" else {"Acc"}) & said
        elif case in said:
            out.add(case)
    return frozenset(out)


def _goes_on(words: Sequence[Word], head: int, k: int, cases: frozenset[str]) -> bool:
    """Whether the word at `k` goes on with the name of the phrase: "Ігор Терехов", "Нова Каховка"."""
    before, word = words[k - 1], words[k]
    if word.verb is not None or not (word.text[0].isupper() and before.text[0].isupper()):
        return False
    if not word.kinds.noun or before.readings[0].feats.get("Abbr") or word.readings[0].feats.get("Abbr"):
        return False
    kind = word.readings[0].feats.get("NameType")
    if kind == "Giv" and before.readings[0].feats.get("NameType") != "Giv":
        return False
    if word.kinds.adjective and k + 1 < len(words) and word.kinds.adjective & words[k + 1].kinds.noun:
        return False
    if words[head].readings[0].upos not in ("PROPN", "X") and words[head].readings[0].feats.get("NameType") is None:
        return words[head].readings[0].upos == "NOUN" and kind == "Sur" and head + 1 == k and _opens(words, head)
    return bool(cases & {c[0] for c in word.kinds.noun})


def _opens(words: Sequence[Word], k: int) -> bool:
    return not words[k].capital and len(words[k].text) > 2


def _singular(cell: Cell) -> tuple[bool, Cell]:
    return cell[1] == "Plur", cell


def settle(words: Sequence[Word], found: Phrase, case: str) -> None:
    """Chooses the readings of a phrase whose case is known, and hangs its parts under its head."""
    head = words[found.head]
    cell = min((c for c in found.cells if c[0] == case), key=_singular, default=None)
    if found.counted and cell is None or found.counted and case in ("Nom", "Acc"):
        options = sorted(found.cells, key=lambda c: (c[1] != "Plur", c[0] != "Gen", c))
        cell = next((c for c in options if c[0] in ("Gen", case)), cell or (options[0] if options else None))
    if cell is None:
        cell = min(found.cells, key=_singular, default=("", "", ""))
    if found.counted and head.kinds.numeral and not head.kinds.noun:
        head.choose(("NUM",), (case, "Plur", ""))
    elif head.rel == "acl":
        head.choose(("ADJ",), cell)
    else:
        head.choose(("NOUN", "PROPN", "PRON") if head.kinds.noun else ("ADJ", "DET", "NUM", "X"), cell)
        if head.chosen.upos == "ADJ":
            if cell[0] != head.chosen.case:
                head.choose(("ADJ",), cell)
            if head.chosen.adjective:  # a participle that stands for a noun: "двоє травмованих"
                head.chosen = head.chosen._replace(upos="NOUN", lemma=head.chosen.adjective)
    for k, rel in found.parts:
        word = words[k]
        if rel == "flat:name":
            word.choose(("PROPN", "NOUN"), next((r.cell for r in word.readings if r.case == cell[0]), cell))
            word.link(found.head, rel)
        elif rel == "nummod":
            word.choose(("NUM",), (case, "Plur", ""))
            word.link(found.head, "nummod:gov" if cell[0] == "Gen" and case in ("Nom", "Acc") else "nummod")
        else:
            same = next((r.cell for r in word.readings if r.case == cell[0] and r.cell[1:] == cell[1:]), None)
            word.choose(("ADJ", "DET", "NUM"), same or (cell[0], "Sing", ""))
            upos = word.chosen.upos
            word.link(found.head, {"DET": "det", "NUM": "nummod"}.get(upos, "amod"))
    if found.prep >= 0:
        words[found.prep].link(found.head, "case")
