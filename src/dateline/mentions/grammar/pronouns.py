"""Whom a pronoun of saying takes up: "it said", "he added", "они сообщили"."""

from collections.abc import Sequence

from dateline.mentions.grammar.entries import PERSONS, RECENT, Entry, is_pair, is_person, kind_of_entry
from dateline.mentions.grammar.namings import Naming
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.words import Reading

_FRONTED = 3  # words that may stand before a pronoun that opens a sentence: "This week it claimed ..."


def pronoun(r: Reading, naming: Naming, entries: Sequence[Entry], *, leads: bool = False) -> Entry | None:
    """The entry that a pronoun means; `leads`: what is said follows, so that it takes up who was named last."""
    c = cues(r.language)
    low = r.lows[naming.head]
    thing, many = c.within("things", low), c.within("plural_pronouns", low)
    recent = [e for e in entries[-RECENT:] if e.last <= naming.first and (many or not _is_plural(r, e, entries))]
    spoke = [e for e in recent if e.spoke]
    begin = r.bounds[r.sentence_of(naming.first)][0]
    # Nobody has spoken yet: who acts first in this very sentence ("The army shot down A, it said").
    here = sorted((e for e in recent if e.last >= begin), key=lambda e: e.last) if thing else []
    if thing:
        near = r.bounds[max(0, r.sentence_of(naming.first) - 2)][0]
        bodies = [e for e in spoke if e.surname is None and e.last >= near]
        pool = sorted(bodies, key=lambda e: -e.last) or [e for e in here if e.surname is None]
        pool = pool or sorted((e for e in recent if e.surname is None), key=lambda e: -e.last)
        pool = pool or sorted((e for e in entries[-RECENT:] if e.spoke and e.surname is None), key=lambda e: -e.last)
        pool = [*_topic(r, naming, recent), *pool]  # without any other, "the armed forces said", then "it said"
    else:
        near = r.bounds[max(0, r.sentence_of(naming.first) - 1)][0]
        fresh = [e for e in recent if not e.spoke and e.last >= near and e.surname is not None]
        pool = sorted(spoke, key=lambda e: -e.last) + sorted(fresh or recent, key=lambda e: -e.last)
        pool = [*_brought_up(r, naming, recent), *pool]
        if many:
            pool = [e for e in recent if e.last >= begin and _is_plural(r, e, entries)] + pool
        elif leads:
            pool = [e for e in recent if e.last >= begin and e.surname is not None][-1:] + pool
    if not pool:
        return None
    if not thing and not many and not c.articles:  # "з посиланням на дані центру він повідомив": not the centre
        apart = [e for e in pool if e.surname is not None or kind_of_entry(r, e) in PERSONS or e.last < begin]
        pool = apart if any(e.surname is not None for e in apart) else pool
    gender = "Masc" if c.within("masculine", low) else "Fem" if c.within("feminine", low) else None
    for entry in pool:
        person = entry.surname is not None or kind_of_entry(r, entry) in PERSONS or is_person(r, entry)
        if thing and person or many and entry.surname is not None:
            continue
        if gender and entry.surname is None and entry.gender and entry.gender != gender:
            continue
        if gender and r.lows[naming.head].isascii() and not person:
            continue
        return entry
    return pool[0] if not thing else next((e for e in pool if e.surname is None), pool[0])


def _brought_up(r: Reading, naming: Naming, recent: list[Entry]) -> list[Entry]:
    """The official who opens the last paragraph that one opens, where nobody has spoken since he was named."""
    if not cues(r.language).articles:
        return []
    named = [e for e in recent if not e.spoke and e.surname is not None and kind_of_entry(r, e) is not None]
    last = max(named, key=lambda e: e.last, default=None)
    if last is None or any(e.spoke and e.last > last.namings[-1].first for e in recent):
        return []
    k = r.sentence_of(last.namings[-1].first)
    opens = last.namings[-1].first == r.bounds[k][0] and (not k or r.paragraphs[k] != r.paragraphs[k - 1])
    return [last] if opens and r.paragraphs[r.sentence_of(naming.first)] - r.paragraphs[k] <= 1 else []


def _topic(r: Reading, naming: Naming, recent: list[Entry]) -> list[Entry]:
    """The body that the sentence before is about, where nobody speaks in it: "Kyiv kept silent. It denies ..."."""
    k = r.sentence_of(naming.first)
    if not k or r.paragraphs[k] - r.paragraphs[k - 1] > 1 or naming.first - r.bounds[k][0] > _FRONTED:
        return []
    first, last = r.bounds[k - 1]
    inside = [e for e in recent if first <= e.last < last]
    if any(e.spoke for e in inside):
        return []
    return [e for e in inside if e.surname is None and e.namings[-1].first == first]


def _is_plural(r: Reading, entry: Entry, entries: Sequence[Entry]) -> bool:
    if is_pair(r, entry, entries):
        return True
    k = entry.namings[-1].head
    head = r.words[k]
    named = head.capital and (k > r.bounds[r.sentence_of(k)][0] or head.text.isupper())
    return entry.surname is None and not named and head.feats.get("Number") == "Plur"
