"""Noun phrases that name someone: where they begin and end, their head, the person in them."""

from dataclasses import dataclass

from dateline.mentions.grammar.phrases import plain
from dateline.mentions.grammar.saying_words import Cues, cues
from dateline.mentions.grammar.speaker_kinds import capital_of, is_human, kind_hits, kind_of, speaker_words, speaks
from dateline.mentions.grammar.words import CLOSING, COMMAS, NOMINAL, OPENING, QUOTES, STOPS, Reading, Word

# A name in quotation marks or brackets is short.
_NAME = 8
_APPOSED = 24
_CLAUSE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The words `[first, last)` that name someone; `head` is their noun, `core` the end before any apposition."""

    first: int
    last: int
    head: int
    core: int
    pronoun: bool = False


def lows(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """The words `[first, last)` as lexicons compare them."""
    return reading.lows[first:last]


def is_time(reading: Reading, k: int) -> bool:
    """Whether a word tells when."""
    return cues(reading.language).within("times", reading.lows[k])


def nominal(reading: Reading, k: int) -> bool:
    """Whether a word can stand inside a noun phrase."""
    w = reading.words[k]
    c = cues(reading.language)
    if w.upos == "NUM" and "-" in w.text and not w.text.replace("-", "").isdigit():
        return True  # "1-й корпус"
    if w.low == "'" and k and k + 1 < len(reading.words) and reading.words[k - 1].end == w.start:
        return reading.words[k + 1].upos in NOMINAL
    if w.upos == "VERB" and w.case is not None and w.feats.get("VerbForm") == "Part" and not w.low.isascii():
        return True  # "исполняющий обязанности губернатора"
    if w.upos in NOMINAL or w.low == "'s" or c.within("possessives", w.low):
        return not (w.upos == "NUM" and w.text[:1].isdigit())
    return w.capital and w.upos not in ("PUNCT", "ADP", "VERB", "AUX", "SCONJ", "CCONJ", "PRON", "ADV", "PART", "DET")


def naming_from(reading: Reading, k: int, end: int, *, apposed: bool = True) -> Naming | None:
    """The naming that begins at word `k`, read to the right and no further than `end`."""
    c = cues(reading.language)
    if k >= end:
        return None
    w = reading.words[k]
    if w.upos in ("PRON", "DET") and (c.within("pronouns", w.low) or c.within("relatives", w.low)):
        follows = k + 1 < end and nominal(reading, k + 1) and w.upos == "DET"
        if not follows:
            return Naming(first=k, last=k + 1, head=k, core=k + 1, pronoun=True)
    core = _run(reading, k, end, c)
    if core == k:
        return None
    last = core
    while apposed and last < end:
        further = _apposition(reading, k, last, end, c) or _relative(reading, last, end, c)
        further = further or _participial(reading, last, end)
        if further is None:
            break
        last = further
    return Naming(first=k, last=last, head=_head(reading, k, core, c), core=core)


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
    while first > begin and (nominal(reading, first - 1) or _links(reading, first - 1, begin, c)):
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


def _links(reading: Reading, k: int, begin: int, c: Cues) -> bool:
    """Whether a word inside a naming ties two nouns: a preposition, brackets, a conjunction of two names."""
    low = reading.lows[k]
    if k - 1 < begin or not (nominal(reading, k - 1) or reading.lows[k - 1] in (")", "»")):
        return low in ("(", ")") and k > begin
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


def _run(reading: Reading, k: int, end: int, c: Cues) -> int:
    """Where the noun phrase that begins at `k` ends, appositions left out."""
    kinds = speaker_words(reading.language).kinds
    j = last = k
    cased: str | None = None
    while j < end:
        w = reading.words[j]
        low = reading.lows[j]
        if j > k and is_time(reading, j) and low != "may":
            break
        name = kinds.at(reading.lows, j)
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
                elif not w.capital and w.case not in (cased, "Gen", "Nom") and w.case in ("Dat", "Ins", "Loc"):
                    break
                elif _second_subject(reading, k, j, cased):
                    break
            if w.upos == "ADJ" and cased and not w.capital and w.case in ("Dat", "Ins", "Loc") and w.case != cased:
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
            close = _closing(reading, j, end)
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


def _told_first(reading: Reading, k: int, j: int) -> bool:
    """Whether an agency that is told stands before the one who tells it: "розповів Reuters місцевий житель"."""
    if not reading.words[k].capital or cues(reading.language).articles:
        return False
    told = kind_of(reading.language, lows(reading, k, j)) in ("agency", "media")
    return told and kind_of(reading.language, (reading.lows[j],)) is not None


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
        return not told or kind_of(reading.language, words) is not None
    if c.within("named_after", low) and not told and reading.words[j + 1].case in (None, "Dat", "Gen"):
        return True
    if c.within("attach", low):
        if told and not kind_hits(reading.language, words):
            return False
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


def _closing(reading: Reading, j: int, end: int) -> int | None:
    """The word that closes a name in quotation marks or brackets that opens at `j`; None where it is speech."""
    low = reading.lows[j]
    closes = {")"} if low == "(" else CLOSING | ({'"'} if low == '"' else set())
    for k in range(j + 1, min(end, j + _NAME)):
        if reading.lows[k] in closes:
            inner = reading.words[j + 1 : k]
            named = low == "(" or bool(inner) and inner[0].capital
            return k if named and not any(w.finite for w in inner) else None
    return None


def _apposition(reading: Reading, first: int, k: int, end: int, c: Cues) -> int | None:
    """Where an apposition that begins with a comma at `k` ends; None where there is none."""
    if k + 1 >= end or reading.lows[k] != "," or k - first > _APPOSED:
        return None
    if k + 3 < end and reading.words[k + 1].text.isdigit() and reading.lows[k + 2] == ",":
        return _apposition(reading, first, k + 2, end, c)  # an age: "Fatou, 35, a mother of four"
    stop = _run(reading, k + 1, end, c)
    if stop == k + 1 or c.within("pronouns", reading.lows[k + 1]):
        return None
    words = lows(reading, k + 1, stop)
    if c.lists["times"].all(words) and not kind_hits(reading.language, words):
        return None
    role = kind_of(reading.language, words) is not None and _human_role(reading, k + 1, stop, c)
    person = _is_name(reading, k + 1, stop)
    if not role and not person or reading.words[k + 1].upos == "NUM":
        return None
    if stop == end:
        return stop
    follows = reading.words[stop]
    if (
        follows.low in (",", ")")
        or follows.low in STOPS
        or follows.low in QUOTES
        or follows.low in ("—", "–", "-", ":")
    ):
        return stop
    return None


def _relative(reading: Reading, k: int, end: int, c: Cues) -> int | None:
    """Where a relative clause at `k` ends that tells who someone is ("who heads the region"); None for one who says."""
    comma = reading.lows[k] == ","
    at = k + comma
    if at + 2 >= end or not c.within("clauses", reading.lows[at]):
        return None
    verb: int | None = None
    for n in range(at + 1, min(end, at + _APPOSED)):
        w = reading.words[n]
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


def _participial(reading: Reading, k: int, end: int) -> int | None:
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
    head = _head(reading, first, last, c)
    return speaks(reading.language, lows(reading, first, last), head - first)


def _is_name(reading: Reading, first: int, last: int) -> bool:
    """Whether all these words are a personal name."""
    bracket = next((k for k in range(first, last) if reading.lows[k] == "("), last)
    words = reading.words[first:bracket]
    return (
        0 < len(words) <= 4
        and all(w.capital for w in words)
        and not capital_of(reading.language, lows(reading, first, last))
    )


def _head(reading: Reading, first: int, last: int, c: Cues) -> int:
    """The noun of a phrase: where cases tell, the first in the nominative or in none; else the last before "of"."""
    nouns = [k for k in range(first, last) if reading.words[k].upos in ("NOUN", "PROPN", "X")]
    if not nouns or not reading.words[nouns[0]].low.isascii():
        # adjectives that stand for who is so: "военные", "пострадавший"
        alone = [k for k in range(first, nouns[0] if nouns else last) if _stands_alone(reading, k, first, last)]
        nouns = alone[:1] + nouns
    if not nouns:
        return last - 1
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


def _stands_alone(reading: Reading, k: int, first: int, last: int) -> bool:
    """Whether an adjective depends on no word of its phrase."""
    w = reading.words[k]
    return w.upos == "ADJ" and not first <= w.head < last and speaks(reading.language, (w.low,), 0)


def person_in(reading: Reading, naming: Naming) -> tuple[int, int] | None:
    """The words of the personal name in a naming, or None."""
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
        return kind_of(language, words) == "witness" and speaks(language, words, naming.head - naming.first)
    c = cues(language)
    head = reading.lows[naming.head]
    if c.within("times", head) or c.within("indefinite", head) or not any(x.isalpha() for x in head):
        return False
    if c.within("documents.nouns", head):
        return True
    if capital_of(language, words):
        return True
    if c.within("audiences", head) and naming.first and c.within("to", reading.lows[naming.first - 1]):
        return False
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
    return reading.words[naming.head].upos == "PROPN" or reading.words[naming.head].capital or is_human(language, head)
