"""Verbs of saying in the text: which words they are, their voice, tense and negation."""

from dateline.mentions.grammar.saying_words import Cues, Verb
from dateline.mentions.grammar.speaker_kinds import kind_of
from dateline.mentions.grammar.words import CLOSING, COMMAS, QUOTES, Reading, Word

_OFFICE = 4  # words of an office before a name


def progressive(w: Word) -> bool:
    """Whether a participle is of the present: "adding"."""
    return w.feats.get("Aspect") == "Prog" or w.feats.get("Tense") == "Pres"


def _helper(reading: Reading, k: int, first: int, c: Cues) -> Word | None:
    """The auxiliary before a verb, adverbs skipped."""
    j = k - 1
    while j >= first and reading.words[j].upos in ("ADV", "PART"):
        j -= 1
    if j >= first and (reading.words[j].upos == "AUX" or c.within("auxiliaries", reading.words[j].lemma)):
        return reading.words[j]
    return None


def helped(reading: Reading, k: int, first: int, c: Cues) -> bool:
    """Whether an auxiliary stands before a verb."""
    return _helper(reading, k, first, c) is not None


def tensed(reading: Reading, k: int, first: int, c: Cues) -> bool:
    """Whether a participle is a tense of the verb ("has said"), or one that taggers mistake for the past tense."""
    if helped(reading, k, first, c):
        return True
    subject = reading.child(k, "nsubj")
    if c.articles and k > first and reading.lows[k - 1] in COMMAS | QUOTES:
        if _of_a_person(reading, k, c) or _before_an_office(reading, k):
            return True
    return bool(subject) or k > first and reading.words[k - 1].upos in ("PRON", "PROPN", "NOUN")


def _of_a_person(reading: Reading, k: int, c: Cues) -> bool:
    """Whether a verb of saying behind a comma tells what a person did: "Ivan Bondar, head of the council, added"."""
    w = reading.words[k]
    last = reading.bounds[reading.sentence_of(k)][1]
    if not w.deprel.startswith("acl") or w.head >= k or reading.words[w.head].entity != "PER":
        return False
    behind = reading.words[k + 1 : last]
    by = bool(behind) and c.within("by", behind[0].low)
    return not by and not any(x.finite and x.lemma in c.verbs for x in behind)


def _before_an_office(reading: Reading, k: int) -> bool:
    """Whether a verb of saying behind a comma stands before who says it: "..., tweeted presidential adviser X"."""
    ahead = reading.words[k + 1 : k + 1 + _OFFICE]
    named = next((n for n, w in enumerate(ahead) if w.upos == "PROPN"), 0)
    return named > 0 and kind_of(reading.language, reading.lows[k + 1 : k + 1 + named]) is not None


def is_passive(reading: Reading, k: int, first: int, c: Cues) -> bool:
    """Whether a verb is in the passive, by the parse or by what stands around it."""
    w = reading.words[k]
    if w.feats.get("Voice") == "Pass" or reading.child(k, "aux:pass"):
        return True
    if w.feats.get("VerbForm") != "Part" or progressive(w):
        return False
    helper = _helper(reading, k, first, c)
    if helper is not None:
        return c.within("passive", helper.lemma) or c.within("passive", helper.low)
    after = k + 1
    return after < len(reading.words) and c.within("by", reading.lows[after])


def negated(reading: Reading, k: int, first: int, c: Cues) -> bool:
    """Whether a verb is denied right before it."""
    return any(c.within("negations", reading.lows[j]) for j in range(max(first, k - 2), k))


def _closes_quote(reading: Reading, k: int, first: int, c: Cues) -> bool:
    """Whether a finite verb stands right behind a quotation that a comma or dash sets off."""
    w = reading.words[k]
    if not w.finite or w.upos != "VERB" or c.within("auxiliaries", w.lemma):
        return False
    j = k - 1
    while j > first and reading.lows[j] in COMMAS:
        j -= 1
    quoted = j >= first and reading.lows[j] in CLOSING | {'"'}
    return quoted and (j < k - 1 or reading.lows[j - 1] == ",")


def saying_verb(reading: Reading, k: int, first: int, last: int, c: Cues) -> tuple[Verb | None, int]:
    """The verb of saying at word `k`, set phrases included, and where its words end."""
    lemma = reading.words[k].lemma
    for name in (lemma,):
        if name in c.never and c.never[name].at(reading.lows, k + 1 if k + 1 < last else k):
            return None, k
        if (
            name in c.never
            and k > first + 1
            and any(h.last == k - first for h in c.never[name].all(reading.lows[first:k]))
        ):
            return None, k  # "до лікарні звернулася"
        if name in c.then and k > first and lemma not in c.verbs:
            front = c.then[name].all(reading.lows[first:k])
            if front and not c.articles:
                return Verb(lemma, front[0].value, "party"), k + 1  # "Ответственность за взрыв взяла группировка"
        if name in c.then and k + 1 < last:
            hit = c.then[name].at(reading.lows, k + 1)
            if hit is not None and hit.last <= last:
                return Verb(lemma, hit.value, "party"), hit.last
    if lemma not in c.verbs and lemma not in c.impersonal and _closes_quote(reading, k, first, c):
        return Verb(lemma, "say", "quote"), k + 1  # whatever one does behind a quotation: "...", smiled X
    if lemma in c.impersonal and lemma not in c.verbs:
        return Verb(lemma, "say", "any"), k + 1
    return c.verbs.get(lemma), k + 1


def spoken_by_another(reading: Reading, k: int, first: int, last: int, c: Cues) -> bool:
    """Whether word `k` stands in a quotation behind which a verb of saying follows: "..., reported by X," it added."""
    marks = [n for n in range(first, last) if reading.lows[n] in QUOTES]
    opens = any(n < k and reading.lows[n] not in CLOSING for n in marks[:1])
    closes = next((n for n in marks if n > k), None)
    if not opens or closes is None or reading.lows[closes - 1] not in COMMAS:
        return False
    return any(reading.words[n].finite and reading.words[n].lemma in c.verbs for n in range(closes, last))
