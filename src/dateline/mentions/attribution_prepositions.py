"""Sayings told by a preposition: selon X, d'après X, à en croire X, de source militaire, pour X."""

from dateline.mentions.attribution_kinds import kind_of
from dateline.mentions.attribution_namings import naming
from dateline.mentions.attribution_phrases import Phrase, is_finite, is_speaker, words_of
from dateline.mentions.attribution_saying import Saying
from dateline.mentions.attribution_verbs import skip_adjuncts
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading, cues

_LONG_NAMING = 14  # words of a naming before "selon lequel"
_MADE_BY = 9  # words from a document to "par" and its maker


def prepositional(reading: Reading, sentence: int, first: int, last: int) -> list[Saying]:
    """The prepositional sayings of a sentence, in text order."""
    c = cues(reading.language)
    out: list[Saying] = []
    k = first
    words = reading.words
    while k < last:
        low = words[k].low
        if low not in c.prepositions and low not in ("de", "d'"):
            k += 1
            continue
        saying = _preposition_at(reading, k, sentence, first, last, c) or _from_source(
            reading, k, sentence, first, last, c
        )
        if saying:
            out.append(saying)
            k = max(saying.region[1], k + 1)
        else:
            k += 1
    return out


def _preposition_at(reading: Reading, k: int, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """selon X, d'après X, à en croire X, aux dires de X; pour X between commas."""
    words = reading.words
    for phrase, act in c.prepositions.get(words[k].low, ()):
        bare = phrase[:-1] if phrase[-1] == "de" else phrase
        if not reading.at(k, bare, last):
            continue
        if phrase[0] == "vu" and k > first and words[k - 1].low in c.sets["have"]:
            continue  # "ont dit avoir vu des drones": seeing is no source
        at = k + len(bare)
        if phrase[-1] == "de":
            if at >= last or words[at].low not in c.sets["of"]:
                continue
            at += words[at].low in ("de", "d'")
        if at < last and words[at].low in c.sets["relative_speakers"] and k > first and act != "from":
            # "..., a dit X, selon lequel B", "X, pour qui B"
            return Saying(
                rule="according-to-relative",
                act="say",
                cue=(k, at + 1),
                region=(k, at + 1),
                mode="after",
                sentence=sentence,
                phrase=(named := _antecedent(reading, k, first)),
                same=named is None,
                content=at + 1,
            )
        if at >= last or reading.match(at, c.lists["never_first"], last):
            continue
        if act == "stance" and (_infinitive(reading, at, last) or reading.match(at, c.lists["never_stance"], last)):
            continue
        if act == "from":
            continue
        name = naming(reading, at, last)
        if name is None:
            continue
        if act == "stance" and not _stance(reading, k, name, first, last):
            continue
        name = _whose_document(reading, name, last, c) or name
        head = words[name.head]
        if phrase == ("suivant",) and not is_speaker(reading, name):
            continue
        if (
            not is_speaker(reading, name)
            and not head.capital
            and not _document(reading, name, c)
            and head.low not in c.sets["voices"]
        ):
            if head.low.isdigit() or head.upos == "NUM" or act != "say":
                continue
            if words[at].low in c.sets["possessives"]:
                continue
        begin = k
        while begin > first and (
            words[begin - 1].low in ("toujours", "encore", "notamment", "et", "mais")
            and words[begin - 1].low not in ("et", "mais")
        ):
            begin -= 1
        end, mode = place_of(reading, begin, name.end, first, last, c)
        if mode == "around" and _of_aside(reading, k, end, first, last, c):
            continue
        return Saying(
            rule="according-to" if act == "say" else "stance",
            act="say",
            cue=(k, k + len(bare)),
            region=(begin, end),
            mode=mode,
            sentence=sentence,
            phrase=name,
            relays=name.relays,
        )
    return None


def _antecedent(reading: Reading, k: int, first: int) -> Phrase | None:
    """The speaker named right before "selon lequel" at word `k`: "il cite l'état-major, selon lequel A"."""
    words = reading.words
    end = k - 1 if words[k - 1].low in COMMAS else k
    for j in range(max(first, end - _LONG_NAMING), end):
        if not words[j].capital and words[j].low not in cues(reading.language).sets["determiners"]:
            continue
        name = naming(reading, j, k)
        if name is not None and not name.pronoun and name.end == end and is_speaker(reading, name):
            return name
    return None


def _of_aside(reading: Reading, k: int, end: int, first: int, last: int, c: Cues) -> bool:
    """Whether only what stands in commas is told so: "les rebelles, soutenus par le Rwanda, selon l'ONU, ont pris"."""
    words = reading.words
    if end + 1 >= last or words[end].low not in COMMAS:
        return False
    after = words[end + 1]
    if not (is_finite(after, c) or after.low in c.sets["finite_auxiliaries"] or after.low in c.sets["clitics"]):
        return False
    at = k - 2 if words[k - 1].low in COMMAS else k - 1
    while at > first and words[at].low not in COMMAS:
        if words[at].low in STOPS or is_finite(words[at], c) or words[at].low in c.sets["finite_auxiliaries"]:
            return False
        at -= 1
    return at > first and words[at + 1].feats.get("VerbForm") == "Part" and not words[at + 1].low.endswith("ant")


def _infinitive(reading: Reading, at: int, last: int) -> bool:
    """Whether an infinitive stands at `at` or behind the clitic there ("pour le dire")."""
    return any(w.feats.get("VerbForm") == "Inf" for w in reading.words[at : min(at + 2, last)])


def _stance(reading: Reading, k: int, name: Phrase, first: int, last: int) -> bool:
    """Whether "pour X" at `k` gives X's view: a known speaker, set off by commas."""
    words = reading.words
    if sum(w.low in QUOTES for w in words[first:k]) % 2 == 0 and k > first and words[k - 1].low in QUOTES:
        return False  # "« Il y a neuf morts » du côté de l'armée": where, not who
    opened = k == first or words[k - 1].low in COMMAS or words[k - 1].low in STOPS or words[k - 1].low in QUOTES
    closed = name.end < last and words[name.end].low in COMMAS
    kind = kind_of(reading.language, words_of(reading, name.first, name.core))
    return (
        opened and closed and (kind is not None or words[name.head].entity == "PER") and words[name.first].low != "en"
    )


def _document(reading: Reading, name: Phrase, c: Cues) -> bool:
    return any(w.low in c.sets["documents"] or w.low in c.sets["images"] for w in reading.words[name.first : name.core])


def _whose_document(reading: Reading, name: Phrase, last: int, c: Cues) -> Phrase | None:
    """The speaker whom words between keep from his document: "un bilan encore provisoire, livré dimanche par X"."""
    words = reading.words
    if words[name.head].low not in c.sets["documents"] or name.core - name.head > 3 or is_speaker(reading, name):
        return None
    k, bound = name.head + 1, min(name.core + _MADE_BY, last)
    while k < bound:
        low = words[k].low
        if k > name.core and (low in c.sets["of"] or low == "par") or low == "par":
            inner = naming(reading, k + (low in ("de", "d'", "par")), last)
            known = inner is not None and not inner.pronoun and is_speaker(reading, inner)
            return inner if known else None
        made = low in c.participle or low in c.sets["makers"]
        if made and k + 1 < last and words[k + 1].low not in c.sets["of"]:
            k = max(k + 1, skip_adjuncts(reading, k + 1, last))  # "communiqué jeudi sur Telegram par X"
        elif words[k].upos in ("ADJ", "ADV") or low in COMMAS or low in c.sets["times"] or made:
            k += 1
        else:
            return None
    return None


def place_of(reading: Reading, begin: int, end: int, first: int, last: int, c: Cues) -> tuple[int, str]:
    """Where the region of a prepositional cue ends, with its adjuncts, and on which side its content is."""
    words = reading.words
    tail = skip_adjuncts(reading, end, last)
    if tail > end and (
        tail >= last or words[tail].low in STOPS or words[tail].low in COMMAS or words[tail].low in QUOTES
    ):
        end = tail
    opened = (
        begin == first
        or words[begin - 1].low in STOPS
        or words[begin - 1].low in QUOTES
        and _leading(reading, begin - 1, first)
    )
    if not opened and words[begin - 1].low in c.sets["openers"]:
        opened = True
    if (
        not opened
        and words[begin - 1].low in COMMAS
        and begin - 2 >= first
        and (words[begin - 2].low in c.sets["openers"] or not _any_content(reading, first, begin - 1, c))
    ):
        opened = True
    closed = end >= last or all(w.low in STOPS or w.low in QUOTES or w.low in ")" for w in words[end:last])
    if opened and not closed:
        return end, "after"
    if closed:
        return end, "before"
    if words[end].low in STOPS and words[end].low != ":":  # "bilan, selon la police : dix morts"
        return end, "before"
    return end, "around"


def _any_content(reading: Reading, first: int, last: int, c: Cues) -> bool:
    """Whether something is told in `[first, last)`: a verb or a noun phrase that is no mere adjunct."""
    return skip_adjuncts(reading, first, last) < last


def _leading(reading: Reading, quote: int, first: int) -> bool:
    return quote == first


def _from_source(reading: Reading, k: int, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """de source militaire, de sources concordantes, de même source; dit-on à Kiev is not here."""
    words = reading.words
    if words[k].low not in ("de", "d'") or k + 1 >= last:
        return None
    n = k + 1
    while n < last and words[n].low in c.sets["source_adjectives"]:
        n += 1
    if n >= last or words[n].low not in ("source", "sources"):
        return None
    previous = words[k - 1] if k > first else None
    if (
        previous is not None
        and previous.upos in ("NOUN", "PROPN")
        and previous.low not in c.sets["times"]
        and previous.low not in COMMAS
    ):
        return None
    if previous is not None and previous.low in ("code", "point", "sorte"):
        return None
    name = naming(reading, k + 1, last)
    if name is None:
        return None
    begin = k
    verb_left = k
    while verb_left > first and words[verb_left - 1].low not in COMMAS and words[verb_left - 1].low not in STOPS:
        verb_left -= 1
    if (
        any(w.low in c.participle or w.low in c.finite or w.low.startswith("-") for w in words[verb_left:k])
        and k - verb_left <= 7
    ):
        begin = verb_left
        if begin == first and not _inverted_on(reading, begin, k):
            begin = k
    end, mode = place_of(reading, begin, name.end, first, last, c)
    content = None
    if end < last and words[end].low in ("que", "qu'"):
        mode, content = "after", end
    return Saying(
        rule="from-source",
        act="say",
        cue=(begin, n + 1),
        region=(begin, end),
        mode=mode,
        sentence=sentence,
        phrase=name,
        relays=name.relays,
        content=content,
    )


def _inverted_on(reading: Reading, first: int, last: int) -> bool:
    return any(
        w.low.startswith("-") or w.low in ("apprend", "apprenait", "indique", "on") for w in reading.words[first:last]
    )
