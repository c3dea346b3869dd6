"""Who says: attributions and the register of speakers."""

from dateline.mentions.attribution_kinds import kind_of
from dateline.mentions.attribution_namings import document_speaker
from dateline.mentions.attribution_phrases import Phrase, core_phrase, words_of
from dateline.mentions.attribution_rules import find_sayings
from dateline.mentions.attribution_saying import Saying
from dateline.mentions.attribution_scope import contents, quotations
from dateline.mentions.attribution_words import Reading, cues, read_words
from dateline.mentions.grammar.attribute import attribute
from dateline.mentions.own_grammar import has_own_grammar
from dateline.mentions.speaker_entry import Entry, trim
from dateline.mentions.speakers import Register
from dateline.model import Attribution, Document, Parse, PlaceMention, Span, Speaker


def find_attributions(
    document: Document, parse: Parse, places: tuple[PlaceMention, ...]
) -> tuple[tuple[Attribution, ...], tuple[Speaker, ...]]:
    """All acts of saying in text order, and the speakers of the dispatch under their fullest names."""
    if not has_own_grammar(document.language):
        return attribute(document, parse, places)
    reading = read_words(document, parse)
    sayings = [s for k in range(len(reading.bounds)) for s in find_sayings(reading, k)]
    spans = contents(reading, sayings, quotations(document), {s for s in sayings if _of_nobody(reading, s)})
    register = Register(reading, places)
    resolved: list[tuple[Entry | None, Phrase | None, list[Entry | None]]] = []
    governing: dict[int, tuple[Entry | None, Phrase | None]] = {}
    for saying in sayings:
        named, relays = _who(reading, saying)
        if saying.same or named is None:
            entry, named = governing.get(saying.sentence, (None, None)) if saying.same else (None, None)
        else:
            entry = _speaking(reading, register, saying, named)
        if entry is not None:
            governing[saying.sentence] = (entry, named)
        resolved.append((entry, named, [register.resolve(r, relay=True) for r in relays]))
    out = []
    for saying, span, (entry, named, passing) in zip(sayings, spans, resolved, strict=True):
        source = trim(reading, named.first, named.last) if named else None
        passed = tuple(register.speaker(r) for r in passing if r is not None and r is not entry)
        out.append(
            Attribution(
                cue=reading.span(*saying.cue),
                act=saying.act,
                content=span,
                source=source,
                speaker=register.speaker(entry) if entry is not None else None,
                relays=passed,
                hedged=_hedged(reading, saying),
                rule=saying.rule,
                naming=_naming(reading, saying, named, source),
            )
        )
    speakers = {a.speaker for a in out if a.speaker} | {r for a in out for r in a.relays}
    return tuple(out), tuple(sorted(speakers, key=lambda s: s.span))


def _who(reading: Reading, saying: Saying) -> tuple[Phrase | None, list[Phrase]]:
    """The naming of the one who said it, and those of who passed it on."""
    phrase = saying.phrase
    relays = [p for a, b in saying.relays if (p := core_phrase(reading, a, b))]
    if phrase is not None and phrase.quoted is not None:
        kind = kind_of(reading.language, words_of(reading, phrase.first, phrase.core))
        document = reading.words[phrase.head].low in cues(reading.language).sets["documents"]
        if kind in ("agency", "media") or not document:
            relays.append(phrase)
        phrase = phrase.quoted
        relays += [p for a, b in phrase.relays if (p := core_phrase(reading, a, b))]
    return phrase, relays


def _speaking(reading: Reading, register: Register, saying: Saying, named: Phrase) -> Entry | None:
    """The register's entry for a naming; the one behind it where it names a document."""
    c = cues(reading.language)
    head = reading.words[named.head].low
    if not named.pronoun and (head in c.sets["documents"]):
        behind = document_speaker(reading, named)
        if behind is not None:
            return register.resolve(behind)
        if head in c.sets["impersonal_documents"] and _provisional(reading, named):
            return None
        first = reading.words[named.first].low
        own_name = any(reading.words[k].capital for k in range(named.head + 1, named.last))
        if not own_name and (
            first in c.sets["possessives"]
            or first in ("le", "la", "ce", "cet", "cette", "l'")
            and (saying.rule != "according-to" or head in c.sets["written"])
        ):
            last = register.latest(named.first)
            if last is not None:
                return last
        if saying.rule != "according-to" and _unsigned(reading, named):
            return None
    return register.resolve(named)


def _of_nobody(reading: Reading, saying: Saying) -> bool:
    """Whether a saying names nobody beside the one who speaks: "..., selon de premières informations, a-t-il dit"."""
    phrase = saying.phrase
    if phrase is None or phrase.pronoun:
        return False
    if saying.rule != "according-to":
        return _unsigned(reading, phrase) and document_speaker(reading, phrase) is None
    head = reading.words[phrase.head].low
    return head in cues(reading.language).sets["impersonal_documents"] and _provisional(reading, phrase)


def _unsigned(reading: Reading, named: Phrase) -> bool:
    """Whether a document is only said to be on something: "le bilan de cette incursion fait état de six morts"."""
    if reading.words[named.head].low not in cues(reading.language).sets["impersonal_documents"]:
        return False
    if any(reading.words[k].capital for k in range(named.head + 1, named.last)):
        return False
    return kind_of(reading.language, words_of(reading, named.head + 1, named.last)) is None


def _provisional(reading: Reading, named: Phrase) -> bool:
    """Whether a document is nobody's in particular: "les premières informations", "un précédent bilan"."""
    sets = cues(reading.language).sets
    passed_over = sets["determiners"] | sets["of"]
    rest = [w.low for w in reading.words[named.first : named.last] if w.low not in passed_over]
    return len(rest) > 1 and all(w in sets["provisional"] or w in sets["documents"] for w in rest)


def _hedged(reading: Reading, saying: Saying) -> bool:
    c = cues(reading.language)
    return any(reading.match(k, c.lists["hedges"]) for k in range(*saying.region))


def _naming(reading: Reading, saying: Saying, named: Phrase | None, source: Span | None) -> Span | None:
    """The words that name the speaker here together with who passes it on, where they stand side by side."""
    if named is None or source is None or saying.same:
        return source
    first, last = named.first, named.last
    if saying.phrase is not None and saying.phrase.quoted is named:
        first = saying.phrase.first
        if named.first - saying.phrase.last > 6:
            return source
    elif named.relays and named.end - named.last < 12:
        last = named.end
    return trim(reading, first, last)
