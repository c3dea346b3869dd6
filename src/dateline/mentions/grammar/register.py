"""The register of speakers: each under its fullest naming, with kind, side, person and role."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.lang import table
from dateline.mentions.grammar.namings import Naming, naming_from
from dateline.mentions.grammar.noun_phrases import lows, nominal
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.speaker_kinds import (
    capital_of,
    home_of,
    is_armed_group,
    is_human,
    is_of_a_state,
    kind_hits,
    kind_of,
    side_of,
    speaker_words,
    speaks,
)
from dateline.mentions.grammar.who_speaks import person_in
from dateline.mentions.grammar.words import QUOTES, Reading
from dateline.mentions.whose_side import of_the_occupied
from dateline.model import PlaceMention, Span, Speaker

# A dispatch has a dozen speakers; hostile text with thousands is read by the latest alone.
_RECENT = 200
_SHORT = 4
_NEAR_TOP = 14  # code points from "head" to its region: "head of the"
_DID = ("вш", "шедш")  # how Russian participles of what was done end
_FRONTED = 3  # words that may stand before a pronoun that opens a sentence: "This week it claimed ..."
# These stand where the news is, if nothing says otherwise.
_INHERITS = frozenset(
    (
        "governor",
        "local_authority",
        "emergency_service",
        "official",
        "ministry",
        "military",
        "witness",
        "head_of_state",
        "intelligence",
    )
)
# These stand for the country that the news comes from, wherever what they tell happened: an army hits targets abroad.
_NATIONAL = frozenset(("ministry", "military", "head_of_state", "intelligence"))
_PERSONS = frozenset(("governor", "head_of_state"))


@dataclass(slots=True)
class Entry:
    """One speaker while the register is being written."""

    namings: list[Naming] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    surname: str | None = None
    gender: str | None = None
    last: int = 0
    spoke: bool = False
    mirrors: "Entry | None" = None
    speaker: Speaker | None = None


def same_word(one: str, other: str) -> bool:
    """Whether two words are one but for their endings ("Гладков", "Гладковым")."""
    if one == other:
        return True
    short = min(len(one), len(other))
    if one.isascii() or abs(len(one) - len(other)) > 3:
        return False
    alike = next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), short)
    return alike >= max(3, short - 3)


@cache
def short_names(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The one-word names of bodies, by their stems, and the stems of the words that they stand for."""
    return tuple((short, tuple(full.split())) for short, full in table(language, "speakers").get("short", {}).items())


@cache
def one_bodies(language: str) -> dict[str, str]:
    """The names that a body has besides each other: "the army", "the military"."""
    return {name: body for body, names in table(language, "speakers").get("one_body", {}).items() for name in names}


@cache
def one_roles(language: str) -> dict[str, str]:
    """The words that name one office, by the first of them: "spokesman", "spokesperson"."""
    return {word: rows[0] for rows in table(language, "speakers").get("one_role", {}).values() for word in rows}


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


class Register:
    """The speakers of one dispatch, resolved in text order."""

    def __init__(self, reading: Reading, places: Sequence[PlaceMention]) -> None:
        self.reading, self.places = reading, places
        self.entries: list[Entry] = []
        self._potential = self._persons()
        self._next: Naming | None = next(self._potential, None)
        self._paper: Entry | None = None  # whose post, statement or report spoke last
        self._written = 0  # and at which word

    def _persons(self) -> Iterator[Naming]:
        """Persons named with what they are and bodies that act, in text order: pronouns and surnames take them up."""
        r = self.reading
        for first, last in r.bounds:
            k = first
            while k < last:
                if nominal(r, k):
                    found = naming_from(r, k, last)
                    if found and not found.pronoun and not self._begins(found):
                        k += 1
                        continue
                    if found and not found.pronoun and person_in(r, found):
                        run = person_in(r, found)
                        named = run is not None and run[1] - run[0] > 1
                        if named or kind_of(r.language, lows(r, found.first, found.last)):
                            yield found
                        k = found.last
                        continue
                    if found and not found.pronoun and r.words[found.head].deprel in ("nsubj", "nsubj:pass"):
                        words = lows(r, found.first, found.core)
                        speaking = (
                            kind_hits(r.language, words) or found.first == first and capital_of(r.language, words)
                        )
                        if (
                            speaking
                            and speaks(r.language, words, found.head - found.first)
                            and kind_of(r.language, words)
                        ):
                            yield found
                    if found:
                        k = max(found.last, k + 1)
                        continue
                k += 1

    def _begins(self, naming: Naming) -> bool:
        """Whether a naming begins with one who speaks, not with a noun that one stands behind."""
        r = self.reading
        head = r.words[naming.head]
        words = lows(r, naming.first, naming.core)
        if cues(r.language).within("documents.nouns", head.low) or cues(r.language).within("channels", head.low):
            return False  # "в своём телеграм-канале глава региона"
        if naming.core < naming.last and all(k in r.placed for k in range(naming.first, naming.core)):
            return False  # "near Shebekino, the governor, Ivan Petrov, said"
        return head.capital or speaks(r.language, words, naming.head - naming.first) or is_human(r.language, head.low)

    def resolve(self, naming: Naming, *, relay: bool = False, leads: bool = False) -> Entry | None:
        """The entry of the speaker that this naming means; a `relay` is no antecedent of a later pronoun.

        `leads`: what is said follows, so that a pronoun takes up who was named last in its sentence.
        """
        self._note(naming.first)
        wrote = self._wrote(naming) if naming.pronoun else None
        entry = wrote or (self._pronoun(naming, leads=leads) if naming.pronoun else self._entry(naming))
        if entry is not None and not relay:
            entry.spoke, entry.last = True, max(entry.last, naming.first)
            self._written = naming.first if wrote is not None else self._written
        return entry

    def writer(self, before: int) -> Entry | None:
        """Whose words "the post said" tells, and "it" right behind that: of the last who spoke and is no medium."""
        own = [
            e for e in self.entries if e.spoke and e.last <= before and self.kind(e) not in (None, "agency", "media")
        ]
        own = [e for e in own if not self._inquires(e)] or own
        self._paper = max(own, key=lambda e: e.last, default=None) or self.latest(before)
        if self._paper is not None:
            self._paper.last = self._written = before
        return self._paper

    def _inquires(self, entry: Entry) -> bool:
        """Whether one is only an inquiry, which finds out and writes nothing: "за даними слідства"."""
        r = self.reading
        inquiries = cues(r.language).lists.get("inquiries")
        return inquiries is not None and all(inquiries.has(r.lows[n.head]) for n in entry.namings)

    def _wrote(self, naming: Naming) -> Entry | None:
        """Who wrote what "it" takes up, where a post or statement was the last to speak; else None."""
        r = self.reading
        if self._paper is None or not cues(r.language).within("things", r.lows[naming.head]):
            return None
        if any(e.spoke and e.last > self._written for e in self.entries):
            return None
        return self._paper if r.sentence_of(naming.first) - r.sentence_of(self._written) < 3 else None

    def nearest(self, before: int) -> Entry | None:
        """Who was named last before a word, speaking or not, in its sentence or the one before; else who spoke last."""
        r = self.reading
        self._note(before)
        begin = r.bounds[max(0, r.sentence_of(before) - 1)][0]
        near = [e for e in self.entries if begin <= e.last < before]
        return max(near, key=lambda e: e.last, default=None) or self.latest(before)

    def here(self, before: int) -> Entry | None:
        """The one person whom a sentence names before a word that tells what he himself says of it: "о чём сообщил"."""
        self._note(before)
        begin = self.reading.bounds[self.reading.sentence_of(before)][0]
        inside = [e for e in self.entries if begin <= e.last < before and (e.surname or self.kind(e) in _PERSONS)]
        return inside[0] if len(inside) == 1 else None

    def latest(self, before: int) -> Entry | None:
        """The speaker who spoke last before a word."""
        return max((e for e in self.entries if e.spoke and e.last <= before), key=lambda e: e.last, default=None)

    def _note(self, before: int) -> None:
        while self._next is not None and self._next.first < before:
            naming, self._next = self._next, next(self._potential, None)
            self._entry(naming)

    def _entry(self, naming: Naming) -> Entry:
        r = self.reading
        surname = self._surname(naming)
        words = self._content(naming)
        recent = sorted(self.entries[-_RECENT:], key=lambda e: -e.last)
        found: Entry | None = None
        if surname is not None:
            found = next((e for e in recent if e.surname is not None and same_word(e.surname, surname)), None)
        else:
            found = self._taken_up(naming, words, recent)
        if found is None:
            found = Entry()
            if any(cues(r.language).within("mirrors", w) for w in words):
                found.mirrors = self.latest(naming.first)
            elif cues(r.language).within("possessives", r.lows[naming.first]):
                kind = kind_of(r.language, lows(r, naming.first, naming.core))
                found.mirrors = self.nearest(naming.first) if kind in (None, "official") else None
            self.entries.append(found)
        found.namings.append(naming)
        found.words |= words
        found.surname = found.surname or surname
        head = r.words[naming.head]
        found.gender = found.gender or (head.feats.get("Gender") if not head.low.isascii() else None)
        found.last = max(found.last, naming.first)
        return found

    def _taken_up(self, naming: Naming, words: set[str], recent: Sequence[Entry]) -> Entry | None:
        """Whom a naming without a person takes up: by the same words, or by what they are."""
        r = self.reading
        c = cues(r.language)
        first = r.lows[naming.first]
        if (entry := self._shortened(naming, words, recent)) is not None:
            return entry
        bare = tuple(
            w
            for w in lows(r, naming.first, naming.core)
            if not c.within("definite", w) and not c.within("demonstratives", w) and not c.within("possessives", w)
        )
        if (entry := self._one_body(naming, recent)) is not None:
            return entry
        if c.within("indefinite", first) and len(bare) > 1:
            return None
        bound = not c.articles or len(bare) < naming.core - naming.first or r.words[naming.head].capital
        for entry in sorted(recent, key=self._pair):  # of "A and B", then "B": B, where it was named by itself
            if entry.surname is not None and self._another(naming, entry):
                continue
            if words and all(any(same_word(w, x) for x in entry.words) for w in words):
                if entry.spoke or not entry.surname:
                    own = any(self._content(n) == words for n in entry.namings)
                    if own or bound and self._headed(naming, entry):
                        return entry
        if len(bare) > _SHORT or not bound:
            return None
        kinds = speaker_words(r.language).taken_up.values(bare)
        if not kinds:
            return None
        near = r.bounds[max(0, r.sentence_of(naming.first) - 1)][0]
        meant = [
            entry
            for entry in recent
            if (entry.spoke or entry.surname or entry.last >= near and not self._unlike(naming, entry))
            and not self._other_side(naming, entry)
            and (self.kind(entry) in kinds or kinds[0] == "any" and entry.surname is not None)
        ]
        return (self._of_here(naming, meant) if len(meant) > 1 else None) or next(iter(meant), None)

    def _of_here(self, naming: Naming, meant: Sequence[Entry]) -> Entry | None:
        """The one of several in office whose region the sentence, or the heading above it, names."""
        r = self.reading
        k = r.sentence_of(naming.first)
        for first, last in r.bounds[max(0, k - 1) : k + 1][::-1]:
            regions = {r.lows[i] for i in range(first, last) if r.words[i].capital and r.words[i].upos == "ADJ"}
            here = [e for e in meant if any(same_word(w, x) for w in regions for x in e.words)]
            if len(here) == 1:
                return here[0]
        return None

    def _shortened(self, naming: Naming, words: set[str], recent: Sequence[Entry]) -> Entry | None:
        """The body that a short name stands for, or that was named by one before: "Генштаб", "Генеральний штаб ЗСУ"."""
        head = self.reading.lows[naming.head]
        if len(head) == 4 and head.endswith("ова") and naming.last == naming.head + 1:  # "ХОВА": "Херсонская ОВА"
            full = (e for e in recent if "ова" in e.words and any(w[0] == head[0] and w != head for w in e.words))
            if (entry := next(full, None)) is not None:
                return entry
        for short, stems in short_names(self.reading.language):
            if head.startswith(short):
                found = (e for e in recent if e.surname is None and _has_all(e.words, stems))
            elif _has_all(words, stems):
                found = (e for e in recent if e.surname is None and _has_all(e.words, (short,)))
            else:
                continue
            if (entry := next(found, None)) is not None:
                return entry
        return None

    def _one_body(self, naming: Naming, recent: Sequence[Entry]) -> Entry | None:
        """The one force that "the army", "the military" and "a military statement" all are where none other speaks."""
        r = self.reading
        rows = one_bodies(r.language)
        if not rows or naming.last - naming.first > _SHORT:
            return None
        said = [w for w in lows(r, naming.first, naming.last) if not self._binds(w)]
        if len(said) > 1 and self._is_paper(naming):
            said.pop()
        body = rows.get(" ".join(said))
        if body is None:
            return None
        meant = [e for e in recent if e.spoke and e.surname is None and any(self._is_body(n, body) for n in e.namings)]
        return meant[0] if len(meant) == 1 else None

    def _is_paper(self, naming: Naming) -> bool:
        """Whether a naming is of what a body wrote: "a military statement"."""
        return cues(self.reading.language).within("documents.nouns", self.reading.lows[naming.head])

    def _binds(self, low: str) -> bool:
        c = cues(self.reading.language)
        return any(c.within(kind, low) for kind in ("definite", "indefinite", "demonstratives"))

    def _is_body(self, naming: Naming, body: str) -> bool:
        """Whether a naming ends in one of the names of a force: "the Sudanese army"."""
        words = lows(self.reading, naming.first, naming.core)
        return any(one_bodies(self.reading.language).get(" ".join(words[-k:])) == body for k in (1, 2))

    def _another(self, naming: Naming, entry: Entry) -> bool:
        """Whether a naming is of a body that a person only belongs to: "Хезболла" of its chief of staff."""
        r = self.reading
        head = r.words[naming.head]
        if cues(r.language).articles or head.feats.get("Animacy") == "Anim":
            return False
        return not any(same_word(head.low, r.lows[n.head]) for n in entry.namings)

    def _unlike(self, naming: Naming, entry: Entry) -> bool:
        """Whether one is a person and the other a body, by their nouns: "полиция" behind "один полицейский"."""
        one, other = (self.reading.words[n.head].feats.get("Animacy") for n in (naming, entry.namings[-1]))
        return one is not None and other is not None and one != other

    def _other_side(self, naming: Naming, entry: Entry) -> bool:
        """Whether "военные" stands behind an armed group, which it does not mean, or counted soldiers."""
        r = self.reading
        bare = lows(r, naming.first, naming.core)
        if not is_of_a_state(r.language, bare):
            return False
        counted = not entry.spoke and any(r.words[n.first].upos == "NUM" for n in entry.namings)
        return counted or any(is_armed_group(r.language, lows(r, n.first, n.last)) for n in entry.namings)

    def _headed(self, naming: Naming, entry: Entry) -> bool:
        """Whether a naming's noun is that of the entry: "the air force" for "the Ukrainian air force"."""
        r = self.reading
        head = one_roles(r.language).get(r.lows[naming.head], r.lows[naming.head])
        c = cues(r.language)
        plain = [n for n in entry.namings if not any(c.within("relatives", low) for low in lows(r, n.core, n.last))]
        named = any(same_word(head, r.lows[n.head]) for n in entry.namings)
        if r.words[naming.head].text.isupper():  # "the Rapid Support Forces (RSF)", then "the RSF"
            named = named or any(("(", head, ")") in _triples(lows(r, n.first, n.last)) for n in entry.namings)
        return (named or any(head in lows(r, n.core, n.last) for n in plain)) or (
            entry.surname is not None and any(same_word(head, w) for w in entry.words)
        )

    def _pronoun(self, naming: Naming, *, leads: bool = False) -> Entry | None:
        r = self.reading
        c = cues(r.language)
        low = r.lows[naming.head]
        thing, many = c.within("things", low), c.within("plural_pronouns", low)
        recent = [e for e in self.entries[-_RECENT:] if e.last <= naming.first and (many or not self._plural(e))]
        spoke = [e for e in recent if e.spoke]
        begin = r.bounds[r.sentence_of(naming.first)][0]
        # Nobody has spoken yet: who acts first in this very sentence ("The army shot down A, it said").
        here = sorted((e for e in recent if e.last >= begin), key=lambda e: e.last) if thing else []
        if thing:
            near = r.bounds[max(0, r.sentence_of(naming.first) - 2)][0]
            bodies = [e for e in spoke if e.surname is None and e.last >= near]
            pool = sorted(bodies, key=lambda e: -e.last) or [e for e in here if e.surname is None]
            pool = pool or sorted((e for e in recent if e.surname is None), key=lambda e: -e.last)
            pool = [*self._topic(naming, recent), *pool]
        else:
            near = r.bounds[max(0, r.sentence_of(naming.first) - 1)][0]
            fresh = [e for e in recent if not e.spoke and e.last >= near and e.surname is not None]
            pool = sorted(spoke, key=lambda e: -e.last) + sorted(fresh or recent, key=lambda e: -e.last)
            pool = [*self._brought_up(naming, recent), *pool]
            if many:
                pool = [e for e in recent if e.last >= begin and self._plural(e)] + pool
            elif leads:
                pool = [e for e in recent if e.last >= begin and e.surname is not None][-1:] + pool
        if not pool:
            return None
        if not thing and not many and not c.articles:  # "з посиланням на дані центру він повідомив": not the centre
            apart = [e for e in pool if e.surname is not None or self.kind(e) in _PERSONS or e.last < begin]
            pool = apart if any(e.surname is not None for e in apart) else pool
        gender = "Masc" if c.within("masculine", low) else "Fem" if c.within("feminine", low) else None
        for entry in pool:
            person = entry.surname is not None or self.kind(entry) in _PERSONS or self._human(entry)
            if thing and person or many and entry.surname is not None:
                continue
            if gender and entry.surname is None and entry.gender and entry.gender != gender:
                continue
            if gender and r.lows[naming.head].isascii() and not person:
                continue
            return entry
        return pool[0] if not thing else next((e for e in pool if e.surname is None), pool[0])

    def _brought_up(self, naming: Naming, recent: list[Entry]) -> list[Entry]:
        """The official who opens the last paragraph that one opens, where nobody has spoken since he was named."""
        r = self.reading
        if not cues(r.language).articles:
            return []
        named = [e for e in recent if not e.spoke and e.surname is not None and self.kind(e) is not None]
        last = max(named, key=lambda e: e.last, default=None)
        if last is None or any(e.spoke and e.last > last.namings[-1].first for e in recent):
            return []
        k = r.sentence_of(last.namings[-1].first)
        opens = last.namings[-1].first == r.bounds[k][0] and (not k or r.paragraphs[k] != r.paragraphs[k - 1])
        return [last] if opens and r.paragraphs[r.sentence_of(naming.first)] - r.paragraphs[k] <= 1 else []

    def _topic(self, naming: Naming, recent: list[Entry]) -> list[Entry]:
        """The body that the sentence before is about, where nobody speaks in it: "Kyiv kept silent. It denies ..."."""
        r = self.reading
        k = r.sentence_of(naming.first)
        if not k or r.paragraphs[k] - r.paragraphs[k - 1] > 1 or naming.first - r.bounds[k][0] > _FRONTED:
            return []
        first, last = r.bounds[k - 1]
        inside = [e for e in recent if first <= e.last < last]
        if any(e.spoke for e in inside):
            return []
        return [e for e in inside if e.surname is None and e.namings[-1].first == first]

    def _pair(self, entry: Entry) -> bool:
        """Whether an entry is two bodies named together, one of which was named before: "the army and the police"."""
        r = self.reading
        c = cues(r.language)
        n = entry.namings[-1]
        at = next((k for k in range(n.first + 1, n.core - 1) if c.within("joins", r.lows[k])), None)
        if not c.articles or at is None or entry.surname is not None:
            return False
        sides = [{w.low for w in r.words[a:b] if w.upos in ("NOUN", "PROPN")} for a, b in ((n.first, at), (at, n.core))]
        others = [e for e in self.entries[-_RECENT:] if e is not entry]
        return any(side and any(side <= e.words for e in others) for side in sides)

    def _plural(self, entry: Entry) -> bool:
        if self._pair(entry):
            return True
        r, k = self.reading, entry.namings[-1].head
        head = r.words[k]
        named = head.capital and (k > r.bounds[r.sentence_of(k)][0] or head.text.isupper())
        return entry.surname is None and not named and head.feats.get("Number") == "Plur"

    def _human(self, entry: Entry) -> bool:
        r = self.reading
        heads = [r.lows[n.head] for n in entry.namings]
        return any(is_human(r.language, h) for h in heads) if heads and heads[0].isascii() else False

    def _surname(self, naming: Naming) -> str | None:
        run = person_in(self.reading, naming)
        return self.reading.lows[run[1] - 1] if run else None

    def _content(self, naming: Naming) -> set[str]:
        """The words of a naming without those that only bind."""
        r = self.reading
        roles = one_roles(r.language)
        return {
            roles.get(w.low, w.low)
            for w in r.words[naming.first : naming.last]
            if w.upos in ("NOUN", "PROPN", "ADJ", "X") and any(x.isalnum() for x in w.low)
        }

    def kind(self, entry: Entry) -> str | None:
        """The kind that the fullest naming of an entry that tells one gives."""
        for naming in sorted(entry.namings, key=lambda n: -len(self._content(n))):
            kind = kind_of(self.reading.language, lows(self.reading, naming.first, naming.last))
            if kind is not None:
                return kind
        return None

    def speaker(self, entry: Entry) -> Speaker:
        """The finished speaker of an entry."""
        if entry.speaker is None:
            entry.speaker = self._finished(entry)
        return entry.speaker

    def _finished(self, entry: Entry) -> Speaker:
        r = self.reading

        def fullness(n: Naming) -> tuple[bool, bool, int, int]:
            run = person_in(r, n)
            kind = kind_of(r.language, lows(r, n.first, n.last))
            paper = bool(one_bodies(r.language)) and self._is_paper(n)
            return (run is not None and kind is not None, not paper, min(len(self._content(n)), 12), -n.first)

        best = max(entry.namings, key=fullness)
        span = trim(r, best)
        words = lows(r, best.first, best.last)
        inside = [p for p in self.places if span.start <= p.span.start and p.span.end <= span.end and p.place]
        local = any(p.place is not None and p.place.kind not in ("country", "sea", "area") for p in inside)
        run = person_in(r, best)
        kind = kind_of(r.language, words, local=local and capital_of(r.language, words) is None) or self.kind(entry)
        side = side_of(r.language, words, range(run[0] - best.first, run[1] - best.first) if run else range(0))
        if entry.mirrors is not None and entry.mirrors is not entry and kind in (None, "official"):
            mirror, entry.mirrors = entry.mirrors, None
            of = self.speaker(mirror)
            kind, side = of.kind, side or of.side
        if capital_of(r.language, lows(r, best.first, best.core)) is not None:
            kind = "official"  # "Kenya, which leads the UN mission"
        if kind in (None, "official") and run and self._heads_region(best, inside):
            kind = "governor"
        if kind is None:
            head = r.words[best.head]
            described = run is not None and self._only_described(best, run)
            kind = (
                "witness"
                if described
                else "official"
                if run
                else "witness"
                if is_human(r.language, head.low)
                else "unnamed"
            )
            kind = "media" if kind == "unnamed" and head.capital else kind
        for p in inside:
            if side is None and p.place is not None:
                side = p.place.administered_by or p.place.country
        if is_armed_group(r.language, words) or kind == "international_org":
            side = None  # where it is at work is not whose side it is on
        elif side is None and kind in _INHERITS:
            home = (self.home() or home_of(r.language, words)) if kind in _NATIONAL else None
            side = self._side_of_others(entry) or home or self.side_around(r.words[best.first].start)
        if kind == "witness" and of_the_occupied(side, self.places, r.words[best.first].start):
            side = None
        person = r.text(*run) if run else None
        role = self._role(best, run) if run else None
        return Speaker(
            name=r.document.text[span.start : span.end], kind=kind, span=span, side=side, person=person, role=role
        )

    def _heads_region(self, naming: Naming, inside: Sequence[PlaceMention]) -> bool:
        """Whether a person is the head of a region: "X, the head of the Bryansk region"."""
        r = self.reading
        tops = table(r.language, "speakers").get("tops", {}).get("words", ())
        at = (k for k in range(naming.first, naming.last - 1) if r.lows[k] in tops and r.lows[k + 1] == "of")
        start = next((r.words[k].start for k in at), None)
        regions = [p.span.start for p in inside if p.place is not None and p.place.kind == "region"]
        return start is not None and any(0 < p - start < _NEAR_TOP for p in regions)

    def _only_described(self, naming: Naming, run: tuple[int, int]) -> bool:
        """Whether nothing but an age or a clause says who a person is: "Olha, 61, who lives next door"."""
        r = self.reading
        behind = range(run[1], naming.last)
        c = cues(r.language)
        aged = any(r.words[k].text.isdigit() for k in behind)
        return run[0] == naming.first and (aged or any(c.within("clauses", r.lows[k]) for k in behind))

    def _role(self, naming: Naming, run: tuple[int, int]) -> str | None:
        r = self.reading
        left = r.text(naming.first, run[0]).strip(" ,") if run[0] > naming.first else ""
        right = r.text(run[1], naming.last).strip(" ,") if run[1] < naming.last else ""
        return (left if len(left) >= len(right) else right) or None

    def _side_of_others(self, entry: Entry) -> str | None:
        r = self.reading
        for n in entry.namings:
            run = person_in(r, n)
            name = range(run[0] - n.first, run[1] - n.first) if run else range(0)
            if side := side_of(r.language, lows(r, n.first, n.last), name):
                return side
        return None

    def home(self) -> str | None:
        """The country of the dateline, None where there is none."""
        at = next((p.place for p in self.places if p.role == "dateline" and p.place is not None), None)
        return at.country if at else None

    def side_around(self, at: int) -> str | None:
        """The country of most places told near the naming, in its paragraph, else in the whole text."""
        r = self.reading
        paragraph = next((p for p in r.document.paragraphs if p.start <= at < p.end), None)
        placed = [
            p for p in self.places if p.place is not None and p.place.country and p.role not in ("origin", "actor")
        ]
        near = [p for p in placed if paragraph and paragraph.start <= p.span.start < paragraph.end]
        inner = [p for p in near if p.place is not None and p.place.kind != "country"]
        for group in (inner, near, placed):
            countries = [p.place.administered_by or p.place.country for p in group if p.place is not None]
            if countries:
                nearest = sorted(zip(group, countries, strict=True), key=lambda row: abs(row[0].span.start - at))
                return max(dict.fromkeys(c for _, c in nearest), key=countries.count)
        return None


def trim(reading: Reading, naming: Naming) -> Span:
    """The span of a naming without quotation marks that only open or close, and without what the speaker did."""
    first, last = naming.first, naming.last
    words = reading.words
    for k in range(naming.core, last - 1):  # "движение «Талибан», взявшее ответственность за атаку"
        did = words[k + 1].feats.get("VerbForm") == "Part" and any(x in words[k + 1].low for x in _DID)
        if words[k].low == "," and did:
            last = k
            break
    while last > first + 1 and words[last - 1].low in QUOTES and sum(w.low in QUOTES for w in words[first:last]) % 2:
        last -= 1
    return reading.span(first, last)
