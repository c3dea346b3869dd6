"""The register of speakers: each under its fullest naming, with kind, side, person and role."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.mentions.attribution_kinds import capital_of, kind_of, side_of, speaker_words
from dateline.mentions.attribution_namings import naming
from dateline.mentions.attribution_phrases import Phrase, core_phrase, is_person, is_speaker, name_runs, words_of
from dateline.mentions.attribution_subjects import clause_before
from dateline.mentions.attribution_words import QUOTES, Reading, cues
from dateline.model import PlaceMention, Span, Speaker

_NEAR = 4
# A dispatch has a dozen speakers; hostile text with thousands is read by the latest alone.
_RECENT = 200
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
_PEOPLE_KINDS = frozenset(
    (
        "governor",
        "local_authority",
        "official",
        "head_of_state",
        "ministry",
        "military",
        "international_org",
        "witness",
        "emergency_service",
        "company",
        "intelligence",
        "unnamed",
    )
)


@dataclass(slots=True)
class Entry:
    """One speaker while the register is being written."""

    phrases: list[Phrase] = field(default_factory=list)
    head: str = ""
    words: set[str] = field(default_factory=set)
    surname: str | None = None
    gender: str | None = None
    plural: bool = False
    owner: Phrase | None = None
    last: int = 0
    spoke: bool = False
    speaker: Speaker | None = None


class Register:
    """The speakers of one dispatch, resolved in text order."""

    def __init__(self, reading: Reading, places: Sequence[PlaceMention]) -> None:
        self.reading, self.places = reading, places
        self.entries: list[Entry] = []
        self._potential = self._named()

    def _named(self) -> list[Phrase]:
        """Namings that may be taken up later: subjects of sentences and named persons."""
        out: list[Phrase] = []
        r = self.reading
        for first, last in r.bounds:
            subject = clause_before(r, last, first)
            if subject and not subject.pronoun and kind_of(r.language, words_of(r, subject.first, subject.last)):
                out.append(subject)
            k = first
            while k < last:
                w = r.words[k]
                if w.entity == "PER" and w.capital or kind_of(r.language, (w.low,)):
                    start = k
                    while start > first and r.words[start - 1].low in cues(r.language).sets["determiners"]:
                        start -= 1
                    phrase = naming(r, start, last)
                    if phrase and not phrase.pronoun and is_person(r, phrase.first, phrase.last):
                        out.append(phrase)
                        k = max(phrase.end, k + 1)
                        continue
                k += 1
        return sorted(out, key=lambda p: p.first)

    def resolve(self, phrase: Phrase, *, relay: bool = False) -> Entry | None:
        """The entry of the speaker that this naming means; a `relay` is no antecedent of a later pronoun."""
        if phrase.pronoun:
            return self._pronoun(phrase)
        entry = self._entry(phrase)
        entry.spoke = entry.spoke or not relay
        return entry

    def _entry(self, phrase: Phrase) -> Entry:
        r = self.reading
        surname = self._surname(phrase)
        words = self._content(phrase)
        head = r.words[phrase.head].low
        first = r.words[phrase.first].low
        sets = cues(r.language).sets
        possessive = first in sets["possessives"]
        found: Entry | None = None
        owner = clause_before(r, phrase.first, r.bounds[r.sentence_of(phrase.first)][0]) if possessive else None
        self._note(phrase.first)
        for entry in sorted(self.entries[-_RECENT:], key=lambda e: -e.last):
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
            same_number = entry.plural == self._plural(phrase)
            if definite and same_number and self._short(words, entry, head):
                found = entry
                break
        if found is None:
            found = Entry(head=head, owner=owner if owner and not owner.pronoun else None)
            self.entries.append(found)
        self._add(found, phrase, surname, words)
        return found

    def _short(self, words: set[str], entry: Entry, head: str) -> bool:
        """Whether a short definite naming ("le gouverneur", "l'armée") can mean this entry."""
        lexicon = speaker_words(self.reading.language)
        if words == {head} and entry.surname and not entry.plural:
            if head in lexicon.any_offices:
                return True
            if head in lexicon.exact_offices and self._kind(entry) == kind_of(self.reading.language, (head,)):
                return True
        if len(words) == 0 or not words <= entry.words | {head}:
            return False
        return bool(head == entry.head or (head in entry.words and head in self._roles(entry)))

    def _named_by(self, phrase: Phrase, entry: Entry, head: str, first: str) -> bool:
        """Whether a naming takes an entry up by its acronym ("le SBU") or by what it is ("l'organisation")."""
        r = self.reading
        if phrase.last - phrase.first > 2:
            return False
        if r.words[phrase.head].text.isupper() and len(head) > 1:
            return any(
                r.words[k].low == head and r.words[k - 1].low == "("
                for p in entry.phrases
                for k in range(p.first + 1, p.last)
            )
        lexicon = speaker_words(r.language)
        determiners = cues(r.language).sets
        kind = lexicon.taken_up.get(head)
        if kind is not None and first in determiners["definite"] and entry.spoke and self._plural(phrase) == entry.plural:
            return self._kind(entry) == kind and not entry.surname
        if first in determiners["demonstratives"] and entry.spoke and self._plural(phrase) == entry.plural:
            kind = kind_of(r.language, (head,))
            return kind is not None and kind == self._kind(entry) and not entry.surname
        return False

    def _kind(self, entry: Entry) -> str | None:
        """The kind that the fullest naming so far gives."""
        best = max(entry.phrases, key=lambda p: len(self._content(p)))
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
        while self._potential and self._potential[0].first < before:
            phrase = self._potential.pop(0)
            surname = self._surname(phrase)
            if surname is None:
                continue
            entry = next((e for e in self.entries[-_RECENT:] if e.surname == surname), None)
            if entry is None:
                entry = Entry(head=self.reading.words[phrase.head].low)
                self.entries.append(entry)
            self._add(entry, phrase, surname, self._content(phrase))

    def _add(self, entry: Entry, phrase: Phrase, surname: str | None, words: set[str]) -> None:
        entry.phrases.append(phrase)
        entry.words |= words
        entry.surname = entry.surname or surname
        entry.gender = entry.gender or self._gender(phrase)
        entry.plural = self._plural(phrase)
        entry.last = max(entry.last, phrase.first)

    def _content(self, phrase: Phrase) -> set[str]:
        closed = cues(self.reading.language).sets
        return {
            w.low
            for w in self.reading.words[phrase.first : phrase.last]
            if w.low[0].isalnum() and w.low not in closed["same_words"] and w.low not in closed["determiners"] and w.low not in closed["prepositions"]
        }

    def _surname(self, phrase: Phrase) -> str | None:
        run = person_run(self.reading, phrase)
        return self.reading.words[run[1] - 1].low if run else None

    def _gender(self, phrase: Phrase) -> str | None:
        r = self.reading
        first = r.words[phrase.first].low
        if first in ("le", "un", "ce", "cet", "du", "au", "m"):
            return "Masc"
        if first in ("la", "une", "cette", "mme"):
            return "Fem"
        if r.words[phrase.head].capital and person_run(r, phrase):
            role = r.words[phrase.core + 1].low if phrase.core + 1 < phrase.last else ""
            return {"le": "Masc", "la": "Fem"}.get(role)
        if capital_of(r.language, words_of(r, phrase.first, phrase.core)):
            return None
        return r.words[phrase.head].feats.get("Gender")

    def _plural(self, phrase: Phrase) -> bool:
        r = self.reading
        first = r.words[phrase.first].low
        if first in ("les", "des", "ces", "ses", "leurs", "plusieurs", "aux", "certains", "certaines", "quelques"):
            return True
        if first in ("le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "du", "au", "leur"):
            return False
        return r.words[phrase.head].feats.get("Number") == "Plur" and not r.words[phrase.head].capital

    def _pronoun(self, phrase: Phrase) -> Entry | None:
        r = self.reading
        low = r.words[phrase.last - 1].low.lstrip("-").removeprefix("t-")
        text = " ".join(words_of(r, phrase.first, phrase.last))
        plural = low in (
            "ils",
            "elles",
            "eux",
            "ceux-ci",
            "celles-ci",
            "derniers",
            "dernières",
            "sources",
        ) or text.startswith(("les ", "ces "))
        gender = None
        if low in ("il", "ils", "lui", "eux", "celui-ci", "ceux-ci", "dernier", "derniers"):
            gender = "Masc"
        elif low in ("elle", "elles", "celle-ci", "celles-ci", "dernière", "dernières"):
            gender = "Fem"
        sentence = r.sentence_of(phrase.first)
        # "celui-ci" and "ce dernier" take up what was named last, those who only pass on included.
        nearest = low.endswith("-ci") or low.startswith("derni")
        pool: list[tuple[int, Entry | Phrase]] = [
            (e.last, e) for e in self.entries[-_RECENT:] if e.spoke or e.surname or nearest
        ]
        # What stands in the very clause said is not who says it: "Kiev a tiré, a-t-il ajouté".
        inverted = r.words[phrase.first].low.startswith("-")
        limit = r.bounds[sentence][0] if inverted and (pool or self._potential) else phrase.first
        before = bisect_left(self._potential, limit, key=lambda p: p.first)
        if inverted:
            pool = [(at, e) for at, e in pool if at < limit or isinstance(e, Entry) and e.spoke]
        pool += [(p.first, p) for p in self._potential[max(0, before - _RECENT) : before]]
        if low in ("source", "sources"):
            pool = [(at, e) for at, e in pool if isinstance(e, Entry)]
            gender = None
            plural = False
        best: Entry | None = None
        for at, candidate in sorted(pool, key=lambda x: -x[0]):
            if sentence - r.sentence_of(at) > _NEAR:
                break
            one = candidate.phrases[-1] if isinstance(candidate, Entry) else candidate
            its_gender = candidate.gender if isinstance(candidate, Entry) else self._gender(one)
            its_plural = candidate.plural if isinstance(candidate, Entry) else self._plural(one)
            if gender and its_gender and gender != its_gender:
                continue
            if plural != its_plural and low not in ("source", "sources"):
                continue
            best = candidate if isinstance(candidate, Entry) else self._entry(candidate)
            break
        best = best or self._named_near(phrase, sentence, gender, plural)
        if best is not None:
            best.last = max(best.last, phrase.first)
        return best

    def _named_near(self, phrase: Phrase, sentence: int, gender: str | None, plural: bool) -> Entry | None:
        """The nearest naming of any speaker before a pronoun, in its sentence and the one before."""
        r = self.reading
        determiners = cues(r.language).sets["determiners"]
        for k in range(phrase.first - 1, r.bounds[max(0, sentence - 1)][0] - 1, -1):
            if r.words[k].low not in determiners and not r.words[k].capital:
                continue
            near = core_phrase(r, k, phrase.first)
            if near is None or near.pronoun or not is_speaker(r, near) or self._plural(near) != plural:
                continue
            its = self._gender(near)
            if gender is None or its is None or its == gender:
                return self._entry(near)
        return None

    def latest(self, before: int) -> Entry | None:
        """The speaker last named before a word."""
        past = [e for e in self.entries if e.last < before]
        return max(past, key=lambda e: e.last, default=None)

    def speaker(self, entry: Entry) -> Speaker:
        """The finished speaker of an entry."""
        if entry.speaker is None:
            entry.speaker = self._finish(entry)
        return entry.speaker

    def _finish(self, entry: Entry) -> Speaker:
        r = self.reading

        def fullness(p: Phrase) -> tuple[int, int, int]:
            run = person_run(r, p)
            size = len(self._content(p))
            return (
                bool(run)
                + bool(kind_of(r.language, words_of(r, p.first, p.last)) and size > (run[1] - run[0] if run else 0)),
                size,
                -p.first,
            )

        best = max(entry.phrases, key=fullness)
        span = trim(r, best.first, best.last)
        words = words_of(r, best.first, best.last)
        inside = [p for p in self.places if span.start <= p.span.start and p.span.end <= span.end and p.place]
        local = any(p.place is not None and p.place.kind not in ("country", "sea", "area") for p in inside)
        kind = kind_of(r.language, words, local=local and not capital_of(r.language, words))
        run = person_run(r, best)
        lexicon = speaker_words(r.language)
        side = side_of(r.language, words)
        if entry.owner is not None:
            # "son porte-parole" speaks for the one it belongs to
            its = words_of(r, entry.owner.first, entry.owner.last)
            side = side or side_of(r.language, its)
            if r.words[best.head].low in lexicon.generic and r.words[best.head].low not in lexicon.upgrades:
                kind = kind_of(r.language, its) or kind
        for p in inside:
            if side is None and p.place is not None:
                side = p.place.administered_by or p.place.country
        kind = kind or ("official" if run else "unnamed")
        if any(w in lexicon.armed for w in words):
            side = None
        elif side is None and kind in _INHERITS:
            side = self._side_around(best)
        person = r.text(*run) if run else None
        role = None
        if run:
            left = r.text(best.first, run[0]).strip(" ,") if run[0] > best.first else ""
            right = r.text(run[1], best.last).strip(" ,") if run[1] < best.last else ""
            role = left if len(left) >= len(right) else right
        return Speaker(
            name=r.document.text[span.start : span.end],
            kind=kind,
            span=span,
            side=side,
            person=person,
            role=role or None,
        )

    def _side_around(self, phrase: Phrase) -> str | None:
        """The country of the place told nearest before the naming in its paragraph, else nearest at all in it."""
        r = self.reading
        at = r.words[phrase.first].start
        paragraph = next((p for p in r.document.paragraphs if p.start <= at < p.end), None)
        placed = [
            p for p in self.places if p.place is not None and p.place.country and p.role not in ("origin", "actor")
        ]
        near = [p for p in placed if paragraph and paragraph.start <= p.span.start < paragraph.end] or placed
        if not near:
            return None
        nearest = min(near, key=lambda p: abs(p.span.start - at))
        assert nearest.place is not None
        return nearest.place.administered_by or nearest.place.country


def person_run(reading: Reading, phrase: Phrase) -> tuple[int, int] | None:
    """The words of the personal name in a naming, or None."""
    words = words_of(reading, phrase.first, phrase.last)
    kind = kind_of(reading.language, words)
    if kind is not None and kind not in _PEOPLE_KINDS or capital_of(reading.language, words):
        return None
    lexicon = speaker_words(reading.language)
    for first, last in name_runs(reading, phrase.first, phrase.last):
        lows = words_of(reading, first, last)
        if kind_of(reading.language, lows) or all(w in lexicon.titles for w in lows):
            continue
        before = reading.words[first - 1].low if first else ""
        titled = (
            before in lexicon.titles or before == "." and first > 1 and reading.words[first - 2].low in lexicon.titles
        )
        person = any(w.entity == "PER" for w in reading.words[first:last])
        of = before in ("de", "d'", "du", "des", "à", "en", "au", "aux")
        apart = first >= phrase.core or first == phrase.first
        if (
            titled
            or (person and not of)
            or (
                apart
                and last - first > 1
                and not of
                and not any(w.entity in ("LOC", "ORG") for w in reading.words[first:last])
            )
        ):
            return first, last
    return None


def trim(reading: Reading, first: int, last: int) -> Span:
    """The span of the words `[first, last)` without quotation marks that only open or only close."""
    words = reading.words
    if last == first + 1 and words[first].low.startswith("-"):
        return Span(words[first].start + 1 + words[first].text.rfind("-"), words[first].end)
    if words[first].low in ("au", "aux", "du") and last > first + 1:
        first += 1
    while last > first + 1 and words[last - 1].low in QUOTES and sum(w.low in QUOTES for w in words[first:last]) % 2:
        last -= 1
    return reading.span(first, last)
