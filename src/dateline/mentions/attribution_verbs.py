"""Where verbs of saying stand, with their auxiliaries, and what follows them."""

from typing import NamedTuple

from dateline.mentions.attribution_kinds import kind_of
from dateline.mentions.attribution_phrases import core_phrase, is_finite
from dateline.mentions.attribution_words import COMMAS, QUOTES, STOPS, Cues, Reading, Verb, Word, cues

# Words from a verb to the end of the object it has inside its set phrase.
_LONGEST_GAP = 14
# Words that "en" stands before a verb of tallies: "s'en était déjà tenu".
_TO_EN = 4


class Group(NamedTuple):
    """A verb of saying with its auxiliaries: the words `[first, last)`.

    `form` is finite, gerund, participle, passive or infinitive; `pronoun` the word of an inverted
    subject ("a-t-il dit"); `at` the main word.
    """

    verb: Verb
    first: int
    last: int
    at: int
    form: str
    pronoun: int | None = None
    reflexive: bool = False
    object_sense: bool = False


class Frame(NamedTuple):
    """What follows a verb of saying once adjuncts are passed: que, inf, quote, colon, np or end, at word `at`."""

    kind: str
    at: int


def verb_groups(reading: Reading, first: int, last: int) -> list[Group]:
    """The verbs of saying among the words `[first, last)`, in text order."""
    out: list[Group] = []
    k = first
    words, verbal = reading.words, cues(reading.language).verbal
    while k < last:
        group = _group(reading, k, first, last) if words[k].low in verbal else None
        if group is None:
            k += 1
        else:
            out.append(group)
            k = max(group.last, k + 1)
    return out


def _group(reading: Reading, k: int, first: int, last: int) -> Group | None:
    c = cues(reading.language)
    words = reading.words
    low = words[k].low
    end = k + 1
    verb: Verb | None = None
    idiom = False
    if low in c.phrases:
        j = _after_adverbs(reading, k + 1, last, c)
        if j < last and words[j].low.startswith("-"):
            j = _after_adverbs(reading, j + 1, last, c)
        for then, act in c.phrases[low]:
            if reading.at(k + 1, then, last):
                verb, end, idiom = Verb(" ".join((low, *then)), act, "any"), k + 1 + len(then), True
                end -= then[-1] in ("de", "d")
                break
            if reading.at(j, then, last):
                verb, end, idiom = Verb(" ".join((low, *then)), act, "any"), j + len(then), True
                if then[-1] in ("de", "d"):
                    end -= 1
                break
            # "état d'une attaque", "état du bilan": the contracted forms of "de".
            if then[-1] == "de" and reading.at(j, then[:-1], last) and j + len(then) - 1 < last:
                if words[j + len(then) - 1].low in c.sets["of"]:
                    verb, end, idiom = Verb(" ".join((low, *then)), act, "any"), j + len(then) - 1, True
                    break
    if verb is None:
        verb = _spread(reading, k, last, c)
        idiom = verb is not None
    if verb is None and low in c.tallies and (number := _tallied(reading, k, first, last, c)) is not None:
        verb, end, idiom = Verb(f"en {low}", "say", "any"), number, True
    if verb is None and k > first and (act_before := c.preceded.get(low, {}).get(words[k - 1].low)):
        verb, idiom = Verb(f"{words[k - 1].low} {low}", act_before, "any"), True
    if verb is None:
        verb = c.finite.get(low) or c.participle.get(low) or c.gerund.get(low) or c.infinitive.get(low)
    if (
        verb is None
        or words[k].capital
        and k > first
        and words[k - 1].low not in QUOTES
        and words[k - 1].low not in STOPS
    ):
        return None
    if words[k].upos == "ADJ" and k > first and words[k - 1].upos == "NOUN" and low in c.finite:
        following = words[end] if end < last else None
        if following is None or following.low in QUOTES or following.upos == "AUX":
            return None  # "une infrastructure critique a été détruite"
        if (
            following.upos == "ADP"
            or following.low in COMMAS
            or following.low in STOPS
            or following.low in ("non", "et")
        ):
            return None  # "ont touché une infrastructure critique à X"
    start, chain, reflexive, pronoun = _chain(reading, k, first, c)
    if end < last and words[end].low in QUOTES and any(w.low in QUOTES for w in words[start:k]):
        end += 1  # "a « fermement condamné » cette attaque"
    other_sense = any(reading.at(end, n, last) for n in c.never_followed.get(verb.lemma, ()))
    if end < last and words[end].low.startswith("-"):
        pronoun = end
        end += 1
    elif idiom and pronoun is None:
        pronoun = next((j for j in range(k + 1, end) if words[j].low.startswith("-")), None)
    if (
        reflexive
        and verb.lemma in c.sets["reflexive_never"]
        or not reflexive
        and verb.lemma in c.sets["reflexive_only"]
    ):
        return None
    if reflexive and verb.lemma in c.sets["reflexive_claims"]:
        verb = verb._replace(act="claim")
    before = words[start - 1].low if start > first else ""
    if other_sense and any(w.low == "en" for w in words[start:k]):
        return None  # "l'armée, venue du sud, en a repris le centre"
    if other_sense:
        # "..., poursuit le gouverneur": what follows a verb set off by a comma may be its subject.
        if (
            before not in COMMAS
            and before not in QUOTES
            or low not in c.finite
            and "a" not in chain
            and "ont" not in chain
        ):
            return None
        return Group(verb, start, end, k, "finite", None, reflexive, True)
    auxiliary = any(a in c.sets["finite_auxiliaries"] for a in chain)
    bounded = any(a in c.sets["modals"] and a not in c.sets["modal_participles"] for a in chain)
    of_be = any(a in c.sets["be"] for a in chain)
    if low in c.gerund and low not in c.participle or idiom and low.endswith("ant"):
        if words[k].upos in ("NOUN", "PROPN") and before in c.sets["determiners"]:
            return None
        return Group(verb, start, end, k, "gerund", None, reflexive)
    if (low in c.participle or idiom) and (auxiliary or "ayant" in chain):
        passive = not reflexive and ("été" in chain or (of_be and not auxiliary_have(chain, c)))
        if "ayant" in chain and not auxiliary:
            return Group(verb, start, end, k, "gerund", None, reflexive)
        return Group(verb, start, end, k, "passive" if passive else "finite", pronoun, reflexive)
    if low in c.infinitive:
        return Group(verb, start, end, k, "finite" if auxiliary or bounded else "infinitive", pronoun, reflexive)
    if low in c.finite or idiom:
        if words[k].upos in ("NOUN", "PROPN", "DET", "ADP") and (
            before in c.sets["determiners"] or before in c.sets["of"]
        ):
            return None
        if before in c.sets["determiners"] and before not in c.sets["clitics"]:
            return None
        if low in c.participle and pronoun is None and words[k].upos == "ADJ":
            return Group(verb, k, end, k, "participle")
        return Group(verb, start, end, k, "finite", pronoun, reflexive)
    if low in c.participle:
        return Group(verb, k, end, k, "finite" if _shares_auxiliary(reading, k, end, first, last, c) else "participle")
    return None


def _shares_auxiliary(reading: Reading, k: int, end: int, first: int, last: int, c: Cues) -> bool:
    """Whether a participle has the auxiliary of a verb before it: "a revendiqué A et assuré avoir fait B"."""
    words = reading.words
    if k - 2 < first or words[k - 1].low not in ("et", "puis", "mais") or end >= last:
        return False
    following = words[end].low
    opens = following in ("que", "qu'", ":") or following in QUOTES or words[end].feats.get("VerbForm") == "Inf"
    have = [j + 1 for j in range(first, k - 2) if words[j].low in c.sets["have"]]
    if opens:
        return any(words[j].low in c.participle for j in have)
    told = following in c.sets["determiners"] and c.participle[words[k].low].frame == "any"
    # "a mis en garde contre A et annoncé la mort de B": no clause of its own begins between
    acting = [j for j in have if words[j].upos == "VERB" and words[j].feats.get("VerbForm") == "Part"]
    return told and bool(acting) and not any(is_finite(w, c) for w in words[acting[-1] + 1 : k])


def _spread(reading: Reading, k: int, last: int, c: Cues) -> Verb | None:
    """The verb at `k` whose set phrase stands behind its object ("tient Kiev pour responsable de"); None otherwise."""
    for then, act in c.gaps.get(reading.words[k].low, ()):
        for j in range(k + 1, min(last, k + _LONGEST_GAP)):
            if reading.words[j].low in STOPS or reading.words[j].low in c.sets["relatives"]:
                break
            if reading.at(j, then, last):
                return Verb(" ".join((reading.words[k].low, *then)), act, "any")
    return None


def _tallied(reading: Reading, k: int, first: int, last: int, c: Cues) -> int | None:
    """Where the number stands that the verb at `k` gives as somebody's latest; None where it gives none.

    "Le préfet en est à six blessés", "s'en était tenu, lui, à 32".
    """
    words = reading.words
    if not any(w.low == "en" for w in words[max(first, k - _TO_EN) : k]):
        return None
    j = _after_adverbs(reading, k + 1, last, c)
    while j + 1 < last and words[j].low in COMMAS:
        close = next((n for n in range(j + 1, min(j + 8, last)) if words[n].low in COMMAS), None)
        if close is None:
            return None
        j = close + 1
    if j + 1 >= last or words[j].low != "à":
        return None
    return j + 1 if words[j + 1].upos == "NUM" or words[j + 1].low in c.sets["counts"] else None


def auxiliary_have(chain: list[str], c: Cues) -> bool:
    """Whether the auxiliary next to the participle is one of having."""
    nearest = next((a for a in chain if a in c.sets["be"] or a in c.sets["have"]), "")
    return nearest in c.sets["have"]


def _chain(reading: Reading, k: int, first: int, c: Cues) -> tuple[int, list[str], bool, int | None]:
    """Auxiliaries, clitics and adverbs left of the main word `k`: first word, auxiliaries nearest first, reflexive."""
    words = reading.words
    chain: list[str] = []
    reflexive, pronoun, start, j = False, None, k, k - 1
    while j >= first and k - j < 12:
        low = words[j].low
        aside = reading.match_back(j, c.lists["asides"], first)
        if aside is not None:
            j -= len(aside)
            continue
        if low.startswith("-") and j > first and words[j - 1].low in c.sets["finite_auxiliaries"]:
            pronoun = j
        elif low in c.sets["reflexives"]:
            # "s'est borné à écrire": the pronoun is that of the verb between
            reflexive = not any(a in c.sets["modal_participles"] for a in chain)
            start = j
        elif low in c.sets["finite_auxiliaries"] or low in c.sets["auxiliaries"] or low in c.sets["modals"]:
            # "à" and "de" only inside a chain ("a tenu à préciser", "vient d'annoncer").
            if low in ("à", "de", "d'") and not (j - 1 >= first and words[j - 1].low in c.sets["modals"]):
                break
            chain.append(low)
            start = j
        elif low in c.sets["clitics"] and (not chain or start == j + 1):
            start = j
        elif low in c.sets["negations"] or low in c.sets["adverbs"] or words[j].upos == "ADV":
            pass
        elif (
            low in QUOTES
            and k - j <= 3
            and any(w.low in c.sets["finite_auxiliaries"] for w in words[max(first, j - 2) : j])
        ):
            pass
        elif low in COMMAS and j - 1 > first and _paired(reading, j, first, c) is not None:
            j = _paired(reading, j, first, c) or j
        else:
            break
        j -= 1
    return start, chain, reflexive, pronoun


def _paired(reading: Reading, comma: int, first: int, c: Cues) -> int | None:
    """Where the comma stands, behind an auxiliary, that opens the aside closed by `comma` ("a, mardi, annonce")."""
    words = reading.words
    for j in range(comma - 1, max(first, comma - 8), -1):
        if words[j].low in COMMAS:
            return j if words[j - 1].low in c.sets["finite_auxiliaries"] else None
    return None


def _after_adverbs(reading: Reading, k: int, last: int, c: Cues) -> int:
    words = reading.words
    while k < last:
        aside = reading.match(k, c.lists["asides"], last)
        if aside:
            k += len(aside)
        elif words[k].upos == "ADV" or words[k].low in c.sets["times"] or words[k].low in c.sets["adverbs"]:
            k += 1
        elif words[k].low in COMMAS and k + 2 < last:
            # "fait, lui, état de", "fait, quant à elle, état de"
            inner = len(reading.match(k + 1, c.lists["asides"], last) or (1,))
            if (
                words[k + 1].low in c.sets["conjunctions"]
                or k + 1 + inner >= last
                or words[k + 1 + inner].low not in COMMAS
            ):
                break
            k += inner + 2
        else:
            break
    return k


def skip_adjuncts(reading: Reading, k: int, last: int) -> int:
    """The first word from `k` on that is no adverb, time, channel, addressee or other adjunct of the saying."""
    c = cues(reading.language)
    words, s = reading.words, c.sets
    while k < last:
        low = words[k].low
        aside = reading.match(k, c.lists["asides"], last)
        if aside:
            k += len(aside)
        elif low in s["times"] or _adverb(words[k], c) or low == "hui":
            k += 1
            while k < last and (words[k].upos == "NUM" or words[k].low.isdigit()):
                k += 1
        elif (
            low in s["determiners"]
            and k + 1 < last
            and (words[k + 1].low in s["times"] or words[k + 1].low in s["time_nouns"])
        ):
            k += 2
            if k < last and words[k].low in s["same_words"]:
                k += 1  # "a raconté le soir même Volodymyr Zelensky"
            if k < last and words[k].low in s["of"]:
                night = core_phrase(reading, k + (words[k].low in ("de", "d'")), last)
                k = night.core if night else k
        elif low in s["determiners"] and k + 2 < last and words[k + 1].low.isdigit() and words[k + 2].low in s["times"]:
            k += 3
        elif low in s["prepositions"] and low not in s["of"] and low not in ("par", "selon", "suivant", "pour"):
            inner = _adjunct(reading, k, last, c)
            if inner is None:
                return k
            k = inner
        elif low in COMMAS and k + 2 < last and words[k + 1].low in s["stressed"] and words[k + 2].low in COMMAS:
            k += 3  # "déplorent, eux, les secours"
        elif low in COMMAS and k + 1 < last:
            after = skip_adjuncts(reading, k + 1, last) if words[k + 1].low not in COMMAS else k + 1
            if words[k + 1].low == "pour" and words[k + 2].low in s["determiners"]:
                # "recense, pour la seule journée de lundi, la police"
                after = next((j for j in range(k + 3, min(k + 10, last)) if words[j].low in COMMAS), after)
            if after > k + 1 and after < last and words[after].low in COMMAS:
                k = after + 1
            else:
                return k
        elif low == "(":
            close = next((j for j in range(k + 1, min(k + 12, last)) if words[j].low == ")"), None)
            if close is None:
                return k
            k = close + 1
        else:
            return k
    return k


def _adverb(word: Word, c: Cues) -> bool:
    """Whether a word is an adverb of its own: no conjunction, and not "auprès", which leads to "de" and whom."""
    return word.upos == "ADV" and word.low not in c.sets["subordinators"] and word.low not in c.sets["with_de"]


def _is_told(reading: Reading, k: int, c: Cues) -> bool:
    """Whether a word names whom reporters speak for: "l'AFP", "Reuters", "la télévision", or another acronym."""
    word = reading.words[k]
    if word.low in c.sets["recipients"] or word.text.isupper() and len(word.text) > 1:
        return True
    return kind_of(reading.language, (word.low,)) in ("agency", "media")


def _adjunct(reading: Reading, k: int, last: int, c: Cues) -> int | None:
    """Where the prepositional phrase that begins at `k` ends; None where it is none."""
    words = reading.words
    n = k + 1
    while n < last and words[n].low in c.sets["prepositions"] and words[n].low not in c.sets["determiners"]:
        n += 1
    if n < last and (words[n].feats.get("VerbForm") == "Inf" or words[n].low in ("avoir", "être")):
        return None
    if n < last and words[n].low in c.sets["channels"]:
        return n + 1
    start = k if words[k].low in c.sets["determiners"] else n
    inner = core_phrase(reading, start, last)
    if inner is None:
        # a bare noun: "à Moscou", "par communiqué"
        return n + 1 if n < last and words[n].low[0].isalnum() and words[n].low not in c.sets["relatives"] else None
    end = inner.core
    if _is_told(reading, inner.head, c):
        # "a dit à la télévision Oleh Marko", "ont dit à l'AFP des habitants"
        person = (
            j
            for j in range(inner.head + 1, end)
            if words[j].capital and words[j].entity == "PER" or words[j].low in c.sets["partitives"]
        )
        end = next(person, end)
    # "dans un message publié sur X"
    if (
        end < last
        and words[end].low in c.sets["relatives"]
        and words[end].low not in ("que", "qu'")  # "a indiqué dans un communiqué que A": what is said begins
        and inner.head < last
        and words[inner.head].low in c.sets["documents"]
    ):
        while (
            end < last and words[end].low not in COMMAS and words[end].low not in STOPS and words[end].low not in QUOTES
        ):
            end += 1
    elif end < last and words[end].low in c.sets["makers"]:
        end = skip_adjuncts(reading, end + 1, last)
    return end


def frame_after(reading: Reading, k: int, last: int) -> Frame:
    """What a verb that ends before word `k` governs."""
    c = cues(reading.language)
    words = reading.words
    k = skip_adjuncts(reading, k, last)
    if k >= last:
        return Frame("end", last)
    low = words[k].low
    if low in ("que", "qu'"):
        return Frame("que", k)
    if low in QUOTES:
        return Frame("quote", k)
    if low == ":":
        return Frame("colon", k)
    j = k + (low in ("de", "d'", "à"))
    if j < last and (
        words[j].feats.get("VerbForm") == "Inf"
        or words[j].low in ("avoir", "être")
        or words[j].low in c.sets["clitics"]
        and j + 1 < last
        and words[j + 1].feats.get("VerbForm") == "Inf"
    ):
        return Frame("inf", k)
    if low in COMMAS:
        # "a souligné, en s'exprimant en anglais, que": an aside of any make before the clause
        close = next((n for n in range(k + 1, min(k + 14, last)) if words[n].low in COMMAS), None)
        if close is not None and close + 1 < last and words[close + 1].low in ("que", "qu'"):
            return Frame("que", close + 1)
    if low in COMMAS or low in STOPS:
        return Frame("end", k)
    return Frame("np", k)
