"""Whether a naming can be one who speaks, and the person in it."""

from dateline.mentions.gate import tells
from dateline.mentions.grammar.namings import Naming
from dateline.mentions.grammar.noun_phrases import lows
from dateline.mentions.grammar.phrases import plain
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.speaker_kinds import capital_of, is_human, kind_of, speaker_words, speaks
from dateline.mentions.grammar.words import Reading, Word


def person_in(reading: Reading, naming: Naming) -> tuple[int, int] | None:
    """The words of the personal name in a naming, or None."""
    key = ("person_in", naming.first, naming.last, naming.head, naming.core, naming.pronoun)
    if key not in reading.memo:
        reading.memo[key] = _person_in(reading, naming)
    found: tuple[int, int] | None = reading.memo[key]
    return found


def _person_in(reading: Reading, naming: Naming) -> tuple[int, int] | None:
    language = reading.language
    words = lows(reading, naming.first, naming.last)
    if naming.pronoun or capital_of(language, words):
        return None
    lexicon = speaker_words(language)
    told = {naming.first + k for h in lexicon.kinds.all(words) for k in range(h.first, h.last)}
    told |= {
        naming.first + k
        for k, low in enumerate(words)
        if lexicon.titles.has(low) or lexicon.heads.has(low) or lexicon.local.has(low) or capital_of(language, (low,))
    }
    best: tuple[int, int] | None = None
    k = naming.first
    while k < naming.last:
        if not _name_word(reading, k) or k in told:
            k += 1
            continue
        stop = k + 1
        while stop < naming.last and (_name_word(reading, stop) and stop not in told):
            stop += 1
        if _personal(reading, naming, k, stop):
            long = stop - k > 1
            if best is None or long and best[1] - best[0] == 1 or stop - k >= best[1] - best[0]:
                best = (k, stop)
        k = stop
    return best


def _name_word(reading: Reading, k: int) -> bool:
    w: Word = reading.words[k]
    return (
        w.capital
        and w.upos not in ("ADP", "DET")
        and w.text.isalpha() | ("-" in w.text) | ("'" in w.text) | ("." in w.text)
    )


def _personal(reading: Reading, naming: Naming, first: int, last: int) -> bool:
    """Whether a run of capitalised words is a person, not a place or a body."""
    words = reading.words[first:last]
    if all(k in reading.placed for k in range(first, last)):
        return False
    follows = reading.lows[last] if last < naming.last else ""
    before = reading.words[first - 1] if first > naming.first else None
    if _abbreviated(reading, naming, last):
        return False
    if any(w.entity == "PER" for w in words):
        return True
    if any(w.entity in ("LOC", "ORG") for w in words):
        return False
    if follows == "'s" or before is not None and before.upos == "ADP":
        return False
    if all(w.text.isupper() and len(w.text) > 1 for w in words):
        return False
    if (
        first > naming.first
        and words[-1].case == "Gen"
        and reading.words[naming.head].case == "Nom"
        and last - first < 2
    ):
        return False
    if words[0].upos == "ADJ" and len(words) == 1:
        return False
    if last < naming.core and reading.words[last].upos in ("NOUN", "ADJ") and not reading.words[last].capital:
        return False  # "Kharkiv region governor"
    if last - first > 1:
        return True
    lexicon = speaker_words(reading.language)
    alone = first == naming.first and last == naming.core and words[0].upos == "PROPN"
    titled = before is not None and (
        lexicon.titles.has(plain(before.text)) or speaks(reading.language, (before.low,), 0)
    )
    return alone or titled or last == naming.last and before is not None and before.low != ","


def plausible(reading: Reading, naming: Naming, frame: str) -> bool:
    """Whether a naming can be one who speaks; `frame` any: the verb says so of whoever stands with it."""
    if naming.pronoun:
        return frame != "witness"
    language = reading.language
    words = lows(reading, naming.first, naming.core)
    if cues(language).within("nobody", words[0]):
        return False
    if frame == "witness":
        kind = kind_of(language, words)
        sees = kind_of(language, (reading.lows[naming.head],)) in ("witness", "media")
        outlet = kind in ("agency", "media") and sees
        seen = outlet and not reading.words[naming.head].capital  # "a Reuters witness", "the BBC's Russia editor"
        return (kind == "witness" or seen) and speaks(language, words, naming.head - naming.first)
    c = cues(language)
    head = reading.lows[naming.head]
    if c.within("times", head) or c.within("indefinite", head) or not any(x.isalpha() for x in head):
        return False
    if c.within("documents.nouns", head):
        return True
    if capital_of(language, words):
        return True
    if c.within("audiences", head) and naming.first and c.within("to", reading.lows[naming.first - 1]):
        led = reading.lows[max(naming.first - 4, 0) : naming.first]
        return any(h.last == len(led) for h in c.lists["around"].all(led))  # "according to local media"
    if speaks(language, words, naming.head - naming.first):
        return kind_of(language, words) is not None
    name = naming.head + 1 - naming.first  # "the aviation watchdog Rosaviatsia"
    if name < len(words) and kind_of(language, words[name:]) is not None and reading.words[naming.head + 1].capital:
        return True
    if person_in(reading, naming) is not None:
        return True
    if frame != "any":
        return False
    if all(k in reading.placed for k in range(naming.first, naming.core)):
        return False
    last = reading.words[naming.core - 1]
    if last.capital and last.upos == "PROPN" and naming.core - 1 == naming.head + 1:
        return True
    if not last.capital and tells(head, language):
        return False  # "підтвердило влучання"
    if reading.words[naming.head].upos == "NOUN" and reading.words[naming.head].feats.get("Animacy") != "Inan":
        return True
    return reading.words[naming.head].upos == "PROPN" or reading.words[naming.head].capital or is_human(language, head)


def _abbreviated(reading: Reading, naming: Naming, last: int) -> bool:
    """Whether an article leads a name and its capitals stand behind it: "the Maritime Trade Operations (MTO)"."""
    c = cues(reading.language)
    if not c.articles or not c.within("definite", reading.lows[naming.first]) or last + 1 >= len(reading.words):
        return False
    short = reading.words[last + 1].text
    return reading.lows[last] == "(" and len(short) > 1 and short.isupper() and short.isalpha()
