"""Verbs of saying: finite, passive, going on from another."""

from dataclasses import replace

from dateline.mentions.grammar import adjuncts
from dateline.mentions.grammar.namings import Naming, naming_around, naming_before, naming_from
from dateline.mentions.grammar.placing import place_saying, what_follows
from dateline.mentions.grammar.saying import Saying
from dateline.mentions.grammar.saying_words import Cues, Verb, cues
from dateline.mentions.grammar.subjects import find_subject, said_inside, subject_left_out
from dateline.mentions.grammar.verb_forms import (
    helped,
    is_passive,
    negated,
    progressive,
    saying_verb,
    spoken_by_another,
    tensed,
)
from dateline.mentions.grammar.who_speaks import plausible
from dateline.mentions.grammar.words import COMMAS, QUOTES, STOPS, Reading

_SUBJECTS = ("nsubj", "nsubj:pass")
_ASIDE = 12  # words that an aside in brackets may have before its verb


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
    verb, cue = saying_verb(reading, k, first, last, c)
    quoted = c.lists["quoted_as"].at(reading.lows, k)
    if quoted is not None:
        verb = Verb(w.lemma, "say", "any")
    if negated(reading, k, first, c) and c.lists["said_by_not"].has(w.lemma) if "said_by_not" in c.lists else False:
        return _active(reading, k, cue, Verb(w.lemma, "say", "any"), sentence, first, last, found, c)
    if verb is None or negated(reading, k, first, c) and verb.act != "claim":
        return None
    if negated(reading, k, first, c):
        verb = Verb(verb.lemma, "deny", verb.frame)  # "does not claim responsibility"
    form = w.feats.get("VerbForm")
    if quoted is not None:
        return _active(reading, k, quoted.last, verb, sentence, first, last, found, c)
    if is_passive(reading, k, first, c):
        if verb.act == "order" and form == "Part" and w.case is not None and not w.low.isascii():
            return None  # "группировка, запрещенная в стране"
        if verb.act == "order" and _in_brackets(reading.lows[max(first, k - _ASIDE) : k]):
            return None  # "ИГИЛ (организация запрещена в РФ)"
        if form == "Part" and w.case is not None and _attribute_of_a_thing(reading, k, c):
            return None  # "на установленной боевиками мине"
        return _by_agent(reading, k, cue, verb, sentence, first, last, c)
    if form in ("Ger", "Conv") or form == "Part" and progressive(w) and not helped(reading, k, first, c):
        return _going_on(reading, k, cue, verb, sentence, first, last, found, c)
    if form == "Inf" and not helped(reading, k, first, c) or form == "Part" and not tensed(reading, k, first, c):
        return None
    return _active(reading, k, cue, verb, sentence, first, last, found, c)


def _attribute_of_a_thing(reading: Reading, k: int, c: Cues) -> bool:
    """Whether a participle stands before a noun that is nothing told: "подготовленный сектой взрыв"."""
    w = reading.words[k]
    told = w.head
    if c.articles or not w.deprel.startswith(("acl", "amod")) or not k < told < len(reading.words):
        return False
    return not (c.within("documents.nouns", reading.lows[told]) or c.within("measures", reading.lows[told]))


def _in_brackets(lows: tuple[str, ...]) -> bool:
    """Whether a bracket is open at the end of some words."""
    return lows.count("(") > lows.count(")")


def _by_agent(
    reading: Reading, k: int, cue: int, verb: Verb, sentence: int, first: int, last: int, c: Cues
) -> Saying | None:
    """was reported by X, повідомлено пресслужбою: the speaker behind "by" or in the instrumental."""
    if c.articles and sentence and k == first + 1 and c.within("as", reading.lows[first]):
        return None  # "As reported by X, A": what follows is told
    agent: Naming | None = None
    end = cue
    impersonal = any(c.within("pronouns", low) for low in reading.lows[max(first, k - 3) : k])
    for j in range(cue, min(last, cue + 10)):
        w = reading.words[j]
        if w.low in STOPS or w.finite:
            break
        if j + 1 < last and w.low == "," and c.within("documents.held", reading.lows[j + 1]):
            break  # "говорится в релизе, полученном РИА Новости"
        if c.within("by", w.low):
            agent = naming_from(reading, j + 1, last, apposed=not impersonal)  # "it was said by X that ..."
            break
        if w.case == "Ins" and list(reading.child(j, "case")):
            continue  # "связан с группировкой"
        if w.case == "Ins" and w.upos in ("NOUN", "PROPN") and not c.lists["by"].all(("by",)):
            agent = naming_around(reading, j, cue, last)
            if agent is not None and not plausible(reading, agent, "party"):
                agent = None
                continue
            break
    if c.articles and agent is not None and spoken_by_another(reading, k, first, last, c):
        return None  # "no damage was reported by ships," it added
    if agent is None or agent.pronoun or not plausible(reading, agent, "party"):
        return said_inside(reading, k, cue, verb, sentence, first, last, c)
    aside = reading.words[k].deprel.startswith("acl") and agent.last < last
    if c.articles and aside and c.within("as", reading.lows[agent.last]):
        return None  # "people described by the authorities as bandits"
    tail = adjuncts.after(reading, agent.last, last)
    relays = tail.told
    naming = agent
    if tail.quoted is not None:
        naming, relays = tail.quoted, (*relays, agent)
    end = tail.end
    begin = adjuncts.before(reading, k, first)
    content, mode = what_follows(reading, end, last, c)
    if mode != "after":
        mode = "around" if begin > first + 1 else "previous"
        as_word = mode == "previous" and begin == first + 1 and c.within("as", reading.lows[first]) and not c.articles
        mode, begin = ("around", first) if as_word else (mode, begin)  # "Как установлено следствием, A"
        subject = reading.words[first]
        about = c.lists["about_this"].at(reading.lows, first)
        if c.within("about_this", subject.low) and begin - first <= 1 or about is not None and about.last == begin:
            mode = "previous"
    claims = not impersonal and c.within("claimed", verb.lemma)
    if claims:  # "the attack was claimed on Friday by X": a deed, told by somebody else
        mode = "none"
    return Saying(
        rule="passive",
        act="claim" if claims else verb.act,
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
    content, mode = what_follows(reading, tail.end, last, c)
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
    own = _absolute(reading, k, first, c)
    if own is not None:
        return replace(base, same=False, naming=own, region=(own.first, content))
    if earlier:
        return base
    if k - 1 >= first and reading.words[k - 1].low not in COMMAS | QUOTES:
        return None
    subjects = [n for n in (reading.child(reading.words[k].head, *_SUBJECTS)) if first <= n < k]
    naming = naming_around(reading, subjects[0], first, k) if subjects else None
    if naming is not None and plausible(reading, naming, "party") and verb.frame != "quote":
        return replace(base, same=False, naming=naming)
    return None


def _absolute(reading: Reading, k: int, first: int, c: Cues) -> Naming | None:
    """Who speaks in a group of his own: "..., with the ministry reporting B"."""
    leads = c.lists.get("absolute")
    subjects = [n for n in reading.child(k, *_SUBJECTS) if first <= n < k]
    if leads is None or not subjects:
        return None
    found = naming_around(reading, subjects[0], first, k)
    if found is None or found.first <= first or not leads.has(reading.lows[found.first - 1]):
        return None
    return found if plausible(reading, found, "party") else None


def _joined_subject(reading: Reading, k: int, verb: Verb, first: int, c: Cues) -> Naming | None:
    """Who acts in the verb that this one is joined to: "the army named its target and said B"."""
    w = reading.words[k]
    if not c.articles or w.deprel != "conj" or verb.frame == "quote" or k <= first + 1 or not first <= w.head < k:
        return None
    led = c.within("joins", reading.lows[k - 1]) or c.within("contrast", reading.lows[k - 1])
    if not led or reading.words[w.head].upos != "VERB":
        return None
    subjects = [n for n in reading.child(w.head, "nsubj") if first <= n < w.head]
    found = naming_around(reading, subjects[0], first, w.head) if subjects else None
    return found if found is not None and plausible(reading, found, "party") else None


def _active(
    reading: Reading, k: int, cue: int, verb: Verb, sentence: int, first: int, last: int, found: list[Saying], c: Cues
) -> Saying | None:
    naming: Naming | None = find_subject(reading, k, cue, verb, first, last, c)
    same = latest = False
    if naming is not None and k > first and reading.lows[k - 1] in COMMAS and naming.last < k and not c.articles:
        if cue < last and c.within("inside", reading.lows[cue]):  # "..., 8 типу Shahed, розповіли в адміністрації"
            inside = said_inside(reading, k, cue, verb, sentence, first, last, c)
            if inside is not None:
                return inside
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
    joined = _joined_subject(reading, k, verb, first, c) if naming is None and not same and not found else None
    naming = naming or joined
    if naming is None and not same:
        inside = said_inside(reading, k, cue, verb, sentence, first, last, c)
        if inside is not None:
            return inside
        same, latest = subject_left_out(reading, k, verb, first, found, c)
        if not same and not latest:
            return None
    carried = _carried(reading, naming, last, c)
    begin = min(k, naming.first) if naming is not None else k
    begin = min(begin, adjuncts.before(reading, k, first)) if naming is None or naming.first > k else begin
    begin = k if joined is not None else begin
    end = max(cue, naming.last) if naming is not None else cue
    if naming is not None and naming.first > k:
        end = max(end, cue)
    relays = (naming,) if carried is not None and naming is not None else ()
    naming, end = carried or naming, carried.last if carried is not None else end
    said = place_saying(reading, k, cue, verb, sentence, first, last, naming, begin, end, c, same=same, latest=latest)
    said = replace(said, relays=(*said.relays, *relays)) if said is not None and relays else said
    return replace(said, rule="joined") if said is not None and joined is not None else said


def _carried(reading: Reading, naming: Naming | None, last: int, c: Cues) -> Naming | None:
    """Whose words an outlet carries, named behind it: "приводит агентство слова министра"."""
    if naming is None or naming.last + 1 >= last or not c.within("carried", reading.lows[naming.last]):
        return None
    speaker = naming_from(reading, naming.last + 1, last)
    return speaker if speaker is not None and plausible(reading, speaker, "party") else None
