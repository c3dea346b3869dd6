"""The register of speakers: each under its fullest naming, with kind, side, person and role."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from dateline.mentions.attribution_kinds import kind_of, speaker_words
from dateline.mentions.attribution_namings import naming, the_same
from dateline.mentions.attribution_phrases import Phrase, core_phrase, is_person, name_runs, words_of
from dateline.mentions.attribution_subjects import clause_before
from dateline.mentions.attribution_words import COMMAS, Reading, cues, demonym
from dateline.mentions.speaker_entry import Entry, content_words, finished, person_run
from dateline.mentions.speaker_pronouns import RECENT, Pronouns
from dateline.model import PlaceMention, Speaker

# Kinds that no person is.
_BODIES = frozenset({"international_org", "agency", "media"})
# How many sentences behind an office that one person holds a bare name is still its holder's.
_NEXT = 2
# Kinds of offices that one person holds.
_OFFICES = frozenset({"governor", "local_authority", "official", "head_of_state", "ministry"})
# Kinds of offices that each region or town has its own holder of.
_LOCAL = frozenset({"governor", "local_authority"})


def _plain(words: set[str], head: str, local: AbstractSet[str] = frozenset()) -> bool:
    """Whether a naming says no more than an office and whose: "le diplomate argentin", "le responsable local"."""
    return head in words and all(demonym(w) or w in local for w in words - {head})


class Register(Pronouns):
    """The speakers of one dispatch, resolved in text order."""

    def __init__(self, reading: Reading, places: Sequence[PlaceMention]) -> None:
        self.reading, self.places = reading, places
        self.entries: list[Entry] = []
        self.potential = self._named()

    def _named(self) -> list[Phrase]:
        """Namings that may be taken up later: subjects of sentences and named persons."""
        out: list[Phrase] = []
        r, before_name = self.reading, cues(self.reading.language).before_name
        for first, last in r.bounds:
            subject = clause_before(r, last, self._behind_opening(first, last))
            if subject and not subject.pronoun and kind_of(r.language, words_of(r, subject.first, subject.last)):
                out.append(subject)
            k = first
            while k < last:
                w = r.words[k]
                if w.entity == "PER" and w.capital or kind_of(r.language, (w.low,)):
                    start = k
                    while start > first and r.words[start - 1].low in before_name:
                        start -= 1
                    phrase = naming(r, start, last)
                    if phrase and self._names_no_other(phrase, w.low) and not self._joined_to_a_place(phrase):
                        out.append(phrase)
                        k = max(phrase.end, k + 1)
                        continue
                k += 1
        return sorted(out, key=lambda p: p.first)

    def _joined_to_a_place(self, phrase: Phrase) -> bool:
        """Whether a naming begins in what says where, and "et" opens a clause: "au centre de Kiev et le maire"."""
        words, sets = self.reading.words, cues(self.reading.language).sets
        if not {w.low for w in words[max(phrase.first - 1, 0) : phrase.first + 1]} & sets["placing"]:
            return False
        joints = (k for k in range(phrase.first, phrase.last - 1) if words[k].low == "et")
        return any(words[k + 1].low in sets["articles"] for k in joints)

    def _behind_opening(self, first: int, last: int) -> int:
        """Where a sentence begins behind a participle that opens it: "Sollicitée par l'AFP, l'armée ..."."""
        r = self.reading
        if first + 1 >= last or r.words[first].feats.get("VerbForm") != "Part" or r.words[first + 1].low != "par":
            return first
        return next((k + 1 for k in range(first, min(first + 12, last - 1)) if r.words[k].low in COMMAS), first)

    def _names_no_other(self, phrase: Phrase, low: str) -> bool:
        """Whether a naming is of the person in it: not "l'ONU, X" of its ambassador, nor "la garde de son rival X"."""
        r = self.reading
        if phrase.pronoun or not is_person(r, phrase.first, phrase.last):
            return False
        if kind_of(r.language, (low,)) in _BODIES and low not in speaker_words(r.language).people:
            return False
        run = person_run(r, phrase)
        owned = cues(r.language).sets["possessives"]
        return run is None or not any(r.words[k].low in owned for k in range(phrase.head + 1, run[0]))

    def resolve(self, phrase: Phrase, *, relay: bool = False) -> Entry | None:
        """The entry of the speaker that this naming means; a `relay` is no antecedent of a later pronoun."""
        if phrase.pronoun:
            return self.pronoun(phrase)
        entry = self.entry_of(phrase)
        entry.spoke = entry.spoke or not relay
        return entry

    def entry_of(self, phrase: Phrase) -> Entry:
        """The entry of a naming, made where it is new; what it is named by tells whom it takes up."""
        r = self.reading
        surname = self._surname(phrase)
        words = content_words(self.reading, phrase)
        head = r.words[phrase.head].low
        first = r.words[phrase.first].low
        sets, sentence = cues(r.language).sets, r.sentence_of(phrase.first)
        possessive = first in sets["possessives"]
        found: Entry | None = None
        if possessive and head in speaker_words(r.language).own_staff and (its := self._owner(phrase)) is not None:
            return its
        beside = self._body_beside(phrase, head, first) or self._same_named(phrase, head)
        if beside is not None:
            return self.entry_of(beside)
        owner = clause_before(r, phrase.first, r.bounds[r.sentence_of(phrase.first)][0]) if possessive else None
        self._note(phrase.first)
        surname = surname or self._bare_surname(phrase)
        for entry in sorted(self.entries[-RECENT:], key=lambda e: -e.last):
            if surname and entry.surname:
                if surname == entry.surname:
                    found = entry
                    break
                continue
            if surname or possessive:
                continue
            if self._named_by(phrase, entry, head, first):
                found = entry
                break
            definite = (
                first in ("le", "la", "les", "l'", "ce", "cet", "cette", "ces", "du", "au", "des")
                or r.words[phrase.head].capital
            )
            if words == entry.words and head == entry.head and (definite or first not in ("un", "une")):
                found = entry
                break
            same_number = entry.plural == self.is_plural(phrase)
            if first in sets["demonstratives"] and not entry.spoke and self._heard_before(phrase, sentence):
                continue  # "..., a ajouté ce fonctionnaire": one who spoke, not whom he named
            short = definite and same_number and self._short(words, entry, head)
            away = short and (self._abroad(phrase, words, entry) or self._elsewhere(phrase, entry))
            if short and self._at_hand(phrase, words, entry) and not away:
                found = entry
                break
        if found is None:
            found = self._unnamed_office(phrase, head, first, surname) or self._named_now(phrase, surname, words)
            found = found or self._name_of_the_office(phrase, surname)
        if found is None:
            found = Entry(head=head, owner=owner if owner and not owner.pronoun else None)
            self.entries.append(found)
        self._add(found, phrase, surname, words)
        return found

    def _same_named(self, phrase: Phrase, head: str) -> Phrase | None:
        """The naming that "le même ministère" takes up where that one has not spoken yet."""
        spoke = any(e.head == head and e.spoke for e in self.entries[-RECENT:])
        return None if spoke else the_same(self.reading, phrase)

    def _short(self, words: set[str], entry: Entry, head: str) -> bool:
        """Whether a short definite naming ("le gouverneur", "l'armée") can mean this entry."""
        lexicon = speaker_words(self.reading.language)
        locally = cues(self.reading.language).sets["locally"]
        if _plain(words, head, locally) and entry.surname and not entry.plural:
            if head in lexicon.any_offices:
                return True
            if head in lexicon.exact_offices and self._kind(entry) == kind_of(self.reading.language, (head,)):
                return True
        if len(words) == 0 or not words <= entry.words | {head}:
            return False
        return bool(head == entry.head or (head in entry.words and head in self._roles(entry)))

    def _at_hand(self, phrase: Phrase, words: set[str], entry: Entry) -> bool:
        """Whether "les autorités" can still mean "les autorités locales": heard last, at most a paragraph ago."""
        if not entry.plural or not (entry.words - words) & speaker_words(self.reading.language).local:
            return True
        r = self.reading
        heard = max((e for e in self.entries[-RECENT:] if e.spoke), key=lambda e: e.last, default=None)
        lines = r.document.text[r.words[entry.last].start : r.words[phrase.first].start].splitlines()
        return heard is entry and sum(bool(line) for line in lines) < 3

    def _abroad(self, phrase: Phrase, words: set[str], entry: Entry) -> bool:
        """Whether "le gouverneur local" is of another country than the one heard: "En Russie, ..., dit celui-là"."""
        if not words & cues(self.reading.language).sets["locally"]:
            return False
        here, there = (self._countries_around(p) for p in (phrase, entry.phrases[-1]))
        return bool(here and there) and here.isdisjoint(there)

    def _elsewhere(self, phrase: Phrase, entry: Entry) -> bool:
        """Whether a local office tells of another region than where its holder was heard: "En X, dit le gouverneur"."""
        r = self.reading
        if kind_of(r.language, (r.words[phrase.head].low,)) not in _LOCAL:
            return False
        here = self._regions_around(phrase)
        there = {region for p in entry.phrases for region in self._regions_around(p)}
        return bool(here and there) and here.isdisjoint(there)

    def _regions_around(self, phrase: Phrase) -> set[str]:
        """The first-level regions of the places told in the sentence of a naming."""
        r = self.reading
        first, last = r.bounds[r.sentence_of(phrase.first)]
        start, end = r.words[first].start, r.words[last - 1].end
        told = (p.place for p in self.places if p.role == "event" and start <= p.span.start < end)
        return {place.admin1 for place in told if place is not None and place.admin1 is not None}

    def _countries_around(self, phrase: Phrase) -> set[str]:
        """The countries of the places told in the sentence of a naming."""
        r = self.reading
        first, last = r.bounds[r.sentence_of(phrase.first)]
        start, end = r.words[first].start, r.words[last - 1].end
        near = (p.place for p in self.places if p.place is not None and start <= p.span.start < end)
        return {c for place in near if (c := place.administered_by or place.country)}

    def _owner(self, phrase: Phrase) -> Entry | None:
        """The one whose office speaks in "ses services": the last person heard in the paragraph."""
        past = [e for e in self.entries[-RECENT:] if e.last < phrase.first and e.surname and not e.plural]
        heard = max(past, key=lambda e: e.last, default=None)
        return heard if heard is not None and self._same_paragraph(heard.last, phrase) else None

    def _unnamed_office(self, phrase: Phrase, head: str, first: str, surname: str | None) -> Entry | None:
        """The speaker just heard under a bare name whose office is told now: "..., dit X. Le chef de Y ajoute"."""
        r = self.reading
        lexicon = speaker_words(r.language)
        office = head in lexicon.any_offices or head in lexicon.exact_offices or head in lexicon.people
        if surname or not office or first not in cues(r.language).sets["definite"] or self.is_plural(phrase):
            return None
        heard = max((e for e in self.entries[-RECENT:] if e.spoke), key=lambda e: e.last, default=None)
        if heard is None or not heard.surname or heard.plural:
            return None
        if r.sentence_of(phrase.first) - r.sentence_of(heard.last) > 1 or not self._same_paragraph(heard.last, phrase):
            return None
        named = all(name_runs(r, p.first, p.last) == [(p.first, p.last)] for p in heard.phrases)
        return heard if named else None

    def _named_now(self, phrase: Phrase, surname: str | None, words: set[str]) -> Entry | None:
        """The one quoted as "le maire de la ville" whose name is told now: the only named one of that office."""
        r = self.reading
        if surname is None or self.is_plural(phrase):
            return None
        here = r.words[phrase.first : phrase.last]
        offices = {w.low for w in here if not w.capital and kind_of(r.language, (w.low,)) in _OFFICES}
        vague = speaker_words(r.language).local | cues(r.language).sets["unnaming"]
        for entry in sorted(self.entries[-RECENT:], key=lambda e: -e.last):
            if entry.surname or entry.plural or entry.head not in offices or not entry.spoke:
                continue
            definite = all(r.words[p.first].low in cues(r.language).sets["definite"] for p in entry.phrases)
            if definite and entry.words - {entry.head} <= words | vague:
                named = self._only_one(entry.head, surname) and not self._elsewhere(phrase, entry)
                return entry if named else None
        return None

    def _name_of_the_office(self, phrase: Phrase, surname: str | None) -> Entry | None:
        """The office just heard whose holder is named now without any: "a dit le maire. ..., a ajouté Ivan Orlov"."""
        r = self.reading
        if surname is None or name_runs(r, phrase.first, phrase.last) != [(phrase.first, phrase.last)]:
            return None
        heard = max((e for e in self.entries[-RECENT:] if e.spoke), key=lambda e: e.last, default=None)
        before = {w.low for w in r.words[max(phrase.first - 2, 0) : phrase.first]}
        if before & cues(r.language).sets["witnessing"] or heard is None:
            return None
        if heard.surname or heard.plural or heard.head not in cues(r.language).sets["held_by_one"]:
            return None
        definite = all(r.words[p.first].low in cues(r.language).sets["definite"] for p in heard.phrases)
        near = r.sentence_of(phrase.first) - r.sentence_of(heard.last) <= _NEXT
        telling = any(
            self._surname(p) == surname and p.last - p.first > phrase.last - phrase.first for p in self.potential
        )
        famous = kind_of(r.language, words_of(r, phrase.first, phrase.last))  # "Volodymyr Zelensky" needs no office
        if famous is not None and famous != self._kind(heard):
            return None
        here = not any(w.capital for p in heard.phrases for w in r.words[p.head : p.last])
        only = self._only_one(heard.head, surname, here=here)
        return heard if definite and near and not telling and only else None

    def _only_one(self, office: str, surname: str, *, here: bool = False) -> bool:
        """Whether nobody of another name is told to hold an office in the dispatch.

        An office told `here` ("le gouverneur régional") is none of those that say of which other place they are.
        """
        r = self.reading
        others = {
            name
            for p in [*self.potential, *(p for e in self.entries[-RECENT:] for p in e.phrases)]
            if not p.pronoun
            and office in {w.low for w in r.words[p.first : p.last]}
            and (name := self._surname(p))
            and not (here and self._of_a_place(p))
        }
        return others <= {surname}

    def _of_a_place(self, phrase: Phrase) -> bool:
        """Whether a naming says of which place the office is: "le gouverneur de la région de Lougansk, X"."""
        words, of = self.reading.words, cues(self.reading.language).sets["of"]
        run = person_run(self.reading, phrase)
        end = run[0] if run is not None and run[0] > phrase.head else phrase.last
        return any(words[k].capital and words[k - 1].low in of for k in range(phrase.head + 1, end))

    def _same_paragraph(self, at: int, phrase: Phrase) -> bool:
        """Whether no line ends between a word and a naming behind it."""
        r = self.reading
        return "\n" not in r.document.text[r.words[at].start : r.words[phrase.first].start]

    def _body_beside(self, phrase: Phrase, head: str, first: str) -> Phrase | None:
        """The body named in the same sentence that "l'organisation" takes up; None where none is."""
        r = self.reading
        kind = speaker_words(r.language).taken_up.get(head)
        sets = cues(r.language).sets
        if kind is None or phrase.last - phrase.first > 2 or first not in sets["definite"]:
            return None
        begin = r.bounds[r.sentence_of(phrase.first)][0]
        for k in range(phrase.first - 1, begin - 1, -1):
            if r.words[k].low not in sets["articles"]:
                continue
            near = core_phrase(r, k, phrase.first)
            if near is None or near.last - near.first < 3 or near.pronoun or not r.words[near.head + 1].capital:
                continue
            if speaker_words(r.language).taken_up.get(r.words[near.head].low) == kind:
                return near
        return None

    def _named_by(self, phrase: Phrase, entry: Entry, head: str, first: str) -> bool:
        """Whether a naming takes an entry up by its acronym ("le SBU") or by what it is ("l'organisation")."""
        r = self.reading
        if phrase.last - phrase.first > 2 + (
            r.words[phrase.last - 1].low != head and bool(demonym(r.words[phrase.last - 1].low))
        ):
            return False
        if r.words[phrase.head].text.isupper() and len(head) > 1 and head not in speaker_words(r.language).taken_up:
            return any(
                r.words[k].low == head and r.words[k - 1].low == "("
                for p in entry.phrases
                for k in range(p.first + 1, p.last)
            )
        lexicon = speaker_words(r.language)
        determiners = cues(r.language).sets
        kind = lexicon.taken_up.get(head)
        same = entry.spoke and self.is_plural(phrase) == entry.plural
        if kind is not None and first in determiners["definite"] and same:
            regular = kind == "military" and not entry.words.isdisjoint(lexicon.regular)
            return self._kind(entry) == kind and not entry.surname and not regular  # an army is no "mouvement"
        if first in determiners["demonstratives"] and entry.spoke and self.is_plural(phrase) == entry.plural:
            kind = kind_of(r.language, (head,))
            return kind is not None and kind == self._kind(entry) and not entry.surname
        return False

    def _kind(self, entry: Entry) -> str | None:
        """The kind that the fullest naming so far gives."""
        best = max(entry.phrases, key=lambda p: len(content_words(self.reading, p)))
        return kind_of(self.reading.language, words_of(self.reading, best.first, best.last))

    def _roles(self, entry: Entry) -> set[str]:
        """The words by which an entry can be taken up: heads of its namings and appositions."""
        out = {entry.head}
        for phrase in entry.phrases:
            for k in range(phrase.first, phrase.last):
                low = self.reading.words[k].low
                if kind_of(self.reading.language, (low,)) and (
                    k == phrase.head or k > phrase.core or k == phrase.head + 1
                ):
                    out.add(low)
        return out

    def _note(self, before: int) -> None:
        """Takes named persons that stand before a word into the register, so that short forms find them."""
        while self.potential and self.potential[0].first < before:
            phrase = self.potential.pop(0)
            surname = self._surname(phrase)
            if surname is None:
                continue
            entry = next((e for e in self.entries[-RECENT:] if e.surname == surname), None)
            if entry is None:
                entry = Entry(head=self.reading.words[phrase.head].low)
                self.entries.append(entry)
            self._add(entry, phrase, surname, content_words(self.reading, phrase))

    def _add(self, entry: Entry, phrase: Phrase, surname: str | None, words: set[str]) -> None:
        entry.phrases.append(phrase)
        entry.words |= words
        entry.surname = entry.surname or surname
        entry.gender = entry.gender or self.gender_of(phrase)
        entry.plural = self.is_plural(phrase)
        entry.last = max(entry.last, phrase.first)

    def _surname(self, phrase: Phrase) -> str | None:
        run = person_run(self.reading, phrase)
        if run is None:
            return None
        name = self.reading.words[run[1] - 1].low
        article, dash, bare = name.partition("-")  # "M. Baba" is Noureddine al-Baba
        return bare if dash and len(article) < 4 and bare else name

    def _bare_surname(self, phrase: Phrase) -> str | None:
        """The surname of somebody named before, where a naming is that one word: "Kiper a ajouté que"."""
        word = self.reading.words[phrase.first]
        if phrase.last - phrase.first > 1 or not word.capital:
            return None
        return next((e.surname for e in self.entries[-RECENT:] if e.surname == word.low), None)

    def latest(self, before: int) -> Entry | None:
        """The speaker last named before a word."""
        past = [e for e in self.entries if e.last < before]
        return max(past, key=lambda e: e.last, default=None)

    def speaker(self, entry: Entry) -> Speaker:
        """The finished speaker of an entry."""
        if entry.speaker is None:
            entry.speaker = finished(self.reading, self.places, entry)
        return entry.speaker
