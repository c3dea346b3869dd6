"""Whether a place name is the seat of who speaks: of an office, a body, a ministry in its capital."""

from dateline.mentions.place_context import NameContext, Role
from dateline.mentions.place_names import NameHit
from dateline.model import Token

REACH = 12  # words between a name and the office that it belongs to


class OfficeReader(NameContext):
    """Tells which names of a document are seats of speakers."""

    def says_there(self, hit: NameHit, k: int, first: int) -> bool:
        """Whether the name only tells where the speaking was done: "a assuré, à X, le ministère"."""
        if k < first or self.low(k) not in self.words["clue_in"]:
            return False
        j = k - 1
        comma = j >= first and self.low(j) == ","
        steps = 0
        while (
            j >= first
            and steps < 7
            and (self.tokens[j].upos in ("ADV", "PUNCT") or self.low(j) in self.words["clue_aside"])
            and not (self.tokens[j].upos == "VERB" and self.tokens[j].lemma in self.words["verb_say"])
        ):
            if self.tokens[j].upos == "PUNCT" and self.tokens[j].text not in (",",):
                break
            j, steps = j - 1, steps + 1
        if j < first:
            return False
        token = self.tokens[j]
        if (
            token.upos in ("VERB", "AUX", "NOUN", "ADJ")
            and token.lemma in self.words["verb_say"]
            and not (j > first and token.feats.get("VerbForm") == "Inf" and self.low(j - 1) in ("à", "de", "d'"))
            and not self.reflexive(j, first)
        ):
            closed = hit.last < len(self.tokens) and self.low(hit.last) in self.words["clue_closing"]
            if self.reports_there(hit, token) or not comma and self.reported_there(token):
                return False
            return comma or closed or token.deprel != "nmod"
        return self.low(k - 1) in self.words["seat_meetings"] if k > first else False

    def reports_there(self, hit: NameHit, verb: Token) -> bool:
        """Whether what is reported lies there: "ses services signalent, à X, trois maisons détruites"."""
        k = hit.last
        if (
            k + 1 >= len(self.tokens)
            or self.low(k) != ","
            or not any(t.i < verb.i for t in self.tree.children(verb.i, "nsubj"))
        ):
            return False
        after = self.tokens[k + 1]
        return after.upos == "NUM" or self.low(k + 1) in self.words["clue_some"]

    def reported_there(self, verb: Token) -> bool:
        """Whether a participle tells of a noun before it: "no casualties reported in X"."""
        above = self.tokens[verb.head]
        part = verb.feats.get("VerbForm") == "Part" and verb.deprel.startswith("acl")
        return part and above.upos == "NOUN" and above.i < verb.i

    def fronted_seat(self, hit: NameHit, k: int, first: int) -> bool:
        """Whether a capital at the head of a sentence is where its ministry speaks: "À X, le ministère dit ..."."""
        if k != first or self.low(k) not in self.words["clue_in"] or hit.name not in self.words["metonyms"]:
            return False
        j = hit.last
        if j + 2 >= len(self.tokens) or self.low(j) != "," or self.tokens[j + 1].upos != "DET":
            return False
        last = self.tree.sentences[self.tokens[first].sentence].last
        if not self.national(j + 2, last):
            return False
        told = self.tokens[j + 3 : min(j + 14, last)]
        verb = next((t for t in told if t.upos == "VERB" and t.text.islower()), None)
        if verb is None:
            return False
        if verb.lemma == "faire":
            return self.low(verb.i + 1) == "état"
        return verb.lemma in self.words["verb_say"] and not self.reflexive(verb.i, first)

    def national(self, j: int, last: int) -> bool:
        """Whether a body of the whole country is named at token `j`, or somebody who speaks for one."""
        national = self.words["seat_national"]
        if self.whole_from(j) in national:
            return True
        of = self.words["clue_of"] | self.words["clue_articles"]
        k = next((k for k in range(j + 1, min(j + 6, last)) if self.low(k) not in of), last)
        return k < last and self.low(k - 1) in of and (self.whole_from(k) in national or self.tokens[k].text.isupper())

    def whole_from(self, j: int) -> str:
        """The wording of the hyphenated word that begins at token `j`: "état-major"."""
        end = j + 1
        while (
            end < len(self.tokens)
            and self.tokens[end].start == self.tokens[end - 1].end
            and "-" in (self.tokens[end].text, self.tokens[end - 1].text)
        ):
            end += 1
        return "".join(t.text for t in self.tokens[j:end]).lower()

    def office(self, hit: NameHit, k: int, first: int, kind: str | None) -> Role | None:
        """Seat where an office, a body or a speaker stands before the name, modifier where a war or an accord does."""
        of = self.low(k) in self.words["clue_of"]
        j, steps, nouns, other = k - 1, 0, 0, False
        while j >= first and steps < REACH:
            start, word = self.whole(j, first)
            token = self.tokens[j]
            if word in self.words["clue_ways"] and start > first and self.low(start - 1) in self.words["clue_in"]:
                return None  # "en direction de"
            if word in self.words["seat_heads"] and not (
                word in self.words["seat_fillers"] and self.headed(start, first)
            ):
                onlooker = word in self.words["seat_onlookers"] and not self.told(first)
                apart = not of and not onlooker and self.set_apart(start, first)
                if (
                    apart
                    or self.speaks(start, first)
                    or (self.says_next(hit) if not of else not other and not onlooker)
                ):
                    return self.seat(start, first, of, word, kind, hit.name in self.words["metonyms"])
                return None
            if of and word in self.words["mod_bodies"] and token.text[:1].isupper() and j > first:
                return Role(role="modifier", rule="role.part_of_name")
            if nouns == 0 and token.upos in ("NOUN", "PROPN") and word in self.words["mod_heads"]:
                if of and (word in self.words["mod_locative_heads"] or hit.nature and word in self.words["mod_gates"]):
                    return None
                if of or (kind == "country" and word in self.words["mod_wars"]):
                    return Role(role="modifier", rule="role.head_noun")
            if (
                nouns == 0
                and token.upos == "NOUN"
                and word in self.words["seat_meetings"]
                and word != "siège"
                and self.told(first)
            ):
                return Role(role="seat", rule="role.meeting")
            if self.according(j, first) or (
                word in self.words["clue_after"] and j > first and self.low(j - 1) in self.words["clue_of"]
            ):
                return Role(role="seat", rule="role.according_to")
            if token.upos in ("NOUN", "PROPN"):
                other = other or (word not in self.words["seat_fillers"] and not token.text[:1].isupper())
                nouns += 1
            elif token.upos not in ("ADJ", "DET", "ADP", "NUM") and word not in self.words["clue_glue"]:
                return None
            elif word in self.words["clue_breaks"]:
                return None
            j, steps = start - 1, steps + 1
        return None

    def whole(self, j: int, first: int) -> tuple[int, str]:
        """The first token and the wording of the hyphenated word that ends at token `j`: "état-major"."""
        start = j
        while (
            start - 1 >= first
            and self.tokens[start].start == self.tokens[start - 1].end
            and "-" in (self.tokens[start].text, self.tokens[start - 1].text)
        ):
            start -= 1
        return start, "".join(t.text for t in self.tokens[start : j + 1]).lower()

    def speaks(self, head: int, first: int) -> bool:
        """Whether the noun phrase headed at token `head` is named as a speaker: "selon ...", ", a dit ..."."""
        k = head - 1
        while k >= first and (
            self.tokens[k].upos in ("DET", "ADJ", "NUM", "ADV")
            or self.low(k) in self.words["clue_articles"]
            or self.low(k) in self.words["clue_aside"]
        ):
            k -= 1
        if k < first:
            return False
        before = self.tokens[k]
        if self.low(k) in self.words["clue_by"]:
            return k > first and self.tokens[k - 1].lemma in self.words["verb_say"]
        if self.low(k) in self.words["clue_quoting"] or self.according(k, first):
            return True
        if self.low(k) in self.words["clue_of"]:
            return k > first and self.low(k - 1) in self.words["clue_quoting_of"]
        return (
            before.upos in ("VERB", "AUX") and before.lemma in self.words["verb_say"] and not self.reflexive(k, first)
        )

    def set_apart(self, head: int, first: int) -> bool:
        """Whether an office acts in a group of its own, beside the clause: "..., with officials in X calling it"."""
        k = head - 1
        while k > first and self.tokens[k].upos in ("DET", "ADJ", "NUM", "NOUN"):
            k -= 1
        return k - 1 > first and self.low(k) in self.words.get("clue_absolute", ()) and self.low(k - 1) == ","

    def says_next(self, hit: NameHit) -> bool:
        """Whether a verb of saying follows the name, so that what stands before it is the speaker."""
        verb = self.next_verb(hit)
        return verb is not None and verb.lemma in self.words["verb_say"] and not self.reflexive(verb.i, 0)

    def told(self, first: int) -> bool:
        """Whether the sentence that starts at token `first` reports words."""
        sentence = self.tree.sentences[self.tokens[first].sentence]
        return any(
            t.upos == "VERB" and t.lemma in self.words["verb_say"] for t in self.tokens[sentence.first : sentence.last]
        )

    def headed(self, j: int, first: int) -> bool:
        """Whether the noun at `j` hangs by "de" on another office, which is then the head."""
        k = j - 1
        while k >= first and (self.low(k) in self.words["clue_articles"] or self.tokens[k].upos == "ADJ"):
            k -= 1
        return k >= first and self.low(k) in self.words["clue_of"]

    def seat(self, head: int, first: int, of: bool, word: str, kind: str | None, capital: bool) -> Role | None:
        """Seat for the office at token `head`, unless something is said to happen at it."""
        k = head - 1
        while k >= first and (
            self.tokens[k].upos in ("DET", "ADJ", "NUM") or self.low(k) in self.words["clue_articles"]
        ):
            k -= 1
        before = self.low(k) if k >= first else ""
        if word in self.words["seat_buildings"] and before in self.words["clue_at"]:
            return Role(role="modifier", rule="role.building_of") if of and kind == "country" else None
        if word in self.words["seat_buildings"] and k >= first and self.tokens[k].lemma in self.words["verb_strike"]:
            return Role(role="modifier", rule="role.building_of") if of and kind == "country" else None
        # the courts of a capital try the whole country's cases
        national = capital and word in self.words["seat_courts"]
        governs = of and word in self.words["seat_governing"] and not national
        return Role(role="seat", rule="role.office.governs" if governs else "role.office")
