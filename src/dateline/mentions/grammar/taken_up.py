"""Whom a naming without a person takes up: by the same words, by a short name, or by what they are."""

from collections.abc import Sequence
from functools import cache

from dateline.lang import table
from dateline.mentions.grammar.entries import (
    Entry,
    content,
    is_pair,
    is_paper,
    kind_of_entry,
    one_bodies,
    one_roles,
    same_word,
)
from dateline.mentions.grammar.namings import Naming
from dateline.mentions.grammar.noun_phrases import lows
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.speaker_kinds import capital_of, is_armed_group, is_of_a_state, speaker_words
from dateline.mentions.grammar.words import Reading

_SHORT = 4


def taken_up(
    r: Reading, naming: Naming, words: set[str], recent: Sequence[Entry], entries: Sequence[Entry]
) -> Entry | None:
    """Whom a naming without a person takes up: by the same words, or by what they are."""
    c = cues(r.language)
    first = r.lows[naming.first]
    if (entry := _shortened(r, naming, words, recent)) is not None:
        return entry
    bare = tuple(
        w
        for w in lows(r, naming.first, naming.core)
        if not c.within("definite", w) and not c.within("demonstratives", w) and not c.within("possessives", w)
    )
    if (entry := _one_body(r, naming, recent)) is not None:
        return entry
    if c.within("indefinite", first) and len(bare) > 1:
        return None
    bound = not c.articles or len(bare) < naming.core - naming.first or r.words[naming.head].capital
    state = capital_of(r.language, lows(r, naming.first, naming.core)) is not None
    # Of "A and B", then "B": B, where it was named by itself.
    for entry in sorted(recent, key=lambda e: is_pair(r, e, entries)):
        if entry.surname is not None and (state or _another(r, naming, entry)):
            continue  # "Moscow" is no short name of "Moscow Mayor Ivan Orlov"
        if words and all(any(same_word(w, x) for x in entry.words) for w in words):
            if entry.spoke or not entry.surname:
                own = any(content(r, n) == words for n in entry.namings)
                if own or bound and _headed(r, naming, entry):
                    return entry
    if len(bare) > _SHORT or not bound:
        return None
    kinds = speaker_words(r.language).taken_up.values(bare)
    if not kinds and r.words[naming.first].upos == "ADJ" and len(bare) == 2:
        kinds = speaker_words(r.language).taken_up.values(bare[1:])  # "російський чиновник"
    if not kinds:
        return None
    near = r.bounds[max(0, r.sentence_of(naming.first) - 1)][0]
    passed = not {"agency", "media"}.isdisjoint(kinds)  # "ТАСС со ссылкой на мэра", then "агентство"
    meant = [
        entry
        for entry in recent
        if (entry.spoke or entry.surname or entry.last >= near and (passed or not _unlike(r, naming, entry)))
        and not _other_side(r, naming, entry)
        and (kind_of_entry(r, entry) in kinds or kinds[0] == "any" and entry.surname is not None)
    ]
    return (_of_here(r, naming, meant) if len(meant) > 1 else None) or next(iter(meant), None)


def _of_here(r: Reading, naming: Naming, meant: Sequence[Entry]) -> Entry | None:
    """The one of several in office whose region the sentence, or the heading above it, names."""
    k = r.sentence_of(naming.first)
    for first, last in r.bounds[max(0, k - 1) : k + 1][::-1]:
        regions = {r.lows[i] for i in range(first, last) if r.words[i].capital and r.words[i].upos == "ADJ"}
        here = [e for e in meant if any(same_word(w, x) for w in regions for x in e.words)]
        if len(here) == 1:
            return here[0]
    return None


def _shortened(r: Reading, naming: Naming, words: set[str], recent: Sequence[Entry]) -> Entry | None:
    """The body that a short name stands for, or that was named by one before: "Генштаб", "Генеральний штаб ЗСУ"."""
    head = r.lows[naming.head]
    if len(head) == 4 and head.endswith("ова") and naming.last == naming.head + 1:  # "ХОВА": "Херсонская ОВА"
        full = (e for e in recent if "ова" in e.words and any(w[0] == head[0] and w != head for w in e.words))
        if (entry := next(full, None)) is not None:
            return entry
    for short, stems in short_names(r.language):
        if head.startswith(short):
            found = (e for e in recent if e.surname is None and _has_all(e.words, stems))
        elif _has_all(words, stems):
            found = (e for e in recent if e.surname is None and _has_all(e.words, (short,)))
        else:
            continue
        if (entry := next(found, None)) is not None:
            return entry
    return None


def _one_body(r: Reading, naming: Naming, recent: Sequence[Entry]) -> Entry | None:
    """The one force that "the army", "the military" and "a military statement" all are where none other speaks."""
    rows = one_bodies(r.language)
    if not rows or naming.last - naming.first > _SHORT:
        return None
    said = [w for w in lows(r, naming.first, naming.last) if not _binds(r, w)]
    if len(said) > 1 and is_paper(r, naming):
        said.pop()
    body = rows.get(" ".join(said))
    if body is None:
        return None
    meant = [e for e in recent if e.spoke and e.surname is None and any(_is_body(r, n, body) for n in e.namings)]
    return meant[0] if len(meant) == 1 else None


def _binds(r: Reading, low: str) -> bool:
    c = cues(r.language)
    return any(c.within(kind, low) for kind in ("definite", "indefinite", "demonstratives"))


def _is_body(r: Reading, naming: Naming, body: str) -> bool:
    """Whether a naming ends in one of the names of a force: "the Sudanese army"."""
    words = lows(r, naming.first, naming.core)
    ends = (len(words),) if cues(r.language).articles else range(1, len(words) + 1)  # "поліція Донецької області"
    names = (" ".join(words[max(0, end - k) : end]) for end in ends for k in (1, 2, 3))
    return any(one_bodies(r.language).get(name) == body for name in names)


def _another(r: Reading, naming: Naming, entry: Entry) -> bool:
    """Whether a naming is of a body that a person only belongs to: "Хезболла" of its chief of staff."""
    head = r.words[naming.head]
    if cues(r.language).articles or head.feats.get("Animacy") == "Anim":
        return False
    return not any(same_word(head.low, r.lows[n.head]) for n in entry.namings)


def _unlike(r: Reading, naming: Naming, entry: Entry) -> bool:
    """Whether one is a person and the other a body, by their nouns: "полиция" behind "один полицейский"."""
    one, other = (r.words[n.head].feats.get("Animacy") for n in (naming, entry.namings[-1]))
    return one is not None and other is not None and one != other


def _other_side(r: Reading, naming: Naming, entry: Entry) -> bool:
    """Whether "военные" stands behind an armed group, which it does not mean, counted soldiers, "the group" an army."""
    bare = lows(r, naming.first, naming.core)
    if "bands" in cues(r.language).lists and cues(r.language).within("bands", r.lows[naming.head]):
        return any(_is_body(r, n, body) for n in entry.namings for body in set(one_bodies(r.language).values()))
    if not is_of_a_state(r.language, bare):
        return False
    counted = not entry.spoke and any(r.words[n.first].upos == "NUM" for n in entry.namings)
    return counted or any(is_armed_group(r.language, lows(r, n.first, n.last)) for n in entry.namings)


def _headed(r: Reading, naming: Naming, entry: Entry) -> bool:
    """Whether a naming's noun is that of the entry: "the air force" for "the Ukrainian air force"."""
    head = one_roles(r.language).get(r.lows[naming.head], r.lows[naming.head])
    c = cues(r.language)
    plain = [n for n in entry.namings if not any(c.within("relatives", low) for low in lows(r, n.core, n.last))]
    named = any(same_word(head, r.lows[n.head]) for n in entry.namings)
    if r.words[naming.head].text.isupper():  # "the Rapid Support Forces (RSF)", then "the RSF"
        named = named or any(("(", head, ")") in _triples(lows(r, n.first, n.last)) for n in entry.namings)
    return (named or any(head in lows(r, n.core, n.last) for n in plain)) or (
        entry.surname is not None and any(same_word(head, w) for w in entry.words)
    )


@cache
def short_names(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The one-word names of bodies, by their stems, and the stems of the words that they stand for."""
    return tuple((short, tuple(full.split())) for short, full in table(language, "speakers").get("short", {}).items())


def _triples(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[k : k + 3] for k in range(len(words) - 2)}


def _has_all(words: set[str], stems: tuple[str, ...]) -> bool:
    """Whether each stem begins one of the words."""
    for stem in stems:
        for word in words:
            if word.startswith(stem):
                break
        else:
            return False
    return True
