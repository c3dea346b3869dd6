"""Noun phrases as words: where they begin and end, and which word is their noun."""

from dateline.mentions.grammar.saying_words import Cues, cues
from dateline.mentions.grammar.speaker_kinds import kind_hits, kind_of, speaker_words, speaks
from dateline.mentions.grammar.words import CLOSING, NOMINAL, OPENING, Reading

# A name in quotation marks or brackets is short.
_NAME = 8
_PASSES_ON = ("agency", "media")


def lows(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """The words `[first, last)` as lexicons compare them."""
    return reading.lows[first:last]


def is_time(reading: Reading, k: int) -> bool:
    """Whether a word tells when, and is no name: "before dawn", "the mayor told Dawn"."""
    if not cues(reading.language).lists["times"].has(reading.lows[k]):
        return False
    return not reading.words[k].capital or speaker_words(reading.language).kinds.at(reading.lows, k) is None


def nominal(reading: Reading, k: int) -> bool:
    """Whether a word can stand inside a noun phrase."""
    known = reading.nominals[k]
    if known is None:
        known = reading.nominals[k] = _nominal(reading, k)
    return known


def _commanded(reading: Reading, first: int, j: int) -> bool:
    """Whether a noun is what someone leads who is called by it: "командующий операцией Абдель Рашид"."""
    before = next((n for n in range(j - 1, first - 1, -1) if reading.words[n].upos != "ADJ"), None)
    leads = before is not None and reading.lows[before].startswith(
        ("командующ", "заведующ", "управляющ", "командовавш")
    )
    return leads and reading.words[j].case == "Ins"


def _agent_inside(reading: Reading, first: int, j: int) -> bool:
    """Whether a noun is by whom a participle inside the phrase says that it is done: "сил, ... обученных врагом"."""
    w = reading.words[j]
    if w.case != "Ins" or not first < w.head < j:
        return False
    above = reading.words[w.head]
    return above.feats.get("VerbForm") == "Part" and above.case is not None and above.head > j


def _nominal(reading: Reading, k: int) -> bool:
    w = reading.words[k]
    c = cues(reading.language)
    if w.upos == "NUM" and "-" in w.text and not w.text.replace("-", "").isdigit():
        return True  # "1-й корпус"
    if w.low == "'" and k and k + 1 < len(reading.words) and reading.words[k - 1].end == w.start:
        return reading.words[k + 1].upos in NOMINAL
    if w.upos == "VERB" and w.case is not None and w.feats.get("VerbForm") == "Part" and not w.low.isascii():
        return True  # "исполняющий обязанности губернатора"
    if w.upos == "VERB" and w.deprel == "amod" and w.head > k and w.low.isascii() and w.low.endswith(("ing", "ed")):
        told = c.verbs.get(w.lemma)
        return told is None or told.frame != "any"  # "a fleeing trader", "a wounded officer"
    if w.upos == "VERB" and w.capital and w.entity == "PER" and w.low.isascii():
        return True  # a name that looks like a form of a verb: "spokesperson Khaing Thu Kha"
    if w.upos in NOMINAL or w.low == "'s" or c.within("possessives", w.low):
        return not (w.upos == "NUM" and w.text[:1].isdigit())
    if w.upos == "PUNCT" and _marks_a_title(reading, k):
        return True
    return w.capital and w.upos not in ("PUNCT", "ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PRON", "ADV", "PART", "DET")


def _marks_a_title(reading: Reading, k: int) -> bool:
    """Whether a quotation mark is one of the two around a title in doubt: "«губернатор» Сальдо"."""
    for at in (k + 1, k - 1):
        if 0 < at < len(reading.words) - 1 and k in (at - 1, at + 1):
            opens, closes = reading.lows[at - 1], reading.lows[at + 1]
            quoted = opens in OPENING | {'"'} and closes in CLOSING | {'"'}
            if quoted and reading.words[at].upos == "NOUN" and not reading.words[at].low.isascii():
                return kind_of(reading.language, (reading.lows[at],)) is not None
    return False


def end_of_phrase(reading: Reading, k: int, end: int, c: Cues) -> int:
    """Where the noun phrase that begins at `k` ends, appositions left out."""
    key = ("end_of_phrase", k, end)
    known: int | None = reading.memo.get(key)
    if known is None:
        known = reading.memo[key] = _end_of_phrase(reading, k, end, c)
    return known


def _end_of_phrase(reading: Reading, k: int, end: int, c: Cues) -> int:
    kinds = speaker_words(reading.language).kinds
    j = last = k
    cased: str | None = None
    while j < end:
        w = reading.words[j]
        low = reading.lows[j]
        if j > k and is_time(reading, j) and low != "may":
            break
        if j > k and w.case == "Acc" and c.within("carried", low):
            break  # "приводит агентство слова министра"
        name = kinds.at(reading.lows, j)
        if name is not None and j > k and name.value not in _PASSES_ON and _told_first(reading, k, j, name.last):
            break
        if name is not None and name.last - name.first > 1 and name.last <= end and w.upos != "VERB":
            j = last = name.last
            if name.value in ("agency", "media") and not reading.words[k].low.isascii():
                break  # "РИА Новости мэр города": who is told, and who tells
            continue
        if nominal(reading, j):
            if w.upos in ("NOUN", "PROPN") and w.case:
                if j > k and not w.capital and w.case == "Nom" and _told_first(reading, k, j):
                    while last - 1 > k and reading.words[last - 1].upos == "ADJ":
                        last -= 1
                    break
                if cased is None:
                    cased = w.case
                elif _agent_inside(reading, k, j) or _commanded(reading, k, j):
                    pass
                elif not w.capital and w.case not in (cased, "Gen", "Nom") and w.case in ("Dat", "Ins", "Loc"):
                    break
                elif _second_subject(reading, k, j, cased):
                    break
            agent = w.upos == "ADJ" and _agent_inside(reading, k, w.head)
            if (
                w.upos == "ADJ"
                and not agent
                and cased
                and not w.capital
                and w.case in ("Dat", "Ins", "Loc")
                and w.case != cased
            ):
                break
            if j > k and (w.upos == "DET" or c.within("possessives", low)) and _closed(reading, j - 1):
                break
            j += 1
            last = j
            continue
        if j > k and _bridges(reading, j, end, c):
            j += 1
            cased = None  # a preposition asks for a case of its own
            continue
        if low == "(" and not (reading.words[j - 1].capital or _acronym(reading, j)):
            break
        if low in OPENING or low == '"' or low == "(":
            close = closing(reading, j, end)
            if close is not None and (j > k or low in OPENING):
                j = last = close + 1
                continue
        break
    while last > k and reading.words[last - 1].upos == "DET" and last - 1 > k:
        last -= 1
    return last


def _acronym(reading: Reading, k: int) -> bool:
    """Whether a bracket at `k` holds a short name ("the Rapid Support Forces (RSF)")."""
    return k + 2 < len(reading.words) and reading.lows[k + 2] == ")" and reading.words[k + 1].text.isupper()


def _told_first(reading: Reading, k: int, j: int, last: int | None = None) -> bool:
    """Whether an agency that is told stands before the one who tells it: "розповів Reuters місцевий житель"."""
    if not reading.words[k].capital or cues(reading.language).articles or reading.words[j].case != "Nom":
        return False
    told = kind_of(reading.language, lows(reading, k, j)) in _PASSES_ON
    return told and kind_of(reading.language, reading.lows[j : last or j + 1]) is not None


def _closed(reading: Reading, k: int) -> bool:
    """Whether a word ends a noun phrase, so that an article behind it begins another."""
    return reading.words[k].upos in ("NOUN", "PROPN", "NUM", "X") or reading.lows[k] in (")", "»")


def _second_subject(reading: Reading, k: int, j: int, cased: str) -> bool:
    """Whether a common noun in the nominative begins another phrase behind a complete naming."""
    w = reading.words[j]
    if w.capital or w.case != "Nom":
        return False
    if cased != "Nom":
        return True  # "журналистам губернатор"
    before = reading.words[j - 1]
    return cased == "Nom" and before.case == "Gen" and kind_of(reading.language, (reading.lows[j],)) is None


def _bridges(reading: Reading, j: int, end: int, c: Cues) -> bool:
    """Whether the word at `j` ties what follows to the naming: of, for, in a place, and another speaker."""
    low = reading.lows[j]
    if j + 1 >= end:
        return False
    following = _simple(reading, j + 1, end)
    if following == j + 1:
        return False
    words = lows(reading, j + 1, following)
    told = any(c.within("channels", w) or c.within("times", w) for w in words)
    if c.within("of", low):
        if all(w.upos in ("DET", "ADJ") for w in reading.words[j + 1 : following]):
            return False  # "for the past 24 hours"
        return not told or kind_of(reading.language, words) is not None
    if c.within("named_after", low) and not told and reading.words[j + 1].case in (None, "Dat", "Gen"):
        return True
    if c.within("attach", low):
        if told and all(c.within("channels", words[h.first]) for h in kind_hits(reading.language, words)):
            return False  # "губернатор в своём телеграм-канале"
        named = any(w.capital for w in reading.words[j + 1 : following])
        return named or kind_of(reading.language, words) is not None
    if c.within("joins", low):
        return kind_of(reading.language, words) is not None and any(
            kind_of(reading.language, lows(reading, a, j)) is not None for a in range(max(j - 4, 0), j)
        )
    return False


def _simple(reading: Reading, k: int, end: int) -> int:
    j = k
    while j < end and nominal(reading, j):
        j += 1
    return j


def closing(reading: Reading, j: int, end: int) -> int | None:
    """The word that closes a name in quotation marks or brackets that opens at `j`; None where it is speech."""
    low = reading.lows[j]
    closes = {")"} if low == "(" else CLOSING | ({'"'} if low == '"' else set())
    for k in range(j + 1, min(end, j + _NAME)):
        if reading.lows[k] in closes:
            inner = reading.words[j + 1 : k]
            named = low == "(" or bool(inner) and (inner[0].capital or inner[0].text[:1].isdigit())  # «24.kg»
            return k if named and not any(w.finite for w in inner) else None
    return None


def noun_of(reading: Reading, first: int, last: int, c: Cues) -> int:
    """The noun of a phrase: where cases tell, the first in the nominative or in none; else the last before "of"."""
    nouns = [k for k in range(first, last) if reading.words[k].upos in ("NOUN", "PROPN", "X")]
    if not nouns or not reading.words[nouns[0]].low.isascii():
        # adjectives that stand for who is so: "военные", "пострадавший"
        alone = [k for k in range(first, nouns[0] if nouns else last) if _stands_alone(reading, k, first, last)]
        nouns = alone[:1] + nouns
    if not nouns:
        return last - 1
    if (described := _behind_participle(reading, first, nouns)) is not None:
        return described
    if any(reading.words[k].case for k in nouns):
        return nouns[0]
    stop = next(
        (k for k in range(first, last) if reading.words[k].upos == "ADP" or reading.lows[k] in ("(", '"', "“", "«")),
        last,
    )
    inner = [k for k in nouns if k < stop] or nouns
    common = [k for k in inner if not reading.words[k].capital]
    if common and not reading.words[inner[-1]].capital:
        return inner[-1]
    titled = [k for k in common if k < inner[-1] and reading.lows[k + 1] != "'s"]
    return titled[-1] if titled and reading.words[titled[-1] + 1].capital else inner[-1]


def _behind_participle(reading: Reading, first: int, nouns: list[int]) -> int | None:
    """The noun that a participle before it describes: "базирующийся в Лондоне центр"."""
    part = reading.words[first]
    if part.upos != "VERB" or part.feats.get("VerbForm") != "Part" or part.case not in ("Nom", "Acc"):
        return None
    if part.low.isascii():
        return None
    for k in nouns:
        w = reading.words[k]
        named = w.case in ("Nom", part.case) or w.case == "Acc" and w.low == w.lemma.lower()
        plural = part.feats.get("Number") == "Plur"
        agrees = all(w.feats.get(f) == part.feats.get(f) for f in (("Number",) if plural else ("Number", "Gender")))
        if named and agrees:
            return k
    return None


def _stands_alone(reading: Reading, k: int, first: int, last: int) -> bool:
    """Whether an adjective depends on no word of its phrase."""
    w = reading.words[k]
    return w.upos == "ADJ" and not first <= w.head < last and speaks(reading.language, (w.low,), 0)
