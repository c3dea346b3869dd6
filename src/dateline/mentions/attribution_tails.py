"""What belongs to the name of a speaker behind its noun: "par intérim", "à Beyrouth", "pour les migrations (OIM)"."""

from dateline.mentions.attribution_kinds import kind_of, speaker_words
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading

# A name with its acronym in brackets is no longer than this.
_LONGEST_NAME = 14


def known_name(reading: Reading, k: int, last: int) -> int:
    """Where a name of several words from the lexicon ends that begins at `k`, else `k`."""
    if not reading.words[k].capital:
        return k
    rows = speaker_words(reading.language).kinds.get(reading.words[k].low, ())
    hit = next((phrase for phrase, _ in rows if len(phrase) > 1 and reading.at(k, phrase, last)), ())
    return k + len(hit)


def acronym_end(reading: Reading, head: int, last: int, c: Cues) -> int | None:
    """Where the brackets close that hold the acronym of the name whose head is `head`; None where there are none."""
    words = reading.words
    if not reading.holds("(", head + 1, min(head + _LONGEST_NAME, last - 2)):
        return None
    for k in range(head + 1, min(head + _LONGEST_NAME, last - 2)):
        w = words[k]
        if w.low == "(":
            inside = words[k + 1]
            spelt = inside.text.isupper() and 2 <= len(inside.text) <= 10 and inside.text.isalpha()
            mixed = inside.capital and len(inside.text) <= 9 and inside.text.isalpha() and inside.entity != "LOC"
            return k + 3 if words[k + 2].low == ")" and (spelt or mixed and k > head + 1) else None
        if w.low in COMMAS or w.low in STOPS or w.low in QUOTES or w.low.startswith("-"):
            return None
        if w.low in c.sets["finite_auxiliaries"] or w.low in c.sets["relatives"] or w.low in c.sets["times"]:
            return None
        if w.low in c.sets["prepositions"] and w.low not in c.sets["inside_names"]:
            return None
        if w.low in c.sets["articles"] | c.sets["counts"] and words[k - 1].low not in c.sets["prepositions"]:
            return None
        if w.upos in ("VERB", "AUX") and w.feats.get("VerbForm") == "Fin" and not w.capital:
            return None
        told = kind_of(reading.language, (w.low,)) in ("agency", "media") or w.low in c.sets["recipients"]
        if told and words[k - 1].low in ("à", "au", "l'", "aux"):
            return None
    return None


def fixed_tail(reading: Reading, k: int, last: int, c: Cues) -> int:
    """Where a set phrase that belongs to an office ends ("par intérim", "en chef") that begins at `k`, else `k`."""
    return k + len(reading.match(k, c.lists["tails"], last) or ())


def holds_place(reading: Reading, head: int, k: int, last: int, c: Cues) -> bool:
    """Whether "à/en/au/pour/sur X" at `k` belongs to the name ("le bureau de MSF à Beyrouth")."""
    words = reading.words
    if k + 1 >= last or reading.match(k, c.lists["asides"], last):
        return False
    n = k + 1
    while n < last and words[n].low in c.sets["determiners"]:
        n += 1
    if n >= last or words[n].low in c.sets["times"]:
        return False
    if words[k].low in ("sur", "dans"):
        return False
    inner = words[n]
    recipient = kind_of(reading.language, (inner.low,)) in ("agency", "media") or inner.low in c.sets["recipients"]
    if words[k].low in ("à", "au", "aux") and words[head].low in ("source", "sources"):
        return inner.low in c.sets["institutions"]
    seated = any(w.low in c.sets["seated"] for w in words[head:k])
    if words[k].low in ("pour", "contre"):
        if inner.feats.get("VerbForm") == "Inf" or reading.match(k + 1, c.lists["never_stance"], last):
            return False
        named = seated and words[k].low == "pour" or any(w.low in c.sets["bodies"] for w in words[head:k])
        return named and (n > k + 1 or inner.capital) and inner.low not in ("instant", "moment", "part", "première")
    if words[k].low in ("à", "au", "aux") and any(w.low in c.sets["devoted"] for w in words[head:k]):
        return not recipient
    body = words[k].low != "en" and inner.entity != "LOC" and kind_of(reading.language, (inner.low,)) is not None
    return not recipient and seated and inner.capital and not body


def posted(reading: Reading, head: int, k: int, last: int, c: Cues) -> bool:
    """Whether "à/au" at `k` tells which body an officer serves: "chef de la sécurité à l'Agence de secours"."""
    words = reading.words
    if not any(w.low in speaker_words(reading.language).people for w in words[head:k]):
        return False
    n = k + 1
    while n < last and words[n].low in c.sets["articles"]:
        n += 1
    if n >= last or words[n].low not in c.sets["posts"]:
        return False
    return words[n].capital or words[n].low not in c.sets["recipients"]


def skilled(reading: Reading, head: int, k: int, last: int, c: Cues) -> bool:
    """Whether "en" at `k` tells the trade of the one named: "le consultant en sécurité maritime X"."""
    words = reading.words
    if k != head + 1 or k + 1 >= last or words[head].low not in c.sets["skilled"]:
        return False
    return words[k + 1].upos == "NOUN" and not words[k + 1].capital and words[k + 1].low not in c.sets["times"]
