"""The noun phrases that name speakers, read from the surface with the parser's word classes."""

from dataclasses import dataclass

from dateline.mentions.attribution_kinds import kind_of, speaker_words, speaks
from dateline.mentions.attribution_tails import acronym_end, fixed_tail, holds_place, known_name, posted, skilled
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading, Word, cues, demonym
from dateline.model.quick import quick

_SHORT = 3  # words of a name that what one is accused of may stand behind
_PARTICLES = frozenset("de d' al ben bin ibn el ould van von der da dos du des m mme dr mgr".split())


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One naming: the words `[first, last)`; the noun phrase proper ends at `core`, its head is `head`.

    `relays` are the words of those said to pass it on ("cité par Tass"), and `end` is where the
    naming ends with them. `quoted` is who is quoted by it ("l'agence Tass, citant les secours").
    """

    first: int
    last: int
    core: int
    head: int
    end: int
    pronoun: bool = False
    relays: tuple[tuple[int, int], ...] = ()
    quoted: "Phrase | None" = None


def words_of(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    """The words `[first, last)` in lower case."""
    return tuple(w.low for w in reading.words[first:last])


def is_speaker(reading: Reading, phrase: Phrase) -> bool:
    """Whether the lexicon or a personal name says that this is one who speaks."""
    if phrase.pronoun:
        return True
    words = words_of(reading, phrase.first, phrase.core)
    if words and speaks(reading.language, words, min(phrase.head - phrase.first, len(words) - 1)):
        return True
    titled = reading.words[phrase.head].low in speaker_words(reading.language).titles  # "M. Orlov a annoncé A"
    return (
        is_person(reading, phrase.head, phrase.core if titled else phrase.head + 1)
        or phrase.last > phrase.core
        and is_person(reading, phrase.core, phrase.last)
        or _body(reading, phrase)
        or _nation(reading, phrase)
    )


def _nation(reading: Reading, phrase: Phrase) -> bool:
    """Whether a side speaks under the name of its people: "les Russes disent avoir abattu un drone"."""
    head = reading.words[phrase.head]
    led = phrase.head and reading.words[phrase.head - 1].low == "les" and phrase.core == phrase.head + 1
    return bool(led) and head.capital and demonym(head.low) is not None


def _body(reading: Reading, phrase: Phrase) -> bool:
    """Whether a phrase has the look of an organisation's name: an acronym in brackets behind a capital."""
    words = reading.words
    return phrase.core - phrase.first > 3 and words[phrase.head].capital and words[phrase.core - 1].low == ")"


def is_person(reading: Reading, first: int, last: int) -> bool:
    """Whether the words hold the name of a person."""
    run = name_runs(reading, first, last)
    return any(
        reading.words[a].entity == "PER" or reading.words[b - 1].entity == "PER" or _titled(reading, a) for a, b in run
    )


def _titled(reading: Reading, at: int) -> bool:
    lexicon = speaker_words(reading.language)
    before = reading.words[at - 1].low if at else ""
    if before == "." and at > 1:
        before = reading.words[at - 2].low
    return before in lexicon.titles


def name_runs(reading: Reading, first: int, last: int) -> list[tuple[int, int]]:
    """The runs of capitalised words in `[first, last)`, with particles inside."""
    out: list[tuple[int, int]] = []
    k = first
    while k < last:
        w = reading.words[k]
        if (
            not w.capital
            or w.low in speaker_words(reading.language).titles
            or w.low in ("le", "la", "les", "l'", "un", "une", "des")
        ):
            k += 1
            continue
        end = k + 1
        while end < last and (
            reading.words[end].capital
            or _hyphened(reading.words[end])
            or (reading.words[end].low in _PARTICLES and end + 1 < last and reading.words[end + 1].capital)
        ):
            end += 1
        out.append((k, end))
        k = end
    return out


def _hyphened(w: Word) -> bool:
    """Whether a later part of the word is capitalised ("al-Hams")."""
    return "-" in w.text and any(part[:1].isupper() for part in w.text.split("-")[1:])


def _closed(w: Word, c: Cues) -> bool:
    low = w.low
    return (
        low in c.closed or not low[0].isalnum() or low in c.sets["finite_auxiliaries"] and not w.capital
    )  # a word that begins with a hyphen is no letter either


def is_participle(w: Word) -> bool:
    """Whether a word has the look of a past participle."""
    return (
        w.upos in ("VERB", "ADJ", "AUX")
        and w.feats.get("VerbForm") != "Fin"
        and w.low.endswith(
            (
                "é",
                "ée",
                "és",
                "ées",
                "i",
                "ie",
                "is",
                "ies",
                "u",
                "ue",
                "us",
                "ues",
                "it",
                "ite",
                "ts",
                "ert",
                "ertes",
                "int",
                "ise",
                "ises",
            )
        )
    )


def is_finite(w: Word, c: Cues) -> bool:
    """Whether a word is a finite verb, by closed list, parser or form."""
    if w.capital or w.low.startswith("-"):
        return False
    if w.low in c.sets["finite_auxiliaries"]:
        return True
    return w.upos in ("VERB", "AUX") and (w.feats.get("VerbForm") == "Fin" or w.low in c.finite)


def _time(reading: Reading, k: int, c: Cues) -> bool:
    return reading.words[k].low in c.sets["times"]


def core_phrase(reading: Reading, first: int, last: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that begins at word `first`, within `last`; None where none does."""
    key = ("core_phrase", first, last, depth)
    if key not in reading.memo:
        reading.memo[key] = _core_phrase(reading, first, last, depth)
    phrase: Phrase | None = reading.memo[key]
    return phrase


def _core_phrase(reading: Reading, first: int, last: int, depth: int) -> Phrase | None:
    c = cues(reading.language)
    if first >= last or depth > 6:
        return None
    if (taken_up := _taken_up(reading, first, last, c)) is not None:
        return taken_up
    found = _head(reading, first, last, c)
    if found is None:
        return None
    head, quoted = found
    k = _end_of_core(reading, first, head, last, depth, quoted, c)
    while k > head + 1 and (reading.words[k - 1].low in QUOTES and not quoted_balanced(reading, first, k)):
        k -= 1
    return Phrase(first=first, last=k, core=k, head=head, end=k)


def _taken_up(reading: Reading, first: int, last: int, c: Cues) -> Phrase | None:
    """The words at `first` that take up a source named before: "le même", "lui"; None where there are none."""
    words, s = reading.words, c.sets
    for same in c.lists["same"].first.get(words[first].low, ()):
        if reading.at(first, same, last) and not (
            first + len(same) < last
            and same[-1] in ("lui", "elle", "eux")
            and words[first + len(same)].low in ("aussi",)
            or first + len(same) < last
            and words[first + len(same)].low in s["source_kinds"]
        ):
            end = first + len(same)
            return Phrase(first=first, last=end, core=end, head=end - 1, end=end, pronoun=True)
    return None


def _head(reading: Reading, first: int, last: int, c: Cues) -> tuple[int, bool] | None:
    """The head of the phrase that begins at `first`, and whether a quotation mark before it is still open."""
    words, s = reading.words, c.sets
    k = first
    quoted = False
    while k < last and (
        words[k].low in s["determiners"]
        or words[k].upos == "NUM"
        or words[k].low in s["quantifiers"]
        or words[k].low in QUOTES
        or words[k].low == "d'"
        and k + 1 < last
        and words[k + 1].low == "autres"
    ):
        if (
            k > first
            and words[k].low in s["articles"]
            and (words[k - 1].upos == "NUM" or words[k - 1].low in s["counts"])
        ):
            break  # "à trois le nombre": another phrase begins
        quoted = quoted or words[k].low in QUOTES
        k += 1
    if (
        k > first
        and words[k - 1].low in ("un", "une", "autre")
        and (k >= last or words[k].low in s["of"])
        and words[first].low == "l'"
    ):
        k -= 1
    elif k >= last or (_closed(words[k], c) and not words[k].capital) or words[k].low in COMMAS:
        return None
    if (
        k == first
        and not words[k].capital
        and words[k].upos not in ("NOUN", "PROPN", "ADJ")
        and words[k].low not in s["bare_heads"]
        and kind_of(reading.language, (words[k].low,)) is None
    ):
        return None
    if _time(reading, k, c) and k == first:
        return None
    if (
        k + 1 < last
        and words[k].upos in ("ADJ", "NUM", "VERB")
        and words[k + 1].upos in ("NOUN", "PROPN")
        and not _closed(words[k + 1], c)
    ):
        k += 1  # the head behind its adjective: "une seconde source"
    return k, quoted


def _end_of_core(reading: Reading, first: int, head: int, last: int, depth: int, quoted: bool, c: Cues) -> int:
    """The word after a phrase with its complements, but without what is told of it."""
    words = reading.words
    k = max(head + 1, known_name(reading, head, last), acronym_end(reading, head, last, c) or 0 if depth == 0 else 0)
    while k < last:
        tail = fixed_tail(reading, k, last, c)
        if tail > k:
            k = tail
            continue
        if words[k].low in QUOTES:
            if not quoted and not (depth == 0 and _opens_name(reading, k, last)):
                break
            quoted = not quoted
            k += 1
            continue
        k, goes_on = _word_of_core(reading, first, head, k, last, depth, c)
        if not goes_on:
            break
    return k


def _opens_name(reading: Reading, k: int, last: int) -> bool:
    """Whether the quotation mark at `k` opens a short name: "la brigade « Nord »"."""
    words = reading.words
    if k + 1 >= last or words[k + 1].low in QUOTES:
        return False
    return _closing(reading, k, last) <= k + 6 and words[k + 1].capital


def _word_of_core(reading: Reading, first: int, head: int, k: int, last: int, depth: int, c: Cues) -> tuple[int, bool]:
    """Where a phrase goes on from its word at `k`, and whether it goes on at all."""
    words, s, low = reading.words, c.sets, reading.words[k].low
    if low == "(":
        close = next((j for j in range(k + 1, min(k + 7, last)) if words[j].low == ")"), None)
        return (k, False) if close is None else (close + 1, True)
    if low == "." and k + 1 < last and _abbreviates(words[k - 1], words[k + 1]):
        return k + 1, True
    if low in COMMAS or low in STOPS or low.startswith("-") or not low[0].isalnum():
        return k, False
    if low in _PARTICLES and words[k - 1].low == "." and k + 1 < last and words[k + 1].capital:
        return k + 2, True
    if low in s["of"]:
        end = _complement_end(reading, first, head, k, last, depth, c)
    elif low in ("au", "à") and k + 2 < last and words[k + 1].low == "sein" and words[k + 2].low in s["of"]:
        end = _core_end(reading, k + 3 if words[k + 2].low in ("de", "d'") else k + 2, last, depth + 1)
    elif low in s["in_trade"] and skilled(reading, head, k, last, c):
        end = k + 2
    elif low in s["in_post"] and posted(reading, head, k, last, c):
        end = _core_end(reading, k + 1, last, depth + 1)
    elif low in s["in_name"] and holds_place(reading, head, k, last, c):
        end = _core_end(reading, k + 1, last, depth + 1)
    elif low in ("et", "ou", "&"):
        end = _joined_end(reading, k, last, depth, c)
    else:
        return _plain_word(reading, head, k, last, c)
    return (k, False) if end is None else (end, True)


def _abbreviates(before: Word, after: Word) -> bool:
    """Whether a full stop between two words ends an initial or a title: "M. Diallo", "J. Smith"."""
    if before.low in ("m", "mm", "mgr", "dr", "st", "pr") and (after.capital or after.low in _PARTICLES):
        return True
    return len(before.low) == 1 and before.capital


def _core_end(reading: Reading, first: int, last: int, depth: int) -> int | None:
    """The word after the core of the phrase that begins at `first`, or None."""
    inner = core_phrase(reading, first, last, depth)
    return inner.core if inner is not None else None


def _complement_end(reading: Reading, first: int, head: int, k: int, last: int, depth: int, c: Cues) -> int | None:
    """The word after the complement that "de" at `k` leads to, or None where the phrase ends before it."""
    words, s, low = reading.words, c.sets, reading.words[k].low
    if reading.match(k, c.lists["asides"], last):
        return None
    following = words[k + 1] if k + 1 < last else None
    if following is not None and following.low in s["charges"] and k - head < _SHORT:
        return None  # "accusés par les ONG de massacres"
    if low in ("de", "d'") and words[k - 1].capital and following is not None:
        if following.low in s["counts"] or following.upos == "NUM":
            return None
    if _counts_behind(reading, head, k, last, c):
        return None
    inner = core_phrase(reading, k + (1 if low in ("de", "d'") else 0), last, depth + 1)
    among = inner is None and following is not None and following.low in ("eux", "elles", "entre")
    if among or inner is not None and inner.pronoun:  # "l'un d'entre eux"
        if words[head].low not in ("un", "une", "autre") and words[first].low not in s["counts"]:
            return None
        return k + 2 + (words[k + 1].low == "entre")
    return inner.core if inner is not None else None


def _counts_behind(reading: Reading, head: int, k: int, last: int, c: Cues) -> bool:
    """Whether "de" at `k` leads to a number told in what is written: "fait état dans un message de neuf drones"."""
    words = reading.words
    led = k + 1 < last and words[k].low in ("de", "d'") and words[k + 1].upos == "NUM"
    return led and words[head].low in c.sets["written"]


def _joined_end(reading: Reading, k: int, last: int, depth: int, c: Cues) -> int | None:
    """The word after the phrase that "et" at `k` joins, or None where another clause begins there."""
    words = reading.words
    if _two_of_a_noun(reading, k, last):
        return k + 2
    inner = core_phrase(reading, k + 1, last, depth + 1)
    if inner is None or inner.pronoun:
        return None
    follows = words[inner.core] if inner.core < last else None
    if depth == 0 and not is_speaker(reading, inner):
        return None
    if depth > 0 and follows is not None and is_finite(follows, c):
        return None
    return inner.core


def _two_of_a_noun(reading: Reading, k: int, last: int) -> bool:
    """Whether "et" at `k` joins two adjectives of one noun: "des sources sécuritaire et locale"."""
    words = reading.words
    if k + 1 >= last or words[k - 1].upos != "ADJ" or words[k + 1].upos not in ("ADJ", "NOUN") or words[k + 1].capital:
        return False
    one_each = words[k - 1].feats.get("Number") != "Plur" and words[k - 2].feats.get("Number") == "Plur"
    if words[k + 1].upos == "NOUN" and not one_each:
        return False
    ends = k + 2 >= last or words[k + 2].low in COMMAS | STOPS or words[k + 2].upos not in ("ADJ", "NOUN", "PROPN")
    return ends and words[k + 1].low.endswith(("s", "x")) != one_each


def _plain_word(reading: Reading, head: int, k: int, last: int, c: Cues) -> tuple[int, bool]:
    """Where a phrase goes on from a word that joins nothing, and whether it goes on."""
    words, s = reading.words, c.sets
    w = words[k]
    low = w.low
    if _closed(w, c) and not (w.capital and w.upos == "PROPN"):
        return k, False
    if _time(reading, k, c) and not w.capital:
        return k, False
    if w.capital and words[k - 1].capital and kind_of(reading.language, (words[k - 1].low,)) == "agency":
        if kind_of(reading.language, (words[k - 1].low, low)) != "agency" or low not in s["agency_tails"]:
            return k, False
    if is_finite(w, c) and not (w.upos == "NOUN" or w.capital):
        return k, False
    if low in c.gerund and w.upos in ("VERB", "ADJ", "NOUN"):
        return k, False
    if low in s["relay_quoted"] and k + 1 < last and words[k + 1].low == "par":
        how = reading.match(k + 1, c.lists["asides"], last)
        return (k, False) if how is None else (k + 1 + len(how), True)  # "un habitant joint par téléphone"
    settled = w.upos == "NOUN" and words[k - 1].upos == "NOUN" and low.endswith(("é", "ée", "és", "ées"))
    if (
        (is_participle(w) or settled)
        and k + 1 < last
        and words[k + 1].low in s["complements"]
        and not _time(reading, k + 1, c)
        and not _counts_behind(reading, head, k + 1, last, c)
    ):
        if s["documents"] & {low, words[head].low} and words[k + 1].low in s["articles"]:
            return k + 1, False  # "dans un communiqué conjoint les ministères": the speaker follows
        return participle_end(reading, k + 1, last, c), False
    if w.upos in ("ADV", "INTJ") and not w.capital and low not in s["in_adverbs"]:
        return k, False
    return k + 1, True


def quoted_balanced(reading: Reading, first: int, last: int) -> bool:
    """Whether as many quotation marks open as close in `[first, last)`."""
    return sum(1 for w in reading.words[first:last] if w.low in QUOTES) % 2 == 0


def _closing(reading: Reading, k: int, last: int) -> int:
    return next((j for j in range(k + 1, last) if reading.words[j].low in QUOTES), last)


def participle_end(reading: Reading, k: int, last: int, c: Cues) -> int:
    """Where a participle clause that began before word `k` ends."""
    words = reading.words
    while k < last:
        w = words[k]
        if w.low in COMMAS or w.low in STOPS or w.low in QUOTES or is_finite(w, c) or w.low in c.sets["relatives"]:
            break
        if _time(reading, k, c) or w.low in c.gerund or w.low == "(" or reading.match(k, c.lists["asides"], last):
            break
        k += 1
    while k and words[k - 1].low in c.loose:
        k -= 1
    return k
