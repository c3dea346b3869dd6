"""Noun phrases that name someone: to the right of a word, around a noun, before a verb."""

from dataclasses import dataclass

from dateline.mentions.grammar.appositions import apposition, participial, relative, second_office
from dateline.mentions.grammar.noun_phrases import end_of_phrase, is_time, lows, nominal, noun_of
from dateline.mentions.grammar.saying_words import Cues, cues
from dateline.mentions.grammar.speaker_kinds import kind_of
from dateline.mentions.grammar.words import Reading
from dateline.model.quick import quick

# The second of two speakers is named in a few words: "a rescue worker and an ethnic minority armed group".
_JOINED = 7


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The words `[first, last)` that name someone; `head` is their noun, `core` the end before any apposition."""

    first: int
    last: int
    head: int
    core: int
    pronoun: bool = False


def naming_from(reading: Reading, k: int, end: int, *, apposed: bool = True) -> Naming | None:
    """The naming that begins at word `k`, read to the right and no further than `end`."""
    if k >= end:
        return None
    key = ("naming_from", k, end, apposed)
    if key not in reading.memo:
        reading.memo[key] = _naming_from(reading, k, end, apposed)
    found: Naming | None = reading.memo[key]
    return found


def _naming_from(reading: Reading, k: int, end: int, apposed: bool) -> Naming | None:
    c = cues(reading.language)
    w = reading.words[k]
    if c.articles and k + 1 < end and reading.lows[k + 1] == "," and is_time(reading, k):
        return None  # "On Friday, the head of the command said"
    if w.upos in ("PRON", "DET") and (c.within("pronouns", w.low) or c.within("relatives", w.low)):
        follows = k + 1 < end and nominal(reading, k + 1) and w.upos == "DET"
        if not follows:
            return Naming(first=k, last=k + 1, head=k, core=k + 1, pronoun=True)
    core = end_of_phrase(reading, k, end, c)
    if core == k:
        return None
    last = core
    while apposed and last < end:
        further = apposition(reading, k, last, end, c) or relative(reading, last, end, c)
        further = further or participial(reading, last, end) or second_office(reading, last, end, c)
        if further is None:
            break
        last = further
    return Naming(first=k, last=last, head=noun_of(reading, k, core, c), core=core)


def naming_around(reading: Reading, head: int, begin: int, end: int) -> Naming | None:
    """The naming around a noun that the parse gives, inside the words `[begin, end)`."""
    c = cues(reading.language)
    w = reading.words[head]
    if c.within("pronouns", w.low) or c.within("relatives", w.low):
        return Naming(first=head, last=head + 1, head=head, core=head + 1, pronoun=True)
    first = _left(reading, head, begin, c)
    if first < head and not w.capital and w.case and kind_of(reading.language, (w.low,)) is not None:
        told = kind_of(reading.language, lows(reading, first, head))
        first = head if told in ("agency", "media") and reading.words[first].capital else first  # "РИА Новости мэр"
    found = naming_from(reading, first, end)
    if found is None or not found.first <= head < found.last:
        return None
    return found


def naming_before(reading: Reading, k: int, begin: int) -> Naming | None:
    """The naming that ends right before word `k`, whatever the parse says of it."""
    c = cues(reading.language)
    if k - 1 < begin:
        return None
    w = reading.words[k - 1]
    if w.upos == "PRON" and (c.within("pronouns", w.low) or c.within("relatives", w.low)):
        return Naming(first=k - 1, last=k, head=k - 1, core=k, pronoun=True)
    first = k
    while first > begin and (nominal(reading, first - 1) or _links(reading, first - 1, begin, k, c)):
        if is_time(reading, first - 1):
            break
        first -= 1
    while first < k and (reading.words[first].upos == "ADP" or reading.lows[first] in ("'s", ")", "(")):
        first += 1
    first = _past_fronted(reading, first, k, begin)
    about = c.lists["about_this"].at(reading.lows, first - 1) if first > begin else None
    first = about.last if about is not None and about.last > first else first
    found = naming_from(reading, first, k)
    return found if found is not None and found.last == k else None


def _links(reading: Reading, k: int, begin: int, end: int, c: Cues) -> bool:
    """Whether a word inside a naming ties two nouns: a preposition, brackets, a conjunction of two names."""
    low = reading.lows[k]
    if k - 1 < begin or not (nominal(reading, k - 1) or reading.lows[k - 1] in (")", "»")):
        return low in ("(", ")") and k > begin
    if c.within("joins", low):  # "police and witnesses said"
        kinds = [kind_of(reading.language, lows(reading, a, k)) for a in range(max(k - 3, begin), k)]
        joined = lows(reading, k + 1, min(end, k + _JOINED))
        return bool(c.articles) and any(kinds) and kind_of(reading.language, joined) is not None
    return c.within("of", low) or c.within("attach", low) or low in ("(", ")", "«", "»")


def _past_fronted(reading: Reading, first: int, k: int, begin: int) -> int:
    """Where a naming begins behind a time or place that stands before it without a comma."""
    if first == begin or reading.words[first - 1].upos != "ADP":
        return first
    nominative = [n for n in range(first, k) if reading.words[n].case == "Nom"]
    if any(reading.words[n].case for n in range(first, k)):
        return nominative[0] if nominative else first
    articles = [n for n in range(first + 1, k) if reading.words[n].upos == "DET"]
    return articles[-1] if articles else first


def _left(reading: Reading, head: int, begin: int, c: Cues) -> int:
    """The first word of the noun phrase of `head`."""
    first = head
    cased = reading.words[head].case
    while first > begin:
        k = first - 1
        w = reading.words[k]
        if w.upos == "DET" or c.within("possessives", w.low):
            first = k
            if k == begin or reading.words[k - 1].upos != "DET":
                break
            continue
        if not nominal(reading, k) or is_time(reading, k):
            break
        if cased and w.case and w.upos in ("NOUN", "PROPN") and w.case != cased and not _governs(reading, k, begin, c):
            break
        if cased and w.upos == "ADJ" and w.case and w.case not in (cased, "Gen"):
            break
        first = k
    while first < head and reading.lows[first] == "'s":
        first += 1
    return first


def _governs(reading: Reading, k: int, begin: int, c: Cues) -> bool:
    """Whether a genitive belongs to a nominative before it: "губернатор области Иванов"."""
    j = k
    while j >= begin and nominal(reading, j):
        if reading.words[j].case == "Nom" and reading.words[j].upos in ("NOUN", "PROPN"):
            return True
        j -= 1
    return False
