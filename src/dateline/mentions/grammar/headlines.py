"""Who speaks by the headline or the line above or below the text: "Mayor: A", "A — mayor", "Summary of the army"."""

from collections.abc import Collection, Sequence

from dateline.mentions.attribution_scope import quotations
from dateline.mentions.gate import tells
from dateline.mentions.grammar.entries import Entry, kind_of_entry, same_word
from dateline.mentions.grammar.phrases import cut, plain
from dateline.mentions.grammar.register import Register
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.speaker_kinds import capital_of, kind_hits, kind_of, side_of
from dateline.mentions.grammar.words import COMMAS, DASHES, Reading
from dateline.model import Attribution, Document, Part, Span, Speaker

# A naming before a colon or behind a dash is short, a line that only names someone a little longer.
_NAME, _LINE = 9, 14
_UNTIL = frozenset({"за", "(", ",", ":", "–", "—", "про", "щодо", "станом"})
_OUTLETS = ("agency", "media", "witness", "unnamed")
_OFFICE = 4  # words of an office that heads its post
_ENDS = ("л", "ла", "ло", "ли", "ет", "ют", "ит", "ят", "ат", "ив", "ав", "є", "ть")


def headlines(
    document: Document, reading: Reading, register: Register, found: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions that headlines, bylines and lines that stand alone make of the text below or above them."""
    out: list[Attribution] = []
    for part in document.parts:
        if part.kind not in ("headline", "byline") or not document.paragraphs:
            continue
        if document.paragraphs[0].start <= part.span.start < document.paragraphs[0].end:
            continue  # a text that is nothing but its headline
        named = _named(document, part) or _own_post(document, part)
        if named is None:
            continue
        source, rest = named
        if tells(document.text[source.start : source.end], document.language):
            continue  # "The army shelled the town: two dead"
        speaker = _speaker(document, reading, register, source)
        if speaker is None and part.kind == "byline" and _own_post(document, part) is not None:
            side = register.side_around(source.start)
            speaker = Speaker(
                name=document.text[source.start : source.end], kind="official", span=source, side=side
            )  # fmt: skip
        if speaker is None:
            continue
        if part.kind == "byline" and speaker.kind in _OUTLETS:
            continue  # "Военный корреспондент Глеб Ярцев": who wrote it
        content = [rest] if rest is not None else []
        end = document.paragraphs[-1].end if rest is None else _until(reading, found)
        begin = document.paragraphs[0].start
        content += [Span(begin, end)] if end > begin else []
        if content:
            cue = Span(source.end, source.end + 1) if rest is not None and rest.start > source.end else source
            out.append(
                Attribution(
                    cue=cue, act="say", content=tuple(sorted(content)), source=source, speaker=speaker, rule="headline"
                )
            )
    return out[:1]


def _own_post(document: Document, part: Part) -> tuple[Span, None] | None:
    """Whose post stands below a line that only names its channel: an office, or a person who writes as one of them.

    "Оперштаб области"; "Илья Соков", and below it "Ранены двое наших земляков", outside all quotations.
    """
    c = cues(document.language)
    text = document.text[part.span.start : part.span.end]
    words = cut(text)
    lows = tuple(plain(text[a:b]) for a, b in words)
    if not 0 < len(lows) <= _NAME or any(low in COMMAS for low in lows):
        return None
    kind = kind_of(document.language, lows)
    if part.kind != "byline" and (kind is None or len(lows) > _OFFICE or any(w.endswith(_ENDS) for w in lows[1:])):
        return None
    if kind in _OUTLETS or kind is None and not ("own_voice" in c.lists and _writes_as_one(document)):
        return None
    return Span(part.span.start + words[0][0], part.span.start + words[-1][1]), None


def _writes_as_one(document: Document) -> bool:
    """Whether a text outside its quotations speaks to those told of as one of them: "дорогие земляки"."""
    own = cues(document.language).lists["own_voice"]
    quotes = quotations(document)
    for paragraph in document.paragraphs:
        text = document.text[paragraph.start : paragraph.end]
        words = cut(text)
        for hit in own.all(tuple(plain(text[a:b]) for a, b in words)):
            at = paragraph.start + words[hit.first][0]
            if not any(q.start <= at < q.end for q in quotes):
                return True
    return False


def _until(reading: Reading, found: Sequence[Attribution]) -> int:
    """Where the text that has no saying of its own below a headline ends."""
    first = min(
        (min(a.cue.start, *(s.start for s in a.content)) for a in found if a.content and a.speaker), default=None
    )
    if first is None:
        return reading.words[-1].end if reading.words else 0
    starts = [reading.words[a].start for a, b in reading.bounds if b > a]
    return max((s for s in starts if s <= first), default=first)


def _named(document: Document, part: Part) -> tuple[Span, Span | None] | None:
    """Who is named in a line, and what it tells beside that (None: nothing)."""
    c = cues(document.language)
    text = document.text[part.span.start : part.span.end]
    words = [(part.span.start + a, part.span.start + b) for a, b in cut(text)]
    lows = tuple(plain(document.text[a:b]) for a, b in words)
    if len(words) < 2:
        return None
    colon = next((k for k in range(1, min(len(lows) - 1, _NAME)) if lows[k] == ":"), None)
    if colon is not None and _names(document, words[:colon], lows[:colon]):
        return Span(words[0][0], words[colon - 1][1]), Span(words[colon + 1][0], part.span.end)
    dash = next((k for k in range(len(lows) - 2, max(1, len(lows) - _NAME), -1) if lows[k] in DASHES), None)
    if dash is not None and _names(document, words[dash + 1 :], lows[dash + 1 :]):
        return Span(words[dash + 1][0], words[-1][1]), Span(words[0][0], words[dash - 1][1])
    says = next((k for k in range(1, len(lows)) if c.within("headline_verbs", lows[k])), None)
    if says is not None and says < len(lows) - 2 and _names(document, words[:says], lows[:says]):
        return Span(words[0][0], words[says - 1][1]), Span(words[says + 1][0], part.span.end)
    if says is not None and says == len(lows) - 1:
        comma = max((k for k in range(1, says) if lows[k] == ","), default=None)
        if comma is not None and _names(document, words[comma + 1 : says], lows[comma + 1 : says]):
            return Span(words[comma + 1][0], words[says - 1][1]), Span(words[0][0], words[comma - 1][1])
    end = len(words) - (lows[-1] in ".!…")
    comma = max((k for k in range(1, end - 1) if lows[k] == ","), default=None)
    if comma is not None and comma + 2 < end and c.within("headline_verbs", lows[comma + 1]):
        if _names(document, words[comma + 2 : end], lows[comma + 2 : end]):  # "A, повідомляє штаб"
            return Span(words[comma + 2][0], words[end - 1][1]), Span(words[0][0], words[comma - 1][1])
    noun = next((k for k in range(min(3, len(lows))) if c.within("documents.nouns", lows[k])), None)
    if noun is not None and not c.articles and (until := _issued_until(document, lows, noun + 1)):
        return Span(words[noun + 1][0], words[until - 1][1]), None  # "Сводка штаба о ходе операции за день"
    if len(words) > _LINE:
        return None
    rest = lows if noun is None else lows[noun + 1 :]
    capitals = sum(document.text[a].isupper() for a, _ in words)
    if not kind_hits(document.language, rest) or any(x.isdigit() for x in "".join(lows[:4])):
        return None
    if noun is not None or capitals > 2 and not any(low in c.verbs or _says(low, c.verbs) for low in lows):
        first = noun + 1 if noun is not None else 0
        by = c.lists["documents.by"].at(lows, first) if first < len(lows) else None
        first = by.last if by is not None and by.last < len(words) else first
        return (Span(words[first][0], words[-1][1]), None) if first < len(words) else None
    return None


def _issued_until(document: Document, lows: tuple[str, ...], first: int) -> int | None:
    """Where the name of who issued a report ends, before what it is about: "Сводка штаба обороны о ходе операции"."""
    c = cues(document.language)
    if first >= len(lows) or not kind_hits(document.language, lows[first : first + 2]):
        return None
    ends = (k for k in range(first + 1, len(lows)) if c.within("attach", lows[k]) or lows[k] in _UNTIL)
    until = next(ends, len(lows))
    return until if until < len(lows) and until - first <= _NAME else None


def _says(low: str, verbs: Collection[str]) -> bool:
    """Whether a word is a verb of saying in the past or present, by its ending: "подтвердил", "заявляють"."""
    if low.isascii() or not low.endswith(_ENDS):
        return False
    return any(same_word(low, verb) for verb in verbs)


def _names(document: Document, words: list[tuple[int, int]], lows: tuple[str, ...]) -> bool:
    """Whether a few words of a headline name one who speaks: a kind, a capital, a single surname."""
    if not lows or len(lows) > _NAME or any(low.isdigit() for low in lows):
        return False
    if cues(document.language).labels.whole(lows) or cues(document.language).within("documents.nouns", lows[0]):
        return False
    return kind_of(document.language, lows) is not None or (len(lows) == 1 and document.text[words[0][0]].isupper())


def _speaker(document: Document, reading: Reading, register: Register, source: Span) -> Speaker | None:
    """Who a headline names: whom the text names more fully, else by its own words."""
    text = document.text[source.start : source.end]
    lows = tuple(plain(text[a:b]) for a, b in cut(text))
    language = document.language
    kind = kind_of(language, lows)
    known: Entry | None = None
    for entry in register.entries:
        if entry.surname is not None and any(same_word(entry.surname, low) for low in lows):
            known = entry
            break
    if known is None and kind is not None and len(lows) < 3:
        known = next((e for e in register.entries if e.spoke and kind_of_entry(reading, e) == kind), None)
    if known is not None:
        return register.speaker(known)
    if kind is None:
        return None
    side = side_of(language, lows) or capital_of(language, lows)
    return Speaker(name=text, kind=kind, span=source, side=side or register.side_around(source.start))
