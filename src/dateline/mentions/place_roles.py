"""What a place name does in its clause: where something happened, or only who spoke, acted, came from there.

Surface first: the words right before the name decide most cases; the parse is asked only whether a bare
capital or country is subject or object of its verb.
"""

from dataclasses import dataclass

from dateline.mentions.place_behind import behind
from dateline.mentions.place_names import NameHit
from dateline.mentions.place_words import lowered, role_words
from dateline.mentions.tree import Tree
from dateline.model import Token

REACH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The role of a name and the rule that gave it; a rule in `.governs`: the office named there runs the place."""

    role: str
    rule: str


class RoleReader:
    """Tells the role of names in one parsed document."""

    def __init__(self, tree: Tree, language: str) -> None:
        self.tree, self.tokens = tree, tree.tokens
        self.words = role_words(language)

    def low(self, k: int) -> str:
        """Token `k` in lower case; "A Goma" is "À Goma"."""
        return lowered(self.tokens, k)

    def role(self, hit: NameHit, kind: str | None) -> Role:
        """The role of a name whose gazetteer entry is of this kind (country, city, ...)."""
        first = self.tree.sentences[self.tokens[hit.lead].sentence].first
        if "behind_possessive" in self.words:
            party = hit.nature is None and (kind == "country" or hit.name in self.words["metonyms"])
            found = behind(self.tree, self.words, hit, party=party)
            if found is not None:
                return Role(role=found[0], rule=found[1])
        if part := self.part_of_name(hit, first):
            return part
        if self.labels(hit, first):
            return Role(role="event", rule="role.label")
        k = hit.lead - 1
        articles = 0
        capital = hit.nature is None and k >= first and self.low(k) in self.words["capital_nouns"]
        if capital:  # "in the Somali capital Mogadishu"
            k -= 2 if k > first and self.tokens[k - 1].text[:1].isupper() else 1
        while k >= first and self.low(k) in self.words["clue_articles"]:
            k, articles = k - 1, articles + 1
        before = self.low(k) if k >= first else ""
        if (origin := self.origin(k, first)) and not self.sheltered(hit, k, first):
            return origin
        if self.headed_for(k, first):
            return Role(role="modifier", rule="role.destination")
        if self.says_there(hit, k, first) or self.fronted_seat(hit, k, first):
            return Role(role="seat", rule="role.saying_there")
        if before in self.words["clue_of"] and kind in ("country", "area", "sea") and self.superlative(k, first):
            return Role(role="modifier", rule="role.superlative")
        if before in self.words["clue_prepositions"] and (seat := self.office(hit, k, first, kind)):
            return seat
        if self.clock(hit, first):
            return Role(role="modifier", rule="role.clock")
        if before in self.words["clue_with"] and hit.nature is None:
            return Role(role="modifier", rule="role.beneficiary")
        if before in self.words["clue_for"]:
            return Role(role="modifier", rule="role.beneficiary")
        metonym = hit.nature is None and hit.name in self.words["metonyms"] and not capital
        if k >= first and self.low(k - 1) in self.words["clue_groups"] and k > first:
            return Role(role="modifier", rule="role.part_of_name")
        if self.town_of(hit, first):
            return Role(role="event", rule="place.container")
        if self.war_of(hit, k, first):
            return Role(role="modifier", rule="role.head_noun")
        party = hit.nature is None and (kind == "country" or metonym)
        if party:
            return self.party(hit, k, first, kind, metonym, articles)
        if self.according(k, first):
            return Role(role="seat", rule="role.according_to")
        return Role(role="event", rule="role.event")

    def according(self, k: int, first: int) -> bool:
        """Whether token `k` or it and the one before it mean "according to"."""
        if k < first:
            return False
        said = self.words["clue_according"]
        return self.low(k) in said or (k > first and f"{self.low(k - 1)} {self.low(k)}" in said)

    def clock(self, hit: NameHit, first: int) -> bool:
        """Whether the name only tells whose clock is meant: "soit 1 heure du matin en X", "heure de X"."""
        words = [self.low(k) for k in range(max(first, hit.lead - 10), hit.lead)]
        hours = [n for n, w in enumerate(words) if w in self.words["clue_hours"]]
        if not hours:
            return False
        rest = words[hours[-1] + 1 :]
        local = len(rest) in (1, 2) and rest[-1] in self.words["clue_of"]
        return local or bool(self.words["clue_that_is"] & set(words[: hours[-1]]))

    def part_of_name(self, hit: NameHit, first: int) -> Role | None:
        """Modifier where the name is a piece of a longer one: a paper, a person, a unit."""
        if hit.nature is not None or hit.listed:
            return None
        t = self.tokens
        after = t[hit.last] if hit.last < len(t) and t[hit.last].sentence == t[hit.first].sentence else None
        before = self.low(hit.first - 1) if hit.first > first else ""
        if after is not None and after.text.lower() in self.words["days"]:
            after = None  # "in Kyiv Tuesday"
        if after is not None and after.text[:1].isupper() and after.start - t[hit.last - 1].end <= 1:
            named = after.upos in ("PROPN", "NOUN", "ADJ", "X")
            led = before in self.words["clue_led"]
            titled = before in self.words["clue_titled"] and hit.name in self.words["metonyms"]
            whole = after.entity == t[hit.last - 1].entity and after.upos == "PROPN"
            if titled or whole or (named and (hit.entity != "LOC" or (not led and after.upos == "PROPN"))):
                return Role(role="modifier", rule="role.part_of_name")
        if hit.first > first:
            prior = t[hit.first - 1]
            touching = t[hit.first].start - prior.end <= 1
            if (
                touching
                and prior.text[:1].isupper()
                and (prior.upos in ("PROPN", "X") or len(prior.text) > 1 and prior.text.isupper())
                and (prior.i > first or hit.entity == "PER")
            ):
                return Role(role="modifier", rule="role.part_of_name")
            if prior.text == "-" and prior.end == t[hit.first].start:
                return Role(role="modifier", rule="role.part_of_name")
        if hit.entity == "PER" and (hit.first == first or self.low(hit.first - 1) not in self.words["clue_locative"]):
            return Role(role="modifier", rule="role.person")
        return None

    def origin(self, k: int, first: int) -> Role | None:
        """Origin after "depuis", "en provenance de", "partis de", "fabriqués en"."""
        if k < first:
            return None
        word = self.low(k)
        if k > first + 1 and self.tokens[k - 1].upos == "ADV":
            k -= 1  # "originaires apparemment de X"
        prior = self.low(k - 1) if k > first else ""
        two = f"{self.low(k - 2)} {prior}" if k - 1 > first else prior
        ways = self.words["origin_prepositions"]
        if word in ways or (word in self.words["clue_of"] and (prior in ways or two in ways)):
            return Role(role="origin", rule="role.origin")
        if word in self.words["clue_of"] and prior in self.words["origin_verbs"]:
            return Role(role="origin", rule="role.origin")
        if word in self.words["origin_led"] and self.came(k, first):
            return Role(role="origin", rule="role.origin")
        if word in self.words["joining"] and self.words["origin_led"] and (head := self.list_led(k, first)) is not None:
            return self.origin(head, first)
        if word in self.words["clue_made"] and prior in self.words["origin_makers"]:
            return Role(role="origin", rule="role.made_in")
        return None

    def list_led(self, k: int, first: int) -> int | None:
        """The word that leads the list of names that token `k` joins: "from Kursk, Oryol and Bryansk"."""
        for j in range(k - 1, max(first - 1, k - 14), -1):
            if self.low(j) in self.words["origin_led"]:
                return j
            named = self.tokens[j].text[:1].isupper() or self.tokens[j].upos in ("NOUN", "DET")
            if not named and self.low(j) not in self.words["joining"]:
                return None
        return None

    def came(self, k: int, first: int) -> bool:
        """Whether a verb of coming or launching stands before "from" at token `k`: "fired 20 missiles from"."""
        for j in range(k - 1, max(first - 1, k - 8), -1):
            if self.low(j) in self.words["origin_verbs"]:
                return True
            if self.tokens[j].upos in ("VERB", "PUNCT"):
                return False
        return False

    def town_of(self, hit: NameHit, first: int) -> bool:
        """Whether "la cité du Masisi" is a town of that area: the town's own name would follow "de"."""
        k = hit.first - 1
        if k - 1 < first or self.low(k) not in self.words["clue_contracted"] or hit.name[:1].islower():
            return False
        return self.low(k - 1) in self.words["nature_city"]

    def war_of(self, hit: NameHit, k: int, first: int) -> bool:
        """Whether the name only tells which war: "la guerre à Gaza"."""
        named = hit.nature is None and hit.name.lower() in self.words["bare_countries"]
        return named and k > first and self.low(k - 1) in self.words["mod_conflicts"]

    def sheltered(self, hit: NameHit, k: int, first: int) -> bool:
        """Whether people are told of where they are: "camp de déplacés de X", "les déplacés du camp de X"."""
        if hit.nature in ("facility", "quarter") and self.low(k) in self.words["clue_of"]:
            return True
        if k > first + 1 and self.tokens[k - 1].upos == "ADV":
            k -= 1  # "un camp de réfugiés près de X"
        return (
            k - 3 >= first
            and self.low(k - 2) in self.words["clue_of"]
            and self.low(k - 3) in self.words["clue_shelters"]
        )

    def headed_for(self, k: int, first: int) -> bool:
        """Whether someone or something only goes there: "transporté à", "a fui au", "un vol pour"."""
        if k <= first or self.low(k) not in self.words["clue_ways_to"]:
            return False
        j = k - 1
        while j > first and (self.tokens[j].upos in ("ADV", "PUNCT") or self.low(j) in self.words["clue_by_means"]):
            j -= 1
        word = self.low(j)
        if self.low(k) in self.words["clue_for"]:
            return word in self.words["destination_journeys"]
        return word in self.words["destination_verbs"]

    def labels(self, hit: NameHit, first: int) -> bool:
        """Whether a name opens an item of a list and says where what follows was: "• Damas : pas de courant ..."."""
        if any(t.upos not in ("PUNCT", "SYM", "NUM", "X") for t in self.tokens[first : hit.lead]):
            return False
        k = hit.last
        if (
            k + 1 >= len(self.tokens)
            or self.tokens[k].text != ":"
            or self.tokens[k].sentence != self.tokens[first].sentence
        ):
            return False
        return self.tokens[k + 1].text not in ("«", '"', "“", "”")

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
        if j + 2 >= len(self.tokens) or self.low(j) != "," or self.low(j + 1) not in self.words["clue_articles"]:
            return False
        if self.whole_from(j + 2) not in self.words["seat_national"]:
            return False
        last = self.tree.sentences[self.tokens[first].sentence].last
        verb = next((t for t in self.tokens[j + 3 : min(j + 14, last)] if t.upos == "VERB"), None)
        return verb is not None and verb.lemma in self.words["verb_say"] and not self.reflexive(verb.i, first)

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

    def superlative(self, k: int, first: int) -> bool:
        """Whether the name only says of what something is the largest: "la plus grande centrale d'Europe"."""
        for j in range(k - 1, max(first, k - 7) - 1, -1):
            if self.tokens[j].upos in ("VERB", "AUX", "PUNCT"):
                return False
            if self.low(j) in self.words["clue_superlatives"]:
                return (
                    j > first
                    and self.low(j - 1) in self.words["clue_ranking"]
                    or self.low(j) in self.words["clue_ordinals"]
                )
        return False

    def reflexive(self, j: int, first: int) -> bool:
        """Whether the verb at token `j` is no saying after all: "un feu s'est déclaré", "a fait"."""
        if self.tokens[j].lemma == "faire":
            return True
        k = j - 1
        while k >= first and (self.tokens[k].upos in ("AUX", "ADV") or self.low(k) in self.words["clue_clitics"]):
            k -= 1
        return k >= first and self.low(k) in self.words["clue_reflexive"]

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
                if self.speaks(start, first) or (self.says_next(hit) if not of else not other and not onlooker):
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

    def party(self, hit: NameHit, k: int, first: int, kind: str | None, metonym: bool, articles: int) -> Role:
        """The role of a bare country or capital: party to the conflict, or place."""
        before = self.low(k) if k >= first else ""
        prior = self.low(k - 1) if k > first else ""
        if self.according(k, first) or (before in self.words["clue_after"] and prior in self.words["clue_of"]):
            return Role(role="seat", rule="role.according_to")
        if before in self.words["clue_party"]:
            return Role(role="actor", rule="role.party")
        if before in self.words["clue_against"]:
            near = range(max(first, k - 7), k)
            struck = any(self.low(n).startswith(tuple(self.words["clue_weapons"])) for n in near)
            return Role(role="event", rule="role.target") if struck else Role(role="actor", rule="role.party")
        if before in self.words["clue_inside"]:
            return Role(role="event", rule="role.event")
        if before in self.words["clue_at_or_to"]:
            return (
                Role(role="actor", rule="role.party")
                if kind == "country" and articles
                else Role(role="event", rule="role.event")
            )
        if before in self.words["clue_of"]:
            return self.complement(k, first, kind)
        return self.argument(hit, kind)

    def complement(self, k: int, first: int, kind: str | None) -> Role:
        """The role of a country or capital after "de": by the noun that governs it."""
        j = k - 1
        while j >= first and self.tokens[j].upos == "ADJ":
            j -= 1
        if j < first:
            return Role(role="event", rule="role.event")
        word, token = self.low(j), self.tokens[j]
        if word in self.words["mod_locative_heads"] and not (
            kind == "country" and word in self.words["mod_actor_heads"]
        ):
            return Role(role="event", rule="role.event")
        if word in self.words["mod_actor_heads"]:
            return Role(role="actor", rule="role.party")
        if kind == "country":
            if token.upos in ("NOUN", "PROPN"):
                return Role(role="modifier", rule="role.complement")
            return Role(role="event", rule="role.event")
        return Role(role="event", rule="role.event")

    def argument(self, hit: NameHit, kind: str | None) -> Role:
        """The role of a bare country or capital that no preposition leads: subject, object, apposition."""
        token = self.tokens[hit.first]
        verb = self.tokens[token.head]
        stricken = self.words.get("clue_stricken", frozenset())
        being = hit.last < len(self.tokens) and self.tokens[hit.last].lemma in self.words.get("clue_being", frozenset())
        if being and stricken & set(self.tree.lows[hit.last : hit.last + 5]):
            return Role(role="event", rule="role.suffers")  # "le pays est en proie à", "fait face depuis 2015 à"
        follows = self.next_verb(hit)
        if follows is not None:
            passive = follows.i > hit.last and any(
                self.low(k) in self.words["clue_passive"] for k in range(hit.last, follows.i)
            )
            if passive or self.tree.children(follows.i, "aux:pass"):
                return Role(role="event", rule="role.passive_subject")
            turned = any(self.low(n) in self.words["clue_reflexive"] for n in range(hit.last, follows.i))
            if turned and not passive and follows.lemma not in self.words["verb_awake"]:
                return Role(role="actor", rule="role.party")
            if follows.lemma in self.words["verb_suffer"] or turned:
                return Role(role="event", rule="role.suffers")
            if follows.lemma in self.words["verb_say"] and not self.reflexive(follows.i, 0):
                return Role(role="seat", rule="role.says")
            return Role(role="actor", rule="role.party")
        if token.deprel in ("obj", "nsubj:pass") or (verb.i < token.i and verb.upos == "VERB"):
            if verb.lemma in self.words["verb_strike"]:
                return Role(role="event", rule="role.struck")
            if verb.lemma in self.words["verb_say"] and not (
                verb.lemma in self.words["verb_address"] and not self.inserted(verb)
            ):
                return Role(role="seat", rule="role.says")
            return Role(role="actor", rule="role.party")
        if token.deprel == "nsubj":
            return Role(role="seat" if verb.lemma in self.words["verb_say"] else "actor", rule="role.party")
        return Role(role="event", rule="role.event")

    def inserted(self, verb: Token) -> bool:
        """Whether a verb opens an inserted "..., accuse Kiev": its group follows a comma or a closing quote."""
        k = verb.i - 1
        while k >= 0 and self.tokens[k].upos in ("AUX", "ADV", "PRON"):
            k -= 1
        return k >= 0 and self.tokens[k].upos == "PUNCT"

    def next_verb(self, hit: NameHit) -> Token | None:
        """The verb group that begins right after a name: "Moscou a également annoncé"."""
        k, last = hit.last, self.tree.sentences[self.tokens[hit.first].sentence].last
        steps, seen = 0, False
        while k < last and steps < 6:
            token = self.tokens[k]
            if token.upos == "AUX":
                seen = True
            elif token.upos == "VERB" or (seen and token.upos in ("ADJ", "NOUN")):
                return token
            elif token.upos not in ("ADV", "PRON") and self.low(k) not in self.words["clue_aside"]:
                return None
            k, steps = k + 1, steps + 1
        return None
