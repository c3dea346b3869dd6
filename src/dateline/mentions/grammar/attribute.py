"""Who says: the attributions of a document and its register of speakers, in every language but French."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.mentions.attribution_scope import quotations
from dateline.mentions.grammar.entries import Entry
from dateline.mentions.grammar.finished_speakers import trim
from dateline.mentions.grammar.headlines import headlines
from dateline.mentions.grammar.lines import headed
from dateline.mentions.grammar.namings import Naming, naming_from
from dateline.mentions.grammar.noun_phrases import lows
from dateline.mentions.grammar.register import Register
from dateline.mentions.grammar.said_by import prepositional, quoting
from dateline.mentions.grammar.saying import Saying
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.sayings import verbal
from dateline.mentions.grammar.scope import contents
from dateline.mentions.grammar.speaker_kinds import kind_of
from dateline.mentions.grammar.words import Reading, read_words
from dateline.model import Attribution, Document, Parse, PlaceMention, Span, Speaker

# A chain of sources is told in a few words.
_TOGETHER = 24
_AHEAD = 16  # words from a document to the page that it stands on


def attribute(
    document: Document, parse: Parse, places: tuple[PlaceMention, ...]
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """All acts of saying in text order, and the speakers of the dispatch under their fullest names."""
    reading = _placed(_unlabelled(read_words(document, parse)), places)
    sayings = [s for k in range(len(reading.bounds)) for s in find_sayings(reading, k)]
    sayings = _referring(reading, sayings)
    spans = contents(reading, sayings, quotations(document))
    register = Register(reading, places)
    governing: dict[int, Entry] = {}
    out: list[tuple[Saying, Entry | None, list[Entry]]] = []
    for saying in sayings:
        entry = _speaking(reading, register, saying, governing)
        if entry is not None:
            governing[saying.sentence] = entry
        relays = [e for n in saying.relays if (e := register.resolve(n, relay=True)) is not None]
        out.append((saying, entry, [e for e in relays if e is not entry]))
    found = []
    for (saying, entry, relays), content in zip(out, spans, strict=True):
        source = trim(reading, saying.naming) if saying.naming is not None else None
        naming = _together(reading, saying)
        if source is None and entry is not None:
            source = trim(reading, entry.namings[-1])
        found.append(
            Attribution(
                cue=reading.span(*saying.cue),
                act=saying.act,
                content=content,
                source=source,
                speaker=register.speaker(entry) if entry is not None else None,
                relays=tuple(register.speaker(e) for e in relays),
                hedged=saying.hedged or _hedged(reading, saying),
                rule=saying.rule,
                naming=naming,
            )
        )
    found = [*headlines(document, reading, register, found), *found]
    speakers = {a.speaker for a in found if a.speaker} | {s for a in found for s in a.relays}
    return tuple(found), tuple(sorted(speakers, key=lambda s: s.span))


def _together(reading: Reading, saying: Saying) -> Span | None:
    """Who says it together with who passes it on, where both stand in one region: "Tass reported, citing X"."""
    if saying.naming is None or not saying.relays:
        return None
    first = min(saying.naming.first, *(n.first for n in saying.relays))
    last = max(saying.naming.last, *(n.last for n in saying.relays))
    inside = saying.region[0] <= first and last <= saying.region[1]
    return reading.span(first, last) if inside and last - first <= _TOGETHER else None


def _referring(reading: Reading, sayings: list[Saying]) -> list[Saying]:
    """The sayings, with what an outlet says it has from elsewhere under the one it refers to in the next sentence."""
    out = list(sayings)
    for i, saying in enumerate(sayings):
        if saying.rule != "refers" or saying.naming is None:
            continue
        for j in range(i - 1, -1, -1):
            held = out[j].naming
            if saying.sentence - out[j].sentence > 2:
                break
            if held is not None and not held.pronoun and _passes_on(reading, held):
                out[j] = replace(out[j], naming=saying.naming, relays=(*out[j].relays, held))
                break
    return out


def _passes_on(reading: Reading, naming: Naming) -> bool:
    kind = kind_of(reading.language, lows(reading, naming.first, naming.last))
    return kind in ("agency", "media") or kind is None and reading.words[naming.head].capital


def _placed(reading: Reading, places: Sequence[PlaceMention]) -> Reading:
    """The words with those that name a place known as such."""
    spans = [p.span for p in places if p.place is not None]
    starts = [w.start for w in reading.words]
    inside = {k for s in spans for k in range(bisect_left(starts, s.start), bisect_left(starts, s.end))}
    return replace(reading, placed=frozenset(inside), memo={})


def _unlabelled(reading: Reading) -> Reading:
    """The words with what labels say of their sentences: "Details:", "Background:" are no part of what is told."""
    c = cues(reading.language)
    bounds, labels = list(reading.bounds), {}
    for k, (first, last) in enumerate(bounds):
        hit = c.labels.at(reading.lows, first) if last > first else None
        if hit is None or hit.last >= last or reading.lows[hit.last] not in (":", "."):
            continue
        labels[k] = hit.value
        if hit.value not in ("source", "quote") and hit.last + 1 < last:
            bounds[k] = (hit.last + 1, last)
    return replace(reading, bounds=tuple(bounds), labels=labels)


def find_sayings(reading: Reading, sentence: int) -> list[Saying]:
    """The sayings of one sentence, in text order."""
    first, last = reading.bounds[sentence]
    if last <= first:
        return []
    found = prepositional(reading, sentence)
    heads = headed(reading, sentence)
    if heads and heads[0].mode == "block":
        return heads
    if heads and heads[0].rule != "signed":
        found += heads
    found = verbal(reading, sentence, found)
    if heads and heads[0].rule == "signed" and not any(s.region[1] > heads[0].region[0] for s in found):
        found += heads
    return _told_through(reading, sorted(quoting(reading, sentence, found), key=lambda s: s.region))


def _told_through(reading: Reading, found: list[Saying]) -> list[Saying]:
    """The sayings of a sentence, an outlet at its end only passing on: "По словам мэра, A, сообщает ТАСС"."""
    out: list[Saying] = []
    for saying in found:
        first = next((s for s in out if s.rule == "according-to" and s.mode == "around"), None)
        if first is not None and saying.naming and saying.mode == "before" and _is_outlet(reading, saying.naming):
            saying = replace(saying, naming=first.naming, relays=(*saying.relays, saying.naming))
        out.append(saying)
    return out


def _is_outlet(reading: Reading, naming: Naming | None) -> bool:
    """Whether a naming is of an agency or a medium."""
    if naming is None or naming.pronoun:
        return False
    return kind_of(reading.language, lows(reading, naming.first, naming.last)) in ("agency", "media")


def _speaking(reading: Reading, register: Register, saying: Saying, governing: dict[int, Entry]) -> Entry | None:
    """The register's entry of who speaks in a saying."""
    at = saying.region[0]
    if saying.same:
        return governing.get(saying.sentence)
    if saying.naming is None:
        return (register.here(saying.cue[0]) or register.latest(at)) if saying.latest else None
    if _is_document(reading, saying.naming):
        issuer = _issuer(reading, saying.naming, saying.cue[0])
        if issuer is not None:
            return register.resolve(issuer)
        if (owner := _channel_owner(reading, saying)) is not None:
            return register.resolve(owner)
        if not _named(reading, saying.naming):
            loose = (
                cues(reading.language)
                .lists["documents.loose"]
                .all(lows(reading, saying.naming.head, saying.naming.head + 1))
            )
            if cues(reading.language).within("possessives", reading.lows[saying.naming.first]):
                return register.nearest(saying.naming.first)
            definite = _definite(reading, saying.naming) or _told_in(reading, saying)
            return register.writer(at) if definite or not loose else None
    if (owner := _owner(reading, saying.naming)) is not None:
        return register.resolve(owner)
    if _is_channel(reading, saying.naming):
        return register.writer(at)
    return register.resolve(saying.naming, leads=saying.mode == "after")


def _owner(reading: Reading, naming: Naming) -> Naming | None:
    """The pronoun that tells whose channel speaks: "сказано в его телеграм-канале"."""
    c = cues(reading.language)
    k = naming.first
    channel = naming.head > k and c.within("channels", reading.lows[naming.head])
    if not channel or c.articles or not c.within("possessives", reading.lows[k]):
        return None
    return Naming(first=k, last=k + 1, head=k, core=k + 1, pronoun=True)


def _is_channel(reading: Reading, naming: Naming) -> bool:
    """Whether a naming is but a channel, which someone named before has: "сказано в телеграмі"."""
    c = cues(reading.language)
    k = naming.first
    alone = not c.articles and not naming.pronoun and naming.last == k + 1 and naming.head == k
    alone = alone and k > 0 and c.within("inside", reading.lows[k - 1])
    return alone and not reading.words[naming.head].capital and c.within("channels", reading.lows[naming.head])


def _channel_owner(reading: Reading, saying: Saying) -> Naming | None:
    """Who has the page that a document stands on: "йдеться в інформації станом на 18:00 на сторінці Генштабу"."""
    c = cues(reading.language)
    if c.articles or saying.naming is None:
        return None
    last = min(reading.bounds[saying.sentence][1], saying.naming.last + _AHEAD)
    for k in range(saying.naming.head + 1, last - 1):
        if c.within("channels", reading.lows[k]) and c.within("inside", reading.lows[k - 1]):
            found = naming_from(reading, k + 1, last) if reading.words[k + 1].case == "Gen" else None
            known = found is not None and kind_of(reading.language, lows(reading, found.first, found.last))
            return found if known else None
    return None


def _is_document(reading: Reading, naming: Naming) -> bool:
    return not naming.pronoun and cues(reading.language).within("documents.nouns", reading.lows[naming.head])


def _issuer(reading: Reading, naming: Naming, cue: int) -> Naming | None:
    """Who issued a document, where the naming says so or what stands between it and the verb at word `cue`.

    "the ministry's account", "у дописі пресслужби", "a statement issued by the army said".
    """
    c = cues(reading.language)
    end = max(naming.last, cue) if c.articles and naming.first < cue else naming.last
    behind = naming.head + 1
    if not c.articles and behind < naming.last and reading.words[behind].case == "Gen":
        found = naming_from(reading, behind, naming.last)
        if found is not None and kind_of(reading.language, lows(reading, found.first, found.last)):
            return found
    for k in range(naming.first, end):
        if reading.lows[k] == "'s" and k < naming.head:
            return naming_from(reading, naming.first, k)
        by = c.lists["documents.by"].at(reading.lows, k)
        if by is not None and k > naming.head:
            found = naming_from(reading, by.last, end)
            if found is not None and kind_of(reading.language, lows(reading, found.first, found.last)):
                return found
    return None


def _named(reading: Reading, naming: Naming) -> bool:
    """Whether the words of a document tell who issued it: "a police report"."""
    last = naming.core if _held(reading, naming) else naming.last
    words = tuple(w for k, w in enumerate(lows(reading, naming.first, last)) if naming.first + k != naming.head)
    return kind_of(reading.language, words) is not None


def _held(reading: Reading, naming: Naming) -> bool:
    """Whether the naming of a document goes on with who has it: "в сообщении, поступившем в ТАСС"."""
    c = cues(reading.language)
    return any(c.within("documents.held", low) for low in lows(reading, naming.core, naming.last)[:2])


def _told_in(reading: Reading, saying: Saying) -> bool:
    """Whether a document is what something "is said in", which is the one told of: "говорится в сообщении"."""
    c = cues(reading.language)
    return not c.articles and reading.words[saying.cue[0]].lemma in c.impersonal


def _definite(reading: Reading, naming: Naming) -> bool:
    c = cues(reading.language)
    low = reading.lows[naming.first]
    if not c.articles and reading.words[naming.head].case == "Loc" and naming.last == naming.head + 1:
        return True  # "отмечается в сообщении"
    return c.within("definite", low) or c.within("possessives", low) or c.within("demonstratives", low)


def _hedged(reading: Reading, saying: Saying) -> bool:
    """Whether the cue itself hedges: "according to unconfirmed reports"."""
    a, b = saying.region
    if saying.naming is not None:
        a, b = min(saying.naming.first, saying.cue[0]), max(saying.naming.last, saying.cue[1])
    return bool(cues(reading.language).lists["hedges"].all(reading.lows[a:b]))
