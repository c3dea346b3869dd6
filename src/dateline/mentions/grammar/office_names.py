"""Whose name is told behind an office: "the governor said ...", then "Petro Savchuk wrote" or "Governor Savchuk"."""

from collections.abc import Callable, Iterable, Sequence

from dateline.mentions.grammar.entries import Entry, content, kind_of_entry
from dateline.mentions.grammar.namings import Naming
from dateline.mentions.grammar.noun_phrases import lows
from dateline.mentions.grammar.saying_words import Cues, cues
from dateline.mentions.grammar.speaker_kinds import kind_of
from dateline.mentions.grammar.who_speaks import person_in
from dateline.mentions.grammar.words import Reading

# A name told without its office belongs to the office heard last, so many paragraphs and sentences above it.
_PARAGRAPHS, _SENTENCES = 2, 5
_BEHIND = 2  # words from a name to whom it is told
_PASSING = ("agency", "media")


def holder_named(
    r: Reading, naming: Naming, surname: str, recent: Sequence[Entry], persons: Callable[[], Iterable[Naming]]
) -> Entry | None:
    """The office that spoke without a name and whose holder a naming names now; `recent` begins with the last heard.

    `persons` gives the namings of persons in all of the dispatch; it is called where they are needed.
    """
    c = cues(r.language)
    if "held_by_one" not in c.lists or not c.articles:
        return None
    heard = [e for e in recent if e.spoke and kind_of_entry(r, e) not in _PASSING]
    run = person_in(r, naming)
    if run == (naming.first, naming.last):
        entry = heard[0] if heard else None
        if entry is None or run[1] - run[0] < 2 or not _is_office(r, entry, c) or _told_to(r, naming, c):
            return None
        far = r.paragraphs[r.sentence_of(naming.first)] - r.paragraphs[r.sentence_of(entry.last)]
        near = r.sentence_of(naming.first) - r.sentence_of(entry.last) <= _SENTENCES and far <= _PARAGRAPHS
        return entry if near and not _described(r, surname, persons()) else None
    offices = _offices(r, naming, c)
    entry = next((e for e in heard if _is_office(r, e, c) and offices & _heads(r, e)), None)
    if entry is None:
        return None
    vague = c.lists["office_words"]
    own = {w for w in content(r, naming) - offices if not vague.has(w)}
    own -= {r.lows[k] for k in range(*run)} if run is not None else set()
    return entry if not own or _sole(r, surname, offices, persons()) else None


def _is_office(r: Reading, entry: Entry, c: Cues) -> bool:
    """Whether nothing is known of a speaker but an office that one person holds: "the regional governor"."""
    if entry.surname is not None or not entry.namings:
        return False
    vague = c.lists["office_words"]
    return all(
        c.within("held_by_one", r.lows[n.head])
        and r.words[n.head].feats.get("Number") != "Plur"
        and not c.within("indefinite", r.lows[n.first])
        and all(vague.has(w) or c.within("held_by_one", w) for w in content(r, n))
        for n in entry.namings
    )


def _heads(r: Reading, entry: Entry) -> set[str]:
    return {r.lows[n.head] for n in entry.namings}


def _offices(r: Reading, naming: Naming, c: Cues) -> set[str]:
    """The offices held by one that a naming of a person tells: "Governor Vasily Golubev", "X, the city's mayor"."""
    return {low for low in lows(r, naming.first, naming.last) if c.within("held_by_one", low)}


def _told_to(r: Reading, naming: Naming, c: Cues) -> bool:
    """Whether someone is said to have told an outlet, as witnesses do: "Maria Bondar told AFP"."""
    return any(c.within("tells", w.lemma) for w in r.words[naming.last : naming.last + _BEHIND])


def _described(r: Reading, surname: str, persons: Iterable[Naming]) -> bool:
    """Whether the dispatch says elsewhere who a person is."""
    return any(_surname(r, n) == surname and kind_of(r.language, lows(r, n.first, n.last)) is not None for n in persons)


def _sole(r: Reading, surname: str, offices: set[str], persons: Iterable[Naming]) -> bool:
    """Whether nobody of another name holds such an office in the dispatch."""
    c = cues(r.language)
    return all(_surname(r, n) in (surname, None) or not offices & _offices(r, n, c) for n in persons)


def _surname(r: Reading, naming: Naming) -> str | None:
    run = person_in(r, naming)
    return r.lows[run[1] - 1] if run else None
