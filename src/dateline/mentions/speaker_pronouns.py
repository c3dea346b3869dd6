"""Whom a pronoun takes up among the speakers of a dispatch."""

from bisect import bisect_left
from collections.abc import Sequence

from dateline.mentions.attribution_kinds import capital_of
from dateline.mentions.attribution_phrases import Phrase, core_phrase, is_speaker, words_of
from dateline.mentions.attribution_words import COMMAS, QUOTES, Reading, cues
from dateline.mentions.speaker_entry import Entry, person_run

_NEAR = 4
# A dispatch has a dozen speakers; hostile text with thousands is read by the latest alone.
RECENT = 200
_PERSONAL = frozenset(("il", "elle", "ils", "elles"))
# How the nouns of offices end that are the same for a man and a woman: "ministre", "maire", "juge", "porte-parole".
_EITHER = ("re", "ge", "le", "ste", "te", "que")


class Pronouns:
    """What a register of speakers knows of pronouns; the register fills in the speakers."""

    reading: Reading
    entries: list[Entry]
    potential: list[Phrase]

    def entry_of(self, phrase: Phrase) -> Entry:
        """The entry of a naming, made where it is new."""
        raise NotImplementedError

    def gender_of(self, phrase: Phrase) -> str | None:
        """The gender of a naming, by its first word or its noun; None where neither tells."""
        r = self.reading
        first = r.words[phrase.first].low
        if first in ("le", "un", "ce", "cet", "du", "au", "m"):
            return "Masc"
        if first in ("la", "une", "cette", "mme"):
            return "Fem"
        if r.words[phrase.head].capital and person_run(r, phrase):
            role = r.words[phrase.core + 1] if phrase.core + 1 < phrase.last else None
            if role is None or role.low in ("le", "la"):
                return {"le": "Masc", "la": "Fem"}.get(role.low if role is not None else "")
            telling = role.upos == "NOUN" and not role.low.endswith(_EITHER)  # "X, chef de l'administration"
            return role.feats.get("Gender") if telling else None
        if capital_of(r.language, words_of(r, phrase.first, phrase.core)):
            return None
        return r.words[phrase.head].feats.get("Gender")

    def is_plural(self, phrase: Phrase) -> bool:
        """Whether a naming is of several."""
        r = self.reading
        first = r.words[phrase.first].low
        if first in ("les", "des", "ces", "ses", "leurs", "plusieurs", "aux", "certains", "certaines", "quelques"):
            return True
        if first in ("le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "du", "au", "leur"):
            return False
        return r.words[phrase.head].feats.get("Number") == "Plur" and not r.words[phrase.head].capital

    def pronoun(self, phrase: Phrase) -> Entry | None:
        """The speaker that "il", "celui-ci", "ce dernier", "les mêmes sources" take up."""
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
            (e.last, e) for e in self.entries[-RECENT:] if e.spoke or e.surname or nearest
        ]
        # What stands in the very clause said is not who says it: "Kiev a tiré, a-t-il ajouté".
        inverted = r.words[phrase.first].low.startswith("-") and self._closes(phrase, sentence)
        limit = r.bounds[sentence][0] if inverted and (pool or self.potential) else phrase.first
        quoted = self._quoted_verb(sentence, phrase.first) if inverted else None
        if quoted is not None:
            limit = quoted  # "l'armée a « détruit neuf missiles », a-t-elle dit": it is she
        before = bisect_left(self.potential, limit, key=lambda p: p.first)
        if inverted:
            pool = [(at, e) for at, e in pool if at < limit or isinstance(e, Entry) and e.spoke]
        pool += [(p.first, p) for p in self.potential[max(0, before - RECENT) : before]]
        pool = self._without_asides(pool)
        if low in ("source", "sources"):
            pool = [(at, e) for at, e in pool if isinstance(e, Entry)]
            gender = None
            plural = False
        fits = (sentence, gender, None if low in ("source", "sources") else plural)
        best = self._named_near(phrase, sentence, gender, plural, within=True) if nearest else None
        if best is None and quoted is None and (low in _PERSONAL or self._adds_on(phrase)):
            best = self._nearest(self._without_asides(self._heard_before(phrase, sentence)), *fits)
        best = best or self._nearest(pool, *fits)
        best = best or self._named_near(phrase, sentence, gender, plural)
        if inverted and gender == "Fem" and (best is None or best.gender is None):
            best = self._she_in_clause(phrase, sentence) or best
        if best is not None:
            best.last = max(best.last, phrase.first)
        return best

    def _she_in_clause(self, phrase: Phrase, sentence: int) -> Entry | None:
        """The army or ministry that "..., dit-elle" means where it is the subject of what is said."""
        start = self.reading.bounds[sentence][0]
        own = next((p for p in self.potential if start <= p.first < phrase.first), None)
        own = own if own is not None and self.gender_of(own) == "Fem" and not self.is_plural(own) else None
        return self.entry_of(own) if own is not None and own.first <= start + 1 else None

    def _without_asides(self, pool: list[tuple[int, Entry | Phrase]]) -> list[tuple[int, Entry | Phrase]]:
        """`pool` without who only acts in a clause of the setting: "lors d'une réunion où X a exigé A"."""
        words, asides = self.reading.words, cues(self.reading.language).sets["in_passing"]
        return [(at, e) for at, e in pool if not (at and words[at - 1].low in asides)] or pool

    def _nearest(
        self, pool: Sequence[tuple[int, Entry | Phrase]], sentence: int, gender: str | None, plural: bool | None
    ) -> Entry | None:
        """The last of those in `pool` that a pronoun of this gender and number can mean."""
        for at, candidate in sorted(pool, key=lambda x: -x[0]):
            if sentence - self.reading.sentence_of(at) > _NEAR:
                break
            one = candidate.phrases[-1] if isinstance(candidate, Entry) else candidate
            its_gender = candidate.gender if isinstance(candidate, Entry) else self.gender_of(one)
            its_plural = candidate.plural if isinstance(candidate, Entry) else self.is_plural(one)
            if gender and its_gender and gender != its_gender or plural is not None and plural != its_plural:
                continue
            return candidate if isinstance(candidate, Entry) else self.entry_of(candidate)
        return None

    def _adds_on(self, phrase: Phrase) -> bool:
        """Whether a pronoun adds to what its speaker said: "a-t-il ajouté", "poursuit-elle"."""
        words, adding = self.reading.words, cues(self.reading.language).sets["adding"]
        low = words[phrase.first].low
        if low.startswith("-"):
            return any(w.low in adding for w in words[max(phrase.first - 1, 0) : phrase.last + 2])
        return phrase.last - phrase.first == 1 and any(w.low in adding for w in words[phrase.last : phrase.last + 3])

    def _heard_before(self, phrase: Phrase, sentence: int) -> list[tuple[int, Entry | Phrase]]:
        """The speakers heard before a pronoun, in its sentence and the one before."""
        begin = self.reading.bounds[max(sentence - 1, 0)][0]
        return [(e.last, e) for e in self.entries[-RECENT:] if e.spoke and begin <= e.last < phrase.first]

    def _quoted_verb(self, sentence: int, end: int) -> int | None:
        """Where the quotation begins that gives a clause its verb and leaves its subject to the outlet's words."""
        words, first = self.reading.words, self.reading.bounds[sentence][0]
        opening = next((k for k in range(first + 1, end) if words[k].low in QUOTES), None)
        helped = (
            opening is not None and words[opening - 1].low in cues(self.reading.language).sets["finite_auxiliaries"]
        )
        return opening if helped else None

    def _closes(self, phrase: Phrase, sentence: int) -> bool:
        """Whether an inverted pronoun closes what is said: nothing of it follows behind a comma."""
        r = self.reading
        c = cues(r.language)
        last = r.bounds[sentence][1]
        comma = next((k for k in range(phrase.last, last) if r.words[k].low in COMMAS), None)
        return comma is None or comma + 1 >= last or r.words[comma + 1].low in c.gerund

    def _named_near(
        self, phrase: Phrase, sentence: int, gender: str | None, plural: bool, *, within: bool = False
    ) -> Entry | None:
        """The nearest naming of any speaker before a pronoun, in its sentence and (not `within` it) the one before."""
        r = self.reading
        determiners = cues(r.language).sets["determiners"]
        for k in range(phrase.first - 1, r.bounds[sentence if within else max(0, sentence - 1)][0] - 1, -1):
            if r.words[k].low not in determiners and not r.words[k].capital:
                continue
            near = core_phrase(r, k, phrase.first)
            if near is None or near.pronoun or not is_speaker(r, near) or self.is_plural(near) != plural:
                continue
            its = self.gender_of(near)
            if gender is None or its is None or its == gender:
                return self.entry_of(near)
        return None
