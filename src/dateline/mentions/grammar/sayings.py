"""Verbs of saying and their speakers: before or behind the verb, shared, left out, or behind "by"."""

from dataclasses import replace

from dateline.mentions.grammar import adjuncts
from dateline.mentions.grammar.namings import (
    Naming,
    lows,
    naming_around,
    naming_before,
    naming_from,
    nominal,
    plausible,
)
from dateline.mentions.grammar.phrases import Hit
from dateline.mentions.grammar.saying import Saying
from dateline.mentions.grammar.saying_words import Cues, Verb, cues
from dateline.mentions.grammar.speaker_kinds import capital_of, kind_of, speaks
from dateline.mentions.grammar.words import CLOSING, COMMAS, DASHES, OPENING, QUOTES, STOPS, Reading, Word

_SUBJECTS = ("nsubj", "nsubj:pass")
_NEAR_TAIL = 3
# Endings that no nominative has.
_OBLIQUE = ("ов", "ев", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "ів", "їв")


def verbal(reading: Reading, sentence: int, found: list[Saying]) -> list[Saying]:
    """The sayings `found` in one sentence and those that its verbs make outside their regions."""
    first, last = reading.bounds[sentence]
    out = list(found)
    for k in range(first, last):
        if any(s.region[0] <= k < s.region[1] for s in out):
            continue
        saying = _at(reading, k, sentence, first, last, out)
        if saying is not None:
            out.append(saying)
    return out


def _at(reading: Reading, k: int, sentence: int, first: int, last: int, found: list[Saying]) -> Saying | None:
    c = cues(reading.language)
    w = reading.words[k]
    if w.upos not in ("VERB", "AUX") and (w.lemma not in c.verbs or w.lemma.isascii() or w.lemma == w.low):
        return None
    verb, cue = _verb(reading, k, first, last, c)
    quoted = c.lists["quoted_as"].at(reading.lows, k)
    if quoted is not None:
        verb = Verb(w.lemma, "say", "any")
    if verb is None or _negated(reading, k, first, c) and verb.act != "claim":
        return None
    if _negated(reading, k, first, c):
        verb = Verb(verb.lemma, "deny", verb.frame)  # "does not claim responsibility"
    form = w.feats.get("VerbForm")
    if quoted is not None:
        return _active(reading, k, quoted.last, verb, sentence, first, last, found, c)
    if _passive(reading, k, first, c):
        return _by_agent(reading, k, cue, verb, sentence, first, last, c)
    if form in ("Ger", "Conv") or form == "Part" and _progressive(w) and not _helped(reading, k, first, c):
        return _going_on(reading, k, cue, verb, sentence, first, last, found, c)
    if form == "Inf" and not _helped(reading, k, first, c) or form == "Part" and not _tensed(reading, k, first, c):
        return None
    return _active(reading, k, cue, verb, sentence, first, last, found, c)


def _verb(reading: Reading, k: int, first: int, last: int, c: Cues) -> tuple[Verb | None, int]:
    """The verb of saying at word `k`, set phrases included, and where its words end."""
    lemma = reading.words[k].lemma
    for name in (lemma,):
        if name in c.never and c.never[name].at(reading.lows, k + 1 if k + 1 < last else k):
            return None, k
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


def _negated(reading: Reading, k: int, first: int, c: Cues) -> bool:
    return any(c.within("negations", reading.lows[j]) for j in range(max(first, k - 2), k))


def _progressive(w: Word) -> bool:
    return w.feats.get("Aspect") == "Prog" or w.feats.get("Tense") == "Pres"


def _helper(reading: Reading, k: int, first: int, c: Cues) -> Word | None:
    """The auxiliary before a verb, adverbs skipped."""
    j = k - 1
    while j >= first and reading.words[j].upos in ("ADV", "PART"):
        j -= 1
    if j >= first and (reading.words[j].upos == "AUX" or c.within("auxiliaries", reading.words[j].lemma)):
        return reading.words[j]
    return None


def _helped(reading: Reading, k: int, first: int, c: Cues) -> bool:
    return _helper(reading, k, first, c) is not None


def _tensed(reading: Reading, k: int, first: int, c: Cues) -> bool:
    """Whether a participle is a tense of the verb ("has said"), or one that taggers mistake for the past tense."""
    if _helped(reading, k, first, c):
        return True
    subject = reading.child(k, "nsubj")
    return bool(subject) or k > first and reading.words[k - 1].upos in ("PRON", "PROPN", "NOUN")


def _passive(reading: Reading, k: int, first: int, c: Cues) -> bool:
    w = reading.words[k]
    if w.feats.get("Voice") == "Pass" or reading.child(k, "aux:pass"):
        return True
    if w.feats.get("VerbForm") != "Part" or _progressive(w):
        return False
    helper = _helper(reading, k, first, c)
    if helper is not None:
        return c.within("passive", helper.lemma) or c.within("passive", helper.low)
    after = k + 1
    return after < len(reading.words) and c.within("by", reading.lows[after])


def _by_agent(
    reading: Reading, k: int, cue: int, verb: Verb, sentence: int, first: int, last: int, c: Cues
) -> Saying | None:
    """was reported by X, повідомлено пресслужбою: the speaker behind "by" or in the instrumental."""
    agent: Naming | None = None
    end = cue
    for j in range(cue, min(last, cue + 10)):
        w = reading.words[j]
        if w.low in STOPS or w.finite:
            break
        if c.within("by", w.low):
            agent = naming_from(reading, j + 1, last)
            break
        if w.case == "Ins" and w.upos in ("NOUN", "PROPN") and not c.lists["by"].all(("by",)):
            agent = naming_around(reading, j, cue, last)
            if agent is not None and not plausible(reading, agent, "party"):
                agent = None
                continue
            break
    if agent is None or agent.pronoun or not plausible(reading, agent, "party"):
        return _inside(reading, k, cue, verb, sentence, first, last, c)
    tail = adjuncts.after(reading, agent.last, last)
    relays = tail.told
    naming = agent
    if tail.quoted is not None:
        naming, relays = tail.quoted, (*relays, agent)
    end = tail.end
    begin = adjuncts.before(reading, k, first)
    content, mode = _behind(reading, end, last, c)
    if mode != "after":
        mode = "around" if begin > first + 1 else "previous"
        subject = reading.words[first]
        if c.within("about_this", subject.low) and begin - first <= 1:
            mode = "previous"
    return Saying(
        rule="passive",
        act=verb.act,
        cue=(k, cue),
        region=(min(begin, k), end),
        mode=mode,
        sentence=sentence,
        naming=naming,
        content=content if mode == "after" else None,
        relays=relays,
    )


def _going_on(
    reading: Reading, k: int, cue: int, verb: Verb, sentence: int, first: int, last: int, found: list[Saying], c: Cues
) -> Saying | None:
    """..., adding that B: the speaker of the saying before."""
    tail = adjuncts.after(reading, cue, last)
    content, mode = _behind(reading, tail.end, last, c)
    if mode == "end":
        return None
    earlier = [s for s in found if s.region[0] < k]
    base = Saying(
        rule="gerund",
        act=verb.act,
        cue=(k, cue),
        region=(k, content),
        mode="after",
        sentence=sentence,
        same=True,
        content=content,
    )
    if earlier:
        return base
    if k - 1 >= first and reading.words[k - 1].low not in COMMAS | QUOTES:
        return None
    subjects = [n for n in (reading.child(reading.words[k].head, *_SUBJECTS)) if first <= n < k]
    naming = naming_around(reading, subjects[0], first, k) if subjects else None
    if naming is not None and plausible(reading, naming, "party") and verb.frame != "quote":
        return replace(base, same=False, naming=naming)
    return None


def _active(
    reading: Reading, k: int, cue: int, verb: Verb, sentence: int, first: int, last: int, found: list[Saying], c: Cues
) -> Saying | None:
    naming: Naming | None = _subject(reading, k, cue, verb, first, last, c)
    same = latest = False
    if naming is not None and c.within("relatives", reading.lows[naming.head]) and naming.pronoun:
        at = naming.first
        while at > first and reading.words[at - 1].low in COMMAS:
            at -= 1
        before = next((s for s in found if s.region[1] in (at, at + 1) or s.region[0] < at <= s.region[1]), None)
        if before is not None:
            naming, same = None, True
            begin = k
        else:
            held = naming_before(reading, at, first)
            if held is None or not plausible(reading, held, "party"):
                return None
            naming = held
    if naming is None and not same:
        inside = _inside(reading, k, cue, verb, sentence, first, last, c)
        if inside is not None:
            return inside
        same, latest = _left_out(reading, k, verb, first, found, c)
        if not same and not latest:
            return None
    begin = min(k, naming.first) if naming is not None else k
    begin = min(begin, adjuncts.before(reading, k, first)) if naming is None or naming.first > k else begin
    end = max(cue, naming.last) if naming is not None else cue
    if naming is not None and naming.first > k:
        end = max(end, cue)
    return _placed(reading, k, cue, verb, sentence, first, last, naming, begin, end, c, same=same, latest=latest)


def _placed(
    reading: Reading,
    k: int,
    cue: int,
    verb: Verb,
    sentence: int,
    first: int,
    last: int,
    naming: Naming | None,
    begin: int,
    end: int,
    c: Cues,
    *,
    same: bool = False,
    latest: bool = False,
) -> Saying | None:
    """The saying with the side on which its content stands."""
    if naming is not None and naming.first > first and end < last and reading.lows[end] in CLOSING | {'"'}:
        end += reading.lows[naming.first - 1] in OPENING | {'"'} and naming.last == end
    tail = adjuncts.after(reading, end, last, told=c.within("tells", verb.lemma) and end == cue)
    relays, who = tail.told, naming
    if tail.quoted is not None:
        relays = (*relays, naming) if naming is not None else relays
        who, same, latest = tail.quoted, False, False
    about = _about_this(reading, begin, cue, tail.end, first, c)
    begin = about.first if about is not None and about.last == begin else begin
    as_word = _as_before(reading, begin, first, c)
    if as_word is not None:
        begin = as_word
    told_before = _tells(reading, first, begin)
    set_off = begin > first and (reading.words[begin - 1].low in COMMAS | QUOTES)
    inverted = naming is not None and naming.first >= cue
    content, behind = _behind(reading, tail.end, last, c)
    base = Saying(
        rule="subject",
        act=verb.act,
        cue=(k, cue),
        region=(begin, content if behind == "after" else tail.end),
        mode="after",
        sentence=sentence,
        naming=who,
        same=same,
        latest=latest,
        content=content,
        relays=relays,
    )
    clause = content > tail.end or tail.end < last and reading.words[tail.end].low in OPENING | {'"'}
    if as_word is not None:
        return replace(base, rule="according-to", mode="around", region=(begin, tail.end), content=None)
    if c.lists["details"].all(reading.lows[max(first, begin - 3) : tail.end]) and behind == "end" and not told_before:
        return replace(base, rule="details", mode="following", region=(begin, tail.end), content=None)
    if about is not None and not (behind == "after" and clause):
        mode = "before" if told_before and set_off else "previous"
        return replace(base, rule="about-this", mode=mode, region=(begin, tail.end), content=None)
    if behind == "after":
        if verb.frame == "quote" and not clause:
            return None
        if inverted and not clause and not set_off and begin > first:
            return None
        if told_before and set_off and not clause and inverted:
            return replace(base, rule="inverted", mode="around", region=(begin, tail.end), content=None)
        return base
    if told_before and (set_off or inverted):
        rule = "inverted" if inverted else "inserted"
        mode = "around" if behind == "comma" else "before"
        return replace(base, rule=rule, mode=mode, region=(begin, tail.end), content=None)
    if behind == "comma":
        if begin - first <= 1 or not told_before:
            return replace(base, region=(begin, tail.end), content=tail.end)
        return None
    if inverted and not told_before and begin - first <= 1:
        return replace(base, rule="about-this", mode="previous", region=(begin, tail.end), content=None)
    if verb.act != "say" and inverted and any(nominal(reading, n) for n in range(first, begin)):
        return replace(base, rule="inverted", mode="before", region=(begin, tail.end), content=None)
    if verb.act != "say" and verb.frame != "quote":
        return replace(base, mode="none", region=(begin, tail.end), content=None)
    return (
        replace(base, rule="about-this", mode="previous", region=(begin, tail.end), content=None)
        if about is not None
        else None
    )


def _about_this(reading: Reading, begin: int, cue: int, end: int, first: int, c: Cues) -> Hit | None:
    """Where the object is what was told before: "об этом сообщил X", "said so"."""
    for k in range(max(first, begin - 3), min(end + 1, len(reading.words))):
        hit = c.lists["about_this"].at(reading.lows, k)
        if hit is not None and (hit.last == begin or hit.first == cue or begin <= hit.first and hit.last <= cue):
            return hit
        if hit is not None and hit.first >= cue and hit.last == end:
            return hit
    return None


def _as_before(reading: Reading, begin: int, first: int, c: Cues) -> int | None:
    """Where "as" stands right before a speaker or verb ("as X said", "как сообщил X")."""
    j = begin
    while j > first and reading.words[j - 1].upos == "ADV" and not c.within("as", reading.lows[j - 1]):
        j -= 1
    return j - 1 if j > first and c.within("as", reading.lows[j - 1]) else None


def _behind(reading: Reading, k: int, last: int, c: Cues) -> tuple[int, str]:
    """What follows the words of saying that end at `k`: content ("after", where it begins), a comma, or nothing."""
    j = k
    if j < last and reading.lows[j] in COMMAS and j + 1 < last and c.within("that", reading.lows[j + 1]):
        return j + 2, "after"
    if j < last and reading.words[j].low in CLOSING:
        j += 1
    if j >= last or all(w.upos == "PUNCT" and w.low not in OPENING for w in reading.words[j:last]):
        return k, "end"
    low = reading.lows[j]
    if low in STOPS:
        return k, "comma" if j + 1 < last and low == ";" else "end"
    if low == ":":
        return j + 1, "after"
    if low in COMMAS:
        n = j + 1
        while n < last and (reading.lows[n] in COMMAS):
            n += 1
        opens = n < last and reading.lows[n] in OPENING | {'"'}
        return (n, "after") if opens and n - j == 1 and reading.lows[j] == "," else (k, "comma")
    if c.within("that", low):
        return j + 1, "after"
    return j, "after"


def _tells(reading: Reading, first: int, k: int) -> bool:
    """Whether something is told in the words `[first, k)`: a verb or a quotation, or enough words for a headline."""
    words = [w for w in reading.words[first:k] if w.upos != "PUNCT"]
    if len(words) > 1 and cues(reading.language).within("about", words[0].low):
        return not cues(reading.language).lists["about_this"].at(reading.lows, words[0].i)
    if any(w.low in QUOTES for w in reading.words[first:k]) and words:
        return True
    c = cues(reading.language)
    if words and words[0].upos == "SCONJ":
        commas = [n for n in range(first, k) if reading.lows[n] == ","]
        return len(commas) > 1 and _tells(reading, commas[0] + 1, k)
    if any(w.upos in ("VERB", "AUX") for w in words):
        return True
    return len(words) > 3 and words[0].upos != "ADP" and not c.within("adverbs", words[0].low)


def _subject(reading: Reading, k: int, cue: int, verb: Verb, first: int, last: int, c: Cues) -> Naming | None:
    """Who says it: as the parse has it, else what stands before the verb, or behind it in inverted order."""
    for n in reading.child(k, *_SUBJECTS):
        if not first <= n < last:
            continue
        if n < k:
            found = naming_around(reading, n, first, adjuncts.before(reading, k, first) if n < k - 1 else k)
            found = found or naming_around(reading, n, first, k)
        else:
            found = _right_of(reading, cue, n, last) or naming_around(reading, n, cue, last)
        oblique = found is not None and reading.words[found.head].case in ("Gen", "Dat", "Ins", "Loc")
        if oblique and (n == first or not reading.words[n].capital) and reading.words[n].low.endswith(_OBLIQUE):
            continue  # "Жителей просят ..."
        if oblique and found is not None and n < k and _governed(reading, found, first):
            continue  # "У МОЗ Гази оголосили"
        if found is not None and _fits(reading, found, verb) and not _other_clause(reading, found, k, c):
            loose = found.first > first and found.last == k - 1 and reading.lows[found.first - 1] not in COMMAS | QUOTES
            return (_set_off(reading, k, first, verb) or found) if loose else found
    edge = adjuncts.before(reading, k, first)
    found = naming_before(reading, edge, first) or _before_comma(reading, edge, first, c)
    if found is not None and _fits(reading, found, verb) and _nominative(reading, found):
        return found
    return _inverted(reading, k, cue, verb, first, last, c)


def _governed(reading: Reading, naming: Naming, first: int) -> bool:
    """Whether a naming stands inside a group behind a preposition."""
    k = naming.first - 1
    while k > first and nominal(reading, k):
        k -= 1
    return k >= first and reading.words[k].upos == "ADP"


def _right_of(reading: Reading, cue: int, n: int, last: int) -> Naming | None:
    """The naming behind a verb that holds word `n`, adjuncts before it skipped."""
    for start in (cue, adjuncts.after(reading, cue, last).end):
        found = naming_from(reading, start, last)
        if found is not None and found.first <= n < found.last and plausible(reading, found, "party"):
            return found
    return None


def _other_clause(reading: Reading, naming: Naming, k: int, c: Cues) -> bool:
    """Whether another finite verb stands between a supposed subject and its verb, outside commas."""
    between = reading.words[naming.last : k]
    if any(w.low in (":", ";") for w in between):
        return True
    if naming.last >= k or any(w.low == "," for w in between) or c.within("relatives", between[0].low):
        return False
    return any(w.finite and w.upos == "VERB" and not c.within("auxiliaries", w.lemma) for w in between)


def _set_off(reading: Reading, edge: int, first: int, verb: Verb) -> Naming | None:
    """A role and a name between commas that end right before word `edge`, where the parse has an earlier subject."""
    if reading.lows[edge - 1] != ",":
        return None
    for j in range(edge - 2, max(first, edge - 24), -1):
        if reading.lows[j] != ",":
            continue
        found = naming_from(reading, j + 1, edge)
        if found is not None and found.last >= edge - 1 and found.core < found.last and _fits(reading, found, verb):
            return found
    return None


def _before_comma(reading: Reading, edge: int, first: int, c: Cues) -> Naming | None:
    """The naming before an apposition or aside in commas that ends right before word `edge`."""
    if edge - 1 <= first or reading.lows[edge - 1] != ",":
        return None
    for j in range(edge - 2, max(first, edge - 24), -1):
        if reading.lows[j] == ",":
            aside = reading.words[j + 1 : edge - 1]
            if any(w.finite for w in aside) and not (aside and c.within("relatives", aside[0].low)):
                return None
            held = naming_before(reading, j, first)
            return naming_from(reading, held.first, edge) if held is not None and not held.pronoun else held
    return None


def _inverted(reading: Reading, k: int, cue: int, verb: Verb, first: int, last: int, c: Cues) -> Naming | None:
    """The speaker behind the verb: "A, said X", "об этом сообщил в понедельник X"."""
    start = k
    while start > first and reading.words[start - 1].upos in ("ADV", "AUX", "PART"):
        start -= 1
    before = reading.lows[start - 1] if start > first else ""
    about = c.lists["about_this"].all(reading.lows[max(first, start - 3) : start])
    led = (
        not before
        or c.within("about", reading.lows[first])
        or before in COMMAS | QUOTES
        or c.within("as", before)
        or about
        or c.within("that", before)
    )
    if not led:
        return None
    j = cue
    for _ in range(_NEAR_TAIL):
        found = naming_from(reading, j, last)
        fits = found is not None and _fits(reading, found, verb) and _nominative(reading, found)
        if fits and found is not None and _agrees(reading, found, k):
            return found
        tail = adjuncts.after(reading, j, last)
        if tail.end == j:
            return None
        j = tail.end
    return None


def _fits(reading: Reading, naming: Naming, verb: Verb) -> bool:
    return plausible(reading, naming, "party" if verb.frame == "quote" else verb.frame)


def _agrees(reading: Reading, naming: Naming, k: int) -> bool:
    """Whether a medium in the singular can be what a verb has for its subject: "рассказали РБК в полиции" has none."""
    verb, head = reading.words[k].feats.get("Number"), reading.words[naming.head].feats.get("Number")
    if verb != "Plur" or head != "Sing":
        return True
    return kind_of(reading.language, lows(reading, naming.first, naming.head + 1)) not in ("agency", "media")


def _nominative(reading: Reading, naming: Naming) -> bool:
    w = reading.words[naming.head]
    return w.case in (None, "Nom") or w.text.isupper() or w.case == "Acc" and (w.capital or w.low == w.lemma and not naming.pronoun)


def _inside(
    reading: Reading, k: int, cue: int, verb: Verb, sentence: int, first: int, last: int, c: Cues
) -> Saying | None:
    """В Минобороны сообщили, говорится в сообщении ведомства: a body in which it is said."""
    w = reading.words[k]
    if not c.lists["inside"].all(tuple(x.low for x in reading.words[first:last])):
        return None
    impersonal = w.lemma in c.impersonal or _passive(reading, k, first, c)
    if not impersonal and (w.feats.get("Number") != "Plur" or w.feats.get("Person") in ("1", "2")):
        return None
    for j in [*range(cue, min(last - 1, cue + 8)), *range(k - 1, max(first - 1, k - 16), -1)]:
        if not c.within("inside", reading.lows[j]):
            continue
        found = naming_from(reading, j + 1, last if j > k else k, apposed=j > k)
        if found is None or found.pronoun:
            continue
        words = lows(reading, found.first, found.core)
        if j > k and any(reading.lows[n] in COMMAS | STOPS or reading.words[n].finite for n in range(cue, j)):
            break
        if j < k and any(reading.words[n].finite or reading.lows[n] in (",", ";", ":") for n in range(found.last, k)):
            break
        document = (
            c.within("documents.nouns", reading.lows[found.head]) or impersonal and bool(c.lists["channels"].all(words))
        )
        if document and not impersonal:
            continue
        if not document and not _body(reading, found) and not (verb.frame == "any" and _proper(reading, found)):
            continue
        begin = min(j, k, adjuncts.before(reading, k, first))
        return _placed(reading, k, cue, verb, sentence, first, last, found, begin, max(cue, found.last), c)
    return None


def _proper(reading: Reading, naming: Naming) -> bool:
    """Whether a naming is a name in quotation marks or an acronym, which is no place."""
    w = reading.words[naming.first]
    return w.low in OPENING | {'"'} or w.text.isupper() and len(w.text) > 1 and naming.first not in reading.placed


def _body(reading: Reading, naming: Naming) -> bool:
    words = lows(reading, naming.first, naming.core)
    if capital_of(reading.language, words) is not None:
        return True
    return kind_of(reading.language, words) is not None and speaks(reading.language, words, naming.head - naming.first)


def _left_out(reading: Reading, k: int, verb: Verb, first: int, found: list[Saying], c: Cues) -> tuple[bool, bool]:
    """Whether a verb without a subject goes on with the speaker of this sentence (same) or the last one (latest)."""
    start = adjuncts.before(reading, k, first)
    before = reading.words[start - 1] if start > first else None
    if before is not None and (c.within("conjunctions", before.low) or before.low in COMMAS) and verb.frame != "quote":
        if any(s.region[0] < k and s.mode in ("after", "around", "before") for s in found):
            return True, False
    w = reading.words[k]
    single = (
        w.feats.get("Number") == "Sing" and w.feats.get("Gender") in ("Masc", "Fem") or w.feats.get("Person") == "3"
    )
    opens = before is None or before.low in DASHES | CLOSING | {",", '"'}
    declined = bool(c.lists["inside"].all(("в",))) or bool(c.lists["inside"].all(("у",)))
    return False, bool(opens and single and declined and w.feats.get("Number") == "Sing")
