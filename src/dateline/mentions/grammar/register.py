"""The register of speakers: each under its fullest naming, resolved in text order."""

from collections.abc import Iterator, Sequence

from dateline.mentions.grammar.entries import PERSONS, RECENT, Entry, content, kind_of_entry, same_word
from dateline.mentions.grammar.finished_speakers import side_around, speaker_of
from dateline.mentions.grammar.namings import Naming, naming_from
from dateline.mentions.grammar.noun_phrases import lows, nominal
from dateline.mentions.grammar.office_names import holder_named
from dateline.mentions.grammar.pronouns import pronoun
from dateline.mentions.grammar.saying_words import cues
from dateline.mentions.grammar.speaker_kinds import capital_of, is_human, kind_hits, kind_of, speaks
from dateline.mentions.grammar.taken_up import taken_up
from dateline.mentions.grammar.who_speaks import person_in
from dateline.mentions.grammar.words import Reading
from dateline.model import PlaceMention, Speaker


class Register:
    """The speakers of one dispatch, resolved in text order."""

    def __init__(self, reading: Reading, places: Sequence[PlaceMention]) -> None:
        self.reading, self.places = reading, places
        self.entries: list[Entry] = []
        self._potential = self._persons()
        self._next: Naming | None = next(self._potential, None)
        self._all: tuple[Naming, ...] | None = None
        self._paper: Entry | None = None  # whose post, statement or report spoke last
        self._written = 0  # and at which word

    def _persons(self) -> Iterator[Naming]:
        """Persons named with what they are and bodies that act, in text order: pronouns and surnames take them up."""
        r = self.reading
        for first, last in r.bounds:
            k = first
            while k < last:
                if nominal(r, k):
                    bare = naming_from(r, k, last, apposed=False)
                    if bare and not bare.pronoun and not self._begins(bare):
                        k += 1  # whatever stands behind it
                        continue
                    found = naming_from(r, k, last)
                    if found and found.core < found.last and not self._begins(found):
                        k += 1
                        continue
                    if found and not found.pronoun and (run := person_in(r, found)):
                        if run[1] - run[0] > 1 or kind_of(r.language, lows(r, found.first, found.last)):
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
        entry = wrote or (
            pronoun(self.reading, naming, self.entries, leads=leads) if naming.pronoun else self._entry(naming)
        )
        if entry is not None and not relay:
            entry.spoke, entry.last = True, max(entry.last, naming.first)
            self._written = naming.first if wrote is not None else self._written
        return entry

    def writer(self, before: int) -> Entry | None:
        """Whose words "the post said" tells, and "it" right behind that: of the last who spoke and is no medium."""
        own = [
            e
            for e in self.entries
            if e.spoke and e.last <= before and kind_of_entry(self.reading, e) not in (None, "agency", "media")
        ]
        own = [e for e in own if not self._inquires(e)] or own
        latest = self.latest(before)
        wrote = max(own, key=lambda e: e.last, default=None)
        if wrote is not None and latest is not None and self._paragraph(wrote.last) < self._paragraph(latest.last):
            wrote = latest if self._paragraph(latest.last) == self._paragraph(before) else wrote  # a medium of its own
        self._paper = wrote or latest
        if self._paper is not None:
            self._paper.last = self._written = before
        return self._paper

    def _paragraph(self, at: int) -> int:
        return self.reading.paragraphs[self.reading.sentence_of(at)]

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
        own = cues(r.language).lists["possessives"]
        near = [e for e in self.entries if begin <= e.last < before]
        near = [e for e in near if e.spoke or not own.has(r.lows[e.namings[-1].first])] or near  # no "its troops"
        return max(near, key=lambda e: e.last, default=None) or self.latest(before)

    def here(self, before: int) -> Entry | None:
        """The one person whom a sentence names before a word that tells what he himself says of it: "о чём сообщил"."""
        self._note(before)
        begin = self.reading.bounds[self.reading.sentence_of(before)][0]
        inside = [
            e
            for e in self.entries
            if begin <= e.last < before and (e.surname or kind_of_entry(self.reading, e) in PERSONS)
        ]
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
        surname = _surname(r, naming)
        words = content(r, naming)
        recent = sorted(self.entries[-RECENT:], key=lambda e: -e.last)
        found: Entry | None = None
        if surname is not None:
            found = next((e for e in recent if e.surname is not None and same_word(e.surname, surname)), None)
            found = found or holder_named(r, naming, surname, recent, self._everyone)
        else:
            found = taken_up(r, naming, words, recent, self.entries)
        if found is None:
            found = Entry()
            if any(cues(r.language).within("mirrors", w) for w in words):
                found.mirrors = self.latest(naming.first)
            elif cues(r.language).within("possessives", r.lows[naming.first]):
                kind = kind_of(r.language, lows(r, naming.first, naming.core))
                found.mirrors = self.nearest(naming.first) if kind in (None, "official") else None
            self.entries.append(found)
        found.namings.append(naming)
        if found.surname is None or surname is not None:
            found.words |= words  # not those of "російський чиновник"
        found.surname = found.surname or surname
        head = r.words[naming.head]
        found.gender = found.gender or (head.feats.get("Gender") if not head.low.isascii() else None)
        found.last = max(found.last, naming.first)
        return found

    def _everyone(self) -> tuple[Naming, ...]:
        """The namings of persons in all of the dispatch, read once."""
        if self._all is None:
            self._all = tuple(self._persons())
        return self._all

    def speaker(self, entry: Entry) -> Speaker:
        """The finished speaker of an entry."""
        return speaker_of(self.reading, self.places, entry)

    def side_around(self, at: int) -> str | None:
        """The country of most places told near a naming."""
        return side_around(self.reading, self.places, at)


def _surname(r: Reading, naming: Naming) -> str | None:
    run = person_in(r, naming)
    return r.lows[run[1] - 1] if run else None
