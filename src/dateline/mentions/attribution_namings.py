"""The full namings of speakers: a noun phrase with appositions, office and those who pass it on."""

from dateline.mentions.attribution_kinds import capital_of, kind_of, speaker_words
from dateline.mentions.attribution_phrases import (
    Phrase,
    core_phrase,
    is_finite,
    is_participle,
    is_person,
    is_speaker,
    name_runs,
    participle_end,
    words_of,
)
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading, cues
from dateline.model.quick import replace

_LONG_APPOSITION = 14
_LONG_NAME = 9  # letters: a longer word in -ment is an adverb and no Clément


def naming(reading: Reading, first: int, last: int) -> Phrase | None:
    """The full naming that begins at word `first`: noun phrase, appositions, office, relays."""
    key = ("naming", first, last)
    if key not in reading.memo:
        reading.memo[key] = _naming(reading, first, last)
    phrase: Phrase | None = reading.memo[key]
    return phrase


def _naming(reading: Reading, first: int, last: int) -> Phrase | None:
    if first + 1 < last and reading.words[first].low.endswith("ment") and reading.words[first + 1].low in COMMAS:
        if reading.words[first].upos == "ADV" or len(reading.words[first].low) > _LONG_NAME:
            return None  # "Parallèlement, l'armée a affirmé": no name with an apposition
    phrase = core_phrase(reading, first, last)
    if phrase is None or reading.words[phrase.head].low in cues(reading.language).sets["quarters"]:
        return phrase  # "côté russe, le ministère de la Défense": what follows is no apposition
    phrase = _with_listed(reading, phrase, last)
    for _ in range(4):
        grown = _apposition(reading, phrase, last)
        if grown is not None and _begins_content(reading, phrase, grown, last):
            grown = None
        grown = grown or _relayed(reading, phrase, last)
        if grown is None:
            break
        phrase = grown
    return phrase


def the_same(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The naming in this or the last sentence that "le même ministère" takes up, whatever that one did there."""
    words, same = reading.words, cues(reading.language).sets["same_words"]
    if not any(w.low in same for w in words[phrase.first + 1 : phrase.head]):
        return None
    here = reading.sentence_of(phrase.first)
    for n in (here, here - 1):
        first, last = reading.bounds[n] if n >= 0 else (0, 0)
        for k in range(min(last, phrase.first) - 1, first - 1, -1):
            found = naming(reading, k, last) if words[k].low == words[phrase.head].low else None
            if found is not None and not found.pronoun and found.last - found.first > 1:
                return found
    return None


def _with_listed(reading: Reading, phrase: Phrase, last: int) -> Phrase:
    """The phrase with all the names of a list of agencies or media: "les agences Tass, Ria Novosti et Interfax"."""
    words = reading.words
    head = words[phrase.head].low
    if not head.endswith(("s", "x")) or kind_of(reading.language, (head,)) not in ("agency", "media"):
        return phrase
    k, joined = phrase.core, False
    while k + 1 < last and not joined and words[k + 1].capital and (words[k].low in COMMAS or words[k].low == "et"):
        joined = words[k].low == "et"
        k = name_runs(reading, k + 1, last)[0][1]
    return replace(phrase, last=k, core=k, end=k) if joined else phrase


def _begins_content(reading: Reading, phrase: Phrase, grown: Phrase, last: int) -> bool:
    """Whether what looks like an apposition is the subject of what is told: "Selon X, l'armée russe a frappé Y"."""
    c = cues(reading.language)
    words = reading.words
    comma = phrase.end < last and words[phrase.end].low in COMMAS
    if not comma or not phrase.first or grown.end >= last:
        return False
    opener = words[reading.bounds[reading.sentence_of(phrase.first)][0]].low
    if words[phrase.first - 1].low not in c.sets["according"] and opener not in c.sets["as_said"]:
        return False
    verb = words[grown.end]
    return verb.upos in ("AUX", "VERB") and is_finite(verb, c) or verb.low in c.sets["clitics"]


def _bare_name(reading: Reading, phrase: Phrase) -> bool:
    """Whether the phrase is nothing but a name that is neither a place's nor in the lexicon."""
    words = reading.words[phrase.first : phrase.core]
    return (
        name_runs(reading, phrase.first, phrase.core) == [(phrase.first, phrase.core)]
        and all(w.entity != "LOC" for w in words)
        and kind_of(reading.language, words_of(reading, phrase.first, phrase.core)) is None
    )


def _boundary(reading: Reading, k: int, last: int, c: Cues) -> bool:
    if k >= last:
        return True
    w = reading.words[k]
    return (
        w.low in COMMAS
        or w.low in STOPS
        or w.low in QUOTES
        or w.low in ")("
        or is_finite(w, c)
        or w.low in c.gerund
        or w.low in c.sets["prepositions"]
        or w.low in c.sets["times"]
        or w.low in c.sets["clitics"]
        or w.low in c.sets["relatives"]
        or w.low in ("et",)
        or w.low in c.sets["adverbs"]
    )


def _apposition(reading: Reading, phrase: Phrase, last: int) -> Phrase | None:
    """The phrase with the apposition behind it, where there is one."""
    c = cues(reading.language)
    words = reading.words
    k = phrase.end
    comma = k < last and words[k].low in COMMAS
    k += comma
    if k >= last or phrase.pronoun:
        return None
    led = reading.match(k, c.lists["role_adverbs"], last) if comma else None
    k += len(led or ())
    if k >= last:
        return None
    if comma and k + 1 < last and words[k].low[0].isdigit() and words[k + 1].low in c.sets["age"]:
        return replace(phrase, end=k + 2)
    w = words[k]
    if w.low == "qui" and (told := reading.match(k + 1, c.lists["role_idioms"], last)) is not None:
        if any("anonym" in word or word == "nom" for word in told) and is_speaker(reading, phrase):
            return replace(phrase, last=k + 1 + len(told), end=k + 1 + len(told))
    if w.low in ("qui", "que", "qu'") and (comma or is_person(reading, phrase.first, phrase.core)):
        told = reading.match(k + 1, c.lists["role_idioms"], last)
        if told is not None:
            end = participle_end(reading, k + 1 + len(told), last, c)
            return replace(phrase, last=end, end=end)
        verb = next((j for j in range(k + 1, min(k + 8, last)) if words[j].low in c.sets["role_clauses"]), None)
        if verb is None or any(
            words[j].low in COMMAS or words[j].low in c.finite or words[j].low in c.participle
            for j in range(k + 1, verb)
        ):
            return None
        if words[verb].low in ("est", "était", "sont") and not (
            verb + 1 < last
            and (words[verb + 1].low in c.sets["determiners"] or kind_of(reading.language, (words[verb + 1].low,)))
        ):
            return None
        end = participle_end(reading, verb + 1, last, c)
        return replace(phrase, last=end, end=end)
    if not comma:
        return None
    office = reading.match(k, c.lists["role_phrases"], last)
    if office is not None and is_speaker(reading, phrase):
        at = k + len(office)
        inner = core_phrase(reading, at if office[-1] in ("de", "d'") else at - 1, last)
        if inner is not None and not inner.pronoun:
            return replace(phrase, last=inner.core, end=inner.core)
    described = _described(reading, phrase, k, last, c)
    if described is not None:
        return described
    if w.capital and w.low not in c.sets["determiners"] and w.low not in c.sets["prepositions"]:
        runs = name_runs(reading, k, min(k + 7, last))
        if not runs or runs[0][0] != k:
            return None
        end = runs[0][1]
        closed = end >= last or words[end].low in COMMAS | STOPS | QUOTES
        named = end - k > 1 or w.entity == "PER" or closed and words[phrase.head].low in c.sets["named_after"]
        has_name = bool(name_runs(reading, phrase.head, phrase.head + 1)) and is_person(
            reading, phrase.first, phrase.core
        )
        if (
            named
            and not has_name
            and (w.entity != "LOC" or words[phrase.head].low in speaker_words(reading.language).people and end - k > 1)
            and _boundary(reading, end, last, c)
            and is_speaker(reading, phrase)
        ):
            return replace(phrase, last=end, end=end)
        return None
    role = w.low in c.sets["determiners"] or kind_of(reading.language, (w.low,)) is not None
    if (
        role
        and (is_person(reading, phrase.first, phrase.core) or _bare_name(reading, phrase))
        and w.low not in ("de", "du", "au", "aux")
    ):
        inner = core_phrase(reading, k, min(last, k + _LONG_APPOSITION))
        if (
            inner
            and not inner.pronoun
            and kind_of(reading.language, words_of(reading, inner.first, inner.core))
            and _boundary(reading, inner.core, last, c)
        ):
            return replace(phrase, last=inner.core, end=inner.core)
    if role and not is_person(reading, phrase.first, phrase.core) and is_speaker(reading, phrase):
        # "le chef de la police, le général Kunoval Ogou": title and name
        inner = core_phrase(reading, k, min(last, k + _LONG_APPOSITION))
        if (
            inner
            and not inner.pronoun
            and is_person(reading, inner.first, inner.core)
            and _boundary(reading, inner.core, last, c)
        ):
            titled = any(words[j].low in speaker_words(reading.language).titles for j in range(inner.first, inner.core))
            if titled and (inner.core >= last or words[inner.core].low in COMMAS | QUOTES | STOPS):
                return replace(phrase, last=inner.core, end=inner.core)
    if w.low in c.sets["role_clauses"] and is_participle(w) and is_speaker(reading, phrase):
        end = participle_end(reading, k + 1, last, c)
        if end > k + 1:
            return replace(phrase, last=end, end=end)
    if w.low in c.sets["relay_quoted"] and k + 1 < last and words[k + 1].low != "par":
        stop = next((j for j in range(k + 1, min(k + 9, last)) if words[j].low in COMMAS | STOPS), last)
        if stop < last and words[stop].low in COMMAS and not any(is_finite(x, c) for x in words[k + 1 : stop]):
            return replace(phrase, last=stop, end=stop)  # "une infirmière, jointe lundi, raconte"
    if w.low in c.sets["articles"] and k + 2 < last and words[k + 1].text.isupper() and len(words[k + 1].text) > 1:
        if words[k + 2].low in COMMAS and is_speaker(reading, phrase):
            return replace(phrase, last=k + 2, end=k + 2)  # "le renseignement militaire, le GUR, ..."
    if w.low in ("celle", "celui", "ceux", "celles") and k + 1 < last and words[k + 1].low in c.sets["of"]:
        inner = core_phrase(reading, k + (2 if words[k + 1].low in ("de", "d'") else 1), last)
        if inner:
            return replace(phrase, last=inner.core, end=inner.core)
    return None


def _described(reading: Reading, phrase: Phrase, k: int, last: int, c: Cues) -> Phrase | None:
    """The phrase with what a named body is said to be, set off by commas.

    "le FSB, les services de sécurité russes", "DeepState, un site proche de l'armée," "les Chabab, liés à Al-Qaïda,".
    """
    words = reading.words
    w = words[k]
    name = words[phrase.head]
    first = reading.bounds[reading.sentence_of(phrase.first)][0]
    fronted = phrase.first - first <= 3 and words[phrase.first - 1].low in c.sets["according"] and phrase.first > first
    if w.low in c.sets["attached"] and is_participle(w) or w.low in c.sets["attached_words"]:
        end = next((j for j in range(k + 1, min(k + 14, last)) if words[j].low in COMMAS | STOPS), last)
        told = any(is_finite(x, c) or x.low in c.sets["relatives"] for x in words[k + 1 : end])
        return replace(phrase, last=end, end=end) if not told and end > k + 1 and not fronted else None
    person = is_person(reading, phrase.first, phrase.core)
    spelt = words[phrase.core - 1].text.isupper() and len(words[phrase.core - 1].text) > 1
    proper = name.capital or spelt or words[phrase.core - 1].low in QUOTES | {")"}
    if not proper or fronted or words[phrase.first].low in c.sets["possessives"]:
        return None
    bare = w.upos == "NOUN" and not w.capital and k + 1 < last and w.low not in c.sets["times"]
    if not bare and (w.low not in c.sets["articles"] and w.low not in ("un", "une")):
        return None
    inner = core_phrase(reading, k, min(last, k + _LONG_APPOSITION))
    if inner is None or inner.pronoun or is_person(reading, inner.first, inner.core):
        return None
    if not (inner.core >= last or words[inner.core].low in COMMAS | STOPS | QUOTES):
        return None
    lows = words_of(reading, inner.first, inner.core)
    if (not bare or person) and kind_of(reading.language, lows) is None:
        return None
    if capital_of(reading.language, words_of(reading, phrase.first, phrase.core)) or capital_of(reading.language, lows):
        return None
    return replace(phrase, last=inner.core, end=inner.core)


def _relayed(reading: Reading, phrase: Phrase, last: int) -> Phrase | None:
    """The phrase with who passes it on ("que cite X", "cité par X") or whom it quotes ("citant Y")."""
    c = cues(reading.language)
    words, s = reading.words, c.sets
    k = phrase.end
    if k < last and words[k].low in COMMAS:
        k += 1
    if k >= last:
        return None
    if words[k].low in s["relay_quoted"] and k + 1 < last and words[k + 1].low == "par":
        inner = core_phrase(reading, k + 2, last)
        if inner and not inner.pronoun:
            return replace(phrase, end=inner.core, relays=(*phrase.relays, (inner.first, inner.core)))
        return replace(phrase, end=k + 2) if not inner else None
    if words[k].low in ("que", "qu'") and k + 1 < last:
        # "que l'AFP a joint par téléphone"
        asker = core_phrase(reading, k + 1, min(last, k + 6))
        if asker and kind_of(reading.language, words_of(reading, asker.first, asker.core)) in ("agency", "media"):
            v = asker.core
            while v < last and v < asker.core + 3 and words[v].low in s["finite_auxiliaries"]:
                v += 1
            if v < last and (words[v].low in s["relay_quoted"] or words[v].low in s["relay_quoted_finite"]):
                return replace(
                    phrase,
                    end=participle_end(reading, v + 1, last, c),
                    relays=(*phrase.relays, (asker.first, asker.core)),
                )
        v = k + 1
        while v < k + 3 and v < last and words[v].low in s["finite_auxiliaries"]:
            v += 1
        if v < last and words[v].low in s["relay_quoted_finite"]:
            inner = core_phrase(reading, v + 1, last)
            if inner:
                return replace(phrase, end=inner.core, relays=(*phrase.relays, (inner.first, inner.core)))
    if phrase.quoted is None:
        q = k + (words[k].low == "en")
        if (
            words[k].low == "qui"
            and k + 1 < last
            and words[k + 1].low in s["relay_quoted_finite"]
            and words[k + 1].lemma.startswith("cit")
        ):
            q = k + 1
        if q < last and (
            words[q].low in s["relay_quoting"]
            or q > k
            and words[q].low in s["relay_quoted_finite"]
            and words[k].low == "qui"
        ):
            inner_phrase = naming(reading, q + 1, last)
            if inner_phrase and not inner_phrase.pronoun and (q == k or _cited(reading, inner_phrase)):
                return replace(phrase, end=inner_phrase.end, quoted=inner_phrase)
    return None


def _cited(reading: Reading, phrase: Phrase) -> bool:
    """Whether the object of "qui cite" is one who speaks: not "deux blessés"."""
    first = reading.words[phrase.first]
    counted = first.upos == "NUM" or first.low in cues(reading.language).sets["counts"] - {"un", "une"}
    return not counted and is_speaker(reading, phrase)


def document_speaker(reading: Reading, phrase: Phrase) -> Phrase | None:
    """The speaker behind a document: "un communiqué de l'armée" is the army's; None where it does not say."""
    c = cues(reading.language)
    words = reading.words
    for k in range(phrase.head + 1, phrase.last):
        low = words[k].low
        if low in c.sets["of"]:
            if words[k + 1].low in c.sets["trades"]:
                continue  # "le site d'information Astra" is a medium, not a paper of one
            inner = core_phrase(reading, k + (low in ("de", "d'")), phrase.last)
            if inner and not inner.pronoun and kind_of(reading.language, words_of(reading, inner.first, inner.core)):
                # "un décompte de l'AFP établi à partir de sources officielles" is the AFP's
                made = next((j for j in range(inner.head + 1, inner.core) if words[j].low in c.sets["makers"]), None)
                return replace(inner, last=made, core=made, end=made) if made else inner
        if low == "par" and k + 1 < phrase.last:
            inner = naming(reading, k + 1, phrase.last)
            if (
                inner
                and kind_of(reading.language, words_of(reading, inner.first, inner.core))
                or inner
                and is_person(reading, inner.first, inner.core)
            ):
                return inner
    return None
