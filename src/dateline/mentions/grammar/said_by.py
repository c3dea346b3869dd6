"""Attributions by a preposition: according to X, by X's count; and whom a saying quotes."""

from dataclasses import replace
from functools import cache

from dateline.mentions.grammar import adjuncts
from dateline.mentions.grammar.lines import is_known, issuer_before
from dateline.mentions.grammar.namings import Naming, naming_before, naming_from
from dateline.mentions.grammar.noun_phrases import lows
from dateline.mentions.grammar.phrases import Hit
from dateline.mentions.grammar.quantities import words_of
from dateline.mentions.grammar.saying import Saying
from dateline.mentions.grammar.saying_words import Cues, cues
from dateline.mentions.grammar.speaker_kinds import kind_of
from dateline.mentions.grammar.verb_forms import spoken_by_another
from dateline.mentions.grammar.who_speaks import plausible
from dateline.mentions.grammar.words import OPENING, Reading

_INNER = 4
_FIGURES = 9  # words from who published figures to the figures


def prepositional(reading: Reading, sentence: int) -> list[Saying]:
    """According to X, по данным X, за словами X: what the sentence tells is X's."""
    first, last = reading.bounds[sentence]
    c = cues(reading.language)
    possessive, around, measured = (c.lists[name].begins for name in ("possessive", "around", "measured_by"))
    such = c.lists["such"].begins if "such" in c.lists else None
    out: list[Saying] = []
    k = first
    while k < last:
        low = reading.lows[k]
        so = _such_are(reading, k, sentence, first, last, c) if such is not None and such(low) else None
        if so is None and not (possessive(low) or around(low) or measured(low)):
            k += 1
            continue
        saying = so or _whose_words(reading, k, sentence, first, c) or _published_by(reading, k, sentence, last, c)
        saying = saying or _possessive(reading, k, sentence, last, c)
        saying = saying or _according(reading, k, sentence, first, last, c)
        if saying is not None:
            out.append(saying)
            k = saying.region[1]
        else:
            k += 1
    return out


def _whose_words(reading: Reading, k: int, sentence: int, first: int, c: Cues) -> Saying | None:
    """..., by whose words A: who is named right before tells what follows."""
    hit = c.lists["whose"].at(reading.lows, k) if "whose" in c.lists else None
    if hit is None or k - 1 <= first or reading.lows[k - 1] != ",":
        return None
    held = naming_before(reading, k - 1, first)
    if held is None or held.pronoun or not plausible(reading, held, "party"):
        return None
    return Saying(
        rule="according-to",
        act="say",
        cue=(k, hit.last),
        region=(k, hit.last),
        mode="after",
        sentence=sentence,
        naming=held,
        content=hit.last,
    )


def _such_are(reading: Reading, k: int, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    """A: such are X's figures, whose what stands before is: "двое убитых, таковы последние данные полиции"."""

    def told(at: int) -> bool:
        return c.within("measures", reading.lows[at]) or c.within("documents.nouns", reading.lows[at])

    n = k + 1
    while n < last and not told(n) and reading.words[n].upos in ("ADJ", "DET", "ADV"):
        n += 1
    if n + 1 >= last or not told(n):
        return None
    naming = naming_from(reading, n + 1, last)
    if naming is None or not is_known(reading, naming):
        return None
    return Saying(
        rule="according-to",
        act="say",
        cue=(k, n + 1),
        region=(k, last),
        mode="before" if k - first > 1 else "previous",
        sentence=sentence,
        naming=naming,
    )


def _published_by(reading: Reading, k: int, sentence: int, last: int, c: Cues) -> Saying | None:
    """Whose figures they are, in the instrumental: "согласно опубликованной вчера минздравом сводке"."""
    led = c.lists["measured_by"].at(reading.lows, k)
    if led is None or led.last >= last or c.articles:
        return None
    participle = reading.words[led.last]
    if participle.feats.get("VerbForm") != "Part" or participle.feats.get("Voice") != "Pass":
        return None
    told = range(led.last + 1, min(led.last + _FIGURES, last))
    document = next(
        (n for n in told if c.within("measures", reading.lows[n]) and reading.words[n].case == participle.case), None
    )
    document = document or next((n for n in told if c.within("documents.nouns", reading.lows[n])), None)
    maker = next((n for n in told if reading.words[n].case == "Ins" and n != document), None)
    if document is None or maker is None or maker > document:
        return None
    naming = naming_from(reading, maker, document, apposed=False)
    if naming is None or not is_known(reading, naming):
        return None
    return Saying(
        rule="according-to",
        act="say",
        cue=(k, document + 1),
        region=(k, document + 1),
        mode="around",
        sentence=sentence,
        naming=naming,
    )


def _possessive(reading: Reading, k: int, sentence: int, last: int, c: Cues) -> Saying | None:
    """According to him, по его словам: the speaker is taken up by a pronoun."""
    hit = c.lists["possessive"].at(reading.lows, k)
    if hit is None:
        hit = _measured(reading, k, last, c)
        if hit is None or not c.lists["possessives"].all(reading.lows[k : hit.last]):
            return None
    if hit.last > last:
        return None
    owners = [n for n in range(k + 1, hit.last) if c.within("possessives", reading.lows[n])]
    owners = owners or [n for n in range(k + 1, hit.last) if reading.words[n].upos in ("PRON", "DET")]
    pronoun = owners[0] if owners else hit.last - 1
    naming = Naming(first=pronoun, last=pronoun + 1, head=pronoun, core=pronoun + 1, pronoun=True)
    return Saying(
        rule="according-to",
        act="say",
        cue=(k, hit.last),
        region=(k, hit.last),
        mode="around",
        sentence=sentence,
        naming=naming,
    )


def _according(reading: Reading, k: int, sentence: int, first: int, last: int, c: Cues) -> Saying | None:
    hit, measured = c.lists["around"].at(reading.lows, k), _measured(reading, k, last, c)
    if measured is not None and (hit is None or not c.articles and hit.last < measured.last):
        hit = measured  # "если верить сводке армии"
    if hit is None:
        return _by_measure_of(reading, k, sentence, last, c) or _measured_by_agent(reading, k, sentence, last, c)
    if hit.last >= last:
        return None
    told = _past_channel(reading, hit.last, last, c)
    told += told < last and not c.articles and reading.lows[told] in _bounds(reading.language)
    by = c.lists["documents.by"].at(reading.lows, told) if not c.articles else None
    told = by.last if by is not None and by.last < last else told  # "по информации от спасателей"
    naming = naming_from(reading, told, last)
    if naming is None or not plausible(reading, naming, "any"):
        return None
    if naming.last < last and c.within("none_of", reading.lows[naming.last]):
        return None  # "по предварительным данным пострадавших нет"
    if not c.articles and c.within("measures", reading.lows[naming.head]) and naming.core == naming.head + 1:
        return None  # "согласно первым данным"
    if naming.pronoun and not c.within("pronouns", reading.lows[naming.head]):
        return None
    tail = adjuncts.after(reading, naming.last, last)
    relays = tail.told
    if tail.quoted is not None:
        relays, naming = (*relays, naming), tail.quoted
    begin = k
    hedged = bool(c.lists["hedges"].all(reading.lows[k : naming.last]))
    return Saying(
        rule="according-to",
        act="say",
        cue=(k, told),
        region=(begin, tail.end),
        mode="around",
        sentence=sentence,
        naming=naming,
        relays=relays,
        hedged=hedged,
    )


@cache
def _bounds(language: str) -> frozenset[str]:
    """The words that bound a number: "за даними щонайменше трьох свідків"."""
    return frozenset[str]().union(*(words_of(language, "before", how) for how in ("at_least", "more_than", "about")))


def _by_measure_of(reading: Reading, k: int, sentence: int, last: int, c: Cues) -> Saying | None:
    """By X's count: who stands in the genitive before what he tells by."""
    led = c.lists["measured_by"].at(reading.lows, k)
    whole = naming_from(reading, led.last, last) if led is not None and led.last < last and c.articles else None
    if led is None or whole is None or not c.within("measures", reading.lows[whole.head]):
        return None
    naming = issuer_before(reading, whole.head, whole.first - 1)
    if naming is None or not is_known(reading, naming):
        return None
    return Saying(
        rule="according-to",
        act="say",
        cue=(k, led.last),
        region=(k, whole.last),
        mode="around",
        sentence=sentence,
        naming=naming,
    )


def _measured_by_agent(reading: Reading, k: int, sentence: int, last: int, c: Cues) -> Saying | None:
    """По собранным полицией данным: who stands in the instrumental inside what he tells by."""
    led = c.lists["measured_by"].at(reading.lows, k)
    if led is None or c.articles:
        return None
    for n in range(led.last, min(led.last + 3, last)):
        w = reading.words[n]
        told = w.head
        if w.feats.get("VerbForm") != "Part" or w.case is None or not n + 1 < told < min(n + _INNER + 4, last):
            continue
        naming = naming_from(reading, n + 1, told) if c.within("measures", reading.lows[told]) else None
        if naming is None or reading.words[naming.head].case != "Ins" or not plausible(reading, naming, "any"):
            return None
        return Saying(
            rule="according-to",
            act="say",
            cue=(k, told + 1),
            region=(k, told + 1),
            mode="around",
            sentence=sentence,
            naming=naming,
        )
    return None


def _measured(reading: Reading, k: int, last: int, c: Cues) -> Hit | None:
    """A phrase like "по их собственным данным", "by the count of": a preposition and what someone tells by."""
    led = c.lists["measured_by"].at(reading.lows, k)
    if led is None:
        return None
    n = led.last
    while (
        n < last
        and n - k < _INNER
        and not c.within("measures", reading.lows[n])  # taggers take "сводке" for an adjective
        and (reading.words[n].upos in ("ADJ", "DET", "NUM") or c.within("possessives", reading.lows[n]))
    ):
        n += 1
    if n >= last or not c.within("measures", reading.lows[n]):
        return None
    if not c.articles:
        return Hit(k, n + 1, "measure")
    by = c.lists["documents.by"].at(reading.lows, n + 1) if n + 1 < last else None
    owned = any(c.within("possessives", low) for low in reading.lows[led.last : n])
    return Hit(k, n + 1 if owned or by is None else by.last, "measure") if owned or by is not None else None


def _past_channel(reading: Reading, k: int, last: int, c: Cues) -> int:
    """Where the channel of what is told ends, so that its owner follows: "информации в телеграм-канале штаба"."""
    j = told = k + 1
    if k >= last or not c.within("inside", reading.lows[k]):
        return k
    while j < last and (reading.words[j].upos in ("ADJ", "DET") or c.within("channels", reading.lows[j])):
        j += 1
        told = j if c.within("channels", reading.lows[j - 1]) else told
    return told if k + 1 < told < last else k


def quoting(reading: Reading, sentence: int, found: list[Saying]) -> list[Saying]:
    """The sayings with who they quote: "Tass reported that A, citing the rescuers"."""
    first, last = reading.bounds[sentence]
    c = cues(reading.language)
    out = list(found)
    for k in range(first, last):
        hit = c.lists["relay"].at(reading.lows, k)
        passed = c.lists["quoted"].at(reading.lows, k) if hit is None else None
        if passed is not None and c.articles and spoken_by_another(reading, k, first, last, c):
            continue
        found_hit = hit or passed
        if found_hit is None or found_hit.last >= last:
            continue
        opened = found_hit.last + 1 < last and reading.lows[found_hit.last] in OPENING | {'"'}
        naming = naming_from(reading, found_hit.last + opened, last)
        if naming is None or naming.pronoun or not plausible(reading, naming, "any"):
            continue
        if any(s.naming is not None and s.naming.first == naming.first and _by_whose(s) for s in out):
            continue  # "цитирует губернатора, по словам которого A"
        here = [s for s in out if s.region[0] <= k < s.region[1]]
        if any(n is not None and n.first == naming.first for s in here for n in (s.naming, *s.relays)):
            continue
        at = max((i for i, s in enumerate(out) if s.region[0] < k), key=lambda i: out[i].region, default=None)
        if at is not None and hit is not None:
            saying = out[at]
            held = (saying.naming,) if saying.naming is not None else ()
            out[at] = replace(
                saying,
                naming=naming,
                relays=(*saying.relays, *held),
                same=False,
                latest=False,
                region=(saying.region[0], naming.last) if k - saying.region[1] <= 1 else saying.region,
            )
        elif at is not None and _passed_on(reading, k, out[at], c):
            outlet = out[at].naming
            out[at] = replace(
                out[at], naming=naming, relays=(*out[at].relays, *filter(None, [outlet])), same=False, latest=False
            )
        elif at is not None:
            out[at] = replace(out[at], relays=(*out[at].relays, naming))
        elif (told := _which_tell(reading, naming.last, last, c)) is not None:
            out.append(
                Saying(
                    rule="according-to",
                    act="say",
                    cue=(k, found_hit.last),
                    region=(k, told),
                    mode="after",
                    sentence=sentence,
                    naming=naming,
                    content=told,
                )
            )
        else:
            refers = bool(c.lists["about_this"].all(reading.lows[first:last])) or reading.words[k].finite
            out.append(
                Saying(
                    rule="refers" if refers else "according-to",
                    act="say",
                    cue=(k, found_hit.last),
                    region=(k, naming.last),
                    mode="previous" if refers else "around",
                    sentence=sentence,
                    naming=naming,
                )
            )
    return out


def _by_whose(saying: Saying) -> bool:
    """Whether a saying is told by "по словам которого"."""
    return saying.rule == "according-to" and saying.mode == "after"


def _passed_on(reading: Reading, k: int, saying: Saying, c: Cues) -> bool:
    """Whether an outlet passes on whom it quotes: "издание приводит слова министра: «A»"."""
    held = saying.naming
    if c.articles or held is None or held.pronoun or held.last != k or not reading.words[k].finite:
        return False
    return kind_of(reading.language, lows(reading, held.first, held.last)) in ("agency", "media")


def _which_tell(reading: Reading, k: int, last: int, c: Cues) -> int | None:
    """Where what somebody's words tell begins, behind ", according to which" at word `k`; else None."""
    if "which" not in c.lists or k + 2 >= last or reading.lows[k] != ",":
        return None
    hit = c.lists["which"].at(reading.lows, k + 1)
    return hit.last if hit is not None and hit.last < last else None
