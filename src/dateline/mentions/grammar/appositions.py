"""What stands behind a name in commas and says who it is: a role, an age, a clause."""

from dateline.mentions.grammar.lexicon import things
from dateline.mentions.grammar.noun_phrases import end_of_phrase, lows, noun_of
from dateline.mentions.grammar.saying_words import Cues
from dateline.mentions.grammar.speaker_kinds import capital_of, kind_hits, kind_of, speaks
from dateline.mentions.grammar.words import COMMAS, QUOTES, STOPS, Reading, Word

_APPOSED = 24
_CLAUSE = 12


def apposition(reading: Reading, first: int, k: int, end: int, c: Cues) -> int | None:
    """Where an apposition that begins with a comma at `k` ends; None where there is none."""
    if k + 1 >= end or reading.lows[k] != "," or k - first > _APPOSED:
        return None
    if k + 3 < end and reading.words[k + 1].text.isdigit() and reading.lows[k + 2] == ",":
        return apposition(reading, first, k + 2, end, c)  # an age: "Fatou, 35, a mother of four"
    if c.articles and reading.lows[k + 1 : k + 3] == ("one", "of"):
        return _one_of(reading, k, end, c)
    stop = end_of_phrase(reading, k + 1, end, c)
    if stop == k + 1 or c.within("pronouns", reading.lows[k + 1]):
        return None
    if _another(reading, first, k):
        return None
    words = lows(reading, k + 1, stop)
    if c.lists["times"].all(words) and not kind_hits(reading.language, words):
        return None
    role = kind_of(reading.language, words) is not None and _human_role(reading, k + 1, stop, c)
    person = _is_name(reading, k + 1, stop) and not reading.placed.issuperset(range(k + 1, stop))
    described = not role and _described(reading, k, stop, c)
    if not role and not person and not described or reading.words[k + 1].upos == "NUM":
        return None
    goes_on = described or role and c.articles and reading.words[k - 1].capital
    while stop + 1 < end and goes_on and (led := _leads_on(reading, stop, end)) and stop - k < _CLAUSE:
        # "a nurse from the town", "with ties to ..."
        stop = max(end_of_phrase(reading, stop + led, end, c), stop + led)
    return stop if stop == end or _closed(reading, stop) else None


def _leads_on(reading: Reading, k: int, end: int) -> int:
    """How many words lead from a noun to another that tells more of it: "from", "close to"; none where it ends."""
    if reading.words[k].upos == "ADP":
        return 1
    close = reading.words[k].upos in ("ADJ", "ADV") and k + 2 < end and reading.lows[k + 1] == "to"
    return 2 if close else 0


def _closed(reading: Reading, k: int) -> bool:
    """Whether a mark at word `k` closes what stands in commas."""
    low = reading.lows[k]
    return low in (",", ")") or low in STOPS or low in QUOTES or low in ("—", "–", "-", ":")


def _one_of(reading: Reading, k: int, end: int, c: Cues) -> int | None:
    """Where ", one of the groups that bring aid" behind a name ends; None where it says of no group or people."""
    stop = end_of_phrase(reading, k + 3, end, c)
    if stop == k + 3 or not reading.words[k - 1].capital or not _bears_a_name(reading, stop - 1, stop, c):
        return None
    stop = relative(reading, stop, end, c) or stop
    return stop if stop == end or _closed(reading, stop) else None


def _described(reading: Reading, k: int, stop: int, c: Cues) -> bool:
    """Whether a name is followed by what sort of person bears it: "Min Zaw, an anti-coup fighter from the village"."""
    if not c.articles or reading.lows[k + 1] not in ("a", "an") or not reading.words[k - 1].capital:
        return False
    return _bears_a_name(reading, k + 1, stop, c)


def _bears_a_name(reading: Reading, first: int, stop: int, c: Cues) -> bool:
    """Whether a noun phrase is of people, or of a body that people speak for."""
    head = noun_of(reading, first, stop, c)
    lemma, low = reading.words[head].lemma, reading.lows[head]
    classes = things(reading.language).classes
    if "bodies" in c.lists and (c.lists["bodies"].has(lemma) or c.lists["bodies"].has(low)):
        return True
    return bool((classes.get(lemma, frozenset()) | classes.get(low, frozenset())) & {"people", "gunmen", "forces"})


def _another(reading: Reading, first: int, k: int) -> bool:
    """Whether a definite office behind people not known before is someone else: "killing two, the mayor, X, said"."""
    opens, low = reading.words[first], reading.lows[first]
    return reading.lows[k + 1] == "the" and (opens.upos == "NUM" or low in ("a", "an", "several", "some"))


def second_office(reading: Reading, k: int, end: int, c: Cues) -> int | None:
    """Where a second office of one person ends: "віцепрем'єр – міністр розвитку громад Іван Лемко"."""
    if c.articles or k + 2 >= end or reading.lows[k] not in ("–", "—", ",") or reading.words[k + 1].capital:
        return None
    if reading.words[k - 1].entity == "PER":
        return None  # "мер Іван Лемко, голова області Олег Гай"
    stop = end_of_phrase(reading, k + 1, end, c)
    while k + 1 < stop < end - 1 and reading.words[stop].upos == "CCONJ" and stop - k < _APPOSED:
        stop = end_of_phrase(reading, stop + 1, end, c)  # "розвитку громад та територій"
    if stop == k + 1 or not any(w.entity == "PER" for w in reading.words[k + 1 : stop]):
        return None
    role = kind_of(reading.language, lows(reading, k + 1, stop)) is not None and _human_role(reading, k + 1, stop, c)
    return stop if role else None


def relative(reading: Reading, k: int, end: int, c: Cues) -> int | None:
    """Where a relative clause at `k` ends that tells who someone is ("who heads the region"); None for one who says."""
    comma = reading.lows[k] == ","
    at = k + comma
    if at + 2 >= end or not c.within("clauses", reading.lows[at]):
        return None
    if c.articles and reading.lows[at] == "which" and k - 1 in reading.placed:
        return None  # "the head of the X region, which borders Y": of the region, not of who heads it
    verb: int | None = None
    for n in range(at + 1, min(end, at + _APPOSED)):
        w = reading.words[n]
        if w.low in STOPS and verb is not None and not (comma and c.within("that", reading.lows[at])):
            told = c.verbs.get(reading.words[verb].lemma)
            says = told is not None and (not c.articles or told.frame in ("any", "party"))
            return None if says else n  # "said a leader, who counted nine dead": he says it too
        if w.low in QUOTES or w.low in STOPS or w.low == ":" or c.within("that", w.low) and n > at + 1:
            return None
        if w.upos in ("VERB", "AUX") and verb is None:
            verb = n
            if w.lemma in c.verbs and c.verbs[w.lemma].frame == "any":
                return None
        if w.low in COMMAS:
            return n if verb is not None and comma else None
        if not comma and verb is not None and n > verb and w.finite and w.upos == "VERB":
            return n if w.lemma in c.verbs else None
    if verb is None:
        return None
    stop = next((n for n in range(verb, end) if reading.lows[n] in STOPS), end)
    return stop if stop - at < _APPOSED else None


def participial(reading: Reading, k: int, end: int) -> int | None:
    """Where a participle group in commas ends: ", based in London,", ", базирующейся в Лондоне,"."""
    if reading.lows[k] != "," or k + 2 >= end:
        return None
    w, then = reading.words[k + 1], reading.words[k + 2]
    full = w.case is not None and w.feats.get("VerbForm") == "Part"
    short = w.low.isascii() and w.upos == "VERB" and w.feats.get("VerbForm") == "Part" and then.upos == "ADP"
    if not full and not (short and w.feats.get("Aspect") != "Prog"):
        return None
    for n in range(k + 2, min(end, k + _CLAUSE)):
        if reading.words[n].finite or reading.lows[n] in QUOTES or reading.lows[n] == ":":
            return None
        if reading.lows[n] in COMMAS or reading.lows[n] in STOPS:
            return n
    return end if end - k < _CLAUSE else None


def _human_role(reading: Reading, first: int, last: int, c: Cues) -> bool:
    head = noun_of(reading, first, last, c)
    return speaks(reading.language, lows(reading, first, last), head - first)


def _inside_a_name(w: Word) -> bool:
    """Whether a word in small letters stands inside a name: "Jund al-Sham wal-Hijra"."""
    return w.low in ("-", "al", "wal", "el", "bin", "ibn", "ul") or w.low.startswith(("al-", "wal-", "el-"))


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Whether all these words are a personal name."""
    bracket = next((k for k in range(first, last) if reading.lows[k] == "("), last)
    words = reading.words[first:bracket]
    return (
        0 < len([w for w in words if w.capital]) <= 6
        and words[0].capital
        and all(w.capital or w.low == "." or _inside_a_name(w) for w in words)  # "Col. Ali Hassan"
        and not capital_of(reading.language, lows(reading, first, last))
    )
