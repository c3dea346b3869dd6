"""What stands beside a verb of saying and is neither speaker nor content: when, through which channel, to whom."""

from dataclasses import dataclass

from dateline.mentions.grammar.namings import Naming, naming_from
from dateline.mentions.grammar.noun_phrases import is_time, lows, nominal
from dateline.mentions.grammar.saying_words import Cues, cues
from dateline.mentions.grammar.speaker_kinds import kind_of
from dateline.mentions.grammar.words import CLOSING, COMMAS, OPENING, Reading

_PASSES_ON = ("agency", "media")
# A group of words that dates or places the saying is short.
_LONG = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """Where the words beside a verb end, and who was told or passes on."""

    end: int
    told: tuple[Naming, ...] = ()
    quoted: Naming | None = None


def after(reading: Reading, k: int, end: int, *, told: bool = False) -> Tail:
    """The adjuncts that begin at word `k`; `told`: the verb has the one who is told as its object."""
    c = cues(reading.language)
    passed: list[Naming] = []
    quoted: Naming | None = None
    j = k
    if told and j < end and (nominal(reading, j) or reading.words[j].upos == "PRON"):
        j = _recipient(reading, j, end, passed) if nominal(reading, j) else j + 1
    while j < end:
        hit = c.lists["relay"].at(reading.lows, j)
        comma = reading.lows[j] == "," and j + 1 < end
        if hit is None and comma:
            hit = c.lists["relay"].at(reading.lows, j + 1)
        if hit is not None and hit.last < end:
            opened = hit.last + 1 < end and reading.lows[hit.last] in OPENING | {'"'}  # со ссылкой на "Анадолу"
            quoted = naming_from(reading, hit.last + opened, end)
            if quoted is not None:
                closed = opened and quoted.last < end and reading.lows[quoted.last] in CLOSING | {'"'}
                j = quoted.last + closed
                continue
        hit = c.lists["quoted"].at(reading.lows, j)
        if hit is not None and hit.last < end:
            relay = naming_from(reading, hit.last, end)
            if relay is not None:
                passed.append(relay)
                j = relay.last
                continue
        stop = _one(reading, j, end, c, passed)
        if stop == j:
            break
        j = stop
    return Tail(end=j, told=tuple(passed), quoted=quoted)


def _one(reading: Reading, j: int, end: int, c: Cues, told: list[Naming]) -> int:
    """Where one adjunct at word `j` ends; `j` where there is none."""
    w = reading.words[j]
    phrase = c.lists["adverbs"].at(reading.lows, j)
    if phrase is not None and phrase.last <= end:
        return phrase.last
    if w.upos == "ADV" and not c.within("negations", w.low) and not c.within("as", w.low):
        return j + 1
    if c.within("audiences", w.low) or w.upos == "PRON" and w.case == "Dat":
        return _quoted_name(reading, j + 1, end)
    if is_time(reading, j) or w.upos == "NUM" and j + 1 < end and is_time(reading, j + 1):
        k = j + 1
        while k < end and (is_time(reading, k) or reading.words[k].upos == "NUM" or reading.lows[k] == "'s"):
            k += 1
        return k
    if w.upos in ("NOUN", "PROPN", "DET", "ADJ") and not _subject_like(reading, j):
        stop = _phrase(reading, j, end)
        words = lows(reading, j, stop)
        if c.lists["audiences"].all(words) and w.case in (None, "Dat", "Acc"):
            return stop
        dated = stop > j and any(is_time(reading, n) for n in range(j, stop)) and _ends_in_time(reading, stop - 1)
        if w.upos in ("DET", "ADJ") and dated and stop - j < 4:
            return stop
        if (
            w.case == "Dat"
            or w.case is None
            and kind_of(reading.language, words) in _PASSES_ON
            and _undeclined(reading, j)
        ):
            return _recipient(reading, j, end, told)
        if w.case == "Ins" and any(c.within("times", x) or c.within("channels", x) for x in words):
            return stop
    if w.upos == "ADP" or c.within("recipients", w.low):
        return _prepositional(reading, j, end, c, told)
    return j


def _ends_in_time(reading: Reading, k: int) -> bool:
    """Whether word `k` ends a group as a time, not as a noun that a time describes: "an evening attack"."""
    return is_time(reading, k) or not cues(reading.language).articles or reading.words[k].upos not in ("NOUN", "PROPN")


def _undeclined(reading: Reading, j: int) -> bool:
    """Whether a name may be one who is told though no case says so: "розповів Reuters житель"."""
    return not cues(reading.language).articles and reading.words[j].capital


def _subject_like(reading: Reading, j: int) -> bool:
    return reading.words[j].deprel in ("nsubj", "nsubj:pass") and reading.words[j].case in (None, "Nom")


def _recipient(reading: Reading, j: int, end: int, told: list[Naming]) -> int:
    found = naming_from(reading, j, end, apposed=False)
    if found is None:
        return j
    if kind_of(reading.language, lows(reading, found.first, found.last)) in _PASSES_ON:
        told.append(found)
    return _quoted_name(reading, found.last, end)


def _quoted_name(reading: Reading, j: int, end: int) -> int:
    """Where a name in guillemets that begins at word `j` and closes what is said ends, else `j`."""
    if j >= end or reading.lows[j] != "«":
        return j
    close = next((n for n in range(j + 1, min(end, j + 6)) if reading.lows[n] == "»"), None)
    closes = close is not None and all(w.upos == "PUNCT" for w in reading.words[close + 1 : end])
    return close + 1 if close is not None and closes else j


def _phrase(reading: Reading, j: int, end: int) -> int:
    k = j
    while k < end and k - j < _LONG and (nominal(reading, k) or reading.words[k].upos == "NUM"):
        k += 1
    return k


def _prepositional(reading: Reading, j: int, end: int, c: Cues, told: list[Naming]) -> int:
    """Where a group behind a preposition ends if it tells when, through what or to whom; else `j`."""
    k = j + 1
    stop = _phrase(reading, k, end)
    quoted = stop < end and reading.lows[stop] in ("«", '"', "“")
    if quoted:
        close = next((n for n in range(stop + 1, min(end, stop + 7)) if reading.lows[n] in ("»", '"', "”")), None)
        stop = close + 1 if close is not None and stop > k else stop
    if stop == k:
        return j
    words = lows(reading, k, stop)
    kind = kind_of(reading.language, words) if not is_time(reading, k) else None  # "before dawn", no newspaper
    if kind in _PASSES_ON:
        found = naming_from(reading, k, end, apposed=False)
        if found is not None and not c.lists["channels"].all(words):
            told.append(found)
        return stop if found is None else max(stop, found.last) if not c.lists["channels"].all(words) else stop
    if c.lists["audiences"].all(words):
        return stop
    hits = c.lists["channels"].all(words)
    dated = any(c.within("times", x) for x in words)
    if dated and not (hits and hits[-1].last == len(words)):  # "in its evening update" is no evening
        at = max(n for n in range(k, stop) if is_time(reading, n) or reading.words[n].upos == "NUM")
        return at + 1
    if hits:
        at = k + hits[-1].last
        # "on his Telegram channel", "в телеграм-канале ведомства": what belongs to the channel goes with it
        while at < stop and reading.words[at].case == "Gen" and not reading.words[at].capital:
            at += 1
        whole = reading.words[k].case is None and not any(reading.words[n].case for n in range(k, stop))
        return _made_known(reading, stop if whole else at, end, c)
    return j


def _made_known(reading: Reading, k: int, end: int, c: Cues) -> int:
    """Where what tells how a statement came out ends: "said in a statement posted on social media in Abuja"."""
    made = c.lists.get("made_known")
    if made is None or k >= end or not made.has(reading.lows[k]):
        return k
    k += 1
    while k < end and reading.words[k].upos == "ADP" and not c.within("by", reading.lows[k]):
        stop = _phrase(reading, k + 1, end)
        if stop == k + 1:
            break
        k = stop
    return k


def before(reading: Reading, k: int, begin: int) -> int:
    """Where what stands between a speaker and the verb at `k` begins: auxiliaries, adverbs, times, channels.

    Days in commas too, where what was told before is taken up: "об этом в понедельник, 6 октября, сообщил".
    """
    c = cues(reading.language)
    j = far = _before(reading, k, begin, c)
    while far - 2 > begin and reading.words[far - 1].low in COMMAS and is_time(reading, far - 2):
        far = _before(reading, far - 1, begin, c)
    taken_up = far < j and any(
        (hit := c.lists["about_this"].at(reading.lows, n)) and hit.last == far for n in range(max(far - 3, begin), far)
    )
    return far if taken_up else j


def _before(reading: Reading, k: int, begin: int, c: Cues) -> int:
    """Where auxiliaries, adverbs, times and channels before word `k` begin."""
    j = k
    while j > begin:
        w = reading.words[j - 1]
        if (
            w.upos in ("AUX", "PART")
            and w.low != "'s"
            or w.upos == "PRON"
            and w.case == "Dat"
            or c.within("auxiliaries", w.low)
        ):
            j -= 1
        elif (
            w.upos == "ADV" and not c.within("as", w.low) and not c.within("that", w.low) or c.within("adverbs", w.low)
        ):
            j -= 1
        elif is_time(reading, j - 1) or _channel_before(reading, j, begin, c):
            n = j - 1
            while n > begin and (nominal(reading, n) or reading.words[n].upos == "NUM") and j - n < 6:
                if reading.words[n - 1].upos == "ADP":
                    n -= 1
                    break
                if is_time(reading, n) and not is_time(reading, n - 1) and reading.words[n - 1].upos != "ADJ":
                    break
                n -= 1
                if reading.lows[n].isdigit() and reading.words[n - 1].upos != "ADP":
                    break
            if reading.words[n].upos != "ADP" and not is_time(reading, n) and not reading.lows[n].isdigit():
                break
            j = n
        else:
            break
    return j


def _channel_before(reading: Reading, j: int, begin: int, c: Cues) -> bool:
    """Whether a group with a preposition that names a channel ends before word `j`."""
    n = j - 1
    while n > begin and nominal(reading, n) and j - n < 6:
        n -= 1
    return reading.words[n].upos == "ADP" and n < j - 1 and bool(c.lists["channels"].all(lows(reading, n + 1, j)))
